package main

func main() {
outer:
	for i := 0; ; i++ {
		if i > 2 {
			defer println(i)
			break outer
		}
	}
	for {
		defer println("once")
		panic("x")
	}
}
