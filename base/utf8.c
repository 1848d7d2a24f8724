/* base/utf8.c: decoding by case analysis; classes from utf8proc (Unicode 15, as in Go 1.22).
 *
 * The second byte's legal range depends on the first (Unicode 15, table 3-7): that is what rules
 * out overlong forms, surrogates and values above U+10FFFF.
 */
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

typedef struct Lead {
    int width;           /* 0: no lead byte */
    uint8_t low, high;   /* legal second byte */
} Lead;

static Lead lead_of(uint8_t c)
{
    if (c < 0xC2 || c > 0xF4) {
        return (Lead){0, 0, 0};
    }
    if (c < 0xE0) {
        return (Lead){2, 0x80, 0xBF};
    }
    if (c < 0xF0) {
        return (Lead){3, c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF};
    }
    return (Lead){4, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF};
}

static bool is_continuation(uint8_t c)
{
    return (c & 0xC0) == 0x80;
}

int utf8_decode(const char *s, size_t n, int *width)
{
    const uint8_t *p = (const uint8_t *)s;
    *width = n > 0;
    if (n > 0 && p[0] < 0x80) {
        return p[0];
    }
    Lead lead = n > 0 ? lead_of(p[0]) : (Lead){0, 0, 0};
    if (lead.width == 0 || n < (size_t)lead.width || p[1] < lead.low || p[1] > lead.high) {
        return UTF8_BAD;
    }
    int rune = p[0] & (0x7F >> lead.width);
    for (int i = 1; i < lead.width; i++) {
        if (!is_continuation(p[i])) {
            return UTF8_BAD;
        }
        rune = rune << 6 | (p[i] & 0x3F);
    }
    *width = lead.width;
    return rune;
}

int utf8_decode_last(const char *s, size_t n, int *width)
{
    for (size_t back = 1; back <= UTF8_MAX && back <= n; back++) {
        if (is_continuation((uint8_t)s[n - back])) {
            continue;
        }
        int rune = utf8_decode(s + n - back, back, width);
        if ((size_t)*width == back) {
            return rune;
        }
        break;
    }
    *width = n > 0;
    return UTF8_BAD;
}

bool rune_is_valid(int rune)
{
    return rune >= 0 && rune <= RUNE_MAX && (rune < 0xD800 || rune > 0xDFFF);
}

int utf8_rune_len(int rune)
{
    if (!rune_is_valid(rune)) {
        return 3; /* U+FFFD */
    }
    return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
}

int utf8_encode(char out[UTF8_MAX], int rune)
{
    int len = utf8_rune_len(rune);
    if (!rune_is_valid(rune)) {
        rune = UTF8_BAD;
    }
    if (len == 1) {
        out[0] = (char)rune;
        return 1;
    }
    for (int i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (rune & 0x3F));
        rune >>= 6;
    }
    out[0] = (char)((0xF00 >> len & 0xFF) | rune);
    return len;
}

bool utf8_full_rune(const char *s, size_t n)
{
    if (n == 0) {
        return false;
    }
    Lead lead = lead_of((uint8_t)s[0]);
    if (n >= (size_t)lead.width) {
        return true;
    }
    uint8_t second = n > 1 ? (uint8_t)s[1] : lead.low;
    return second < lead.low || second > lead.high || (n > 2 && !is_continuation((uint8_t)s[2]));
}

/* Skips ASCII eight bytes at a time: most text is nothing else. */
static size_t ascii_prefix(const char *s, size_t n)
{
    size_t i = 0;
    for (uint64_t word; i + 8 <= n; i += 8) {
        memcpy(&word, s + i, 8);
        if (word & 0x8080808080808080u) {
            break;
        }
    }
    while (i < n && !(s[i] & 0x80)) {
        i++;
    }
    return i;
}

bool utf8_is_valid(const char *s, size_t n)
{
    for (size_t i = 0; (i += ascii_prefix(s + i, n - i)) < n;) {
        int width;
        if (utf8_decode(s + i, n - i, &width) == UTF8_BAD && width == 1) {
            return false;
        }
        i += (size_t)width;
    }
    return true;
}

size_t utf8_count(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; count++) {
        size_t ascii = ascii_prefix(s + i, n - i);
        count += ascii;
        i += ascii;
        if (i >= n) {
            break;
        }
        int width;
        utf8_decode(s + i, n - i, &width);
        i += (size_t)width;
    }
    return count;
}

/* Behind more continuation bytes than a rune has, each stands for itself. */
int rune_columns(int rune)
{
    bool is_wide = rune >= 0x1100 && (rune <= 0x115f || (rune >= 0x2e80 && rune <= 0xffdc));
    return is_wide ? 2 : 1;
}

int utf8_columns(const char *s, size_t n)
{
    int columns = 0, width;
    for (size_t i = 0; i < n; i += (size_t)width) {
        columns += rune_columns(utf8_decode(s + i, n - i, &width));
    }
    return columns;
}

size_t utf8_piece(const char *s, size_t n, size_t most)
{
    if (n <= most) {
        return n;
    }
    for (size_t back = 0; back < UTF8_MAX && back < most; back++) {
        if (!is_continuation((uint8_t)s[most - back])) {
            return most - back;
        }
    }
    return most;
}

bool rune_is_letter(int rune)
{
    utf8proc_category_t c = utf8proc_category(rune);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool rune_is_digit(int rune)
{
    return utf8proc_category(rune) == UTF8PROC_CATEGORY_ND;
}

bool rune_is_upper(int rune)
{
    return utf8proc_category(rune) == UTF8PROC_CATEGORY_LU;
}

bool rune_is_lower(int rune)
{
    return utf8proc_category(rune) == UTF8PROC_CATEGORY_LL;
}

bool rune_is_printable(int rune)
{
    utf8proc_category_t c = utf8proc_category(rune);
    return rune == ' ' || (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_SO);
}
