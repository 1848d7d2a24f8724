// struct tm: a C struct by pointer, in and out.
package main

import (
	"ffi"
	"fmt"
)

//gol:cstruct
type tm struct {
	Sec, Min, Hour, Mday, Mon, Year, Wday, Yday, Isdst ffi.Int

	Gmtoff ffi.Long
	Zone   ffi.Ptr
}

//gol:extern libc.so.6 gmtime_r
func gmtime(t *ffi.Long, out *tm) *tm

//gol:extern libc.so.6 timegm
func timegm(t *tm) ffi.Long

//gol:extern libc.so.6 strftime
func strftime(buf []byte, max ffi.Size, format string, t *tm) ffi.Size

func main() {
	when := ffi.Long(1257894000)
	var t tm
	gmtime(&when, &t)
	fmt.Println(1900+t.Year, t.Mon+1, t.Mday, t.Hour, t.Min, t.Zone.String())

	buf := make([]byte, 64)
	n := strftime(buf, ffi.Size(len(buf)), "%A, %d %B %Y", &t)
	fmt.Println(string(buf[:n]))

	t.Mday += 30 // C carries over
	fmt.Println(timegm(&t) == when+30*86400, t.Mon+1, t.Mday)
}

// expect: 2009 11 10 23 0 GMT
// expect: Tuesday, 10 November 2009
// expect: true 12 10
