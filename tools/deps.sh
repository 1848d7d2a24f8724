#!/bin/sh
# Installs from Debian what building and testing gol needs and is missing. Never touches package
# sources. As root or through sudo; elsewhere it says what to install and fails.
set -u
missing=
need() { # need PACKAGE TEST...: the test says whether it is there already
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
arch=$(uname -m)-linux-gnu
need gcc command -v gcc
need libc6-dev test -e /usr/include/stdio.h
need clang-19 command -v clang-19
need libclang-rt-19-dev test -d /usr/lib/llvm-19/lib/clang/19/lib/linux
need libgmp-dev test -e "/usr/include/$arch/gmp.h"
need libxxhash-dev test -e /usr/include/xxhash.h
need libutf8proc-dev test -e /usr/include/utf8proc.h
need libffi-dev test -e "/usr/include/$arch/ffi.h"
need libreadline-dev test -e /usr/include/readline/readline.h
need zlib1g-dev test -e /usr/include/zlib.h
need g++ command -v g++
need libre2-dev test -e /usr/include/re2/re2.h
need libsqlite3-0 sh -c "ldconfig -p | grep -q libsqlite3.so.0"
need python3 command -v python3
[ -z "$missing" ] && exit 0

say_what() {
    echo "gol needs these Debian packages:$missing" >&2
    echo "install them with: apt-get install$missing" >&2
    exit 1
}
as_root=
if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || say_what
    as_root=sudo
fi
command -v apt-get >/dev/null 2>&1 || say_what
echo "installing:$missing"
log=$(mktemp)
# shellcheck disable=SC2086
install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >>"$log" 2>&1
}
if ! install; then
    $as_root apt-get update >>"$log" 2>&1
    if ! install; then
        # An older release has no clang-19: gcc builds gol too, somewhat slower.
        missing=$(echo "$missing" | sed 's/ clang-19//; s/ libclang-rt-19-dev//')
        install || { tail -5 "$log" >&2; say_what; }
    fi
fi
rm -f "$log"
