package main

import "fmt"

type money int

func (m money) Format(s fmt.State, verb rune) { fmt.Fprintf(s, "%d cents", int(m)) }

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°", float64(c)) }

type list []int

func (l *list) String() string { return fmt.Sprint(*l) }

func id[T fmt.Stringer](x T) string { return fmt.Sprintf("%s", x) }

func num[T ~int | ~int64](x T) string { return fmt.Sprintf("%d", x) }

func main() {
	fmt.Printf("%z %s %d\n", money(1), money(2), money(3))
	fmt.Println(celsius(1), id(celsius(2)), num(3))
	fmt.Printf("%v %s\n", &list{1}, celsius(3))
}
