/* format/print_stmt.c: statements and blocks. */
#include "format/format_internal.h"

enum { MAX_LINE_BODY = 100, MAX_LINE_STMTS = 5 };

/* ---- lists of statements */

static int label_count(const Stmt *s)
{
    int count = 0;
    for (; s->kind == NODE_LABELED_STMT; s = ((const LabeledStmt *)s)->stmt) {
        count++;
    }
    return count;
}

void print_stmt_list(Printer *p, Stmt *const *list, int count, int indent, bool next_is_rbrace)
{
    print_space(p, indent > 0 ? SPACE_INDENT : SPACE_NONE);
    int line = 0, printed = 0;
    for (int i = 0; i < count; i++) {
        if (list[i]->kind == NODE_EMPTY_STMT) {
            continue;
        }
        if (!p->is_empty) {
            bool new_section = printed == 0 || indent == 0 || spans_lines(p, line);
            print_linebreak(p, upcoming(p)->at.line, 1, SPACE_NONE, new_section);
        }
        record_line(p, &line);
        print_stmt(p, list[i], next_is_rbrace && printed == count - 1);
        line += label_count(list[i]); /* a label has a line of its own */
        printed++;
    }
    print_space(p, indent > 0 ? SPACE_UNINDENT : SPACE_NONE);
}

static void print_braced(Printer *p, Stmt *const *list, int count, int indent)
{
    int open = p->next;
    put(p, TOK_LBRACE);
    print_stmt_list(p, list, count, indent, true);
    print_linebreak(p, line_of(p, token_at(p, open)->match), 1, SPACE_NONE, true);
    put(p, TOK_RBRACE);
}

void print_block(Printer *p, const BlockStmt *b)
{
    print_braced(p, b->stmts, b->stmt_count, 1);
}

/* ---- function bodies */

/* Bytes of the statements on one line, or more than MAX_LINE_BODY. */
static int body_size(Printer *p, const BlockStmt *b)
{
    int open = p->next, close = upcoming(p)->match;
    if (line_of(p, open) != line_of(p, close) || b->stmt_count > MAX_LINE_STMTS) {
        return MAX_LINE_BODY + 1;
    }
    int size = comment_bytes_before(p, close);
    for (int i = 0; i < b->stmt_count && size <= MAX_LINE_BODY; i++) {
        size += (i > 0 ? 2 : 0) + print_size(p, b->stmts[i], MAX_LINE_BODY);
    }
    return size;
}

static void print_line_body(Printer *p, const BlockStmt *b, Space separator)
{
    print_space(p, separator);
    put(p, TOK_LBRACE);
    if (b->stmt_count > 0) {
        print_space(p, SPACE_BLANK);
        for (int i = 0; i < b->stmt_count; i++) {
            if (i > 0) {
                put_extra(p, TOK_SEMI);
                print_space(p, SPACE_BLANK);
            }
            print_stmt(p, b->stmts[i], i == b->stmt_count - 1);
        }
        print_space(p, SPACE_BLANK);
    }
    p->no_extra_newline = !p->no_extra_newline;
    put(p, TOK_RBRACE);
    p->no_extra_newline = !p->no_extra_newline;
}

/* Columns of output since the function began, if that was on this line. */
static int header_size(const Printer *p, int start_token, int start_column)
{
    bool is_one_line = p->pos.line > 0 && line_of(p, start_token) == p->pos.line;
    return is_one_line ? p->column - start_column : SIZE_INFINITE;
}

void print_func_body(Printer *p, int start_token, int start_column, Space separator,
                     const BlockStmt *b)
{
    if (!b) {
        return;
    }
    int header = header_size(p, start_token, start_column);
    int level = p->literal_level;
    p->literal_level = 0;
    if (header + body_size(p, b) <= MAX_LINE_BODY) {
        print_line_body(p, b, separator);
    } else {
        print_space(p, SPACE_BLANK);
        print_block(p, b);
    }
    p->literal_level = level;
}

/* ---- headers */

/* for init; cond; post {  and the shorter forms; the semicolons are in no table. */
static void print_header(Printer *p, const Stmt *init, const Expr *cond, const Stmt *post,
                         bool is_for)
{
    bool needs_blank = cond != NULL;
    print_space(p, SPACE_BLANK);
    if (init || post) {
        if (init) {
            print_stmt(p, init, false);
        }
        put_extra(p, TOK_SEMI);
        print_space(p, SPACE_BLANK);
    }
    if (cond) {
        print_header_expr(p, cond);
    }
    if ((init || post) && is_for) {
        put_extra(p, TOK_SEMI);
        print_space(p, SPACE_BLANK);
        needs_blank = post != NULL;
        if (post) {
            print_stmt(p, post, false);
        }
    }
    print_space(p, needs_blank ? SPACE_BLANK : SPACE_NONE);
}

static void print_if(Printer *p, const IfStmt *s)
{
    put(p, TOK_IF);
    print_header(p, s->init, s->cond, NULL, false);
    print_block(p, s->then);
    if (s->els) {
        print_space(p, SPACE_BLANK);
        put_near(p, TOK_ELSE);
        print_space(p, SPACE_BLANK);
        print_stmt(p, s->els, false);
    }
}

static void print_for(Printer *p, const ForStmt *s)
{
    put(p, TOK_FOR);
    print_header(p, s->init, s->cond, s->post, true);
    print_block(p, s->body);
}

static void print_range(Printer *p, const RangeStmt *s)
{
    put(p, TOK_FOR);
    print_space(p, SPACE_BLANK);
    if (s->key) {
        print_expr(p, s->key, TOP_DEPTH);
        if (s->value) {
            p->pos = token_at(p, p->next + 1)->at;
            put_near(p, TOK_COMMA);
            print_space(p, SPACE_BLANK);
            print_expr(p, s->value, TOP_DEPTH);
        }
        print_space(p, SPACE_BLANK);
        put(p, s->is_define ? TOK_DEFINE : TOK_ASSIGN);
        print_space(p, SPACE_BLANK);
    }
    put_near(p, TOK_RANGE);
    print_space(p, SPACE_BLANK);
    print_header_expr(p, s->x);
    print_space(p, SPACE_BLANK);
    print_block(p, s->body);
}

/* ---- switch, select */

static void print_switch(Printer *p, const SwitchStmt *s)
{
    put(p, TOK_SWITCH);
    print_header(p, s->init, s->tag, NULL, false);
    print_braced(p, (Stmt *const *)s->cases, s->case_count, 0);
}

/* x.(type) has no node of its own. */
static Expr *type_guard(const Printer *p, const TypeSwitchStmt *s)
{
    TypeAssertExpr *guard = ARENA_NEW(p->source->arena, TypeAssertExpr);
    int dot = last_token(p, s->x) + 1;
    guard->e.kind = NODE_TYPE_ASSERT;
    guard->e.pos = p->source->file->base + token_at(p, dot)->at.offset;
    guard->x = s->x;
    return &guard->e;
}

/* An expression, or x := y.(type): of that the tree has only what is behind the := (before which
 * stands a name, if the program is right). */
static void print_maybe_bound(Printer *p, Expr *x)
{
    int first = first_token(p, x);
    if (p->next == first) {
        print_expr(p, x, TOP_DEPTH);
        return;
    }
    while (p->next < first - 1) {
        put(p, upcoming(p)->kind);
    }
    print_space(p, SPACE_BLANK);
    put(p, TOK_DEFINE);
    print_space(p, SPACE_BLANK);
    print_expr_list(p, first - 1, &x, 1, TOP_DEPTH, 0, -1);
}

static void print_type_switch(Printer *p, const TypeSwitchStmt *s)
{
    put(p, TOK_SWITCH);
    if (s->init) {
        print_space(p, SPACE_BLANK);
        print_stmt(p, s->init, false);
        put_extra(p, TOK_SEMI);
    }
    print_space(p, SPACE_BLANK);
    sync_pos(p);
    print_maybe_bound(p, type_guard(p, s));
    print_space(p, SPACE_BLANK);
    print_braced(p, (Stmt *const *)s->cases, s->case_count, 0);
}

static void print_case(Printer *p, const CaseClause *c, bool next_is_rbrace)
{
    int keyword = p->next;
    if (c->is_default) {
        put(p, TOK_DEFAULT);
    } else {
        put(p, TOK_CASE);
        print_space(p, SPACE_BLANK);
        print_expr_list(p, keyword, c->exprs, c->expr_count, TOP_DEPTH, 0,
                        token_table_find(p->source, c->colon));
    }
    put(p, TOK_COLON);
    print_stmt_list(p, c->body, c->body_count, 1, next_is_rbrace);
}

static void print_comm(Printer *p, const CommClause *c, bool next_is_rbrace)
{
    if (c->comm) {
        put(p, TOK_CASE);
        print_space(p, SPACE_BLANK);
        print_stmt(p, c->comm, false);
    } else {
        put(p, TOK_DEFAULT);
    }
    put(p, TOK_COLON);
    print_stmt_list(p, c->body, c->body_count, 1, next_is_rbrace);
}

static void print_select(Printer *p, const SelectStmt *s)
{
    put(p, TOK_SELECT);
    print_space(p, SPACE_BLANK);
    if (s->case_count == 0 && !has_comment_before(p, upcoming(p)->match)) {
        put(p, TOK_LBRACE);
        put(p, TOK_RBRACE);
    } else {
        print_braced(p, (Stmt *const *)s->cases, s->case_count, 0);
    }
}

/* ---- the others */

static void print_assign(Printer *p, const AssignStmt *s)
{
    int depth = TOP_DEPTH + (s->lhs_count > 1 && s->rhs_count > 1);
    int op = last_token(p, s->lhs[s->lhs_count - 1]) + 1;
    print_expr_list(p, p->next, s->lhs, s->lhs_count, depth, 0, op);
    print_space(p, SPACE_BLANK);
    put(p, token_at(p, op)->kind);
    print_space(p, SPACE_BLANK);
    print_expr_list(p, op, s->rhs, s->rhs_count, depth, 0, -1);
}

/* Whether the results are to be indented as a whole: some line begins with one of them, or more
 * than one takes several lines. */
static bool is_ragged(const Printer *p, Expr *const *list, int count)
{
    int line = upcoming(p)->at.line, tall = 0;
    for (int i = 0; i < count; i++) {
        int first = line_of(p, first_token(p, list[i]));
        if (line < first) {
            return true;
        }
        line = token_at(p, last_token(p, list[i]))->end_line;
        tall += first < line;
    }
    return tall > 1;
}

static void print_return(Printer *p, const ReturnStmt *s)
{
    put(p, TOK_RETURN);
    if (s->result_count == 0) {
        return;
    }
    print_space(p, SPACE_BLANK);
    bool is_indented = s->result_count > 1 && is_ragged(p, s->results, s->result_count);
    print_space(p, is_indented ? SPACE_INDENT : SPACE_NONE);
    print_expr_list(p, -1, s->results, s->result_count, TOP_DEPTH,
                    is_indented ? LIST_NO_INDENT : 0, -1);
    print_space(p, is_indented ? SPACE_UNINDENT : SPACE_NONE);
}

/* A label without a statement keeps a semicolon, unless the block ends there. */
static void print_labeled(Printer *p, const LabeledStmt *s, bool next_is_rbrace)
{
    bool is_at_margin = wanted_indent(p) == 0; /* of a script */
    print_space(p, is_at_margin ? SPACE_NONE : SPACE_UNINDENT);
    print_ident(p);
    put(p, TOK_COLON);
    print_space(p, is_at_margin ? SPACE_NONE : SPACE_INDENT);
    if (s->stmt->kind != NODE_EMPTY_STMT) {
        print_linebreak(p, upcoming(p)->at.line, 1, SPACE_NONE, true);
        print_stmt(p, s->stmt, next_is_rbrace);
        return;
    }
    uint32_t offset = s->stmt->pos - p->source->file->base;
    if (!next_is_rbrace) {
        print_space(p, SPACE_NEWLINE);
    }
    p->pos = token_table_place(p->source, offset);
    if (!next_is_rbrace) {
        put_extra(p, TOK_SEMI);
    }
}

static void print_send(Printer *p, const SendStmt *s)
{
    print_expr(p, s->chan, TOP_DEPTH);
    print_space(p, SPACE_BLANK);
    put(p, TOK_ARROW);
    print_space(p, SPACE_BLANK);
    print_expr(p, s->value, TOP_DEPTH);
}

static void print_go(Printer *p, const GoStmt *s)
{
    put(p, upcoming(p)->kind);
    print_space(p, SPACE_BLANK);
    print_expr(p, s->call, TOP_DEPTH);
}

static void print_branch(Printer *p, const BranchStmt *s)
{
    put(p, s->token);
    if (s->label) {
        print_space(p, SPACE_BLANK);
        print_ident(p);
    }
}

void print_stmt(Printer *p, const Stmt *s, bool next_is_rbrace)
{
    if (s->kind != NODE_EMPTY_STMT) {
        sync_pos(p);
    }
    switch (s->kind) {
    case NODE_EMPTY_STMT:
        break;
    case NODE_DECL_STMT:
        print_decl_stmt(p, ((const DeclStmt *)s)->decls, ((const DeclStmt *)s)->decl_count);
        break;
    case NODE_LABELED_STMT:
        print_labeled(p, (const LabeledStmt *)s, next_is_rbrace);
        break;
    case NODE_EXPR_STMT:
        print_maybe_bound(p, ((const ExprStmt *)s)->x);
        break;
    case NODE_SEND_STMT:
        print_send(p, (const SendStmt *)s);
        break;
    case NODE_INC_DEC_STMT:
        print_expr(p, ((const IncDecStmt *)s)->x, TOP_DEPTH + 1);
        put(p, upcoming(p)->kind);
        break;
    case NODE_ASSIGN_STMT:
        print_assign(p, (const AssignStmt *)s);
        break;
    case NODE_GO_STMT:
    case NODE_DEFER_STMT:
        print_go(p, (const GoStmt *)s);
        break;
    case NODE_RETURN_STMT:
        print_return(p, (const ReturnStmt *)s);
        break;
    case NODE_BRANCH_STMT:
        print_branch(p, (const BranchStmt *)s);
        break;
    case NODE_BLOCK_STMT:
        print_block(p, (const BlockStmt *)s);
        break;
    case NODE_IF_STMT:
        print_if(p, (const IfStmt *)s);
        break;
    case NODE_CASE_CLAUSE:
        print_case(p, (const CaseClause *)s, next_is_rbrace);
        break;
    case NODE_SWITCH_STMT:
        print_switch(p, (const SwitchStmt *)s);
        break;
    case NODE_TYPE_SWITCH_STMT:
        print_type_switch(p, (const TypeSwitchStmt *)s);
        break;
    case NODE_COMM_CLAUSE:
        print_comm(p, (const CommClause *)s, next_is_rbrace);
        break;
    case NODE_SELECT_STMT:
        print_select(p, (const SelectStmt *)s);
        break;
    case NODE_FOR_STMT:
        print_for(p, (const ForStmt *)s);
        break;
    case NODE_RANGE_STMT:
        print_range(p, (const RangeStmt *)s);
        break;
    default:
        UNREACHABLE();
    }
}
