// Made by a random generator: integers of all widths, shifts, conversions, branches, loops.
package main

import "fmt"

func k_int8(x int8) int8 { return x }
func k_int16(x int16) int16 { return x }
func k_int32(x int32) int32 { return x }
func k_int64(x int64) int64 { return x }
func k_uint8(x uint8) uint8 { return x }
func k_uint16(x uint16) uint16 { return x }
func k_uint32(x uint32) uint32 { return x }
func k_uint64(x uint64) uint64 { return x }
func k_int(x int) int { return x }
func k_uint(x uint) uint { return x }
func k_bool(x bool) bool { return x }
func k_float64(x float64) float64 { return x }
func f0(a0 uint16, a1 int64, a2 int64) {
	var v0 int16 = (k_int16(71) / (k_int16(2) | 1))
	var v1 uint8 = (k_uint8(7) * k_uint8(255))
	a0 = a0
	v1 += k_uint8(7)
	for i1 := uint64(0); i1 < 7; i1++ {
		v1 = (uint8(k_uint32(2280492034)) & (v1 + v1))
		if k_bool(false) {
			a0 = a0
			a2 = ((k_int64(11) & a2) << ((k_uint32(2) + k_uint32(0)) & 127))
		}
	}
	fmt.Println(0, a0, a1, a2, v0, v1)
}
func f1(a0 int) {
	var v0 uint16 = (k_uint16(0) >> (k_uint32(0) & 127))
	var v1 int64 = (k_int64((-8319555750503432188)) / 1)
	var v2 uint8 = uint8(k_uint(2))
	v2 = v2
	a0 = a0
	a0 -= a0
	v1 = (-(v1 << (v2 & 127)))
	fmt.Println(1, a0, v0, v1, v2)
}
func f2(a0 bool, a1 int64, a2 uint8) {
	var v0 int64 = int64(k_int(1))
	var v1 int32 = (k_int32((-1)) >> (k_uint(1) & 127))
	var v2 uint16 = (k_uint16(5) + k_uint16(65535))
	if ((v2 / (k_uint16(65535) | 1)) > (k_uint16(2) - v2)) {
		v0 += ((v0 * a1) % 3)
		v1 *= v1
	} else {
		a2 = a2
		a2 *= ((a2 >> (k_uint32(7) & 127)) % 3)
		a0 = k_bool(true)
	}
	if ((k_int16(3) >> 15) != (^k_int16((-1)))) {
		for i2 := uint8(0); i2 < 3; i2++ {
			a2 = ((a2 % (k_uint8(1) | 1)) &^ (a2 % (a2 | 1)))
			a2 = ((a2 &^ a2) &^ uint8(k_uint32(5)))
			a2 += i2
		}
		v1 = ((k_int32(5) & v1) - (k_int32((-2147483648)) / (v1 | 1)))
		if ((v0 | a1) != (a1 + k_int64(5))) {
			a1 = (k_int64(46) + (a1 * v0))
			v0 = int64(uint8(a2))
			a1 = ((a1 | v0) / 3075823764769221797)
		} else {
			a2 = k_uint8(0)
			a0 = (float64(k_uint32(53)) >= (k_float64(1e-3) + k_float64(0)))
			a2 = ((k_uint8(189) / (a2 | 1)) &^ (a2 - a2))
			v0 = a1
			a1 = (v0 &^ int64(k_uint64(5)))
		}
		a0 = (!(k_bool(false)) && (k_int16(1) < k_int16(5)))
		if (!(k_bool(false)) && a0) {
			a1 *= ((k_int64(2) - a1) | v0)
			a2 = ((a2 &^ a2) & uint8(v2))
		} else {
			v1 = ((v1 + v1) & (v1 % (v1 | 1)))
			v0 += int64((k_int(5) ^ k_int(5)))
		}
	}
	v1 = int32(k_int8((-1)))
	a1 = ((a1 + k_int64((-2068107105742683118))) % (int64(k_uint64(7392454806758493928)) | 1))
	v1 = int32((k_uint64(3) >> 7))
	fmt.Println(2, a0, a1, a2, v0, v1, v2)
}
func f3(a0 float64, a1 uint16, a2 int8) {
	var v0 uint = (k_uint(5) | k_uint(0))
	var v1 bool = (a2 <= a2)
	var v2 uint64 = (k_uint64(5) - k_uint64(0))
	var v3 int16 = (k_int16(8423) >> 64)
	if ((v2 >> 31) < uint64(k_int8(3))) {
		if (k_int(83) >= (k_int(1) % (k_int(3) | 1))) {
			a2 = ((-k_int8(0)) << (uint(k_uint64(0)) & 127))
			a2 = (^(k_int8(7) << (k_uint8(76) & 127)))
			a0 = float64((^k_int32(77)))
			a0 += k_float64(1e-3)
		}
		if ((k_int((-1248345901725993612)) > k_int(1)) || (k_uint(0) <= k_uint(5))) {
			a0 = a0
			a2 = ((a2 * a2) ^ (a2 % 2))
			v2 = (uint64(k_int32(2)) ^ (v2 << (k_uint8(7) & 127)))
			v3 -= ((v3 ^ v3) - (v3 | v3))
		} else {
			a1 *= (uint16(k_uint8(0)) << (k_uint32(5) & 127))
			a0 = a0
			v0 = (uint(v2) ^ uint(a1))
			v3 -= (k_int16((-16957)) & (v3 >> 0))
			a0 = ((a0 + a0) / 3.5)
		}
		v0 = k_uint(2)
	}
	if ((a0 + k_float64(0)) > k_float64(-2.25)) {
		a0 += ((a0 / 3.5) / 3.5)
		a2 = a2
		if ((k_uint8(5) / (k_uint8(5) | 1)) >= (k_uint8(7) * k_uint8(3))) {
			a0 = (a0 * (k_float64(1e-3) * k_float64(1e-3)))
			a0 = ((a0 * a0) / 3.5)
		} else {
			v0 *= ((k_uint(7) + v0) * v0)
			v2 = ((v2 - v2) / ((k_uint64(1) % (v2 | 1)) | 1))
		}
		if ((a2 < a2) && (k_int8(2) >= k_int8(3))) {
			v2 = ((v2 - v2) + (k_uint64(3) + k_uint64(0)))
			v2 = (v2 << ((v0 &^ v0) & 127))
		} else {
			v0 = (^(v0 | k_uint(21)))
			v1 = ((a1 - a1) != uint16(k_uint32(5)))
			a1 = a1
			v2 -= ((^v2) & (v2 | v2))
		}
	}
	fmt.Println(3, a0 == a0, a0 > 1, a1, a2, v0, v1, v2, v3)
}
func f4(a0 float64, a1 int16, a2 uint64) {
	var v0 int8 = (k_int8(2) * k_int8((-128)))
	var v1 int8 = k_int8((-1))
	var v2 uint32 = (k_uint32(4294967295) & k_uint32(5))
	if ((k_uint(5) | k_uint(3)) >= (k_uint(1) + k_uint(18446744073709551615))) {
		a1 = (a1 >> (k_uint8(0) & 127))
		a2 = ((a2 << (k_uint(13) & 127)) & (a2 * a2))
		v0 = (^(-k_int8((-34))))
		v2 = ((v2 &^ k_uint32(4294967295)) - k_uint32(16))
		for i3 := uint8(0); i3 < 6; i3++ {
			v0 -= v1
			a1 = (a1 ^ (a1 << 1))
			a0 = ((a0 / 3.5) / 3.5)
		}
	}
	a2 = ((k_uint64(0) + a2) * (a2 * k_uint64(16681844046780284125)))
	if (k_int64((-1)) >= (k_int64(7) >> (v2 & 127))) {
		v1 += ((v1 >> (k_uint(18446744073709551615) & 127)) | (v1 + v0))
		a2 = ((a2 * a2) / (a2 | 1))
	}
	a1 = ((a1 ^ a1) - int16(v1))
	fmt.Println(4, a0 == a0, a0 > 1, a1, a2, v0, v1, v2)
}
func f5(a0 float64) {
	var v0 uint8 = (k_uint8(255) | k_uint8(0))
	if k_bool(true) {
		a0 *= float64((k_uint32(3) | k_uint32(502925652)))
		for i4 := uint64(2); i4 < 4; i4++ {
			a0 = a0
			a0 = float64((^k_int8((-128))))
		}
		if ((k_uint(1) != k_uint(1)) || k_bool(true)) {
			a0 = k_float64(1e-3)
			a0 = (float64(k_uint16(2)) / 3.5)
			a0 = ((k_float64(1.5) / 3.5) - (a0 / 3.5))
			a0 = float64((^k_int64((-9223372036854775808))))
		}
		for i5 := uint8(1); i5 < 3; i5++ {
			v0 = v0
			a0 = (float64(k_uint8(7)) + (a0 / 3.5))
			a0 += a0
			a0 = k_float64(1.5)
			v0 = uint8((-k_uint16(7)))
			v0 += i5
			if (k_int16((-8530)) > k_int16(3)) { break }
		}
	}
	a0 = a0
	v0 = ((v0 / (v0 | 1)) & (v0 - k_uint8(2)))
	if (int64(k_int16((-32768))) > (^k_int64(1))) {
		v0 = ((v0 ^ v0) + (k_uint8(0) | v0))
		if ((v0 & v0) <= (k_uint8(1) - k_uint8(1))) {
			v0 = uint8((k_uint16(20496) / 5))
			v0 = ((v0 ^ v0) ^ (v0 * v0))
			v0 = ((v0 >> 31) % 78)
			v0 = ((v0 & v0) &^ (k_uint8(1) % (v0 | 1)))
			v0 = (^v0)
		} else {
			a0 = ((a0 - k_float64(0)) - (k_float64(-2.25) - a0))
			a0 = (float64(k_int8(7)) - (a0 / 3.5))
		}
		for i6 := int(1); i6 < 6; i6++ {
			v0 = ((v0 | v0) % ((v0 ^ v0) | 1))
			v0 = ((v0 << (k_uint32(1) & 127)) % (k_uint8(81) | 1))
			a0 = a0
			a0 = ((a0 / 3.5) * (k_float64(0) - k_float64(0)))
			v0 += ((v0 * v0) / ((v0 >> (v0 & 127)) | 1))
		}
	} else {
		a0 = ((a0 / 3.5) * (a0 * a0))
		for i7 := uint64(2); i7 < 4; i7++ {
			a0 = (float64(k_uint(5)) / 3.5)
			v0 = ((v0 - v0) & (v0 >> (k_uint32(7) & 127)))
			v0 = (v0 - (k_uint8(3) & v0))
			if (k_uint16(7) <= k_uint16(1)) { continue }
			if (v0 >= v0) { break }
		}
		if ((v0 % (v0 | 1)) >= (v0 / (v0 | 1))) {
			v0 = ((k_uint8(0) * v0) >> 31)
			v0 = ((v0 / (k_uint8(0) | 1)) ^ (-v0))
			v0 = uint8(uint64(v0))
			v0 = ((v0 &^ k_uint8(0)) * uint8(k_int8(84)))
		} else {
			a0 = (a0 + a0)
			v0 = ((v0 - k_uint8(236)) % ((k_uint8(1) - k_uint8(0)) | 1))
			a0 = ((k_float64(3e5) + a0) / 3.5)
			a0 = a0
		}
		if ((k_uint32(0) * k_uint32(0)) > (-k_uint32(1))) {
			a0 = ((a0 + a0) / 3.5)
			v0 = ((v0 + k_uint8(2)) >> ((v0 &^ v0) & 127))
			v0 -= v0
			v0 = ((v0 ^ k_uint8(179)) * v0)
		} else {
			v0 = ((^v0) & (v0 ^ v0))
			v0 = (k_uint8(0) | (v0 ^ v0))
			v0 = uint8((^k_int16(72)))
			a0 = ((a0 / 3.5) / 3.5)
		}
	}
	fmt.Println(5, a0 == a0, a0 > 1, v0)
}
func f6(a0 uint8, a1 bool, a2 uint8, a3 uint8) {
	var v0 uint64 = (k_uint64(3) | k_uint64(0))
	var v1 int8 = int8(a0)
	var v2 uint = uint(a2)
	var v3 int = (k_int(3) * k_int(0))
	v0 = ((v0 / 81) / ((k_uint64(0) & v0) | 1))
	if ((k_uint16(41) - k_uint16(26610)) < k_uint16(18)) {
		v1 -= (int8(k_uint32(7)) << ((k_uint32(3) - k_uint32(1)) & 127))
		if ((k_uint32(1) % (k_uint32(0) | 1)) > k_uint32(0)) {
			a2 = uint8((v3 / 75))
			a1 = ((v2 - k_uint(7)) < uint(v3))
			a0 = uint8((k_int32(5) << (k_uint8(1) & 127)))
			v3 += int((k_int64(0) >> (k_uint32(84) & 127)))
		}
		a1 = ((k_float64(1.5) / 3.5) != float64(k_int64(7777496350040095043)))
	}
	fmt.Println(6, a0, a1, a2, a3, v0, v1, v2, v3)
}
func f7(a0 uint32, a1 bool) {
	var v0 int16 = (k_int16(5) * k_int16(0))
	var v1 int64 = (k_int64((-9223372036854775808)) >> (k_uint8(1) & 127))
	var v2 uint = (k_uint(1) / (k_uint(3) | 1))
	if k_bool(false) {
		if ((k_float64(3e5) - k_float64(0)) > k_float64(1.5)) {
			v0 = ((v0 ^ k_int16(12720)) & (k_int16(32767) - v0))
			a0 = ((a0 * a0) &^ uint32(k_int32((-1))))
		}
		for i8 := uint8(0); i8 < 5; i8++ {
			a0 = (a0 & (a0 & a0))
			a0 = (a0 - uint32(k_uint64(1)))
			a1 = a1
			a0 = ((a0 << 32) + (a0 * a0))
			if !(a1) { continue }
			if (k_uint16(1) != k_uint16(0)) { break }
		}
		v1 = (v1 * (k_int64(7) >> (k_uint8(255) & 127)))
	}
	a1 = (int16(k_int((-1))) != (k_int16((-1)) ^ v0))
	for i9 := int32(0); i9 < 5; i9++ {
		a0 = (uint32(k_int32((-1585344907))) * uint32(a0))
		a0 = ((k_uint32(1945173337) / 3) | (k_uint32(37) & a0))
		if (k_int8(5) >= k_int8(2)) { continue }
		if (a1 && k_bool(false)) { break }
	}
	fmt.Println(7, a0, a1, v0, v1, v2)
}
func f8(a0 int8, a1 uint64) {
	var v0 uint64 = (a1 / (a1 | 1))
	if k_bool(false) {
		v0 = ((v0 - a1) &^ (-k_uint64(1)))
		a0 = (int8(v0) + (a0 % (k_int8(5) | 1)))
		if k_bool(true) {
			a0 = int8((k_int64(40) % (k_int64(3) | 1)))
			a1 = ((v0 - a1) % ((k_uint64(9620175445554480188) ^ a1) | 1))
			a0 = int8((k_int16(2) | k_int16((-1))))
		} else {
			a1 = ((a1 | v0) << ((k_uint32(5) / 3) & 127))
			a1 = (a1 * (v0 &^ k_uint64(1)))
			v0 *= ((k_uint64(1) &^ v0) + a1)
			a1 = uint64(k_int16((-1)))
			v0 = a1
		}
	} else {
		a1 = ((v0 ^ k_uint64(2)) / ((a1 + v0) | 1))
		a1 = ((k_uint64(5) - a1) >> ((k_uint(19) ^ k_uint(1)) & 127))
		a1 = ((v0 * a1) / 1)
		a1 = ((v0 - v0) &^ (k_uint64(18446744073709551615) &^ a1))
		v0 = ((v0 % (v0 | 1)) % ((v0 &^ k_uint64(3)) | 1))
	}
	a1 *= (-a1)
	if ((k_int32((-2147483648)) + k_int32(7)) <= (k_int32(0) / 5)) {
		v0 = ((k_uint64(1) | k_uint64(1)) ^ (v0 | k_uint64(0)))
		a1 -= (v0 ^ (a1 >> 32))
	} else {
		a1 += ((a1 | k_uint64(12951770766775485461)) & (a1 % (v0 | 1)))
		a1 = uint64((k_int32(2147483647) << 8))
		if ((k_int16(7) == k_int16(0)) && (k_uint8(2) < k_uint8(30))) {
			a0 = int8((k_int(1) &^ k_int(3)))
			v0 += uint64((v0 &^ a1))
			a0 *= int8((k_uint8(0) % (k_uint8(3) | 1)))
			a0 = a0
			a0 = ((a0 % 3) >> ((k_uint8(1) &^ k_uint8(0)) & 127))
		} else {
			a1 = (^uint64(k_int8(127)))
			a0 = (^(a0 | a0))
		}
	}
	for i10 := uint64(0); i10 < 3; i10++ {
		for i11 := uint8(1); i11 < 5; i11++ {
			a0 = ((k_int8(2) | a0) + a0)
			a0 = ((a0 & a0) << 70)
			a1 *= ((k_uint64(0) % (v0 | 1)) + (a1 & v0))
			a0 = a0
		}
		a0 = ((-a0) - (a0 >> (k_uint(18446744073709551615) & 127)))
		if ((^k_int32(5)) < (k_int32(567302715) | k_int32(0))) {
			v0 = ((a1 ^ a1) & (^a1))
			a1 = ((v0 | v0) - v0)
		} else {
			v0 = k_uint64(3)
			v0 = uint64((k_int(2) ^ k_int(36)))
			a0 = (int8(k_uint32(5)) &^ (a0 << (k_uint32(0) & 127)))
			v0 = a1
			v0 = uint64(k_int32(7))
		}
		v0 += i10
	}
	fmt.Println(8, a0, a1, v0)
}
func f9(a0 uint16, a1 int16) {
	var v0 int64 = (k_int64((-1)) / 9223372036854775807)
	var v1 uint8 = (k_uint8(5) + k_uint8(1))
	for i12 := int(0); i12 < 6; i12++ {
		for i13 := int(0); i13 < 3; i13++ {
			a1 = (a1 | a1)
			v1 = v1
			if k_bool(false) { break }
		}
		a1 = (a1 | int16(k_int8(33)))
		a1 = ((a1 + a1) >> ((v1 & k_uint8(7)) & 127))
		if (k_bool(true) || k_bool(true)) { continue }
	}
	for i14 := uint64(0); i14 < 4; i14++ {
		v1 = ((v1 ^ v1) ^ (k_uint8(7) ^ v1))
		a0 += (uint16(k_uint(7)) ^ (k_uint16(5) &^ a0))
		for i15 := int(0); i15 < 7; i15++ {
			v0 = (k_int64((-1)) << ((k_uint(5) / 7) & 127))
			v0 = ((v0 << (v1 & 127)) ^ (k_int64(3) | v0))
			a1 -= int16((k_int8(127) - k_int8(127)))
			a1 = (int16(k_int16((-32768))) | a1)
			a1 = ((k_int16((-20927)) - a1) | (a1 * k_int16(32767)))
			if (k_bool(true) || k_bool(false)) { continue }
		}
		if (a0 > (k_uint16(1) % 5)) {
			v0 = ((v0 * v0) & (v0 % (v0 | 1)))
			v0 = v0
		}
		v1 = k_uint8(3)
	}
	for i16 := int(1); i16 < 5; i16++ {
		v0 = int64((k_int(0) * k_int(79)))
		for i17 := int32(0); i17 < 6; i17++ {
			a0 = ((a0 ^ a0) / 5)
			v0 = int64((v0 << (k_uint32(1) & 127)))
			a0 = ((a0 * a0) % ((k_uint16(10921) | a0) | 1))
		}
		if ((k_uint64(12219711026177190078) &^ k_uint64(2)) <= (k_uint64(7) % (k_uint64(3) | 1))) {
			a0 = (k_uint16(41471) ^ (a0 - a0))
			v1 = ((v1 % (v1 | 1)) - (v1 &^ k_uint8(3)))
			v1 = v1
			a0 += uint16((v1 - v1))
		} else {
			a1 += (a1 | k_int16(1))
			a0 = ((a0 * a0) ^ (a0 % 65535))
			v0 = ((v0 &^ k_int64((-9223372036854775808))) << (uint32(a0) & 127))
			v0 = ((v0 / (-4755348313514864164)) >> ((k_uint8(255) % (k_uint8(0) | 1)) & 127))
			a0 = ((a0 >> (v1 & 127)) << (k_uint(5) & 127))
		}
		if k_bool(true) {
			v1 = uint8((k_int64((-8285798687779447365)) - v0))
			a1 = int16((k_int8((-1)) / (k_int8(0) | 1)))
			v0 = ((v0 | k_int64((-1))) % ((v0 % (-9223372036854775808)) | 1))
			v0 = ((k_int64(3) % 1) * k_int64(1))
		} else {
			v0 = ((k_int64(9223372036854775807) * v0) * int64(k_int16(0)))
			v0 = int64((k_uint64(18446744073709551615) & k_uint64(5)))
			v0 *= ((k_int64(2020898303683992533) ^ v0) << ((v1 - v1) & 127))
			v1 = ((v1 &^ v1) + (k_uint8(2) << (v1 & 127)))
		}
		if (k_uint64(7) > k_uint64(7941014534454625922)) { break }
	}
	v1 = uint8((k_uint8(255) * v1))
	fmt.Println(9, a0, a1, v0, v1)
}
func f10(a0 uint16, a1 bool, a2 bool, a3 uint8) {
	var v0 int8 = (k_int8(5) & k_int8(127))
	var v1 uint32 = (k_uint32(3) - k_uint32(0))
	var v2 int16 = (-k_int16((-32768)))
	var v3 uint8 = a3
	v2 = ((v2 - v2) ^ (v2 & k_int16(1)))
	for i18 := int32(0); i18 < 4; i18++ {
		a1 = a1
		a3 -= ((a3 &^ v3) ^ uint8(v2))
		if !((k_uint8(0) >= a3)) {
			a1 = (int(k_int64((-8170283902361663610))) < (k_int(5) >> (v1 & 127)))
			a3 = uint8(int(v2))
		} else {
			v3 = ((a3 + v3) &^ (k_uint8(0) * a3))
			v3 = uint8(k_uint64(100))
		}
		for i19 := uint8(1); i19 < 5; i19++ {
			a0 = uint16((v1 % (v1 | 1)))
			v1 = ((v1 & v1) - (v1 / 505616427))
			a3 = ((k_uint8(155) / (a3 | 1)) >> ((k_uint(3) | k_uint(3)) & 127))
			a3 *= ((v3 % (k_uint8(255) | 1)) % 2)
			v3 += i19
			if (k_int64(3) != k_int64((-5879223686130240127))) { continue }
		}
		a1 = k_bool(true)
	}
	fmt.Println(10, a0, a1, a2, a3, v0, v1, v2, v3)
}
func f11(a0 int) {
	var v0 int16 = (k_int16(0) - k_int16(7))
	var v1 uint64 = k_uint64(0)
	v1 = (-uint64(a0))
	if ((k_uint(1) ^ k_uint(2)) > (k_uint(5) & k_uint(1))) {
		v0 = (v0 << 31)
		v0 -= (int16(a0) & (^v0))
		for i20 := uint8(1); i20 < 5; i20++ {
			v0 = ((v0 - v0) ^ int16(v1))
			v1 = ((-k_uint64(94)) << 15)
		}
		v1 -= ((v1 * v1) / ((v1 >> (k_uint(18446744073709551615) & 127)) | 1))
		v1 = ((k_uint64(7) * k_uint64(18446744073709551615)) % 18446744073709551615)
	}
	a0 = ((a0 % (a0 | 1)) - (a0 & k_int(22)))
	fmt.Println(11, a0, v0, v1)
}
func f12(a0 int64, a1 float64, a2 uint32) {
	var v0 uint = uint(k_int16(2))
	var v1 float64 = (a1 / 3.5)
	var v2 uint32 = (a2 &^ a2)
	v0 = (v0 << ((v2 / (a2 | 1)) & 127))
	if ((k_uint8(0) << (a2 & 127)) <= (k_uint8(0) & k_uint8(1))) {
		if ((a1 / 3.5) != (v1 * v1)) {
			a2 += uint32(k_int32(3))
			a0 = a0
			v1 = ((a1 - v1) - (v1 + v1))
			v0 = ((v0 << 31) & v0)
			a2 += ((v2 - k_uint32(1)) / ((a2 >> (k_uint8(255) & 127)) | 1))
		}
		a2 = v2
		a0 = ((a0 ^ k_int64((-2940506132335325280))) << (k_uint(0) & 127))
		for i21 := int(1); i21 < 4; i21++ {
			v1 = v1
			a0 -= (a0 | (a0 | a0))
			a1 = (float64(k_uint(0)) + (a1 - v1))
			if (a2 != a2) { break }
		}
	} else {
		for i22 := uint8(1); i22 < 6; i22++ {
			v2 = ((k_uint32(1) << (k_uint8(1) & 127)) >> ((-v0) & 127))
			a2 = ((a2 << 70) + uint32(k_int8((-48))))
			a0 = (a0 + (a0 - a0))
			v0 *= uint(v0)
		}
		a2 = v2
	}
	v0 = (uint(k_int32(2)) * (v0 | k_uint(0)))
	fmt.Println(12, a0, a1 == a1, a1 > 1, a2, v0, v1 == v1, v1 > 1, v2)
}
func f13(a0 int, a1 float64, a2 uint, a3 uint) {
	var v0 int32 = (-k_int32(24))
	a2 = ((k_uint(3) * k_uint(1)) &^ (a3 * k_uint(0)))
	a3 = uint(uint16(k_int64(0)))
	a3 *= (uint(k_uint32(14)) / 1)
	if ((k_bool(false) || k_bool(true)) && k_bool(true)) {
		a0 = ((k_int((-9223372036854775808)) & a0) + (a0 * k_int(3)))
		for i23 := int(2); i23 < 3; i23++ {
			a0 = a0
			a1 = ((a1 / 3.5) / 3.5)
			v0 = ((v0 & v0) >> (k_uint32(7) & 127))
			a0 = ((a0 / 3) << (a3 & 127))
			a0 += i23
		}
	} else {
		for i24 := int(0); i24 < 6; i24++ {
			a2 = ((a2 &^ a2) << 1)
			a2 -= (a3 >> 31)
			a2 = (uint(k_uint8(7)) >> 15)
			a0 += i24
			if (k_uint8(255) >= k_uint8(0)) { continue }
		}
		for i25 := int(1); i25 < 3; i25++ {
			a2 = (-(k_uint(5) << 31))
			a3 = (uint(k_uint64(10150509495108321393)) - (a3 >> 3))
			a1 = ((a1 * a1) / 3.5)
			a0 += i25
		}
	}
	fmt.Println(13, a0, a1 == a1, a1 > 1, a2, a3, v0)
}
func f14(a0 bool, a1 int32, a2 int16) {
	var v0 int64 = (k_int64(5) &^ k_int64(7582451892451202700))
	var v1 int16 = (-a2)
	var v2 uint32 = (k_uint32(4294967295) ^ k_uint32(1))
	a2 = (v1 ^ (a2 * v1))
	a1 = ((k_int32(3) << 31) ^ int32(k_int((-1))))
	a2 = ((a2 % (v1 | 1)) | int16(k_uint(5)))
	fmt.Println(14, a0, a1, a2, v0, v1, v2)
}
func main() {
	f0(uint16(0), int64((-1)), int64(9223372036854775807))
	f0(uint16(24787), int64(2), int64((-1)))
	f0(uint16(13), int64((-9223372036854775808)), int64(5))
	f1(int(9223372036854775807))
	f1(int(1))
	f1(int((-9223372036854775808)))
	f2(false, int64(2), uint8(255))
	f2(true, int64(0), uint8(93))
	f2(false, int64(7), uint8(2))
	f3(0.0, uint16(83), int8((-128)))
	f3(-2.25, uint16(5), int8(50))
	f3(10000000000.0, uint16(3), int8(2))
	f4(-2.25, int16(61), uint64(0))
	f4(10000000000.0, int16(0), uint64(0))
	f4(10000000000.0, int16(32767), uint64(2))
	f5(-2.25)
	f5(0.0)
	f5(1.5)
	f6(uint8(3), false, uint8(3), uint8(1))
	f6(uint8(255), false, uint8(0), uint8(7))
	f6(uint8(1), false, uint8(202), uint8(7))
	f7(uint32(4294967295), true)
	f7(uint32(4294967295), true)
	f7(uint32(85), true)
	f8(int8(1), uint64(2))
	f8(int8(7), uint64(17980865479773094354))
	f8(int8(3), uint64(0))
	f9(uint16(2), int16(3))
	f9(uint16(1), int16(5))
	f9(uint16(0), int16((-14211)))
	f10(uint16(0), true, true, uint8(1))
	f10(uint16(1), true, true, uint8(7))
	f10(uint16(65535), true, true, uint8(3))
	f11(int(7))
	f11(int((-1)))
	f11(int(23))
	f12(int64(7), 10000000000.0, uint32(5))
	f12(int64((-5143545732767742515)), 1.5, uint32(1))
	f12(int64(0), 0.0, uint32(52))
	f13(int((-9223372036854775808)), 10000000000.0, uint(3671014828450325904), uint(5))
	f13(int(2), 1.5, uint(3), uint(18446744073709551615))
	f13(int(0), 0.0, uint(7), uint(18446744073709551615))
	f14(true, int32(31), int16(0))
	f14(false, int32(5), int16(1))
	f14(true, int32(1), int16((-32768)))
}
