/* types/typeset.c: what an interface demands: its methods and, for a constraint, its types.
 *
 * Computed on first use and kept in iface.set. An interface that embeds itself would not end: the
 * set is published empty before the embedded elements are looked at, and the cycle is reported
 * where the type is declared. While an interface's elements are still being collected it answers
 * with an empty set that is not kept.
 *
 * Terms are an unordered list of `T` and `~T`; a union adds lists, embedding intersects them.
 */
#include "types/decl_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct Terms { /* has_terms false: every type */
    bool has_terms;
    VEC(Type *) types;
    VEC(bool) tilde;
} Terms;

typedef struct SetBuilder {
    Checker *c;
    Type *iface;
    VEC(Method) methods;
    VEC(Pos) at; /* where each method came from, for messages */
    PtrMap index; /* name -> place of the latest method of that name, plus 1 */
    VEC(int) same; /* … of the one before it, or -1 (unexported names of several packages) */
    Terms terms;
    bool is_comparable;
} SetBuilder;

/* ---- terms */

static void terms_push(Terms *terms, Type *t, bool tilde)
{
    for (int i = 0; i < terms->types.len; i++) {
        if (type_identical(terms->types.data[i], t) && (terms->tilde.data[i] || !tilde)) {
            return;
        }
    }
    VEC_PUSH(&terms->types, t);
    VEC_PUSH(&terms->tilde, tilde);
}

static void terms_free(Terms *terms)
{
    VEC_FREE(&terms->types);
    VEC_FREE(&terms->tilde);
}

/* Adds what x ∩ y leaves to out. */
static void intersect_term(Terms *out, Type *x, bool xt, Type *y, bool yt)
{
    Type *a = xt ? type_underlying(x) : x;
    Type *b = yt ? type_underlying(y) : y;
    if (xt && yt) {
        if (type_identical(a, b)) {
            terms_push(out, x, true);
        }
    } else if (xt) {
        if (type_identical(a, type_underlying(y))) {
            terms_push(out, y, false);
        }
    } else if (yt) {
        if (type_identical(type_underlying(x), b)) {
            terms_push(out, x, false);
        }
    } else if (type_identical(x, y)) {
        terms_push(out, x, false);
    }
}

/* into = into ∩ with. */
static void terms_intersect(Terms *into, const Terms *with)
{
    if (!with->has_terms) {
        return;
    }
    Terms out = {.has_terms = true};
    for (int i = 0; i < with->types.len; i++) {
        if (!into->has_terms) {
            terms_push(&out, with->types.data[i], with->tilde.data[i]);
            continue;
        }
        for (int j = 0; j < into->types.len; j++) {
            intersect_term(&out, into->types.data[j], into->tilde.data[j], with->types.data[i],
                           with->tilde.data[i]);
        }
    }
    terms_free(into);
    *into = out;
}

static void terms_of_set(Terms *out, const TypeSet *set)
{
    out->has_terms = set->has_terms;
    for (int i = 0; i < set->term_count; i++) {
        terms_push(out, set->terms[i], set->tilde[i]);
    }
}

static void add_union_term(Terms *out, Type *t, bool tilde)
{
    Type *under = type_underlying(t);
    if (under->kind == TYPE_INVALID) {
        return;
    }
    if (under->kind != TYPE_INTERFACE || t->kind == TYPE_PARAM) {
        if (!tilde || type_identical(t, under)) { /* else no type fits the term */
            terms_push(out, t, tilde);
        }
        return;
    }
    TypeSet *set = type_set(under);
    out->has_terms &= set->has_terms; /* else every type is in the union */
    for (int i = 0; i < set->term_count; i++) {
        terms_push(out, set->terms[i], set->tilde[i]);
    }
}

/* False after reporting that it has too many, counting those of interfaces in it. */
static bool terms_of_union(SetBuilder *b, Terms *out, Type *u, Pos pos)
{
    out->has_terms = true;
    for (int i = 0; i < u->uni.len && out->has_terms; i++) {
        add_union_term(out, u->uni.terms[i], u->uni.tilde[i]);
        if (out->types.len > MAX_UNION_TERMS) {
            check_too_many_terms(b->c, pos);
            return false;
        }
    }
    return true;
}

/* ---- methods */

typedef struct Duplicate { /* one name from two places: allowed if the types agree */
    Object *method, *other;
    Pos pos, other_pos;
} Duplicate;

static void report_duplicate(Checker *c, const Duplicate *d)
{
    const char *name = d->method->name->text;
    check_error(c, d->pos, DIAG_REDECLARED, "duplicate method %s\n\t%s: other declaration of %s",
                name, check_pos_text(c, d->other_pos), name);
}

/* Not before all type sets can be computed: the signatures may mention the interface itself. */
static void later_duplicate(Checker *c, void *arg)
{
    const Duplicate *d = arg;
    check_object_decl(c, d->method);
    check_object_decl(c, d->other);
    if (d->method->type != NULL && d->other->type != NULL &&
        !type_identical(d->method->type, d->other->type)) {
        report_duplicate(c, d);
    }
}

static int find_method(const SetBuilder *b, const Method *m)
{
    int i = (int)(uintptr_t)map_get(&b->index, m->name) - 1;
    while (i >= 0 && !names_match(m->name, m->pkg, b->methods.data[i].name,
                                  b->methods.data[i].pkg)) {
        i = b->same.data[i];
    }
    return i;
}

static void add_method(SetBuilder *b, const Method *m, Pos pos, bool is_explicit)
{
    int i = find_method(b, m);
    if (i < 0) {
        VEC_PUSH(&b->same, (int)(uintptr_t)map_get(&b->index, m->name) - 1);
        VEC_PUSH(&b->methods, *m);
        VEC_PUSH(&b->at, pos);
        map_put(&b->index, m->name, (void *)(uintptr_t)b->methods.len);
        return;
    }
    Object *other = b->methods.data[i].obj;
    if (other == m->obj) {
        return;
    }
    Duplicate *d = ARENA_NEW(b->c->arena, Duplicate);
    *d = (Duplicate){m->obj, other, pos, b->at.data[i]};
    if (is_explicit) {
        report_duplicate(b->c, d);
    } else {
        check_later(b->c, later_duplicate, d);
    }
}

static int by_identity(const void *a, const void *b)
{
    const Method *x = a;
    const Method *y = b;
    int order = strcmp(x->name->text, y->name->text);
    if (order != 0 || x->pkg == y->pkg || x->pkg == NULL || y->pkg == NULL) {
        return order;
    }
    return strcmp(x->pkg->path->text, y->pkg->path->text);
}

/* ---- the set */

static void add_embedded(SetBuilder *b, Type *t, Pos pos)
{
    Type *u = type_underlying(t);
    Terms terms = {.has_terms = true};
    if (u->kind == TYPE_INVALID) {
        return;
    }
    if (u->kind == TYPE_INTERFACE) {
        TypeSet *set = type_set(u);
        b->is_comparable |= set->is_comparable;
        for (int i = 0; i < set->method_count; i++) {
            add_method(b, &set->methods[i], pos, false);
        }
        terms_of_set(&terms, set);
    } else if (u->kind == TYPE_UNION) {
        if (!terms_of_union(b, &terms, u, pos)) {
            terms.has_terms = false;
        }
    } else {
        terms_push(&terms, t, false);
    }
    terms_intersect(&b->terms, &terms);
    terms_free(&terms);
}

/* comparable together with a list of types leaves the comparable ones. */
static void drop_incomparable(SetBuilder *b)
{
    if (!b->is_comparable || !b->terms.has_terms) {
        return;
    }
    int kept = 0;
    for (int i = 0; i < b->terms.types.len; i++) {
        if (type_strictly_comparable(b->terms.types.data[i])) {
            b->terms.types.data[kept] = b->terms.types.data[i];
            b->terms.tilde.data[kept++] = b->terms.tilde.data[i];
        }
    }
    b->terms.types.len = b->terms.tilde.len = kept;
    b->is_comparable = false;
}

static void publish(SetBuilder *b, TypeSet *set)
{
    Arena *a = b->c->arena;
    drop_incomparable(b);
    set->method_count = b->methods.len;
    set->methods = b->methods.len > 0 ? ARENA_ARRAY(a, Method, b->methods.len) : NULL;
    for (int i = 0; i < b->methods.len; i++) {
        set->methods[i] = b->methods.data[i];
    }
    if (set->method_count > 1) {
        qsort(set->methods, (size_t)set->method_count, sizeof(Method), by_identity);
    }
    set->is_comparable = b->is_comparable;
    set->has_terms = b->terms.has_terms;
    set->term_count = b->terms.types.len;
    if (set->term_count > 0) {
        set->terms = ARENA_ARRAY(a, Type *, set->term_count);
        set->tilde = ARENA_ARRAY(a, bool, set->term_count);
        memcpy(set->terms, b->terms.types.data, sizeof(Type *) * (size_t)set->term_count);
        memcpy(set->tilde, b->terms.tilde.data, sizeof(bool) * (size_t)set->term_count);
    }
}

static TypeSet *compute(Type *t)
{
    Checker *c = t->iface.checker;
    TypeSet *set = ARENA_NEW(c->arena, TypeSet);
    if (t->state & STATE_INCOMPLETE) {
        return set;
    }
    t->iface.set = set;
    SetBuilder b = {.c = c, .iface = t};
    for (int i = 0; i < t->iface.method_count; i++) {
        Method *m = &t->iface.methods[i];
        add_method(&b, m, m->obj->pos, true);
    }
    for (int i = 0; i < t->iface.embed_count; i++) {
        Pos pos = t->iface.embed_pos != NULL ? t->iface.embed_pos[i] : 0;
        add_embedded(&b, t->iface.embeds[i], pos);
    }
    publish(&b, set);
    VEC_FREE(&b.methods);
    VEC_FREE(&b.at);
    VEC_FREE(&b.same);
    map_deinit(&b.index);
    terms_free(&b.terms);
    return set;
}

static const TypeSet empty_set; /* of what is no interface */

TypeSet *type_set(Type *t)
{
    Type *u = type_underlying(t);
    if (u->kind != TYPE_INTERFACE) {
        return (TypeSet *)&empty_set; /* nobody writes to a set that is not its own */
    }
    return u->iface.set != NULL ? u->iface.set : compute(u);
}

/* ---- the core type */

/* The single underlying type of the possible types of t; channels may differ in direction. */
Type *check_core_type(Type *t)
{
    Type *u = type_underlying(t);
    if (u->kind != TYPE_INTERFACE || t->kind != TYPE_PARAM) {
        return u->kind == TYPE_INTERFACE && type_set(u)->has_terms ? NULL : u;
    }
    TypeSet *set = type_set(u);
    Type *core = NULL;
    for (int i = 0; i < set->term_count; i++) {
        Type *under = type_underlying(set->terms[i]);
        if (core == NULL) {
            core = under;
        } else if (!type_identical(core, under)) {
            if (core->kind != TYPE_CHAN || under->kind != TYPE_CHAN ||
                !type_identical(core->chan.elem, under->chan.elem) ||
                (core->chan.dir != CHAN_BOTH && under->chan.dir != CHAN_BOTH)) {
                return NULL;
            }
            core = core->chan.dir == CHAN_BOTH ? under : core;
        }
    }
    return core;
}
