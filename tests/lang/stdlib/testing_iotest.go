package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"reflect"
	"strings"
	"testing/iotest"
	"testing/quick"
)

func readings(r io.Reader) {
	p := make([]byte, 4)
	for i := 0; i < 8; i++ {
		n, err := r.Read(p)
		fmt.Printf(" %q,%v", p[:n], err)
		if err != nil && err != iotest.ErrTimeout {
			break
		}
	}
	fmt.Println()
}

func main() {
	text := func() io.Reader { return strings.NewReader("abcdefg") }
	readings(iotest.OneByteReader(strings.NewReader("abc")))
	readings(iotest.HalfReader(text()))
	readings(iotest.DataErrReader(text()))
	readings(iotest.TimeoutReader(text()))
	readings(iotest.ErrReader(errors.New("always")))
	var out strings.Builder
	w := iotest.TruncateWriter(&out, 4)
	n1, err1 := w.Write([]byte("abc"))
	n2, err2 := w.Write([]byte("def"))
	fmt.Println(n1, err1, n2, err2, out.String())

	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	io.Copy(io.Discard, struct{ io.Reader }{iotest.NewReadLogger("r:", strings.NewReader("xy"))})
	fmt.Fprint(iotest.NewWriteLogger("w:", io.Discard), "z")

	fmt.Println(iotest.TestReader(strings.NewReader("some text"), []byte("some text")))
	fmt.Println(iotest.TestReader(strings.NewReader("some text"), []byte("other")) != nil)
	fmt.Println(iotest.TestReader(iotest.OneByteReader(strings.NewReader("x")), []byte("x")))

	reversible := func(s []int8) bool {
		rev := make([]int8, len(s))
		for i, x := range s {
			rev[len(s)-1-i] = x
		}
		return len(rev) == len(s)
	}
	fmt.Println(quick.Check(reversible, nil))
	err := quick.Check(func(n uint8, m map[string]*struct{ A [2]bool }) bool { return n < 250 }, &quick.Config{MaxCount: 10000})
	var failed *quick.CheckError
	fmt.Println(errors.As(err, &failed), len(failed.In), failed.In[0].(uint8) >= 250)
	fmt.Println(quick.Check(func(c chan int) bool { return true }, nil))
	fmt.Println(quick.Check(1, nil), quick.Check(func() int { return 1 }, nil))
	same := func(x int) int { return x }
	fmt.Println(quick.CheckEqual(same, func(x int) int { return x }, nil))
	fixed := &quick.Config{Values: func(args []reflect.Value, r *rand.Rand) { args[0] = reflect.ValueOf(7) }}
	fmt.Println(quick.CheckEqual(same, func(x int) int { return x + 1 }, fixed))
}
