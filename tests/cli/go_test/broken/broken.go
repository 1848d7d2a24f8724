package broken

func F() int { return "text" }
