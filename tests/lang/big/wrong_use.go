// What math/big says of what can't be done: panics, errors and refused texts. And its zero values.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"runtime"
)

func try(what string, f func()) {
	defer func() {
		switch p := recover().(type) {
		case nil:
			fmt.Println(what, "is fine")
		case big.ErrNaN:
			fmt.Println(what, "ErrNaN:", p.Error())
		default:
			fmt.Println(what, "panics:", p)
		}
	}()
	f()
}

func main() {
	var i, j big.Int
	var q big.Rat
	var f big.Float
	fmt.Println(&i, &q, &f, i.Sign(), q.Denom(), f.Prec(), i.BitLen())

	one, neg := big.NewInt(1), big.NewInt(-1)
	try("Quo", func() { j.Quo(one, &i) })
	try("Mod", func() { j.Mod(one, &i) })
	try("DivMod", func() { j.DivMod(one, &i, new(big.Int)) })
	try("Sqrt", func() { j.Sqrt(neg) })
	try("Jacobi", func() { big.Jacobi(one, big.NewInt(8)) })
	try("ProbablyPrime", func() { one.ProbablyPrime(-1) })
	try("Bit", func() { one.Bit(-1) })
	try("SetBit", func() { j.SetBit(one, -1, 1) })
	try("SetBit 2", func() { j.SetBit(one, 1, 2) })
	try("FillBytes", func() { big.NewInt(256).FillBytes(make([]byte, 1)) })
	try("Text", func() { one.Text(1) })
	try("NewRat", func() { big.NewRat(1, 0) })
	try("SetFrac", func() { q.SetFrac(one, &i) })
	try("Inv", func() { q.Inv(new(big.Rat)) })
	try("Rat.Quo", func() { q.Quo(big.NewRat(1, 2), new(big.Rat)) })

	inf, nan := new(big.Float).SetInf(false), math.NaN()
	try("NewFloat", func() { big.NewFloat(nan) })
	try("SetFloat64", func() { f.SetFloat64(nan) })
	try("Inf-Inf", func() { f.Sub(inf, inf) })
	try("Inf+-Inf", func() { f.Add(inf, new(big.Float).SetInf(true)) })
	try("0*Inf", func() { f.Mul(new(big.Float), inf) })
	try("0/0", func() { f.Quo(new(big.Float), new(big.Float)) })
	try("Inf/Inf", func() { f.Quo(inf, inf) })
	try("1/0", func() { fmt.Println(f.Quo(big.NewFloat(1), new(big.Float))) })
	try("sqrt -1", func() { f.Sqrt(big.NewFloat(-1)) })
	try("base", func() { f.Parse("1", 3) })
	fmt.Println(q.SetFloat64(math.Inf(1)), q.SetFloat64(nan))

	fmt.Println(j.ModInverse(big.NewInt(2), big.NewInt(4)), j.ModSqrt(big.NewInt(3), big.NewInt(7)))
	fmt.Println(j.Exp(big.NewInt(2), neg, big.NewInt(4)), j.Exp(big.NewInt(2), neg, nil))
	for _, s := range []string{"", "x", "1x", "0b2", "_1", "1__2", "0x", "--1"} {
		_, ok := j.SetString(s, 0)
		_, rok := q.SetString(s)
		_, fok := f.SetString(s)
		fmt.Println(s, ok, rok, fok, j.UnmarshalText([]byte(s)), q.UnmarshalText([]byte(s)), f.UnmarshalText([]byte(s)))
	}
	fmt.Println(json.Unmarshal([]byte(`{"A": 1.5}`), &struct{ A *big.Int }{}))
	fmt.Println(j.GobDecode([]byte{9}), q.GobDecode([]byte{9}), q.GobDecode([]byte{2, 0, 0, 0, 9}), f.GobDecode([]byte{1}))
	fmt.Println(f.GobDecode([]byte{7, 0, 0, 0, 0, 0}), f.GobDecode([]byte{1, 2, 0, 0, 0, 9}))
	fmt.Println(big.RoundingMode(9), big.Accuracy(5), big.ToZero, big.Below)
	fmt.Printf("%s %d %q\n", (*big.Int)(nil), (*big.Int)(nil), one)

	// A long multiplication does not hold up other goroutines.
	ticks, done := 0, make(chan bool)
	go func() {
		for {
			select {
			case <-done:
				return
			default:
				ticks++
				runtime.Gosched()
			}
		}
	}()
	x := new(big.Int).Lsh(one, 12_000_000)
	x.Sub(x, one)
	y := new(big.Int).Mul(x, x)
	fmt.Println(y.Bit(0), y.BitLen(), ticks > 1)
	done <- true
}
