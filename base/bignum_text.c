/* base/bignum_text.c: numbers from literals, and as text for messages.
 *
 * A literal is taken apart into digits and an exponent. If the value makes a reasonable fraction it
 * is read exactly; else (1e1000000) the power of ten is computed by squaring with some bits more
 * than a BIG_FLOAT keeps.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bignum_internal.h"
#include "base/panic.h"

enum { SLACK_BITS = 64 }; /* extra precision while reading an extreme literal */

/* ---- reading literals */

/* A literal taken apart: digits of `base` without underscores, point and exponent. */
typedef struct Number {
    char *digits; /* NUL-terminated; base_alloc'd */
    int base;
    int64_t scale;    /* digits that stood behind the point */
    int64_t exponent; /* as written after e or p, saturated */
    bool has_exponent, is_binary_exponent;
} Number;

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

static size_t read_prefix(Number *n, const char *text, size_t len, bool octal_zero)
{
    n->base = 10;
    if (len < 2 || text[0] != '0') {
        return 0;
    }
    switch (text[1] | 0x20) {
    case 'x':
        n->base = 16;
        return 2;
    case 'o':
        n->base = 8;
        return 2;
    case 'b':
        n->base = 2;
        return 2;
    default:
        n->base = octal_zero ? 8 : 10;
        return octal_zero ? 1 : 0;
    }
}

static bool read_exponent(Number *n, const char *text, size_t len)
{
    size_t i = 0;
    bool negative = len > 0 && text[0] == '-';
    i += len > 0 && (text[0] == '-' || text[0] == '+');
    if (i == len) {
        return false;
    }
    for (; i < len; i++) {
        if (text[i] == '_') {
            continue;
        }
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        n->exponent = n->exponent * 10 + (text[i] - '0');
        if (n->exponent > EXP_MAX * 8) {
            n->exponent = EXP_MAX * 8;
        }
    }
    n->exponent = negative ? -n->exponent : n->exponent;
    n->has_exponent = true;
    return true;
}

/* Takes a literal apart; the caller frees n->digits in any case. */
static bool read_number(Number *n, const char *text, size_t len, bool octal_zero)
{
    *n = (Number){.digits = base_alloc(len + 2)};
    size_t out = 0;
    bool seen_point = false;
    for (size_t i = read_prefix(n, text, len, octal_zero); i < len; i++) {
        char c = text[i], lower = c | 0x20;
        if (c == '_') {
            continue;
        }
        if (c == '.' && !seen_point && (n->base == 10 || n->base == 16)) {
            seen_point = true;
        } else if ((lower == 'e' && n->base == 10) || (lower == 'p' && n->base == 16)) {
            n->is_binary_exponent = lower == 'p';
            if (!read_exponent(n, text + i + 1, len - i - 1)) {
                return false;
            }
            break;
        } else if (digit_value(c) < n->base) {
            n->digits[out++] = c;
            n->scale += seen_point;
        } else {
            return false;
        }
    }
    if (out == 0) {
        n->digits[out++] = '0';
    }
    n->digits[out] = 0;
    return len > 0;
}

const Big *big_parse_int(Arena *a, const char *text, size_t len)
{
    Number n;
    const Big *x = NULL;
    mpz_t z;
    mpz_init(z);
    if (read_number(&n, text, len, true) && n.scale == 0 && !n.has_exponent &&
        mpz_set_str(z, n.digits, n.base) == 0) {
        x = big_from_mpz(a, z);
    }
    mpz_clear(z);
    free(n.digits);
    return x;
}

/* man * 2**exp *= 5**power, keeping FLOAT_BITS + SLACK_BITS bits, by repeated squaring. */
static void times_power_of_5(mpz_ptr man, int64_t *exp, int64_t power)
{
    enum { BITS = FLOAT_BITS + 2 * SLACK_BITS };
    mpz_t square, one;
    mpz_init_set_ui(square, 5);
    mpz_init_set_ui(one, 1);
    int64_t square_exp = 0, result_exp = 0;
    for (uint64_t left = (uint64_t)(power < 0 ? -power : power); left; left >>= 1) {
        if (left & 1) {
            mpz_mul(one, one, square);
            result_exp += square_exp;
            big_round_mantissa(one, &result_exp, BITS, false);
        }
        mpz_mul(square, square, square);
        square_exp *= 2;
        big_round_mantissa(square, &square_exp, BITS, false);
    }
    if (power >= 0) {
        mpz_mul(man, man, one);
        *exp += result_exp;
    } else {
        int64_t quotient_exp;
        bool sticky;
        mpz_set(square, man);
        big_divide(man, &quotient_exp, &sticky, square, one, BITS);
        *exp += quotient_exp - result_exp;
    }
    mpz_clears(square, one, NULL);
}

/* digits * 10**power (or digits * 2**power) when that makes no reasonable fraction. */
static const Big *parse_extreme(Arena *a, mpz_ptr digits, int64_t power, bool is_binary)
{
    int64_t exp = 0;
    big_round_mantissa(digits, &exp, FLOAT_BITS + SLACK_BITS, false);
    if (!is_binary) {
        times_power_of_5(digits, &exp, power);
    }
    return big_make_float(a, digits, exp + power, false);
}

static const Big *parse_fraction(Arena *a, mpz_ptr digits, int64_t power, bool is_binary)
{
    mpq_t q;
    mpq_init(q);
    mpz_ptr part = power < 0 ? mpq_denref(q) : mpq_numref(q);
    mpz_set(mpq_numref(q), digits);
    mpz_t scale;
    mpz_init(scale);
    uint64_t size = (uint64_t)(power < 0 ? -power : power);
    if (is_binary) {
        mpz_setbit(scale, size);
    } else {
        mpz_ui_pow_ui(scale, 10, size);
    }
    mpz_mul(part, part, scale);
    mpz_clear(scale);
    mpq_canonicalize(q);
    const Big *x = big_make_rat(a, q);
    mpq_clear(q);
    return x;
}

const Big *big_parse_float(Arena *a, const char *text, size_t len)
{
    Number n;
    const Big *x = NULL;
    mpz_t digits;
    mpz_init(digits);
    if (read_number(&n, text, len, false) && mpz_set_str(digits, n.digits, n.base) == 0) {
        bool is_binary = n.base != 10;
        int64_t power = n.exponent - (n.base == 16 ? 4 * n.scale : n.scale);
        double bits_per_step = is_binary ? 1 : 3.3219280948873623;
        double top = (double)big_mpz_bits(digits) + (double)power * bits_per_step;
        if (mpz_sgn(digits) == 0) {
            x = big_to_float(a, big_from_int64(a, 0));
        } else if (top > -FRACTION_BITS && top < FRACTION_BITS) {
            x = parse_fraction(a, digits, power, is_binary);
        } else {
            x = parse_extreme(a, digits, power, is_binary);
        }
    }
    mpz_clear(digits);
    free(n.digits);
    return x;
}

/* ---- printing */

static char *int_text(Arena *a, const Big *x)
{
    if (x->kind == BIG_SMALL) {
        return arena_printf(a, "%lld", (long long)x->small);
    }
    mpz_t v;
    mpz_srcptr z = big_view(v, x->num);
    char *text = arena_alloc(a, mpz_sizeinbase(z, 10) + 2);
    return mpz_get_str(text, 10, z);
}

static bool is_integral(const Big *x)
{
    mpz_t v;
    return x->kind == BIG_FLOAT ? x->small >= 0 : mpz_cmp_ui(big_view(v, x->den), 1) == 0;
}

/* The shortest decimal form that reads back as d, laid out as Go's %g. */
static char *shortest_text(Arena *a, double d)
{
    char digits[40];
    int precision = 0;
    do {
        snprintf(digits, sizeof digits, "%.*e", precision, d);
    } while (strtod(digits, NULL) != d && ++precision < 17);
    int exp = atoi(strchr(digits, 'e') + 1);
    if (exp < -4 || exp >= 6) {
        return arena_strndup(a, digits, strlen(digits));
    }
    int decimals = precision - exp;
    return arena_printf(a, "%.*f", decimals > 0 ? decimals : 0, d);
}

/* Beyond float64: about man * 10**e, from the logarithm. */
static char *extreme_text(Arena *a, const Big *x)
{
    mpz_t v;
    long top;
    double man = mpz_get_d_2exp(&top, big_view(v, x->num)); /* 0.5 <= |man| < 1 */
    double log10 = (double)(top + x->small) * 0.30102999566398119521;
    int64_t exp = (int64_t)log10;
    man *= pow(10, log10 - (double)exp);
    if (fabs(man) < 1 - 0.5e-6) {
        man *= 10;
        exp--;
    } else if (fabs(man) >= 10) {
        man /= 10;
        exp++;
    }
    return arena_printf(a, "%.6ge%+lld", man, (long long)exp);
}

char *big_text(Arena *a, const Big *x)
{
    if (big_is_int(x)) {
        return int_text(a, x);
    }
    double d = big_float64(x);
    if (isinf(d) || (d == 0 && big_sign(x) != 0)) {
        if (x->kind == BIG_RAT) { /* below 2**4096, but not a float64 */
            mpz_t man;
            mpz_init(man);
            int64_t exp;
            big_get_float(man, &exp, x);
            x = big_make_float(a, man, exp, false);
            mpz_clear(man);
        }
        return extreme_text(a, x);
    }
    char *text = arena_printf(a, "%.6g", d);
    if (!is_integral(x) && !strchr(text, '.')) {
        return shortest_text(a, d);
    }
    return text;
}
