// What Go's own tests of its library found.
package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

type point struct{ X int }

type holder struct {
	point
	hidden []int
}

func recovered(f func()) (text string) {
	defer func() {
		if e := recover(); e != nil {
			text = fmt.Sprint(e)
		}
	}()
	f()
	return "no panic"
}

func files() {
	dir, err := os.MkdirTemp("", "edges")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "file.txt")
	os.WriteFile(file, nil, 0o644)
	for _, behind := range []string{"", "/", "//.", "/.."} {
		_, err := filepath.EvalSymlinks(file + behind)
		fmt.Println(behind, err == syscall.ENOTDIR)
	}
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	os.Mkdir(from, 0o755)
	os.Mkdir(to, 0o755)
	fmt.Println(errors.Is(os.Rename(from, to), syscall.EEXIST), errors.Is(os.Rename(dir+"/none", to), syscall.ENOENT))
	fmt.Println(os.Rename(from, dir+"/third"))
}

func main() {
	files()
	fmt.Println(strconv.FormatFloat(3.1415926535, 'E', -1, 32))
	fmt.Println(strconv.FormatComplex(1.2345678901234567+9.876543210987654i, 'f', -1, 64))
	fmt.Printf("%q %q %q\n", os.Expand("${", os.Getenv), os.Expand("${}", os.Getenv), os.Expand("$", os.Getenv))
	fmt.Println(math.Signbit(math.J1(math.Inf(-1))), math.Signbit(math.Jn(-3, 0)))
	fmt.Printf("%.|%.*d|%.*d\n", 3, -1, 42, nil, 42)

	var c sync.Cond
	c.L = new(sync.Mutex)
	c.Signal()
	moved := c
	fmt.Println(recovered(func() { moved.Signal() }))

	at, err := time.Parse(time.UnixDate, "Fri Feb  5 05:00:57 GMT-8 2010")
	fmt.Println(at, at.UTC(), err)
	_, err = time.Date(2020, 1, 1, 0, 0, 0, 0, time.FixedZone("", 24*3600)).MarshalText()
	fmt.Println(err)
	_, err = time.Date(2020, 1, 1, 0, 0, 0, 0, time.FixedZone("", -24*3600)).MarshalJSON()
	fmt.Println(err)

	for _, text := range []string{"AA=A", "AA=\nA", "AA=", "AAA=A", "A=AA"} {
		_, err := base64.StdEncoding.DecodeString(text)
		fmt.Println(err)
	}
	fmt.Println(base64.NewDecoder(base64.StdEncoding, strings.NewReader("")).Read(nil))
	var lines strings.Builder
	log.New(&lines, "\n", 0).Output(0, "")
	fmt.Printf("%q\n", lines.String())

	v := reflect.ValueOf(&holder{}).Elem()
	fmt.Println(v.Field(0).Addr().Elem().Field(0).CanSet(), v.Field(1).Addr().Elem().CanSet())
	fmt.Println(recovered(func() { reflect.Append(v.Field(1)) }) != "no panic")
}
