package p

import _ "strings"

//go:embed x.txt // ERROR "go:embed only allowed in Go files that import \"embed\""
var text string

//go:linkname local other.name // ERROR "go:linkname only allowed in Go files that import \"unsafe\""
func local() {}
