// exit: 124
// flags: -max-time 300ms
// modes: real
package main

func main() {
	defer func() {
		for {
		}
	}()
	for {
	}
}
