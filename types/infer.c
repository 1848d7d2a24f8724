/* types/infer.c: the type arguments a call leaves out (Go spec, Type inference).
 *
 * In this order: typed arguments against their parameters; core types of constraints, again and
 * again while they add something; untyped constants for parameters still open (the largest default
 * kind of each); at last the bindings are put into each other until none mentions a parameter.
 * The parameters are renamed first, because a generic function may call itself.
 */
#include "types/infer_internal.h"

typedef struct Inference {
    Unifier u;
    Object **tparams;  /* as the caller knows them, for messages */
    Type **params;      /* types of the parameters, the arguments given explicitly put in */
    Type **param_types; /* the same, renamed */
    int param_count;
    Operand *args;
    Type **arg_types;  /* generic functions: plain, with renamed type parameters */
    bool is_reverse;   /* the argument is what a generic function is assigned to: messages */
    Pos pos;
} Inference;

/* ---- setting up */

static bool is_generic_func(const Operand *arg)
{
    return arg->mode == MODE_VALUE && arg->type->kind == TYPE_FUNC &&
           arg->type->func.tparam_count > 0;
}

/* A generic function's type parameters are among those to be inferred: it unifies as a plain
 * one. The argument's type itself when it mentions none. */
static Type *arg_type(Checker *c, const Operand *arg, const TypeEnv *env)
{
    if (!is_generic_func(arg)) {
        return arg->type;
    }
    Type *plain = type_new(c, TYPE_FUNC);
    plain->func = arg->type->func;
    plain->func.tparams = NULL;
    plain->func.tparam_count = 0;
    plain->has_tparam = true;
    Type *renamed = type_subst_env(c, plain, env);
    return renamed != plain ? renamed : arg->type;
}

static void rename_tparams(Inference *in, Checker *c, Object **tparams, int count,
                           Object **params)
{
    TypeEnv given = {tparams, in->u.bound, count};
    TypeEnv env;
    in->u.tparams = type_rename_tparams(c, tparams, count, &env);
    in->params = ARENA_ARRAY(c->arena, Type *, in->param_count);
    in->param_types = ARENA_ARRAY(c->arena, Type *, in->param_count);
    for (int i = 0; i < in->param_count; i++) {
        in->params[i] = type_subst_env(c, params[i]->type, &given);
        in->param_types[i] = type_subst_env(c, in->params[i], &env);
    }
    in->arg_types = ARENA_ARRAY(c->arena, Type *, in->param_count);
    for (int i = 0; i < in->param_count; i++) {
        in->arg_types[i] = arg_type(c, &in->args[i], &env);
    }
}

static const char *tparams_text(Checker *c, Object **tparams, int count)
{
    Buf text;
    buf_init(&text);
    for (int i = 0; i < count; i++) {
        const char *last = count == 2 ? " and " : ", and ";
        const char *separator = i == 0 ? "" : i == count - 1 ? last : ", ";
        buf_printf(&text, "%s%s", separator, tparams[i]->name->text);
    }
    const char *copy = arena_strndup(c->arena, text.data, text.len);
    buf_deinit(&text);
    return copy;
}

/* ---- typed arguments */

static Type *with_bindings(Inference *in, Type *t)
{
    Type **targs = ARENA_ARRAY(in->u.c->arena, Type *, in->u.count);
    for (int i = 0; i < in->u.count; i++) {
        int k = unify_index(&in->u, in->u.tparams[i]->type);
        targs[i] = in->u.bound[k];
    }
    TypeEnv env = {in->u.tparams, targs, in->u.count};
    return type_subst_env(in->u.c, t, &env);
}

static void report_mismatch(Inference *in, int param, const Operand *arg)
{
    Checker *c = in->u.c;
    const char *have = check_type_str(c, arg->type);
    const char *expr = check_expr_str(c, arg->expr);
    const char *want = check_type_str(c, in->params[param]);
    bool any = false;
    for (int i = 0; i < in->u.count; i++) {
        any |= in->u.bound[i] != NULL;
    }
    Type *inferred = with_bindings(in, in->param_types[param]);
    if (!any) {
        check_error_at(c, arg->expr, DIAG_GENERIC,
                       "type %s of %s does not match %s (cannot infer %s)", have, expr, want,
                       tparams_text(c, in->tparams, in->u.count));
    } else if (inferred != in->param_types[param]) {
        const char *got = check_type_str(c, inferred);
        if (in->is_reverse) {
            check_error_at(c, arg->expr, DIAG_GENERIC,
                           "inferred type %s for %s does not match type %s of %s", got, want, have,
                           expr);
            return;
        }
        check_error_at(c, arg->expr, DIAG_GENERIC,
                       "type %s of %s does not match inferred type %s for %s", have, expr, got,
                       want);
    } else {
        check_error_at(c, arg->expr, DIAG_GENERIC, "type %s of %s does not match %s", have, expr,
                       want);
    }
}

static bool infer_typed(Inference *in)
{
    for (int i = 0; i < in->param_count; i++) {
        const Operand *arg = &in->args[i];
        bool is_parameterized = /* renaming changed it */
            in->param_types[i] != in->params[i] || in->arg_types[i] != arg->type;
        if (arg->mode == MODE_INVALID || type_is_untyped(arg->type) || !is_parameterized) {
            continue;
        }
        if (!unify_assign(&in->u, in->param_types[i], in->arg_types[i])) {
            report_mismatch(in, i, arg);
            return false;
        }
    }
    return true;
}

/* ---- untyped constants */

static bool is_numeric_kind(TypeKind k)
{
    return k >= TYPE_UNTYPED_INT && k <= TYPE_UNTYPED_COMPLEX;
}

static bool infer_untyped(Inference *in)
{
    Checker *c = in->u.c;
    Type **largest = ARENA_ARRAY(c->arena, Type *, in->u.count);
    for (int i = 0; i < in->param_count; i++) {
        const Operand *arg = &in->args[i];
        int k = unify_index(&in->u, in->param_types[i]);
        if (k < 0 || in->u.bound[k] != NULL || arg->mode == MODE_INVALID ||
            !type_is_untyped(arg->type) || arg->type->kind == TYPE_UNTYPED_NIL) {
            continue;
        }
        Type *seen = largest[k];
        if (seen == NULL || (is_numeric_kind(seen->kind) && is_numeric_kind(arg->type->kind) &&
                             arg->type->kind > seen->kind)) {
            largest[k] = arg->type;
        } else if (seen->kind != arg->type->kind &&
                   !(is_numeric_kind(seen->kind) && is_numeric_kind(arg->type->kind))) {
            check_error_at(c, arg->expr, DIAG_GENERIC,
                           "mismatched types %s and %s (cannot infer %s)",
                           check_type_str(c, seen), check_type_str(c, arg->type),
                           check_type_str(c, in->params[i]));
            return false;
        }
    }
    for (int k = 0; k < in->u.count; k++) {
        if (largest[k] != NULL && in->u.bound[k] == NULL) {
            in->u.bound[k] = type_default(largest[k]);
        }
    }
    return true;
}

/* ---- constraints */

/* The core type of a constraint; *is_single: it has one exact term, which then is the argument. */
static Type *constraint_core(Type *tparam, bool *is_single)
{
    TypeSet *set = type_set(tparam);
    *is_single = set->term_count == 1 && !set->tilde[0];
    if (!set->has_terms || set->term_count == 0) {
        return NULL;
    }
    return *is_single ? set->terms[0] : check_core_type(tparam);
}

static void report_constraint(Inference *in, int i, Type *bound)
{
    Checker *c = in->u.c;
    check_error(c, in->pos, DIAG_GENERIC, "%s (type %s) does not satisfy %s",
                in->tparams[i]->name->text, check_type_str(c, bound),
                check_type_str(c, in->tparams[i]->type->param.constraint));
}

static bool infer_core(Inference *in, int i, bool *has_core)
{
    int k = unify_index(&in->u, in->u.tparams[i]->type);
    bool is_single;
    Type *core = constraint_core(in->u.tparams[i]->type, &is_single);
    *has_core = core != NULL;
    if (core == NULL) {
        return true;
    }
    Type *bound = in->u.bound[k];
    if (bound == NULL) {
        if (is_single) {
            in->u.bound[k] = core;
        }
        return true;
    }
    if (!unify_core(&in->u, bound, core)) {
        report_constraint(in, i, bound);
        return false;
    }
    return true;
}

static bool unify_method(Inference *in, Type *bound, const Method *want)
{
    LookupResult r;
    if (!type_lookup(bound, want->pkg, want->name, &r) || r.obj->kind != OBJ_FUNC ||
        r.needs_addressable) {
        return false;
    }
    check_object_decl(in->u.c, r.obj);
    return r.obj->type == NULL || unify_assign(&in->u, want->obj->type, r.obj->type);
}

/* A bound type must have the methods of the constraint; their signatures may bind more. */
static bool infer_methods(Inference *in, int i)
{
    Checker *c = in->u.c;
    Type *bound = in->u.bound[unify_index(&in->u, in->u.tparams[i]->type)];
    if (bound == NULL) {
        return true;
    }
    Type *iface = type_underlying(in->u.tparams[i]->type);
    TypeSet *set = type_set(iface);
    for (int m = 0; m < set->method_count; m++) {
        if (!unify_method(in, bound, &set->methods[m])) {
            check_error(c, in->pos, DIAG_GENERIC, "%s (type %s) does not satisfy %s %s",
                        in->tparams[i]->name->text, check_type_str(c, bound),
                        check_type_str(c, in->tparams[i]->type->param.constraint),
                        check_method_cause(c, bound, iface, &set->methods[m]));
            return false;
        }
    }
    return true;
}

static int count_bound(const Inference *in)
{
    int n = 0;
    for (int i = 0; i < in->u.count; i++) {
        n += in->u.bound[i] != NULL || in->u.joined[i] >= 0;
    }
    return n;
}

static bool infer_constraints(Inference *in)
{
    for (int before = -1; before != count_bound(in);) {
        before = count_bound(in);
        for (int i = 0; i < in->u.count; i++) {
            bool has_core = false;
            if (!infer_core(in, i, &has_core) || (!has_core && !infer_methods(in, i))) {
                return false;
            }
        }
    }
    return true;
}

/* ---- the result */

static bool mentions(const Inference *in, Type *t)
{
    TypeEnv probe = {in->u.tparams, ARENA_ARRAY(in->u.c->arena, Type *, in->u.count), in->u.count};
    for (int i = 0; i < in->u.count; i++) {
        probe.targs[i] = in->u.c->basic[TYPE_INT];
    }
    return t->has_tparam && type_subst_env(in->u.c, t, &probe) != t;
}

static bool finish(Inference *in, TypeList *targs)
{
    Checker *c = in->u.c;
    for (int round = 0; round <= in->u.count; round++) {
        for (int i = 0; i < in->u.count; i++) {
            if (in->u.bound[i] != NULL && mentions(in, in->u.bound[i])) {
                in->u.bound[i] = with_bindings(in, in->u.bound[i]);
            }
        }
    }
    for (int i = 0; i < in->u.count; i++) {
        int k = unify_index(&in->u, in->u.tparams[i]->type);
        Type *t = in->u.bound[k];
        if (t == NULL || mentions(in, t)) {
            check_error(c, in->pos, DIAG_GENERIC, "cannot infer %s (%s)",
                        in->tparams[i]->name->text, check_pos_text(c, in->tparams[i]->pos));
            return false;
        }
        targs->data[i] = t;
    }
    return true;
}

bool check_infer(Checker *c, Pos pos, Object **tparams, int tparam_count, TypeList *targs,
                 Object **params, int param_count, Operand *args, int arg_count, bool is_reverse)
{
    Inference in = {.tparams = tparams, .args = args, .pos = pos,
                    .is_reverse = is_reverse};
    in.param_count = param_count < arg_count ? param_count : arg_count;
    in.u.c = c;
    in.u.count = tparam_count;
    in.u.bound = ARENA_ARRAY(c->arena, Type *, tparam_count);
    in.u.joined = ARENA_ARRAY(c->arena, int, tparam_count);
    bool is_open = false;
    for (int i = 0; i < tparam_count; i++) {
        in.u.bound[i] = i < targs->len ? targs->data[i] : NULL;
        in.u.joined[i] = -1;
        is_open |= in.u.bound[i] == NULL;
    }
    if (!is_open) {
        return true;
    }
    rename_tparams(&in, c, tparams, tparam_count, params);
    return infer_typed(&in) && infer_constraints(&in) && infer_untyped(&in) && finish(&in, targs);
}
