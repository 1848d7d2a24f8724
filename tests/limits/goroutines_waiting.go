// exit: 137
// flags: -max-mem 32M
package main

func main() {
	for {
		go func() { select {} }()
	}
}
