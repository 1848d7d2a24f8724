#!/usr/bin/env python3
"""Changes the layout of a Go file, and nothing but the layout.

    scramble.py SEED < in.go > out.go

Blanks between tokens come and go, lines are joined and broken where no semicolon depends on it,
statements are joined with written semicolons, indentation is random, empty lines are added and taken
away. The same seed makes the same file. What tokens and comments there are, and their order, stays.
"""
import random, re, sys

TOKEN = re.compile(r'''
    (?P<newline>\n)
  | (?P<blank>[ \t\r\f]+)
  | (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<raw>`[^`]*`)
  | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
  | (?P<number>(?:0[xX][\da-fA-F_.]*(?:[pP][+-]?[\d_]+)?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?[\d_]+)?
               |0[bBoO][\d_]+)i?)
  | (?P<word>[^\W\d]\w*)
  | (?P<operator><<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|[-+*/%&|^]=|<<|>>|&\^|.)
''', re.X | re.S)
ENDS_STATEMENT = {'break', 'continue', 'fallthrough', 'return', '++', '--', ')', ']', '}'}
KEYWORDS = set('''break case chan const continue default defer else fallthrough for func go goto if import
    interface map package range return select struct switch type var'''.split())


def tokens(text):
    """(kind, text) of everything but blanks."""
    return [(m.lastgroup, m.group()) for m in TOKEN.finditer(text) if m.lastgroup != 'blank']


def ends_statement(token):
    kind, text = token
    if kind == 'word':
        return text not in KEYWORDS or text in ENDS_STATEMENT
    return kind in ('raw', 'string', 'number') or text in ENDS_STATEMENT


def may_touch(a, b):
    """Whether two tokens without a blank between them are still those two."""
    both = TOKEN.match(a[1] + b[1])
    return both.group() == a[1] and not (a[1] + b[1]).startswith(('//', '/*'))


class Scrambler:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.out = []
        self.before = None      # the last token, comments not counted
        self.last = None        # the last token or comment
        self.at_start = True    # of a line

    def chance(self, p):
        return self.random.random() < p

    def blanks(self):
        return self.random.choice(['', '', ' ', '  ', '\t', '   ', ' \t'])

    def newline(self):
        self.out.append(self.blanks() + '\n' if self.chance(0.1) else '\n')
        self.at_start = True

    def put(self, token):
        if self.at_start:
            # what stands at the margin may be a directive or a doc comment: mostly let it be
            space = self.blanks() if self.indented or self.chance(0.05) else ''
        else:
            space = self.blanks()
            if not space and (self.last[0] == 'comment' or token[0] == 'comment' or
                              not may_touch(self.last, token)):
                space = ' '
        self.out.append(space + token[1])
        self.at_start = False
        self.last = token
        if token[0] != 'comment':
            self.before = token

    def newlines(self, count, following):
        """In place of `count` newlines of the source."""
        if self.last is None or self.last[1].startswith('//') or following is None:
            joined = False
        elif following[0] == 'comment' or self.last[0] == 'comment':
            joined = False
        elif ends_statement(self.before):
            joined = following[1] not in ('}', ')', 'case', 'default', 'else') and self.chance(0.04)
            if joined:
                self.put(('operator', ';'))
            elif following[1] in ('}', ')') and count == 1:
                joined = self.chance(0.03)
        else:
            joined = self.chance(0.08)
        if joined:
            return
        for _ in range(self.random.choice([1, 1, count, count, count + 1, 3])
                       if self.chance(0.3) else count):
            self.newline()

    def may_break(self, following):
        """Whether a newline here ends no statement."""
        if self.before is None or self.last[0] == 'comment' or following[0] == 'comment':
            return False
        return not ends_statement(self.before) and following[1] not in ('{',)

    def run(self, text):
        pieces = tokens(text)
        i = 0
        while i < len(pieces):
            kind = pieces[i][0]
            if kind != 'newline':
                if not self.at_start and self.may_break(pieces[i]) and self.chance(0.02):
                    self.newline()
                self.indented = self.at_start and i > 0 and self.source_indented(text, i, pieces)
                self.put(pieces[i])
                i += 1
                continue
            count = 0
            while i < len(pieces) and pieces[i][0] == 'newline':
                count += 1
                i += 1
            self.newlines(count, pieces[i] if i < len(pieces) else None)
        return ''.join(self.out)

    def source_indented(self, text, i, pieces):
        if self.offsets is None:
            self.offsets = [m.start() for m in TOKEN.finditer(text) if m.lastgroup != 'blank']
        at = self.offsets[i]
        return at > 0 and text[at - 1] != '\n'

    offsets = None
    indented = False


def scramble(text, seed):
    return Scrambler(seed).run(text)


COMMENTS = [' /* c%d */ ', '/* c%d */', ' // c%d\n', '\n// c%d\n', '\n\t// c%d\n\n', '/*\n c%d\n*/', '\n/* c%d */\n',
            ' /* c%d\n\t\t more */ ']


def add_comments(text, seed, rate):
    """Comments between tokens, at this rate; where one with a newline ends a statement, this makes no Go text."""
    rng, out = random.Random(seed), []
    for m in TOKEN.finditer(text):
        out.append(m.group())
        if m.lastgroup != 'comment' and rng.random() < rate:
            out.append(rng.choice(COMMENTS) % len(out))
    return ''.join(out)


if __name__ == '__main__':
    sys.stdout.write(scramble(sys.stdin.read(), int(sys.argv[1])))
