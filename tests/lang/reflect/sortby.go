package main

import (
	"fmt"
	"reflect"
	"sort"
)

type Row struct {
	Name string
	Age  int
	W    float64
}

func sortBy(slice any, field string) {
	v := reflect.ValueOf(slice)
	sort.Slice(slice, func(i, j int) bool {
		a, b := v.Index(i).FieldByName(field), v.Index(j).FieldByName(field)
		switch a.Kind() {
		case reflect.String:
			return a.String() < b.String()
		case reflect.Int:
			return a.Int() < b.Int()
		}
		return a.Float() < b.Float()
	})
}

func mapSlice(in any, f any) any {
	iv, fv := reflect.ValueOf(in), reflect.ValueOf(f)
	out := reflect.MakeSlice(reflect.SliceOf(fv.Type().Out(0)), 0, iv.Len())
	for i := 0; i < iv.Len(); i++ {
		out = reflect.Append(out, fv.Call([]reflect.Value{iv.Index(i)})[0])
	}
	return out.Interface()
}

func main() {
	rows := []Row{{"bob", 30, 70.5}, {"al", 40, 60}, {"cy", 20, 80.25}}
	for _, f := range []string{"Name", "Age", "W"} {
		sortBy(rows, f)
		fmt.Println(f, rows)
	}
	fmt.Println(mapSlice(rows, func(r Row) string { return r.Name }).([]string))
	fmt.Println(mapSlice([]int{1, 2, 3}, func(n int) float64 { return float64(n) / 2 }))
	reverse := reflect.Swapper(rows)
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		reverse(i, j)
	}
	fmt.Println(rows)
}
