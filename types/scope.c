/* types/scope.c: blocks of names.
 *
 * A scope is a map from an interned name to an object, and a parent. Local names become visible at
 * scope_pos (the end of their declaration), names of packages and files everywhere; lookups that
 * honour that pass the position of the use.
 *
 * A block's scope is given back when the block is done, and is then the next one's: there are as
 * many as blocks are nested. But work that was put off (check_later) remembers the scope it began
 * in; so one that saw such work being put off is kept.
 */
#include "types/decl_internal.h"

Scope *scope_new(Checker *c, Scope *parent)
{
    Scope *s = c->extra->spare_scopes;
    if (s != NULL) {
        c->extra->spare_scopes = s->parent;
    } else {
        s = ARENA_NEW(c->arena, Scope);
        VEC_PUSH(&c->extra->scopes, s);
    }
    s->parent = parent;
    s->later_count = c->extra->later_count;
    return s;
}

void scope_release(Checker *c, Scope *s)
{
    if (s->later_count == c->extra->later_count) {
        map_reset(&s->names);
        s->parent = c->extra->spare_scopes;
        c->extra->spare_scopes = s;
    }
}

void scope_insert(Scope *s, Object *obj)
{
    map_put(&s->names, obj->name, obj);
}

Object *scope_lookup(Scope *s, const Str *name)
{
    Object *obj = map_get(&s->names, name);
    return obj == NULL && s->lazy != NULL ? lazy_lookup(s, name) : obj;
}

const PtrMap *scope_all_names(Scope *s)
{
    if (s->lazy != NULL) {
        lazy_declare_all(s);
    }
    return &s->names;
}

Object *scope_lookup_parent(Scope *s, const Str *name, Pos pos)
{
    for (; s != NULL; s = s->parent) {
        if (s->names.len == 0 && s->lazy == NULL) { /* many blocks declare nothing */
            continue;
        }
        Object *obj = scope_lookup(s, name);
        if (obj != NULL && (pos == 0 || obj->scope_pos <= pos)) {
            return obj;
        }
    }
    return NULL;
}
