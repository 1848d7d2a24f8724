package main

type point struct{ x, y int }

func (p point) add(q point) point   { return p }
func (p *point) scale(f int)        {}
func one(a int)                     {}
func pair(a int, b string)          {}
func two() (int, string)            { return 1, "" }
func three() (int, string, bool)    { return 1, "", true }
func rest(a int, b ...string)       {}
func anys(a ...any)                 {}
func none()                         {}

func main() {
	one() // ERROR "not enough arguments in call to one"
	one(1, 2) // ERROR "too many arguments in call to one"
	one("a") // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to one"
	one(nil) // ERROR "cannot use nil as int value in argument to one"
	one(1.5) // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in argument to one \(truncated\)"
	one(two()) // ERROR "too many arguments in call to one"
	pair(two())
	pair(three()) // ERROR "too many arguments in call to pair"
	pair(1, two()) // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
	pair(1) // ERROR "not enough arguments in call to pair"
	pair("a", 1) // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to pair" "cannot use 1 \(untyped int constant\) as string value in argument to pair"
	rest() // ERROR "not enough arguments in call to rest"
	rest(1)
	rest(1, "a", "b")
	rest(1, 2) // ERROR "cannot use 2 \(untyped int constant\) as string value in argument to rest"
	rest(1, []string{"a"}...)
	rest(1, "a", []string{"a"}...) // ERROR "too many arguments in call to rest"
	rest(1, []int{1}...) // ERROR "cannot use \[\]int\{…\} \(value of type \[\]int\) as \[\]string value in argument to rest"
	rest([]string{}...) // ERROR "not enough arguments in call to rest"
	rest(two())
	rest(three()) // ERROR "cannot use three\(\) \(value of type bool\) as string value in argument to rest"
	anys(1, "a", nil, none)
	anys([]any{}...)
	anys([]int{}...) // ERROR "cannot use \[\]int\{\} \(value of type \[\]int\) as \[\]any value in argument to anys"
	none(1) // ERROR "too many arguments in call to none"
	none(none()) // ERROR "none\(\) \(no value\) used as value" "too many arguments in call to none"
	one([]int{}...) // ERROR "cannot use \.\.\. in call to non-variadic one"
	point{}.add(1) // ERROR "cannot use 1 \(untyped int constant\) as point value in argument to point\{\}\.add"
	point{}.add() // ERROR "not enough arguments in call to point\{\}\.add"
	point{}.scale(2) // ERROR "cannot call pointer method scale on point"
	point.add(point{}, point{})
	point.add(point{}) // ERROR "not enough arguments in call to point\.add"
	point.scale(point{}, 1) // ERROR "invalid method expression point\.scale \(needs pointer receiver \(\*point\)\.scale\)"
	(*point).scale(&point{}, "a") // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to \(\*point\)\.scale"
	1() // ERROR "invalid operation: cannot call non-function 1 \(untyped int constant\)"
	"abc"() // ERROR "invalid operation: cannot call non-function \"abc\" \(untyped string constant\)"
	main()() // ERROR "main\(\) \(no value\) used as value or type"
	point{}() // ERROR "invalid operation: cannot call non-function point\{\} \(value of type point\)"
	nil() // ERROR "invalid operation: cannot call non-function nil"
	func(a int) {}("x") // ERROR "cannot use \"x\" \(untyped string constant\) as int value in argument to func\(a int\) \{\}"
	func() {} // ERROR "func\(\) \{\} \(value of type func\(\)\) is not used"
	undefinedFunc(1, undefinedArg) // ERROR "undefined: undefinedFunc" "undefined: undefinedArg"
	go none // ERROR "expression in go must be function call"
	defer none // ERROR "expression in defer must be function call"
	go func() {} // ERROR "expression in go must be function call"
	defer int(3) // ERROR "defer requires function call, not conversion int\(3\) \(constant 3 of type int\)"
	defer len("a") // ERROR "defer discards result of len\(\"a\"\) \(constant 1 of type int\)"
	go recover()
	defer append([]int{}, 1) // ERROR "defer discards result of append\(\[\]int\{\}, 1\) \(value of type \[\]int\)"
	var f func(int) int
	f("a") // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to f"
	_ = f(1, 2) // ERROR "too many arguments in call to f"
	x := one(1) // ERROR "one\(1\) \(no value\) used as value"
	_ = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	_ = x
	none() + 1 // ERROR "none\(\) \(no value\) used as value"
	two() + 1 // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
}
