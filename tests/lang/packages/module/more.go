package main

import "fmt"

var second = 2

func init() { fmt.Println("init more.go") }

func helper() string { return "helped" }
