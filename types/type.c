/* types/type.c: making types, and the questions every file asks of them.
 *
 * Types live in the checker's arena and are never freed singly. Composite types are not
 * hash-consed: two struct{} written twice are two Types, and type_identical (predicates.c) decides.
 *
 * Invariants
 *   - named.underlying is NULL while the declaration has not said anything yet; it may be another
 *     named type while a chain `type A B; type B C` is being resolved; type_underlying walks and
 *     shortens the chain, and reports the cycle if it has no end.
 *   - a type parameter's underlying type is the interface of its constraint.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

#include "base/panic.h"

/* A type has the member of its kind only, which for most is much smaller than the union. */
static size_t bytes_of(TypeKind kind)
{
#define UP_TO(member) (offsetof(Type, member) + sizeof((Type *)0)->member)
    switch (kind) {
    case TYPE_ARRAY: return UP_TO(array);
    case TYPE_SLICE: return UP_TO(slice);
    case TYPE_POINTER: return UP_TO(pointer);
    case TYPE_CHAN: return UP_TO(chan);
    case TYPE_MAP: return UP_TO(map);
    case TYPE_STRUCT: return UP_TO(strukt);
    case TYPE_FUNC: return UP_TO(func);
    case TYPE_TUPLE: return UP_TO(tuple);
    case TYPE_INTERFACE: return UP_TO(iface);
    case TYPE_NAMED: return UP_TO(named);
    case TYPE_PARAM: return UP_TO(param);
    case TYPE_UNION: return UP_TO(uni);
    default: return UP_TO(basic);
    }
#undef UP_TO
}

Type *type_new(Checker *c, TypeKind kind)
{
    Type *t = arena_alloc(c->arena, bytes_of(kind));
    t->kind = (uint8_t)kind;
    t->id = ++c->next_type_id;
    if (kind == TYPE_INTERFACE) {
        t->iface.checker = c;
    }
    if (kind == TYPE_NAMED) {
        t->named.checker = c;
        t->named.origin = t;
    }
    return t;
}

void type_add_part(Type *t, const Type *part)
{
    t->has_tparam |= part->has_tparam;
    if (part->depth >= t->depth) {
        t->depth = (uint16_t)(part->depth < UINT16_MAX ? part->depth + 1 : UINT16_MAX);
    }
}

Type *type_new_pointer(Checker *c, Type *elem)
{
    Type *t = type_new(c, TYPE_POINTER);
    t->pointer.elem = elem;
    type_add_part(t, elem);
    return t;
}

Type *type_new_slice(Checker *c, Type *elem)
{
    Type *t = type_new(c, TYPE_SLICE);
    t->slice.elem = elem;
    type_add_part(t, elem);
    return t;
}

Type *type_new_array(Checker *c, Type *elem, int64_t len)
{
    Type *t = type_new(c, TYPE_ARRAY);
    t->array.elem = elem;
    t->array.len = len;
    type_add_part(t, elem);
    return t;
}

Type *type_new_map(Checker *c, Type *key, Type *elem)
{
    Type *t = type_new(c, TYPE_MAP);
    t->map.key = key;
    t->map.elem = elem;
    type_add_part(t, key);
    type_add_part(t, elem);
    return t;
}

Type *type_new_chan(Checker *c, ChanDir dir, Type *elem)
{
    Type *t = type_new(c, TYPE_CHAN);
    t->chan.dir = dir;
    t->chan.elem = elem;
    type_add_part(t, elem);
    return t;
}

static Object **new_vars(Checker *c, Type *sig, Type *const *types, int count)
{
    const Str *none = intern_cstr(c->interns, "");
    Object **vars = ARENA_ARRAY(c->arena, Object *, count + 1);
    for (int i = 0; i < count; i++) {
        vars[i] = object_new(c, OBJ_VAR, 0, NULL, none, types[i]);
        type_add_part(sig, types[i]);
    }
    return vars;
}

Type *type_new_func(Checker *c, Type *const *params, int param_count, Type *const *results,
                    int result_count, bool is_variadic)
{
    Type *t = type_new(c, TYPE_FUNC);
    t->func.params = new_vars(c, t, params, param_count);
    t->func.param_count = param_count;
    t->func.results = new_vars(c, t, results, result_count);
    t->func.result_count = result_count;
    t->func.is_variadic = is_variadic;
    return t;
}

Type *type_new_struct(Checker *c, const NewField *fields, int count)
{
    Type *t = type_new(c, TYPE_STRUCT);
    t->strukt.fields = ARENA_ARRAY(c->arena, Object *, count + 1);
    t->strukt.tags = ARENA_ARRAY(c->arena, const Str *, count + 1);
    t->strukt.field_count = count;
    for (int i = 0; i < count; i++) {
        const NewField *f = &fields[i];
        Object *obj = object_new(c, OBJ_VAR, 0, f->pkg, f->name, f->type);
        obj->is_field = true;
        obj->is_embedded = f->is_embedded;
        obj->var.field_index = i;
        t->strukt.fields[i] = obj;
        t->strukt.tags[i] = f->tag;
        type_add_part(t, f->type);
    }
    return t;
}

Type *type_new_tuple(Checker *c, Type **elems, int len)
{
    Type *t = type_new(c, TYPE_TUPLE);
    t->tuple.elems = elems;
    t->tuple.len = len;
    for (int i = 0; i < len; i++) {
        type_add_part(t, elems[i]);
    }
    return t;
}

bool type_is_incomplete(const Type *t)
{
    return (t->state & STATE_INCOMPLETE) != 0;
}

/* ---- underlying types */

/* The named types from t on that form the endless chain: reports them, makes all invalid. */
static Type *chain_is_cycle(Type *t)
{
    Checker *c = t->named.checker;
    ObjectVec cycle = {0};
    Type *invalid = c->basic[TYPE_INVALID];
    Type *n = t;
    do {
        VEC_PUSH(&cycle, n->named.obj);
        n = n->named.underlying;
    } while (n != t);
    check_cycle_error(c, cycle.data, cycle.len);
    VEC_FREE(&cycle);
    do {
        Type *next = n->named.underlying;
        n->named.underlying = invalid;
        n = next;
    } while (n->kind == TYPE_NAMED && n->named.underlying != invalid);
    return invalid;
}

/* Follows `type A B; type B C; type C struct…` to its end and shortens the chain. */
static Type *chain_end(Type *t)
{
    Type *slow = t;
    Type *n = t;
    for (int steps = 1; n->kind == TYPE_NAMED; steps++) {
        if (n->named.underlying == NULL) {
            if (n->named.origin != n) {
                type_expand_instance(n);
            }
            if (n->named.underlying == NULL) {
                return n->named.checker->basic[TYPE_INVALID];
            }
        }
        n = n->named.underlying;
        if (steps % 2 == 0) {
            slow = slow->named.underlying;
            if (n == slow) {
                return chain_is_cycle(n);
            }
        }
    }
    for (Type *m = t; m->kind == TYPE_NAMED;) {
        Type *next = m->named.underlying;
        m->named.underlying = n;
        m = next;
    }
    return n;
}

/* A constraint as an interface: what is none, as in `[T int]`, is wrapped on first use. */
static Type *tparam_interface(Type *t)
{
    Checker *c = t->param.obj->pkg->checker;
    Type *bound = t->param.constraint;
    if (bound == NULL || bound->kind == TYPE_PARAM) {
        return c->any_type;
    }
    Type *u = type_underlying(bound);
    if (u->kind == TYPE_INTERFACE) {
        return u;
    }
    if (u->kind == TYPE_INVALID) { /* or not known yet */
        return c->any_type;
    }
    t->param.constraint = type_implicit_interface(c, bound);
    return t->param.constraint;
}

Type *type_underlying(Type *t)
{
    if (t->kind == TYPE_PARAM) {
        return tparam_interface(t);
    }
    if (t->kind != TYPE_NAMED) {
        return t;
    }
    Type *u = t->named.underlying;
    if (likely(u != NULL && u->kind != TYPE_NAMED)) {
        return u;
    }
    return chain_end(t);
}

Type *type_default(Type *t)
{
    if (t->kind <= TYPE_LAST_BASIC && t->basic.default_type != NULL) {
        return t->basic.default_type;
    }
    return t;
}

Type *type_deref(Type *t, bool *is_pointer)
{
    *is_pointer = false;
    if (t->kind == TYPE_POINTER) {
        *is_pointer = true;
        return t->pointer.elem;
    }
    return t;
}

/* ---- what kind of type: a type parameter is of a kind when all its possible types are */

bool type_is_integer(Type *t)
{
    return type_all(t, kind_is_integer);
}

bool type_is_unsigned(Type *t)
{
    return type_all(t, kind_is_unsigned);
}

bool type_is_float(Type *t)
{
    return type_all(t, kind_is_float);
}

bool type_is_complex(Type *t)
{
    return type_all(t, kind_is_complex);
}

bool type_is_string(Type *t)
{
    return type_all(t, kind_is_string);
}

bool type_is_untyped(Type *t)
{
    return t->kind >= TYPE_UNTYPED_BOOL && t->kind <= TYPE_UNTYPED_NIL;
}

bool type_is_instance(const Type *t)
{
    return t->kind == TYPE_NAMED && t->named.targs.len + t->named.outer_targs.len > 0;
}

bool type_is_interface(Type *t)
{
    return t->kind != TYPE_PARAM && type_underlying(t)->kind == TYPE_INTERFACE;
}
