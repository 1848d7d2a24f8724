/* format/token_table.c: the tokens of a file and the comments between them.
 *
 * Semicolons are left out: where statements end, the tree knows. Of a written one its place is kept
 * with the token before it, because a comment behind it belongs to that.
 *
 * Comments make groups as Go's parser makes them (go/parser, "consumeCommentGroup"): a comment on
 * the line of the token before it begins a group that ends with that line; any other group goes
 * on up to an empty line. The newline that ends a statement ends a group as a token would.
 */
#include "format/format_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "lexer/lexer.h"

Place token_table_place(const TokenTable *t, uint32_t offset)
{
    int line = source_line_of(t->file, offset);
    return (Place){offset, line, (int)(offset - t->file->lines[line - 1]) + 1};
}

/* Go's scanner drops carriage returns from comments and raw strings; but not one without which a
 * block comment would end. */
static const char *without_returns(Arena *arena, const char *s, uint32_t *len)
{
    if (!memchr(s, '\r', *len)) {
        return s;
    }
    char *copy = arena_alloc(arena, *len + 1), *to = copy;
    for (uint32_t i = 0; i < *len; i++) {
        bool separates = i > 2 && to[-1] == '*' && i + 1 < *len && s[i + 1] == '/' && s[0] == '/';
        if (s[i] != '\r' || separates) {
            *to++ = s[i];
        }
    }
    *len = (uint32_t)(to - copy);
    return copy;
}

static void add_comment(TokenTable *t, const LexComment *c)
{
    uint32_t offset = c->start - t->file->base;
    Comment comment = {.at = token_table_place(t, offset), .len = c->end - c->start};
    const char *source = t->file->text + offset;
    comment.is_block = source[1] == '*';
    comment.text = without_returns(t->arena, source, &comment.len);
    comment.end = offset + comment.len;
    comment.end_line = source_line_of(t->file, comment.end);
    VEC_PUSH(&t->comments, comment);
}

static bool is_opening(TokenKind kind)
{
    return kind == TOK_LPAREN || kind == TOK_LBRACK || kind == TOK_LBRACE;
}

static bool is_closing(TokenKind kind)
{
    return kind == TOK_RPAREN || kind == TOK_RBRACK || kind == TOK_RBRACE;
}

static void match_brackets(TokenTable *t)
{
    VEC(int) open = {0};
    for (int i = 0; i < t->tokens.len; i++) {
        Token *token = &t->tokens.data[i];
        if (is_opening(token->kind)) {
            VEC_PUSH(&open, i);
        } else if (is_closing(token->kind)) {
            CHECK(open.len > 0);
            token->match = VEC_POP(&open);
            t->tokens.data[token->match].match = i;
        }
    }
    VEC_FREE(&open);
}

/* What the comments read next follow on. */
typedef struct GroupScan {
    int done;            /* comments before this are in groups */
    int token_line;      /* of the token before them; 0: there is none */
    bool is_behind_semi;
    bool newline_is_token; /* the next newline ends a statement */
} GroupScan;

static void add_group(TokenTable *t, GroupScan *g, int end, bool trails)
{
    CommentGroup group = {.first = g->done, .trails = trails, .is_behind_semi = g->is_behind_semi};
    int line = t->comments.data[g->done].at.line;
    int reach = trails ? 0 : 1;
    do {
        const Comment *c = &t->comments.data[g->done];
        if (c->at.line > line + reach) {
            break;
        }
        line = c->end_line;
        group.count++;
        g->done++;
        if (g->newline_is_token && (!c->is_block || line > c->at.line)) {
            g->newline_is_token = false;
            break;
        }
    } while (g->done < end);
    VEC_PUSH(&t->groups, group);
}

/* Makes groups of the comments up to `end`, which all follow the same token. */
static void group_comments(TokenTable *t, GroupScan *g, int end)
{
    bool is_first = true;
    while (g->done < end) {
        bool trails = is_first && t->comments.data[g->done].at.line == g->token_line;
        add_group(t, g, end, trails);
        is_first = false;
    }
}

static void add_token(TokenTable *t, const Lexer *lx)
{
    Token token = {.kind = lx->tok, .len = lx->len, .groups_before = t->groups.len};
    token.at = token_table_place(t, lx->pos - t->file->base);
    token.text = lx->start;
    if (lx->tok == TOK_STRING && lx->start[0] == '`') {
        token.text = without_returns(t->arena, lx->start, &token.len);
    }
    token.end_line = source_line_of(t->file, token.at.offset + token.len);
    VEC_PUSH(&t->tokens, token);
}

static void note_semicolon(TokenTable *t, const Lexer *lx, GroupScan *g)
{
    bool is_written = lx->semi == SEMI_WRITTEN;
    g->token_line = source_line_of(t->file, lx->pos - t->file->base);
    g->is_behind_semi = is_written;
    g->newline_is_token = false;
    if (is_written && t->tokens.len > 0) {
        Token *before = &t->tokens.data[t->tokens.len - 1];
        before->semi = before->semi ? before->semi : lx->pos - t->file->base;
    }
}

static void note_token(TokenTable *t, const Lexer *lx, GroupScan *g)
{
    add_token(t, lx);
    g->token_line = t->tokens.data[t->tokens.len - 1].at.line;
    g->is_behind_semi = false;
    g->newline_is_token = (token_flags(lx->tok) & TF_ENDS_STMT) != 0;
}

/* A first line #! stays where it is, like a comment. */
static void add_interpreter_line(TokenTable *t)
{
    const SourceFile *f = t->file;
    if (!f->is_script || f->len < 2 || f->text[0] != '#' || f->text[1] != '!') {
        return;
    }
    const char *newline = memchr(f->text, '\n', f->len);
    size_t len = newline ? (size_t)(newline - f->text) : f->len;
    LexComment line = {f->base, f->base + (Pos)len};
    add_comment(t, &line);
    VEC_PUSH(&t->groups, ((CommentGroup){.first = 0, .count = 1}));
}

void token_table_init(TokenTable *t, Arena *arena, Interns *interns, SourceFile *file)
{
    *t = (TokenTable){.file = file, .arena = arena};
    source_lines(file);
    add_interpreter_line(t);
    Diags reported_before;
    Lexer lx;
    SourceSet *none = sources_new();
    diags_init(&reported_before, arena, none);
    unsigned mode = LEX_COMMENTS | (file->is_script ? LEX_SCRIPT : 0);
    lex_init(&lx, interns, &reported_before, file, 0, (uint32_t)file->len, mode);
    GroupScan g = {.done = t->comments.len};
    int taken = 0;
    do {
        lex_next(&lx);
        for (; taken < lx.comments.len; taken++) {
            add_comment(t, &lx.comments.data[taken]);
        }
        group_comments(t, &g, t->comments.len);
        if (lx.tok == TOK_SEMI) {
            note_semicolon(t, &lx, &g);
        } else {
            note_token(t, &lx, &g);
        }
    } while (lx.tok != TOK_EOF);
    match_brackets(t);
    lex_deinit(&lx);
    diags_deinit(&reported_before);
    sources_free(none);
}

void token_table_deinit(TokenTable *t)
{
    VEC_FREE(&t->tokens);
    VEC_FREE(&t->comments);
    VEC_FREE(&t->groups);
}

int token_table_find(const TokenTable *t, Pos pos)
{
    uint32_t offset = pos - t->file->base;
    int low = 0, high = t->tokens.len - 1;
    while (low < high) {
        int middle = (low + high) / 2;
        if (t->tokens.data[middle].at.offset < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const CommentGroup *token_table_doc(const TokenTable *t, int i)
{
    const Token *token = &t->tokens.data[i];
    if (token->groups_before == 0) {
        return NULL;
    }
    const CommentGroup *g = &t->groups.data[token->groups_before - 1];
    const Comment *last = &t->comments.data[g->first + g->count - 1];
    bool is_behind_previous = i == 0 || t->tokens.data[i - 1].at.offset < last->at.offset;
    return is_behind_previous && !g->trails && last->end_line + 1 == token->at.line ? g : NULL;
}

const CommentGroup *token_table_line_comment(const TokenTable *t, int i)
{
    const Token *token = &t->tokens.data[i], *next = token + 1;
    for (int k = token->groups_before; k < next->groups_before; k++) {
        const CommentGroup *g = &t->groups.data[k];
        if (!g->trails || g->is_behind_semi != (token->semi != 0)) {
            continue;
        }
        const Comment *last = &t->comments.data[g->first + g->count - 1];
        bool ends_line = last->end_line != next->at.line || next->kind == TOK_EOF;
        bool has_newline = last->end_line != token->at.line;
        return ends_line || (token->semi == 0 && has_newline) ? g : NULL;
    }
    return NULL;
}

static void drop_removed_tokens(TokenTable *t)
{
    int kept = 0;
    for (int i = 0; i < t->tokens.len; i++) {
        if (!t->tokens.data[i].is_removed) {
            t->tokens.data[kept++] = t->tokens.data[i];
        }
    }
    t->tokens.len = kept;
}

void token_table_refresh(TokenTable *t)
{
    drop_removed_tokens(t);
    match_brackets(t);
    for (int i = 0; i < t->tokens.len; i++) {
        Token *token = &t->tokens.data[i];
        token->at = token_table_place(t, token->at.offset);
        token->end_line = source_line_of(t->file, token->at.offset + token->len);
    }
    for (int i = 0; i < t->comments.len; i++) {
        Comment *c = &t->comments.data[i];
        c->at = token_table_place(t, c->at.offset);
        c->end_line = source_line_of(t->file, c->end);
    }
}
