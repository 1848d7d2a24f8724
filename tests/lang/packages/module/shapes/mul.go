package shapes

func mul(a, b int) int { return a * b }
