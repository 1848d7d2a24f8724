/* md5sha1.c: the block functions of MD5 (RFC 1321) and SHA-1 (FIPS 180-4, section 6.1).
 *
 * Both go through a block in four stages, each with a function of three words of the state that
 * works on every bit alone. MD5 reads the block's words in another order in each stage; SHA-1
 * spreads them to 80 first.
 */
#include "stdlib/internal/digest/digest.h"

#include <string.h>

enum { BLOCK = 64, WORDS = 16, MD5_STEPS = 64, MD5_STAGE = 16, SHA1_STEPS = 80, SHA1_STAGE = 20 };

static const uint32_t sines[MD5_STEPS] = {
#define SINE(value) value,
#include "stdlib/internal/digest/sines.def"
#undef SINE
};

static uint32_t choice(uint32_t x, uint32_t y, uint32_t z) { return (x & y) | (~x & z); }
static uint32_t majority(uint32_t x, uint32_t y, uint32_t z) {
    return (x & y) | (x & z) | (y & z);
}
static uint32_t parity(uint32_t x, uint32_t y, uint32_t z) { return x ^ y ^ z; }

/* ---- MD5 */

/* What a step adds: a function of b, c, d by its stage, and which word of the block. */
static uint32_t md5_mix(int step, uint32_t b, uint32_t c, uint32_t d, int *word) {
    switch (step / MD5_STAGE) {
    case 0: *word = step; return choice(b, c, d);
    case 1: *word = 5 * step + 1; return choice(d, b, c);
    case 2: *word = 3 * step + 5; return parity(b, c, d);
    default: *word = 7 * step; return c ^ (b | ~d);
    }
}

static void md5_block(uint32_t s[4], const uint32_t words[WORDS]) {
    static const uint8_t turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t a = s[0], b = s[1], c = s[2], d = s[3];
#pragma GCC unroll 64 /* then every step's stage and turns are constants */
    for (int step = 0; step < MD5_STEPS; step++) {
        int word;
        uint32_t sum = a + md5_mix(step, b, c, d, &word) + sines[step];
        sum += words[word % WORDS];
        a = d, d = c, c = b;
        b += rotate32(sum, turns[step / MD5_STAGE][step % 4]);
    }
    s[0] += a, s[1] += b, s[2] += c, s[3] += d;
}

void digest_md5(uint64_t state[DIGEST_WORDS], const uint8_t *p, size_t count) {
    uint32_t s[4], words[WORDS];
    for (int i = 0; i < 4; i++) {
        s[i] = (uint32_t)state[i];
    }
    for (; count > 0; count--, p += BLOCK) {
        memcpy(words, p, BLOCK); /* little-endian, as the machine */
        md5_block(s, words);
    }
    for (int i = 0; i < 4; i++) {
        state[i] = s[i];
    }
}

/* ---- SHA-1 */

static void sha1_schedule(uint32_t w[SHA1_STEPS], const uint8_t *p) {
    for (int i = 0; i < WORDS; i++, p += 4) {
        w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    }
    for (int i = WORDS; i < SHA1_STEPS; i++) {
        w[i] = rotate32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
}

/* A stage's function and constant: square roots of 2, 3, 5, 10, times 2^30. */
static uint32_t sha1_mix(int step, uint32_t b, uint32_t c, uint32_t d) {
    switch (step / SHA1_STAGE) {
    case 0: return choice(b, c, d) + 0x5a827999;
    case 1: return parity(b, c, d) + 0x6ed9eba1;
    case 2: return majority(b, c, d) + 0x8f1bbcdc;
    default: return parity(b, c, d) + 0xca62c1d6;
    }
}

static void sha1_block(uint64_t state[DIGEST_WORDS], const uint8_t *p) {
    uint32_t w[SHA1_STEPS], s[5];
    sha1_schedule(w, p);
    for (int i = 0; i < 5; i++) {
        s[i] = (uint32_t)state[i];
    }
#pragma GCC unroll 80
    for (int step = 0; step < SHA1_STEPS; step++) {
        uint32_t a = rotate32(s[0], 5) + sha1_mix(step, s[1], s[2], s[3]) + s[4] + w[step];
        s[4] = s[3], s[3] = s[2], s[2] = rotate32(s[1], 30), s[1] = s[0], s[0] = a;
    }
    for (int i = 0; i < 5; i++) {
        state[i] = (uint32_t)(state[i] + s[i]);
    }
}

void digest_sha1(uint64_t state[DIGEST_WORDS], const uint8_t *p, size_t count) {
    for (; count > 0; count--, p += BLOCK) {
        sha1_block(state, p);
    }
}
