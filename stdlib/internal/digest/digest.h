/* digest.h: the block functions behind crypto/md5, crypto/sha1, crypto/sha256 and crypto/sha512.
 *
 * Each takes `count` blocks of text at p into the state. States have eight words, of which the
 * 32-bit functions use the low halves, and MD5 and SHA-1 only the first four and five.
 */
#ifndef GOL_STDLIB_DIGEST_H
#define GOL_STDLIB_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DIGEST_WORDS = 8 };

typedef void DigestBlocks(uint64_t state[DIGEST_WORDS], const uint8_t *p, size_t count);

DigestBlocks digest_md5, digest_sha1; /* blocks of 64 bytes */
DigestBlocks digest_sha256;           /* of 64 */
DigestBlocks digest_sha512;           /* of 128 */

static inline uint32_t rotate32(uint32_t x, int left) {
    return x << left | x >> (32 - left);
}

static inline uint64_t rotate64(uint64_t x, int right) {
    return x >> right | x << (64 - right);
}

#endif
