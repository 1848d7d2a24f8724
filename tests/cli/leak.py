#!/usr/bin/env python3
"""The leak report's forms and occasions: every code in English, Chinese and JSON, -o, -leaks-at, os.Exit,
SIGQUIT, panics, `gol test -leak`, and wrong flags."""
import json, os, re, signal, subprocess, sys

GOL = os.environ['GOL']
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failed = 0


def check(ok, what, seen=''):
    global failed
    if not ok:
        failed += 1
        print('%s: %s' % (what, seen))


def run(*args, env=None):
    p = subprocess.run([GOL, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       timeout=60, env=dict(os.environ, **env or {}))
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def write(name, text):
    with open(name, 'w', encoding='utf-8') as f:
        f.write(text)


# ---- every code: a program that has it

def lesson(name):
    return os.path.join(ROOT, 'examples', 'leaks', name)


def leaky(name):
    return os.path.join(ROOT, 'tests', 'leaks', 'leaky', name + '.go')


WITH_CODE = {
    'L-FIN-CYCLE': lesson('01-finalizer-cycle/leak.go'), 'L-FIN-CAPTURE': leaky('finalizer-captures'),
    'L-FIN-BLOCKED': lesson('04-finalizer-blocked/leak.go'), 'L-CHAN-SEND': lesson('02-chan-send/leak.go'),
    'L-CHAN-RECV': leaky('worker-pool'), 'L-CHAN-NIL': leaky('nil-map-of-channels'),
    'L-SELECT': leaky('select-two-dead'), 'L-SYNC': leaky('mutex-not-unlocked'),
    'L-TIMER': leaky('timers-newtimer'), 'L-TICKER': leaky('ticker-in-method'),
    'L-SUBSTRING': leaky('substring-in-map'), 'L-SUBSLICE': leaky('pool-of-buffers'),
    'L-PTRSLICE': leaky('queue-of-pointers'), 'L-DEFER': lesson('08-defer-loop/leak.go'),
    'L-GROWTH': leaky('growth'), 'L-AFTERFUNC': leaky('afterfunc-late'), 'L-CONTEXT': leaky('context-of-parent'),
    'L-FILE': leaky('files-not-closed'), 'L-MAP': leaky('map-emptied'),
}
ROLES = {'go', 'blocked', 'made', 'alloc', 'finalizer', 'timer', 'slice', 'defer', 'locked'}
HAN = re.compile('[\u4e00-\u9fff]')


def reports_of(text):
    """Each report is an object of its own."""
    at, found, reader = 0, [], json.JSONDecoder()
    while at < len(text):
        value, at = reader.raw_decode(text, at)
        found.append(value)
        while at < len(text) and text[at] in ' \n':
            at += 1
    return found


def check_finding(name, f):
    check(list(f) == ['code', 'certainty', 'count', 'bytes', 'title', 'where', 'reason', 'why', 'fix'],
          name + ': keys', list(f))
    check(re.fullmatch('L-[A-Z-]+', f['code']) and f['certainty'] in ('proven', 'suspect'), name, f)
    check(f['count'] > 0 and f['bytes'] >= 0 and f['title'] and f['fix'], name, f)
    check(all(isinstance(hop, str) and hop for hop in f['why']), name + ': why', f['why'])
    check(f['where'], name + ': where')
    for place in f['where']:
        check(place['role'] in ROLES and place['line'] > 0 and place['file'].endswith('.go'), name, place)
        check(re.match(r'[\w/]+\.', place['func']), name + ': func', place)


def check_json(code, program, path):
    rc, out, err = run('leak', '-virtual-time', '-json', '-o', 'r.json', path)
    check('findings' not in err, code + ': -o takes the report', err)
    with open('r.json', encoding='utf-8') as f:
        r = json.load(f)
    check(list(r) == ['findings', 'goroutines', 'heap_bytes', 'seed'], code + ': keys', list(r))
    check(r['goroutines'] >= 0 and r['heap_bytes'] > 0 and r['seed'] >= 0, code, r)
    for f in r['findings']:
        check_finding(code, f)
    check(code in [f['code'] for f in r['findings']], code + ' in ' + program, r)
    proven = any(f['certainty'] == 'proven' for f in r['findings'])
    check(rc == (3 if proven else 0), code + ': status', rc)


def check_chinese(code, path):
    rc, out, err = run('leak', '-virtual-time', '-lang', 'zh', path)
    text = err[err.find('== 泄漏报告'):]
    check(text.startswith('== 泄漏报告'), code + ' in Chinese', err)
    lines = [l for l in text.split('\n') if re.match('(确证|可疑|  (原因|修复))', l)]
    check(len(lines) >= 2 and all(HAN.search(l[12:]) for l in lines), code + ' in Chinese', text)
    check(not re.search('PROVEN|SUSPECT|held by|  why|  fix|leak report|package variable|finalizer of|captured |made in|, variable',
                        text), code + ': English left', text)
    check(code in text, code + ' names its code', text)


for code, path in WITH_CODE.items():
    check_json(code, os.path.basename(path), path)
    check_chinese(code, path)

codes = set(re.findall(r'"(L-[A-Z-]+)"', open(os.path.join(ROOT, 'inspect/leak.def'), encoding='utf-8').read()))
check(codes - set(WITH_CODE) == {'L-HANDLE'}, 'a code without a program', codes - set(WITH_CODE))

# ---- gol explain: a page in both languages for every code and every check of vet

for line in run('explain')[1].split('\n'):
    m = re.match(r'  (\S+) +\S', line)
    if m:
        code = m.group(1)
        english, chinese = (run('explain', '-lang', lang, code)[1] for lang in ('en', 'zh'))
        check(english.count('\n## ') >= 4 and not HAN.search(english), 'gol explain ' + code, english)
        check(chinese.count('\n## ') == english.count('\n## '), code + ': sections', chinese)
        prose = [p for p in chinese.strip().split('\n\n')[1:] if not p.startswith('    ')]
        check(prose and all(HAN.search(p) for p in prose), code + ' in Chinese', chinese)

# ---- occasions

SEND = '''package main

import (
\t"fmt"
\t"os"
\t"time"
)

func leak() {
\tc := make(chan int)
\tgo func() { c <- 1 }()
}

var _, _ = os.Args, fmt.Sprint

func main() {
\tleak()
\ttime.Sleep(time.Millisecond)
%s
}
'''


def occasion(body, *flags, env=None):
    write('o.go', SEND % body)
    return run('leak', '-virtual-time', *flags, 'o.go', env=env)


rc, out, err = occasion('\tfmt.Println("out")\n\tos.Exit(0)')
check(rc == 3 and out == 'out\n' and '== 1 proven' in err, 'os.Exit(0)', (rc, err))
rc, out, err = occasion('\tos.Exit(7)')
check(rc == 7 and '1 proven' in err, 'os.Exit(7)', (rc, err))
rc, out, err = occasion('\tpanic("no")')
check(rc == 2 and 'panic: no' in err and 'leak report' not in err, 'a panic', (rc, err))
rc, out, err = occasion('\tselect {}')
check(rc == 2 and 'deadlock!' in err and '(deadlock) == 2 proven' in err, 'a deadlock', (rc, err))

LOOP = '\tfor i := 0; i < 4; i++ {\n\t\tfmt.Println(i)\n\t}'
for at, after in (('o.go:20', '\n'), ('o.go:20:3', '0\n1\n\n')):
    write('o.go', SEND % LOOP)
    p = subprocess.run('"$GOL" leak -virtual-time -leaks-at %s o.go 2>&1' % at, shell=True, stdout=subprocess.PIPE)
    text = p.stdout.decode()
    check(p.returncode == 3 and text.startswith(after + '== leak report: o.go (%s) == 1 proven' % at) and
          text.count('== leak report') == 2, '-leaks-at ' + at, text)
rc, out, err = occasion(LOOP, '-leaks-at', 'o.go:20:9')
check(rc == 3 and err.count('== leak report') == 1, '-leaks-at beyond the last turn', err)
check(err.endswith('gol: -leaks-at o.go:20:9: the program came to this line only 4 times\n'), 'it says so', err)
for nowhere in ('o.go:999', 'p.go:20'):
    rc, out, err = occasion(LOOP, '-leaks-at', nowhere)
    check(rc == 3 and 'gol: -leaks-at %s: the program never came to this line\n' % nowhere in err,
          '-leaks-at a line that is not run', err)

rc, out, err = occasion('', '-o', 'r.txt')
check(rc == 3 and err == '' and 'PROVEN' in open('r.txt').read(), '-o takes the text', err)
rc, out, err = occasion('', env={'LANG': 'zh_CN.UTF-8', 'LC_ALL': '', 'LC_MESSAGES': ''})
check('泄漏报告' in err, 'LANG=zh_CN', err)
rc, out, err = occasion('', '-lang', 'en', env={'LANG': 'zh_CN.UTF-8'})
check('leak report' in err, '-lang wins over LANG', err)

write('q.go', SEND % '\tfmt.Println("up")\n\ttime.Sleep(time.Hour)')
p = subprocess.Popen([GOL, 'leak', 'q.go'], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
p.stdout.readline()
p.send_signal(signal.SIGQUIT)
out, err = p.communicate(timeout=60)
check(p.returncode == 2 and b'SIGQUIT' in err and b'== 1 proven' in err and b'L-CHAN-SEND' in err, 'SIGQUIT', err)

# ---- gol test -leak

os.mkdir('t')
write('t/go.mod', 'module t\n')
write('t/t_test.go', '''package t

import (
\t"testing"
\t"time"
)

func TestLeaks(t *testing.T) {
\tc := make(chan int)
\tgo func() { c <- 1 }()
\ttime.Sleep(time.Millisecond)
}
''')
for mode, status, wants in (('fail', 3, True), ('warn', 0, True), ('off', 0, False)):
    rc, out, err = run('test', '-leak', mode, 't')
    check(rc == status and ('L-CHAN-SEND' in out + err) == wants, 'gol test -leak=' + mode, (rc, out, err))
rc, out, err = run('test', 't')
check(rc == 0 and 'leak report' not in out + err, 'gol test', (rc, err))

# ---- wrong uses

for args in (['leak', '-lang', 'fr', 'o.go'], ['leak', '-leaks-at', 'o.go', 'o.go'],
             ['leak', '-leaks-at', 'o.go:0', 'o.go'], ['leak', '-leaks-at', ':3', 'o.go'],
             ['test', '-leak', 'maybe', 't'], ['fmt', '-leaks', 'o.go'],
             ['leak', '-o', 'no/such/folder/r', 'o.go'], ['leak', 'missing.go']):
    rc, out, err = run(*args)
    check(rc in (1, 2) and err.startswith('gol') or 'usage' in err, 'wrong use %s' % args, (rc, out, err))

source = open('o.go').read()
for flag in ('html', 'trace', 'record', 'o', 'cpuprofile', 'memprofile', 'leakprofile'):
    rc, out, err = run('leak', '-' + flag, 'o.go')  # the file to write was forgotten
    check(rc == 2 and 'o.go would be overwritten' in err and open('o.go').read() == source, '-%s o.go' % flag, err)

sys.exit(failed > 0)
