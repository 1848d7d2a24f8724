package main

func arr() [3]int { return [3]int{} }

func main() {
	var i int
	var s string
	var a [3]int
	var sl []int
	var m map[string]int
	var p *[3]int
	var pp *[]int
	var f float64
	_ = i[0] // ERROR "invalid operation: cannot index i \(variable of type int\)"
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = a[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = a[1.0]
	_ = a[1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = a["x"] // ERROR "cannot convert \"x\" \(untyped string constant\) to type int"
	_ = a[f] // ERROR "invalid argument: index f \(variable of type float64\) must be integer"
	_ = a[i]
	_ = p[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	_ = p[1]
	_ = pp[0] // ERROR "invalid operation: cannot index pp \(variable of type \*\[\]int\)"
	_ = sl[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = sl[1<<70] // ERROR "1 << 70 \(untyped int constant 1180591620717411303424\) overflows int"
	_ = m[1] // ERROR "cannot use 1 \(untyped int constant\) as string value in map index"
	_ = m["a"]
	_ = "abc"[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = "abc"[2]
	_ = s["a"] // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	_ = a[nil] // ERROR "cannot convert nil to type int"
	_ = nil[0] // ERROR "invalid operation: cannot index nil"
	_ = a[1:5] // ERROR "invalid argument: index 5 out of bounds \[0:4\]"
	_ = a[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = a[i:]
	_ = arr()[:] // ERROR "invalid operation: arr\(\) \(value of type \[3\]int\) \(slice of unaddressable value\)"
	_ = arr()[1]
	_ = m[1:2] // ERROR "invalid operation: cannot slice m \(variable of type map\[string\]int\)"
	_ = i[:] // ERROR "invalid operation: cannot slice i \(variable of type int\)"
	_ = s[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = s["a":] // ERROR "cannot convert \"a\" \(untyped string constant\) to type int"
	_ = sl[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = sl[1:2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = sl[:1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = "abc"[2:5] // ERROR "invalid argument: index 5 out of bounds \[0:4\]"
	_ = "abc"[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = pp[:] // ERROR "invalid operation: cannot slice pp \(variable of type \*\[\]int\)"
	_ = p[:]
	_ = p[4:] // ERROR "invalid argument: index 4 out of bounds \[0:4\]"
	_ = sl[3:i:2] // ERROR "invalid slice indices: 2 < 3"
	_ = main[0] // ERROR "invalid operation: cannot index main \(value of type func\(\)\)"
	_ = a[len(a)] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	var b [i]int // ERROR "invalid array length i"
	var c [-1]int // ERROR "invalid array length -1 \(untyped int constant\)"
	var d [1.5]int // ERROR "array length 1\.5 \(untyped float constant\) must be integer"
	var e ["a"]int // ERROR "array length \"a\" \(untyped string constant\) must be integer"
	var g [2.0]int
	var h [1 << 70]int // ERROR "invalid array length 1 << 70 \(untyped int constant 1180591620717411303424\)"
	_, _, _, _, _, _ = b, c, d, e, g, h
}
