#!/usr/bin/env python3
"""Runs the programs of tests/stress.sample while the collector runs at every 997th safepoint, and ends
with `N passed, N failed`. Those of Go's own test folder must print what their .out file says, else
nothing, and end with status 0; without that folder they are left out.
"""
import argparse, concurrent.futures, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GO_TESTS = '/usr/share/go-1.22/test'


def sample():
    """(our own paths, paths in Go's test folder)"""
    with open(os.path.join(ROOT, 'tests/stress.sample'), encoding='utf-8') as f:
        lines = [l.strip() for l in f if l.strip() and l[0] != '#']
    return [l for l in lines if l[:3] != 'go '], [l[3:] for l in lines if l[:3] == 'go ']


def run_own(args, paths):
    """Counts of tests/run.py, which knows what each program must print."""
    cmd = [os.path.join(ROOT, 'tests/run.py'), '--gol', args.gol, '--quiet', '--stress', str(args.every),
           '--limit', str(args.limit), *paths]
    p = subprocess.run(cmd, stdout=subprocess.PIPE, text=True)
    lines = p.stdout.rstrip().split('\n')
    print(*[l for l in lines[:-1]], sep='\n')
    words = lines[-1].split()
    return int(words[0]), int(words[2])


def run_go(args, path):
    """What is wrong with one of Go's programs, or ''."""
    full = os.path.join(GO_TESTS, path)
    env = dict(os.environ, GOLDEBUG='gcstress=%d,verify=1' % args.every)
    try:
        p = subprocess.run([os.path.abspath(args.gol), 'run', full], cwd=os.path.dirname(full), env=env,
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           timeout=args.limit)
    except subprocess.TimeoutExpired:
        return 'runs longer than %d s' % args.limit
    expected = b''
    if os.path.exists(full[:-3] + '.out'):
        with open(full[:-3] + '.out', 'rb') as f:
            expected = f.read()
    if p.returncode != 0 or p.stdout != expected:
        return 'status %d, %r' % (p.returncode, p.stdout[-300:])
    return ''


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    ap.add_argument('--gol', default='./gol')
    ap.add_argument('--every', type=int, default=997, help='safepoints')
    ap.add_argument('--limit', type=int, default=300, help='seconds a program')
    args = ap.parse_args()
    own, go = sample()
    passed, failed = run_own(args, own)
    if not os.path.isdir(GO_TESTS):
        go = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, wrong in zip(go, pool.map(lambda p: run_go(args, p), go)):
            passed += not wrong
            failed += bool(wrong)
            if wrong:
                print('FAIL', path, wrong)
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


sys.exit(main())
