package main

func f(n int) int {
	if n > 0 {
		return 1
	} else {
		return 2
	}
	n = 3 // WANT "unreachable code"
	println(n)
	return n
}

func main() {
	goto end
	println("skipped") // WANT "unreachable code"
end:
	f(1)
	func() {
		return
		println("in a literal") // WANT "unreachable code"
	}()
}
