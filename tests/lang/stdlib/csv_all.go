package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand"
	"os"
	"strings"
	"testing/iotest"
)

// Records with every option, errors and their places, writing; then random texts, of which
// the sum of what is printed is compared.

type options struct {
	comma, comment rune
	fields         int
	lazy, trim     bool
}

func read(out io.Writer, in io.Reader, o options) {
	r := csv.NewReader(in)
	if o.comma != 0 {
		r.Comma = o.comma
	}
	r.Comment, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = o.comment, o.fields, o.lazy, o.trim
	r.ReuseRecord = o.lazy
	for range 8 {
		record, err := r.Read()
		fmt.Fprintf(out, "  %.80q nil=%v err=%v offset=%d", record, record == nil, err, r.InputOffset())
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			fmt.Fprintf(out, " %+v", *pe)
		}
		for i := range record {
			line, col := r.FieldPos(i)
			fmt.Fprintf(out, " %d:%d", line, col)
		}
		fmt.Fprintln(out)
		if err == io.EOF {
			break
		}
	}
}

func show(text string, o options) {
	fmt.Printf("%.60q %+v\n", text, o)
	read(os.Stdout, strings.NewReader(text), o)
}

func reading() {
	any := options{fields: -1}
	show("a,b,c\n1,2,3\n", options{})
	show("a,b\r\n\r\n\n1,2,3\r", options{})
	show("a,b\n1\n", options{fields: 2})
	show("\"a\",\"b\"\"c\",\"d\ne\r\nf\"\nx,,\n", any)
	show("é,\"ü\nö\",z\"z\n", any)
	show("x,\"y\" z\nnext\n", any)
	show("x,\n\"never\nclosed", any)
	show("x,\"lazy \"quote\" here,y\"\nb\"c,\"open", options{fields: -1, lazy: true})
	show("# note\na;  b;\t\"c\"\n #no;1\n   \n", options{comma: ';', comment: '#', fields: -1, trim: true})
	show("aλbλ\"λ\"\n", options{comma: 'λ', comment: 'ж'})
	show("a\tb\t c\n", options{comma: '\t', trim: true})
	show(strings.Repeat("long ", 2000)+",\""+strings.Repeat("q\n", 3000)+"\"\nend", any)
	for _, c := range []rune{'"', '\n', '\r', 0xFFFD, 0xD800} {
		show("a", options{comma: c})
		show("a", options{comment: c})
	}
	show("a", options{comment: ','})
	fmt.Println("broken below")
	read(os.Stdout, io.MultiReader(strings.NewReader("a,b\n\"c"), iotest.ErrReader(errors.New("broken"))), any)
}

func readingAll() {
	all, err := csv.NewReader(strings.NewReader("a,b\nc,d\n")).ReadAll()
	fmt.Println(all, err)
	all, err = csv.NewReader(strings.NewReader("a,b\nc\n")).ReadAll()
	fmt.Println(all == nil, err, errors.Is(err, csv.ErrFieldCount))
	_, err = csv.NewReader(strings.NewReader("a\"")).ReadAll()
	fmt.Println(err, errors.Is(err, csv.ErrBareQuote), csv.ErrQuote, csv.ErrTrailingComma)
	defer func() { fmt.Println("panic:", recover()) }()
	csv.NewReader(strings.NewReader("")).FieldPos(0)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func writing() {
	records := [][]string{{"a", "b c", " d", ""}, {`\.`, `say "x"`, "1,2", "l1\nl2\r\nl3"}, {}, {"\u00a0x", "é;", "#"}}
	for _, crlf := range []bool{false, true} {
		for _, comma := range []rune{',', ';', 'é'} {
			var b strings.Builder
			w := csv.NewWriter(&b)
			w.UseCRLF, w.Comma = crlf, comma
			err := w.WriteAll(records)
			fmt.Printf("%q %v %v\n", b.String(), err, w.Error())
		}
	}
	w := csv.NewWriter(failing{})
	fmt.Println(w.Write([]string{"x"}), w.Error())
	w.Flush()
	fmt.Println(w.Error(), w.Write([]string{"x"}), w.WriteAll([][]string{{"y"}}))
	w.Comma = '\n'
	fmt.Println(w.Write(nil))
}

func randomTexts() {
	pieces := strings.Split(", , \" \" \"\" a bc é λ ; # \t \n \n \r\n \r \xff \"x\" \\. 世", " ")
	commas, comments := []rune{',', ',', ';', 'λ', '\t'}, []rune{0, 0, '#', 'a'}
	rng := rand.New(rand.NewSource(5))
	sum := fnv.New64a()
	for range 400 {
		var b strings.Builder
		for range rng.Intn(14) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		read(sum, strings.NewReader(b.String()), options{commas[rng.Intn(5)], comments[rng.Intn(4)],
			rng.Intn(5) - 2, rng.Intn(3) == 0, rng.Intn(3) == 0})
		w := csv.NewWriter(sum)
		w.Write(strings.SplitAfter(b.String(), pieces[rng.Intn(5)]))
		w.Flush()
	}
	fmt.Printf("%x\n", sum.Sum64())
}

func main() {
	reading()
	readingAll()
	writing()
	randomTexts()
}
