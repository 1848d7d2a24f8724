#!/bin/sh
# natives.sh: does every library function without a body have a line in natives.def, and every line
# a declaration (or one in runtime_calls.def, for what only compiled code calls)? Prints what is wrong;
# status 1 if anything is.
cd "$(dirname "$0")/.." || exit 1
declared=$(mktemp) bound=$(mktemp)
trap 'rm -f "$declared" "$bound"' EXIT

# A declaration without a body is one line that opens no brace at its end. "(t *Type) Name(" counts
# as Type.Name.
find stdlib -name '*.gol' | while read -r file; do
    package=${file#stdlib/}
    package=${package%/*}
    sed -n 's/^func \([^{]*\)$/\1/p' "$file" | grep -v '[(,]$' |
        sed -E -e 's/^\([a-zA-Z_0-9]* ?\*?([A-Za-z_0-9]+)\) ([A-Za-z_0-9]+).*/\1.\2/' -e 's/^([A-Za-z_0-9.]+)[([].*/\1/' |
        sed "s|^|$package |"
done | sort -u >"$declared"
sed -n -E 's/^[A-Z_]+\([A-Z_0-9]+, *"([^"]*)".*/runtime \1/p' compiler/runtime_calls.def >>"$declared"
sort -u -o "$declared" "$declared"
sed -n -E 's/^NATIVE\("([^"]*)", "([^"]*)".*/\1 \2/p' stdlib/natives.def | sort -u >"$bound"

missing=$(comm -23 "$declared" "$bound")
extra=$(comm -13 "$declared" "$bound")
[ -z "$missing" ] || printf 'no line in natives.def:\n%s\n' "$missing"
[ -z "$extra" ] || printf 'no declaration without a body:\n%s\n' "$extra"
[ -z "$missing$extra" ]
