// Package other comes through a replace line.
package other

// Value is seven.
var Value = 7
