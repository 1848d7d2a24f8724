package formats

import "testing"

func TestDouble(t *testing.T) {
	if got := Double(2); got != 5 {
		t.Errorf("got %s", got)
	}
}
