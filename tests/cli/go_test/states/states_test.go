package states

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPasses(t *testing.T) {
	fmt.Println("printed")
	t.Log("logged")
}

func TestSkips(t *testing.T) {
	t.Log("before")
	t.Skipf("not on %s", "Mondays")
}

func TestFails(t *testing.T) {
	t.Error("first\nsecond line")
	t.Run("sub", func(t *testing.T) {
		t.Log("below")
		t.Run("deep", func(t *testing.T) {
			fmt.Println("from the deep")
			t.Fatalf("gone at %d", 3)
		})
	})
	t.Run("sub", func(t *testing.T) { t.Skip("twice the name") })
	t.Run("", func(t *testing.T) {})
	t.Run("with space\tand tab", func(t *testing.T) {})
	t.Run("sub#01", func(t *testing.T) {})
	t.Log("after the subtests")
}

func TestParallel(t *testing.T) {
	for _, name := range []string{"one", "two", "three"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log("in", name)
		})
	}
	t.Log("the function returns first")
}

func TestTopParallelA(t *testing.T) {
	t.Parallel()
	t.Log("a")
}

func TestTopParallelB(t *testing.T) {
	t.Parallel()
	t.Run("inner", func(t *testing.T) { t.Parallel() })
	t.Error("b")
}

func helper(t *testing.T, text string) {
	t.Helper()
	t.Log(text)
}

func TestHelper(t *testing.T) {
	helper(t, "told of this line")
	func() {
		t.Helper()
		helper(t, "of the caller of two helpers")
	}()
}

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { t.Log("last") })
	t.Cleanup(func() {
		t.Cleanup(func() { t.Log("added by a cleanup") })
		t.Log("first")
	})
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Log("sub's") })
		t.FailNow()
	})
}

func TestEnvironment(t *testing.T) {
	t.Run("set", func(t *testing.T) { t.Setenv("GOL_STATES", "on") })
	if _, found := os.LookupEnv("GOL_STATES"); found {
		t.Error("the variable is still set")
	}
	var dir string
	t.Run("dir/odd*name", func(t *testing.T) {
		dir = t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x"), nil, 0o666); err != nil {
			t.Error(err)
		}
		if other := t.TempDir(); other == dir || !strings.HasSuffix(other, "002") {
			t.Error(other)
		}
	})
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder is still there")
	}
	_, limited := t.Deadline()
	t.Log(t.Name(), limited, testing.Short(), testing.Verbose(), testing.Testing(), testing.CoverMode())
}

func TestSettings(t *testing.T) {
	try := func(name string, f func(t *testing.T)) {
		t.Run(name, func(t *testing.T) {
			defer func() { t.Log(recover()) }()
			f(t)
		})
	}
	try("env then parallel", func(t *testing.T) {
		t.Setenv("GOL_STATES", "on")
		t.Parallel()
	})
}

func TestParallelFailsLate(t *testing.T) {
	t.Parallel()
	time.Sleep(time.Millisecond)
	t.Fail()
}

func BenchmarkNothing(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
}

func BenchmarkParts(b *testing.B) {
	for _, size := range []int{1, 64} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportMetric(float64(size)/2, "halves/op")
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
				}
			})
		})
	}
}

func ExampleSum() {
	fmt.Println(1 + 1)
	// Output: 3
}

func ExampleOrder() {
	fmt.Println("b")
	fmt.Println("a")
	// Unordered output:
	// a
	// b
}

func FuzzPart(f *testing.F) {
	f.Add("seed")
	f.Add("bad")
	f.Fuzz(func(t *testing.T, s string) {
		if s == "bad" {
			t.Error("found")
		}
	})
}

func fails(text string) func(t *testing.T) {
	return func(t *testing.T) {
		t.Helper()
		t.Error(text)
	}
}

func TestHelperIsAll(t *testing.T) {
	t.Run("sub", fails("told of this line"))
	t.Run("deep", func(t *testing.T) {
		t.Helper()
		t.Run("er", fails("or of that of the outer Run"))
	})
}
