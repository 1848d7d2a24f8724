// flags: -max-mem 2G
package main

func main() {
	b := make([]byte, 1<<30)
	print(len(b), "\n")
}
