// os/exec and os.StartProcess: results, streams, environment, and every error there is.
// modes: real
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func sh(script string) *exec.Cmd { return exec.Command("sh", "-c", script) }

func show(what string, out []byte, err error) {
	fmt.Printf("%s: %q %v\n", what, out, err)
	var e *exec.ExitError
	if errors.As(err, &e) {
		fmt.Printf("  %d %t %t %q %v\n", e.ExitCode(), e.Exited(), e.Success(), e.Stderr, e.Sys().(syscall.WaitStatus))
	}
}

func results() {
	out, err := sh("echo one; echo two").Output()
	show("output", out, err)
	out, err = sh("echo out; echo err >&2; exit 3").Output()
	show("failure", out, err)
	out, err = sh("echo out; echo err >&2; echo more").CombinedOutput()
	show("combined", out, err)
	out, err = sh("kill -TERM $$").Output()
	show("signal", out, err)
	out, err = sh("kill -KILL $$").CombinedOutput()
	show("killed", out, err)
	c := sh("exit 255")
	show("run", nil, c.Run())
	fmt.Println(c.ProcessState, c.ProcessState.Pid() == c.Process.Pid, c.ProcessState.UserTime() >= 0,
		c.ProcessState.SystemTime() < time.Minute, c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss > 0)
	_, err = sh("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 1").Output()
	e := err.(*exec.ExitError)
	fmt.Println(len(e.Stderr), strings.Trim(string(e.Stderr), "x"))
}

func streams() {
	c := exec.Command("tr", "a-z", "A-Z")
	c.Stdin = strings.NewReader("some text\n")
	out, err := c.Output()
	show("stdin", out, err)

	big := bytes.Repeat([]byte("0123456789abcde\n"), 1<<16)
	var sum bytes.Buffer
	c = exec.Command("cat")
	c.Stdin, c.Stdout = bytes.NewReader(big), &sum
	fmt.Println(c.Run(), bytes.Equal(sum.Bytes(), big))

	c = exec.Command("true") // wants none of it
	c.Stdin = bytes.NewReader(big)
	fmt.Println(c.Run())

	c = exec.Command("cat", "-n")
	in, _ := c.StdinPipe()
	from, _ := c.StdoutPipe()
	fmt.Println(c.Start())
	lines := bufio.NewScanner(from)
	for _, word := range []string{"a", "b"} {
		fmt.Fprintln(in, word)
		lines.Scan()
		fmt.Printf("%q\n", lines.Text())
	}
	fmt.Println(in.Close(), lines.Scan(), c.Wait())

	c = sh("echo out; echo err >&2")
	stderr, _ := c.StderrPipe()
	c.Start()
	text, err := io.ReadAll(stderr)
	fmt.Printf("%q %v %v\n", text, err, c.Wait())

	fmt.Println("before")
	c = sh("echo direct; cat <&3")
	r, w, _ := os.Pipe()
	fmt.Fprintln(w, "from file 3")
	w.Close()
	c.Stdout, c.ExtraFiles = os.Stdout, []*os.File{r}
	fmt.Println(c.Run())
	r.Close()

	c = sh("sleep 0.01; echo x")
	c.Stdout = failing{}
	fmt.Println(c.Run())
	_, err = w.Write([]byte("x"))
	fmt.Println(errors.Is(err, os.ErrClosed))
	r, w, _ = os.Pipe()
	r.Close()
	_, err = w.Write([]byte("x"))
	fmt.Println(err, errors.Is(err, syscall.EPIPE))
}

type failing struct{}

func (failing) Write(b []byte) (int, error) { return 0, errors.New("no room") }

func surroundings(dir string) {
	c := sh("echo $A $B $PWD; pwd")
	c.Dir = dir
	c.Env = append(os.Environ(), "A=1", "B=2", "A=3", "PWD=elsewhere")
	out, err := c.Output()
	fmt.Println(strings.ReplaceAll(string(out), dir, "DIR"), err)
	c = exec.Command("env")
	c.Env = []string{"X=1", "Y=2", "X=3", "odd", "=Z=1", "X="}
	out, err = c.Output()
	fmt.Printf("%q %v %q\n", out, err, c.Environ())
	c = sh("")
	c.Env = []string{"A=a\x00b"}
	fmt.Println(c.Run())
	c = &exec.Cmd{Path: "/bin/true", Args: []string{"t"}}
	fmt.Println(c.Run(), c.String())
	c = exec.Command("/bin/echo", "-n", "a b")
	fmt.Println(c, c.Args)
	c = sh("pwd")
	c.Dir = "/nonexistent"
	fmt.Println(c.Run())
}

func names(dir string) {
	err := exec.Command("no-such-program").Run()
	fmt.Println(err, errors.Is(err, exec.ErrNotFound))
	fmt.Println(exec.Command("no-such-program", "x"))
	err = exec.Command("./no-such-program").Run()
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = exec.LookPath("./no-such-program")
	fmt.Println(err)
	_, err = exec.LookPath("/")
	fmt.Println(err)
	plain := filepath.Join(dir, "plain")
	os.WriteFile(plain, []byte("echo run\n"), 0644)
	_, err = exec.LookPath(plain)
	fmt.Println(strings.ReplaceAll(fmt.Sprint(err), dir, "DIR"), errors.Is(err, fs.ErrPermission))
	err = exec.Command(plain).Run()
	fmt.Println(strings.ReplaceAll(fmt.Sprint(err), dir, "DIR"))
	os.Chmod(plain, 0755)
	path, err := exec.LookPath(plain)
	fmt.Println(path == plain, err)
	err = exec.Command(plain).Run()
	fmt.Println(strings.ReplaceAll(fmt.Sprint(err), dir, "DIR"))

	os.Chdir(dir)
	path, old := "", os.Getenv("PATH")
	os.Setenv("PATH", ".:"+old)
	path, err = exec.LookPath("plain")
	fmt.Println(path, err, errors.Is(err, exec.ErrDot))
	fmt.Println(exec.Command("plain").Run())
	os.Setenv("PATH", old)
}

func wrongUse() {
	c := sh("")
	fmt.Println(c.Wait(), (&exec.Cmd{}).Run())
	c.Stdout = io.Discard
	_, err := c.Output()
	fmt.Println(err)
	_, err = c.CombinedOutput()
	fmt.Println(err)
	_, err = c.StdoutPipe()
	fmt.Println(err)
	c.Stdout, c.Stderr, c.Stdin = nil, io.Discard, os.Stdin
	_, err = c.CombinedOutput()
	fmt.Println(err)
	_, err = c.StderrPipe()
	fmt.Println(err)
	_, err = c.StdinPipe()
	fmt.Println(err)
	fmt.Println(c.Run(), c.Run(), c.Wait())
	c.Stdout, c.Stderr, c.Stdin = nil, nil, nil
	_, err = c.StdoutPipe()
	fmt.Println(err)
	c = sh("")
	c.Cancel = func() error { return nil }
	fmt.Println(c.Run())
	defer func() { fmt.Println(recover()) }()
	exec.CommandContext(nil, "sh")
}

func contexts() {
	ctx, cancel := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, "sleep", "10")
	c.Start()
	cancel()
	show("killed", nil, c.Wait())
	fmt.Println(exec.CommandContext(ctx, "true").Run())

	ctx, cancel = context.WithCancel(context.Background())
	c = exec.CommandContext(ctx, "sh", "-c", "trap 'exit 7' TERM; echo up; while :; do sleep 0.01; done")
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	out, _ := c.StdoutPipe()
	c.Start()
	bufio.NewReader(out).ReadString('\n')
	cancel()
	show("cancel", nil, c.Wait())

	ctx, cancel = context.WithCancel(context.Background())
	c = exec.CommandContext(ctx, "sh", "-c", "trap 'exit 0' TERM; echo up; while :; do sleep 0.01; done")
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	out, _ = c.StdoutPipe()
	c.Start()
	bufio.NewReader(out).ReadString('\n')
	cancel()
	fmt.Println(c.Wait())

	ctx, cancel = context.WithCancel(context.Background())
	c = exec.CommandContext(ctx, "sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.01; done")
	c.Cancel = func() error { return errors.New("not me") }
	c.WaitDelay = 10 * time.Millisecond
	out, _ = c.StdoutPipe()
	c.Start()
	bufio.NewReader(out).ReadString('\n')
	cancel()
	fmt.Println(c.Wait())

	var b bytes.Buffer
	c = sh("sleep 10 & echo left")
	c.Stdout = &b
	c.WaitDelay = 20 * time.Millisecond
	start := time.Now()
	err := c.Run()
	fmt.Println(err, errors.Is(err, exec.ErrWaitDelay), b.String(), time.Since(start) < 9*time.Second)
}

func processes() {
	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "exit 4"}, &os.ProcAttr{})
	fmt.Println(err)
	state, err := p.Wait()
	fmt.Println(state, err)
	_, err = p.Wait()
	fmt.Println(err)
	fmt.Println(p.Kill(), p.Signal(syscall.SIGTERM) == os.ErrProcessDone)
	_, err = os.StartProcess("/nonexistent", nil, &os.ProcAttr{})
	fmt.Println(err)
	_, err = os.StartProcess("/bin/sh", nil, &os.ProcAttr{Dir: "/nonexistent"})
	fmt.Println(err)
	p, err = os.StartProcess("/bin/sleep", []string{"sleep", "10"}, &os.ProcAttr{Sys: &syscall.SysProcAttr{Setpgid: true}})
	fmt.Println(err, syscall.Kill(-p.Pid, syscall.SIGUSR1))
	state, err = p.Wait()
	fmt.Println(state, err, state.ExitCode(), state.Exited())
	fmt.Println(p.Release(), p.Kill())
	_, err = p.Wait()
	fmt.Println(err)
	p, err = os.FindProcess(os.Getppid())
	fmt.Println(err, p.Signal(syscall.Signal(0)))
	_, err = p.Wait()
	fmt.Println(err)
	fmt.Println((*os.ProcessState)(nil), (*os.ProcessState)(nil).ExitCode(), (&os.Process{}).Kill())
	fmt.Println(syscall.Kill(os.Getpid(), 99))
}

// together runs children at the same time, while others run.
func together() {
	ticks, done := 0, make(chan string)
	for _, name := range []string{"a", "b", "c"} {
		go func() {
			out, err := sh("sleep 0.05; echo " + name).Output()
			done <- fmt.Sprint(strings.TrimSpace(string(out)), err)
		}()
	}
	tick := time.NewTicker(time.Millisecond)
	var all []string
	for len(all) < 3 {
		select {
		case s := <-done:
			all = append(all, s)
		case <-tick.C:
			ticks++
		}
	}
	fmt.Println(len(all), ticks > 0)
}

func main() {
	dir, err := os.MkdirTemp("", "exec")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		panic(err)
	}
	results()
	streams()
	surroundings(dir)
	contexts()
	processes()
	together()
	wrongUse()
	names(dir)
}
