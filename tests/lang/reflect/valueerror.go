package main

import (
	"errors"
	"fmt"
	"reflect"
)

func main() {
	defer func() {
		e := recover().(error)
		var ve *reflect.ValueError
		fmt.Println(errors.As(e, &ve), ve.Method, ve.Kind, ve)
		fmt.Println(&reflect.ValueError{Method: "m", Kind: reflect.Map})
		fmt.Println(&reflect.ValueError{Method: "m"})
	}()
	reflect.ValueOf(3.5).Int()
}
