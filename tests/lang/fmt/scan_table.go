// The scanning family: operands, formats, and what is said of input that does not fit.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

type celsius float64

type word string

type pair struct{ x, y int }

// Scan reads "<x,y>" with a format of its own.
func (p *pair) Scan(state fmt.ScanState, verb rune) error {
	_, err := fmt.Fscanf(state, "<%d,%d>", &p.x, &p.y)
	return err
}

// letters takes letters only, and remembers what it was asked.
type letters struct{ got string }

func (l *letters) Scan(state fmt.ScanState, verb rune) error {
	token, err := state.Token(true, func(r rune) bool { return 'a' <= r && r <= 'z' })
	width, ok := state.Width()
	l.got = fmt.Sprintf("%%%c %d %t %s", verb, width, ok, token)
	return err
}

type spaced struct{ reached bool }

func (s *spaced) Scan(state fmt.ScanState, verb rune) error {
	state.SkipSpace()
	s.reached = true
	r, size, err := state.ReadRune()
	fmt.Println("rune:", string(r), size, err, state.UnreadRune())
	_, err = state.Read(make([]byte, 1))
	fmt.Println("read:", err)
	_, err = state.Token(false, nil)
	return err
}

type failing struct{}

func (failing) Scan(state fmt.ScanState, verb rune) error { return errors.New("no such value") }

type atEnd struct{}

func (atEnd) Scan(state fmt.ScanState, verb rune) error { return io.EOF }

func show(n int, err error, args []any) {
	fmt.Print("  ", n, " ", err, ":")
	for _, a := range args {
		switch v := a.(type) {
		case *int:
			fmt.Print(" ", *v)
		case *uint8:
			fmt.Print(" ", *v)
		case *float64:
			fmt.Print(" ", *v)
		case *complex128:
			fmt.Print(" ", *v)
		case *string:
			fmt.Printf(" %q", *v)
		case *[]byte:
			fmt.Printf(" %q", *v)
		case *rune:
			fmt.Printf(" %q", *v)
		case *bool:
			fmt.Print(" ", *v)
		case *celsius:
			fmt.Print(" ", *v)
		case *word:
			fmt.Printf(" %q", *v)
		case *pair:
			fmt.Print(" ", *v)
		case *letters:
			fmt.Printf(" %q", v.got)
		default:
			fmt.Printf(" %T", a)
		}
	}
	fmt.Println()
}

func scan(text string, args ...any) {
	fmt.Printf("Sscan %q\n", text)
	n, err := fmt.Sscan(text, args...)
	show(n, err, args)
}

func scanln(text string, args ...any) {
	fmt.Printf("Sscanln %q\n", text)
	n, err := fmt.Sscanln(text, args...)
	show(n, err, args)
}

func scanf(text, format string, args ...any) {
	fmt.Printf("Sscanf %q %q\n", text, format)
	n, err := fmt.Sscanf(text, format, args...)
	show(n, err, args)
}

func main() {
	i := func() any { return new(int) }
	s := func() any { return new(string) }
	f := func() any { return new(float64) }

	scan("", i())
	scan("  \n ", i())
	scan("1", i(), s())
	scan("7 seven\n7.5", i(), s(), f())
	scan("0x1f 0b11 0o17 017 1_000", i(), i(), i(), i(), i())
	scan("x", i())
	scan("99999999999999999999", i())
	scan("256", new(uint8))
	scan("-1", new(uint8))
	scan("true F 1 tru", new(bool), new(bool), new(bool), new(bool))
	scan("(1-2i) 3+4i 5", new(complex128), new(complex128), new(complex128))
	scan("inf NaN 0x1p4 3p2 1e400", f(), f(), f(), f(), f())
	scan("-40 hot", new(celsius), new(word))
	scan("bytes", new([]byte))
	scan("<3,4> <5;6>", new(pair), new(pair))
	scan("abc1 9", new(letters), i())
	scan("  xy", &spaced{})
	scan("1", failing{})
	scan("1", atEnd{})
	scan("1", 5)
	scan("1", new(any))
	scan("1", new([]int))

	scanln("1 2\n", i(), i())
	scanln("1\n2", i(), i())
	scanln("1 2 3", i(), i())
	scanln("1 2 \r\n3", i(), i())
	scanln("\n1", i())
	scanln("", i())
	late := &spaced{}
	scanln("\nx", late)
	fmt.Println(late.reached)

	scanf("12:34", "%d:%d", i(), i())
	scanf("12 34", "%d:%d", i(), i())
	scanf("12345", "%2d%3d", i(), i())
	scanf("ff 377 101", "%x %o %b", i(), i(), i())
	scanf("U+4E16", "%U", new(rune))
	scanf("世x", "%c%c", new(rune), i())
	scanf(`"a\tb" raw`, "%q %s", s(), s())
	scanf("`raw text` rest", "%q %v", s(), s())
	scanf(`"open`, "%q", s())
	scanf("plain", "%q", s())
	scanf("68656c6c6f", "%x", s())
	scanf("6g", "%x", s())
	scanf("zz", "%x", s())
	scanf("50%", "%d%%", i())
	scanf("5", "%d %d", i())
	scanf("5 6", "%d", i(), i())
	scanf("5", "%z", i())
	scanf("5", "%s", i())
	scanf("5", "%d", f())
	scanf("5", "%", i())
	scanf("age 5\nage 6", "age %d\nage %d", i(), i())
	scanf("age 5 age 6", "age %d\nage %d", i(), i())
	scanf("1\n2", "%d %d", i(), i())
	scanf("1 2", "%d\n%d", i(), i())
	scanf("1  , 2", "%d ,%d", i(), i())
	scanf("1,2", "%d ,%d", i(), i())
	scanf("abcdef", "%3v%2v", new(letters), new(letters))

	in := bufio.NewReader(strings.NewReader("1 2 rest of it\nnext"))
	a, b := i(), i()
	n, err := fmt.Fscan(in, a, b)
	show(n, err, []any{a, b})
	rest, _ := in.ReadString('\n')
	fmt.Printf("%q\n", rest)

	fmt.Println(string(fmt.Append([]byte("x"), 1, 2)), string(fmt.Appendf(nil, "%03d", 7)),
		string(fmt.Appendln(nil, "a", 1)))

	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Sscan("1", nil)
}
