/* types/check_anon.c: interface literals that mention themselves.
 *
 *     type i interface{ m() interface{ i } }
 *
 * The literal's type set has m, whose result is the literal again: two such literals could not be
 * compared in finite time, so Go's compiler refuses them (go.dev/issue/56103). The walk goes
 * through the complete method sets of interface literals and through composite types, never into a
 * named type.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

typedef struct AnonWalk {
    PtrMap state; /* interface -> BUSY or DONE */
} AnonWalk;

enum { BUSY = 1, DONE = 2 };

static bool walk_type(AnonWalk *w, Type *t);

static bool walk_vars(AnonWalk *w, Object **vars, int count)
{
    for (int i = 0; i < count; i++) {
        if (walk_type(w, vars[i]->type)) {
            return true;
        }
    }
    return false;
}

static bool walk_interface(AnonWalk *w, Type *t)
{
    uintptr_t seen = (uintptr_t)map_get(&w->state, t);
    if (seen != 0) {
        return seen == BUSY;
    }
    map_put(&w->state, t, (void *)(uintptr_t)BUSY);
    TypeSet *set = type_set(t);
    bool found = false;
    for (int i = 0; i < set->method_count && !found; i++) {
        found = walk_type(w, set->methods[i].obj->type);
    }
    if (!found) {
        map_put(&w->state, t, (void *)(uintptr_t)DONE);
    }
    return found;
}

static bool walk_type(AnonWalk *w, Type *t)
{
    if (t == NULL) {
        return false;
    }
    switch ((TypeKind)t->kind) {
    case TYPE_INTERFACE:
        return walk_interface(w, t);
    case TYPE_ARRAY:
        return walk_type(w, t->array.elem);
    case TYPE_SLICE:
        return walk_type(w, t->slice.elem);
    case TYPE_POINTER:
        return walk_type(w, t->pointer.elem);
    case TYPE_CHAN:
        return walk_type(w, t->chan.elem);
    case TYPE_MAP:
        return walk_type(w, t->map.key) || walk_type(w, t->map.elem);
    case TYPE_STRUCT:
        return walk_vars(w, t->strukt.fields, t->strukt.field_count);
    case TYPE_FUNC:
        return walk_vars(w, t->func.params, t->func.param_count) ||
               walk_vars(w, t->func.results, t->func.result_count);
    default:
        return false;
    }
}

/* What was being walked when a cycle was found is part of what has been reported. */
static void forget_busy(AnonWalk *w)
{
    for (uint32_t i = 0; i < w->state.len; i++) {
        w->state.entries[i].value = (void *)(uintptr_t)DONE;
    }
}

static int by_pos(const void *a, const void *b)
{
    Pos x = (*(InterfaceTypeExpr *const *)a)->e.pos;
    Pos y = (*(InterfaceTypeExpr *const *)b)->e.pos;
    return x < y ? -1 : x > y;
}

void check_anonymous_cycles(Checker *c)
{
    AnonWalk w = {0};
    if (c->extra->literals.len > 1) { /* outer ones first: they are reported */
        qsort(c->extra->literals.data, (size_t)c->extra->literals.len,
              sizeof *c->extra->literals.data, by_pos);
    }
    for (int i = 0; i < c->extra->literals.len; i++) {
        const InterfaceTypeExpr *e = c->extra->literals.data[i];
        if (e->e.type == NULL || e->e.type->kind != TYPE_INTERFACE ||
            map_get(&w.state, e->e.type) != NULL) {
            continue;
        }
        if (walk_interface(&w, e->e.type)) {
            check_error(c, e->e.pos, DIAG_CYCLE,
                        "invalid recursive type: anonymous interface refers to itself "
                        "(see https://go.dev/issue/56103)");
            forget_busy(&w);
        }
    }
    c->extra->literals.len = 0;
    map_deinit(&w.state);
}
