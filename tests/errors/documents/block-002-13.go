package main

import "time"

func task() {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <- t.C:
			// do something
		case <- exit: // ERROR "undefined: exit"
			return 
		}
	}
}
func main() {
  go task()
}
