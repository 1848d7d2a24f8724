package lonely_test

import "testing"

func TestAlone(t *testing.T) {}
