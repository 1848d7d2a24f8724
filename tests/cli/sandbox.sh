#!/bin/sh
# -sandbox: a program that tries to get out gets errors and a line for each, and stays in.
fail() { echo "$*"; exit 1; }
outside=$(mktemp -d) && trap 'rm -rf "$outside"' EXIT
echo secret >"$outside/secret"
echo inside >inside && mkdir sub && echo deep >sub/deep
ln -s "$outside/secret" link
ln -s "$outside" folder
cat >x.go <<'P'
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"syscall"
)

func try(what string, err error) {
	fmt.Println(what, err == nil, errors.Is(err, fs.ErrPermission))
}

func main() {
	wd, _ := os.Getwd()
	for _, name := range []string{"inside", "sub/deep", "./sub/../inside", wd + "/inside"} {
		b, err := os.ReadFile(name)
		fmt.Printf("%q %v\n", b, err)
	}
	list, err := os.ReadDir("sub")
	fmt.Println(len(list), err)
	_, err = os.Stat("missing")
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	for _, name := range []string{os.Args[1] + "/secret", "link", "folder/secret", "../" + os.Args[1] + "/secret",
		"/etc/passwd", "..", "/proc/self/environ", wd + "/../x"} {
		b, err := os.ReadFile(name)
		try("read", err)
		if len(b) > 0 {
			fmt.Println("GOT OUT", name)
		}
	}
	_, err = os.Stat("/etc/passwd")
	try("stat", err)
	_, err = os.ReadDir("/")
	try("list", err)
	_, err = os.Readlink("/proc/self/exe")
	try("readlink", err)
	try("write", os.WriteFile("new", nil, 0o600))
	try("append", func() error { _, err := os.OpenFile("inside", os.O_APPEND|os.O_WRONLY, 0); return err }())
	try("truncate", os.Truncate("inside", 0))
	try("mkdir", os.Mkdir("newdir", 0o700))
	try("remove", os.Remove("inside"))
	try("rename", os.Rename("inside", "other"))
	try("symlink", os.Symlink("/etc", "etc"))
	try("chdir", os.Chdir("/"))
	try("chmod", os.Chmod("inside", 0o777))
	_, err = os.MkdirTemp("", "x")
	try("temp", err)
	try("run", exec.Command("/bin/true").Run())
	try("look up", exec.Command("true").Run())
	_, err = os.StartProcess("/bin/true", []string{"true"}, &os.ProcAttr{})
	try("start", err)
	try("exec", syscall.Exec("/bin/true", nil, nil))
	try("kill", syscall.Kill(os.Getppid(), 0))
}
P
"$GOL" run -sandbox x.go "$outside" >out 2>err
[ $? -eq 0 ] || fail "status $?: $(tail -3 err)"
cat >want <<'W'
"inside\n" <nil>
"deep\n" <nil>
"inside\n" <nil>
"inside\n" <nil>
1 <nil>
true
W
head -6 out | diff want - || fail "reading below fails"
tail -n +7 out | grep -v "false true$" && fail "not refused"
[ "$(tail -n +7 out | wc -l)" -eq 26 ] || fail "$(wc -l <out) lines"
grep -q "^gol: -sandbox refuses: os.Open /etc/passwd$" err || fail "$(head -3 err)"
grep -q "^gol: -sandbox refuses: os.StartProcess /bin/true$" err || fail "$(tail -3 err)"
grep -q "^gol: -sandbox refuses: syscall.Kill$" err || fail "$(tail -3 err)"
[ "$(cat inside)" = inside ] && [ ! -e new ] && [ ! -e newdir ] && [ ! -e other ] || fail "something changed"
"$GOL" -sandbox -e 'os.Remove("inside")' 2>err
[ "$(cat err)" = "gol: -sandbox refuses: os.Remove inside" ] || fail "removing: $(cat err)"
GOL_SANDBOX=1 "$GOL" -e 'fmt.Println(os.WriteFile("z", nil, 0o600) != nil)' 2>/dev/null | grep -q true || fail "GOL_SANDBOX=1"
printf 'package main\n\nimport _ "ffi"\n\n//gol:extern libc.so.6 getpid\nfunc getpid() int32\n\nfunc main() { println(getpid()) }\n' >c.go
"$GOL" run -sandbox c.go 2>err && fail "C is called"
grep -q 'c.go:3:10: import "ffi": -sandbox refuses it' err || fail "$(cat err)"
