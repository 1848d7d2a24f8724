// A parser cuts its input from the front; tokens are kept, and all of the text was needed.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
	"unicode"
)

type parser struct {
	rest   string
	tokens []string
	depth  int
}

func (p *parser) next() string {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return ""
	}
	n := strings.IndexAny(p.rest, " ()+\n")
	if n == 0 {
		n = 1
	}
	if n < 0 {
		n = len(p.rest)
	}
	tok := p.rest[:n]
	p.rest = p.rest[n:]
	p.tokens = append(p.tokens, strings.Clone(tok))
	return tok
}

func (p *parser) expr() int {
	sum := 0
	for {
		switch tok := p.next(); tok {
		case "", ")":
			return sum
		case "+":
		case "(":
			p.depth++
			sum += p.expr()
		case "last":
			debug.LeakReport()
		default:
			sum += len(tok)
		}
	}
}

func main() {
	text := strings.Repeat("( aa + bb + ( cccc + d ) )\n", 500)
	p := &parser{rest: text + " last"}
	fmt.Println(p.expr(), len(p.tokens), len(text))
}
