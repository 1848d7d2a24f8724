package main

import "fmt"

type node struct{ k, v int }

func calls() []int { fmt.Print("once "); return []int{4, 5} }

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	var u8 uint8 = 3
	for i := range u8 {
		fmt.Printf("%T%d ", i, i)
	}
	fmt.Println()
	for i, v := range calls() {
		fmt.Print(i, v, " ")
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		s[i] = 0
	}
	fmt.Println(s)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 100
		fmt.Print(i, v, " ")
	}
	for i, v := range &arr {
		arr[2] = 200
		fmt.Print(i, v, " ")
	}
	for i := range arr {
		arr[i] = i
	}
	fmt.Println(arr)
	for i, r := range "aé\xff世" {
		fmt.Print(i, ":", r, " ")
	}
	for i := range "é!" {
		fmt.Print(i, " ")
	}
	fmt.Println()
	m := map[string]int{"one": 1}
	for k, v := range m {
		fmt.Print(k, v, " ")
		delete(m, k)
	}
	for k := range map[int]bool{7: true} {
		fmt.Print(k, " ")
	}
	sum := 0
	big := map[int]int{}
	for i := range 100 {
		big[i] = i
	}
	for k, v := range big {
		sum += k + v
		if k%2 == 0 {
			delete(big, k)
		}
	}
	fmt.Println(sum, len(big))
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for v := range c {
		fmt.Print(v, " ")
	}
	var nodes []node
	for _, n := range []node{{1, 2}, {3, 4}} {
		n.v++
		nodes = append(nodes, n)
	}
	fmt.Println(nodes)
	var i, v int
	xs := [2]int{}
	for i, xs[i] = range []int{8, 9} {
	}
	for i, v = range []int{5, 6} {
	}
	fmt.Println(i, v, xs)
	var np *[4]int
	for i := range np {
		fmt.Print(i, " ")
	}
	fmt.Println(len(np))
}
