package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/big"
	"os"
	"strings"
	"time"
)

// Every kind of flag, good and wrong arguments, usage texts, and wrong declarations.

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

type touchy struct{ p *int }

func (t touchy) String() string   { return fmt.Sprint(*t.p) }
func (t touchy) Set(string) error { return errors.New("never") }

type count int

func (c *count) String() string   { return fmt.Sprint(int(*c)) }
func (c *count) Set(string) error { *c++; return nil }
func (c *count) IsBoolFlag() bool { return true }
func (c *count) Get() any         { return int(*c) }

func all(name string, out io.Writer) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(out)
	f.Bool("b", false, "a short bool")
	f.Bool("yes", true, "a true bool")
	f.Int("i", 0, "an `amount` of things")
	f.Int64("i64", -5, "line one\nline two")
	f.Uint("u", 7, "")
	f.Uint64("u64", 0, "one ` alone")
	f.String("s", "", "text")
	f.String("str", "a \"q\"", "quoted `` name")
	f.Float64("f", 1.5, "float")
	f.Duration("d", time.Second, "how long")
	f.Func("fn", "a function", func(s string) error {
		if s == "bad" {
			return errors.New("it is bad")
		}
		fmt.Fprintf(out, "fn(%q)\n", s)
		return nil
	})
	f.BoolFunc("bf", "a bool function", func(s string) error {
		if s == "false" {
			return errors.New("cannot be false")
		}
		fmt.Fprintf(out, "bf(%q)\n", s)
		return nil
	})
	f.TextVar(new(big.Int), "big", big.NewInt(12), "a big number")
	f.Var(&list{"x", "y"}, "l", "a list")
	f.Var(new(count), "c", "a counter")
	return f
}

func try(args ...string) {
	f := all("prog", os.Stdout)
	f.Usage = func() { fmt.Println("(usage)") }
	err := f.Parse(args)
	fmt.Printf("%q: err=%v parsed=%v args=%q n=%d nflag=%d arg0=%q arg9=%q\n",
		args, err, f.Parsed(), f.Args(), f.NArg(), f.NFlag(), f.Arg(0), f.Arg(9)+f.Arg(-1))
	f.Visit(func(fl *flag.Flag) {
		fmt.Printf("  %s=%s", fl.Name, fl.Value)
		if g, ok := fl.Value.(flag.Getter); ok {
			fmt.Printf(" %T %v", g.Get(), g.Get())
		}
		fmt.Println()
	})
}

func panics(what string, fn func()) {
	defer func() { fmt.Printf("%s: %v\n", what, recover()) }()
	fn()
}

func main() {
	parsing()
	usage()
	declaring()
	setting()
	handling()
	program()
}

func parsing() {
	try()
	try("-b", "-i", "3", "rest", "-u", "1")
	try("-b=false", "--i=0x1F", "-i64=-0b11", "-u", "0o17", "-u64=18446744073709551615", "--", "-b")
	try("-b=T", "-yes=0", "-s=", "-str", "=", "-f", "1e3", "-d=1h2m", "-", "x")
	try("-s", "-b", "a=b")
	try("-fn", "one", "-fn=two", "-bf", "-bf=x", "y")
	try("-bf=false")
	try("-fn=bad")
	try("-big", "123456789012345678901234567890", "-l", "1", "-l=2", "-c", "-c", "-c=9")
	try("-big=x")
	for _, wrong := range []string{"-b=maybe", "-i=x", "-i=99999999999999999999", "-i", "-u=-1", "-u64=1.5", "-f=z",
		"-f=1e999", "-d=5", "-d", "-nope", "-nope=1", "---", "---x", "-=1", "--=", "-h", "--help", "-help=1", "-i=", "-i=1_000"} {
		try("-yes", wrong)
	}
	f := flag.NewFlagSet("h", flag.ContinueOnError)
	h := f.Bool("h", false, "own")
	fmt.Println(f.Parse([]string{"-h"}), *h, errors.Is(flag.ErrHelp, flag.ErrHelp), flag.ErrHelp)
}

func usage() {
	all("prog", os.Stdout).Parse([]string{"-help"})
	fmt.Println("--")
	all("", os.Stdout).Parse([]string{"-oops"})
	fmt.Println("--")
	n := 1
	f := flag.NewFlagSet("touchy", flag.ContinueOnError)
	f.SetOutput(os.Stdout)
	f.Var(touchy{&n}, "t", "panics on zero")
	f.Var(&touchy{&n}, "tt", "panics on zero too")
	f.Int("z", 0, "zero")
	f.PrintDefaults()
	for _, u := range []string{"", "x", "`a` b", "a `b", "`", "``", "`a``b`"} {
		name, text := flag.UnquoteUsage(&flag.Flag{Name: "q", Usage: u, Value: &list{}})
		fmt.Printf("%q %q %q\n", u, name, text)
	}
	var zero flag.FlagSet
	zero.SetOutput(os.Stdout)
	zero.Duration("wait", 0, "`time` to wait")
	fmt.Println(zero.Parse([]string{"-x"}), zero.Name() == "", zero.ErrorHandling())
}

func declaring() {
	f := flag.NewFlagSet("decl", flag.ContinueOnError)
	f.SetOutput(os.Stdout)
	f.Int("a", 1, "")
	panics("again", func() { f.Bool("a", true, "") })
	panics("dash", func() { f.Int("-a", 1, "") })
	panics("equals", func() { f.Int("a=b", 1, "") })
	var t time.Time
	panics("text type", func() { f.TextVar(&t, "t", big.NewInt(1), "") })
	f.Init("", flag.ContinueOnError)
	panics("again, no name", func() { f.Bool("a", true, "") })
	fmt.Println(f.Set("late", "1"))
	panics("late", func() {
		defer func() {
			text := fmt.Sprint(recover())
			_, after, _ := strings.Cut(text, "flag_sets.go:")
			show(strings.Fields(text)[:4], after)
		}()
		f.Int("late", 1, "")
	})
}

func show(a ...any) { fmt.Println(a...) }

func setting() {
	f := flag.NewFlagSet("set", flag.ContinueOnError)
	var x int
	var name string
	f.IntVar(&x, "x", 4, "the x")
	f.StringVar(&name, "name", "joe", "the name")
	fmt.Println(x, name, f.Set("x", "9"), f.Set("x", "q"), x, f.Set("y", "1"), f.NFlag())
	fl := f.Lookup("x")
	fmt.Println(fl.Name, fl.Usage, fl.DefValue, fl.Value, f.Lookup("none") == nil)
	f.VisitAll(func(f *flag.Flag) { fmt.Print(f.Name, " ") })
	fmt.Println(f.Output() == os.Stderr, f.Name(), f.ErrorHandling())
	f.SetOutput(nil)
	fmt.Println(f.Output() == os.Stderr, f.Parsed())
}

func handling() {
	f := flag.NewFlagSet("p", flag.PanicOnError)
	f.SetOutput(io.Discard)
	panics("parse", func() { f.Parse([]string{"-x"}) })
	panics("help", func() { f.Parse([]string{"-h"}) })
}

func program() {
	old := os.Args
	os.Args = []string{"/bin/tool", "-n", "5", "-v", "-to=2s", "in", "out"}
	n := flag.Int("n", 1, "how many")
	v := flag.Bool("v", false, "talk")
	var to time.Duration
	flag.DurationVar(&to, "to", 0, "until")
	flag.Func("f", "call", func(string) error { return nil })
	flag.TextVar(new(big.Int), "big", big.NewInt(3), "number")
	fmt.Println(flag.Parsed(), *n)
	flag.Parse()
	fmt.Println(flag.Parsed(), *n, *v, to, flag.Args(), flag.NArg(), flag.Arg(1), flag.NFlag())
	flag.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println(flag.Set("n", "6"), *n, flag.Lookup("n").Value, flag.Set("zz", ""))
	flag.CommandLine.SetOutput(os.Stdout)
	flag.Usage()
	flag.CommandLine = flag.NewFlagSet("other", flag.ContinueOnError)
	flag.CommandLine.SetOutput(os.Stdout)
	flag.Float64("ratio", 0.5, "part")
	flag.PrintDefaults()
	flag.CommandLine.Parse([]string{"-r"})
	os.Args = old
}
