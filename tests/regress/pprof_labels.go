// Labels of goroutines: inherited, set for the time of Do, told by goroutine profiles.
package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime/pprof"
	"strings"
	"time"
)

func labels() (found []string) {
	var b bytes.Buffer
	pprof.Lookup("goroutine").WriteTo(&b, 1)
	for _, line := range strings.Split(b.String(), "\n") {
		if strings.HasPrefix(line, "# labels: ") {
			found = append(found, line)
		}
	}
	return found
}

func wait(c chan int) { <-c }

func main() {
	block := make(chan int)
	ctx := context.Background()
	pprof.Do(ctx, pprof.Labels("user", "a\"b", "request", "7"), func(ctx context.Context) {
		go wait(block)
		go wait(block)
		pprof.Do(ctx, pprof.Labels("request", "8"), func(context.Context) { go wait(block) })
		go func() {
			pprof.SetGoroutineLabels(context.Background())
			<-block
		}()
		time.Sleep(time.Millisecond)
		v, ok := pprof.Label(ctx, "request")
		fmt.Println(v, ok, len(labels())) // expect: 7 true 3
	})
	for _, l := range labels() {
		fmt.Println(l)
	}
	// expect: # labels: {"request":"7", "user":"a\"b"}
	// expect: # labels: {"request":"8", "user":"a\"b"}
	close(block)
	time.Sleep(time.Millisecond)
	fmt.Println(labels()) // expect: []
}
