/* parser/parse_expr.c: expressions.
 *
 * Operators by precedence climbing; everything else by recursive descent. Types are expressions
 * here: f([]int), T{}, x.(T), a[T] are told apart by the checker.
 *
 * `{` after a name is a composite literal, except in the header of if, for and switch, where it
 * begins the block: expr_nest < 0 there, and parentheses and brackets raise it (Go spec,
 * "Composite literals").
 */
#include "parser/parser_internal.h"

static Expr *unary_expr(Parser *p);

static Expr *unary_node(Parser *p, TokenKind op, Pos at, Expr *x)
{
    if (op == TOK_MUL) {
        return parse_pointer_to(p, at, x);
    }
    UnaryExpr *u = NEW_EXPR(p, UnaryExpr, UNARY, at);
    u->op = op;
    u->x = x;
    return &u->e;
}

/* <- stands before a channel type that has been read: moves it inside. <-chan T is one type;
 * <-(chan<- T) means (<-chan) (<-T), so T must be a channel in its turn. */
static Expr *receive_only_type(Parser *p, ChanTypeExpr *type)
{
    ChanDir dir = CHAN_SEND_ONLY;
    Expr *elem = &type->e;
    while (dir == CHAN_SEND_ONLY && elem->kind == NODE_CHAN_TYPE) {
        ChanTypeExpr *c = (ChanTypeExpr *)elem;
        dir = c->dir;
        if (dir == CHAN_RECV_ONLY) {
            parse_syntax_error(p, "unexpected <-, expected chan");
        }
        c->dir = CHAN_RECV_ONLY;
        elem = c->elem;
    }
    if (dir == CHAN_SEND_ONLY) {
        Buf b;
        buf_init(&b);
        ast_print_expr(&b, elem);
        parse_syntax_error(p, "unexpected %s, expected chan", b.data ? b.data : "");
        buf_deinit(&b);
    }
    return &type->e;
}

static Expr *receive_or_type(Parser *p)
{
    Pos at = pos(p);
    next(p);
    Expr *x = unary_expr(p);
    if (x->kind == NODE_CHAN_TYPE) {
        return receive_only_type(p, (ChanTypeExpr *)x);
    }
    return unary_node(p, TOK_ARROW, at, x);
}

static Expr *prefixed_expr(Parser *p)
{
    TokenKind op = tok(p);
    Pos at = pos(p);
    next(p);
    Expr *x = unary_expr(p);
    bool drops_parens = op == TOK_AND && !p->keeps_layout;
    return unary_node(p, op, at, drops_parens ? ast_unparen(x) : x);
}

static Expr *unary_expr_unguarded(Parser *p)
{
    switch (tok(p)) {
    case TOK_MUL:
    case TOK_ADD:
    case TOK_SUB:
    case TOK_NOT:
    case TOK_XOR:
    case TOK_TILDE:
    case TOK_AND:
        return prefixed_expr(p);
    case TOK_ARROW:
        return receive_or_type(p);
    default:
        return parse_primary_expr(p, NULL, true);
    }
}

static Expr *unary_expr(Parser *p)
{
    Expr *x = parse_enter(p) ? unary_expr_unguarded(p) : parse_bad_expr(p);
    leave(p);
    return x;
}

/* x is the left operand, or NULL. Reads operators that bind tighter than prec. */
static Expr *binary_expr(Parser *p, Expr *x, int prec)
{
    int outer_links = p->links;
    p->links = 0;
    if (!x) {
        x = unary_expr(p);
    }
    int links = p->links, op_prec;
    while ((op_prec = token_precedence(tok(p))) > prec && parse_add_link(p, &links)) {
        BinaryExpr *b = NEW_EXPR(p, BinaryExpr, BINARY, pos(p));
        b->op = tok(p);
        next(p);
        p->links = 0;
        b->x = x;
        b->y = binary_expr(p, NULL, op_prec);
        links = p->links + 1 > links ? p->links + 1 : links;
        x = &b->e;
    }
    p->links = links > outer_links ? links : outer_links;
    return x;
}

Expr *parse_expr(Parser *p)
{
    return binary_expr(p, NULL, 0);
}

Expr *parse_binary_expr_from(Parser *p, Expr *operand)
{
    return binary_expr(p, parse_primary_expr(p, operand, false), 0);
}

Expr **parse_expr_list(Parser *p, int *count)
{
    int mark = list_begin(p);
    do {
        list_add(p, parse_expr(p));
    } while (got(p, TOK_COMMA));
    return parse_list_take(p, mark, count);
}

/* ---- operands */

Expr *parse_paren_expr(Parser *p, Pos at, Expr *x)
{
    ParenExpr *paren = NEW_EXPR(p, ParenExpr, PAREN, at);
    paren->x = x;
    return &paren->e;
}

static Expr *parenthesized(Parser *p, bool keep_parens)
{
    Pos at = pos(p);
    next(p);
    p->expr_nest++;
    Expr *x = parse_expr(p);
    p->expr_nest--;
    parse_want(p, TOK_RPAREN);
    /* Parentheses matter in messages, and where (T){} must be complained about. */
    bool is_kept = keep_parens || p->keeps_layout || tok(p) == TOK_LBRACE;
    return is_kept ? parse_paren_expr(p, at, x) : x;
}

Expr *parse_func_type_or_lit(Parser *p, Pos at, FuncTypeExpr *type)
{
    if (tok(p) != TOK_LBRACE) {
        return &type->e;
    }
    FuncLit *f = NEW_EXPR(p, FuncLit, FUNC_LIT, at);
    p->expr_nest++;
    f->type_expr = type;
    f->body = parse_func_body(p);
    p->expr_nest--;
    return &f->e;
}

static Expr *func_operand(Parser *p)
{
    Pos at = pos(p);
    next(p);
    return parse_func_type_or_lit(p, at, parse_func_type(p, "function type"));
}

static Expr *missing_operand(Parser *p)
{
    Expr *x = parse_bad_expr(p);
    parse_syntax_error(p, "expected expression");
    ADVANCE(p, TOK_RPAREN, TOK_RBRACK, TOK_RBRACE);
    return x;
}

static Expr *operand(Parser *p, bool keep_parens)
{
    switch (tok(p)) {
    case TOK_IDENT:
        return &parse_name(p)->e;
    case TOK_INT:
    case TOK_FLOAT:
    case TOK_IMAG:
    case TOK_CHAR:
    case TOK_STRING:
        return &parse_literal_or_null(p)->e;
    case TOK_LPAREN:
        return parenthesized(p, keep_parens);
    case TOK_FUNC:
        return func_operand(p);
    case TOK_LBRACK:
    case TOK_CHAN:
    case TOK_MAP:
    case TOK_STRUCT:
    case TOK_INTERFACE:
        return parse_type_expr(p);
    default:
        return missing_operand(p);
    }
}

/* ---- what follows an operand */

static Expr *selector_or_assertion(Parser *p, Expr *x)
{
    Pos at = pos(p);
    next(p);
    if (tok(p) == TOK_IDENT) {
        SelectorExpr *s = NEW_EXPR(p, SelectorExpr, SELECTOR, at);
        s->x = x;
        s->sel = parse_name(p);
        return &s->e;
    }
    if (got(p, TOK_LPAREN)) {
        TypeAssertExpr *t = NEW_EXPR(p, TypeAssertExpr, TYPE_ASSERT, at);
        t->x = x;
        t->type_expr = got(p, TOK_TYPE) ? NULL : parse_type_expr(p);
        parse_want(p, TOK_RPAREN);
        return &t->e;
    }
    parse_syntax_error(p, "expected name or (");
    ADVANCE(p, TOK_SEMI, TOK_RPAREN);
    return x;
}

/* Behind x[lo and before the colon (or what should be one). */
static Expr *slice_rest(Parser *p, Pos at, Expr *x, Expr *lo)
{
    if (!got(p, TOK_COLON)) {
        parse_syntax_error(p, "expected comma, : or ]");
        ADVANCE(p, TOK_COMMA, TOK_COLON, TOK_RBRACK);
    }
    SliceExpr *s = NEW_EXPR(p, SliceExpr, SLICE, at);
    s->x = x;
    s->lo = lo;
    p->expr_nest++;
    if (tok(p) != TOK_COLON && tok(p) != TOK_RBRACK) {
        s->hi = parse_expr(p);
    }
    if (tok(p) == TOK_COLON) {
        s->is_full = true;
        if (!s->hi) {
            parse_plain_error(p, pos(p), "middle index required in 3-index slice");
        }
        next(p);
        if (tok(p) != TOK_RBRACK) {
            s->max = parse_expr(p);
        } else {
            parse_plain_error(p, pos(p), "final index required in 3-index slice");
        }
    }
    p->expr_nest--;
    parse_want(p, TOK_RBRACK);
    return &s->e;
}

static Expr *index_or_slice(Parser *p, Expr *x)
{
    Pos at = pos(p);
    next(p);
    if (tok(p) == TOK_COLON) {
        return slice_rest(p, at, x, NULL);
    }
    int count = 1;
    bool has_comma = false;
    Expr **index;
    if (tok(p) == TOK_RBRACK) {
        parse_syntax_error(p, "expected operand");
        int mark = list_begin(p);
        list_add(p, parse_bad_expr(p));
        index = parse_list_take(p, mark, &count);
    } else {
        index = parse_type_list(p, false, &count, &has_comma);
    }
    if (has_comma) {
        parse_want(p, TOK_RBRACK);
    } else if (!got(p, TOK_RBRACK)) {
        return slice_rest(p, at, x, index[0]);
    }
    return &parse_index_expr(p, at, x, index, count)->e;
}

static bool argument(Parser *p, void *ctx)
{
    CallExpr *call = ctx;
    list_add(p, parse_expr(p));
    call->has_dots = got(p, TOK_DOTDOTDOT);
    return call->has_dots;
}

static Expr *call_expr(Parser *p, Expr *fun)
{
    CallExpr *call = NEW_EXPR(p, CallExpr, CALL, pos(p));
    call->fun = fun;
    next(p);
    int mark = list_begin(p);
    p->expr_nest++;
    call->rparen = parse_token_list(p, "argument list", TOK_COMMA, TOK_RPAREN, argument, call);
    p->expr_nest--;
    call->args = parse_list_take(p, mark, &call->arg_count);
    return &call->e;
}

/* ---- composite literals */

static Expr *element_value(Parser *p)
{
    return tok(p) == TOK_LBRACE ? &parse_composite_value(p)->e : parse_expr(p);
}

static bool element(Parser *p, void *ctx)
{
    (void)ctx;
    Expr *x = element_value(p);
    if (tok(p) == TOK_COLON) {
        KeyValue *kv = NEW_EXPR(p, KeyValue, KEY_VALUE, pos(p));
        next(p);
        kv->key = x;
        kv->value = element_value(p);
        x = &kv->e;
    }
    list_add(p, x);
    return false;
}

CompositeLit *parse_composite_value(Parser *p)
{
    CompositeLit *c = NEW_EXPR(p, CompositeLit, COMPOSITE_LIT, pos(p));
    c->lbrace = pos(p);
    p->expr_nest++;
    if (parse_enter(p)) {
        parse_want(p, TOK_LBRACE);
        int mark = list_begin(p);
        c->rbrace = parse_token_list(p, "composite literal", TOK_COMMA, TOK_RBRACE, element, NULL);
        c->elems = parse_list_take(p, mark, &c->elem_count);
    }
    leave(p);
    p->expr_nest--;
    return c;
}

/* Whether x surely is a value, so that x[…]{ cannot be a literal of a generic type. */
static bool is_value(const Expr *x)
{
    switch (x->kind) {
    case NODE_BASIC_LIT:
    case NODE_COMPOSITE_LIT:
    case NODE_FUNC_LIT:
    case NODE_SLICE:
    case NODE_TYPE_ASSERT:
    case NODE_CALL:
        return true;
    case NODE_UNARY:
    case NODE_BINARY:
        return true;
    case NODE_PAREN:
        return is_value(((const ParenExpr *)x)->x);
    case NODE_INDEX: {
        const IndexExpr *i = (const IndexExpr *)x;
        if (is_value(i->x)) {
            return true;
        }
        for (int k = 0; k < i->index_count; k++) {
            if (is_value(i->index[k])) {
                return true;
            }
        }
        return false;
    }
    default:
        return false;
    }
}

static bool may_be_literal_type(const Parser *p, const Expr *x)
{
    switch (x->kind) {
    case NODE_IDENT:
    case NODE_SELECTOR:
        return p->expr_nest >= 0;
    case NODE_INDEX: {
        const IndexExpr *i = (const IndexExpr *)x;
        return p->expr_nest >= 0 && !(i->index_count == 1 && is_value(i->index[0]));
    }
    case NODE_ARRAY_TYPE:
    case NODE_STRUCT_TYPE:
    case NODE_MAP_TYPE:
        return true;
    default:
        return false;
    }
}

static Expr *composite_lit(Parser *p, Expr *x)
{
    if (ast_unparen(x) != x) {
        parse_syntax_error(p, "cannot parenthesize type in composite literal");
    }
    CompositeLit *c = parse_composite_value(p);
    c->type_expr = x;
    return &c->e;
}

/* The operand followed by any number of selectors, indexes, calls and literal values. */
Expr *parse_primary_expr(Parser *p, Expr *x, bool keep_parens)
{
    int outer_links = p->links;
    p->links = 0;
    if (!x) {
        x = operand(p, keep_parens);
    }
    int links = 0;
    for (;;) {
        Expr *before = x;
        links = p->links > links ? p->links : links;
        p->links = 0;
        switch (tok(p)) {
        case TOK_DOT:
            x = selector_or_assertion(p, x);
            break;
        case TOK_LBRACK:
            x = index_or_slice(p, x);
            break;
        case TOK_LPAREN:
            x = call_expr(p, x);
            break;
        case TOK_LBRACE:
            if (may_be_literal_type(p, ast_unparen(x))) {
                x = composite_lit(p, x);
            }
            break;
        default:
            break;
        }
        links = p->links > links ? p->links : links;
        if (x == before || !parse_add_link(p, &links)) {
            break;
        }
    }
    p->links = links > outer_links ? links : outer_links;
    return x;
}
