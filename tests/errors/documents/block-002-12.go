package main

import "fmt"
import "testing"
import "time"

func TestTickNormal(t *testing.T) {
	ticker ;= time.NewTicker(time.Second) // ERROR "syntax error: unexpected =, expected \}"
	defer ticker.Stop()
	go func () { // ERROR "method has no receiver" "syntax error: unexpected \{, expected name"
		for {
			fmt.Println(<-ticker.C)
		}
	}() // ERROR "syntax error: unexpected \( after top level declaration"
	time.Sleep(time.Second * 3)
	fmt.Println("finis")
}

func main() {}
