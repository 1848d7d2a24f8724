/* bytes.c: natives of package bytes: a slice is three slots. */
#include "stdlib/natives.h"

#include <string.h>

#include "stdlib/strings/textsearch.h"

static Text text_at(const Slot *a) {
    return (Text){a[0].p, a[1].i};
}

NativeResult bytes_index_byte(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_index_byte(text_at(args), (int)args[3].u));
}

NativeResult bytes_last_index_byte(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_last_index_byte(text_at(args), (int)args[3].u));
}

NativeResult bytes_index(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_index(text_at(args), text_at(args + 3)));
}

NativeResult bytes_last_index(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_last_index(text_at(args), text_at(args + 3)));
}

NativeResult bytes_count(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_count(text_at(args), text_at(args + 3)));
}

NativeResult bytes_compare(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i < args[4].i ? args[1].i : args[4].i);
    return return_int(args, text_compare(text_at(args), text_at(args + 3)));
}

NativeResult bytes_equal(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text a = text_at(args), b = text_at(args + 3);
    charge_bytes(vm, a.len);
    return return_int(args, a.len == b.len &&
                                (a.len == 0 || memcmp(a.ptr, b.ptr, (size_t)a.len) == 0));
}

NativeResult bytes_ascii_kind(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_ascii_kind(text_at(args)));
}

/* shiftCase(s []byte, first byte, delta int) */
NativeResult bytes_shift_case(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    text_shift_case(args[0].p, args[0].p, args[1].i, (int)args[3].u, (int)args[4].i);
    return NAT_DONE;
}

NativeResult bytes_equal_fold_ascii(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    return return_int(args, text_fold_prefix(text_at(args), text_at(args + 3)));
}

/* spaceBounds(s []byte) (start, end int) */
NativeResult bytes_space_bounds(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    int64_t start, end;
    charge_bytes(vm, args[1].i);
    text_space_bounds(text_at(args), &start, &end);
    args[0].i = start;
    args[1].i = end;
    return NAT_DONE;
}
