package unsigned

import "testing"

func TestFine(t *testing.T)       {}
func TestAny[T any](t *testing.T) {}
