#!/bin/sh
# The tour of leaks: each lesson's leaking program, then the mended one, under the virtual clock.
gol=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/leaks" || exit 2

lesson() { # lesson FOLDER LEAK FIXED "what to look at" "and then"
    printf '\n== %s\n' "$(sed -n '1s/^# //p' "$1/README.md")"
    printf '   look at: %s\n   then:    %s\n' "$4" "$5"
    for program in $2 $3; do
        printf -- '--- %s/%s.go\n' "$1" "$program"
        "$gol" run -virtual-time "$1/$program.go" 2>&1 | head -12
    done
}

lesson 01-finalizer-cycle leak fixed "the heap after ten forced collections: it never shrinks" \
    "without the back edge each finalizer runs, and the heap empties"
lesson 02-chan-send leak fixed-timeout "nothing: ten goroutines wait in silence" \
    "the count of goroutines falls from 11 to 1 once the senders give up"
lesson 04-finalizer-blocked leak fixed "only C is finalized: B blocks the one finalizer goroutine" \
    "B waits in a goroutine of its own, so A gets its turn"
lesson 05-substring leak fixed-bytes "50 bytes keep 1 MB" "a copy keeps 50 bytes"
lesson 06-subslice leak fixed "30 integers keep 8 MB" "a copy keeps 30 integers"
lesson 07-pointer-slice leak fixed "two visible elements keep four objects" "two are gone once set to nil"
lesson 08-defer-loop leak fixed "100 files open at the end of the loop" "none: each step closes its own"
lesson 09-task-select leak fixed "two goroutines at the end" "one: the worker was told to leave"
lesson 10-ticker-stop leak "" "two goroutines at the end: Stop does not close C" "(mended by an exit channel, lesson 9)"
lesson 11-ticker-task leak fixed "10000 tickers left" "none"
lesson 12-finalizer-one-member leak fixed "16 MB kept, no finalizer" "finalized once, nothing kept"
lesson 13-first-answer leak fixed "three goroutines for one answer" "one: there is room for every answer"
lesson 14-receivers leak fixed-readers "eleven receivers wait for ever" "every message has its reader"
lesson 15-time-after leak fixed "10000 timers pending" "none: one timer, reset"
printf '\nThat was the tour. The programs are in examples/leaks, one folder a lesson.\n'
