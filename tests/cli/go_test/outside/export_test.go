package outside

import "testing"

// Secret is for package outside_test.
var Secret = &secret

func TestInside(t *testing.T) {
	if Answer() != secret {
		t.Error("not the answer")
	}
}
