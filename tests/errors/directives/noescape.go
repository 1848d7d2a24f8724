package p

//go:noescape
func lost() *int { return nil } // ERROR "can only use //go:noescape with external func implementations"
