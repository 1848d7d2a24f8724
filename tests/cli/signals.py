#!/usr/bin/env python3
"""Interrupts: Ctrl-C, SIGQUIT, SIGPIPE, and limits of time that look like them."""
import os, re, signal, subprocess, sys, threading, time

GOL = os.environ['GOL']
failed = 0
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job has it ignored


def check(what, ok, seen=''):
    global failed
    if not ok:
        failed += 1
        print('%s: %s' % (what, seen))


def start(text, *flags):
    with open('p.go', 'w') as f:
        f.write(text)
    p = subprocess.Popen([GOL, 'run', *flags, 'p.go'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
    killer = threading.Timer(20, p.kill)
    killer.daemon = True
    killer.start()
    return p


def interrupted(text, sig, *flags, times=1):
    """Runs text, waits for its first line, sends sig; status, output after that line, errors."""
    p = start(text, *flags)
    p.stdout.readline()
    for _ in range(times):
        time.sleep(0.2)
        p.send_signal(sig)
    out, err = p.communicate(timeout=50)
    return p.returncode, out.decode(), err.decode()


LOOP = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tdefer fmt.Println("deferred")\n\tfmt.Println("up")\n%s\n}\n'
BUSY = '\tfor {\n\t}'
WAITS = {
    'a loop': BUSY,
    'a channel': '\tch := make(chan int)\n\tgo func() { for { fmt.Print() } }()\n\t<-ch',
    'a sleep': '\ttime.Sleep(time.Hour)',
    'standard input': '\tos.Stdin.Read(make([]byte, 1))',
    'a recursion': '\tvar f func(int) int\n\tf = func(n int) int { if n == 0 { return 1 }; return f(n-1) + f(n-1) }\n\tf(100)',
    'recovering': '\tfor {\n\t\tfunc() { defer func() { recover() }(); panic(1) }()\n\t}',
    'a big sort': '\ts := make([]int, 1<<22)\n\tfor {\n\t\tfor i := range s { s[i] = i * 7919 % 1000003 }\n\t\tsort.Ints(s)\n\t}',
}


def program(body):
    imports = ['"fmt"'] + ['"%s"' % p for p in ('time', 'os', 'sort') if p + '.' in body]
    return LOOP.replace('import "fmt"', 'import (%s)' % '; '.join(imports)) % body


for name, body in WAITS.items():
    rc, out, err = interrupted(program(body), signal.SIGINT)
    check('SIGINT in ' + name, rc == -signal.SIGINT and out == 'deferred\n', (rc, out, err[:300]))

rc, out, err = interrupted(program('\tdefer func() { for { } }()\n' + BUSY), signal.SIGINT, times=2)
check('a second SIGINT', rc == -signal.SIGINT, (rc, out, err[:300]))

rc, out, err = interrupted(program(BUSY), signal.SIGQUIT)
check('SIGQUIT', rc == 2 and err.startswith('SIGQUIT: quit\n') and
      re.search(r'goroutine 1 \[\w+\]:\nmain\.main\(\)\n\t\S*p\.go:8', err), (rc, err[:500]))
rc, out, err = interrupted(program('\tgo func() { select {} }()\n' + WAITS['a sleep']), signal.SIGQUIT)
check('SIGQUIT shows all', rc == 2 and '[sleep]' in err and '[select (no cases)]' in err, (rc, err[:500]))

# A reader that leaves ends the writer by SIGPIPE, without a word.
p = start('package main\n\nimport "fmt"\n\nfunc main() {\n\tfor {\n\t\tfmt.Println("y")\n\t}\n}\n')
p.stdout.readline()
p.stdout.close()
p.wait(timeout=50)
check('SIGPIPE', p.returncode == -signal.SIGPIPE and p.stderr.read() == b'', p.returncode)

# A pipe of the program's own only fails to be written.
p = start('''package main

import (
	"fmt"
	"os"
)

func main() {
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	_, err = f.WriteString("x")
	fmt.Println(err)
}
''')
out, err = p.communicate(timeout=50)
check('/dev/full', p.returncode == 0 and out == b'write /dev/full: no space left on device\n', (out, err))

# os/signal: what the program has asked for is the program's.
NOTED = '''package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM)
	fmt.Println("up")
	%s
}
'''
for sig, name in (signal.SIGINT, 'interrupt'), (signal.SIGQUIT, 'quit'), (signal.SIGTERM, 'terminated'):
    rc, out, err = interrupted(NOTED % 'fmt.Println(<-c)', sig)
    check('a noted ' + name, (rc, out, err) == (0, name + '\n', ''), (rc, out, err[:300]))
rc, out, err = interrupted(NOTED % 'for len(c) == 0 { }\n\tfmt.Println(<-c)', signal.SIGINT)
check('noted in a loop', (rc, out) == (0, 'interrupt\n'), (rc, out, err[:300]))
rc, out, err = interrupted(NOTED % 'signal.Stop(c)\n\tselect {}', signal.SIGINT)
check('SIGINT after Stop', rc == -signal.SIGINT, (rc, out, err[:300]))
rc, out, err = interrupted(NOTED % 'signal.Stop(c)\n\tselect {}', signal.SIGTERM)
check('no deadlock after Notify', rc == -signal.SIGTERM and err == '', (rc, out, err[:300]))
rc, out, err = interrupted(NOTED % 'signal.Ignore()\n\tfmt.Println(<-c)', signal.SIGINT, '-max-time', '500ms')
check('-max-time and an ignored SIGINT', rc == 124, (rc, out, err[:300]))

# Who ignores the end of children passes that on to us; it must not hide how ours end.
with open('c.go', 'w') as f:
    f.write('package main\n\nimport (\n\t"fmt"\n\t"os/exec"\n)\n\nfunc main() { fmt.Println(exec.Command("false").Run()) }\n')
p = subprocess.run([GOL, 'run', 'c.go'], capture_output=True, timeout=50,
                   preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
check('SIGCHLD ignored', p.stdout == b'exit status 1\n', (p.stdout, p.stderr))

# At the prompt the first Ctrl-C of an entry is the program's, the second ends the entry.
p = subprocess.Popen([GOL, 'repl', '-quiet', '-noinit'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                     stderr=subprocess.STDOUT)
p.stdin.write(b'''c := make(chan os.Signal, 1)
signal.Notify(c, os.Interrupt)
fmt.Println("up"); <-c
fmt.Println("up"); for {}
fmt.Println("on")
''')
p.stdin.flush()
for times in 1, 2:
    while b'up' not in p.stdout.readline():
        pass
    for _ in range(times):
        time.sleep(0.2)
        p.send_signal(signal.SIGINT)
out = p.communicate(timeout=50)[0].decode()
check('the prompt', re.search('(?s)interrupted.*on', out), out)

sys.exit(1 if failed else 0)
