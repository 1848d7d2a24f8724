package p

type Dup interface {
	M()
	N()
	M(int) // ERROR "duplicate method M"
}
type Blank interface {
	_() // ERROR "methods must have a unique non-blank name"
}
type E1 interface{ A() }
type E2 interface{ A() int }
type Both interface {
	E1
	E2 // ERROR "duplicate method A"
}
type Same interface {
	E1
	A()
}
type Fine interface {
	E1
	E3
}
type E3 interface{ A() }
type NotIface interface{ T }
type T struct{}
type Embedded interface{ int | string }
type Ptr interface{ *E1 }

func (T) A()       {}
func (*T) P()      {}
func (T) Field()   {}
func (T) lower()   {}
func (T) Sig(int)  {}

var (
	_ E1                      = T{}
	_ E2                      = T{} // ERROR "cannot use T\{\} \(value of type T\) as E2 value in variable declaration: T does not implement E2 \(wrong type for method A\)"
	_ interface{ P() }        = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{P\(\)\} value in variable declaration: T does not implement interface\{P\(\)\} \(method P has pointer receiver\)"
	_ interface{ P() }        = &T{}
	_ interface{ B() }        = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{B\(\)\} value in variable declaration: T does not implement interface\{B\(\)\} \(missing method B\)"
	_ interface{ field() }    = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{field\(\)\} value in variable declaration: T does not implement interface\{field\(\)\} \(missing method field\)"
	_ interface{ Lower() }    = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{Lower\(\)\} value in variable declaration: T does not implement interface\{Lower\(\)\} \(missing method Lower\)"
	_ interface{ Sig(string) } = T{} // ERROR "cannot use T\{\} \(value of type T\) as interface\{Sig\(string\)\} value in variable declaration: T does not implement interface\{Sig\(string\)\} \(wrong type for method Sig\)"
	_ E1                      = new(E1) // ERROR "cannot use new\(E1\) \(value of type \*E1\) as E1 value in variable declaration: \*E1 does not implement E1 \(type \*E1 is pointer to interface, not interface\)"
	_ *E1                     = T{} // ERROR "cannot use T\{\} \(value of type T\) as \*E1 value in variable declaration: T does not implement \*E1 \(type \*E1 is pointer to interface, not interface\)"
	_ E1                      = 1 // ERROR "cannot use 1 \(constant of type int\) as E1 value in variable declaration: int does not implement E1 \(missing method A\)"
	_ E1                      = nil
	_ E2                      = E1(nil) // ERROR "cannot use E1\(nil\) \(value of type E1\) as E2 value in variable declaration: E1 does not implement E2 \(wrong type for method A\)"
	_ E1                      = Fine(nil)
	_ NotIface                = T{} // ERROR "cannot use type NotIface outside a type constraint: interface contains type constraints"
	_ Embedded                = 1 // ERROR "cannot use type Embedded outside a type constraint: interface contains type constraints"
)

type holder struct{ A int }
type ambiguous struct {
	E1
	E3
}

var (
	_ E1 = holder{} // ERROR "cannot use holder\{\} \(value of type holder\) as E1 value in variable declaration: holder does not implement E1 \(holder\.A is a field, not a method\)"
	_ E1 = ambiguous{} // ERROR "cannot use ambiguous\{\} \(value of type ambiguous\) as E1 value in variable declaration: ambiguous does not implement E1 \(ambiguous selector ambiguous\.A\)"
)

var u undefinedIface = T{} // ERROR "undefined: undefinedIface"
