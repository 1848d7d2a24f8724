/* compiler/bitset.h: fixed-size bit sets for dataflow: in an arena, or owned memory. */
#ifndef GOL_COMPILER_BITSET_H
#define GOL_COMPILER_BITSET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/panic.h"

typedef struct BitSet {
    uint64_t *bits;
    uint32_t words;
} BitSet;

static inline void bitset_init(BitSet *s, uint32_t count) {
    s->words = (count + 63) / 64;
    s->bits = base_calloc(s->words ? s->words : 1, sizeof *s->bits);
}

static inline BitSet bitset_new(Arena *a, uint32_t count) { /* no bitset_deinit */
    uint32_t words = (count + 63) / 64;
    return (BitSet){ARENA_ARRAY(a, uint64_t, words), words};
}

static inline void bitset_deinit(BitSet *s) {
    free(s->bits);
    s->bits = NULL;
}

static inline void bitset_clear(BitSet *s) {
    memset(s->bits, 0, s->words * sizeof *s->bits);
}

static inline void bitset_fill(BitSet *s) {
    memset(s->bits, 0xff, s->words * sizeof *s->bits);
}

static inline void bitset_copy(BitSet *to, const BitSet *from) {
    memcpy(to->bits, from->bits, from->words * sizeof *from->bits);
}

static inline BitSet bitset_dup(const BitSet *s) {
    BitSet fresh = {.bits = base_alloc((s->words ? s->words : 1) * sizeof *s->bits),
                    .words = s->words};
    bitset_copy(&fresh, s);
    return fresh;
}

static inline void bitset_add(BitSet *s, uint32_t i) {
    s->bits[i / 64] |= UINT64_C(1) << (i % 64);
}

static inline void bitset_remove(BitSet *s, uint32_t i) {
    s->bits[i / 64] &= ~(UINT64_C(1) << (i % 64));
}

static inline bool bitset_has(const BitSet *s, uint32_t i) {
    return s->bits[i / 64] >> (i % 64) & 1;
}

/* to &= from, to |= from; true when `to` changed. */
static inline bool bitset_meet(BitSet *to, const BitSet *from) {
    uint64_t change = 0;
    for (uint32_t i = 0; i < to->words; i++) {
        change |= to->bits[i] & ~from->bits[i];
        to->bits[i] &= from->bits[i];
    }
    return change != 0;
}

static inline bool bitset_join(BitSet *to, const BitSet *from) {
    uint64_t change = 0;
    for (uint32_t i = 0; i < to->words; i++) {
        change |= from->bits[i] & ~to->bits[i];
        to->bits[i] |= from->bits[i];
    }
    return change != 0;
}

#endif
