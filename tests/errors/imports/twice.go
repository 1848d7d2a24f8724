package p

import "fmt"
import "fmt" // ERROR "fmt redeclared in this block" "\"fmt\" imported and not used"
import fmt "os" // ERROR "fmt redeclared in this block" "\"os\" imported as fmt and not used"
import . "errors" // ERROR "\"errors\" imported and not used"
import "errors"

func New() {} // ERROR "New already declared through dot-import of package errors \(\"errors\"\)"

var _ = fmt.Sprint(1)
var _ = errors.New
var x = undefinedpkg.Thing // ERROR "undefined: undefinedpkg"
