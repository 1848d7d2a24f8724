#!/usr/bin/env bash
# Output that cannot be written: buffered, it is told at the end; after that the program hears of it.
set -u
failed=0

# expect STATUS TEXT CODE: what the script does when nothing can be written.
expect() {
    local err status
    err=$("$GOL" -e "$3" 2>&1 >/dev/full)
    status=$?
    if [ $status -ne "$1" ] || [[ "$err" != $2 ]]; then
        echo "$3: status $status, want $1; said: $err"
        failed=1
    fi
}

lost='gol: standard output: No space left on device'
expect 1 "$lost" 'fmt.Println("x")'
expect 1 "$lost" 'for i := range 100000 { fmt.Println(i) }'
expect 3 "$lost" 'fmt.Println("x"); os.Exit(3)'
expect 2 "panic: 1*$lost" 'fmt.Println("x"); panic(1)'
expect 1 "1 <nil>*$lost" 'n, err := fmt.Print("x"); fmt.Fprintln(os.Stderr, n, err)'
expect 7 "write /dev/stdout: no space left on device*$lost" '
for i := range 100000 {
	if _, err := fmt.Println(i); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(7)
	}
}'
expect 0 "2" 'println(len(os.Args) + 1)'

# What gol itself prints.
for verb in version help env explain 'doc strings'; do
    err=$("$GOL" $verb 2>&1 >/dev/full </dev/null)
    status=$?
    if [ $status -ne 1 ] || [ "$err" != "$lost" ]; then
        echo "gol $verb: status $status, said: $err"
        failed=1
    fi
done
exit $failed
