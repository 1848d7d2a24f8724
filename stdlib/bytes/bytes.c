/* bytes.c: natives of package bytes: a slice is three slots. */
#include "stdlib/natives.h"

#include "stdlib/strings/textsearch.h"

#define TEXT_NATIVE(name) bytes_##name
#define TEXT_SLOTS 3
#include "stdlib/strings/textnatives.inc"

NativeResult bytes_equal(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text a = text_at(args), b = text_at(args + 3);
    NatWatch watch = nat_watch(vm);
    charge_bytes(vm, a.len);
    return return_watched(&watch, args, a.len == b.len && text_compare(&watch, a, b) == 0);
}

/* shiftCase(s []byte, first byte, delta int) */
NativeResult bytes_shift_case(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NatWatch watch = nat_watch(vm);
    charge_bytes(vm, args[1].i);
    text_shift_case(&watch, args[0].p, args[0].p, args[1].i, (int)args[3].u, (int)args[4].i);
    return watch.is_stopped ? nat_again(vm) : NAT_DONE;
}
