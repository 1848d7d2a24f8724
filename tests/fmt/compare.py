#!/usr/bin/env python3
"""Compares `gol fmt` with gofmt on every Go file below some folders. Run by hand: it needs an installed gofmt.

    compare.py [--gol ./gol] [--gofmt /usr/lib/go-1.22/bin/gofmt] [--scramble SEED] [--comments RATE]
               [--show N] FOLDER...

Files that gofmt does not accept are left out. With --scramble, the files' layout is changed first
(scramble.py), by the seed and the file's name; with --comments, comments are put between tokens, too. Where
gofmt's result would be no Go text, `gol fmt` refuses; such files are left out. Ends with one line of counts; status 1 if any file differs.
"""
import argparse, difflib, os, shutil, subprocess, sys, tempfile, zlib

from scramble import add_comments, scramble

BATCH = 300


def go_files(folders):
    for folder in folders:
        for at, dirs, names in os.walk(folder):
            dirs.sort()
            for name in sorted(names):
                if name.endswith('.go'):
                    yield os.path.join(at, name)


def prepare(path, seed, comments):
    with open(path, 'rb') as f:
        data = f.read()
    if seed is None:
        return data
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError:
        return data
    seed ^= zlib.crc32(path.encode())
    text = scramble(text, seed)
    return (add_comments(text, seed, comments) if comments else text).encode('utf-8')


def compare(batch, args, work):
    """The files of the batch that gofmt accepts, and (path, what gofmt makes, what gol makes) of those that differ."""
    sides = [os.path.join(work, s) for s in ('gofmt', 'gol')]
    for side in sides:
        shutil.rmtree(side, ignore_errors=True)
        os.mkdir(side)
    names = []
    for i, path in enumerate(batch):
        data = prepare(path, args.scramble, args.comments)
        names.append('%03d.go' % i)
        for side in sides:
            with open(os.path.join(side, names[-1]), 'wb') as f:
                f.write(data)
    refused = subprocess.run([args.gofmt, '-w'] + names, cwd=sides[0], stderr=subprocess.PIPE).stderr.decode('utf-8', 'replace')
    bad = {line.split(':', 1)[0] for line in refused.split('\n')}
    good = [n for n in names if n not in bad]
    p = subprocess.run([args.gol, 'fmt', '-w'] + good, cwd=sides[1], stderr=subprocess.PIPE)
    messages = p.stderr.decode('utf-8', 'replace')
    if p.returncode not in (0, 2): # 2: it refused a file, as gofmt did; else that file differs
        print(messages[-2000:])
    bad |= {line.split(':', 1)[0] for line in messages.split('\n') if 'would break the program' in line}
    differing = []
    for name, path in zip(names, batch):
        if name in bad:
            continue
        want, got = (open(os.path.join(side, name), 'rb').read() for side in sides)
        if want != got:
            differing.append((path, want, got))
    return len(names) - len(bad & set(names)), differing


def show(path, want, got):
    print('=== ' + path)
    lines = [b.decode('utf-8', 'replace').split('\n') for b in (want, got)]
    diff = difflib.unified_diff(*lines, 'gofmt', 'gol', lineterm='', n=2)
    print('\n'.join(list(diff)[:30]), flush=True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--gol', default='./gol')
    p.add_argument('--gofmt', default='/usr/lib/go-1.22/bin/gofmt')
    p.add_argument('--scramble', type=int, default=None, metavar='SEED')
    p.add_argument('--comments', type=float, default=0.0, metavar='RATE', help='for example 0.01')
    p.add_argument('--show', type=int, default=20, help='differing files whose differences are shown')
    p.add_argument('folders', nargs='+')
    args = p.parse_args()
    args.gol = os.path.abspath(args.gol)
    if not os.path.exists(args.gofmt):
        sys.exit('no gofmt at %s' % args.gofmt)
    paths, total, shown, differing = list(go_files(args.folders)), 0, 0, 0
    with tempfile.TemporaryDirectory() as work:
        for i in range(0, len(paths), BATCH):
            count, found = compare(paths[i:i + BATCH], args, work)
            total += count
            differing += len(found)
            for difference in found:
                shown += 1
                if shown <= args.show:
                    show(*difference)
    print('%d files, %d differ' % (total, differing))
    return 1 if differing else 0


if __name__ == '__main__':
    sys.exit(main())
