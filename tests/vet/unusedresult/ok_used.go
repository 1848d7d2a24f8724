package main

import (
	"errors"
	"fmt"
)

func main() {
	s := fmt.Sprintf("%d", 1)
	_ = fmt.Sprint(s)
	fmt.Println(fmt.Sprint(1), errors.New("x"))
	if fmt.Sprint(2) == "2" {
		return
	}
}
