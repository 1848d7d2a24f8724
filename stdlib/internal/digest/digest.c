/* digest.c: the frame that MD5, SHA-1 and the SHA-2 family share (RFC 1321, FIPS 180-4).
 *
 * A text is cut into blocks; a block function stirs each into the state. Behind the text come the
 * byte 0x80, zeros, and its length in bits, which fills up the last block; the sum is the state,
 * cut to its size. MD5 is little-endian throughout, the others big-endian.
 */
#include "stdlib/internal/digest/digest.h"

#include <assert.h>
#include <string.h>

#include "stdlib/natives.h"

enum { BLOCK_MAX = 128 };

/* digest.gol's type of that name. tail holds the length % block bytes that fill no block yet. */
typedef struct Digest {
    int64_t kind, size, block;
    uint64_t length;
    uint64_t state[DIGEST_WORDS];
    uint8_t tail[BLOCK_MAX];
} Digest;
_Static_assert(sizeof(Digest) == 4 * 8 + DIGEST_WORDS * 8 + BLOCK_MAX, "as in digest.gol");

typedef struct Algorithm {
    uint8_t size, block, word; /* in bytes */
    bool little_endian;
    DigestBlocks *blocks;
    uint64_t start[DIGEST_WORDS];
} Algorithm;

/* In the order of digest.gol's constants. Where SHA-2 starts: the square roots of the first primes,
 * or of the next ones for SHA-384, behind the point; SHA-224 takes the low halves of the latter. */
static const Algorithm algorithms[] = {
    {16, 64, 4, true, digest_md5, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}},
    {20, 64, 4, false, digest_sha1, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}},
    {28, 64, 4, false, digest_sha256,
     {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
      0xbefa4fa4}},
    {32, 64, 4, false, digest_sha256,
     {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
      0x5be0cd19}},
    {28, 128, 8, false, digest_sha512, /* SHA-512/224: what SHA-512 makes of that name */
     {0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf,
      0x0f6d2b697bd44da8, 0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1}},
    {32, 128, 8, false, digest_sha512, /* SHA-512/256 */
     {0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
      0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2}},
    {48, 128, 8, false, digest_sha512,
     {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
      0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}},
    {64, 128, 8, false, digest_sha512,
     {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}},
};

static void feed(Digest *d, const uint8_t *p, size_t n) {
    const Algorithm *a = &algorithms[d->kind];
    size_t have = d->length % a->block;
    d->length += n;
    if (have > 0) {
        size_t part = n < a->block - have ? n : a->block - have;
        memcpy(d->tail + have, p, part);
        if (have + part < a->block) {
            return;
        }
        a->blocks(d->state, d->tail, 1);
        p += part;
        n -= part;
    }
    a->blocks(d->state, p, n / a->block);
    memcpy(d->tail, p + n / a->block * a->block, n % a->block);
}

static void put_word(uint8_t *to, uint64_t x, int bytes, bool little_endian) {
    for (int i = 0; i < bytes; i++) {
        to[little_endian ? i : bytes - 1 - i] = (uint8_t)(x >> 8 * i);
    }
}

/* Feeds what stands behind the text. The length takes two words; above 2^64 bits it can't be. */
static void finish(Digest *d) {
    const Algorithm *a = &algorithms[d->kind];
    uint8_t end[2 * BLOCK_MAX] = {0x80};
    size_t have = d->length % a->block, field = 2u * a->word;
    size_t n = (have + 1 + field > a->block ? 2u : 1u) * a->block - have;
    put_word(end + n - 8, d->length << 3, 8, a->little_endian);
    if (field > 8) {
        end[n - 9] = (uint8_t)(d->length >> 61);
    }
    feed(d, end, n);
    assert(d->length % a->block == 0);
}

/* reset(d *Digest): for d.kind */
NativeResult digest_reset(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    Digest *d = args[0].p;
    const Algorithm *a = &algorithms[d->kind];
    d->size = a->size;
    d->block = a->block;
    d->length = 0;
    memcpy(d->state, a->start, sizeof d->state);
    return NAT_DONE;
}

/* write(d *Digest, p []byte) */
NativeResult digest_write(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[2].i);
    feed(args[0].p, args[1].p, args[2].u);
    return NAT_DONE;
}

/* sum(d *Digest, out []byte): out has d.size bytes; d stays as it is. */
NativeResult digest_sum(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    Digest copy = *(const Digest *)args[0].p;
    const Algorithm *a = &algorithms[copy.kind];
    uint8_t words[DIGEST_WORDS * 8];
    finish(&copy);
    for (int i = 0; i < DIGEST_WORDS; i++) {
        put_word(words + i * a->word, copy.state[i], a->word, a->little_endian);
    }
    memcpy(args[1].p, words, a->size);
    return NAT_DONE;
}
