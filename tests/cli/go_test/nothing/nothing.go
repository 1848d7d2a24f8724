package nothing

func F() int { return 1 }
