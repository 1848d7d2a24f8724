// text/template: templates that know each other, files, options, escaping, numbers, errors of writers.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing/fstest"
	"text/template"
	"text/template/parse"
)

func show(t *template.Template, err error, data any) {
	if err != nil {
		fmt.Println("parse:", err)
		return
	}
	var b strings.Builder
	err = t.Execute(&b, data)
	fmt.Printf("%q %v\n", b.String(), err)
}

func parseAndShow(text string, data any) {
	t, err := template.New("t").Parse(text)
	show(t, err, data)
}

func panics(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func names(t *template.Template) (list []string) {
	for _, x := range t.Templates() {
		list = append(list, x.Name())
	}
	sort.Strings(list)
	return list
}

func families() {
	root := template.Must(template.New("root").Parse(`{{define "a"}}A{{template "b" .}}{{end}}{{define "b"}}B{{.}}{{end}}root {{template "a" 1}}`))
	show(root, nil, 2)
	fmt.Println(names(root), root.Lookup("a").Name(), root.Lookup("zz"), root.Name())
	clone := template.Must(root.Clone())
	template.Must(clone.Parse(`{{define "b"}}changed {{.}}{{end}}`))
	show(root, nil, 2)
	show(clone, nil, 2)
	fmt.Println(root.ExecuteTemplate(os.Stdout, "zz", 1))
	fmt.Println(root.ExecuteTemplate(os.Stdout, "b", "x"))
	empty := template.New("empty")
	fmt.Printf("%q %v %v\n", empty.DefinedTemplates(), empty.Lookup("x"), empty.Templates())
	fmt.Println(empty.Execute(os.Stdout, nil))
	sub := empty.New("sub")
	fmt.Println(sub.Execute(os.Stdout, nil), names(empty))
	template.Must(sub.Parse("text"))
	fmt.Printf("%v %q %q\n", names(empty), empty.DefinedTemplates(), template.Must(template.New("50%").Parse("")).Execute(os.Stdout, nil))
	c, err := template.New("c").Clone()
	fmt.Println(c.Name(), err)
	// A definition that is empty does not replace, one that is not does.
	t := template.Must(template.New("t").Parse(`{{define "x"}}old{{end}}{{template "x"}}`))
	template.Must(t.Parse(`{{define "x"}} {{/* nothing */}} {{end}}{{template "x"}}`))
	show(t, nil, nil)
	template.Must(t.Parse(`{{define "x"}}new{{end}}{{template "x"}}`))
	show(t, nil, nil)
	_, err = t.Parse(`{{define "x"}}1{{end}}{{define "x"}}2{{end}}`)
	fmt.Println(err)
	tree, err := parse.Parse("p", "tree of {{.}}{{define \"q\"}}{{end}}", "", "")
	fmt.Println(len(tree), err)
	added, err := t.AddParseTree("added", tree["p"])
	show(added, err, "added")
	fmt.Println(names(t))
	show(template.Must(template.New("r").Parse(`{{define "r"}}itself{{end}}`)), nil, nil)
	deep := template.Must(template.New("d").Parse(`{{if .}}{{template "d" slice . 1}}{{else}}bottom{{end}}`))
	show(deep, nil, strings.Repeat("x", 200))
}

func files() {
	dir, _ := os.MkdirTemp("", "template")
	defer os.RemoveAll(dir)
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{"a.tmpl": `a calls {{template "b.tmpl" .}}`, "b.tmpl": "b: {{.}}\n", "bad.txt": "line\n{{.x"} {
		os.WriteFile(filepath.Join(dir, name), []byte(text), 0600)
		fsys["d/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	clean := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR") }
	t, err := template.ParseFiles(in("a.tmpl"), in("b.tmpl"))
	show(t, err, 1)
	t, err = template.ParseGlob(in("*.tmpl"))
	show(t, err, 2)
	t, err = template.New("b.tmpl").ParseFiles(in("a.tmpl"), in("b.tmpl"))
	show(t, err, 3)
	t, err = template.New("own").ParseGlob(in("*.tmpl"))
	fmt.Println(names(t), err, t.Execute(os.Stdout, 1))
	t, err = template.ParseFS(fsys, "d/*.tmpl")
	show(t, err, 4)
	t, err = template.New("x").ParseFS(fsys, "d/b*.tmpl", "d/a.tmpl")
	fmt.Println(names(t), err)
	for _, f := range []func() (*template.Template, error){
		func() (*template.Template, error) { return template.ParseFiles() },
		func() (*template.Template, error) { return template.ParseFiles(in("none")) },
		func() (*template.Template, error) { return template.ParseFiles(in("bad.txt")) },
		func() (*template.Template, error) { return template.ParseGlob(in("none*")) },
		func() (*template.Template, error) { return template.ParseGlob("[") },
		func() (*template.Template, error) { return template.ParseFS(fsys, "none*") },
		func() (*template.Template, error) { return template.ParseFS(fsys) },
		func() (*template.Template, error) { return template.ParseFS(fsys, "[") },
	} {
		_, err := f()
		fmt.Println(clean(err))
	}
}

func options() {
	m := map[string]int{"a": 1}
	for _, o := range []string{"missingkey=default", "missingkey=invalid", "missingkey=zero", "missingkey=error"} {
		t := template.Must(template.New("t").Option(o).Parse("{{.a}} {{.b}} {{.b.c}}"))
		show(t, nil, m)
		show(t, nil, map[string]any{"a": 1})
		show(t, nil, nil)
	}
	panics(func() { template.New("t").Option("") })
	panics(func() { template.New("t").Option("missingkey=what") })
	panics(func() { template.New("t").Option("what") })
	panics(func() { template.New("t").Funcs(template.FuncMap{"a-b": strings.ToUpper}) })
	panics(func() { template.New("t").Funcs(template.FuncMap{"": strings.ToUpper}) })
	panics(func() { template.New("t").Funcs(template.FuncMap{"f": 1}) })
	panics(func() { template.New("t").Funcs(template.FuncMap{"f": func() {}}) })
	panics(func() { template.New("t").Funcs(template.FuncMap{"f": func() (int, int) { return 1, 2 }}) })
	panics(func() { template.New("t").Funcs(template.FuncMap{"f": func() (int, int, error) { return 1, 2, nil }}) })
	panics(func() { template.Must(template.New("t").Parse("{{")) })
	t := template.New("t").Delims("<<", ">>").Funcs(template.FuncMap{"break": func() string { return "a function" }, "len": func(any) string { return "mine" }})
	template.Must(t.Parse("{{.}} <<.>> <<- . ->> x <<break>> <<len .>> <<template \"u\" .>><<define \"u\">>[<<.>>]<<end>>"))
	show(t, nil, 5)
	template.Must(t.Delims("", "").Parse("{{.}} <<.>>"))
	show(t, nil, 6)
	template.Must(t.Delims("|", "|").Parse("|.| and |- . -| and | . -| x"))
	show(t, nil, 7)
}

type failing struct{ after int }

func (f *failing) Write(b []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

var errOwn = errors.New("own")

func failures() {
	t := template.Must(template.New("t").Parse("text {{.}} more"))
	for i := range 4 {
		fmt.Println(t.Execute(&failing{i}, "x"))
	}
	t = template.Must(template.New("t").Funcs(template.FuncMap{"f": func() (int, error) { return 0, errOwn }}).Parse("{{f}}"))
	err := t.Execute(os.Stdout, nil)
	var ee template.ExecError
	fmt.Println(errors.Is(err, errOwn), errors.As(err, &ee), ee.Name, ee.Err)
	t = template.Must(template.New("out").Parse("{{define \"in\"}}\n\n  {{.X}}{{end}}{{template \"in\" .}}"))
	fmt.Println(t.Execute(os.Stdout, 1))
	fmt.Println(template.Must(template.New("t").Funcs(template.FuncMap{"p": func() int { panic(errOwn) }, "q": func() int { panic("text") }}).Parse("{{p}}")).Execute(os.Stdout, 1))
	parseAndShow("{{index . 5}}", []int{1})
	parseAndShow("{{index . 1}}", []int{1})
	parseAndShow("{{call . 1}}", func(int) int { var m map[string]int; m["x"] = 1; return 1 })
}

func escapes() {
	all := "a<b>&'\"=\\\x00\n\t\x1f\x7f é日本\u2028\U0001F600\xff\ufffd/ +?"
	fmt.Printf("%q\n%q\n", template.HTMLEscapeString(all), template.JSEscapeString(all))
	fmt.Printf("%q %q %q\n", template.HTMLEscaper(1, "<", "a", 2, 3), template.JSEscaper("'", nil), template.URLQueryEscaper("a b&c=d", 1))
	var b bytes.Buffer
	template.HTMLEscape(&b, []byte("<x>"))
	template.JSEscape(&b, []byte("'x'"))
	fmt.Println(b.String())
	parseAndShow(`{{html .}} {{js .}} {{urlquery .}} {{. | html | js}} {{html}} {{html 1 . 2}}`, all)
	parseAndShow(`{{print 1 2 "a" "b" nil}}|{{println .}}|{{printf "%d %q %v" 1 "x" .}}`, []string{"x"})
	for _, v := range []any{nil, 0, 1, "", "x", []int{}, []int{1}, map[int]int{}, struct{}{}, 0.0, -0.0, 0i, (*int)(nil), new(int), false, func() {}, make(chan int), errOwn, [0]int{}, uint8(0)} {
		yes, ok := template.IsTrue(v)
		fmt.Print(yes, ok, " ")
	}
	fmt.Println()
}

func numbers() {
	for _, s := range []string{"1", "-1", "0x1F", "0b101", "0o17", "017", "1_000", "1.5", "1e3", "1.e3", ".5", "0x1p4", "'a'", "'\\n'", "'é'", "'\\x41'", "1i", "1.5i", "1+2i", "1e3i", "-0", "0x", "1__0", "08", "1e", "1e400",
		"9223372036854775807", "9223372036854775808", "18446744073709551616", "'ab'", "''", "'", "1.2.3", "+1", "+-1", "1+2", "0xi", "1a", "'\\q'", "4294967295", "1e19", "0x1F.8p1", "1_", "_1"} {
		parseAndShow("{{print "+s+"}}{{printf \" %T\" "+s+"}}", nil)
	}
	f := template.FuncMap{"u8": func(x uint8) string { return fmt.Sprint(x) }, "i8": func(x int8) string { return fmt.Sprint(x) }, "f32": func(x float32) string { return fmt.Sprint(x) }, "c": func(x complex128) string { return fmt.Sprint(x) },
		"s": func(x string) string { return x }, "b": func(x bool) bool { return x }, "e": func(e error) bool { return e == nil }, "p": func(p *int) bool { return p == nil }, "m": func(m map[int]int) int { return len(m) }}
	for _, s := range []string{"u8 1", "u8 -1", "u8 'a'", "u8 1e2", "u8 1.5", "i8 -3", "i8 2.0", "f32 1", "f32 1.5", "f32 1i", "c 1", "c 1.5", "c 2i", "s 1", "s `x`", "b 1", "b true", "e nil", "p nil", "m nil", "m 1", "u8 nil", "s nil", "e 1", "u8 .", "s .", "u8 true", "i8 (1)", "1 | u8", "1 | s"} {
		t, err := template.New("t").Funcs(f).Parse("{{" + s + "}}")
		show(t, err, 3)
	}
}

func trees() {
	text := "{{/* c */}}a {{- $x := 1 -}} {{if eq $x 1 2}}b{{else if .Y}}c{{else}}d{{end}}{{range $i, $e := .L}}{{break}}{{continue}}{{else}}e{{end}}{{with .X.Y (print 1).Z}}{{.}}{{end}}{{template \"t\" .}}{{\"s\" | printf `%s`}}{{nil | print}}{{$x = 'a'}}"
	t := parse.New("tree")
	t.Mode = parse.ParseComments | parse.SkipFuncCheck
	set := map[string]*parse.Tree{}
	tree, err := t.Parse(text, "", "", set)
	if err != nil {
		fmt.Println(err)
		t.Mode = parse.SkipFuncCheck
		tree, err = t.Parse(strings.Replace(text, "{{nil | print}}", "", 1), "", "", set)
	}
	fmt.Println(err, len(set))
	fmt.Println(tree.Root)
	fmt.Println(tree.Copy().Root.String() == tree.Root.String())
	for _, n := range tree.Root.Nodes {
		where, what := tree.ErrorContext(n)
		fmt.Printf("%d %s %T %s\n", n.Type(), where, n, what)
	}
	for _, s := range []string{"", " \n", "x", "{{/* c */}}", "{{define `x`}}a{{end}} ", "{{1}}"} {
		set, err := parse.Parse("e", s, "", "")
		fmt.Print(parse.IsEmptyTree(set["e"].Root), err, " ")
	}
	_, err = parse.Parse("e", "{{f 1}}", "", "", map[string]any{"g": 1})
	fmt.Println(err)
	fmt.Println(parse.NewIdentifier("id").SetPos(3).Position(), parse.NewIdentifier("id"))
}

func main() {
	families()
	files()
	options()
	failures()
	escapes()
	numbers()
	trees()
}
