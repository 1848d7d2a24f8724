#!/usr/bin/env python3
"""Operations on much data give up for Ctrl-C, and what they worked on is whole afterwards.

How fast is measured by tests/interrupts.py; here nothing depends on time. Each row: what is prepared, what
is interrupted while it runs again and again, what must hold then. A last session has a background
goroutine whose operations are hit by the interrupts too: they are done again and their results are right.
"""
import os, select, signal, subprocess, sys, time

GOL = os.environ['GOL']
LIMIT = 60.0

BYTES = 'b := make([]byte, 1<<22); for i := 0; i < len(b); i += 999 { b[i] = byte(i) }; sum := func() (n int) { ' \
        'for _, x := range b { n += int(x) }; return }; before := sum()'
TEXT = 's := strings.Repeat("lorem ipsum ", 1<<18); want := strings.Clone(s)'
ROWS = [
    (BYTES, 'c := make([]byte, len(b)); for { copy(c, b) }', 'sum() == before'),
    (BYTES, 'for { _ = append(b, 1); b2 := bytes.Repeat(b, 4); bytes.Count(b2, []byte("ab")) }', 'sum() == before'),
    ('p := make([]*int, 1<<19); one := new(int)', 'for { clear(p); for i := range p { p[i] = one } }',
     'func() bool { for _, x := range p { if x != nil && x != one { return false } }; return true }()'),
    ('m := map[int]string{}; for i := range 50000 { m[i] = "x" }', 'for { clear(m); m[1] = "y" }',
     'func() bool { n := len(m); m[1] += ""; for i := range 60000 { m[i] += "z" }; return n < 2 && '
     'len(m) == 60000 && m[7] == "z" }()'),
    ('v := make([]int, 1<<19); for i := range v { v[i] = i * 7919 % 1000003 }; sum := func() (n int) { for _, x '
     ':= range v { n += x }; return }; before := sum()', 'for { sort.Ints(v); slices.Reverse(v) }', 'sum() == before'),
    ('v := make([]float64, 1<<18); for i := range v { v[i] = float64(i * 7919 % 1000003 - 500000) }; sum := func() '
     '(n float64) { for _, x := range v { n += x }; return }; before := sum()',
     'for { sort.Float64s(v); slices.Reverse(v) }', 'sum() == before'),
    (TEXT, 'for { strings.Split(strings.ToUpper(strings.ReplaceAll(s, "ipsum", "dolor sit")), " ") }', 's == want'),
    (TEXT, 'for { _, _, _ = []rune(s), []byte(s), s + s; strings.LastIndex(s, "x"); strings.Fields(s) }', 's == want'),
    (TEXT, 'for { fmt.Sprintf("%q %x %s", s, s, s); strconv.Quote(s) }', 's == want'),
    ('m := map[int]int{}; for i := range 20000 { m[i] = i }', 'for { fmt.Sprint(m) }', 'len(m) == 20000'),
    ('type A [1 << 19]int; var a, c A; a[5] = 5; var x, y any = a, a', 'for { c = a; _ = x == y; x = c }', 'a[5] == 5'),
    ('x := make([][]int, 1000)', 'for { for i := range x { x[i] = make([]int, 1<<14) }; runtime.GC() }', 'len(x) == 1000'),
]
BACKGROUND = [
    TEXT.replace('1<<18', '1<<17'),
    'wrong, rounds := 0, 0',
    'go func() { for { if strings.Count(s, "ipsum") != 1<<17 || len(strings.ReplaceAll(s, "m", "")) != 10<<17 || '
    'len([]rune(s)) != 12<<17 || string([]byte(s)) != want { wrong++ }; rounds++ } }()',
]


class Prompt:
    def __init__(self):
        env = dict(os.environ, TERM='dumb', HOME='/nonexistent', XDG_STATE_HOME='/nonexistent')
        self.p = subprocess.Popen([GOL, 'repl', '-quiet', '-noinit'], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env)
        self.seen, self.marks = b'', 0

    def send(self, text):
        self.p.stdin.write(text.encode() + b'\n')
        self.p.stdin.flush()

    def wait(self, mark):
        until = time.time() + LIMIT
        while mark not in self.seen:
            ready, _, _ = select.select([self.p.stdout], [], [], max(0, until - time.time()))
            data = os.read(self.p.stdout.fileno(), 1 << 16) if ready else b''
            if not data:
                raise AssertionError('%r did not come:\n%s' % (mark, self.seen[-800:].decode('utf-8', 'replace')))
            self.seen += data
        at = self.seen.index(mark)
        got, self.seen = self.seen[:at], self.seen[at + len(mark):]
        return got

    def answer(self, text):
        self.marks += 1
        self.send('%s\n:mark%d' % (text, self.marks))
        return self.wait(b'no command :mark%d' % self.marks)

    def interrupt(self, code, after):
        """Again and again: a signal that comes before the entry has begun is the prompt's."""
        self.send(code)
        time.sleep(after)
        self.p.send_signal(signal.SIGINT)
        until = time.time() + LIMIT
        while b'// interrupted' not in self.seen and time.time() < until:
            if select.select([self.p.stdout], [], [], 1)[0]:
                self.seen += os.read(self.p.stdout.fileno(), 1 << 16)
            else:
                self.p.send_signal(signal.SIGINT)
        self.wait(b'// interrupted')

    def close(self):
        self.p.stdin.close()
        self.p.stdout.close()
        self.p.kill()
        self.p.wait()


def one(prepare, operation, holds):
    p = Prompt()
    try:
        got = p.answer(prepare)
        assert b'repl[' not in got, got.decode()
        p.interrupt(operation, 0.05)
        got = p.answer(holds)
        assert b'true  // bool' in got, '%s after %s:\n%s' % (holds, operation, got.decode())
    finally:
        p.close()


def background():
    p = Prompt()
    try:
        for line in BACKGROUND:
            p.answer(line)
        for i in range(3):
            p.interrupt('for {}', 0.03 + 0.01 * i)
        p.answer('at := rounds; for rounds < at + 1 { runtime.Gosched() }')
        got = p.answer('wrong')
        assert b'0  // int' in got, got.decode()
    finally:
        p.close()


def main():
    words = sys.argv[1:]
    for row in ROWS:
        if not words or any(w in row[1] for w in words):
            one(*row)
    if not words:
        background()


main()
