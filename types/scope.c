/* types/scope.c: blocks of names.
 *
 * A scope is a map from an interned name to an object, and a parent. Local names become visible at
 * scope_pos (the end of their declaration), names of packages and files everywhere; lookups that
 * honour that pass the position of the use.
 */
#include "types/decl_internal.h"

Scope *scope_new(Checker *c, Scope *parent)
{
    Scope *s = ARENA_NEW(c->arena, Scope);
    s->parent = parent;
    VEC_PUSH(&c->extra->scopes, s);
    return s;
}

void scope_insert(Scope *s, Object *obj)
{
    map_put(&s->names, obj->name, obj);
    if (obj->parent == NULL) {
        obj->parent = s;
    }
}

Object *scope_lookup(const Scope *s, const Str *name)
{
    return map_get(&s->names, name);
}

Object *scope_lookup_parent(const Scope *s, const Str *name, Pos pos)
{
    for (; s != NULL; s = s->parent) {
        Object *obj = map_get(&s->names, name);
        if (obj != NULL && (pos == 0 || obj->scope_pos <= pos)) {
            return obj;
        }
    }
    return NULL;
}
