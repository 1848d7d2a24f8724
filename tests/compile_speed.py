#!/usr/bin/env python3
"""Compile speed on real sources: packages of Go's own library that need no more than what gol has.

For each: lines of the package and of what it imports that gol has not built in; lines a second of CPU
time of `gol check`, which lowers and emits every function of them (and of the library what it must:
compiler/bind.c); and, from LARGE lines on, peak memory a line (below that the 5 MB of the program
itself and its libraries say more than the lines). The goals are 400,000 lines a second over all packages
together and 1.5 KiB a line in the large ones. The cost of a program of three lines is not taken off.
Without Go's sources (golang-1.22-src) it says so and does nothing.
"""
import argparse, glob, os, re, statistics, subprocess, sys, tempfile

SOURCES = '/usr/share/go-1.22/src'
LARGE = 10000
PACKAGES = ['go/parser', 'go/types', 'go/printer', 'go/doc', 'go/build/constraint', 'cmd/compile/internal/syntax',
            'cmd/compile/internal/types2', 'text/template', 'html/template', 'encoding/json', 'encoding/xml',
            'encoding/gob', 'log/slog', 'regexp/syntax', 'regexp', 'compress/flate', 'archive/zip', 'image/png',
            'debug/dwarf', 'index/suffixarray', 'net/url', 'mime', 'vendor/golang.org/x/text/unicode/norm']


# What file names end with that are not for amd64 Linux.
OTHER_SYSTEMS = set('''aix android darwin dragonfly freebsd illumos ios js netbsd openbsd plan9 solaris wasip1 windows zos
386 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x sparc64 wasm'''.split())


# A child's peak starts at its parent's, so a small interpreter stands between this script and gol.
RUNNER = '''
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, 1, 2)])
_, status, usage = os.wait4(pid, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, status)
'''


def run(cmd):
    """(CPU seconds, peak bytes, status)"""
    out = subprocess.run([sys.executable, '-I', '-S', '-c', RUNNER, *cmd], capture_output=True, check=True).stdout
    cpu, peak, status = out.split()
    return float(cpu), int(peak), int(status)


def tag_holds(tag):
    return tag in ('gol', 'linux', 'unix', 'amd64') or bool(re.fullmatch(r'go1\.\d+', tag)) and int(tag[4:]) <= 22


def is_built(path, text):
    """Whether gol takes the file: by its name and its //go:build line, as driver/files.c."""
    words = os.path.basename(path)[:-len('.go')].split('_')[1:][-2:]
    if words[-1:] == ['test'] or any(w in OTHER_SYSTEMS for w in words):
        return False
    line = re.search(r'^//go:build (.*)$', text.split('\npackage ')[0], re.M)
    if not line:
        return True
    expression = re.sub(r'[\w.]+', lambda tag: str(tag_holds(tag.group())), line.group(1))
    return eval(expression.replace('&&', ' and ').replace('||', ' or ').replace('!', ' not '))


def closure(package, known):
    """The files gol loads: of the package and of what it imports that gol has not built in."""
    seen, todo, files = set(), [package], []
    while todo:
        p = todo.pop()
        if p in seen or (p != package and p in known):
            continue
        seen.add(p)
        for path in sorted(glob.glob('%s/%s/*.go' % (SOURCES, p))):
            with open(path, encoding='utf-8') as f:
                text = f.read()
            if not is_built(path, text):
                continue
            files.append(text.count('\n'))
            head = re.search(r'^import (?:\((.*?)^\)|(.*?)$)', text, re.S | re.M)
            todo += re.findall(r'"([^"]+)"', (head.group(1) or head.group(2)) if head else '')
    return sum(files)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    ap.add_argument('--gol', default='./gol')
    ap.add_argument('-n', type=int, default=5, help='runs, of which the median counts')
    args = ap.parse_args()
    if not os.path.isdir(SOURCES):
        print('no Go sources in %s (package golang-1.22-src)' % SOURCES)
        return 0
    gol = os.path.abspath(args.gol)
    stdlib = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'stdlib')
    known = {os.path.relpath(d, stdlib) for d, _, fs in os.walk(stdlib) if any(f.endswith('.gol') for f in fs)}
    with tempfile.TemporaryDirectory() as small:
        with open(os.path.join(small, 'p.go'), 'w') as f:
            f.write('package p\n\nfunc F() {}\n')
        base = [run([gol, 'check', small]) for _ in range(args.n)]
    print('%-40s %7s %9s %8s' % ('package', 'lines', 'lines/s', 'KiB/line'))
    total_lines = total_cpu = large_lines = large_peak = 0
    for p in PACKAGES:
        runs = [run([gol, 'check', os.path.join(SOURCES, p)]) for _ in range(args.n)]
        if any(r[2] for r in runs):
            print('%-40s does not compile' % p)
            continue
        lines = closure(p, known)
        cpu = statistics.median(r[0] for r in runs)
        peak = max(r[1] for r in runs)
        total_lines, total_cpu = total_lines + lines, total_cpu + cpu
        per_line = ''
        if lines >= LARGE:
            large_lines, large_peak = large_lines + lines, large_peak + peak
            per_line = '%8.2f' % (peak / 1024 / lines)
        print('%-40s %7d %9.0f %s' % (p, lines, lines / cpu, per_line))
    print('%-40s %7d %9.0f %8.2f' % ('together', total_lines, total_lines / total_cpu,
                                     large_peak / 1024 / large_lines))
    print('three lines: %.1f ms' % (1e3 * statistics.median(b[0] for b in base)))
    return 0


sys.exit(main())
