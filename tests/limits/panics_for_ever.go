// exit: 137
// flags: -max-mem 32M
package main

func f() {
	defer f()
	panic(1)
}

func main() {
	f()
}
