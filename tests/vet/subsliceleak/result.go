package main

func top() []int {
	all := make([]int, 1<<20)
	for i := range all {
		all[i] = i
	}
	return all[:10] // WANT "this subslice in a result keeps all of all alive; use slices\.Clone"
}

func main() { top() }
