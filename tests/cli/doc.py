#!/usr/bin/env python3
"""gol doc: pages as go doc's, of the library, of the user's files and of the language; wrong names."""
import glob, os, re, shutil, subprocess, sys

GOL = os.environ['GOL']
HERE = os.path.dirname(os.path.abspath(__file__))
failed = 0


def run(*command, cwd='.'):
    p = subprocess.run(command, capture_output=True, timeout=50, cwd=cwd, encoding='utf-8')
    return p.returncode, p.stdout, p.stderr


def check(what, ok, seen):
    global failed
    if not ok:
        failed += 1
        print('%s: %r' % (what, seen))


def says(what, status, out='', err=''):
    got = run(GOL, 'doc', *what.split())
    check('gol doc ' + what, got[0] == status and re.search(out, got[1]) and re.search(err, got[2]), got)


says('strings', 0, r'(?m)\Apackage strings // import "strings"\n\nPackage strings .*\n(.*\n)*func Clone\(s string\) string\n'
     r'(.*\n)*type Reader struct{ ... }\n    func NewReader\(s string\) \*Reader\n')
says('strings.Builder', 0, r'(?m)^    // Has unexported|^\t// Has unexported fields\.\n}\n    .*\n(.*\n)*func \(b \*Builder\) Cap\(\) int$')
says('strings.Builder.WriteString', 0, r'\n\nfunc \(b \*Builder\) WriteString\(s string\) \(int, error\)\n    \w+.*\n\n\Z')
says('strings.builder.writestring', 0, r'WriteString\(s string\)')
says('fmt Println', 0, r'func Println\(a \.\.\.any\) \(n int, err error\)\n    Println')
says('json.Marshal', 0, r'\Apackage json // import "encoding/json"\n')
says('encoding/json Decoder.Decode', 0, r'func \(\w+ \*Decoder\) Decode\(v any\) error')
says('io.Reader.Read', 0, r'type Reader interface {\n    Read\(p \[\]byte\) \(n int, err error\)\n}')
says('-short strings', 0, r'\Afunc Clone')
says('strings -short', 0, r'\Afunc Clone')
says('-src strings.Clone', 0, r'\n// Clone returns.*\n(//.*\n)*func Clone\(s string\) string {\n\t')
says('-u strings', 0, r'\nfunc text\(b \[\]byte\) string\n')
says('append', 0, r'func append\(slice \[\]Type, elems \.\.\.Type\) \[\]Type\n    append returns')
says('builtin.len', 0, r'func len\(v Type\) int\n    len returns')
says('builtin', 0, r'func append.*\n')
says('chan', 0, r'\Akeyword chan\n    ')
says('error', 0, r'type error interface {\n\tError\(\) string\n}\n')
says('strings.Buildr', 1, r'\A\Z', r'^gol: doc: no symbol Buildr in package strings; did you mean Builder\?\n$')
says('strings.Builder.Lem', 1, r'\A\Z', r'no symbol Builder.Lem in package strings; did you mean Builder\.Len\?')
says('strngs', 1, '', r'^gol: doc: no package or name strngs; did you mean strings\?')
says('nowhere.gol', 1, '', r'nowhere\.gol: No such file')
says('a b c', 2, '', 'usage: gol doc')
says('-all=2 strings', 2, '', 'want true or false')
os.mkdir('empty')
says('empty', 1, '', 'no Go files in empty')
with open('script.gol', 'w') as f:
    f.write('#!/usr/bin/env gol\n// Greets people.\n\n// greet says hello\n// to one.\nfunc greet(name string) {\n'
            '\tprintln(name)\n}\n\nfor i := range 3 {\n\tgreet("x")\n}\nf := func() {}\nf()\n')
says('script.gol', 0, r'\Apackage main // script\.gol\n\nGreets people\.\n')
says('-u script.gol greet', 0, r'func greet\(name string\)\n    greet says hello to one\.\n')
with open('broken.gol', 'w') as f:
    f.write('package p\n\n// F is fine.\nfunc F() {}\n\ntype T struct {\n')
says('broken.gol F', 0, r'func F\(\)\n    F is fine')

# Every package of the library has a page, and every name on it a sentence.
ROOT = os.path.dirname(os.path.dirname(HERE))
for folder in 'fmt strings strconv sort slices maps errors time sync os io bufio bytes math context runtime runtime/debug'.split():
    for path in glob.glob('%s/stdlib/%s/*.gol' % (ROOT, folder)):
        with open(path) as f:
            lines = f.read().split('\n')
        for before, line in zip(lines, lines[1:]):
            m = re.match(r'func (?:\((?:\w+ )?\*?(\w+)[^)]*\) )?([A-Z]\w*)|type ([A-Z]\w*)|(?:var|const) ([A-Z]\w*)', line)
            if m and not (m.group(1) and m.group(1)[0].islower()):
                check(os.path.relpath(path, ROOT), before.startswith('//'), line)

# Side by side with real Go, which puts the folder's name where no module tells the import path.
shutil.copytree(HERE + '/doc', 'dp')
GO = next((g for g in ('/usr/lib/go-1.22/bin/go', shutil.which('go')) if g and os.path.exists(g)), None)
ASKED = ['', '.', 'Point', 'Point.Move', 'Reader', 'Map', 'Color', 'A', 'B', 'Red', 'ErrX', '-short', '-short Point',
         '-src Point.Move', '-src Map', '-u', '-u Point', 'G1', 'Fn', '-all', 'Table', 'Emb', 'X', '-src A', 'red', 'point',
         'List', 'List.Len', 'NewPoint']
for asked in ASKED if GO else []:
    want = run(GO, 'doc', *asked.split(), cwd='dp')[1].replace('import "."', 'import "example.com/dp"')
    got = run(GOL, 'doc', *asked.split(), cwd='dp')[1]
    check('go doc ' + asked, got == want, (got, want))
sys.exit(1 if failed else 0)
