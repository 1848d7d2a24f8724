// Every verb and flag on values of every kind; the text is what real Go prints.
package main

import "fmt"

type in struct {
	S string
	b []byte
	p *int
}
type emb struct{ X int }

func (e emb) String() string { return "EMB" }

type E2 struct {
	emb
	y emb
	Z emb
}

func main() {
	fmt.Printf("%d\n", struct{ s string }{"hi"})
	fmt.Printf("%d\n", struct{ S string }{"hi"})
	fmt.Printf("%d\n", []any{"a", 1, nil, struct{ x any }{"q"}})
	fmt.Printf("%z\n", in{"a", []byte("x"), nil})
	fmt.Printf("%v %+v\n", E2{}, struct {
		a E2
		B E2
	}{})
	fmt.Printf("%5d|%-8q|%x\n", "hi", 5, in{S: "zz"})
	fmt.Printf("%+f %+f % f %+v %#v\n", 1.0, 2.0, 3.0, 1i, 1i)
	fmt.Printf("%6.2f|%06d|%+06d|% 06d|%-06d|%x|%X|%#x\n", 1.0, 42, 42, 42, 42, "hello", []byte("hi"), "hey")
	inf := 1 / (func() float64 { return 0 })()
	fmt.Printf("%f %+f %5f %-7f| %05f %x\n", inf, inf, -inf, inf, inf, inf)
	fmt.Printf("%s %v %d\n", []byte(nil), []byte("a"), []byte("b"))
	fmt.Printf("%s|%q|%x\n", [3]byte{65, 66, 67}, [3]byte{65, 66, 67}, [3]byte{65, 66, 67})
	fmt.Printf("%s %d\n", []string{"a", "b"}, map[string]int{"z": 1, "a": 2})
	fmt.Printf("%#v %#v %#v\n", []byte{1, 2}, map[string]any{"a": 1, "b": nil}, in{})
	fmt.Printf("%!|%z|%w\n", 5, 3)
	fmt.Printf("%t %t\n", true, 5)
	fmt.Printf("%c %q %U %#U %+q\n", 0x4E16, 0x4E16, 0x4E16, 0x4E16, 0x4E16)
	fmt.Printf("%o %O %#o %b %#b %#X\n", 8, 8, 8, 5, 5, 255)
	fmt.Printf("%e %E %g %G %.3g %#g %#.3g %#v %#v\n", 1234.5678, 1234.5678, 1e21, 1e-7, 1234.5678, 1.0, 2.0, 3.0, 1e6)
	fmt.Printf("%08.3f|%+08.3f|%-8.3f|% 8.3f|%x|%X\n", 3.14159, 3.14159, 3.14159, 3.14159, 3.5, -3.5)
	fmt.Printf("%v %v %+v %#v\n", struct {
		A any
		B error
	}{}, &struct{ A int }{1}, &[]int{1}, &map[string]int{"a": 1})
	fmt.Printf("%p %v %#v\n", nil, (*int)(nil), (*int)(nil))
	fmt.Printf("%d %s\n", (*int)(nil), (*int)(nil))
	fmt.Printf("%x %X %x\n", "", -255, []string{"ab", "cd"})
	fmt.Printf("% x|%# x|% X|%#X|%10x|%-10x|\n", "abc", "abc", []byte("abc"), "abc", "abc", "abc")
	fmt.Printf("%.2s|%5.1s|%.0d|%5.0d|%.5d|%+.3d\n", "héé", "xyz", 0, 0, 42, 42)
	fmt.Printf("%T %T %T %T %T\n", 1, "a", []any{}, nil, map[string][]int{})
	fmt.Printf("%v %s %d\n", nil, nil, nil)
	fmt.Printf("%6v|%-6v|%06v|%6v|%6v\n", 1, 2, 3, "a", true)
	fmt.Printf("%v %v\n", [3]bool{true}, [2][]int{{1}, {2, 3}})
	fmt.Printf("%#v %#v %#v %#v\n", 'a', uint8(3), uintptr(10), "a\nb`")
	fmt.Printf("%#q %#q %q %+q\n", "abc", "a`b", "\x00é\xff\u2028", "é世")
	fmt.Printf("%v %.3v %8.2v\n", 1+2i, 1.23456+2i, 3i)
	fmt.Printf("%05s|%-05s|%05t|%010v\n", "ab", "ab", true, 1.5)
	fmt.Printf("%x %v\n", float32(0.1), float32(0.1))
	fmt.Printf("%20.3e|%-20g|%+g\n", 12345.678, 1e100, 1e-10)
	fmt.Printf("%#v\n", []any{1, "a", nil, 1.5, []int(nil), map[int]int(nil), struct{}{}, [0]int{}})
	fmt.Printf("%#v %#v\n", struct {
		a int
		B *int
		C any
		D []string
	}{1, nil, nil, nil}, E2{})
	fmt.Printf("%#x %#x %x\n", []int{1, 255}, map[string]int{"a": 10}, struct {
		A int
		B string
	}{10, "hi"})
	fmt.Printf("%t|%v|%s\n", "x", make(chan int) == nil, error(nil))
	fmt.Printf("%#.3x|%# .2x|%+x|% d|%+q\n", 1.0, 2.0, 3.0, 7, "x")
	fmt.Printf("%U %#U %08U %-12U|\n", -1, 0x7f, 65, 65)
	fmt.Printf("%c|%5c|%-5c|%c\n", 65, 66, 67, -1)
	fmt.Printf("%#08x|%#8x|%-#8x|%+#x\n", 255, 255, 255, 255)
	fmt.Printf("%v %v\n", []error{nil, fmt.Errorf("x")}, []fmt.Stringer{emb{1}})
	fmt.Printf("%s %v %d\n", emb{1}, &emb{2}, emb{3})
	fmt.Printf("%v %+v\n", []*int{nil}, struct{ p *int }{})
	fmt.Printf("%s\n", []any{1, "a", nil, 2.5, []byte("x")})
	fmt.Printf("%q\n", []string{"a b", "c"})
	fmt.Printf("%x %X %q\n", []byte{1, 0xab}, [2]byte{1, 2}, []byte("hi"))
	fmt.Printf("%d %o %b\n", []byte{1, 2}, []byte{8}, [2]byte{1, 2})
}
