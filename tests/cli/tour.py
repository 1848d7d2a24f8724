#!/usr/bin/env python3
"""gol tour, on a terminal and off it, its pages, and -vs."""
import fcntl, json, os, pty, re, select, struct, subprocess, sys, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOL = os.environ['GOL']
LESSONS = os.path.join(ROOT, 'examples', 'leaks')
ENV = dict(os.environ, TMPDIR=os.getcwd(), EDITOR='sed -i s/10/3/', NO_COLOR='1')
ENV.pop('VISUAL', None)
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)


def run(*args):
    p = subprocess.run([GOL, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       timeout=120, env=ENV)
    return p.returncode, p.stdout.decode()


# unattended: every lesson, twice the same
status, text = run('tour')
check(status == 0, 'tour ends with status %d' % status)
titles = re.findall(r'^== Lesson (\d+) of (\d+): .', text, re.M)
check(len(titles) == len(os.listdir(LESSONS)), 'all lessons are told: %s' % titles)
check('201.6 MiB' in text and 'goroutines, up to 11' in text, 'figures and curves are told')
check(text == run('tour')[1], 'the tour differs from run to run')

# pages
status, text = run('tour', '-html', 'class')
names = sorted(os.listdir('class'))
check(status == 0 and len(names) == len(titles) + 1, 'a page for each lesson and an index: %s %s' % (names, text))
index = open('class/index.html').read()
check(all('(' + n + ')' in index for n in names if n != 'index.html'), 'the index links every lesson')

# -vs
status, text = run('run', '-vs', LESSONS + '/02-chan-send/fixed-timeout.go', '-html', 'vs.html', LESSONS + '/02-chan-send/leak.go')
check(status == 0 and re.search(r'goroutines at the end +11 +1 +<', text), '-vs tells the difference:\n' + text)
page = re.search(r'id="data">(.*?)</script>', open('vs.html').read(), re.S)[1]
check([r['left'] for r in json.loads(page)['runs']] == [11, 1], 'the page has both runs')
check(run('run', '-vs', 'missing.go', LESSONS + '/02-chan-send/leak.go')[0] != 0, '-vs with a missing file')


# on a terminal: next, run, back, a number, edit, quit
def type_keys(*keys, columns=100, env=ENV):
    pid, fd = pty.fork()
    if pid == 0:
        time.sleep(0.05)  # until the window has its size
        os.execve(GOL, [GOL, 'tour'], env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    seen = ''

    def wait():
        nonlocal seen
        end = time.time() + 30
        start = len(seen)
        while time.time() < end and not re.search(r'q quit\S* > ', seen[start:]):
            if not select.select([fd], [], [], 10)[0]:
                failures.append('no prompt after: ' + seen[-300:])
                return
            try:
                seen += os.read(fd, 65536).decode('utf-8', 'replace')
            except OSError:
                return
    wait()
    for key in keys:
        os.write(fd, key.encode())
        wait()
    _, status = os.waitpid(pid, 0)
    return status, seen


status, seen = type_keys('\n', '\n', 'b\n', '3\n', '\n', '\n', 'r\n', '9\n', 'e\n', 'x\n', 'q\n')
check(status == 0, 'q ends the tour with status %d' % status)
check(seen.count('--- the program: leak.go') == 2, 'Enter and b show the program twice')
check('Lesson 3 of' in seen and seen.count('gc Finalizer') >= 2, 'r runs it again')
check('Lesson 9 of' in seen and 'Enter next, b back' in seen, 'a wrong key gets help')
# a small dumb terminal: the texts fit it, no colour; every screen of a lesson, and back again
status, seen = type_keys(*['\n'] * 6, *['b\n'] * 6, 'b\n', 'q\n', columns=80, env=dict(ENV, TERM='dumb', NO_COLOR=''))
seen = seen.replace('\r', '')
check('\033' not in seen, 'colour on a dumb terminal')
text = seen[:seen.index('--- the program')]
check(max(map(len, text.split('\n'))) <= 80 and 'reachable. `leak.go` makes' in text, 'texts fit the terminal:\n' + text)
plot = seen[seen.index('--- side by side'):seen.index('Lesson 2 of')]
check(max(map(len, plot.split('\n'))) <= 80, 'curves fit the terminal:\n' + plot)
heads = re.findall(r'--- ([a-z ]+)|== (Lesson \d)', seen)
heads = [a.strip() or b for a, b in heads]
check(heads[:7] == ['Lesson 1', 'the program', 'it does', 'the mended program', 'it does', 'side by side', 'Lesson 2'], 'the screens: %s' % heads)
check(heads[-1] == 'Lesson 1', 'b goes back to the beginning of the lesson before: %s' % heads)
check(type_keys('\x04')[0] == 0, 'Ctrl-D ends it')
status, seen = type_keys('1\n', 'e\n', 'q\n', env=dict(ENV, EDITOR='false'))
check(status == 0 and 'PROVEN' in seen, 'an editor that fails changes nothing')
check(type_keys('\x03')[0] == 0, 'Ctrl-C ends it')
check(not [n for n in os.listdir('.') if n.startswith('gol-tour')], 'its files are removed')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
