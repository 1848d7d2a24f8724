// A variable of main keeps the whole text while main waits.
package main

import (
	"strings"
	"time"
)

func load() string { return strings.Repeat("text ", 50000) }

func main() {
	title := load()[:12]
	time.Sleep(time.Second)
	println(title)
}
