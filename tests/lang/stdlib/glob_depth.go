// stress: 9973
// Patterns of too many parts are refused, not followed down.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	deep := "*" + strings.Repeat("/", 10002)
	_, err := fs.Glob(os.DirFS("."), deep)
	fmt.Println(err) // expect: syntax error in pattern
	_, err = filepath.Glob(deep)
	fmt.Println(err) // expect: syntax error in pattern
}
