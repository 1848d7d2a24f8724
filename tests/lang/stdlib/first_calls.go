// Library functions are compiled when they are first entered: however that happens, with the
// package variables they need, and whoever else runs meanwhile.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
	"unicode"
)

type word string

func (w word) String() string { return strings.ToUpper(string(w)) }

// Entered first by a goroutine of its own, and by several at once.
func goroutines() {
	done := make(chan string)
	for i := 0; i < 4; i++ {
		go func() { done <- strconv.QuoteToASCII(strings.Repeat("ä", i)) }()
	}
	var got []string
	for i := 0; i < 4; i++ {
		got = append(got, <-done)
	}
	sort.Strings(got)
	fmt.Println(got)
	var wg sync.WaitGroup
	wg.Add(1)
	go wg.Done()
	wg.Wait()
}

// As a value, before anybody has called it.
func values() {
	f := strings.EqualFold
	fmt.Println(f("Straße", "STRASSE"), f("Go", "gO"))
	table := map[string]func(string) string{"title": strings.ToTitle, "trim": strings.TrimSpace}
	fmt.Println(table["title"]("abc"), table["trim"](" x "))
	fields := (*strings.Builder).WriteString
	var b strings.Builder
	n, err := fields(&b, "method expression")
	fmt.Println(n, err, b.String())
	bound := time.Duration(90 * time.Minute).Round
	fmt.Println(bound(time.Hour))
	p, q := reflect.ValueOf(strings.FieldsFunc).Pointer(), reflect.ValueOf(strings.FieldsFunc).Pointer()
	fmt.Println(p == q, runtime.FuncForPC(p).Name())
	out := reflect.ValueOf(strings.SplitN).Call([]reflect.Value{
		reflect.ValueOf("a,b,c"), reflect.ValueOf(","), reflect.ValueOf(2)})
	fmt.Println(out[0])
}

// By defer, and while a panic is under way.
func deferred() (err error) {
	defer fmt.Println("deferred call of the library")
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %w", r.(error))
		}
	}()
	var bad interface{ Error() string } = &strconv.NumError{Func: "F", Num: "1x", Err: strconv.ErrSyntax}
	panic(bad)
}

// By the library: callbacks, methods through interfaces, reflection.
func callbacks() {
	fmt.Printf("%v %s %d\n", word("stringer"), []word{"a", "b"}, []any{1, 2})
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, "a b c"))
	text, err := json.Marshal(map[string]any{"k": []int{1, 2}, "a": word("w")})
	fmt.Println(string(text), err)
	var v struct{ N int }
	err = json.Unmarshal([]byte(`{"N": "no"}`), &v)
	var wrong *json.UnmarshalTypeError
	fmt.Println(errors.As(err, &wrong), err)
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "a\tbb\tccc\t")
	fmt.Fprintln(w, "aaa\tbb\tc\t")
	w.Flush()
}

// A panic inside: the line is the caller's.
func panics() {
	defer func() { fmt.Println(recover()) }()
	fmt.Println(strings.Repeat("x", -1))
}

func main() {
	goroutines()
	values()
	fmt.Println(deferred())
	callbacks()
	panics()
}
