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

# As with go test, a flag that is none of ours is one of theirs, with what follows it.
own() {
    out=$("$gol" test "$@" 2>&1) || fail "status of $*: $out"
    echo "$out" | grep -q "a_test.go:10: $want" || fail "$*: $out"
}
want='true \[\] true' own . -update -v
want='true \[x y\] true' own -v . -update x -run=Flags y
want='true \[\./nowhere\] true' own -v -update ./nowhere
out=$("$gol" test . -nope 2>&1) && fail "a wrong option passed"
echo "$out" | head -2 | tr '\n' ' ' | grep -q 'not defined: -nope Usage of [^ ]*\.test: ' || fail "wrong option: $out"
printf 'package a\n\nimport "testing"\n\nfunc TestNothing(t *testing.T) {}\n' >a_test.go
out=$("$gol" test . -nope 2>&1) && fail "a wrong option passed without package flag"
echo "$out" | grep -q 'flag provided but not defined: -nope' || fail "without package flag: $out"
