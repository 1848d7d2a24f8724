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
status, out, err = run('leak', '-schedules', '5', '-e', 'go func() { var c chan int; <-c }(); time.Sleep(1)')
check(status == 3 and err.endswith('in the ordinary one, seed 1, it leaks\n'), 'the ordinary run leaks: ' + err)

# the same for tests: which one fails, and how to repeat it
os.makedirs('pkg/empty')
open('go.mod', 'w').write('module example\n\ngo 1.22\n')
open('pkg/empty/a.go', 'w').write('package empty\n')
open('pkg/lost_test.go', 'w').write('''package pkg

import (
	"os"
	"sync"
	"testing"
)

func TestFine(t *testing.T) {
	if _, err := os.Stat("lost_test.go"); err != nil {
		t.Fatal(err)
	}
}

func TestLost(t *testing.T) {
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
	if n != 80 {
		t.Errorf("n = %d", n)
	}
}
''')
status, out, err = run('test', '-schedules', '200', './pkg')
again = re.search(r'again: gol (.*)', err)
check(status == 1 and again and 'a test fails' in err and 'TestLost' in err, 'a failing test is found: %d %s%s' % (status, out, err))
if again:
    words = [w.strip("'") for w in again[1].split()]
    check('^TestLost$' in words and run(*words)[0] == 1, 'the seed repeats it: %s' % (run(*words),))
status, out, err = run('test', '-schedules', '20', '-run', 'Fine', './pkg')
check(status == 0 and 'PASS' in out and '20 schedules ran alike' in err, 'a good one passes: %s' % ((status, out, err),))
check('no test files' in run('test', '-schedules', '3', './pkg/empty')[1], 'a package without tests')
open('pkg/stuck_test.go', 'w').write('''package pkg

import (
	"sync"
	"testing"
)

func TestStuck(t *testing.T) {
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
status, out, err = run('test', '-schedules', '300', '-run', 'Stuck', './pkg')
check(status == 2 and 'it deadlocks' in err, 'a deadlock in a test is found: %d %s%s' % (status, out, err))

print('\n'.join(failures))
sys.exit(len(failures) > 0)
