package main

import "fmt"

type temp float64

func (t temp) String() string { return fmt.Sprintf("%s", t) } // WANT "fmt\.Sprintf format %s with arg t causes recursive \(main\.temp\)\.String method call"

type fault struct{ code int }

func (f *fault) Error() string { return fmt.Sprint("fault ", f) } // WANT "fmt\.Sprint arg f causes recursive call to \(\*main\.fault\)\.Error method"

type plain struct{ name string }

func number[T int | string](x T) string { return fmt.Sprintf("%d", x) } // WANT "fmt\.Sprintf format %d has arg x of wrong type T \(contains string\)"

func anything[T any](x T) string { return fmt.Sprintf("%s", x) } // WANT "fmt\.Sprintf format %s has arg x of wrong type T"

type hidden struct{ err error }

type pair struct {
	a int
	b *pair
}

func main() {
	fmt.Println(temp(1), &fault{}, number(1), anything(1))
	fmt.Printf("%d\n", plain{"x"}) // WANT "fmt\.Printf format %d has arg plain\{\"x\"\} of wrong type main\.plain"
	fmt.Printf("%s\n", hidden{}) // WANT "fmt\.Printf format %s has arg hidden\{\} of wrong type main\.hidden"
	fmt.Printf("%d\n", pair{}) // WANT "fmt\.Printf format %d has arg pair\{\} of wrong type main\.pair"
	fmt.Printf("%s\n", struct{ n int }{1}) // WANT "fmt\.Printf format %s has arg struct\{ n int \}\{1\} of wrong type struct\{n int\}"
	defer fmt.Printf("%d\n", "late") // WANT "fmt\.Printf format %d has arg \"late\" of wrong type string"
	go func() {
		_ = fmt.Errorf("wrap: %d", fmt.Errorf("x"))
	}()
}
