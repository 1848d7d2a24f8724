// log/slog: both handlers on everything, groups, ReplaceAttr, levels, and the bridge to package log.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// handlers makes one of each that leave out the time.
func handlers(opts slog.HandlerOptions) []*slog.Logger {
	inner := opts.ReplaceAttr
	opts.ReplaceAttr = func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		if inner != nil {
			return inner(groups, a)
		}
		return a
	}
	return []*slog.Logger{slog.New(slog.NewTextHandler(os.Stdout, &opts)), slog.New(slog.NewJSONHandler(os.Stdout, &opts))}
}

func both(f func(l *slog.Logger)) {
	for _, l := range handlers(slog.HandlerOptions{Level: slog.LevelDebug}) {
		f(l)
	}
}

type point struct{ X, Y int }

func (p point) LogValue() slog.Value { return slog.GroupValue(slog.Int("x", p.X), slog.Int("y", p.Y)) }

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type chain int

func (c chain) LogValue() slog.Value {
	if c == 0 {
		return slog.AnyValue(point{1, 2})
	}
	return slog.AnyValue(c - 1)
}

type endless struct{}

func (endless) LogValue() slog.Value { return slog.AnyValue(endless{}) }

type textual struct{ s string }

func (t textual) MarshalText() ([]byte, error) {
	if t.s == "" {
		return nil, errors.New("no text")
	}
	return []byte("<" + t.s + ">"), nil
}

type pointed struct{ s string }

func (p *pointed) MarshalText() ([]byte, error) { return []byte(p.s), nil }
func (p *pointed) Error() string                { return "error " + p.s }

type loud struct{}

func (loud) MarshalText() ([]byte, error) { panic("loud") }

type bad struct{}

func (bad) MarshalJSON() ([]byte, error) { return nil, errors.New("bad json") }

type named []byte

type both2 struct{}

func (both2) Error() string                { return "as error" }
func (both2) MarshalJSON() ([]byte, error) { return []byte(`{"as": "json<>"}`), nil }

func values() {
	for _, s := range []string{"", "plain", "two words", "a=b", `q"q`, `b\s`, "\n\t\r\b\f\v\x00\x1f\x7f", "é", "日本", "\u00a0", "\u200b", "\u2028",
		"\u2029", "\xff", "a\xc3(", "\ufffd", "\U0001f600", "\U000e0001", "<&>", "'", "/", "\u00ad", "\ufeff"} {
		both(func(l *slog.Logger) { l.Info(s, "k", s, s, 1) })
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 1.5, 1e6, 1e20, 1e21, 1e-6, 1e-7, 123456789, math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1)} {
		both(func(l *slog.Logger) { l.Info("f", "f", f, "g", float32(f)) })
	}
	var nilPoint *point
	var nilPointed *pointed
	for _, x := range []any{
		nil, true, int8(-1), uint8(2), uint16(3), uintptr(4), int64(math.MinInt64), uint64(math.MaxUint64), 'x', "s", []int{1, 2}, []string{"a b"}, map[string]int{"b": 1, "a": 2},
		struct {
			A int
			b string
			C []byte
		}{1, "x", []byte("c")}, &struct{ A int }{1}, point{1, 2}, secret("hidden"), chain(3), endless{}, textual{"a"}, textual{"a b"}, textual{}, loud{}, bad{}, both2{},
		&pointed{"p"}, nilPointed, []byte("bytes"), []byte("by tes"), named("named"), json.RawMessage(`{"raw": [1,  2]}`), errors.New("an error"),
		fmt.Errorf("wrapped: %w", io.EOF), time.Duration(1500) * time.Microsecond, 3 * time.Microsecond, time.Duration(0),
		time.Date(2024, 2, 29, 12, 30, 15, 123456789, time.UTC), time.Date(2024, 2, 29, 12, 30, 15, 999999, time.FixedZone("X", 3600*5+1800)), time.Time{},
		complex(1, -2), slog.KindAny, slog.LevelWarn + 1, slog.IntValue(7), slog.StringValue("v"), []slog.Attr{slog.Int("a", 1), slog.String("b", "x y")}, []slog.Attr{}, [2]bool{true, false},
		io.EOF, []any{1, "a", nil}, struct{}{}, (*int)(nil), []error{io.EOF}, http(200), time.UTC, slog.Source{Function: "f", File: "g", Line: 3}, &slog.Source{Function: "f", File: "g h", Line: 3}, &slog.Source{},
	} {
		both(func(l *slog.Logger) { l.Info("x", "x", x) })
	}
	both(func(l *slog.Logger) { l.Info("nil point", "x", nilPoint == nil) })
}

type http int

func (h http) String() string { return fmt.Sprintf("status %d", int(h)) }

func arguments() {
	both(func(l *slog.Logger) {
		l.Info("none")
		l.Info("odd", "a")
		l.Info("not a key", 1, 2, "b", 3)
		l.Info("mixed", slog.Int("a", 1), "b", 2, slog.String("c", "d"), "e")
		l.Info("same", "a", 1, "a", 2)
		l.Info("empty key", "", 1)
		l.Info("zero", slog.Attr{}, "a", 1)
		l.Info("key", "a b", 1, `a"b`, 2, "ä", 3, "\n", 4, "a.b", 5)
		l.LogAttrs(context.Background(), slog.LevelError+3, "attrs", slog.Bool("b", true), slog.Duration("d", time.Second), slog.Uint64("u", 1), slog.Float64("f", .5))
		l.Log(nil, slog.LevelDebug-2, "too low")
		l.Log(nil, slog.LevelDebug, "low", "a", "b")
		l.Debug("d")
		l.Warn("w")
		l.Error("e", "err", io.EOF)
		l.DebugContext(context.TODO(), "dc")
		l.InfoContext(context.TODO(), "ic")
		l.WarnContext(context.TODO(), "wc")
		l.ErrorContext(context.TODO(), "ec", "a", 1)
		l.With().With("a").With("b", 1, 2).Info("with", "c")
		fmt.Println(l.With() == l, l.WithGroup("") == l, l.Enabled(nil, slog.LevelDebug), l.Enabled(nil, slog.LevelDebug-1))
	})
}

func groups() {
	both(func(l *slog.Logger) {
		g := l.WithGroup("g")
		g.Info("nothing")
		g.Info("a", "a", 1)
		g.With("b", 2).Info("b")
		h := g.With("b", 2).WithGroup("h")
		h.Info("h")
		h.Info("h", "c", 3)
		h.With("d", 4).Info("h", "c", 3)
		h.With("d", 4).WithGroup("i").WithGroup("j").With(slog.Group("k", "l", 1)).Info("deep", slog.Group("m", slog.Group("n", "o", 1), "p", 2))
		l.WithGroup("x").WithGroup("y").Info("nothing")
		l.WithGroup("x").With("a", 1).WithGroup("y").Info("only x")
		l.Info("group", slog.Group("g", "a", 1, "b", "two words"), "z", 1)
		l.Info("empty groups", slog.Group("e"), slog.Group("f", slog.Group("g")), "a", 1)
		l.Info("inline", slog.Group("", "a", 1, slog.Group("", "b", 2)), slog.Group("c", slog.Group("", "d", 3)))
		l.With(slog.Group("e")).WithGroup("g").Info("empty", slog.Group("h"))
		l.With(slog.Group("e")).WithGroup("g").With("a", 1).Info("empty", slog.Group("h"))
		l.Info("values", "p", point{1, 2}, "", point{3, 4}, slog.Group("q", "p", chain(2), "s", secret("x")))
		l.With("p", point{1, 2}).Info("with", "s", "x")
		l.WithGroup("a b").Info("quoted", "c", 1, "d e", 2)
		l.WithGroup(`"`).Info("quoted", "c", 1, slog.Group("=", "x", 1))
		branch := l.With("base", 1)
		one, two := branch.With("one", 1), branch.With("two", 2)
		one.Info("1")
		two.Info("2")
		branch.WithGroup("g1").Info("g1", "a", 1)
		branch.WithGroup("g2").Info("g2", "a", 1)
	})
}

func replacing() {
	var seen []string
	replace := func(groups []string, a slog.Attr) slog.Attr {
		seen = append(seen, fmt.Sprintf("%s/%s=%s:%v", strings.Join(groups, "/"), a.Key, a.Value.Kind(), a.Value))
		switch a.Key {
		case "drop":
			return slog.Attr{}
		case "rename":
			a.Key = "renamed to"
		case "group":
			return slog.Group("made", "a", 1, "drop", 2)
		case "value":
			a.Value = slog.AnyValue(point{7, 8})
		case "inline":
			return slog.Group("", "i", 1)
		case slog.LevelKey:
			if l, ok := a.Value.Any().(slog.Level); ok && l == slog.LevelError {
				a.Value = slog.StringValue("PANIC!")
			}
		case slog.MessageKey:
			a.Key = "message"
		}
		return a
	}
	for _, l := range handlers(slog.HandlerOptions{ReplaceAttr: replace}) {
		l.Info("m", "drop", 1, "rename", 2, "group", 3, "value", 4, "inline", 5, "point", point{1, 2})
		l.Error("e", slog.Group("g", "drop", 1, "stay", 1), slog.Group("h", "drop", 1, "keep", 2))
		l.WithGroup("g").With("drop", 1).Info("all gone")
		l.WithGroup("g").With("drop", 1, "keep", 2).WithGroup("h").Info("some gone", "drop", 1)
		l.WithGroup("g").Info("gone", "drop", 1)
		l.WithGroup("g").WithGroup("h").Info("there", "msg", 1, "level", 2, "time", 3)
		fmt.Println(len(seen), strings.Join(seen, "\n"))
		seen = nil
	}
	nothing := &slog.HandlerOptions{ReplaceAttr: func([]string, slog.Attr) slog.Attr { return slog.Attr{} }}
	slog.New(slog.NewJSONHandler(os.Stdout, nothing)).With("a", 1).Info("x", "b", 2)
	slog.New(slog.NewTextHandler(os.Stdout, nothing)).With("a", 1).Info("x", "b", 2)
	builtins := &slog.HandlerOptions{ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if g == nil && a.Key != "a" {
			return slog.Attr{}
		}
		return a
	}}
	slog.New(slog.NewJSONHandler(os.Stdout, builtins)).With("a", 1).WithGroup("g").Info("x", "b", 2)
	slog.New(slog.NewTextHandler(os.Stdout, builtins)).With("a", 1).WithGroup("g").Info("x", "b", 2)
}

func sources() {
	base := func(_ []string, a slog.Attr) slog.Attr {
		if s, ok := a.Value.Any().(*slog.Source); ok {
			s.File = filepath.Base(s.File)
		}
		return a
	}
	for _, l := range handlers(slog.HandlerOptions{AddSource: true, ReplaceAttr: base}) {
		l.Info("here")
		l.With("a", 1).Error("there", "b", 2)
		func() { l.LogAttrs(nil, slog.LevelWarn, "inside") }()
		slog.NewLogLogger(l.Handler(), slog.LevelWarn).Print("from log")
		slog.NewLogLogger(l.Handler(), slog.LevelDebug).Print("too low")
		l.Handler().Handle(nil, slog.NewRecord(time.Time{}, slog.LevelInfo, "nowhere", 0))
	}
}

func records() {
	at := time.Date(2024, 5, 6, 7, 8, 9, 123456789, time.FixedZone("", 7200))
	r := slog.NewRecord(at, slog.LevelInfo, "record", 0)
	r.Add("a", 1, slog.Group("e"), "b")
	r.AddAttrs(slog.Int("c", 2), slog.Group("empty"), slog.Group("g", "x", 1))
	copied := r
	clone := r.Clone()
	copied.Add("copied", 1)
	clone.Add("clone", 1)
	for _, rec := range []slog.Record{r, clone} {
		fmt.Println(rec.NumAttrs())
		slog.NewTextHandler(os.Stdout, nil).Handle(nil, rec)
		slog.NewJSONHandler(os.Stdout, nil).Handle(nil, rec)
	}
	r.Attrs(func(a slog.Attr) bool {
		fmt.Print(a, "; ")
		return a.Key != "c"
	})
	fmt.Println()
	slog.NewTextHandler(os.Stdout, nil).Handle(nil, slog.NewRecord(time.Time{}, slog.LevelInfo, "no time", 0))
	for _, ms := range []int{0, 1e6, 999e6, 999999999, 1234567} {
		slog.NewTextHandler(os.Stdout, nil).Handle(nil, slog.NewRecord(time.Date(2024, 1, 1, 0, 0, 0, ms, time.UTC), 0, "", 0))
		slog.NewJSONHandler(os.Stdout, nil).Handle(nil, slog.NewRecord(time.Date(2024, 1, 1, 0, 0, 0, ms, time.UTC), 0, "", 0))
	}
	fmt.Println(slog.NewTextHandler(failing{}, nil).Handle(nil, r), slog.NewJSONHandler(failing{}, nil).Handle(nil, r))
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("cannot write") }

func panics(f func()) {
	defer func() { fmt.Println("panic:", recover()) }()
	f()
}

func kinds() {
	t := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	vs := []slog.Value{{}, slog.StringValue("s"), slog.IntValue(1), slog.Int64Value(-1), slog.Uint64Value(1), slog.Float64Value(1), slog.BoolValue(true), slog.BoolValue(false),
		slog.TimeValue(t), slog.TimeValue(t.In(time.FixedZone("Y", 60))), slog.DurationValue(1), slog.GroupValue(slog.Int("a", 1)), slog.GroupValue(), slog.AnyValue(point{1, 2}), slog.AnyValue([2]int{1, 2})}
	for i, v := range vs {
		same := ""
		for j, w := range vs {
			if v.Equal(w) {
				same += fmt.Sprint(" ", j)
			}
		}
		fmt.Printf("%d %v %q %#v%s %v\n", i, v.Kind(), v.String(), v.Any(), same, v.Resolve())
	}
	fmt.Println(slog.Kind(-1), slog.Kind(99), slog.Int("a", 1).Equal(slog.Any("a", 1)), slog.Int("a", 1).Equal(slog.Int("b", 1)))
	s := slog.StringValue("s")
	panics(func() { s.Int64() })
	panics(func() { s.Uint64() })
	panics(func() { s.Float64() })
	panics(func() { s.Bool() })
	panics(func() { s.Duration() })
	panics(func() { s.Time() })
	panics(func() { s.Group() })
	panics(func() { slog.New(nil) })
	panics(func() { slog.AnyValue([]int{1}).Equal(slog.AnyValue([]int{1})) })
	fmt.Println(slog.AnyValue(secret("x")).LogValuer(), slog.IntValue(3).Int64(), slog.Uint64Value(3).Uint64(), slog.Float64Value(3.5).Float64(), slog.BoolValue(true).Bool(),
		slog.DurationValue(3).Duration(), slog.TimeValue(t).Time(), slog.GroupValue(slog.Int("a", 1)).Group())
	a := []slog.Attr{slog.Group("e"), slog.Int("a", 1), slog.Group("f")}
	fmt.Println(slog.GroupValue(a...), a)
}

func levels() {
	for l := slog.Level(-10); l < 12; l += 3 {
		j, _ := json.Marshal(l)
		fmt.Println(l, int(l), l.Level(), string(j))
	}
	for _, s := range []string{"DEBUG", "info", "Warn+1", "ERROR-2", "INFO+", "INFO+x", "other", "", "+1", "INFO+1+2", "error+100"} {
		var l slog.Level
		err := l.UnmarshalText([]byte(s))
		var j slog.Level
		err2 := json.Unmarshal([]byte(`"`+s+`"`), &j)
		fmt.Println(l, err, j, err2)
	}
	var l slog.Level
	fmt.Println(l.UnmarshalJSON([]byte("x")))
	var v slog.LevelVar
	fmt.Println(&v, v.Level())
	v.Set(slog.LevelError)
	text, err := v.MarshalText()
	fmt.Println(string(text), err, v.UnmarshalText([]byte("warn")), &v, v.UnmarshalText([]byte("?")), &v)
	out := handlers(slog.HandlerOptions{Level: &v})[0]
	out.Info("no")
	v.Set(slog.LevelDebug)
	out.Debug("yes")
}

func bridge() {
	var b bytes.Buffer
	log.SetOutput(&b)
	log.SetFlags(log.Lshortfile)
	slog.Info("first", "a", 1, slog.Group("g", "b", "two words"))
	slog.Debug("no")
	slog.With("w", 1).WithGroup("h").Warn("second \"quoted\"", "x", "")
	slog.Default().With("p", point{1, 2}).Error("third")
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelDebug))
	slog.Debug("yes")
	slog.LogAttrs(nil, slog.LevelDebug-1, "no")
	slog.Log(nil, slog.LevelInfo+1, "log")
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelWarn))
	slog.SetDefault(slog.Default())
	log.Print("still log")
	slog.SetDefault(handlers(slog.HandlerOptions{})[1])
	log.Print("now json\n\n")
	log.Printf("%d", 1)
	slog.Info("json", "a", 1)
	slog.InfoContext(nil, "json")
	slog.DebugContext(nil, "json")
	slog.WarnContext(nil, "json")
	slog.ErrorContext(nil, "json")
	slog.SetLogLoggerLevel(slog.LevelDebug)
	log.Print("too low")
	fmt.Print(b.String())
	fmt.Println(log.Flags())
}

type counting struct {
	slog.Handler
	n *int
}

func (c counting) Handle(ctx context.Context, r slog.Record) error {
	*c.n++
	r.AddAttrs(slog.Any("ctx", ctx.Value("key")), slog.Int("n", *c.n))
	return c.Handler.Handle(ctx, r)
}

func (c counting) WithAttrs(as []slog.Attr) slog.Handler {
	return counting{c.Handler.WithAttrs(as), c.n}
}

func (c counting) WithGroup(name string) slog.Handler {
	return counting{c.Handler.WithGroup(name), c.n}
}

func own() {
	both(func(l *slog.Logger) {
		n := 0
		m := slog.New(counting{l.Handler(), &n})
		m.InfoContext(context.WithValue(context.Background(), "key", "from context"), "one")
		m.With("a", 1).WithGroup("g").Info("two", "b", 2)
		fmt.Printf("%T %d\n", m.Handler(), n)
	})
}

func main() {
	values()
	arguments()
	groups()
	replacing()
	sources()
	records()
	kinds()
	levels()
	own()
	bridge()
}
