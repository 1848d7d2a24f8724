/* stdlib/natives.h: prototypes of all natives, from natives.def, and what most of them need. */
#ifndef GOL_STDLIB_NATIVES_H
#define GOL_STDLIB_NATIVES_H

#include <string.h>

#include "vm/native.h"

#define NATIVE(package, name, function) extern NativeFn function;
#include "stdlib/natives.def"
#undef NATIVE

/* Work below this many bytes is not worth a charge: a call itself is counted by the vm. */
enum { NATIVE_FREE_BYTES = 512 };

static inline void charge_bytes(Vm *vm, int64_t bytes) {
    if (bytes > NATIVE_FREE_BYTES) {
        nat_charge(vm, (uint64_t)bytes);
    }
}

/* A string as C wants it, in memory the caller frees; NULL when it holds a NUL (EINVAL, as in Go). */
static inline char *c_string(const Slot *a) {
    NativeString s = nat_string(a);
    if (s.len <= 0) {
        return strdup("");
    }
    return memchr(s.ptr, 0, (size_t)s.len) != NULL ? NULL : strndup(s.ptr, (size_t)s.len);
}

static inline NativeResult return_int(Slot *args, int64_t value) {
    args[0].i = value;
    return NAT_DONE;
}

#endif
