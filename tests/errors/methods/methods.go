package p

import "strings"

type T struct{ f int }
type P *T
type I interface{ M() }
type A = T
type AI = int
type AP = *T

func (T) One()               {}
func (t T) One()             {} // ERROR "method T\.One already declared at .*methods\.go:12:10"
func (t *T) One()            {} // ERROR "method T\.One already declared at .*methods\.go:12:10"
func (T) f()                 {} // ERROR "field and method with the same name f"
func (A) Two()               {}
func (*A) Three()            {}
func (AP) Four()             {}
func (AP) Two()              {} // ERROR "method T\.Two already declared at .*methods\.go:16:10"
func (AI) Five()             {} // ERROR "cannot define new methods on non-local type int"
func (P) Six()               {} // ERROR "invalid receiver type P \(pointer or interface type\)"
func (I) Seven()             {} // ERROR "invalid receiver type I \(pointer or interface type\)"
func (*I) Eight()            {} // ERROR "invalid receiver type I \(pointer or interface type\)"
func (int) Nine()            {} // ERROR "cannot define new methods on non-local type int"
func (*int) Ten()            {} // ERROR "cannot define new methods on non-local type int"
func (**T) Eleven()          {} // ERROR "invalid receiver type \*\*T"
func ([]T) Twelve()          {} // ERROR "invalid receiver type \[\]T"
func (strings.Builder) X()   {} // ERROR "cannot define new methods on non-local type strings\.Builder"
func (*strings.Builder) Y()  {} // ERROR "cannot define new methods on non-local type strings\.Builder"
func (undefined) Z()         {} // ERROR "undefined: undefined"
func (T) _()                 {}
func (T) _()                 {}
func (value) V()             {} // ERROR "value \(variable of type int\) is not a type"
func (struct{}) S()          {} // ERROR "invalid receiver type struct\{\}"
func ((T)) Paren()           {}
func (*(T)) Paren2()         {}
func (x T) Shadow(x int)     {} // ERROR "x redeclared in this block"

var value int

func (T) init() {}
func (T) main() {}

func main(x int)       {}
func init() (r int)    { return 0 } // ERROR "func init must have no arguments and no return values"
func variadic(...int, string) {} // ERROR "can only use \.\.\. with final parameter in list"
func result() (x ...int) { return nil } // ERROR "can only use \.\.\. with final parameter in list" "cannot use nil as int value in return statement"
func noBody() int
