/* base/ftoa.c: floating-point numbers as text.
 *
 * glibc prints and reads binary floating point exactly, so a fixed precision is its work. The
 * shortest digits are searched for:
 *
 * 1. Decimals of at most 15 digits (6 for a float) map to doubles one to one. So if some decimal
 *    of 15 digits reads back as the value, it is the only one and, without its trailing zeros, the
 *    shortest. With both mantissa and power of ten exact (10^22 at most) one multiplication or
 *    division tells, correctly rounded: that is what nearly all numbers in programs need.
 * 2. Else 15, 16 and 17 digits are printed and read back in turn (from one digit on for
 *    subnormals, which have less precision than 15 digits).
 * 3. Below a power of two the doubles lie twice as dense, so the nearest decimal may be just too
 *    low while its upper neighbour, further off, reads back: for those values it is tried too.
 *
 * Invariant: nothing here depends on a locale (LC_NUMERIC is never set in gol) or on static state.
 */
#include "base/ftoa.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double pow10_table[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum { POW10_EXACT = 22, POW10_EXACT_FLOAT = 10 };

/* Splits what printf's %e wrote, "d.ddde+xx", into digits. */
static void digits_from_text(FloatDigits *d, const char *text)
{
    d->count = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text != '.' && d->count < (int)sizeof d->digits) {
            d->digits[d->count++] = *text;
        }
    }
    d->point = *text ? atoi(text + 1) + 1 : 1;
}

static void digits_trim(FloatDigits *d)
{
    while (d->count > 0 && d->digits[d->count - 1] == '0') {
        d->count--;
    }
    if (d->count == 0) {
        d->point = 0;
    }
}

static void digits_from_integer(FloatDigits *d, uint64_t n, int power)
{
    char text[24];
    int count = snprintf(text, sizeof text, "%llu", (unsigned long long)n);
    memcpy(d->digits, text, (size_t)count);
    d->count = count;
    d->point = count + power;
    digits_trim(d);
}

static double read_back(const FloatDigits *d, int bits)
{
    char text[48];
    snprintf(text, sizeof text, "0.%.*se%d", d->count, d->digits, d->point);
    return bits == 32 ? (double)strtof(text, NULL) : strtod(text, NULL);
}

/* Case 1 of the head comment. False means: not found this way. */
static bool digits_by_scaling(FloatDigits *d, double v, int bits)
{
    int width = bits == 32 ? 6 : 15;
    int limit = bits == 32 ? POW10_EXACT_FLOAT : POW10_EXACT;
    int power = width - 1 - (int)floor(log10(v));
    for (int tries = 0; tries < 2; tries++, power--) {
        if (power > limit || power < -limit) {
            return false;
        }
        double scale = pow10_table[power < 0 ? -power : power];
        double n = rint(power < 0 ? v / scale : v * scale);
        if (n >= pow10_table[width]) {
            continue; /* log10 came out a whole too low */
        }
        double back = power < 0 ? n * scale : n / scale;
        if ((bits == 32 ? (double)(float)back : back) != v) {
            return false;
        }
        digits_from_integer(d, (uint64_t)n, -power);
        return true;
    }
    return false;
}

/* The next decimal above of the same length. */
static void digits_increment(FloatDigits *d)
{
    int i = d->count - 1;
    while (i >= 0 && d->digits[i] == '9') {
        d->digits[i--] = '0';
    }
    if (i >= 0) {
        d->digits[i]++;
        return;
    }
    d->digits[0] = '1';
    d->point++;
}

static bool is_power_of_two(double v)
{
    int exponent;
    return frexp(v, &exponent) == 0.5;
}

static bool is_subnormal(double v, int bits)
{
    return bits == 32 ? v < 0x1p-126 : v < 0x1p-1022;
}

static bool digits_try_width(FloatDigits *d, double v, int bits, int width)
{
    char text[40];
    snprintf(text, sizeof text, "%.*e", width - 1, v);
    digits_from_text(d, text);
    if (read_back(d, bits) == v) {
        return true;
    }
    if (!is_power_of_two(v)) {
        return false;
    }
    digits_increment(d);
    return read_back(d, bits) == v;
}

FloatDigits ftoa_shortest(double value, int bits)
{
    FloatDigits d = {.count = 0, .point = 0};
    double v = fabs(value);
    if (v == 0 || !isfinite(v) || digits_by_scaling(&d, v, bits)) {
        return d;
    }
    int most = bits == 32 ? 9 : 17;
    int width = is_subnormal(v, bits) ? 1 : most - (bits == 32 ? 3 : 2);
    while (width < most && !digits_try_width(&d, v, bits, width)) {
        width++;
    }
    if (width == most) {
        digits_try_width(&d, v, bits, most); /* that many always do */
    }
    digits_trim(&d);
    return d;
}

/* Significant digits of any number, as FloatDigits; no double has more than 767. */
typedef struct DigitView {
    const char *digits;
    int count, point;
} DigitView;

enum { DIGITS_MAX = 768 };

/* Digits from..to-1, with zeros where there are none. */
static void put_digits(Buf *out, DigitView d, int from, int to)
{
    for (int i = from; i < to; i++) {
        buf_putc(out, i >= 0 && i < d.count ? d.digits[i] : '0');
    }
}

static void put_scientific(Buf *out, DigitView d, char letter, int prec)
{
    int exponent = d.count ? d.point - 1 : 0;
    put_digits(out, d, 0, 1);
    if (prec > 0) {
        buf_putc(out, '.');
        put_digits(out, d, 1, prec + 1);
    }
    buf_printf(out, "%c%c%02d", letter, exponent < 0 ? '-' : '+', abs(exponent));
}

static void put_positional(Buf *out, DigitView d, int prec)
{
    if (d.point > 0) {
        put_digits(out, d, 0, d.point);
    } else {
        buf_putc(out, '0');
    }
    if (prec > 0) {
        buf_putc(out, '.');
        put_digits(out, d, d.point, d.point + prec);
    }
}

/* %g: scientific if the exponent is below -4 or not below the precision (6 for the shortest). */
static void put_general(Buf *out, DigitView d, char letter, int prec)
{
    int limit = prec < 0 ? 6 : prec;
    if (prec >= 0 && limit > d.count && d.count >= d.point) {
        limit = d.count;
    }
    int exponent = d.point - 1;
    if (exponent < -4 || exponent >= limit) {
        int width = prec < 0 || prec > d.count ? d.count : prec;
        put_scientific(out, d, letter, width - 1);
        return;
    }
    put_positional(out, d, d.count > d.point ? d.count - d.point : 0);
}

static void append_shortest(Buf *out, double v, char verb, int bits)
{
    FloatDigits found = ftoa_shortest(v, bits);
    DigitView d = {found.digits, found.count, found.point};
    switch (verb) {
    case 'e':
    case 'E':
        put_scientific(out, d, verb, d.count - 1);
        break;
    case 'f':
        put_positional(out, d, d.count > d.point ? d.count - d.point : 0);
        break;
    default:
        put_general(out, d, verb == 'g' ? 'e' : 'E', -1);
    }
}

/* %g with a precision drops trailing zeros, so the digits are needed apart. */
static void append_general(Buf *out, double v, char letter, int prec)
{
    char text[DIGITS_MAX + 16];
    if (prec == 0) {
        prec = 1;
    }
    snprintf(text, sizeof text, "%.*e", (prec < DIGITS_MAX ? prec : DIGITS_MAX) - 1, v);
    char *exponent = strchr(text, 'e');
    DigitView d = {text, (int)(exponent - text), atoi(exponent + 1) + 1};
    if (text[1] == '.') {
        memmove(text + 1, text + 2, (size_t)d.count - 2);
        d.count--;
    }
    while (d.count > 0 && text[d.count - 1] == '0') {
        d.count--;
    }
    if (d.count == 0) {
        d.point = 0;
    }
    put_general(out, d, letter, prec);
}

/* |v| as mantissa * 2^exponent, the mantissa a whole number as wide as the format's. */
static uint64_t mantissa_of(double v, int bits, int *exponent)
{
    int width = bits == 32 ? 24 : 53, lowest = bits == 32 ? -149 : -1074;
    int e;
    double fraction = frexp(v, &e);
    e -= width;
    if (v == 0 || e < lowest) {
        fraction = v == 0 ? 0 : ldexp(fraction, e - lowest);
        e = lowest;
    }
    *exponent = e;
    return (uint64_t)ldexp(fraction, width);
}

static void append_binary(Buf *out, double v, int bits)
{
    int exponent;
    uint64_t mantissa = mantissa_of(v, bits, &exponent);
    buf_printf(out, "%llup%+d", (unsigned long long)mantissa, exponent);
}

/* The mantissa is held with its leading 1 at bit 60: 15 hexadecimal digits behind the point. */
enum { HEX_TOP = 60, HEX_DIGITS = 15 };

/* Rounds to prec digits, half to even; the leading bit may move up. */
static uint64_t hex_round(uint64_t mantissa, int prec)
{
    int drop = HEX_TOP - 4 * prec;
    uint64_t unit = (uint64_t)1 << drop, rest = mantissa & (unit - 1), half = unit >> 1;
    mantissa -= rest;
    if (rest > half || (rest == half && (mantissa & unit))) {
        mantissa += unit;
    }
    return mantissa;
}

static void append_hex(Buf *out, double v, char verb, int prec)
{
    const char *hex = verb == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    int exponent = 0;
    uint64_t mantissa = (uint64_t)ldexp(frexp(v, &exponent), HEX_TOP + 1);
    exponent = v == 0 ? 0 : exponent - 1;
    if (prec >= 0 && prec < HEX_DIGITS) {
        mantissa = hex_round(mantissa, prec);
        if (mantissa >> (HEX_TOP + 1)) {
            mantissa >>= 1;
            exponent++;
        }
    }
    buf_printf(out, "0%c%c", verb, mantissa >> HEX_TOP ? '1' : '0');
    mantissa = mantissa << (64 - HEX_TOP);
    if (prec < 0 ? mantissa != 0 : prec > 0) {
        buf_putc(out, '.');
        for (int i = 0; prec < 0 ? mantissa != 0 : i < prec; i++, mantissa <<= 4) {
            buf_putc(out, hex[mantissa >> 60]);
        }
    }
    buf_printf(out, "%c%c%02d", verb == 'x' ? 'p' : 'P', exponent < 0 ? '-' : '+', abs(exponent));
}

static void append_fixed(Buf *out, double v, char verb, int prec)
{
    switch (verb) {
    case 'e':
        buf_printf(out, "%.*e", prec, v);
        break;
    case 'E':
        buf_printf(out, "%.*E", prec, v);
        break;
    case 'f':
        buf_printf(out, "%.*f", prec, v);
        break;
    default:
        append_general(out, v, verb == 'g' ? 'e' : 'E', prec);
    }
}

void ftoa_append(Buf *out, double value, char verb, int prec, int bits)
{
    if (!isfinite(value)) {
        buf_puts(out, isnan(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
        return;
    }
    if (signbit(value)) {
        buf_putc(out, '-');
    }
    double v = fabs(value);
    if (verb == 'b') {
        append_binary(out, v, bits);
    } else if (verb == 'x' || verb == 'X') {
        append_hex(out, v, verb, prec);
    } else if (!verb || !strchr("eEfgG", verb)) {
        buf_printf(out, "%%%c", verb);
    } else if (prec < 0) {
        append_shortest(out, v, verb, bits);
    } else {
        append_fixed(out, v, verb, prec);
    }
}
