package main


func g(s1 []int) {
  s0 = make([]int, 30) // ERROR "undefined: s0"
  copy(s0, s1[len(s1-30):]) // ERROR "undefined: s0" "cannot convert 30 \(untyped int constant\) to type \[\]int"
  // Now, the memory block hosting the elements
	// of s1 can be collected if no other values
	// are referencing the memory block.

}

func main() {}
