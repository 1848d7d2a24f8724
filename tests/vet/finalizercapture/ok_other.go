package main

import "runtime"

type file struct{ fd int }

func main() {
	log := []string{}
	f := &file{1}
	fd := f.fd
	runtime.SetFinalizer(f, func(*file) {
		log = append(log, "closed")
		println(fd)
	})
}
