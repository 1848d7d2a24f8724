#!/usr/bin/env python3
"""-step on a terminal: forwards, back, the source, all goroutines; and where it does not fit."""
import fcntl, os, pty, re, select, struct, subprocess, sys, termios, time

GOL = os.environ['GOL']
ENV = dict(os.environ, NO_COLOR='1')
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)


def type_keys(program, *keys, flags=(), columns=90, env=ENV):
    """The exit status, and what each key was answered with; the first answer comes before any key."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(GOL, [GOL, '-virtual-time', '-step', *flags, program], env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 30, columns, 0, 0))
    answers = []

    def wait():
        seen, end = '', time.time() + 30
        while time.time() < end and not re.search(r'q quit > ', seen):
            if not select.select([fd], [], [], 10)[0]:
                break
            try:
                seen += os.read(fd, 65536).decode('utf-8', 'replace')
            except OSError:
                break
        answers.append(seen.replace('\r', ''))
    wait()
    for key in keys:
        os.write(fd, key.encode())
        wait()
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), answers


open('hand.go', 'w').write('''package main

import "fmt"

func main() {
	c := make(chan int)
	done := make(chan bool, 1)
	go func() {
		c <- 42
		done <- true
	}()
	fmt.Println("before", len(done))
	fmt.Println(<-c)
	<-done
	panic("the end is a long line that does not fit the width of a narrow terminal at all")
}
''')
events = 60
status, told = type_keys('hand.go', *['\n'] * events, 'q\n')
text = ''.join(told)
check(status == 2, "the status is the program's: %d" % status)
for words in ('event 1 of ', 'G1 makes channel #1', 'G2 starts, by G1', 'G1 waits: chan receive on channel #1',
              'G2 hands a value to G1 over channel #1', 'G2 puts a value into the buffer of channel #2',
              'takes a value out of the buffer of channel #2', '  | before 0', '  | 42', 'panic: the end', 'exit status 2',
              'That was the last event'):
    check(words in text, 'never told: ' + words)
at = next((t for t in told if 'G1 waits: chan receive' in t), '')
check(re.search(r'G1 .*>  ?13\t?.*fmt.Println\(<-c\)', at), 'the line is marked: ' + at)
check(re.search(r'> G1 main +\S+ +chan receive #1 +hand.go:13', at), 'the lane is marked: ' + at)
check('| 42' not in at, 'nothing is printed too early')

status, told = type_keys('hand.go', '\n', '\n', 'b\n', 'b\n', 'b\n', '5\n', 'l\n', 'g\n', 'e\n', '9999\n', 'x\n', 'q\n')
head = lambda t: (re.search(r'event (\d+) of', t) or [0, ''])[1]
check([head(t) for t in told[:5]] == ['1', '2', '3', '2', '1'], 'back is back: %s' % [head(t) for t in told])
check('first event' in told[5], 'not before the beginning')
check(head(told[6]) == '5' and 'package main' in told[7], 'a number; l lists all of the source')
check('G1 main' in told[8], 'g tells the goroutines')
check('the program ends' in told[9] and head(told[10]) == head(told[9]), 'e is the end, and so is too large a number')
check('Enter next event' in told[11], 'help')

# narrow, dumb, with a program that reads and one that does not compile
status, told = type_keys('hand.go', 'e\n', 'q\n', columns=40, env=dict(ENV, TERM='dumb'))
lines = [l for l in told[1].split('\n') if not l.startswith(('event', '['))]
check(max(map(len, lines)) <= 60 and '\033' not in told[1], 'a narrow terminal: %s' % max(lines, key=len))
open('bad.go', 'w').write('package main\n\nfunc main() { x }\n')
status, told = type_keys('bad.go')
check(status == 1 and 'undefined: x' in told[0], 'errors of the text come first: %d %s' % (status, told))
check(type_keys('hand.go', '\x04')[0] == 2, 'Ctrl-D ends')


def refused(*args):
    p = subprocess.run([GOL, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return p.returncode == 2 and p.stdout.decode()


check('at a terminal' in (refused('-step', 'hand.go') or ''), 'no terminal')
check('-step is for one run' in (refused('-step', '-html', 'x.html', 'hand.go') or ''), '-step -html')
check('-step is for one run' in (refused('-step', '-schedules', '3', 'hand.go') or ''), '-step -schedules')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
