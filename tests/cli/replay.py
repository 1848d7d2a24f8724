#!/usr/bin/env python3
"""-record and -replay: the same run once more, without the clock, the input and the files of the first."""
import os, subprocess, sys, time

GOL = os.environ['GOL']
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)


def run(*args, feed=None, cwd=None):
    p = subprocess.Popen([GOL, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd)
    for line in feed or []:
        time.sleep(0.05)
        p.stdin.write(line)
        p.stdin.flush()
    out, err = p.communicate(timeout=60)
    return p.returncode, out.decode(), err.decode()


open('outside.go', 'w').write('''package main

import (
	"bufio"
	crypto "crypto/rand"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"time"
)

func main() {
	start := time.Now()
	fmt.Println("at", start.UnixNano(), rand.Int(), os.Getpid(), os.Args[1:], os.Getenv("WHERE"))
	lines := make(chan string)
	go func() {
		in := bufio.NewScanner(os.Stdin)
		for in.Scan() {
			lines <- in.Text()
		}
		close(lines)
	}()
	tick := time.NewTicker(7 * time.Millisecond)
	ticks := 0
	for open := true; open; {
		select {
		case l, ok := <-lines:
			open = ok
			fmt.Println(l, "after", time.Since(start), ticks)
		case <-tick.C:
			ticks++
		}
	}
	secret := make([]byte, 12)
	crypto.Read(secret)
	fmt.Println(secret)
	b, err := os.ReadFile("text")
	fmt.Println(string(b), err)
	_, err = os.ReadFile("missing")
	fmt.Println(err)
	names, _ := os.ReadDir(".")
	for _, n := range names {
		fmt.Println(n.Name(), n.IsDir())
	}
	f, _ := os.Create("made")
	fmt.Fprintln(f, "hello")
	st, _ := f.Stat()
	fmt.Println(st.Size(), st.ModTime())
	f.Close()
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	fmt.Println(m.PauseTotalNs, m.HeapAlloc)
	fmt.Fprintln(os.Stderr, "ticks", ticks)
	os.Exit(ticks % 5)
}
''')
open('text', 'w').write('some text')
os.environ['WHERE'] = 'here'
first = run('run', '-record', 'run.tape', 'outside.go', 'x', 'y z', feed=[b'one\n', b'two\n', b'three\n'])
check('three after' in first[1] and '[x y z] here' in first[1], 'the recorded run: %s' % (first,))
for name in 'text', 'made':
    os.remove(name)
os.environ['WHERE'] = 'there'
again = run('run', '-replay', 'run.tape', 'outside.go')
check(again == first, 'the replay differs:\n%s\n%s' % (first, again))
check(not os.path.exists('made'), 'a replay writes no files')
check(run('run', '-replay', 'run.tape', '-html', 'page.html', 'outside.go') == first, 'the page of a replay changes it')

# children are not started again
open('children.go', 'w').write('''package main

import (
	"fmt"
	"os/exec"
	"strings"
)

func main() {
	c := exec.Command("sh", "-c", "cat; echo $$ >made; sleep 0.01; exit 3")
	c.Stdin = strings.NewReader(strings.Repeat("text ", 3))
	out, err := c.Output()
	fmt.Printf("%q %v %d\\n", out, err, c.Process.Pid)
	fmt.Println(c.ProcessState.UserTime())
	files, _ := exec.Command("ls", "/proc/self/fd").Output()
	fmt.Printf("files %q\\n", files)
}
''')
first = run('run', '-record', 'children.tape', '-trace', 'children.trace', 'children.go')
check('exit status 3' in first[1], 'a recorded child: %s' % (first,))
check(r'files "0\n1\n2\n3\n"' in first[1], 'a child has files of ours: %s' % first[1])
os.remove('made')
again = run('run', '-replay', 'children.tape', 'children.go')
check(again == first, 'the replay of a child differs:\n%s\n%s' % (first, again))
check(not os.path.exists('made'), 'a replay starts no children')

# what cannot be replayed is told, whatever the file holds
tape = open('run.tape', 'rb').read()
for cut in [0, 3, 17, 40, 100, 200, len(tape) // 2, len(tape) - 1]:
    open('cut.tape', 'wb').write(tape[:cut])
    status, out, err = run('run', '-replay', 'cut.tape', 'outside.go')
    check(status > 0 and 'gol: ' in err, 'cut at %d: %s' % (cut, (status, err)))
for i in range(20, len(tape), max(1, len(tape) // 40)):
    open('bad.tape', 'wb').write(tape[:i] + bytes([tape[i] ^ 0x55]) + tape[i + 1:])
    status, out, err = run('run', '-max-mem', '64M', '-max-time', '5s', '-replay', 'bad.tape', 'outside.go')
    check(status >= 0, 'changed at %d: signal %d %s' % (i, -status, err[-300:]))
open('outside.go', 'a').write('// changed\n')
check('another text' in run('run', '-replay', 'run.tape', 'outside.go')[2], 'a changed program is refused')
check('cannot read' in run('run', '-replay', 'none.tape', 'outside.go')[2], 'a missing recording')
check('cannot write' in run('run', '-record', 'no/dir/x', 'outside.go')[2], 'a recording that cannot be written')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
