// exit: 137
// flags: -max-mem 64M
package main

func main() {
	b := make([]*int, 1<<27)
	b[7] = new(int)
	print(len(b), "\n")
}
