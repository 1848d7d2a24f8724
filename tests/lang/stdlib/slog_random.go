// log/slog: random loggers and attributes, through both handlers, with and without ReplaceAttr.
package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"
)

// random is the same sequence everywhere.
type random uint64

func (r *random) n(limit int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r)>>33) % limit
}

type valuer struct{ v any }

func (v valuer) LogValue() slog.Value { return slog.AnyValue(v.v) }

var words = []string{"a", "b", "key", "two words", "", "q\"", "x=y", "é", "drop", "inline", "group", "n\n", "time", "level", "msg"}

func (r *random) word() string { return words[r.n(len(words))] }

func (r *random) value(depth int) any {
	switch r.n(20) {
	case 0:
		return r.n(1000)
	case 1:
		return float64(r.n(100)) / 8
	case 2:
		return r.n(2) == 0
	case 3:
		return time.Duration(r.n(1e9))
	case 4:
		return time.Unix(int64(r.n(2e9)), int64(r.n(1e9))).UTC()
	case 5:
		return nil
	case 6:
		return errors.New(r.word())
	case 7:
		return []string{r.word(), r.word()}
	case 8:
		return map[string]int{r.word(): 1}
	case 9:
		return struct {
			A string
			B any
		}{r.word(), r.n(5)}
	case 10:
		return slog.Level(r.n(20) - 8)
	case 11:
		return []byte(r.word())
	case 12, 13:
		if depth > 2 {
			return "deep"
		}
		return r.attrs(depth + 1)
	case 14:
		return valuer{r.value(depth + 1)}
	case 15:
		return uint8(r.n(256))
	case 16:
		return slog.StringValue(r.word())
	}
	return r.word()
}

func (r *random) attrs(depth int) []slog.Attr {
	as := make([]slog.Attr, r.n(4))
	for i := range as {
		as[i] = r.attr(depth)
	}
	return as
}

func (r *random) attr(depth int) slog.Attr {
	switch r.n(6) {
	case 0:
		return slog.Group(r.word(), r.args(depth+1)...)
	}
	return slog.Any(r.word(), r.value(depth))
}

func (r *random) args(depth int) []any {
	var args []any
	if depth > 3 {
		return nil
	}
	for range r.n(4) {
		switch r.n(8) {
		case 0:
			args = append(args, r.value(depth))
		case 1, 2:
			args = append(args, r.attr(depth))
		default:
			args = append(args, r.word(), r.value(depth))
		}
	}
	return args
}

func replace(groups []string, a slog.Attr) slog.Attr {
	switch {
	case a.Key == slog.TimeKey && len(groups) == 0:
		return slog.Attr{}
	case a.Key == "inline":
		return slog.Group("", slog.Any("was "+strings.Join(groups, "/"), a.Value))
	case a.Key == "group":
		return slog.Group("made", "x", a.Value)
	}
	return a
}

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func run(l *slog.Logger, r random) {
	for range 1 + r.n(4) {
		switch r.n(3) {
		case 0:
			l = l.WithGroup(r.word())
		case 1:
			l = l.With(r.args(0)...)
		default:
			l.Log(nil, slog.Level(r.n(12)), r.word(), r.args(0)...)
		}
	}
	l.Info(r.word(), r.args(0)...)
}

func main() {
	seeds := 60
	for seed := 100; seed < 100+seeds; seed++ {
		fmt.Println(seed)
		for _, f := range []func([]string, slog.Attr) slog.Attr{noTime, replace} {
			opts := &slog.HandlerOptions{ReplaceAttr: f}
			run(slog.New(slog.NewTextHandler(os.Stdout, opts)), random(seed*7919))
			run(slog.New(slog.NewJSONHandler(os.Stdout, opts)), random(seed*7919))
		}
	}
}
