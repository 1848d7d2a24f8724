package main

var buf []byte

func main() {
	buf = buf[:0]
	buf = buf[1:2]
	other := buf
	_ = other[:1]
}
