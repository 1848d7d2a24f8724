/* format/build_lines.c: build constraints at the head of the file.
 *
 * All //go:build and +build comments of a file come together in one place: in front of the package
 * clause and the comment above it. The //go:build line leads: it is written in canonical form, and
 * the +build lines, if there are any, are made from it again. If it is missing, it is made from
 * them. If it cannot be understood, nothing is changed but the place.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/build_expr.h"
#include "format/format_internal.h"

typedef struct BuildComment {
    Text text;
    uint32_t start, end; /* in the file, the newline included */
    bool is_go_build;
} BuildComment;

typedef struct BuildComments {
    VEC(BuildComment) list;
    int go_build_count;
} BuildComments;

static const char *line_start(const Buf *text, int line)
{
    const char *p = text->data;
    for (int i = 1; i < line; i++) {
        p = (const char *)memchr(p, '\n', text->len - (size_t)(p - text->data)) + 1;
    }
    return p;
}

/* Whether t goes on with the word, and nothing or a blank behind it. */
static bool has_word(Text t, const char *word)
{
    uint32_t n = (uint32_t)strlen(word);
    return text_has_prefix(t, word) && (t.len == n || t.s[n] == ' ' || t.s[n] == '\t');
}

bool is_build_line(Text comment)
{
    return text_has_prefix(comment, "//") && (has_word(comment, "//go:build") ||
                                              has_word(text_trim(text_from(comment, 2)), "+build"));
}

/* The comment on a line. It may follow code: then the line's end is not part of it (unless an empty
 * line comes next). */
static BuildComment comment_on_line(const Buf *text, int line)
{
    const char *start = line_start(text, line);
    Text left = {start, (uint32_t)(text->len - (size_t)(start - text->data))}, comment;
    text_next_line(&left, &comment);
    while (!is_build_line(comment)) {
        CHECK(comment.len > 0);
        comment = text_from(comment, 1);
    }
    BuildComment c = {.text = comment, .start = (uint32_t)(comment.s - text->data)};
    c.end = c.start + comment.len;
    uint32_t begin = (uint32_t)(start - text->data);
    while (c.start > begin && (text->data[c.start - 1] == ' ' || text->data[c.start - 1] == '\t')) {
        c.start--;
    }
    bool is_before_empty = c.end + 1 < text->len && text->data[c.end + 1] == '\n';
    c.end += (c.start == begin && c.end < text->len) || is_before_empty;
    c.is_go_build = text_has_prefix(comment, "//go:build");
    return c;
}

static void find_comments(const Buf *text, const int *lines, int count, BuildComments *out)
{
    for (int i = 0; i < count; i++) {
        BuildComment c = comment_on_line(text, lines[i]);
        out->go_build_count += c.is_go_build;
        VEC_PUSH(&out->list, c);
    }
}

/* Behind the last empty line before the first that is neither empty nor a line comment. */
static uint32_t latest_place(const Buf *text)
{
    uint32_t place = 0, i = 0;
    for (;;) {
        bool is_empty = true;
        while (i < text->len && (text->data[i] == ' ' || text->data[i] == '\t')) {
            i++;
        }
        if (text_has_prefix((Text){text->data + i, (uint32_t)text->len - i}, "//")) {
            is_empty = false;
            while (i < text->len && text->data[i] != '\n') {
                i++;
            }
        }
        if (i >= text->len || text->data[i] != '\n') {
            return place;
        }
        i++;
        place = is_empty ? i : place;
    }
}

static const BuildComment *first_of_kind(const BuildComments *all, bool is_go_build)
{
    for (int i = 0; i < all->list.len; i++) {
        if (all->list.data[i].is_go_build == is_go_build) {
            return &all->list.data[i];
        }
    }
    return NULL;
}

static uint32_t place_of_block(const Buf *text, const BuildComments *all)
{
    uint32_t place = latest_place(text);
    for (int is_go_build = 1; is_go_build >= 0; is_go_build--) {
        const BuildComment *c = first_of_kind(all, is_go_build);
        if (c && c->start < place) {
            return c->start;
        }
    }
    return place;
}

/* The condition that all say, or NULL if it is not known. */
static const BuildExpr *condition_of(Arena *arena, const BuildComments *all)
{
    const BuildExpr *x = NULL;
    for (int i = 0; i < all->list.len && all->go_build_count <= 1; i++) {
        const BuildComment *c = &all->list.data[i];
        if (c->is_go_build) {
            return build_expr_parse(arena, text_from(c->text, strlen("//go:build")));
        }
        if (all->go_build_count == 0) {
            Text words = text_from(c->text, 2);
            const char *plus = memmem(words.s, words.len, "+build", strlen("+build"));
            uint32_t behind = (uint32_t)(plus - words.s) + (uint32_t)strlen("+build");
            const BuildExpr *y = build_expr_parse_plus(arena, text_from(words, behind));
            if (!y) {
                return NULL;
            }
            x = x ? build_expr_and(arena, x, y) : y;
        }
    }
    return x;
}

static void put_as_they_are(Buf *out, const BuildComments *all)
{
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < all->list.len; i++) {
            const BuildComment *c = &all->list.data[i];
            if (c->is_go_build == (pass == 0)) {
                buf_write(out, c->text.s, c->text.len);
                buf_putc(out, '\n');
            }
        }
    }
}

static void put_block(Arena *arena, Buf *out, const BuildComments *all)
{
    const BuildExpr *x = condition_of(arena, all);
    if (x) {
        buf_puts(out, "//go:build ");
        build_expr_put(out, x);
        buf_putc(out, '\n');
        if (all->list.len > all->go_build_count) {
            build_expr_put_plus_lines(arena, out, x);
        }
    } else {
        put_as_they_are(out, all);
    }
    buf_putc(out, '\n');
}

static bool ends_in_empty_line(const Buf *b)
{
    return b->len == 0 ||
           (b->len >= 2 && b->data[b->len - 1] == '\n' && b->data[b->len - 2] == '\n');
}

/* No second empty line behind one. */
static void put_rest(Buf *out, const char *s, uint32_t len)
{
    uint32_t skipped = len > 0 && s[0] == '\n' && ends_in_empty_line(out);
    buf_write(out, s + skipped, len - skipped);
}

/* The text from `start` on, without the comments. */
static void put_without(Buf *out, const Buf *text, uint32_t start, const BuildComments *all)
{
    for (int i = 0; i < all->list.len; i++) {
        const BuildComment *c = &all->list.data[i];
        if (c->start >= start) {
            put_rest(out, text->data + start, c->start - start);
            start = c->end;
        }
    }
    put_rest(out, text->data + start, (uint32_t)text->len - start);
    if (out->len >= 2 && ends_in_empty_line(out)) {
        out->len--;
    }
}

void build_lines_fix(Buf *text, const int *lines, int count)
{
    if (count == 0) {
        return;
    }
    Arena arena;
    Buf out, rest;
    BuildComments all = {0};
    arena_init(&arena);
    buf_init(&out);
    buf_init(&rest);
    find_comments(text, lines, count, &all);
    uint32_t place = place_of_block(text, &all);
    buf_write(&out, text->data, place);
    put_block(&arena, &out, &all);
    put_without(&rest, text, place, &all);
    buf_write(&out, rest.data, rest.len);
    buf_deinit(text);
    *text = out;
    buf_deinit(&rest);
    VEC_FREE(&all.list);
    arena_deinit(&arena);
}
