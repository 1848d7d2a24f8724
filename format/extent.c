/* format/extent.c: where nodes begin and end, and how much room they take.
 *
 * A node's `pos` is one of its tokens, not always the first (see parser/ast.h); brackets lead to
 * the last. A node is measured by printing it into nothing. What was measured is remembered,
 * because lists within lists would be measured again at each level.
 */
#include "format/format_internal.h"

static int at_pos(const Printer *p, Pos pos)
{
    return token_table_find(p->source, pos);
}

/* The part of n that begins where n begins, or NULL when n begins with its own token. */
static const void *leftmost_part(const Node *n)
{
    switch (n->kind) {
    case NODE_KEY_VALUE: return ((const KeyValue *)n)->key;
    case NODE_SLICE: return ((const SliceExpr *)n)->x;
    default: return ast_first_part(n);
    }
}

int first_token(const Printer *p, const void *node)
{
    const Node *n = node;
    for (const Node *part; (part = leftmost_part(n)) != NULL;) {
        n = part;
    }
    int i = at_pos(p, n->pos);
    TokenKind before = i > 0 ? token_at(p, i - 1)->kind : TOK_EOF;
    bool is_behind_arrow = n->kind == NODE_CHAN_TYPE && before == TOK_ARROW &&
                           token_at(p, i)->kind == TOK_CHAN &&
                           ((const ChanTypeExpr *)n)->dir == CHAN_RECV_ONLY;
    bool is_behind_func = n->kind == NODE_FUNC_TYPE && before == TOK_FUNC;
    return is_behind_arrow || is_behind_func ? i - 1 : i;
}

static int match_at(const Printer *p, int token)
{
    return token_at(p, token)->match;
}

static int last_of_func_type(const Printer *p, const FuncTypeExpr *f)
{
    int open = at_pos(p, f->e.pos);
    if (token_at(p, open)->kind == TOK_LBRACK) {
        open = match_at(p, open) + 1;
    }
    int end = match_at(p, open);
    if (token_at(p, end + 1)->kind == TOK_LPAREN) {
        return match_at(p, end + 1); /* nothing else can follow there */
    }
    return f->result_count > 0 ? last_token(p, f->results[0].type) : end;
}

/* The part of x that ends where x ends, or NULL. */
static const Expr *rightmost_part(const Expr *x)
{
    switch (x->kind) {
    case NODE_KEY_VALUE: return ((const KeyValue *)x)->value;
    case NODE_SELECTOR: return &((const SelectorExpr *)x)->sel->e;
    case NODE_STAR: return ((const StarExpr *)x)->x;
    case NODE_UNARY: return ((const UnaryExpr *)x)->x;
    case NODE_BINARY: return ((const BinaryExpr *)x)->y;
    case NODE_ELLIPSIS: return ((const EllipsisExpr *)x)->elem;
    case NODE_ARRAY_TYPE: return ((const ArrayTypeExpr *)x)->elem;
    case NODE_MAP_TYPE: return ((const MapTypeExpr *)x)->value;
    case NODE_CHAN_TYPE: return ((const ChanTypeExpr *)x)->elem;
    default: return NULL;
    }
}

int last_token(const Printer *p, const Expr *x)
{
    for (const Expr *part; (part = rightmost_part(x)) != NULL;) {
        x = part;
    }
    switch (x->kind) {
    case NODE_COMPOSITE_LIT: return at_pos(p, ((const CompositeLit *)x)->rbrace);
    case NODE_FUNC_LIT: return at_pos(p, ((const FuncLit *)x)->body->rbrace);
    case NODE_CALL: return at_pos(p, ((const CallExpr *)x)->rparen);
    case NODE_PAREN:
    case NODE_INDEX:
    case NODE_SLICE: return match_at(p, at_pos(p, x->pos));
    case NODE_TYPE_ASSERT: /* its pos is the dot */
    case NODE_STRUCT_TYPE:
    case NODE_INTERFACE_TYPE: return match_at(p, at_pos(p, x->pos) + 1);
    case NODE_FUNC_TYPE: return last_of_func_type(p, (const FuncTypeExpr *)x);
    default: return at_pos(p, x->pos);
    }
}

static void print_node(Printer *p, const Node *n)
{
    if (n->kind < NODE_BAD_STMT) {
        print_expr(p, (const Expr *)n, TOP_DEPTH);
        return;
    }
    p->indent = n->kind == NODE_LABELED_STMT; /* a label goes one level to the left */
    print_stmt(p, (const Stmt *)n, false);
}

int print_size(Printer *p, const void *node, int max)
{
    const Node *n = node;
    void *known = map_get(p->sizes, n);
    if (known) {
        return (int)(intptr_t)known;
    }
    int size = max + 1;
    map_put(p->sizes, n, (void *)(intptr_t)size);
    Printer measure;
    printer_init(&measure, p->source, p->file, NULL, p->sizes);
    measure.next = first_token(p, n);
    print_node(&measure, n);
    measure.implies_semi = false;
    if (!measure.measured_newline && measure.measured <= max) {
        size = measure.measured;
        map_put(p->sizes, n, (void *)(intptr_t)size);
    }
    printer_deinit(&measure);
    return size;
}
