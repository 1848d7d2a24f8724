package p

type number interface{ ~int | ~float64 }
type myInt int
type stringer interface{ String() string }
type named struct{}

func (named) String() string { return "" }

func sum[T number](xs ...T) (t T)                    { return t }
func pair[A, B any](a A, b B)                        {}
func apply[A, B any](a A, f func(A) B) (b B)         { return b }
func keys[M ~map[K]V, K comparable, V any](m M) []K  { return nil }
func elems[S ~[]E, E any](s S) (e E)                 { return e }
func str[T stringer](t T) string                     { return t.String() }
func ptr[T any, P interface{ *T; Set(T) }](t T)      {}
func chanOf[T any](c <-chan T) (t T)                 { return t }
func none[T any]() (t T)                             { return t }
func fn[T any](f func(T, T) bool)                    {}

type setter int

func (s *setter) Set(setter) {}

func use() {
	_ = sum(1, 2.5)
	_ = sum(myInt(1), 2)
	_ = sum("a") // ERROR "string does not satisfy number \(string missing in ~int \| ~float64\)"
	_ = sum(1, myInt(2), 2.5) // ERROR "cannot use 2\.5 \(untyped float constant\) as myInt value in argument to sum \(truncated\)"
	_ = sum[float64](1, 2)
	_ = sum() // ERROR "cannot infer T \(.*\)"
	pair(1, "a")
	pair[string](1, 2) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to pair\[string\]"
	pair[int, int, int](1, 2) // ERROR "got 3 type arguments but want 2"
	_ = apply(1, func(i int) string { return "" })
	_ = apply("a", func(i int) string { return "" }) // ERROR "cannot use \"a\" \(untyped string constant\) as int value in argument to apply"
	_ = keys(map[string]int{})
	_ = keys([]int{}) // ERROR "M \(type \[\]int\) does not satisfy ~map\[K\]V"
	var e string = elems([]int{1}) // ERROR "cannot use elems\(\[\]int\{…\}\) \(value of type int\) as string value in variable declaration"
	_ = str(named{})
	_ = str(1) // ERROR "int does not satisfy stringer \(missing method String\)"
	_ = str(&named{})
	ptr(setter(1))
	ptr(1) // ERROR "\*int does not satisfy interface\{Set\(int\); \*int\} \(missing method Set\)"
	_ = chanOf(make(chan int))
	_ = chanOf(make(chan<- int)) // ERROR "cannot use make\(chan<- int\) \(value of type chan<- int\) as <-chan int value in argument to chanOf"
	_ = none() // ERROR "cannot infer T \(.*\)"
	var n int = none[int]()
	fn(func(a, b int) bool { return true })
	fn(func(a int, b string) bool { return true }) // ERROR "type func\(a int, b string\) bool of func\(a int, b string\) bool \{…\} does not match inferred type func\(int, int\) bool for func\(T, T\) bool"
	f := sum // ERROR "cannot use generic function sum without instantiation"
	var g func(...int) int = sum
	var h func(string) = pair // ERROR "type func\(string\) of h does not match func\(a A, b B\) \(cannot infer A and B\)"
	_, _, _, _, _ = e, n, f, g, h
}
