#!/usr/bin/env python3
"""-sandbox against programs that want out: by forged memory, by the prompt, by names and by files of gol's own."""
import os, re, subprocess, sys, tempfile

GOL = os.environ['GOL']
outside = tempfile.TemporaryDirectory()
failed = 0


def check(what, ok, seen):
    global failed
    if not ok:
        failed += 1
        print('%s: %r' % (what, seen))


def put(name, text):
    os.makedirs(os.path.dirname(name) or '.', exist_ok=True)
    with open(name, 'w') as f:
        f.write(text)


def gol(*args, stdin='', **env):
    p = subprocess.run([GOL, *args], input=stdin, capture_output=True, timeout=50, encoding='utf-8', env={**os.environ, **env})
    return p.returncode, p.stdout, p.stderr


put(outside.name + '/secret', 'SECRET\n')
put(outside.name + '/lib/far/far.go', 'package far\n\nimport "unsafe"\n\nvar P unsafe.Pointer\n')
OUT = outside.name

# Memory: whoever can point anywhere is out.
for name, text, want in [
    ('unsafe', 'package main\n\nimport "unsafe"\n\nfunc main() { x := 1; _ = *(*int)(unsafe.Pointer(&x)) }\n',
     r'unsafe.go:3:8: import "unsafe": -sandbox refuses it'),
    ('renamed', 'package main\n\nimport u "unsafe"\n\nvar p u.Pointer\n\nfunc main() {}\n', 'renamed.go:3:10: import "unsafe": -sandbox'),
    ('dotted', 'package main\n\nimport . "unsafe"\n\nvar p Pointer\n\nfunc main() {}\n', 'dotted.go:3:10: import "unsafe": -sandbox'),
    ('linkname', 'package main\n\nimport _ "unsafe"\n\n//go:linkname unlink os.sysRemove\nfunc unlink(string) int\n\nfunc main() { unlink("x") }\n',
     'import "unsafe": -sandbox refuses it'),
    ('bodyless', 'package main\n\nfunc sysRemove(path string) int\n\nfunc main() { sysRemove("x") }\n', 'missing function body'),
    ('converted', 'package main\n\nimport "reflect"\n\nfunc main() {\n\tx := 1\n\tp := reflect.ValueOf(&x).UnsafePointer()\n'
     '\tbig := (*[1 << 20]byte)(p)\n\tprintln(big[1<<19])\n}\n', r'converted.go:8:26: cannot convert p .*-sandbox refuses it'),
    ('generic', 'package main\n\nimport "reflect"\n\nfunc to[T, P any](p P) T { return any(p).(T) }\n\nfunc main() {\n\tx := 1\n'
     '\t_ = to[*[1 << 20]byte](reflect.ValueOf(&x).UnsafePointer())\n}\n', r'interface conversion: interface {} is unsafe.Pointer, not'),
    ('newat', 'package main\n\nimport "reflect"\n\nfunc main() {\n\tx := 1\n'
     '\tv := reflect.NewAt(reflect.TypeOf([1 << 20]byte{}), reflect.ValueOf(&x).UnsafePointer())\n\tprintln(v.Elem().Len())\n}\n',
     r'panic: reflect.NewAt: -sandbox refuses it'),
    ('ffi', 'package main\n\nimport "ffi"\n\nfunc main() { *ffi.At[int](4096) = 1 }\n', 'ffi.go:3:8: import "ffi": -sandbox refuses it'),
    ('exec', 'package main\n\nimport (\n\t"os"\n\t"os/exec"\n)\n\nfunc main() {\n\tc := exec.Command("/bin/cat", "' + OUT + '/secret")\n'
     '\tc.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr\n\tpanic(c.Run())\n}\n', 'refuses: os.StartProcess /bin/cat'),
    ('plugin', 'package main\n\nimport _ "plugin"\n\nfunc main() {}\n', 'package plugin is not in std'),
    ('process', 'package main\n\nimport "os"\n\nfunc main() {\n\t_, err := os.StartProcess("/bin/true", nil, &os.ProcAttr{})\n'
     '\tpanic(err)\n}\n', 'refuses: os.StartProcess /bin/true'),
    ('kill', 'package main\n\nimport (\n\t"os"\n\t"syscall"\n)\n\nfunc main() { panic(syscall.Kill(os.Getppid(), 0)) }\n', 'refuses: syscall.Kill'),
    ('embed', 'package main\n\nimport _ "embed"\n\n//go:embed ../secret\nvar s string\n\nfunc main() { println(s) }\n', '.'),
]:
    put(name + '.go', text)
    rc, out, err = gol('-sandbox', name + '.go')
    check(name, rc != 0 and re.search(want, err) and 'SECRET' not in out + err, (rc, out, err))
rc, out, err = gol('-sandbox', '-e', 'var p unsafe.Pointer; fmt.Println(p)')
check('unsafe without import', rc == 1 and '-sandbox refuses it' in err, err)
rc, out, err = gol('-sandbox', '-e', 'import "far"\nfmt.Println(far.P)', GOLPATH=OUT + '/lib')
check('unsafe in a package', rc == 1 and '-sandbox refuses it' in err, err)
rc, out, err = gol('-sandbox', '-e', 'fmt.Println(time.Now().Year() > 2000, sort.IsSorted(sort.IntSlice{1}), strings.Repeat("a", 2))')
check('the library works', rc == 0 and out == 'true true aa\n', (out, err))

# Names and files.
rc, out, err = gol('-sandbox', '-e', r'''
b, err := os.ReadFile("inside\x00/../../secret"); fmt.Println(len(b), err != nil)
b, err = os.ReadFile("%(o)s/secret"); fmt.Println(len(b), err != nil)
b, err = os.ReadFile("/proc/self/root%(o)s/secret"); fmt.Println(len(b), err != nil)
b, err = os.ReadFile("/proc/self/cwd/../secret"); fmt.Println(len(b), err != nil)
b, err = os.ReadFile("/proc/self/mem"); fmt.Println(len(b), err != nil)
b, err = os.ReadFile("/dev/fd/0"); fmt.Println(len(b), err != nil)
b, err = os.ReadFile(strings.Repeat("./", 3000) + "/../secret"); fmt.Println(len(b), err != nil)
_, err = os.OpenFile("new", os.O_RDONLY|os.O_CREATE, 0o600); fmt.Println(0, err != nil)
_, err = os.OpenFile("new", 3, 0o600); fmt.Println(0, err != nil)
_, err = os.CreateTemp("", "x"); fmt.Println(0, err != nil)
fmt.Println(0, os.Chdir("..") != nil)
fmt.Println(0, os.Link("%(o)s/secret", "here") != nil)
fmt.Println(0, os.RemoveAll("%(o)s") != nil)
_, err = os.DirFS("%(o)s").Open("secret"); fmt.Println(0, err != nil)
os.Setenv("TMPDIR", "."); _, err = os.MkdirTemp("", "x"); fmt.Println(0, err != nil)
os.Setenv("ZONEINFO", "%(o)s"); _, err = time.LoadLocation("../../..%(o)s/secret"); fmt.Println(0, err != nil)
_, err = time.LoadLocation("Europe/Berlin"); os.Setenv("TZ", "%(o)s/secret"); fmt.Println(0, time.Local.String() != "")
''' % {'o': OUT})
check('names', rc == 0 and out == '0 true\n' * 17, (out, err))
check('nothing new', not os.path.exists('new') and not os.path.exists('here') and os.path.exists(OUT + '/secret'), os.listdir('.'))

# The prompt's own commands, and files it keeps.
put('typed', 'os.Setenv("GOL_HISTORY", "%(o)s/history")\nos.Setenv("EDITOR", "touch %(o)s/edited")\n:load %(o)s/secret\n:save %(o)s/saved\n'
    ':edit\n:!touch %(o)s/ran\n:cd %(o)s\nos.ReadFile("secret")\n:src os.ReadFile\nimport "unsafe"\n' % {'o': OUT})
rc, out, err = gol('repl', '-sandbox', '-quiet', '-noinit', '-transcript', stdin=open('typed').read())
check('the prompt', 'SECRET' not in out + err and 'unsafe": -sandbox refuses' in out + err, (out, err))
check('files of the prompt', sorted(os.listdir(OUT)) == ['lib', 'secret'], os.listdir(OUT))

# GOL_SANDBOX, GOLFLAGS, GOLPATH.
put('lib/near/near.go', 'package near\n\nimport "deep/er"\n\nfunc F() string { return er.S }\n')
put('lib2/deep/er/er.go', 'package er\n\nconst S = "deep"\n')
rc, out, err = gol('-e', 'import "near"\nfmt.Println(near.F())', GOLPATH=':lib:lib2')
check('GOLPATH', rc == 0 and out == 'deep\n', (out, err))
rc, out, err = gol('-e', 'import "near"\nfmt.Println(near.F())')
check('no GOLPATH', rc == 1 and 'package near is not in std' in err, err)
rc, out, err = gol('doc', 'near', GOLPATH='lib')
check('doc by GOLPATH', rc == 0 and 'func F() string' in out, (out, err))
rc, out, err = gol('-e', 'fmt.Println(os.WriteFile("z", nil, 0o600) != nil)', GOLFLAGS=' -sandbox  -seed=1 ')
check('GOLFLAGS', out == 'true\n', (out, err))
rc, out, err = gol('-diag=short', '-e', 'fmt.Printn()', GOLFLAGS='-diag=full')
check('the command line goes before', 'did you' not in err, err)
for value, want in (('seed', 'GOLFLAGS: not a flag: seed'), ('-nothing', 'that flag is from GOLFLAGS'), ('-seed 1', 'needs a value'),
                    ('-e=1', 'GOLFLAGS holds settings')):
    rc, out, err = gol('-e', 'println(1)', GOLFLAGS=value)
    check('GOLFLAGS=' + value, rc == 2 and want in err, err)
rc, out, err = gol('env', 'GOLFLAGS', 'GOLPATH', 'GOL_SANDBOX', GOLFLAGS='-seed=1', GOLPATH='a:b', GOL_SANDBOX='1')
check('env', out == '-seed=1\na:b\n1\n', out)
sys.exit(1 if failed else 0)
