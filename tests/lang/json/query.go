package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

const data = `{"users":[{"name":"ann","age":31,"tags":["admin","dev"]},{"name":"bob","age":25,"tags":[]}],"total":2,"ok":true,"ratio":0.5}`

func get(v any, path string) (any, error) {
	for _, part := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			next, ok := x[part]
			if !ok {
				return nil, fmt.Errorf("no key %q", part)
			}
			v = next
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(x) {
				return nil, fmt.Errorf("no element %q", part)
			}
			v = x[i]
		default:
			return nil, fmt.Errorf("cannot look for %q in %T", part, v)
		}
	}
	return v, nil
}

func main() {
	var doc any
	if err := json.Unmarshal([]byte(data), &doc); err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range []string{"users.0.name", "users.1.age", "users.0.tags.1", "total", "ok", "ratio", "users.5", "nope", "ok.x", "users.1"} {
		v, err := get(doc, p)
		if err != nil {
			fmt.Println(p, "error:", err)
			continue
		}
		b, _ := json.Marshal(v)
		fmt.Println(p, string(b))
	}
	out, _ := json.MarshalIndent(doc, "", "  ")
	fmt.Println(string(out))
}
