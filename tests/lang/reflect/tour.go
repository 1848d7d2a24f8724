// Methods through embedding, MakeFunc, maps, channels, conversions.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type Base struct{ ID int }

func (b Base) Describe(prefix string) string { return fmt.Sprint(prefix, b.ID) }
func (b *Base) Inc(n ...int) int {
	for _, x := range n {
		b.ID += x
	}
	return b.ID
}

type Mid struct {
	Base
	Name string
}
type Top struct {
	*Mid
	fmt.Stringer
	Extra map[string]any `x:"1" y:"a\"b" z`
}
type str string

func (s str) String() string { return "str:" + string(s) }

type Iface interface {
	Describe(string) string
	hidden()
}

func main() {
	top := Top{Mid: &Mid{Base{7}, "n"}, Stringer: str("q")}
	v := reflect.ValueOf(top)
	t := v.Type()
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println(m.Name, m.Type, m.Func.Type())
	}
	fmt.Println(v.MethodByName("Inc").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0])
	fmt.Println(v.MethodByName("Inc").CallSlice([]reflect.Value{reflect.ValueOf([]int{5})})[0])
	fmt.Println(t.Method(0).Func.Call([]reflect.Value{v, reflect.ValueOf("p")})[0])
	fmt.Println(v.MethodByName("String").Call(nil)[0])
	mv := v.MethodByName("Describe")
	top.ID = 100
	fmt.Println(mv.Call([]reflect.Value{reflect.ValueOf("x")})[0], mv.Type(), mv.Kind())
	fn := mv.Interface().(func(string) string)
	fmt.Println(fn("z"))
	sf, _ := t.FieldByName("ID")
	fmt.Println(sf.Index, sf.Offset, sf.Name)
	ex, _ := t.FieldByName("Extra")
	fmt.Println(ex.Tag.Get("x"), ex.Tag.Get("y"), ex.Tag.Get("z"), ex.Tag)
	_, ok := ex.Tag.Lookup("y")
	fmt.Println(ok)
	it := reflect.TypeOf((*Iface)(nil)).Elem()
	for i := 0; i < it.NumMethod(); i++ {
		fmt.Println(it.Method(i).Name, it.Method(i).Type, it.Method(i).PkgPath)
	}
	for _, f := range reflect.VisibleFields(t) {
		fmt.Print(f.Name, f.Index, " ")
	}
	fmt.Println()
	_, ok = t.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "N") })
	fmt.Println(ok)
	swap := reflect.MakeFunc(reflect.TypeOf(func(int, string) (string, int) { return "", 0 }), func(a []reflect.Value) []reflect.Value { return []reflect.Value{a[1], a[0]} }).Interface().(func(int, string) (string, int))
	fmt.Println(swap(1, "a"))
	vari := reflect.MakeFunc(reflect.TypeOf(func(string, ...int) int { return 0 }), func(a []reflect.Value) []reflect.Value {
		fmt.Println(len(a), a[1].Type(), a[1].Len())
		return []reflect.Value{reflect.ValueOf(a[1].Len())}
	}).Interface().(func(string, ...int) int)
	fmt.Println(vari("x"), vari("x", 1, 2), vari("x", []int{3}...))
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf([]int{})))
	m.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf([]int{1}))
	m.SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf([]int{2}))
	keys := m.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys, m, m.Len(), m.MapIndex(reflect.ValueOf("zz")).IsValid())
	m.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	fmt.Println(m)
	c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, reflect.TypeOf(0)), 2)
	fmt.Println(c.TrySend(reflect.ValueOf(1)), c.TrySend(reflect.ValueOf(2)), c.TrySend(reflect.ValueOf(3)), c.Len(), c.Cap())
	c.Close()
	fmt.Println(c.Recv())
	fmt.Println(c.TryRecv())
	x, ok := c.TryRecv()
	fmt.Println(x, ok, x.IsValid())
	a := reflect.New(reflect.ArrayOf(3, reflect.TypeOf(Base{}))).Elem()
	a.Index(1).Field(0).SetInt(5)
	fmt.Println(a, a.Interface().([3]Base), a.Slice(1, 3), a.Type())
	s := reflect.Append(reflect.ValueOf([]string{"a"}), reflect.ValueOf("b"))
	s = reflect.AppendSlice(s, reflect.ValueOf([]string{"c", "d"}))
	fmt.Println(s, reflect.Copy(s, reflect.ValueOf([]string{"X"})), s)
	b := make([]byte, 3)
	fmt.Println(reflect.Copy(reflect.ValueOf(b), reflect.ValueOf("hello")), string(b))
	fmt.Println(reflect.ValueOf(3.7).Convert(reflect.TypeOf(0)), reflect.ValueOf(65).Convert(reflect.TypeOf("")), reflect.ValueOf("hé").Convert(reflect.TypeOf([]rune{})), reflect.ValueOf(300).Convert(reflect.TypeOf(int8(0))))
	fmt.Println(reflect.ValueOf(str("s")).Convert(reflect.TypeOf((*fmt.Stringer)(nil)).Elem()).Type())
	fmt.Println(reflect.TypeOf(str("")).ConvertibleTo(reflect.TypeOf([]byte{})), reflect.TypeOf(0).ConvertibleTo(reflect.TypeOf("")), reflect.TypeOf("").ConvertibleTo(reflect.TypeOf(0)))
	fmt.Println(reflect.PointerTo(t), reflect.PtrTo(reflect.TypeOf(0)), reflect.SliceOf(t))
	var nilmap map[string]int
	fmt.Println(reflect.ValueOf(nilmap).MapIndex(reflect.ValueOf("a")).IsValid(), reflect.ValueOf(nilmap).Len(), reflect.ValueOf(nilmap).IsZero(), reflect.ValueOf(Base{}).IsZero(), reflect.ValueOf([2]Base{{}, {1}}).IsZero())
	for _, k := range []any{1, int8(1), uint(1), 1.5, float32(1), 1i, "s", true, []int{}, map[int]int{}, &b, main, make(chan int), struct{}{}, [1]int{}} {
		fmt.Print(reflect.TypeOf(k).Kind(), " ", reflect.TypeOf(k), "; ")
	}
	fmt.Println(reflect.Kind(99), reflect.Invalid, reflect.ChanDir(0), reflect.ChanDir(9))
}
