// The buffer holds two, three are sent.
package main

import "time"

func log(lines []string) {
	c := make(chan string, 2)
	go func() {
		for _, l := range lines {
			c <- l
		}
	}()
	println(<-c)
}

func main() {
	log([]string{"a", "b", "c", "d", "e"})
	time.Sleep(time.Second)
}
