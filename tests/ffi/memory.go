// Slices and pointers: C reads and writes Go's memory for the length of a call.
package main

import (
	"ffi"
	"fmt"
	"unsafe"
)

//gol:extern libgolffi.so.1 t_sum
func sum(p []int32, n ffi.Size) int64

//gol:extern libgolffi.so.1 t_sum
func sumAt(p *int32, n ffi.Size) int64

//gol:extern libgolffi.so.1 t_sum
func sumArray(p *[3]int32, n ffi.Size) int64

//gol:extern libgolffi.so.1 t_divide
func divide(a, b ffi.Int, q, r *ffi.Int)

//gol:extern libgolffi.so.1 t_is_null
func isNull(p unsafe.Pointer) bool

//gol:extern libgolffi.so.1 t_is_null
func isNullSlice(p []byte) bool

//gol:extern libgolffi.so.1 t_is_null
func isNullPtr(p *int64) bool

//gol:extern libgolffi.so.1 t_counter variable
func counter() *ffi.Int

//gol:extern libgolffi.so.1 t_version variable
func version() *ffi.Ptr

func main() {
	a := []int32{1, 2, 3, 4}
	fmt.Println(sum(a, 4), sum(a[1:], 2), sum(nil, 0), sumAt(&a[2], 2), sumArray(&[3]int32{7, 8, 9}, 3))
	var q, r ffi.Int
	divide(17, 5, &q, &r)
	fmt.Println(q, r)
	fmt.Println(isNull(nil), isNull(unsafe.Pointer(&q)), isNullSlice(nil), isNullSlice(make([]byte, 1)), isNullPtr(nil))
	*counter()++
	fmt.Println(*counter(), version().String())
}

// expect: 10 5 0 7 24
// expect: 3 2
// expect: true false true false true
// expect: 42 golffi 1
