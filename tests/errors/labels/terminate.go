package p

func a() int { for { } }
func b() int { for { break } } // ERROR "missing return"
func c() int { if true { return 1 } } // ERROR "missing return"
func d() int { if true { return 1 } else { return 2 } }
func e() int { if true { return 1 } else if false { return 2 } } // ERROR "missing return"
func f() int { switch { case true: return 1 } } // ERROR "missing return"
func g() int { switch { case true: return 1; default: panic(1) } }
func h() int { switch { case true: fallthrough; default: return 1 } }
func i() int { switch { default: break } } // ERROR "missing return"
func j() int { select {} }
func k(c chan int) int { select { case <-c: return 1 } }
func l(c chan int) int { select { case <-c: break } } // ERROR "missing return"
func m() int { L: for { break L } } // ERROR "missing return"
func n() int { L: for { for { break L } } } // ERROR "missing return"
func o() int { L: for { for { break } } } // ERROR "label L defined and not used"
func p() int { goto L; L: return 1 }
func q() int { { return 1 } }
func r() int { for true { } } // ERROR "missing return"
func s() int { for range 3 { } } // ERROR "missing return"
func t() int { panic := func(int) {}; panic(1) } // ERROR "missing return"
func u() int { return 1; ; }
func v() int { L: panic(1); goto L }
func w(x any) int { switch x.(type) { case int: return 1; default: return 2 } }
func x(y any) int { switch y.(type) { case int: return 1 } } // ERROR "missing return"
func y() (n int) { n = 1 } // ERROR "missing return"
func z() { }
func aa() int { f := func() int { }; return f() } // ERROR "missing return"
func bb() int { L: switch { default: for { break L } } } // ERROR "missing return"
func cc() int { defer panic(1) } // ERROR "missing return"
func dd() int { (panic)(1) }
