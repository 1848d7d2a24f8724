// compress/flate, gzip and zlib: there and back, headers, many files in one, dictionaries, errors.
package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing/iotest"
	"time"
)

var texts = map[string][]byte{
	"empty":  {},
	"short":  []byte("hello"),
	"rep":    bytes.Repeat([]byte("lorem ipsum "), 50000),
	"random": noise(300000),
	"mixed":  append(append(noise(5000), bytes.Repeat([]byte("x"), 70000)...), noise(3)...),
}
var names = []string{"empty", "short", "rep", "random", "mixed"}

func noise(n int) []byte {
	r := rand.New(rand.NewSource(int64(n)))
	b := make([]byte, n)
	r.Read(b)
	return b
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// readers are many ways to give the same bytes.
func readers(b []byte) []io.Reader {
	return []io.Reader{bytes.NewReader(b), bytes.NewBuffer(bytes.Clone(b)), strings.NewReader(string(b)), bufio.NewReader(bytes.NewReader(b)),
		iotest.HalfReader(bytes.NewReader(b)), struct {
			io.Reader
			io.ByteReader
		}{bytes.NewReader(b), nil}.Reader, onlyBytes{bytes.NewReader(b)}, iotest.DataErrReader(bytes.NewReader(b))}
}

type onlyBytes struct{ r *bytes.Reader }

func (o onlyBytes) Read(b []byte) (int, error) { return o.r.Read(b) }
func (o onlyBytes) ReadByte() (byte, error)    { return o.r.ReadByte() }

func thereAndBack() {
	for _, name := range names {
		text := texts[name]
		ok, smaller := true, true
		for level := -2; level <= 9; level++ {
			var f, g, z bytes.Buffer
			for _, w := range []io.WriteCloser{must(flate.NewWriter(&f, level)), must(gzip.NewWriterLevel(&g, level)), must(zlib.NewWriterLevel(&z, level))} {
				for i := 0; i < len(text); i += 99999 {
					must(w.Write(text[i:min(len(text), i+99999)]))
				}
				if err := w.Close(); err != nil {
					fmt.Println(err)
				}
			}
			smaller = smaller && (level <= 0 || name != "rep" || f.Len() < len(text)/50)
			for _, r := range readers(f.Bytes()) {
				ok = ok && bytes.Equal(must(io.ReadAll(flate.NewReader(r))), text)
				if level != 6 || name == "random" {
					break
				}
			}
			ok = ok && bytes.Equal(must(io.ReadAll(must(gzip.NewReader(&g)))), text)
			ok = ok && bytes.Equal(must(io.ReadAll(must(zlib.NewReader(&z)))), text)
		}
		fmt.Println(name, ok, smaller)
	}
}

func gzipFiles() {
	var b bytes.Buffer
	for i := range 3 {
		w := gzip.NewWriter(&b)
		w.Name, w.Comment, w.Extra = fmt.Sprint("n\u00e4me", i), "a comment", []byte{1, 2, 3}
		w.ModTime = time.Unix(1e9, 0)
		fmt.Fprintf(w, "file %d\n", i)
		w.Flush()
		fmt.Fprintf(w, "more\n")
		fmt.Println(w.Close(), w.Close(), w.Flush())
	}
	all := b.Bytes()
	r := must(gzip.NewReader(bytes.NewReader(all)))
	fmt.Println(r.Name, r.Comment, r.Extra, r.ModTime.Unix(), r.OS)
	fmt.Printf("%q\n", must(io.ReadAll(r)))
	in := bufio.NewReader(bytes.NewReader(all))
	for {
		if err := r.Reset(in); err != nil {
			fmt.Println(err)
			break
		}
		r.Multistream(false)
		fmt.Printf("%s %q %v\n", r.Name, must(io.ReadAll(r)), r.Close())
	}
	for i, n := range []int{0, 1, 9, 10, 12, 20, 30, 40, len(all)/3 - 4, len(all)/3 - 1, len(all)/3 + 1, len(all)/3 + 10} {
		r, err := gzip.NewReader(bytes.NewReader(all[:n]))
		if err != nil {
			fmt.Println(i, "open", err)
			continue
		}
		text, err := io.ReadAll(r)
		fmt.Printf("%d %q %v\n", i, text, err)
	}
	bad := func(i int, x byte) {
		c := bytes.Clone(all[:len(all)/3])
		if i < 0 {
			i += len(c)
		}
		c[i] ^= x
		r, err := gzip.NewReader(bytes.NewReader(c))
		if err != nil {
			fmt.Println("open", err)
			return
		}
		_, err = io.ReadAll(r)
		fmt.Println(err)
	}
	bad(0, 1)
	bad(2, 1)
	bad(-1, 1)
	bad(-5, 1)
	w := gzip.NewWriter(io.Discard)
	w.Name = "\u4e16"
	_, err := w.Write(nil)
	fmt.Println(err)
	w = gzip.NewWriter(io.Discard)
	w.Extra = make([]byte, 1<<16)
	fmt.Println(w.Close())
	_, err = gzip.NewWriterLevel(nil, 10)
	fmt.Println(err)
	_, err = flate.NewWriter(nil, 10)
	fmt.Println(err)
	_, err = zlib.NewWriterLevel(nil, -3)
	fmt.Println(err)
	w = gzip.NewWriter(failing{})
	_, err = w.Write([]byte("x"))
	fmt.Println(err, w.Close())
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("cannot write") }

// What Go has made.
var made = map[string]string{
	"gzip": "H4sIAAAAAAAA/8pIzcnJVyjPL8pJAQQAAP//hRFKDQsAAAA=",
	"zlib": "eJzKSM3JyVcozy/KSQEEAAD//xoLBF0=",
}

func foreign() {
	for _, name := range []string{"gzip", "zlib"} {
		b := must(base64.StdEncoding.DecodeString(made[name]))
		var r io.Reader
		if name == "gzip" {
			r = must(gzip.NewReader(bytes.NewReader(b)))
		} else {
			r = must(zlib.NewReader(bytes.NewReader(b)))
		}
		fmt.Printf("%q\n", must(io.ReadAll(r)))
	}
}

func exactness() {
	var b bytes.Buffer
	w := must(flate.NewWriter(&b, 9))
	must(io.WriteString(w, strings.Repeat("abc", 100)))
	w.Close()
	b.WriteString("the rest")
	for _, r := range readers(b.Bytes())[:4] {
		n, err := io.Copy(io.Discard, flate.NewReader(r))
		rest, _ := io.ReadAll(r)
		fmt.Printf("%d %v %q\n", n, err, rest)
	}
	cut := b.Bytes()[:b.Len()-10]
	_, err := io.ReadAll(flate.NewReader(bytes.NewReader(cut)))
	fmt.Println(err)
	_, err = io.ReadAll(flate.NewReader(strings.NewReader("\xff\xff\xff")))
	var corrupt flate.CorruptInputError
	fmt.Println(errors.As(err, &corrupt), flate.CorruptInputError(7), flate.InternalError("x"))
	_, err = io.ReadAll(flate.NewReader(iotest.ErrReader(errors.New("own"))))
	fmt.Println(err)
	w = must(flate.NewWriter(io.Discard, 1))
	fmt.Println(w.Close(), w.Close())
	_, err = w.Write([]byte("x"))
	fmt.Println(err, w.Flush())
	r := flate.NewReader(strings.NewReader("\x01\x00\x00\xff\xff"))
	n, err := r.Read(make([]byte, 1))
	fmt.Println(n, err, r.Close())

	pr, pw := io.Pipe()
	go func() {
		w := must(flate.NewWriter(pw, 6))
		for _, s := range []string{"one", "two"} {
			io.WriteString(w, s)
			w.Flush()
		}
	}()
	fr := flate.NewReader(pr)
	buf := make([]byte, 10)
	for range 2 {
		n, err := fr.Read(buf)
		fmt.Printf("%q %v\n", buf[:n], err)
	}
}

func dictionaries() {
	dict := []byte("common words of both sides")
	var f, z bytes.Buffer
	fw := must(flate.NewWriterDict(&f, 6, dict))
	zw := must(zlib.NewWriterLevelDict(&z, 6, dict))
	for _, w := range []io.WriteCloser{fw, zw} {
		io.WriteString(w, "words of both sides, common words")
		w.Close()
	}
	plain := f.Len()
	fmt.Println(plain < 25, string(must(io.ReadAll(flate.NewReaderDict(bytes.NewReader(f.Bytes()), dict)))))
	fmt.Println(string(must(io.ReadAll(must(zlib.NewReaderDict(bytes.NewReader(z.Bytes()), dict))))))
	_, err := zlib.NewReader(bytes.NewReader(z.Bytes()))
	fmt.Println(err)
	_, err = zlib.NewReader(strings.NewReader("no zlib"))
	fmt.Println(err)
	_, err = zlib.NewReader(strings.NewReader("x"))
	fmt.Println(err)
	b := z.Bytes()
	b[len(b)-1]++
	_, err = io.ReadAll(must(zlib.NewReaderDict(bytes.NewReader(b), dict)))
	fmt.Println(err)
	_, err = io.ReadAll(must(zlib.NewReaderDict(bytes.NewReader(b[:len(b)-2]), dict)))
	fmt.Println(err)
	f.Reset()
	fw.Reset(&f)
	io.WriteString(fw, "words of both sides, common words")
	fw.Close()
	fmt.Println(f.Len() == plain)
	r := must(zlib.NewReader(strings.NewReader("x\x9c\x03\x00\x00\x00\x00\x01")))
	fmt.Println(len(must(io.ReadAll(r))), r.Close())
	fmt.Println(r.(zlib.Resetter).Reset(strings.NewReader("x\x9c\x03\x00\x00\x00\x00\x01"), nil), len(must(io.ReadAll(r))))
}

func main() {
	thereAndBack()
	gzipFiles()
	foreign()
	exactness()
	dictionaries()
}
