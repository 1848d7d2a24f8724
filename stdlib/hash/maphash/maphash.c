/* maphash.c: natives of package hash/maphash.
 *
 * A word of eight bytes is taken in by a product of 128 bits whose halves are added without carry:
 * each bit of the word and of what came before reaches all others, and the seed takes part in every
 * step. The last word counts with the length, so texts that differ by zeros at the end differ.
 */
#include "stdlib/natives.h"

#include <string.h>

/* maphash.gol's type of that name. */
typedef struct State {
    uint64_t key, mixed, word, length;
} State;

enum { WORD = 8 };

/* Odd and without pattern: of the square roots of 2 and 3. */
static const uint64_t root2 = 0x6a09e667f3bcc909, root3 = 0xbb67ae8584caa73b;

static uint64_t fold(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t take_word(const State *s, uint64_t word) {
    return fold(s->mixed ^ word ^ root2, s->key ^ root3) + s->key;
}

static void take_byte(State *s, uint8_t byte) {
    s->word |= (uint64_t)byte << s->length % WORD * 8;
    if (++s->length % WORD == 0) {
        s->mixed = take_word(s, s->word);
        s->word = 0;
    }
}

static void take(Vm *vm, State *s, const uint8_t *p, int64_t n) {
    const uint8_t *end = p + n;
    charge_bytes(vm, n);
    while (p < end && s->length % WORD) {
        take_byte(s, *p++);
    }
    for (; end - p >= WORD; p += WORD, s->length += WORD) {
        uint64_t word;
        memcpy(&word, p, WORD);
        s->mixed = take_word(s, word);
    }
    while (p < end) {
        take_byte(s, *p++);
    }
}

NativeResult maphash_random(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = nat_random(vm);
    return NAT_DONE;
}

/* write(s *state, b []byte), writeString(s *state, text string) */
NativeResult maphash_write(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    take(vm, args[0].p, args[1].p, args[2].i);
    return NAT_DONE;
}

/* sum(s *state) uint64 */
NativeResult maphash_sum(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const State *s = args[0].p;
    args[0].u = fold(take_word(s, s->word) ^ s->length, root2 ^ s->key);
    return NAT_DONE;
}
