/* base/ftoa.h: floating-point numbers as text, digit for digit as Go writes them. */
#ifndef GOL_BASE_FTOA_H
#define GOL_BASE_FTOA_H

#include <stdbool.h>

#include "base/buf.h"

/* The decimal digits of |value|, which is 0.d1d2d3... * 10^point. No trailing zeros; zero and
 * non-finite values have count 0. */
typedef struct FloatDigits {
    char digits[24];
    int count, point;
} FloatDigits;

/* The fewest digits that read back as value (bits 32: as a float), the nearest ones of those. */
FloatDigits ftoa_shortest(double value, int bits);

/* Appends value as strconv.FormatFloat(value, verb, prec, bits) gives it: verb one of b e E f g G
 * x X, anything else yields %verb; prec -1 means the shortest text that reads back; bits is 32 or
 * 64, and with 32 value must be a float. */
void ftoa_append(Buf *out, double value, char verb, int prec, int bits);

#endif
