/* sysrandom.c: the native of package crypto/rand. It reaches outside: driver/outside.def has it. */
#include "stdlib/natives.h"

#include <errno.h>
#include <sys/random.h>

/* fill(b []byte) int. The system's generator never blocks once it was seeded, early in a boot. */
NativeResult cryptorand_fill(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeSlice b = nat_slice(args);
    ssize_t n;
    do {
        n = getrandom(b.ptr, (size_t)b.len, 0);
    } while (n < 0 && errno == EINTR);
    charge_bytes(vm, n);
    return return_int(args, n > 0 ? n : 0);
}
