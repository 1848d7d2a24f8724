#!/bin/sh
# -p EXPR, gol env, gol completion.
fail() { echo "$*"; exit 1; }
is() { [ "$1" = "$2" ] || fail "got [$1], want [$2]"; }

is "$("$GOL" -p '1<<100 % 97')" 16
is "$("$GOL" -p 'strings.Cut("a=b", "=")')" "a b true"
is "$("$GOL" -p '[]string{"x"}')" "[x]"
"$GOL" -p '1 +' 2>err
is "$?" 1
"$GOL" -p '' 2>err
is "$?" 2

is "$(GOGC=50 "$GOL" env GOGC GOOS | tr '\n' ' ')" "50 linux "
is "$(GODEBUG="a'b" sh -c 'eval "$("$GOL" env | grep ^GODEBUG)"; echo "$GODEBUG"')" "a'b"
"$GOL" env NOSUCH 2>err
is "$?" 2
grep -q "no such setting: NOSUCH" err || fail "$(cat err)"

"$GOL" completion bash >c.bash || fail "completion bash"
is "$(bash -c '. ./c.bash; COMP_WORDS=(gol -color a); COMP_CWORD=2; _gol; echo ${COMPREPLY[@]}')" "auto always"
is "$(bash -c '. ./c.bash; COMP_WORDS=(gol ver); COMP_CWORD=1; _gol; echo ${COMPREPLY[@]}')" "version"
is "$(bash -c '. ./c.bash; COMP_WORDS=(gol -max); COMP_CWORD=1; _gol; echo ${COMPREPLY[@]}')" "-max-time -max-mem"
for shell in zsh fish; do
    "$GOL" completion $shell | grep -q "virtual-time" || fail "completion $shell"
    "$GOL" completion $shell >c.$shell
    if command -v $shell >/dev/null; then $shell -n c.$shell || fail "$shell does not parse it"; fi
done
"$GOL" completion ksh 2>err
is "$?" 2
