/* hexdigits.c: natives of package encoding/hex: bytes to hexadecimal digits and back.
 *
 * The .gol side has looked at the lengths; a slice is three slots {ptr, len, cap}. */
#include "stdlib/natives.h"

/* encode(dst, src []byte) */
NativeResult hex_encode(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    static const char digits[] = "0123456789abcdef";
    char *dst = args[0].p;
    const unsigned char *src = args[3].p;
    int64_t n = args[4].i;
    for (int64_t i = 0; i < n; i++) {
        dst[2 * i] = digits[src[i] >> 4];
        dst[2 * i + 1] = digits[src[i] & 15];
    }
    charge_bytes(vm, n);
    return NAT_DONE;
}

/* The digit's value, -1 for another character. */
static int digit_value(unsigned char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 'a' ^ 'A'; /* lower case */
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* decode(dst, src []byte) int */
NativeResult hex_decode(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    unsigned char *dst = args[0].p;
    const unsigned char *src = args[3].p;
    int64_t n = args[1].i, i = 0;
    for (; i < n; i++) {
        int high = digit_value(src[2 * i]), low = digit_value(src[2 * i + 1]);
        if (high < 0 || low < 0) {
            break;
        }
        dst[i] = (unsigned char)(high << 4 | low);
    }
    charge_bytes(vm, i);
    return return_int(args, i);
}
