/* checksums.c: natives of hash/crc32, hash/crc64, hash/adler32 and hash/fnv.
 *
 * All are updates: a state and bytes in, the next state out. The .gol side cuts long texts into
 * pieces. zlib is linked anyway, and fast at Adler-32 and at the CRC of IEEE's polynomial, which is
 * recognised by its table; other polynomials go a byte at a time.
 */
#include "stdlib/natives.h"

#include <string.h>
#include <zlib.h>

/* ---- cyclic redundancy checks */

enum { TABLE_LEN = 256, IEEE_MIN_BYTES = 64 /* below, comparing tables takes longer */ };

/* Division by the polynomial of one byte and then zeros, the lowest bit first. */
static uint64_t crc_of_byte(uint64_t byte, uint64_t polynomial) {
    for (int bit = 0; bit < 8; bit++) {
        byte = byte & 1 ? byte >> 1 ^ polynomial : byte >> 1;
    }
    return byte;
}

/* fill(table []uint32, poly uint32) */
NativeResult crc32_fill(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    uint32_t *table = args[0].p;
    for (uint64_t i = 0; i < TABLE_LEN; i++) {
        table[i] = (uint32_t)crc_of_byte(i, args[3].u);
    }
    return NAT_DONE;
}

static bool is_ieee(const uint32_t *table, int64_t bytes) {
    return !table ||
           (bytes >= IEEE_MIN_BYTES && !memcmp(table, get_crc_table(), TABLE_LEN * sizeof *table));
}

/* update(crc uint32, table []uint32, p []byte) uint32 */
NativeResult crc32_update(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const uint32_t *table = args[1].p;
    const uint8_t *p = args[4].p;
    int64_t n = args[5].i;
    charge_bytes(vm, n);
    if (is_ieee(table, n)) {
        args[0].u = n == 0 ? args[0].u : crc32_z((uint32_t)args[0].u, p, (size_t)n);
        return NAT_DONE;
    }
    uint32_t crc = ~(uint32_t)args[0].u;
    for (int64_t i = 0; i < n; i++) {
        crc = table[(uint8_t)crc ^ p[i]] ^ crc >> 8;
    }
    args[0].u = (uint32_t)~crc;
    return NAT_DONE;
}

/* fill(table []uint64, poly uint64) */
NativeResult crc64_fill(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    uint64_t *table = args[0].p;
    for (uint64_t i = 0; i < TABLE_LEN; i++) {
        table[i] = crc_of_byte(i, args[3].u);
    }
    return NAT_DONE;
}

/* update(crc uint64, table []uint64, p []byte) uint64 */
NativeResult crc64_update(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const uint64_t *table = args[1].p;
    const uint8_t *p = args[4].p;
    int64_t n = args[5].i;
    charge_bytes(vm, n);
    uint64_t crc = ~args[0].u;
    for (int64_t i = 0; i < n; i++) {
        crc = table[(uint8_t)crc ^ p[i]] ^ crc >> 8;
    }
    args[0].u = ~crc;
    return NAT_DONE;
}

/* update(sum uint32, p []byte) uint32; zlib answers 1 for NULL. */
NativeResult adler32_update(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    int64_t n = args[2].i;
    charge_bytes(vm, n);
    args[0].u = n == 0 ? args[0].u : adler32_z((uint32_t)args[0].u, args[1].p, (size_t)n);
    return NAT_DONE;
}

/* ---- Fowler, Noll and Vo: multiply by a prime and add a byte, or the other way round (the a) */

/* One loop for all widths: `first` says whether the byte comes before the multiplication. */
#define FNV_LOOP(state, prime, p, n, first)                                                        \
    for (int64_t at = 0; at < (n); at++) {                                                         \
        (state) = (first) ? ((state) ^ (p)[at]) * (prime) : (state) * (prime) ^ (p)[at];           \
    }

/* update32(h uint32, p []byte, first bool) uint32 */
NativeResult fnv_update32(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const uint8_t *p = args[1].p;
    uint32_t h = (uint32_t)args[0].u;
    charge_bytes(vm, args[2].i);
    FNV_LOOP(h, UINT32_C(16777619), p, args[2].i, args[4].u);
    args[0].u = h;
    return NAT_DONE;
}

/* update64(h uint64, p []byte, first bool) uint64 */
NativeResult fnv_update64(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const uint8_t *p = args[1].p;
    uint64_t h = args[0].u;
    charge_bytes(vm, args[2].i);
    FNV_LOOP(h, UINT64_C(1099511628211), p, args[2].i, args[4].u);
    args[0].u = h;
    return NAT_DONE;
}

/* update128(high, low uint64, p []byte, first bool) (uint64, uint64) */
NativeResult fnv_update128(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const unsigned __int128 prime = (unsigned __int128)1 << 88 | 0x13b;
    const uint8_t *p = args[2].p;
    unsigned __int128 h = (unsigned __int128)args[0].u << 64 | args[1].u;
    charge_bytes(vm, args[3].i);
    FNV_LOOP(h, prime, p, args[3].i, args[5].u);
    args[0].u = (uint64_t)(h >> 64);
    args[1].u = (uint64_t)h;
    return NAT_DONE;
}
