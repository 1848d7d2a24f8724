package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
)

type S struct {
	A int
	_ int
	B string
	C [2]struct{ X float64 }
}

func main() {
	list := []any{0, 1, "", "x", 0.0, math.Copysign(0, -1), math.NaN(), 0i, complex(math.Copysign(0, -1), 0), false, [3]int{}, [3]int{0, 1}, S{}, S{B: "x"},
		S{C: [2]struct{ X float64 }{{}, {1}}}, []int(nil), []int{}, map[int]int(nil), (*int)(nil), new(int), (func())(nil), errors.New("x"), [0]int{}, struct{}{}, uint8(0), uintptr(3)}
	for _, x := range list {
		v := reflect.ValueOf(x)
		fmt.Println(v.Type(), v.IsZero())
	}
	var e error
	v := reflect.ValueOf(&e).Elem()
	fmt.Println(v.IsZero(), v.IsNil())
	for _, x := range list {
		z := reflect.Zero(reflect.TypeOf(x))
		fmt.Print(z.IsZero(), z.CanSet(), " ")
	}
	fmt.Println()
}
