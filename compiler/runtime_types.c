/* compiler/runtime_types.c: types that the running program asks for (package reflect).
 *
 * A type made of others at run time is built as the checker's Type and laid out as any other,
 * so it is the same Rtype that the program's own code has for it, now or when more code is
 * compiled.
 */
#include <stdlib.h>

#include "base/panic.h"
#include "compiler/lower.h"

static Type *type_of(const Rtype *rt) {
    return rt->backend;
}

/* A list of rtypes as types; malloc'ed. */
static Type **types_of(Rtype *const *list, uint32_t count) {
    Type **types = base_alloc((count + 1ul) * sizeof *types);
    for (uint32_t i = 0; i < count; i++) {
        types[i] = type_of(list[i]);
    }
    return types;
}

static Type *make_func(Compiler *c, const Rtype *proto) {
    Type **in = types_of(proto->in, proto->in_count);
    Type **out = types_of(proto->out, proto->out_count);
    Type *t = type_new_func(c->o.checker, in, (int)proto->in_count, out, (int)proto->out_count,
                            proto->is_variadic);
    free(in);
    free(out);
    return t;
}

/* The package that unexported names of this path belong to: the program's own if it has code
 * there. */
static Package *find_package(Compiler *c, const Str *path) {
    for (int i = 0; i < c->by_func.len; i++) {
        const FuncInst *inst = c->by_func.data[i];
        if (inst != NULL && inst->obj != NULL && inst->obj->pkg != NULL &&
            inst->obj->pkg->path == path) {
            return inst->obj->pkg;
        }
    }
    for (int i = 0; i < c->made_packages.len; i++) {
        if (c->made_packages.data[i]->path == path) {
            return c->made_packages.data[i];
        }
    }
    Package *p = package_new(c->o.checker, path->text, path->text);
    VEC_PUSH(&c->made_packages, p);
    return p;
}

static Type *make_struct(Compiler *c, const Rtype *proto) {
    NewField *fields = base_alloc((proto->field_count + 1ul) * sizeof *fields);
    for (uint32_t i = 0; i < proto->field_count; i++) {
        const RtypeField *f = &proto->fields[i];
        fields[i] = (NewField){.name = f->name,
                               .tag = f->tag,
                               .pkg = f->pkg != NULL ? find_package(c, f->pkg) : NULL,
                               .type = type_of(f->type),
                               .is_embedded = f->is_embedded};
    }
    Type *t = type_new_struct(c->o.checker, fields, (int)proto->field_count);
    free(fields);
    return t;
}

static Type *make_composite(Compiler *c, const Rtype *proto) {
    Checker *checker = c->o.checker;
    switch ((RtypeKind)proto->kind) {
    case RK_POINTER: return type_new_pointer(checker, type_of(proto->elem));
    case RK_SLICE: return type_new_slice(checker, type_of(proto->elem));
    case RK_ARRAY: return type_new_array(checker, type_of(proto->elem), (int64_t)proto->len);
    case RK_CHAN: return type_new_chan(checker, (ChanDir)proto->chan_dir, type_of(proto->elem));
    case RK_MAP: return type_new_map(checker, type_of(proto->key), type_of(proto->elem));
    case RK_FUNC: return make_func(c, proto);
    case RK_STRUCT: return make_struct(c, proto);
    default: UNREACHABLE();
    }
}

Rtype *compiler_make_type(void *compiler, const Rtype *proto) {
    Compiler *c = compiler;
    return compiler_rtype(c, proto->backend != NULL ? type_of(proto) : make_composite(c, proto));
}
