// What constraints admit, in Go's words; and what is an error only once.
package p

type number interface {
	int
	~string
}

type notInt interface {
	int | []byte
	comparable
}

type local struct{}

type localSet interface{ local | []local }

func of[T number]()   {}
func cmp[T notInt]()  {}
func in[T localSet]() {}
func core[T int](x T) {}

type myInt int
type other struct{ f int }

func _() {
	of[int]()     // ERROR "^cannot satisfy number \(empty type set\)$"
	cmp[[]byte]() // ERROR "^\[\]byte does not satisfy notInt \(notInt mentions \[\]byte, but \[\]byte is not in the type set of notInt\)$"
	in[other]()   // ERROR "^other does not satisfy localSet \(other missing in p.local \| \[\]p.local\)$"
	var x myInt
	core(x) // ERROR "^myInt does not satisfy int \(possibly missing ~ for int in int\)$"
}

// A tilde before a defined type: no type fits.
type noTilde interface {
	~myInt // ERROR "invalid use of ~ \(underlying type of myInt is int\)"
}

func tilde[T noTilde]() {}

func _() {
	tilde[myInt]() // ERROR "^cannot satisfy noTilde \(empty type set\)$"
}

func _[T interface {
	int
	string
}]() T {
	return T(0) // ERROR "cannot convert 0 \(untyped int value\) to type T: T does not contain specific types"
}

// No field of a type parameter can be selected.
func _[T ~struct{ f int }](x T) {
	_ = x.f // ERROR "x.f undefined \(type T has no field or method f\)"
	x.f = 1 // ERROR "x.f undefined"
}

// The parts of a type and of the core type of its constraint need not be identical.
func slice[S []T, T any](S, T)                       {}
func add[S ~[]T, T any](s S, x ...T) S               { return s }
func sub[S interface{ ~[]T }, T interface{ M() }](S) {}

type ints chan int
type ptr *int

func _() {
	slice([]ints{}, make(chan int))
	slice([]chan int{}, make(ints)) // ERROR "^\[\]chan int does not satisfy \[\]ints \(\[\]chan int missing in \[\]p.ints\)$"
	var x []ptr
	_ = add(x, new(int))
	sub([]int{}) // ERROR "T \(type int\) does not satisfy interface{M\(\)} \(missing method M\)"
}

// Two type parameters of one name, one signature.
func self[T I[T]](T) {}

func _[T any](x any) {
	self(x.(I[T])) // ERROR "^T \(type I\[T\]\) does not satisfy I\[T\] \(wrong type for method m\)$"
}

type I[T any] interface {
	m(T)
}

// A constraint in a place for types.
var _ = (*interface{ int })(nil) // ERROR "cannot use type interface{int} outside a type constraint: interface contains type constraints"
var _ G[number]                  // ERROR "cannot use type number outside a type constraint"
var _ = (*number)(nil)           // ERROR "cannot use type number outside a type constraint"

type G[T any] struct{ x T }

// A recursive constraint is comparable.
type C[P comparable] struct{ f P }

func _[P C[C[P]]]() {}

type selfish selfish.x // ERROR "invalid recursive type: selfish refers to itself"

// Too few arguments make a type all the same, of which nothing is known.
type pair[A, B any] struct{ a A }

func (pair[A, B]) m() {}

func _(x pair[int]) { // ERROR "^not enough type arguments for type pair: have 1, want 2$"
	x.a = 1
	x.m()
	var y pair[int, int]
	x = y // ERROR "cannot use y \(variable of type pair\[int, int\]\) as pair\[int\] value in assignment"
}

// At most 100 terms, those of unions inside counted.
type many interface {
	[1]int | [2]int | [3]int | [4]int | [5]int | [6]int | [7]int | [8]int | [9]int | [10]int | [11]int | [12]int | [13]int | [14]int | [15]int | [16]int | [17]int | [18]int | [19]int | [20]int | [21]int | [22]int | [23]int | [24]int | [25]int | [26]int | [27]int | [28]int | [29]int | [30]int | [31]int | [32]int | [33]int | [34]int | [35]int | [36]int | [37]int | [38]int | [39]int | [40]int | [41]int | [42]int | [43]int | [44]int | [45]int | [46]int | [47]int | [48]int | [49]int | [50]int
}

type few interface {
	[51]int | [52]int | [53]int | [54]int | [55]int | [56]int | [57]int | [58]int | [59]int | [60]int | [61]int | [62]int | [63]int | [64]int | [65]int | [66]int | [67]int | [68]int | [69]int | [70]int | [71]int | [72]int | [73]int | [74]int | [75]int | [76]int | [77]int | [78]int | [79]int | [80]int | [81]int | [82]int | [83]int | [84]int | [85]int | [86]int | [87]int | [88]int | [89]int | [90]int | [91]int | [92]int | [93]int | [94]int | [95]int | [96]int | [97]int | [98]int | [99]int | [100]int
}

type most interface {
	[1]int | [2]int | [3]int | [4]int | [5]int | [6]int | [7]int | [8]int | [9]int | [10]int | [11]int | [12]int | [13]int | [14]int | [15]int | [16]int | [17]int | [18]int | [19]int | [20]int | [21]int | [22]int | [23]int | [24]int | [25]int | [26]int | [27]int | [28]int | [29]int | [30]int | [31]int | [32]int | [33]int | [34]int | [35]int | [36]int | [37]int | [38]int | [39]int | [40]int | [41]int | [42]int | [43]int | [44]int | [45]int | [46]int | [47]int | [48]int | [49]int | [50]int | [51]int | [52]int | [53]int | [54]int | [55]int | [56]int | [57]int | [58]int | [59]int | [60]int | [61]int | [62]int | [63]int | [64]int | [65]int | [66]int | [67]int | [68]int | [69]int | [70]int | [71]int | [72]int | [73]int | [74]int | [75]int | [76]int | [77]int | [78]int | [79]int | [80]int | [81]int | [82]int | [83]int | [84]int | [85]int | [86]int | [87]int | [88]int | [89]int | [90]int | [91]int | [92]int | [93]int | [94]int | [95]int | [96]int | [97]int | [98]int | [99]int | [100]int |
		int // ERROR "cannot handle more than 100 union terms \(implementation limitation\)"
}

type all interface {
	few | many | string // ERROR "cannot handle more than 100 union terms"
}
