#!/bin/sh
# tools/install.sh install|uninstall GOL ROOT: puts gol and what belongs to it below ROOT, the
# $(DESTDIR)$(PREFIX) of the Makefile, or takes exactly that away again. GOL is the built binary;
# the completions are what it prints itself.
set -eu
action=$1
gol=$2
root=$3
cd "$(dirname "$0")/.."

put() { # put MODE SOURCE DESTINATION
    if [ "$action" = install ]; then
        install -D -m "$1" "$2" "$root/$3"
    else
        rm -f "$root/$3"
    fi
}

put_tree() { # put_tree FOLDER DESTINATION: every file of a folder
    (cd "$1" && find . -type f) | while read -r file; do
        put 644 "$1/$file" "$2/${file#./}"
    done
}

put_completion() { # put_completion SHELL DESTINATION
    if [ "$action" = install ]; then
        "$gol" completion "$1" >"$made"
    fi
    put 644 "$made" "$2"
}

made=$(mktemp)
trap 'rm -f "$made"' EXIT

put 755 "$gol" bin/gol
put 644 docs/gol.1 share/man/man1/gol.1
put_completion bash share/bash-completion/completions/gol
put_completion zsh share/zsh/site-functions/_gol
put_completion fish share/fish/vendor_completions.d/gol.fish
for page in LICENSE README.md CHANGELOG.md docs/language.md docs/repl.md docs/ffi.md; do
    put 644 "$page" "share/doc/gol/$(basename "$page")"
done
put_tree examples share/doc/gol/examples
put_tree editors share/gol/editors

if [ "$action" = uninstall ]; then
    # Folders of gol's own go too; shared ones such as bin stay.
    for folder in share/doc/gol share/gol; do
        [ ! -d "$root/$folder" ] || find "$root/$folder" -depth -type d -empty -delete
    done
fi
