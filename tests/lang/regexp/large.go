// A text so long that the search runs on another thread, while other goroutines go on; and one with more
// expressions than are kept.
package main

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"sync"
)

func main() {
	text := strings.Repeat("abc def 123 \xff ghi\n", 100000)
	var wg sync.WaitGroup
	counts := make([]int, 4)
	for i := range counts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			re := regexp.MustCompile(fmt.Sprintf(`(\w+) (%d\d+)`, i))
			counts[i] = len(re.FindAllStringSubmatchIndex(text, -1))
			runtime.GC()
		}()
	}
	wg.Wait()
	fmt.Println(counts)
	fmt.Println(len(regexp.MustCompile(`\s+`).ReplaceAllString(text, "")))
	fmt.Println(regexp.MustCompile(`zzz`).MatchString(text), regexp.MustCompile(`ghi\n$`).FindStringIndex(text))

	first := regexp.MustCompile(`^0x`)
	for i := 0; i < 1000; i++ {
		if !regexp.MustCompile(fmt.Sprintf(`^%dx`, i)).MatchString(fmt.Sprintf("%dx", i)) {
			panic(i)
		}
	}
	fmt.Println(first.MatchString("0x"))
}
