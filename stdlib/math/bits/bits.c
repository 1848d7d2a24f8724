/* bits.c: natives of package math/bits. */
#include "stdlib/natives.h"

NativeResult bits_len64(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, args[0].u ? 64 - __builtin_clzll(args[0].u) : 0);
}

NativeResult bits_trailing_zeros64(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, args[0].u ? __builtin_ctzll(args[0].u) : 64);
}

NativeResult bits_ones_count64(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, __builtin_popcountll(args[0].u));
}

/* Swaps neighbours of `width` bits; the mask has the lower one of each two. */
static uint64_t swap_bits(uint64_t x, int width, uint64_t mask) {
    return (x & mask) << width | (x >> width & mask);
}

NativeResult bits_reverse64(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    uint64_t x = __builtin_bswap64(args[0].u);
    x = swap_bits(x, 4, 0x0F0F0F0F0F0F0F0F);
    x = swap_bits(x, 2, 0x3333333333333333);
    args[0].u = swap_bits(x, 1, 0x5555555555555555);
    return NAT_DONE;
}

NativeResult bits_reverse_bytes64(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].u = __builtin_bswap64(args[0].u);
    return NAT_DONE;
}

NativeResult bits_mul64(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    unsigned __int128 product = (unsigned __int128)args[0].u * args[1].u;
    args[0].u = (uint64_t)(product >> 64);
    args[1].u = (uint64_t)product;
    return NAT_DONE;
}

/* div128(hi, lo, y uint64) (quo, rem uint64); hi < y, so the quotient fits */
NativeResult bits_div128(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    unsigned __int128 n = (unsigned __int128)args[0].u << 64 | args[1].u;
    uint64_t y = args[2].u;
    args[0].u = (uint64_t)(n / y);
    args[1].u = (uint64_t)(n % y);
    return NAT_DONE;
}

NativeResult bits_overflow(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    nat_panic_runtime(vm, "integer overflow");
    return NAT_PANIC;
}
