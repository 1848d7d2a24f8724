#!/usr/bin/env python3
"""-html and -trace: the data of the page, and the page in headless Chromium where there is one."""
import glob, json, os, re, shutil, subprocess, sys

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


def data_of(page):
    text = open(page, encoding='utf-8').read()
    check(not re.search(r'(src|href)=["\']https?:', text), page + ': needs the network')
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


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

# many: rolled up, and says so; the file stays small
run('-html', 'spawn.html', ROOT + '/tests/bench/spawn.go', '20000')
r = data_of('spawn.html')['runs'][0]
check(r['rolled'] and r['started'] == 20001 and len(r['lanes']) == 2 and len(r['steps']) <= 600, 'spawn is rolled up')
check(os.path.getsize('spawn.html') < 300000, 'spawn.html is %d bytes' % os.path.getsize('spawn.html'))

check('cannot write' in run('-html', 'no/such/dir/x.html', 'hand.go'), 'a page that cannot be written is an error')

chromium = shutil.which('chromium') or shutil.which('chromium-browser') or shutil.which('google-chrome')
if chromium is None:
    print('no Chromium here: the pages were not opened')
else:
    for page in sorted(glob.glob('*.html')):
        p = subprocess.run([chromium, '--headless', '--no-sandbox', '--disable-gpu', '--enable-logging=stderr', '--dump-dom',
                            '--user-data-dir=' + os.path.abspath('profile'), 'file://' + os.path.abspath(page) + '#selftest'],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        dom, log = p.stdout.decode('utf-8', 'replace'), p.stderr.decode('utf-8', 'replace')
        complaints = [l for l in log.split('\n') if 'CONSOLE' in l]
        check(not complaints, page + ': ' + ' '.join(complaints))
        m = re.search(r'data-selftest="visited (\d+) findings (\d+) lanes (\d+)"', dom)
        found = (data_of(page)['runs'][0]['findings'] or {'findings': []})['findings']
        check(m and int(m[2]) == len(found), page + ': its findings are not shown')
        check(m and int(m[1]) >= min(50, len(data_of(page)['runs'][0]['steps'])), page + ': the slider does not move')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
