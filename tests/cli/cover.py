#!/usr/bin/env python3
"""gol test -coverprofile: the blocks and counts of real Go (cover.want, made by `cover.py GO`), for one package
and for several. Where Go is installed its tools read the profile, and write the same one."""
import os, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = os.path.join(HERE, 'go_test')
WANT = os.path.join(HERE, 'cover.want')
CASES = ('-covermode set ./counted', '-covermode count ./counted', '-covermode atomic -run Shapes ./counted',
         '-coverpkg ./counted/... ./counted', '-covermode count ./counted ./outside',
         '-coverpkg ./outside,./counted/inner -covermode count ./outside ./counted')
PROFILE = os.path.abspath('c.out')


def profile(command, case):
    """Sorted; blocks that several packages ran come twice: their sum, as the tools take it."""
    env = dict(os.environ, GOFLAGS='-mod=mod')
    subprocess.run([command, 'test', '-coverprofile', PROFILE] + case.split(), cwd=PACKAGES, env=env,
                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    mode, *lines = open(PROFILE, encoding='utf-8').read().splitlines()
    sums = {}
    for line in lines:
        block, count = line.rsplit(' ', 1)
        sums[block] = max(sums.get(block, 0), int(count)) if 'set' in mode else sums.get(block, 0) + int(count)
    return '\n'.join([mode] + [f'{block} {count}' for block, count in sorted(sums.items())]) + '\n'


def profiles(command):
    return ''.join(f'##### {case}\n{profile(command, case)}' for case in CASES)


def read_by_tools(go):
    """What go tool cover has against the last profile."""
    env = dict(os.environ, GOFLAGS='-mod=mod')
    for view in (['-func', PROFILE], ['-html', PROFILE, '-o', os.path.abspath('c.html')]):
        run = subprocess.run([go, 'tool', 'cover'] + view, cwd=PACKAGES, env=env, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode != 0 or (view[0] == '-func' and 'total:' not in run.stdout):
            return run.stdout
    return ''


def main():
    if len(sys.argv) > 1:
        with open(WANT, 'w', encoding='utf-8') as f:
            f.write(profiles(sys.argv[1]))
        return 0
    got, want = profiles(os.environ['GOL']), open(WANT, encoding='utf-8').read()
    if got != want:
        import difflib
        print('\n'.join(difflib.unified_diff(want.splitlines(), got.splitlines(), 'go', 'gol', lineterm='')))
        return 1
    go = next((g for g in ('/usr/lib/go-1.22/bin/go', shutil.which('go')) if g and os.path.exists(g)), None)
    wrong = read_by_tools(go) if go else ''
    if wrong:
        print(wrong)
    return 1 if wrong else 0


sys.exit(main())
