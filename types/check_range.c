/* types/check_range.c: for range, over everything it may range over.
 *
 * What an operand yields is found first (key and value types, either may be missing); then the
 * iteration variables are declared or assigned. Over an integer the variable takes the operand
 * itself, so that `for i := range 10` and `var i uint8; for i = range 10` both find their type.
 */
#include "types/types_internal.h"

typedef struct Yield { /* of one iteration */
    RangeKind kind;
    Type *key, *value; /* NULL: there is none */
    bool is_ok;
    const char *cause; /* why not, or NULL */
} Yield;

static Yield yields(RangeKind kind, Type *key, Type *value)
{
    return (Yield){kind, key, value, true, NULL};
}

static Yield yields_nothing(const char *cause) { return (Yield){.cause = cause}; }

static Type *func_core(Type *t)
{
    Type *u = check_core_type(t);
    return u != NULL && u->kind == TYPE_FUNC ? u : NULL;
}

static Yield range_func(Checker *c, const Type *f)
{
    if (c->options.go_minor < 23) {
        return yields_nothing(NULL);
    }
    if (f->func.param_count != 1) {
        return yields_nothing("func must be func(yield func(...) bool): wrong argument count");
    }
    Type *body = func_core(f->func.params[0]->type);
    if (body == NULL) {
        return yields_nothing("func must be func(yield func(...) bool): argument is not func");
    }
    if (f->func.result_count != 0) {
        return yields_nothing("func must be func(yield func(...) bool): unexpected results");
    }
    if (body->func.param_count > 2) {
        return yields_nothing(
            "func must be func(yield func(...) bool): yield func has too many parameters");
    }
    if (body->func.result_count != 1 ||
        !kind_is_boolean(under_kind(body->func.results[0]->type))) {
        return yields_nothing(
            "func must be func(yield func(...) bool): yield func does not return bool");
    }
    Type *key = body->func.param_count > 0 ? body->func.params[0]->type : NULL;
    Type *value = body->func.param_count > 1 ? body->func.params[1]->type : NULL;
    return yields(RANGE_FUNC, key, value);
}

static Yield range_over(Checker *c, Type *t)
{
    Type *int_type = c->basic[TYPE_INT];
    Type *u = check_core_type(t);
    if (u == NULL) {
        return yields_nothing("no core type");
    }
    switch (u->kind) {
    case TYPE_STRING:
    case TYPE_UNTYPED_STRING:
        return yields(RANGE_STRING, int_type, c->rune_type);
    case TYPE_ARRAY:
        return yields(RANGE_ARRAY, int_type, u->array.elem);
    case TYPE_POINTER: {
        Type *base = type_underlying(u->pointer.elem);
        return base->kind == TYPE_ARRAY ? yields(RANGE_ARRAY_PTR, int_type, base->array.elem)
                                        : yields_nothing(NULL);
    }
    case TYPE_SLICE:
        return yields(RANGE_SLICE, int_type, u->slice.elem);
    case TYPE_MAP:
        return yields(RANGE_MAP, u->map.key, u->map.elem);
    case TYPE_CHAN:
        return u->chan.dir == CHAN_SEND_ONLY ? yields_nothing("receive from send-only channel")
                                             : yields(RANGE_CHAN, u->chan.elem, NULL);
    case TYPE_FUNC:
        return range_func(c, u);
    default:
        return kind_is_integer((TypeKind)u->kind) ? yields(RANGE_INT, t, NULL)
                                                  : yields_nothing(NULL);
    }
}

/* Go 1.22's experiment wanted as many variables as the iterator yields; 1.23 lets them be left
 * out, and that is the only version in which functions can be ranged over here. */
static void check_yield(Checker *c, RangeStmt *s, const Operand *x, const Yield *y)
{
    const char *text = check_operand_str(c, x);
    if (!y->is_ok) {
        check_error_at(c, x->expr, DIAG_CONTROL, "cannot range over %s%s%s", text,
                       y->cause != NULL ? ": " : "", y->cause != NULL ? y->cause : "");
    } else if (y->key == NULL && s->key != NULL) {
        check_error_at(c, s->key, DIAG_CONTROL, "range over %s permits no iteration variables",
                       text);
    } else if (y->value == NULL && s->value != NULL) {
        check_error_at(c, s->value, DIAG_CONTROL,
                       "range over %s permits only one iteration variable", text);
    } else if (s->extra != NULL) {
        check_error_at(c, s->extra, DIAG_CONTROL,
                       "range clause permits at most two iteration variables");
    }
}

static bool yield_fits(const RangeStmt *s, const Yield *y)
{
    return y->is_ok && s->extra == NULL && (y->key != NULL || s->key == NULL) &&
           (y->value != NULL || s->value == NULL);
}

/* ---- iteration variables */

static Object *new_range_var(Checker *c, Expr *lhs)
{
    if (lhs->kind == NODE_IDENT) {
        return check_new_local(c, (Ident *)lhs, NULL);
    }
    check_error_at(c, lhs, DIAG_SYNTAX, "invalid syntax tree: cannot declare %s",
                   check_expr_str(c, lhs));
    return object_new(c, OBJ_VAR, lhs->pos, c->env.pkg, c->blank, NULL);
}

static void init_range_var(Checker *c, Object *var, Expr *lhs, Type *t, Operand *integer)
{
    if (t == NULL || t->kind == TYPE_INVALID) {
        var->type = c->basic[TYPE_INVALID];
        var->is_used = true; /* what is missing was reported */
    } else if (integer != NULL) {
        check_init_var(c, var, integer, "range clause");
    } else {
        Operand y = {.mode = MODE_VALUE, .type = t, .expr = lhs};
        lhs->type = t;
        check_init_var(c, var, &y, "assignment");
    }
    lhs->mode = MODE_VARIABLE;
    lhs->type = var->type;
}

static void declare_range_vars(Checker *c, RangeStmt *s, const Yield *y, Operand *integer)
{
    Expr *lhs[2] = {s->key, s->value};
    Type *types[2] = {y->key, y->value};
    Object *vars[2] = {NULL, NULL};
    bool any = false;
    for (int i = 0; i < 2; i++) {
        if (lhs[i] == NULL) {
            continue;
        }
        vars[i] = new_range_var(c, lhs[i]);
        any |= vars[i]->name != c->blank;
        init_range_var(c, vars[i], lhs[i], types[i], integer);
    }
    if (!any) {
        check_error(c, s->s.pos, DIAG_ASSIGN, "no new variables on left side of :=");
        return;
    }
    for (int i = 0; i < 2; i++) {
        if (vars[i] != NULL && vars[i]->name != c->blank) {
            check_declare(c, c->env.scope, (Ident *)lhs[i], vars[i], s->body->s.pos);
        }
    }
}

static void assign_range_vars(Checker *c, RangeStmt *s, const Yield *y, Operand *integer)
{
    Expr *lhs[2] = {s->key, s->value};
    Type *types[2] = {y->key, y->value};
    for (int i = 0; i < 2; i++) {
        if (lhs[i] == NULL || types[i] == NULL) {
            if (lhs[i] != NULL) {
                check_use_lhs(c, lhs[i]);
            }
            continue;
        }
        if (integer == NULL) {
            Operand value = {.mode = MODE_VALUE, .type = types[i], .expr = lhs[i]};
            check_assign_var(c, lhs[i], NULL, &value, "assignment");
            continue;
        }
        check_assign_var(c, lhs[i], NULL, integer, "range clause");
        if (integer->mode != MODE_INVALID && !type_all(integer->type, kind_is_integer)) {
            check_error_at(c, lhs[i], DIAG_CONTROL, "cannot use iteration variable of type %s",
                           check_type_str(c, integer->type));
        }
    }
}

static void check_range_body(Checker *c, RangeStmt *s)
{
    FuncInfo *f = s->range_kind == RANGE_FUNC ? c->env.func : NULL;
    if (f != NULL) {
        f->range_func_depth++;
    }
    check_stmt(c, &s->body->s);
    if (f != NULL) {
        f->range_func_depth--;
    }
}

void check_range_stmt(Checker *c, RangeStmt *s)
{
    Operand x;
    check_expr(c, &x, s->x);
    Yield y = {.kind = RANGE_INT};
    if (x.mode != MODE_INVALID) {
        y = range_over(c, x.type);
        if (!yield_fits(s, &y)) {
            check_yield(c, s, &x, &y);
        }
    }
    s->range_kind = (uint8_t)y.kind;
    if (x.mode != MODE_INVALID && y.kind == RANGE_STRING && kind_is_untyped(x.type->kind)) {
        check_convert_untyped(c, &x, c->basic[TYPE_STRING]);
    }
    check_open_scope(c);
    Operand *integer = y.is_ok && y.kind == RANGE_INT ? &x : NULL;
    if (s->is_define) {
        declare_range_vars(c, s, &y, integer);
    } else if (s->key != NULL) {
        assign_range_vars(c, s, &y, integer);
    } else if (integer != NULL) {
        check_assignment(c, integer, NULL, "range clause");
    }
    if (integer != NULL && integer->mode != MODE_INVALID && kind_is_untyped(s->x->type->kind)) {
        check_update_expr_type(c, s->x, type_default(s->x->type), true);
    }
    check_range_body(c, s);
    check_close_scope(c);
}
