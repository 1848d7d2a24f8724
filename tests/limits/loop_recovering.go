// exit: 124
// flags: -max-time 300ms
// modes: real
package main

func try() {
	defer func() { recover() }()
	panic(1)
}

func main() {
	for {
		try()
	}
}
