package main

type header struct{ id []byte }

var current *header

func parse(packet []byte) {
	current = &header{id: packet[2:6]} // WANT "this subslice in current keeps all of packet alive; use slices\.Clone"
}

func main() { parse(make([]byte, 1500)) }
