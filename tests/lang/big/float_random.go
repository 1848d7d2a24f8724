// stress: 97
// Operations on random floats and fractions of all precisions and modes: a check sum for every hundred.

package main

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strconv"
	"strings"
)

var (
	r   *rand.Rand
	sum uint32
)

// note adds a line to the check sum.
func note(a ...any) {
	for _, c := range []byte(fmt.Sprintln(a...)) {
		sum = sum*31 + uint32(c)
	}
}

func pick(s string) string { w := strings.Split(s, "|"); return w[r.Intn(len(w))] }

func rf() *big.Float {
	z := new(big.Float).SetMode(big.RoundingMode(r.Intn(6)))
	switch r.Intn(5) {
	case 0:
		z.SetPrec(uint(1 + r.Intn(10)))
	case 1:
		z.SetPrec(53)
	case 2:
		z.SetPrec(uint(1 + r.Intn(300)))
	case 3:
		z.SetPrec(512)
	}
	switch r.Intn(9) {
	case 0:
		z.SetInt64(int64(r.Intn(9) - 4))
	case 1:
		z.SetInt64(int64(r.Uint64()))
	case 2:
		z.SetFloat64(math.Float64frombits(r.Uint64() &^ (1 << 62)))
	case 3:
		z.SetFloat64(r.NormFloat64())
	case 4:
		z.SetInf(r.Intn(2) == 0)
	case 5:
		z.SetRat(rr())
	case 6:
		z.SetInt(ri())
	case 7:
		z.SetMantExp(new(big.Float).SetFloat64(r.Float64()), r.Intn(3000)-1500)
	case 8:
		z.SetString(pick("0|-0|1e100|1.5e-300|0x1.8p5|123456789.123456789|-.5|5.|1e-5000|0b1.1|3p-7"))
	}
	if r.Intn(3) == 0 {
		z.Neg(z)
	}
	return z
}

func ri() *big.Int {
	z := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(r.Intn(300))))
	if r.Intn(2) == 0 {
		z.Neg(z)
	}
	return z
}

func rr() *big.Rat {
	b := ri()
	if b.Sign() == 0 || r.Intn(4) == 0 {
		b.SetInt64(int64(1 + r.Intn(1000)))
	}
	return new(big.Rat).SetFrac(ri(), b)
}

func d(x *big.Float) string {
	if x == nil {
		return "nil"
	}
	return fmt.Sprint(x.Text('p', 0), " ", x.Prec(), " ", x.Mode(), " ", x.Acc(), " ", x.MinPrec())
}

func main() {
	r = rand.New(rand.NewSource(1))
	for i := 0; i < 1500; i++ {
		x, y := rf(), rf()
		z := new(big.Float)
		switch r.Intn(4) {
		case 0:
			z = x
		case 1:
			z = y
		case 2:
			z = rf()
		}
		a, b := rr(), rr()
		c := new(big.Rat)
		switch r.Intn(3) {
		case 0:
			c = a
		case 1:
			c = b
		}
		op := r.Intn(50)
		p := func(s ...any) { note(append([]any{op}, s...)...) }
		func() {
			defer func() {
				if e := recover(); e != nil {
					p("panic", e, d(z))
				}
			}()
			switch op {
			case 0, 40:
				p(d(z.Add(x, y)))
			case 1, 41:
				p(d(z.Sub(x, y)))
			case 2, 42:
				p(d(z.Mul(x, y)))
			case 3, 43:
				p(d(z.Quo(x, y)))
			case 4:
				x.SetMode(0)
				z.SetMode(0)
				z.Sqrt(x)
				p(z.Text('p', 0), z.Prec())
			case 5:
				p(x.Cmp(y), x.Cmp(x), x.Sign(), x.Signbit(), x.IsInf(), x.IsInt())
			case 6:
				i, acc := x.Int(nil)
				p(i, acc)
			case 7:
				i, acc := x.Rat(nil)
				p(i, acc)
			case 8:
				i, acc := x.Int64()
				u, _ := x.Uint64()
				p(i, acc, u)
			case 9:
				f, acc := x.Float64()
				g, gacc := x.Float32()
				p(f, acc, g, gacc)
			case 10:
				m := new(big.Float)
				e := x.MantExp(m)
				p(d(m), e)
			case 11:
				p(d(z.SetMantExp(x, r.Intn(100)-50)))
			case 12:
				p(d(z.SetMantExp(x, math.MaxInt32-r.Intn(3)*50)), d(z.SetMantExp(y, math.MinInt32+r.Intn(3)*50)))
			case 13, 44:
				f := pick("e|E|f|g|G|b|p|x|z")[0]
				pr := r.Intn(30) - 3
				if e := x.MantExp(nil); e > 20000 || e < -20000 {
					break
				}
				p(string(f), pr, x.Text(f, pr))
			case 14, 45:
				f := pick("%e|%f|%g|%v|%s|%d|%x|%b|%G|%E|%F|%.10f|%30.5g|%-30.5g|%+.3e|% .3f|%030.4f|%-030.4f|%+v|%10v|%010v|%t|%.0f|%x|%.3x")
				if e := x.MantExp(nil); e > 20000 || e < -20000 {
					break
				}
				p(f, fmt.Sprintf(f, x))
			case 15:
				p(d(z.Set(x)), d(z.Copy(y)), d(z.SetPrec(uint(r.Intn(70)))), d(z.SetMode(big.RoundingMode(r.Intn(6)))))
			case 16:
				p(d(z.Abs(x)), d(z.Neg(y)))
			case 17, 46:
				s := pick("0|1|-1.5|+2.25e10|1e-10|0x1p-2|0x.8p1|0b101.01|0o17.4|inf|-Inf|+inf|1_000.5|1__0|_1|1e|1e+|e5|.|-|0x|1p5|1.5p-3|0x1e5|1e1000000000000|1e5000000000|12345678901234567890123456789e-400|0.1|0.3|1e23|1.7976931348623157e308|4.9e-324|9007199254740993|0x1.fffffffffffff8p0|1e400|abc|1.5x|08|0_8|1e1_0|1 ")
				base := []int{0, 10, 2, 8, 16, 0, 0, 0}[r.Intn(8)]
				f, bb, err := new(big.Float).SetPrec([]uint{0, 53, 24, 200}[r.Intn(4)]).SetMode(big.RoundingMode(r.Intn(6))).Parse(s, base)
				p(s, base, d(f), bb, err)
			case 18:
				s := strconv.Itoa(r.Intn(100000)) + "." + strconv.Itoa(r.Intn(1000000)) + "e" + strconv.Itoa(r.Intn(2000)-1000)
				f, ok := new(big.Float).SetPrec(uint(r.Intn(200))).SetString(s)
				p(s, d(f), ok)
			case 19:
				g, err := x.MarshalText()
				w := new(big.Float)
				p(string(g), err, w.UnmarshalText(g), d(w))
				p(w.UnmarshalText([]byte("x")))
			case 20:
				g, err := x.GobEncode()
				w := new(big.Float)
				p(err, w.GobDecode(g), d(w))
				w = new(big.Float).SetPrec(7)
				w.GobDecode(g)
				p(d(w))
			case 21:
				var f, g big.Float
				in := pick("1.5 2|0x1p3 inf|1e5x|-|abc|1_0.5 3||  7")
				n, err := fmt.Sscan(in, &f, &g)
				p(in, n, err, d(&f), d(&g))
			case 22:
				p(c.Add(a, b), a, b)
			case 23:
				p(c.Sub(a, b), a, b)
			case 24:
				p(c.Mul(a, b), a, b)
			case 25:
				p(c.Quo(a, b), a, b)
			case 26:
				p(a.Cmp(b), a.Sign(), a.IsInt(), a.Num(), a.Denom())
			case 27:
				f, e := a.Float64()
				g, h := a.Float32()
				p(f, e, g, h)
			case 28:
				p(a.FloatString(r.Intn(40)))
			case 29:
				p(a.FloatPrec())
			case 30:
				p(c.Inv(a), c.Neg(b), c.Abs(c))
			case 31, 47:
				s := pick("1/2|-6/4|3|0/5|1/0|1.5|-2.5e3|1e-3|0x1.8p1|0x10/0b11|017/3|1/-2|+1/2|1_0/3|1e1000001|1p10000001|.5|5.|.|/|1/|/2|1.5/2|0x1p-3|1e5/2|08|0.08|1_000.5|0b1.1|inf| 1")
				q, ok := new(big.Rat).SetString(s)
				p(s, q, ok)
				p(new(big.Rat).UnmarshalText([]byte(s)))
			case 32:
				p(a.RatString(), fmt.Sprint(a), fmt.Sprintf("%s %v", a, b))
			case 33:
				g, err := a.GobEncode()
				w := new(big.Rat)
				p(g, err, w.GobDecode(g), w)
			case 34:
				g, err := a.MarshalText()
				w := new(big.Rat)
				p(string(g), err, w.UnmarshalText(g), w)
			case 35:
				p(new(big.Rat).SetFloat64(math.Float64frombits(r.Uint64())))
			case 36:
				var q big.Rat
				in := pick("1/2|3.5|x|1e3 4|1/0")
				f := pick("%f|%v|%d|%g")
				n, err := fmt.Sscanf(in, f, &q)
				if err != nil {
					q.SetInt64(0)
				}
				p(in, f, n, err, &q)
			case 37:
				p(c.SetFrac64(int64(r.Intn(9)-4), int64(r.Intn(9)-4)), c.SetInt64(-5), c.SetUint64(6), c.SetInt(ri()), c.Set(a))
			case 38:
				q := new(big.Rat).SetFrac(new(big.Int).Lsh(ri(), uint(r.Intn(900))), new(big.Int).Lsh(big.NewInt(int64(1+r.Intn(9))), uint(r.Intn(1300))))
				f, e := q.Float64()
				g, _ := q.Float32()
				p(f, e, g)
			case 39:
				w := new(big.Float).SetMantExp(x, -1000-r.Intn(150))
				f, e := w.Float64()
				g, h := new(big.Float).SetMantExp(x, -100-r.Intn(60)).Float32()
				p(f, e, g, h)
			case 48:
				f, e := new(big.Int).Lsh(ri(), uint(r.Intn(1200))).Float64()
				p(f, e)
			case 49:
				p(d(big.NewFloat(r.NormFloat64())), d(new(big.Float).SetUint64(r.Uint64())), d(new(big.Float).SetInt(ri())), d(new(big.Float).SetRat(a)))
			}
		}()
		if i%100 == 99 {
			fmt.Printf("%d %08x\n", i+1, sum)
		}

	}
}
