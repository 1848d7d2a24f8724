package p

import "fmt"
import os2 "os" // ERROR "\"os\" imported as os2 and not used"
import . "sort" // ERROR "\"sort\" imported and not used"
import _ "strings"
import "bytes" // ERROR "\"bytes\" imported and not used"
import bytes2 "bytes"
import strconv "strconv" // ERROR "\"strconv\" imported and not used"
import errors "math" // ERROR "\"math\" imported as errors and not used"
import math2 "errors"
import "unicode/utf8" // ERROR "\"unicode/utf8\" imported and not used"

var strconv int // ERROR "strconv already declared through import of package strconv \(\"strconv\"\)"

func f() {
	bytes := bytes2.Buffer{}
	_ = bytes
	_ = fmt // ERROR "use of package fmt not in selector"
	_ = math2.nothing // ERROR "undefined: math2\.nothing"
	_ = math2.New
	fmt.Println()
	errors := 1
	_ = errors
}

type fmt struct{} // ERROR "fmt already declared through import of package fmt \(\"fmt\"\)"

func init2() { utf8 := 1; _ = utf8 }
