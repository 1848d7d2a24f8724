// exit: 2
package main

import "reflect"

type T struct{ x int }

func main() {
	reflect.ValueOf(&T{}).Elem().Field(0).SetInt(1)
}
