#!/usr/bin/env python3
"""gol test against the texts real Go printed for the same packages (go_test/want, made by
`go_test_reports.py GO`, with GOMAXPROCS=1); times are left out of both.
go_test/cases holds a package and its flags a line, or only flags that hold packages."""
import concurrent.futures, os, re, subprocess, sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'go_test')
WANT = os.path.join(HERE, 'want')


def plain(text):
    """What does not change from run to run or from machine to machine."""
    text = re.sub(re.escape(HERE) + r'/(?=signatures/|unsigned/)', '', text)  # go's are absolute there
    text = text.replace(HERE, 'HERE')
    text = re.sub(r'(?<![\d.])\d+\.\d+s|\(cached\)', 'TIME', text)
    text = re.sub(r'"Time":"[^"]*",', '', text)
    text = re.sub(r'"Elapsed":[\d.]+', '"Elapsed":0', text)
    text = re.sub(r'\n\n?goroutine \d+ .*?(?=\nexit status|\nFAIL\t|\n.?panic: |\Z)', '\nTRACE', text, flags=re.S)
    text = re.sub(r'(?:\{[^\n]*"Output":"(?:\\n|\\t[^\n]*|goroutine [^\n]*|[\w./*()]+\([^\n]*|created by [^\n]*)"\}\n)+', 'TRACE\n', text)
    text = re.sub(r'\btest(?:ing)?\.gol?:\d+', 'testing:LINE', text)
    text = re.sub(r'\{[^\n]*"cpu: [^\n]*\n|cpu: .*\n', '', text)
    text = re.sub(r'[ \d.]+ ns/op', ' N ns/op', text)
    text = re.sub(r'[ \d.]+ MB/s', ' N MB/s', text)
    return re.sub(r' +\d+ (B|allocs)/op', r' N \1/op', text)


def report(command):
    """The texts of all cases, each under its line."""
    env = dict(os.environ, GOMAXPROCS='1', GOFLAGS='-mod=mod')

    def run(line):
        package, flags = line.split('|', 1)
        packages = ['./' + package] if package else []
        done = subprocess.run([command, 'test'] + flags.split() + packages, cwd=HERE, env=env,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return f'##### {line}\n{plain(done.stdout)}status {done.returncode}\n'

    lines = open(os.path.join(HERE, 'cases'), encoding='utf-8').read().splitlines()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return ''.join(pool.map(run, lines))


def main():
    if len(sys.argv) > 1:
        with open(WANT, 'w', encoding='utf-8') as f:
            f.write(report(sys.argv[1]))
        return 0
    got, want = report(os.environ['GOL']), open(WANT, encoding='utf-8').read()
    if got != want:
        import difflib
        print('\n'.join(difflib.unified_diff(want.splitlines(), got.splitlines(), 'go', 'gol', lineterm='')))
        return 1
    return 0


sys.exit(main())
