/* base/bignum_internal.h: what bignum.c (arithmetic) and bignum_text.c (literals, printing)
 * share. */
#ifndef GOL_BASE_BIGNUM_INTERNAL_H
#define GOL_BASE_BIGNUM_INTERNAL_H

#include <gmp.h>

#include "base/bignum.h"

enum {
    FLOAT_BITS = 512,      /* mantissa of a BIG_FLOAT */
    FRACTION_BITS = 4096,  /* a fraction's parts stay below this */
    SHIFT_MAX = 1 << 24,   /* what no caller should ask for */
};
#define EXP_MAX ((int64_t)INT32_MAX)

typedef enum BigKind { BIG_SMALL, BIG_INT, BIG_RAT, BIG_FLOAT } BigKind;

typedef struct Limbs {
    const mp_limb_t *at;
    mp_size_t size; /* negative: a negative number */
} Limbs;

struct Big {
    BigKind kind;
    int64_t small; /* BIG_SMALL: the value; BIG_FLOAT: the exponent */
    Limbs num;     /* BIG_INT, numerator of BIG_RAT, mantissa of BIG_FLOAT */
    Limbs den;     /* BIG_RAT */
};

/* A read-only mpz of some limbs; z is only a place for it, needs no mpz_init. */
mpz_srcptr big_view(mpz_ptr z, Limbs limbs);
size_t big_mpz_bits(mpz_srcptr z);
const Big *big_from_mpz(Arena *a, mpz_srcptr z);

/* Rounds *man to at most `bits` bits, to nearest even; sticky: there were lower bits that are no
 * longer in *man. With sticky set, *man must have more than `bits` bits. */
void big_round_mantissa(mpz_ptr man, int64_t *exp, size_t bits, bool sticky);
/* num / den as man * 2**exp with at least `bits` bits; *sticky: the division left a rest. */
void big_divide(mpz_ptr man, int64_t *exp, bool *sticky, mpz_srcptr num, mpz_srcptr den,
                size_t bits);
/* The Big of man * 2**exp; spoils man. NULL when it is beyond all bounds. */
const Big *big_make_float(Arena *a, mpz_ptr man, int64_t exp, bool sticky);
/* The Big of q, which is canonical: a fraction, or a BIG_FLOAT when it has grown too large. */
const Big *big_make_rat(Arena *a, mpq_srcptr q);
/* Any Big as man * 2**exp, rounded to FLOAT_BITS. man is an initialised temporary. */
void big_get_float(mpz_ptr man, int64_t *exp, const Big *x);

#endif
