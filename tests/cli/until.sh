#!/bin/sh
# -until ends a program that would tick for ever, its defers run, status 0.
out=$(timeout 20 "$GOL" -until 3500ms -e 'defer fmt.Println("bye"); for { fmt.Println("tick"); time.Sleep(time.Second) }')
[ $? -eq 0 ] && [ "$(echo "$out" | tr '\n' ' ')" = "tick tick tick tick bye " ] || { echo "$out" | head -8; exit 1; }
