#!/usr/bin/env python3
"""Prints gol's CPU time over compiled Go's for each program of tests/bench, and the geometric means.

CPU time is user+sys, one core pinned, GOMAXPROCS=1 for Go, median of N, both alternating in one run.
Sequential: all but hello, pause and the concurrent ones. Without a Go compiler only gol's own times
are printed. Then: the channel round trip, bytes a goroutine, the process start, the longest pause.
"""
import argparse, glob, math, os, re, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
CONCURRENT = {'chansieve', 'mutex', 'pingpong', 'prodcons', 'selectloop', 'spawn'}
APART = CONCURRENT | {'hello', 'pause'}


def measure(cmd, env):
    """(CPU seconds, peak RSS in bytes, stdout, status) of one run on one pinned core."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(w, 1)
            os.dup2(null, 2)
            os.close(r)
            os.execvpe(cmd[0], cmd, env)
        finally:
            os._exit(127)
    os.close(w)
    out = b''
    while True:
        part = os.read(r, 65536)
        if not part:
            break
        out += part
    os.close(r)
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, out, status


def find_go():
    for path in ('/usr/lib/go-1.22/bin/go', shutil.which('go')):
        if path and os.path.exists(path):
            return path
    return None


def geomean(xs):
    return math.exp(sum(map(math.log, xs)) / len(xs)) if xs else float('nan')


def alternate(gol, src, native, times, args=()):
    env = dict(os.environ, GOMAXPROCS='1')
    ours, theirs = [], []
    for _ in range(times):
        ours.append(measure([gol, 'run', src, *args], env)[0])
        if native:
            theirs.append(measure([native, *args], env)[0])
    return statistics.median(ours), statistics.median(theirs) if theirs else None


def figures(gol, go, tmp, times):
    def src(name):
        return os.path.join(HERE, 'bench', name + '.go')
    n = 3000000
    full, _ = alternate(gol, src('pingpong'), None, times, [str(n)])
    one, _ = alternate(gol, src('pingpong'), None, times, ['1'])
    print('channel round trip   %7.1f ns' % ((full - one) / n * 1e9))
    env = dict(os.environ)
    rss = [measure([gol, 'run', src('spawn'), k], env)[1] for k in ('1', '100000')]
    print('bytes a goroutine    %7.0f' % ((rss[1] - rss[0]) / 100000))
    walls = []
    for _ in range(41):
        t = time.perf_counter()
        subprocess.run([gol, 'run', src('hello')], stdout=subprocess.DEVNULL)
        walls.append(time.perf_counter() - t)
    print('hello world          %7.2f ms (whole process, wall)' % (statistics.median(walls) * 1e3))
    print_ffi(gol)
    print_holders(gol, os.path.join(HERE, 'bench', 'holders.gol'))
    print_pauses('gol', [gol, 'run', src('pause')], times)
    if go:
        native = os.path.join(tmp, 'pause')
        build_native(go, src('pause'), native, tmp)
        print_pauses('Go', [native], times)


def print_ffi(gol):
    libs = os.path.join(os.path.dirname(HERE), 'build/release/ffi')
    p = subprocess.run([gol, 'run', os.path.join(HERE, 'ffi/cost.go')], stdout=subprocess.PIPE,
                       env=dict(os.environ, LD_LIBRARY_PATH=libs))
    sys.stdout.write(p.stdout.decode())


def print_holders(gol, src):
    """What debug.Why costs on a heap of 10 million objects with random references."""
    n, env = 10000000, dict(os.environ)
    asked, plain = (measure([gol, 'run', src, str(n), *rest], env) for rest in ((), ('only-build',)))
    print('who holds, 10 M      %7.2f s, %.0f bytes an object' %
          (asked[0] - plain[0], (asked[1] - plain[1]) / n))


def print_pauses(name, argv, times):
    """The longest gap a program with 1 GiB live sees. Whatever else the machine does only adds to it:
    the smallest of several runs is nearest to the program's own."""
    gaps = []
    for _ in range(times):
        p = subprocess.run(argv, stdout=subprocess.PIPE, env=dict(os.environ, PAUSE='1', GOMAXPROCS='1'))
        gaps.append(float(re.search(rb'longest gap ([0-9.]+) ms', p.stdout).group(1)))
    print('1 GiB live, %-3s      %7.2f ms longest gap (median %.2f)' % (name, min(gaps), statistics.median(gaps)),
          flush=True)


def build_native(go, src, to, tmp):
    subprocess.run([go, 'build', '-o', to, src], check=True,
                   env=dict(os.environ, GO111MODULE='off', GOFLAGS='', GOCACHE=tmp + '/cache'))


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--gol', default='./gol')
    p.add_argument('--times', type=int, default=5)
    p.add_argument('words', nargs='*')
    args = p.parse_args()
    gol, go = os.path.abspath(args.gol), find_go()
    tmp = tempfile.mkdtemp()
    ratios = {}
    for src in sorted(glob.glob(os.path.join(HERE, 'bench', '*.go'))):
        name = os.path.splitext(os.path.basename(src))[0]
        if name == 'pause' or args.words and not any(w in name for w in args.words):
            continue
        native = None
        if go:
            native = os.path.join(tmp, name)
            build_native(go, src, native, tmp)
        ours, theirs = alternate(gol, src, native, args.times)
        if theirs:
            ratios[name] = ours / max(theirs, 1e-4)
            print('%-12s %8.3f s %8.3f s  %6.2fx' % (name, ours, theirs, ratios[name]), flush=True)
        else:
            print('%-12s %8.3f s' % (name, ours), flush=True)
    if ratios:
        print('sequential   %6.2fx (geometric mean)' % geomean([r for n, r in ratios.items() if n not in APART]))
        print('concurrent   %6.2fx (geometric mean)' % geomean([r for n, r in ratios.items() if n in CONCURRENT]))
    if not args.words:
        figures(gol, go, tmp, args.times)
    shutil.rmtree(tmp)


if __name__ == '__main__':
    sys.exit(main())
