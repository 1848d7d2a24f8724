#!/bin/sh
# gol test: options that a test declares are read before it, those after -args.
gol=${1:-$GOL}
cat >a_test.go <<'END'
package a

import (
	"flag"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

func TestFlags(t *testing.T) { t.Log(*update, flag.Args(), flag.Parsed()) }
END
fail() { echo "$1"; exit 1; }

out=$("$gol" test -v . -args -update rest 2>&1) || fail "status with -update: $out"
echo "$out" | grep -q 'a_test.go:10: true \[rest\] true' || fail "-update: $out"
out=$("$gol" test -v . 2>&1) || fail "status without: $out"
echo "$out" | grep -q 'a_test.go:10: false \[\] true' || fail "no options: $out"
out=$("$gol" test . -args -nope 2>&1) && fail "a wrong option passed"
echo "$out" | grep -q 'flag provided but not defined: -nope' || fail "wrong option: $out"
