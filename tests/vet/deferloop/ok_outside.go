package main

func main() {
	defer println("first")
	for range 3 {
		println("work")
	}
	defer println("second")
}
