// hash/crc32, crc64, adler32, fnv: sums of texts of many lengths, whole and in pieces; hash/maphash: what it promises.
package main

import (
	"bytes"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"math/rand"
)

type maker struct {
	name string
	make func() hash.Hash
}

var makers = []maker{
	{"ieee", func() hash.Hash { return crc32.NewIEEE() }},
	{"castagnoli", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }},
	{"koopman", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) }},
	{"own", func() hash.Hash { return crc32.New(crc32.MakeTable(0xd5828281)) }},
	{"iso", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }},
	{"ecma", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
	{"adler", func() hash.Hash { return adler32.New() }},
	{"32", func() hash.Hash { return fnv.New32() }},
	{"32a", func() hash.Hash { return fnv.New32a() }},
	{"64", func() hash.Hash { return fnv.New64() }},
	{"64a", func() hash.Hash { return fnv.New64a() }},
	{"128", fnv.New128},
	{"128a", fnv.New128a},
}

func text(n int) []byte {
	b := make([]byte, n)
	rand.New(rand.NewSource(int64(n))).Read(b)
	return b
}

// inPieces writes b a few bytes at a time, and asks for the sum between.
func inPieces(h hash.Hash, b []byte) {
	r := rand.New(rand.NewSource(7))
	for len(b) > 0 {
		n := min(len(b), r.Intn(90))
		h.Write(b[:n])
		h.Sum(nil)
		b = b[n:]
	}
}

func sums() {
	for _, m := range makers {
		h := m.make()
		fmt.Println(m.name, h.Size(), h.BlockSize())
		for _, n := range []int{0, 1, 2, 3, 7, 8, 9, 31, 63, 64, 65, 100, 255, 1000, 5553, 20001} {
			b := text(n)
			h.Reset()
			wrote, err := h.Write(b)
			whole := h.Sum([]byte("sum:"))
			h.Reset()
			inPieces(h, b)
			fmt.Printf("%d %v %s%x %v\n", wrote, err, whole[:4], whole[4:], bytes.Equal(h.Sum(nil), whole[4:]))
		}
		io.WriteString(h, "more")
		switch h := h.(type) {
		case hash.Hash32:
			fmt.Printf("%08x\n", h.Sum32())
		case hash.Hash64:
			fmt.Printf("%016x\n", h.Sum64())
		}
	}
	big := text(3<<20 + 5)
	fmt.Println(crc32.ChecksumIEEE(big), adler32.Checksum(big), crc64.Checksum(big, crc64.MakeTable(crc64.ECMA)))
	h := fnv.New64a()
	h.Write(big)
	fmt.Println(h.Sum64(), crc32.Checksum(big, crc32.MakeTable(crc32.Castagnoli)))
}

func tables() {
	t := crc32.MakeTable(crc32.IEEE)
	fmt.Println(*t == *crc32.IEEETable, t[1], t[128], t[255], len(t))
	u := crc64.MakeTable(crc64.ISO)
	fmt.Println(u[1], u[128], u[255], len(u))
	b := text(500)
	fmt.Println(crc32.Update(crc32.Update(0, t, b[:70]), t, b[70:]) == crc32.ChecksumIEEE(b), crc32.Checksum(nil, t))
	fmt.Println(crc32.Update(99, t, nil), crc64.Update(99, u, nil), adler32.Checksum(nil))
	var mine crc32.Table
	fmt.Println(crc32.Checksum(b, &mine), crc32.Checksum(b[:9], &mine))
	for _, f := range []func(){
		func() { crc32.Checksum(b, nil) },
		func() { crc64.Checksum(b, nil) },
		func() { crc32.New(nil).Write(b) },
		func() { maphash.Bytes(maphash.Seed{}, b) },
		func() { maphash.String(maphash.Seed{}, "") },
		func() { new(maphash.Hash).SetSeed(maphash.Seed{}) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func maps() {
	seed := maphash.MakeSeed()
	fmt.Println(seed == maphash.MakeSeed(), seed == seed)
	var h, other maphash.Hash
	h.SetSeed(seed)
	fmt.Println(h.Seed() == seed, h.Sum64() == other.Sum64(), h.Size(), h.BlockSize(), len(h.Sum(nil)))
	seen := map[uint64]int{}
	for n := range 300 {
		b := text(n)
		h.Reset()
		inPieces(&h, b)
		sum := h.Sum64()
		if sum != maphash.Bytes(seed, b) || sum != maphash.String(seed, string(b)) {
			fmt.Println("differs", n)
		}
		seen[sum]++
		h.WriteByte('x')
		h.WriteString("yz")
		if h.Sum64() != maphash.String(seed, string(b)+"xyz") {
			fmt.Println("differs", n)
		}
		seen[maphash.Bytes(seed, make([]byte, n+1))]++
	}
	fmt.Println(len(seen))
	low := map[uint64]int{}
	for i := range 4096 {
		low[maphash.String(seed, fmt.Sprint(i))%64]++
	}
	for _, n := range low {
		if n < 24 || n > 120 { // 64 are expected
			fmt.Println("uneven:", n)
		}
	}
	var x maphash.Hash
	x.WriteString("a")
	s := x.Seed()
	fmt.Println(maphash.String(s, "a") == x.Sum64())
	x.Reset()
	fmt.Println(maphash.String(s, "") == x.Sum64())
	var _ hash.Hash64 = &x
}

func main() {
	sums()
	tables()
	maps()
}
