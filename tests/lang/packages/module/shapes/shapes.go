// Package shapes is imported by main.
package shapes

import "fmt"

func init() { fmt.Println("init shapes") }

// Square is x*x.
func Square(x int) int { return mul(x, x) }
