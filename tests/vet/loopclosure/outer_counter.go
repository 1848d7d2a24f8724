package main

func main() {
	var i int
	for i = 0; i < 3; i++ {
		defer func() { // WANT "defer in a loop runs when the function returns, not after each iteration"
			println(i) // WANT "loop variable i captured by func literal"
		}()
	}
	for i = range 3 {
		go func() {
			println(i) // WANT "loop variable i captured by func literal"
		}()
	}
}
