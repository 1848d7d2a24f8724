#!/usr/bin/env python3
"""gol leak -why: who holds the objects of a type, or a variable; and its wrong uses."""
import os, re, subprocess

GOL = os.environ['GOL']
for name in ('LC_ALL', 'LC_MESSAGES'):
    os.environ.pop(name, None)
PROGRAM = '''package main

import (
\t"fmt"
\t"runtime"
)

type Session struct {
\tbuf []byte
}

var cache = map[string]*Session{}
var last *Session

func worker(c chan *Session) { c <- &Session{make([]byte, 5000)} }

func main() {
\tfor i := 0; i < 10; i++ {
\t\tcache[fmt.Sprint("user", i)] = &Session{make([]byte, 1000*(i+1))}
\t}
\tlast = cache["user3"]
\tgo worker(make(chan *Session))
\truntime.Gosched()
\tlocal := make([]int64, 1000)
\tfor range 100 {
\t\tgo func() {}()
\t}
\tdone := make(chan int)
\tgo func() { done <- len(local) }()
\tfmt.Println(<-done)
\tlocal[0] = 1
}
'''
with open('p.go', 'w') as f:
    f.write(PROGRAM)
with open('panics.go', 'w') as f:
    f.write('package main\n\nfunc main() { panic("x") }\n')


def gol(*args):
    p = subprocess.run([GOL, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=50)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def check(args, status, *wanted, out='1000\n'):
    code, seen_out, err = gol(*args)
    for want in wanted:
        if not re.search(want, err, re.M):
            print('%s: no %r in:\n%s' % (args, want, err))
    if code != status or seen_out != out:
        print('%s: status %d, want %d; %r' % (args, code, status, seen_out))


check(['leak', '-why', 'Session', 'p.go'], 0,
      r'^main\.Session: 10 objects, 240 bytes; with what they alone keep 5\d\.\d KB$',
      r'^  the one that keeps most is held by\n    main\.cache \(package variable\)\n'
      r'    -> map\[string\]\*main\.Session \["user9"\]\n    -> \*main\.Session \(24 bytes\)$',
      r'^  made in main\.main at \S*p\.go:19$',
      r'^ +9  map\[string\]\*main\.Session$', r'^ +1  main\.last \(package variable\)$',
      r'^    10 KB +1  \[\]byte$')
check(['leak', '-why', '*main.Session', 'p.go'], 0, r'^main\.Session: 10 objects')
check(['leak', '-why', 'cache', 'p.go'], 0, r'^main\.cache \(package variable\) alone keeps 5\d\.\d KB$',
      r'^    \S+ KB +9  main\.Session$')
check(['leak', '-why', '[]int64', 'p.go'], 0, r'^\[\]int64: 1 object, 8 KB; with what they alone keep 8 KB$',
      r'goroutine 1 in main\.main at p\.go:30, variable local$')
check(['-why', 'local', 'p.go'], 0, r'^\[\]int64: 8 KB; with what it alone keeps 8 KB$')
# in Chinese, by flag or by LANG; nothing but names stays English
for chinese in (['leak', '-lang', 'zh'], ['leak']):
    os.environ['LANG'] = 'en_US.UTF-8' if '-lang' in chinese else 'zh_CN.UTF-8'
    check([*chinese, '-why', 'Session', 'p.go'], 0, r'^main\.Session：10 个对象，240 字节；连同只有它们持有的共 5\d\.\d KB$',
          r'^  占用最多的那一个，持有者\n    main\.cache（包级变量）$', r'-> \*main\.Session \(24 字节\)$',
          r'^  创建于 main\.main（\S*p\.go:19）$', r'^  直接持有者$', r'^  因它而保留$')
    check([*chinese, '-why', 'nosuch', 'p.go'], 1, r'^gol: 没有存活的 nosuch 类型对象')
    check([*chinese, '-why', 'Session', 'p.go'], 0, r'\A[^A-Za-z]*(?:(?!held|objects|bytes|made).)*\Z')
with open('asks.go', 'w') as f:
    f.write('package main\n\nimport "runtime/debug"\n\nvar kept = new([9]int)\n\nfunc main() {\n\tdebug.Why(kept)\n\tdebug.Why(3)\n}\n')
check(['asks.go'], 0, r'\A\[9\]int：72 字节；连同只有它持有的共 72 字节\n  持有者\n    main\.kept（包级变量）\n'
      r'    -> \*\[9\]int \(72 字节\)\ndebug\.Why: 不是堆里的对象\n\Z', out='')
os.environ['LANG'] = 'C'
check(['asks.go'], 0, r'\A\[9\]int: 72 bytes; with what it alone keeps 72 bytes$', out='')

# a value that is in no variable: the line that made it tells its type
with open('temporary.go', 'w') as f:
    f.write('package main\n\nimport "time"\n\ntype T struct{ n [100]int }\n\nfunc main() {\n\tc := make(chan *T)\n'
            '\tgo func() { c <- &T{} }()\n\ttime.Sleep(time.Millisecond)\n}\n')
check(['leak', '-why', 'T', 'temporary.go'], 0, r'^main\.T: 1 object', r'a value in use\n    -> \*main\.T \(896 bytes\)$', out='')
check(['leak', '-why', 'nosuch', 'p.go'], 1, r'^gol: no object of type nosuch, and no variable of that name, is alive$')
check(['leak', '-why', 'x', 'panics.go'], 2, r'^panic: x$', out='')
check(['leak', '-why', '', 'p.go'], 2, r'^gol: not a valid value', out='')
check(['leak', '-json', '-why', 'cache', 'p.go'], 2, r'-why and -json exclude each other', out='')
check(['leak', '-why'], 2, r'flag -why needs a value', out='')
