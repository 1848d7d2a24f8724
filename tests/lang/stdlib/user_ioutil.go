// os/user and io/ioutil.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"io/ioutil"
	"os"
	"os/user"
	"path/filepath"
	"strings"
)

func main() {
	root, err := user.Lookup("root")
	fmt.Println(*root, err)
	zero, err := user.LookupId("0")
	fmt.Println(*zero == *root, err)
	g, err := user.LookupGroup("root")
	fmt.Println(*g, err)
	g, err = user.LookupGroupId("0")
	fmt.Println(*g, err)
	ids, err := root.GroupIds()
	fmt.Println(ids[0], err)
	_, err = (&user.User{Username: "x", Gid: "y"}).GroupIds()
	fmt.Println(err)
	me, err := user.Current()
	fmt.Println(me.Uid == fmt.Sprint(os.Getuid()), me.Username != "", me.HomeDir != "", err)
	for _, f := range []func() error{
		func() error { _, err := user.Lookup("nobody-of-this-name"); return err },
		func() error { _, err := user.LookupId("123456"); return err },
		func() error { _, err := user.LookupGroup("no-such-group"); return err },
		func() error { _, err := user.LookupGroupId("123456"); return err },
	} {
		err := f()
		fmt.Printf("%T %v\n", err, err)
	}

	dir, err := ioutil.TempDir("", "ioutil")
	defer os.RemoveAll(dir)
	fmt.Println(err, strings.Contains(dir, "ioutil"))
	for _, name := range []string{"b", "a", "c"} {
		fmt.Println(ioutil.WriteFile(filepath.Join(dir, name), []byte(name+name), 0600))
	}
	list, err := ioutil.ReadDir(dir)
	for _, e := range list {
		fmt.Println(e.Name(), e.Size(), e.Mode())
	}
	text, err := ioutil.ReadFile(filepath.Join(dir, "b"))
	fmt.Println(string(text), err)
	_, err = ioutil.ReadDir(filepath.Join(dir, "none"))
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	f, err := ioutil.TempFile(dir, "x*y")
	fmt.Println(strings.HasSuffix(f.Name(), "y"), err, f.Close())
	all, err := ioutil.ReadAll(ioutil.NopCloser(strings.NewReader("all of it")))
	fmt.Println(string(all), err)
	n, err := io.WriteString(ioutil.Discard, "gone")
	fmt.Println(n, err)
}
