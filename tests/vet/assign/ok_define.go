package main

func main() {
	x := 1
	{
		x := x
		_ = x
	}
	for i := 0; i < 2; i++ {
		i := i
		_ = i
	}
	var y = x
	_ = y
	x, z := x, 2
	_ = z
}
