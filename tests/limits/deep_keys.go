// exit: 2
package main

type box struct{ x any }

func nested(n int) (v any) {
	for i := 0; i < n; i++ {
		v = box{v}
	}
	return
}

func main() {
	m := map[any]bool{nested(1000): true}
	print(m[nested(1000)], "\n")
	m[nested(3000000)] = true
}
