// Replacing: templates with groups, literal text, functions; bytes are copied.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	for _, c := range []struct{ expr, text, template string }{
		{`a(x*)b`, "-ab-axxb-", "T"},
		{`a(x*)b`, "-ab-axxb-", "$1"},
		{`a(x*)b`, "-ab-axxb-", "$1W"},
		{`a(x*)b`, "-ab-axxb-", "${1}W"},
		{`a(?P<n>x*)b`, "-ab-axxb-", "$n.${n}.$$.$0.$9.$x.$"},
		{`a(x*)b`, "-ab-axxb-", "${}${1${-}$-"},
		{`(a)|(b)`, "abc", "<$1|$2>"},
		{`a*`, "baaac", "x"},
		{``, "日本", "|"},
		{`\b`, "go is fun", "'"},
		{`[^x]`, "a\xffb", "<$0>"},
		{`(?P<n>a)|(?P<n>b)`, "ab", "[$n]"},
		{`a`, "bcd", "x"},
		{`(.)`, "ab", "$01 $1 $123456789"},
		{`^`, "a\nb", "> "},
		{`(?m)^`, "a\nb", "> "},
	} {
		re := regexp.MustCompile(c.expr)
		fmt.Printf("%q %q\n", re.ReplaceAllString(c.text, c.template), re.ReplaceAllLiteralString(c.text, c.template))
		fmt.Printf("\t%q %q\n", re.ReplaceAllStringFunc(c.text, strings.ToUpper), re.ReplaceAll([]byte(c.text), []byte(c.template)))
		fmt.Printf("\t%q\n", re.ReplaceAllFunc([]byte(c.text), func(b []byte) []byte { return []byte(string(b) + "!") }))
	}

	pair := regexp.MustCompile(`(?m)(?P<key>\w+):\s+(?P<value>\w+)$`)
	text := "option1: value1\noption2: value2\n"
	var out []byte
	for _, m := range pair.FindAllStringSubmatchIndex(text, -1) {
		out = pair.ExpandString(out, "$key=$value\n", text, m)
	}
	fmt.Print(string(out))
	fmt.Printf("%s\n", pair.Expand(nil, []byte("$value"), []byte(text), pair.FindSubmatchIndex([]byte(text))))

	src := []byte("nothing here")
	same := regexp.MustCompile("zzz").ReplaceAll(src, []byte("x"))
	same[0] = 'N'
	fmt.Printf("%s %s %q\n", src, same, regexp.QuoteMeta(`[a].*$ é`))

	var re regexp.Regexp
	fmt.Println(re.UnmarshalText([]byte("a+b")), re.MatchString("xaab"), &re)
	fmt.Println(re.UnmarshalText([]byte("a(")))
}
