// NaN keys, blank fields, copies made by range, min, max and clear.
package main

import (
	"fmt"
	"math"
)

type B struct {
	_ int
	a int
	_ string
}
type C struct {
	f float64
	_ [0]func()
}

func main() {
	x, y := B{a: 1}, B{a: 1}
	fmt.Println(x == y, any(x) == any(y), [2]B{x} == [2]B{y})
	m := map[float64]int{}
	nan := math.NaN()
	m[nan] = 1
	m[nan] = 2
	fmt.Println(len(m), m[nan])
	delete(m, nan)
	n := 0
	for k, v := range m {
		if k != k {
			n += v
		}
	}
	fmt.Println(len(m), n)
	clear(m)
	fmt.Println(len(m))
	mi := map[any]string{nan: "n", float32(nan): "f", 0.0: "z", math.Copysign(0, -1): "nz"}
	fmt.Println(len(mi), mi[0.0], mi[nan])
	mc := map[complex128]int{complex(nan, 0): 1, complex(0, math.Copysign(0, -1)): 2}
	fmt.Println(len(mc), mc[0])
	ma := map[[2]float64]int{{nan, 1}: 1, {0, 1}: 2}
	fmt.Println(ma[[2]float64{nan, 1}], ma[[2]float64{math.Copysign(0, -1), 1}])
	ms := map[struct{ a any }]int{{nan}: 1, {1}: 2}
	fmt.Println(ms[struct{ a any }{1}], ms[struct{ a any }{int8(1)}], len(ms))
	// range copies
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Println("copy", v)
		}
	}
	for i, v := range &arr {
		arr[2] = 20
		if i == 2 {
			fmt.Println("ptr", v)
		}
	}
	sl := []int{1, 2, 3}
	for i, v := range sl {
		sl = append(sl, v)
		sl[2] = 30
		if i == 2 {
			fmt.Println("slice", v, len(sl))
		}
	}
	var np *[3]int
	for i := range np {
		fmt.Print(i)
	}
	fmt.Println(len(np))
	func() {
		defer func() { fmt.Println(recover()) }()
		for _, v := range np {
			fmt.Print(v)
		}
	}()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
		i := i * 10
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i, p := 0, (*int)(nil); i < 3; i, p = i+1, &i {
		ps = append(ps, p)
		ps = append(ps, &i)
	}
	for _, p := range ps[1:] {
		fmt.Print(*p, " ")
	}
	fmt.Println(ps[0])
	for i := range 3 {
		i *= 2
		fmt.Print(i, " ")
	}
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	const k = 2
	for i := range k {
		fmt.Printf("%T ", i)
	}
	type My int16
	for i := range My(2) {
		fmt.Printf("%T ", i)
	}
	for range -5 {
		fmt.Print("never")
	}
	fmt.Println()
	for i, r := range "a\xffé\xe2\x82z\xf0\x9f\x98\x80\xed\xa0\x80" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	fmt.Println([]rune("\xff\xfe"), string([]rune{0xd800, 0xfffd, 65}), string(rune(-5)), []byte(string(rune(0x10ffff+1))))
	fmt.Println(min(1, 2.5, 'a'), max("a", "b", "ab"), min(nan, 1), max(1, nan), min(0.0, math.Copysign(0, -1)), max(math.Copysign(0, -1), 0.0), 1/min(0.0, math.Copysign(0, -1)))
	const mm = max(1, 2, 3) << 2
	var z [mm]int
	fmt.Println(len(z), min("x"))
	type F float32
	fmt.Println(max(F(1), 2), min(F(3), 2.5))
	s3 := []string{"a", "b"}
	clear(s3[:1])
	fmt.Printf("%q\n", s3)
	var nm map[string]int
	clear(nm)
	delete(nm, "a")
	fmt.Println(nm == nil, nm["q"])
	fmt.Println(C{1, [0]func(){}}.f)
}
