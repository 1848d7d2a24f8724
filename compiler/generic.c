/* compiler/generic.c: instances of generic functions (full monomorphisation).
 *
 * An instance is a FuncInst with a TypeSubst: the same checked body, lowered again with every type
 * substituted (lower_subst). Object.backend of a generic function is the list of its instances,
 * compared by type_identical; a method of an instantiated type leads to its origin with the type's
 * arguments.
 *
 * Inside an instance a selection found by the checker may be of a type parameter, or of a generic
 * type over type parameters: lower_method_callee looks methods up again in the substituted type.
 *
 * Instances whose code is equal in the end share it (share.c).
 *
 * A program whose instances never end (f[T] calls f[[]T]) is refused by depth.
 */
#include "compiler/lower_internal.h"

typedef struct GenericInst {
    struct GenericInst *next;
    FuncInst *inst;
} GenericInst;

enum { MAX_INSTANCES = 2000 }; /* of one function */

static bool same_types(TypeList a, TypeList b) {
    for (int i = 0; i < a.len; i++) {
        if (!type_identical(a.data[i], b.data[i])) {
            return false;
        }
    }
    return a.len == b.len;
}

static FuncInst *make_instance(Compiler *c, Object *origin, Object **tparams, TypeList targs) {
    TypeSubst *s = ARENA_NEW(c->arena, TypeSubst);
    s->tparams = tparams;
    s->targs = targs;
    const Str *name = compiler_str(c, "%s.%s[...]", origin->pkg->path->text, origin->name->text);
    FuncInst *inst = compiler_func_inst(c, origin, name);
    inst->subst = s;
    return inst;
}

FuncInst *compiler_generic_inst(Compiler *c, Object *origin, Object **tparams, TypeList targs) {
    int count = 0;
    for (GenericInst *g = origin->backend; g != NULL; g = g->next, count++) {
        if (same_types(g->inst->subst->targs, targs)) {
            return g->inst;
        }
    }
    if (count == MAX_INSTANCES) {
        compiler_error(c, origin->pos, DIAG_LIMIT,
                       "instantiation cycle or too many instances of %s", origin->name->text);
    }
    GenericInst *g = ARENA_NEW(c->arena, GenericInst);
    g->inst = make_instance(c, origin, tparams, targs);
    g->next = origin->backend;
    origin->backend = g;
    return g->inst;
}

FuncInst *compiler_instance_method(Compiler *c, Object *method) {
    Object *origin = method->func.origin;
    check_object(c->o.checker, origin);
    return compiler_generic_inst(c, origin, origin->type->func.recv_tparams,
                                 method->func.instance->named.targs);
}

const uint32_t *compiler_twins(Compiler *c, const FuncInst *inst, uint32_t *count) {
    *count = 0;
    if (inst->kind != INST_DECL || inst->subst == NULL) {
        return NULL;
    }
    uint32_t known = 0;
    for (const GenericInst *g = inst->obj->backend; g != NULL; g = g->next) {
        known++;
    }
    uint32_t *twins = ARENA_ARRAY(&c->scratch, uint32_t, known);
    for (const GenericInst *g = inst->obj->backend; g != NULL; g = g->next) {
        if (g->inst != inst && g->inst->state == INST_EMITTED) {
            twins[(*count)++] = g->inst->func;
        }
    }
    return twins;
}

/* The instance a use of generic function obj names: its type arguments, substituted. */
FuncInst *lower_generic_use(Lower *l, Object *obj, const TypeList *targs) {
    TypeList actual = {ARENA_ARRAY(l->c->arena, Type *, targs->len + 1), targs->len};
    for (int i = 0; i < targs->len; i++) {
        actual.data[i] = lower_subst(l, targs->data[i]);
    }
    return compiler_generic_inst(l->c, obj, obj->type->func.tparams, actual);
}
