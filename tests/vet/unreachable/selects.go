package main

func f(a, b chan int) int {
	for {
		select {
		case x := <-a:
			return x
		case <-b:
			panic("b")
		}
		println("no case comes here") // WANT "unreachable code"
	}
}

func g() {
	select {}
	println("never") // WANT "unreachable code"
}

func main() { f(nil, nil); g() }
