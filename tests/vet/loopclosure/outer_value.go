package main

func main() {
	var k int
	var v string
	for k, v = range []string{"a", "b"} {
		if k > 0 {
			defer func() { println(v) }() // WANT "defer in a loop runs when the function returns, not after each iteration" "loop variable v captured by func literal"
		}
	}
}
