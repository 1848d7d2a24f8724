package panics

import (
	"errors"
	"os"
	"runtime"
	"testing"
	"time"
)

func TestBefore(t *testing.T) { t.Log("fine") }

func TestPanic(t *testing.T) {
	t.Cleanup(func() { t.Log("cleaned up") })
	t.Run("sub", func(t *testing.T) {
		t.Log("soon")
		panic("boom")
	})
}

func TestError(t *testing.T) { panic(errors.New("an error")) }

func TestGoexit(t *testing.T) { runtime.Goexit() }

func TestExit(t *testing.T) { os.Exit(3) }

func TestExitZero(t *testing.T) { os.Exit(0) }

func TestParentEnds(t *testing.T) {
	t.Run("sub", func(*testing.T) { t.FailNow() })
	t.Log("not reached")
}

func TestTooLate(t *testing.T) {
	done := make(chan bool)
	t.Run("sub", func(t *testing.T) {
		go func() {
			defer func() { done <- true }()
			time.Sleep(10 * time.Millisecond)
			t.Log("after the end")
		}()
	})
	<-done
}

func TestSleeps(t *testing.T) {
	t.Run("sub", func(t *testing.T) { time.Sleep(time.Hour) })
}

func TestTwiceParallel(t *testing.T) {
	t.Parallel()
	t.Parallel()
}

func TestCleanupPanics(t *testing.T) {
	t.Cleanup(func() { t.Log("still run") })
	t.Cleanup(func() { panic("in cleanup") })
}
