package main

func main() {
	const debug = false
	if debug {
		println("constant conditions are not looked at")
	}
	for false {
		println("nor here")
	}
	for range 0 {
	}
	println("end")
}
