/* bytes.c: natives of package bytes: a slice is three slots. */
#include "stdlib/natives.h"

#include <string.h>

#include "stdlib/strings/textsearch.h"

#define TEXT_NATIVE(name) bytes_##name
#define TEXT_SLOTS 3
#include "stdlib/strings/textnatives.inc"

NativeResult bytes_equal(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text a = text_at(args), b = text_at(args + 3);
    charge_bytes(vm, a.len);
    return return_int(args, a.len == b.len &&
                                (a.len == 0 || memcmp(a.ptr, b.ptr, (size_t)a.len) == 0));
}

/* shiftCase(s []byte, first byte, delta int) */
NativeResult bytes_shift_case(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    text_shift_case(args[0].p, args[0].p, args[1].i, (int)args[3].u, (int)args[4].i);
    return NAT_DONE;
}
