package main

func main() {
	x := 1
	x = 2
	for range 3 {
		go func() { println(x) }()
	}
	for {
		x = 3
		defer func() { println(x) }()
		return
	}
}
