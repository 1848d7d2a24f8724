/* types/check_call.c: calls, conversions written as calls, and their arguments.
 *
 * What stands before the parenthesis decides: a type makes it a conversion, a builtin goes to
 * check_builtin.c, anything else must have a function type. One argument that is a call with
 * several results spreads over the parameters. A generic function is instantiated by its explicit
 * type arguments and by inference from the arguments before these are assigned.
 */
#include "types/types_internal.h"

#include <string.h>

#include "types/decl_internal.h" /* type_rename_generic */

/* ---- arguments */

typedef struct ParamList { /* parameter types, a variadic one repeated as often as needed */
    Object **params;
    int count;
    bool is_spread; /* differs from the signature's own list */
} ParamList;

/* The parameter that argument i goes to is params[min(i, fixed)], with the element type for what
 * a variadic parameter collects: the list is built only when that is so. */
static ParamList expand_params(Checker *c, Type *sig, int arg_count, bool has_dots)
{
    ParamList list = {sig->func.params, sig->func.param_count, false};
    int fixed = sig->func.param_count - 1;
    if (!sig->func.is_variadic || has_dots) {
        return list;
    }
    if (arg_count < fixed) {
        list.count = fixed;
        return list;
    }
    Object *last = sig->func.params[fixed];
    Object *elem = ARENA_NEW(&c->temp, Object);
    *elem = *last;
    elem->type = last->type->kind == TYPE_SLICE ? last->type->slice.elem : last->type;
    list.params = ARENA_ARRAY(&c->temp, Object *, arg_count + 1);
    for (int i = 0; i < arg_count; i++) {
        list.params[i] = i < fixed ? sig->func.params[i] : elem;
    }
    list.count = arg_count;
    list.is_spread = true;
    return list;
}

/* A call without results, for Go's compiler, keeps the type of what it calls. */
static Type *shown_type(const Operand *arg)
{
    const Expr *e = ast_unparen(arg->expr);
    bool is_call = arg->type->kind == TYPE_TUPLE && e->kind == NODE_CALL;
    return is_call ? ((const CallExpr *)e)->fun->type : arg->type;
}

static void report_arg_count(Checker *c, CallExpr *call, Type *sig, Operand *args, int nargs,
                             int npars)
{
    /* at the first argument too many, the last one there is, or the call */
    const Expr *at = nargs > npars ? args[npars].expr : nargs > 0 ? args[nargs - 1].expr : &call->e;
    int pcount = sig->func.param_count;
    Type **have = ARENA_ARRAY(c->arena, Type *, nargs + 1);
    Type **want = ARENA_ARRAY(c->arena, Type *, pcount + 1);
    for (int i = 0; i < nargs; i++) {
        have[i] = shown_type(&args[i]);
    }
    for (int i = 0; i < pcount; i++) {
        want[i] = sig->func.params[i]->type;
    }
    check_error_at(c, at, DIAG_CALL, "%s arguments in call to %s\n\thave %s\n\twant %s",
                nargs > npars ? "too many" : "not enough", check_expr_str(c, call->fun),
                check_types_summary(c, have, nargs, false),
                check_types_summary(c, want, pcount, sig->func.is_variadic));
}

static bool check_dots(Checker *c, CallExpr *call, Type *sig, int arg_count)
{
    if (!call->has_dots) {
        return true;
    }
    if (!sig->func.is_variadic) {
        check_error_at(c, &call->e, DIAG_CALL, "cannot use ... in call to non-variadic %s",
                       check_expr_str(c, call->fun));
        return false;
    }
    if (call->arg_count == 1 && arg_count > 1) {
        check_error_at(c, &call->e, DIAG_CALL, "cannot use ... with %d-valued %s", arg_count,
                       check_expr_str(c, call->args[0]));
        return false;
    }
    return true;
}

static bool is_generic_operand(const Operand *x)
{
    return x->mode == MODE_VALUE && x->type->kind == TYPE_FUNC && x->type->func.tparam_count > 0;
}

static void assign_args(Checker *c, CallExpr *call, const ParamList *params, Operand *args)
{
    const Expr *outer = c->argument_of;
    c->argument_of = call->fun;
    for (int i = 0; i < params->count; i++) {
        Operand *arg = &args[i];
        Type *t = params->params[i]->type;
        if (arg->mode == MODE_INVALID) {
            continue;
        }
        if (arg->type == t && arg->mode != MODE_TYPE) {
            continue; /* the usual case */
        }
        check_assignment(c, arg, t, NULL);
    }
    c->argument_of = outer;
}

/* Remembers the type arguments at the name that was called: f, pkg.F, x.M or f[T]. */
static void record_targs(Checker *c, Expr *fun, TypeList targs, Type *sig)
{
    fun->type = sig;
    fun = ast_unparen(fun);
    fun->type = sig;
    if (fun->kind == NODE_INDEX) {
        fun = ast_unparen(((IndexExpr *)fun)->x);
        fun->type = sig;
    }
    Ident *name = fun->kind == NODE_SELECTOR ? ((SelectorExpr *)fun)->sel
                  : fun->kind == NODE_IDENT  ? (Ident *)fun
                                             : NULL;
    if (name != NULL) {
        ident_set_targs(c, name, targs);
        name->e.type = sig;
    }
}

static TypeList full_targs(Checker *c, TypeList given, int count)
{
    TypeList list = {ARENA_ARRAY(c->arena, Type *, count), count};
    for (int i = 0; i < given.len; i++) {
        list.data[i] = given.data[i];
    }
    return list;
}

/* All type parameters that one call has to infer: its own, then those of its generic arguments. */
typedef struct CallTparams {
    Object **tparams;
    TypeList targs; /* known ones; NULL holes */
    int own;
} CallTparams;

static CallTparams collect_call_tparams(Checker *c, Type *sig, TypeList given, Operand *args,
                                        int count)
{
    CallTparams all = {.own = sig->func.tparam_count};
    int total = all.own;
    for (int i = 0; i < count; i++) {
        total += is_generic_operand(&args[i]) ? args[i].type->func.tparam_count : 0;
    }
    all.tparams = ARENA_ARRAY(c->arena, Object *, total);
    all.targs = full_targs(c, given, total);
    for (int i = 0; i < all.own; i++) {
        all.tparams[i] = sig->func.tparams[i];
    }
    int at = all.own;
    for (int i = 0; i < count; i++) {
        if (!is_generic_operand(&args[i])) {
            continue;
        }
        args[i].type = type_rename_generic(c, args[i].type); /* the same function may come twice */
        for (int k = 0; k < args[i].type->func.tparam_count; k++, at++) {
            all.tparams[at] = args[i].type->func.tparams[k];
            all.targs.data[at] = k < args[i].targs.len ? args[i].targs.data[k] : NULL;
        }
    }
    return all;
}

static void instantiate_arg(Checker *c, Operand *arg, TypeList targs)
{
    Type *inst = check_instantiate_func(c, arg->expr->pos, arg->type, targs, NULL, 0);
    if (inst == NULL) {
        operand_invalid(c, arg);
        return;
    }
    record_targs(c, arg->expr, targs, inst);
    arg->type = inst;
}

/* Infers what is missing and instantiates call and arguments; NULL after an error. */
static Type *instantiate_call(Checker *c, CallExpr *call, Type *sig, TypeList given,
                              Expr **targ_exprs, const ParamList *params, Operand *args)
{
    CallTparams all = collect_call_tparams(c, sig, given, args, params->count);
    if (!check_infer(c, call->e.pos, all.tparams, all.targs.len, &all.targs, params->params,
                     params->count, args, params->count, false)) {
        return NULL;
    }
    int at = all.own;
    for (int i = 0; i < params->count; i++) {
        if (is_generic_operand(&args[i])) {
            int n = args[i].type->func.tparam_count;
            instantiate_arg(c, &args[i], (TypeList){all.targs.data + at, n});
            at += n;
        }
    }
    if (all.own == 0) {
        return sig;
    }
    TypeList targs = {all.targs.data, all.own};
    Type *inst = check_instantiate_func(c, call->e.pos, sig, targs, targ_exprs, given.len);
    if (inst != NULL) {
        record_targs(c, call->fun, targs, inst);
    }
    return inst;
}

static bool any_generic(const Operand *args, int count)
{
    for (int i = 0; i < count; i++) {
        if (is_generic_operand(&args[i])) {
            return true;
        }
    }
    return false;
}

static bool any_invalid(const Operand *args, int count)
{
    for (int i = 0; i < count; i++) {
        if (args[i].mode == MODE_INVALID) {
            return true;
        }
    }
    return false;
}

Type *check_arguments(Checker *c, CallExpr *call, Type *sig, TypeList targs, Expr **targ_exprs,
                      Operand *args, int arg_count)
{
    if (!check_dots(c, call, sig, arg_count)) {
        return sig;
    }
    ParamList params = expand_params(c, sig, arg_count, call->has_dots);
    if (arg_count != params.count) {
        report_arg_count(c, call, sig, args, arg_count, params.count);
        return sig;
    }
    if (sig->func.tparam_count > 0 || any_generic(args, arg_count)) {
        if (any_invalid(args, arg_count)) {
            return sig;
        }
        Type *inst = instantiate_call(c, call, sig, targs, targ_exprs, &params, args);
        if (inst == NULL) {
            return sig;
        }
        sig = inst;
        params = expand_params(c, sig, arg_count, call->has_dots);
    }
    assign_args(c, call, &params, args);
    return sig;
}

/* ---- instantiations without a call */

static bool check_targ_list(Checker *c, IndexExpr *e, TypeList *targs)
{
    targs->data = ARENA_ARRAY(c->arena, Type *, e->index_count);
    targs->len = e->index_count;
    bool ok = true;
    for (int i = 0; i < e->index_count; i++) {
        targs->data[i] = check_var_type(c, e->index[i]);
        ok &= targs->data[i]->kind != TYPE_INVALID;
    }
    return ok;
}

static bool check_targ_count(Checker *c, IndexExpr *e, Type *sig)
{
    if (e->index_count <= sig->func.tparam_count) {
        return true;
    }
    check_error_at(c, e->index[sig->func.tparam_count], DIAG_GENERIC,
                   "got %d type arguments but want %d", e->index_count, sig->func.tparam_count);
    return false;
}

/* Instantiates the generic function x: with the type arguments given, and what follows from the
 * constraints and from the function type it is assigned to, if any. */
static void instantiate_operand(Checker *c, Operand *x, TypeList given, Expr **targ_exprs,
                                const InstContext *context)
{
    Type *sig = x->type;
    TypeList targs = full_targs(c, given, sig->func.tparam_count);
    Operand target = {.mode = MODE_VALUE, .type = context->target, .expr = x->expr};
    Object *as_param = NULL;
    int count = context->target != NULL;
    if (count > 0) { /* as if it were the parameter, and what it is assigned to the argument */
        Type *plain = type_new(c, TYPE_FUNC);
        plain->func = sig->func;
        plain->func.tparams = NULL;
        plain->func.tparam_count = 0;
        plain->has_tparam = true;
        as_param = object_new(c, OBJ_VAR, x->expr->pos, c->env.pkg, c->blank, plain);
        Ident *name = ARENA_NEW(c->arena, Ident);
        name->e.kind = NODE_IDENT;
        name->e.pos = ast_start((Node *)x->expr);
        name->name = intern_cstr(c->interns, context->desc);
        target.expr = &name->e;
    }
    if (given.len < targs.len &&
        !check_infer(c, x->expr->pos, sig->func.tparams, targs.len, &targs, &as_param, count,
                     &target, count, true)) {
        operand_invalid(c, x);
        return;
    }
    Type *inst = check_instantiate_func(c, x->expr->pos, sig, targs, targ_exprs, given.len);
    if (inst == NULL) {
        operand_invalid(c, x);
        return;
    }
    record_targs(c, x->expr, targs, inst);
    x->mode = MODE_VALUE;
    x->type = inst;
}

/* f[T] as a value; with fewer type arguments than parameters, the rest is inferred. */
void check_func_inst(Checker *c, Operand *x, IndexExpr *e, const InstContext *context)
{
    TypeList given;
    x->expr = &e->e;
    if (!check_targ_list(c, e, &given) || !check_targ_count(c, e, x->type)) {
        operand_invalid(c, x);
        return;
    }
    if (given.len < x->type->func.tparam_count && context->allow_partial) {
        x->targs = given;
        return;
    }
    instantiate_operand(c, x, given, e->index, context);
}

void check_expr_for(Checker *c, Operand *x, Expr *e, Type *t, const char *desc)
{
    if (t == NULL || t->kind == TYPE_INVALID || under_kind(t) != TYPE_FUNC) {
        check_expr(c, x, e);
        return;
    }
    InstContext context = {type_underlying(t), desc, false};
    c->env.inst = context;
    check_generic_expr(c, x, e);
    if (is_generic_operand(x)) {
        instantiate_operand(c, x, (TypeList){NULL, 0}, NULL, &context);
    }
}

/* ---- calls */

static bool check_one_arg(Checker *c, CallExpr *e, Type *t)
{
    if (e->arg_count == 0) {
        check_error_at(c, &e->e, DIAG_CALL, "missing argument in conversion to %s",
                       check_type_str(c, t));
    } else if (e->arg_count > 1) {
        check_use(c, e->args, e->arg_count);
        check_error_at(c, e->args[e->arg_count - 1], DIAG_CALL,
                       "too many arguments in conversion to %s", check_type_str(c, t));
    }
    return e->arg_count == 1;
}

static void check_conversion_call(Checker *c, Operand *x, CallExpr *e)
{
    e->call_kind = CALL_CONVERSION;
    check_non_generic(c, x);
    if (x->mode == MODE_INVALID) {
        check_use(c, e->args, e->arg_count);
        return;
    }
    Type *t = x->type;
    operand_invalid(c, x);
    if (!check_one_arg(c, e, t)) {
        return;
    }
    check_expr(c, x, e->args[0]);
    if (x->mode == MODE_INVALID) {
        return;
    }
    if (type_is_interface(t)) {
        TypeSet *set = type_set(t);
        if (set->has_terms || set->is_comparable) {
            check_error_at(c, &e->e, DIAG_GENERIC,
                           "cannot use interface %s in conversion (contains specific type "
                           "constraints or is comparable)",
                           check_type_str(c, t));
            return; /* x goes on as if nothing were converted */
        }
    }
    if (e->has_dots) {
        check_error_at(c, e->args[0], DIAG_CALL, "invalid use of ... in conversion to %s",
                       check_type_str(c, t));
        return;
    }
    check_conversion(c, x, t);
}

static uint8_t func_call_kind(Expr *fun)
{
    fun = ast_unparen(fun);
    if (fun->kind == NODE_SELECTOR && ((SelectorExpr *)fun)->selection != NULL) {
        SelectionKind kind = ((SelectorExpr *)fun)->selection->kind;
        return kind == SEL_METHOD ? CALL_METHOD : kind == SEL_IFACE_METHOD ? CALL_IFACE_METHOD
                                                                           : CALL_FUNC;
    }
    return CALL_FUNC;
}

static void set_call_result(Checker *c, Operand *x, const Type *sig)
{
    int n = sig->func.result_count;
    if (n == 1) {
        x->mode = MODE_VALUE;
        x->type = sig->func.results[0]->type;
        return;
    }
    Type **types = ARENA_ARRAY(c->arena, Type *, n + 1);
    for (int i = 0; i < n; i++) {
        types[i] = sig->func.results[i]->type;
    }
    x->mode = n == 0 ? MODE_NOVALUE : MODE_VALUE;
    x->type = type_new_tuple(c, types, n);
    x->type->tuple.vars = sig->func.results;
}

/* The function operand; for f[T](…) the type arguments as well, not yet complete perhaps. */
static IndexExpr *check_callee(Checker *c, Operand *x, CallExpr *e)
{
    if (e->fun->kind != NODE_INDEX) {
        check_expr_or_type(c, x, e->fun, true);
        return NULL;
    }
    IndexExpr *index = (IndexExpr *)e->fun;
    bool is_inst;
    *x = (Operand){.mode = MODE_INVALID, .type = c->basic[TYPE_INVALID], .expr = e->fun};
    check_index_expr(c, x, index, &is_inst);
    x->expr = e->fun;
    e->fun->mode = (uint8_t)x->mode;
    e->fun->type = x->type;
    e->fun->val = NULL;
    return is_inst ? index : NULL;
}

static bool explicit_targs(Checker *c, CallExpr *e, IndexExpr *inst, Type **sig, TypeList *targs)
{
    if (inst == NULL) {
        return true;
    }
    if (!check_targ_list(c, inst, targs) || !check_targ_count(c, inst, *sig)) {
        return false;
    }
    if (targs->len < (*sig)->func.tparam_count) {
        return true;
    }
    Type *t = check_instantiate_func(c, inst->e.pos, *sig, *targs, inst->index, inst->index_count);
    if (t == NULL) {
        return false;
    }
    record_targs(c, e->fun, *targs, t);
    *sig = t;
    *targs = (TypeList){NULL, 0};
    return true;
}

static void check_func_call(Checker *c, Operand *x, CallExpr *e, IndexExpr *inst)
{
    Type *sig = check_core_type(x->type);
    if (sig == NULL || sig->kind != TYPE_FUNC) {
        check_error_at(c, x->expr, DIAG_CALL, "invalid operation: cannot call non-function %s",
                       check_operand_str(c, x));
        operand_invalid(c, x);
        return;
    }
    TypeList targs = {NULL, 0};
    if (!explicit_targs(c, e, inst, &sig, &targs)) {
        check_use(c, e->args, e->arg_count);
        operand_invalid(c, x);
        return;
    }
    int count;
    Operand *args = check_expr_list(c, e->args, e->arg_count, &count, true);
    e->call_kind = func_call_kind(e->fun);
    sig = check_arguments(c, e, sig, targs, inst != NULL ? inst->index : NULL, args, count);
    c->env.has_call_or_recv = true;
    set_call_result(c, x, sig);
    if (sig->func.tparam_count > 0 && x->mode == MODE_VALUE && x->type->has_tparam) {
        operand_invalid(c, x); /* not instantiated after an error: the result is not known */
    }
}

void check_call(Checker *c, Operand *x, CallExpr *e)
{
    IndexExpr *inst = check_callee(c, x, e);
    switch (x->mode) {
    case MODE_INVALID:
        check_use(c, e->args, e->arg_count);
        break;
    case MODE_TYPE:
        check_conversion_call(c, x, e);
        break;
    case MODE_BUILTIN: {
        int id = x->builtin;
        e->call_kind = CALL_BUILTIN;
        e->builtin = (uint8_t)id;
        check_builtin_call(c, x, e, id);
        if (x->mode != MODE_INVALID && x->mode != MODE_CONSTANT) {
            c->env.has_call_or_recv = true;
        }
        break;
    }
    default:
        check_func_call(c, x, e, inst);
    }
    x->expr = &e->e;
}
