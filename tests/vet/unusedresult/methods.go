package main

import (
	"errors"
	"fmt"
	"strings"
)

type id int

func (i id) String() string { return "id" }

func main() {
	id(1).String() // WANT "result of \(main\.id\)\.String call not used"
	var b strings.Builder
	b.WriteString("x")
	b.String() // WANT "result of \(\*strings\.Builder\)\.String call not used"
	err := errors.New("x")
	err.Error() // WANT "result of \(error\)\.Error call not used"
	var s fmt.Stringer = id(2)
	s.String() // WANT "result of \(fmt\.Stringer\)\.String call not used"
}
