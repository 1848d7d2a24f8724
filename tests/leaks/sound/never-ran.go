// main ends before the goroutines had a turn.
package main

func main() {
	c := make(chan int)
	for i := 0; i < 10; i++ {
		go func() { c <- i }()
	}
}
