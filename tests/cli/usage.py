#!/usr/bin/env python3
"""Wrong uses of the command: one clear line each, the right exit status."""
import os, re, resource, subprocess, sys

GOL = os.environ['GOL']
failed = 0
HELLO = 'package main\n\nfunc main() {\n\tprintln("hello")\n}\n'


def put(name, text):
    os.makedirs(os.path.dirname(name) or '.', exist_ok=True)
    with open(name, 'w') as f:
        f.write(text)


def gol(*args, stdin='', stdout=subprocess.PIPE, **more):
    p = subprocess.run([GOL, *args], input=stdin.encode(), stdout=stdout, stderr=subprocess.PIPE, timeout=50, **more)
    return p.returncode, (p.stdout or b'').decode('utf-8', 'replace'), p.stderr.decode('utf-8', 'replace')


def check(what, got, status, err='', out=''):
    global failed
    rc, seen_out, seen = got
    if rc != status or not re.search(err, seen) or not re.search(out, seen_out) or 'internal error' in seen:
        failed += 1
        print('%s: status %s, want %s; %r %r' % (what, rc, status, seen_out[:200], seen[:400]))


put('hello.go', HELLO)
put('empty.go', '')
put('words.go', 'this is no program\n')
put('lib.go', 'package lib\n')
put('nomain.go', 'package main\n')
put('zeros.go', '\0\0\0')
put('latin.go', 'package main\n\n// \udcff\nfunc main() {}\n'.encode('utf-8', 'surrogateescape').decode('latin-1'))
put('none/readme.txt', 'nothing here\n')
put('two/a.go', 'package a\n')
put('two/b.go', 'package b\n')
put('imports/main.go', 'package main\n\nimport "no/such/package"\n\nfunc main() { _ = package.X }\n')
put('missing.go', 'package main\n\nimport "no/such/place"\n\nfunc main() { place.F() }\n')
put('cycle/go.mod', 'module m\n')
put('cycle/main.go', 'package main\n\nimport "m/a"\n\nfunc main() { a.F() }\n')
put('cycle/a/a.go', 'package a\n\nimport "m/b"\n\nfunc F() { b.F() }\n')
put('cycle/b/b.go', 'package b\n\nimport "m/a"\n\nfunc F() { a.F() }\n')
put('program/go.mod', 'module m\n')
put('program/x.go', 'package main\n\nimport "m/p"\n\nfunc main() { p.F() }\n')
put('program/p/p.go', HELLO)
put('exits.go', 'package main\n\nimport "os"\n\nfunc main() {\n\tos.Exit(7)\n}\n')
put('args.go', 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Println(os.Args[1:])\n}\n')
put('input.go', 'package main\n\nimport (\n\t"fmt"\n\t"io"\n\t"os"\n)\n\nfunc main() {\n'
    '\tb, err := io.ReadAll(os.Stdin)\n\tfmt.Println(len(b), err)\n}\n')
put('output.go', 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n'
    '\t_, err := fmt.Println("x")\n\tfmt.Fprintln(os.Stderr, "err:", err)\n}\n')

check('a program', gol('hello.go'), 0, '^hello$')
check('a switch with a value', gol('-lax=true', '-strict=false', '--leaks=0', 'hello.go'), 0, '^hello$')
check('a switch put off', gol('-strict', '-lax', '-strict=F', 'hello.go'), 0, '^hello$')
check('a value that is none', gol('-strict=yes', 'hello.go'), 2, 'flag -strict: not a valid value: yes, want true or false')
check('an empty value', gol('-json=', 'hello.go'), 2, 'want true or false')
check('a flag of go', gol('run', '-race', 'hello.go'), 2, '-race is not supported: gol runs one goroutine')
check('a flag of go, off', gol('run', '-race=false', 'hello.go'), 0, '^hello$')
check('-vet', gol('test', '-vet=printf,assigns'), 2, 'flag -vet: not a valid value: printf,assigns')
check('-vet with a comma too many', gol('test', '-vet', 'printf,'), 2, 'flag -vet: not a valid value: printf,')
check('no such file', gol('nowhere.go'), 2, r'nowhere\.go: [Nn]o such file')
put('wrong/x.go', 'package main\n\nfunc main() { x }\n')
for path in ('wrong', './wrong/', './/wrong///', 'wrong/.', 'none/../wrong', './wrong//x.go'):
    check('the path ' + path, gol('check', path), 1, r'(?m)^wrong/x\.go:3:15: undefined: x$')
check('no such file, with a prompt', gol('-i', 'nowhere.gol'), 2, r'^gol: open nowhere\.gol: No such file or directory\n$', r'^$')
check('a folder, with a prompt', gol('-i', 'none'), 2, r'^gol: none is a folder: a prompt begins with one file\n$', r'^$')
check('an empty file', gol('empty.go'), 1, r"empty\.go:1:1: .*expected 'package'|package statement must be first")
check('no Go at all', gol('words.go'), 1, r'words\.go:1:1: ')
check('another package', gol('lib.go'), 1, 'package .*lib is not a main package')
check('no main', gol('nomain.go'), 1, 'function main is undeclared in the main package')
check('NUL bytes', gol('zeros.go'), 1, r'zeros\.go:1:1: invalid NUL character')
check('a folder', gol('none'), 2, 'no Go files in')
check('two packages in a folder', gol('two'), 1, 'found packages a .* and b')
check('a missing package', gol('missing.go'), 1, r'missing\.go:3:8: package no/such/place is not in std')
check('an import cycle', gol('.', cwd='cycle'), 1,
      r'(?m)^b/b\.go:3:8: import cycle not allowed\n\tpackage m/a\n\timports m/b\n\timports m/a$')
check('a program as package', gol('.', cwd='program'), 1, r'(?m)^\./x\.go:3:8: import "m/p" is a program, not an importable package$')
check('a folder as file', gol('/'), 2, 'no Go files')
check('a device', gol('/dev/null'), 0, '^$')
check('unknown flag', gol('-wrong', 'hello.go'), 2, 'gol: unknown flag -wrong')
check('flag without value', gol('-max-mem'), 2, 'needs a value')
check('bad size', gol('-max-mem', 'lots', 'hello.go'), 2, 'not a valid value: lots')
check('bad time', gol('-max-time', '-1s', 'hello.go'), 2, 'not a valid value')
check('bad seed', gol('-seed', '', 'hello.go'), 2, 'not a valid value')
check('bad dump', gol('-d', 'secrets', 'hello.go'), 2, 'not a valid value')
check('strict and lax', gol('-strict', '-lax', 'hello.go'), 2, 'exclude each other')
check('a wrong verb', gol('chekc', 'hello.go'), 2, r'^gol: no file or verb chekc; did you mean gol check\? ')
check('a word that is like none', gol('nowhere'), 2, 'open nowhere: No such file')
check('a wrong flag', gol('-diga=full', 'hello.go'), 2, r'unknown flag -diga=full; did you mean -diag\?')
check('help for a verb', gol('help', 'test'), 0, '^$', r'Usage: gol test(.*\n)*  -bench ')
check('a verb asked for help', gol('vet', '-h'), 0, '^$', r'\AUsage: gol vet')
check('fmt asked for help', gol('fmt', '-h'), 0, '^$', r'\AUsage: gol fmt')
check('help for no verb', gol('help', 'vte'), 2, r'no such verb: vte; did you mean vet\?')
check('a word too many', gol('version', 'x'), 2, 'one word too many: x')
check('flags behind the file of a verb', gol('check', 'hello.go', '-strict'), 0, '^$', '^$')
check('no memory at all', gol('-max-mem=1', 'hello.go'), 2, 'not a valid value: 1')
check('-p', gol('-p', '1<<100 % 97'), 0, '^$', '^16\n$')
check('-p with two', gol('-p', '"a", len("bc")'), 0, '^$', '^a 2\n$')
check('-p says where', gol('-p', 'strings.ToUper("a")'), 1, r'command-line:1:9: undefined: strings\.ToUper')
check('-p alone', gol('-p'), 2, 'flag -p needs a value')
put('bom.go', '\ufeff' + HELLO)
put('crlf.go', HELLO.replace('\n', '\r\n'))
put('long.go', HELLO.replace('hello', 'x' * 300000))
put('empty.gol', '')
check('a byte order mark', gol('bom.go'), 0, '^hello$')
check('lines with \\r', gol('crlf.go'), 0, '^hello$')
check('a huge line', gol('long.go'), 0, '^x{300000}$')
check('an empty script', gol('empty.gol'), 0, '^$', '^$')
check('a file after --', gol('--', 'hello.go', 'x'), 0, '^hello$')
check('help', gol('help'), 0, '^$', 'Usage: gol')
check('version', gol('version'), 0, '^$', 'gol version')
check('exit status', gol('exits.go'), 7, '^$')
check('arguments', gol('args.go', '-seed', 'b c', '--'), 0, '^$', r'^\[-seed b c --\]')
check('from standard input', gol('-', stdin='println("in")\n'), 0, '^in$')
check('code', gol('-e', 'println(6*7)'), 0, '^42$')
check('wrong code', gol('-e', 'println(6*'), 1, 'command-line:1:')
check('check', gol('check', 'hello.go'), 0, '^$', '^$')
check('check finds', gol('check', 'words.go'), 1, 'words.go:1:1: ')
for what in ('tokens', 'ast', 'types', 'ir', 'code'):
    check('-d ' + what, gol('-d', what, 'hello.go'), 0, '', '.')
    check('-d %s of no program' % what, gol('-d', what, 'words.go'), 1, '.')

put('tested/go.mod', 'module tested\n\ngo 1.22\n')
put('tested/x_test.go', 'package tested\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n')
put('tested/more/x_test.go', 'package more\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n')
for wrong in (['-count', 'x'], ['-covermode', 'x'], ['-parallel', '0'], ['-shuffle', 'x'], ['-benchtime', '0x'],
              ['-timeout', 'x'], ['-coverprofile', ''], ['-leak', 'x']):
    check('test ' + ' '.join(wrong), gol('test', *wrong, './tested'), 2, '^gol: flag .*: not a valid value: ')
for refused, why in (['-race'], 'one goroutine'), (['-c'], 'no test binaries'), (['-fuzz', 'X'], 'makes up no inputs'), \
        (['-o', 'x'], 'no test binaries'):
    check('test ' + ' '.join(refused), gol('test', *refused, './tested'), 2, 'not supported: gol .*' + why)
check('test of no folder', gol('test', './nowhere'), 1, '^stat .*/nowhere: directory not found$')
check('test that matches nothing', gol('test', './none/...'), 1, 'matched no packages')
check('test of no Go', gol('test', './none'), 1, 'no Go files in none')
check('test with a flag behind', gol('test', './tested', '-v', cwd='.'), 0, '^$', 'RUN   TestX')
check('test -flag without value', gol('test', './tested', '-run'), 2, 'flag -run needs a value')
check('a file for two packages', gol('test', '-cpuprofile', 'x', './...', cwd='tested'), 2, 'for one package')
check('a profile nobody can write', gol('test', '-coverprofile', '/none/x', './tested'), 1, '/none/x: No such file')
check('a bad list', gol('test', '-cpu', '1,x', './tested'), 1, '^$', 'invalid value "x" for -test.cpu')


def closed(*fds):
    return {'preexec_fn': lambda: [os.close(fd) for fd in fds]}


check('standard input closed', gol('input.go', **closed(0)), 0, '^$', 'bad file descriptor')
check('standard output closed', gol('output.go', **closed(1)), 1, 'gol: standard output: Bad file')
check('all closed', gol('hello.go', **closed(0, 1, 2)), 0)
check('errors with standard error closed', gol('words.go', **closed(2)), 1)
with open('/dev/full', 'w') as full:
    check('no space for output', gol('output.go', stdout=full), 1, 'gol: standard output: No space')
check('a lot of input', gol('input.go', stdin='x' * 3000000), 0, '^$', '3000000 <nil>')

cramped = {'preexec_fn': lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))}
if subprocess.run(['grep', '-q', '__asan_init', GOL]).returncode != 0:  # which reserves terabytes
    check('little address space', gol('hello.go', **cramped), 137, '^fatal error: out of memory$')

if os.geteuid() != 0:
    put('secret.go', HELLO)
    os.chmod('secret.go', 0)
    check('unreadable', gol('secret.go'), 2, 'permission denied')

sys.exit(1 if failed else 0)
