package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"
)

// The generators and every method of Rand, number for number as in Go; the functions of the
// package, whose numbers are the run's, by their bounds.

type counter struct{ n uint64 }

func (c *counter) Uint64() uint64 {
	c.n += 0x9E3779B97F4A7C15
	return c.n
}

func methods(name string, src rand.Source) {
	r := rand.New(src)
	fmt.Println(name, r.Int64(), r.Uint32(), r.Uint64(), r.Int32(), r.Int())
	for _, n := range []int64{1, 2, 3, 7, 64, 1000, 1<<31 - 1, 1 << 40, 3 << 60, math.MaxInt64} {
		fmt.Print(r.Int64N(n), " ", r.Uint64N(uint64(n)), " ", r.IntN(int(n)), " ", r.UintN(uint(n)), " ")
		small := int32(min(n, math.MaxInt32))
		fmt.Println(r.Int32N(small), r.Uint32N(uint32(small)))
	}
	fmt.Println(r.Uint64N(math.MaxUint64), r.Uint32N(math.MaxUint32))
	fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(9), r.Perm(0))
	letters := []byte("abcdefghij")
	r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
	z := rand.NewZipf(r, 1.5, 2, 100)
	fmt.Println(string(letters), z.Uint64(), z.Uint64(), z.Uint64(), rand.NewZipf(r, 1, 1, 1) == nil)
	var norm, exp float64
	for range 3000 {
		norm += r.NormFloat64()
		exp += r.ExpFloat64()
	}
	fmt.Println(norm, exp)
}

func pcg() {
	var zero rand.PCG
	fmt.Println(zero.Uint64(), zero.Uint64())
	p := rand.NewPCG(1, math.MaxUint64)
	fmt.Println(p.Uint64(), p.Uint64())
	state, err := p.MarshalBinary()
	fmt.Printf("%q %v\n", state, err)
	var q rand.PCG
	fmt.Println(q.UnmarshalBinary(state), q.Uint64() == p.Uint64())
	fmt.Println(q.UnmarshalBinary(state[1:]), q.UnmarshalBinary(append([]byte("x"), state[1:]...)))
	p.Seed(0, 0)
	fmt.Println(p.Uint64())
}

func chacha() {
	seed := [32]byte([]byte("a seed has thirty-two bytes, so!"))
	c := rand.NewChaCha8(seed)
	var sum uint64
	for i := range 1000 {
		state, _ := c.MarshalBinary()
		var d rand.ChaCha8
		if d.UnmarshalBinary(state) != nil || i%31 == 0 {
			fmt.Printf("%d %q\n", i, state)
		}
		x := c.Uint64()
		sum = sum*31 + x
		if y := d.Uint64(); x != y {
			fmt.Println("state lost after", i, x, y)
		}
	}
	fmt.Println(sum)
	state, _ := c.MarshalBinary()
	fmt.Println(c.UnmarshalBinary(nil), c.UnmarshalBinary(append(state, 0)))
	state[8] = 1
	fmt.Println(c.UnmarshalBinary(state))
	c.Seed(seed)
	fmt.Println(c.Uint64())
}

func within(ok bool, what string) {
	if !ok {
		fmt.Println("out of bounds:", what)
	}
}

func functions() {
	for range 200 {
		within(rand.Int64() >= 0 && rand.Int32() >= 0 && rand.Int() >= 0, "sign")
		within(rand.Int64N(5) < 5 && rand.Uint64N(5) < 5 && rand.Int32N(5) < 5 && rand.Uint32N(5) < 5, "N")
		within(rand.IntN(5) < 5 && rand.UintN(5) < 5 && rand.N(5*time.Second) < 5*time.Second && rand.N(uint8(200)) < 200, "N")
		f, g := rand.Float64(), rand.Float32()
		within(f >= 0 && f < 1 && g >= 0 && g < 1 && rand.ExpFloat64() >= 0 && rand.NormFloat64() < 50, "float")
	}
	p := rand.Perm(50)
	rand.Shuffle(50, func(i, j int) { p[i], p[j] = p[j], p[i] })
	sum := 0
	for _, x := range p {
		sum += x
	}
	fmt.Println(sum, rand.Uint32() == rand.Uint32() && rand.Uint64() == rand.Uint64())
}

func panics(fn func()) {
	defer func() { fmt.Println(recover()) }()
	fn()
}

func wrong() {
	r := rand.New(rand.NewPCG(0, 0))
	panics(func() { r.IntN(0) })
	panics(func() { r.Int64N(-1) })
	panics(func() { r.Int32N(0) })
	panics(func() { r.UintN(0) })
	panics(func() { r.Uint64N(0) })
	panics(func() { r.Uint32N(0) })
	panics(func() { rand.IntN(-5) })
	panics(func() { rand.N(time.Duration(0)) })
	panics(func() { r.Shuffle(-1, nil) })
	panics(func() { rand.Perm(-1) })
	panics(func() { (*rand.Zipf)(nil).Uint64() })
}

func main() {
	methods("pcg", rand.NewPCG(11, 22))
	methods("chacha8", rand.NewChaCha8([32]byte{1, 2, 3}))
	methods("counter", &counter{5})
	pcg()
	chacha()
	functions()
	wrong()
}
