package main

import (
	"fmt"
	"math"
	"reflect"
)

type Temp float32
type Flag bool
type Bits uint16

func main() {
	var s struct {
		B   bool
		I8  int8
		I16 int16
		I32 int32
		I64 int64
		U8  uint8
		U16 uint16
		U32 uint32
		U64 uint64
		F32 float32
		F64 float64
		C64 complex64
		T   Temp
		Fl  Flag
		Bi  Bits
	}
	v := reflect.ValueOf(&s).Elem()
	for i := 0; i < v.NumField(); i++ {
		f := v.Field(i)
		switch {
		case f.CanInt():
			f.SetInt(math.MinInt64 + 1000)
			fmt.Println(f.Type(), f.Int(), f.Interface())
		case f.CanUint():
			f.SetUint(math.MaxUint64 - 5)
			fmt.Println(f.Type(), f.Uint(), f.Interface())
		case f.CanFloat():
			f.SetFloat(math.Pi)
			fmt.Println(f.Type(), f.Float(), f.Interface())
		case f.CanComplex():
			f.SetComplex(1.5 - 2i)
			fmt.Println(f.Type(), f.Complex(), f.Interface())
		default:
			f.SetBool(true)
			fmt.Println(f.Type(), f.Bool(), f.Interface())
		}
	}
	fmt.Printf("%+v\n", s)
	fmt.Println(v.Interface() == any(s))
}
