/* types/instantiate.c: instances of generic types and functions.
 *
 * An instance of a type is a TYPE_NAMED of its own that shares the object of the generic type and
 * is unique for its arguments within the session, so that identity is mostly pointer equality. Its
 * underlying type and its methods are made on demand: a generic type may mention instances of
 * itself.
 *
 * A type declared in a generic function has the function's type parameters as well (outer_tparams).
 * Inside the function it stands for itself, its outer_targs empty; substituting the function's
 * parameters makes an instance that has them.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

/* ---- instances of types */

typedef struct Instances { /* of one generic type; in the arena */
    struct Instances *next;
    Type *type;
} Instances;

static bool same_targs(TypeList a, TypeList b)
{
    for (int i = 0; i < a.len && i < b.len; i++) {
        if (!type_identical(a.data[i], b.data[i])) {
            return false;
        }
    }
    return a.len == b.len;
}

/* A copy of the arguments, which t is made of. */
static TypeList take_targs(Checker *c, Type *t, TypeList targs)
{
    TypeList copy = {ARENA_ARRAY(c->arena, Type *, targs.len), targs.len};
    for (int i = 0; i < targs.len; i++) {
        copy.data[i] = targs.data[i];
        type_add_part(t, targs.data[i]);
    }
    return copy;
}

Type *type_instance(Checker *c, Type *generic, Type **targs, int count)
{
    return type_instance_in(c, generic, (TypeList){NULL, 0}, (TypeList){targs, count});
}

Type *type_instance_in(Checker *c, Type *generic, TypeList outer_targs, TypeList targs)
{
    Instances *known = map_get(&c->canonical, generic);
    for (Instances *i = known; i != NULL; i = i->next) {
        if (same_targs(i->type->named.targs, targs) &&
            same_targs(i->type->named.outer_targs, outer_targs)) {
            return i->type;
        }
    }
    Type *t = type_new(c, TYPE_NAMED);
    t->named.obj = generic->named.obj;
    t->named.origin = generic;
    t->named.outer_targs = take_targs(c, t, outer_targs);
    t->named.targs = take_targs(c, t, targs);
    t->has_tparam |= outer_targs.len < generic->named.outer_tparam_count;
    if (t->depth > MAX_TYPE_NESTING) { /* only a type that grows with each expansion gets here */
        check_error(c, generic->named.obj->pos, DIAG_GENERIC, "instantiation cycle");
        return c->basic[TYPE_INVALID];
    }
    Instances *entry = ARENA_NEW(c->arena, Instances);
    entry->type = t;
    entry->next = known;
    map_put(&c->canonical, generic, entry);
    return t;
}

void type_forget_instance_methods(Checker *c, Type *generic)
{
    for (Instances *i = map_get(&c->canonical, generic); i != NULL; i = i->next) {
        i->type->state &= (uint16_t)~STATE_METHODS;
    }
}

static void bind_targs(TypeEnv *env, Object **tparams, int count, TypeList targs)
{
    for (int i = 0; i < count && i < targs.len; i++, env->len++) {
        env->tparams[env->len] = tparams[i];
        env->targs[env->len] = targs.data[i];
    }
}

static TypeEnv instance_env(Checker *c, const Type *t)
{
    const Type *origin = t->named.origin;
    int max = t->named.outer_targs.len + t->named.targs.len;
    TypeEnv env = {ARENA_ARRAY(c->arena, Object *, max), ARENA_ARRAY(c->arena, Type *, max), 0};
    bind_targs(&env, origin->named.outer_tparams, origin->named.outer_tparam_count,
               t->named.outer_targs);
    bind_targs(&env, origin->named.tparams, origin->named.tparam_count, t->named.targs);
    return env;
}

/* Leaves underlying NULL while the generic type is still being declared. */
void type_expand_instance(Type *t)
{
    Type *origin = t->named.origin;
    Checker *c = t->named.checker;
    Object *obj = origin->named.obj;
    if (obj->color != COLOR_BLACK || origin->named.underlying == NULL) {
        return;
    }
    if (t->named.targs.len != origin->named.tparam_count) { /* reported */
        t->named.underlying = c->basic[TYPE_INVALID];
        return;
    }
    TypeEnv env = instance_env(c, t);
    Type *u = type_underlying(origin);
    t->named.underlying = type_subst_env(c, u, &env);
}

void type_expand_methods(Type *t)
{
    Type *origin = t->named.origin;
    if (origin == t || (t->state & STATE_METHODS) || origin->named.obj->color != COLOR_BLACK) {
        return;
    }
    Checker *c = t->named.checker;
    t->state |= STATE_METHODS;
    int n = origin->named.method_count;
    t->named.methods = n > 0 ? ARENA_ARRAY(c->arena, Object *, n) : NULL;
    t->named.method_count = t->named.method_cap = n;
    t->named.method_slots = NULL;
    for (int i = 0; i < n; i++) {
        Object *m = origin->named.methods[i];
        Object *copy = object_new(c, OBJ_FUNC, m->pos, m->pkg, m->name, NULL);
        copy->is_package_level = true;
        copy->has_ptr_recv = method_has_ptr_recv(m);
        copy->func.decl = m->func.decl;
        copy->func.origin = m;
        copy->func.instance = t;
        t->named.methods[i] = copy;
    }
}

void check_instance_method(Checker *c, Object *method)
{
    Object *origin = method->func.origin;
    Type *t = method->func.instance;
    check_object_decl(c, origin);
    Type *sig = origin->type;
    method->color = COLOR_BLACK;
    if (sig == NULL || sig->kind != TYPE_FUNC ||
        sig->func.recv_tparam_count != t->named.targs.len) {
        method->type = sig != NULL ? sig : c->basic[TYPE_INVALID];
        return;
    }
    TypeEnv env = {sig->func.recv_tparams, t->named.targs.data, t->named.targs.len};
    Type *copy = type_new(c, TYPE_FUNC);
    Type *body = type_subst_env(c, sig, &env);
    copy->func = body->func;
    type_add_part(copy, body);
    copy->func.recv_tparams = NULL;
    copy->func.recv_tparam_count = 0;
    if (sig->func.recv != NULL) {
        Object *recv = ARENA_NEW(c->arena, Object);
        *recv = *sig->func.recv;
        recv->type = method_has_ptr_recv(origin) ? type_new_pointer(c, t) : t;
        copy->func.recv = recv;
    }
    method->type = copy;
    check_add_dependency(c, origin);
}

/* ---- verification */

bool check_verify_targs(Checker *c, Object **tparams, int count, Type **targs, int *bad,
                        const char **cause)
{
    TypeEnv env = {tparams, targs, count};
    for (int i = 0; i < count; i++) {
        Type *bound = type_subst_env(c, tparams[i]->type->param.constraint, &env);
        if (!check_implements(c, targs[i], bound, true, cause)) {
            *bad = i;
            return false;
        }
    }
    return true;
}

typedef struct VerifyInstance {
    Type *type;
    IndexExpr *expr;
} VerifyInstance;

static void later_verify(Checker *c, void *arg)
{
    const VerifyInstance *v = arg;
    Type *origin = v->type->named.origin;
    int bad;
    const char *cause;
    if (!check_verify_targs(c, origin->named.tparams, origin->named.tparam_count,
                            v->type->named.targs.data, &bad, &cause)) {
        const Expr *at = bad < v->expr->index_count ? v->expr->index[bad] : &v->expr->e;
        check_error_at(c, at, DIAG_GENERIC, "%s", cause);
    } else {
        check_record_instance(c, v->expr->e.pos, origin->named.tparams, v->type->named.targs.data,
                              origin->named.tparam_count, v->expr->index, v->expr->index_count);
        check_valid_type(c, v->type);
    }
}

bool check_validate_targ_count(Checker *c, Pos pos, const char *what, const char *name, int got,
                               int want)
{
    if (got == want) {
        return true;
    }
    check_error(c, pos, DIAG_GENERIC, "%s type arguments for %s %s: have %d, want %d",
                got < want ? "not enough" : "too many", what, name, got, want);
    return false;
}

/* ---- instantiating */

const TypeList *ident_targs(const Checker *c, const Ident *name)
{
    return name->e.has_targs ? map_get(&c->extra->ident_targs, name) : NULL;
}

void ident_set_targs(Checker *c, Ident *name, TypeList targs)
{
    TypeList *list = ARENA_NEW(c->arena, TypeList);
    *list = targs;
    name->e.has_targs = true;
    map_put(&c->extra->ident_targs, name, list);
}

static void record_instance(IndexExpr *e, const TypeList *targs, Checker *c)
{
    Expr *x = ast_unparen(e->x);
    Ident *name = x->kind == NODE_IDENT ? (Ident *)x
                  : x->kind == NODE_SELECTOR ? ((SelectorExpr *)x)->sel : NULL;
    if (name != NULL) {
        ident_set_targs(c, name, *targs);
    }
}

Type *check_instantiated_type(Checker *c, IndexExpr *e)
{
    Type *invalid = c->basic[TYPE_INVALID];
    Type *generic = check_generic_type(c, e->x);
    TypeList targs = {ARENA_ARRAY(c->arena, Type *, e->index_count), e->index_count};
    if (generic->kind == TYPE_INVALID) {
        return invalid;
    }
    if (generic->kind != TYPE_NAMED || !check_is_generic(generic)) {
        check_error_at(c, e->x, DIAG_GENERIC, "invalid operation: %s (%s is not a generic type)",
                       check_expr_str(c, &e->e), check_type_str(c, generic));
        return invalid;
    }
    bool ok = true;
    for (int i = 0; i < e->index_count; i++) {
        targs.data[i] = check_var_type(c, e->index[i]);
        ok &= targs.data[i]->kind != TYPE_INVALID;
    }
    if (!ok) {
        return invalid;
    }
    ok = check_validate_targ_count(c, ast_start((Node *)e), "type",
                                   generic->named.obj->name->text, targs.len,
                                   generic->named.tparam_count);
    Type *t = type_instance(c, generic, targs.data, targs.len);
    if (!ok) {
        return t; /* a type of its own, of which nothing is known */
    }
    if (t->kind == TYPE_NAMED && t->named.pos == 0) {
        t->named.pos = ast_start((Node *)e);
    }
    record_instance(e, &t->named.targs, c);
    VerifyInstance *v = ARENA_NEW(c->arena, VerifyInstance);
    v->type = t;
    v->expr = e;
    check_later(c, later_verify, v);
    return t;
}

typedef struct VerifyFunc { /* an instantiation to be verified once types are complete */
    Object **tparams;
    TypeList targs;
    Expr **exprs; /* explicit arguments: the first of them */
    int expr_count;
    Pos pos;
} VerifyFunc;

static void later_verify_func(Checker *c, void *arg)
{
    const VerifyFunc *v = arg;
    int bad;
    const char *cause;
    if (!check_verify_targs(c, v->tparams, v->targs.len, v->targs.data, &bad, &cause)) {
        Pos pos = bad < v->expr_count ? ast_start((Node *)v->exprs[bad]) : v->pos;
        check_error(c, pos, DIAG_GENERIC, "%s", cause);
    }
}

Type *check_instantiate_func(Checker *c, Pos pos, Type *sig, TypeList targs, Expr **targ_exprs,
                             int targ_expr_count)
{
    int given = targs.len < sig->func.tparam_count ? targs.len : sig->func.tparam_count;
    VerifyFunc *v = ARENA_NEW(c->arena, VerifyFunc);
    *v = (VerifyFunc){sig->func.tparams, {targs.data, given}, targ_exprs, targ_expr_count, pos};
    check_later(c, later_verify_func, v);
    check_record_instance(c, pos, sig->func.tparams, targs.data, given, targ_exprs,
                          targ_expr_count);
    TypeEnv env = {sig->func.tparams, targs.data, given};
    Type *copy = type_new(c, TYPE_FUNC);
    Type *body = type_subst_env(c, sig, &env);
    copy->func = body->func;
    copy->func.tparams = NULL;
    copy->func.tparam_count = 0;
    copy->has_tparam = false;
    for (int i = 0; i < targs.len; i++) {
        type_add_part(copy, targs.data[i]);
    }
    return copy;
}
