// nftw walks a tree of files and calls back for each; bsearch in a sorted array.
package main

import (
	"ffi"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

//gol:extern libc.so.6 nftw errno=-1
func nftw(dir string, visit func(path string, stat ffi.Ptr, kind ffi.Int, where *ftw) ffi.Int, fds, flags ffi.Int) (ffi.Int, error)

//gol:cstruct
type ftw struct{ Base, Level ffi.Int }

//gol:extern libc.so.6 bsearch
func bsearch(key *int32, base []int32, n, size ffi.Size, cmp func(a, b *int32) ffi.Int) *int32

func main() {
	dir, _ := os.MkdirTemp("", "walk")
	defer os.RemoveAll(dir)
	os.Mkdir(filepath.Join(dir, "sub"), 0o700)
	os.WriteFile(filepath.Join(dir, "sub", "file"), nil, 0o600)

	var seen []string
	_, err := nftw(dir, func(path string, stat ffi.Ptr, kind ffi.Int, where *ftw) ffi.Int {
		seen = append(seen, fmt.Sprint(where.Level, " ", path[where.Base:] != "", " ", kind))
		return 0
	}, 8, 0)
	sort.Strings(seen)
	fmt.Println(seen, err)

	n, err := nftw(dir, func(path string, stat ffi.Ptr, kind ffi.Int, where *ftw) ffi.Int { return 7 }, 8, 0)
	fmt.Println(n, err)

	numbers := []int32{2, 3, 5, 7, 11}
	compare := func(a, b *int32) ffi.Int { return ffi.Int(*a - *b) }
	for _, key := range []int32{7, 8} {
		found := bsearch(&key, numbers, 5, 4, compare)
		fmt.Println(found != nil, found == &numbers[3])
	}
}

// expect: [0 true 1 1 true 1 2 true 0] <nil>
// expect: 7 <nil>
// expect: true true
// expect: false false
