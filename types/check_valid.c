/* types/check_valid.c: types that would contain themselves and so be of infinite size.
 *
 * A walk along arrays, struct fields, embedded interfaces and right-hand sides of declarations.
 * `nest` holds the named types the walk is inside of, each marked; meeting one again is the cycle
 * (instances are unique, so being the same pointer decides). A type parameter stands for the
 * argument of the innermost instance, looked at in the nest around that. Types found valid are
 * marked, so a graph of declarations is walked once.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

typedef struct Nest {
    Type *named;
    const struct Nest *outer;
} Nest;

typedef struct ValidWalk {
    Checker *c;
    VEC(Type *) path; /* named types on the way, for the message */
} ValidWalk;

static bool is_valid(ValidWalk *w, Type *t, const Nest *nest);

static void report_cycle(ValidWalk *w, Type *t)
{
    int start = w->path.len - 1;
    while (start > 0 && !type_identical(w->path.data[start], t)) {
        start--;
    }
    check_type_cycle_error(w->c, w->path.data + start, w->path.len - start);
}

static bool named_is_valid(ValidWalk *w, Type *t, const Nest *nest)
{
    Type *origin = t->named.origin;
    if (t->state & STATE_VALID) {
        return true;
    }
    if ((t->state & STATE_NOT_VALID) ||
        (t->named.underlying != NULL && t->named.underlying->kind == TYPE_INVALID)) {
        return false;
    }
    if (t->state & STATE_IN_NEST) {
        t->named.underlying = origin->named.underlying = w->c->basic[TYPE_INVALID];
        report_cycle(w, t);
        return false;
    }
    if (origin->named.rhs == NULL) {
        return true; /* predeclared, or of a declaration still under way */
    }
    VEC_PUSH(&w->path, t);
    Nest inner = {t, nest};
    t->state |= STATE_IN_NEST;
    bool ok = is_valid(w, origin->named.rhs, &inner);
    t->state &= (uint16_t)~STATE_IN_NEST;
    w->path.len--;
    t->state |= ok ? STATE_VALID : STATE_NOT_VALID;
    return ok;
}

/* An argument of the innermost instance is written outside of it. */
static bool arg_is_valid(ValidWalk *w, Type *arg, const Nest *nest)
{
    nest->named->state &= (uint16_t)~STATE_IN_NEST;
    bool ok = is_valid(w, arg, nest->outer);
    nest->named->state |= STATE_IN_NEST;
    return ok;
}

static bool tparam_is_valid(ValidWalk *w, Type *t, const Nest *nest)
{
    if (nest == NULL || nest->named->named.targs.len == 0) {
        return true;
    }
    Type *origin = nest->named->named.origin;
    for (int i = 0; i < origin->named.tparam_count && i < nest->named->named.targs.len; i++) {
        if (origin->named.tparams[i]->type == t) {
            return arg_is_valid(w, nest->named->named.targs.data[i], nest);
        }
    }
    return true;
}

static bool all_valid(ValidWalk *w, Type **types, int count, const Nest *nest)
{
    for (int i = 0; i < count; i++) {
        if (!is_valid(w, types[i], nest)) {
            return false;
        }
    }
    return true;
}

static bool is_valid(ValidWalk *w, Type *t, const Nest *nest)
{
    switch ((TypeKind)t->kind) {
    case TYPE_ARRAY:
        return is_valid(w, t->array.elem, nest);
    case TYPE_STRUCT:
        for (int i = 0; i < t->strukt.field_count; i++) {
            if (!is_valid(w, t->strukt.fields[i]->type, nest)) {
                return false;
            }
        }
        return true;
    case TYPE_UNION:
        return all_valid(w, t->uni.terms, t->uni.len, nest);
    case TYPE_INTERFACE:
        return all_valid(w, t->iface.embeds, t->iface.embed_count, nest);
    case TYPE_NAMED:
        return named_is_valid(w, t, nest);
    case TYPE_PARAM:
        return tparam_is_valid(w, t, nest);
    default:
        return true;
    }
}

void check_valid_type(Checker *c, Type *named)
{
    ValidWalk w = {.c = c};
    if (is_valid(&w, named, NULL) && !named->has_tparam && named->named.tparam_count == 0) {
        /* Both are remembered: types that are declared in order never make a deep recursion. */
        type_size(named);
        type_comparable(named);
    }
    VEC_FREE(&w.path);
}
