#!/bin/sh
# gol vet lists the C functions of a program; that alone is no finding.
cat >x.go <<'P'
package main

import _ "ffi"

//gol:extern libm.so.6 cos
func Cos(x float64) float64

func main() { println(Cos(0) == 1) }
P
out=$("$GOL" vet -diag=short x.go 2>&1) || { echo "status $?: $out"; exit 1; }
[ "$out" = "./x.go:6:6: extern Cos calls cos of libm.so.6" ] || { echo "$out"; exit 1; }
