// The default Logger writes where os.Stderr led when the program began, though package log's own is
// needed only when the first record comes.
package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
)

func main() {
	r, w, _ := os.Pipe()
	os.Stderr = w
	slog.Info("to the old one")
	w.Close()
	text, err := io.ReadAll(r)
	fmt.Println(len(text), err) // expect: 0 <nil>
}
