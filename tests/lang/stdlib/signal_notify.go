// modes: real
// os/signal: who hears of a signal, and what it does again when nobody does.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx)
	stop()
	fmt.Println(ctx.Err(), context.Cause(ctx), ctx)
	ctx, stop = signal.NotifyContext(context.WithValue(context.Background(), "a", 1))
	fmt.Println(ctx)
	stop()
	ctx2, c2 := context.WithCancel(context.Background())
	c2()
	ctx, stop = signal.NotifyContext(ctx2, syscall.SIGHUP)
	fmt.Println(ctx.Err(), ctx)
	stop()
	ctx, stop = signal.NotifyContext(context.Background(), syscall.SIGHUP)
	syscall.Kill(os.Getpid(), syscall.SIGHUP)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	func() {
		defer func() { fmt.Println(recover()) }()
		signal.Notify(nil)
	}()
	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGUSR2)
	d := make(chan os.Signal, 10)
	signal.Notify(d, syscall.SIGUSR1)
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	fmt.Println(<-c, <-d)
	signal.Stop(d)
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	fmt.Println(<-c, len(d))
	signal.Ignore(syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGUSR2), signal.Ignored(syscall.SIGHUP))
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	time.Sleep(10 * time.Millisecond)
	fmt.Println(len(c))
	signal.Reset(syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGUSR1))
	signal.Notify(c, syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGUSR1))
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	fmt.Println(<-c)
	signal.Ignore()
	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGSEGV), signal.Ignored(syscall.SIGKILL))
	signal.Reset()
	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGSEGV))
	signal.Notify(c)
	fmt.Println(signal.Ignored(syscall.SIGHUP))
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	x := <-c
	for x == syscall.SIGURG {
		x = <-c
	}
	fmt.Println(x, x == syscall.SIGTERM)
	signal.Stop(c)
	signal.Stop(c)
	full := make(chan os.Signal)
	signal.Notify(full, syscall.SIGTERM)
	signal.Notify(c, syscall.SIGTERM)
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	fmt.Println(<-c, len(full))
}
