package main

type spin struct{ state int }

func (s *spin) Lock()   { s.state = 1 }
func (s *spin) Unlock() { s.state = 0 }

type table struct {
	name string
	lock spin
}

func pass(t table) {} // WANT "pass passes lock by value: main\.table contains main\.spin"

func gen[T table](x T) {} // WANT "gen passes lock by value: T contains main\.table contains main\.spin"

func main() {
	var t table
	u := t // WANT "assignment copies lock value to u: main\.table contains main\.spin"
	pass(u) // WANT "call of pass copies lock value: main\.table contains main\.spin"
}
