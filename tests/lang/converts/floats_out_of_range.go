// What is left of a float that its integer type cannot hold: amd64's answers.
package main

import (
	"fmt"
	"math"
)

func main() {
	fs := []float64{0, -0.5, 0.9, -1, 1.5, 127.9, 128, 255, 256, -129, 32768, 65536, 1e6, 2147483647.5, 2147483648, -2147483649, 4294967295.9, 4294967296, 5e9, -5e9, 9.2e18, 9223372036854775808, 1.5e19, 18446744073709551615, 1e20, -9223372036854775808, -1e19, -1e20, math.Inf(1), math.Inf(-1), math.NaN(), 1e300}
	for _, f := range fs {
		fmt.Println(f, int(f), int8(f), int16(f), int32(f), int64(f), "u", uint(f), uint8(f), uint16(f), uint32(f), uint64(f), uintptr(f))
		g := float32(f)
		fmt.Println(g, int(g), int8(g), int16(g), int32(g), int64(g), "u", uint(g), uint8(g), uint16(g), uint32(g), uint64(g), uintptr(g))
	}
}
