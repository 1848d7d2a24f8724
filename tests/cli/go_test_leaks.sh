#!/bin/sh
# gol test -leak=fail|warn|off: the report is shown, also of tests that pass; fail ends with status 3.
gol=${1:-$GOL}
fail() { echo "$1"; exit 1; }
cat >go.mod <<'END'
module leaky

go 1.22
END
cat >leaky_test.go <<'END'
package leaky

import (
	"runtime"
	"testing"
)

func TestLeaks(t *testing.T) {
	func() {
		c := make(chan int)
		go func() { c <- 1 }()
		runtime.Gosched()
	}()
}
END
run() { # run STATUS ARGS: the output goes to out
    want=$1
    shift
    "$gol" test "$@" >out 2>&1
    rc=$?
    [ $rc -eq "$want" ] || fail "$*: status $rc: $(cat out)"
}
run 3 -leak=fail .
grep -q 'PROVEN.*L-CHAN-SEND' out || fail "fail: no report: $(cat out)"
grep -q '^FAIL	leaky	' out || fail "fail: no line: $(cat out)"
run 0 -leak=warn .
grep -q 'PROVEN.*L-CHAN-SEND' out || fail "warn: no report: $(cat out)"
grep -q '^ok  	leaky	' out || fail "warn: no line: $(cat out)"
run 0 -leak=off .
grep -q 'leak report' out && fail "off: a report: $(cat out)"
run 0 -leak=fail -run None .
grep -q 'leak report' out && fail "nothing leaks: a report: $(cat out)"
run 3 -leak=fail -json .
grep -q '"Action":"output".*L-CHAN-SEND' out || fail "json: no report: $(cat out)"
run 3 -leak=fail -o report.json .
grep -q 'L-CHAN-SEND' report.json || fail "no JSON in report.json"
run 2 -leak=perhaps .
exit 0
