// Package user imports the package under test.
package user

import "example.com/shop/outside"

func Ask() int { return outside.Answer() }
