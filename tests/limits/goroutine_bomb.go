// exit: 137
// flags: -max-mem 32M
package main

func bomb() {
	for {
		go bomb()
	}
}

func main() {
	bomb()
}
