// crypto/md5, sha1, sha256, sha512: sums at every length around a block's end, whole and in pieces.
package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"io"
	"math/rand"
	"strings"
)

type function struct {
	name string
	make func() hash.Hash
	sum  func(b []byte) []byte
}

var functions = []function{
	{"md5", md5.New, func(b []byte) []byte { s := md5.Sum(b); return s[:] }},
	{"sha1", sha1.New, func(b []byte) []byte { s := sha1.Sum(b); return s[:] }},
	{"sha224", sha256.New224, func(b []byte) []byte { s := sha256.Sum224(b); return s[:] }},
	{"sha256", sha256.New, func(b []byte) []byte { s := sha256.Sum256(b); return s[:] }},
	{"sha384", sha512.New384, func(b []byte) []byte { s := sha512.Sum384(b); return s[:] }},
	{"sha512", sha512.New, func(b []byte) []byte { s := sha512.Sum512(b); return s[:] }},
	{"sha512/224", sha512.New512_224, func(b []byte) []byte { s := sha512.Sum512_224(b); return s[:] }},
	{"sha512/256", sha512.New512_256, func(b []byte) []byte { s := sha512.Sum512_256(b); return s[:] }},
}

func main() {
	fmt.Println(md5.Size, md5.BlockSize, sha1.Size, sha1.BlockSize, sha256.Size, sha256.Size224, sha256.BlockSize,
		sha512.Size, sha512.Size224, sha512.Size256, sha512.Size384, sha512.BlockSize)
	r := rand.New(rand.NewSource(1))
	text := make([]byte, 1<<20+77)
	r.Read(text)
	for _, f := range functions {
		h := f.make()
		all := f.make()
		fmt.Println(f.name, h.Size(), h.BlockSize())
		for n := range 300 {
			h.Reset()
			rest := text[n : 2*n]
			for len(rest) > 0 {
				k := min(len(rest), r.Intn(140))
				h.Write(rest[:k])
				rest = rest[k:]
				if k == 7 {
					h.Sum(nil)
				}
			}
			sum := h.Sum(nil)
			if !bytes.Equal(sum, f.sum(text[n:2*n])) {
				fmt.Println("differs at", n)
			}
			all.Write(sum)
		}
		fmt.Printf("%x\n", all.Sum(nil)) // a sum of all these sums
		fmt.Printf("%x\n", f.sum(nil))
		fmt.Printf("%x\n", f.sum([]byte("The quick brown fox jumps over the lazy dog")))
		fmt.Printf("%x\n", f.sum(text))
		io.Copy(all, strings.NewReader("and more"))
		fmt.Printf("%x\n", all.Sum([]byte("prefix")))
		fmt.Println(all.Write(nil))
	}
	seen := map[[sha256.Size]byte]string{sha256.Sum256([]byte("x")): "x"}
	fmt.Println(seen[sha256.Sum256([]byte("x"))])
}
