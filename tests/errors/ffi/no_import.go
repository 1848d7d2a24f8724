package main

//gol:extern libm.so.6 cos
func cos(x float64) float64 // ERROR "needs import"

func main() { cos(1) }
