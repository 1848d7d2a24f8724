// exit: 2
package main

func main() {
	for i := 0; i < 20000; i++ {
		go func() { select {} }()
	}
	select {}
}
