/* format/block_comment.c: the lines of a block comment, without the indentation they share.
 *
 * The lines behind the first one begin with blanks, and often stars, in common: they were indented
 * with the code. That much is cut off, so that the new indentation can take its place. What the
 * comment's own layout adds to it stays: text that is set in by blanks behind the opening, a
 * column of stars, the blank that puts the last star below the others.
 */
#include <string.h>

#include "format/format_internal.h"

static bool is_blank(Text t)
{
    for (uint32_t i = 0; i < t.len; i++) {
        if ((unsigned char)t.s[i] > ' ') {
            return false;
        }
    }
    return true;
}

/* Blanks and stars that both begin with. */
static Text common_prefix(Text a, Text b)
{
    uint32_t i = 0;
    while (i < a.len && i < b.len && a.s[i] == b.s[i] &&
           ((unsigned char)a.s[i] <= ' ' || a.s[i] == '*')) {
        i++;
    }
    return (Text){a.s, i};
}

static int split_lines(Arena *arena, const Comment *c, bool is_pushed_in, Text **lines)
{
    int count = 1;
    for (uint32_t i = 0; i < c->len; i++) {
        count += c->text[i] == '\n';
    }
    *lines = ARENA_ARRAY(arena, Text, count);
    const char *s = c->text, *end = s + c->len;
    for (int i = 0; i < count; i++) {
        const char *newline = memchr(s, '\n', (size_t)(end - s));
        uint32_t len = (uint32_t)((newline ? newline : end) - s);
        if (i > 0 && is_pushed_in) {
            /* the code it is with moves right, so its text, which began at the margin, must too */
            (*lines)[i] = (Text){arena_printf(arena, "   %.*s", (int)len, s), len + 3};
        } else {
            (*lines)[i] = (Text){s, len};
        }
        s += len + 1;
    }
    return count;
}

/* What the lines between the first and the last begin with; empties those that are blank. If there
 * are none: what the last begins with. */
static Text inner_prefix(Text *lines, int count)
{
    Text prefix = {0};
    bool is_set = false;
    for (int i = 1; i < count - 1; i++) {
        if (is_blank(lines[i])) {
            lines[i].len = 0;
            continue;
        }
        prefix = common_prefix(is_set ? prefix : lines[i], lines[i]);
        is_set = true;
    }
    return is_set ? prefix : common_prefix(lines[count - 1], lines[count - 1]);
}

static Text without_blanks(Text prefix)
{
    uint32_t len = prefix.len;
    for (int n = 0; n < 3 && len > 0 && prefix.s[len - 1] == ' '; n++) {
        len--;
    }
    if (len == prefix.len && len > 0 && prefix.s[len - 1] == '\t') {
        len--;
    }
    return (Text){prefix.s, len};
}

/* The lines were set in to stand below the text behind the opening: that is no indentation. */
static Text without_inset(Text prefix, Text first)
{
    uint32_t end = 2;
    while (end < first.len && (unsigned char)first.s[end] <= ' ') {
        end++;
    }
    uint32_t blanks = end - 2;
    bool is_tabbed = blanks > 0 && first.s[2] == '\t';
    uint32_t extra = is_tabbed ? 0 : 2; /* as wide as the opening */
    if (prefix.len < blanks + extra) {
        return prefix;
    }
    const char *tail = prefix.s + prefix.len - blanks - extra;
    if (memcmp(tail, "  ", extra) != 0 || memcmp(tail + extra, first.s + 2, blanks) != 0) {
        return prefix;
    }
    return (Text){prefix.s, prefix.len - blanks - extra};
}

static Text indentation(Text prefix, Text first, bool *has_stars)
{
    const char *star = prefix.len ? memchr(prefix.s, '*', prefix.len) : NULL;
    *has_stars = star != NULL;
    if (star) {
        uint32_t len = (uint32_t)(star - prefix.s);
        return (Text){prefix.s, len > 0 && star[-1] == ' ' ? len - 1 : len};
    }
    if (is_blank((Text){first.s + 2, first.len - 2})) {
        return without_blanks(prefix);
    }
    return without_inset(prefix, first);
}

int block_comment_lines(Arena *arena, const Comment *c, bool is_pushed_in, Text **result)
{
    int count = split_lines(arena, c, is_pushed_in, result);
    if (count == 1) {
        return 1;
    }
    Text *lines = *result, *last = &lines[count - 1];
    bool has_stars;
    Text prefix = indentation(inner_prefix(lines, count), lines[0], &has_stars);
    const char *closing = memmem(last->s, last->len, "*/", 2);
    if (is_blank((Text){last->s, (uint32_t)(closing - last->s)})) {
        const char *end = has_stars ? " */" : "*/";
        last->s = arena_printf(arena, "%.*s%s", (int)prefix.len, prefix.s ? prefix.s : "", end);
        last->len = prefix.len + (uint32_t)strlen(end);
    } else {
        prefix = common_prefix(prefix, *last);
    }
    for (int i = 1; i < count; i++) {
        if (lines[i].len > 0) {
            lines[i] = (Text){lines[i].s + prefix.len, lines[i].len - prefix.len};
        }
    }
    return count;
}
