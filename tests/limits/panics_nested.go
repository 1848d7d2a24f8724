// exit: 2
package main

func f(n int) {
	defer func() {
		if n < 20000 {
			f(n + 1)
		}
		panic(n)
	}()
	panic(-n)
}

func main() {
	f(0)
}
