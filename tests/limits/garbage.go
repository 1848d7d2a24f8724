// flags: -max-mem 64M
package main

var sink any

// Much garbage under a limit is no reason to stop.
func main() {
	n := 0
	for i := 0; i < 50; i++ {
		b := make([]byte, 40<<20)
		n += len(b) >> 20
		m := map[int]string{}
		for k := 0; k < 100; k++ {
			m[k] = string(b[:k])
		}
		sink = m
	}
	print(n, "\n")
}
