#!/usr/bin/env python3
"""Enormous programs, made here: each compiles and runs, or gets one clear error, within seconds."""
import os, re, subprocess, sys

GOL = os.environ['GOL']
SECONDS = 50
N = 100000
DEEP = r'nested too deeply \(more than \d+ levels\)'


def main(body, before=''):
    return 'package main\n%s\nfunc main() {\n%s\n}\n' % (before, body)


def each(n, text):
    return ''.join(text.replace('#', str(i)) for i in range(n))


def chain(n, text, last):
    """Declarations each of which needs the next."""
    return ''.join(text % (i, i + 1) for i in range(n)) + last % n


# name, program, exit status, what standard error must hold
CASES = [
    ('parentheses', main('x := %s1%s; _ = x' % ('(' * N, ')' * N)), 1, DEEP),
    ('unary operators', main('x := %s1; _ = x' % ('- ' * N)), 1, DEEP),
    ('calls in calls', main('x := %s1%s; _ = x' % ('f(' * N, ')' * N), 'func f(int) int { return 1 }'), 1, DEEP),
    ('blocks', main('{' * N + '}' * N), 1, DEEP),
    ('functions in functions', main('func() {' * N + '}()' * N), 1, DEEP),
    ('loops in loops', main('for {\n' * N + '}\n' * N), 1, DEEP),
    ('literals in literals', main('_ = %s%s' % ('[]any{' * N, '}' * N)), 1, DEEP),
    ('else if', main('x := 3\n%s{}' % ('if x == 1 {} else ' * N)), 1, DEEP),
    ('slice of slices', main('', 'var x %sint' % ('[]' * N)), 1, DEEP),
    ('pointers to pointers', main('', 'var x %sint' % ('*' * N)), 1, DEEP),
    ('structs in structs', main('', 'type T %sint%s' % ('struct { a ' * N, '}' * N)), 1, DEEP),
    ('an opened parenthesis', main('(' * N), 1, DEEP),
    ('chain of types', main('', chain(30000, 'type T%d T%d\n', 'type T%d int\n')), 1, 'nested too deeply'),
    ('chain of constants', main('', chain(30000, 'const c%d = c%d + 1\n', 'const c%d = 1\n')), 1,
     'nested too deeply'),
    ('doubling types', main('println(len(x))', 'type T0 [2]int\n' + each(70, 'type U# [2]T#; type T@# U#\n')
                            .replace('T@', 'T1') + 'var x T0'), 1, '.'),
    ('shift', main('const c = 1 << 1000000'), 1, 'invalid shift count 1000000'),
    ('constant that squares itself', main('println(c40 == 1)', 'const c0 = 1 << 500\n' + ''.join(
        'const c%d = c%d * c%d\n' % (i + 1, i, i) for i in range(40))), 1, 'overflow'),
    ('float that squares itself', main('println(c60 == 1)', 'const c0 = 1e300\n' + ''.join(
        'const c%d = c%d * c%d\n' % (i + 1, i, i) for i in range(60))), 1, 'not representable|overflow'),
    ('string that doubles', main('println(len(c40))', 'const c0 = "abcdefgh"\n' + ''.join(
        'const c%d = c%d + c%d\n' % (i + 1, i, i) for i in range(40))), 1, 'too long'),
    ('digits', main('println(%s)' % ('1' * 1000000)), 1, 'excessively long constant'),
    ('exponents', main('println(1e1000000000)'), 1, 'malformed|excessive|overflow'),
    ('array of 8 TiB', main('var a [1 << 40]int; a[5] = 1; println(len(a))'), 2, 'out of memory'),
    ('array beyond the address space', main('', 'var a [1 << 62]int'), 1, 'too large|larger than address space'),
    ('variable of 1 TiB', main('t[5] = 1; println(len(t))', 'var t [1 << 40]byte'), 1, 'main.t: symbol too large'),
    ('literal of 1 TiB', main('println(len(t))', 'var t = [1 << 40]byte{42}'), 1, 'main.t: symbol too large'),
    ('pointer to a literal of 1 TiB', main('println(len(t))', 'var t = &[1 << 40]byte{42}'), 1, 'symbol too large'),
    ('variables of 6 GB', main('println(a[1], b[1], c[1], d[1])', 'var a, b, c, d [1500000000]byte'), 1, 'no room'),
    ('array length', main('', 'var a [1 << 63]byte'), 1, 'invalid array length'),
    ('literal with index 1 << 40', main('println(len(a))', 'var a = []int{1 << 40: 1}'), 2, 'out of memory'),
    ('statements', main('x := 0\n' + 'x += 3\n' * N + 'println(x)'), 0, '300000'),
    ('calls', main('x := 0\n' + 'fmt.Print(x)\n' * 20000, 'import "fmt"'), 0, ''),
    ('variables', main('x0 := len("a")\n' + ''.join('x%d := x%d + 1\n' % (i, i - 1) for i in range(1, N)) +
                       'println(x%d)' % (N - 1)), 0, '100000'),
    ('frame', main(each(70000, 'x# := f()\n') + 's := 0\n' + each(70000, 's += x#\n') + 'println(s)',
                   'func f() int { return 1 }'), 1, 'too large a frame'),
    ('parameters', main('', 'func f(%s int) {}' % ', '.join('a%d' % i for i in range(70000))), 0, ''),
    ('cases', main('x := 7777\nswitch x {\n%s}' % each(10000, 'case #: println(#)\n')), 0, '7777'),
    ('string cases', main('x := "k7777"\nswitch x {\n%s}' % each(10000, 'case "k#": println(#)\n')), 0, '7777'),
    ('type cases', main('var x any = T7(1)\nswitch x.(type) {\n%s}' % each(3000, 'case T#: println(#)\n'),
                        each(3000, 'type T# int\n')), 0, '7'),
    ('select cases', main('c := make(chan int, 1)\nselect {\n%s}\nprintln(len(c))' % ('case c <- 1:\n' * 20000)), 0, '1'),
    ('fields', main('u := t; println(u.a5)', 'var t struct {\n%s}' % each(N, 'a# int\n')), 0, '0'),
    ('elements', main('println(len(t))', 'var t = []int{\n%s}' % each(N, '#,\n')), 0, '100000'),
    ('map elements', main('println(len(t))', 'var t = map[int]string{\n%s}' % each(50000, '#: "a#",\n')), 0, '50000'),
    ('methods', main('var x any = T(1); _ = x', 'type T int\n' + each(10000, 'func (T) M#() {}\n')), 0, ''),
    ('labels', main(each(20000, 'L#: for { break L# }\n')), 0, ''),
    ('closures', main('x := 0\n' + 'func() { x++ }()\n' * 20000 + 'println(x)'), 0, '20000'),
    ('identifier', main('', 'var %s int' % ('a' * 3000000)), 0, ''),
    ('string', main('println(len(a))', 'var a = "%s"' % ('a' * 30000000)), 0, '30000000'),
    ('instances without end', main('f(3, 1)', 'func f[P any](n int, p P) { f(n - 1, []P{p}) }'), 1,
     'instantiation cycle'),
]


def wrong(name, text, status, wanted):
    path = 'enormous.go'
    with open(path, 'w') as f:
        f.write(text)
    try:
        p = subprocess.run([GOL, 'run', '-max-mem', '4G', path], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return 'over %d s' % SECONDS
    err = p.stderr.decode('utf-8', 'replace')
    if p.returncode not in (status, 137 if status == 2 else status):
        return 'exit status %d, want %d: %s' % (p.returncode, status, err[:300])
    return '' if re.search(wanted, err) else 'no "%s" in: %s' % (wanted, err[:300])


failed = 0
for case in CASES:
    if len(sys.argv) > 1 and sys.argv[1] not in case[0]:
        continue
    what = wrong(*case)
    if what:
        failed += 1
        print('%s: %s' % (case[0], what))
sys.exit(1 if failed else 0)
