/* base/rng.h — the pseudo random numbers of one interpreter: xoshiro256** (Blackman and Vigna,
 * 2018), seeded through splitmix64. One Rng per context; the same seed gives the same run. */
#ifndef GOL_BASE_RNG_H
#define GOL_BASE_RNG_H

#include <stdint.h>

typedef struct Rng {
    uint64_t s[4];
} Rng;

/* One step of splitmix64: spreads a seed, also good for hashing a counter. */
static inline uint64_t rng_splitmix(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static inline void rng_seed(Rng *r, uint64_t seed) {
    for (int i = 0; i < 4; i++) {
        r->s[i] = rng_splitmix(&seed);
    }
}

static inline uint64_t rng_rotl(uint64_t x, int k) {
    return x << k | x >> (64 - k);
}

/* 64 random bits. */
static inline uint64_t rng_next(Rng *r) {
    uint64_t *s = r->s;
    uint64_t result = rng_rotl(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rng_rotl(s[3], 45);
    return result;
}

/* A number below n (n > 0), without the bias of a plain modulo (Lemire 2019). */
static inline uint32_t rng_below(Rng *r, uint32_t n) {
    uint64_t m = (rng_next(r) >> 32) * n;
    if ((uint32_t)m < n) {
        uint32_t floor = -n % n;
        while ((uint32_t)m < floor) {
            m = (rng_next(r) >> 32) * n;
        }
    }
    return (uint32_t)(m >> 32);
}

/* A double in [0, 1). */
static inline double rng_double(Rng *r) {
    return (double)(rng_next(r) >> 11) * 0x1p-53;
}

#endif
