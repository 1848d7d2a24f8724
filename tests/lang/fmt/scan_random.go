// Scanning of random texts by random formats into random types: what comes out, as a check sum for
// every hundred cases.
package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"strings"
)

type myInt int8
type myStr string
type myBytes []byte
type myByte byte
type sc struct{ text string }

func (p *sc) Scan(st fmt.ScanState, verb rune) error {
	w, ok := st.Width()
	tok, err := st.Token(verb != 'c', func(r rune) bool { return r >= 'a' && r <= 'z' })
	p.text = fmt.Sprint(w, ok, string(verb), string(tok))
	return err
}

type sc2 struct {
	a  int
	b  string
	st string
}

func (p *sc2) Scan(st fmt.ScanState, verb rune) error {
	p.st = "in"
	st.SkipSpace()
	p.st = "after"
	_, err := fmt.Fscan(st, &p.a, &p.b)
	return err
}

func pick(r *rand.Rand, xs []string) string { return xs[r.Intn(len(xs))] }

func main() {
	r := rand.New(rand.NewSource(1))
	sum := uint32(0)
	ins := strings.Split("1|12|-7|+3|0x1F|0b101|0o17|017|1_000|x|a|b|abc|true|T|tr|false|f|F|FALSE|1.5|-2e3|0x1p4|3p2|nan|inf|-inf|+Inf|(1+2i)|1+2i|1-i|(1+2i|\"q\\ns\"|`raw`|\"open|'c'|世|é|U+4e16|U+|deadbeef|dead b|99999999999999999999|300|-200|%|,|:|.|_|\xff|e|E5|1e|.5|5.|1e400|0|00|08", "|")
	seps := strings.Split(" |  |\n| \n|\n\n|\t|\r\n||||, |:|\u00a0|\r", "|")
	verbs := strings.Split("d|d|v|v|s|q|x|X|b|o|U|c|t|e|f|g|G|E|F|5d|2s|3v|1c|0d|%|5%|w|p|T|", "|")
	fseps := strings.Split(" |  |\n| \n|\n |\t||||,|, |:|%%|a|b| %%|1", "|")
	for k := 0; k < 1000; k++ {
		in, format := "", ""
		for i := r.Intn(5); i >= 0; i-- {
			in += pick(r, ins) + pick(r, seps)
		}
		if r.Intn(4) == 0 {
			in = pick(r, seps) + in
		}
		if r.Intn(4) == 0 {
			format = pick(r, fseps)
		}
		for i := r.Intn(4); i >= 0; i-- {
			format += "%" + pick(r, verbs) + pick(r, fseps)
		}
		var args []any
		for i := r.Intn(4); i >= 0; i-- {
			switch r.Intn(26) {
			case 0, 1, 2:
				args = append(args, new(int))
			case 3, 4, 5:
				args = append(args, new(string))
			case 6:
				args = append(args, new(float64))
			case 7:
				args = append(args, new(float32))
			case 8:
				args = append(args, new(bool))
			case 9:
				args = append(args, new(rune))
			case 10:
				args = append(args, new([]byte))
			case 11:
				args = append(args, new(uint))
			case 12:
				args = append(args, new(int8))
			case 13:
				args = append(args, new(uint8))
			case 14:
				args = append(args, new(uint16))
			case 15:
				args = append(args, new(complex128))
			case 16:
				args = append(args, new(complex64))
			case 17:
				args = append(args, new(myInt))
			case 18:
				args = append(args, new(myStr))
			case 19:
				args = append(args, new(myBytes))
			case 20:
				args = append(args, new([]myByte))
			case 21:
				args = append(args, new(sc))
			case 22:
				args = append(args, new(sc2))
			case 23:
				args = append(args, new(uint64))
			case 24:
				args = append(args, new(int64))
			case 25:
				args = append(args, []any{new([]int), 5, new(any), "s", new(map[int]int), new(uintptr), new(error)}[r.Intn(7)])
			}
		}
		var out strings.Builder
		run := func(name string, f func() (int, error)) {
			n, err := f()
			fmt.Fprintf(&out, "%s in=%q f=%q: %d %v;", name, in, format, n, err)
			for _, a := range args {
				switch v := a.(type) {
				case *int:
					fmt.Fprint(&out, " ", *v)
				case *string:
					fmt.Fprintf(&out, " %q", *v)
				case *float64:
					fmt.Fprint(&out, " ", *v)
				case *float32:
					fmt.Fprint(&out, " ", *v)
				case *bool:
					fmt.Fprint(&out, " ", *v)
				case *rune:
					fmt.Fprint(&out, " ", *v)
				case *[]byte:
					fmt.Fprintf(&out, " %q", *v)
				case *uint:
					fmt.Fprint(&out, " ", *v)
				case *int8:
					fmt.Fprint(&out, " ", *v)
				case *uint8:
					fmt.Fprint(&out, " ", *v)
				case *uint16:
					fmt.Fprint(&out, " ", *v)
				case *complex128:
					fmt.Fprint(&out, " ", *v)
				case *complex64:
					fmt.Fprint(&out, " ", *v)
				case *myInt:
					fmt.Fprint(&out, " ", *v)
				case *myStr:
					fmt.Fprintf(&out, " %q", *v)
				case *myBytes:
					fmt.Fprintf(&out, " %q", *v)
				case *[]myByte:
					fmt.Fprintf(&out, " %q", *v)
				case *sc:
					fmt.Fprintf(&out, " %q", v.text)
				case *sc2:
					fmt.Fprintf(&out, " %v", *v)
				case *uint64:
					fmt.Fprint(&out, " ", *v)
				case *int64:
					fmt.Fprint(&out, " ", *v)
				default:
					fmt.Fprintf(&out, " %T", a)
				}
			}
			fmt.Fprintln(&out)
		}
		switch r.Intn(5) {
		case 0:
			run("scan", func() (int, error) { return fmt.Sscan(in, args...) })
		case 1:
			run("scanln", func() (int, error) { return fmt.Sscanln(in, args...) })
		case 2:
			run("freader", func() (int, error) {
				rd := bufio.NewReader(strings.NewReader(in))
				n, err := fmt.Fscanln(rd, args...)
				rest, _ := rd.ReadString(0)
				fmt.Fprintf(&out, "rest=%q ", rest)
				return n, err
			})
		default:
			run("scanf", func() (int, error) { return fmt.Sscanf(in, format, args...) })
		}
		for _, c := range []byte(out.String()) {
			sum = sum*31 + uint32(c)
		}
		if k%100 == 99 {
			fmt.Printf("%d %08x\n", k+1, sum)
		}
	}
}
