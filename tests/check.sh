#!/usr/bin/env bash
# make check: the tests again in every other build: gcc, ASan+UBSan (with leak check), the verifier on, and
# under collector stress. Ends with one `N passed, N failed` over all of them.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
jobs=$(nproc)

# round NAME COMMAND...: runs it, adds its counts.
round() {
    local name=$1 log counts
    shift
    log=$(mktemp)
    "$@" >"$log" 2>&1
    local status=$?
    counts=$(tail -1 "$log")
    if [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
    else
        failed=$((failed + 1))
    fi
    [ $status -eq 0 ] || tail -60 "$log"
    echo "check: $name: $counts"
    rm -f "$log"
}

build() { # build FLAVOUR
    make -s -j"$jobs" FLAVOUR="$1" all unit fuzz testlib lineedits >build/"$1".log 2>&1 && return 0
    tail -30 build/"$1".log
    failed=$((failed + 1))
    return 1
}

# Leaks are looked for; the heap's reserved range needs no shadow of its own.
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=0:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1

mkdir -p build
if build release; then
    round "verifier" env GOLDEBUG=verify=1 tests/run.py --gol ./gol --quiet
    round "leaks, 20 seeds" tests/run.py --gol ./gol --quiet --seeds 20 tests/leaks
    round "stress 1, tests/lang" tests/run.py --gol ./gol --quiet --stress 1 --limit 300 tests/lang
    round "stress 997, lessons and benchmarks" \
        tests/run.py --gol ./gol --quiet --stress 997 --limit 300 examples/leaks tests/bench
    round "stress 997, 200 programs" tests/stress.py --gol ./gol
fi
build gcc && round "gcc" tests/run.py --gol build/gcc/gol --build build/gcc --quiet
build asan && round "asan, ubsan" tests/run.py --gol build/asan/gol --build build/asan --quiet --limit 300

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
