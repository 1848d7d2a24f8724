#!/bin/sh
# editors/: the JSON of the VS Code extension is sound and its pattern finds errors; Vim and Neovim,
# where they are installed, know the file type, highlight it, and list the errors of :make.
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
fail() { echo "$*"; exit 1; }

printf '#!/usr/bin/env gol\n//gol:extern libm.so.6 cos\nfunc cos(x float64) float64\nx := 1 + missing\nx = "s"\n' >wrong.gol
cp wrong.gol script
"$GOL" check -diag=short wrong.gol >errors 2>&1
python3 - "$root/editors/vscode" <<'END' || exit 1
import json, os, re, sys
root = sys.argv[1]
def load(name):
    with open(os.path.join(root, name)) as f:
        return json.load(f)
contributed = load('package.json')['contributes']
language, grammar = contributed['languages'][0], contributed['grammars'][0]
assert language['id'] == grammar['language'] == 'gol'
load(language['configuration'])
grammar = load(grammar['path'])
assert {'include': 'source.go'} in grammar['patterns']
interpreter, directive = (grammar['repository'][name]['match'] for name in ('interpreter', 'directive'))
lines = open('wrong.gol').read().split('\n')
assert re.search(interpreter, lines[0]) and not re.search(interpreter, lines[1])
assert re.search(directive, lines[1]).group(3, 4) == ('gol:extern', ' libm.so.6 cos')
pattern = contributed['problemMatchers'][0]['pattern']
found = [m for m in (re.search(pattern['regexp'], line) for line in open('errors')) if m]
found = [m.group(*(pattern[part] for part in ('line', 'column', 'severity'))) for m in found]
assert found == [('4', '1', 'warning'), ('4', '10', None)], found
END

# What an editor says of the two files: the type, what lies under a few places, and the error list.
cat >ask.vim <<'END'
set shellpipe=>%s\ 2>&1
filetype plugin indent on
syntax on
let said = []
for name in ['script', 'wrong.gol']
  execute 'edit' name
  let said += [&filetype]
  for [line, column] in [[1, 1], [2, 1], [3, 1]]
    let said += [synIDattr(synID(line, column, 1), 'name')]
  endfor
endfor
silent make!
for item in getqflist()
  let said += [item.valid . ' ' . bufname(item.bufnr) . ' ' . item.lnum . ':' . item.col . ' ' . item.type]
endfor
call writefile(said, 'said')
qall!
END
printf '%s\n' gol golInterpreter golDirective goDeclaration >of_each
cat of_each of_each >wanted
printf '1 wrong.gol 4:1 w\n1 wrong.gol 4:10 \n' >>wanted
mkdir -p bin && ln -sf "$GOL" bin/gol
PATH=$PWD/bin:$PATH
export HOME="$PWD"

check() { # check EDITOR ARGUMENTS...
    command -v "$1" >which || return
    rm -f said
    timeout 10 "$@" -S ask.vim </dev/null >screen 2>&1
    cmp -s said wanted || fail "$1: $(diff said wanted) $(cat screen)"
}
check vim -u NONE -i NONE -n -N -es --cmd "set rtp^=$root/editors/vim"
check nvim -u NONE -i NONE -n --headless --cmd "set rtp^=$root/editors/vim,$root/editors/nvim" \
    --cmd "luafile $root/editors/nvim/plugin/gol.lua"
