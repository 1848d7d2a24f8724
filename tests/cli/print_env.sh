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
is "$("$GOL" -p '1 // one')" 1
message() { "$GOL" -p "$1" 2>&1 | tail -n +2; }
is "$(message '1 +')" "command-line:1:4: syntax error: unexpected EOF, expected expression"
is "$(message '1)')" "command-line:1:2: syntax error: unexpected ) after expression"
is "$(message ') (')" "command-line:1:1: syntax error: unexpected ), expected expression"
is "$(message 'x := 1')" "command-line:1:3: syntax error: unexpected := after expression"
is "$(message '"abc')" "command-line:1:1: string not terminated"

is "$(GOGC=50 "$GOL" env GOGC GOOS | tr '\n' ' ')" "50 linux "
is "$(GODEBUG="a'b" sh -c 'eval "$("$GOL" env | grep ^GODEBUG)"; echo "$GODEBUG"')" "a'b"
is "$("$GOL" env -json GOOS)" '{
	"GOOS": "linux"
}'
is "$("$GOL" env -json | python3 -c 'import json, sys; print(json.load(sys.stdin)["GOARCH"])')" amd64
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
is "$(bash -c '. ./c.bash; COMP_WORDS=(gol -shuffle ""); COMP_CWORD=2; _gol; echo ${COMPREPLY[@]}')" "off on"
if command -v zsh >/dev/null; then
    is "$(zsh -fc 'autoload -U compinit; compinit -u -d ./dump; . ./c.zsh; print $_comps[gol]' 2>&1)" "_gol"
fi
if command -v fish >/dev/null; then
    is "$(HOME=$PWD fish -c '. ./c.fish; complete -C "gol -color "' | cut -f1 | sort | tr '\n' ' ')" "always auto never "
fi

"$GOL" completion ksh 2>err
is "$?" 2

# -i: what ran first is known at the prompt.
is "$(printf 'x + 1\n' | "$GOL" -i -e 'x := 41')" "gol> 42  // int
gol> "
echo 'y := len(os.Args)' >first.gol
is "$(printf 'y\n' | "$GOL" -i first.gol a b | tail -2)" "gol> 3  // int
gol> "
is "$(printf 'y\n' | "$GOL" repl first.gol | tail -2)" "gol> 1  // int
gol> "
"$GOL" -i nowhere.gol 2>err </dev/null
is "$?" 2
grep -q "open nowhere.gol: No such file" err || fail "$(cat err)"
