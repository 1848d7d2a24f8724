package main

type half struct{}

func (h *half) Lock() {}

type value struct{}

func (v value) Lock()   {}
func (v value) Unlock() {}

type odd struct{}

func (o *odd) Lock(n int) {}
func (o *odd) Unlock()    {}

func use(h half, v value, o odd) {}

func main() {
	a, b, c := half{}, value{}, odd{}
	d, e, f := a, b, c
	use(d, e, f)
}
