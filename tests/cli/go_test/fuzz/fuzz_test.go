package fuzz

import "testing"

func FuzzHalf(f *testing.F) {
	f.Add(4, "four")
	f.Add(6, "six")
	f.Fuzz(func(t *testing.T, n int, name string) {
		if d := n - 2*Half(n); d > 1 {
			t.Errorf("%s: %d", name, d)
		}
	})
}

func FuzzKinds(f *testing.F) {
	f.Add([]byte("ab"), true, 1.5, 'x', uint8(3), int64(-1), float32(0.5))
	f.Fuzz(func(t *testing.T, b []byte, ok bool, x float64, r rune, u uint8, i int64, y float32) {
		t.Logf("%q %v %v %q %d %d %v", b, ok, x, r, u, i, y)
	})
}

func FuzzTypes(f *testing.F) {
	f.Skip("no seeds")
}
