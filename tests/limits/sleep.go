// exit: 124
// flags: -max-time 300ms
// modes: real
package main

import "time"

func main() {
	time.Sleep(time.Hour)
}
