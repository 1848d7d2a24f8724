package main

import (
	"encoding/base64"
	"fmt"
	"unicode/utf16"
)

func main() {
	encs := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict()}
	for _, s := range []string{"", "f", "fo", "foo", "foob", "\xff\xfe\xfd?>", "hello world"} {
		for _, e := range encs {
			t := e.EncodeToString([]byte(s))
			b, err := e.DecodeString(t)
			fmt.Print(t, " ", string(b) == s, err, e.EncodedLen(len(s)), e.DecodedLen(len(t)), "; ")
		}
		fmt.Println()
	}
	for _, s := range []string{"Zg", "Zg=", "Zg==", "Zg===", "Z", "Zm9v!", "Zm\n9v", "====", "Zh==", "Zg==x", "Zm9vZg==\n"} {
		for _, e := range encs {
			b, err := e.DecodeString(s)
			fmt.Printf("%q %v; ", b, err)
		}
		fmt.Println()
	}
	u := utf16.Encode([]rune("a😀é\U0010ffff"))
	fmt.Printf("%x %q %v\n", u, string(utf16.Decode(u)), utf16.IsSurrogate(rune(u[1])))
	fmt.Printf("%q %x\n", utf16.Decode([]uint16{0xd800, 'x', 0xdc00}), utf16.AppendRune(nil, 0xd800))
	fmt.Println(utf16.DecodeRune(0xd83d, 0xde00), utf16.DecodeRune(1, 2))
	fmt.Println(utf16.EncodeRune('a'))
}
