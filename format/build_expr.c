/* format/build_expr.c: build constraints, see go.dev/design/draft-gobuild.
 *
 * A +build line is an or of ands, several lines are an and: so lines are made by pushing negations
 * down to the tags, then splitting by and, or, and. What has more levels cannot be told in lines.
 */
#include "format/build_expr.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

typedef enum BuildKind { BUILD_TAG, BUILD_NOT, BUILD_AND, BUILD_OR } BuildKind;

struct BuildExpr {
    BuildKind kind;
    Text tag;
    const BuildExpr *x, *y;
};

enum { MAX_TERMS = 1000, MAX_PLUS_OPERATORS = 100 };

static const BuildExpr *new_tag(Arena *arena, Text tag)
{
    BuildExpr *e = ARENA_NEW(arena, BuildExpr);
    e->tag = tag;
    return e;
}

static const BuildExpr *new_node(Arena *arena, BuildKind kind, const BuildExpr *x,
                                 const BuildExpr *y)
{
    BuildExpr *e = ARENA_NEW(arena, BuildExpr);
    *e = (BuildExpr){.kind = kind, .x = x, .y = y};
    return e;
}

const BuildExpr *build_expr_and(Arena *arena, const BuildExpr *x, const BuildExpr *y)
{
    return new_node(arena, BUILD_AND, x, y);
}

/* ---- reading */

/* Bytes of the tag that t begins with. */
static uint32_t tag_length(Text t)
{
    uint32_t n = 0;
    while (n < t.len) {
        int width;
        int rune = utf8_decode(t.s + n, t.len - n, &width);
        if (!rune_is_letter(rune) && !rune_is_digit(rune) && rune != '_' && rune != '.') {
            break;
        }
        n += (uint32_t)width;
    }
    return n;
}

typedef struct BuildScan {
    Arena *arena;
    Text rest;
    char token; /* ( ) ! & | t(ag), 0 at the end, ? for anything else */
    Text tag;
    int terms;
    bool is_bad;
} BuildScan;

static void scan(BuildScan *s)
{
    while (s->rest.len > 0 && (s->rest.s[0] == ' ' || s->rest.s[0] == '\t')) {
        s->rest = text_from(s->rest, 1);
    }
    char c = s->rest.len > 0 ? s->rest.s[0] : 0;
    uint32_t len = 1;
    s->token = c;
    if (c == '&' || c == '|') {
        bool is_double = s->rest.len > 1 && s->rest.s[1] == c;
        s->token = is_double ? c : '?';
        len = 2;
    } else if (c != 0 && c != '(' && c != ')' && c != '!') {
        len = tag_length(s->rest);
        s->tag = text_to(s->rest, len);
        s->token = len > 0 ? 't' : '?';
    }
    s->is_bad |= s->token == '?';
    s->rest = text_from(s->rest, len < s->rest.len ? len : s->rest.len);
}

static const BuildExpr *read_or(BuildScan *s);

static const BuildExpr *fail(BuildScan *s)
{
    s->is_bad = true;
    return NULL;
}

static const BuildExpr *read_atom(BuildScan *s)
{
    if (s->token == 't') {
        const BuildExpr *x = new_tag(s->arena, s->tag);
        scan(s);
        return x;
    }
    if (s->token != '(') {
        return fail(s);
    }
    const BuildExpr *x = read_or(s);
    if (s->token != ')') {
        return fail(s);
    }
    scan(s);
    return x;
}

static const BuildExpr *read_not(BuildScan *s)
{
    if (++s->terms > MAX_TERMS || s->is_bad) {
        return fail(s);
    }
    scan(s);
    if (s->token != '!') {
        return read_atom(s);
    }
    scan(s);
    if (s->token == '!') {
        return fail(s);
    }
    return new_node(s->arena, BUILD_NOT, read_atom(s), NULL);
}

static const BuildExpr *read_and(BuildScan *s)
{
    const BuildExpr *x = read_not(s);
    while (s->token == '&' && !s->is_bad) {
        x = new_node(s->arena, BUILD_AND, x, read_not(s));
    }
    return x;
}

static const BuildExpr *read_or(BuildScan *s)
{
    const BuildExpr *x = read_and(s);
    while (s->token == '|' && !s->is_bad) {
        x = new_node(s->arena, BUILD_OR, x, read_and(s));
    }
    return x;
}

const BuildExpr *build_expr_parse(Arena *arena, Text words)
{
    BuildScan s = {.arena = arena, .rest = text_trim(words)};
    const BuildExpr *x = read_or(&s);
    return s.is_bad || s.token != 0 ? NULL : x;
}

/* What no build knows stands for what cannot be understood. */
static const BuildExpr *plus_literal(Arena *arena, Text word)
{
    static const Text ignore = {"ignore", 6};
    if (text_has_prefix(word, "!!") || (word.len == 1 && word.s[0] == '!')) {
        return new_tag(arena, ignore);
    }
    bool is_negated = word.len > 0 && word.s[0] == '!';
    Text tag = is_negated ? text_from(word, 1) : word;
    bool is_valid = tag.len > 0 && tag_length(tag) == tag.len;
    const BuildExpr *x = new_tag(arena, is_valid ? tag : ignore);
    return is_negated ? new_node(arena, BUILD_NOT, x, NULL) : x;
}

/* Cuts what stands before the separator off *rest. */
static Text cut(Text *rest, char separator)
{
    const char *at = rest->len ? memchr(rest->s, separator, rest->len) : NULL;
    Text word = text_to(*rest, at ? (uint32_t)(at - rest->s) : rest->len);
    *rest = text_from(*rest, at ? word.len + 1 : word.len);
    return word;
}

static Text next_word(Text *rest)
{
    *rest = text_trim(*rest);
    uint32_t n = 0;
    while (n < rest->len && !strchr(" \t\r\n\v\f", rest->s[n])) {
        n++;
    }
    Text word = text_to(*rest, n);
    *rest = text_from(*rest, n);
    return word;
}

const BuildExpr *build_expr_parse_plus(Arena *arena, Text words)
{
    const BuildExpr *x = NULL;
    int operators = 0;
    for (Text word; (word = next_word(&words)).len > 0;) {
        bool ends_in_comma = word.s[word.len - 1] == ',';
        const BuildExpr *clause = plus_literal(arena, cut(&word, ','));
        while (word.len > 0) {
            clause = new_node(arena, BUILD_AND, clause, plus_literal(arena, cut(&word, ',')));
            operators++;
        }
        if (ends_in_comma) {
            clause = new_node(arena, BUILD_AND, clause, plus_literal(arena, word));
            operators++;
        }
        operators += x != NULL;
        x = x ? new_node(arena, BUILD_OR, x, clause) : clause;
    }
    if (operators > MAX_PLUS_OPERATORS) {
        return NULL;
    }
    return x ? x : new_tag(arena, (Text){"ignore", 6});
}

/* ---- writing */

static void put_operand(Buf *out, const BuildExpr *x, bool needs_parens)
{
    buf_puts(out, needs_parens ? "(" : "");
    build_expr_put(out, x);
    buf_puts(out, needs_parens ? ")" : "");
}

void build_expr_put(Buf *out, const BuildExpr *x)
{
    switch (x->kind) {
    case BUILD_TAG:
        buf_write(out, x->tag.s, x->tag.len);
        break;
    case BUILD_NOT:
        buf_putc(out, '!');
        put_operand(out, x->x, x->x->kind == BUILD_AND || x->x->kind == BUILD_OR);
        break;
    case BUILD_AND:
        put_operand(out, x->x, x->x->kind == BUILD_OR);
        buf_puts(out, " && ");
        put_operand(out, x->y, x->y->kind == BUILD_OR);
        break;
    case BUILD_OR:
        put_operand(out, x->x, x->x->kind == BUILD_AND);
        buf_puts(out, " || ");
        put_operand(out, x->y, x->y->kind == BUILD_AND);
        break;
    }
}

/* The same, or its opposite, with negations of tags only. */
static const BuildExpr *push_not(Arena *arena, const BuildExpr *x, bool negate)
{
    switch (x->kind) {
    case BUILD_TAG:
        return negate ? new_node(arena, BUILD_NOT, x, NULL) : x;
    case BUILD_NOT:
        return push_not(arena, x->x, !negate);
    case BUILD_AND:
    case BUILD_OR:
        break;
    }
    BuildKind opposite = x->kind == BUILD_AND ? BUILD_OR : BUILD_AND;
    return new_node(arena, negate ? opposite : x->kind, push_not(arena, x->x, negate),
                    push_not(arena, x->y, negate));
}

typedef struct BuildList {
    VEC(const BuildExpr *) list;
} BuildList;

/* The operands of a chain of one operator. */
static void split(const BuildExpr *x, BuildKind kind, BuildList *out)
{
    if (x->kind != kind) {
        VEC_PUSH(&out->list, x);
        return;
    }
    split(x->x, kind, out);
    split(x->y, kind, out);
}

/* lit,lit,lit; false: there is an or among them. */
static bool put_clause(Buf *out, const BuildExpr *x)
{
    BuildList literals = {0};
    bool is_simple = true;
    split(x, BUILD_AND, &literals);
    for (int i = 0; i < literals.list.len; i++) {
        const BuildExpr *literal = literals.list.data[i];
        is_simple &= literal->kind == BUILD_TAG || literal->kind == BUILD_NOT;
        buf_puts(out, i > 0 ? "," : "");
        build_expr_put(out, literal);
    }
    VEC_FREE(&literals.list);
    return is_simple;
}

static bool put_line(Buf *out, const BuildExpr *x)
{
    BuildList clauses = {0};
    bool is_simple = true;
    split(x, BUILD_OR, &clauses);
    buf_puts(out, "// +build");
    for (int i = 0; i < clauses.list.len; i++) {
        buf_putc(out, ' ');
        is_simple &= put_clause(out, clauses.list.data[i]);
    }
    buf_putc(out, '\n');
    VEC_FREE(&clauses.list);
    return is_simple;
}

static bool put_lines(Buf *out, const BuildExpr *x)
{
    BuildList lines = {0};
    bool is_simple = true, has_or = false;
    split(x, BUILD_AND, &lines);
    for (int i = 0; i < lines.list.len; i++) {
        has_or |= lines.list.data[i]->kind == BUILD_OR;
    }
    if (!has_or) { /* all fits one line */
        buf_puts(out, "// +build ");
        is_simple = put_clause(out, x);
        buf_putc(out, '\n');
    }
    for (int i = 0; i < lines.list.len && has_or; i++) {
        is_simple &= put_line(out, lines.list.data[i]);
    }
    VEC_FREE(&lines.list);
    return is_simple;
}

void build_expr_put_plus_lines(Arena *arena, Buf *out, const BuildExpr *x)
{
    Buf lines;
    buf_init(&lines);
    if (put_lines(&lines, push_not(arena, x, false))) {
        buf_write(out, lines.data, lines.len);
    } else {
        buf_puts(out, "// +build error: expression too complex for // +build lines\n");
    }
    buf_deinit(&lines);
}
