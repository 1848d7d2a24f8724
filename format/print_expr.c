/* format/print_expr.c: expressions that are no types.
 *
 * The tree says what belongs together; the words come from the tokens under the cursor, so every
 * function is entered with its node's first token upcoming, and leaves behind the last.
 *
 * Blanks around binary operators show how tightly they bind: `a*b + c`, but `a + b` alone. Which
 * precedences get blanks (below the cutoff) depends on what operators the whole expression has,
 * and on its depth: inside of other expressions there are fewer.
 */
#include "format/format_internal.h"

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static void put_any(Printer *p)
{
    put(p, upcoming(p)->kind);
}

void print_ident(Printer *p)
{
    put_any(p); /* or a dot: the name of an import */
}

void print_literal(Printer *p, const BasicLit *lit)
{
    const Token *t = upcoming(p);
    if (lit->lit != TOK_INT && lit->lit != TOK_FLOAT && lit->lit != TOK_IMAG) {
        put_as(p, t->text, t->len);
        return;
    }
    char *text = arena_alloc(p->source->arena, t->len + 1);
    size_t len = number_normalize(text, t->text, t->len);
    put_as(p, text, len);
}

/* ---- operators */

typedef struct Operators {
    bool has_sum, has_product; /* of precedence 4, of 5 */
    int problem; /* precedence up to which operators need blanks, not to merge with a unary one */
} Operators;

static int unary_problem(TokenKind op, const Expr *y)
{
    enum { ADJOINING_SUM = 4, ADJOINING_PRODUCT = 5 };
    if (y->kind == NODE_STAR) {
        return op == TOK_QUO ? ADJOINING_PRODUCT : 0;
    }
    TokenKind unary = y->kind == NODE_UNARY ? ((const UnaryExpr *)y)->op : TOK_ERROR;
    if (op == TOK_AND && (unary == TOK_AND || unary == TOK_XOR)) {
        return ADJOINING_PRODUCT;
    }
    bool doubles = (op == TOK_ADD || op == TOK_SUB) && unary == op;
    return doubles ? ADJOINING_SUM : 0;
}

static Operators operators_of(const BinaryExpr *e);

static void add_operators(Operators *all, const Expr *operand, int min_prec)
{
    if (operand->kind != NODE_BINARY ||
        token_precedence(((const BinaryExpr *)operand)->op) < min_prec) {
        return;
    }
    Operators inner = operators_of((const BinaryExpr *)operand);
    all->has_sum |= inner.has_sum;
    all->has_product |= inner.has_product;
    all->problem = max_int(all->problem, inner.problem);
}

static Operators operators_of(const BinaryExpr *e)
{
    int prec = token_precedence(e->op);
    Operators all = {.has_sum = prec == 4, .has_product = prec == 5};
    add_operators(&all, e->x, prec);
    add_operators(&all, e->y, prec + 1);
    all.problem = max_int(all.problem, unary_problem(e->op, e->y));
    return all;
}

/* Operators of a precedence below this get blanks. */
static int cutoff(const BinaryExpr *e, int depth)
{
    Operators all = operators_of(e);
    if (all.problem > 0) {
        return all.problem + 1;
    }
    if (depth > TOP_DEPTH) {
        return 4;
    }
    return all.has_sum && all.has_product ? 5 : 6;
}

static bool has_prec(const Expr *x, int prec)
{
    return x->kind == NODE_BINARY && token_precedence(((const BinaryExpr *)x)->op) == prec;
}

static void print_binary(Printer *p, const BinaryExpr *x, int depth)
{
    int prec = token_precedence(x->op);
    bool has_blank = prec < cutoff(x, depth);
    print_expr(p, x->x, depth + !has_prec(x->x, prec));
    if (has_blank) {
        print_space(p, SPACE_BLANK);
    }
    int x_line = p->pos.line; /* the operator may stand on the next one */
    put_any(p);
    int y_line = upcoming(p)->at.line;
    bool is_indented = false;
    if (x_line != y_line && print_linebreak(p, y_line, 1, SPACE_INDENT, true) > 0) {
        is_indented = true;
        has_blank = false;
    }
    if (has_blank) {
        print_space(p, SPACE_BLANK);
    }
    print_expr(p, x->y, depth + 1);
    if (is_indented) {
        print_space(p, SPACE_UNINDENT);
    }
}

/* ---- operands */

/* Parentheses undo one level of depth; doubled ones are printed once. */
static void print_paren(Printer *p, const ParenExpr *x, int depth)
{
    if (x->x->kind == NODE_PAREN) {
        skip_token(p);
        print_expr(p, x->x, depth);
        skip_token(p);
        return;
    }
    put(p, TOK_LPAREN);
    print_expr(p, x->x, max_int(depth - 1, TOP_DEPTH));
    put(p, TOK_RPAREN);
}

/* True: the selector stands on a line of its own, and the indentation is left for the caller to
 * undo, if keeps_indent. */
static bool print_selector(Printer *p, const SelectorExpr *x, int depth, bool keeps_indent)
{
    print_expr(p, x->x, depth);
    put_near(p, TOK_DOT);
    if (p->pos.line >= upcoming(p)->at.line) {
        print_ident(p);
        return false;
    }
    print_space(p, SPACE_INDENT);
    print_space(p, SPACE_NEWLINE);
    print_ident(p);
    if (!keeps_indent) {
        print_space(p, SPACE_UNINDENT);
    }
    return true;
}

static void print_index(Printer *p, const IndexExpr *x, int depth)
{
    print_expr(p, x->x, TOP_DEPTH);
    int open = p->next;
    put(p, TOK_LBRACK);
    if (x->index_count == 1) {
        print_expr(p, x->index[0], depth + 1);
        if (is_upcoming(p, TOK_COMMA)) {
            skip_token(p);
        }
    } else {
        print_expr_list(p, open, x->index, x->index_count, depth + 1, LIST_COMMA,
                        token_at(p, open)->match);
    }
    put(p, TOK_RBRACK);
}

/* Blanks around the colons set binary operands apart: s[a+b : c], but s[a+b:]. */
static bool has_spaced_colons(const SliceExpr *x, int depth)
{
    const Expr *indices[] = {x->lo, x->hi, x->max};
    int count = 0;
    bool has_binary = false;
    for (int i = 0; i < 3; i++) {
        count += indices[i] != NULL;
        has_binary |= indices[i] && indices[i]->kind == NODE_BINARY;
    }
    return depth <= TOP_DEPTH && count > 1 && has_binary;
}

static void print_slice(Printer *p, const SliceExpr *x, int depth)
{
    print_expr(p, x->x, TOP_DEPTH);
    put(p, TOK_LBRACK);
    const Expr *indices[] = {x->lo, x->hi, x->max};
    bool is_spaced = has_spaced_colons(x, depth);
    for (int i = 0; i < (x->max ? 3 : 2); i++) {
        if (i > 0) {
            print_space(p, indices[i - 1] && is_spaced ? SPACE_BLANK : SPACE_NONE);
            put_near(p, TOK_COLON);
            print_space(p, indices[i] && is_spaced ? SPACE_BLANK : SPACE_NONE);
        }
        if (indices[i]) {
            print_expr(p, indices[i], depth + 1);
        }
    }
    put(p, TOK_RBRACK);
}

static void print_args(Printer *p, const CallExpr *x, int depth)
{
    int open = p->next, close = token_at(p, open)->match;
    put(p, TOK_LPAREN);
    if (!x->has_dots) {
        print_expr_list(p, open, x->args, x->arg_count, depth, LIST_COMMA, close);
        put(p, TOK_RPAREN);
        return;
    }
    int dots = last_token(p, x->args[x->arg_count - 1]) + 1;
    print_expr_list(p, open, x->args, x->arg_count, depth, 0, dots);
    put(p, TOK_DOTDOTDOT);
    bool ends_line = line_of(p, dots) < line_of(p, close);
    if (ends_line) {
        put_optional(p, TOK_COMMA);
        print_space(p, SPACE_BREAK);
    } else if (is_upcoming(p, TOK_COMMA)) {
        skip_token(p);
    }
    put(p, TOK_RPAREN);
}

static bool is_receive_type(const Expr *x)
{
    return x->kind == NODE_CHAN_TYPE && ((const ChanTypeExpr *)x)->dir == CHAN_RECV_ONLY;
}

/* x.f(…) with the selector on a line of its own: the arguments are indented with it. */
static void print_call(Printer *p, const CallExpr *x, int depth)
{
    if (x->arg_count > 1) {
        depth++;
    }
    bool is_indented = false;
    if (x->fun->kind == NODE_SELECTOR) {
        sync_pos(p);
        is_indented = print_selector(p, (const SelectorExpr *)x->fun, depth, true);
    } else if (x->fun->kind == NODE_FUNC_TYPE || is_receive_type(x->fun)) {
        put_extra(p, TOK_LPAREN); /* or the argument would be part of the type */
        print_expr(p, x->fun, depth);
        put_extra(p, TOK_RPAREN);
    } else {
        print_expr(p, x->fun, depth);
    }
    print_args(p, x, depth);
    if (is_indented) {
        print_space(p, SPACE_UNINDENT);
    }
}

static void print_type_assert(Printer *p, const TypeAssertExpr *x, int depth)
{
    print_expr(p, x->x, depth);
    put_near(p, TOK_DOT);
    put(p, TOK_LPAREN);
    if (x->type_expr) {
        print_expr(p, x->type_expr, TOP_DEPTH);
    } else {
        put_near(p, TOK_TYPE);
    }
    put(p, TOK_RPAREN);
}

static void print_composite_lit(Printer *p, const CompositeLit *x, int depth)
{
    if (x->type_expr) {
        print_expr(p, x->type_expr, depth);
    }
    p->literal_level++;
    int open = p->next;
    put(p, TOK_LBRACE);
    print_expr_list(p, open, x->elems, x->elem_count, TOP_DEPTH, LIST_COMMA,
                    token_at(p, open)->match);
    /* A comment before the brace stays on its line; the indentation, which is none, tells it that
     * it belongs to what is inside. */
    bool has_elems = x->elem_count > 0;
    print_space(p, SPACE_INDENT);
    print_space(p, SPACE_UNINDENT);
    p->no_extra_newline = !p->no_extra_newline;
    p->no_extra_blank ^= has_elems;
    put(p, TOK_RBRACE);
    p->no_extra_newline = !p->no_extra_newline;
    p->no_extra_blank ^= has_elems;
    p->literal_level--;
}

static void print_func_lit(Printer *p, const FuncLit *x)
{
    int start = p->next;
    put(p, TOK_FUNC);
    int column = p->column - (int)token_at(p, start)->len;
    print_signature(p, x->type_expr);
    print_func_body(p, start, column, SPACE_BLANK, x->body);
}

void print_expr(Printer *p, const Expr *x, int depth)
{
    sync_pos(p);
    switch (x->kind) {
    case NODE_IDENT:
        print_ident(p);
        break;
    case NODE_BASIC_LIT:
        print_literal(p, (const BasicLit *)x);
        break;
    case NODE_BINARY:
        print_binary(p, (const BinaryExpr *)x, depth);
        break;
    case NODE_KEY_VALUE:
        print_expr(p, ((const KeyValue *)x)->key, TOP_DEPTH);
        put(p, TOK_COLON);
        print_space(p, SPACE_BLANK);
        print_expr(p, ((const KeyValue *)x)->value, TOP_DEPTH);
        break;
    case NODE_STAR:
        put_any(p);
        print_expr(p, ((const StarExpr *)x)->x, TOP_DEPTH);
        break;
    case NODE_UNARY:
        put_any(p);
        print_expr(p, ((const UnaryExpr *)x)->x, depth);
        break;
    case NODE_FUNC_LIT:
        print_func_lit(p, (const FuncLit *)x);
        break;
    case NODE_PAREN:
        print_paren(p, (const ParenExpr *)x, depth);
        break;
    case NODE_SELECTOR:
        print_selector(p, (const SelectorExpr *)x, depth, false);
        break;
    case NODE_TYPE_ASSERT:
        print_type_assert(p, (const TypeAssertExpr *)x, depth);
        break;
    case NODE_INDEX:
        print_index(p, (const IndexExpr *)x, depth);
        break;
    case NODE_SLICE:
        print_slice(p, (const SliceExpr *)x, depth);
        break;
    case NODE_CALL:
        print_call(p, (const CallExpr *)x, depth);
        break;
    case NODE_COMPOSITE_LIT:
        print_composite_lit(p, (const CompositeLit *)x, depth);
        break;
    default:
        CHECK(print_type_node(p, x));
    }
}

/* ---- parentheses that mean nothing */

static void skip_closing(Printer *p, int count)
{
    for (; count > 0; count--) {
        skip_token(p);
    }
}

void print_type(Printer *p, const Expr *x)
{
    int count = 0;
    while (x->kind == NODE_PAREN) {
        x = ((const ParenExpr *)x)->x;
    }
    /* The tree has no parentheses around a constraint that could have been an argument: P (T). */
    for (int first = first_token(p, x); p->next < first; count++) {
        skip_token(p);
    }
    print_expr(p, x, TOP_DEPTH);
    skip_closing(p, count);
}

static bool is_type_name(const Expr *x)
{
    while (x && x->kind == NODE_SELECTOR) {
        x = ((const SelectorExpr *)x)->x;
    }
    return x && x->kind == NODE_IDENT;
}

/* Finds a composite literal whose brace would be taken for the block's without parentheses. */
static bool visit_for_literal(Node *n, void *found)
{
    if (n->kind == NODE_COMPOSITE_LIT) {
        *(bool *)found |= is_type_name(((const CompositeLit *)n)->type_expr);
        return false;
    }
    return n->kind != NODE_PAREN;
}

void print_header_expr(Printer *p, const Expr *x)
{
    int count = 0;
    for (; x->kind == NODE_PAREN; count++) {
        const Expr *inner = ((const ParenExpr *)x)->x;
        bool has_literal = false;
        ast_walk((Node *)inner, visit_for_literal, &has_literal);
        if (has_literal) {
            break;
        }
        skip_token(p);
        x = inner;
    }
    print_expr(p, x, TOP_DEPTH);
    skip_closing(p, count);
}
