// base64 as streams: written and read in pieces of every size, and broken texts.
package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
)

// pieces reads at most n bytes at a time.
type pieces struct {
	r io.Reader
	n int
}

func (p pieces) Read(b []byte) (int, error) { return p.r.Read(b[:min(len(b), p.n)]) }

type full struct{}

func (full) Write(b []byte) (int, error) { return 0, errors.New("full") }

func main() {
	text := []byte("any carnal pleasure, and some more of it: \x00\xff\xfe")
	for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawURLEncoding} {
		for size := 1; size < 9; size++ {
			for end := 0; end < len(text); end += 5 {
				var out bytes.Buffer
				w := base64.NewEncoder(enc, &out)
				for i := 0; i < end; i += size {
					w.Write(text[i:min(i+size, end)])
				}
				w.Close()
				if out.String() != enc.EncodeToString(text[:end]) {
					fmt.Println("encoder:", size, end, out.String())
				}
				for _, line := range []string{out.String(), wrapped(out.String())} {
					r := base64.NewDecoder(enc, pieces{strings.NewReader(line), size})
					got, err := io.ReadAll(pieces{r, 9 - size})
					if err != nil || !bytes.Equal(got, text[:end]) {
						fmt.Printf("decoder: %d %d %q %v\n", size, end, got, err)
					}
				}
			}
		}
	}
	for _, s := range []string{"", "YQ==", "YWI", "YWI=", "YW", "Y", "YWJj!", "YWJjZGVm\nZ2h!", "YQ==YQ==", "====", "\n\n"} {
		got, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s)))
		fmt.Printf("%q: %q %v\n", s, got, err)
		got, err = io.ReadAll(base64.NewDecoder(base64.RawStdEncoding, strings.NewReader(s)))
		fmt.Printf("%q raw: %q %v\n", s, got, err)
	}
	w := base64.NewEncoder(base64.StdEncoding, full{})
	_, err := w.Write([]byte("abcdef"))
	fmt.Println(err)
	_, err = w.Write(nil)
	fmt.Println(err, w.Close())
}

func wrapped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i += 7 {
		b.WriteString(s[i:min(i+7, len(s))])
		b.WriteString("\r\n")
	}
	return b.String()
}
