#!/usr/bin/env python3
"""-watch: again when a file of the program changes; ends what runs; ends by Ctrl-C; wrong uses."""
import os, pty, re, signal, subprocess, sys, time

GOL = os.environ['GOL']
failed = 0


def check(what, ok, seen):
    global failed
    if not ok:
        failed += 1
        print('%s: %r' % (what, seen))


def put(name, text):
    with open(name + '.new', 'w') as f:
        f.write(text)
    os.rename(name + '.new', name)  # as editors do


class Watch:
    def __init__(self, *args):
        self.log = open('log', 'w+')
        self.p = subprocess.Popen([GOL, *args], stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)

    def text(self):
        with open('log') as f:
            return f.read()

    def wait(self, pattern, count=1):
        end = time.time() + 20
        while time.time() < end:
            if len(re.findall(pattern, self.text())) >= count:
                return True
            time.sleep(0.02)
        check('waiting for %r, %d times' % (pattern, count), False, self.text())
        return False

    def stop(self, number=signal.SIGINT):
        self.p.send_signal(number)
        self.p.wait(20)
        check('ended by the signal', self.p.returncode == -number, self.p.returncode)


MAIN = 'package main\n\nimport (\n\t"os"\n\t"%s/part"\n)\n\nfunc main() {\n\tprintln("main", part.N)\n\tos.Exit(3)\n}\n' % 'm'
os.makedirs('mod/part')
put('mod/go.mod', 'module m\n\ngo 1.22\n')
put('mod/main.go', MAIN)
put('mod/part/part.go', 'package part\n\nconst N = 1\n')

w = Watch('-watch', 'mod')
w.wait('main 1\ngol: exit status 3; waiting for changes\n')
put('mod/part/part.go', 'package part\n\nconst N = 2\n')  # a package that it imports
w.wait('part.go has changed\nmain 2\ngol: exit status 3')
put('mod/more.go', 'package main\n\nfunc init() { println("more") }\n')  # a file that is new
w.wait('more\nmain 2\ngol: exit status 3')
put('mod/more.go', 'package main\n\nfunc init() { wrong }\n')
w.wait('undefined: wrong\ngol: exit status 1')
os.remove('mod/more.go')
w.wait('main 2\ngol: exit status 3', 2)
put('mod/notes.txt', 'no part of it')
time.sleep(0.35)
check('what is no source changes nothing', w.text().count('has changed') == 4, w.text())
w.stop()

put('loop.gol', 'fmt.Println("one")\nfor { time.Sleep(time.Hour) }\n')
w = Watch('-watch', 'loop.gol')
w.wait('.')
put('loop.gol', 'fmt.Println("two")\nfor {}\n')  # the one that sleeps is ended
w.wait('two|has changed')
time.sleep(0.3)
put('loop.gol', 'fmt.Println("three")\n')  # and the one that computes
w.wait('three\ngol: exit status 0')
check('ended in between', w.text().count('has changed') == 2 and 'ended by' not in w.text(), w.text())
w.stop(signal.SIGTERM)

put('x_test.go', 'package x\n\nimport "testing"\n\nfunc TestX(t *testing.T) { t.Log("bad"); t.Fail() }\n')
w = Watch('test', '-watch', 'x_test.go')
w.wait('FAIL(.*\n)*gol: exit status 1')
put('x_test.go', 'package x\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n')
w.wait(r'ok(.*\n)*gol: exit status 0')
w.stop()
w = Watch('vet', '-watch', 'x_test.go')
w.wait('gol: exit status 0')
w.stop()
w = Watch('check', '-watch', 'gone.go')
w.wait('gone.go: No such file or directory\ngol: exit status 2')
put('gone.go', 'package gone\n')
w.wait('gone.go has changed\ngol: exit status 0')
w.stop()

# The screen is cleared on a terminal; Ctrl-C there ends both processes.
master, slave = pty.openpty()
p = subprocess.Popen([GOL, '-watch', 'loop.gol'], stdin=slave, stdout=slave, stderr=slave, env={**os.environ, 'TERM': 'xterm'},
                     start_new_session=True, preexec_fn=lambda: __import__('fcntl').ioctl(0, 0x540E, 0))
os.close(slave)


def read_until(pattern):
    text = b''
    end = time.time() + 20
    while not re.search(pattern, text) and time.time() < end:
        text += os.read(master, 4096)
    return text


read_until(b'exit status 0')
put('loop.gol', 'fmt.Println("four")\n')
check('cleared', b'\x1b[2J' in read_until(b'four'), None)
os.write(master, b'\x03')
p.wait(20)
check('Ctrl-C', p.returncode == -signal.SIGINT, p.returncode)

for args in (['-watch', '-'], ['-watch', '-e', 'println(1)'], ['doc', '-watch', 'fmt'], ['-watch'], ['repl', '-watch']):
    q = subprocess.run([GOL, *args], capture_output=True, timeout=20, stdin=subprocess.DEVNULL, encoding='utf-8')
    check('wrong use %s' % args, q.returncode == 2 and q.stderr.startswith('gol: -watch '), q.stderr)
sys.exit(1 if failed else 0)
