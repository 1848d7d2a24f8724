/* types/check_expr.c: the entry points for expressions, and the simple kinds of them.
 *
 * check_raw_expr gives an expression its operand and writes mode, type and constant value into the
 * node. The other entry points narrow what may come out: a single value, a value or a type, … An
 * error leaves MODE_INVALID, which silences everything above it.
 *
 * Invariant: x->type is never NULL, and x->expr is the expression checked last.
 */
#include "types/types_internal.h"

#include <string.h>

/* ---- entry points */

static void expr_internal(Checker *c, Operand *x, Expr *e, Type *hint);

static void check_index_or_inst(Checker *c, Operand *x, IndexExpr *e, const InstContext *context)
{
    bool is_inst = false;
    check_index_expr(c, x, e, &is_inst);
    if (is_inst) {
        check_func_inst(c, x, e, context);
    }
}

static void record(Checker *c, Operand *x, Expr *e)
{
    e->mode = (uint8_t)x->mode;
    e->type = x->mode != MODE_INVALID ? x->type : c->basic[TYPE_INVALID];
    e->val = x->mode == MODE_CONSTANT ? x->val : NULL;
}

void check_raw_expr(Checker *c, Operand *x, Expr *e, Type *hint, bool allow_generic)
{
    bool outer_call = c->env.has_call_or_recv;
    c->env.has_call_or_recv = false;
    InstContext inst = c->env.inst;
    c->env.inst = (InstContext){NULL, NULL, false};
    *x = (Operand){.mode = MODE_INVALID, .type = c->basic[TYPE_INVALID], .expr = e};
    e->is_implicit_conv = false;
    if (e->kind == NODE_INDEX) {
        check_index_or_inst(c, x, (IndexExpr *)e, &inst);
    } else {
        expr_internal(c, x, e, hint);
    }
    x->expr = e;
    if (!allow_generic) {
        check_non_generic(c, x);
    }
    e->has_side_exit = c->env.has_call_or_recv;
    c->env.has_call_or_recv |= outer_call;
    record(c, x, e);
}

void check_expr(Checker *c, Operand *x, Expr *e)
{
    check_raw_expr(c, x, e, NULL, false);
    check_exclude_non_values(c, x);
    check_single_value(c, x);
}

void check_expr_hint(Checker *c, Operand *x, Expr *e, Type *hint)
{
    check_raw_expr(c, x, e, hint, false);
    check_exclude_non_values(c, x);
    check_single_value(c, x);
}

void check_generic_expr(Checker *c, Operand *x, Expr *e)
{
    check_raw_expr(c, x, e, NULL, true);
    check_exclude_non_values(c, x);
    check_single_value(c, x);
}

void check_multi_expr(Checker *c, Operand *x, Expr *e)
{
    check_raw_expr(c, x, e, NULL, false);
    check_exclude_non_values(c, x);
}

void check_expr_or_type(Checker *c, Operand *x, Expr *e, bool allow_generic)
{
    check_raw_expr(c, x, e, NULL, allow_generic);
    check_exclude_no_value(c, x);
    check_single_value(c, x);
}

static ExprUse builtin_use(int id)
{
    enum { USE_EXPR = EXPR_USE_VALUE, USE_STMT = EXPR_USE_STMT, USE_CONV = EXPR_USE_CONVERSION };
    static const uint8_t uses[] = {
#define BUILTIN(name, text, min, variadic, kind) USE_##kind,
#include "types/builtin.def"
#undef BUILTIN
    };
    return (ExprUse)uses[id];
}

ExprUse expr_use(const Expr *e)
{
    e = ast_unparen((Expr *)e);
    if (e->mode == MODE_INVALID) {
        return EXPR_USE_STMT; /* one message is enough */
    }
    if (e->kind == NODE_UNARY && ((const UnaryExpr *)e)->op == TOK_ARROW) {
        return EXPR_USE_STMT;
    }
    if (e->kind != NODE_CALL) {
        return EXPR_USE_VALUE;
    }
    const CallExpr *call = (const CallExpr *)e;
    switch (call->call_kind) {
    case CALL_CONVERSION:
        return EXPR_USE_CONVERSION;
    case CALL_BUILTIN:
        return builtin_use(call->builtin);
    default:
        return EXPR_USE_STMT;
    }
}

/* ---- evaluating what an error has made pointless, so that its names count as used */

bool check_use_expr(Checker *c, Expr *e)
{
    if (e == NULL) {
        return true;
    }
    Expr *plain = ast_unparen(e);
    if (plain->kind == NODE_IDENT && ((Ident *)plain)->name == c->blank) {
        return true;
    }
    Operand x;
    check_raw_expr(c, &x, e, NULL, true);
    return x.mode != MODE_INVALID;
}

bool check_use_lhs(Checker *c, Expr *e)
{
    Expr *plain = ast_unparen(e);
    Object *var = NULL;
    if (plain->kind == NODE_IDENT && ((Ident *)plain)->name != c->blank) {
        var = check_lookup_name(c, (Ident *)plain);
        var = var != NULL && var->kind == OBJ_VAR && var->pkg == c->env.pkg ? var : NULL;
    }
    bool was_used = var != NULL && var->is_used;
    bool ok = check_use_expr(c, e);
    if (var != NULL) {
        var->is_used = was_used;
    }
    return ok;
}

bool check_use(Checker *c, Expr **list, int count)
{
    bool ok = true;
    for (int i = 0; i < count; i++) {
        ok &= check_use_expr(c, list[i]);
    }
    return ok;
}

static Operand *spread_tuple(Checker *c, const Operand *x, int *count)
{
    int n = x->type->tuple.len;
    Operand *list = ARENA_ARRAY(&c->temp, Operand, n);
    for (int i = 0; i < n; i++) {
        list[i] = (Operand){.mode = MODE_VALUE, .type = x->type->tuple.elems[i], .expr = x->expr};
    }
    *count = n;
    return list;
}

Operand *check_expr_list(Checker *c, Expr **list, int n, int *count, bool allow_generic)
{
    *count = n;
    if (n == 0) {
        return NULL;
    }
    Operand *out = ARENA_ARRAY(&c->temp, Operand, n);
    if (n > 1) {
        for (int i = 0; i < n; i++) {
            c->env.inst.allow_partial = allow_generic;
            if (allow_generic) {
                check_generic_expr(c, &out[i], list[i]);
            } else {
                check_expr(c, &out[i], list[i]);
            }
        }
        return out;
    }
    c->env.inst.allow_partial = allow_generic;
    check_raw_expr(c, out, list[0], NULL, allow_generic);
    check_exclude_non_values(c, out);
    if (out->mode == MODE_VALUE && out->type->kind == TYPE_TUPLE) {
        return spread_tuple(c, out, count);
    }
    return out;
}

/* ---- literals */

static void check_basic_lit(Checker *c, Operand *x, BasicLit *e)
{
    enum { MAX_LITERAL_CHARS = 10000 };
    static const TypeKind kinds[TOK_COUNT] = {
        [TOK_INT] = TYPE_UNTYPED_INT,     [TOK_FLOAT] = TYPE_UNTYPED_FLOAT,
        [TOK_IMAG] = TYPE_UNTYPED_COMPLEX, [TOK_CHAR] = TYPE_UNTYPED_RUNE,
        [TOK_STRING] = TYPE_UNTYPED_STRING};
    if (e->is_bad) {
        return; /* the lexer has said why */
    }
    x->type = c->basic[kinds[e->lit]];
    if (e->lit == TOK_STRING) {
        x->val = e->str != NULL ? const_string(c->arena, e->str) : NULL;
    } else if (e->lit == TOK_CHAR) {
        x->val = const_int(c->arena, e->rune);
    } else if (e->text->len > MAX_LITERAL_CHARS) {
        check_error_at(c, &e->e, DIAG_CONST, "excessively long constant: %.10s... (%u chars)",
                       e->text->text, e->text->len);
        return;
    } else {
        x->val = const_from_literal(c->arena, e->lit, e->text->text, e->text->len);
    }
    if (x->val == NULL) {
        check_error_at(c, &e->e, DIAG_CONST, "malformed constant: %s", e->text->text);
        return;
    }
    x->mode = MODE_CONSTANT;
    if (e->lit == TOK_INT) {
        check_overflow(c, x, e->e.pos);
    }
}

typedef struct LitBody { /* a function literal whose body is checked later */
    FuncInfo *info;
    Scope *scope;
} LitBody;

static void check_lit_body(Checker *c, void *arg)
{
    LitBody *lit = arg;
    check_func_body(c, lit->info, lit->scope);
}

/* Inside a function the body is checked at once, so that variables it uses are known to be used
 * when their block ends; at package level only when all declarations can be looked at. */
void check_func_lit(Checker *c, Operand *x, FuncLit *e)
{
    if (e->info != NULL && e->info->is_checked) { /* a second look at the same tree */
        x->mode = MODE_VALUE;
        x->type = e->info->sig;
        return;
    }
    Scope *scope = scope_new(c, c->env.scope);
    Type *sig = check_func_type(c, NULL, e->type_expr, scope);
    if (sig == NULL || sig->kind != TYPE_FUNC) {
        return;
    }
    e->info = func_info_new(c, c->env.func, NULL, e, sig, e->body);
    e->info->is_checked = true;
    x->mode = MODE_VALUE;
    x->type = sig;
    if (c->env.func != NULL) {
        check_func_body(c, e->info, scope);
        scope_release(c, scope);
        return;
    }
    LitBody *lit = ARENA_NEW(c->arena, LitBody);
    *lit = (LitBody){e->info, scope};
    check_later(c, check_lit_body, lit);
}

/* ---- type assertions, dereferences */

void check_type_assertion(Checker *c, Expr *e, const Operand *x, Type *t, bool is_type_switch)
{
    if (type_is_interface(t)) {
        return; /* any dynamic type may have the methods */
    }
    const char *cause = check_missing_method(c, t, x->type, false);
    if (cause == NULL) {
        return;
    }
    if (is_type_switch) {
        check_error_at(c, e, DIAG_INTERFACE,
                       "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s",
                       check_expr_str(c, e), check_operand_str(c, x), check_type_str(c, t), cause);
        return;
    }
    check_error_at(c, e, DIAG_INTERFACE,
                   "impossible type assertion: %s\n\t%s does not implement %s %s",
                   check_expr_str(c, e), check_type_str(c, t), check_type_str(c, x->type), cause);
}

static void check_assert_expr(Checker *c, Operand *x, TypeAssertExpr *e)
{
    if (e->type_expr == NULL) {
        check_error_at(c, &e->e, DIAG_CONTROL,
                       "invalid syntax tree: use of .(type) outside type switch");
        check_use_expr(c, e->x);
        return;
    }
    check_expr(c, x, e->x);
    if (x->mode == MODE_INVALID) {
        return;
    }
    if (x->type->kind == TYPE_PARAM) {
        check_error_at(c, x->expr, DIAG_INTERFACE,
                       "invalid operation: cannot use type assertion on type parameter value %s",
                       check_operand_str(c, x));
        operand_invalid(c, x);
        return;
    }
    if (under_kind(x->type) != TYPE_INTERFACE) {
        check_error_at(c, x->expr, DIAG_INTERFACE, "invalid operation: %s is not an interface",
                       check_operand_str(c, x));
        operand_invalid(c, x);
        return;
    }
    Type *t = check_var_type(c, e->type_expr);
    if (t->kind == TYPE_INVALID) {
        operand_invalid(c, x);
        return;
    }
    check_type_assertion(c, &e->e, x, t, false);
    x->mode = MODE_COMMA_OK;
    x->type = t;
}

struct Deref {
    Checker *c;
    Operand *x;
    Type *base;
};

static bool deref_term(Type *u, void *ctx)
{
    struct Deref *d = ctx;
    if (u == NULL || u->kind != TYPE_POINTER) {
        check_error_at(d->c, d->x->expr, DIAG_OPERAND, "invalid operation: cannot indirect %s",
                       check_operand_str(d->c, d->x));
        return false;
    }
    if (d->base != NULL && !type_identical(d->base, u->pointer.elem)) {
        check_error_at(d->c, d->x->expr, DIAG_OPERAND,
                       "invalid operation: pointers of %s must have identical base types",
                       check_operand_str(d->c, d->x));
        return false;
    }
    d->base = u->pointer.elem;
    return true;
}

static void check_star(Checker *c, Operand *x, StarExpr *e)
{
    check_expr_or_type(c, x, e->x, false);
    if (x->mode == MODE_INVALID) {
        return;
    }
    if (x->mode == MODE_TYPE) {
        check_not_constraint(c, e->x);
        x->type = type_new_pointer(c, x->type);
        return;
    }
    struct Deref d = {c, x, NULL};
    if (!type_under_is(x->type, deref_term, &d)) {
        operand_invalid(c, x);
        return;
    }
    x->mode = MODE_VARIABLE;
    x->type = d.base;
}

/* ---- the kinds of expressions */

static void check_paren(Checker *c, Operand *x, ParenExpr *e)
{
    check_raw_expr(c, x, e->x, NULL, false);
}

static void check_type_expr(Checker *c, Operand *x, Expr *e)
{
    x->type = check_type(c, e);
    x->mode = x->type->kind == TYPE_INVALID ? MODE_INVALID : MODE_TYPE;
}

static void expr_internal(Checker *c, Operand *x, Expr *e, Type *hint)
{
    switch ((NodeKind)e->kind) {
    case NODE_BAD_EXPR: /* reported by the parser */
        break;
    case NODE_IDENT:
        check_ident(c, x, (Ident *)e, false);
        break;
    case NODE_BASIC_LIT:
        check_basic_lit(c, x, (BasicLit *)e);
        break;
    case NODE_FUNC_LIT:
        check_func_lit(c, x, (FuncLit *)e);
        break;
    case NODE_COMPOSITE_LIT:
        check_composite_lit(c, x, (CompositeLit *)e, hint);
        break;
    case NODE_PAREN:
        check_paren(c, x, (ParenExpr *)e);
        break;
    case NODE_SELECTOR:
        check_selector(c, x, (SelectorExpr *)e, false);
        break;
    case NODE_SLICE:
        check_slice_expr(c, x, (SliceExpr *)e);
        break;
    case NODE_TYPE_ASSERT:
        check_assert_expr(c, x, (TypeAssertExpr *)e);
        break;
    case NODE_CALL:
        check_call(c, x, (CallExpr *)e);
        break;
    case NODE_STAR:
        check_star(c, x, (StarExpr *)e);
        break;
    case NODE_UNARY:
        check_unary(c, x, (UnaryExpr *)e);
        break;
    case NODE_BINARY: {
        BinaryExpr *b = (BinaryExpr *)e;
        check_binary(c, x, e, b->x, b->y, b->op);
        break;
    }
    case NODE_KEY_VALUE:
        check_error_at(c, e, DIAG_SYNTAX, "invalid syntax tree: no key:value expected");
        break;
    case NODE_ELLIPSIS:
        check_error_at(c, e, DIAG_SYNTAX, "invalid use of '...'");
        break;
    default:
        check_type_expr(c, x, e);
    }
}
