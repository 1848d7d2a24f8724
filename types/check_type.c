/* types/check_type.c: type expressions.
 *
 * `def` is the named type whose declaration the expression is the right-hand side of: it learns
 * the new type before the parts of that are looked at, so that a recursive type finds itself.
 * What needs complete types (map keys, embedded fields, constraint interfaces used as ordinary
 * types) is checked later.
 */
#include "types/decl_internal.h"

static Type *bad_type(Checker *c, Type *def)
{
    check_set_def_type(def, c->basic[TYPE_INVALID]);
    return c->basic[TYPE_INVALID];
}

/* ---- names */

static Type *operand_type(Checker *c, Operand *x, Type *def)
{
    switch (x->mode) {
    case MODE_TYPE:
        check_set_def_type(def, x->type);
        return x->type;
    case MODE_INVALID:
        break;
    case MODE_NOVALUE:
        check_error_at(c, x->expr, DIAG_OPERAND, "%s used as type", check_operand_str(c, x));
        break;
    default:
        check_error_at(c, x->expr, DIAG_OPERAND, "%s is not a type", check_operand_str(c, x));
        break;
    }
    return bad_type(c, def);
}

static Type *ident_type(Checker *c, Ident *e, Type *def)
{
    Operand x;
    check_ident_def(c, &x, e, def, true);
    return operand_type(c, &x, def);
}

static Type *selector_type(Checker *c, SelectorExpr *e, Type *def)
{
    if (def != NULL && e->x->kind == NODE_IDENT &&
        check_lookup_name(c, (Ident *)e->x) == def->named.obj) { /* type T T.x */
        check_cycle_error(c, &def->named.obj, 1);
        return bad_type(c, def);
    }
    Operand x = {.mode = MODE_INVALID, .type = c->basic[TYPE_INVALID], .expr = &e->e};
    check_selector(c, &x, e, true);
    x.expr = &e->e;
    return operand_type(c, &x, def);
}

/* ---- limits of Go's compiler */

enum { MAX_CHAN_ELEM_BYTES = 1 << 16 };
static const int64_t MAX_TYPE_BYTES = (int64_t)1 << 50;

static void check_array_size(Checker *c, const Expr *e, Pos pos)
{
    if (!e->type->has_tparam && e->type->kind == TYPE_ARRAY &&
        type_size(e->type) >= MAX_TYPE_BYTES) {
        check_error(c, pos, DIAG_LIMIT, "type %s larger than address space",
                       check_type_str(c, e->type));
    }
}

static void check_chan_size(Checker *c, const Expr *e, Pos pos)
{
    if (!e->type->has_tparam && e->type->kind == TYPE_CHAN &&
        type_size(e->type->chan.elem) >= MAX_CHAN_ELEM_BYTES) {
        check_error(c, pos, DIAG_LIMIT, "channel element type too large (>64kB)");
    }
}

/* The message stands at the declaration the type is part of. */
static void remember_size(Checker *c, const Expr *e)
{
    Pos pos = c->path.len > 0 ? c->path.data[c->path.len - 1]->pos : ast_start((const Node *)e);
    SizedType s = {e, pos};
    VEC_PUSH(&c->extra->sized, s);
}

void check_type_sizes(Checker *c)
{
    for (int i = 0; i < c->extra->sized.len; i++) {
        const SizedType *s = &c->extra->sized.data[i];
        if (s->expr->kind == NODE_CHAN_TYPE) {
            check_chan_size(c, s->expr, s->pos);
        } else {
            check_array_size(c, s->expr, s->pos);
        }
    }
    c->extra->sized.len = 0;
}

/* ---- composites */

static Type *array_type(Checker *c, ArrayTypeExpr *e, Type *def)
{
    if (e->len == NULL) {
        Type *t = type_new(c, TYPE_SLICE);
        t->state |= STATE_INCOMPLETE;
        t->slice.elem = c->basic[TYPE_INVALID];
        check_set_def_type(def, t);
        t->slice.elem = check_var_type(c, e->elem);
        t->state &= (uint16_t)~STATE_INCOMPLETE;
        type_add_part(t, t->slice.elem);
        return t;
    }
    if (e->len->kind == NODE_ELLIPSIS) {
        check_error_at(c, &e->e, DIAG_TYPE_DECL,
                       "invalid use of [...] array (outside a composite literal)");
        check_var_type(c, e->elem);
        return bad_type(c, def);
    }
    Type *t = type_new(c, TYPE_ARRAY);
    t->state |= STATE_INCOMPLETE;
    t->array.elem = c->basic[TYPE_INVALID];
    check_set_def_type(def, t);
    t->array.len = check_array_length(c, e->len);
    t->array.elem = check_var_type(c, e->elem);
    type_add_part(t, t->array.elem);
    t->state &= (uint16_t)~STATE_INCOMPLETE;
    if (t->array.len >= 0) {
        if (t->array.len > 1 << 20) {
            remember_size(c, &e->e);
        }
        return t;
    }
    if (def != NULL && def->named.underlying == t) {
        def->named.underlying = c->basic[TYPE_INVALID];
    }
    return bad_type(c, def);
}

static Type *pointer_type(Checker *c, StarExpr *e, Type *def)
{
    Type *t = type_new(c, TYPE_POINTER);
    t->pointer.elem = c->basic[TYPE_INVALID];
    check_set_def_type(def, t);
    t->pointer.elem = check_var_type(c, e->x);
    type_add_part(t, t->pointer.elem);
    return t->pointer.elem->kind == TYPE_INVALID ? t->pointer.elem : t;
}

static void later_map_key(Checker *c, void *arg)
{
    MapTypeExpr *e = arg;
    Type *key = e->key->type;
    if (key->kind == TYPE_INVALID || type_underlying(key)->kind == TYPE_INVALID ||
        (check_is_type_param(key) ? type_strictly_comparable(key) : type_comparable(key))) {
        return;
    }
    const char *why = check_is_type_param(key) ? " (missing comparable constraint)" : "";
    check_error_at(c, e->key, DIAG_TYPE_DECL, "invalid map key type %s%s",
                   check_type_str(c, key), why);
}

static Type *map_type(Checker *c, MapTypeExpr *e, Type *def)
{
    Type *t = type_new(c, TYPE_MAP);
    t->state |= STATE_INCOMPLETE;
    t->map.key = t->map.elem = c->basic[TYPE_INVALID];
    check_set_def_type(def, t);
    t->map.key = check_var_type(c, e->key);
    t->map.elem = check_var_type(c, e->value);
    t->state &= (uint16_t)~STATE_INCOMPLETE;
    type_add_part(t, t->map.key);
    type_add_part(t, t->map.elem);
    check_later(c, later_map_key, e);
    return t;
}

static Type *chan_type(Checker *c, ChanTypeExpr *e, Type *def)
{
    Type *t = type_new(c, TYPE_CHAN);
    t->chan.dir = e->dir;
    t->chan.elem = c->basic[TYPE_INVALID];
    check_set_def_type(def, t);
    t->chan.elem = check_var_type(c, e->elem);
    type_add_part(t, t->chan.elem);
    remember_size(c, &e->e);
    return t;
}

static Type *func_type(Checker *c, FuncTypeExpr *e, Type *def)
{
    Type *t = type_new(c, TYPE_FUNC);
    check_set_def_type(def, t);
    Scope *scope = scope_new(c, c->env.scope);
    check_func_type_into(c, t, NULL, e, scope);
    scope_release(c, scope);
    return t;
}

static Type *type_internal(Checker *c, Expr *e, Type *def)
{
    Type *t;
    switch ((NodeKind)e->kind) {
    case NODE_BAD_EXPR:
        return bad_type(c, def);
    case NODE_IDENT:
        return ident_type(c, (Ident *)e, def);
    case NODE_SELECTOR:
        return selector_type(c, (SelectorExpr *)e, def);
    case NODE_INDEX:
        t = check_instantiated_type(c, (IndexExpr *)e);
        check_set_def_type(def, t);
        return t;
    case NODE_PAREN:
        return check_defined_type(c, ((ParenExpr *)e)->x, def);
    case NODE_ARRAY_TYPE:
        return array_type(c, (ArrayTypeExpr *)e, def);
    case NODE_STAR:
        return pointer_type(c, (StarExpr *)e, def);
    case NODE_MAP_TYPE:
        return map_type(c, (MapTypeExpr *)e, def);
    case NODE_CHAN_TYPE:
        return chan_type(c, (ChanTypeExpr *)e, def);
    case NODE_FUNC_TYPE:
        return func_type(c, (FuncTypeExpr *)e, def);
    case NODE_STRUCT_TYPE:
        t = type_new(c, TYPE_STRUCT);
        check_set_def_type(def, t);
        check_struct_type(c, t, (StructTypeExpr *)e);
        return t;
    case NODE_INTERFACE_TYPE:
        t = type_new(c, TYPE_INTERFACE);
        check_set_def_type(def, t);
        check_interface_type(c, t, (InterfaceTypeExpr *)e, def);
        return t;
    case NODE_ELLIPSIS:
        check_error_at(c, e, DIAG_TYPE_DECL, "invalid use of ...");
        return bad_type(c, def);
    default:
        check_error_at(c, e, DIAG_OPERAND, "%s is not a type", check_expr_str(c, e));
        check_use(c, &e, 1);
        return bad_type(c, def);
    }
}

/* ---- entry points */

static void record_type(Expr *e, Type *t)
{
    e->mode = MODE_TYPE;
    e->type = t;
    e->val = NULL;
}

Type *check_generic_type(Checker *c, Expr *e)
{
    Type *t = type_internal(c, e, NULL);
    record_type(e, t);
    return t;
}

Type *check_defined_type(Checker *c, Expr *e, Type *def)
{
    Type *t = type_internal(c, e, def);
    if (check_is_generic(t) && t->kind == TYPE_NAMED) {
        check_error_at(c, e, DIAG_GENERIC, "cannot use generic type %s without instantiation",
                       check_type_str(c, t));
        if (def != NULL) {
            def->named.underlying = c->basic[TYPE_INVALID];
        }
        t = c->basic[TYPE_INVALID];
    }
    if (t->depth > MAX_TYPE_NESTING) {
        check_error_at(c, e, DIAG_LIMIT, "type is nested too deeply");
        t = bad_type(c, def);
    }
    record_type(e, t);
    return t;
}

Type *check_type(Checker *c, Expr *e)
{
    return check_defined_type(c, e, NULL);
}

static void later_no_constraint(Checker *c, void *arg)
{
    Expr *e = arg;
    if (!type_is_interface(e->type)) {
        return;
    }
    TypeSet *set = type_set(e->type);
    if (set->is_comparable) {
        check_error_at(c, e, DIAG_GENERIC,
                       "cannot use type %s outside a type constraint: "
                       "interface is (or embeds) comparable", check_type_str(c, e->type));
    } else if (set->has_terms) {
        check_error_at(c, e, DIAG_GENERIC,
                       "cannot use type %s outside a type constraint: "
                       "interface contains type constraints", check_type_str(c, e->type));
    }
}

void check_not_constraint(Checker *c, Expr *e)
{
    const Type *t = e->type;
    bool may_be_constraint = t->kind == TYPE_INTERFACE ? t != c->any_type
                             : t->kind == TYPE_NAMED && t != c->error_type &&
                                   (t->named.underlying == NULL ||
                                    t->named.underlying->kind == TYPE_INTERFACE ||
                                    t->named.underlying->kind == TYPE_NAMED);
    if (may_be_constraint) {
        check_later(c, later_no_constraint, e);
    }
}

Type *check_var_type(Checker *c, Expr *e)
{
    Type *t = check_defined_type(c, e, NULL);
    check_not_constraint(c, e);
    return t;
}
