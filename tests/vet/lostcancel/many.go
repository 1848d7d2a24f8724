// Ways around a cancel function.
package main

import (
	"context"
	ctxt "context"
	"errors"
	"time"
)

var bg = context.Background()
var cond bool
var globcancel context.CancelFunc

type T struct{ cancel func() }

func a1() { ctx, cancel := context.WithCancel(bg); _ = ctx; _ = cancel }
func a2() {
	ctx, _ := context.WithCancel(bg) // WANT "^the cancel function returned by context\.WithCancel should be called, not discarded, to avoid a context leak"
	_ = ctx
}
func a3() {
	ctx, cancel := context.WithTimeout(bg, time.Second) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	if cond {
		return // WANT "^this return statement may be reached without using the cancel var defined on line 23"
	}
	cancel()
	_ = ctx
}
func a4() {
	ctx, cancel := context.WithDeadline(bg, time.Now())
	defer cancel()
	_ = ctx
}
func a5() (ctx context.Context, cancel func()) {
	ctx, cancel = context.WithCancel(bg)
	return
}
func a6() (ctx context.Context, cancel func()) {
	ctx, cancel = context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	return ctx, func() {}                // WANT "^this return statement may be reached without using the cancel var defined on line 40"
}
func a7() context.Context {
	ctx, cancel := context.WithCancel(bg)
	go func() { cancel() }()
	return ctx
}
func a8(t *T) {
	_, t.cancel = context.WithCancel(bg)
}
func a9() {
	_, globcancel = context.WithCancel(bg)
}
func a10() {
	for {
		_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
		if cond {
			break
		}
		cancel()
	}
} // WANT "^this return statement may be reached without using the cancel var defined on line 56"
func a11() {
	_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	for cond {
		cancel()
	}
} // WANT "^this return statement may be reached without using the cancel var defined on line 64"
func a12() {
	_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	switch {
	case cond:
		cancel()
	case !cond:
		return // WANT "^this return statement may be reached without using the cancel var defined on line 70"
	default:
		panic("x")
	}
}
func a13() {
	_, cancel := context.WithCancel(bg)
	select {}
	cancel() // WANT "^unreachable code"
}
func a14() error {
	_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	if err := errors.New(""); err != nil {
		return err // WANT "^this return statement may be reached without using the cancel var defined on line 86"
	}
	defer cancel()
	return nil
}
func a15() {
	var cancel func()
	_, cancel = context.WithCancel(bg)
	_, cancel = context.WithCancel(bg)
	cancel()
}
func a16() {
	_, cancel := context.WithCancelCause(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	if cond {
		return // WANT "^this return statement may be reached without using the cancel var defined on line 100"
	}
	cancel(nil)
}
func a17() {
	_, cancel := ctxt.WithTimeoutCause(bg, 1, nil) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	if cond {
		return // WANT "^this return statement may be reached without using the cancel var defined on line 107"
	}
	_ = cancel
}
func a18() {
	_, c := context.WithCancel(bg)
	_, d := context.WithCancel(bg) // WANT "^the d function is not used on all paths \(possible context leak\)"
	if cond {
		c()
		return // WANT "^this return statement may be reached without using the d var defined on line 115"
	}
	d()
	c()
}
func a19() {
	_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	if cond {
		goto end
	}
	cancel()
end:
	println()
} // WANT "^this return statement may be reached without using the cancel var defined on line 124"
func a20() {
	_, cancel := context.WithCancel(bg)
	func() {
		_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
		if cond {
			return // WANT "^this return statement may be reached without using the cancel var defined on line 135"
		}
		cancel()
	}()
	cancel()
}
func a21() {
	var ctx, cancel = context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	_ = ctx
	if cond {
		return // WANT "^this return statement may be reached without using the cancel var defined on line 144"
	}
	cancel()
}
func a22() {
	f := context.WithCancel
	_, cancel := f(bg)
	_ = cancel
}
func a23() {
	_, cancel := context.WithCancel(bg)
	defer func() {
		if cond {
			cancel()
		}
	}()
	return
}
func a24() {
	if _, cancel := context.WithCancel(bg); cond { // WANT "^the cancel function is not used on all paths \(possible context leak\)"
		cancel()
	}
} // WANT "^this return statement may be reached without using the cancel var defined on line 166"
func a25() func() {
	_, cancel := context.WithCancel(bg)
	return cancel
}
func a26() {
	_, cancel := context.WithCancel(bg)
	if cond {
		panic("no")
	}
	cancel()
}
func a27() {
	_, cancel := context.WithCancel(bg)
	cancel = func() {}
	cancel()
}
func a28() {
L:
	for {
		_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
		for {
			if cond {
				continue L
			}
			break L
		}
		cancel() // WANT "^unreachable code"
	}
} // WANT "^this return statement may be reached without using the cancel var defined on line 189"
func a29(x any) {
	_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	switch x.(type) {
	case int:
		return // WANT "^this return statement may be reached without using the cancel var defined on line 200"
	case string:
		cancel()
	}
}
func a30(c chan int) {
	_, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	select {
	case <-c:
		cancel()
	case c <- 1:
	}
} // WANT "^this return statement may be reached without using the cancel var defined on line 209"
func a31() {
	context.WithCancel(bg) // WANT "^result of context\.WithCancel call not used"
	go context.WithCancel(bg)
	defer context.WithCancel(bg)
}
func a32() (err error) {
	ctx, cancel := context.WithCancel(bg) // WANT "^the cancel function is not used on all paths \(possible context leak\)"
	_ = ctx
	if cond {
		return // WANT "^this return statement may be reached without using the cancel var defined on line 222"
	}
	defer cancel()
	return nil
}
func main() {}
