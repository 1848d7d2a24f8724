// crypto/hmac: codes by keys of all lengths, written in pieces, and a hash function used wrongly.
package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"hash/crc32"
)

func main() {
	text := []byte("what do ya want for nothing?")
	for _, h := range []func() hash.Hash{md5.New, sha256.New, sha512.New384, func() hash.Hash { return crc32.NewIEEE() }} {
		for _, n := range []int{0, 1, 63, 64, 65, 127, 128, 129, 300} {
			key := make([]byte, n)
			for i := range key {
				key[i] = byte(i * n)
			}
			m := hmac.New(h, key)
			m.Write(text[:5])
			half := m.Sum(nil)
			m.Write(text[5:])
			sum := m.Sum([]byte("x"))
			m.Reset()
			m.Write(text)
			fmt.Printf("%d %d %x %x %v %v\n", m.Size(), m.BlockSize(), half, sum, hmac.Equal(m.Sum(nil), sum[1:]), hmac.Equal(half, sum[1:]))
		}
	}
	fmt.Println(hmac.Equal(nil, []byte{}), hmac.Equal(nil, text))
	one := sha256.New()
	defer func() { fmt.Println(recover()) }()
	hmac.New(func() hash.Hash { return one }, nil)
}
