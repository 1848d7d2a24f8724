#!/usr/bin/env python3
"""Entries of many lines, read line by line or loaded, take time that grows with their length, not its square."""
import os, subprocess, time

GOL = os.environ['GOL']
ENTRIES = {
    'a literal': ('var v = []int{\n' + ''.join('\t%d, // {\n' % i for i in range(20000)) + '}\n', 'len(v)', '20000'),
    'a function': ('func f(n int) int {\n' + '\tn++ /* ( */\n' * 10000 + '\treturn n\n}\n', 'f(1)', '10001'),
    'a string': ('s := `' + '"line"\n' * 20000 + '`\n', 'len(s)', '140000'),
    'quotes': ('var q = []string{\n' + '\t"{\\"", `(\n`, "\\\\",\n' * 5000 + '}\n', 'len(q)', '15000'),
    'statements': (''.join('x%d := %d\n' % (i, i) for i in range(1000)), 'x999', '999'),
    'an open bracket': ('f(\n' + '1,\n' * 3000 + ')\n', '"after"', '"after"'),
    'a broken function': ('func g() {\n' + 'x := )\n' + 'y++\n' * 3000 + '}\n', '"after"', '"after"'),
}


def prompt(text):
    start = time.time()
    p = subprocess.run([GOL, 'repl', '-quiet', '-noinit'], input=text.encode(), stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, timeout=60)
    return p.stdout.decode(), time.time() - start


for name, (entry, question, answer) in ENTRIES.items():
    with open('entry.gol', 'w') as f:
        f.write(entry)
    for how, text in (('typed', entry), ('loaded', ':load entry.gol\n')):
        out, took = prompt(text + question + '\n')
        if '%s  // ' % answer not in out:
            print('%s, %s: %r' % (name, how, out[-300:]))
            raise SystemExit(1)
        if took > 10:
            print('%s, %s: %.1f s' % (name, how, took))
            raise SystemExit(1)
