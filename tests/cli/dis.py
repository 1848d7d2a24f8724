#!/usr/bin/env python3
"""gol dis: bytecode between the source lines, by function; the legend; wrong uses."""
import os, re, subprocess, sys

GOL = os.environ['GOL']
failed = 0


def check(what, args, status, out='', err='', stdin=''):
    global failed
    p = subprocess.run([GOL, *args], input=stdin, capture_output=True, timeout=50, encoding='utf-8')
    if p.returncode != status or not re.search(out, p.stdout) or not re.search(err, p.stderr):
        failed += 1
        print('%s: status %s, want %s; %r %r' % (what, p.returncode, status, p.stdout[:600], p.stderr[:300]))
    return p.stdout


with open('p.go', 'w') as f:
    f.write('package main\n\nimport "fmt"\n\nfunc sum(xs []int) int {\n\tt := 0\n\tfor _, x := range xs {\n\t\tt += x\n\t}\n'
            '\treturn t\n}\n\nfunc idle() {}\n\nfunc main() {\n\tfmt.Println(sum([]int{1, 2}))\n}\n')
with open('bad.go', 'w') as f:
    f.write('package main\n\nfunc main() { x }\n')
SUM = (r'\Afunc main\.sum  params 3, results 1, frame \d+\n(  ; .*\n)*  \./p\.go:6: t := 0\n  0000  LDI .*\n(.*\n)*'
       r' +8: t \+= x\n  \d+  ADD +r\d, r\d, r\d\n')
check('a function', ['dis', 'p.go', 'sum'], 0, SUM)
legend = check('the legend', ['dis', 'p.go', '^main.sum$'], 0, r'(?m)^  ADD +a, b, c +a = b \+ c$')
check('no other function', ['dis', 'p.go', '^main.sum$'], 0, r'\A(?!(.*\n)*func main.main)')
check('without legend', ['dis', '-short', 'p.go', 'sum'], 0, r'  RET1 +r\d\n\Z')
check('flags behind', ['dis', 'p.go', 'sum', '-short'], 0, r'  RET1 +r\d\n\Z')
check('what nothing calls', ['dis', 'p.go', 'idle'], 0, r'\Afunc main\.idle ')
check('of the library', ['dis', '-short', 'p.go', r'^fmt\.Println$'], 0, r'\Afunc fmt\.Println ')
check('everything', ['dis', 'p.go'], 0, r'(?s)func main\.main.*func main\.sum|func main\.sum.*func main\.main')
check('code', ['dis', '-e', 'println(1)'], 0, r'func main\.main .*\n.*command-line:1: println\(1\)\n')
check('standard input', ['dis', '-', 'main'], 0, r'stdin:1: println\(1\)', stdin='println(1)\n')
check('no such function', ['dis', 'p.go', 'smu'], 1, r'\A\Z', r"^gol: dis: no function's name matches smu; did you mean sum\?$")
check('no regexp', ['dis', 'p.go', '('], 2, r'\A\Z', r'^gol: dis: \(: ')
check('a wrong program', ['dis', 'bad.go'], 1, r'\A\Z', r'bad\.go:3:15: undefined: x')
check('no file', ['dis', 'nowhere.go'], 2, r'\A\Z', r'nowhere\.go')
check('too many words', ['dis', 'p.go', 'a', 'b'], 2, r'\A\Z', 'usage: gol dis')
sys.exit(1 if failed else 0)
