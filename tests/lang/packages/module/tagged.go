//go:build !gol

package main

func helper() string { return "not gol" }
