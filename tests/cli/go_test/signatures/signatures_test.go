package signatures

import "testing"

func Testimony(n int)             {} // a small letter: no test
func Testé(n int)                 {}
func TestMain(t *testing.T)       {} // a test
func TestÉ(*testing.T)            {}
func TestTwo(t *testing.T, n int) {}
