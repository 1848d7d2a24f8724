// flags: -max-mem 1G
package main

func main() {
	s := "0123456789"
	for len(s) < 100_000_000 {
		s += s
	}
	print(len(s), "\n")
}
