#!/bin/sh
# gol test: reports and exit status as go test's.
gol=${1:-$GOL}
dir=$(mktemp -d)
name=$(basename "$dir")
trap 'rm -rf "$dir"' EXIT
cat >"$dir/a.go" <<'END'
package a

func Double(n int) int { return n * 2 }
END
cat >"$dir/a_test.go" <<'END'
package a

import "testing"

func TestGood(t *testing.T) { t.Log("hidden") }
func TestSubs(t *testing.T) {
	t.Run("one two", func(t *testing.T) { t.Errorf("got %d", Double(2)) })
	t.Run("fine", func(t *testing.T) {})
}
func TestSkipped(t *testing.T) { t.Skip("later") }
func TestFatal(t *testing.T) {
	t.Cleanup(func() { t.Log("cleaned") })
	t.Fatal("stop")
}
END
fail() { echo "$1"; exit 1; }
clean() { sed -E 's/[0-9]+\.[0-9]+s/TIMEs/'; }

out=$("$gol" test "$dir" 2>&1); rc=$?
[ $rc -eq 1 ] || fail "failing tests: status $rc"
want="--- FAIL: TestSubs (TIMEs)
    --- FAIL: TestSubs/one_two (TIMEs)
        a_test.go:7: got 4
--- FAIL: TestFatal (TIMEs)
    a_test.go:13: stop
    a_test.go:12: cleaned
FAIL
FAIL	$name	TIMEs
FAIL"
[ "$(echo "$out" | clean)" = "$want" ] || fail "report: $out"

out=$("$gol" test -v -run 'Good|Skipped' "$dir" 2>&1) || fail "chosen tests: $out"
want="=== RUN   TestGood
    a_test.go:5: hidden
--- PASS: TestGood (TIMEs)
=== RUN   TestSkipped
    a_test.go:10: later
--- SKIP: TestSkipped (TIMEs)
PASS
ok  	$name	TIMEs"
[ "$(echo "$out" | clean)" = "$want" ] || fail "verbose: $out"

out=$("$gol" test -run 'Go(od' "$dir" 2>&1); rc=$?
[ $rc -eq 1 ] || fail "a bad pattern: status $rc, $out"
mkdir "$dir/none" && echo 'package none' >"$dir/none/x.go"
out=$("$gol" test "$dir/none" 2>&1) || fail "no tests: $out"
echo "$out" | grep -q 'no test files' || fail "no tests: $out"

# Without a module: a package is named by its folder, and its external tests import it by path.
loose=$dir/loose
mkdir -p "$loose/shop" "$loose/user"
echo 'package shop

func Price() int { return price }

var price = 3' >"$loose/shop/shop.go"
echo 'package shop

func SetPrice(n int) { price = n }' >"$loose/shop/export_test.go"
echo 'package user

import "../shop"

func Pay() int { return 2 * shop.Price() }' >"$loose/user/user.go"
echo 'package shop_test

import (
	. "."
	"../user"
	"testing"
)

func TestPay(t *testing.T) {
	SetPrice(5)
	if user.Pay() != 10 {
		t.Error(user.Pay())
	}
}' >"$loose/shop/shop_test.go"
out=$(cd "$loose" && "$gol" test ./... 2>&1) || fail "no module: $out"
want='ok  	shop	TIMEs
?   	user	[no test files]'
[ "$(echo "$out" | clean)" = "$want" ] || fail "no module: $out"

# Whoever kills gol test kills the tests, also those that print nothing.
cat >"$dir/a_test.go" <<'END'
package a

import (
	"os"
	"testing"
	"time"
)

func TestEndless(t *testing.T) {
	f, _ := os.Create("turns")
	for {
		f.WriteString("x")
		time.Sleep(time.Millisecond)
	}
}
END
"$gol" test "$dir" >"$dir/out" 2>&1 &
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s "$dir/turns" ] && break
	sleep 0.1
done
[ -s "$dir/turns" ] || fail "no test began: $(cat "$dir/out")"
kill $!
wait $!
sleep 0.05
turns=$(wc -c <"$dir/turns")
sleep 0.1
[ "$turns" = "$(wc -c <"$dir/turns")" ] || fail "the tests outlive gol test"
