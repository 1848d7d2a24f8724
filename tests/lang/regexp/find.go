// Every way to search: what is found, where, and which groups took part.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

var expressions = []string{
	`a+`, `a*`, `a|ab`, `(a)(b)?`, `(?P<first>\w)(?<rest>\w*)`, `^`, `$`, `(?m:^.)`, `\b`, `\B`, `[^a]`, `(?i)AB`,
	`(a*)*`, `(a|b)*?c`, `\d{2,3}`, `é|日`, `.`, `\pL+`, `\p{Greek}`, `[[:upper:]]`, `\Qa.b\E`, `x*`, ``, `(?s).+`,
	`(?U)a+`, `a{0}`, `[\]\-a]`, `\x{65E5}`, `(?P<n>a)(?P<n>b)`, `(|a)+`, `\.`, `\s\S`,
}

var texts = []string{
	"", "a", "ab", "aab abc", "xay", "a.b", "12 345 6789", "é日本 é", "αβ A", "a\nb\n", "\xff\xfea\xc3", "a\u65e5\xffb",
}

func main() {
	for _, e := range expressions {
		re := regexp.MustCompile(e)
		fmt.Printf("%q: %d groups %q\n", e, re.NumSubexp(), re.SubexpNames())
		for _, s := range texts {
			b := []byte(s)
			fmt.Printf("\t%q %v %q %q %v %v\n", s, re.MatchString(s), re.FindString(s), re.FindStringSubmatch(s),
				re.FindStringIndex(s), re.FindSubmatchIndex(b))
			fmt.Printf("\t\t%q %q %v %q\n", re.FindAllString(s, -1), re.FindAll(b, 2),
				re.FindAllStringSubmatchIndex(s, -1), re.FindAllSubmatch(b, 1))
			fmt.Printf("\t\t%v %v %v\n", re.Match(b), re.MatchReader(strings.NewReader(s)),
				re.FindReaderSubmatchIndex(strings.NewReader(s)))
			fmt.Printf("\t\t%q %q %q %q\n", re.Split(s, -1), re.Split(s, 0), re.Split(s, 1), re.Split(s, 2))
		}
	}
	re := regexp.MustCompile(`a+|a+b`)
	fmt.Println(re.FindString("aab"))
	re.Longest()
	fmt.Println(re.FindString("aab"), regexp.MustCompilePOSIX(`a+|a+b`).FindString("aab"))
	fmt.Println(regexp.MustCompile(`(?P<y>\d+)-(?P<m>\d+)`).SubexpIndex("m"), re.SubexpIndex("m"))
	for _, e := range []string{"abc", "ab+c", "a*", "a|b", `a\.b`, "", "^ab$", "日本"} {
		prefix, complete := regexp.MustCompile(e).LiteralPrefix()
		fmt.Printf("%q %q %v\n", e, prefix, complete)
	}
}
