// exit: 2
package main

func f(n int) int {
	return f(n+1) + 1
}

func main() {
	defer func() { print(recover()) }()
	print(f(0))
}
