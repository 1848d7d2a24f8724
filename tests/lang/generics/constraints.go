// Constraints: unions, ~T, methods, comparable, core types, and what each lets one do.
package main

import (
	"fmt"
	"unsafe"
)

type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}
type Float interface{ ~float32 | ~float64 }
type Number interface{ Integer | Float }

type Day int8

func (d Day) String() string { return [...]string{"Mon", "Tue"}[d] }

type PrintableInt interface {
	Integer
	fmt.Stringer
}

func sum[T Number](vs ...T) (s T) {
	for _, v := range vs {
		s += v
	}
	return
}

func text[T PrintableInt](v T) string { return v.String() + fmt.Sprint(int(v)+1) }

func wrap[T Integer](v T) T { return v + v }
func shift[T Integer](v T, n uint) (T, T) { return v << n, v >> n }
func toFloat[T Integer, F Float](v T) F { return F(v) / 2 }
func trunc[F Float, T Integer](f F) T    { return T(f) }
func size[T any]() uintptr               { var v T; return unsafe.Sizeof(v) }

func index[T ~[]byte | ~string](s T, i int) byte { return s[i] }
func slice[T ~[]byte | ~string](s T) string { return string(s[1:len(s)]) }
func iterate[T ~[]E | ~map[int]E, E any](c T) (n int) {
	n = len(c)
	return
}
func rangeSlice[S ~[]E, E comparable](s S, want E) int {
	for i, e := range s {
		if e == want {
			return i
		}
	}
	return -1
}
func rangeString[S ~string](s S) (r []rune) {
	for _, c := range s {
		r = append(r, c)
	}
	return
}
func appendTo[S ~[]E, E any](s S, e ...E) S { return append(s, e...) }
func appendBytes[T ~string | ~[]byte](b []byte, t T) []byte { return append(b, t...) }
func copyBytes[T ~string | ~[]byte](b []byte, t T) int { return copy(b, t) }
func mk[M ~map[K]V, K comparable, V any]() M { return make(M) }
func mkSlice[S ~[]E, E any](n int) S         { return make(S, n, n*2) }
func mkChan[C ~chan E, E any](e E) E {
	c := make(C, 1)
	c <- e
	close(c)
	return <-c
}
func call[F ~func(...int) R, R any](f F) R { return f(1, 2, 3) }
func deref[P ~*T, T any](p P) T { return *p }
func lit[S ~[]int]() S  { return S{1, 2, 3} }
func litMap[M ~map[string]V, V any](v V) M { return M{"k": v} }
func litStruct[S ~struct{ X, Y int }]() S { return S{X: 1, Y: 2} }
func field[S interface{ ~struct{ X int } }](s S) any { return struct{ X int }(s).X }
func eq[T comparable](a, b T) bool                    { return a == b }
func zero[T any]() (z T)                              { return }
func isNil[T any](v *T) bool                          { return v == nil }
func constant[T Integer]() T                          { const c = 100; return c }
func assertTo[T any](v any) (T, bool)                 { t, ok := v.(T); return t, ok }

func kind[T any](v T) string {
	switch any(v).(type) {
	case int, int8:
		return "int"
	case []T:
		return "never"
	case string:
		return "string"
	case fmt.Stringer:
		return "stringer"
	case nil:
		return "nil"
	}
	return "other"
}

func typeCase[A, B any](v any) string {
	switch v.(type) {
	case A:
		return "A"
	case B:
		return "B"
	}
	return "neither"
}

type MyInts []int
type MyBytes []byte
type MyFunc func(...int) string
type Ch chan string
type P struct{ X, Y int }

func main() {
	fmt.Println(sum(1, 2, 3), sum(1.5, 2), sum[uint8](200, 100), sum[Day]())
	fmt.Println(text(Day(0)), wrap(int8(100)), wrap(uint16(40000)))
	fmt.Println(shift(int8(-128), 1))
	fmt.Println(shift(uint8(255), 4))
	fmt.Println(toFloat[int, float32](3), trunc[float64, int8](-3.9))
	fmt.Println(size[int8](), size[struct {
		a int8
		b int64
	}](), size[[3]Day](), size[any](), size[string]())
	fmt.Println(index("abc", 1), index(MyBytes("abc"), 2), slice(MyBytes("xyz")), slice("xyz"))
	fmt.Println(iterate[[]int, int]([]int{1, 2}), iterate[map[int]bool, bool](map[int]bool{1: true}))
	fmt.Println(rangeSlice([]string{"a", "b"}, "b"), rangeSlice([]any{1, "x"}, any("x")), rangeString("hé"))
	fmt.Printf("%T %s %d\n", appendTo(MyBytes{1}, 2), appendBytes([]byte("a"), "bc"), copyBytes(make([]byte, 2), "xyz"))
	m := mk[map[string]int]()
	m["a"]++
	fmt.Println(m, cap(mkSlice[MyBytes](3)), mkChan[Ch]("through"))
	fmt.Println(call(MyFunc(func(x ...int) string { return fmt.Sprint(len(x)) })), deref(&m))
	fmt.Println(lit[[]int](), lit[MyInts](), litMap[map[string]Day](1), litStruct[P]())
	fmt.Println(field(struct{ X int }{4}))
	fmt.Println(eq(1.5, 1.5), eq[any](1, 1.0), eq(P{1, 2}, P{1, 2}), eq([2]string{"a"}, [2]string{"a"}))
	fmt.Println(zero[int](), zero[*int]() == nil, zero[[2]bool](), zero[error]() == nil, isNil[int](nil))
	fmt.Println(constant[int8](), constant[uint64]())
	fmt.Println(assertTo[int](3))
	fmt.Println(assertTo[fmt.Stringer](Day(1)))
	fmt.Println(assertTo[string](3))
	fmt.Println(kind(int8(1)), kind("s"), kind(Day(1)), kind[any](nil), kind(1.5))
	fmt.Println(typeCase[int, string]("x"), typeCase[int, int](1), typeCase[error, any](1), typeCase[int, bool](""))
	defer func() { fmt.Println(recover()) }()
	eq[any]([]int{}, []int{})
}
