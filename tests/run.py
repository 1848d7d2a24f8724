#!/usr/bin/env python3
"""Runs gol's tests and ends with `N passed, N failed`.

  tests/run.py --gol ./gol --build build/release        everything
  tests/run.py --gol ./gol lang/maps                     only paths holding that text

What a test is, by where it lies:
  tests/lang, tests/regress, tests/limits, tests/bench, tests/ffi, examples   a program NAME.go or NAME.gol. Its standard output must be
        NAME.out, or the texts of its `// expect: text` comments, one a line; else it is empty.
        Its standard error must be NAME.err when there is one. Comments in the first lines:
          // exit: 2            exit status (0 unless said)
          // flags: -seed 1     flags of gol        // env: GOGC=off
          // args: a b          the program's arguments
          // modes: real virtual   runs once with each (default: virtual when the text sleeps)
          // stress: 97         runs too long when the collector runs oftener than this
          // skip               a part of another test, not run itself
        NAME.in is its input. NAME.cases holds several runs with an argument each. A folder holding main.go or main.gol and a file `dir` is run whole.
  tests/errors   `gol check -all-errors`: every `// ERROR "regex"` must match a message on its line,
        every message must be wanted. A program in tests/regress with such comments is one of these.
  tests/cli, tests/limits   an executable script NAME.py or NAME.sh, run in an empty folder with GOL in its
        environment; what it prints says what went wrong, exit status 0 that nothing did.
  tests/repl     NAME.session: what `gol repl -transcript` prints for what follows its prompts; lines that
        begin with # before the first prompt are comments, `# flags: …` gives flags. The blocks ```text
        of docs/repl.md are one such session.
  tests/fmt      `gol fmt` makes NAME.golden of NAME.input, and NAME.golden of NAME.golden.
  tests/vet      `gol vet`, with `// WANT "regex"` in the same way; status 0 when there is none.
  tests/leaks    NAME.report: what `gol leak` must say of NAME.go beside it, or, in tests/leaks/examples, of
        examples/leaks/FOLDER/FILE.go for FOLDER.FILE.report; under the virtual clock, with two seeds, or as
        many as --seeds says, then the JSON must not differ either but for its seed. The
        program's first lines may hold flags: and exit: (3 when something is proven, else 0).
  build/unit/*, build/fuzz/*   programs that end with `N passed, N failed`, or with status 0. A fuzz target
        gets the files of its tests/fuzz/corpus folder.

In .err files and tracebacks, addresses, pcs, `+0x…`, goroutine ids and clock times are normalised.
A line `...` in a .out or .err file stands for any lines, `(x3) text` for three lines `text`. Listed in tests/known-failures.txt: a test
that fails for a stated reason; when it passes that is an error too.
"""
import argparse, concurrent.futures, difflib, os, re, shlex, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCES = ('.go', '.gol')


def read(path):
    with open(path, encoding='utf-8', errors='surrogateescape') as f:
        return f.read()


def expected(path):
    """Text of a .out or .err file; a line `(xN) text` stands for N such lines."""
    def many(m):
        return '\n'.join([m.group(2)] * int(m.group(1)))
    return re.sub(r'^\(x(\d+)\) (.*)$', many, read(path), flags=re.M)


def header(text):
    """The `// key: value` comments of the first lines, and of the last, where line numbers matter."""
    found = {}
    lines = text.split('\n')
    for line in lines[:12] + lines[-3:]:
        m = re.match(r'//\s*(exit|flags|env|args|modes|skip|stress)\b:?\s*(.*)', line)
        if m:
            found[m.group(1)] = m.group(2).strip()
    return found


def normalise(text):
    text = re.sub(r'0x[0-9a-f]+', '0xN', text)
    text = re.sub(r' \+0xN', '', text)
    text = re.sub(r'^\t\S*runtime/panic\.gol?:\d+\n', '', text, flags=re.M)
    text = re.sub(r'\((?:0xN\??|\.\.\.|[{}, ])+\)$', '()', text, flags=re.M)
    text = re.sub(r'goroutine \d+', 'goroutine N', text)
    text = re.sub(r'(/[\w.+-]+)+/([\w.+-]+\.gol?:\d+)', r'\2', text)
    text = re.sub(r'\bseed=?\s*\d+', 'seed N', text)
    return text.rstrip()


def matches(got, want):
    """Equal, where a line `...` of want stands for any lines."""
    if '...' not in want.split('\n'):
        return got == want
    rx = ''.join('(?:.*\n)*' if l == '...' else re.escape(l) + '\n' for l in want.split('\n'))
    return re.fullmatch(rx, got + '\n') is not None


def difference(kind, got, want):
    lines = difflib.unified_diff(want.split('\n'), got.split('\n'), 'want ' + kind, 'got ' + kind,
                                 lineterm='', n=2)
    return '\n'.join(list(lines)[:30])


class Runner:
    def __init__(self, args):
        self.gol = os.path.abspath(args.gol)
        self.limit = args.limit
        self.flags = shlex.split(args.flags)
        libs = os.path.join(ROOT, args.build or 'build/release', 'ffi') # tests/ffi calls into these
        self.env = dict(os.environ, LC_ALL='C.UTF-8', LD_LIBRARY_PATH=libs, GOL_BUILD=os.path.dirname(libs))
        if args.stress:
            self.env['GOLDEBUG'] = 'gcstress=%d,verify=1' % args.stress
        self.stress = args.stress
        self.seeds = args.seeds

    def execute(self, cmd, cwd, stdin=b'', env=None):
        try:
            p = subprocess.run(cmd, cwd=cwd, input=stdin, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, timeout=self.limit, env=env or self.env)
        except subprocess.TimeoutExpired as e:
            return None, text_of(e.stdout), text_of(e.stderr)
        return p.returncode, text_of(p.stdout), text_of(p.stderr)

    def program(self, path):
        """One program; the answer is '' or what went wrong."""
        src = read(path)
        h = header(src)
        if self.stress and self.stress < int(h.get('stress', '1')):
            return ''
        base = os.path.splitext(path)[0]
        if os.path.exists(base + '.cases'):
            return self.cases(path, base, h)
        modes = h.get('modes', 'virtual' if 'time.' in src else 'real').split()
        for mode in modes:
            wrong = self.program_once(path, base, src, h, mode)
            if wrong:
                return ('[%s] ' % mode if len(modes) > 1 else '') + wrong
        return ''

    def cases(self, path, base, h):
        """NAME.cases: blocks `=== ARGUMENT`, both streams' text, `rc=STATUS`; one run for each."""
        wrong = []
        blocks = re.findall(r'^=== (.*)\n((?:.*\n)*?)rc=(\d+)$', read(base + '.cases'), flags=re.M)
        for arg, want, want_rc in blocks:
            cmd = [self.gol, 'run', '-virtual-time'] + self.flags + shlex.split(h.get('flags', ''))
            cmd += [os.path.basename(path)] + arg.split()
            rc, out, err = self.execute(cmd, os.path.dirname(path))
            if rc is None or rc != int(want_rc):
                wrong.append('%s: exit status %s, want %s\n%s' % (arg, rc, want_rc, err[-300:]))
                continue
            got, want = normalise(out.rstrip('\n') + '\n' + err).strip(), normalise(want).strip()
            if not matches(got, want):
                wrong.append(arg + ':\n' + difference('text', got, want))
        return '\n'.join(wrong)

    def program_once(self, path, base, src, h, mode):
        target = os.path.dirname(path) if os.path.exists(os.path.join(os.path.dirname(path), 'dir')) \
            else os.path.basename(path)
        cmd = [self.gol, 'run'] + self.flags + (['-virtual-time'] if mode == 'virtual' else [])
        cmd += shlex.split(h.get('flags', '')) + [target] + shlex.split(h.get('args', ''))
        env = dict(self.env, **dict(e.split('=', 1) for e in h.get('env', '').split()))
        stdin = open(base + '.in', 'rb').read() if os.path.exists(base + '.in') else b''
        rc, out, err = self.execute(cmd, os.path.dirname(path), stdin, env)
        if rc is None:
            return 'over %d s; stderr: %s' % (self.limit, err[-500:])
        want_rc = int(h.get('exit', '0'))
        if rc != want_rc:
            return 'exit status %d, want %d\n%s' % (rc, want_rc, (err or out)[-1500:])
        if os.path.exists(base + '.out'):
            want = expected(base + '.out')
        else:
            want = '\n'.join(re.findall(r'// expect: ?(.*)', src))
        got, want = out.rstrip(), want.rstrip()
        if not matches(normalise(got), normalise(want)) and got != want:
            return difference('stdout', got, want)
        if os.path.exists(base + '.err'):
            got, want = normalise(err), normalise(expected(base + '.err'))
            if not matches(got, want):
                return difference('stderr', got, want)
        return ''

    def errors(self, path):
        return self.marked(path, ['check', '-all-errors'], 'ERROR')

    def fmt(self, path):
        golden = path[:-len('.input')] + '.golden'
        with open(golden, 'rb') as f:
            want = f.read()
        for source in (path, golden):
            with open(source, 'rb') as f:
                p = subprocess.run([self.gol, 'fmt', '-'], input=f.read(), timeout=self.limit,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env)
            if p.returncode != 0 or p.stdout != want:
                what = 'text' if source == path else 'text of the second time'
                return text_of(p.stderr) + difference(what, text_of(p.stdout), text_of(want))
        return ''

    def vet(self, path):
        return self.marked(path, ['vet'], 'WANT')

    def marked(self, path, command, word):
        """Messages against the regular expressions in comments that begin with word."""
        src = read(path)
        flags = shlex.split(header(src).get('flags', ''))
        rc, out, err = self.execute([self.gol] + command + ['-diag=short'] + flags +
                                    [os.path.basename(path)], os.path.dirname(path))
        want_rc = int(word == 'ERROR' or '// %s "' % word in src)
        if rc != want_rc:
            return 'exit status %s, want %d\n%s' % (rc, want_rc, err[-800:])
        want = {}
        for i, line in enumerate(src.split('\n'), 1):
            m = re.search(r'// %s (.*)' % word, line)
            if m:
                want.setdefault(i, []).extend(re.findall(r'"((?:[^"\\]|\\.)*)"', m.group(1)))
        wrong = []
        last = None
        got = []
        for l in (out + err).split('\n'):
            m = re.match(r'(?:\S*/)?%s:(\d+):(?:\d+:)? (.*)' % re.escape(os.path.basename(path)), l)
            if m:
                last = [int(m.group(1)), m.group(2)]
                got.append(last)
            elif last and l.startswith('\t'):
                last[1] += '\n' + l
        for line, text in got:
            rxs = want.get(line, [])
            hit = next((r for r in rxs if re.search(r.replace('\\"', '"'), text)), None)
            if hit is None:
                wrong.append('line %d: not wanted: %s' % (line, text))
            else:
                rxs.remove(hit)
        wrong += ['line %d: missing: %s' % (l, r) for l, rs in sorted(want.items()) for r in rs]
        return '\n'.join(wrong)

    def binary(self, path):
        corpus = os.path.join(ROOT, 'tests/fuzz/corpus', os.path.basename(path))
        is_fuzz = os.path.basename(os.path.dirname(path)) == 'fuzz' and os.path.isdir(corpus)
        inputs = [os.path.join(corpus, f) for f in sorted(os.listdir(corpus))] if is_fuzz else []
        rc, out, err = self.execute([path] + inputs, ROOT)
        return '' if rc == 0 else 'exit status %s\n%s' % (rc, (out + err)[-2000:])

    def session(self, path):
        """A transcript; its input is what stands behind the prompts."""
        text = read(path)
        if path.endswith('.md'):
            text = ''.join(re.findall(r'^```text\n(gol> .*?)^```$', text, flags=re.M | re.S))
        flags = re.findall(r'^# flags: (.*)$', text, flags=re.M)
        want = re.sub(r'\A(?:#.*\n|\n)*', '', text)
        typed = ''.join(l[5:] + '\n' for l in want.split('\n') if l[:5] in ('gol> ', '...  ', 'dbg> '))
        with tempfile.TemporaryDirectory() as empty:
            env = dict(self.env, HOME=empty, XDG_STATE_HOME=empty, XDG_CONFIG_HOME=empty)
            cmd = [self.gol, 'repl', '-transcript', '-noinit', '-seed', '1']
            rc, out, err = self.execute(cmd + shlex.split(' '.join(flags)), empty, typed.encode(), env)
        out = re.sub(r'\ngol> \n\Z', '\n', '\n' + out)[1:]
        got, want = normalise(out), normalise(want)
        if rc is None or err or not matches(got, want):
            return 'exit status %s\n%s%s' % (rc, err[-500:], difference('transcript', got, want))
        return ''

    def script(self, path):
        with tempfile.TemporaryDirectory() as empty:
            rc, out, err = self.execute([path], empty, env=dict(self.env, GOL=self.gol))
        return '' if rc == 0 else 'exit status %s\n%s' % (rc, (out + err)[-2000:])

    def leak(self, path):
        """The report of a program, the same with any seed."""
        name = os.path.basename(path)[:-len('.report')]
        if os.path.basename(os.path.dirname(path)) == 'examples':
            program = os.path.join(ROOT, 'examples/leaks', *name.split('.', 1)) + '.go'
        else:
            program = path[:-len('.report')] + '.go'
        want, h = read(path).rstrip(), header(read(program))
        if self.stress and self.stress < int(h.get('stress', '1')):
            return ''
        want_rc = int(h.get('exit', 0 if re.search(r'== (no leaks|0 proven)', want) else 3))
        folder, name = os.path.split(program)
        jsons = set()
        for seed in range(1, 77 * self.seeds, 77):
            cmd = [self.gol, 'leak', '-virtual-time', '-seed', str(seed)] + shlex.split(h.get('flags', ''))
            if self.seeds > 2:
                jsons.add(re.sub(r'"seed":\d+', '', self.execute(cmd + ['-json', name], folder)[2]))
                if len(jsons) > 1:
                    return difference('JSON with another seed', *jsons)
            rc, out, err = self.execute(cmd + [name], folder)
            at = err.find('== leak report')
            got = err[at:].rstrip() if at >= 0 else ''
            if self.stress:  # main as it was at the latest collection: who holds may differ
                is_false = want_rc == 0 and re.search('^PROVEN', err, re.M)
                if is_false or rc not in (want_rc, 0, 3):
                    return 'exit status %s\n%s' % (rc, err[-2000:])
                continue
            if got != want:
                return difference('report', got, want)
            if rc != want_rc:
                return 'exit status %s, want %d' % (rc, want_rc)
        return ''

    def run(self, kind, path):
        return {'program': self.program, 'errors': self.errors, 'vet': self.vet, 'fmt': self.fmt,
                'binary': self.binary, 'script': self.script, 'leak': self.leak,
                'session': self.session}[kind](path)


def text_of(b):
    return (b or b'').decode('utf-8', 'surrogateescape')


def sources(folder):
    for at, dirs, files in os.walk(os.path.join(ROOT, folder)):
        dirs.sort()
        if 'dir' in files:  # a whole folder is one program
            dirs.clear()
            files = [f for f in files if os.path.splitext(f)[0] == 'main']
        for f in sorted(files):
            if f.endswith(SOURCES):
                yield os.path.join(at, f)


def scripts(folder):
    at = os.path.join(ROOT, folder)
    for f in sorted(os.listdir(at)) if os.path.isdir(at) else []:
        if f.endswith(('.py', '.sh')) and os.access(os.path.join(at, f), os.X_OK):
            yield os.path.join(at, f)


def reports(folder):
    for at, dirs, files in os.walk(os.path.join(ROOT, folder)):
        dirs.sort()
        for f in sorted(files):
            if f.endswith('.report'):
                yield os.path.join(at, f)


def kind_of(path):
    text = read(path)
    if 'skip' in header(text):
        return None
    inside = os.path.relpath(path, ROOT)
    if inside.startswith('tests/errors') or (inside.startswith('tests/regress') and '// ERROR "' in text):
        return 'errors'
    return 'vet' if inside.startswith('tests/vet') else 'program'


def collect(args):
    tests = []
    for folder in ('tests/lang', 'tests/errors', 'tests/vet', 'tests/regress', 'tests/limits',
                   'tests/bench', 'tests/ffi', 'examples'):
        for path in sources(folder):
            kind = kind_of(path)
            if kind:
                tests.append((kind, path))
    tests += [('script', path) for folder in ('tests/cli', 'tests/limits', 'tests/repl')
              for path in scripts(folder)]
    tests += [('leak', path) for path in reports('tests/leaks')]
    at = os.path.join(ROOT, 'tests/repl')
    tests += [('session', os.path.join(at, f)) for f in sorted(os.listdir(at)) if f.endswith('.session')]
    if os.path.exists(os.path.join(ROOT, 'docs/repl.md')):
        tests.append(('session', os.path.join(ROOT, 'docs/repl.md')))
    at = os.path.join(ROOT, 'tests/fmt')
    tests += [('fmt', os.path.join(at, f)) for f in sorted(os.listdir(at)) if f.endswith('.input')]
    if args.build:
        for part in ('unit', 'fuzz'):
            at = os.path.join(args.build, part)
            for f in sorted(os.listdir(at)) if os.path.isdir(at) else []:
                full = os.path.abspath(os.path.join(at, f))
                if os.access(full, os.X_OK) and '.' not in f:
                    tests.append(('binary', full))
    if args.words:
        tests = [t for t in tests if any(w in t[1] for w in args.words)]
    return tests


def known_failures():
    path = os.path.join(ROOT, 'tests/known-failures.txt')
    if not os.path.exists(path):
        return {}
    lines = [l.split(None, 1) for l in read(path).split('\n') if l.strip() and l[0] != '#']
    return {l[0]: (l + [''])[1] for l in lines}


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--gol', default='./gol')
    p.add_argument('--build', default='', help='also run the unit tests built there')
    p.add_argument('--jobs', type=int, default=os.cpu_count() or 2)
    p.add_argument('--limit', type=int, default=60, help='seconds for each program')
    p.add_argument('--flags', default='', help='more flags for gol')
    p.add_argument('--stress', type=int, default=0, help='GOLDEBUG=gcstress=N')
    p.add_argument('--seeds', type=int, default=2, help='seeds for each program of tests/leaks')
    p.add_argument('--quiet', action='store_true')
    p.add_argument('words', nargs='*')
    args = p.parse_args()
    runner, known = Runner(args), known_failures()
    tests = collect(args)
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = pool.map(lambda t: runner.run(*t), tests)
        for (kind, path), wrong in zip(tests, results):
            name = os.path.relpath(path, ROOT)
            if name in known:
                wrong = '' if wrong else 'passes now: take it off tests/known-failures.txt'
            if wrong:
                failed += 1
                if not args.quiet:
                    print('FAIL %s\n    %s' % (name, wrong.replace('\n', '\n    ')), flush=True)
                else:
                    print('FAIL %s\n    %s' % (name, '\n    '.join(wrong.split('\n')[:12])), flush=True)
            else:
                passed += 1
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
