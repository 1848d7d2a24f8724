/* coverblocks.c: counters for the blocks of a file, with the extents that go tool cover shows.
 *
 * A list of statements is cut into blocks: a block ends behind a statement from which control may
 * go elsewhere than to the next one (a loop, a branch, a label, a panic), or that holds a function
 * literal, whose body has blocks of its own. The statement that ends a block belongs to it as far
 * as its opening brace. The last block of a list that was never cut reaches to the closing brace.
 *
 * Each block gets a statement of its own in front, so the checker and the compiler know nothing of
 * counting, and a program that is not counted pays nothing. Go's tool also opens the label of a
 * statement that is not a loop or a switch, so that a goto is counted, and takes `else if` for
 * `else { if }`.
 *
 * Invariant: only the tree is changed, never the text: messages and tracebacks stay as they are.
 * The tree does not keep where statements end and a switch opens: the file's tokens tell.
 */
#include "driver/coverblocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "lexer/lexer.h"

typedef struct Token {
    Pos pos, end;
    TokenKind kind;
} Token;

typedef struct Cutter {
    Session *s;
    VEC(Token) tokens;
    const Str *counters;
    bool once;
    CoverBlocks *blocks;
    int counter_count;
} Cutter;

/* ---- the text */

static void read_tokens(Cutter *c, SourceFile *f) {
    Lexer lx;
    Diags silent; /* what is wrong with the text has been said */
    diags_init(&silent, &c->s->arena, c->s->sources);
    lex_init(&lx, c->s->interns, &silent, f, 0, (uint32_t)f->len,
             f->is_script ? LEX_SCRIPT : LEX_PLAIN);
    do {
        lex_next(&lx);
        VEC_PUSH(&c->tokens, ((Token){lx.pos, lx.pos + lx.len, lx.tok}));
    } while (lx.tok != TOK_EOF);
    lex_deinit(&lx);
    diags_deinit(&silent);
}

/* The index of the first token at pos or behind it. */
static int token_at(const Cutter *c, Pos pos) {
    int lo = 0, hi = c->tokens.len - 1;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (c->tokens.data[mid].pos < pos) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

/* 1 for an opening bracket, -1 for a closing one. */
static int nesting(TokenKind kind) {
    switch (kind) {
    case TOK_LPAREN:
    case TOK_LBRACK:
    case TOK_LBRACE: return 1;
    case TOK_RPAREN:
    case TOK_RBRACK:
    case TOK_RBRACE: return -1;
    default: return 0;
    }
}

/* Behind the last token of the simple statement that begins at start. */
static Pos simple_end(const Cutter *c, Pos start) {
    int depth = 0;
    int i = token_at(c, start);
    for (int first = i; c->tokens.data[i].kind != TOK_EOF; i++) {
        const Token *t = &c->tokens.data[i];
        depth += nesting(t->kind);
        if (depth < 0 || (depth == 0 && t->kind == TOK_SEMI)) {
            return i == first ? t->pos : c->tokens.data[i - 1].end;
        }
    }
    return start;
}

/* The brace that opens what rbrace closes. */
static Pos opening_brace(const Cutter *c, Pos rbrace) {
    int depth = 0;
    for (int i = token_at(c, rbrace); i >= 0; i--) {
        depth += nesting(c->tokens.data[i].kind);
        if (depth == 0) {
            return c->tokens.data[i].pos;
        }
    }
    return rbrace;
}

/* The leftmost position of a node. */
static Pos start_of(const void *node) {
    const Node *n = node, *first = n;
    while (first != NULL) {
        n = first;
        first = n->kind == NODE_SLICE ? (const void *)((const SliceExpr *)n)->x : ast_first_part(n);
    }
    return n->pos;
}

/* ---- how far a statement belongs to its block */

static bool find_literal(Node *n, void *ctx) {
    Pos *found = ctx;
    if (*found == 0 && n->kind == NODE_FUNC_LIT) {
        *found = ((const FuncLit *)n)->body->s.pos;
    }
    return *found == 0;
}

/* Where the body of the first function literal below the nodes opens; 0: there is none. */
static Pos literal_in(const void *a, const void *b, const void *c) {
    const void *nodes[] = {a, b, c};
    Pos found = 0;
    for (int i = 0; i < 3; i++) {
        if (nodes[i] != NULL && found == 0) {
            ast_walk((Node *)nodes[i], find_literal, &found);
        }
    }
    return found;
}

static Pos or_else(Pos literal, Pos otherwise) {
    return literal != 0 ? literal : otherwise;
}

static Pos boundary(const Cutter *c, const Stmt *stmt) {
    switch (stmt->kind) {
    case NODE_BLOCK_STMT: return stmt->pos;
    case NODE_LABELED_STMT: {
        const LabeledStmt *l = (const LabeledStmt *)stmt;
        return l->stmt->kind == NODE_EMPTY_STMT ? start_of(l) : boundary(c, l->stmt);
    }
    case NODE_IF_STMT: {
        const IfStmt *i = (const IfStmt *)stmt;
        return or_else(literal_in(i->init, i->cond, NULL), i->then->s.pos);
    }
    case NODE_FOR_STMT: {
        const ForStmt *f = (const ForStmt *)stmt;
        return or_else(literal_in(f->init, f->cond, f->post), f->body->s.pos);
    }
    case NODE_RANGE_STMT: {
        const RangeStmt *r = (const RangeStmt *)stmt;
        return or_else(literal_in(r->x, NULL, NULL), r->body->s.pos);
    }
    case NODE_SWITCH_STMT: {
        const SwitchStmt *w = (const SwitchStmt *)stmt;
        return or_else(literal_in(w->init, w->tag, NULL), opening_brace(c, w->rbrace));
    }
    case NODE_TYPE_SWITCH_STMT: {
        const TypeSwitchStmt *w = (const TypeSwitchStmt *)stmt;
        return or_else(literal_in(w->init, NULL, NULL), opening_brace(c, w->rbrace));
    }
    case NODE_SELECT_STMT: return opening_brace(c, ((const SelectStmt *)stmt)->rbrace);
    default: return or_else(literal_in(stmt, NULL, NULL), simple_end(c, start_of(stmt)));
    }
}

static bool is_panic(const Stmt *stmt) {
    const Expr *x = stmt->kind == NODE_EXPR_STMT ? ((const ExprStmt *)stmt)->x : NULL;
    if (x == NULL || x->kind != NODE_CALL) {
        return false;
    }
    const CallExpr *call = (const CallExpr *)x;
    return call->fun->kind == NODE_IDENT && call->arg_count == 1 &&
           strcmp(((const Ident *)call->fun)->name->text, "panic") == 0;
}

static bool is_control(const Stmt *stmt) {
    switch (stmt->kind) {
    case NODE_FOR_STMT:
    case NODE_RANGE_STMT:
    case NODE_SWITCH_STMT:
    case NODE_TYPE_SWITCH_STMT:
    case NODE_SELECT_STMT: return true;
    default: return false;
    }
}

static bool ends_block(const Stmt *stmt) {
    switch (stmt->kind) {
    case NODE_BLOCK_STMT:
    case NODE_BRANCH_STMT:
    case NODE_IF_STMT:
    case NODE_LABELED_STMT: return true;
    default: return is_control(stmt) || is_panic(stmt) || literal_in(stmt, NULL, NULL) != 0;
    }
}

/* ---- counters */

static Ident *new_ident(Cutter *c, Pos pos, const Str *name) {
    Ident *id = ARENA_NEW(&c->s->arena, Ident);
    id->e.kind = NODE_IDENT;
    id->e.pos = pos;
    id->name = name;
    return id;
}

static Expr *new_number(Cutter *c, Pos pos, int value) {
    BasicLit *lit = ARENA_NEW(&c->s->arena, BasicLit);
    const char *text = arena_printf(&c->s->arena, "%d", value);
    lit->e.kind = NODE_BASIC_LIT;
    lit->e.pos = pos;
    lit->lit = TOK_INT;
    lit->text = intern(c->s->interns, text, strlen(text));
    return &lit->e;
}

/* counters[i], and the block it is of. */
static Expr *new_counter(Cutter *c, Pos start, Pos end, int stmt_count) {
    Arena *a = &c->s->arena;
    int index = c->counter_count++;
    VEC_PUSH(c->blocks, ((CoverBlock){start, end, stmt_count, index}));
    IndexExpr *x = ARENA_NEW(a, IndexExpr);
    x->e.kind = NODE_INDEX;
    x->e.pos = start;
    x->x = &new_ident(c, start, c->counters)->e;
    x->index = ARENA_ARRAY(a, Expr *, 1);
    x->index[0] = new_number(c, start, index);
    x->index_count = 1;
    return &x->e;
}

/* counters[i] = 1, or counters[i]++. */
static Stmt *new_count(Cutter *c, Pos start, Pos end, int stmt_count) {
    Arena *a = &c->s->arena;
    Expr *counter = new_counter(c, start, end, stmt_count);
    if (!c->once) {
        IncDecStmt *inc = ARENA_NEW(a, IncDecStmt);
        inc->s = (Stmt){NODE_INC_DEC_STMT, start};
        inc->x = counter;
        return &inc->s;
    }
    AssignStmt *set = ARENA_NEW(a, AssignStmt);
    set->s = (Stmt){NODE_ASSIGN_STMT, start};
    set->op = TOK_ASSIGN;
    set->lhs = ARENA_ARRAY(a, Expr *, 1);
    set->rhs = ARENA_ARRAY(a, Expr *, 1);
    set->lhs[0] = counter;
    set->rhs[0] = new_number(c, start, 1);
    set->lhs_count = set->rhs_count = 1;
    return &set->s;
}

/* ---- lists of statements */

typedef VEC(Stmt *) StmtVec;

/* `L: x = 1` becomes `L: ; x = 1`: a counter is to come between them. */
static void push_opened(Cutter *c, StmtVec *list, Stmt *stmt) {
    LabeledStmt *l = (LabeledStmt *)stmt;
    if (stmt->kind != NODE_LABELED_STMT || is_control(l->stmt)) {
        VEC_PUSH(list, stmt);
        return;
    }
    Stmt *labeled = l->stmt, *empty = ARENA_NEW(&c->s->arena, Stmt);
    *empty = (Stmt){NODE_EMPTY_STMT, labeled->pos};
    l->stmt = empty;
    VEC_PUSH(list, stmt);
    push_opened(c, list, labeled);
}

/* One block of in, from statement `from` on: its counter and its statements go to out. Returns the
 * statement behind it. Once a list has been cut, no block of it reaches to the brace. */
static int cut_block(Cutter *c, const StmtVec *in, int from, Pos start, Pos *brace, StmtVec *out) {
    int i = from;
    bool is_cut = false;
    Pos end = start;
    while (i < in->len && !is_cut) {
        end = boundary(c, in->data[i]);
        is_cut = ends_block(in->data[i]);
        i++;
    }
    if (is_cut) {
        *brace = 0;
    }
    end = *brace != 0 ? *brace : end;
    if (start != end) {
        VEC_PUSH(out, new_count(c, start, end, i - from));
    }
    for (int k = from; k < i; k++) {
        VEC_PUSH(out, in->data[k]);
    }
    return i;
}

/* Replaces a list by one with counters. It begins at start; brace: behind its closing one, or 0 in
 * a clause of a switch, which has none. */
static void cut_list(Cutter *c, Pos start, Pos brace, Stmt ***stmts, int *count) {
    StmtVec in = {0}, out = {0};
    for (int i = 0; i < *count; i++) {
        push_opened(c, &in, (*stmts)[i]);
    }
    if (in.len == 0) {
        VEC_PUSH(&out,
                 brace != 0 ? new_count(c, start + 1, brace, 0) : new_count(c, start, start, 0));
    }
    for (int i = 0; i < in.len;) {
        i = cut_block(c, &in, i, i == 0 ? start : start_of(in.data[i]), &brace, &out);
    }
    *stmts = ARENA_ARRAY(&c->s->arena, Stmt *, out.len);
    memcpy(*stmts, out.data, sizeof(Stmt *) * (size_t)out.len);
    *count = out.len;
    VEC_FREE(&in);
    VEC_FREE(&out);
}

static bool cut_node(Node *n, void *ctx);

static void cut_below(Cutter *c, void *node) {
    if (node != NULL) {
        ast_walk(node, cut_node, c);
    }
}

/* The block begins behind the word else. */
static void cut_else(Cutter *c, IfStmt *i) {
    Pos start = c->tokens.data[token_at(c, i->then->rbrace) + 1].end;
    BlockStmt *b = (BlockStmt *)i->els;
    if (b->s.kind == NODE_IF_STMT) {
        b = ARENA_NEW(&c->s->arena, BlockStmt);
        b->s = (Stmt){NODE_BLOCK_STMT, i->els->pos};
        b->stmts = ARENA_ARRAY(&c->s->arena, Stmt *, 1);
        b->stmts[0] = i->els;
        b->stmt_count = 1;
        b->rbrace = i->els->pos;
        i->els = &b->s;
    }
    cut_list(c, start, b->rbrace + 1, &b->stmts, &b->stmt_count);
    for (int k = 0; k < b->stmt_count; k++) {
        cut_below(c, b->stmts[k]);
    }
}

/* Of ast_walk: gives the lists of a node counters before the walk goes into them. */
static bool cut_node(Node *n, void *ctx) {
    Cutter *c = ctx;
    switch (n->kind) {
    case NODE_FUNC_DECL: {
        const FuncDecl *d = (const FuncDecl *)n;
        return d->body != NULL && strcmp(d->name->name->text, "_") != 0;
    }
    case NODE_BLOCK_STMT: {
        BlockStmt *b = (BlockStmt *)n;
        cut_list(c, b->s.pos, b->rbrace + 1, &b->stmts, &b->stmt_count);
        return true;
    }
    case NODE_CASE_CLAUSE: {
        CaseClause *k = (CaseClause *)n;
        cut_list(c, k->colon + 1, 0, &k->body, &k->body_count);
        return true;
    }
    case NODE_COMM_CLAUSE: {
        CommClause *k = (CommClause *)n;
        cut_list(c, k->colon + 1, 0, &k->body, &k->body_count);
        return true;
    }
    case NODE_IF_STMT: {
        IfStmt *i = (IfStmt *)n;
        cut_below(c, i->init);
        cut_below(c, i->cond);
        cut_below(c, i->then);
        if (i->els != NULL) {
            cut_else(c, i);
        }
        return false;
    }
    default: return true;
    }
}

static int by_start(const void *a, const void *b) {
    const CoverBlock *x = a, *y = b;
    if (x->start != y->start) {
        return x->start < y->start ? -1 : 1;
    }
    return x->end == y->end ? 0 : x->end < y->end ? -1 : 1;
}

void cover_blocks(Session *s, File *f, const char *counters, bool once, CoverBlocks *blocks) {
    Cutter c = {.s = s,
                .counters = intern(s->interns, counters, strlen(counters)),
                .once = once,
                .blocks = blocks};
    read_tokens(&c, f->source);
    for (int i = 0; i < f->decl_count; i++) {
        cut_below(&c, f->decls[i]);
    }
    if (blocks->len > 0) {
        qsort(blocks->data, (size_t)blocks->len, sizeof *blocks->data, by_start);
    }
    VEC_FREE(&c.tokens);
}
