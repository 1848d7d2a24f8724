/* base/bignum.h: exact numbers of any size, for constants. A thin layer on GMP.
 *
 * A Big is immutable and lies in an arena (its limbs too), so nothing is ever freed singly.
 * There are two families, and a Big never leaves its family by itself:
 *   integers: an int64 where it fits, else limbs;
 *   floats:   an exact fraction while numerator and denominator stay below 4,096 bits, else a
 *             binary floating-point number with 512 bits of mantissa and a 32-bit exponent.
 * An operation on two integers yields an integer; with a float among the operands, a float.
 * (The limits are those of Go's compiler, so that extreme constants come out the same.)
 */
#ifndef GOL_BASE_BIGNUM_H
#define GOL_BASE_BIGNUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Big Big;

/* ---- making */
const Big *big_from_int64(Arena *a, int64_t i);
const Big *big_from_uint64(Arena *a, uint64_t u);
const Big *big_from_double(Arena *a, double d); /* a float, exact; NULL for Inf and NaN; -0 is 0 */
/* From a literal as the lexer accepts it: 12_345, 0777, 0b1, 0o7, 0xFF. NULL when malformed. */
const Big *big_parse_int(Arena *a, const char *text, size_t len);
/* 1.5e3, .5, 0x1p-2, and integers: the result is a float; a leading 0 does not mean octal. NULL
 * when malformed or beyond all bounds; what is too small becomes 0. */
const Big *big_parse_float(Arena *a, const char *text, size_t len);

/* ---- looking */
bool big_is_int(const Big *x); /* of the integer family */
int big_sign(const Big *x);    /* -1 0 1 */
bool big_int64(const Big *x, int64_t *out); /* integers only; false when it does not fit */
bool big_uint64(const Big *x, uint64_t *out);
double big_float64(const Big *x); /* correctly rounded; ±Inf when too large */
float big_float32(const Big *x);
size_t big_bit_len(const Big *x); /* of an integer's magnitude; 0 for 0 */
int big_cmp(const Big *x, const Big *y); /* exact, any families: <0 0 >0 */

/* ---- converting between the families */
/* NULL when x has a fraction; a 512-bit float may miss an integer by its last bits. */
const Big *big_to_int(Arena *a, const Big *x);
const Big *big_to_float(Arena *a, const Big *x);

/* ---- operating. NULL when the result is beyond all bounds (floats only). */
const Big *big_add(Arena *a, const Big *x, const Big *y);
const Big *big_sub(Arena *a, const Big *x, const Big *y);
const Big *big_mul(Arena *a, const Big *x, const Big *y);
const Big *big_div(Arena *a, const Big *x, const Big *y); /* the result is a float; y is not 0 */
const Big *big_neg(Arena *a, const Big *x);
/* Integers only; quo and rem truncate towards zero, y is not 0. */
const Big *big_quo(Arena *a, const Big *x, const Big *y);
const Big *big_rem(Arena *a, const Big *x, const Big *y);
const Big *big_and(Arena *a, const Big *x, const Big *y);
const Big *big_or(Arena *a, const Big *x, const Big *y);
const Big *big_xor(Arena *a, const Big *x, const Big *y);
const Big *big_and_not(Arena *a, const Big *x, const Big *y);
const Big *big_not(Arena *a, const Big *x); /* -x - 1 */
const Big *big_shl(Arena *a, const Big *x, unsigned count);
const Big *big_shr(Arena *a, const Big *x, unsigned count); /* arithmetic */

/* ---- printing, as Go's compiler does in messages: integers in full, floats with %.6g (more
 * digits when a fraction would look like an integer). In the arena. */
char *big_text(Arena *a, const Big *x);

#endif
