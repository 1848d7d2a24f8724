// exit: 137
// flags: -max-mem 32M
package main

func f(n int) int {
	return f(n+1) + 1
}

func main() {
	print(f(0))
}
