package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type Ev struct {
	At  time.Time `json:"at"`
	Dur time.Duration
	P   *time.Time `json:",omitempty"`
}

func main() {
	t := time.Date(2024, 2, 29, 12, 30, 15, 123000000, time.UTC)
	b, err := json.Marshal(Ev{At: t, Dur: time.Second})
	fmt.Println(string(b), err)
	var e Ev
	fmt.Println(json.Unmarshal(b, &e), e.At.Equal(t), e.Dur)
	fmt.Println(json.Unmarshal([]byte(`{"at":"nope"}`), &e))
}
