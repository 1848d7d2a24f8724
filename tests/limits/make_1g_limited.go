// exit: 137
// flags: -max-mem 64M
package main

func main() {
	defer func() { print(recover()) }()
	b := make([]byte, 1<<30)
	print(len(b), "\n")
}
