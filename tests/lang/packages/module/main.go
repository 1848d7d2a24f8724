// A folder of packages: init order, several files, internal, vendor and replaced packages.
package main

import (
	"fmt"

	"example.com/app/internal/secret"
	"example.com/app/shapes"
	"example.com/dep"
	other "example.com/other"
)

var first = second + 1

func init() { fmt.Println("init main.go", first, second) } // expect: init shapes

func main() {
	// expect: init main.go 3 2
	// expect: init more.go
	fmt.Println(shapes.Square(3), secret.Word, dep.Name(), other.Value) // expect: 9 hush dep 7
	fmt.Println(helper())                                                // expect: helped
}
