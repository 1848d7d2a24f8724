package main


func h() *[]int {
  s := []*int{new(int),new(int),new(int),new(int)}
  
  s[0],s[len(s)-1] = nil,nil
  return s[1:3:3] // ERROR "cannot use s\[1:3:3\] \(value of type \[\]\*int\) as \*\[\]int value in return statement"
}

func main() {}
