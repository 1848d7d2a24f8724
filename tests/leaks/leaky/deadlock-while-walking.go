// At a deadlock nobody can go on, yet what a stuck goroutine still sees of an array is no waste of the array.
// exit: 2
package main

type job struct {
	id   int
	text [2000]byte
}

var pending []*job
var line = string(make([]byte, 100000))
var name = line[:10]

func load() []*job {
	var all []*job
	for i := range 10 {
		all = append(all, &job{id: i})
	}
	return all
}

func main() {
	all := load()
	pending = all[5:]
	whole := line
	line = ""
	done := make(chan int)
	for _, j := range all {
		if j.id == 3 {
			<-done
		}
	}
	println(whole[50:], len(all))
}
