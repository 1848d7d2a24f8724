// Index checks that a loop's test makes needless are dropped; all the others must stay.
package main

import "fmt"

func try(name string, f func() int) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, e)
		}
	}()
	fmt.Println(name, f())
}

func sum(s []int) (t int) {
	for i := 0; i < len(s); i++ {
		t += s[i]
	}
	return
}

func stepsAhead(s []int) (t int) {
	for i := 0; i < len(s); i++ {
		i++
		t += s[i]
	}
	return
}

func shrinks(s []int) (t int) {
	for i := 0; i < len(s); i++ {
		t += s[i]
		s = s[:len(s)-1]
		t += s[i]
	}
	return
}

func oldLength(s []int) (t int) {
	n := len(s)
	for i := 0; i < n; i++ {
		s = s[1:]
		t += s[i]
	}
	return
}

func otherSlice(a, b []int) (t int) {
	for i := 0; i < len(a); i++ {
		t += b[i]
	}
	return
}

func afterLoop(s []int) int {
	i := 0
	for ; i < len(s); i++ {
		s[i]++
	}
	return s[i]
}

func negativeStart(s []int, from int) (t int) {
	for i := from; i < len(s); i++ {
		t += s[i]
	}
	return
}

func jumpsIn(s []int, skip bool) (t int) {
	i := 7
	if skip {
		goto inside
	}
	i = 0
again:
	if i >= len(s) {
		return
	}
inside:
	t += s[i]
	i++
	goto again
}

func array(n int) (t int) {
	var a [4]int
	for i := 0; i < n; i++ {
		a[i] = i
		t += a[i]
	}
	return
}

func nested(s []int) (t int) {
	for i := 0; i < len(s); i++ {
		for j := i + 1; j < len(s); j++ {
			if s[i] == 3 {
				continue
			}
			t += s[i] * s[j]
		}
	}
	return
}

func rangeReslices(s []int) (t int) {
	for i := range s {
		s = s[:len(s)-1]
		t += s[i]
	}
	return
}

func closureGrows(s []int) (t int) {
	cut := func() { s = s[:1] }
	for i := 0; i < len(s); i++ {
		if i == 1 {
			cut()
		}
		t += s[i]
	}
	return
}

func text(s string) (t int) {
	for i := 0; i < len(s); i++ {
		t += int(s[i])
		if i > 0 {
			t -= int(s[i-1])
		}
	}
	return
}

func main() {
	s := func() []int { return []int{1, 2, 3, 4, 5} }
	try("sum", func() int { return sum(s()) })
	try("stepsAhead", func() int { return stepsAhead(s()) })
	try("shrinks", func() int { return shrinks(s()) })
	try("oldLength", func() int { return oldLength(s()) })
	try("otherSlice", func() int { return otherSlice(s(), s()[:3]) })
	try("afterLoop", func() int { return afterLoop(s()) })
	try("negativeStart", func() int { return negativeStart(s(), -1) })
	try("jumpsIn", func() int { return jumpsIn(s(), true) })
	try("jumpsIn", func() int { return jumpsIn(s(), false) })
	try("array", func() int { return array(4) })
	try("array", func() int { return array(5) })
	try("nested", func() int { return nested(s()) })
	try("rangeReslices", func() int { return rangeReslices(s()) })
	try("closureGrows", func() int { return closureGrows(s()) })
	try("text", func() int { return text("hello") })
	try("empty", func() int { return sum(nil) + text("") })
}
