#!/usr/bin/env python3
"""docs/teaching.md typed as written gives what it says, and each lesson's report fits a projector."""
import glob, os, re, shlex, subprocess, sys, unicodedata

GOL = os.environ['GOL']
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLAN = open(os.path.join(ROOT, 'docs', 'teaching.md'), encoding='utf-8').read()
PLACES = {'FILE': 'examples/leaks/02-chan-send/leak.go', 'FILE:LINE': 'leak.go:28', 'CODE': 'L-CHAN-SEND',
          'FIXED': 'examples/leaks/02-chan-send/fixed-timeout.go', 'page.html': os.path.abspath('page.html'),
          '1000': '20'}
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)


def run(*args, **env):
    p = subprocess.run([GOL, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       timeout=60, cwd=ROOT, env=dict(os.environ, NO_COLOR='1', **env))
    return p.returncode, p.stdout.decode()


def columns(line):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in line)


# every command of the page runs; what is written in capitals stands for a program of one's own
commands = re.findall(r'`(gol [^`]*)`', PLAN)
check(len(commands) > 10, 'commands: %s' % commands)
for command in sorted(set(commands)):
    words = [PLACES.get(w, w) for w in shlex.split(command)[1:]]
    if words[0] == 'tour' or words == ['leak'] or '-step' in words or 'test' in words or words == ['explain']:
        continue  # at a terminal, or about nothing in particular: their own tests
    if '-html' in words and len(words) < 5:
        words = ['-virtual-time'] + words
    status, text = run(*words)
    check(status in (0, 3), '%s ends with %d:\n%s' % (command, status, text[-400:]))
check(os.path.exists('page.html'), 'the page is written')

# every program it names is there
rows = dict(re.findall(r'^\| (\d+-\d+) \|(.*)$', PLAN, re.M))
check(len(rows) == 8 and '39-45' in rows, 'eight rows up to minute 45: %s' % list(rows))
for name in re.findall(r'(\d\d-[\w-]+/[\w-]+\.go)', PLAN):
    check(os.path.exists(os.path.join(ROOT, 'examples', 'leaks', name)), 'no such program: ' + name)


def lesson(name, *flags, **env):
    return run('leak', '-virtual-time', *flags, 'examples/leaks/' + name, **env)


# what the rows say about them
text = lesson('02-chan-send/leak.go')[1]
check(all(re.search(r'^  %s ' % word, text, re.M) for word in ('blocked', 'started', 'made', 'why', 'fix')),
      'the report, line by line: ' + text)
check(lesson('02-chan-send/fixed-reader.go')[0] == 3 and lesson('02-chan-send/fixed-timeout.go')[0] == 0,
      'a reader leaks, a timeout does not')
text = lesson('09-task-select/leak.go')[1]
check('SUSPECT' in text and 'main.other (package variable)' in text, 'a package variable still leads there: ' + text)
check('L-SUBSTRING' in lesson('05-substring/leak.go')[1] and 'L-SUBSTRING' in lesson('05-substring/concat.go')[1],
      '"" + s does not help')
check('L-FIN-CYCLE' in lesson('01-finalizer-cycle/leak.go')[1], 'a ring')
check('L-FIN-BLOCKED' in lesson('04-finalizer-blocked/leak.go')[1], 'one that blocks all others')
check(lesson('15-time-after/leak.go')[0] == 3, 'timers that wait for nobody')
check('L-TIMER' not in lesson('15-time-after/leak.go', GODEBUG='asynctimerchan=0')[1], 'what changed with Go 1.23')
check('泄漏' in lesson('02-chan-send/leak.go', '-lang', 'zh')[1], 'Chinese')

# a lesson's report on one screen of 100 x 40, with the line to change
for program in sorted(glob.glob(os.path.join(ROOT, 'examples', 'leaks', '*', 'leak.go'))):
    name = os.path.relpath(program, os.path.join(ROOT, 'examples', 'leaks'))
    lines = lesson(name)[1].split('\n')
    widest = max(lines, key=columns)
    check(len(lines) <= 40, '%s: %d lines' % (name, len(lines)))
    check(columns(widest) <= 100, '%s: %d columns: %s' % (name, columns(widest), widest))
    fixes = [int(m) for m in re.findall(r'^  fix +leak\.go:(\d+): ', '\n'.join(lines), re.M)]
    count = len([l for l in lines if l.startswith(('PROVEN', 'SUSPECT'))])
    check(count > 0 and len(fixes) == count, '%s: %d findings name %d lines to change' % (name, count, len(fixes)))
    source = open(program, encoding='utf-8').read().split('\n')
    check(all(source[line - 1].strip() not in ('', '}') for line in fixes), '%s: lines %s' % (name, fixes))

print('\n'.join(failures))
sys.exit(len(failures) > 0)
