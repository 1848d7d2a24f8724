#!/usr/bin/env python3
"""The prompt on a pseudo-terminal, with the real line editor and with none.

GOL names the binary. Each function test_* gets a fresh Terminal; what it asserts is what a user would
see. The same basics run once more with TERM=dumb, where lines are read as they come, and, where `make lineedits`
built it and the library is installed, with LINEEDIT=libedit.
"""
import ctypes, fcntl, os, pty, re, select, signal, struct, sys, tempfile, termios, time

GOL = os.environ['GOL']
GOL_LIBEDIT = os.path.join(os.environ.get('GOL_BUILD', 'build/release'), 'gol-libedit')
PROMPT = 'gol> '
UP, DOWN, LEFT, ENTER = '\x1b[A', '\x1b[B', '\x1b[D', '\r'
PASTE, PASTED = '\x1b[200~', '\x1b[201~'


class Terminal:
    def __init__(self, home, term='xterm', args=('-quiet', '-noinit'), binary=GOL):
        self.home = home
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = dict(os.environ, TERM=term, HOME=home, XDG_STATE_HOME=home + '/state', INPUTRC='/dev/null',
                       LC_ALL='C.UTF-8')
            env.pop('GOL_HISTORY', None)
            os.execve(binary, [binary, 'repl', *args], env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 120, 0, 0))
        self.text = ''
        self.expect(PROMPT)

    def expect(self, what, limit=20.0):
        """Waits until `what` is on the screen, answers all up to it and forgets that."""
        until = time.time() + limit
        while what not in self.plain():
            ready, _, _ = select.select([self.fd], [], [], max(0.0, until - time.time()))
            try:
                data = os.read(self.fd, 1 << 16) if ready else b''
            except OSError:
                data = b''
            if not data:
                raise AssertionError('%r did not come; there was %r' % (what, self.plain()[-600:]))
            self.text += data.decode('utf-8', 'replace')
        plain = self.plain()
        at = plain.index(what) + len(what)
        self.text = plain[at:]
        return plain[:at]

    def plain(self):
        return re.sub(r'\x1b\[[0-9;?]*[a-zA-Z]|\x07', '', self.text).replace('\r', '')

    def type(self, text):
        os.write(self.fd, text.encode())

    def enter(self, line, want):
        self.type(line + ENTER)
        got = self.expect(want)
        self.expect(PROMPT)
        return got

    def settle(self, seconds=0.15):
        """What else comes."""
        until = time.time() + seconds
        while select.select([self.fd], [], [], max(0.0, until - time.time()))[0]:
            self.text += os.read(self.fd, 1 << 16).decode('utf-8', 'replace')
        got, self.text = self.plain(), ''
        return got

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def test_block(t):
    t.type('func f(a int) int {' + ENTER + 'return a * 2' + ENTER + '}' + ENTER)
    t.expect(PROMPT)
    t.enter('f(21)', '42  // int')


def test_history_brings_blocks_whole(t):
    t.type('for i := range 2 {' + ENTER + 'fmt.Println("turn", i)' + ENTER + '}' + ENTER)
    t.expect('turn 1')
    t.expect(PROMPT)
    t.type(UP + ENTER)
    t.expect('turn 0')
    t.expect('turn 1')
    t.expect(PROMPT)


def test_up_and_down_move_inside_a_block(t):
    t.type('x := []int{' + ENTER + '1,' + ENTER + '2,' + UP + '5,' + DOWN + '6,' + ENTER + '}' + ENTER)
    t.expect(PROMPT)
    t.enter('x', '[]int{1, 5, 2, 6}')


def test_home_end_and_kill_keep_to_the_row(t):
    t.type('func f(a int) int {' + ENTER + 'return a * 2' + ENTER + '}' + ENTER)
    t.expect(PROMPT)
    t.type(UP + UP + '\x1b[F' + ' + 1' + '\x1b[H' + '/**/' + DOWN + ENTER)
    t.expect(PROMPT)
    t.enter('f(3)', '7  // int')
    t.type('func k() int {' + ENTER + 'return 1' + '\x1b[D' * 2 + '\x0b 2' + ENTER + '}' + ENTER)
    t.expect(PROMPT)
    t.enter('k()', '2  // int')
    t.type('"ab"' + '\x01' + '\x0b' + '"cd"' + ENTER)
    t.expect('"cd"  // string')
    t.expect(PROMPT)


def test_history_is_kept(t):
    t.enter('kept := 11 * 11', '')
    t.enter(' secret := 5', '')
    t.type('func g() int {' + ENTER + 'return 1' + ENTER + '}' + ENTER)
    t.expect(PROMPT)
    with open(t.home + '/state/gol/history') as f:
        lines = f.read().split('\n')
    assert lines[:2] == ['kept := 11 * 11', 'func g() int {\\n\treturn 1\\n}'], lines
    second = Terminal(t.home)
    second.type(UP + ENTER)
    second.expect(PROMPT)
    second.enter('g()', '1  // int')
    second.type('\x12kept')  # Ctrl-R
    second.settle()
    second.type(ENTER)
    second.expect(PROMPT)
    second.enter('kept', '121  // int')
    second.close()


def test_paste_of_a_file(t):
    t.type(PASTE + 'package main\n\nimport "fmt"\n\nvar b = a + 1\nvar a = 41\n\n'
           'func show() {\n\tfmt.Println("b is", b)\n}\n' + PASTED)
    t.settle()
    t.type(ENTER)
    t.expect(PROMPT)
    t.enter('show()', 'b is 42')


def test_paste_of_statements(t):
    t.type(PASTE + 'x := 1\nx + 1\nx + 2\n' + PASTED)
    t.settle()
    t.type(ENTER)
    t.expect('2  // int')
    t.expect('3  // int')
    t.expect(PROMPT)


def test_tab(t):
    t.type('strings.HasPre\t')
    got = t.expect('strings.HasPrefix')
    assert 'func HasPrefix(s string, prefix string) bool' in got, got
    t.type('("ab", "a")' + ENTER)
    t.expect('true  // bool')
    t.expect(PROMPT)
    t.enter('type Point struct{ Alpha, Beta int }', '')
    t.enter('func (p Point) Area() int { return 6 }', '')
    t.enter('p := Point{1, 2}', '')
    t.type('p.Al\t')
    t.expect('field Alpha int')
    t.type(ENTER)
    t.expect('1  // int')
    t.expect(PROMPT)
    t.type('for _, q := range []Point{p} { fmt.Println(q.Ar\t')
    t.expect('func Area() int')
    t.type('()) }' + ENTER)
    t.expect('\n6')
    t.expect(PROMPT)
    t.type(':hea\t' + ENTER)
    t.expect('in use')
    t.expect(PROMPT)
    t.type('import "unicode/ut\t')
    t.type('8"' + ENTER)
    t.expect(PROMPT)
    t.type('nothingLikeThis.\t\t')
    t.settle()
    t.type('\x15')
    t.enter('m := map[string][]Point{"a": {{5, 6}}}', '')
    for operand in ('m["a"][0].', '(&p).', 'any(p).(Point).', 'if q := p; q.', '[]Point{p}[0:1][0].'):
        t.type(operand + 'Al\t')
        t.expect('field Alpha int')
        t.type('\x15')
    for literal in ('Point{Al', 'Point{Beta: 1, Al', 'map[string]*Point{"a": {Al'):
        t.type(literal + '\t')
        t.expect('field Alpha int')
        t.type('\x15')
    t.type(':set wi\t 60' + ENTER)
    t.expect(PROMPT)
    t.enter(':set width', 'width     60')
    t.type('import "encoding/j\t' + '"' + ENTER)
    t.expect(PROMPT)
    t.enter('json.Valid(nil)', 'false')


def test_tab_in_strings_offers_files(t):
    with open(t.home + '/a-file-of-mine.txt', 'w') as f:
        f.write('contents\n')
    t.enter('import "os"', '')
    t.type('b, _ := os.ReadFile("%s/a-file-of\t")' % t.home + ENTER)
    t.expect(PROMPT)
    t.enter('len(b)', '9  // int')


def test_output_of_goroutines_does_not_tear_the_line(t):
    t.enter('go func() { for i := range 3 { time.Sleep(50 * time.Millisecond); fmt.Println("tick", i) } }()', '')
    t.type('"typed mean')
    t.expect('tick 2')
    t.expect('gol> "typed mean')
    t.type('while"' + ENTER)
    t.expect('"typed meanwhile"  // string')


def interrupt(t, code, seconds=0.2):
    t.type(code + ENTER)
    t.settle(seconds)
    start = time.time()
    t.type('\x03')
    t.expect('interrupted')
    took = time.time() - start
    t.expect(PROMPT)
    assert took < 2, 'Ctrl-C took %.2f s' % took


def test_interrupt(t):
    t.enter('x := 1', '')
    interrupt(t, 'for { x++ }')
    t.enter('x > 1000', 'true  // bool')
    interrupt(t, 'time.Sleep(time.Hour)')
    t.enter('done := make(chan bool); go func() { time.Sleep(time.Hour) }()', '')
    interrupt(t, '<-done')
    interrupt(t, 'fmt.Sprint(make([]int, 1e8))', 0.5)
    t.enter('func f() { defer fmt.Println("deferred ran"); for {} }', '')
    t.type('f()' + ENTER)
    t.settle(0.2)
    t.type('\x03')
    t.expect('deferred ran')
    t.expect('interrupted')
    t.expect(PROMPT)
    t.enter('y := func() int { for {}; return 1 }', '')
    interrupt(t, 'z := y()')
    t.enter('z', 'undefined: z')


def test_second_interrupt_skips_deferred_calls(t):
    t.enter('func f() { defer fmt.Println("outer"); defer func() { for {} }(); for {} }', '')
    t.type('f()' + ENTER)
    t.settle(0.2)
    t.type('\x03')
    t.settle(0.2)
    t.type('\x03')
    got = t.expect('interrupted')
    assert 'outer' not in got, got
    t.expect(PROMPT)
    t.enter('1 + 1', '2  // int')


def test_interrupt_at_the_prompt_clears_the_line(t):
    t.type('half of a lin')
    t.settle()
    t.type('\x03')
    t.expect('^C')
    t.expect(PROMPT)
    t.type('if true {' + ENTER + '\x03')
    t.expect('^C')
    t.expect(PROMPT)
    t.enter('"whole"', '"whole"  // string')


DEBUG = 'dbg> '


def test_breakpoint(t):
    t.type(PASTE + 'func f(n int) int {\ndefer fmt.Println("cleaned up")\nn++\nreturn n\n}' + PASTED + ENTER)
    t.expect(PROMPT)
    t.enter(':break f:3', 'n++')
    for give_up in ('\x03', '\x04', 'quit' + ENTER):
        t.type('f(1)' + ENTER)
        t.expect('n = 1  // int')
        t.expect(DEBUG)
        t.type('next' + ENTER)
        t.expect('n = 2  // int')
        t.expect(DEBUG)
        t.type('print n + (' + give_up if give_up == '\x03' else give_up)
        t.expect('cleaned up')
        t.expect('interrupted')
        t.expect(PROMPT)
    t.type(UP)
    t.expect('f(1)')
    t.type(ENTER)
    t.expect(DEBUG)
    t.type('continue' + ENTER)
    t.expect('2  // int')
    t.expect(PROMPT)


def test_breakpoint_while_typing(t):
    t.type(PASTE + 'func f(n int) {\nn++\n}' + PASTED + ENTER)
    t.expect(PROMPT)
    t.enter(':break f', 'n++')
    t.enter('go func() { time.Sleep(300 * time.Millisecond); f(7) }()', ENTER[:0])
    t.type('"half" + ')
    t.expect('n = 7  // int')
    t.expect(DEBUG)
    t.type('print n * 2' + ENTER)
    t.expect('14  // int')
    t.expect(DEBUG)
    t.type('continue' + ENTER)
    t.expect(PROMPT + '"half" + ')
    t.enter('"typed"', '"halftyped"')


def test_interrupt_after_a_breakpoint(t):
    t.type(PASTE + 'func f() {\nfor {\n}\n}' + PASTED + ENTER)
    t.expect(PROMPT)
    t.enter(':break f', 'for {')
    t.type('f()' + ENTER)
    t.expect(DEBUG)
    t.type('continue' + ENTER)
    time.sleep(0.2)
    t.type('\x03')
    t.expect('interrupted')
    t.expect(PROMPT)


def test_stopped_and_continued(t):
    t.type('"half of ')
    t.settle()
    os.kill(t.pid, signal.SIGSTOP)
    os.kill(t.pid, signal.SIGCONT)
    t.expect(PROMPT + '"half of ')
    t.enter('it"', '"half of it"  // string')


def test_end_of_input_lists_goroutines(t):
    t.enter('go func() { select {} }()', '')
    t.type('\x04')
    t.expect('leaving these goroutines:')
    t.expect('[select (no cases)')


def test_edit(t):
    script = t.home + '/editor'
    with open(script, 'w') as f:
        f.write('#!/bin/sh\nsed -i s/21/42/ "$1"\n')
    os.chmod(script, 0o755)
    t.enter('os.Setenv("EDITOR", "%s"); os.Setenv("VISUAL", "%s")' % (script, script), '')
    t.enter('21', '21  // int')


def dumb_basics(t):
    t.enter('1 + 1', '2  // int')
    t.type('func f() int {\n')
    t.expect('...  ')
    t.type('return 7\n')
    t.expect('...  ')
    t.type('}\n')
    t.expect(PROMPT)
    t.enter('f()', '7  // int')
    t.enter('go func() { time.Sleep(50 * time.Millisecond); fmt.Println("from afar") }()', '')
    t.expect('from afar')
    interrupt(t, 'for {}')
    t.type('\x04')


def libedit_basics(t):
    t.enter('1 + 1', '2  // int')
    t.enter('strings.ToUpperS\t', 'func ToUpperSpecial')  # one candidate shows its signature
    t.enter('type T struct{ Alpha, Beta int }', '')
    t.enter('var one T', '')
    t.enter('one.Al\t', '0  // int')
    t.enter('fals\t', 'false  // bool')
    t.type('str\t\t')
    t.expect('strconv')
    t.type('\x03')
    t.expect(PROMPT)
    t.enter('2 + 3', '5  // int')  # nothing is left of the line before
    t.enter(UP, '5  // int')
    t.type('func f() int {' + ENTER)
    t.expect('...  ')
    t.type('return 7' + ENTER)
    t.expect('...  ')
    t.enter('}', '')
    t.enter('f()', '7  // int')
    t.type('go func() { time.Sleep(50 * time.Millisecond); fmt.Println("from afar") }()' + ENTER)
    t.expect('\nfrom afar')
    t.enter('6 * 7', '42  // int')
    interrupt(t, 'for {}')
    t.type('\x04')


def has_libedit():
    try:
        ctypes.CDLL('libedit.so.2')
    except OSError:
        return False
    return os.path.exists(GOL_LIBEDIT) and os.path.getmtime(GOL_LIBEDIT) >= os.path.getmtime(GOL)


def run(test, term, binary=GOL):
    with tempfile.TemporaryDirectory() as home:
        t = Terminal(home, term, binary=binary)
        t.home = home
        try:
            test(t)
        except AssertionError as e:
            print('%s (TERM=%s): %s' % (test.__name__, term, e))
            return False
        finally:
            t.close()
    return True


def main():
    tests = [f for name, f in sorted(globals().items()) if name.startswith('test_')]
    wanted = sys.argv[1:]
    ok = True
    for test in tests:
        if not wanted or any(w in test.__name__ for w in wanted):
            ok &= run(test, 'xterm')
    if not wanted:
        ok &= run(dumb_basics, 'dumb')
        ok &= not has_libedit() or run(libedit_basics, 'xterm', GOL_LIBEDIT)
    return 0 if ok else 1


sys.exit(main())
