package main

func main() {
	f := func(n int) {
		for n > 0 {
			n--
			{
				defer println(n) // WANT "defer in a loop runs when the function returns, not after each iteration"
			}
		}
	}
	f(3)
}
