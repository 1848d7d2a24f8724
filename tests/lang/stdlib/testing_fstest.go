package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"testing/fstest"
)

type liar struct{ fstest.MapFS }

func (l liar) Open(name string) (fs.File, error) {
	if name == "/a.txt" {
		name = "a.txt"
	}
	return l.MapFS.Open(name)
}

func main() {
	m := fstest.MapFS{
		"a.txt":         {Data: []byte("alpha")},
		"dir/b.txt":     {Data: []byte("beta"), Mode: 0o640},
		"dir/sub/c":     {},
		"empty":         {Mode: fs.ModeDir | 0o755},
		"dir/sub/d.txt": {Data: []byte("delta")},
	}
	fs.WalkDir(m, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d.IsDir(), err)
		return nil
	})
	data, err := m.ReadFile("dir/b.txt")
	info, _ := m.Stat("dir/b.txt")
	fmt.Println(string(data), err, info.Mode(), info.Size(), info)
	names, _ := m.Glob("dir/*/?.txt")
	sub, _ := m.Sub("dir")
	below, _ := fs.ReadDir(sub, "sub")
	fmt.Println(names, below)
	_, err = m.Open("none")
	fmt.Println(errors.Is(err, fs.ErrNotExist), err)
	_, err = m.Open("/a.txt")
	fmt.Println(err)
	f, _ := m.Open("a.txt")
	at, err := f.(io.Seeker).Seek(-2, io.SeekEnd)
	rest, _ := io.ReadAll(f)
	_, outside := f.(io.Seeker).Seek(9, io.SeekStart)
	fmt.Println(at, err, string(rest), outside)
	folder, _ := m.Open("dir")
	_, err = folder.Read(nil)
	fmt.Println(err)

	fmt.Println(fstest.TestFS(m, "a.txt", "dir/sub/c"))
	fmt.Println(fstest.TestFS(m, "a.txt", "z") != nil, fstest.TestFS(m) != nil, fstest.TestFS(liar{m}, "a.txt") != nil)
	fmt.Println(fstest.TestFS(fstest.MapFS{}))
}
