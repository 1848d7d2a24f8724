// crypto/rand: bytes, numbers below a bound, primes; and readers that fail.
package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
)

// counter is a reader that is not random at all.
type counter byte

func (c *counter) Read(b []byte) (int, error) {
	for i := range b {
		*c = *c*77 + 11
		b[i] = byte(*c)
	}
	return len(b), nil
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	a, b := make([]byte, 600_000), make([]byte, 600_000)
	fmt.Println(rand.Read(a))
	fmt.Println(rand.Reader.Read(b))
	fmt.Println(rand.Read(nil))
	ones := 0
	for _, c := range a {
		for ; c != 0; c &= c - 1 {
			ones++
		}
	}
	fmt.Println(bytes.Equal(a, b), ones > 2_380_000 && ones < 2_420_000)

	var seen [10]int
	for range 500 {
		n, err := rand.Int(rand.Reader, big.NewInt(10))
		if err != nil {
			fmt.Println(err)
		}
		seen[n.Int64()]++
	}
	for i, n := range seen {
		if n == 0 {
			fmt.Println("never", i)
		}
	}
	var c counter
	for _, text := range []string{"1", "2", "3", "255", "256", "257", "65537", "1000000000000000000000000", "170141183460469231731687303715884105727"} {
		max, _ := new(big.Int).SetString(text, 10)
		fmt.Println(rand.Int(&c, max))
	}
	for _, bits := range []int{2, 3, 4, 8, 9, 63, 64, 65, 200} {
		p, err := rand.Prime(rand.Reader, bits)
		fmt.Println(p.BitLen(), p.ProbablyPrime(10), bits < 3 || p.Bit(bits-2) == 1, err)
	}
	fmt.Println(rand.Prime(rand.Reader, 1))
	fmt.Println(rand.Int(strings.NewReader(""), big.NewInt(10)))
	fmt.Println(rand.Int(strings.NewReader("abc"), big.NewInt(1<<40)))
	fmt.Println(rand.Int(io.LimitReader(nil, 0), big.NewInt(1)))
	try(func() { rand.Int(rand.Reader, new(big.Int)) })
	try(func() { rand.Int(rand.Reader, big.NewInt(-5)) })

	saved := rand.Reader
	rand.Reader = strings.NewReader("0123456789")
	fmt.Println(rand.Read(a[:4]))
	fmt.Println(string(a[:4]))
	n, err := rand.Read(a[:9])
	fmt.Println(n, err, errors.Is(err, io.ErrUnexpectedEOF))
	rand.Reader = saved
	fmt.Println(rand.Read(a[:9]))
}
