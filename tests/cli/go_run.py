#!/usr/bin/env python3
"""gol run DIR beside the program that go build makes of it: output, exit status, first line of the complaint."""
import glob, os, re, subprocess, sys

GOL = os.environ['GOL']
PROGRAM = '''package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"runtime"
)

type point struct{ x, y int }

func main() {
	fmt.Println(len(os.Args), os.Args[1:])
	switch os.Args[1] {
	case "exit":
		defer fmt.Println("not seen")
		os.Exit(7)
	case "panic":
		defer fmt.Println("deferred")
		panic(fmt.Errorf("bad %d", 3))
	case "value":
		panic(point{1, 2})
	case "index":
		var xs []int
		fmt.Println(xs[len(os.Args)])
	case "nil":
		var p *point
		fmt.Println(p.x)
	case "deadlock":
		<-make(chan int)
	case "goexit":
		go func() { fmt.Println("other") }()
		runtime.Goexit()
	case "fatal":
		log.SetFlags(0)
		log.Fatalf("fatal %s", "it is")
	case "lines":
		in := bufio.NewScanner(os.Stdin)
		for n := 1; in.Scan(); n++ {
			fmt.Printf("%d %q\\n", n, in.Text())
		}
	case "divide":
		fmt.Println(1 / (len(os.Args) - 2))
	case "map":
		var m map[string]int
		m["x"] = 1
	case "closed":
		ch := make(chan int)
		close(ch)
		close(ch)
	case "assert":
		var v any = "text"
		fmt.Println(v.(int))
	case "goroutine":
		go panic("in a goroutine")
		select {}
	}
}
'''
CASES = ['exit', 'panic', 'value', 'index', 'nil', 'deadlock', 'goexit', 'fatal', 'lines', 'divide', 'map', 'closed', 'assert',
         'goroutine', 'other -seed 3 -- --x=y']
EXPECTED = {'exit': 7, 'fatal': 1, 'lines': 0, 'other': 0}  # all others: 2

os.mkdir('dir')
for name, text in (('dir/main.go', PROGRAM), ('dir/go.mod', 'module m\n\ngo 1.22\n')):
    with open(name, 'w') as f:
        f.write(text)


def run(*command):
    p = subprocess.run(command, input='one\ntwo', capture_output=True, timeout=50, encoding='utf-8')
    return p.stdout, p.returncode, re.sub('0x[0-9a-f]+', '0x', p.stderr.split('\n')[0])


go = sorted(glob.glob('/usr/lib/go-1.22/bin/go') + glob.glob('/usr/local/go/bin/go'))[:1]
env = {**os.environ, 'GOFLAGS': '-mod=mod', 'GOTOOLCHAIN': 'local', 'CGO_ENABLED': '0'}
built = go and subprocess.run([go[0], 'build', '-o', '../program', '.'], cwd='dir', env=env, timeout=120).returncode == 0
failed = 0
for case in CASES:
    args = case.split()
    got = run(GOL, 'run', 'dir', *args)
    want = run('./program', *args) if built else (got[0], EXPECTED.get(args[0], 2), got[2])
    same = got[0] == want[0] and got[1] == want[1] and got[2].split(' goroutine')[0] == want[2].split(' goroutine')[0]
    if not same:
        failed += 1
        print('%s:\n  gol %r\n  go  %r' % (case, got, want))
sys.exit(1 if failed else 0)
