/* parser/parse_stmt.c: statements.
 *
 * The header of if, for and switch is one function for all three, because its pieces look alike
 * until the `{`: [init ;] [cond] [; post]. expr_nest is -1 in there, see parse_expr.c.
 */
#include "parser/parser_internal.h"

static Stmt *expr_stmt(Parser *p, Expr *x)
{
    ExprStmt *s = NEW_STMT(p, ExprStmt, EXPR_STMT, x->pos);
    s->x = x;
    return &s->s;
}

/* ---- simple statements */

/* A list of expressions, of which a simple statement may be made. */
typedef struct ExprList {
    Expr **items;
    int count;
} ExprList;

static ExprList read_list(Parser *p)
{
    ExprList list;
    list.items = parse_expr_list(p, &list.count);
    return list;
}

static Stmt *assign_stmt(Parser *p, TokenKind op, Pos at, ExprList lhs, ExprList rhs)
{
    AssignStmt *s = NEW_STMT(p, AssignStmt, ASSIGN_STMT, at);
    s->op = op;
    s->lhs = lhs.items;
    s->lhs_count = lhs.count;
    s->rhs = rhs.items;
    s->rhs_count = rhs.count;
    return &s->s;
}

static ExprList list_of_one(Parser *p, Expr *x)
{
    int mark = list_begin(p);
    ExprList list;
    list_add(p, x);
    list.items = (Expr **)parse_list_take(p, mark, &list.count);
    return list;
}

static Stmt *range_clause(Parser *p, ExprList lhs, bool is_define)
{
    RangeStmt *r = NEW_STMT(p, RangeStmt, RANGE_STMT, pos(p));
    next(p);
    r->is_define = is_define;
    r->key = lhs.count > 0 ? lhs.items[0] : NULL;
    r->value = lhs.count > 1 ? lhs.items[1] : NULL;
    r->extra = lhs.count > 2 ? lhs.items[2] : NULL;
    r->x = parse_expr(p);
    return &r->s;
}

static bool is_type_guard(const Expr *x)
{
    return x->kind == NODE_TYPE_ASSERT && !((const TypeAssertExpr *)x)->type_expr;
}

static Stmt *assignment(Parser *p, ExprList lhs, TokenKind keyword)
{
    TokenKind op = tok(p);
    Pos at = pos(p);
    next(p);
    if (keyword == TOK_FOR && tok(p) == TOK_RANGE) {
        return range_clause(p, lhs, op == TOK_DEFINE);
    }
    ExprList rhs = read_list(p);
    if (keyword == TOK_SWITCH && op == TOK_DEFINE && rhs.count == 1 && lhs.count == 1 &&
        is_type_guard(rhs.items[0]) && (lhs.items[0]->kind == NODE_IDENT || p->keeps_layout)) {
        Expr *bind = lhs.items[0];
        p->guard = (TypeAssertExpr *)rhs.items[0];
        p->guard_name =
            bind->kind == NODE_IDENT ? (Ident *)bind : parse_ident_at(p, bind->pos, "_");
        return expr_stmt(p, rhs.items[0]);
    }
    return assign_stmt(p, op, at, lhs, rhs);
}

static Stmt *send_stmt(Parser *p, Expr *chan)
{
    SendStmt *s = NEW_STMT(p, SendStmt, SEND_STMT, pos(p));
    next(p);
    s->chan = chan;
    s->value = parse_expr(p);
    return &s->s;
}

static Stmt *inc_dec_stmt(Parser *p, Expr *x)
{
    IncDecStmt *s = NEW_STMT(p, IncDecStmt, INC_DEC_STMT, pos(p));
    s->is_dec = tok(p) == TOK_DEC;
    next(p);
    s->x = x;
    return &s->s;
}

static Stmt *op_assignment(Parser *p, Expr *x)
{
    TokenKind op = p->lx.op;
    Pos at = pos(p);
    next(p);
    ExprList lhs = list_of_one(p, x);
    return assign_stmt(p, op, at, lhs, list_of_one(p, parse_expr(p)));
}

/* What stands behind the left-hand side makes the statement. keyword: whose header this is in. */
static Stmt *simple_stmt_rest(Parser *p, ExprList lhs, TokenKind keyword)
{
    if (tok(p) == TOK_ASSIGN || tok(p) == TOK_DEFINE) {
        return assignment(p, lhs, keyword);
    }
    if (lhs.count > 1) {
        parse_syntax_error(p, "expected := or = or comma");
        ADVANCE(p, TOK_SEMI, TOK_RBRACE);
        return expr_stmt(p, lhs.items[0]);
    }
    switch (tok(p)) {
    case TOK_ASSIGN_OP:
        return op_assignment(p, lhs.items[0]);
    case TOK_INC:
    case TOK_DEC:
        return inc_dec_stmt(p, lhs.items[0]);
    case TOK_ARROW:
        return send_stmt(p, lhs.items[0]);
    default:
        return expr_stmt(p, lhs.items[0]);
    }
}

static Stmt *simple_stmt(Parser *p, TokenKind keyword)
{
    if (keyword == TOK_FOR && tok(p) == TOK_RANGE) {
        return range_clause(p, (ExprList){0}, false);
    }
    return simple_stmt_rest(p, read_list(p), keyword);
}

Stmt *parse_simple_stmt_from(Parser *p, Expr *first)
{
    return simple_stmt_rest(p, list_of_one(p, first), TOK_EOF);
}

/* ---- headers */

typedef struct Header {
    Stmt *init; /* a RangeStmt: it is all there is */
    Expr *cond;
    Stmt *post;
} Header;

static void put_list(Buf *b, Expr **list, int count)
{
    for (int i = 0; i < count; i++) {
        buf_puts(b, i > 0 ? ", " : "");
        ast_print_expr(b, list[i]);
    }
}

static void put_emphasized(Buf *b, Expr **list, int count)
{
    bool is_binary = count == 1 && list[0]->kind == NODE_BINARY;
    buf_puts(b, is_binary ? "(" : "");
    put_list(b, list, count);
    buf_puts(b, is_binary ? ")" : "");
}

/* As messages quote a statement; an assignment, probably meant as ==, is put in a clear light. */
static void put_simple_stmt(Buf *b, const Stmt *stmt)
{
    if (stmt->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *s = (const AssignStmt *)stmt;
        if (s->op == TOK_ASSIGN) {
            buf_puts(b, "assignment ");
            put_emphasized(b, s->lhs, s->lhs_count);
            buf_puts(b, " = ");
            put_emphasized(b, s->rhs, s->rhs_count);
            return;
        }
        put_list(b, s->lhs, s->lhs_count);
        buf_printf(b, " %s%s ", token_spelling(s->op), s->op == TOK_DEFINE ? "" : "=");
        put_list(b, s->rhs, s->rhs_count);
    } else if (stmt->kind == NODE_INC_DEC_STMT) {
        const IncDecStmt *s = (const IncDecStmt *)stmt;
        ast_print_expr(b, s->x);
        buf_puts(b, s->is_dec ? "--" : "++");
    } else if (stmt->kind == NODE_SEND_STMT) {
        const SendStmt *s = (const SendStmt *)stmt;
        ast_print_expr(b, s->chan);
        buf_puts(b, " <- ");
        ast_print_expr(b, s->value);
    }
}

static Expr *condition_of(Parser *p, const Stmt *s)
{
    if (s->kind == NODE_EXPR_STMT) {
        return ((const ExprStmt *)s)->x;
    }
    Buf b;
    buf_init(&b);
    put_simple_stmt(&b, s);
    parse_syntax_error_at(p, s->pos, "cannot use %s as value", b.data ? b.data : "");
    buf_deinit(&b);
    Expr *bad = parse_bad_expr(p);
    bad->pos = s->pos;
    return bad;
}

/* The condition and what follows it in a for header. Returns the condition's statement or NULL. */
static Stmt *for_clauses(Parser *p, Header *h)
{
    Stmt *cond = NULL;
    if (tok(p) != TOK_SEMI) {
        if (tok(p) == TOK_LBRACE) {
            parse_syntax_error(p, "expected for loop condition");
            return NULL;
        }
        cond = simple_stmt(p, TOK_EOF);
    }
    parse_want(p, TOK_SEMI);
    if (tok(p) != TOK_LBRACE) {
        h->post = simple_stmt(p, TOK_EOF);
        if (h->post->kind == NODE_ASSIGN_STMT && ((AssignStmt *)h->post)->op == TOK_DEFINE &&
            !p->keeps_layout) {
            parse_syntax_error_at(p, h->post->pos, "cannot declare in post statement of for loop");
        }
    }
    return cond;
}

/* if init; {: the semicolon may be a newline that was not meant. */
static Expr *missing_condition(Parser *p, Pos semi_at, SemiKind semi)
{
    if (semi == SEMI_WRITTEN) {
        parse_syntax_error_at(p, semi_at, "missing condition in if statement");
    } else {
        parse_syntax_error_at(p, semi_at, "unexpected %s, expected { after if clause",
                              semi == SEMI_EOF ? "EOF" : "newline");
    }
    Expr *bad = parse_bad_expr(p);
    bad->pos = semi_at;
    return bad;
}

static void header_init(Parser *p, Header *h, TokenKind keyword)
{
    if (tok(p) == TOK_SEMI) {
        return;
    }
    if (got(p, TOK_VAR)) {
        parse_syntax_error(p, "var declaration not allowed in %s initializer",
                           token_spelling(keyword));
    }
    h->init = simple_stmt(p, keyword);
}

/* Behind init: the rest up to `{`. */
static void header_rest(Parser *p, Header *h, TokenKind keyword)
{
    Stmt *cond = NULL;
    Pos semi_at = 0;
    SemiKind semi = SEMI_WRITTEN;
    if (tok(p) == TOK_LBRACE) {
        cond = h->init;
        h->init = NULL;
    } else {
        if (tok(p) == TOK_SEMI) {
            semi_at = pos(p);
            semi = p->lx.semi;
            next(p);
        } else {
            parse_want(p, TOK_LBRACE);
            if (tok(p) != TOK_LBRACE) {
                ADVANCE(p, TOK_LBRACE, TOK_RBRACE);
            }
        }
        if (keyword == TOK_FOR) {
            cond = for_clauses(p, h);
        } else if (tok(p) != TOK_LBRACE) {
            cond = simple_stmt(p, keyword);
        }
    }
    if (cond) {
        h->cond = condition_of(p, cond);
    } else if (keyword == TOK_IF && semi_at) {
        h->cond = missing_condition(p, semi_at, semi);
    }
}

static Header header(Parser *p, TokenKind keyword)
{
    Header h = {0};
    next(p);
    if (tok(p) == TOK_LBRACE) {
        if (keyword == TOK_IF) {
            parse_syntax_error(p, "missing condition in if statement");
            h.cond = parse_bad_expr(p);
        }
        return h;
    }
    int outer = p->expr_nest;
    p->expr_nest = -1;
    header_init(p, &h, keyword);
    if (!h.init || h.init->kind != NODE_RANGE_STMT) {
        header_rest(p, &h, keyword);
    }
    p->expr_nest = outer;
    return h;
}

/* ---- blocks */

/* Statements up to a token that cannot begin one, as a list. */
static Stmt **stmt_list(Parser *p, int *count)
{
    int mark = list_begin(p);
    while (tok(p) != TOK_EOF && tok(p) != TOK_RBRACE && tok(p) != TOK_CASE &&
           tok(p) != TOK_DEFAULT) {
        Stmt *s = parse_stmt_or_null(p);
        if (!s) {
            break;
        }
        list_add(p, s);
        if (!got(p, TOK_SEMI) && tok(p) != TOK_RBRACE) {
            parse_syntax_error(p, "at end of statement");
            ADVANCE(p, TOK_SEMI, TOK_RBRACE, TOK_CASE, TOK_DEFAULT);
            got(p, TOK_SEMI);
        }
    }
    return parse_list_take(p, mark, count);
}

BlockStmt *parse_block_stmt(Parser *p, const char *context)
{
    BlockStmt *b = NEW_STMT(p, BlockStmt, BLOCK_STMT, pos(p));
    if (!got(p, TOK_LBRACE)) {
        parse_syntax_error(p, "expected { after %s", context);
        ADVANCE(p, TOK_IDENT, TOK_RBRACE);
        b->rbrace = pos(p);
        if (got(p, TOK_RBRACE)) {
            return b;
        }
    }
    b->stmts = stmt_list(p, &b->stmt_count);
    b->rbrace = pos(p);
    parse_want(p, TOK_RBRACE);
    return b;
}

BlockStmt *parse_func_body(Parser *p)
{
    p->func_nest++;
    BlockStmt *body = parse_block_stmt(p, "");
    p->func_nest--;
    return body;
}

/* ---- if, for, switch, select */

static Stmt *if_stmt(Parser *p)
{
    IfStmt *s = NEW_STMT(p, IfStmt, IF_STMT, pos(p));
    if (!parse_enter(p)) {
        s->cond = parse_bad_expr(p);
        s->then = NEW_STMT(p, BlockStmt, BLOCK_STMT, pos(p));
        leave(p);
        return &s->s;
    }
    Header h = header(p, TOK_IF);
    s->init = h.init;
    s->cond = h.cond ? h.cond : parse_bad_expr(p);
    s->then = parse_block_stmt(p, "if clause");
    if (got(p, TOK_ELSE)) {
        if (tok(p) == TOK_IF) {
            s->els = if_stmt(p);
        } else if (tok(p) == TOK_LBRACE) {
            s->els = &parse_block_stmt(p, "")->s;
        } else {
            parse_syntax_error(p, "else must be followed by if or statement block");
            ADVANCE(p, TOK_IDENT, TOK_RBRACE);
        }
    }
    leave(p);
    return &s->s;
}

static Stmt *for_stmt(Parser *p)
{
    Pos at = pos(p);
    Header h = header(p, TOK_FOR);
    if (h.init && h.init->kind == NODE_RANGE_STMT) {
        RangeStmt *r = (RangeStmt *)h.init;
        r->s.pos = at;
        r->body = parse_block_stmt(p, "for clause");
        return &r->s;
    }
    ForStmt *s = NEW_STMT(p, ForStmt, FOR_STMT, at);
    s->init = h.init;
    s->cond = h.cond;
    s->post = h.post;
    s->body = parse_block_stmt(p, "for clause");
    return &s->s;
}

/* `case …:` or `default:` up to the colon. Returns whether it was `default`. */
static bool clause_keyword(Parser *p, bool *is_case)
{
    *is_case = got(p, TOK_CASE);
    if (*is_case) {
        return false;
    }
    if (got(p, TOK_DEFAULT)) {
        return true;
    }
    parse_syntax_error(p, "expected case or default or }");
    ADVANCE(p, TOK_COLON, TOK_CASE, TOK_DEFAULT, TOK_RBRACE);
    return false;
}

static CaseClause *case_clause(Parser *p)
{
    CaseClause *c = NEW_STMT(p, CaseClause, CASE_CLAUSE, pos(p));
    bool is_case;
    c->is_default = clause_keyword(p, &is_case);
    if (is_case) {
        c->exprs = parse_expr_list(p, &c->expr_count);
    }
    c->colon = pos(p);
    parse_want(p, TOK_COLON);
    c->body = stmt_list(p, &c->body_count);
    return c;
}

static CommClause *comm_clause(Parser *p)
{
    CommClause *c = NEW_STMT(p, CommClause, COMM_CLAUSE, pos(p));
    bool is_case;
    clause_keyword(p, &is_case);
    if (is_case) {
        c->comm = simple_stmt(p, TOK_EOF);
    }
    c->colon = pos(p);
    parse_want(p, TOK_COLON);
    c->body = stmt_list(p, &c->body_count);
    return c;
}

static void open_clauses(Parser *p, const char *keyword)
{
    if (!got(p, TOK_LBRACE)) {
        parse_syntax_error(p, "missing { after %s clause", keyword);
        ADVANCE(p, TOK_CASE, TOK_DEFAULT, TOK_RBRACE);
    }
}

static CaseClause **case_clauses(Parser *p, int *count, Pos *rbrace)
{
    open_clauses(p, "switch");
    int mark = list_begin(p);
    while (tok(p) != TOK_EOF && tok(p) != TOK_RBRACE) {
        list_add(p, case_clause(p));
    }
    CaseClause **cases = parse_list_take(p, mark, count);
    *rbrace = pos(p);
    parse_want(p, TOK_RBRACE);
    return cases;
}

static Stmt *switch_stmt(Parser *p)
{
    Pos at = pos(p);
    Header h = header(p, TOK_SWITCH);
    if (h.cond && is_type_guard(h.cond)) {
        TypeSwitchStmt *t = NEW_STMT(p, TypeSwitchStmt, TYPE_SWITCH_STMT, at);
        TypeAssertExpr *guard = (TypeAssertExpr *)h.cond;
        t->init = h.init;
        t->bind = p->guard == guard ? p->guard_name : NULL;
        t->x = guard->x;
        t->cases = case_clauses(p, &t->case_count, &t->rbrace);
        return &t->s;
    }
    SwitchStmt *s = NEW_STMT(p, SwitchStmt, SWITCH_STMT, at);
    s->init = h.init;
    s->tag = h.cond;
    s->cases = case_clauses(p, &s->case_count, &s->rbrace);
    return &s->s;
}

static Stmt *select_stmt(Parser *p)
{
    SelectStmt *s = NEW_STMT(p, SelectStmt, SELECT_STMT, pos(p));
    next(p);
    open_clauses(p, "select");
    int mark = list_begin(p);
    while (tok(p) != TOK_EOF && tok(p) != TOK_RBRACE) {
        list_add(p, comm_clause(p));
    }
    s->cases = parse_list_take(p, mark, &s->case_count);
    s->rbrace = pos(p);
    parse_want(p, TOK_RBRACE);
    return &s->s;
}

/* ---- the others */

static Stmt *go_or_defer_stmt(Parser *p)
{
    bool is_go = tok(p) == TOK_GO;
    GoStmt *s = parse_new_stmt(p, is_go ? NODE_GO_STMT : NODE_DEFER_STMT, pos(p), sizeof *s);
    next(p);
    Expr *x = parse_primary_expr(p, NULL, tok(p) == TOK_LPAREN);
    s->call = ast_unparen(x);
    if (s->call != x) {
        parse_plain_error(p, x->pos, "expression in %s must not be parenthesized",
                          is_go ? "go" : "defer");
    }
    return &s->s;
}

static Stmt *branch_stmt(Parser *p)
{
    BranchStmt *s = NEW_STMT(p, BranchStmt, BRANCH_STMT, pos(p));
    s->token = tok(p);
    next(p);
    if (s->token == TOK_GOTO) {
        s->label = parse_name(p);
    } else if (s->token != TOK_FALLTHROUGH) {
        s->label = parse_name_or_null(p);
    }
    return &s->s;
}

static Stmt *return_stmt(Parser *p)
{
    ReturnStmt *s = NEW_STMT(p, ReturnStmt, RETURN_STMT, pos(p));
    next(p);
    if (tok(p) != TOK_SEMI && tok(p) != TOK_RBRACE) {
        s->results = parse_expr_list(p, &s->result_count);
    }
    return &s->s;
}

static Stmt *empty_stmt(Parser *p)
{
    return NEW_STMT(p, Stmt, EMPTY_STMT, pos(p));
}

static Stmt *decl_stmt(Parser *p)
{
    DeclStmt *s = NEW_STMT(p, DeclStmt, DECL_STMT, pos(p));
    TokenKind keyword = tok(p);
    next(p);
    int mark = list_begin(p);
    parse_decl_group(p, keyword);
    s->decls = parse_list_take(p, mark, &s->decl_count);
    return &s->s;
}

static Stmt *labeled_stmt(Parser *p, Ident *label)
{
    LabeledStmt *s = NEW_STMT(p, LabeledStmt, LABELED_STMT, pos(p));
    s->label = label;
    next(p);
    /* a label may stand before the closing brace, where no semicolon is needed */
    s->stmt = tok(p) == TOK_RBRACE ? empty_stmt(p) : parse_stmt_or_null(p);
    if (!s->stmt) {
        parse_syntax_error_at(p, s->s.pos, "missing statement after label");
        return NULL;
    }
    return &s->s;
}

static Stmt *stmt_from_name(Parser *p)
{
    ExprList lhs = read_list(p);
    if (tok(p) == TOK_COLON && lhs.count == 1 && lhs.items[0]->kind == NODE_IDENT) {
        return labeled_stmt(p, (Ident *)lhs.items[0]);
    }
    return simple_stmt_rest(p, lhs, TOK_EOF);
}

static Stmt *stmt_unguarded(Parser *p)
{
    switch (tok(p)) {
    case TOK_IDENT:
        return stmt_from_name(p);
    case TOK_VAR:
    case TOK_CONST:
    case TOK_TYPE:
        return decl_stmt(p);
    case TOK_LBRACE:
        return &parse_block_stmt(p, "")->s;
    case TOK_ADD:
    case TOK_SUB:
    case TOK_MUL:
    case TOK_AND:
    case TOK_XOR:
    case TOK_NOT:
    case TOK_INT:
    case TOK_FLOAT:
    case TOK_IMAG:
    case TOK_CHAR:
    case TOK_STRING:
    case TOK_FUNC:
    case TOK_LPAREN:
    case TOK_LBRACK:
    case TOK_STRUCT:
    case TOK_MAP:
    case TOK_CHAN:
    case TOK_INTERFACE:
    case TOK_ARROW:
        return simple_stmt(p, TOK_EOF);
    case TOK_FOR:
        return for_stmt(p);
    case TOK_SWITCH:
        return switch_stmt(p);
    case TOK_SELECT:
        return select_stmt(p);
    case TOK_IF:
        return if_stmt(p);
    case TOK_FALLTHROUGH:
    case TOK_BREAK:
    case TOK_CONTINUE:
    case TOK_GOTO:
        return branch_stmt(p);
    case TOK_GO:
    case TOK_DEFER:
        return go_or_defer_stmt(p);
    case TOK_RETURN:
        return return_stmt(p);
    case TOK_SEMI:
        return empty_stmt(p);
    default:
        return NULL;
    }
}

Stmt *parse_stmt_or_null(Parser *p)
{
    Stmt *s = parse_enter(p) ? stmt_unguarded(p) : NULL;
    leave(p);
    return s;
}
