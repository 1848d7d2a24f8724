/* base/bignum.c: Big on top of GMP's mpz and mpq.
 *
 * Values are stored as limbs in the arena and shown to GMP through read-only mpz views
 * (mpz_roinit_n), which cost nothing; results are computed into ordinary mpz temporaries and
 * copied. Small integers never reach GMP.
 *
 * Why the third form: 1e1000000 as a fraction would take megabytes and squaring it a few times
 * all memory. Such values are man * 2**exp with |man| < 2**512, rounded to nearest even after each
 * operation, as Go's compiler does. mpf is of no use for that: it truncates.
 *
 * Invariants: BIG_INT does not fit an int64. A fraction is in lowest terms, denominator positive.
 * A BIG_FLOAT is not zero, and its mantissa is odd (so equal values have equal parts).
 */
#include "base/bignum.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/bignum_internal.h"
#include "base/panic.h"

/* ---- storing and viewing */

static Limbs limbs_copy(Arena *a, mpz_srcptr z)
{
    size_t n = mpz_size(z);
    mp_limb_t *at = ARENA_ARRAY(a, mp_limb_t, n + 1);
    if (n > 0) {
        memcpy(at, mpz_limbs_read(z), n * sizeof *at);
    }
    return (Limbs){at, mpz_sgn(z) < 0 ? -(mp_size_t)n : (mp_size_t)n};
}

mpz_srcptr big_view(mpz_ptr z, Limbs limbs)
{
    return mpz_roinit_n(z, limbs.at, limbs.size);
}

const Big *big_from_int64(Arena *a, int64_t i)
{
    Big *x = ARENA_NEW(a, Big);
    x->kind = BIG_SMALL;
    x->small = i;
    return x;
}

const Big *big_from_mpz(Arena *a, mpz_srcptr z)
{
    _Static_assert(sizeof(long) == sizeof(int64_t), "mpz_fits_slong_p means int64");
    if (mpz_fits_slong_p(z)) {
        return big_from_int64(a, mpz_get_si(z));
    }
    Big *x = ARENA_NEW(a, Big);
    x->kind = BIG_INT;
    x->num = limbs_copy(a, z);
    return x;
}

/* Sets z, an initialised temporary, to an integer. */
static void get_int(mpz_ptr z, const Big *x)
{
    ASSERT(x->kind <= BIG_INT);
    if (x->kind == BIG_SMALL) {
        mpz_set_si(z, x->small);
    } else {
        mpz_t v;
        mpz_set(z, big_view(v, x->num));
    }
}

const Big *big_from_uint64(Arena *a, uint64_t u)
{
    if (u <= INT64_MAX) {
        return big_from_int64(a, (int64_t)u);
    }
    mpz_t z;
    mpz_init_set_ui(z, u);
    const Big *x = big_from_mpz(a, z);
    mpz_clear(z);
    return x;
}

/* ---- binary floats: man * 2**exp */

size_t big_mpz_bits(mpz_srcptr z)
{
    return mpz_sgn(z) ? mpz_sizeinbase(z, 2) : 0;
}

/* Rounds *man to at most `bits` bits, to nearest even; sticky: there were lower bits that are no
 * longer in *man. With sticky set, *man must have more than `bits` bits. */
void big_round_mantissa(mpz_ptr man, int64_t *exp, size_t bits, bool sticky)
{
    size_t len = big_mpz_bits(man);
    if (len <= bits) {
        return;
    }
    size_t drop = len - bits;
    int sign = mpz_sgn(man);
    mpz_abs(man, man);
    bool half = mpz_tstbit(man, drop - 1);
    bool below = sticky || mpz_scan1(man, 0) < drop - 1;
    mpz_tdiv_q_2exp(man, man, drop);
    if (half && (below || mpz_odd_p(man))) {
        mpz_add_ui(man, man, 1);
    }
    if (sign < 0) {
        mpz_neg(man, man);
    }
    *exp += (int64_t)drop;
}

/* The Big of man * 2**exp; spoils man. */
const Big *big_make_float(Arena *a, mpz_ptr man, int64_t exp, bool sticky)
{
    big_round_mantissa(man, &exp, FLOAT_BITS, sticky);
    if (mpz_sgn(man) == 0) {
        return big_to_float(a, big_from_int64(a, 0));
    }
    int64_t top = exp + (int64_t)big_mpz_bits(man);
    if (top > EXP_MAX) {
        return NULL;
    }
    if (top < -EXP_MAX) {
        return big_to_float(a, big_from_int64(a, 0));
    }
    mp_bitcnt_t zeros = mpz_scan1(man, 0);
    mpz_tdiv_q_2exp(man, man, zeros);
    Big *x = ARENA_NEW(a, Big);
    x->kind = BIG_FLOAT;
    x->small = exp + (int64_t)zeros;
    x->num = limbs_copy(a, man);
    return x;
}

/* num / den as man * 2**exp with at least `bits` bits; *sticky: the division left a rest. */
void big_divide(mpz_ptr man, int64_t *exp, bool *sticky, mpz_srcptr num, mpz_srcptr den,
                   size_t bits)
{
    int64_t shift = (int64_t)bits + 2 + (int64_t)big_mpz_bits(den) - (int64_t)big_mpz_bits(num);
    if (shift < 0) {
        shift = 0;
    }
    mpz_t rest;
    mpz_init(rest);
    mpz_mul_2exp(man, num, (mp_bitcnt_t)shift);
    mpz_tdiv_qr(man, rest, man, den);
    *exp = -shift;
    *sticky = mpz_sgn(rest) != 0;
    mpz_clear(rest);
}

/* Any Big as man * 2**exp, rounded to FLOAT_BITS. man is an initialised temporary. */
void big_get_float(mpz_ptr man, int64_t *exp, const Big *x)
{
    bool sticky = false;
    *exp = 0;
    mpz_t num, den;
    if (x->kind == BIG_FLOAT) {
        mpz_set(man, big_view(num, x->num));
        *exp = x->small;
    } else if (x->kind == BIG_RAT) {
        big_divide(man, exp, &sticky, big_view(num, x->num), big_view(den, x->den), FLOAT_BITS);
    } else {
        get_int(man, x);
    }
    big_round_mantissa(man, exp, FLOAT_BITS, sticky);
}

/* ---- fractions */

/* The Big of q, which is canonical: a fraction, or a BIG_FLOAT when it has grown too large. */
const Big *big_make_rat(Arena *a, mpq_srcptr q)
{
    mpz_srcptr num = mpq_numref(q), den = mpq_denref(q);
    if (big_mpz_bits(num) < FRACTION_BITS && big_mpz_bits(den) < FRACTION_BITS) {
        Big *x = ARENA_NEW(a, Big);
        x->kind = BIG_RAT;
        x->num = limbs_copy(a, num);
        x->den = limbs_copy(a, den);
        return x;
    }
    mpz_t man;
    mpz_init(man);
    int64_t exp;
    bool sticky;
    big_divide(man, &exp, &sticky, num, den, FLOAT_BITS);
    const Big *x = big_make_float(a, man, exp, sticky);
    mpz_clear(man);
    return x;
}

/* Sets q, an initialised temporary, to a fraction or an integer. */
static void get_rat(mpq_ptr q, const Big *x)
{
    mpz_t v;
    if (x->kind == BIG_RAT) {
        mpz_set(mpq_numref(q), big_view(v, x->num));
        mpz_set(mpq_denref(q), big_view(v, x->den));
    } else {
        get_int(mpq_numref(q), x);
        mpz_set_ui(mpq_denref(q), 1);
    }
}

const Big *big_to_float(Arena *a, const Big *x)
{
    if (x->kind >= BIG_RAT) {
        return x;
    }
    mpq_t q;
    mpq_init(q);
    get_rat(q, x);
    const Big *f = big_make_rat(a, q);
    mpq_clear(q);
    return f;
}

const Big *big_from_double(Arena *a, double d)
{
    if (!isfinite(d)) {
        return NULL;
    }
    mpq_t q;
    mpq_init(q);
    mpq_set_d(q, d);
    const Big *x = big_make_rat(a, q);
    mpq_clear(q);
    return x;
}

/* An integer hidden in a 512-bit float: exactly, or after letting go of its last four bits, which
 * earlier operations may have spoiled. Rounds man down (up: away from zero) by those bits. */
static bool near_int(mpz_ptr z, mpz_srcptr man, int64_t exp, bool up)
{
    enum { DELTA = 4 };
    int64_t drop = (int64_t)big_mpz_bits(man) - (FLOAT_BITS - DELTA);
    if (drop > 0) {
        if (up) {
            mpz_cdiv_q_2exp(z, man, (mp_bitcnt_t)drop);
        } else {
            mpz_fdiv_q_2exp(z, man, (mp_bitcnt_t)drop);
        }
        exp += drop;
    } else {
        mpz_set(z, man);
    }
    if (exp < 0) {
        if (mpz_sgn(z) == 0 || mpz_scan1(z, 0) < (mp_bitcnt_t)-exp) {
            return false;
        }
        mpz_tdiv_q_2exp(z, z, (mp_bitcnt_t)-exp);
    } else {
        mpz_mul_2exp(z, z, (mp_bitcnt_t)exp);
    }
    return true;
}

static const Big *float_to_int(Arena *a, const Big *x)
{
    mpz_t v, z;
    mpz_srcptr man = big_view(v, x->num);
    int64_t top = x->small + (int64_t)big_mpz_bits(man);
    if (top >= FRACTION_BITS || top < 0) {
        return NULL;
    }
    mpz_init(z);
    const Big *i = NULL;
    if (x->small >= 0) {
        mpz_mul_2exp(z, man, (mp_bitcnt_t)x->small);
        i = big_from_mpz(a, z);
    } else if (near_int(z, man, x->small, false) || near_int(z, man, x->small, true)) {
        i = big_from_mpz(a, z);
    }
    mpz_clear(z);
    return i;
}

const Big *big_to_int(Arena *a, const Big *x)
{
    if (x->kind <= BIG_INT) {
        return x;
    }
    if (x->kind == BIG_FLOAT) {
        return float_to_int(a, x);
    }
    mpz_t v;
    if (mpz_cmp_ui(big_view(v, x->den), 1) != 0) {
        return NULL;
    }
    return big_from_mpz(a, big_view(v, x->num));
}

/* ---- looking */

bool big_is_int(const Big *x)
{
    return x->kind <= BIG_INT;
}

int big_sign(const Big *x)
{
    if (x->kind == BIG_SMALL) {
        return (x->small > 0) - (x->small < 0);
    }
    return (x->num.size > 0) - (x->num.size < 0);
}

bool big_int64(const Big *x, int64_t *out)
{
    if (x->kind != BIG_SMALL) {
        return false;
    }
    *out = x->small;
    return true;
}

bool big_uint64(const Big *x, uint64_t *out)
{
    if (x->kind == BIG_SMALL && x->small >= 0) {
        *out = (uint64_t)x->small;
        return true;
    }
    if (x->kind == BIG_INT && x->num.size == 1) {
        *out = x->num.at[0];
        return true;
    }
    return false;
}

size_t big_bit_len(const Big *x)
{
    if (x->kind == BIG_SMALL) {
        uint64_t u = x->small < 0 ? -(uint64_t)x->small : (uint64_t)x->small;
        return u ? 64 - (size_t)__builtin_clzll(u) : 0;
    }
    mpz_t v;
    return big_mpz_bits(big_view(v, x->num));
}

/* man * 2**exp (plus something below its last bit if sticky) to a binary float with `bits` bits of
 * mantissa whose smallest positive value is 2**min_exp. Exact in a double for both formats. */
static double to_double(mpz_ptr man, int64_t exp, bool sticky, int bits, int min_exp)
{
    if (mpz_sgn(man) == 0) {
        return 0;
    }
    int64_t top = exp + (int64_t)big_mpz_bits(man); /* 2**(top-1) <= |value| < 2**top */
    int64_t keep = top - min_exp < bits ? top - min_exp : bits;
    if (keep < 0) {
        return 0; /* never -0: Go's constants have none */
    }
    if (keep == 0) { /* between a quarter and one of the smallest: half rounds to even, 0 */
        bool more_than_half = sticky || mpz_scan1(man, 0) + 1 < big_mpz_bits(man);
        return more_than_half ? copysign(ldexp(1, min_exp), mpz_sgn(man)) : 0;
    }
    big_round_mantissa(man, &exp, (size_t)keep, sticky);
    if (exp > 2000) {
        return copysign(INFINITY, mpz_sgn(man));
    }
    return ldexp(mpz_get_d(man), (int)exp);
}

static double to_format(const Big *x, int bits, int min_exp)
{
    mpz_t man, num, den;
    mpz_init(man);
    int64_t exp = 0;
    bool sticky = false;
    if (x->kind == BIG_RAT) {
        big_divide(man, &exp, &sticky, big_view(num, x->num), big_view(den, x->den),
                   (size_t)bits + 2);
    } else if (x->kind == BIG_FLOAT) {
        mpz_set(man, big_view(num, x->num));
        exp = x->small;
    } else {
        get_int(man, x);
    }
    double d = to_double(man, exp, sticky, bits, min_exp);
    mpz_clear(man);
    return d;
}

double big_float64(const Big *x)
{
    if (x->kind == BIG_SMALL) {
        return (double)x->small;
    }
    return to_format(x, 53, -1074);
}

float big_float32(const Big *x)
{
    if (x->kind == BIG_SMALL) {
        return (float)x->small;
    }
    return (float)to_format(x, 24, -149);
}

/* ---- operating */

typedef void IntOp(mpz_ptr z, mpz_srcptr x, mpz_srcptr y);
typedef void RatOp(mpq_ptr z, mpq_srcptr x, mpq_srcptr y);

static const Big *int_op(Arena *a, IntOp *op, const Big *x, const Big *y)
{
    mpz_t u, v;
    mpz_inits(u, v, NULL);
    get_int(u, x);
    get_int(v, y);
    op(u, u, v);
    const Big *z = big_from_mpz(a, u);
    mpz_clears(u, v, NULL);
    return z;
}

static const Big *rat_op(Arena *a, RatOp *op, const Big *x, const Big *y)
{
    mpq_t u, v;
    mpq_inits(u, v, NULL);
    get_rat(u, x);
    get_rat(v, y);
    op(u, u, v);
    const Big *z = big_make_rat(a, u);
    mpq_clears(u, v, NULL);
    return z;
}

/* Whether the operation must be done on 512-bit floats. */
static bool is_float_op(const Big *x, const Big *y)
{
    return x->kind == BIG_FLOAT || y->kind == BIG_FLOAT;
}

typedef struct FloatPair {
    mpz_t x, y;
    int64_t x_exp, y_exp;
} FloatPair;

static void pair_init(FloatPair *p, const Big *x, const Big *y)
{
    mpz_inits(p->x, p->y, NULL);
    big_get_float(p->x, &p->x_exp, x);
    big_get_float(p->y, &p->y_exp, y);
}

static void pair_deinit(FloatPair *p)
{
    mpz_clears(p->x, p->y, NULL);
}

/* Lowers *exp of man to `to` by shifting. When the other operand is so much smaller that it cannot
 * matter but for rounding, the caller has replaced it by a sticky unit first. */
static void lower_exp(mpz_ptr man, int64_t *exp, int64_t to)
{
    if (*exp > to) {
        mpz_mul_2exp(man, man, (mp_bitcnt_t)(*exp - to));
        *exp = to;
    }
}

/* If man * 2**exp lies wholly below the last bit that big * 2**big_exp could keep, replaces it by
 * the sign of it just there. */
static void clamp_small(mpz_ptr man, int64_t *exp, mpz_srcptr big, int64_t big_exp)
{
    int64_t top = *exp + (int64_t)big_mpz_bits(man);
    int64_t floor_exp = big_exp + (int64_t)big_mpz_bits(big) - 2 * FLOAT_BITS;
    if (mpz_sgn(big) && mpz_sgn(man) && top < floor_exp) {
        mpz_set_si(man, mpz_sgn(man));
        *exp = floor_exp;
    }
}

static const Big *float_sum(Arena *a, const Big *x, const Big *y, bool negate_y)
{
    FloatPair p;
    pair_init(&p, x, y);
    if (negate_y) {
        mpz_neg(p.y, p.y);
    }
    clamp_small(p.x, &p.x_exp, p.y, p.y_exp);
    clamp_small(p.y, &p.y_exp, p.x, p.x_exp);
    lower_exp(p.x, &p.x_exp, p.y_exp);
    lower_exp(p.y, &p.y_exp, p.x_exp);
    mpz_add(p.x, p.x, p.y);
    const Big *z = big_make_float(a, p.x, p.x_exp, false);
    pair_deinit(&p);
    return z;
}

static const Big *float_product(Arena *a, const Big *x, const Big *y)
{
    FloatPair p;
    pair_init(&p, x, y);
    mpz_mul(p.x, p.x, p.y);
    const Big *z = big_make_float(a, p.x, p.x_exp + p.y_exp, false);
    pair_deinit(&p);
    return z;
}

static const Big *float_quotient(Arena *a, const Big *x, const Big *y)
{
    FloatPair p;
    pair_init(&p, x, y);
    mpz_t man;
    mpz_init(man);
    int64_t exp;
    bool sticky;
    big_divide(man, &exp, &sticky, p.x, p.y, FLOAT_BITS);
    const Big *z = big_make_float(a, man, exp + p.x_exp - p.y_exp, sticky);
    mpz_clear(man);
    pair_deinit(&p);
    return z;
}

const Big *big_add(Arena *a, const Big *x, const Big *y)
{
    int64_t sum;
    if (x->kind == BIG_SMALL && y->kind == BIG_SMALL &&
        !__builtin_add_overflow(x->small, y->small, &sum)) {
        return big_from_int64(a, sum);
    }
    if (big_is_int(x) && big_is_int(y)) {
        return int_op(a, mpz_add, x, y);
    }
    return is_float_op(x, y) ? float_sum(a, x, y, false) : rat_op(a, mpq_add, x, y);
}

const Big *big_sub(Arena *a, const Big *x, const Big *y)
{
    int64_t sum;
    if (x->kind == BIG_SMALL && y->kind == BIG_SMALL &&
        !__builtin_sub_overflow(x->small, y->small, &sum)) {
        return big_from_int64(a, sum);
    }
    if (big_is_int(x) && big_is_int(y)) {
        return int_op(a, mpz_sub, x, y);
    }
    return is_float_op(x, y) ? float_sum(a, x, y, true) : rat_op(a, mpq_sub, x, y);
}

const Big *big_mul(Arena *a, const Big *x, const Big *y)
{
    int64_t product;
    if (x->kind == BIG_SMALL && y->kind == BIG_SMALL &&
        !__builtin_mul_overflow(x->small, y->small, &product)) {
        return big_from_int64(a, product);
    }
    if (big_is_int(x) && big_is_int(y)) {
        return int_op(a, mpz_mul, x, y);
    }
    return is_float_op(x, y) ? float_product(a, x, y) : rat_op(a, mpq_mul, x, y);
}

const Big *big_div(Arena *a, const Big *x, const Big *y)
{
    CHECK(big_sign(y) != 0);
    return is_float_op(x, y) ? float_quotient(a, x, y) : rat_op(a, mpq_div, x, y);
}

const Big *big_neg(Arena *a, const Big *x)
{
    if (x->kind == BIG_SMALL && x->small != INT64_MIN) {
        return big_from_int64(a, -x->small);
    }
    if (x->kind == BIG_SMALL || x->kind == BIG_INT) { /* -(2**63) fits an int64, 2**63 does not */
        return int_op(a, mpz_sub, big_from_int64(a, 0), x);
    }
    Big *z = ARENA_NEW(a, Big);
    *z = *x;
    z->num.size = -x->num.size;
    return z;
}

const Big *big_quo(Arena *a, const Big *x, const Big *y)
{
    CHECK(big_sign(y) != 0);
    if (x->kind == BIG_SMALL && y->kind == BIG_SMALL && y->small != -1) {
        return big_from_int64(a, x->small / y->small);
    }
    return int_op(a, mpz_tdiv_q, x, y);
}

const Big *big_rem(Arena *a, const Big *x, const Big *y)
{
    CHECK(big_sign(y) != 0);
    if (x->kind == BIG_SMALL && y->kind == BIG_SMALL && y->small != -1) {
        return big_from_int64(a, x->small % y->small);
    }
    return int_op(a, mpz_tdiv_r, x, y);
}

const Big *big_and(Arena *a, const Big *x, const Big *y)
{
    return int_op(a, mpz_and, x, y);
}

const Big *big_or(Arena *a, const Big *x, const Big *y)
{
    return int_op(a, mpz_ior, x, y);
}

const Big *big_xor(Arena *a, const Big *x, const Big *y)
{
    return int_op(a, mpz_xor, x, y);
}

const Big *big_and_not(Arena *a, const Big *x, const Big *y)
{
    return big_and(a, x, big_not(a, y));
}

const Big *big_not(Arena *a, const Big *x)
{
    if (x->kind == BIG_SMALL) {
        return big_from_int64(a, ~x->small);
    }
    return int_op(a, mpz_sub, big_from_int64(a, -1), x);
}

const Big *big_shl(Arena *a, const Big *x, unsigned count)
{
    CHECK(count <= SHIFT_MAX);
    mpz_t z;
    mpz_init(z);
    get_int(z, x);
    mpz_mul_2exp(z, z, count);
    const Big *shifted = big_from_mpz(a, z);
    mpz_clear(z);
    return shifted;
}

const Big *big_shr(Arena *a, const Big *x, unsigned count)
{
    if (x->kind == BIG_SMALL) {
        return big_from_int64(a, x->small >> (count < 63 ? count : 63));
    }
    mpz_t z;
    mpz_init(z);
    get_int(z, x);
    mpz_fdiv_q_2exp(z, z, count);
    const Big *shifted = big_from_mpz(a, z);
    mpz_clear(z);
    return shifted;
}

int big_cmp(const Big *x, const Big *y)
{
    if (x->kind == BIG_SMALL && y->kind == BIG_SMALL) {
        return (x->small > y->small) - (x->small < y->small);
    }
    if (is_float_op(x, y)) {
        FloatPair p;
        pair_init(&p, x, y);
        clamp_small(p.x, &p.x_exp, p.y, p.y_exp);
        clamp_small(p.y, &p.y_exp, p.x, p.x_exp);
        lower_exp(p.x, &p.x_exp, p.y_exp);
        lower_exp(p.y, &p.y_exp, p.x_exp);
        int order = mpz_cmp(p.x, p.y);
        pair_deinit(&p);
        return order;
    }
    mpq_t u, v;
    mpq_inits(u, v, NULL);
    get_rat(u, x);
    get_rat(v, y);
    int order = mpq_cmp(u, v);
    mpq_clears(u, v, NULL);
    return order;
}

