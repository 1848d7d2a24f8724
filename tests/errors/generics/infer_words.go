// What inference and conversions say, in Go's words.
package p

func f[P, Q any](P, P, Q)                {}
func g[P, Q any](P, []P, Q)              {}
func h[P any, Q interface{ ~[]P }](P, Q) {}
func k[P interface{ *Q }, Q any](P) Q    { panic(0) }
func v()                                 {}
func _(s string, u undefinedT) { // ERROR "^undefined: undefinedT"
	f(1, "a", 2)              // ERROR "^mismatched types untyped int and untyped string \(cannot infer P\)"
	f[int]("a", 2, 3)         // ERROR "^cannot use .a. \(untyped string constant\) as int value in argument to f\[int\]"
	f[int](1, 2)              // ERROR "^not enough arguments in call to f\[int\]"
	g(1, []string{}, 2)       // ERROR "^cannot use 1 \(untyped int constant\) as string value in argument to g"
	g[int](s, s, s)           // ERROR "^cannot use s \(variable of type string\) as int value in argument to g\[int\]" "^cannot use s \(variable of type string\) as \[\]int value in argument to g\[int\]"
	g[int](1, s, s)           // ERROR "^cannot use s \(variable of type string\) as \[\]int value in argument to g\[int\]"
	g[int, string](1, nil, 1) // ERROR "^cannot use 1 \(untyped int constant\) as string value in argument to g\[int, string\]"
	h(1, 2)                   // ERROR "^int does not satisfy interface\{~\[\]int\} \(int missing in ~\[\]int\)"
	h[int]([]string{}, 1)     // ERROR "^int does not satisfy interface\{~\[\]int\} \(int missing in ~\[\]int\)" "^cannot use \[\]string\{\} \(value of type \[\]string\) as int value in argument to h\[int\]"
	h[int](1, []string{})     // ERROR "^Q \(type \[\]string\) does not satisfy interface\{~\[\]P\}"
	k(1)                      // ERROR "^cannot infer P .*\)"
	k(u)
	f(u, 1, 2)
	f(v(), 1, 2)         // ERROR "^v\(\) \(no value\) used as value"
	f(1)                 // ERROR "^not enough arguments in call to f"
	f(v(), 1)            // ERROR "^v\(\) \(no value\) used as value" "^not enough arguments in call to f"
	k[*int, string](nil) // ERROR "^\*int does not satisfy interface\{\*string\} \(\*int missing in \*string\)"
	k[*int](new(string)) // ERROR "^cannot use new\(string\) \(value of type \*string\) as \*int value in argument to k\[\*int\]"
	var _ func(int, int, string) = f
	var _ func(int, string, string) = f // ERROR "^inferred type func\(int, int, Q\) for func\(P, P, Q\) does not match type func\(int, string, string\) of _"
	var _ func(int, int, string) = f[int]
	var _ func(int, int, string) = f[string] // ERROR "^type func\(int, int, string\) of _ does not match func\(string, string, Q\)"
	var _ func(int) = f                      // ERROR "^type func\(int\) of _ does not match func\(P, P, Q\) \(cannot infer P and Q\)"
}

type I interface{ M() }

func w[T I](T)       {}
func w2[T I](x, y T) {}
func w3[T interface {
	~int
	I
}](T) {
}

type MI int

func (MI) M() {}

type PI int

func (*PI) M() {}
func _[A any, B I, C ~[]B](a A, b B, c C) {
	w(a) // ERROR "^T \(type A\) does not satisfy I \(missing method M\)"
	w(b)
	w(c)         // ERROR "^T \(type C\) does not satisfy I \(missing method M\)"
	w2(b, a)     // ERROR "^type A of a does not match inferred type B for T"
	w2(b, MI(1)) // ERROR "^type MI of MI\(1\) does not match inferred type B for T"
	w3(MI(1))
	w3(PI(1)) // ERROR "^PI does not satisfy interface\{~int; I\} \(method M has pointer receiver\)"
	w3(1)     // ERROR "^int does not satisfy interface\{~int; I\} \(missing method M\)"
	w(PI(1))  // ERROR "^T \(type PI\) does not satisfy I \(method M has pointer receiver\)"
	w(new(PI))
	w2(I(nil), MI(1)) // ERROR "^type MI of MI\(1\) does not match inferred type I for T"
	w2(MI(1), I(nil)) // ERROR "^type I of I\(nil\) does not match inferred type MI for T"
	h(b, c)
	h(a, c)       // ERROR "^Q \(type C\) does not satisfy interface\{~\[\]P\}"
	_ = []A(c)    // ERROR "^cannot convert c \(variable of type C constrained by ~\[\]B\) to type \[\]A: cannot convert \[\]B \(in C\) to type \[\]A"
	_ = A(b)      // ERROR "^cannot convert b \(variable of type B constrained by I\) to type A"
	_ = string(a) // ERROR "^cannot convert a \(variable of type A constrained by any\) to type string"
	_ = B(1)      // ERROR "^cannot convert 1 \(untyped int value\) to type B: B does not contain specific types"
	_ = C(nil)
}
func conv[X ~int | ~string, Y ~[]byte | ~int, Z ~*int](x X, y Y, z Z) {
	_ = Y(x)      // ERROR "^cannot convert x \(variable of type X constrained by ~int \| ~string\) to type Y: cannot convert int \(in X\) to type \[\]byte \(in Y\)"
	_ = X(y)      // ERROR "^cannot convert y \(variable of type Y constrained by ~\[\]byte \| ~int\) to type X: cannot convert \[\]byte \(in Y\) to type int \(in X\)"
	_ = Z(x)      // ERROR "^cannot convert x \(variable of type X constrained by ~int \| ~string\) to type Z: cannot convert int \(in X\) to type \*int \(in Z\)"
	_ = Z(y)      // ERROR "^cannot convert y \(variable of type Y constrained by ~\[\]byte \| ~int\) to type Z: cannot convert \[\]byte \(in Y\) to type \*int \(in Z\)"
	_ = X(z)      // ERROR "^cannot convert z \(variable of type Z constrained by ~\*int\) to type X: cannot convert \*int \(in Z\) to type int \(in X\)"
	_ = int(x)    // ERROR "^cannot convert x \(variable of type X constrained by ~int \| ~string\) to type int: cannot convert string \(in X\) to type int"
	_ = []byte(y) // ERROR "^cannot convert y \(variable of type Y constrained by ~\[\]byte \| ~int\) to type \[\]byte: cannot convert int \(in Y\) to type \[\]byte"
	_ = (*int)(z)
	_ = X(1.5)   // ERROR "^cannot convert 1\.5 \(untyped float value\) to type X: cannot convert 1\.5 \(untyped float constant\) to type int \(in X\)"
	_ = Y("foo") // ERROR "^cannot convert .foo. \(untyped string value\) to type Y: cannot convert .foo. \(untyped string constant\) to type int \(in Y\)"
	_ = Y(300)   // ERROR "^cannot convert 300 \(untyped int value\) to type Y: cannot convert 300 \(untyped int constant\) to type \[\]byte \(in Y\)"
	_ = X(nil)   // ERROR "^cannot convert nil to type X: cannot convert untyped nil to type int \(in X\)"
}
