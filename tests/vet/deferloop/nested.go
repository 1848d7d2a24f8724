package main

func main() {
	for i := range 3 {
		for range i {
			switch {
			case i > 1:
				defer println(i) // WANT "defer in a loop runs when the function returns, not after each iteration"
			}
		}
		defer func() { // WANT "defer in a loop runs when the function returns, not after each iteration"
			for range 2 {
				defer println("inner") // WANT "defer in a loop runs when the function returns, not after each iteration"
			}
		}()
	}
}
