// exit: 2
package main

import (
	"fmt"
	"reflect"
)

type In struct{ X int }
type T struct{ *In }

func main() {
	defer fmt.Println("deferred")
	v := reflect.ValueOf(T{})
	_, err := v.FieldByIndexErr([]int{0, 0})
	fmt.Println(err)
	fmt.Println(v.Field(0).Elem().IsValid(), v.Type().Field(0).Name)
	v.FieldByName("X")
}
