#!/bin/sh
# tools/install.sh: what `make install` puts where, that it works there, and that uninstall leaves nothing.
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
fail() { echo "$*"; exit 1; }

mkdir -p prefix/bin && echo other >prefix/bin/other
"$root/tools/install.sh" install "$GOL" "$PWD/prefix" >said 2>&1 || fail "install: $(cat said)"
for file in share/man/man1/gol.1 share/bash-completion/completions/gol share/zsh/site-functions/_gol \
    share/fish/vendor_completions.d/gol.fish share/doc/gol/LICENSE share/doc/gol/README.md \
    share/doc/gol/examples/scripts/wordcount.gol share/gol/editors/vscode/package.json; do
    [ -s "prefix/$file" ] || fail "not installed: $file"
done
[ "$(cd / && "$OLDPWD/prefix/bin/gol" -p 6*7)" = 42 ] || fail "the installed gol does not run"
[ "$(stat -c %a prefix/bin/gol prefix/share/man/man1/gol.1 | tr '\n' ' ')" = "755 644 " ] || fail "wrong modes"
prefix/bin/gol completion bash | cmp - prefix/share/bash-completion/completions/gol || fail "wrong completion"

"$root/tools/install.sh" uninstall "$GOL" "$PWD/prefix" >said 2>&1 || fail "uninstall: $(cat said)"
[ "$(find prefix -type f)" = prefix/bin/other ] || fail "left behind: $(find prefix -type f)"
[ ! -e prefix/share/doc/gol ] || fail "left an empty folder"
