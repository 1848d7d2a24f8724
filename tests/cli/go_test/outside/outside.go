// Package outside is tested from outside, by package outside_test.
package outside

var secret = 42

func Answer() int { return secret }
