/* testexample.c: the output an example function is to have, from the last comment of its body.
 *
 * The comment is a group: comments with nothing between them but one newline each, and one behind
 * code ends with its line. It counts when its text begins with `Output:` or `Unordered output:`, in
 * letters of either size.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "driver/driver_internal.h"
#include "lexer/lexer.h"

/* How many newlines there are from one comment to the next; more than one too if there is code. */
static int newlines_between(const SourceFile *f, LexComment a, LexComment b) {
    int newlines = 0;
    for (const char *p = f->text + (a.end - f->base); p < f->text + (b.start - f->base); p++) {
        newlines += *p == '\n';
        if (!isspace((unsigned char)*p)) {
            return 2;
        }
    }
    return newlines;
}

/* Does code stand before the comment, or before those that stand before it on its line? */
static bool is_behind_code(const SourceFile *f, const LexComment *all, int i) {
    while (i > 0 && newlines_between(f, all[i - 1], all[i]) == 0) {
        i--;
    }
    const char *p = f->text + (all[i].start - f->base);
    while (p > f->text && p[-1] != '\n' && isspace((unsigned char)p[-1])) {
        p--;
    }
    return p > f->text && p[-1] != '\n';
}

/* Are comments i and i+1 of one group? */
static bool is_joined(const SourceFile *f, const LexComment *all, int i) {
    int newlines = newlines_between(f, all[i], all[i + 1]);
    return newlines == 0 || (newlines == 1 && !is_behind_code(f, all, i));
}

/* A comment's lines without its marks, and without the blank behind `//`. */
static void put_comment(Buf *out, const SourceFile *f, LexComment c) {
    const char *p = f->text + (c.start - f->base) + 2, *end = f->text + (c.end - f->base);
    if (p[-1] == '*') {
        end -= 2;
    } else if (p < end && *p == ' ') {
        p++;
    }
    buf_printf(out, "%.*s\n", (int)(end - p), p);
}

/* The last group of comments between two positions. */
static void put_last_group(Buf *out, const SourceFile *f, const Lexer *lx, Pos from, Pos to) {
    int end = lx->comments.len;
    while (end > 0 && lx->comments.data[end - 1].start > to) {
        end--;
    }
    const LexComment *all = lx->comments.data;
    int first = end;
    while (first > 0 && all[first - 1].start > from &&
           (first == end || is_joined(f, all, first - 1))) {
        first--;
    }
    for (int i = first; i < end; i++) {
        put_comment(out, f, all[i]);
    }
}

static const char *skip_blanks(const char *p) {
    return p + strspn(p, " \t\r\n");
}

static bool skip_word(const char **p, const char *word) {
    size_t n = strlen(word);
    if (strncasecmp(*p, word, n) != 0) {
        return false;
    }
    *p += n;
    return true;
}

/* The lines as a Go string literal, blanks at the ends of lines left out. */
static const char *go_literal(Arena *a, const char *text) {
    Buf out;
    buf_init(&out);
    buf_puts(&out, "\"");
    while (*text != 0) {
        size_t len = strcspn(text, "\n"), kept = len;
        while (kept > 0 && isspace((unsigned char)text[kept - 1])) {
            kept--;
        }
        for (size_t i = 0; i < kept; i++) {
            bool is_plain = isalnum((unsigned char)text[i]) || text[i] == ' ';
            buf_printf(&out, is_plain ? "%c" : "\\x%02x", (unsigned char)text[i]);
        }
        buf_puts(&out, "\\n");
        text += len + (text[len] == '\n');
    }
    buf_puts(&out, "\"");
    const char *literal = arena_printf(a, "%.*s", (int)out.len, out.data);
    buf_deinit(&out);
    return literal;
}

bool example_output(Session *s, SourceFile *f, const FuncDecl *d, Example *example) {
    if (d->body == NULL) {
        return false;
    }
    Lexer lx;
    lex_init(&lx, s->interns, &s->diags, f, 0, (uint32_t)f->len, LEX_COMMENTS);
    do {
        lex_next(&lx);
    } while (lx.tok != TOK_EOF && lx.pos < d->body->rbrace);
    Buf group;
    buf_init(&group);
    put_last_group(&group, f, &lx, d->keyword, d->body->rbrace);
    buf_puts(&group, "");
    const char *p = group.len > 0 ? skip_blanks(group.data) : "";
    example->is_unordered = skip_word(&p, "unordered ");
    bool wants = skip_word(&p, "output:");
    if (wants) {
        p += strspn(p, " ");
        example->wanted = go_literal(&s->arena, *p == '\n' ? p + 1 : p);
    }
    buf_deinit(&group);
    lex_deinit(&lx);
    return wants;
}
