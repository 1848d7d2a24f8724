package main


=== start === // ERROR "syntax error: non-declaration statement outside function body"
=== ... ===
gc Finalizer C
=== end ===

func main() {}
