package outside_test

import (
	"fmt"
	"testing"

	"example.com/shop/outside"
	"example.com/shop/outside/user"
)

func TestOutside(t *testing.T) {
	*outside.Secret = 43
	if outside.Answer() != 43 || user.Ask() != 43 {
		t.Error("another package than the one under test")
	}
}

func ExampleAnswer() {
	fmt.Println(outside.Answer())
	// Output: 43
}
