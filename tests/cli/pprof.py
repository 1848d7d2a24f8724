#!/usr/bin/env python3
"""Profiles: a decoder of their own reads every file, and so does go tool pprof where Go is installed."""
import glob, gzip, os, re, shutil, subprocess

GOL = os.environ['GOL']
PROGRAM = '''package main

import (
\t"fmt"
\t"os"
\t"runtime"
\t"runtime/pprof"
)

type Node struct {
\tnext *Node
\tbuf  [100]byte
}

var keep []*Node

//go:noinline
func alloc(n int) *Node { return &Node{buf: [100]byte{byte(n)}} }

func fill() {
\tfor i := 0; i < 1000; i++ {
\t\tkeep = append(keep, alloc(i))
\t\talloc(i)
\t}
}

func spin(n int) int {
\tsum := 0
\tfor i := 0; i < n; i++ {
\t\tsum += i ^ sum
\t}
\treturn sum
}

func worker(c chan int) { <-c }

func main() {
\tf, _ := os.Create("cpu.out")
\tfmt.Println(pprof.StartCPUProfile(f), pprof.StartCPUProfile(f))
\tfill()
\tfor i := 0; i < 10; i++ {
\t\tgo worker(make(chan int))
\t}
\truntime.Gosched()
\tspin(40000000)
\tpprof.StopCPUProfile()
\tpprof.StopCPUProfile()
\tf.Close()
\truntime.GC()
\tmine := pprof.NewProfile("mine")
\tmine.Add(1, 0)
\tmine.Add(2, 0)
\tfor _, p := range pprof.Profiles() {
\t\tout, _ := os.Create(p.Name() + ".out")
\t\tp.WriteTo(out, 0)
\t\tout.Close()
\t}
}
'''
with open('p.go', 'w') as f:
    f.write(PROGRAM)
failures = 0


def check(ok, what):
    global failures
    if not ok:
        failures += 1
        print(what)


def run(*args, status=0):
    p = subprocess.run([GOL, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    check(p.returncode == status, '%s: status %d: %s' % (args, p.returncode, p.stderr.decode()[-300:]))
    return p.stdout.decode(), p.stderr.decode()


# ---- the decoder: fields of a message as (number, integer or bytes)

def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        value, at = varint(data, at)
        if tag & 7 == 2:
            value, at = data[at:at + value], at + value
        yield tag >> 3, value


def packed(data):
    at, out = 0, []
    while at < len(data):
        value, at = varint(data, at)
        out.append(value)
    return out


def decode(path):
    """{'types': [(type, unit)], 'samples': [([[(function, file, line)]...], values)], 'default': type}"""
    strings, types, samples, labels, locations, functions, default, period = [], [], [], [], {}, {}, 0, ()
    with open(path, 'rb') as f:
        top = list(fields(gzip.decompress(f.read())))
    for number, value in top:
        if number == 6:
            strings.append(value.decode())
        elif number in (1, 11):
            pair = dict(fields(value))
            pair = (pair.get(1, 0), pair.get(2, 0))
            types, period = (types + [pair], period) if number == 1 else (types, pair)
        elif number == 2:
            s = dict(fields(value))
            samples.append((packed(s.get(1, b'')), packed(s[2])))
            labels.append([dict(fields(v)) for n, v in fields(value) if n == 3])
        elif number == 4:
            lines = [dict(fields(v)) for n, v in fields(value) if n == 4]
            locations[dict(fields(value))[1]] = [(l[1], l.get(2, 0)) for l in lines]
        elif number == 5:
            f = dict(fields(value))
            functions[f[1]] = (f[2], f[4])
        elif number == 14:
            default = value
    check(strings[:1] == [''], path + ': the first string is empty')

    def place(location):
        return [(strings[functions[f][0]], strings[functions[f][1]], line) for f, line in locations[location]]

    return {'types': [(strings[t], strings[u]) for t, u in types], 'default': strings[default],
            'period': tuple(strings[x] for x in period),
            'labels': [[(strings[l[1]], strings[l[2]]) for l in ls] for ls in labels],
            'samples': [([place(l) for l in stack], values) for stack, values in samples]}


def functions_of(sample):
    return [name for place in sample[0] for name, _, _ in place]


# ---- what the program's profiles say

out, _ = run('p.go')
check(out == '<nil> cpu profiling already in use\n', 'StartCPUProfile: %r' % out)
names = sorted(p[:-4] for p in glob.glob('*.out'))
check(names == ['allocs', 'block', 'cpu', 'goroutine', 'goroutineleak', 'heap', 'mine', 'mutex', 'threadcreate'],
      'profiles: %s' % names)
got = {n: decode(n + '.out') for n in names}

g = got['goroutine']
check(g['types'] == [('goroutine', 'count')] and g['period'] == ('goroutine', 'count'), 'goroutine: %s' % g['types'])
check(sum(v[0] for _, v in g['samples']) == 11, 'goroutine: 11 in all: %s' % g['samples'])
worker = [s for s in g['samples'] if functions_of(s) == ['main.worker']]
check(len(worker) == 1 and worker[0][1] == [10], 'ten workers: %s' % g['samples'])
file, line = worker[0][0][0][0][1:]
check(file.endswith('/p.go') and line == 35, 'the line of the worker: %s:%d' % (file, line))
leak = got['goroutineleak']['samples']
check([(functions_of(s), s[1]) for s in leak] == [(['main.worker'], [10])], 'leaked: %s' % leak)

h = got['heap']
check(h['types'] == [('alloc_objects', 'count'), ('alloc_space', 'bytes'), ('inuse_objects', 'count'),
                     ('inuse_space', 'bytes')], 'heap: %s' % h['types'])
check(h['default'] == 'inuse_space' and got['allocs']['default'] == 'alloc_space', 'default types')
made = [s for s in h['samples'] if functions_of(s) == ['main.alloc', 'main.fill', 'main.main']]
check(sorted(s[1] for s in made) == [[1000, 112000, 0, 0], [1000, 112000, 1000, 112000]], 'alloc: %s' % made)
cpu = got['cpu']
check(cpu['types'] == [('samples', 'count'), ('cpu', 'nanoseconds')] and cpu['default'] == 'cpu', 'cpu types')
check(any('main.spin' in functions_of(s) for s in cpu['samples']), 'cpu: spin was seen: %s' % cpu['samples'])
check(all(s[1][1] == s[1][0] * 10000000 for s in cpu['samples']), 'cpu: ten milliseconds each')
check([(functions_of(s), s[1]) for s in got['mine']['samples']] == [(['runtime/pprof.(*Profile).Add', 'main.main'], [1])] * 2,
      'mine: %s' % got['mine']['samples'])
for name in ('block', 'mutex', 'threadcreate'):
    check(got[name]['samples'] == [], name + ' is empty')
os.mkdir('own')
for name in names:
    os.rename(name + '.out', 'own/' + name + '.out')

# ---- the flags

run('-cpuprofile', 'c.prof', '-memprofile', 'm.prof', '-leakprofile', 'l.prof', 'p.go', status=0)
check(any('main.fill' in functions_of(s) for s in decode('m.prof')['samples']), '-memprofile')
check([s[1] for s in decode('l.prof')['samples']] == [[10]], '-leakprofile')
check(decode('c.prof')['types'][0] == ('samples', 'count'), '-cpuprofile')
with open('panics.go', 'w') as f:
    f.write('package main\n\nfunc main() {\n\tgo func() { select {} }()\n\tpanic("x")\n}\n')
run('-cpuprofile', 'c.prof', '-memprofile', 'm.prof', '-leakprofile', 'l.prof', 'panics.go', status=2)
check(decode('l.prof')['samples'] == [], 'nothing is told of what a panic leaves')
_, err = run('-memprofile', 'no/such/file', 'p.go', status=2)
check(re.search(r'^gol: cannot write no/such/file: ', err), '-memprofile: %r' % err)
_, err = run('-cpuprofile', status=2)
check('flag -cpuprofile needs a value' in err, '-cpuprofile: %r' % err)

# The schedule is the same with a profile as without.
with open('order.go', 'w') as f:
    f.write('package main\n\nfunc main() {\n\tc := make(chan int)\n\tfor g := range 4 {\n\t\tgo func() {\n'
            '\t\t\tfor i := range 300000 {\n\t\t\t\tif i%100000 == 0 {\n\t\t\t\t\tprintln(g, i)\n\t\t\t\t}\n\t\t\t}\n'
            '\t\t\tc <- g\n\t\t}()\n\t}\n\tfor range 4 {\n\t\tprintln(<-c)\n\t}\n}\n')
check(run('-seed', '1', 'order.go') == run('-seed', '1', '-cpuprofile', 'c.prof', 'order.go'), 'the same schedule')

# ---- labels

with open('labels.go', 'w') as f:
    f.write('package main\n\nimport (\n\t"context"\n\t"os"\n\t"runtime/pprof"\n\t"time"\n)\n\nfunc main() {\n'
            '\tf, _ := os.Create("labels.prof")\n\tdefer f.Close()\n'
            '\tpprof.Do(context.Background(), pprof.Labels("user", "ann", "job", "7"), func(context.Context) {\n'
            '\t\tgo func() { select {} }()\n\t})\n\ttime.Sleep(time.Millisecond)\n'
            '\tpprof.Lookup("goroutine").WriteTo(f, 0)\n}\n')
run('labels.go')
labelled = decode('labels.prof')['labels']
check(sorted(labelled) == [[], [('job', '7'), ('user', 'ann')]], 'labels: %s' % labelled)

# ---- go tool pprof

go = shutil.which('go') or '/usr/lib/go-1.22/bin/go'
for path in sorted(glob.glob('own/*.out') + glob.glob('*.prof')) if os.access(go, os.X_OK) else []:
    for view in ('-top', '-traces'):
        p = subprocess.run([go, 'tool', 'pprof', view, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           timeout=60, env=dict(os.environ, HOME=os.getcwd(), PPROF_TMPDIR=os.getcwd()))
        text = p.stdout.decode()
        check(p.returncode == 0 and 'Type: ' in text, 'pprof %s %s: %s' % (view, path, p.stderr.decode()))
        if path == 'own/goroutine.out' and view == '-top':
            check(re.search(r'^ +10 90\.91% 90\.91% +10 90\.91%  main\.worker$', text, re.M), text)
