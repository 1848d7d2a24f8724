// Package secret is for this module only.
package secret

// Word is said softly.
const Word = "hush"
