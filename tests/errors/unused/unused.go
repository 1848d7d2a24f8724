package main

type t struct{ f int }

func get() (int, error) { return 0, nil }

func main() {
	a := 1
	var b int // ERROR "b declared and not used"
	var c, d = 1, 2 // ERROR "c declared and not used"
	e := 1 // ERROR "e declared and not used"
	e = 2
	f := 1
	f++
	g := 1
	g += 2
	var h t
	h.f = 1
	var i [3]int
	i[0] = 1
	var j *t
	j.f = 1
	var k map[string]int
	k["a"] = 1
	l, err := get() // ERROR "l declared and not used" "err declared and not used"
	_ = d
	m := func() { // ERROR "m declared and not used"
		n := 1 // ERROR "n declared and not used"
	}
	o := 1 // ERROR "o declared and not used"
	func() {
		o = 2
	}()
	p := 1
	func() {
		_ = p
	}()
	for q := 0; ; { // ERROR "q declared and not used"
	}
	if r := 1; true { // ERROR "r declared and not used"
	}
	switch s := 1; { // ERROR "s declared and not used"
	}
	for u, v := range []int{} { // ERROR "u declared and not used" "v declared and not used"
	}
	{
		w := 1 // ERROR "w declared and not used"
	}
	var x = func() int { return 1 } // ERROR "x declared and not used"
	const unusedConstant = 1
	type unusedType int
	y := 1 // ERROR "y declared and not used"
	y, z := 2, 3
	_ = z
	aa := &a // ERROR "aa declared and not used"
	bb := []int{}
	bb = append(bb, 1)
	select {
	case cc := <-make(chan int): // ERROR "cc declared and not used"
	}
}
