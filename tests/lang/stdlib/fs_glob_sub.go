// fs.Glob, fs.Sub and the lines about files, over a tree in memory that has nothing but Open.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"time"
)

// tree maps names to contents; a name with a slash at its end is a directory.
type tree map[string]string

type node struct {
	t    tree
	name string
	dir  bool
	text *strings.Reader
}

func (t tree) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if text, ok := t[name]; ok {
		return &node{t, name, false, strings.NewReader(text)}, nil
	}
	for n := range t {
		if name == "." || strings.HasPrefix(n, name+"/") {
			return &node{t, name, true, nil}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (n *node) Read(b []byte) (int, error) { return n.text.Read(b) }
func (n *node) Close() error               { return nil }
func (n *node) Stat() (fs.FileInfo, error) { return n, nil }
func (n *node) Name() string               { return path.Base(n.name) }
func (n *node) Size() int64                { return int64(len(n.t[n.name])) }
func (n *node) IsDir() bool                { return n.dir }
func (n *node) Sys() any                   { return nil }
func (n *node) ModTime() time.Time         { return time.Date(2009, 11, 10, 23, 0, 0, 0, time.UTC) }

func (n *node) Mode() fs.FileMode {
	if n.dir {
		return fs.ModeDir | 0755
	}
	return 0644
}

func (n *node) ReadDir(count int) ([]fs.DirEntry, error) {
	seen := map[string]bool{}
	var list []fs.DirEntry
	for name := range n.t {
		rest := name
		if n.name != "." {
			if !strings.HasPrefix(name, n.name+"/") {
				continue
			}
			rest = name[len(n.name)+1:]
		}
		first, _, _ := strings.Cut(rest, "/")
		if !seen[first] {
			seen[first] = true
			f, _ := n.t.Open(path.Join(n.name, first))
			info, _ := f.Stat()
			list = append(list, fs.FileInfoToDirEntry(info))
		}
	}
	return list, nil
}

func glob(f fs.FS, pattern string) {
	names, err := fs.Glob(f, pattern)
	fmt.Printf("%q: %q %v\n", pattern, names, err)
}

// own answers Glob itself.
type own struct{ tree }

func (own) Glob(pattern string) ([]string, error) { return []string{"elsewhere/" + pattern}, nil }

// subs makes its own trees.
type subs struct{ tree }

func (s subs) Sub(dir string) (fs.FS, error) { return nil, errors.New("no " + dir) }

func main() {
	t := tree{"a.txt": "alpha", "b.go": "package b", "d/a.txt": "in d", "d/e/f.go": "f", "d/e/g.txt": "gg", "dd/x.go": ""}
	for _, p := range []string{"*", "*.go", "d*/*", "d/a.txt", "nothing", "*/*/*", "d/[e-f]/?.go", "[", "d/[", "*/[",
		"d/\\a.txt", ".", "/*"} {
		glob(t, p)
	}

	sub, err := fs.Sub(t, "d")
	fmt.Println(err)
	glob(sub, "*")
	glob(sub, "e/*")
	glob(sub, ".")
	glob(sub, "[")
	data, err := fs.ReadFile(sub, "a.txt")
	fmt.Printf("%q %v\n", data, err)
	for _, name := range []string{"none", "../a.txt", "/", ""} {
		_, err = sub.Open(name)
		fmt.Println("open", err)
		_, err = fs.ReadFile(sub, name)
		fmt.Println("read", err)
		_, err = fs.ReadDir(sub, name)
		fmt.Println("list", err)
		_, err = fs.Sub(sub, name)
		fmt.Println("sub", err)
	}
	deeper, err := fs.Sub(sub, "e")
	fmt.Println(err)
	fs.WalkDir(deeper, ".", func(name string, d fs.DirEntry, err error) error {
		fmt.Println(" ", name, d, err)
		return nil
	})
	same, _ := fs.Sub(sub, ".")
	fmt.Println(same == sub)

	glob(own{t}, "*")
	_, err = fs.Sub(t, "../d")
	fmt.Println(err)
	_, err = fs.Sub(subs{t}, "d")
	fmt.Println(err)

	for _, name := range []string{"d", "a.txt"} {
		info, err := fs.Stat(t, name)
		fmt.Println(fs.FormatFileInfo(info), err)
		fmt.Println(fs.FormatDirEntry(fs.FileInfoToDirEntry(info)))
	}

	dir, _ := os.MkdirTemp("", "globs")
	defer os.RemoveAll(dir)
	os.MkdirAll(dir+"/p/q", 0755)
	os.WriteFile(dir+"/p/q/r", []byte("r"), 0644)
	disk, _ := fs.Sub(os.DirFS(dir), "p")
	names, err := fs.Glob(disk, "*/*")
	sort.Strings(names)
	fmt.Println(names, err)
	f, _ := disk.Open("q/r")
	text, err := io.ReadAll(f)
	fmt.Println(string(text), err)
	_, err = disk.Open("q/none")
	fmt.Println(err)
	_, err = fs.ReadFile(os.DirFS(dir), "p/none")
	fmt.Println(err)
	_, err = fs.ReadDir(disk, "none")
	fmt.Println(err)
	_, err = fs.Stat(disk, "none")
	fmt.Println(err)
}
