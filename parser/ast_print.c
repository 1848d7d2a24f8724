/* parser/ast_print.c: an expression as messages quote it.
 *
 * The form is that of Go's compiler: one line, blanks around binary operators, bodies of function
 * literals and elements of composite literals as `…`, parentheses as written.
 */
#include "base/buf.h"
#include "parser/ast.h"

static void print_list(Buf *b, Expr *const *list, int count)
{
    for (int i = 0; i < count; i++) {
        buf_puts(b, i > 0 ? ", " : "");
        ast_print_expr(b, list[i]);
    }
}

static void print_in_braces(Buf *b, bool has_content)
{
    buf_puts(b, has_content ? "{…}" : "{}");
}

/* Fields that share a type are written a, b T. */
static void print_fields(Buf *b, const Field *fields, int count, const char *separator)
{
    for (int i = 0; i < count; i++) {
        const Field *f = &fields[i];
        bool is_shared_on = i + 1 < count && fields[i + 1].shares_type;
        if (i > 0) {
            buf_puts(b, f->shares_type ? ", " : separator);
        }
        if (f->name) {
            ast_print_expr(b, &f->name->e);
        }
        if (is_shared_on) {
            continue;
        }
        buf_puts(b, f->name ? " " : "");
        ast_print_expr(b, f->type);
        if (f->tag) {
            buf_putc(b, ' ');
            ast_print_expr(b, &f->tag->e);
        }
    }
}

static void print_params(Buf *b, const Field *params, int count)
{
    buf_putc(b, '(');
    print_fields(b, params, count, ", ");
    buf_putc(b, ')');
}

static void print_signature(Buf *b, const FuncTypeExpr *t)
{
    print_params(b, t->params, t->param_count);
    if (t->result_count == 1 && !t->results[0].name) {
        buf_putc(b, ' ');
        ast_print_expr(b, t->results[0].type);
    } else if (t->result_count > 0) {
        buf_putc(b, ' ');
        print_params(b, t->results, t->result_count);
    }
}

static void print_interface(Buf *b, const InterfaceTypeExpr *t)
{
    buf_puts(b, "interface{");
    for (int i = 0; i < t->elem_count; i++) {
        const InterfaceElem *elem = &t->elems[i];
        buf_puts(b, i > 0 ? "; " : "");
        if (elem->name) {
            ast_print_expr(b, &elem->name->e);
            print_signature(b, (const FuncTypeExpr *)elem->type);
        } else {
            ast_print_expr(b, elem->type);
        }
    }
    buf_putc(b, '}');
}

static void print_chan(Buf *b, const ChanTypeExpr *c)
{
    buf_puts(b, c->dir == CHAN_RECV_ONLY   ? "<-chan "
                : c->dir == CHAN_SEND_ONLY ? "chan<- "
                                           : "chan ");
    bool needs_parens = c->dir == CHAN_BOTH && c->elem->kind == NODE_CHAN_TYPE &&
                        ((const ChanTypeExpr *)c->elem)->dir == CHAN_RECV_ONLY;
    buf_puts(b, needs_parens ? "(" : "");
    ast_print_expr(b, c->elem);
    buf_puts(b, needs_parens ? ")" : "");
}

static void print_array(Buf *b, const ArrayTypeExpr *a)
{
    buf_putc(b, '[');
    if (a->len) {
        ast_print_expr(b, a->len);
    }
    buf_putc(b, ']');
    ast_print_expr(b, a->elem);
}

static void print_slice(Buf *b, const SliceExpr *s)
{
    ast_print_expr(b, s->x);
    buf_putc(b, '[');
    if (s->lo) {
        ast_print_expr(b, s->lo);
    }
    buf_putc(b, ':');
    if (s->hi) {
        ast_print_expr(b, s->hi);
    }
    if (s->max) {
        buf_putc(b, ':');
        ast_print_expr(b, s->max);
    }
    buf_putc(b, ']');
}

static void print_call(Buf *b, const CallExpr *c)
{
    ast_print_expr(b, c->fun);
    buf_putc(b, '(');
    print_list(b, c->args, c->arg_count);
    buf_puts(b, c->has_dots ? "...)" : ")");
}

static void print_assertion(Buf *b, const TypeAssertExpr *t)
{
    ast_print_expr(b, t->x);
    buf_puts(b, ".(");
    if (t->type_expr) {
        ast_print_expr(b, t->type_expr);
    } else {
        buf_puts(b, "type");
    }
    buf_putc(b, ')');
}

static void print_literal(Buf *b, const CompositeLit *c)
{
    if (c->type_expr) {
        ast_print_expr(b, c->type_expr);
    }
    print_in_braces(b, c->elem_count > 0);
}

static void print_func_literal(Buf *b, const FuncLit *f)
{
    ast_print_expr(b, &f->type_expr->e);
    buf_putc(b, ' ');
    print_in_braces(b, f->body->stmt_count > 0);
}

static void print_binary(Buf *b, const BinaryExpr *x)
{
    ast_print_expr(b, x->x);
    buf_printf(b, " %s ", token_spelling(x->op));
    ast_print_expr(b, x->y);
}

static void print_type(Buf *b, const Expr *x)
{
    switch (x->kind) {
    case NODE_ELLIPSIS:
        buf_puts(b, "...");
        if (((const EllipsisExpr *)x)->elem) {
            ast_print_expr(b, ((const EllipsisExpr *)x)->elem);
        }
        break;
    case NODE_ARRAY_TYPE:
        print_array(b, (const ArrayTypeExpr *)x);
        break;
    case NODE_STRUCT_TYPE:
        buf_puts(b, "struct{");
        print_fields(b, ((const StructTypeExpr *)x)->fields,
                     ((const StructTypeExpr *)x)->field_count, "; ");
        buf_putc(b, '}');
        break;
    case NODE_FUNC_TYPE:
        buf_puts(b, "func");
        print_signature(b, (const FuncTypeExpr *)x);
        break;
    case NODE_INTERFACE_TYPE:
        print_interface(b, (const InterfaceTypeExpr *)x);
        break;
    case NODE_MAP_TYPE:
        buf_puts(b, "map[");
        ast_print_expr(b, ((const MapTypeExpr *)x)->key);
        buf_putc(b, ']');
        ast_print_expr(b, ((const MapTypeExpr *)x)->value);
        break;
    case NODE_CHAN_TYPE:
        print_chan(b, (const ChanTypeExpr *)x);
        break;
    default:
        buf_puts(b, "<bad expr>");
    }
}

void ast_print_expr(Buf *b, const Expr *x)
{
    switch (x->kind) {
    case NODE_IDENT:
        buf_write(b, ((const Ident *)x)->name->text, ((const Ident *)x)->name->len);
        break;
    case NODE_BASIC_LIT:
        buf_write(b, ((const BasicLit *)x)->text->text, ((const BasicLit *)x)->text->len);
        break;
    case NODE_COMPOSITE_LIT:
        print_literal(b, (const CompositeLit *)x);
        break;
    case NODE_KEY_VALUE:
        ast_print_expr(b, ((const KeyValue *)x)->key);
        buf_puts(b, ": ");
        ast_print_expr(b, ((const KeyValue *)x)->value);
        break;
    case NODE_FUNC_LIT:
        print_func_literal(b, (const FuncLit *)x);
        break;
    case NODE_PAREN:
        buf_putc(b, '(');
        ast_print_expr(b, ((const ParenExpr *)x)->x);
        buf_putc(b, ')');
        break;
    case NODE_SELECTOR:
        ast_print_expr(b, ((const SelectorExpr *)x)->x);
        buf_putc(b, '.');
        ast_print_expr(b, &((const SelectorExpr *)x)->sel->e);
        break;
    case NODE_INDEX:
        ast_print_expr(b, ((const IndexExpr *)x)->x);
        buf_putc(b, '[');
        print_list(b, ((const IndexExpr *)x)->index, ((const IndexExpr *)x)->index_count);
        buf_putc(b, ']');
        break;
    case NODE_SLICE:
        print_slice(b, (const SliceExpr *)x);
        break;
    case NODE_TYPE_ASSERT:
        print_assertion(b, (const TypeAssertExpr *)x);
        break;
    case NODE_CALL:
        print_call(b, (const CallExpr *)x);
        break;
    case NODE_STAR:
        buf_putc(b, '*');
        ast_print_expr(b, ((const StarExpr *)x)->x);
        break;
    case NODE_UNARY:
        buf_puts(b, token_spelling(((const UnaryExpr *)x)->op));
        ast_print_expr(b, ((const UnaryExpr *)x)->x);
        break;
    case NODE_BINARY:
        print_binary(b, (const BinaryExpr *)x);
        break;
    default:
        print_type(b, x);
    }
}
