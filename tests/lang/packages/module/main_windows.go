package main

func helper() string { return "not on this system" }
