// exit: 137
// flags: -max-mem 32M
package main

func main() {
	var s []int
	for i := 0; ; i++ {
		s = append(s, i)
	}
}
