// exit: 137
// flags: -max-mem 100M
package main

func main() {
	s := "x"
	for {
		s += s
	}
}
