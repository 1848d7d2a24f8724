#!/usr/bin/env python3
"""Writes entities.gol: the named characters of HTML, from Python's copy of the standard's table.

Only needed when the standard changes: the result is part of the tree.
"""
import html.entities, os

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = '''package html

// Made by mkentities.py.

// entities are the named characters, each a name, a space, its characters and a NUL; a name with a semicolon is not
// one without.
const entities = "" +
'''


def quoted(text):
    return ''.join(c if ' ' <= c <= '~' and c not in '"\\\\' else
                   '\\u%04x' % ord(c) if ord(c) < 0x10000 else '\\U%08x' % ord(c) for c in text)


lines, line = [], ''
for name, chars in sorted(html.entities.html5.items()):
    item = '%s %s\\x00' % (name, quoted(chars))
    if len(line) + len(item) > 100:
        lines.append(line)
        line = ''
    line += item
lines.append(line)
with open(os.path.join(HERE, 'entities.gol'), 'w') as f:
    f.write(HEAD + ' +\n'.join('\t"%s"' % l for l in lines) + '\n')
