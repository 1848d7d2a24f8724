// Random expressions over all number types.
package main

import (
	"fmt"
	"math"
)

var inf, ninf, nan, nz = math.Inf(1), math.Inf(-1), math.NaN(), math.Copysign(0, -1)

func p(n int, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(n, "panic", r)
		}
	}()
	fmt.Printf("%d %T %v\n", n, f(), f())
}

var vint_0 int = 0
var vint_1 int = 1
var vint_2 int = 2
var vint_3 int = 3
var vint_7 int = 127
var vint_8 int = -128
var vint_9 int = 255
var vint_10 int = 32767
var vint_13 int = -2147483648
var vint_16 int = -9223372036854775808
var vint_17 int = 100
var vint_19 int = 64
var vint8_1 int8 = 1
var vint8_6 int8 = -2
var vint8_7 int8 = 127
var vint8_8 int8 = -128
var vint8_10 int8 = 63
var vint8_11 int8 = 64
var vint16_0 int16 = 0
var vint16_1 int16 = 1
var vint16_2 int16 = 2
var vint16_3 int16 = 3
var vint16_4 int16 = 7
var vint16_6 int16 = -2
var vint16_7 int16 = 127
var vint16_8 int16 = -128
var vint16_9 int16 = 255
var vint16_10 int16 = 32767
var vint16_13 int16 = 64
var vint32_0 int32 = 0
var vint32_1 int32 = 1
var vint32_2 int32 = 2
var vint32_4 int32 = 7
var vint32_6 int32 = -2
var vint32_7 int32 = 127
var vint32_10 int32 = 32767
var vint32_11 int32 = 65535
var vint32_12 int32 = 2147483647
var vint32_13 int32 = -2147483648
var vint32_15 int32 = 63
var vint32_16 int32 = 64
var vint32_17 int32 = 65
var vint64_0 int64 = 0
var vint64_4 int64 = 7
var vint64_5 int64 = -1
var vint64_6 int64 = -2
var vint64_7 int64 = 127
var vint64_9 int64 = 255
var vint64_10 int64 = 32767
var vint64_11 int64 = 65535
var vint64_12 int64 = 2147483647
var vint64_13 int64 = -2147483648
var vint64_14 int64 = 4294967295
var vint64_17 int64 = 100
var vint64_18 int64 = 63
var vint64_20 int64 = 65
var vuint_1 uint = 1
var vuint_2 uint = 2
var vuint_3 uint = 3
var vuint_4 uint = 7
var vuint_5 uint = 127
var vuint_6 uint = 255
var vuint_7 uint = 32767
var vuint_8 uint = 65535
var vuint_9 uint = 2147483647
var vuint_10 uint = 4294967295
var vuint_12 uint = 18446744073709551615
var vuint_13 uint = 100
var vuint_14 uint = 63
var vuint_15 uint = 64
var vuint_16 uint = 65
var vuint8_0 uint8 = 0
var vuint8_1 uint8 = 1
var vuint8_2 uint8 = 2
var vuint8_4 uint8 = 7
var vuint8_5 uint8 = 127
var vuint8_6 uint8 = 255
var vuint8_7 uint8 = 100
var vuint8_8 uint8 = 63
var vuint16_1 uint16 = 1
var vuint16_4 uint16 = 7
var vuint16_5 uint16 = 127
var vuint16_9 uint16 = 100
var vuint16_11 uint16 = 64
var vuint32_1 uint32 = 1
var vuint32_5 uint32 = 127
var vuint32_10 uint32 = 4294967295
var vuint32_12 uint32 = 63
var vuint32_13 uint32 = 64
var vuint64_0 uint64 = 0
var vuint64_1 uint64 = 1
var vuint64_2 uint64 = 2
var vuint64_3 uint64 = 3
var vuint64_4 uint64 = 7
var vuint64_5 uint64 = 127
var vuint64_8 uint64 = 65535
var vuint64_11 uint64 = 9223372036854775807
var vuint64_12 uint64 = 18446744073709551615
var vuint64_14 uint64 = 63
var vuint64_15 uint64 = 64
var vuint64_16 uint64 = 65
var vuintptr_2 uintptr = 2
var vuintptr_7 uintptr = 32767
var vuintptr_8 uintptr = 65535
var vuintptr_9 uintptr = 2147483647
var vuintptr_10 uintptr = 4294967295
var vuintptr_11 uintptr = 9223372036854775807
var vuintptr_12 uintptr = 18446744073709551615
var vuintptr_15 uintptr = 64
var vfloat32_0 float32 = float32(0)
var vfloat32_1 float32 = float32(1)
var vfloat32_2 float32 = float32(-1)
var vfloat32_3 float32 = float32(0.5)
var vfloat32_4 float32 = float32(1e10)
var vfloat32_6 float32 = float32(1e19)
var vfloat32_7 float32 = float32(-1e19)
var vfloat32_8 float32 = float32(3.9)
var vfloat32_9 float32 = float32(-3.9)
var vfloat32_13 float32 = float32(ninf)
var vfloat32_18 float32 = float32(9.3e18)
var vfloat64_0 float64 = 0
var vfloat64_1 float64 = 1
var vfloat64_2 float64 = -1
var vfloat64_5 float64 = -1e10
var vfloat64_6 float64 = 1e19
var vfloat64_7 float64 = -1e19
var vfloat64_8 float64 = 3.9
var vfloat64_11 float64 = 1e-300
var vfloat64_14 float64 = float64(nan)
var vfloat64_15 float64 = float64(nz)
var vfloat64_16 float64 = 2147483648
var vfloat64_19 float64 = 1.8446744073709552e19
var vfloat64_20 float64 = 16777217
var vcomplex64_0 = complex(vfloat32_13, vfloat32_3)
var vcomplex64_1 = complex(vfloat32_9, vfloat32_13)
var vcomplex64_2 = complex(vfloat32_6, vfloat32_0)
var vcomplex64_3 = complex(vfloat32_18, vfloat32_13)
var vcomplex128_0 = complex(vfloat64_0, vfloat64_0)
var vcomplex128_1 = complex(vfloat64_15, vfloat64_7)
var vcomplex128_2 = complex(vfloat64_8, vfloat64_7)
var vcomplex128_3 = complex(vfloat64_15, vfloat64_16)

func main() {
	p(0, func() any { return vuint_14 })
	p(1, func() any {
		return ((((vcomplex128_1 / vcomplex128_3) / complex128(vcomplex64_2)) / ((vcomplex128_1 + vcomplex128_3) - vcomplex128_1)) - complex128(complex128(complex64(vcomplex64_0))))
	})
	p(2, func() any { return vuint16_11 })
	p(3, func() any { return int(((vuint8_2 - vuint8_7) &^ (vuint8_6 / vuint8_2))) })
	p(4, func() any {
		return (complex64((vcomplex128_0 - vcomplex128_0)) / (complex(vfloat32_1, vfloat32_6) / (vcomplex64_0 - vcomplex64_3)))
	})
	p(5, func() any { return vfloat32_18 })
	p(6, func() any { return vfloat32_7 })
	p(7, func() any { return (((vuint16_1 + vuint16_9) >> (vuint32_1 * vuint32_10)) ^ uint16((vint_3 - vint_3))) })
	p(8, func() any { return int8(vint16_0) })
	p(9, func() any { return -(complex(vfloat32_1, vfloat32_0)) })
	p(10, func() any {
		return ((+(vuintptr_15 & +(vuintptr_7)) - ((vuintptr_10 - (vuintptr_10 % vuintptr_2)) | uintptr((vfloat64_0 + vfloat64_15)))) + ((((vuintptr_7 & vuintptr_10) & (vuintptr_8 + vuintptr_12)) | ((vuintptr_2 >> vint16_10) >> -(vint16_8))) % (uintptr((vuint_1 & vuint_1)) >> (uint32(vint8_11) / max(vuint32_12, vuint32_5)))))
	})
	p(11, func() any { return uintptr(vfloat32_6) })
	p(12, func() any {
		return (float64((((vuint32_13 | vuint32_12) ^ (vuint32_1 << vint32_13)) | ((vuint32_5 + vuint32_12) - (vuint32_5 - vuint32_10)))) * ((vfloat64_16 * float64((vfloat32_2 + vfloat32_7))) / (float64(max(vfloat64_15, vfloat64_11)) + ((vfloat64_5 / vfloat64_0) / float64(vuint16_9)))))
	})
	p(13, func() any {
		return ((^(vuint64_14) / (vuint64_16 &^ vuint64_11)) * ((vuint64_0 / vuint64_0) - uint64(vint16_3)))
	})
	p(14, func() any { return (((vint_8 / vint_9) ^ (vint_2 * vint_0)) - (vint_19 >> (vint32_7 | vint32_10))) })
	p(15, func() any {
		return (vfloat32_8 * ((float32(vfloat64_5) + float32(vint_19)) - ((vfloat32_3 + vfloat32_8) + imag(vcomplex64_0))))
	})
	p(16, func() any { return float32(int16(vuint32_5)) })
	p(17, func() any {
		return (^(-((vuintptr_8 / vuintptr_7) >> (vint_16 / vint_19))) ^ uintptr((uint((vfloat32_7 / vfloat32_8)) / (vuint_1 / (vuint_5 ^ vuint_13)))))
	})
	p(18, func() any { return uintptr((uint(real(vcomplex128_1)) << (vint16_1 % (vint16_2 ^ vint16_0)))) })
	p(19, func() any { return (int32(vuint8_5) ^ (vint32_13 << vint64_11)) })
	p(20, func() any {
		return imag(complex(max((vfloat64_2*vfloat64_1), -(vfloat64_2)), (imag(vcomplex128_2) - (vfloat64_16 - vfloat64_0))))
	})
	p(21, func() any { return int8(vfloat32_4) })
	p(22, func() any {
		return ((int(-(vint8_6 % vint8_10)) ^ int(((vuint8_6 & vuint8_8) * (vuint8_0 % vuint8_5)))) | (int(((vint32_1 + vint32_6) & (vint32_17 / vint32_17))) / (((vint_8 + vint_8) >> (vuint64_11 | vuint64_2)) + ((vint_1 / vint_10) ^ ^(vint_16)))))
	})
	p(23, func() any { return ((vuint64_11 >> vint_9) | uint64(vint_0)) })
	p(24, func() any { return -((vcomplex128_1 * vcomplex128_1) * (vcomplex128_0 - vcomplex128_0)) })
	p(25, func() any { return ^((vint64_6 << vuintptr_9) ^ (vint64_5 &^ vint64_12)) })
	p(26, func() any { return float64(vfloat64_16) })
	p(27, func() any {
		return ((vint64_4 == (vint64_4 &^ vint64_14)) || !((vcomplex128_2 == vcomplex128_3) == !(vuint64_14 < vuint64_8)))
	})
	p(28, func() any { return vuint32_13 })
	p(29, func() any {
		return (^(int((vuint16_5 & vuint16_1)) ^ (int(vfloat32_9) * vint_19)) ^ (int(((vint64_14 % vint64_14) % (vint64_9 ^ vint64_0))) &^ (((vint_7 >> vuint32_1) & (vint_8 ^ vint_17)) * ((vint_19 - vint_2) << (vint_1 ^ vint_2)))))
	})
	p(30, func() any { return (float64(vuint32_12) / min(vfloat64_20, vfloat64_5)) })
	p(31, func() any { return uint16(max(vfloat64_15, vfloat64_1)) })
	p(32, func() any { return uint64(((vuint16_9 - vuint16_9) * (vuint16_4 | vuint16_5))) })
	p(33, func() any {
		return (((((vuintptr_7 + vuintptr_2) ^ (vuintptr_7 << vint_9)) % vuintptr_9) & (uintptr((vuint64_16 - vuint64_1)) + uintptr(max(vfloat64_16, vfloat64_0)))) / ((((vuintptr_9 * vuintptr_12) + vuintptr_15) & uintptr((vfloat64_15 - vfloat64_1))) - -((vuintptr_8 << vuint64_12) >> ^(vint16_13))))
	})
	p(34, func() any {
		return (((vint16_0 + vint16_1) << int16(vint_1)) & ((vint16_1 << vint32_1) ^ int16(vuintptr_11)))
	})
	p(35, func() any { return ((uint((vuint64_11 &^ vuint64_0)) * vuint_9) % vuint_10) })
	p(36, func() any {
		return (int16((((vint16_4 &^ vint16_7) & ^(vint16_13)) * (int16(vfloat64_5) &^ (vint16_2 - vint16_0)))) + ((int16(float32(vuint32_12)) ^ (int16(vuint64_16) &^ (vint16_6 * vint16_0))) / ((int16(vint8_7) + ^(vint16_6)) >> ((vint_9 * vint_3) % (vint_1 >> vint8_8)))))
	})
	p(37, func() any {
		return ((((vuintptr_10 &^ vuintptr_2) &^ uintptr(vuint64_11)) >> (uintptr(vuintptr_10) << (vint16_10 - vint16_1))) << vint_8)
	})
	p(38, func() any {
		return (+(uintptr(((vuintptr_11 << vint64_18) >> vint8_11))) &^ (uintptr(((vint8_11 - vint8_7) / (vint8_6 >> vint_0))) | vuintptr_9))
	})
	p(39, func() any {
		return (((float64(vfloat64_8) - float64(vuint32_5)) < float64((vuintptr_7 / vuintptr_7))) && !((-(vcomplex64_2) != complex(vfloat32_13, vfloat32_18)) == !((vcomplex64_3 / vcomplex64_3) != (vcomplex64_3 * vcomplex64_1))))
	})
	p(40, func() any { return vint64_17 })
	p(41, func() any { return vint_2 })
	p(42, func() any { return (float64(vuint64_16) / (vfloat64_14 - vfloat64_5)) })
	p(43, func() any {
		return +(((uintptr(vuint32_12) >> (vuint_6 >> vuint_16)) << uint8((vint64_20 + vint64_7))) * vuintptr_8)
	})
	p(44, func() any {
		return (vuint32_12 != ((+(uint32(vint64_5)) & ((vuint32_1 & vuint32_1) &^ -(vuint32_12))) % (vuint32_12 | uint32((vfloat32_13 + vfloat32_8)))))
	})
	p(45, func() any {
		return (-(((vint_7 * vint_10) * (vint_2 % vint_0)) & ((vint_19 - vint_8) - (vint_1 >> vuint16_4))) % int(+(int8((vfloat64_0 / vfloat64_15)))))
	})
	p(46, func() any { return float64((uintptr(vint16_6) * (vuintptr_2 / vuintptr_2))) })
	p(47, func() any {
		return (vint16_1 * ((((vint16_2 / vint16_10) - (vint16_10 >> vint16_1)) % ((vint16_3 * vint16_6) ^ int16(vuint64_1))) / vint16_10))
	})
	p(48, func() any {
		return ((((vuint32_12 | vuint32_13) << (vint32_0 ^ vint32_12)) >> ((vuint16_11 &^ vuint16_5) >> (vuint64_11 % vuint64_0))) / ((uint32(vuint16_5) &^ (vuint32_1 * vuint32_1)) & ((vuint32_10 / vuint32_5) + (vuint32_12 * vuint32_10))))
	})
	p(49, func() any {
		return ((((vuint64_14 / vuint64_4) * (vuint64_4 << vint64_17)) >> ((vint64_7 * vint64_17) + vint64_10)) ^ (-(vuint64_11 << vuint_16) % ((vuint64_15 & vuint64_3) &^ (vuint64_14 & vuint64_11))))
	})
	p(50, func() any { return int16(uint8(int16(vint64_20))) })
	p(51, func() any { return (-(vint32_11 + vint32_11) | ((vint32_16 ^ vint32_16) &^ (vint32_0 & vint32_11))) })
	p(52, func() any { return (vuint_14 &^ uint(float64(vuint_7))) })
	p(53, func() any {
		return (float32((uint32(vfloat32_6) >> (vint16_4 % vint16_1))) - float32((vuint64_4 &^ uint64(vuintptr_12))))
	})
	p(54, func() any { return (float32(-(vuint8_6 &^ vuint8_7)) < float32(vint8_1)) })
	p(55, func() any { return float32(float32(float64(min(vuint8_8, vuint8_2)))) })
	p(56, func() any { return ((vint_19 | vint_3) + (vint_3 << vint16_6)) })
	p(57, func() any {
		return (((uint16((vfloat64_14 + vfloat64_1)) << vuint32_5) - (vuint16_5 & uint16(int16(vint16_0)))) != (((uint16(vuint_3) << int64(vint_17)) + uint16(uintptr(vuint32_13))) << vuint64_5))
	})
	p(58, func() any {
		return max(((vint8_1 &^ (int8(vint32_13) + (vint8_6 ^ vint8_6))) % ^(vint8_11)), ((^(vint8_7 << vuint16_5) % ((vint8_6 - vint8_8) | vint8_6)) &^ ((int8(vint32_10) & (vint8_10 &^ vint8_8)) - int8(max(vfloat64_19, vfloat64_20)))))
	})
	p(59, func() any { return (int32((vint_19 &^ vint_2)) >> ((vuint_3 >> vuint_6) ^ min(vuint_1, vuint_14))) })
	p(60, func() any { return vuint32_13 })
	p(61, func() any {
		return ((max(vuint32_1, vuint32_5) + uint32(vfloat32_0)) % ((vuint32_1 - vuint32_12) &^ (vuint32_10 / vuint32_5)))
	})
	p(62, func() any { return vint8_11 })
	p(63, func() any {
		return (((^(vint8_11 & vint8_8) & (+(vint8_10) &^ vint8_8)) >> (vint8_8 ^ ((vint8_11 + vint8_10) + int8(vfloat64_15)))) & ((vint8_7 & ((vint8_6 & vint8_1) ^ (vint8_8 * vint8_7))) | int8(((vuint16_5 >> vuint8_2) >> (vuint8_4 << vint8_6)))))
	})
	p(64, func() any {
		return (((vuint16_11 << vuint16_5) - (vuint16_9 ^ vuint16_5)) ^ uint16((vuint64_12 | vuint64_16)))
	})
	p(65, func() any { return (int8(vint8_7) << int(vfloat64_5)) })
	p(66, func() any {
		return ((uint8(((vfloat32_2 - vfloat32_13) / (vfloat32_13 + vfloat32_6))) - uint8(imag((vcomplex64_3 / vcomplex64_2)))) << (int32(imag((vcomplex128_0 - vcomplex128_1))) ^ int32((int8(vuint64_12) &^ (vint8_10 * vint8_6)))))
	})
	p(67, func() any { return max(vfloat32_0, float32(-(vfloat32_6))) })
	p(68, func() any {
		return (((vint16_1 << vuint16_9) & (vint16_8 << vint32_16)) | ((vint16_10 &^ vint16_4) + (vint16_10 % vint16_7)))
	})
	p(69, func() any { return vint8_7 })
	p(70, func() any { return min(vint16_0, ((vint16_0 * vint16_9) & (vint16_2 ^ vint16_4))) })
	p(71, func() any {
		return (complex((((vfloat32_7/vfloat32_3)+vfloat32_2)*(float32(vuint16_11)+float32(vuint16_9))), (imag((vcomplex64_3-vcomplex64_0))-float32((vuint64_0+vuint64_1)))) / (complex(float32(real(vcomplex128_1)), -(vfloat32_18-vfloat32_7)) * (((vcomplex64_0 / vcomplex64_3) * vcomplex64_0) / (-(vcomplex64_3) + (vcomplex64_3 + vcomplex64_0)))))
	})
	p(72, func() any {
		return (((vint64_14 ^ vint64_4) & vint64_18) * ((vint64_17 * vint64_0) + (vint64_5 | vint64_20)))
	})
	p(73, func() any {
		return real((complex64(vcomplex128_0) + ((vcomplex64_1 - vcomplex64_1) * -(vcomplex64_3))))
	})
	p(74, func() any {
		return ((((vuint64_15 | vuint64_4) - (vuint64_12 << vuint32_5)) % ((vuint64_2 + vuint64_0) + (vuint64_11 % vuint64_5))) * ^((vuint64_3 & vuint64_3) ^ (vuint64_3 >> vint_3)))
	})
	p(75, func() any { return true })
	p(76, func() any { return uintptr(vuint8_0) })
	p(77, func() any {
		return (((int8((vint_10 | vint_10)) ^ (+(vint8_10) << (vint64_0 << vint64_18))) >> vint32_4) >= (((int8(vfloat64_6) * int8(vint32_2)) + int8((vfloat64_11 + vfloat64_19))) << (vint_8 / ((vint_16 << vint64_12) >> uint32(vfloat64_6)))))
	})
	p(78, func() any {
		return ((complex128(vcomplex64_2) / -(vcomplex128_3)) + ((vcomplex128_1 * vcomplex128_3) + (vcomplex128_2 * vcomplex128_2)))
	})
	p(79, func() any { return uint64((uint8(float64((vuint16_4 & vuint16_5))) | ^(vuint8_7))) })
	p(80, func() any {
		return (((vuint8_5 &^ vuint8_5) - (vuint8_7 % vuint8_6)) &^ ((vuint8_2 % vuint8_0) & uint8(vuint32_10)))
	})
	p(81, func() any { return -(vcomplex64_1) })
	p(82, func() any {
		return min(uint16((-(vfloat32_13 * vfloat32_18) + (float32(vfloat32_7) - (vfloat32_0 * vfloat32_2)))), (uint16(((vuint32_13 >> vint32_15) &^ vuint32_5)) | (((vuint16_11 ^ vuint16_9) - -(vuint16_4)) - (uint16(vuint64_16) - (vuint16_1 &^ vuint16_5)))))
	})
	p(83, func() any { return vuintptr_8 })
	p(84, func() any { return vuintptr_2 })
	p(85, func() any { return (float32(vfloat32_8) * (vfloat32_0 / vfloat32_9)) })
	p(86, func() any { return vuint64_0 })
	p(87, func() any { return ((vint32_7 - (vint32_16 | vint32_17)) ^ min(int32(vint_9), (vint32_7+vint32_2))) })
	p(88, func() any {
		return (int32(uint32((vfloat64_19 / vfloat64_8))) ^ int32((float32(vuintptr_8) + float32(vuint32_12))))
	})
	p(89, func() any { return ((vint16_2 | vint16_2) % (vint16_2 ^ vint16_10)) })
	p(90, func() any { return ((vfloat64_8 + vfloat64_1) > (vfloat64_16 - vfloat64_6)) })
	p(91, func() any { return vuint_7 })
	p(92, func() any { return -(vfloat32_2) })
	p(93, func() any { return uint(uintptr(vint32_0)) })
	p(94, func() any {
		return ((((vuint8_0 % vuint8_2) % min(vuint8_4, vuint8_2)) ^ ((vuint8_6 - vuint8_5) & (vuint8_4 % vuint8_0))) &^ uint8(uint16(+(vint16_3))))
	})
	p(95, func() any { return (^(vint16_2 | vint16_1) * ((vint16_9 ^ vint16_1) - -(vint16_4))) })
	p(96, func() any {
		return ((int(((vint16_13 | vint16_8) & int16(vint64_7))) / (((vint_1 >> vint64_5) | (vint_17 - vint_7)) >> ((vuint64_4 ^ vuint64_0) ^ uint64(vint32_1)))) >= int(((^(vint32_11) - (vint32_2 - vint32_1)) &^ int32((vint64_20 + vint64_11)))))
	})
	p(97, func() any { return ((vuint8_2 & ^(vuint8_1)) & ^(vuint8_5 >> vint_17)) })
	p(98, func() any {
		return ((((vuint32_12 | vuint32_1) * uint32(vint64_7)) / -(vuint32_13 + vuint32_10)) &^ (((vuint32_5 >> vuint64_16) ^ (vuint32_13 & vuint32_12)) | (uint32(vint8_7) - uint32(vint8_1))))
	})
	p(99, func() any {
		return ((((vuint64_2 ^ vuint64_5) * vuint64_1) - ((vuint64_5 & vuint64_0) | (vuint64_0 >> vuint8_6))) / (vuint64_3 ^ ((vuint64_15 * vuint64_4) + (vuint64_14 &^ vuint64_11))))
	})
	p(100, func() any {
		return (((vuint16_9 / vuint16_9) >> (vuint64_8 / vuint64_14)) >> (vuint16_5 % uint16(vfloat64_11)))
	})
	p(101, func() any { return ((vuint_13 - vuint_2) == (vuint_9 * vuint_16)) })
	p(102, func() any { return (uint32(vuintptr_10) * uint32(vfloat32_9)) })
	p(103, func() any { return true })
	p(104, func() any { return vuint64_1 })
	p(105, func() any {
		return ((int32((uint64(vfloat32_1) << (vint64_14 &^ vint64_10))) ^ int32(((vuint_9 & vuint_12) | -(vuint_2)))) + ((((vint32_2 / vint32_12) | int32(vint16_1)) - int32((vfloat32_7 / vfloat32_9))) * ((vint32_0 << (vint8_8 * vint8_11)) + ((vint32_11 << vint_16) << (vuint_10 % vuint_6)))))
	})
	p(106, func() any { return int32((float64(imag((vcomplex64_3 + vcomplex64_0))) / vfloat64_5)) })
	p(107, func() any { return (vfloat32_9 / ((vfloat32_8 * vfloat32_1) - vfloat32_18)) })
	p(108, func() any {
		return ((min(max(vint16_8, vint16_13), int16(vfloat64_8)) + (vint16_10 * (vint16_4 * vint16_9))) >> ((uint16(vuint32_5) - (vuint16_11 / vuint16_9)) + ((vuint16_1 - vuint16_5) ^ min(vuint16_11, vuint16_9))))
	})
	p(109, func() any {
		return ((uint8(float64(vint16_4)) & ((vuint8_1 &^ vuint8_5) - (vuint8_6 | vuint8_0))) >> vint16_6)
	})
	p(110, func() any {
		return (((max((vint16_6^vint16_10), (vint16_2*vint16_2)) / ^(vint16_6 * vint16_8)) / int16(vint8_11)) % (int16(int64(uint16(vfloat64_6))) & (((vint16_13 + vint16_13) >> vuintptr_12) / ((vint16_1 + vint16_1) * (vint16_2 | vint16_4)))))
	})
	p(111, func() any {
		return (vuintptr_10 % (uintptr(vuintptr_12) &^ +((vuintptr_7 & vuintptr_8) - vuintptr_10)))
	})
	p(112, func() any { return -(float64((vint8_11 % vint8_6))) })
	p(113, func() any {
		return uint16(((vfloat64_14 * (vfloat64_14 * vfloat64_6)) * float64(max(vfloat64_16, vfloat64_15))))
	})
	p(114, func() any { return complex128(complex128(complex64(-(vcomplex64_0)))) })
	p(115, func() any {
		return -((((vint_13 << vuintptr_10) & (vint_9 | vint_7)) | ((vint_16 | vint_7) << (vint8_6 / vint8_1))) >> (vint32_11 & (vint32_6 / ^(vint32_10))))
	})
	p(116, func() any { return (float64((vint_13 >> vuint_3)) * ((vfloat64_19 * vfloat64_11) / vfloat64_11)) })
	p(117, func() any { return -(((vint_0 << vuint_1) & (vint_17 - vint_16)) / int(-(vfloat32_4))) })
	p(118, func() any {
		return (vuint32_10 | ((((vuint32_12 >> vint8_6) ^ uint32(vfloat32_0)) << min((vint32_17*vint32_0), (vint32_16^vint32_16))) - (uint32(vfloat32_1) + vuint32_10)))
	})
	p(119, func() any {
		return (((((vint8_6 % vint8_6) - (vint8_1 - vint8_6)) % ((vint8_10 / vint8_8) + (vint8_10 + vint8_1))) ^ (((vint8_7 + vint8_6) + vint8_1) / int8((vfloat64_11 - vfloat64_20)))) + (int8(float32((vuintptr_12 - vuintptr_15))) * int8(((vfloat32_4 * vfloat32_18) * (vfloat32_6 / vfloat32_0)))))
	})
	p(120, func() any { return vint32_1 })
	p(121, func() any { return (vfloat64_6 + real(complex128(vcomplex128_3))) })
	p(122, func() any {
		return (vuint16_9 >> min((((vint8_11|vint8_1)+(vint8_10*vint8_8))-((vint8_11*vint8_6)&int8(vuint32_5))), +(int8(int16(vint_16)))))
	})
	p(123, func() any {
		return (((max(max(vint8_11, vint8_8), int8(vuint8_6)) + int8((vint16_8 & vint16_1))) &^ vint8_11) | (((+(vint8_7) << (vuintptr_15 << vint64_17)) * int8(vfloat64_11)) * (((vint8_10 - vint8_7) ^ -(vint8_10)) - ((vint8_8 >> vint64_9) >> (vint8_8 % vint8_7)))))
	})
	p(124, func() any {
		return (((-(vuint32_10) > uint32(vuint32_12)) || !((vint64_5 & vint64_20) <= (vint64_18 % vint64_9))) != !(float64(-(vfloat32_6)) < (float64(vuintptr_10) + float64(vint8_1))))
	})
	p(125, func() any { return vint_10 })
	p(126, func() any {
		return ((((vuint64_0 << vuint32_10) << (vint64_9 % vint64_13)) &^ ((vuint64_1 & vuint64_5) | (vuint64_14 << vuint64_2))) + vuint64_8)
	})
	p(127, func() any { return int16((vfloat64_0 * vfloat64_2)) })
	p(128, func() any { return (uintptr((vint16_0 << vint16_6)) * ((vuintptr_15 &^ vuintptr_10) * vuintptr_12)) })
	p(129, func() any { return (max(vfloat64_5, vfloat64_7) + float64(vuintptr_10)) })
	p(130, func() any {
		return ((((vuint_7 >> (vuint8_7 & vuint8_8)) &^ uint((vuintptr_9 << vint16_2))) << (vuint64_4 << ((vint16_4 + vint16_4) * (vint16_4 << vuint16_1)))) ^ +((^(vuint_14) ^ (vuint_8 | vuint_3)) / (vuint_10 >> (vuint32_5 * vuint32_5))))
	})
	p(131, func() any { return vint32_4 })
	p(132, func() any { return (uint64(vfloat32_0) + (vuint64_14 - vuint64_11)) })
	p(133, func() any { return ((^(vint32_2) / (vint32_1 >> vuintptr_10)) / (^(vint32_13) | vint32_17)) })
	p(134, func() any { return (((vuint32_1 + vuint32_13) % (vuint32_10 >> vuint64_14)) >> int8(^(vuint8_7))) })
	p(135, func() any { return true })
	p(136, func() any { return int8((vint16_1 - vint16_4)) })
	p(137, func() any { return (-(vuint_15) >> uint32(vint_19)) })
	p(138, func() any {
		return min((^(vuint_8 & vuint_8) / ((vuint_15 | vuint_8) % (vuint_9 / vuint_13))), uint(-(vuint_4)))
	})
	p(139, func() any {
		return uint16(float64(min(min(float32(vuint16_9), -(vfloat32_3)), ((vfloat32_8 * vfloat32_1) + (vfloat32_7 / vfloat32_13)))))
	})
	p(140, func() any {
		return ((vint16_0 << ((vuint32_5 % vuint32_12) + uint32(vint32_16))) != ((int16(vint32_17) % +(vint16_8)) >> (int32(vint8_6) / int32(vfloat64_7))))
	})
	p(141, func() any { return (vuint64_5 / vuint64_0) })
	p(142, func() any {
		return ((((vint8_1 ^ vint8_6) &^ (vint8_1 % vint8_6)) * int8(vint16_13)) % (((vint8_6 + vint8_8) << int16(vfloat64_20)) &^ (int8(vint_7) >> ^(vuint32_13))))
	})
	p(143, func() any { return (((vuint_4 ^ vuint_9) % (vuint_3 &^ vuint_8)) * (+(vuint_15) * vuint_13)) })
	p(144, func() any {
		return ((((vint8_7 | vint8_1) - (vint8_6 + vint8_11)) % vint8_8) * (((vint8_10 ^ vint8_10) & (vint8_7 + vint8_11)) + (vint8_7 * (vint8_7 &^ vint8_1))))
	})
	p(145, func() any { return ^(uint64((vfloat64_2 * vfloat64_14))) })
	p(146, func() any { return (vuint8_8 % (vuint8_8 & vuint8_5)) })
	p(147, func() any { return int8(float32(vfloat32_6)) })
	p(148, func() any { return ((-(vint64_6) | (vint64_4 - vint64_10)) | vint64_10) })
	p(149, func() any { return ((vuint_10 & vuint_13) << (vint_0 & vint_19)) })
	p(150, func() any { return uint8(vfloat32_4) })
	p(151, func() any {
		return (float64(((float64(vuint8_8) * (vfloat64_15 - vfloat64_7)) + -(vfloat64_6 / vfloat64_15))) - (float64(float32(vfloat64_14)) - (float64((vuint_5 / vuint_10)) * float64((vuint_6 % vuint_12)))))
	})
	p(152, func() any { return ((vfloat32_7 - vfloat32_2) / -(vfloat32_9)) })
	p(153, func() any {
		return (((min((vint32_15/vint32_12), (vint32_15^vint32_4)) ^ int32((vint16_6 &^ vint16_13))) >> (int16((vuint8_1 << vint8_8)) | int16(uint16(vint8_7)))) / ((((vint32_6 - vint32_7) - (vint32_4 | vint32_12)) % min((vint32_6*vint32_2), (vint32_12-vint32_12))) - ((int32(vuint64_1) - (vint32_6 | vint32_17)) + int32((vint16_2 - vint16_0)))))
	})
	p(154, func() any { return ((vuint16_4 ^ vuint16_1) ^ uint16(vint16_1)) })
	p(155, func() any {
		return (((vuint16_11 | vuint16_9) * (vuint16_11 / vuint16_1)) % ((vuint16_4 >> vuint8_5) ^ uint16(vint8_10)))
	})
	p(156, func() any {
		return (((((vint_9 << vuintptr_8) << vuint_5) >> -(vuint32_5 >> vint64_4)) * (-(vint_13 & vint_10) | (int(vfloat64_11) ^ +(vint_19)))) ^ ((vint_9 % ((vint_16 << vint_2) &^ (vint_2 + vint_3))) | (((vint_0 >> vint16_13) & (vint_17 >> vint8_1)) * ((vint_10 >> vuintptr_11) | -(vint_10)))))
	})
	p(157, func() any { return -(vcomplex128_3 - (vcomplex128_3 / vcomplex128_3)) })
	p(158, func() any {
		return (((vuint_13 % ((vuint_10 * vuint_12) << vint32_15)) * (-(vuint_12 &^ vuint_4) &^ (uint(vint16_10) &^ uint(vfloat32_18)))) + (((uint(vfloat32_4) | (vuint_5 - vuint_15)) << uint32((vfloat32_18 * vfloat32_0))) - (((vuint_9 | vuint_4) + uint(vuint32_13)) - max(vuint_9, (vuint_6>>vint_17)))))
	})
	p(159, func() any {
		return ((((vint_19 / vint_8) ^ (vint_3 ^ vint_19)) & int((vuint64_12 &^ vuint64_4))) | (((vint_7 % vint_8) | (vint_19 % vint_19)) << (uint64(vfloat64_15) | ^(vuint64_3))))
	})
	p(160, func() any { return vuint8_8 })
	p(161, func() any {
		return ((((int64(vint32_0) << (vuintptr_11 / vuintptr_10)) ^ vint64_5) &^ (max((vint64_18&^vint64_14), (vint64_12&^vint64_7)) * vint64_4)) << ^(vuint32_1 * (vuint32_13 & vuint32_10)))
	})
	p(162, func() any { return ((uint32(-(vfloat32_1)) << int8((vfloat32_9 / vfloat32_6))) << uint32(vfloat32_9)) })
	p(163, func() any { return uint32(float32((max(vint_9, vint_7) << (vint_19 & vint_10)))) })
	p(164, func() any {
		return float64((min(int32((vuint64_2*vuint64_12)), ((vint32_1<<vint16_9)^int32(vint16_8))) + +(int32((vfloat32_6 * vfloat32_1)))))
	})
	p(165, func() any { return vfloat32_0 })
	p(166, func() any { return (int(vuint32_1) + ((vint_19 % vint_9) + (vint_0 ^ vint_3))) })
	p(167, func() any { return int16((float32(int32(vfloat32_6)) * min((vfloat32_13*vfloat32_1), vfloat32_2))) })
	p(168, func() any {
		return ((int8((vint64_20 &^ vint64_6)) &^ ((vint8_1 ^ vint8_8) + int8(vint16_6))) ^ min(((vint8_8+vint8_7)-(vint8_1<<vint64_13)), (max(vint8_7, vint8_1)|(vint8_1+vint8_11))))
	})
	p(169, func() any { return -(complex((vfloat64_16*vfloat64_16), vfloat64_5) - vcomplex128_0) })
	p(170, func() any { return ((vuint32_12 > vuint32_10) != !(vuint8_7 >= vuint8_6)) })
	p(171, func() any {
		return (((vcomplex128_1 * complex128(vcomplex128_1)) + ((vcomplex128_3 * vcomplex128_0) - vcomplex128_1)) / (-(vcomplex128_1 / vcomplex128_2) + ((vcomplex128_2 + vcomplex128_3) + (vcomplex128_2 + vcomplex128_3))))
	})
	p(172, func() any { return vint8_7 })
	p(173, func() any { return (((vuint16_1 & vuint16_9) / (vuint16_5 & vuint16_11)) + -(vuint16_1 % vuint16_5)) })
	p(174, func() any { return (complex(vfloat64_19, vfloat64_11) - (vcomplex128_1 + vcomplex128_1)) })
	p(175, func() any { return complex64((vcomplex128_1 + (vcomplex128_1 / -(vcomplex128_2)))) })
	p(176, func() any { return (uint8(vfloat64_15) / uint8(vint16_3)) })
	p(177, func() any { return (vuint64_8 * (vuint64_2 | vuint64_2)) })
	p(178, func() any {
		return ((uintptr(vuint16_1) + max((vuintptr_9<<vuint16_1), (vuintptr_9*vuintptr_2))) &^ (((vuintptr_12 * vuintptr_8) | (vuintptr_11 * vuintptr_2)) & vuintptr_11))
	})
	p(179, func() any { return ((vint8_7 | vint8_7) | int8(vuint_10)) })
	p(180, func() any {
		return (complex64((vcomplex128_2 / (vcomplex128_3 / vcomplex128_1))) / (complex64((vcomplex64_3 + vcomplex64_0)) - vcomplex64_1))
	})
	p(181, func() any {
		return ((((vuint_3 &^ vuint_1) % (vuint_3 + vuint_5)) >> uint16((vint16_10 / vint16_6))) | vuint_7)
	})
	p(182, func() any { return vuint32_13 })
	p(183, func() any {
		return (-(max(vuint16_9, vuint16_5) * uint16(vint64_18)) ^ ^((vuint16_11 / vuint16_1) * (vuint16_1 * vuint16_5)))
	})
	p(184, func() any { return -((vcomplex128_0 / vcomplex128_3) * (vcomplex128_3 - vcomplex128_2)) })
	p(185, func() any { return ^((vuintptr_15 | vuintptr_9) + uintptr(int32(vint32_6))) })
	p(186, func() any {
		return (+((vint8_7 - vint8_6) - (vint8_11 + vint8_11)) >> uint((+(vint16_10) - (vint16_13 + vint16_3))))
	})
	p(187, func() any { return vuint_7 })
	p(188, func() any {
		return ((((vuint_1 &^ (vuint_16 << vuint32_12)) == ((vuint_15 ^ vuint_14) * uint(vint64_9))) != !true) || !((vfloat32_4 >= (min(vfloat32_18, vfloat32_4) * (vfloat32_3 - vfloat32_9))) != !((int8(vfloat64_19) ^ max(vint8_11, vint8_11)) != vint8_10)))
	})
	p(189, func() any {
		return (complex128(-(complex128(vcomplex128_0))) / ((vcomplex128_2 / vcomplex128_1) * complex128(complex((vfloat32_4*vfloat32_3), (vfloat32_0-vfloat32_18)))))
	})
	p(190, func() any {
		return ((((-(vuint8_6) &^ vuint8_8) ^ uint8(uintptr(vfloat64_8))) % vuint8_4) * (((vuint8_6 ^ (vuint8_8 & vuint8_7)) &^ (uint8(vint8_7) / uint8(vint64_5))) | uint8(-(min(vfloat32_18, vfloat32_9)))))
	})
	p(191, func() any { return min(-(vfloat32_18), (vfloat32_8 - vfloat32_3)) })
	p(192, func() any {
		return (uint32((min((vfloat64_8/vfloat64_2), min(vfloat64_14, vfloat64_6)) / ((vfloat64_15 + vfloat64_14) + float64(vfloat64_2)))) % (vuint32_5 + uint32((-(vuint_12) ^ -(vuint_16)))))
	})
	p(193, func() any {
		return (uintptr(float64(max(vint64_13, vint64_9))) << ((vint32_7 - (vint32_4 + vint32_10)) / (int32(vuint16_1) | (vint32_2 << vint32_10))))
	})
	p(194, func() any {
		return ((((vint16_2 >> vuint32_1) - int16(vuint32_12)) ^ vint16_13) >> uint16((float32(vfloat64_5) - float32(vint32_6))))
	})
	p(195, func() any { return int8((int(vfloat64_6) + (vint_9 & vint_16))) })
	p(196, func() any { return vint16_3 })
	p(197, func() any {
		return ((vcomplex64_3 + (vcomplex64_0 - vcomplex64_1)) - (complex(vfloat32_13, vfloat32_3) * vcomplex64_2))
	})
	p(198, func() any {
		return ((vint64_5 | int64(((vint16_9 - vint16_2) - (vint16_4 ^ vint16_7)))) >> ((((vint_2 - vint_13) >> (vint16_6 * vint16_7)) - int(float64(vuint32_10))) &^ vint_7))
	})
	p(199, func() any { return float64(uint32((vuintptr_15 / vuintptr_10))) })
	p(200, func() any {
		return ((max((vuint64_2/vuint64_11), vuint64_14) * ((vuint64_0 * vuint64_14) ^ vuint64_1)) >> (((vint_0 & vint_0) + (vint_19 &^ vint_0)) + vint_9))
	})
	p(201, func() any { return vuint16_1 })
	p(202, func() any { return uint16((vuint8_8 / uint8(((vint64_18 * vint64_6) | ^(vint64_18))))) })
	p(203, func() any {
		return (((uint32((vuint8_0 << vint_13)) &^ ((vuint32_5 ^ vuint32_12) / uint32(vint_16))) ^ (uint32((vint32_16 / vint32_12)) << ((vuint16_4 &^ vuint16_4) - (vuint16_5 ^ vuint16_4)))) + uint32(((max(vuint_13, vuint_3) / uint(vint32_16)) & ^(vuint_12 >> vint8_11))))
	})
	p(204, func() any { return vuintptr_7 })
	p(205, func() any {
		return (uint8(((max(vint64_18, vint64_11) ^ (vint64_20 >> vint_2)) | int64((vfloat64_6 / vfloat64_19)))) << (max((vuint64_15*min(vuint64_16, vuint64_0)), uint64(uintptr(vint8_7))) + (vuint64_4 + ((vuint64_4 * vuint64_4) << (vuint16_5 << vuint64_1)))))
	})
	p(206, func() any { return (vuint_15 - +(uint(vuintptr_11) - uint(vint16_8))) })
	p(207, func() any {
		return uint8(((uint(vint64_12) | (vuint_3 * vuint_13)) | min(uint(vuint_15), (vuint_4<<vuint8_2))))
	})
	p(208, func() any { return ((vuintptr_8 &^ vuintptr_8) + (vuintptr_8 ^ vuintptr_12)) })
	p(209, func() any { return vfloat64_5 })
	p(210, func() any { return (((vint_3 & vint_3) % (vint_13 - vint_3)) &^ int(vint8_7)) })
	p(211, func() any { return (uint64(vfloat64_15) ^ uint64(vfloat64_16)) })
	p(212, func() any {
		return (max(((vint_19<<vuint8_1)*(vint_13%vint_2)), ((vint_3&vint_2)+(vint_7|vint_2))) % (((vint_8 & vint_1) << vint64_7) | ((vint_8 ^ vint_0) + (vint_9 ^ vint_9))))
	})
	p(213, func() any {
		return (+(((vint_0 - vint_19) % (vint_19 << vuint32_13)) + (vint_8 / vint_13)) * ((vint_1 ^ (+(vint_7) & (vint_7 ^ vint_0))) + int(((vint32_17 >> vuint32_13) << (vuintptr_12 &^ vuintptr_7)))))
	})
	p(214, func() any {
		return (((complex128(vcomplex64_2) + (vcomplex128_3 - vcomplex128_2)) / ((vcomplex128_0 / vcomplex128_1) + complex128(vcomplex128_3))) / complex128(complex(imag(vcomplex128_1), max(vfloat64_19, vfloat64_1))))
	})
	p(215, func() any {
		return (((((vuint8_0 << vuint64_11) + (vuint8_7 * vuint8_5)) << vuint_14) - uint8(vfloat64_11)) < (+(vuint8_4) & vuint8_8))
	})
	p(216, func() any {
		return ((true && !((vfloat32_9 - vfloat32_1) < float32(vfloat32_13))) && !(((vint64_20 * vint64_18) < (vint64_4 * vint64_7)) && !true))
	})
	p(217, func() any {
		return complex(max((imag(vcomplex128_1)+float64(vfloat64_15)), float64(int32(vuint_5))), float64(uint64(float64(vint64_11))))
	})
	p(218, func() any { return ((vuintptr_11 - vuintptr_11) ^ (vuintptr_9 >> vint8_7)) })
	p(219, func() any {
		return ((uintptr(int32(float64(vuint16_5))) * (((vuintptr_9 % vuintptr_10) ^ (vuintptr_8 >> vint16_6)) & ((vuintptr_9 % vuintptr_2) + (vuintptr_11 - vuintptr_2)))) ^ (uintptr(-(float32(vfloat32_7))) >> ((-(vint_9) | (vint_10 + vint_16)) &^ (vint_0 &^ vint_19))))
	})
	p(220, func() any { return (complex64(complex(vfloat64_7, vfloat64_5)) / vcomplex64_3) })
	p(221, func() any { return vuint_6 })
	p(222, func() any {
		return (((vint64_20 - vint64_9) | (vint64_17 << vuint16_1)) * ((vint64_13 << vuintptr_11) | (vint64_7 ^ vint64_14)))
	})
	p(223, func() any { return (vint_8 % (vint_19 & vint_19)) })
	p(224, func() any { return (vint_9 <= (vint_13 & vint_8)) })
	p(225, func() any { return (int32((vint_17 / vint_19)) & int32(vuint16_4)) })
	p(226, func() any { return -(vint64_5 >> vuint_12) })
	p(227, func() any { return (vuint8_6 &^ ((vuint8_2 >> vuint32_5) - (vuint8_0 / vuint8_4))) })
	p(228, func() any { return (((vint16_10 + +(vint16_6)) * (vint16_10 &^ (vint16_6 | vint16_10))) > vint16_8) })
	p(229, func() any {
		return complex(((((vfloat64_7 + vfloat64_8) / vfloat64_5) - float64(min(vfloat32_1, vfloat32_4))) + -(-(vfloat64_14) - float64(vuint8_4))), float64(((int(vuint32_10) - (vint_3 + vint_19)) | ((vint_8 & vint_2) >> (vuint32_10 * vuint32_1)))))
	})
	p(230, func() any {
		return (int16((vint_0 & vint_19)) &^ (int16(max(vfloat64_19, vfloat64_6)) - int16((vint_3 / vint_10))))
	})
	p(231, func() any { return uintptr((vfloat64_15 * vfloat64_16)) })
	p(232, func() any { return (int64((vint_10 &^ vint_2)) + (int64(vint_0) * (vint64_12 % vint64_10))) })
	p(233, func() any { return true })
	p(234, func() any { return (+(vuint32_1 + vuint32_5) >> (vint8_1 % int8(vint8_11))) })
	p(235, func() any { return ((vuint32_13 | vuint32_12) >> (vint8_11 | vint8_11)) })
	p(236, func() any { return (uint32(vint32_16) << (vuintptr_8 % vuintptr_8)) })
	p(237, func() any { return vuintptr_2 })
	p(238, func() any {
		return (((vfloat32_18 * vfloat32_18) * float32(vfloat64_6)) * ((vfloat32_13 / vfloat32_8) * vfloat32_1))
	})
	p(239, func() any { return ^(vuint_6 | vuint_4) })
	p(240, func() any { return +(vint32_7 >> vuintptr_2) })
	p(241, func() any { return vuintptr_12 })
	p(242, func() any { return vfloat64_0 })
	p(243, func() any { return vint16_10 })
	p(244, func() any { return (complex(vfloat64_6, vfloat64_14) - -(vcomplex128_1)) })
	p(245, func() any { return +((vuintptr_2 % (vuintptr_10 - vuintptr_2)) | vuintptr_10) })
	p(246, func() any {
		return ((((vuint64_15 << vint8_7) | (vuint64_0 ^ vuint64_15)) % ((vuint64_0 ^ vuint64_12) + (vuint64_12 | vuint64_8))) ^ ((uint64(vfloat32_6) + (vuint64_3 - vuint64_8)) ^ uint64(min(vfloat64_11, vfloat64_20))))
	})
	p(247, func() any {
		return (((uint((vuint32_13 >> vint16_3)) + ((vuint_12 >> vuint32_13) ^ (vuint_8 >> vint16_1))) - (uint(vuintptr_15) + uint((vfloat32_9 / vfloat32_8)))) % vuint_5)
	})
	p(248, func() any {
		return (complex128(((-(vcomplex64_3) - vcomplex64_3) / vcomplex64_1)) != (((vcomplex128_3 - -(vcomplex128_3)) / -(-(vcomplex128_2))) * (complex((vfloat64_16+vfloat64_5), (vfloat64_7-vfloat64_20)) + (complex128(vcomplex128_0) / (vcomplex128_3 / vcomplex128_3)))))
	})
	p(249, func() any { return vint8_8 })
}
