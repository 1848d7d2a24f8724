// exit: 137
// flags: -max-mem 32M
package main

import "time"

func main() {
	for {
		time.AfterFunc(time.Hour, func() {})
	}
}
