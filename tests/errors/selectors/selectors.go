package main

import (
	"os"
	"strings"
)

type base struct{ id int }

func (base) Name() string { return "" }
func (*base) Rename()     {}

type left struct{ same int }
type right struct{ same int }
type both struct {
	left
	right
	*base
}
type value struct{ base }
type namer interface{ Name() string }

func main() {
	var b both
	var v value
	var p *value
	var pp **value
	var n namer
	var np *namer
	var i int
	_ = b.same // ERROR "ambiguous selector b\.same"
	_ = b.left.same
	_ = b.id
	_ = v.id + p.id
	_ = pp.id // ERROR "pp\.id undefined \(type \*\*value has no field or method id\)"
	_ = v.ID // ERROR "v\.ID undefined \(type value has no field or method ID\)"
	_ = v.name() // ERROR "v\.name undefined \(type value has no field or method name, but does have Name\)"
	_ = v.Name()
	v.Rename()
	value{}.Rename() // ERROR "cannot call pointer method Rename on value"
	_ = value.Name(v)
	_ = value.Rename // ERROR "invalid method expression value\.Rename \(needs pointer receiver \(\*value\)\.Rename\)"
	_ = (*value).Rename
	_ = value.id // ERROR "value\.id undefined \(type value has no method id\)"
	_ = v.missing // ERROR "v\.missing undefined \(type value has no field or method missing\)"
	_ = n.Name()
	_ = n.name // ERROR "n\.name undefined \(type namer has no field or method name, but does have Name\)"
	_ = n.id // ERROR "n\.id undefined \(type namer has no field or method id\)"
	_ = np.Name() // ERROR "np\.Name undefined \(type \*namer is pointer to interface, not interface\)"
	_ = i.x // ERROR "i\.x undefined \(type int has no field or method x\)"
	_ = i.String() // ERROR "i\.String undefined \(type int has no field or method String\)"
	_ = os.Argz // ERROR "undefined: os\.Argz"
	_ = strings.toLower // ERROR "undefined: strings\.toLower"
	_ = strings // ERROR "use of package strings not in selector"
	strings = nil // ERROR "use of package strings not in selector"
	_ = os.Args.x // ERROR "os\.Args\.x undefined \(type \[\]string has no field or method x\)"
	_ = undefinedName.x // ERROR "undefined: undefinedName"
	_ = nil.x // ERROR "nil\.x undefined \(type untyped nil has no field or method x\)"
	_ = main.x // ERROR "main\.x undefined \(type func\(\) has no field or method x\)"
	_ = b.base.id
	_ = v._ // ERROR "v\._ undefined \(type value has no field or method _\)"
	b.same = 1 // ERROR "ambiguous selector b\.same"
	v.Name = nil // ERROR "cannot assign to v\.Name \(neither addressable nor a map index expression\)"
	v.Name // ERROR "v\.Name \(value of type func\(\) string\) is not used"
	var _ strings.Nothing // ERROR "undefined: strings\.Nothing"
	var _ strings.ToLower // ERROR "strings\.ToLower \(value of type func\(s string\) string\) is not a type"
	var _ base.id // ERROR "base\.id is not a type"
}
