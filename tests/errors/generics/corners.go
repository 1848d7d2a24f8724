// Corners of constraints, in Go's words.
package p

// A slice before the arrays of a type set hides their lengths.
func _[T interface{ []int | [1]int }, U interface{ [2]int | [1]int }](x T, y U) {
	_ = x[2]
	_ = y[1] // ERROR "^invalid argument: index 1 out of bounds \[0:1\]"
}

// A constraint is no type to convert to; what was converted goes on as it is.
type number interface{ ~int | ~float64 }

func _(args ...int) {
	number(0)                     // ERROR "^cannot use interface number in conversion \(contains specific type constraints or is comparable\)" "^number\(0\) \(untyped int constant 0\) is not used"
	var _ int = number(1.5)       // ERROR "^cannot use interface number in conversion \(contains specific type constraints or is comparable\)" "^cannot use number\(1\.5\) \(untyped float constant 1\.5\) as int value in variable declaration \(truncated\)"
	var _ int = int((1 << 70)...) // ERROR "^cannot use int\(\(1 << 70\)\.\.\.\) \(untyped int constant 1180591620717411303424\) as int value in variable declaration \(overflows\)" "^invalid use of \.\.\. in conversion to int"
}

// Without a type parameter in the parameter there is nothing to match.
func f[P any](any) {}

var v func(int) = f // ERROR "^cannot infer P .*\)"

func _[T any](t []int) *T {
	return &t // ERROR "^cannot use &t \(value of type \*\[\]int\) as \*T value in return statement: \*\[\]int does not implement \*T \(type \*T is pointer to interface, not interface\)"
}

// Too many terms are all looked at.
type many interface {
	[1]int | [2]int | [3]int | [4]int | [5]int | [6]int | [7]int | [8]int | [9]int | [10]int |
		[11]int | [12]int | [13]int | [14]int | [15]int | [16]int | [17]int | [18]int | [19]int | [20]int |
		[21]int | [22]int | [23]int | [24]int | [25]int | [26]int | [27]int | [28]int | [29]int | [30]int |
		[31]int | [32]int | [33]int | [34]int | [35]int | [36]int | [37]int | [38]int | [39]int | [40]int |
		[41]int | [42]int | [43]int | [44]int | [45]int | [46]int | [47]int | [48]int | [49]int | [50]int |
		[51]int | [52]int | [53]int | [54]int | [55]int | [56]int | [57]int | [58]int | [59]int | [60]int |
		[61]int | [62]int | [63]int | [64]int | [65]int | [66]int | [67]int | [68]int | [69]int | [70]int |
		[71]int | [72]int | [73]int | [74]int | [75]int | [76]int | [77]int | [78]int | [79]int | [80]int |
		[81]int | [82]int | [83]int | [84]int | [85]int | [86]int | [87]int | [88]int | [89]int | [90]int |
		[91]int | [92]int | [93]int | [94]int | [95]int | [96]int | [97]int | [98]int | [99]int | [100]int |
		[101]int | // ERROR "^cannot handle more than 100 union terms \(implementation limitation\)"
		nothing | nil // ERROR "^undefined: nothing" "^nil is not a type"
}

var _ any = 1

// A recursive interface is one for the variables of its package.
type I1 interface{ I2 } // ERROR "^invalid recursive type I1"
type I2 interface{ I1 }

var i1 I1 = 1
var i2 I2 = i1

func _() {
	var x I1 = 1 // ERROR "^cannot use 1 \(untyped int constant\) as I1 value in variable declaration"
	var y I2 = x
	var z int = y // ERROR "^cannot use y \(variable of type I2\) as int value in variable declaration: need type assertion"
	_ = z
}
