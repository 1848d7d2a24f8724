// Compressing with zlib and back: slices in, an out-parameter for the length.
package main

import (
	"bytes"
	"ffi"
	"fmt"
	"strings"
)

//gol:extern libz.so.1 compressBound
func compressBound(n ffi.ULong) ffi.ULong

//gol:extern libz.so.1 compress
func compress(dest []byte, destLen *ffi.ULong, src []byte, srcLen ffi.ULong) ffi.Int

//gol:extern libz.so.1 uncompress
func uncompress(dest []byte, destLen *ffi.ULong, src []byte, srcLen ffi.ULong) ffi.Int

//gol:extern libz.so.1 crc32
func crc32(crc ffi.ULong, data []byte, n ffi.UInt) ffi.ULong

//gol:extern libz.so.1 zError
func zError(code ffi.Int) string

func main() {
	text := []byte(strings.Repeat("goroutines leak, quietly. ", 400))
	n := compressBound(ffi.ULong(len(text)))
	packed := make([]byte, n)
	if rc := compress(packed, &n, text, ffi.ULong(len(text))); rc != 0 {
		fmt.Println("compress:", zError(rc))
		return
	}
	packed = packed[:n]
	fmt.Println(len(text), "bytes become fewer than 200:", len(packed) < 200)

	m := ffi.ULong(len(text))
	back := make([]byte, m)
	rc := uncompress(back, &m, packed, n)
	fmt.Println(rc, bytes.Equal(back, text), crc32(0, text, ffi.UInt(len(text))) == crc32(0, back, ffi.UInt(m)))

	packed[5] ^= 0xff
	fmt.Println(zError(uncompress(back, &m, packed, n)))
}

// expect: 10400 bytes become fewer than 200: true
// expect: 0 true true
// expect: data error
