#!/usr/bin/env python3
"""The transcripts again, and docs/repl.md, typed on a pseudo-terminal: with the real readline, and with none.

  GOL=./gol tests/repl/pty_sessions.py [WORD...]

tests/run.py compares `gol repl -transcript`, which reads lines from a pipe. Here each entry is typed (pasted,
where it has several lines) at a terminal's prompt, and what comes until the next prompt must end with the
lines the transcript has; what goroutines print may come after the prompt. Without readline: the binary of
`make lineedits` with LINEEDIT=none; where it is not built, TERM=dumb takes the same way. Left out are sessions that end before their last line.
"""
import concurrent.futures, fcntl, os, pty, re, select, shlex, signal, struct, sys, tempfile, termios, time

GOL = os.environ['GOL']
GOL_NONE = os.path.join(os.environ.get('GOL_BUILD', 'build/release'), 'gol-none')
READLINE = (GOL, 'xterm')
# One that was built before the binary under test says nothing of it.
IS_BUILT = os.path.exists(GOL_NONE) and os.path.getmtime(GOL_NONE) >= os.path.getmtime(GOL)
NONE = (GOL_NONE, 'xterm') if IS_BUILT else (GOL, 'dumb')
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from run import matches, normalise, read  # noqa: E402

PROMPTS = ('gol> ', 'dbg> ')
LEFT_OUT = ('exit_code', 'quit_words')
PASTE, PASTED = '\x1b[200~', '\x1b[201~'
LIMIT, LATE = 30.0, 10.0  # seconds for a prompt, and for goroutines to print what they have


def steps(text):
    """(what is typed, what comes) of each entry."""
    found = []
    for line in text.split('\n'):
        if line.startswith(('gol> ', 'dbg> ')):
            found.append([line[5:], []])
        elif line.startswith('...  ') and not found[-1][1]:
            found[-1][0] += '\n' + line[5:]
        elif found:
            found[-1][1].append(line)
    return [(typed, '\n'.join(got).rstrip('\n')) for typed, got in found]


class Terminal:
    def __init__(self, folder, way, flags):
        binary, term = way
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            env = dict(os.environ, TERM=term, HOME=folder, XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder,
                       INPUTRC='/dev/null', LC_ALL='C.UTF-8', NO_COLOR='1')
            env.pop('GOL_HISTORY', None)
            os.execve(binary, [binary, 'repl', '-quiet', '-noinit', '-seed', '1', *flags], env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 4000, 0, 0))
        self.text = ''
        self.is_edited = way is READLINE
        self.wait(lambda text: text.endswith('gol> '))

    def plain(self):
        text = re.sub(r'\x1b\[[0-9;?]*[a-zA-Z]|\x07', '', self.text)
        return text.replace('\r', '')

    def wait(self, is_enough, limit=LIMIT):
        until = time.time() + limit
        while not is_enough(self.plain()):
            ready, _, _ = select.select([self.fd], [], [], max(0.0, until - time.time()))
            try:
                data = os.read(self.fd, 1 << 16) if ready else b''
            except OSError:
                data = b''
            if not data:
                return
            self.text += data.decode('utf-8', 'replace')

    def enter(self, typed, want):
        """'' when what comes is what is wanted, else what came."""
        self.text = ''
        if self.is_edited:
            os.write(self.fd, (PASTE + typed + PASTED if '\n' in typed else typed).encode() + b'\r')
        else:
            for line in typed.split('\n')[:-1]:
                os.write(self.fd, line.encode() + b'\n')
                self.wait(lambda text: text.endswith('...  '))
                self.text = ''
            os.write(self.fd, typed.split('\n')[-1].encode() + b'\n')
        def is_right(text):
            return text.endswith(PROMPTS) and ends_with(text, want)
        self.wait(lambda text: text.endswith(PROMPTS))
        self.wait(is_right, LATE)
        return '' if is_right(self.plain()) else self.plain() or 'nothing'

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def ends_with(got, want):
    """The lines of want are the last of got."""
    got, want = normalise('x\n' + re.sub(r'^(gol> |dbg> )+', '', got, flags=re.M)), normalise(want)
    lines = got.split('\n')
    if want == '':
        return True
    return any(matches('\n'.join(lines[at:]), want) for at in range(len(lines)))


def session(name, text, way):
    flags = shlex.split(' '.join(re.findall(r'^# flags: (.*)$', text, flags=re.M)))
    with tempfile.TemporaryDirectory() as folder:
        t = Terminal(folder, way, flags)
        try:
            for typed, want in steps(text):
                got = t.enter(typed, want)
                if got:
                    return '%s (%s, TERM=%s): %s\n--- want\n%s\n--- got\n%s' % (name, *way, typed, want, got[-1500:])
        finally:
            t.close()
    return ''


def all_sessions():
    for f in sorted(os.listdir(HERE)):
        name, ext = os.path.splitext(f)
        if ext == '.session' and name not in LEFT_OUT:
            yield name, read(os.path.join(HERE, f))
    page = read(os.path.join(HERE, '../../docs/repl.md'))
    yield 'docs/repl.md', ''.join(re.findall(r'^```text\n(gol> .*?)^```$', page, flags=re.M | re.S))


def main():
    words = sys.argv[1:]
    tasks = [(name, text, way) for name, text in all_sessions() for way in (READLINE, NONE)
             if not words or any(w in name for w in words)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        wrong = [w for w in pool.map(lambda task: session(*task), tasks) if w]
    for w in wrong:
        print(w)
    if words or wrong:
        print('%d of %d sessions went wrong' % (len(wrong), len(tasks)))
    return 1 if wrong else 0


sys.exit(main())
