// encoding/binary: orders, varints, values as bytes and back, and wrong uses of them.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand"
)

type color uint8

type inner struct {
	A int8
	B [3]uint16
	C color
}

type header struct {
	Magic [4]byte
	OK    bool
	_     [3]byte
	I16   int16
	I32   int32
	I64   int64
	U16   uint16
	U32   uint32
	U64   uint64
	F32   float32
	F64   float64
	C64   complex64
	C128  complex128
	In    [2]inner
	_     int32
	None  struct{}
}

type unexported struct {
	A uint16
	b uint16
}

type order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

var orders = []order{binary.LittleEndian, binary.BigEndian, binary.NativeEndian}

// swapped is an order of the program's own: PDP's.
type swapped struct{ binary.ByteOrder }

func (s swapped) PutUint32(b []byte, x uint32) {
	s.PutUint16(b, uint16(x>>16))
	s.PutUint16(b[2:], uint16(x))
}

func (s swapped) Uint32(b []byte) uint32 {
	return uint32(s.Uint16(b))<<16 | uint32(s.Uint16(b[2:]))
}

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: panic: %v\n", what, r)
		}
	}()
	f()
}

func numbers() {
	for _, o := range orders {
		b := make([]byte, 14)
		o.PutUint16(b, 0x0102)
		o.PutUint32(b[2:], 0x03040506)
		o.PutUint64(b[6:], 0x0708090a0b0c0d0e)
		fmt.Printf("%v %#v % x %x %x %x\n", o, o, b, o.Uint16(b), o.Uint32(b[2:]), o.Uint64(b[6:]))
		b = o.AppendUint64(o.AppendUint32(o.AppendUint16(b[:1], 0xfffe), 0xfdfcfbfa), 0xf9f8f7f6f5f4f3f2)
		fmt.Printf("% x\n", b)
		for n := range 8 {
			short := make([]byte, n)
			try("Uint64", func() { o.Uint64(short) })
			try("PutUint64", func() { o.PutUint64(short, math.MaxUint64) })
			if n < 4 {
				try("Uint32", func() { o.Uint32(short) })
				try("PutUint32", func() { o.PutUint32(short, math.MaxUint32) })
			}
			if n < 2 {
				try("Uint16", func() { o.Uint16(short) })
				try("PutUint16", func() { o.PutUint16(short, math.MaxUint16) })
			}
			fmt.Println(short)
		}
	}
}

func varints() {
	r := rand.New(rand.NewSource(3))
	for i := range 70 {
		x := r.Uint64() >> (i % 65)
		u, s := binary.AppendUvarint(nil, x), binary.AppendVarint([]byte{7}, int64(x))
		var b [binary.MaxVarintLen64]byte
		n := binary.PutUvarint(b[:], x)
		m := binary.PutVarint(b[:], int64(x))
		x1, n1 := binary.Uvarint(u)
		x2, n2 := binary.Varint(s[1:])
		x3, err3 := binary.ReadUvarint(bytes.NewReader(u))
		x4, err4 := binary.ReadVarint(bytes.NewReader(s[1:]))
		fmt.Printf("%x %x %d %d %d %d %d %d %d %v %d %v\n", u, s, n, m, x1, n1, x2, n2, x3, err3, x4, err4)
	}
	broken := [][]byte{nil, {0x80}, bytes.Repeat([]byte{0xff}, 9), bytes.Repeat([]byte{0xff}, 10),
		bytes.Repeat([]byte{0x80}, 12), append(bytes.Repeat([]byte{0xff}, 9), 1), append(bytes.Repeat([]byte{0xff}, 9), 2),
		append(bytes.Repeat([]byte{0x80}, 10), 0), {0x80, 0x00, 5}}
	for _, b := range broken {
		x, n := binary.Uvarint(b)
		y, m := binary.Varint(b)
		fmt.Println(x, n, y, m)
		u := bytes.NewReader(b)
		fmt.Println(binary.ReadUvarint(u))
		fmt.Println(u.Len())
		fmt.Println(binary.ReadVarint(bytes.NewReader(b)))
	}
	try("PutUvarint", func() { binary.PutUvarint(make([]byte, 2), 1<<20) })
	try("PutVarint", func() { binary.PutVarint(nil, 0) })
}

func filled() (h header) {
	h = header{Magic: [4]byte{'g', 'o', 'l', 0}, OK: true, I16: -2, I32: math.MinInt32, I64: -3, U16: 0xabcd,
		U32: 0xdeadbeef, U64: math.MaxUint64 - 1, F32: 1.5, F64: math.Pi, C64: 1 - 2i, C128: complex(math.Inf(1), -0.25)}
	h.In[1] = inner{-128, [3]uint16{1, 2, 3}, 9}
	return h
}

func values() {
	h := filled()
	for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian, swapped{binary.LittleEndian}} {
		for _, data := range []any{h, &h, []header{h, h}[:1], []int16{-1, 2}, &[]uint64{1, 2}, [2]bool{true, false}, true,
			uint8(3), int8(-3), []byte("bytes"), []color{1, 2}, [2]color{3, 4}, float32(2), []float64{1, 2}, []bool{}, struct{}{},
			unexported{1, 2}, &[3]int8{1, 2, 3}, []complex64{1i}} {
			var out bytes.Buffer
			err := binary.Write(&out, o, data)
			fmt.Printf("%T %d %v %x\n", data, binary.Size(data), err, out.Bytes())
		}
		var out bytes.Buffer
		binary.Write(&out, o, h)
		var back header
		raw := out.Bytes()
		raw[5], raw[4] = 0xff, 7 // padding is skipped, and what is not 0 is true
		fmt.Println(binary.Read(bytes.NewReader(raw), o, &back), back == h, back)
		list := make([]inner, 3)
		fmt.Println(binary.Read(bytes.NewReader(raw), o, list), list)
		fmt.Println(binary.Read(bytes.NewReader(raw), o, &list), list)
		var arr [2]color
		fmt.Println(binary.Read(bytes.NewReader(raw), o, &arr), arr)
		some := make([]byte, 5)
		fmt.Println(binary.Read(bytes.NewReader(raw), o, some), some)
	}
}

type full struct{ calls int }

func (f *full) Write(b []byte) (int, error) {
	f.calls++
	return 0, errors.New("full")
}

func wrong() {
	n, s, m := 1, "text", map[int]int{}
	var p *int
	for _, data := range []any{1, uint(1), uintptr(1), "x", m, []int{1}, [0]string{}, struct{ A string }{}, &n, &s, &m, p,
		[]string{}, [][]int8{}, struct{ A []int8 }{}, struct{ P *int8 }{}, func() {}, &p} {
		var out bytes.Buffer
		fmt.Println(binary.Size(data), binary.Write(&out, binary.BigEndian, data), out.Len())
		fmt.Println(binary.Read(bytes.NewReader(make([]byte, 99)), binary.BigEndian, data))
	}
	fmt.Println(binary.Read(bytes.NewReader(make([]byte, 99)), binary.BigEndian, uint32(1)))
	fmt.Println(binary.Read(bytes.NewReader(make([]byte, 99)), binary.BigEndian, header{}))
	x := uint32(77)
	fmt.Println(binary.Read(bytes.NewReader(nil), binary.BigEndian, &x), x)
	err := binary.Read(bytes.NewReader([]byte{1, 2, 3}), binary.BigEndian, &x)
	fmt.Println(err, err == io.ErrUnexpectedEOF, x)
	fmt.Println(binary.Read(bytes.NewReader(nil), binary.BigEndian, []byte{}))
	f := &full{}
	fmt.Println(binary.Write(f, binary.BigEndian, filled()), binary.Write(f, binary.BigEndian, []byte{}), f.calls)
	try("unexported", func() { binary.Read(bytes.NewReader(make([]byte, 9)), binary.BigEndian, new(unexported)) })
	try("nil", func() { fmt.Println(binary.Write(f, binary.BigEndian, nil)) })
	try("nil", func() { fmt.Println(binary.Read(bytes.NewReader(nil), binary.BigEndian, nil)) })
	try("nil", func() { fmt.Println(binary.Size(nil)) })
	try("nil pointer", func() { fmt.Println(binary.Size((*header)(nil))) })
	try("nil pointer", func() { fmt.Println(binary.Write(f, binary.BigEndian, (*header)(nil))) })
	try("nil pointer", func() { fmt.Println(binary.Read(bytes.NewReader(nil), binary.BigEndian, (*header)(nil))) })
}

func main() {
	numbers()
	varints()
	values()
	wrong()
}
