/* types/check_sig.c: signatures: parameters, results, receivers, type parameters.
 *
 * The types of all parameters are resolved before any parameter is declared, so that a parameter's
 * name never hides a type's inside its own signature; type parameters are declared first of all,
 * because their bounds may mention each other.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

/* ---- type parameters */

/* A type parameter named int needs telling from int. */
static const char *tparam_note(Checker *c, const Str *name, Pos pos)
{
    if (scope_lookup(c->universe, name) == NULL) {
        return NULL;
    }
    return arena_printf(c->arena, " /* with %s declared at %s */", name->text,
                        check_pos_text(c, pos));
}

static Object *declare_tparam(Checker *c, Ident *name, int index)
{
    Object *obj = object_new(c, OBJ_TYPE, name->e.pos, c->env.pkg, name->name, NULL);
    Type *t = type_new(c, TYPE_PARAM);
    t->has_tparam = true;
    t->param.obj = obj;
    t->param.index = index;
    t->param.pid = t->id;
    t->param.note = tparam_note(c, name->name, name->e.pos);
    t->param.constraint = c->basic[TYPE_INVALID]; /* until it is known */
    obj->type = t;
    obj->color = COLOR_BLACK;
    check_declare(c, c->env.scope, name, obj, 0);
    name->obj = obj;
    return obj;
}

/* A bound as an interface: `[T int|string]` is short for interface{ int|string }. */
static Type *check_bound(Checker *c, Expr *e)
{
    bool is_union = (e->kind == NODE_BINARY && ((BinaryExpr *)e)->op == TOK_OR) ||
                    (e->kind == NODE_UNARY && ((UnaryExpr *)e)->op == TOK_TILDE);
    Type *t = is_union ? check_constraint_elem(c, e) : check_type(c, e);
    if (t->kind == TYPE_INVALID) {
        return t;
    }
    if (t->kind == TYPE_PARAM) {
        check_error_at(c, e, DIAG_GENERIC, "cannot use a type parameter as constraint");
        return c->basic[TYPE_INVALID];
    }
    return t;
}

/* Once types are complete: wraps what is not an interface. */
static void later_wrap_bound(Checker *c, void *arg)
{
    (void)c;
    type_underlying(arg);
}

Type *type_implicit_interface(Checker *c, Type *elem)
{
    Type *iface = type_new(c, TYPE_INTERFACE);
    iface->iface.embeds = ARENA_ARRAY(c->arena, Type *, 1);
    iface->iface.embeds[0] = elem;
    iface->iface.embed_count = 1;
    iface->iface.is_implicit = true;
    type_add_part(iface, elem);
    return iface;
}

void check_collect_tparams(Checker *c, Field *fields, int count, Object ***out, int *out_count)
{
    Object **tparams = ARENA_ARRAY(c->arena, Object *, count);
    for (int i = 0; i < count; i++) {
        tparams[i] = declare_tparam(c, fields[i].name, i);
    }
    *out = tparams; /* before the bounds: they may mention the generic type itself */
    *out_count = count;
    bool saved = c->env.is_in_tparam_list;
    c->env.is_in_tparam_list = true;
    Type *bound = NULL;
    for (int i = 0; i < count; i++) {
        if (bound == NULL || !fields[i].shares_type) {
            bound = check_bound(c, fields[i].type);
            if (bound->kind == TYPE_UNION || (bound->kind != TYPE_NAMED &&
                                              bound->kind != TYPE_INTERFACE &&
                                              bound->kind != TYPE_INVALID)) {
                bound = type_implicit_interface(c, bound);
            }
        }
        tparams[i]->type->param.constraint = bound;
        if (bound->kind == TYPE_NAMED) {
            check_later(c, later_wrap_bound, tparams[i]->type);
        }
    }
    c->env.is_in_tparam_list = saved;
}

/* ---- parameters */

typedef struct ParamList {
    Object **vars;
    int count;
    bool is_variadic;
} ParamList;

static Type *param_type(Checker *c, Field *f, bool is_last, bool variadic_ok, ParamList *list)
{
    if (f->type->kind != NODE_ELLIPSIS) {
        return check_var_type(c, f->type);
    }
    EllipsisExpr *dots = (EllipsisExpr *)f->type;
    if (variadic_ok && is_last) {
        list->is_variadic = true;
    } else {
        check_error(c, dots->e.pos, DIAG_TYPE_DECL,
                    "can only use ... with final parameter in list");
    }
    return dots->elem != NULL ? check_var_type(c, dots->elem) : c->basic[TYPE_INVALID];
}

static ParamList collect_params(Checker *c, Field *fields, int count, bool variadic_ok)
{
    ParamList list = {0};
    list.vars = count > 0 ? ARENA_ARRAY(c->arena, Object *, count) : NULL;
    const Str *none = intern_cstr(c->interns, "");
    Type *type = NULL;
    for (int i = 0; i < count; i++) {
        Field *f = &fields[i];
        if (type == NULL || !f->shares_type) {
            type = param_type(c, f, i == count - 1, variadic_ok, &list);
        }
        Pos pos = f->name != NULL ? f->name->e.pos : ast_start((const Node *)f->type);
        Object *p = object_new(c, OBJ_VAR, pos, c->env.pkg,
                               f->name != NULL ? f->name->name : none, type);
        p->is_param = true;
        p->is_used = true;
        list.vars[list.count++] = p;
    }
    if (list.is_variadic) {
        Object *last = list.vars[count - 1];
        last->type = type_new_slice(c, last->type);
        fields[count - 1].type->type = last->type;
        fields[count - 1].type->mode = MODE_TYPE;
    }
    return list;
}

static void declare_params(Checker *c, Scope *scope, Field *fields, const ParamList *list)
{
    for (int i = 0; i < list->count; i++) {
        if (fields[i].name != NULL) {
            check_declare(c, scope, fields[i].name, list->vars[i], 0);
        }
    }
}

/* ---- receivers */

/* More than one star is wrong (later_receiver says so). */
static Expr *receiver_base(Expr *e, int *star_count)
{
    *star_count = 0;
    for (e = ast_unparen(e); e->kind == NODE_STAR; e = ast_unparen(((StarExpr *)e)->x)) {
        ++*star_count;
    }
    return e;
}

static const char *bad_base_cause(Type *base)
{
    switch ((TypeKind)type_underlying(base)->kind) {
    case TYPE_UNSAFE_POINTER:
        return "unsafe.Pointer";
    case TYPE_POINTER:
    case TYPE_INTERFACE:
        return "pointer or interface type";
    default:
        return NULL;
    }
}

typedef struct ReceiverCheck {
    Object *recv;
    Type *sig;
} ReceiverCheck;

/* T or *T, T a type of this package that is neither pointer nor interface (spec, Methods). */
static void later_receiver(Checker *c, void *arg)
{
    const ReceiverCheck *r = arg;
    bool is_pointer;
    Type *base = type_deref(r->recv->type, &is_pointer);
    const char *text = check_type_str(c, base);
    if (base->kind == TYPE_INVALID) {
        return;
    }
    if (base->kind == TYPE_NAMED) {
        const char *cause = bad_base_cause(base);
        if (base->named.targs.len > 0 && r->sig->func.recv_tparam_count == 0) {
            check_error(c, r->recv->pos, DIAG_TYPE_DECL,
                        "cannot define new methods on instantiated type %s", text);
        } else if (base->named.obj->pkg != c->env.pkg) {
            check_error(c, r->recv->pos, DIAG_TYPE_DECL,
                        "cannot define new methods on non-local type %s", text);
        } else if (cause != NULL) {
            check_error(c, r->recv->pos, DIAG_TYPE_DECL, "invalid receiver type %s (%s)", text,
                        cause);
        }
    } else if (base->kind <= TYPE_LAST_BASIC) {
        check_error(c, r->recv->pos, DIAG_TYPE_DECL,
                    "cannot define new methods on non-local type %s", text);
    } else {
        check_error(c, r->recv->pos, DIAG_TYPE_DECL, "invalid receiver type %s",
                    check_type_str(c, r->recv->type));
    }
}

/* func (r *T[P]) m(): P are new type parameters, bound like those of T. */
static Type *generic_receiver(Checker *c, Type *sig, IndexExpr *inst, Pos recv_pos)
{
    int n = inst->index_count;
    Object **tparams = ARENA_ARRAY(c->arena, Object *, n);
    Type **targs = ARENA_ARRAY(c->arena, Type *, n);
    for (int i = 0; i < n; i++) {
        if (inst->index[i]->kind != NODE_IDENT) {
            check_error_at(c, inst->index[i], DIAG_GENERIC,
                           "receiver type parameter %s must be an identifier",
                           check_expr_str(c, inst->index[i]));
            check_use_expr(c, inst->index[i]);
            return c->basic[TYPE_INVALID];
        }
        tparams[i] = declare_tparam(c, (Ident *)inst->index[i], i);
        targs[i] = inst->index[i]->type = tparams[i]->type;
        inst->index[i]->mode = MODE_TYPE;
    }
    sig->func.recv_tparams = tparams;
    sig->func.recv_tparam_count = n;
    Type *base = check_generic_type(c, inst->x);
    if (base->kind == TYPE_INVALID) {
        return base;
    }
    if (base->kind != TYPE_NAMED || base->named.tparam_count == 0) {
        check_error_at(c, inst->x, DIAG_GENERIC, "invalid operation: %s (%s is not a generic type)",
                       check_expr_str(c, &inst->e), check_type_str(c, base));
        return c->basic[TYPE_INVALID];
    }
    int want = base->named.tparam_count;
    if (n < want) {
        check_error(c, recv_pos, DIAG_GENERIC,
                    "got %d type parameter%s, but receiver base type declares %d", n,
                    n == 1 ? "" : "s", want);
    }
    if (!check_validate_targ_count(c, ast_start((Node *)inst), "type", base->named.obj->name->text,
                                   n, want)) {
        return c->basic[TYPE_INVALID];
    }
    TypeEnv env = {base->named.tparams, targs, n};
    for (int i = 0; i < n; i++) {
        tparams[i]->type->param.constraint =
            type_subst_env(c, base->named.tparams[i]->type->param.constraint, &env);
        check_same_tparam(c, targs[i], base->named.tparams[i]->type);
    }
    return type_instance(c, base, targs, n);
}

static Object *collect_receiver(Checker *c, Type *sig, Field *recv)
{
    int star_count;
    Expr *base = receiver_base(recv->type, &star_count);
    if (base->kind != NODE_INDEX) {
        ParamList list = collect_params(c, recv, 1, false);
        return list.vars[0];
    }
    Pos pos = recv->name != NULL ? recv->name->e.pos : ast_start((const Node *)recv->type);
    Type *t = generic_receiver(c, sig, (IndexExpr *)base, pos);
    base->mode = MODE_TYPE;
    base->type = t;
    for (; star_count > 0 && t->kind != TYPE_INVALID; star_count--) {
        t = type_new_pointer(c, t);
    }
    recv->type->mode = MODE_TYPE;
    recv->type->type = t;
    Object *v = object_new(c, OBJ_VAR, pos, c->env.pkg,
                           recv->name != NULL ? recv->name->name : intern_cstr(c->interns, ""), t);
    v->is_param = true;
    v->is_used = true;
    return v;
}

static void add_receiver(Checker *c, Type *sig, Field *recv)
{
    sig->func.recv = collect_receiver(c, sig, recv);
    ReceiverCheck *r = ARENA_NEW(c->arena, ReceiverCheck);
    r->recv = sig->func.recv;
    r->sig = sig;
    check_later(c, later_receiver, r);
}

/* ---- signatures */

static void add_parts(Type *sig, Object **vars, int count)
{
    for (int i = 0; i < count; i++) {
        type_add_part(sig, vars[i]->type);
    }
}

void check_func_type_into(Checker *c, Type *sig, Field *recv, FuncTypeExpr *e, Scope *scope)
{
    Scope *saved = c->env.scope;
    c->env.scope = scope;
    if (recv != NULL) {
        add_receiver(c, sig, recv);
    }
    if (e->tparam_count > 0) {
        check_collect_tparams(c, e->tparams, e->tparam_count, &sig->func.tparams,
                              &sig->func.tparam_count);
    }
    ParamList params = collect_params(c, e->params, e->param_count, true);
    ParamList results = collect_params(c, e->results, e->result_count, false);
    for (int i = 0; i < results.count; i++) {
        results.vars[i]->is_param = false;
        results.vars[i]->is_result = true;
    }
    if (recv != NULL && recv->name != NULL) {
        check_declare(c, scope, recv->name, sig->func.recv, 0);
    }
    declare_params(c, scope, e->params, &params);
    declare_params(c, scope, e->results, &results);
    sig->func.params = params.vars;
    sig->func.param_count = params.count;
    sig->func.results = results.vars;
    sig->func.result_count = results.count;
    sig->func.is_variadic = params.is_variadic;
    add_parts(sig, params.vars, params.count);
    add_parts(sig, results.vars, results.count);
    sig->has_tparam |= e->tparam_count > 0;
    e->e.mode = MODE_TYPE;
    e->e.type = sig;
    c->env.scope = saved;
}

Type *check_func_type(Checker *c, Field *recv, FuncTypeExpr *e, Scope *scope)
{
    Type *sig = type_new(c, TYPE_FUNC);
    check_func_type_into(c, sig, recv, e, scope);
    return sig;
}
