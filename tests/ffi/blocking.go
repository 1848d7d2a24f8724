// A blocking function runs on a worker's thread, and other goroutines go on; several at once.
package main

import (
	"ffi"
	"fmt"
	"sync"
)

//gol:extern libc.so.6 usleep blocking
func usleep(us ffi.UInt) ffi.Int

//gol:extern libc.so.6 pipe errno=-1
func pipe(fds *[2]ffi.Int) (ffi.Int, error)

//gol:extern libc.so.6 read blocking errno=-1
func read(fd ffi.Int, buf []byte, n ffi.Size) (ffi.SSize, error)

//gol:extern libc.so.6 write errno=-1
func write(fd ffi.Int, text string, n ffi.Size) (ffi.SSize, error)

//gol:extern libgolffi.so.1 t_new_text free=t_free_text blocking
func newText(s string) string

func main() {
	var wg sync.WaitGroup
	var fds [2]ffi.Int
	pipe(&fds)
	wg.Add(1)
	go func() {
		defer wg.Done()
		buf := make([]byte, 16)
		n, err := read(fds[0], buf, 16)
		fmt.Println(string(buf[:n]), err)
	}()
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() { usleep(1000); wg.Done() }()
	}
	usleep(1)
	write(fds[1], "through C", 9)
	wg.Wait()
	fmt.Println(newText("slow"))
	_, err := read(-1, nil, 0)
	fmt.Println(err)
}

// expect: through C <nil>
// expect: <slow>
// expect: bad file descriptor
