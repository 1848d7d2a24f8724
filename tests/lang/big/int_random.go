// stress: 97
// Operations on random integers, results in operands too: a check sum for every hundred.

package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand"
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

func rnd() *big.Int {
	var n int
	switch r.Intn(6) {
	case 0:
		return big.NewInt(int64(r.Intn(7) - 3))
	case 1:
		return big.NewInt(int64(r.Uint64()))
	case 2:
		n = r.Intn(130)
	case 3:
		n = r.Intn(1000)
	case 4:
		n = 64 * r.Intn(8)
	default:
		n = r.Intn(3000)
	}
	z := new(big.Int)
	switch r.Intn(4) {
	case 0:
		z.Lsh(big.NewInt(1), uint(n))
		z.Add(z, big.NewInt(int64(r.Intn(3)-1)))
	default:
		z.Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(n)))
	}
	if r.Intn(2) == 0 {
		z.Neg(z)
	}
	return z
}

func try(name string, f func()) {
	defer func() {
		if p := recover(); p != nil {
			note(name, "panic:", p)
		}
	}()
	f()
}

func main() {
	r = rand.New(rand.NewSource(1))
	for i := 0; i < 1500; i++ {
		x, y, m := rnd(), rnd(), rnd()
		op := r.Intn(48)
		try("op", func() {
			z := new(big.Int)
			switch r.Intn(4) {
			case 0:
				z = x
			case 1:
				z = y
			case 2:
				z.Set(m)
			}
			p := func(a ...any) { note(append([]any{op}, a...)...) }
			switch op {
			case 0:
				p(z.Add(x, y))
			case 1:
				p(z.Sub(x, y))
			case 2:
				p(z.Mul(x, y))
			case 3:
				p(z.Quo(x, y))
			case 4:
				p(z.Rem(x, y))
			case 5:
				p(z.Div(x, y))
			case 6:
				p(z.Mod(x, y))
			case 7:
				w := new(big.Int)
				if r.Intn(3) == 0 {
					w = y
				}
				if w == z {
					w = new(big.Int)
				}
				a, b := z.QuoRem(x, y, w)
				p(a, b)
			case 8:
				w := new(big.Int)
				if w == z {
					w = new(big.Int)
				}
				a, b := z.DivMod(x, y, w)
				p(a, b)
			case 9:
				p(z.And(x, y))
			case 10:
				p(z.Or(x, y))
			case 11:
				p(z.Xor(x, y))
			case 12:
				p(z.AndNot(x, y))
			case 13:
				p(z.Not(x))
			case 14:
				p(z.Lsh(x, uint(r.Intn(300))))
			case 15:
				p(z.Rsh(x, uint(r.Intn(300))))
			case 16:
				b := r.Intn(300)
				p(x.Bit(b), z.SetBit(x, b, uint(r.Intn(2))))
			case 17:
				p(x.Cmp(y), x.CmpAbs(y), x.Cmp(x), x.Sign(), x.BitLen(), x.TrailingZeroBits())
			case 18:
				p(x.Int64(), x.Uint64(), x.IsInt64(), x.IsUint64())
			case 19:
				f, a := x.Float64()
				p(f, a)
			case 20:
				e := big.NewInt(int64(r.Intn(40) - 5))
				p(z.Exp(x, e, nil))
			case 21:
				if m.Sign() != 0 {
					p(z.Exp(x, y, m))
				}
			case 22:
				a, b := new(big.Int), new(big.Int)
				g := z.GCD(a, b, x, y)
				zero := new(big.Int)
				p(g, a.Add(a, zero), b.Add(b, zero))
			case 23:
				p(new(big.Int).GCD(nil, nil, x, y))
			case 24:
				p(new(big.Int).ModInverse(x, y))
			case 25:
				p(z.Sqrt(x))
			case 26:
				p(x.ProbablyPrime(r.Intn(3)))
			case 27:
				p(big.Jacobi(x, y))
			case 28:
				p(z.MulRange(int64(r.Intn(60)-20), int64(r.Intn(100)-20)))
			case 29:
				p(z.Binomial(int64(r.Intn(100)), int64(r.Intn(100))))
			case 30:
				b := 2 + r.Intn(61)
				s := x.Text(b)
				w, ok := new(big.Int).SetString(s, b)
				p(s, ok, w.Cmp(x))
			case 31:
				fmts := []string{"%d", "%x", "%X", "%o", "%b", "%O", "%#x", "%#X", "%#o", "%#b", "%+d", "% d", "%50d", "%-50d|", "%050d", "%.30d", "%60.40x", "%+#40.3x", "%s", "%v", "%q", "%e", "%5.0d|", "%-#60b|", "%#v", "%t"}
				f := fmts[r.Intn(len(fmts))]
				p(f, fmt.Sprintf(f, x))
			case 32:
				p(x.Bytes())
				if x.BitLen() < 400 {
					p(x.FillBytes(make([]byte, 50)))
				} else {
					x.FillBytes(make([]byte, 5))
				}
			case 33:
				p(new(big.Int).SetBytes(x.Bytes()), x.Bits())
			case 34:
				g, e := x.GobEncode()
				w := new(big.Int)
				p(g, e, w.GobDecode(g), w)
			case 35:
				g, e := x.MarshalText()
				w := new(big.Int)
				p(string(g), e, w.UnmarshalText(g), w)
			case 36:
				g, e := json.Marshal(x)
				w := new(big.Int)
				p(string(g), e, json.Unmarshal(g, w), w)
			case 37:
				pr := new(big.Int).Abs(m)
				pr.SetBit(pr, 0, 1)
				for n := 0; !pr.ProbablyPrime(0) || pr.Cmp(big.NewInt(2)) <= 0; n++ {
					pr.Add(pr, big.NewInt(2))
					if pr.BitLen() > 300 {
						pr.SetInt64(17)
					}
				}
				p(pr, new(big.Int).ModSqrt(x, pr))
				s := new(big.Int).Mul(x, x)
				p(new(big.Int).ModSqrt(s, pr))
			case 38:
				p(z.Rand(r, y))
			case 39:
				p(z.Neg(x), z.Abs(x))
			case 40:
				strs := []string{"", "+", "-", "0", "-0", "+5", "0x1f", "0b101", "0o17", "017", "08", "1_000", "_1", "1_", "1__0", "0x_1f", "0_7", "0b2", "ff", "zZ", " 1", "1 ", "0x", "0b", "00", "0X1F", "--1", "1.5", "1e3", "00x1"}
				s := strs[r.Intn(len(strs))]
				bs := []int{0, 2, 8, 10, 16, 36, 62}
				b := bs[r.Intn(len(bs))]
				w, ok := new(big.Int).SetString(s, b)
				p(s, b, ok, w)
				err := new(big.Int).UnmarshalText([]byte(s))
				p(err)
			case 41:
				var v, u big.Int
				ins := []string{x.String() + " " + y.String(), "0x1f 7", "12abc", "abc", "-", "0b12", "017 08", "1_0", " \n5", "+7x"}
				fs := []string{"%d%d", "%v %v", "%x", "%b", "%o", "%s", "%c", "%X %d", "%O"}
				in, f := ins[r.Intn(len(ins))], fs[r.Intn(len(fs))]
				n, err := fmt.Sscanf(in, f, &v, &u)
				p(in, f, n, err, &v, &u)
				n, err = fmt.Sscan(in, &v, &u)
				p(n, err, &v, &u)
			case 42:
				p(z.SetInt64(int64(r.Uint64())), z.SetUint64(r.Uint64()))
			case 43:
				p(new(big.Int).SetBits(append([]big.Word(nil), x.Bits()...)))
			case 44:
				p(string(x.Append([]byte("ab"), 16)))
			case 45:
				var nilInt *big.Int
				p(nilInt.String(), fmt.Sprintf("%d %x", nilInt, nilInt))
				g, _ := nilInt.GobEncode()
				p(g)
			case 46:
				p(z.Mul(x, x), z.Mul(z, z))
			case 47:
				if m.Sign() != 0 {
					p(z.Exp(x, big.NewInt(int64(-r.Intn(9))), m))
				}
			}
			p("    ", z, x, y)
		})
		if i%100 == 99 {
			fmt.Printf("%d %08x\n", i+1, sum)
		}
	}
}
