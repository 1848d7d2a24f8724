package main

import "unsafe"

type point struct {
	x int8
	y int64
}

func two() ([]int, int) { return nil, 1 }

func main() {
	var i int
	var s string
	var sl []int
	var m map[string]int
	var c chan int
	var ro <-chan int
	var arr [3]int
	var p *int
	var f32 float32
	var z complex128
	_ = len(i) // ERROR "invalid argument: i \(variable of type int\) for len"
	_ = len(m) + cap(m) // ERROR "invalid argument: m \(variable of type map\[string\]int\) for cap"
	_ = len() // ERROR "invalid operation: not enough arguments for len\(\) \(expected 1, found 0\)"
	_ = len(s, s) // ERROR "invalid operation: too many arguments for len\(s, s\) \(expected 1, found 2\)"
	_ = len(nil) // ERROR "invalid argument: nil for len"
	_ = cap(s) // ERROR "invalid argument: s \(variable of type string\) for cap"
	_ = len(p) // ERROR "invalid argument: p \(variable of type \*int\) for len"
	_ = len(&arr)
	_ = append() // ERROR "invalid operation: not enough arguments for append\(\) \(expected 1, found 0\)"
	_ = append(i, 1) // ERROR "first argument to append must be a slice; have i \(variable of type int\)"
	_ = append(nil, 1) // ERROR "first argument to append must be a slice; have untyped nil"
	_ = append(sl, "a") // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to append"
	_ = append(sl, sl) // ERROR "cannot use sl \(variable of type \[\]int\) as int value in argument to append"
	_ = append(sl, sl...)
	_ = append([]byte{}, s...)
	_ = append([]byte{}, "abc"...)
	_ = append(sl, s...) // ERROR "cannot use s \(variable of type string\) as \[\]int value in argument to append"
	_ = append(two())
	append(sl, 1) // ERROR "append\(sl, 1\) \(value of type \[\]int\) is not used"
	copy(sl, s) // ERROR "invalid argument: arguments to copy sl \(variable of type \[\]int\) and s \(variable of type string\) have different element types int and byte"
	copy([]byte{}, s)
	copy(sl, []string{}) // ERROR "invalid argument: arguments to copy sl \(variable of type \[\]int\) and \[\]string\{\} \(value of type \[\]string\) have different element types int and string"
	copy(i, sl) // ERROR "invalid argument: copy expects slice arguments; found i \(variable of type int\) and sl \(variable of type \[\]int\)"
	copy(sl) // ERROR "invalid operation: not enough arguments for copy\(sl\) \(expected 2, found 1\)"
	close(i) // ERROR "invalid operation: cannot close non-channel i \(variable of type int\)"
	close(c)
	close(ro) // ERROR "invalid operation: cannot close receive-only channel ro \(variable of type <-chan int\)"
	delete(m, 1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to delete"
	delete(m) // ERROR "invalid operation: not enough arguments for delete\(m\) \(expected 2, found 1\)"
	delete(sl, 1) // ERROR "invalid argument: sl \(variable of type \[\]int\) is not a map"
	delete(m, "a")
	clear(m)
	clear(sl)
	clear(arr) // ERROR "invalid argument: cannot clear arr \(variable of type \[3\]int\): argument must be \(or constrained by\) map or slice"
	_ = make(int) // ERROR "invalid argument: cannot make int; type must be slice, map, or channel"
	_ = make([]int) // ERROR "invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1"
	_ = make([]int, -1) // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = make([]int, "a") // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	_ = make([]int, 3, 2) // ERROR "invalid argument: length and capacity swapped"
	_ = make([]int, 1.5) // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = make([]int, 2.0)
	_ = make(map[string]int, 1, 2) // ERROR "invalid operation: make\(map\[string\]int, 1, 2\) expects 1 or 2 arguments; found 3"
	_ = make(chan int, s) // ERROR "invalid argument: index s \(variable of type string\) must be integer"
	_ = make([3]int, 1) // ERROR "invalid argument: cannot make \[3\]int; type must be slice, map, or channel"
	_ = make(1) // ERROR "1 is not a type"
	_ = make() // ERROR "invalid operation: not enough arguments for make\(\) \(expected 1, found 0\)"
	_ = new(1) // ERROR "1 is not a type"
	_ = new(int, int) // ERROR "invalid operation: too many arguments for new\(int, int\) \(expected 1, found 2\)"
	_ = new() // ERROR "invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)"
	_ = new(i) // ERROR "i \(variable of type int\) is not a type"
	_ = complex(1, f32)
	_ = complex(1.0, 2)
	_ = complex(i, i) // ERROR "invalid argument: arguments have type int, expected floating-point"
	_ = complex(f32, 1.0e100) // ERROR "1\.0e100 \(untyped float constant 1e\+100\) overflows float32"
	_ = complex("a", 1) // ERROR "invalid operation: complex\(\"a\", 1\) \(mismatched types untyped string and untyped float\)"
	_ = real(z) + imag(2i)
	_ = real(i) // ERROR "invalid argument: argument has type int, expected complex type"
	_ = real("a") // ERROR "invalid argument: argument has type untyped string, expected complex type"
	_ = min(1, 2.5) + max(1, 2)
	_ = min(i, 2.5) // ERROR "2\.5 \(untyped float constant\) truncated to int"
	_ = min(s, "a")
	_ = min(sl, sl) // ERROR "invalid argument: sl \(variable of type \[\]int\) cannot be ordered"
	_ = max() // ERROR "invalid operation: not enough arguments for max\(\) \(expected 1, found 0\)"
	_ = max(i, f32) // ERROR "invalid argument: mismatched types int \(previous argument\) and float32 \(type of f32\)"
	panic() // ERROR "invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)"
	panic(1, 2) // ERROR "invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)"
	panic(nil)
	print(nil) // ERROR "use of untyped nil in argument to print"
	println(1, "a", two)
	recover(1) // ERROR "invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)"
	_ = recover()
	_ = panic(1) // ERROR "panic\(1\) \(no value\) used as value"
	_ = print() // ERROR "print\(\) \(no value\) used as value"
	len(s) // ERROR "len\(s\) \(value of type int\) is not used"
	_ = unsafe.Sizeof(s)
	_ = unsafe.Offsetof(point{}.y)
	_ = unsafe.Offsetof(i) // ERROR "invalid argument: i is not a selector expression"
	_ = unsafe.Alignof(f32)
	_ = unsafe.Sizeof() // ERROR "invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)"
	_ = unsafe.String(p, 1) // ERROR "cannot use p \(variable of type \*int\) as \*byte value in argument to unsafe\.String"
	_ = unsafe.Slice(p, 1)
	_ = unsafe.Slice(i, 1) // ERROR "invalid argument: i \(variable of type int\) is not a pointer"
	_ = unsafe.SliceData(s) // ERROR "invalid argument: s \(variable of type string\) is not a slice"
	_ = unsafe.Add(p, 1) // ERROR "cannot use p \(variable of type \*int\) as unsafe\.Pointer value in argument to unsafe\.Add"
	_ = len(s...) // ERROR "invalid operation: invalid use of \.\.\. with built-in len"
	_ = len // ERROR "len \(built-in\) must be called"
	len = nil // ERROR "len \(built-in\) must be called"
	println // ERROR "println \(built-in\) must be called"
	var _ [unsafe.Sizeof(point{})]int = [16]int{}
	var _ [len(arr)]int = [4]int{} // ERROR "cannot use \[4\]int\{\} \(value of type \[4\]int\) as \[3\]int value in variable declaration"
	_ = len(arr[:])
	const k = len([10]int{})
	const n = len([10]int{i})
	const l = len([1]int{two2()}) // ERROR "len\(\[1\]int\{…\}\) \(value of type int\) is not constant"
}

func two2() int { return 1 }
