#!/usr/bin/env python3
"""How long Ctrl-C takes to stop an operation on much data, and -max-time too: a table, no test.

  tests/interrupts.py [--gol ./gol] [--signal-after SECONDS] [--max-time] [WORD...]

Each row prepares its data in a session of its own, starts an operation that takes long, sends SIGINT while
it runs and waits for the prompt to say `interrupted`. `ended` stands where the operation was
over before the signal came: its size is to be raised. The aim is 50 ms (DESIGN.md 5).
With --max-time the same operations run as programs, under -max-time that ends while they run.
"""
import argparse, os, select, signal, subprocess, tempfile, time

LIMIT = 60.0

BYTES = 'b := make([]byte, 1<<30); for i := 0; i < len(b); i += 4096 { b[i] = 120 }'
TEXT = 's := strings.Repeat("lorem ipsum ", 1<<26)'
INTS = 'v := make([]int, 1<<26); for i := range v { v[i] = i * 7919 % 1000003 }'
STRINGS = 'w := make([]string, 1<<22); for i := range w { w[i] = strconv.Itoa(i * 7919 % 1000003) }'
MAP = 'm := map[int]int{}; for i := range 4000000 { m[i] = i }'
POINTERS = 'p := make([]*int, 1<<26); one := new(int); for i := range p { p[i] = one }'

# name, preparation, operation
OPERATIONS = [
    ('loop', '', 'for {}'),
    ('make', '', 'for { c := make([]byte, 3<<30); c[0] = 1 }'),
    ('make pointers', '', 'for { c := make([]*int, 1<<28); c[0] = new(int) }'),
    ('make map', '', 'for { c := make(map[int]int, 1<<26); c[0] = 1 }'),
    ('make chan', '', 'for { c := make(chan [1024]int, 1<<17); c <- [1024]int{} }'),
    ('copy', BYTES, 'c := make([]byte, len(b)); for { copy(c, b) }'),
    ('copy overlapping', BYTES, 'for { copy(b[1:], b) }'),
    ('copy string', TEXT, 'c := make([]byte, len(s)); for { copy(c, s) }'),
    ('copy pointers', POINTERS, 'c := make([]*int, len(p)); for { copy(c, p) }'),
    ('array copy', 'var a, c [1 << 27]int; for i := 0; i < len(a); i += 512 { a[i] = 1 }', 'for { c = a }'),
    ('array ==', 'var a, c [1 << 27]int; for i := 0; i < len(a); i += 512 { a[i] = 1 }', 'for { _ = c == a }'),
    ('struct of array', 'type T struct { a [1 << 27]int }; t := new(T)', 'for { var x any = *t; _ = x }'),
    ('append', BYTES, 'for { _ = append([]byte(nil), b...) }'),
    ('append grows', BYTES, 'for { _ = append(b, 1) }'),
    ('append string', TEXT, 'for { _ = append([]byte(nil), s...) }'),
    ('clear', BYTES, 'for { clear(b) }'),
    ('clear map', MAP, 'for { clear(m); m[1] = 2 }'),
    ('fill a map', '', 'm := map[int]int{}; for i := 0; ; i++ { m[i] = i }'),
    ('map keys', MAP, 'for { _ = slices.Collect(maps.Keys(m)) }'),
    ('maps.Clone', MAP, 'for { _ = maps.Clone(m) }'),
    ('maps.Copy', MAP, 'for { c := map[int]int{}; maps.Copy(c, m) }'),
    ('concatenation', TEXT, 'for { _ = s + s }'),
    ('concatenation in a loop', TEXT, 'x := s; for { x += "a" }'),
    ('string(b)', BYTES, 'for { _ = string(b) }'),
    ('[]byte(s)', TEXT, 'for { _ = []byte(s) }'),
    ('[]rune(s)', TEXT, 'for { _ = []rune(s) }'),
    ('string(runes)', TEXT + '; r := []rune(s)', 'for { _ = string(r) }'),
    ('== of strings', TEXT + '; s2 := strings.Clone(s)', 'x := 0; for { if s == s2 { x++ } }'),
    ('< of strings', TEXT + '; s2 := strings.Clone(s)', 'x := 0; for { if s < s2 { x++ } }'),
    ('string as map key', TEXT, 'm := map[string]int{}; for { m[s]++ }'),
    ('strings.Repeat', '', 'for { _ = strings.Repeat("lorem", 400000000) }'),
    ('strings.Index', TEXT, 'for { _ = strings.Index(s, "ipsum lorem ipsumlorem") }'),
    ('strings.Index, one byte', TEXT, 'for { _ = strings.IndexByte(s, 90) }'),
    ('strings.Index, slow', 's := strings.Repeat("a", 1<<27)',
     'for { _ = strings.Index(s, strings.Repeat("a", 1<<13) + "b") }'),
    ('strings.LastIndex', TEXT, 'for { _ = strings.LastIndex(s, "ipsumlorem") }'),
    ('strings.LastIndex, slow', 's := strings.Repeat("a", 1<<24)',
     'for { _ = strings.LastIndex(s, "b" + strings.Repeat("a", 1<<12)) }'),
    ('strings.Contains', TEXT, 'for { _ = strings.Contains(s, "Lorem") }'),
    ('strings.Count', TEXT, 'for { _ = strings.Count(s, "ipsum") }'),
    ('strings.Count, one byte', TEXT, 'for { _ = strings.Count(s, "i") }'),
    ('strings.Replace', TEXT, 'for { _ = strings.ReplaceAll(s, "ipsum", "dolor sit") }'),
    ('strings.Split', TEXT, 'for { _ = strings.Split(s, " ") }'),
    ('strings.Fields', TEXT, 'for { _ = strings.Fields(s) }'),
    ('strings.Join', STRINGS, 'for { _ = strings.Join(w, ", ") }'),
    ('strings.ToUpper', TEXT, 'for { _ = strings.ToUpper(s) }'),
    ('strings.ToUpper, wide', TEXT + '; s += "é"', 'for { _ = strings.ToUpper(s) }'),
    ('strings.EqualFold', TEXT + '; s2 := strings.ToUpper(s)', 'for { _ = strings.EqualFold(s, s2) }'),
    ('strings.TrimSpace', 's := strings.Repeat(" ", 1<<29)', 'for { _ = strings.TrimSpace(s) }'),
    ('strings.Map', TEXT, 'for { _ = strings.Map(unicode.ToUpper, s) }'),
    ('strings.Builder', TEXT, 'for { var x strings.Builder; x.WriteString(s); x.WriteString(s) }'),
    ('strings.NewReplacer', TEXT, 'for { _ = strings.NewReplacer("a", "b", "lo", "x").Replace(s) }'),
    ('bytes.Index', BYTES, 'for { _ = bytes.Index(b, []byte("xyz")) }'),
    ('bytes.Equal', BYTES + '; c := bytes.Clone(b)', 'for { _ = bytes.Equal(b, c) }'),
    ('bytes.Count', BYTES, 'for { _ = bytes.Count(b, []byte("xy")) }'),
    ('bytes.Repeat', '', 'for { _ = bytes.Repeat([]byte("lorem"), 400000000) }'),
    ('bytes.ReplaceAll', BYTES, 'for { _ = bytes.ReplaceAll(b, []byte("x"), []byte("yz")) }'),
    ('bytes.Buffer', BYTES, 'for { var x bytes.Buffer; x.Write(b) }'),
    ('utf8.RuneCount', TEXT, 'for { _ = utf8.RuneCountInString(s) }'),
    ('utf8.Valid', TEXT, 'for { _ = utf8.ValidString(s) }'),
    ('sort.Ints', INTS, 'sort.Ints(v)'),
    ('sort.Float64s', 'v := make([]float64, 1<<26); for i := range v { v[i] = float64(i * 7919 % 1000003) }',
     'sort.Float64s(v)'),
    ('sort.Strings', STRINGS, 'sort.Strings(w)'),
    ('sort.Slice', STRINGS, 'sort.Slice(w, func(i, j int) bool { return w[i] < w[j] })'),
    ('slices.Sort', INTS, 'slices.Sort(v)'),
    ('slices.SortFunc', INTS, 'slices.SortFunc(v, cmp.Compare[int])'),
    ('slices.Index', INTS, 'for { _ = slices.Index(v, -1) }'),
    ('slices.Reverse', INTS, 'for { slices.Reverse(v) }'),
    ('slices.Clone', INTS, 'for { _ = slices.Clone(v) }'),
    ('%v', INTS, 'fmt.Sprint(v)'),
    ('%x', TEXT, 'fmt.Sprintf("%x", s)'),
    ('%q', TEXT, 'fmt.Sprintf("%q", s)'),
    ('%s', TEXT, 'for { _ = fmt.Sprintf("%s", s) }'),
    ('%v of a map', MAP, 'fmt.Sprint(m)'),
    ('%v of strings', STRINGS, 'for { _ = fmt.Sprint(w) }'),
    ('%v of structs', 'v := make([]struct { A int; B string }, 1<<23)', 'for { _ = fmt.Sprintf("%+v", v) }'),
    ('%*d', '', 'for { _ = fmt.Sprintf("%999999d", 1) }'),
    ('strconv.Quote', TEXT, 'for { _ = strconv.Quote(s) }'),
    ('strconv.Unquote', TEXT + '; q := strconv.Quote(s)', 'for { strconv.Unquote(q) }'),
    ('strconv.ParseFloat', 's := strings.Repeat("1", 1<<27)', 'for { strconv.ParseFloat(s, 64) }'),
    ('json.Marshal', INTS, 'json.Marshal(v)'),
    ('json.Marshal string', TEXT, 'for { json.Marshal(s) }'),
    ('json.Unmarshal', 'q, _ := json.Marshal(make([]int, 1<<22))', 'var x any; for { json.Unmarshal(q, &x) }'),
    ('json.Valid', 'q, _ := json.Marshal(make([]int, 1<<22))', 'for { _ = json.Valid(q) }'),
    ('reflect.DeepEqual', INTS + '; v2 := slices.Clone(v)', 'for { _ = reflect.DeepEqual(v, v2) }'),
    ('reflect.Copy', BYTES + '; c := make([]byte, len(b))',
     'for { reflect.Copy(reflect.ValueOf(c), reflect.ValueOf(b)) }'),
    ('bufio.Scanner', TEXT, 'x := bufio.NewScanner(strings.NewReader(s)); x.Split(bufio.ScanWords); for x.Scan() {}'),
    ('io.ReadAll', TEXT, 'for { io.ReadAll(strings.NewReader(s)) }'),
    ('os.WriteFile', BYTES, 'for { os.WriteFile("/dev/null", b, 0644) }'),
    ('os.ReadFile', '', 'for { f, _ := os.Open("/dev/zero"); io.ReadFull(f, make([]byte, 1<<30)) }'),
    ('rand.Perm', '', 'for { _ = rand.Perm(1 << 26) }'),
    ('runtime.GC', 'type N struct { l, r *N }; var grow func(int) *N; grow = func(d int) *N { '
     'if d == 0 { return nil }; return &N{grow(d-1), grow(d-1)} }; n := grow(23)', 'for { runtime.GC() }'),
    ('a value to show', INTS, 'for { _ = v[:1<<20] }'),
    ('a string to show', TEXT, 'for { _ = s }'),
    ('interface ==', 'type A [1 << 27]int; var x, y any = A{}, A{}', 'c := 0; for { if x == y { c++ } }'),
    ('math/bits loop', '', 'x := 0; for i := 0; ; i++ { x += bits.OnesCount(uint(i)) }'),
]


class Session:
    def __init__(self, gol):
        env = dict(os.environ, TERM='dumb', HOME='/nonexistent', XDG_STATE_HOME='/nonexistent')
        self.p = subprocess.Popen([gol, 'repl', '-quiet', '-noinit'], env=env, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.seen = b''

    def send(self, text):
        self.p.stdin.write(text.encode() + b'\n')
        self.p.stdin.flush()

    def wait(self, *marks, limit=LIMIT):
        """The first of the marks to come; '' when none does in time."""
        until = time.monotonic() + limit
        while True:
            for m in marks:
                if m.encode() in self.seen:
                    return m
            ready, _, _ = select.select([self.p.stdout], [], [], max(0, until - time.monotonic()))
            data = os.read(self.p.stdout.fileno(), 1 << 16) if ready else b''
            if not data:
                return ''
            self.seen += data

    def close(self):
        self.p.kill()
        self.p.wait()


def interrupted(gol, prepare, operation, after):
    s = Session(gol)
    try:
        for line in (prepare, ':mark1'):
            s.send(line)
        if not s.wait('no command :mark1'):
            return 'not prepared'
        if b'repl[' in s.seen:
            return 'not prepared: ' + s.seen[:200].decode('utf-8', 'replace')
        s.seen = b''
        s.send(operation + '\n:mark2')
        ended = s.wait('no command :mark2', 'repl[', limit=after)
        if ended:
            return 'ended: ' + s.seen[:120].decode('utf-8', 'replace')
        start = time.monotonic()
        s.p.send_signal(signal.SIGINT)
        if not s.wait('// interrupted'):
            return 'never'
        return (time.monotonic() - start) * 1e3
    finally:
        s.close()


def out_of_time(gol, prepare, operation, after):
    """How much later than -max-time the program ended."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'p.gol')
        with open(path, 'w') as f:
            f.write('%s\nprintln("ready")\n%s\n' % (prepare, operation))
        p = subprocess.Popen([gol, '-max-time', '%dms' % (after * 1000), path], stderr=subprocess.PIPE,
                             stdout=subprocess.DEVNULL)
        start = time.monotonic()
        text = p.communicate()[1].decode('utf-8', 'replace')
        took = time.monotonic() - start
        if p.returncode != 124 or 'ready' not in text:
            return 'exit status %d: %s' % (p.returncode, text[:120])
        return (took - after) * 1e3


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--gol', default='./gol')
    a.add_argument('--signal-after', type=float, default=0.3)
    a.add_argument('--max-time', action='store_true')
    a.add_argument('words', nargs='*')
    args = a.parse_args()
    slow = 0
    for name, prepare, operation in OPERATIONS:
        if args.words and not any(w in name for w in args.words):
            continue
        how = out_of_time if args.max_time else interrupted
        got = how(args.gol, prepare, operation, 8.0 if args.max_time else args.signal_after)
        if isinstance(got, float):
            slow += got > 50
            print('%8.1f ms  %s%s' % (got, '* ' if got > 50 else '  ', name), flush=True)
        else:
            slow += 1
            print('%11s  * %s: %s' % ('-', name, got.replace('\n', ' ')), flush=True)
    print('%d over 50 ms' % slow)


main()
