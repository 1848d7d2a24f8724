/* format/printer.c: tokens, and the comments between them.
 *
 * The printing functions ask for white space, which writer.c holds back, and print tokens in the
 * order of the source. A comment that stands before the next token in the source comes out between
 * them, and takes the place of some of the white space that was asked for.
 *
 * `pos` says where in the source the next item stands. put() sets it from the token; between tokens
 * it moves on with every byte written, so that it is a guess for tokens printed with put_near():
 * f(a /+ c +/, b) keeps its comment behind the comma, because the comma is guessed to stand right
 * behind the a. This is gofmt's notion of order, and the only one that yields its bytes.
 *
 * Invariant: comments come out in source order, each once.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "format/format_internal.h"

enum { NO_COMMENT = UINT32_MAX, LINE_INFINITE = INT_MAX / 2 };

/* ---- comments */

static bool group_has_newline(const Printer *p, const CommentGroup *g)
{
    const Comment *c = &p->source->comments.data[g->first];
    for (int i = 0; i < g->count; i++) {
        if (!c[i].is_block || c[i].at.line != c[0].at.line || memchr(c[i].text, '\n', c[i].len)) {
            return true;
        }
    }
    return false;
}

static void set_group(Printer *p, int group)
{
    p->group = group;
    p->group_offset = NO_COMMENT;
    if (p->columns && group < p->source->groups.len) {
        const CommentGroup *g = &p->source->groups.data[group];
        p->group_offset = p->source->comments.data[g->first].at.offset;
        p->group_has_newline = group_has_newline(p, g);
    }
}

/* A comment with a newline never comes out where it would end a statement. */
static bool has_comment_before_offset(const Printer *p, uint32_t offset)
{
    return p->group_offset < offset && (!p->implies_semi || !p->group_has_newline);
}

bool has_comment_before(const Printer *p, int token)
{
    return has_comment_before_offset(p, token_at(p, token)->at.offset);
}

int comment_bytes_before(Printer *p, int token)
{
    int group = p->group, bytes = 0;
    while (has_comment_before(p, token)) {
        const CommentGroup *g = &p->source->groups.data[p->group];
        for (int i = 0; i < g->count; i++) {
            bytes += (int)p->source->comments.data[g->first + i].len;
        }
        set_group(p, p->group + 1);
    }
    set_group(p, group);
    return bytes;
}

/* What stands around the comments that are printed now. */
typedef struct CommentScene {
    Place next;       /* of the token behind them */
    TokenKind token;  /* which it is */
    const Comment *previous; /* comment printed last, NULL before the first */
} CommentScene;

/* The comment stays on the line of what was printed last: it is a column of its own, unless more
 * follows on the line. */
static void space_before_trailing(Printer *p, const Comment *c, const CommentScene *s)
{
    bool is_separated = false;
    if (!s->previous) {
        int count = 0;
        for (int i = 0; i < p->space_count; i++) {
            if (p->spaces[i] == SPACE_BLANK) {
                p->spaces[i] = SPACE_NONE;
            } else if (p->spaces[i] == SPACE_TAB) {
                is_separated = true;
            } else if (p->spaces[i] != SPACE_INDENT) {
                count = i;
                break;
            }
        }
        write_spaces(p, count);
    }
    if (is_separated) {
        return;
    }
    if (c->at.line == s->next.line) {
        write_blank(p);
    } else {
        write_tab(p, CELL_HARD);
    }
}

/* How many pending spaces come before a comment on a line of its own: its indentation is that of
 * the code behind it, unless it belongs to the block that ends there. */
static int spaces_before_own_line(Printer *p, const Comment *c, const CommentScene *s,
                                  bool *dropped_newline)
{
    for (int i = 0; i < p->space_count; i++) {
        Space *space = &p->spaces[i];
        switch (*space) {
        case SPACE_BLANK:
        case SPACE_TAB:
            *space = SPACE_NONE;
            continue;
        case SPACE_INDENT:
            continue;
        case SPACE_UNINDENT:
            if (i + 1 < p->space_count && space[1] == SPACE_UNINDENT) {
                continue; /* the comment goes with the innermost of the blocks that end here */
            }
            if (s->token != TOK_RBRACE && c->at.column == s->next.column) {
                continue; /* aligned with the code behind it: most likely a comment to that */
            }
            return i;
        case SPACE_NEWLINE:
        case SPACE_BREAK:
            *space = SPACE_NONE;
            *dropped_newline = s->previous == NULL;
            return i;
        case SPACE_NONE:
            return i;
        }
    }
    return 0;
}

static void space_before_own_line(Printer *p, const Comment *c, const CommentScene *s)
{
    bool dropped_newline = false;
    write_spaces(p, spaces_before_own_line(p, c, s, &dropped_newline));
    int newlines = 0;
    if (p->last.line > 0 && c->at.line > p->last.line) {
        newlines = c->at.line - p->last.line;
    }
    if (p->indent == 0 && dropped_newline) {
        newlines++; /* an empty line between declarations */
    }
    if (newlines == 0 && s->previous && !s->previous->is_block) {
        newlines = 1;
    }
    write_newlines(p, newlines < MAX_NEWLINES ? newlines : MAX_NEWLINES, true);
}

static void space_before_comment(Printer *p, const Comment *c, const CommentScene *s)
{
    if (p->is_empty) {
        return;
    }
    if (c->at.line == p->last.line && (!s->previous || s->previous->is_block)) {
        space_before_trailing(p, c, s);
    } else {
        space_before_own_line(p, c, s);
    }
}

static void write_line_comment(Printer *p, const Comment *c)
{
    int indent = p->indent;
    Text text = text_trim_end((Text){c->text, c->len});
    if (text_has_prefix((Text){c->text, c->len}, "//line ") && c->at.column == 1) {
        p->indent = 0; /* it is a directive only there */
    }
    if (is_build_line((Text){c->text, c->len})) {
        VEC_PUSH(&p->build_lines, p->line);
    }
    write_text(p, c->at, text.s, text.len);
    p->indent = indent;
}

static void write_block_comment(Printer *p, const Comment *c)
{
    Text *lines;
    bool is_pushed_in = c->at.column == 1 && p->indent > 0;
    int count = block_comment_lines(p->source->arena, c, is_pushed_in, &lines);
    Place at = c->at;
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            write_newline(p, true);
            at = p->pos;
        }
        if (lines[i].len > 0) {
            Text line = text_trim_end(lines[i]);
            write_text(p, at, line.s, line.len);
        }
    }
}

static void write_comment(Printer *p, const Comment *c, CommentScene *s)
{
    space_before_comment(p, c, s);
    if (c->is_block) {
        write_block_comment(p, c);
    } else {
        write_line_comment(p, c);
    }
    s->previous = c;
}

/* Whether newlines were written behind the comments, and whether a break was not. */
typedef struct AfterComments {
    bool wrote_newline, dropped_break;
} AfterComments;

/* Of the white space that was asked for, newlines give way to those of the comments. */
static AfterComments space_after_comments(Printer *p, bool needs_newline)
{
    AfterComments after = {0};
    for (int i = 0; i < p->space_count; i++) {
        Space *space = &p->spaces[i];
        bool is_newline = *space == SPACE_NEWLINE || *space == SPACE_BREAK;
        if (is_newline && needs_newline) {
            needs_newline = false;
            after.wrote_newline = true;
        } else if (is_newline || *space == SPACE_BLANK || *space == SPACE_TAB) {
            after.dropped_break |= *space == SPACE_BREAK;
            *space = SPACE_NONE;
        }
    }
    write_spaces(p, p->space_count);
    if (needs_newline) {
        write_newline(p, false);
        after.wrote_newline = true;
    }
    return after;
}

static bool is_same_place(Place a, Place b)
{
    return a.offset == b.offset && a.line == b.line && a.column == b.column;
}

static void write_comments(Printer *p, const Comment *comments, int count, CommentScene *s)
{
    for (int i = 0; i < count; i++) {
        write_comment(p, &comments[i], s);
    }
}

static bool is_declaring(TokenKind kind)
{
    return kind == TOK_CONST || kind == TOK_TYPE || kind == TOK_VAR || kind == TOK_FUNC ||
           kind == TOK_PACKAGE;
}

/* What became of a comment above a declaration. */
typedef enum DocResult { DOC_NONE, DOC_PRINTED, DOC_VANISHED } DocResult;

/* What stands above an import may be C. In a script, a statement may follow. */
static bool may_have_doc(const Printer *p, TokenKind token)
{
    bool is_script = p->file->script_count > 0;
    return token != TOK_EOF && token != TOK_IMPORT && (!is_script || is_declaring(token));
}

/* At the left margin, with nothing but a newline behind it. */
static bool is_right_above(const Printer *p, const Comment *first, const Comment *last, Place next)
{
    return first->at.column == 1 && last->end < p->source->file->len &&
           is_same_place(token_table_place(p->source, last->end + 1), next);
}

/* Writes the group, reformatted, if it is a doc comment: one right above a declaration. */
static DocResult write_doc_comment(Printer *p, const CommentGroup *g, CommentScene *s)
{
    const Comment *comments = &p->source->comments.data[g->first];
    const Comment *last = &comments[g->count - 1];
    if (!may_have_doc(p, s->token) || !is_right_above(p, comments, last, s->next)) {
        return DOC_NONE;
    }
    Text *texts;
    int count = doc_comment_format(p->source->arena, comments, g->count, &texts);
    if (count == 0) {
        space_before_comment(p, comments, s);
        p->pos = p->last = s->next;
        return DOC_VANISHED;
    }
    for (int i = 0; i < count; i++) {
        Comment *c = ARENA_NEW(p->source->arena, Comment);
        *c = *comments;
        c->text = texts[i].s;
        c->len = texts[i].len;
        write_comment(p, c, s);
    }
    if (count < 0) {
        write_comments(p, comments, g->count, s);
    }
    s->previous = last;
    p->pos = p->last = token_table_place(p->source, last->end);
    return DOC_PRINTED;
}

/* A block comment directly before code on its line is kept apart from that, by a newline when one
 * is pending outside of composite literals. */
static bool needs_newline_behind(Printer *p, const CommentScene *s)
{
    const Comment *last = s->previous;
    bool needs = false;
    if (!p->no_extra_blank && last->is_block && last->at.line == s->next.line &&
        s->token != TOK_COMMA && (s->token != TOK_RPAREN || p->prev_open == TOK_LPAREN) &&
        (s->token != TOK_RBRACK || p->prev_open == TOK_LBRACK)) {
        needs = is_newline_pending(p) && !p->no_extra_newline && p->literal_level == 0;
        if (!needs) {
            write_blank(p);
        }
    }
    return needs || !last->is_block || s->token == TOK_EOF ||
           (s->token == TOK_RBRACE && !p->no_extra_newline);
}

static AfterComments print_comments(Printer *p, Place next, TokenKind token)
{
    CommentScene s = {.next = next, .token = token};
    while (has_comment_before_offset(p, next.offset)) {
        const CommentGroup *g = &p->source->groups.data[p->group];
        DocResult doc = write_doc_comment(p, g, &s);
        if (doc == DOC_VANISHED) {
            set_group(p, p->group + 1);
            return space_after_comments(p, false);
        }
        if (doc == DOC_NONE) {
            write_comments(p, &p->source->comments.data[g->first], g->count, &s);
        }
        set_group(p, p->group + 1);
    }
    return space_after_comments(p, needs_newline_behind(p, &s));
}

static AfterComments flush(Printer *p, Place next, TokenKind token)
{
    if (has_comment_before_offset(p, next.offset)) {
        return print_comments(p, next, token);
    }
    write_spaces(p, p->space_count);
    return (AfterComments){0};
}

/* ---- tokens */

/* Whether two tokens would read as another one if nothing stood between them. */
static bool may_merge(TokenKind before, char next)
{
    switch (before) {
    case TOK_INT: return next == '.';
    case TOK_ADD: return next == '+';
    case TOK_SUB: return next == '-';
    case TOK_QUO: return next == '*';
    case TOK_LSS: return next == '-' || next == '<';
    case TOK_AND: return next == '&' || next == '^';
    default: return false;
    }
}

/* Newlines that the source has before the token and nobody asked for are kept (up to two): in
 * particular those behind comments. Not where a newline would end a statement. */
static void keep_newlines(Printer *p, Place next, AfterComments after)
{
    int count = next.line - p->pos.line;
    count = count < MAX_NEWLINES ? count : MAX_NEWLINES;
    if (after.wrote_newline && count == MAX_NEWLINES) {
        count--;
    }
    write_newlines(p, count, after.dropped_break);
}

static bool ends_statement(TokenKind kind)
{
    return (token_flags(kind) & TF_ENDS_STMT) != 0;
}

static void print_item(Printer *p, TokenKind kind, const char *s, size_t len)
{
    note_bracket(p);
    bool is_fixed = kind != TOK_IDENT && !(token_flags(kind) & TF_LITERAL);
    if (is_fixed && may_merge(p->last_token, s[0])) {
        p->spaces[0] = SPACE_BLANK;
        p->space_count = 1;
    }
    p->last_token = kind;
    Place next = p->pos;
    bool implies_semi = ends_statement(kind);
    AfterComments after = flush(p, next, kind);
    if (!p->implies_semi && next.line > p->pos.line) {
        keep_newlines(p, next, after);
        implies_semi = false;
    }
    if (p->line_wanted) {
        *p->line_wanted = p->line;
        p->line_wanted = NULL;
    }
    write_text(p, next, s, len);
    p->implies_semi = implies_semi;
}

void sync_pos(Printer *p)
{
    p->pos = upcoming(p)->at;
}

void skip_token(Printer *p)
{
    p->next++;
}

void put_as(Printer *p, const char *text, size_t len)
{
    TokenKind kind = upcoming(p)->kind;
    sync_pos(p);
    p->next++;
    print_item(p, kind, text, len);
}

void put_near(Printer *p, TokenKind kind)
{
    const Token *t = upcoming(p);
    CHECK(t->kind == kind);
    p->next++;
    print_item(p, kind, t->text, t->len);
}

void put(Printer *p, TokenKind kind)
{
    sync_pos(p);
    put_near(p, kind);
}

void put_extra(Printer *p, TokenKind kind)
{
    const char *s = token_spelling(kind);
    print_item(p, kind, s, strlen(s));
}

void put_optional(Printer *p, TokenKind kind)
{
    if (is_upcoming(p, kind)) {
        p->next++;
    }
    put_extra(p, kind);
}

/* ---- lines */

int print_linebreak(Printer *p, int line, int min, Space before, bool new_section)
{
    int count = line - p->pos.line;
    count = count < MAX_NEWLINES ? count : MAX_NEWLINES;
    count = count > min ? count : min;
    if (count <= 0) {
        return 0;
    }
    print_space(p, before);
    print_space(p, new_section ? SPACE_BREAK : SPACE_NEWLINE);
    for (int i = 1; i < count; i++) {
        print_space(p, SPACE_NEWLINE);
    }
    return new_section ? count + 1 : count;
}

void record_line(Printer *p, int *line)
{
    p->line_wanted = line;
}

bool spans_lines(const Printer *p, int line)
{
    return p->line > line;
}

/* ---- life */

void printer_init(Printer *p, const TokenTable *source, const File *file, Columns *columns,
                  PtrMap *sizes)
{
    *p = (Printer){.source = source, .file = file, .columns = columns, .sizes = sizes};
    p->pos = p->last = (Place){.line = 1, .column = 1};
    p->last.line = 0;
    p->line = p->column = 1;
    p->is_empty = true;
    p->last_token = p->prev_open = TOK_ERROR;
    set_group(p, 0);
}

void printer_deinit(Printer *p)
{
    VEC_FREE(&p->build_lines);
}

void printer_finish(Printer *p)
{
    p->implies_semi = false;
    flush(p, (Place){UINT32_MAX - 1, LINE_INFINITE, 0}, TOK_EOF);
    columns_finish(p->columns);
}
