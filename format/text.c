/* format/text.c: pieces of text. */
#include <string.h>

#include "base/utf8.h"
#include "format/format_internal.h"

bool text_has_prefix(Text t, const char *prefix)
{
    size_t n = strlen(prefix);
    return t.len >= n && memcmp(t.s, prefix, n) == 0;
}

bool text_equal(Text a, Text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

Text text_from(Text t, uint32_t start)
{
    return (Text){t.s + start, t.len - start};
}

/* White space as Unicode has it. */
static bool is_space(int rune)
{
    switch (rune) {
    case '\t': case '\n': case '\v': case '\f': case '\r': case ' ':
    case 0x85: case 0xA0: case 0x1680: case 0x2028: case 0x2029: case 0x202F: case 0x205F:
    case 0x3000:
        return true;
    default:
        return 0x2000 <= rune && rune <= 0x200A;
    }
}

Text text_trim_end(Text t)
{
    int width;
    while (t.len > 0 && is_space(utf8_decode_last(t.s, t.len, &width))) {
        t.len -= (uint32_t)width;
    }
    return t;
}

Text text_trim(Text t)
{
    int width;
    while (t.len > 0 && is_space(utf8_decode(t.s, t.len, &width))) {
        t = text_from(t, (uint32_t)width);
    }
    return text_trim_end(t);
}

bool text_next_line(Text *rest, Text *line)
{
    if (rest->len == 0) {
        return false;
    }
    const char *newline = memchr(rest->s, '\n', rest->len);
    *line = text_to(*rest, newline ? (uint32_t)(newline - rest->s) : rest->len);
    *rest = text_from(*rest, newline ? line->len + 1 : rest->len);
    return true;
}
