package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand"
	"os"
	"strings"
	"testing/iotest"
)

// Digits of bytes and back, at once and as streams; dumps; then random texts, of which the
// sum of what comes out is compared.

func decodeAll(out io.Writer, text string) {
	b, err := hex.DecodeString(text)
	fmt.Fprintf(out, "%.40q: %x %v\n", text, b, err)
	b, err = hex.AppendDecode([]byte("+"), []byte(text))
	fmt.Fprintf(out, " %q %v", b, err)
	dst := make([]byte, len(text))
	n, err := hex.Decode(dst, []byte(text))
	fmt.Fprintf(out, " %d %x %v", n, dst, err)
	b, err = io.ReadAll(hex.NewDecoder(strings.NewReader(text)))
	fmt.Fprintf(out, " %x %v", b, err)
	b, err = io.ReadAll(hex.NewDecoder(iotest.OneByteReader(strings.NewReader(text))))
	fmt.Fprintf(out, " %x %v", b, err)
	b, err = io.ReadAll(hex.NewDecoder(iotest.DataErrReader(strings.NewReader(text))))
	fmt.Fprintf(out, " %x %v\n", b, err)
}

func panics(what string, fn func()) {
	defer func() { fmt.Println(what, recover()) }()
	fn()
}

type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return f.room, errors.New("full")
	}
	f.room -= len(p)
	return len(p), nil
}

func atOnce() {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	text := hex.EncodeToString(all)
	fmt.Println(text, hex.EncodedLen(7), hex.DecodedLen(7))
	back, err := hex.DecodeString(strings.ToUpper(text))
	fmt.Println(bytes.Equal(back, all), err, string(hex.AppendEncode([]byte("0x"), []byte("gol"))))
	for _, wrong := range []string{"", "0", "g", "0g", "g0", "00z", "00zz", "zd4aa", "d4aaz", "é", "30 31", "3031\n", "a\x00", "\xff"} {
		decodeAll(os.Stdout, wrong)
	}
	panics("short", func() { hex.Encode(make([]byte, 4), []byte("abc")) })
	panics("short", func() { hex.Decode(make([]byte, 1), []byte("3031")) })
	panics("short but wrong", func() { fmt.Println(hex.Decode(make([]byte, 1), []byte("30x1"))) })
	fmt.Println(hex.Encode(nil, nil), hex.ErrLength, hex.InvalidByteError('x'), hex.InvalidByteError(0xe9))
}

func streams() {
	long := strings.Repeat("0123456789", 500)
	for _, room := range []int{0, 3, 1024, 1500, 1 << 20} {
		e := hex.NewEncoder(&failing{room})
		n, err := e.Write([]byte(long))
		fmt.Print(n, " ", err)
		n, err = e.Write([]byte("more"))
		fmt.Println(" ", n, err)
	}
	var b bytes.Buffer
	e := hex.NewEncoder(&b)
	io.WriteString(e, "ab")
	io.WriteString(e, "c")
	fmt.Println(b.String())
	broken := io.MultiReader(strings.NewReader("41424"), iotest.ErrReader(errors.New("broken")))
	d := hex.NewDecoder(broken)
	buf := make([]byte, 8)
	for range 4 {
		n, err := d.Read(buf)
		fmt.Printf("%q %v; ", buf[:n], err)
	}
	d = hex.NewDecoder(strings.NewReader("414243444"))
	for range 8 {
		n, err := d.Read(buf[:1])
		fmt.Printf("%q %v; ", buf[:n], err)
	}
	fmt.Println()
}

func dumps() {
	fmt.Print(hex.Dump(nil), hex.Dump([]byte("a")), hex.Dump([]byte("exactly sixteen!")))
	fmt.Print(hex.Dump([]byte("hex dumps.\n\x00\x1f ~\x7f\x80\xff, more than one line of them")))
	d := hex.Dumper(os.Stdout)
	for _, part := range []string{"one", "", " two and so on", " three", " and a long part that fills some more"} {
		n, err := io.WriteString(d, part)
		fmt.Print(n, err, " ")
	}
	fmt.Println(d.Close(), d.Close())
	fmt.Println(d.Write([]byte("late")))
	d = hex.Dumper(os.Stdout)
	fmt.Println(d.Close())
	d = hex.Dumper(&failing{0})
	_, err := d.Write(make([]byte, 40))
	fmt.Println(err)
	d = hex.Dumper(&failing{13})
	d.Write([]byte("x"))
	fmt.Println(d.Close())
}

func randomTexts() {
	rng := rand.New(rand.NewSource(3))
	sum := fnv.New64a()
	for range 300 {
		text := make([]byte, rng.Intn(60))
		for i := range text {
			text[i] = "0123456789abcdefABCDEF"[rng.Intn(22)]
		}
		if len(text) > 0 && rng.Intn(2) == 0 {
			text[rng.Intn(len(text))] = byte(rng.Intn(256))
		}
		decodeAll(sum, string(text))
		io.WriteString(sum, hex.Dump(text))
	}
	b, err := io.ReadAll(hex.NewDecoder(strings.NewReader(strings.Repeat("c0ffee", 3000) + "x")))
	fmt.Fprint(sum, len(b), err)
	fmt.Printf("%x\n", sum.Sum64())
}

func main() {
	atOnce()
	streams()
	dumps()
	randomTexts()
}
