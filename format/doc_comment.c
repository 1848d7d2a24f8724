/* format/doc_comment.c: a doc comment loses its slashes, is brought into form, and gets them back.
 *
 * Directives (//go:noinline and the like) are no text: they go to the end, behind an empty line.
 */
#include <stdlib.h>
#include <string.h>

#include "format/format_internal.h"

static bool is_lower_or_digit(char c)
{
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9');
}

/* //line, //extern, //export, and //tool:command; the slashes are off. */
bool doc_is_directive(Text t)
{
    if (text_has_prefix(t, "line ") || text_has_prefix(t, "extern ") ||
        text_has_prefix(t, "export ")) {
        return true;
    }
    const char *at = t.len ? memchr(t.s, ':', t.len) : NULL;
    uint32_t colon = at ? (uint32_t)(at - t.s) : 0;
    if (colon == 0 || colon + 1 >= t.len) {
        return false;
    }
    for (uint32_t i = 0; i <= colon + 1; i++) {
        if (i != colon && !is_lower_or_digit(t.s[i])) {
            return false;
        }
    }
    return true;
}

/* A block comment with a star before each line is not meant to be a doc comment. */
static bool is_all_stars(Text t)
{
    for (uint32_t i = 0; i < t.len; i++) {
        if (t.s[i] != '\n') {
            continue;
        }
        uint32_t k = i + 1;
        while (k < t.len && (t.s[k] == ' ' || t.s[k] == '\t')) {
            k++;
        }
        if (k < t.len && t.s[k] != '*') {
            return false;
        }
    }
    return true;
}

static Text text_of(const Comment *c)
{
    return (Text){c->text, c->len};
}

static Text keep(Arena *arena, const Buf *b)
{
    return (Text){arena_strndup(arena, b->data ? b->data : "", b->len), (uint32_t)b->len};
}

static int format_block(Arena *arena, Text comment, Text **formatted)
{
    bool has_lines = memchr(comment.s, '\n', comment.len) != NULL;
    if (!has_lines || is_all_stars(comment)) {
        return -1;
    }
    Buf out;
    buf_init(&out);
    buf_puts(&out, "/*\n");
    doc_format(arena, text_to(text_from(comment, 2), comment.len - 4), &out);
    buf_puts(&out, "*/");
    *formatted = ARENA_NEW(arena, Text);
    **formatted = keep(arena, &out);
    buf_deinit(&out);
    return 1;
}

/* What the comments say: text into *text, directives to the list. False: one is a block comment. */
static bool take_off_slashes(const Comment *comments, int count, Buf *text, Text *directives,
                             int *directive_count)
{
    for (int i = 0; i < count; i++) {
        if (comments[i].is_block) {
            return false;
        }
        Text line = text_from(text_of(&comments[i]), 2);
        if (doc_is_directive(line)) {
            directives[(*directive_count)++] = text_of(&comments[i]);
            continue;
        }
        uint32_t blank = line.len > 0 && line.s[0] == ' ';
        buf_write(text, line.s + blank, line.len - blank);
        buf_putc(text, '\n');
    }
    return true;
}

static Text with_slashes(Arena *arena, Text line)
{
    const char *blank = line.len == 0 || line.s[0] == '\t' ? "" : " ";
    char *s = arena_printf(arena, "//%s%.*s", blank, (int)line.len, line.s);
    return (Text){s, line.len + 2 + (uint32_t)strlen(blank)};
}

static int count_lines(const Buf *b)
{
    int count = 0;
    for (size_t i = 0; i < b->len; i++) {
        count += b->data[i] == '\n';
    }
    return count;
}

static int put_on_slashes(Arena *arena, const Buf *out, const Text *directives,
                          int directive_count, Text **formatted)
{
    int count = 0;
    *formatted = ARENA_ARRAY(arena, Text, count_lines(out) + 2 + directive_count);
    Text rest = keep(arena, out), line;
    while (text_next_line(&rest, &line)) {
        (*formatted)[count++] = with_slashes(arena, line);
    }
    if (directive_count > 0) {
        (*formatted)[count++] = (Text){"//", 2};
    }
    for (int i = 0; i < directive_count; i++) {
        (*formatted)[count++] = directives[i];
    }
    return count;
}

int doc_comment_format(Arena *arena, const Comment *comments, int count, Text **formatted)
{
    if (comments[0].is_block) {
        return count == 1 ? format_block(arena, text_of(comments), formatted) : -1;
    }
    if (comments[0].text[0] == '#') {
        return -1; /* the first line of a script */
    }
    Buf text, out;
    buf_init(&text);
    buf_init(&out);
    Text *directives = ARENA_ARRAY(arena, Text, count);
    int directive_count = 0, result = -1;
    if (take_off_slashes(comments, count, &text, directives, &directive_count) && text.len > 0) {
        doc_format(arena, keep(arena, &text), &out);
        result = put_on_slashes(arena, &out, directives, directive_count, formatted);
    }
    buf_deinit(&text);
    buf_deinit(&out);
    return result;
}
