package main

func helper() string { return "a test file" }
