/* sha2.c: the block functions of SHA-256 and SHA-512 (FIPS 180-4, sections 5 and 6).
 *
 * They are one algorithm with words of 32 and 64 bits: 64 or 80 rounds, other distances to rotate
 * by, and constants of which SHA-256 takes the high halves.
 */
#include "stdlib/internal/digest/digest.h"

enum { WORDS = 16, ROUNDS_256 = 64, ROUNDS_512 = 80 };

static const uint64_t roots[ROUNDS_512] = {
#define ROOT(value) value,
#include "stdlib/internal/digest/cuberoots.def"
#undef ROOT
};

/* Bits of y where x has ones, else of z; and what two of three say. */
#define CHOICE(x, y, z) (((x) & (y)) ^ (~(x) & (z)))
#define MAJORITY(x, y, z) (((x) & (y)) ^ ((x) & (z)) ^ ((y) & (z)))

/* One round: h falls out, the others move down, and a new a comes in. Instead of moving, the next
 * round names the words one place further; after eight rounds the names fit again. */
#define ROUND(Word, bits, a, b, c, d, e, f, g, h, input)                                           \
    do {                                                                                           \
        Word t = (h) + big1_##bits(e) + CHOICE(e, f, g) + (input);                                 \
        (d) += t;                                                                                  \
        (h) = t + big0_##bits(a) + MAJORITY(a, b, c);                                              \
    } while (0)

#define EIGHT_ROUNDS(Word, bits, s, INPUT, i)                                                      \
    ROUND(Word, bits, s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], INPUT(i));                   \
    ROUND(Word, bits, s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], INPUT(i + 1));               \
    ROUND(Word, bits, s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], INPUT(i + 2));               \
    ROUND(Word, bits, s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], INPUT(i + 3));               \
    ROUND(Word, bits, s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], INPUT(i + 4));               \
    ROUND(Word, bits, s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], INPUT(i + 5));               \
    ROUND(Word, bits, s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], INPUT(i + 6));               \
    ROUND(Word, bits, s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], INPUT(i + 7))

/* ---- 32 bits */

static uint32_t right32(uint32_t x, int n) { return rotate32(x, 32 - n); }
static uint32_t big0_32(uint32_t x) { return right32(x, 2) ^ right32(x, 13) ^ right32(x, 22); }
static uint32_t big1_32(uint32_t x) { return right32(x, 6) ^ right32(x, 11) ^ right32(x, 25); }
static uint32_t small0_32(uint32_t x) { return right32(x, 7) ^ right32(x, 18) ^ x >> 3; }
static uint32_t small1_32(uint32_t x) { return right32(x, 17) ^ right32(x, 19) ^ x >> 10; }

static void schedule32(uint32_t w[ROUNDS_256], const uint8_t *p) {
    for (int i = 0; i < WORDS; i++, p += 4) {
        w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    }
    for (int i = WORDS; i < ROUNDS_256; i++) {
        w[i] = small1_32(w[i - 2]) + w[i - 7] + small0_32(w[i - 15]) + w[i - 16];
    }
}

#define INPUT_256(i) w[i] + (uint32_t)(roots[i] >> 32)

void digest_sha256(uint64_t state[DIGEST_WORDS], const uint8_t *p, size_t count) {
    for (; count > 0; count--, p += 64) {
        uint32_t w[ROUNDS_256], s[DIGEST_WORDS];
        schedule32(w, p);
        for (int i = 0; i < DIGEST_WORDS; i++) {
            s[i] = (uint32_t)state[i];
        }
        for (int i = 0; i < ROUNDS_256; i += 8) {
            EIGHT_ROUNDS(uint32_t, 32, s, INPUT_256, i);
        }
        for (int i = 0; i < DIGEST_WORDS; i++) {
            state[i] = (uint32_t)(state[i] + s[i]);
        }
    }
}

/* ---- 64 bits */

static uint64_t big0_64(uint64_t x) { return rotate64(x, 28) ^ rotate64(x, 34) ^ rotate64(x, 39); }
static uint64_t big1_64(uint64_t x) { return rotate64(x, 14) ^ rotate64(x, 18) ^ rotate64(x, 41); }
static uint64_t small0_64(uint64_t x) { return rotate64(x, 1) ^ rotate64(x, 8) ^ x >> 7; }
static uint64_t small1_64(uint64_t x) { return rotate64(x, 19) ^ rotate64(x, 61) ^ x >> 6; }

static void schedule64(uint64_t w[ROUNDS_512], const uint8_t *p) {
    for (int i = 0; i < WORDS; i++) {
        w[i] = 0;
        for (int k = 0; k < 8; k++) {
            w[i] = w[i] << 8 | *p++;
        }
    }
    for (int i = WORDS; i < ROUNDS_512; i++) {
        w[i] = small1_64(w[i - 2]) + w[i - 7] + small0_64(w[i - 15]) + w[i - 16];
    }
}

#define INPUT_512(i) w[i] + roots[i]

void digest_sha512(uint64_t state[DIGEST_WORDS], const uint8_t *p, size_t count) {
    for (; count > 0; count--, p += 128) {
        uint64_t w[ROUNDS_512], s[DIGEST_WORDS];
        schedule64(w, p);
        for (int i = 0; i < DIGEST_WORDS; i++) {
            s[i] = state[i];
        }
        for (int i = 0; i < ROUNDS_512; i += 8) {
            EIGHT_ROUNDS(uint64_t, 64, s, INPUT_512, i);
        }
        for (int i = 0; i < DIGEST_WORDS; i++) {
            state[i] += s[i];
        }
    }
}
