package main

func main() {
	x, y := 1, 2
	x, y = y, x
	a := []int{1, 2}
	a[0], a[1] = a[1], a[0]
	x += x
	x = x + 1
	x = -x
	println(x, y)
}
