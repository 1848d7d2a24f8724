package main

import (
	"fmt"
	"os"
	"runtime"
	// (7: the goroutine profile is left out)
	"strings"
	"time"
)

type N struct {
	name string
	next *N
}
type Big struct {
	name string
	p    *Big
	pad  [200]byte
}

var g *N
var done chan struct{}
var G = &N{name: "global"}

func fin(p *N) { fmt.Println(" fin", p.name) }

//go:noinline
func mk(name string) *N { n := &N{name: name}; runtime.SetFinalizer(n, fin); return n }

func gc(label string) { fmt.Println(label); runtime.GC(); time.Sleep(10 * time.Millisecond) }

//go:noinline
func order(n int) {
	for i := 0; i < n; i++ {
		mk(fmt.Sprint(i))
	}
}

//go:noinline
func chain() { a, b, c := mk("a"), mk("b"), mk("c"); a.next = b; b.next = c }

//go:noinline
func rev() { c, b, a := mk("c"), mk("b"), mk("a"); a.next = b; b.next = c }

//go:noinline
func self() { a := mk("self"); a.next = a }

//go:noinline
func clos() { a := &N{name: "x"}; runtime.SetFinalizer(a, func(*N) { println(a.name) }) }

//go:noinline
func resur() {
	a := &N{name: "r"}
	runtime.SetFinalizer(a, func(p *N) { fmt.Println(" fin r"); g = p })
}

//go:noinline
func again(k int) {
	a := &N{name: "again"}
	var f func(*N)
	f = func(p *N) { k--; fmt.Println(" fin again", k); if k > 0 { runtime.SetFinalizer(p, f) } }
	runtime.SetFinalizer(a, f)
}

//go:noinline
func tiny() *int8 {
	a, b := new(int8), new(int8)
	*a, *b = 1, 2
	runtime.SetFinalizer(a, func(*int8) { fmt.Println(" fin tiny a") })
	runtime.SetFinalizer(b, func(*int8) { fmt.Println(" fin tiny b") })
	return b
}

//go:noinline
func sizes() {
	mk("s1")
	b := &Big{name: "B1"}
	runtime.SetFinalizer(b, func(p *Big) { fmt.Println(" fin", p.name) })
	mk("s2")
	b2 := &Big{name: "B2"}
	runtime.SetFinalizer(b2, func(p *Big) { fmt.Println(" fin", p.name) })
	mk("s3")
}

func main() {
	switch os.Args[1] {
	case "order":
		order(5)
		gc("GC1")
	case "order250":
		order(250)
		gc("GC1")
	case "sizes":
		sizes()
		gc("GC1")
	case "chain":
		chain()
		for i := 1; i < 5; i++ {
			gc(fmt.Sprint("GC", i))
		}
	case "rev":
		rev()
		for i := 1; i < 5; i++ {
			gc(fmt.Sprint("GC", i))
		}
	case "self":
		self()
		gc("GC1")
		gc("GC2")
	case "clos":
		clos()
		gc("GC1")
		gc("GC2")
	case "resur":
		resur()
		gc("GC1")
		fmt.Println(g.name)
		g = nil
		gc("GC2")
		gc("GC3")
	case "again":
		again(3)
		for i := 1; i < 6; i++ {
			gc(fmt.Sprint("GC", i))
		}
	case "tiny":
		b := tiny()
		gc("GC1 (b alive)")
		runtime.KeepAlive(b)
		gc("GC2")
		gc("GC3")
	case "global":
		runtime.SetFinalizer(G, fin)
		G = nil
		gc("GC1")
		gc("GC2")
	case "clear":
		x := mk("cleared")
		runtime.SetFinalizer(x, nil)
		x = nil
		gc("GC1")
		gc("GC2")
	case "keepalive":
		x := mk("ka")
		gc("GC1 before KeepAlive")
		runtime.KeepAlive(x)
		gc("GC2 after KeepAlive")
	case "use":
		x := mk("use")
		gc("GC1 before use")
		fmt.Println(x.name)
		gc("GC2")
	case "reassign":
		x := mk("v1")
		x = mk("v2")
		gc("GC1")
		fmt.Println(x.name)
		gc("GC2")
	case "loopvar":
		for i := 0; i < 3; i++ {
			x := mk(fmt.Sprint("it", i))
			_ = x
			gc(fmt.Sprint("GC in iteration ", i))
		}
	case "deferkeep":
		x := mk("deferred")
		defer func() { fmt.Println("defer", x.name) }()
		gc("GC1")
	case "closure":
		x := mk("captured")
		f := func() { fmt.Println(x.name) }
		gc("GC1")
		f()
		f = nil
		gc("GC2")
	case "blockedlive":
		ch := make(chan int)
		go func() { x := mk("usedAfter"); ch <- 1; fmt.Println(x.name) }()
		go func() { x := mk("notUsedAfter"); _ = x; ch <- 1 }()
		time.Sleep(10 * time.Millisecond)
		gc("GC1")
		gc("GC2")
	case "sendval":
		ch := make(chan *N)
		go func() { ch <- mk("inflight") }()
		time.Sleep(10 * time.Millisecond)
		gc("GC1 sender blocked")
		<-ch
		gc("GC2 received")
	case "bufval":
		ch := make(chan *N, 1)
		ch <- mk("buffered")
		gc("GC1")
		runtime.KeepAlive(ch)
		gc("GC2")
	case "blockedfin":
		for i := 0; i < 3; i++ {
			a := &N{name: "blk"}
			runtime.SetFinalizer(a, func(*N) { <-done })
		}
		fmt.Println("NumGoroutine before", runtime.NumGoroutine())
		gc("GC1")
		fmt.Println("NumGoroutine", runtime.NumGoroutine())
		buf := make([]byte, 1<<16)
		fmt.Print(string(buf[:runtime.Stack(buf, true)]))
		// (207)
	case "findump":
		mk("idle")
		gc("GC1")
		buf := make([]byte, 1<<16)
		fmt.Println(strings.Contains(string(buf[:runtime.Stack(buf, true)]), "finalizer"))
	case "findeadlock":
		a := &N{name: "blk"}
		runtime.SetFinalizer(a, func(*N) { <-done })
		gc("GC1")
		select {}
	case "finidle":
		mk("idle")
		gc("GC1")
		select {}
	case "stackslot":
		// slot reuse: temp in an expression
		fmt.Println(len(mk("temp").name))
		gc("GC1")
	case "param":
		func(p *N) { gc("GC1 in callee, p dead in both"); }(mk("param"))
	case "argslive":
		func(p *N) { gc("GC1 in callee"); fmt.Println(p.name) }(mk("param2"))
		gc("GC2")
	case "named":
		x, y := mk("x"), mk("y")
		if len(os.Args) > 5 {
			fmt.Println(y.name)
		}
		gc("GC1")
		for i := 0; i < 2; i++ {
			if i == 1 {
				fmt.Println(x.name)
			}
			gc(fmt.Sprint("loop GC ", i))
		}
	case "addrtaken":
		x := mk("p")
		pp := &x
		gc("GC1")
		fmt.Println((*pp).name)
		gc("GC2")
	case "mapdel":
		m := map[string]*N{"k": mk("mapval")}
		delete(m, "k")
		gc("GC1")
		fmt.Println(len(m))
	case "slicepop":
		s := []*N{mk("s0"), mk("s1")}
		s = s[:1]
		gc("GC1 (s1 beyond len)")
		fmt.Println(s[0].name)
		gc("GC2")
	}
}
