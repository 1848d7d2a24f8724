package main

import (
	"fmt"
	"math"
)

type weekday uint8

const (
	sun weekday = iota
	mon
	_
	wed
)

const (
	huge  = 1 << 100
	kb    = 1 << (10 * (iota + 1))
	third = 1.0 / 3
	z     = 2i * 2i
)

func take(xs ...any) { fmt.Println(xs...) }

func main() {
	take(sun, mon, wed, huge>>98, kb, third, z, 'a', "s"+"t", 1e3, true && !false)
	take(uint64(math.MaxUint64), int64(math.MinInt64), math.MaxFloat64, float32(math.Pi))
	var f32 float32 = 0.1
	var c64 complex64 = 1 + 2i
	var u uint8 = 255
	u++
	take(f32, f32*3, c64*c64, u, ^uint16(0), -7/2, -7%3, 7&^5, 1<<3|1)
	var i8 int8 = -128
	i8--
	var sh uint = 70
	take(i8, 1<<sh == 0, int32(-8)>>sh, uint32(1)<<31, int64(1)<<62)
	var d float64 = -0.0
	n := math.NaN()
	inf := math.Inf(1)
	take(1/d, n == n, n != n, inf > math.MaxFloat64, math.Copysign(0, -1))
	var i interface{ M() } = nil
	take(i == nil, len("héllo"), len([...]int{5: 1}))
	var x any = 3
	take(x == 3, x == int64(3), x == "3", x != nil)
	const big = 1 << 62
	take(big+big-1, int32(1<<31-1))
}
