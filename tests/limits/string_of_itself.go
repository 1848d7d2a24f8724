// exit: 137
// flags: -max-mem 32M
package main

import "fmt"

type T int

func (t T) String() string { return fmt.Sprint(t) }

func main() {
	fmt.Println(T(1))
}
