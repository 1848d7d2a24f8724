// exit: 2
package main

func main() {
	n := 1 << 45
	b := make([]byte, n)
	print(len(b), "\n")
}
