/* types/predicates.c: identity, comparability, nil.
 *
 * Types are not hash-consed, so identity is structural, with pointer equality first. Named types
 * are identical only to themselves; two instances when their generic type and their arguments are.
 * The only way round in a circle without meeting a named type twice is through interface literals
 * whose methods mention each other; pairs being compared are remembered for that.
 */
#include "types/decl_internal.h"

typedef struct IfacePair {
    Type *x, *y;
    const struct IfacePair *outer;
} IfacePair;

typedef struct Identity {
    bool ignore_tags;
    const IfacePair *pairs;
    /* Type parameters of two generic signatures that stand for one another. */
    Object **x_tparams, **y_tparams;
    int tparam_count;
} Identity;

static bool identical(Identity *id, Type *x, Type *y);

bool names_match(const Str *a, const Package *pa, const Str *b, const Package *pb)
{
    if (a != b) {
        return false;
    }
    return pa == pb || str_is_exported(a) || (pa != NULL && pb != NULL && pa->path == pb->path);
}

static const Str *field_tag(Type *s, int i)
{
    const Str *tag = s->strukt.tags != NULL ? s->strukt.tags[i] : NULL;
    return tag != NULL && tag->len == 0 ? NULL : tag;
}

static bool identical_structs(Identity *id, Type *x, Type *y)
{
    if (x->strukt.field_count != y->strukt.field_count) {
        return false;
    }
    for (int i = 0; i < x->strukt.field_count; i++) {
        Object *f = x->strukt.fields[i];
        Object *g = y->strukt.fields[i];
        if (f->is_embedded != g->is_embedded || !names_match(f->name, f->pkg, g->name, g->pkg) ||
            (!id->ignore_tags && field_tag(x, i) != field_tag(y, i)) ||
            !identical(id, f->type, g->type)) {
            return false;
        }
    }
    return true;
}

static bool identical_vars(Identity *id, Object **x, int nx, Object **y, int ny)
{
    if (nx != ny) {
        return false;
    }
    for (int i = 0; i < nx; i++) {
        if (!identical(id, x[i]->type, y[i]->type)) {
            return false;
        }
    }
    return true;
}

static bool identical_funcs(Identity *id, Type *x, Type *y)
{
    if (x->func.tparam_count != y->func.tparam_count ||
        x->func.is_variadic != y->func.is_variadic) {
        return false;
    }
    Identity inner = *id;
    if (x->func.tparam_count > 0) {
        inner.x_tparams = x->func.tparams;
        inner.y_tparams = y->func.tparams;
        inner.tparam_count = x->func.tparam_count;
        for (int i = 0; i < x->func.tparam_count; i++) {
            if (!identical(&inner, x->func.tparams[i]->type->param.constraint,
                           y->func.tparams[i]->type->param.constraint)) {
                return false;
            }
        }
    }
    return identical_vars(&inner, x->func.params, x->func.param_count, y->func.params,
                          y->func.param_count) &&
           identical_vars(&inner, x->func.results, x->func.result_count, y->func.results,
                          y->func.result_count);
}

/* The same list of possible types; order does not matter. */
static bool identical_terms(Identity *id, const TypeSet *x, const TypeSet *y)
{
    if (x->has_terms != y->has_terms || x->term_count != y->term_count) {
        return false;
    }
    for (int i = 0; i < x->term_count; i++) {
        bool found = false;
        for (int j = 0; j < y->term_count && !found; j++) {
            found = x->tilde[i] == y->tilde[j] && identical(id, x->terms[i], y->terms[j]);
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

static bool identical_methods(Identity *id, const TypeSet *x, const TypeSet *y)
{
    for (int i = 0; i < x->method_count; i++) {
        const Method *f = &x->methods[i];
        const Method *g = &y->methods[i];
        if (!names_match(f->name, f->pkg, g->name, g->pkg) ||
            !identical(id, f->obj->type, g->obj->type)) {
            return false;
        }
    }
    return true;
}

static bool identical_interfaces(Identity *id, Type *x, Type *y)
{
    TypeSet *xs = type_set(x);
    TypeSet *ys = type_set(y);
    if (xs->is_comparable != ys->is_comparable || xs->method_count != ys->method_count ||
        !identical_terms(id, xs, ys)) {
        return false;
    }
    for (const IfacePair *p = id->pairs; p != NULL; p = p->outer) {
        if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) {
            return true; /* met again: equal unless something else differs */
        }
    }
    IfacePair pair = {x, y, id->pairs};
    Identity inner = *id;
    inner.pairs = &pair;
    return identical_methods(&inner, xs, ys);
}

static bool identical_lists(Identity *id, Type **x, int nx, Type **y, int ny)
{
    if (nx != ny) {
        return false;
    }
    for (int i = 0; i < nx; i++) {
        if (!identical(id, x[i], y[i])) {
            return false;
        }
    }
    return true;
}

static bool identical_unions(Identity *id, Type *x, Type *y)
{
    if (x->uni.len != y->uni.len) {
        return false;
    }
    for (int i = 0; i < x->uni.len; i++) {
        if (x->uni.tilde[i] != y->uni.tilde[i] ||
            !identical(id, x->uni.terms[i], y->uni.terms[i])) {
            return false;
        }
    }
    return true;
}

static bool identical_named(Identity *id, Type *x, Type *y)
{
    return x->named.origin == y->named.origin &&
           identical_lists(id, x->named.targs.data, x->named.targs.len, y->named.targs.data,
                           y->named.targs.len) &&
           identical_lists(id, x->named.outer_targs.data, x->named.outer_targs.len,
                           y->named.outer_targs.data, y->named.outer_targs.len);
}

static bool identical_tparams(const Identity *id, Type *x, Type *y)
{
    for (int i = 0; i < id->tparam_count; i++) {
        if (id->x_tparams[i]->type == x && id->y_tparams[i]->type == y) {
            return true;
        }
    }
    return false;
}

static bool identical(Identity *id, Type *x, Type *y)
{
    if (x == y) {
        return true;
    }
    if (x == NULL || y == NULL || x->kind != y->kind) {
        return false;
    }
    switch ((TypeKind)x->kind) {
    case TYPE_ARRAY:
        return (x->array.len < 0 || y->array.len < 0 || x->array.len == y->array.len) &&
               identical(id, x->array.elem, y->array.elem);
    case TYPE_SLICE:
        return identical(id, x->slice.elem, y->slice.elem);
    case TYPE_POINTER:
        return identical(id, x->pointer.elem, y->pointer.elem);
    case TYPE_CHAN:
        return x->chan.dir == y->chan.dir && identical(id, x->chan.elem, y->chan.elem);
    case TYPE_MAP:
        return identical(id, x->map.key, y->map.key) && identical(id, x->map.elem, y->map.elem);
    case TYPE_STRUCT:
        return identical_structs(id, x, y);
    case TYPE_FUNC:
        return identical_funcs(id, x, y);
    case TYPE_INTERFACE:
        return identical_interfaces(id, x, y);
    case TYPE_TUPLE:
        return identical_lists(id, x->tuple.elems, x->tuple.len, y->tuple.elems, y->tuple.len);
    case TYPE_NAMED:
        return identical_named(id, x, y);
    case TYPE_UNION:
        return identical_unions(id, x, y);
    case TYPE_PARAM:
        return identical_tparams(id, x, y);
    case TYPE_INVALID:
        return false;
    default:
        return true; /* basic types of one kind: byte and uint8 */
    }
}

bool type_identical(Type *a, Type *b)
{
    return a == b || type_identical_tags(a, b, false);
}

bool type_identical_tags(Type *a, Type *b, bool ignore_tags)
{
    Identity id = {.ignore_tags = ignore_tags};
    return identical(&id, a, b);
}

/* ---- comparability */

typedef struct Comparing { /* types on the way down: recursive types end here */
    Type *type;
    const struct Comparing *outer;
    bool is_dynamic;    /* an interface counts, although == on it may panic */
} Comparing;

static bool comparable(Type *t, const Comparing *outer);

static bool comparable_set(Type *t, const Comparing *outer)
{
    TypeSet *set = type_set(t);
    if (!set->has_terms) {
        return set->is_comparable;
    }
    Comparing strict = *outer;
    strict.is_dynamic = false;
    for (int i = 0; i < set->term_count; i++) {
        if (!comparable(set->terms[i], &strict)) {
            return false;
        }
    }
    return true;
}

static bool comparable_struct(Type *u, const Comparing *at)
{
    for (int i = 0; i < u->strukt.field_count; i++) {
        if (!comparable(u->strukt.fields[i]->type, at)) {
            return false;
        }
    }
    return true;
}

/* Structs and arrays remember the answer, so that a chain of types is walked once. */
static bool comparable_memo(Type *u, const Comparing *at)
{
    int known = at->is_dynamic ? STATE_CMP_KNOWN : STATE_CMP_STRICT_KNOWN;
    int yes = at->is_dynamic ? STATE_CMP_YES : STATE_CMP_STRICT_YES;
    if (u->state & known) {
        return (u->state & yes) != 0;
    }
    bool ok = u->kind == TYPE_STRUCT ? comparable_struct(u, at) : comparable(u->array.elem, at);
    if (!(u->state & STATE_INCOMPLETE)) {
        u->state |= (uint16_t)(known | (ok ? yes : 0));
    }
    return ok;
}

static bool comparable(Type *t, const Comparing *outer)
{
    for (const Comparing *c = outer; c != NULL; c = c->outer) {
        if (c->type == t) {
            return true;
        }
    }
    Comparing at = *outer;
    at.type = t;
    at.outer = outer;
    Type *u = type_underlying(t);
    switch ((TypeKind)u->kind) {
    case TYPE_UNTYPED_NIL:
    case TYPE_SLICE:
    case TYPE_MAP:
    case TYPE_FUNC:
    case TYPE_TUPLE:
    case TYPE_UNION:
        return false;
    case TYPE_STRUCT:
    case TYPE_ARRAY:
        return comparable_memo(u, &at);
    case TYPE_INTERFACE:
        return (outer->is_dynamic && t->kind != TYPE_PARAM) || comparable_set(t, &at);
    default:
        return true;
    }
}

bool type_comparable(Type *t)
{
    Comparing top = {.is_dynamic = true};
    return comparable(t, &top);
}

bool type_strictly_comparable(Type *t)
{
    Comparing top = {.is_dynamic = false};
    return comparable(t, &top);
}

/* ---- small questions */

bool check_has_nil(Type *t)
{
    Type *u = type_underlying(t);
    switch ((TypeKind)u->kind) {
    case TYPE_UNSAFE_POINTER:
    case TYPE_UNTYPED_NIL:
    case TYPE_SLICE:
    case TYPE_POINTER:
    case TYPE_FUNC:
    case TYPE_MAP:
    case TYPE_CHAN:
        return true;
    case TYPE_INTERFACE:
        if (t->kind == TYPE_PARAM) {
            TypeSet *set = type_set(t);
            for (int i = 0; i < set->term_count; i++) {
                if (!check_has_nil(set->terms[i])) {
                    return false;
                }
            }
            return set->term_count > 0;
        }
        return true;
    default:
        return false;
    }
}

bool check_is_type_param(Type *t)
{
    return t->kind == TYPE_PARAM;
}

bool check_is_generic(Type *t)
{
    if (t->kind == TYPE_NAMED) {
        return t->named.tparam_count > 0 && t->named.targs.len == 0;
    }
    return t->kind == TYPE_FUNC && t->func.tparam_count > 0;
}

bool type_has_empty_set(Type *t)
{
    TypeSet *set = type_set(t);
    return set->has_terms && set->term_count == 0;
}
