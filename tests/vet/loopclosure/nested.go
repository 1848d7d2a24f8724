package main

func main() {
	var name string
	for _, list := range [][]string{{"a"}, {"b"}} {
		for range list {
			name = list[0]
			defer func(n int) { // WANT "defer in a loop runs when the function returns, not after each iteration"
				println(name, n) // WANT "variable name, set again by the loop, captured by deferred func literal"
			}(1)
		}
	}
}
