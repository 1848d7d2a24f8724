package p

type A struct{ a A } // ERROR "invalid recursive type: A refers to itself"
type B struct{ c C } // ERROR "invalid recursive type B"
type C struct{ d [2]D }
type D struct{ b B }
type F [3]F // ERROR "invalid recursive type: F refers to itself"
type G []G
type H map[string]H
type I func(I) I
type J *J
type K chan K
type L struct{ next *L }
type M M // ERROR "invalid recursive type: M refers to itself"
type N O // ERROR "invalid recursive type N"
type O P
type P N
type Q interface{ Q } // ERROR "invalid recursive type: Q refers to itself"
type R interface{ S } // ERROR "invalid recursive type R"
type S interface{ R }
type U interface{ m(U) U }
type V = V // ERROR "invalid recursive type: V refers to itself"
type W = []W // ERROR "invalid recursive type: W refers to itself"
type X = struct{ x *X } // ERROR "invalid recursive type: X refers to itself"
type Y struct{ y Z } // ERROR "invalid recursive type: Y refers to itself"
type Z = Y
type AA struct{ f func(AA) [2]AA }
type BB struct{ x [len(BB{}.y)]int; y [2]int } // ERROR "invalid recursive type"

func _() {
	type local struct{ l local } // ERROR "invalid recursive type: local refers to itself"
	type fine struct{ l *fine }
	type one struct{ t []one }
	type alias = []alias // ERROR "invalid recursive type: alias refers to itself"
}
