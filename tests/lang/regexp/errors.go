// What is wrong with an expression is said in Go's words.
package main

import (
	"fmt"
	"regexp"
)

func main() {
	for _, e := range []string{
		`(`, `)`, `a(b`, `a)`, `[`, `[a`, `[]`, `[b-a]`, `[[:nope:]]`, `*`, `+a`, `a**`, `a*{2}`, `a{2}{3}`, `a{1001}`,
		`a{3,2}`, `a{,2}`, `\`, `\8`, `\C`, `a\C`, `(\C`, `\pX`, `\p{Nope}`, `(?P<n`, `(?P<>a)`, `(?P<a b>c)`, `(?<n`,
		`(?<n>a`, `(?z)`, `(?i`, `(?=a)`, `(?P=n)`, "a\xffb", `\x{110000}`, `\xZ`, `(?P<n>a)(?P<n>a)`, `(a|`, `a||b`,
		`x{2,1}`, `((((((a))))))`, `[a-\d]`, `(?i)(?s`, `\Q`, `\Qa(`,
	} {
		_, err := regexp.Compile(e)
		_, posix := regexp.CompilePOSIX(e)
		fmt.Printf("%q: %v; %v\n", e, err, posix)
	}
	_, err := regexp.MatchString("[", "x")
	fmt.Println(err)
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a`(")
}
