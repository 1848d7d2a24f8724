package main

import "os"

var tail string

type state struct{ head string }

var st state

func main() {
	b, err := os.ReadFile("x")
	if err != nil {
		return
	}
	text := string(b)
	tail = text[len(text)-30:] // WANT "this substring in tail keeps all of text alive; use strings\.Clone"
	st.head = text[4:20] // WANT "this substring in st\.head keeps all of text alive; use strings\.Clone"
}
