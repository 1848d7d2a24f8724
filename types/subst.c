/* types/subst.c: a type with type arguments in the place of type parameters.
 *
 * Types that mention no type parameter are returned as they are, and so is every part that does
 * not change: substitution copies only the spine. An instance of a generic type becomes the
 * instance with substituted arguments; its underlying type is made when somebody asks
 * (instantiate.c), so recursive generic types end.
 */
#include "types/decl_internal.h"

static Type *subst(Checker *c, Type *t, const TypeEnv *env)
{
    return type_subst_env(c, t, env);
}

static Type *subst_param(Type *t, const TypeEnv *env)
{
    for (int i = 0; i < env->len; i++) {
        if (env->tparams[i]->type == t && env->targs[i] != NULL) {
            return env->targs[i];
        }
    }
    return t;
}

/* Copies the list when one of its variables changes type; else the list itself. */
static Object **subst_vars(Checker *c, Object **vars, int count, const TypeEnv *env)
{
    Object **copy = NULL;
    for (int i = 0; i < count; i++) {
        Type *t = subst(c, vars[i]->type, env);
        if (t == vars[i]->type) {
            continue;
        }
        if (copy == NULL) {
            copy = ARENA_ARRAY(c->arena, Object *, count);
            for (int k = 0; k < count; k++) {
                copy[k] = vars[k];
            }
        }
        copy[i] = ARENA_NEW(c->arena, Object);
        *copy[i] = *vars[i];
        copy[i]->type = t;
        copy[i]->backend = NULL;
    }
    return copy != NULL ? copy : vars;
}

static void add_parts(Type *t, Object **vars, int count)
{
    for (int i = 0; i < count; i++) {
        type_add_part(t, vars[i]->type);
    }
}

static Type *subst_struct(Checker *c, Type *t, const TypeEnv *env)
{
    Object **fields = subst_vars(c, t->strukt.fields, t->strukt.field_count, env);
    if (fields == t->strukt.fields) {
        return t;
    }
    Type *copy = type_new(c, TYPE_STRUCT);
    copy->strukt = t->strukt;
    copy->strukt.fields = fields;
    add_parts(copy, fields, t->strukt.field_count);
    return copy;
}

static Type *subst_func(Checker *c, Type *t, const TypeEnv *env)
{
    Object **params = subst_vars(c, t->func.params, t->func.param_count, env);
    Object **results = subst_vars(c, t->func.results, t->func.result_count, env);
    if (params == t->func.params && results == t->func.results) {
        return t;
    }
    Type *copy = type_new(c, TYPE_FUNC);
    copy->func = t->func;
    copy->func.params = params;
    copy->func.results = results;
    add_parts(copy, params, t->func.param_count);
    add_parts(copy, results, t->func.result_count);
    return copy;
}

static Type **type_subst_list(Checker *c, Type **list, int count, const TypeEnv *env)
{
    Type **copy = NULL;
    for (int i = 0; i < count; i++) {
        Type *t = subst(c, list[i], env);
        if (t == list[i]) {
            continue;
        }
        if (copy == NULL) {
            copy = ARENA_ARRAY(c->arena, Type *, count);
            for (int k = 0; k < count; k++) {
                copy[k] = list[k];
            }
        }
        copy[i] = t;
    }
    return copy != NULL ? copy : list;
}

static Method *subst_methods(Checker *c, Method *methods, int count, const TypeEnv *env)
{
    Method *copy = NULL;
    for (int i = 0; i < count; i++) {
        Type *sig = subst(c, methods[i].obj->type, env);
        if (sig == methods[i].obj->type) {
            continue;
        }
        if (copy == NULL) {
            copy = ARENA_ARRAY(c->arena, Method, count);
            for (int k = 0; k < count; k++) {
                copy[k] = methods[k];
            }
        }
        copy[i].obj = ARENA_NEW(c->arena, Object);
        *copy[i].obj = *methods[i].obj;
        copy[i].obj->type = sig;
        copy[i].obj->backend = NULL;
    }
    return copy != NULL ? copy : methods;
}

static Type *subst_interface(Checker *c, Type *t, const TypeEnv *env)
{
    Method *methods = subst_methods(c, t->iface.methods, t->iface.method_count, env);
    Type **embeds = type_subst_list(c, t->iface.embeds, t->iface.embed_count, env);
    if (methods == t->iface.methods && embeds == t->iface.embeds) {
        return t;
    }
    Type *copy = type_new(c, TYPE_INTERFACE);
    copy->iface = t->iface;
    copy->iface.methods = methods;
    copy->iface.embeds = embeds;
    copy->iface.set = NULL;
    for (int i = 0; i < t->iface.method_count; i++) {
        type_add_part(copy, methods[i].obj->type);
    }
    for (int i = 0; i < t->iface.embed_count; i++) {
        type_add_part(copy, embeds[i]);
    }
    return copy;
}

/* The arguments of t for the type parameters of the function it is declared in. As long as none of
 * these is substituted, it has none. */
static TypeList subst_outer(Checker *c, Type *t, const TypeEnv *env)
{
    TypeList outer = t->named.outer_targs;
    const Type *origin = t->named.origin;
    if (outer.len > 0) {
        outer.data = type_subst_list(c, outer.data, outer.len, env);
        return outer;
    }
    int n = origin->named.outer_tparam_count;
    Type **targs = ARENA_ARRAY(c->arena, Type *, n);
    bool is_bound = false;
    for (int i = 0; i < n; i++) {
        Type *tparam = origin->named.outer_tparams[i]->type;
        targs[i] = subst_param(tparam, env);
        is_bound |= targs[i] != tparam;
    }
    return is_bound ? (TypeList){targs, n} : outer;
}

static Type *subst_named(Checker *c, Type *t, const TypeEnv *env)
{
    TypeList outer = subst_outer(c, t, env);
    TypeList targs = t->named.targs;
    if (targs.len > 0 && targs.len != t->named.origin->named.tparam_count) {
        return c->basic[TYPE_INVALID]; /* reported where it is written */
    }
    targs.data = type_subst_list(c, targs.data, targs.len, env);
    if (outer.data == t->named.outer_targs.data && targs.data == t->named.targs.data) {
        return t;
    }
    return type_instance_in(c, t->named.origin, outer, targs);
}

static Type *subst_union(Checker *c, Type *t, const TypeEnv *env)
{
    Type **terms = type_subst_list(c, t->uni.terms, t->uni.len, env);
    if (terms == t->uni.terms) {
        return t;
    }
    Type *copy = type_new(c, TYPE_UNION);
    copy->uni = t->uni;
    copy->uni.terms = terms;
    for (int i = 0; i < t->uni.len; i++) {
        type_add_part(copy, terms[i]);
    }
    return copy;
}

static Type *subst_map(Checker *c, Type *t, const TypeEnv *env)
{
    Type *key = subst(c, t->map.key, env);
    Type *elem = subst(c, t->map.elem, env);
    return key == t->map.key && elem == t->map.elem ? t : type_new_map(c, key, elem);
}

Type *type_subst_env(Checker *c, Type *t, const TypeEnv *env)
{
    Type *e;
    if (t == NULL || !t->has_tparam) {
        return t;
    }
    switch ((TypeKind)t->kind) {
    case TYPE_PARAM:
        return subst_param(t, env);
    case TYPE_ARRAY:
        e = subst(c, t->array.elem, env);
        return e == t->array.elem ? t : type_new_array(c, e, t->array.len);
    case TYPE_SLICE:
        e = subst(c, t->slice.elem, env);
        return e == t->slice.elem ? t : type_new_slice(c, e);
    case TYPE_POINTER:
        e = subst(c, t->pointer.elem, env);
        return e == t->pointer.elem ? t : type_new_pointer(c, e);
    case TYPE_CHAN:
        e = subst(c, t->chan.elem, env);
        return e == t->chan.elem ? t : type_new_chan(c, t->chan.dir, e);
    case TYPE_MAP:
        return subst_map(c, t, env);
    case TYPE_STRUCT:
        return subst_struct(c, t, env);
    case TYPE_FUNC:
        return subst_func(c, t, env);
    case TYPE_INTERFACE:
        return subst_interface(c, t, env);
    case TYPE_TUPLE: {
        Type **elems = type_subst_list(c, t->tuple.elems, t->tuple.len, env);
        return elems == t->tuple.elems ? t : type_new_tuple(c, elems, t->tuple.len);
    }
    case TYPE_NAMED:
        return subst_named(c, t, env);
    case TYPE_UNION:
        return subst_union(c, t, env);
    default:
        return t;
    }
}

Object **type_rename_tparams(Checker *c, Object **tparams, int count, TypeEnv *env)
{
    Object **copies = ARENA_ARRAY(c->arena, Object *, count);
    Type **fresh = ARENA_ARRAY(c->arena, Type *, count);
    for (int i = 0; i < count; i++) {
        copies[i] = ARENA_NEW(c->arena, Object);
        *copies[i] = *tparams[i];
        Type *t = type_new(c, TYPE_PARAM);
        t->has_tparam = true;
        t->param = tparams[i]->type->param;
        t->param.obj = copies[i];
        copies[i]->type = fresh[i] = t;
    }
    *env = (TypeEnv){tparams, fresh, count};
    for (int i = 0; i < count; i++) {
        fresh[i]->param.constraint = type_subst_env(c, fresh[i]->param.constraint, env);
    }
    return copies;
}

Type *type_rename_generic(Checker *c, Type *sig)
{
    TypeEnv env;
    Type *t = type_new(c, TYPE_FUNC);
    t->has_tparam = sig->has_tparam;
    t->depth = sig->depth;
    t->func = sig->func;
    t->func.tparams = type_rename_tparams(c, sig->func.tparams, sig->func.tparam_count, &env);
    t->func.params = subst_vars(c, sig->func.params, sig->func.param_count, &env);
    t->func.results = subst_vars(c, sig->func.results, sig->func.result_count, &env);
    return t;
}

Type *type_subst(Checker *c, Type *t, Object **tparams, TypeList targs)
{
    TypeEnv env = {tparams, targs.data, targs.len};
    return type_subst_env(c, t, &env);
}
