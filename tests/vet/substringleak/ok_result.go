package main

func first(s string) string { return s[:1] }

type word struct{ text string }

func cut(s string) word { return word{s[2:4]} }

func main() { first("abc"); cut("abcdef") }
