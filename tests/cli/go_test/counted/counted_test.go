package counted

import "testing"

func TestSign(t *testing.T) {
	for i := -1; i < 4; i++ {
		Sign(i)
	}
	empty()
}

func TestLoop(t *testing.T) {
	Loop([]string{"a", "next", "", "end", "a"})
	if testing.CoverMode() != "" && testing.Coverage() == 0 {
		t.Error("nothing is covered")
	}
}

func TestWait(t *testing.T) { Wait(nil) }
