package main

func main() {
	a := []int{1, 2}
	i := 0
	a[0] = a[0] // WANT "self-assignment of a\[0\] to a\[0\]"
	a[i] = a[i] // WANT "self-assignment of a\[i\] to a\[i\]"
	a[i+1] = a[i+1] // WANT "self-assignment of a\[i\+1\] to a\[i\+1\]"
	var b [2][2]int
	b[0][1] = b[0][1] // WANT "self-assignment of b\[0\]\[1\] to b\[0\]\[1\]"
	b[0] = b[0] // WANT "self-assignment of b\[0\] to b\[0\]"
}
