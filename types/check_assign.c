/* types/check_assign.c: as many values as variables: a, b = f(), v, ok = m[k], return x, y, and :=.
 *
 * One expression may yield several values when it stands alone: a call, or the comma-ok forms.
 * Everything else is one to one; a mismatch is reported once for the whole statement.
 */
#include "types/types_internal.h"

#include <string.h>

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
    Operand *list = ARENA_ARRAY(&c->temp, Operand, n);
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
