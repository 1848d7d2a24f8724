#!/bin/sh
# Instances of generic functions whose code is equal share it (compiler/share.c). Seen in -d code.
fail() { echo "$*"; exit 1; }
is() { [ "$1" = "$2" ] || fail "got [$1], want [$2]"; }
cat >p.go <<'EOF'
package main

type ID int
type Pair[K, V any] struct { k K; v V }

func (p *Pair[K, V]) Count(n K) (c int) {
	for range 3 {
		c += 2
	}
	return c
}

func sum[T ~int | ~int64 | ~int32](n T) (s T) {
	for i := T(0); i < n; i++ {
		s += i
	}
	return s
}

func list[T any](x T) (s []T) {
	for range 3 {
		s = append(s, x)
	}
	return s
}

func main() {
	println(sum(4), sum(ID(4)), sum(int64(4)), sum(int32(4)))
	println(len(list(1)), len(list(ID(1))), len(list("x")))
	println(new(Pair[int, string]).Count(1), new(Pair[ID, string]).Count(1))
}
EOF
own() { grep -c "^func main\.$1  " code; }
shared() { grep -c "^func main\.$1: the code of another instance" code; }
"$GOL" -d code p.go >code
is "$(own 'sum\[...\]') $(shared 'sum\[...\]')" "2 2"    # int32 wraps elsewhere
is "$(own 'list\[...\]') $(shared 'list\[...\]')" "3 0"  # reports tell []int from []ID
is "$("$GOL" p.go 2>&1 | tr '\n' ' ')" "6 6 6 6 3 3 3 6 6 "
