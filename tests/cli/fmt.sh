#!/bin/sh
# gol fmt: flags, exit status, what is written where.
fail() { echo "$*"; exit 1; }
same() { [ "$2" = "$3" ] || fail "$1: got [$2], want [$3]"; }

mkdir -p d/sub d/.hidden
printf 'package p\nvar  x = 1\n' >d/bad.go
printf 'package p\n\nvar x = 1\n' >d/good.go
printf 'x  := 1\n' >d/sub/script.gol
printf 'package p\nvar  y = 1\n' >d/.dotted.go
printf 'no Go at all\n' >d/notes.txt

same "-l names what differs" "$($GOL fmt -l d)" "$(printf 'd/bad.go\nd/sub/script.gol')"
$GOL fmt -l d >/dev/null; same "-l tells of a difference" $? 1
$GOL fmt -l d/good.go; same "-l, nothing to tell" $? 0
$GOL fmt d/bad.go >out; same "printing is no complaint" $? 0
same "prints" "$(cat out)" "$(cat d/good.go)"
same "from standard input" "$($GOL fmt <d/bad.go)" "$(cat d/good.go)"
same "also as -" "$($GOL fmt - <d/bad.go)" "$(cat d/good.go)"
same "an explicit name needs no suffix" "$(cp d/bad.go plain; $GOL fmt -l plain)" "plain"

$GOL fmt -d d/bad.go >out; same "-d tells of a difference" $? 1
same "-d" "$(cat out)" "diff d/bad.go.orig d/bad.go
--- d/bad.go.orig
+++ d/bad.go
@@ -1,2 +1,3 @@
 package p
-var  x = 1
+
+var x = 1"
$GOL fmt -d d/good.go >out; same "-d without a difference" "$? $(cat out)" "0 "

chmod 640 d/bad.go
ln -s bad.go d/link.go
$GOL fmt -w d/link.go; same "-w" $? 0
same "-w writes" "$(cat d/bad.go)" "$(cat d/good.go)"
same "-w keeps the mode" "$(stat -c %a d/bad.go)" 640
[ -L d/link.go ] || fail "-w has replaced a link"
$GOL fmt -l -w d >out; same "-l -w" "$? $(cat out)" "0 d/sub/script.gol"
same "a script" "$(cat d/sub/script.gol)" "x := 1"
same "nothing lies about" "$(ls d d/sub | tr '\n' ' ')" "d: bad.go good.go link.go notes.txt sub  d/sub: script.gol "

printf 'package p\nfunc f( {\n' >broken.go
cp broken.go before.go
$GOL fmt -w broken.go d/bad.go 2>err; same "a syntax error" $? 2
same "as gol check puts it" "$(cat err)" "broken.go:2:9: syntax error: unexpected {, expected )"
cmp -s broken.go before.go || fail "a broken file was touched"
$GOL fmt nowhere.go 2>err; same "no such file" $? 2
$GOL fmt -w <broken.go 2>err; same "-w needs files" $? 2
$GOL fmt -x 2>err; same "an unknown flag" $? 2
printf 'package p\nvar  x = 1\n' >odd.go
same "-l=true" "$($GOL fmt -l=true -w=false odd.go)" "odd.go"
same "-l=false" "$($GOL fmt -l=false --d=F odd.go | tail -1)" "var x = 1"
$GOL fmt -l=yes odd.go 2>err; same "no bool" "$? $(cat err)" "2 gol fmt: flag -l: not a valid value: yes, want true or false"
exit 0
