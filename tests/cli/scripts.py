#!/usr/bin/env python3
"""examples/scripts as their users call them: asked for help, as programs, with wrong words and input."""
import os, subprocess, sys

GOL = os.environ['GOL']
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), 'examples', 'scripts')
failed = 0


def check(what, args, status, out='', err='', stdin=''):
    global failed
    p = subprocess.run([GOL, os.path.join(FOLDER, args[0] + '.gol'), *args[1:]], input=stdin, capture_output=True,
                       timeout=50, encoding='utf-8')
    if p.returncode != status or out not in p.stdout or err not in p.stderr or 'panic' in p.stderr:
        failed += 1
        print('%s: status %s, want %s; %r %r' % (what, p.returncode, status, p.stdout[:300], p.stderr[:300]))


for script in ('adventure', 'dirsize', 'jsonquery', 'logfilter', 'table', 'wordcount'):
    check('help', [script, '-h'], 0, 'usage: %s.gol' % script)
check('no file', ['wordcount', 'nosuch'], 1, '', 'open nosuch: no such file')
check('no words', ['wordcount'], 0)
check('binary words', ['wordcount'], 0, '', '', '\0\1\2 a a\n')
check('no folder', ['dirsize', 'nosuch'], 1, '', 'open nosuch: no such file')
check('no JSON', ['jsonquery', '.a'], 1, '', 'jsonquery: ', 'words')
check('no such part', ['jsonquery', '.b'], 1, '', 'jsonquery: no b in', '{"a": 1}')
check('a part', ['jsonquery', '.a.#.n'], 0, '1\n2\n', '', '{"a": [{"n": 1}, {"n": 2}]}')
check('no level', ['logfilter', 'LOUD'], 2, '', 'usage: logfilter.gol')
check('an endless line', ['logfilter', 'INFO'], 1, '', 'token too long', 'INFO ' + 'x' * 100000)
check('no lines', ['table'], 1, '', 'table: no lines')
check('a row longer than the first', ['table'], 0, 'three', '', 'a\n1,2,three\n')
check('nothing typed', ['adventure'], 0, 'You stand in a heap')
sys.exit(1 if failed else 0)
