// Times as bytes and back, zones and all; bytes that are no time.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, t := range []time.Time{
		{},
		time.Date(2009, 11, 10, 23, 0, 0, 123456789, time.UTC),
		time.Date(1, 1, 1, 0, 0, 0, 0, time.FixedZone("X", 3600)),
		time.Date(-5, 1, 1, 0, 0, 0, 7, time.FixedZone("Y", -12345)),
		time.Date(2300, 2, 28, 1, 2, 3, 4, time.FixedZone("Z", -60)),
		time.Date(2300, 2, 28, 1, 2, 3, 4, time.FixedZone("Z", 59)),
		time.Date(2300, 2, 28, 1, 2, 3, 4, time.FixedZone("far", 1<<30)),
	} {
		b, err := t.MarshalBinary()
		fmt.Printf("%x %v\n", b, err)
		var u time.Time
		err = u.UnmarshalBinary(b)
		fmt.Println(u.Equal(t), u.Format(time.RFC3339Nano), err)
		g, err := t.GobEncode()
		fmt.Println(string(g) == string(b), err, u.GobDecode(g))
	}
	var t time.Time
	for _, b := range [][]byte{nil, {0}, {1}, {3}, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, make([]byte, 15)} {
		fmt.Println(t.UnmarshalBinary(b))
	}
}
