/* runes.c: natives of package unicode/utf8. */
#include "stdlib/natives.h"

#include "base/utf8.h"

NativeResult utf8_rune_count(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NatWatch watch = nat_watch(vm);
    charge_bytes(vm, args[1].i);
    uint64_t count = nat_count_runes(&watch, args[0].p, args[1].u);
    return watch.is_stopped ? nat_again(vm) : return_int(args, (int64_t)count);
}

NativeResult utf8_valid(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const char *text = args[0].p;
    uint64_t len = args[1].u;
    NatWatch watch = nat_watch(vm);
    charge_bytes(vm, args[1].i);
    bool is_valid = true;
    for (uint64_t k; is_valid && len > 0; text += k, len -= k) {
        k = utf8_piece(text, len, NAT_WATCH_PIECE);
        is_valid = utf8_is_valid(text, k);
        if (nat_stops(&watch, (int64_t)k)) {
            return nat_again(vm);
        }
    }
    return return_int(args, is_valid);
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
