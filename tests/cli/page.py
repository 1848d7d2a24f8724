#!/usr/bin/env python3
"""-html and -trace: the data of the page, and the page in headless Chromium where there is one."""
import glob, json, os, re, subprocess, sys

sys.dont_write_bytecode = True
import browser
from browser import data_of

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOL = os.environ['GOL']
LESSONS = os.path.join(ROOT, 'examples', 'leaks')
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)


def run(*args):
    p = subprocess.run([GOL, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return p.stdout.decode()


def words(r):
    return [r['kinds'][s[6]] for s in r['steps']]


# two senders, one receiver: who hands what to whom
open('hand.go', 'w').write('''package main

import "fmt"

func main() {
	c, b := make(chan int), make(chan string, 1)
	go func() {
		c <- 1
		b <- "</script>&"
	}()
	fmt.Println(<-c, <-b)
}
''')
run('-virtual-time', '-seed', '1', '-html', 'hand.html', '-trace', 'hand.json', 'hand.go')
r = data_of('hand.html')['runs'][0]
sends = [s for s in r['steps'] if r['kinds'][s[6]] == 'sends']
check(len(sends) == 2, 'two values are sent: %d' % len(sends))
check(sends[0][7] == 2 and sends[0][8] == 1, 'the first goes from G2 to G1: %s' % sends[0])
check([r['places'][s[9]][1] for s in sends if s[9]] != [], 'senders stand at a line')
check(words(r)[-1] == 'the program ends' and r['exit'] == 0, 'the end is told')
check('</script>&' in r['output'], 'what it printed is kept: %r' % r['output'])
trace = json.load(open('hand.json'))['traceEvents']
flows = [e for e in trace if e['ph'] in 'sf']
check(len([e for e in flows if e['ph'] == 's']) == len([e for e in flows if e['ph'] == 'f']) == 2,
      'each value in the trace has two ends: %s' % flows)
check(any(e['ph'] == 'X' and e['name'] == 'running' for e in trace), 'the trace shows who runs')
check(any(e['ph'] == 'C' and e['name'] == 'heap bytes' for e in trace), 'the trace shows the heap')

# a lesson: ten goroutines wait for ever; collections and the clock are there
run('-virtual-time', '-html', 'send.html', LESSONS + '/02-chan-send/leak.go')
r = data_of('send.html')['runs'][0]
check(r['left'] == 11 and r['gcs'] == 10, '11 goroutines are left after 10 collections: %s %s' % (r['left'], r['gcs']))
check(len(r['lanes']) == 11 and not r['rolled'], 'eleven lanes')
check(r['steps'][-1][0] == 10 * 10**9, 'ten seconds pass')

# a blocked finalizer goroutine has a queue behind it
run('-virtual-time', '-html', 'fin.html', LESSONS + '/04-finalizer-blocked/leak.go')
r = data_of('fin.html')['runs'][0]
check(max(s[3] for s in r['steps']) >= 2 and r['steps'][-1][3] == 1, 'the finalizer queue is drawn')
check('runs a finalizer' in words(r), 'its calls are told')

# a leak: the finding is on the page with its places, and the report is not among what the program printed
run('leak', '-virtual-time', '-html', 'leak.html', LESSONS + '/02-chan-send/leak.go')
r = data_of('leak.html')['runs'][0]
check([f['code'] for f in r['findings']['findings']] == ['L-CHAN-SEND'], 'the finding: %s' % r['findings'])
check('leak report' not in r['output'], 'the report is told apart from output: %s' % r['output'])

# pictures of the heap: objects with their fields, variables by name, what a step changed
open('heap.go', 'w').write('''package main

import (
	"fmt"
	"os"
	"runtime"
)

type Node struct {
	name string
	next *Node
	any  interface{}
}

var cache = map[string]*Node{}

func main() {
	n := 41 + len(os.Args)
	a := &Node{name: "first", any: 7}
	a.next = &Node{name: "second", next: a}
	fmt.Println(n)
	cache["key"] = a.next
	runtime.SetFinalizer(a, func(*Node) {})
	fmt.Println(n, a.name)
	a = nil
	runtime.GC()
	fmt.Println(n)
}
''')
run('-virtual-time', '-seed', '1', '-html', 'heap.html', 'heap.go')


def pictures(r):
    """The boxes of each picture, by the step it was taken at."""
    boxes, found = [], {}
    for step, start, drop, *fresh in r['pictures']:
        boxes = boxes[:start] + fresh + boxes[start + drop:]
        found[step] = [r['texts'][n] for n in boxes]
    return found


def rows(picture, title):
    return [{row[0]: row[1:] for row in b[4]} for b in picture if b[2] == title]


r = data_of('heap.html')['runs'][0]
shots = pictures(r)
check(sorted(shots) == list(range(len(r['steps']))), 'every event has its picture: %s' % sorted(shots))
prints = [i for i, w in enumerate(words(r)) if w == 'prints']
first, second, last = (shots[i] for i in prints)
main = rows(first, 'G1')[0]
check(main['n'] == ['42', 0] and main['a'][1] != 0, 'variables by name: %s' % main)
nodes = rows(first, 'main.Node')
check(sorted(n['name'][0] for n in nodes) == ['"first"', '"second"'], 'the fields of objects: %s' % nodes)
check([n['any'][0] for n in nodes if n['name'][0] == '"first"'] == ['7'], 'a plain value in an interface is inlined: %s' % nodes)
ids = {b[0] for b in first}
check(all(row[2] in ids for b in first for row in b[4] if len(row) > 2 and row[2]), 'arrows lead to boxes')
check(rows(second, 'map[string]*main.Node')[0]['"key"'][1] in {b[0] for b in second}, 'an entry of a map has its arrow')
check(any('finalizer' in n for n in rows(last, 'main.Node')), 'an object tells its finalizer')
check('a' not in rows(last, 'G1')[0] if rows(last, 'G1') else True, 'a dead variable is not drawn: %s' % rows(last, 'G1'))

# a program without events still has its text
open('nothing.go', 'w').write('package main\n\nfunc main() {}\n')
run('-html', 'nothing.html', 'nothing.go')
check('func main' in (data_of('nothing.html')['runs'][0]['files'] or [{'text': ''}])[0]['text'], 'the text of the program')

# where a program stood is not known after a fault, or in the middle of a go statement: no harm
run('-virtual-time', '-html', 'fault.html', ROOT + '/tests/lang/unsafe/fault.go')
for program in ('leaks/leaky/two-at-once.go', 'lang/reflect/select.go', 'leaks/sound/after-a-panic.go'):
    run('-virtual-time', '-html', os.path.basename(program) + '.html', ROOT + '/tests/' + program)
check('DATA' not in open('fault.html').read() and os.path.getsize('select.go.html') > 1000, 'pages are written')

# many: rolled up, and says so; the file stays small
run('-html', 'spawn.html', ROOT + '/tests/bench/spawn.go', '100000')
r = data_of('spawn.html')['runs'][0]
check(r['rolled'] and r['started'] == 100001 and len(r['lanes']) == 2 and len(r['steps']) <= 600, 'spawn is rolled up')
check(os.path.getsize('spawn.html') < 300000, 'spawn.html is %d bytes' % os.path.getsize('spawn.html'))

check('cannot write' in run('-html', 'no/such/dir/x.html', 'hand.go'), 'a page that cannot be written is an error')

failures += browser.open_pages(sorted(glob.glob('*.html')))
print('\n'.join(failures))
sys.exit(len(failures) > 0)
