package main

import "fmt"

type byteSlice []byte

func three() (int, int, int) { return 3, 1, 2 }

func main() {
	var s []int
	s = append(s)
	s = append(s, 1, 2, 3)
	s = append(s, s...)
	s = append(s[:1], s[2:]...)
	fmt.Println(s, len(s), cap(s) >= len(s))
	b := append(byteSlice("ab"), "cd"...)
	fmt.Println(string(b), copy(s, s[2:]), s)
	fmt.Println(copy(b, "xyz"), string(b))
	m := make(map[string]int, 4)
	m["a"], m["b"] = 1, 2
	delete(m, "a")
	delete(m, "zz")
	fmt.Println(m, len(m))
	clear(m)
	clear(s)
	fmt.Println(m, s)
	fmt.Println(min(2, 1, 3), max(2.5, 1), min("b", "a"), max(three3()))
	x, y := 7, 3.5
	fmt.Println(min(x, 3), max(y, 4), min(y, -0.0))
	p := new(int)
	*p = 4
	q := make([]string, 2, 5)
	c := make(chan int, 3)
	c <- 1
	fmt.Println(*p, q, cap(q), len(c), cap(c))
	close(c)
	v, ok := <-c
	w, ok2 := <-c
	fmt.Println(v, ok, w, ok2)
	var arr [4]int
	parr := &arr
	fmt.Println(len(arr), cap(parr), len(parr), arr[1:3:3], cap(arr[1:3:3]))
	z := complex(1, 2)
	fmt.Println(real(z), imag(z), z*z, z/2, z == complex(1, 2))
	str := "hello"
	fmt.Println(str[1:], str[:2], str[2:3], str[1], len(str[5:]))
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		_ = make([]int, n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var nilMap map[int]int
		fmt.Println(nilMap[1], len(nilMap))
		nilMap[1] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a, i := [3]int{}, 5
		a[i%8] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		zero := 0
		fmt.Println(1 / zero)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -2
		fmt.Println(1 << n)
	}()
}

func three3() int { a, b, c := three(); return max(a, b, c) }
