package main

type point struct{ x, y int }

func (p *point) set(x, y int) {
	x = x // WANT "self-assignment of x to x"
	p.y = p.y // WANT "self-assignment of p\.y to p\.y"
}

func main() {
	var p point
	p.set(1, 2)
	p.x = p.x // WANT "self-assignment of p\.x to p\.x"
	q := &p
	q.x, q.y = q.x, q.y // WANT "self-assignment of q\.x to q\.x" "self-assignment of q\.y to q\.y"
}
