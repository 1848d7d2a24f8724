/* textsearch.c: searching and comparing bytes.
 *
 * Forward searches are glibc's (memchr, memmem), which use vectors and stay linear, piece by piece.
 * Searching backwards hops from one last byte of the pattern to the one before it.
 */
#include "stdlib/strings/textsearch.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

static int64_t piece_of(int64_t len) {
    return len < NAT_WATCH_PIECE ? len : NAT_WATCH_PIECE;
}

/* For loops over the pieces of n bytes: the next piece begins at `at` and has k bytes. */
#define EACH_PIECE(w, n, at, k)                                                                    \
    (int64_t at = 0, k; at < (n) && (k = piece_of((n) - at), !nat_stops(w, k)); at += k)

int64_t text_index_byte(NatWatch *w, Text s, int c) {
    for EACH_PIECE(w, s.len, from, k) {
        const char *at = memchr(s.ptr + from, c, (size_t)k);
        if (at != NULL) {
            return at - s.ptr;
        }
    }
    return -1;
}

int64_t text_last_index_byte(NatWatch *w, Text s, int c) {
    while (s.len > 0) {
        int64_t k = piece_of(s.len);
        const char *at = memrchr(s.ptr + s.len - k, c, (size_t)k);
        if (at != NULL || nat_stops(w, k)) {
            return at != NULL ? at - s.ptr : -1;
        }
        s.len -= k;
    }
    return -1;
}

/* Pieces overlap by one byte less than sep has, and are long beside it: the search stays linear. */
static int64_t index_long(NatWatch *w, Text s, Text sep) {
    int64_t step = 16 * sep.len > NAT_WATCH_PIECE ? 16 * sep.len : NAT_WATCH_PIECE;
    for (int64_t from = 0; from + sep.len <= s.len; from += step) {
        int64_t left = s.len - from, k = left < step + sep.len - 1 ? left : step + sep.len - 1;
        const char *at = memmem(s.ptr + from, (size_t)k, sep.ptr, (size_t)sep.len);
        if (at != NULL || nat_stops(w, at != NULL ? at - s.ptr - from : k)) {
            return at != NULL ? at - s.ptr : -1;
        }
    }
    return -1;
}

int64_t text_index(NatWatch *w, Text s, Text sep) {
    if (sep.len == 0) {
        return 0;
    }
    return sep.len == 1 ? text_index_byte(w, s, (unsigned char)sep.ptr[0]) : index_long(w, s, sep);
}

int64_t text_last_index(NatWatch *w, Text s, Text sep) {
    if (sep.len == 0) {
        return s.len;
    }
    int last = (unsigned char)sep.ptr[sep.len - 1];
    int64_t rest = sep.len - 1;
    while (s.len > rest) {
        int64_t at = text_last_index_byte(w, s, last);
        if (at < rest || nat_stops(w, rest)) {
            return -1;
        }
        if (memcmp(s.ptr + at - rest, sep.ptr, (size_t)rest) == 0) {
            return at - rest;
        }
        s.len = at;
    }
    return -1;
}

static int64_t count_byte(const char *text, int64_t n, char c) {
    int64_t count = 0;
    for (int64_t i = 0; i < n; i++) {
        count += text[i] == c;
    }
    return count;
}

int64_t text_count(NatWatch *w, Text s, Text sep) {
    if (sep.len == 0) {
        return (int64_t)nat_count_runes(w, s.ptr, (uint64_t)s.len) + 1;
    }
    int64_t count = 0;
    if (sep.len == 1) {
        for EACH_PIECE(w, s.len, from, k) {
            count += count_byte(s.ptr + from, k, sep.ptr[0]);
        }
        return count;
    }
    for (int64_t at; (at = index_long(w, s, sep)) >= 0 && !nat_stops(w, at); count++) {
        s.ptr += at + sep.len;
        s.len -= at + sep.len;
    }
    return count;
}

int text_compare(NatWatch *w, Text a, Text b) {
    int64_t same = a.len < b.len ? a.len : b.len;
    for EACH_PIECE(w, same, from, k) {
        int order = memcmp(a.ptr + from, b.ptr + from, (size_t)k);
        if (order != 0) {
            return order < 0 ? -1 : 1;
        }
    }
    return (a.len > b.len) - (a.len < b.len);
}

static int ascii_kind_of_piece(const char *text, int64_t n) {
    unsigned char lower = 0, upper = 0, wide = 0;
    for (int64_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        lower |= (unsigned char)(c - 'a') < 26;
        upper |= (unsigned char)(c - 'A') < 26;
        wide |= c;
    }
    return (lower ? TEXT_LOWER : 0) | (upper ? TEXT_UPPER : 0) | (wide >= 0x80 ? TEXT_WIDE : 0);
}

int text_ascii_kind(NatWatch *w, Text s) {
    int kind = 0;
    for EACH_PIECE(w, s.len, from, k) {
        kind |= ascii_kind_of_piece(s.ptr + from, k);
    }
    return kind;
}

static void shift_piece(char *to, const char *from, int64_t n, int first, int delta) {
    for (int64_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)from[i];
        bool in_range = (unsigned char)(c - first) < 26;
        to[i] = (char)(in_range ? c + delta : c);
    }
}

void text_shift_case(NatWatch *w, char *to, const char *from, int64_t n, int first, int delta) {
    for EACH_PIECE(w, n, at, k) {
        shift_piece(to + at, from + at, k, first, delta);
    }
}

void text_copy(NatWatch *w, char *to, Text s) {
    for EACH_PIECE(w, s.len, at, k) {
        memcpy(to + at, s.ptr + at, (size_t)k);
    }
}

static int fold_ascii(int c) {
    return 'A' <= c && c <= 'Z' ? c + ('a' - 'A') : c;
}

static int64_t fold_prefix_of_piece(const char *a, const char *b, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        int x = (unsigned char)a[i], y = (unsigned char)b[i];
        if ((x | y) >= 0x80 || fold_ascii(x) != fold_ascii(y)) {
            return i;
        }
    }
    return n;
}

int64_t text_fold_prefix(NatWatch *w, Text a, Text b) {
    int64_t same = a.len < b.len ? a.len : b.len;
    for EACH_PIECE(w, same, from, k) {
        int64_t prefix = fold_prefix_of_piece(a.ptr + from, b.ptr + from, k);
        if (prefix < k) {
            return from + prefix;
        }
    }
    return same;
}

bool text_is_space(int r) {
    if (r < 0x80) {
        return r == ' ' || (r >= '\t' && r <= '\r');
    }
    switch (r) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        return true;
    default:
        return r >= 0x2000 && r <= 0x200A;
    }
}

void text_space_bounds(NatWatch *w, Text s, int64_t *start, int64_t *end) {
    int64_t from = 0, to = s.len;
    int width;
    while (from < to && text_is_space(utf8_decode(s.ptr + from, (size_t)(to - from), &width)) &&
           !nat_stops(w, width)) {
        from += width;
    }
    while (from < to) {
        int last = utf8_decode_last(s.ptr + from, (size_t)(to - from), &width);
        if (!text_is_space(last) || nat_stops(w, width)) {
            break;
        }
        to -= width;
    }
    *start = from;
    *end = to;
}
