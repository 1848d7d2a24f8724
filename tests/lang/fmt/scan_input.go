// Scan, Scanln and Scanf from standard input, of which each takes no more than it needs.
package main

import "fmt"

func main() {
	var n, m int
	var name string
	fmt.Println(fmt.Scanln(&name, &n))
	fmt.Println(name, n)
	fmt.Println(fmt.Scanf("%d-%d\n", &n, &m))
	fmt.Println(n, m)
	fmt.Println(fmt.Scan(&name))
	fmt.Println(name)
	for {
		if _, err := fmt.Scan(&n); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(n)
	}
	for i := 0; i < 5; i++ {
		_, err := fmt.Scan(&name)
		fmt.Printf("%q %v\n", name, err)
	}
}
