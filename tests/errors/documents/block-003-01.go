package main


func goroutineLeak1() string {
	responses := make(chan string) //正确姿势：responses := make(chan string, 3)
	go func {responses := <- request("asia.gopl.io")}() // ERROR "syntax error: unexpected \{, expected \("
	go func {responses := <- request("europe.gopl.io")}() // ERROR "syntax error: unexpected \{, expected name or \("
	go func {responses := <- request("americas.gopl.io")}() // ERROR "syntax error: unexpected \{, expected name or \("
	return <- responses
}

func main() {}
