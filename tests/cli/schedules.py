#!/usr/bin/env python3
"""-schedules finds the order in which a program fails, and its seed repeats it."""
import os, re, subprocess, sys

GOL = os.environ['GOL']
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)


def run(*args, stdin=subprocess.DEVNULL):
    p = subprocess.run([GOL, *args], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


open('deadlock.go', 'w').write('''package main

import "sync"

func main() {
	var a, b sync.Mutex
	var wg sync.WaitGroup
	lock := func(x, y *sync.Mutex) {
		defer wg.Done()
		x.Lock()
		y.Lock()
		y.Unlock()
		x.Unlock()
	}
	wg.Add(2)
	go lock(&a, &b)
	go lock(&b, &a)
	wg.Wait()
}
''')
status, out, err = run('-schedules', '200', 'deadlock.go')
m = re.search(r'seed (\d+): it deadlocks', err)
check(status == 2 and m, 'a deadlock is found: %d %s' % (status, err))
if m:
    again = re.search(r'again: gol (.*)', err)[1].split()
    check(run(*again)[0] == 2 and 'deadlock' in run(*again)[2], 'the seed repeats it')

open('lost.go', 'w').write('''package main

import (
	"fmt"
	"sync"
)

func main() {
	n := 0
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 20; k++ {
				x := n
				for j := 0; j < 2; j++ {
				}
				n = x + 1
			}
		}()
	}
	wg.Wait()
	fmt.Println(n)
}
''')
status, out, err = run('-schedules', '200', 'lost.go')
m = re.search(r'seed (\d+): it prints something else', err)
check(status == 1 and m, 'a lost update is found: %d %s' % (status, err))
if m:
    check(run('-virtual-time', '-perturb', '-seed', m[1], 'lost.go')[1] != '80\n', 'the seed repeats the lost update')

open('good.go', 'w').write('''package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	lines := make(chan string)
	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			lines <- in.Text()
		}
		close(lines)
	}()
	for line := range lines {
		fmt.Println(line)
	}
}
''')
open('input.txt', 'w').write('a\nb\n')
with open('input.txt') as f:
    status, out, err = run('-schedules', '50', 'good.go', stdin=f)
check((status, out) == (0, 'a\nb\n') and '50 schedules ran alike' in err, 'a good one, with input: %s' % ((status, out, err),))
check(run('-schedules', '5', '-e', 'x :=')[0] == 1, 'errors of the text come first')
check(run('-schedules', '5', '-e', 'os.Exit(7)')[0] == 7, 'the ordinary run fails')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
