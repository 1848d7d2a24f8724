package main

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

type Conf struct {
	Name string `conf:"name"`
	Net  struct {
		Host string   `conf:"host"`
		Port int      `conf:"port"`
		TLS  *bool    `conf:"tls"`
		Tags []string `conf:"tags"`
	} `conf:"net"`
	Rate  float64        `conf:"rate"`
	Limit uint8          `conf:"limit"`
	Extra map[string]int `conf:"extra"`
}

func set(v reflect.Value, path []string, text string) error {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	if len(path) > 0 {
		if v.Kind() == reflect.Map {
			if v.IsNil() {
				v.Set(reflect.MakeMap(v.Type()))
			}
			e := reflect.New(v.Type().Elem()).Elem()
			if err := set(e, path[1:], text); err != nil {
				return err
			}
			v.SetMapIndex(reflect.ValueOf(path[0]), e)
			return nil
		}
		for i := 0; i < v.NumField(); i++ {
			if v.Type().Field(i).Tag.Get("conf") == path[0] {
				return set(v.Field(i), path[1:], text)
			}
		}
		return fmt.Errorf("no field %q in %v", path[0], v.Type())
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int:
		n, err := strconv.ParseInt(text, 0, 64)
		if err != nil {
			return err
		}
		v.SetInt(n)
	case reflect.Uint8:
		n, err := strconv.ParseUint(text, 0, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetUint(n)
	case reflect.Float64:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return err
		}
		v.SetFloat(f)
	case reflect.Bool:
		b, err := strconv.ParseBool(text)
		if err != nil {
			return err
		}
		v.SetBool(b)
	case reflect.Slice:
		for _, s := range strings.Split(text, ",") {
			e := reflect.New(v.Type().Elem()).Elem()
			if err := set(e, nil, s); err != nil {
				return err
			}
			v.Set(reflect.Append(v, e))
		}
	default:
		return fmt.Errorf("cannot set %v", v.Type())
	}
	return nil
}

func main() {
	var c Conf
	for _, line := range []string{"name=srv", "net.host=localhost", "net.port=0x1f90", "net.tls=true", "net.tags=a,b,c", "rate=2.5", "limit=300", "limit=200",
		"extra.x=1", "extra.y=2", "nope=1", "net.port=abc", "net=1"} {
		k, v, _ := strings.Cut(line, "=")
		if err := set(reflect.ValueOf(&c), strings.Split(k, "."), v); err != nil {
			fmt.Println("error:", err)
		}
	}
	fmt.Println(c.Name, c.Net.Host, c.Net.Port, *c.Net.TLS, c.Net.Tags, c.Rate, c.Limit, c.Extra)
}
