/* types/assign.c: which values go where, and what is said when they do not fit.
 *
 * Every place that gives a value to something (assignment, initialisation, argument, result, send,
 * element of a literal) ends in check_assignment; the counts of `a, b = f()` are compared before.
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
    return u->kind == TYPE_POINTER && type_is_interface(u->pointer.elem);
}

static bool chan_assignable(Type *v, Type *t, Type *vu, Type *tu)
{
    return vu->kind == TYPE_CHAN && vu->chan.dir == CHAN_BOTH && tu->kind == TYPE_CHAN &&
           type_identical(vu->chan.elem, tu->chan.elem) && (!has_name(v) || !has_name(t));
}

static void add_cause(Checker *c, const char **cause, const char *text)
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
        add_cause(c, cause,
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
    if (vu->kind == TYPE_INVALID || tu->kind == TYPE_INVALID) {
        return true; /* an invalid recursive type: reported */
    }
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

/* Untyped x takes its type from the target (its default type when the target is unknown or an
 * interface). False after an error. */
static bool assign_untyped(Checker *c, Operand *x, Type *t, const char *context)
{
    Type *target = t;
    if (operand_is_nil(x)) {
        if (t == NULL) {
            check_error_at(c, x->expr, DIAG_ASSIGN, "use of untyped nil in %s", context);
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
                       check_type_str(c, target), context, notes[why]);
        return false;
    }
    if (val != NULL) {
        x->val = val;
        if (x->expr != NULL && x->expr->val != NULL) {
            x->expr->val = val;
        }
    }
    if (type != x->type) {
        x->type = type;
        check_update_expr_type(c, x->expr, type, false);
    }
    return true;
}

static bool is_generic_func(Type *t) { return t->kind == TYPE_FUNC && t->func.tparam_count > 0; }

void check_assignment(Checker *c, Operand *x, Type *t, const char *context)
{
    check_single_value(c, x);
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
                       check_operand_str(c, x), t != NULL ? check_type_str(c, t) : "_", context);
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
                       check_expr_str(c, x->expr), context);
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
                   check_type_str(c, t), context, has_cause ? ": " : "", has_cause ? cause : "");
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

/* ---- counts */

static void put_type_summary(Checker *c, Buf *b, Type *t, bool is_rest)
{
    if (t == NULL || t->kind == TYPE_INVALID) {
        buf_puts(b, "unknown type");
    } else if (kind_is_untyped(t->kind)) {
        buf_puts(b, kind_is_numeric(t->kind) ? "number" : t->basic.name + strlen("untyped "));
    } else if (is_rest) {
        buf_printf(b, "...%s", check_type_str(c, t->slice.elem));
    } else {
        buf_puts(b, check_type_str(c, t));
    }
}

const char *check_types_summary(Checker *c, Type **types, int count, bool is_variadic)
{
    Buf b;
    buf_init(&b);
    buf_putc(&b, '(');
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            buf_puts(&b, ", ");
        }
        put_type_summary(c, &b, types[i], is_variadic && i == count - 1);
    }
    buf_putc(&b, ')');
    const char *text = arena_strndup(c->arena, b.data, b.len);
    buf_deinit(&b);
    return text;
}

static void report_count_mismatch(Checker *c, Expr **rhs, int rhs_count, int l, int r)
{
    const char *vars = l == 1 ? "variable" : "variables", *vals = r == 1 ? "value" : "values";
    Expr *first = ast_unparen(rhs[0]);
    if (rhs_count == 1 && first->kind == NODE_CALL) {
        check_error_at(c, rhs[0], DIAG_ASSIGN,
                       "assignment mismatch: %d %s but %s returns %d %s", l, vars,
                       check_expr_str(c, ((CallExpr *)first)->fun), r, vals);
        return;
    }
    check_error_at(c, rhs[0], DIAG_ASSIGN, "assignment mismatch: %d %s but %d %s", l, vars, r,
                   vals);
}

static void report_return_count(Checker *c, Stmt *at, Object **lhs, int l, Operand *rhs, int r)
{
    Type **have = ARENA_ARRAY(c->arena, Type *, r + 1);
    Type **want = ARENA_ARRAY(c->arena, Type *, l + 1);
    for (int i = 0; i < r; i++) {
        have[i] = rhs[i].type;
    }
    for (int i = 0; i < l; i++) {
        want[i] = lhs[i]->type;
    }
    Pos pos = at->pos;
    if (r > 0) { /* at the first value too many, or the last one there is */
        pos = ast_start((Node *)rhs[r > l ? l : r - 1].expr);
    }
    check_error(c, pos, DIAG_RETURN, "%s return values\n\thave %s\n\twant %s",
                r > l ? "too many" : "not enough", check_types_summary(c, have, r, false),
                check_types_summary(c, want, l, false));
}

static void poison_untyped_vars(Checker *c, Object **vars, int count)
{
    for (int i = 0; i < count; i++) {
        if (vars[i]->type == NULL) {
            vars[i]->type = c->basic[TYPE_INVALID];
        }
    }
}

/* Evaluates the one expression of `a, b = e`: its values, 1 or more, the second of a comma-ok form
 * included. */
static Operand *spread_expr(Checker *c, Expr *e, bool allow_comma_ok, int *count)
{
    Operand x;
    check_multi_expr(c, &x, e);
    int n = 1;
    if (x.mode == MODE_VALUE && x.type->kind == TYPE_TUPLE) {
        n = x.type->tuple.len;
    } else if (allow_comma_ok && (x.mode == MODE_MAP_INDEX || x.mode == MODE_COMMA_OK)) {
        n = 2;
    }
    Operand *list = ARENA_ARRAY(c->arena, Operand, n);
    list[0] = x;
    if (x.mode == MODE_VALUE && x.type->kind == TYPE_TUPLE) {
        for (int i = 0; i < n; i++) {
            list[i] = (Operand){.mode = MODE_VALUE, .type = x.type->tuple.elems[i], .expr = e};
        }
    } else if (n == 2) {
        list[1] = (Operand){.mode = MODE_VALUE, .type = c->basic[TYPE_UNTYPED_BOOL], .expr = e};
    }
    *count = n;
    return list;
}

static bool is_call(Expr **list, int count)
{
    return count == 1 && ast_unparen(list[0])->kind == NODE_CALL;
}

/* More than one value on the right, and not as many as variables. */
static void init_count_mismatch(Checker *c, Object **lhs, int l, Expr **rhs, int r, Stmt *ret)
{
    if (check_use(c, rhs, r)) {
        if (ret != NULL) {
            int count;
            Operand *values = check_expr_list(c, rhs, r, &count, false);
            report_return_count(c, ret, lhs, l, values, count);
        } else if (r > 0) {
            report_count_mismatch(c, rhs, r, l, r);
        }
    }
    poison_untyped_vars(c, lhs, l);
}

void check_init_vars(Checker *c, Object **lhs, int l, Expr **rhs, int r, Stmt *return_stmt)
{
    const char *context = return_stmt != NULL ? "return statement" : "assignment";
    if (l == r && !is_call(rhs, r)) {
        for (int i = 0; i < l; i++) {
            Operand x;
            bool has_no_name = lhs[i]->name == NULL || lhs[i]->name->len == 0;
            check_expr_for(c, &x, rhs[i], lhs[i]->type,
                           has_no_name ? "result variable" : lhs[i]->name->text);
            check_init_var(c, lhs[i], &x, context);
        }
        return;
    }
    if (r != 1) {
        init_count_mismatch(c, lhs, l, rhs, r, return_stmt);
        return;
    }
    int count;
    Operand *values = spread_expr(c, rhs[0], l == 2 && return_stmt == NULL, &count);
    if (l == count) {
        for (int i = 0; i < l; i++) {
            check_init_var(c, lhs[i], &values[i], context);
        }
        return;
    }
    if (values[0].mode != MODE_INVALID) {
        if (return_stmt != NULL) {
            report_return_count(c, return_stmt, lhs, l, values, count);
        } else {
            report_count_mismatch(c, rhs, r, l, count);
        }
    }
    poison_untyped_vars(c, lhs, l);
}

static bool use_all_lhs(Checker *c, Expr **lhs, int count)
{
    bool ok = true;
    for (int i = 0; i < count; i++) {
        ok &= check_use_lhs(c, lhs[i]);
    }
    return ok;
}

void check_assign_vars(Checker *c, Expr **lhs, int l, Expr **rhs, int r)
{
    if (l == r && !is_call(rhs, r)) {
        for (int i = 0; i < l; i++) {
            check_assign_var(c, lhs[i], rhs[i], NULL, "assignment");
        }
        return;
    }
    if (r != 1) {
        bool ok = use_all_lhs(c, lhs, l);
        ok &= check_use(c, rhs, r);
        if (ok && r > 0) {
            report_count_mismatch(c, rhs, r, l, r);
        }
        return;
    }
    int count;
    Operand *values = spread_expr(c, rhs[0], l == 2, &count);
    if (l == count) {
        for (int i = 0; i < l; i++) {
            check_assign_var(c, lhs[i], NULL, &values[i], "assignment");
        }
        return;
    }
    if (values[0].mode != MODE_INVALID) {
        report_count_mismatch(c, rhs, r, l, count);
    }
    use_all_lhs(c, lhs, l);
}

/* ---- := */

typedef struct ShortVars {
    Object **vars; /* all of the left side; blank dummies where an error was reported */
    int new_count;
    bool has_error;
} ShortVars;

static bool is_repeated(AssignStmt *s, int i)
{
    const Str *name = ((Ident *)s->lhs[i])->name;
    for (int k = 0; k < i; k++) {
        if (s->lhs[k]->kind == NODE_IDENT && ((Ident *)s->lhs[k])->name == name) {
            return true;
        }
    }
    return false;
}

/* The variable that lhs[i] stands for, new or of this scope; NULL after an error. */
static Object *short_var(Checker *c, AssignStmt *s, int i, ShortVars *out)
{
    Expr *lhs = s->lhs[i];
    if (lhs->kind != NODE_IDENT) {
        check_use_lhs(c, lhs);
        check_error_at(c, lhs, DIAG_ASSIGN, "non-name %s on left side of :=",
                       check_expr_str(c, lhs));
        return NULL;
    }
    Ident *ident = (Ident *)lhs;
    if (ident->name != c->blank && is_repeated(s, i)) {
        check_error_at(c, lhs, DIAG_REDECLARED, "%s repeated on left side of :=",
                       ident->name->text);
        return NULL;
    }
    Object *old = ident->name != c->blank ? scope_lookup(c->env.scope, ident->name) : NULL;
    if (old == NULL) {
        s->is_new[i] = true;
        out->new_count += ident->name != c->blank;
        return check_new_local(c, ident, NULL);
    }
    ident->obj = old;
    if (old->kind != OBJ_VAR) {
        check_error_at(c, lhs, DIAG_ASSIGN, "cannot assign to %s", check_expr_str(c, lhs));
        return NULL;
    }
    old->is_reassigned = true;
    return old;
}

static void collect_short_vars(Checker *c, AssignStmt *s, ShortVars *out)
{
    *out = (ShortVars){.vars = ARENA_ARRAY(c->arena, Object *, s->lhs_count)};
    s->is_new = ARENA_ARRAY(c->arena, bool, s->lhs_count);
    for (int i = 0; i < s->lhs_count; i++) {
        Object *var = short_var(c, s, i, out);
        if (var == NULL) {
            out->has_error = true;
            var = object_new(c, OBJ_VAR, s->lhs[i]->pos, c->env.pkg, c->blank, NULL);
        }
        out->vars[i] = var;
    }
}

void check_short_var_decl(Checker *c, AssignStmt *s)
{
    ShortVars sv;
    collect_short_vars(c, s, &sv);
    check_init_vars(c, sv.vars, s->lhs_count, s->rhs, s->rhs_count, NULL);
    for (int i = 0; i < s->lhs_count; i++) {
        if (s->lhs[i]->kind == NODE_IDENT) {
            s->lhs[i]->mode = MODE_VARIABLE;
            s->lhs[i]->type = sv.vars[i]->type;
        }
    }
    if (sv.new_count == 0 && !sv.has_error) {
        check_error(c, s->s.pos, DIAG_ASSIGN, "no new variables on left side of :=");
        return;
    }
    Pos visible = ast_end((Node *)s->rhs[s->rhs_count - 1]);
    for (int i = 0; i < s->lhs_count; i++) {
        if (s->is_new[i] && sv.vars[i]->name != c->blank) {
            check_declare(c, c->env.scope, (Ident *)s->lhs[i], sv.vars[i], visible);
        }
    }
}
