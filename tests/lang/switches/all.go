package main

import "fmt"

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	}
	return "positive"
}

func dense(n int) int {
	switch n {
	case 1:
		return 10
	case 2, 3:
		return 23
	case 4:
		n++
		fallthrough
	case 5:
		return n * 100
	case 7:
		break
	case 9:
		return 9
	default:
		return -1
	}
	return 7
}

func word(s string) int {
	switch s {
	case "alpha":
		return 1
	case "beta", "gamma":
		return 2
	case "":
		return 3
	}
	return 0
}

type shape interface{ area() int }
type square int

func (s square) area() int { return int(s * s) }

type rect struct{ w, h int }

func (r *rect) area() int { return r.w * r.h }

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("slice ", len(v))
	case error:
		return "error " + v.Error()
	case shape:
		return fmt.Sprint("shape ", v.area())
	case func() int:
		return fmt.Sprint("func ", v())
	case [2]string:
		return v[0] + v[1]
	}
	return "other"
}

func side(n int) int { fmt.Print("<", n, ">"); return n }

func main() {
	fmt.Println(classify(-3), classify(0), classify(8))
	for i := range 11 {
		fmt.Print(dense(i), " ")
	}
	fmt.Println()
	fmt.Println(word("alpha"), word("gamma"), word(""), word("x"))
	for _, x := range []any{nil, 1, int64(2), "s", []int{1}, fmt.Errorf("e"), square(3), &rect{2, 3},
		func() int { return 5 }, [2]string{"a", "b"}, 1.5} {
		fmt.Println(kind(x))
	}
	switch side(2) {
	case side(1), side(2), side(3):
		fmt.Println("found")
	}
	var e any = 3
	switch e {
	case "3":
		fmt.Println("string")
	case 3.0:
		fmt.Println("float")
	case 3:
		fmt.Println("int")
	}
	switch x := 5; x {
	default:
		fmt.Println("default first")
	case 5:
		fmt.Println("five")
	}
	var p *rect
	switch shape(p) {
	case nil:
		fmt.Println("nil")
	default:
		fmt.Println("typed nil")
	}
	for i := range 3 {
		switch i {
		case 1:
			continue
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
