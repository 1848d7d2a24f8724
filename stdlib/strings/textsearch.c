/* textsearch.c: searching and comparing bytes.
 *
 * Forward searches are glibc's (memchr, memmem), which use vectors and stay linear. Searching
 * backwards hops from one last byte of the pattern to the one before it.
 */
#include "stdlib/strings/textsearch.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

int64_t text_index_byte(Text s, int c) {
    const char *at = s.len > 0 ? memchr(s.ptr, c, (size_t)s.len) : NULL;
    return at ? at - s.ptr : -1;
}

int64_t text_last_index_byte(Text s, int c) {
    const char *at = s.len > 0 ? memrchr(s.ptr, c, (size_t)s.len) : NULL;
    return at ? at - s.ptr : -1;
}

int64_t text_index(Text s, Text sep) {
    if (sep.len == 0) {
        return 0;
    }
    if (sep.len == 1) {
        return text_index_byte(s, (unsigned char)sep.ptr[0]);
    }
    if (sep.len > s.len) {
        return -1;
    }
    const char *at = memmem(s.ptr, (size_t)s.len, sep.ptr, (size_t)sep.len);
    return at ? at - s.ptr : -1;
}

int64_t text_last_index(Text s, Text sep) {
    if (sep.len == 0) {
        return s.len;
    }
    int last = (unsigned char)sep.ptr[sep.len - 1];
    int64_t rest = sep.len - 1;
    while (s.len > rest) {
        int64_t at = text_last_index_byte(s, last);
        if (at < rest) {
            return -1;
        }
        if (memcmp(s.ptr + at - rest, sep.ptr, (size_t)rest) == 0) {
            return at - rest;
        }
        s.len = at;
    }
    return -1;
}

static int64_t count_byte(Text s, char c) {
    int64_t count = 0;
    for (int64_t i = 0; i < s.len; i++) {
        count += s.ptr[i] == c;
    }
    return count;
}

int64_t text_count(Text s, Text sep) {
    if (sep.len == 0) {
        return (int64_t)utf8_count(s.ptr, (size_t)s.len) + 1;
    }
    if (sep.len == 1) {
        return count_byte(s, sep.ptr[0]);
    }
    int64_t count = 0;
    for (int64_t at; (at = text_index(s, sep)) >= 0; count++) {
        s.ptr += at + sep.len;
        s.len -= at + sep.len;
    }
    return count;
}

int text_compare(Text a, Text b) {
    int64_t same = a.len < b.len ? a.len : b.len;
    int order = same > 0 ? memcmp(a.ptr, b.ptr, (size_t)same) : 0;
    if (order == 0) {
        return (a.len > b.len) - (a.len < b.len);
    }
    return order < 0 ? -1 : 1;
}

int text_ascii_kind(Text s) {
    unsigned char lower = 0, upper = 0, wide = 0;
    for (int64_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        lower |= (unsigned char)(c - 'a') < 26;
        upper |= (unsigned char)(c - 'A') < 26;
        wide |= c;
    }
    return (lower ? TEXT_LOWER : 0) | (upper ? TEXT_UPPER : 0) | (wide >= 0x80 ? TEXT_WIDE : 0);
}

void text_shift_case(char *to, const char *from, int64_t n, int first, int delta) {
    for (int64_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)from[i];
        bool in_range = (unsigned char)(c - first) < 26;
        to[i] = (char)(in_range ? c + delta : c);
    }
}

static int fold_ascii(int c) {
    return 'A' <= c && c <= 'Z' ? c + ('a' - 'A') : c;
}

int64_t text_fold_prefix(Text a, Text b) {
    int64_t same = a.len < b.len ? a.len : b.len;
    for (int64_t i = 0; i < same; i++) {
        int x = (unsigned char)a.ptr[i], y = (unsigned char)b.ptr[i];
        if ((x | y) >= 0x80 || fold_ascii(x) != fold_ascii(y)) {
            return i;
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

void text_space_bounds(Text s, int64_t *start, int64_t *end) {
    int64_t from = 0, to = s.len;
    int width;
    while (from < to && text_is_space(utf8_decode(s.ptr + from, (size_t)(to - from), &width))) {
        from += width;
    }
    while (from < to) {
        int last = utf8_decode_last(s.ptr + from, (size_t)(to - from), &width);
        if (!text_is_space(last)) {
            break;
        }
        to -= width;
    }
    *start = from;
    *end = to;
}
