/* lexer/comment.c: comments, the directives in them, and the check that a file is text.
 *
 * A directive is a comment without a blank behind its slashes: `//go:`, `//gol:`, and, at the start
 * of a line, `//line path:line:column` (also as a block comment, anywhere). Line directives go to
 * the SourceFile, which applies them when a position is told.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/utf8.h"
#include "lexer/lexer_internal.h"

enum { BYTE_ORDER_MARK = 0xFEFF, LINE_MAX_NUMBER = 1 << 30 };

static bool has_prefix(const char *s, const char *end, const char *prefix)
{
    size_t n = strlen(prefix);
    return (size_t)(end - s) >= n && memcmp(s, prefix, n) == 0;
}

/* The number behind the last colon of s[0 .. end). */
typedef struct Trailing {
    const char *text; /* behind the colon; NULL: there is no colon */
    uint64_t value;
    bool is_number;
} Trailing;

static Trailing trailing_number(const char *s, const char *end)
{
    const char *colon = end;
    while (colon > s && colon[-1] != ':') {
        colon--;
    }
    if (colon == s) {
        return (Trailing){0};
    }
    Trailing t = {.text = colon, .is_number = colon < end};
    for (const char *p = colon; p < end && t.is_number; p++) {
        t.is_number = is_class(*p, CLASS_DIGIT);
        t.value = t.value > LINE_MAX_NUMBER ? t.value : t.value * 10 + (uint64_t)(*p - '0');
    }
    return t;
}

static void bad_number(Lexer *lx, const char *what, const char *at, const char *end)
{
    lex_error(lx, at, "invalid %s number: %.*s", what, (int)(end - at), at);
}

/* s[0 .. end) follows "line "; after: where the text the directive talks about begins. */
static void line_directive(Lexer *lx, const char *s, const char *end, const char *after)
{
    Trailing line = trailing_number(s, end), column = {0};
    if (!line.text) {
        return;
    }
    if (!line.is_number) {
        bad_number(lx, "line", line.text, end);
        return;
    }
    Trailing before = trailing_number(s, line.text - 1);
    const char *line_end = end;
    if (before.text && before.is_number) {
        column = line;
        line = before;
        line_end = column.text - 1;
        if (column.value == 0 || column.value > LINE_MAX_NUMBER) {
            bad_number(lx, "column", column.text, end);
            return;
        }
    }
    if (line.value == 0 || line.value > LINE_MAX_NUMBER) {
        bad_number(lx, "line", line.text, line_end);
        return;
    }
    size_t path_len = (size_t)(line.text - 1 - s);
    char *path = path_len > 0 || !column.text ? strndup(s, path_len) : NULL;
    source_add_line_directive(lx->source, (uint32_t)(after - lx->text), path, (int)line.value,
                              (int)column.value);
    free(path);
}

static bool starts_line(const Lexer *lx, const char *p)
{
    while (p > lx->text && (p[-1] == ' ' || p[-1] == '\t')) {
        p--;
    }
    return p == lx->text || p[-1] == '\n';
}

static void keep_directive(Lexer *lx, const char *s, const char *end)
{
    const Str *text = intern(lx->interns, s, (size_t)(end - s));
    VEC_PUSH(&lx->directives,
             ((LexDirective){pos_of(lx, s), text, starts_line(lx, s - 2)}));
}

static const char *without_return(const char *s, const char *end)
{
    return end > s && end[-1] == '\r' ? end - 1 : end;
}

const char *lex_line_comment(Lexer *lx, const char *p)
{
    const char *newline = memchr(p, '\n', (size_t)(lx->end - p));
    const char *end = newline ? newline : lx->end;
    if (p < end && (*p == 'g' || *p == 'l')) {
        const char *text_end = without_return(p, end);
        bool at_line_start = p - 2 == lx->text || p[-3] == '\n';
        if (has_prefix(p, text_end, "line ") && at_line_start) {
            line_directive(lx, p + 5, text_end, newline ? newline + 1 : lx->end);
        } else if (has_prefix(p, text_end, "go:") || has_prefix(p, text_end, "gol:")) {
            keep_directive(lx, p, text_end);
        }
    }
    return end;
}

/* The star of the comment's end, or NULL. */
static const char *find_close(const char *p, const char *end)
{
    while ((p = memchr(p, '*', (size_t)(end - p)))) {
        if (p + 1 < end && p[1] == '/') {
            return p;
        }
        p++;
    }
    return NULL;
}

const char *lex_block_comment(Lexer *lx, const char *p)
{
    const char *close = find_close(p, lx->end);
    if (!close) {
        lex_error(lx, p - 2, "comment not terminated");
        lx->is_cut_short = true;
        return lx->end;
    }
    if (has_prefix(p, close, "line ")) {
        line_directive(lx, p + 5, close, close + 2);
    }
    return close + 2;
}

/* ---- bytes that are no text */

/* What is wrong with the rune at p, or NULL; *width is its length. */
static const char *complaint(const Lexer *lx, const char *p, int *width)
{
    int rune = utf8_decode(p, (size_t)(lx->end - p), width);
    if (unlikely(rune == 0)) {
        return "invalid NUL character";
    }
    if (rune == UTF8_BAD && *width == 1) {
        return "invalid UTF-8 encoding";
    }
    return rune == BYTE_ORDER_MARK && p > lx->text ? "invalid BOM in the middle of the file" : NULL;
}

/* Skips ASCII without NULs, eight bytes at a time. */
static const char *skip_plain(const char *s, const char *end)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    for (uint64_t word; end - s >= 8; s += 8) {
        memcpy(&word, s, 8);
        if ((word | (word - ones)) & highs) { /* a high bit, or a zero byte (or a false alarm) */
            break;
        }
    }
    return s;
}

bool lex_is_clean(const Lexer *lx)
{
    int width;
    for (const char *p = skip_plain(lx->p, lx->end); p < lx->end; p = skip_plain(p, lx->end)) {
        if (complaint(lx, p, &width) != NULL) {
            return false;
        }
        p += width;
    }
    return true;
}

void lex_check_text(Lexer *lx)
{
    int width;
    for (; lx->checked < lx->p; lx->checked += width) {
        const char *text = complaint(lx, lx->checked, &width);
        if (text != NULL) {
            lex_error(lx, lx->checked, "%s", text);
        }
    }
}
