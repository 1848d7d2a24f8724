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
	print(nested(1000) == nested(1000), "\n")
	print(nested(3000000) == nested(3000000), "\n")
}
