/* chacha.c: natives of package math/rand/v2.
 *
 * chacha8rand (c2sp.org/chacha8rand) is ChaCha with 8 rounds over sixteen blocks: counters 0 to 15, no
 * nonce. Two things are its own: only the key is added to a block after the rounds, and the words of
 * four blocks lie interleaved, word 0 of each, then word 1 of each, so that four blocks can be
 * computed side by side. The four lanes here are plain loops, which compilers turn into vectors.
 */
#include "stdlib/natives.h"

enum { WORDS = 16, LANES = 4, BLOCKS = 16, KEY_AT = 4, KEY_WORDS = 8, COUNTER_AT = 12, ROUNDS = 8 };

typedef struct Lanes { uint32_t of[LANES]; } Lanes;

NativeResult rand_draw_run(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = nat_random(vm);
    return NAT_DONE;
}

/* *to += *by; *mix = (*mix ^ *to) rotated left. */
static inline void step(Lanes *to, const Lanes *by, Lanes *mix, int left) {
    for (int i = 0; i < LANES; i++) {
        to->of[i] += by->of[i];
        uint32_t x = mix->of[i] ^ to->of[i];
        mix->of[i] = x << left | x >> (32 - left);
    }
}

static inline void quarter_round(Lanes *s, int a, int b, int c, int d) {
    step(&s[a], &s[b], &s[d], 16);
    step(&s[c], &s[d], &s[b], 12);
    step(&s[a], &s[b], &s[d], 8);
    step(&s[c], &s[d], &s[b], 7);
}

static void double_round(Lanes *s) {
    for (int i = 0; i < 4; i++) {
        quarter_round(s, i, 4 + i, 8 + i, 12 + i);
    }
    for (int i = 0; i < 4; i++) {
        quarter_round(s, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
    }
}

/* Word w of the blocks counter to counter + 3 before the rounds. */
static Lanes first_words(int w, uint32_t counter, const uint32_t *key) {
    static const uint32_t sigma[] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    Lanes l;
    for (uint32_t i = 0; i < LANES; i++) {
        l.of[i] = w < KEY_AT       ? sigma[w]
                  : w < COUNTER_AT ? key[w - KEY_AT]
                  : w > COUNTER_AT ? 0
                                   : counter + i;
    }
    return l;
}

/* Four blocks, interleaved. */
static void four_blocks(Lanes *out, uint32_t counter, const uint32_t *key) {
    for (int w = 0; w < WORDS; w++) {
        out[w] = first_words(w, counter, key);
    }
    for (int i = 0; i < ROUNDS / 2; i++) {
        double_round(out);
    }
    for (int w = 0; w < KEY_WORDS; w++) {
        for (int i = 0; i < LANES; i++) {
            out[KEY_AT + w].of[i] += key[w];
        }
    }
}

/* chachaFill(numbers *[128]uint64, key *[4]uint64): a little-endian machine's words are the bytes. */
NativeResult rand_chacha_fill(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    Lanes *out = args[0].p;
    const uint32_t *key = args[1].p;
    for (uint32_t counter = 0; counter < BLOCKS; counter += LANES) {
        four_blocks(&out[counter / LANES * WORDS], counter, key);
    }
    return NAT_DONE;
}
