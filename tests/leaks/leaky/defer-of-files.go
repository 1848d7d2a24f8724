// Files that a loop opens stay open until its function returns.
// flags: -leaks-at defer-of-files.go:21
package main

import (
	"fmt"
	"os"
)

func lengths(n int) (sum int64, err error) {
	for i := 0; i < n; i++ {
		f, err := os.Open("/etc/passwd")
		if err != nil {
			return 0, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil {
			sum += info.Size()
		}
	}
	return sum, nil
}

func main() {
	sum, err := lengths(40)
	fmt.Println(sum > 0, err)
}
