package p

type V [1 << 50]byte // ERROR "type \[1125899906842624\]byte larger than address space"
type W [1 << 40][1 << 10]byte // ERROR "type \[1099511627776\]\[1024\]byte larger than address space"
type X [1 << 40]byte

type C1 chan [1 << 16]byte // ERROR "channel element type too large \(>64kB\)"
type C2 chan<- struct{ a [1 << 20]byte } // ERROR "channel element type too large \(>64kB\)"
type C3 chan [1<<16 - 1]byte
