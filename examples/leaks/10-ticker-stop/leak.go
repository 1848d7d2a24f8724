// Document 002, "time.Ticker", as a program. The example leaks its goroutine: Stop
// does not close ticker.C, so the receiver stays in "chan receive" for ever.
// Edits: `;=` -> `:=`; the testing.T parameter dropped; 3s made 3.1s so that the third tick
// is not a race; main reports what is left.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func TestTickNormal() {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	go func() {
		for {
			fmt.Println(<-ticker.C)
		}
	}()
	time.Sleep(time.Second*3 + 100*time.Millisecond)
	fmt.Println("finis")
}

func main() {
	TestTickNormal()
	time.Sleep(1200 * time.Millisecond)
	fmt.Println("goroutines:", runtime.NumGoroutine())
}
