package main

func main() {
	var i int
	for i = 0; i < 3; i++ {
		go func(i int) { println(i) }(i)
		j := i
		go func() { println(j) }()
	}
}
