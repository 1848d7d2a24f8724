#!/usr/bin/env python3
"""-diag, -color and the variables beside them: how messages about the program text are shown."""
import json, os, pty, re, subprocess, sys

GOL = os.environ['GOL']
failed = 0
PLAIN = {k: v for k, v in os.environ.items() if k not in ('NO_COLOR', 'FORCE_COLOR', 'CLICOLOR_FORCE')}


def check(what, ok, seen):
    global failed
    if not ok:
        failed += 1
        print('%s: %r' % (what, seen))


def gol(*args, env={}):
    p = subprocess.run([GOL, *args], capture_output=True, timeout=50, encoding='utf-8', env={**PLAIN, **env})
    return p.returncode, p.stdout, p.stderr


def on_terminal(*args, env={}):
    """What comes with standard error on a terminal."""
    master, slave = pty.openpty()
    p = subprocess.Popen([GOL, *args], stdout=subprocess.DEVNULL, stderr=slave, env={**PLAIN, 'TERM': 'xterm', **env})
    os.close(slave)
    text = b''
    while True:
        try:
            more = os.read(master, 65536)
        except OSError:
            break
        if not more:
            break
        text += more
    p.wait(50)
    os.close(master)
    return text.decode().replace('\r\n', '\n')


with open('bad.go', 'w') as f:
    f.write('package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\ntype T struct{ Name string }\n\nfunc main() {\n\tfmt.Printn("x")\n'
            '\tvar t T\n\tt.Nam = "a"\n\tprintln(strings.ToUpper("x"))\n\tvar e error = t\n\t_ = e\n}\n')
with open('warn.gol', 'w') as f:
    f.write('x := 1\nfmt.Println("ran")\n')
with open('vet.go', 'w') as f:
    f.write('package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Printf("%d", "s")\n}\n')
os.mkdir('tested')
with open('tested/a_test.go', 'w') as f:
    f.write('package a\n\nimport "testing"\n\nfunc TestA(t *testing.T) { undefinedName() }\n')
with open('many.go', 'w') as f:
    f.write('package main\n\nfunc main() {\n' + ''.join('\tx%d()\n' % i for i in range(12)) + '}\n')

SHORT = './bad.go:11:6: undefined: fmt.Printn\n'
FULL = SHORT + '    \tfmt.Printn("x")\n    \t    ^\n    did you mean fmt.Println?\n'
for verb in ('run', 'check', 'vet'):
    rc, out, err = gol(verb, '-diag=short', 'bad.go')
    check(verb + ' short', rc == 1 and SHORT in err and 'did you' not in err and err.startswith('# command-line-arguments\n'), err)
    check(verb + ' is short in a pipe', gol(verb, 'bad.go')[2] == err, err)
    rc, out, err = gol(verb, '-diag=full', 'bad.go')
    check(verb + ' full', rc == 1 and FULL in err and 'did you mean t.Name?' in err and 'import "strings" is missing' in err, err)
check('full on a terminal', FULL in re.sub(r'\x1b\[[0-9;]*m', '', on_terminal('bad.go')), on_terminal('bad.go'))
check('short on a terminal', 'did you' not in on_terminal('-diag=short', 'bad.go'), None)

for verb in ('run', 'check', 'vet'):
    rc, out, err = gol(verb, '-diag=json', 'bad.go')
    items = [json.loads(line) for line in err.splitlines()]
    check(verb + ' json', rc == 1 and out == '' and items[1] == {
        'file': './bad.go', 'line': 11, 'col': 6, 'end': {'line': 11, 'col': 12}, 'severity': 'error', 'code': 'UNDEFINED',
        'message': 'undefined: fmt.Printn', 'suggestion': 'did you mean fmt.Println?'}, err)
    check(verb + ' notes', any(i.get('notes') for i in items) or all('\n' not in i['message'] for i in items), items)
rc, out, err = gol('-diag=json', 'warn.gol')
check('a warning', rc == 0 and json.loads(err)['severity'] == 'warning' and json.loads(err)['code'] == 'UNUSED_VAR', err)
rc, out, err = gol('vet', '-diag=json', 'vet.go')
check('a finding', rc == 1 and json.loads(err)['code'] == 'printf' and json.loads(err)['line'] == 6, err)
rc, out, err = gol('test', '-diag=json', 'tested')
check('tests', rc == 1 and json.loads(err.splitlines()[0])['message'] == 'undefined: undefinedName', err)
rc, out, err = gol('check', '-diag=json', 'many.go')
check('no limit', len(err.splitlines()) == 12, err)
rc, out, err = gol('check', 'many.go')
check('ten', 'too many errors' in err, err)
for wrong in ('', 'long', 'JSON'):
    rc, out, err = gol('-diag=' + wrong, 'bad.go')
    check('wrong value', rc == 2 and err == 'gol: flag -diag: not a valid value: %s, want short|full|json (see gol help)\n' % wrong, err)


def coloured(text):
    return '\x1b[' in text


for args, env, terminal, want in [
        ([], {}, False, False), ([], {}, True, True), (['-color=never'], {}, True, False), (['-color=always'], {}, False, True),
        ([], {'NO_COLOR': '1'}, True, False), ([], {'NO_COLOR': ''}, True, True), (['-color=always'], {'NO_COLOR': '1'}, False, True),
        ([], {'FORCE_COLOR': '1'}, False, True), ([], {'CLICOLOR_FORCE': '1'}, False, True), ([], {'FORCE_COLOR': '0'}, False, False),
        ([], {'NO_COLOR': '1', 'FORCE_COLOR': '1'}, False, False), ([], {'TERM': 'dumb'}, True, False),
        (['-color=never'], {'FORCE_COLOR': '1'}, False, False), (['-color=auto'], {'FORCE_COLOR': '1'}, False, True)]:
    text = on_terminal(*args, 'bad.go', env=env) if terminal else gol(*args, 'bad.go', env=env)[2]
    check('colour %s %s terminal=%s' % (args, env, terminal), coloured(text) == want, text[:200])
check('wrong colour', gol('-color=red', 'bad.go')[0] == 2, None)
sys.exit(1 if failed else 0)
