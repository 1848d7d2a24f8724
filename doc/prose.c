/* doc/prose.c: doc comments for readers, broken into lines of 80 columns.
 *
 * Lines are not filled one after the other: of all ways to break a paragraph the one is taken that
 * leaves its right edge least ragged (the sum of the squares of what is left free, the last line
 * not counted), where ending a line other than in punctuation costs as much as eight free columns.
 * A word longer than a line stands alone. This is what go doc does, so pages break alike.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "doc/doc_internal.h"

enum { PAGE_COLUMNS = 80, NO_PUNCTUATION = 64 };

/* ---- breaking lines */

typedef struct Word {
    const char *s;
    size_t len;
    int64_t columns;
} Word;
typedef VEC(Word) Words;

typedef struct Cost {
    int64_t over, ragged; /* what sticks out counts before all else */
} Cost;

/* Of two equal ways that with the longer last line is taken: it is the one tried later. */
static bool is_as_cheap(Cost a, Cost b) {
    return a.over != b.over ? a.over < b.over : a.ragged <= b.ragged;
}

static void split_words(const char *text, Words *words) {
    for (const char *at = text; *(at += strspn(at, " \t\n")) != 0;) {
        size_t n = strcspn(at, " \t\n");
        VEC_PUSH(words, ((Word){at, n, (int64_t)utf8_count(at, n)}));
        at += n;
    }
}

static Cost line_cost(const Words *words, int last, int64_t columns, int64_t width) {
    const Word *w = &words->data[last];
    int64_t free_columns = width - columns;
    if (last == words->len - 1 && free_columns >= 0) {
        return (Cost){0, 0};
    }
    bool ends_well = strchr(".,:;", w->s[w->len - 1]) != NULL;
    int64_t penalty = ends_well ? 0 : NO_PUNCTUATION, square = free_columns * free_columns;
    return free_columns < 0 ? (Cost){square, penalty} : (Cost){0, square + penalty};
}

/* starts[k]: the first word of the line that ends with word k, on the best way up to there. */
static void break_lines(const Words *words, int64_t width, int *starts) {
    Cost *best = calloc((size_t)words->len + 1, sizeof *best); /* best[k]: of all before word k */
    for (int last = 0; last < words->len; last++) {
        int64_t columns = -1;
        for (int first = last; first >= 0; first--) {
            columns += words->data[first].columns + 1;
            if (columns > width && first < last) {
                break;
            }
            Cost cost = line_cost(words, last, columns, width);
            cost.over += best[first].over;
            cost.ragged += best[first].ragged;
            if (first == last || is_as_cheap(cost, best[last + 1])) {
                best[last + 1] = cost;
                starts[last] = first;
            }
        }
    }
    free(best);
}

static void put_line_of_words(const Words *words, int first, int last, const char *indent,
                              Buf *out) {
    buf_puts(out, indent);
    for (int i = first; i <= last; i++) {
        buf_puts(out, i > first ? " " : "");
        buf_write(out, words->data[i].s, words->data[i].len);
    }
    buf_putc(out, '\n');
}

/* The first line gets another indentation of the same width (a list's marker). */
static void put_lines(const Words *words, const int *starts, const char *indent,
                      const char *first_indent, Buf *out) {
    /* ends[k]: of the line that starts with word k */
    int *ends = calloc((size_t)words->len, sizeof *ends);
    for (int last = words->len - 1; last >= 0; last = starts[last] - 1) {
        ends[starts[last]] = last;
    }
    for (int first = 0; first < words->len; first = ends[first] + 1) {
        put_line_of_words(words, first, ends[first], first > 0 ? indent : first_indent, out);
    }
    free(ends);
}

static void put_wrapped(const char *text, const char *indent, const char *first_indent, Buf *out) {
    Words words = {0};
    split_words(text, &words);
    if (words.len > 0) {
        int *starts = calloc((size_t)words.len, sizeof *starts);
        break_lines(&words, PAGE_COLUMNS - (int64_t)strlen(indent), starts);
        put_lines(&words, starts, indent, first_indent, out);
        free(starts);
    } else {
        buf_printf(out, "%s\n", first_indent);
    }
    VEC_FREE(&words);
}

/* ---- blocks */

static void put_text(Text text, DocLinks *links, const char *indent, const char *first_indent,
                     Buf *out) {
    Buf plain;
    buf_init(&plain);
    doc_put_text(&plain, text, links, "");
    put_wrapped(plain.len > 0 ? plain.data : "", indent, first_indent, out);
    buf_deinit(&plain);
}

static void put_list(Arena *a, const DocBlock *list, DocLinks *links, const char *indent,
                     Buf *out) {
    const char *inner = arena_printf(a, "%s    ", indent);
    for (int i = 0; i < list->part_count; i++) {
        const ItemPart *part = &list->parts[i];
        if (i > 0 && (!part->is_first || list->is_loose)) {
            buf_putc(out, '\n');
        }
        const char *marker = inner;
        if (part->is_first) {
            marker = part->number.len > 0 ? arena_printf(a, "%s %.*s. ", indent,
                                                         (int)part->number.len, part->number.s)
                                          : arena_printf(a, "%s  - ", indent);
        }
        put_text(part->has_text ? part->text : (Text){"", 0}, links, inner, marker, out);
    }
}

static void put_code(Lines lines, const char *indent, Buf *out) {
    for (int i = 0; i < lines.count; i++) {
        if (lines.at[i].len > 0) {
            buf_printf(out, "%s    %.*s", indent, (int)lines.at[i].len, lines.at[i].s);
        }
        buf_putc(out, '\n');
    }
}

static void put_heading(Text text, DocLinks *links, const char *indent, Buf *out) {
    buf_printf(out, "%s# ", indent);
    doc_put_text(out, text, links, "");
    buf_putc(out, '\n');
}

static void put_block(Arena *a, const DocBlock *b, DocLinks *links, const char *indent, Buf *out) {
    switch (b->kind) {
    case DOC_PARAGRAPH: put_text(b->text, links, indent, indent, out); break;
    case DOC_HEADING:
    case DOC_OLD_HEADING: put_heading(b->text, links, indent, out); break;
    case DOC_LIST: put_list(a, b, links, indent, out); break;
    case DOC_CODE: put_code(b->lines, indent, out); break;
    }
}

static void put_definitions(const DocLinks *links, const char *indent, Buf *out) {
    bool is_first = true;
    for (int i = 0; i < links->list.len; i++) {
        const DocLink *l = &links->list.data[i];
        if (l->is_used) {
            buf_printf(out, "%s%s[%.*s]: %.*s\n", is_first ? "\n" : "", indent, (int)l->name.len,
                       l->name.s, (int)l->url.len, l->url.s);
            is_first = false;
        }
    }
}

static void put_blocks(Arena *a, Text text, DocLinks links, const char *indent, Buf *out) {
    DocBlocks blocks = {.links = links};
    doc_read(a, text, &blocks);
    for (int i = 0; i < blocks.list.len; i++) {
        if (i > 0 && blocks.list.data[i].blank_before) {
            buf_putc(out, '\n');
        }
        put_block(a, &blocks.list.data[i], &blocks.links, indent, out);
    }
    put_definitions(&blocks.links, indent, out);
    doc_blocks_deinit(&blocks);
}

/* ---- links to documented names */

static bool has_symbol(const DocPackage *p, const char *name, const char *member) {
    for (int i = 0; i < p->items.len; i++) {
        const DocItem *item = &p->items.data[i];
        bool is_found = member == NULL
                            ? !item->is_method && item_declares(item, name)
                            : item->is_method && item->owner != NULL &&
                                  strcmp(item->owner, name) == 0 && strcmp(item->name, member) == 0;
        if (is_found) {
            return true;
        }
    }
    return false;
}

/* Name, Name.Method, pkg, pkg.Name, pkg.Name.Method, path/pkg; a star may stand before it. */
static bool is_documented(void *ctx, Text name) {
    const DocPackage *p = ctx;
    char text[128];
    if (name.len >= sizeof text || name.len == 0) {
        return false;
    }
    snprintf(text, sizeof text, "%.*s", (int)name.len, name.s);
    char *at = text[0] == '*' ? text + 1 : text;
    char *slash = strrchr(at, '/');
    char *dot = strchr(slash != NULL ? slash : at, '.');
    if (dot != NULL) {
        *dot++ = 0;
    }
    return slash != NULL || has_symbol(p, at, dot) ||
           (p->knows != NULL && p->knows(at) && (dot == NULL || is_exported(dot)));
}

/* ---- taking off slashes and stars */

static void put_uncommented_line(Text line, Buf *out) {
    Text body = text_from(line, 2);
    if (!doc_is_directive(body)) {
        uint32_t blank = body.len > 0 && body.s[0] == ' ';
        buf_printf(out, "%.*s\n", (int)(body.len - blank), body.s + blank);
    }
}

static void put_uncommented(Text comment, Buf *out) {
    Text line;
    while (comment.len > 0) {
        if (text_has_prefix(comment, "/*")) {
            const char *end = memmem(comment.s, comment.len, "*/", 2);
            uint32_t n = end != NULL ? (uint32_t)(end - comment.s) : comment.len;
            buf_printf(out, "%.*s\n", (int)n - 2, comment.s + 2);
            comment = text_from(comment, end != NULL ? n + 2 : n);
        } else if (text_next_line(&comment, &line)) {
            line = text_trim(line);
            if (text_has_prefix(line, "//")) {
                put_uncommented_line(line, out);
            } else {
                buf_putc(out, '\n');
            }
        } else {
            break;
        }
    }
}

void put_prose(DocPackage *p, Text comment, const char *indent, Buf *out) {
    Arena a;
    Buf text;
    arena_init(&a);
    buf_init(&text);
    put_uncommented(comment, &text);
    DocLinks links = {
        .is_plain = true, .is_documented = p != NULL ? is_documented : NULL, .ctx = p};
    put_blocks(&a, (Text){text.len > 0 ? text.data : "", (uint32_t)text.len}, links, indent, out);
    buf_deinit(&text);
    arena_deinit(&a);
}

void doc_comment(const char *raw, size_t len, const char *indent, Buf *out) {
    put_prose(NULL, (Text){raw, (uint32_t)len}, indent, out);
}
