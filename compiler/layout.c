/* compiler/layout.c: from the checker's types to the program's runtime types.
 *
 * One Rtype per type identity: types are hashed by structure and compared with type_identical, and
 * the answer is remembered in Type.backend.
 *
 * An Rtype is filled in twice. *Layout* is what code needs to move values: size, form, pointers,
 * equality, and the parts that lie inside (fields, array elements) or that operations need (map
 * keys and values, elements of slices and channels; these may refer back to the type, so they are
 * filled in when the outermost layout_type is done). *Publishing* is what only values in interfaces
 * need: methods, what pointers point to, parameter types. It spreads to all parts, so it is done
 * for types that reach an interface and no others; a program that never makes an interface of a
 * type pays nothing for its methods.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "compiler/lower.h"

typedef struct RtypeNode {
    struct RtypeNode *next;
    Type *type;
    Rtype *rtype;
} RtypeNode;

/* ---- identity */

static uint32_t mix(uint32_t h, uint32_t x) {
    return (h ^ x) * 0x9e3779b1u + (h >> 15);
}

static uint32_t hash_str(const Str *s) {
    return s != NULL ? s->hash : 0;
}

static uint32_t hash_type(Type *t);

static uint32_t hash_vars(uint32_t h, Object **vars, int count) {
    h = mix(h, (uint32_t)count);
    for (int i = 0; i < count; i++) {
        h = mix(h, hash_type(vars[i]->type));
    }
    return h;
}

static uint32_t hash_struct(Type *t) {
    uint32_t h = mix(TYPE_STRUCT, (uint32_t)t->strukt.field_count);
    for (int i = 0; i < t->strukt.field_count; i++) {
        h = mix(mix(h, hash_str(t->strukt.fields[i]->name)), hash_type(t->strukt.fields[i]->type));
    }
    return h;
}

static uint32_t hash_interface(Type *t) {
    TypeSet *set = type_set(t);
    uint32_t h = mix(TYPE_INTERFACE, (uint32_t)set->method_count);
    for (int i = 0; i < set->method_count; i++) {
        h = mix(h, hash_str(set->methods[i].name));
    }
    return h;
}

static uint32_t hash_types(uint32_t h, const TypeList *list) {
    for (int i = 0; i < list->len; i++) {
        h = mix(h, hash_type(list->data[i]));
    }
    return h;
}

/* A type of a session keeps its hash when its name becomes "T·1". */
static uint32_t hash_type_name(const Str *name) {
    const char *dot = strstr(name->text, "\u00b7");
    return dot == NULL ? name->hash
                       : (uint32_t)hash_bytes(name->text, (uint64_t)(dot - name->text), 0);
}

static uint32_t hash_named(Type *t) {
    Object *obj = t->named.obj;
    uint32_t h = mix(mix(TYPE_NAMED, hash_type_name(obj->name)),
                     obj->pkg != NULL ? hash_str(obj->pkg->path) : 0);
    return hash_types(hash_types(h, &t->named.outer_targs), &t->named.targs);
}

static uint32_t hash_type(Type *t) {
    switch ((TypeKind)t->kind) {
    case TYPE_ARRAY:
        return mix(mix(TYPE_ARRAY, (uint32_t)t->array.len), hash_type(t->array.elem));
    case TYPE_SLICE:
        return mix(TYPE_SLICE, hash_type(t->slice.elem));
    case TYPE_POINTER:
        return mix(TYPE_POINTER, hash_type(t->pointer.elem));
    case TYPE_CHAN:
        return mix(mix(TYPE_CHAN, (uint32_t)t->chan.dir), hash_type(t->chan.elem));
    case TYPE_MAP:
        return mix(mix(TYPE_MAP, hash_type(t->map.key)), hash_type(t->map.elem));
    case TYPE_STRUCT:
        return hash_struct(t);
    case TYPE_FUNC:
        return hash_vars(hash_vars(mix(TYPE_FUNC, t->func.is_variadic), t->func.params,
                                   t->func.param_count),
                         t->func.results, t->func.result_count);
    case TYPE_INTERFACE:
        return hash_interface(t);
    case TYPE_NAMED:
        return hash_named(t);
    default:
        return mix(0x51ed270bu, t->kind);
    }
}

/* ---- making */

static RtypeKind rtype_kind(Type *under) {
    switch ((TypeKind)under->kind) {
    case TYPE_ARRAY: return RK_ARRAY;
    case TYPE_SLICE: return RK_SLICE;
    case TYPE_STRUCT: return RK_STRUCT;
    case TYPE_POINTER: return RK_POINTER;
    case TYPE_FUNC: return RK_FUNC;
    case TYPE_INTERFACE: return RK_INTERFACE;
    case TYPE_MAP: return RK_MAP;
    case TYPE_CHAN: return RK_CHAN;
    case TYPE_STRING: return RK_STRING;
    case TYPE_UNSAFE_POINTER: case TYPE_UNTYPED_NIL: return RK_UNSAFE_POINTER;
    case TYPE_FLOAT32: return RK_FLOAT32;
    case TYPE_FLOAT64: return RK_FLOAT64;
    case TYPE_COMPLEX64: return RK_COMPLEX64;
    case TYPE_COMPLEX128: return RK_COMPLEX128;
    case TYPE_UINTPTR: return RK_UINTPTR;
    default:
        break;
    }
    if (under->kind >= TYPE_BOOL && under->kind <= TYPE_UINT64) {
        return (RtypeKind)(RK_BOOL + (under->kind - TYPE_BOOL));
    }
    PANIC("no runtime type for %s (kind %d)", type_text(NULL, under, NULL), under->kind);
}
_Static_assert(RK_UINT64 - RK_BOOL == TYPE_UINT64 - TYPE_BOOL, "basic kinds are in the same order");

static void fill_fields(Compiler *c, Rtype *proto, Type *s) {
    int n = s->strukt.field_count;
    proto->field_count = (uint32_t)n;
    proto->fields = ARENA_ARRAY(c->arena, RtypeField, n + 1);
    int64_t *offsets = base_alloc((unsigned long)(n + 1) * sizeof *offsets);
    type_field_offsets(s, offsets);
    for (int i = 0; i < n; i++) {
        Object *f = s->strukt.fields[i];
        proto->fields[i] = (RtypeField){
            .name = f->name,
            .pkg = compiler_is_exported(f->name) || f->pkg == NULL ? NULL : f->pkg->path,
            .tag = s->strukt.tags != NULL ? s->strukt.tags[i] : NULL,
            .type = layout_type(c, f->type),
            .offset = (uint32_t)offsets[i],
            .is_embedded = f->is_embedded};
    }
    free(offsets);
}

static void fill_name(Compiler *c, Rtype *proto, Type *t) {
    const char *text = type_runtime_text(c->arena, t);
    proto->string = intern_cstr(c->o.interns, text);
    if (t->kind == TYPE_NAMED) {
        proto->is_named = true;
        const char *dot = strchr(text, '.');
        proto->name = type_is_instance(t)
                          ? intern_cstr(c->o.interns, dot != NULL ? dot + 1 : text)
                          : t->named.obj->name;
        proto->pkg_path = t->named.obj->pkg != NULL ? t->named.obj->pkg->path : NULL;
    } else if (t->kind <= TYPE_LAST_BASIC) {
        proto->is_named = true;
        proto->name = proto->string;
    }
}

static Rtype *make_rtype(Compiler *c, Type *t, uint32_t hash) {
    Type *under = type_underlying(t);
    Rtype proto = {.kind = (uint8_t)rtype_kind(under), .hash = hash, .backend = t};
    proto.size = under->kind == TYPE_UNTYPED_NIL ? 8 : (uint64_t)type_size(t);
    proto.align = under->kind == TYPE_UNTYPED_NIL ? 8 : (uint8_t)type_align(t);
    fill_name(c, &proto, t);
    if (under->kind == TYPE_STRUCT) {
        fill_fields(c, &proto, under);
    } else if (under->kind == TYPE_ARRAY) {
        proto.elem = layout_type(c, under->array.elem);
        proto.len = (uint64_t)under->array.len;
    } else if (under->kind == TYPE_CHAN) {
        proto.chan_dir = (uint8_t)under->chan.dir;
    } else if (under->kind == TYPE_FUNC) {
        proto.is_variadic = under->func.is_variadic;
    }
    return image_add_rtype(c->o.image, &proto);
}

/* What may lead back to the type itself. */
static void finish_layout(Compiler *c, Rtype *rt) {
    Type *under = type_underlying(rt->backend);
    switch ((TypeKind)under->kind) {
    case TYPE_MAP:
        rt->key = layout_type(c, under->map.key);
        rt->elem = layout_type(c, under->map.elem);
        break;
    case TYPE_SLICE:
        rt->elem = layout_type(c, under->slice.elem);
        break;
    case TYPE_CHAN:
        rt->elem = layout_type(c, under->chan.elem);
        break;
    case TYPE_POINTER: /* else known when it is published */
        rt->elem = c->o.whole_types ? layout_type(c, under->pointer.elem) : rt->elem;
        break;
    default:
        break;
    }
    image_rtype_finish(c->o.image, rt);
}

static Rtype *find_identical(Compiler *c, Type *t, uint32_t hash) {
    for (RtypeNode *n = map_get(&c->rtype_buckets, (void *)(uintptr_t)(hash | 1)); n != NULL;
         n = n->next) {
        if (type_identical(n->type, t)) {
            return n->rtype;
        }
    }
    return NULL;
}

static void remember(Compiler *c, Type *t, Rtype *rt, uint32_t hash) {
    void *key = (void *)(uintptr_t)(hash | 1);
    RtypeNode *n = ARENA_NEW(c->arena, RtypeNode);
    n->next = map_get(&c->rtype_buckets, key);
    n->type = t;
    n->rtype = rt;
    map_put(&c->rtype_buckets, key, n);
}

static void finish_pending(Compiler *c) {
    for (int i = 0; i < c->unfinished.len; i++) { /* the list may grow meanwhile */
        finish_layout(c, c->unfinished.data[i]);
    }
    c->unfinished.len = 0;
}

Rtype *layout_type(Compiler *c, Type *t) {
    if (t->backend != NULL) {
        return t->backend;
    }
    ASSERT(!t->has_tparam);
    if (type_is_untyped(t) && t->kind != TYPE_UNTYPED_NIL) {
        return layout_type(c, type_default(t));
    }
    uint32_t hash = hash_type(t);
    Rtype *rt = find_identical(c, t, hash);
    if (rt == NULL) {
        c->layout_depth++;
        rt = make_rtype(c, t, hash);
        remember(c, t, rt, hash);
        t->backend = rt;
        VEC_PUSH(&c->unfinished, rt);
        c->layout_depth--;
        if (c->layout_depth == 0) {
            c->layout_depth++;
            finish_pending(c);
            c->layout_depth--;
        }
    }
    t->backend = rt;
    return rt;
}

/* ---- publishing */

Rtype *layout_publish(Compiler *c, Type *t) {
    Rtype *rt = layout_type(c, t);
    if (map_get(&c->published, rt) == NULL) {
        map_put(&c->published, rt, rt);
        VEC_PUSH(&c->unpublished, rt);
    }
    return rt;
}

static bool may_have_methods(Type *t) {
    Type *u = t->kind == TYPE_POINTER ? t->pointer.elem : t;
    return u->kind == TYPE_NAMED || u->kind == TYPE_STRUCT;
}

static void fill_methods(Compiler *c, Rtype *rt, Type *t) {
    int count;
    MethodSetEntry *set = type_method_set(c->o.checker, t, &count);
    rt->methods = ARENA_ARRAY(c->arena, RtypeMethod, count + 1);
    for (int i = 0; i < count; i++) {
        rt->methods[i] = (RtypeMethod){.symbol = compiler_symbol(c, set[i].obj),
                                       .func = FUNC_LAZY,
                                       .name = set[i].obj->name,
                                       .type = layout_type(c, set[i].obj->type)};
    }
    rt->method_count = (uint32_t)count;
}

static void fill_interface_methods(Compiler *c, Rtype *rt, Type *t) {
    TypeSet *set = type_set(t);
    rt->methods = ARENA_ARRAY(c->arena, RtypeMethod, set->method_count + 1);
    for (int i = 0; i < set->method_count; i++) {
        Object *m = set->methods[i].obj;
        check_object(c->o.checker, m);
        rt->methods[i] = (RtypeMethod){.symbol = compiler_symbol(c, m),
                                       .name = m->name,
                                       .type = layout_type(c, m->type)};
    }
    rt->method_count = (uint32_t)set->method_count;
}

static void publish_signature(Compiler *c, Rtype *rt, Type *sig) {
    rt->in_count = (uint32_t)sig->func.param_count;
    rt->out_count = (uint32_t)sig->func.result_count;
    rt->in = ARENA_ARRAY(c->arena, Rtype *, rt->in_count + 1);
    rt->out = ARENA_ARRAY(c->arena, Rtype *, rt->out_count + 1);
    for (uint32_t i = 0; i < rt->in_count; i++) {
        rt->in[i] = layout_publish(c, sig->func.params[i]->type);
    }
    for (uint32_t i = 0; i < rt->out_count; i++) {
        rt->out[i] = layout_publish(c, sig->func.results[i]->type);
    }
}

static void publish_parts(Compiler *c, Rtype *rt, Type *under) {
    switch ((TypeKind)under->kind) {
    case TYPE_POINTER:
        rt->elem = layout_publish(c, under->pointer.elem);
        if (rt->name == NULL) {
            rt->elem->pointer_to = rt;
        }
        break;
    case TYPE_ARRAY:
        layout_publish(c, under->array.elem);
        break;
    case TYPE_SLICE:
        layout_publish(c, under->slice.elem);
        break;
    case TYPE_CHAN:
        layout_publish(c, under->chan.elem);
        break;
    case TYPE_MAP:
        layout_publish(c, under->map.key);
        layout_publish(c, under->map.elem);
        break;
    case TYPE_STRUCT:
        for (int i = 0; i < under->strukt.field_count; i++) {
            layout_publish(c, under->strukt.fields[i]->type);
        }
        break;
    case TYPE_FUNC:
        publish_signature(c, rt, under);
        break;
    default:
        break;
    }
}

void layout_finish_published(Compiler *c) {
    for (int i = 0; i < c->unpublished.len; i++) { /* the list may grow meanwhile */
        Rtype *rt = c->unpublished.data[i];
        Type *t = rt->backend, *under = type_underlying(t);
        if (under->kind == TYPE_INTERFACE) {
            fill_interface_methods(c, rt, t);
        } else if (may_have_methods(t)) {
            fill_methods(c, rt, t);
        }
        publish_parts(c, rt, under);
    }
    c->unpublished.len = 0;
}

/* Embedding lets a type have methods of any package. */
void layout_refresh_methods(Compiler *c, const Package *p) {
    for (uint32_t i = 0; i < c->published.len; i++) {
        Rtype *rt = c->published.entries[i].value;
        Type *t = rt->backend;
        Type *named = t->kind == TYPE_POINTER ? t->pointer.elem : t;
        bool is_foreign = named->kind == TYPE_NAMED && named->named.obj->pkg != p;
        if (!is_foreign && may_have_methods(t) && type_underlying(t)->kind != TYPE_INTERFACE) {
            fill_methods(c, rt, t);
        }
    }
}

/* ---- groups of words that are no Go type */

static Rtype *plain_words(Compiler *c, const char *name, RtypeKind kind, uint64_t words) {
    Rtype *word = layout_type(c, checker_basic(c->o.checker, TYPE_INT));
    Rtype proto = {
        .kind = (uint8_t)kind, .size = words * 8, .align = 8, .len = words, .elem = word};
    proto.string = intern_cstr(c->o.interns, name);
    Rtype *rt = image_add_rtype(c->o.image, &proto);
    image_rtype_finish(c->o.image, rt);
    return rt;
}

Rtype *layout_words2(Compiler *c) {
    if (c->words2 == NULL) {
        c->words2 = plain_words(c, "(rune, index)", RK_ARRAY, 2);
    }
    return c->words2;
}

Rtype *layout_view(Compiler *c) {
    if (c->view == NULL) {
        c->view = plain_words(c, "(view)", RK_SLICE, 3);
    }
    return c->view;
}

/* ---- slots of signatures */

int layout_param_slots(Compiler *c, Type *sig) {
    int slots = sig->func.recv != NULL ? layout_type(c, sig->func.recv->type)->slots : 0;
    for (int i = 0; i < sig->func.param_count; i++) {
        slots += layout_type(c, sig->func.params[i]->type)->slots;
    }
    return slots;
}

int layout_result_slots(Compiler *c, Type *sig) {
    int slots = 0;
    for (int i = 0; i < sig->func.result_count; i++) {
        slots += layout_type(c, sig->func.results[i]->type)->slots;
    }
    return slots;
}

void layout_deinit(Compiler *c) {
    map_deinit(&c->rtype_buckets);
    map_deinit(&c->published);
    VEC_FREE(&c->unfinished);
    VEC_FREE(&c->unpublished);
}
