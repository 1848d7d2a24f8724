// Reads keys one by one, without waiting for Enter: termios through C. Without a terminal it says so.
package main

import (
	"ffi"
	"fmt"
	"os"
)

//gol:cstruct
type termios struct {
	Iflag, Oflag, Cflag, Lflag ffi.UInt
	Line                       ffi.UChar
	Cc                         [32]ffi.UChar
	Ispeed, Ospeed             ffi.UInt
}

//gol:extern libc.so.6 tcgetattr errno=-1
func tcgetattr(fd ffi.Int, t *termios) (ffi.Int, error)

//gol:extern libc.so.6 tcsetattr errno=-1
func tcsetattr(fd, when ffi.Int, t *termios) (ffi.Int, error)

//gol:extern libc.so.6 cfmakeraw
func cfmakeraw(t *termios)

func main() {
	var before termios
	if _, err := tcgetattr(0, &before); err != nil {
		fmt.Println("no terminal:", err)
		return
	}
	raw := before
	cfmakeraw(&raw)
	tcsetattr(0, 0, &raw)
	defer tcsetattr(0, 0, &before)

	fmt.Print("type; q ends\r\n")
	key := make([]byte, 1)
	for {
		if n, _ := os.Stdin.Read(key); n == 0 || key[0] == 'q' {
			return
		}
		fmt.Printf("%q %d\r\n", key[0], key[0])
	}
}

// expect: no terminal: inappropriate ioctl for device
