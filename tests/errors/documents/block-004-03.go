package main


=== start === // ERROR "syntax error: non-declaration statement outside function body"
=== ... ===
gc Finalizer
=== end ===

func main() {}
