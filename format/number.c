/* format/number.c: number literals in the one way to write them. */
#include <string.h>

#include "format/format_internal.h"

static void lower_exponent(char *s, size_t len, char upper, char lower)
{
    char *exponent = memrchr(s, upper, len);
    if (exponent) {
        *exponent = lower;
    }
}

/* 0123i is decimal, for old times' sake: the zeros say nothing. */
static size_t trim_imaginary(char *s, size_t len)
{
    size_t zeros = 0;
    while (zeros < len && (s[zeros] == '0' || s[zeros] == '_')) {
        zeros++;
    }
    if (zeros == len - 1) {
        s[0] = '0';
        s[1] = 'i';
        return 2;
    }
    memmove(s, s + zeros, len - zeros);
    return len - zeros;
}

size_t number_normalize(char *out, const char *text, size_t len)
{
    memcpy(out, text, len);
    if (len < 2) {
        return len;
    }
    char base = out[0] == '0' ? out[1] : 0;
    switch (base) {
    case 'X':
    case 'x':
        out[1] = 'x';
        lower_exponent(out, len, 'P', 'p');
        return len;
    case 'O':
    case 'o':
        out[1] = 'o';
        return len;
    case 'B':
    case 'b':
        out[1] = 'b';
        return len;
    default:
        break;
    }
    bool has_exponent = memchr(out, 'E', len) != NULL;
    lower_exponent(out, len, 'E', 'e');
    if (!has_exponent && out[len - 1] == 'i' && !memchr(out, '.', len) && !memchr(out, 'e', len)) {
        return trim_imaginary(out, len);
    }
    return len;
}
