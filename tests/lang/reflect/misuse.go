// A hundred ways to panic in reflect, and what it says.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"unsafe"
)

type T struct {
	A int
	b string
	C []int
	D map[string]int
	E any
	F func()
	g *T
}
type I interface{ M() }
type S string

func (S) M() {}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				fmt.Printf("%s: %T: %v\n", name, r, e)
				var ve *reflect.ValueError
				fmt.Println(errors.As(e, &ve))
			} else {
				fmt.Printf("%s: %T: %v\n", name, r, r)
			}
		}
	}()
	f()
}

func main() {
	x := T{A: 1, b: "q"}
	v := reflect.ValueOf(x)
	pv := reflect.ValueOf(&x).Elem()
	try("1", func() { v.Field(0).SetInt(1) })
	try("2", func() { pv.Field(1).SetString("x") })
	try("3", func() { pv.Field(0).SetString("x") })
	try("4", func() { pv.Field(9) })
	try("5", func() { pv.Field(1).Interface() })
	try("6", func() { reflect.ValueOf(nil).Type() })
	try("7", func() { reflect.ValueOf(3).Elem() })
	try("8", func() { reflect.ValueOf(3).Len() })
	try("9", func() { reflect.ValueOf("s").Int() })
	try("10", func() {
		reflect.ValueOf(3).String()
		fmt.Println(reflect.ValueOf(3).String(), reflect.Value{}.String(), v.String())
	})
	try("11", func() { reflect.ValueOf([]int{1}).Index(1) })
	try("12", func() { reflect.ValueOf([2]int{1}).Index(-1) })
	try("13", func() { reflect.ValueOf("abc").Index(3) })
	try("14", func() { pv.Field(0).Set(reflect.ValueOf("x")) })
	try("15", func() { pv.Field(4).Set(reflect.ValueOf(12)); fmt.Println(x.E) })
	try("16", func() { var m map[string]int; reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	try("17", func() { reflect.ValueOf(map[string]int{}).MapIndex(reflect.ValueOf(1)) })
	try("18", func() { reflect.ValueOf(func(int) {}).Call(nil) })
	try("19", func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{reflect.ValueOf("")}) })
	try("20", func() { var f func(); reflect.ValueOf(f).Call(nil) })
	try("21", func() { reflect.ValueOf(3).Call(nil) })
	try("22", func() { reflect.ValueOf(make(<-chan int)).Send(reflect.ValueOf(1)) })
	try("23", func() { reflect.ValueOf(make(chan<- int)).Recv() })
	try("24", func() { reflect.ValueOf(make(<-chan int)).Close() })
	try("25", func() { reflect.New(nil) })
	try("26", func() { reflect.MakeSlice(reflect.TypeOf(0), 1, 1) })
	try("27", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 1) })
	try("28", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 1) })
	try("29", func() { reflect.MakeMap(reflect.TypeOf(0)) })
	try("30", func() { reflect.MakeChan(reflect.TypeOf(0), 1) })
	try("31", func() { reflect.MakeChan(reflect.TypeOf(make(<-chan int)), 1) })
	try("32", func() { reflect.ValueOf(3).Convert(reflect.TypeOf([]int{})) })
	try("33", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf([2]int{})) })
	try("34", func() { fmt.Println(reflect.ValueOf([]int{1, 2, 3}).Convert(reflect.TypeOf([2]int{}))) })
	try("35", func() { reflect.ValueOf([]int{1}).Slice(0, 3) })
	try("36", func() { reflect.ValueOf([2]int{1}).Slice(0, 1) })
	try("37", func() { reflect.ValueOf("abc").Slice(2, 1) })
	try("38", func() { reflect.ValueOf([]int{1}).Slice3(0, 1, 2) })
	try("39", func() { reflect.ValueOf(3).NumMethod(); reflect.ValueOf(3).Method(0) })
	try("40", func() { reflect.TypeOf(3).Field(0) })
	try("41", func() { reflect.TypeOf(3).Elem() })
	try("42", func() { reflect.TypeOf(3).Key() })
	try("43", func() { reflect.TypeOf(3).In(0) })
	try("44", func() { reflect.TypeOf(3).NumField() })
	try("45", func() {
		reflect.TypeOf(3).Bits()
		fmt.Println(reflect.TypeOf(int8(3)).Bits())
		reflect.TypeOf("").Bits()
	})
	try("46", func() { reflect.TypeOf(3).Len() })
	try("47", func() { reflect.TypeOf(3).ChanDir() })
	try("48", func() { reflect.TypeOf(3).IsVariadic() })
	try("49", func() { reflect.ValueOf(3).IsNil() })
	try("50", func() { fmt.Println(reflect.ValueOf(&x).IsNil(), reflect.ValueOf((*int)(nil)).IsNil()) })
	try("51", func() { reflect.ValueOf(3).Addr() })
	try("52", func() { reflect.ValueOf(3).UnsafeAddr() })
	try("53", func() { fmt.Println(pv.Field(0).Addr().Interface().(*int) == &x.A) })
	try("54", func() {
		reflect.ValueOf(3).OverflowInt(1)
		fmt.Println(reflect.ValueOf(int8(0)).OverflowInt(128))
		reflect.ValueOf("").OverflowInt(1)
	})
	try("55", func() { reflect.Append(reflect.ValueOf([]int{}), reflect.ValueOf("x")) })
	try("56", func() { reflect.Copy(reflect.ValueOf([]int{}), reflect.ValueOf([]string{})) })
	try("57", func() { reflect.ValueOf([]int{}).SetLen(1) })
	try("58", func() { y := []int{1, 2}; reflect.ValueOf(&y).Elem().SetLen(3) })
	try("59", func() { y := []int{1, 2}; reflect.ValueOf(&y).Elem().SetCap(1) })
	try("60", func() { var i I; reflect.ValueOf(&i).Elem().Set(reflect.ValueOf(3)) })
	try("61", func() {
		var i I
		e := reflect.ValueOf(&i).Elem()
		fmt.Println(e.Kind(), e.NumMethod(), e.IsNil(), e.Elem().IsValid())
		e.Method(0).Call(nil)
	})
	try("62", func() {
		fmt.Println(reflect.TypeOf(S("")).Implements(reflect.TypeOf((*I)(nil)).Elem()))
		reflect.TypeOf(3).Implements(reflect.TypeOf(3))
	})
	try("63", func() { reflect.TypeOf(3).Implements(nil) })
	try("64", func() { reflect.TypeOf(3).AssignableTo(nil) })
	try("65", func() { reflect.ValueOf(&x).Elem().FieldByName("nope").Int() })
	try("66", func() { reflect.ValueOf(3).FieldByName("nope") })
	try("67", func() { reflect.Zero(nil) })
	try("68", func() {
		reflect.Indirect(reflect.ValueOf(3))
		fmt.Println(reflect.Indirect(reflect.ValueOf(&x)).Type())
	})
	try("69", func() {
		fmt.Println(reflect.ValueOf(uintptr(3)).Uint(), reflect.ValueOf(unsafe.Pointer(nil)).Pointer())
		reflect.ValueOf(3).Pointer()
	})
	try("70", func() { reflect.ValueOf(map[int]int{}).MapRange().Key() })
	try("71", func() {
		it := reflect.ValueOf(map[int]int{1: 2}).MapRange()
		it.Next()
		fmt.Println(it.Key(), it.Value())
		it.Next()
		it.Value()
	})
	try("72", func() { it := reflect.ValueOf(map[int]int{}).MapRange(); it.Next(); it.Next() })
	try("73", func() { reflect.Swapper(3) })
	try("74", func() { s := []int{1, 2}; reflect.Swapper(s)(0, 2) })
	try("75", func() { reflect.ValueOf([]int{1}).Grow(1) })
	try("76", func() { y := []int{}; reflect.ValueOf(&y).Elem().Grow(-1) })
	try("77", func() {
		reflect.ValueOf(x).Comparable()
		fmt.Println(reflect.ValueOf(x).Comparable(), reflect.ValueOf(3).Equal(reflect.ValueOf(3)))
		reflect.ValueOf([]int{}).Equal(reflect.ValueOf([]int{}))
	})
	try("78", func() { reflect.ValueOf(3).SetZero() })
	try("79", func() {
		pv.Field(0).SetZero()
		fmt.Println(x.A, pv.Field(0).CanSet(), pv.Field(1).CanSet(), v.Field(0).CanSet())
	})
	try("80", func() {
		fmt.Println(v.Field(0).CanInt(), v.Field(0).CanFloat(), v.Field(0).CanConvert(reflect.TypeOf("")), reflect.ValueOf([]int{1}).CanConvert(reflect.TypeOf([2]int{})))
	})
	try("81", func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(3)}}) })
	try("82", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectDefault}})
	})
	try("83", func() { reflect.Select([]reflect.SelectCase{{Dir: 9}}) })
	try("84", func() {
		i, r, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.Value{}}, {Dir: reflect.SelectDefault}})
		fmt.Println(i, r.IsValid(), ok)
	})
	try("85", func() { reflect.MakeFunc(reflect.TypeOf(3), nil) })
	try("86", func() {
		f := reflect.MakeFunc(reflect.TypeOf(func() int { return 0 }), func([]reflect.Value) []reflect.Value { return nil })
		f.Call(nil)
	})
	try("87", func() {
		f := reflect.MakeFunc(reflect.TypeOf(func() int { return 0 }), func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.ValueOf("")} })
		f.Call(nil)
	})
	try("88", func() { reflect.ValueOf(fmt.Sprint).CallSlice([]reflect.Value{reflect.ValueOf(3)}) })
	try("89", func() {
		fmt.Println(reflect.ValueOf(fmt.Sprint).CallSlice([]reflect.Value{reflect.ValueOf([]any{1, "a"})})[0])
	})
	try("90", func() { reflect.ValueOf(3).CallSlice(nil) })
	try("91", func() {
		fmt.Println(reflect.TypeOf(x).FieldByIndex([]int{6, 0}))
		reflect.ValueOf(x).FieldByIndex([]int{6, 0})
	})
	try("92", func() { _, err := reflect.ValueOf(x).FieldByIndexErr([]int{6, 0}); fmt.Println(err) })
	try("93", func() { reflect.ValueOf("x").SetBool(true) })
	try("94", func() { reflect.ValueOf(3).Bytes() })
	try("95", func() {
		b := [3]byte{1, 2, 3}
		fmt.Println(reflect.ValueOf(&b).Elem().Bytes())
		reflect.ValueOf(b).Bytes()
	})
	try("96", func() { reflect.ValueOf(3).Complex() })
	try("97", func() { reflect.ValueOf(nil).Interface() })
	try("98", func() { reflect.ValueOf(3).Clear() })
	try("99", func() {
		m := map[string]int{"a": 1}
		reflect.ValueOf(m).Clear()
		fmt.Println(m)
		reflect.ValueOf(3).SetIterKey(nil)
	})
	try("100", func() { reflect.NewAt(reflect.TypeOf(0), unsafe.Pointer(&x.A)).Elem().SetInt(9); fmt.Println(x.A) })
	try("101", func() {
		fmt.Println(reflect.VisibleFields(reflect.TypeOf(struct {
			T
			X int
		}{}))[3].Name)
		reflect.VisibleFields(reflect.TypeOf(3))
	})
}
