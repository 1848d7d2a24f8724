// Methods of generic types: values, expressions, embedding, interfaces, promoted through instances.
package main

import "fmt"

type Container[T any] interface {
	Get(int) T
	Len() int
}

type Slice[T any] []T

func (s Slice[T]) Get(i int) T { return s[i] }
func (s Slice[T]) Len() int    { return len(s) }
func (s *Slice[T]) Add(v ...T) { *s = append(*s, v...) }

type Repeat[T any] struct {
	v T
	n int
}

func (r Repeat[T]) Get(int) T { return r.v }
func (r Repeat[T]) Len() int  { return r.n }

func All[T any](c Container[T]) (out []T) {
	for i := 0; i < c.Len(); i++ {
		out = append(out, c.Get(i))
	}
	return
}

func Direct[C Container[T], T any](c C) T { return c.Get(c.Len() - 1) }

type Named[T any] struct {
	Slice[T]
	Name string
}

type Both[T any] struct {
	*Named[T]
	Repeat[T]
}

type Number interface{ ~int | ~int64 | ~float64 }

type Acc[T Number] struct{ sum T }

func (a *Acc[T]) Add(v T) *Acc[T]       { a.sum += v; return a }
func (a Acc[T]) Apply(f func(T) T) Acc[T] { return Acc[T]{f(a.sum)} }

type Adder[T any, Self any] interface{ Add(T) Self }

func addAll[T any, A Adder[T, A]](a A, vs ...T) A {
	for _, v := range vs {
		a = a.Add(v)
	}
	return a
}

type Event[T any] struct{ handlers []func(T) }

func (e *Event[T]) On(f func(T)) { e.handlers = append(e.handlers, f) }
func (e *Event[T]) Fire(v T) {
	for _, h := range e.handlers {
		h(v)
	}
}

type Stringish interface{ ~string }

type ID[T Stringish] struct{ v T }

func (id ID[T]) String() string { return "#" + string(id.v) }

type UserName string

type Either[L, R any] struct {
	l *L
	r *R
}

func Left[L, R any](l L) Either[L, R]  { return Either[L, R]{l: &l} }
func Right[L, R any](r R) Either[L, R] { return Either[L, R]{r: &r} }
func (e Either[L, R]) Fold(f func(L) string, g func(R) string) string {
	if e.l != nil {
		return f(*e.l)
	}
	return g(*e.r)
}

type Cache[K comparable, V any] struct {
	m    map[K]V
	load func(K) (V, error)
}

func (c *Cache[K, V]) Get(k K) (v V, err error) {
	if v, ok := c.m[k]; ok {
		return v, nil
	}
	if v, err = c.load(k); err == nil {
		if c.m == nil {
			c.m = make(map[K]V)
		}
		c.m[k] = v
	}
	return
}

func main() {
	var s Slice[string]
	s.Add("a", "b")
	add := s.Add
	add("c")
	fmt.Println(All[string](s), Direct(s), All[int](Repeat[int]{7, 3}))
	cs := []Container[string]{s, &s, Repeat[string]{"r", 1}, Named[string]{s[:1], "n"}}
	for _, c := range cs {
		fmt.Printf("%T %v ", c, All(c))
	}
	fmt.Println()
	b := Both[int]{Named: &Named[int]{Slice[int]{1, 2}, "x"}, Repeat: Repeat[int]{5, 2}}
	b.Add(3)
	fmt.Println(b.Slice.Len(), b.Repeat.Len(), b.Slice, b.Named.Get(2), b.Name)
	get, length := Slice[string].Get, (*Slice[string]).Len
	fmt.Println(get(s, 1), length(&s))
	var acc Acc[float64]
	fmt.Println(acc.Add(1.5).Add(2).Apply(func(f float64) float64 { return f * 2 }))
	fmt.Println(addAll(&Acc[int]{}, 1, 2, 3).sum)
	var ev Event[Slice[string]]
	n := 0
	ev.On(func(s Slice[string]) { n += s.Len() })
	ev.On(func(s Slice[string]) { n *= 10 })
	ev.Fire(s)
	fmt.Println(n)
	var st fmt.Stringer = ID[UserName]{"joe"}
	fmt.Println(st, ID[string]{"x"})
	for _, e := range []Either[int, error]{Left[int, error](3), Right[int](fmt.Errorf("bad"))} {
		fmt.Println(e.Fold(func(i int) string { return fmt.Sprint("int ", i) }, error.Error))
	}
	c := Cache[string, int]{load: func(s string) (int, error) {
		if s == "" {
			return 0, fmt.Errorf("empty")
		}
		return len(s), nil
	}}
	fmt.Println(c.Get("four"))
	fmt.Println(c.Get(""))
	fmt.Println(c.Get("four"))
	fmt.Println(len(c.m))
}
