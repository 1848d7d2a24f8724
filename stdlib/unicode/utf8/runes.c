/* runes.c: natives of package unicode/utf8. */
#include "stdlib/natives.h"

#include "base/utf8.h"

NativeResult utf8_rune_count(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, (int64_t)utf8_count(args[0].p, args[1].u));
}

NativeResult utf8_valid(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, utf8_is_valid(args[0].p, args[1].u));
}

/* The same for a string and a slice: neither's capacity matters. */
NativeResult utf8_decode_first(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int width;
    args[0].i = utf8_decode(args[0].p, args[1].u, &width);
    args[1].i = width;
    return NAT_DONE;
}
