package p

var a int
var a string // ERROR "a redeclared in this block"

func a() {} // ERROR "a redeclared in this block"

const a = 1 // ERROR "a redeclared in this block"

type a struct{} // ERROR "a redeclared in this block"

func f(x int, x string) (y int, y bool) { return } // ERROR "x redeclared in this block" "y redeclared in this block" "result parameter y not in scope at return"

func g(p int) (p int) { return } // ERROR "p redeclared in this block" "result parameter p not in scope at return"

func (r receiver) m(r int) {} // ERROR "r redeclared in this block"

type receiver struct{}

func h() {
	var v int
	var v string // ERROR "v redeclared in this block"
	const c = 1
	const c = 2 // ERROR "c redeclared in this block"
	type t int
	type t string // ERROR "t redeclared in this block"
	_, _ = v, c
	{
		v := 1
		_ = v
	}
	var w, w int // ERROR "w redeclared in this block"
	_ = w
}

func init() {}
func init() {}
func _()    {}
func _()    {}

var _, _ = 1, 2
