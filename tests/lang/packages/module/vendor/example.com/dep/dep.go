// Package dep comes from vendor/.
package dep

// Name is this package's.
func Name() string { return "dep" }
