#!/usr/bin/env python3
"""-trace against the trace-event format: what each phase must have, slices of a track that do not overlap,
flows that begin and end inside slices, counters that agree with the program."""
import bisect, collections, json, os, subprocess, sys

GOL = os.environ['GOL']
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failures = []
NUMBER = (int, float)
MEMBERS = {  # phase: what it must have beside ph and pid
    'X': {'tid': int, 'ts': NUMBER, 'dur': NUMBER, 'name': str},
    'i': {'tid': int, 'ts': NUMBER, 'name': str, 's': str},
    's': {'tid': int, 'ts': NUMBER, 'name': str, 'cat': str, 'id': str},
    'f': {'tid': int, 'ts': NUMBER, 'name': str, 'cat': str, 'id': str, 'bp': str},
    'C': {'ts': NUMBER, 'name': str, 'args': dict},
    'M': {'name': str, 'args': dict},
}
OPTIONAL = {'args', 'tid', 'ts'}


def wrong_members(e):
    members = MEMBERS.get(e.get('ph'))
    if members is None:
        return 'unknown phase'
    for name, kind in members.items():
        if not isinstance(e.get(name), kind):
            return 'no ' + name
    unknown = set(e) - set(members) - OPTIONAL - {'ph', 'pid'}
    if unknown or e.get('pid') != 1:
        return 'members %s' % unknown
    if e.get('ts', 0) < 0 or e.get('dur', 0) < 0:
        return 'a negative time'
    if e['ph'] == 'i' and e['s'] not in 'gpt':
        return 'the scope of an instant'
    if e['ph'] == 'C' and not all(isinstance(v, NUMBER) for v in e['args'].values()):
        return 'a counter that is no number'
    return None


def is_inside(ts, slices):
    """Slices in order, which do not overlap: only the two that begin around ts can hold it."""
    i = bisect.bisect_right(slices, (ts + 0.0005, float('inf')))
    return any(a - 0.0005 <= ts <= b + 0.0005 for a, b in slices[max(0, i - 2):i])


def complaints(trace):
    if set(trace) != {'displayTimeUnit', 'traceEvents'} or trace['displayTimeUnit'] not in ('ms', 'ns'):
        yield 'the frame: %s' % list(trace)
    events = trace['traceEvents']
    for e in events:
        why = wrong_members(e)
        if why:
            yield '%s: %s' % (why, e)
            return
    tracks = collections.defaultdict(list)
    for e in events:
        if e['ph'] == 'X':
            tracks[e['tid']].append((e['ts'], e['ts'] + e['dur']))
    named = {e['tid'] for e in events if e['ph'] == 'M' and e['name'] == 'thread_name'}
    used = {e['tid'] for e in events if e['ph'] in 'Xsf'}
    if used - named:
        yield 'tracks without a name: %s' % (used - named)
    for tid, slices in tracks.items():
        slices.sort()
        for a, b in zip(slices, slices[1:]):
            if a[1] > b[0] + 0.0005:
                yield 'slices of track %d overlap: %s %s' % (tid, a, b)
                return
    ends = collections.defaultdict(lambda: {'s': [], 'f': []})
    for e in events:
        if e['ph'] in 'sf':
            ends[e['id']][e['ph']].append(e)
            if not is_inside(e['ts'], tracks[e['tid']]):
                yield 'a flow outside of any slice: %s' % e
    for name, both in ends.items():
        if len(both['s']) != 1 or len(both['f']) > 1:
            yield 'flow %s begins %d and ends %d times' % (name, len(both['s']), len(both['f']))
        elif both['f'] and both['f'][0]['ts'] < both['s'][0]['ts']:
            yield 'flow %s ends before it begins' % name


def check(program, *args, flags=('-virtual-time',)):
    subprocess.run([GOL, *flags, '-seed', '1', '-trace', 'trace.json', program, *args], stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
    trace = json.load(open('trace.json', encoding='utf-8'))
    failures.extend('%s: %s' % (program, why) for why in list(complaints(trace))[:5])
    return trace['traceEvents']


for lesson in ('01-finalizer-cycle', '02-chan-send', '04-finalizer-blocked', '09-task-select', '10-ticker-stop',
               '13-first-answer', '14-receivers', '15-time-after'):
    check(os.path.join(ROOT, 'examples', 'leaks', lesson, 'leak.go'))
for program in ('selects/timeout.go', 'goroutines/select.go', 'why/leaks.go'):
    if os.path.exists(os.path.join(ROOT, 'tests', 'lang', program)):
        check(os.path.join(ROOT, 'tests', 'lang', program))

open('odd.go', 'w', encoding='utf-8').write('''package main

import (
	"fmt"
	"time"
)

type Größe struct{}

func (Größe) läuft(c chan string, done chan bool) {
	c <- "\\"</script>\\x00"
	done <- true
}

func main() {
	c, done, unread := make(chan string), make(chan bool, 3), make(chan int, 1)
	unread <- 1
	for i := 0; i < 3; i++ {
		go Größe{}.läuft(c, done)
	}
	for i := 0; i < 3; i++ {
		<-c
	}
	<-done
	select {
	case <-time.After(time.Second):
	}
	t := time.NewTicker(time.Second)
	<-t.C
	<-t.C
	close(c)
	fmt.Println("end", len(unread))
	var m map[string]int
	m["x"] = 1
}
''')
events = check('odd.go')
names = {e['args']['name'] for e in events if e['ph'] == 'M' and e['name'] == 'thread_name'}
if not any('Größe' in n or 'main' in n for n in names):
    failures.append('names of tracks: %s' % names)
values = [e for e in events if e['ph'] == 's']
if len(values) != 3 + 3 + 1 + 1 + 2:
    failures.append('values sent: %d' % len(values))
check('odd.go', flags=())  # real time
check(os.path.join(ROOT, 'tests', 'bench', 'spawn.go'), '2000')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
