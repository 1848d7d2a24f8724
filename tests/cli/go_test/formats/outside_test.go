package formats_test

import (
	"fmt"
	"testing"

	"example.com/shop/formats"
)

func TestOutside(t *testing.T) {
	fmt.Printf("%d\n", "two", formats.Double(1))
}
