// Generic functions as arguments, whose parameters no one can tell.
package p

func g[P any](undefinedT) {} // ERROR "^undefined: undefinedT"
func k[P any](int)        {}
func f1(func(int))        {}
func m[T any](func(T), T) {}
func n[T any](T, func(T)) {}
func id[T any](x T) T     { return x }

func _() {
	f1(g)     // ERROR "^cannot infer P .*\)"
	f1(k)     // ERROR "^cannot infer P .*\)"
	f1(id)    // ERROR "^type func\[T any\]\(x T\) T of id does not match func\(int\)"
	m(k, 1)   // ERROR "^cannot infer P .*\)"
	m(id, 1)  // ERROR "^type func\[T any\]\(x T\) T of id does not match func\(T\) \(cannot infer T and T\)"
	n(1, k)   // ERROR "^cannot infer P .*\)"
	n("a", k) // ERROR "^cannot infer P .*\)"
}
