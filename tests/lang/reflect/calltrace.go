// exit: 2
package main

import (
	"fmt"
	"reflect"
)

type T struct{}

func (T) Fail(n int) int { return 10 / n }

func main() {
	m := reflect.ValueOf(T{}).MethodByName("Fail")
	fmt.Println(m.Call([]reflect.Value{reflect.ValueOf(5)})[0])
	m.Call([]reflect.Value{reflect.ValueOf(0)})
}
