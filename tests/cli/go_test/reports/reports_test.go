package reports

import (
	"fmt"
	"testing"
)

func TestGood(t *testing.T) { t.Log("seen") }
func ExampleDouble() {
	fmt.Println(Double(2))
	// Output: 4
}
func ExampleDouble_wrong() {
	fmt.Println(Double(2))
	fmt.Println("b")

	// Output:
	// 5
	//
	// b
}
func ExampleDouble_loose() {
	fmt.Println("b")
	fmt.Println("a")
	// Unordered output:
	// a
	// b
}
func ExampleDouble_looseWrong() {
	fmt.Println("b")
	fmt.Println("a")
	// Unordered output:
	// c
	// b
}
func ExampleDouble_silent() {
	// Output:
}
func ExampleDouble_notRun() { panic(1) }

var sink []byte

func BenchmarkAlloc(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		sink = make([]byte, 64)
	}
}
func BenchmarkBytes(b *testing.B) {
	b.SetBytes(100)
	b.Run("one", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			sink = make([]byte, 64)
		}
	})
	b.Run("two x", func(b *testing.B) {
		b.SetBytes(1 << 20)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				Double(1)
			}
		})
		b.ReportMetric(3, "things/op")
	})
}
func BenchmarkLogs(b *testing.B) { b.Log("n") }
func BenchmarkSkips(b *testing.B) { b.Skip("why") }
func BenchmarkFails(b *testing.B) { b.Fatal("broken") }

func ExampleDouble_behind() {
	fmt.Println(Double(4)) // a group of its own
	// Output: 8
}

func ExampleDouble_block() {
	/* of the group */ // below
	// Output: none of this, since the group begins above
	fmt.Println(Double(5)) /* code before */ // and behind it
	/* of it */            // and so this
	// Output:
	// 10
}
