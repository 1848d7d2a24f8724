/* types/assign.c: which values go where, and what is said when they do not fit.
 *
 * Every place that gives a value to something (assignment, initialisation, argument, result, send,
 * element of a literal) ends in check_assignment; the counts of `a, b = f()` are compared before,
 * in check_assign.c.
 * Variables that are written after their declaration, or whose address may escape, are marked
 * here: the compiler keeps all others in frame slots and captures them by value.
 */
#include "types/types_internal.h"

#include <string.h>

/* ---- assignability (Go spec, Assignability) */

static bool has_name(Type *t)
{
    return t->kind <= TYPE_LAST_BASIC || t->kind == TYPE_NAMED || t->kind == TYPE_PARAM;
}

static bool is_pointer_to_interface(Type *u)
{
    return u->kind == TYPE_POINTER && type_underlying(u->pointer.elem)->kind == TYPE_INTERFACE;
}

static bool chan_assignable(Type *v, Type *t, Type *vu, Type *tu)
{
    return vu->kind == TYPE_CHAN && vu->chan.dir == CHAN_BOTH && tu->kind == TYPE_CHAN &&
           type_identical(vu->chan.elem, tu->chan.elem) && (!has_name(v) || !has_name(t));
}

void check_add_cause(Checker *c, const char **cause, const char *text)
{
    if (cause != NULL) {
        *cause = *cause == NULL || **cause == '\0'
                     ? text
                     : arena_printf(c->arena, "%s\n\t%s", text, *cause);
    }
}

/* An unnamed value to a type parameter, or a type parameter's value to an unnamed type: every
 * term must do. */
static bool param_assignable(Checker *c, const Operand *x, Type *t, const char **cause)
{
    bool to_param = t->kind == TYPE_PARAM;
    if (to_param ? has_name(x->type) : has_name(t)) {
        return false;
    }
    Type *param = to_param ? t : x->type;
    TypeSet *set = type_set(type_underlying(param));
    for (int i = 0; set->has_terms && i < set->term_count; i++) {
        Operand y = *x;
        Type *to = to_param ? set->terms[i] : t;
        if (!to_param) {
            y.type = set->terms[i];
        }
        if (operand_assignable(c, &y, to, cause)) {
            continue;
        }
        const char *term = check_type_str(c, set->terms[i]), *in = check_type_str(c, param);
        check_add_cause(c, cause,
                  to_param ? arena_printf(c->arena, "cannot assign %s to %s (in %s)",
                                          check_type_str(c, x->type), term, in)
                           : arena_printf(c->arena, "cannot assign %s (in %s) to %s", term, in,
                                          check_type_str(c, t)));
        return false;
    }
    return set->has_terms && set->term_count > 0;
}

static bool untyped_assignable(Checker *c, const Operand *x, Type *t)
{
    Type *type;
    ConstVal *val;
    return operand_implicit_type(c, x, t, &type, &val) == CONVERT_OK;
}

bool operand_assignable(Checker *c, const Operand *x, Type *t, const char **cause)
{
    if (x->mode == MODE_INVALID || t->kind == TYPE_INVALID || x->type == t) {
        return true;
    }
    Type *v = x->type;
    if (type_identical(v, t)) {
        return true;
    }
    if (kind_is_untyped(v->kind)) {
        return untyped_assignable(c, x, t);
    }
    Type *vu = type_underlying(v), *tu = type_underlying(t);
    bool is_v_param = v->kind == TYPE_PARAM, is_t_param = t->kind == TYPE_PARAM;
    if (!is_v_param && !is_t_param && (!has_name(v) || !has_name(t)) && type_identical(vu, tu)) {
        return true;
    }
    if ((tu->kind == TYPE_INTERFACE && !is_t_param) || is_pointer_to_interface(tu)) {
        if (check_implements(c, v, t, false, cause)) {
            return true;
        }
        if (!is_v_param) {
            return false;
        }
        if (cause != NULL) {
            *cause = NULL;
        }
    }
    if (vu->kind == TYPE_INTERFACE && !is_v_param && check_implements(c, t, v, false, NULL)) {
        if (cause != NULL) {
            *cause = "need type assertion";
        }
        return false;
    }
    if (chan_assignable(v, t, vu, tu)) {
        return true;
    }
    return (is_v_param || is_t_param) && param_assignable(c, x, t, cause);
}

/* ---- one value */

/* For messages; most assignments need none. */
static const char *context_text(Checker *c, const char *context)
{
    return context != NULL
               ? context
               : arena_printf(c->arena, "argument to %s", check_expr_str(c, c->argument_of));
}

/* Untyped x takes its type from the target (its default type when the target is unknown or an
 * interface). False after an error. */
static bool assign_untyped(Checker *c, Operand *x, Type *t, const char *context)
{
    Type *target = t;
    if (operand_is_nil(x)) {
        if (t == NULL) {
            check_error_at(c, x->expr, DIAG_ASSIGN, "use of untyped nil in %s",
                           context_text(c, context));
            return false;
        }
    } else if (t == NULL || type_is_interface(t)) {
        target = type_default(x->type);
    }
    Type *type;
    ConstVal *val;
    ConvertFail why = operand_implicit_type(c, x, target, &type, &val);
    if (why != CONVERT_OK) {
        static const char *const notes[] = {
            [CONVERT_BAD] = "", [CONVERT_TRUNCATED] = " (truncated)",
            [CONVERT_OVERFLOWS] = " (overflows)"};
        check_error_at(c, x->expr, why == CONVERT_BAD ? DIAG_ASSIGN : DIAG_CONST,
                       "cannot use %s as %s value in %s%s", check_operand_str(c, x),
                       check_type_str(c, target), context_text(c, context), notes[why]);
        return false;
    }
    operand_become(c, x, type, val);
    return true;
}

static bool is_generic_func(Type *t) { return t->kind == TYPE_FUNC && t->func.tparam_count > 0; }

/* Go's compiler finds invalid recursive types only after package-level variables. */
static bool is_recursion_unknown(const Checker *c, const Operand *x, Type *t)
{
    return c->env.func == NULL && t != NULL && x->mode != MODE_INVALID &&
           (type_underlying(t)->kind == TYPE_INVALID ||
            type_underlying(x->type)->kind == TYPE_INVALID);
}

void check_assignment(Checker *c, Operand *x, Type *t, const char *context)
{
    check_single_value(c, x);
    if (is_recursion_unknown(c, x, t)) {
        return;
    }
    switch (x->mode) {
    case MODE_INVALID:
        return;
    case MODE_CONSTANT:
    case MODE_VARIABLE:
    case MODE_MAP_INDEX:
    case MODE_VALUE:
    case MODE_NIL:
    case MODE_COMMA_OK:
        break;
    default:
        check_error_at(c, x->expr, DIAG_ASSIGN, "cannot assign %s to %s in %s",
                       check_operand_str(c, x), t != NULL ? check_type_str(c, t) : "_",
                       context_text(c, context));
        operand_invalid(c, x);
        return;
    }
    if (kind_is_untyped(x->type->kind) && !assign_untyped(c, x, t, context)) {
        operand_invalid(c, x);
        return;
    }
    if (is_generic_func(x->type)) {
        check_error_at(c, x->expr, DIAG_GENERIC,
                       "cannot use generic function %s without instantiation in %s",
                       check_expr_str(c, x->expr), context_text(c, context));
        operand_invalid(c, x);
        return;
    }
    const char *cause = NULL;
    if (t == NULL || operand_assignable(c, x, t, &cause)) {
        return;
    }
    bool has_cause = cause != NULL && *cause != '\0';
    check_error_at(c, x->expr, has_cause ? DIAG_INTERFACE : DIAG_ASSIGN,
                   "cannot use %s as %s value in %s%s%s", check_operand_str(c, x),
                   check_type_str(c, t), context_text(c, context), has_cause ? ": " : "",
                   has_cause ? cause : "");
    operand_invalid(c, x);
}

void check_init_const(Checker *c, Object *lhs, Operand *x)
{
    Type *invalid = c->basic[TYPE_INVALID];
    if (x->mode == MODE_INVALID || x->type->kind == TYPE_INVALID ||
        (lhs->type != NULL && lhs->type->kind == TYPE_INVALID)) {
        lhs->type = lhs->type == NULL ? invalid : lhs->type;
        return;
    }
    if (x->mode != MODE_CONSTANT) {
        check_error_at(c, x->expr, DIAG_CONST, "%s is not constant", check_operand_str(c, x));
        lhs->type = lhs->type == NULL ? invalid : lhs->type;
        return;
    }
    if (lhs->type == NULL) {
        lhs->type = x->type;
    }
    check_assignment(c, x, lhs->type, "constant declaration");
    if (x->mode != MODE_INVALID) {
        lhs->const_val = x->val;
    }
}

/* A variable without a declared type takes the (default) type of its value. */
static bool infer_var_type(Checker *c, Object *lhs, Operand *x, const char *context)
{
    Type *t = x->type;
    if (t->kind == TYPE_UNTYPED_NIL) {
        check_error_at(c, x->expr, DIAG_ASSIGN, "use of untyped nil in %s", context);
        lhs->type = c->basic[TYPE_INVALID];
        return false;
    }
    lhs->type = kind_is_untyped(t->kind) ? type_default(t) : t;
    return true;
}

void check_init_var(Checker *c, Object *lhs, Operand *x, const char *context)
{
    if (x->mode == MODE_INVALID || x->type->kind == TYPE_INVALID ||
        (lhs->type != NULL && lhs->type->kind == TYPE_INVALID)) {
        if (lhs->type == NULL) {
            lhs->type = c->basic[TYPE_INVALID];
        }
        operand_invalid(c, x);
        return;
    }
    if (lhs->type == NULL && !infer_var_type(c, lhs, x, context)) {
        operand_invalid(c, x);
        return;
    }
    check_assignment(c, x, lhs->type, context);
}

/* ---- what is written to */

Object *expr_root_var(Expr *e)
{
    for (;;) {
        switch (e->kind) {
        case NODE_PAREN:
            e = ((ParenExpr *)e)->x;
            break;
        case NODE_IDENT: {
            Object *obj = ((Ident *)e)->obj;
            return obj != NULL && obj->kind == OBJ_VAR ? obj : NULL;
        }
        case NODE_SELECTOR: {
            SelectorExpr *s = (SelectorExpr *)e;
            if (s->selection == NULL) {
                Object *obj = s->sel->obj;
                return obj != NULL && obj->kind == OBJ_VAR ? obj : NULL;
            }
            if (s->selection->kind != SEL_FIELD || s->selection->is_indirect) {
                return NULL;
            }
            e = s->x;
            break;
        }
        case NODE_INDEX: {
            Expr *x = ((IndexExpr *)e)->x;
            if (x->type == NULL || type_underlying(x->type)->kind != TYPE_ARRAY) {
                return NULL;
            }
            e = x;
            break;
        }
        default:
            return NULL;
        }
    }
}

void expr_mark_addressed(Expr *e)
{
    Object *var = expr_root_var(e);
    if (var != NULL) {
        var->is_addressed = true;
    }
}

void expr_mark_reassigned(Expr *e)
{
    Object *var = expr_root_var(e);
    if (var != NULL) {
        var->is_reassigned = true;
    }
}

/* The local variable that an assignment to e would write, if e is just its name. */
static Object *plain_local(Checker *c, Expr *e)
{
    e = ast_unparen(e);
    if (e->kind != NODE_IDENT) {
        return NULL;
    }
    Object *obj = check_lookup_name(c, (Ident *)e);
    return obj != NULL && obj->kind == OBJ_VAR && obj->pkg == c->env.pkg ? obj : NULL;
}

static bool is_blank(Checker *c, Expr *e)
{
    e = ast_unparen(e);
    return e->kind == NODE_IDENT && ((Ident *)e)->name == c->blank;
}

static void report_unassignable(Checker *c, Operand *x)
{
    const char *text = check_expr_str(c, x->expr);
    if (x->expr->kind == NODE_SELECTOR) {
        Operand base;
        check_expr(c, &base, ((SelectorExpr *)x->expr)->x);
        if (base.mode == MODE_MAP_INDEX) {
            check_error_at(c, x->expr, DIAG_ASSIGN, "cannot assign to struct field %s in map",
                           text);
            return;
        }
    }
    check_error_at(c, x->expr, DIAG_ASSIGN,
                   "cannot assign to %s (neither addressable nor a map index expression)", text);
}

Type *check_lhs_var(Checker *c, Expr *lhs)
{
    if (is_blank(c, lhs)) {
        return NULL;
    }
    Object *var = plain_local(c, lhs); /* writing a variable does not use it */
    bool was_used = var != NULL && var->is_used;
    Operand x;
    check_expr(c, &x, lhs);
    if (var != NULL) {
        var->is_used = was_used;
    }
    if (x.mode == MODE_INVALID || x.type->kind == TYPE_INVALID) {
        return c->basic[TYPE_INVALID];
    }
    if (x.mode != MODE_VARIABLE && x.mode != MODE_MAP_INDEX) {
        report_unassignable(c, &x);
        return c->basic[TYPE_INVALID];
    }
    expr_mark_reassigned(lhs);
    return x.type;
}

void check_assign_var(Checker *c, Expr *lhs, Expr *rhs, Operand *x, const char *context)
{
    Type *t = check_lhs_var(c, lhs);
    if (t != NULL && t->kind == TYPE_INVALID) {
        if (rhs != NULL) {
            check_use_expr(c, rhs);
        } else {
            operand_invalid(c, x);
        }
        return;
    }
    Operand value;
    if (rhs != NULL) {
        x = &value;
        bool is_func = t != NULL && under_kind(t) == TYPE_FUNC;
        check_expr_for(c, x, rhs, t, is_func ? check_expr_str(c, lhs) : NULL);
    }
    if (t == NULL && strcmp(context, "assignment") == 0) {
        context = "assignment to _ identifier";
    }
    check_assignment(c, x, t, context);
}
