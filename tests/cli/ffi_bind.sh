#!/bin/sh
# gol ffi bind: a header in, declarations out that compile and run; what it can't express it lists.
here=$(cd "$(dirname "$0")/../ffi" && pwd)
fail() { echo "$*"; exit 1; }

cp "$here/bind.h" . && "$GOL" ffi bind bind.h -lib libnone.so.1 >got.go || fail "bind: status $?"
diff "$here/bind.expected" got.go || fail "not as expected"

"$GOL" ffi bind -I/nowhere /usr/include/string.h -lib libc.so.6 -package main -o string.go || fail "string.h"
cat >main.go <<'P'
package main

func main() { println(strlen("seven  "), strncmp("abc", "abd", 2)) }
P
out=$("$GOL" run main.go string.go 2>&1)
[ "$out" = "7 0" ] || fail "string.h gives: $out"

"$GOL" ffi bind nothing.h -lib libc.so.6 2>err && fail "no header, no error"
grep -q "nothing.h: no such file" err || fail "$(cat err)"
echo 'int broken(' >bad.h
"$GOL" ffi bind bad.h -lib libc.so.6 2>err && fail "a broken header, no error"
grep -q "bad.h:1" err || fail "$(cat err)"
"$GOL" ffi bind bind.h 2>err
[ $? -eq 2 ] && grep -q usage: err || fail "$(cat err)"
"$GOL" ffi 2>err
[ $? -eq 2 ] && grep -q usage: err || fail "$(cat err)"
"$GOL" -ffi=off ffi bind bind.h -lib x 2>err && fail "-ffi=off is ignored"
grep -q "C libraries are off" err || fail "$(cat err)"
