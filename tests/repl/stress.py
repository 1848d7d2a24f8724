#!/usr/bin/env python3
"""A REPL that is fed random entries, valid, broken and interrupted, still answers.

  GOL=./gol tests/repl/stress.py [ENTRIES [SEED]]

Entries are drawn from templates over a few names, so that declarations, redefinitions, errors, panics,
deadlocks, goroutines, undo and load meet in every order. Now and then an entry that runs for ever is
stopped by SIGINT. At the end, and every hundred entries, a sum must come out right; a copy of what
is declared by plain assignment must agree too.
"""
import os, random, select, signal, subprocess, sys, time

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 600
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
LIMIT = 60.0  # seconds for one answer

NAMES = ['a', 'b', 'f', 'g', 'T', 'U', 'x', 'y']
VALUES = ['1', '"s"', '2.5', 'nil', '[]int{1, 2}', 'map[string]int{"k": 1}', 'T{}', 'f', 'x', 'f(1)', '&y',
          'func() int { return x }', 'make(chan int)', 'struct{ A int }{3}', 'U[int]{}', 'len(x)', '1 << 70']
TYPES = ['int', 'string', '[]T', 'map[string]T', 'struct{ A, B int; Next *T }', 'func(T) T', '*U[int]', 'chan T',
         'interface{ M() int }', 'U[string]', '[3]int', 'error']
ENTRIES_OF = [
    '{n} := {v}', 'var {n} {t}', 'var {n} = {v}', '{n} = {v}', '{v}', '{n}', '{n}.A', '{n}.M()', '{n}(1)',
    'func {n}(p int) int {{ return p + {v} }}', 'func {n}() {t} {{ var r {t}; return r }}',
    'func {n}(p {t}) {{ {n2} := p; _ = {n2} }}', 'func (r {n}) M() int {{ return {v} }}',
    'func (r *{n}) M() string {{ return "m" }}', 'func (r {n}) N() {t} {{ return r.A }}',
    'type {n} {t}', 'type {n} = {t}', 'type U[P any] struct{{ v P }}', 'type T struct{{ A int; B string }}',
    'const {n} = 3', 'for i := range 3 {{ {n} := i; _ = {n} }}', 'if true {{ {n} }}', 'go func() {{ {n}(2) }}()',
    'go func() {{ c := make(chan int); c <- 1 }}()', 'go func() {{ panic("background") }}()',
    'panic({v})', '[]int{{}}[{n}]', '<-make(chan int)', 'defer fmt.Println("d")', 'select {{}}',
    '{n} := {v}; {n2} := {v}; {n}', '{n}, {n2} := {v}, {v}', 'fmt.Sprint({n}, {n2})', 'import {n} "strings"',
    'strings.ToUpper("x")', ':undo', ':g', ':vars', ':type {v}', ':doc {n}', ':src {n}', ':imports', ':why {n}',
    ':ast {v}', ':dis {n}', 'x := 1; panic("mid"); y := 2', 'var r recursiveType', '{n} {n2}', ') {n}',
    'func {n}(', 'var e error = fmt.Errorf("x %v", {n}); e', 'runtime.GC()', ':gc',
    'func inf(n int) int {{ return inf(n+1) + {n} }}', 'goto L', 'return', 'close({n})', '{n}++',
    'switch v := any({n}).(type) {{ case int: v; case T: fmt.Println(v.A) }}',
    'func() {{ defer func() {{ recover() }}(); {n}(3) }}()', 'it', '_{k}',
]
ENDLESS = ['for {{}}', 'for {{ {n} := 1; _ = {n} }}', 'time.Sleep(time.Hour)',
           'defer func() {{ x := 5; _ = x }}(); for {{}}']
CLOSERS = '\n*/\n)\n}'  # what the prompt would wait for, or an error that ends the entry


class Prompt:
    """A plain REPL behind pipes; the mark it is asked to print tells that an entry is done."""

    def __init__(self, gol):
        env = dict(os.environ, TERM='dumb', HOME='/nonexistent', XDG_STATE_HOME='/nonexistent')
        self.p = subprocess.Popen([gol, 'repl', '-quiet', '-noinit', '-seed', '1'], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env)
        self.marks = 0
        self.seen = b''

    def send(self, text):
        self.p.stdin.write(text.encode() + b'\n')
        self.p.stdin.flush()

    def interrupt(self):
        """Ctrl-C until it is said to have been seen: the entry may not have begun yet."""
        until = time.time() + LIMIT
        while b'interrupted' not in self.seen and time.time() < until:
            time.sleep(0.05)
            self.p.send_signal(signal.SIGINT)
            while select.select([self.p.stdout], [], [], 0.5)[0] and b'interrupted' not in self.seen:
                data = os.read(self.p.stdout.fileno(), 1 << 16)
                self.seen += data
                if not data:
                    return

    def answer(self):
        """What came until the next mark."""
        self.marks += 1
        mark = b'no command :mark%d' % self.marks
        self.send(':mark%d' % self.marks)
        until = time.time() + LIMIT
        while mark not in self.seen:
            ready, _, _ = select.select([self.p.stdout], [], [], max(0, until - time.time()))
            data = os.read(self.p.stdout.fileno(), 1 << 16) if ready else b''
            if not data:
                raise SystemExit('no answer%s; last:\n%s' % (' in time' if ready == [] else '',
                                                            self.seen[-3000:].decode('utf-8', 'replace')))
            self.seen += data
        at = self.seen.index(mark)
        got, self.seen = self.seen[:at], self.seen[at + len(mark):]
        return got.decode('utf-8', 'replace')


def entry(rng):
    def one(template):
        return template.format(n=rng.choice(NAMES), n2=rng.choice(NAMES), v=rng.choice(VALUES),
                               t=rng.choice(TYPES), k=rng.randrange(1, 40))
    text = one(rng.choice(ENTRIES_OF))
    if rng.random() < 0.04:  # cut or spoilt somewhere
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(['', '(', '"', '}', '\x01', 'é', ';;', '/*']) + text[at + 1:]
        text += CLOSERS
    return text + CLOSERS if text.endswith('(') else text


def main():
    rng = random.Random(SEED)
    prompt = Prompt(os.environ['GOL'])
    history = []
    try:
        for i in range(ENTRIES):
            if rng.random() < 0.01:
                text = rng.choice(ENDLESS).format(n=rng.choice(NAMES))
                history.append(text)
                prompt.answer()
                prompt.send(text)
                prompt.interrupt()
                prompt.answer()
            else:
                text = entry(rng)
                history.append(text)
                prompt.send(text)
            if i % 20 == 19:
                prompt.answer()
            if i % 100 == 99 or i == ENTRIES - 1:
                prompt.send('sum%d := 0' % i)
                prompt.send('for i%d := range 101 { sum%d += i%d }' % (i, i, i))
                prompt.send('sum%d' % i)
                got = prompt.answer()
                if '5050  // int' not in got:
                    raise SystemExit('entry %d: the sum did not come:\n%s' % (i, got[-2000:]))
        prompt.p.stdin.close()
        if prompt.p.wait(LIMIT) != 0:
            raise SystemExit('exit status %d' % prompt.p.returncode)
    except SystemExit as e:
        print(e)
        print('seed %d, last entries:\n%s' % (SEED, '\n'.join(history[-25:])))
        rest = prompt.p.stdout.read() if prompt.p.poll() is not None else b''
        print(rest[-3000:].decode('utf-8', 'replace'))
        prompt.p.kill()
        return 1
    return 0


sys.exit(main())
