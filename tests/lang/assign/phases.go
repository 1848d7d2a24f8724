// Tuple assignments: everything is read before anything is written.
package main

import "fmt"

type node struct {
	v    int
	next *node
}

func pair() (int, string) { return 7, "seven" }

func swap(a, b int) (x, y int) {
	x, y = b, a
	return y, x
}

func main() {
	a, b := 1, 2
	a, b = b, a
	fmt.Println(a, b)
	i := 0
	s := []int{10, 20, 30}
	i, s[i] = 2, 99
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
	n := &node{v: 1}
	n.next, n = &node{v: 2}, n.next
	fmt.Println(n == nil)
	fmt.Println(swap(3, 4))
	var x any
	var e string
	x, e = pair()
	fmt.Println(x, e)
	st := struct{ p, q int }{1, 2}
	st.p, st.q = st.q, st.p
	fmt.Println(st)
	arr := [3]int{1, 2, 3}
	brr := arr
	brr[1] = 50
	arr, brr = brr, arr
	fmt.Println(arr, brr)
	m := map[string]int{"a": 1}
	v, ok := m["a"]
	_, no := m["b"]
	fmt.Println(v, ok, no)
	var iface any = 3
	k, isInt := iface.(int)
	_, isString := iface.(string)
	fmt.Println(k, isInt, isString)
	x1, y1 := 1, 2
	y1, z1 := x1, y1
	fmt.Println(x1, y1, z1)
	s[0]++
	s[1] <<= 2
	st.p -= 5
	str := "a"
	str += "b" + str
	fmt.Println(s, st, str)
}
