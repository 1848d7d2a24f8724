/* types/lookup.c: fields and methods by name, through embedding.
 *
 * The search is breadth first by embedding depth (Go spec, Selectors): the shallowest match wins;
 * two at the same depth make the name ambiguous and stop the search. A level holds each distinct
 * type once; a type reached along several paths counts as several matches. Named types already
 * seen at a shallower depth are not entered again, so recursive embedding ends.
 *
 * Invariant: a path is at most MAX_PATH long; names embedded deeper are not found.
 */
#include "types/decl_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_PATH = 16 };

typedef struct Embedded { /* a type to look into, and how it was reached */
    Type *type;
    int path[MAX_PATH];
    int path_len;
    bool is_indirect;
    bool is_multiple; /* reached more than once at this depth */
} Embedded;

typedef VEC(Embedded) Level;

typedef struct Search {
    const Package *pkg;
    const Str *name;
    bool fold; /* compare names without regard to case, packages not at all */
    LookupResult *out;
    bool found, ambiguous;
    Type *first;             /* where the search began: seen */
    Level current, next;
    VEC(Type *) seen;        /* since */
} Search;

/* ---- names */

static bool equal_fold(const Str *a, const Str *b)
{
    if (a->len != b->len) {
        return false;
    }
    for (uint32_t i = 0; i < a->len; i++) {
        unsigned char x = (unsigned char)a->text[i];
        unsigned char y = (unsigned char)b->text[i];
        x = x >= 'A' && x <= 'Z' ? (unsigned char)(x + 32) : x;
        y = y >= 'A' && y <= 'Z' ? (unsigned char)(y + 32) : y;
        if (x != y) {
            return false;
        }
    }
    return true;
}

static bool same_name(const Object *obj, const Package *pkg, const Str *name, bool fold)
{
    if (fold) {
        return equal_fold(obj->name, name);
    }
    return obj->name == name && names_match(obj->name, obj->pkg, name, pkg);
}

enum { SCANNED_METHODS = 8 }; /* a type with more gets an index of them */

/* Open addressing by the names' hashes; a slot holds the method's number + 1. */
static void index_methods(Type *named)
{
    uint32_t count = 4 * SCANNED_METHODS;
    while (count < 2 * (uint32_t)named->named.method_count) {
        count *= 2;
    }
    uint32_t *slots = ARENA_ARRAY(named->named.checker->arena, uint32_t, count);
    for (int i = 0; i < named->named.method_count; i++) {
        uint32_t at = named->named.methods[i]->name->hash & (count - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (count - 1);
        }
        slots[at] = (uint32_t)i + 1;
    }
    named->named.method_slots = slots;
    named->named.slot_count = count;
}

/* A type has one method of a name at most, as all are of its own package. */
static Object *indexed_method(Type *named, const Package *pkg, const Str *name)
{
    if (named->named.method_slots == NULL) {
        index_methods(named);
    }
    uint32_t mask = named->named.slot_count - 1;
    const uint32_t *slots = named->named.method_slots;
    for (uint32_t at = name->hash & mask; slots[at] != 0; at = (at + 1) & mask) {
        Object *m = named->named.methods[slots[at] - 1];
        if (m->name == name) {
            return same_name(m, pkg, name, false) ? m : NULL;
        }
    }
    return NULL;
}

Object *named_find_method(Type *named, const Package *pkg, const Str *name, bool fold)
{
    if (named->named.origin != named) {
        type_expand_methods(named);
    }
    if (named->named.method_count > SCANNED_METHODS && !fold) {
        return indexed_method(named, pkg, name);
    }
    for (int i = 0; i < named->named.method_count; i++) {
        if (same_name(named->named.methods[i], pkg, name, fold)) {
            return named->named.methods[i];
        }
    }
    return NULL;
}

/* Methods are sorted by name: the first of that name, or where it would be. */
static int first_of_name(const TypeSet *s, const Str *name)
{
    int lo = 0;
    int hi = s->method_count;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (strcmp(s->methods[mid].name->text, name->text) < 0) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

Method *type_set_find(const TypeSet *s, const Package *pkg, const Str *name, bool fold)
{
    for (int i = fold ? 0 : first_of_name(s, name); i < s->method_count; i++) {
        if (same_name(s->methods[i].obj, pkg, name, fold)) {
            return &s->methods[i];
        }
        if (!fold && s->methods[i].name != name) {
            break;
        }
    }
    return NULL;
}

/* Known from the receiver as written, even before the signature is resolved. */
bool method_has_ptr_recv(Object *method)
{
    Type *sig = method->type;
    if (sig != NULL && sig->kind == TYPE_FUNC && sig->func.recv != NULL &&
        sig->func.recv->type != NULL) {
        bool is_pointer;
        type_deref(sig->func.recv->type, &is_pointer);
        return is_pointer;
    }
    if (method->is_unparsed) {
        lazy_parse_object(method->pkg->checker, method);
    }
    return method->has_ptr_recv;
}

/* ---- the search */

static void match(Search *s, const Embedded *e, Object *obj, int index)
{
    if (s->found) {
        s->ambiguous = true;
        return;
    }
    s->found = true;
    s->ambiguous = e->is_multiple;
    LookupResult *out = s->out;
    out->obj = obj;
    out->path_len = e->path_len;
    memcpy(out->path, e->path, sizeof(int) * (size_t)e->path_len);
    if (index >= 0) { /* a field */
        out->path[out->path_len++] = index;
    }
    out->is_indirect = e->is_indirect;
}

/* Queues the type of an embedded field for the next depth. */
static void descend(Search *s, const Embedded *e, Object *field, int index)
{
    if (e->path_len + 2 >= MAX_PATH || field->type == NULL) {
        return;
    }
    bool is_pointer;
    Type *t = type_deref(field->type, &is_pointer);
    if (t->kind != TYPE_NAMED && t->kind != TYPE_STRUCT && t->kind != TYPE_INTERFACE) {
        return;
    }
    Embedded inner = *e;
    inner.type = t;
    inner.path[inner.path_len++] = index;
    inner.is_indirect |= is_pointer;
    VEC_PUSH(&s->next, inner);
}

static void search_struct(Search *s, const Embedded *e, Type *u)
{
    for (int i = 0; i < u->strukt.field_count; i++) {
        Object *f = u->strukt.fields[i];
        if (same_name(f, s->pkg, s->name, s->fold)) {
            match(s, e, f, i);
        } else if (!s->found && f->is_embedded) {
            descend(s, e, f, i);
        }
    }
}

static bool was_seen(Search *s, Type *named)
{
    if (s->first == named || type_identical(s->first, named)) {
        return true;
    }
    for (int i = 0; i < s->seen.len; i++) {
        if (s->seen.data[i] == named || type_identical(s->seen.data[i], named)) {
            return true;
        }
    }
    VEC_PUSH(&s->seen, named);
    return false;
}

static void search_type(Search *s, const Embedded *e)
{
    if (e->type->kind == TYPE_NAMED) {
        Object *m = named_find_method(e->type, s->pkg, s->name, s->fold);
        if (m != NULL) {
            match(s, e, m, -1);
            return; /* fields of the same name are reported where the type is declared */
        }
    }
    Type *u = type_underlying(e->type);
    if (u->kind == TYPE_STRUCT) {
        search_struct(s, e, u);
    } else if (u->kind == TYPE_INTERFACE) {
        Method *m = type_set_find(type_set(u), s->pkg, s->name, s->fold);
        if (m != NULL) {
            match(s, e, m->obj, -1);
            s->out->is_indirect = e->is_indirect;
        }
    }
}

/* Types reached several times at one depth become one entry marked multiple. */
static void consolidate(Level *level)
{
    int kept = 0;
    for (int i = 0; i < level->len; i++) {
        bool merged = false;
        for (int j = 0; j < kept && !merged; j++) {
            if (type_identical(level->data[j].type, level->data[i].type)) {
                level->data[j].is_multiple = true;
                merged = true;
            }
        }
        if (!merged) {
            level->data[kept++] = level->data[i];
        }
    }
    level->len = kept;
}

/* The next depth becomes the current one. */
static void go_deeper(Search *s)
{
    consolidate(&s->next);
    Level swap = s->current;
    s->current = s->next;
    s->next = swap;
    s->next.len = 0;
}

static void run_search(Search *s, const Embedded *first)
{
    search_type(s, first);
    for (go_deeper(s); s->current.len > 0 && !s->found; go_deeper(s)) {
        for (int i = 0; i < s->current.len; i++) {
            const Embedded *e = &s->current.data[i];
            if (e->type->kind != TYPE_NAMED || !was_seen(s, e->type)) {
                search_type(s, e);
            }
        }
    }
}

static bool lookup(Type *t, const Package *pkg, const Str *name, bool fold, LookupResult *out)
{
    memset(out, 0, sizeof *out);
    if (name->len == 1 && name->text[0] == '_') {
        return false;
    }
    bool is_pointer;
    Type *base = type_deref(t, &is_pointer);
    if (is_pointer && type_underlying(base)->kind == TYPE_INTERFACE) {
        return false; /* a pointer to an interface has no methods */
    }
    Search s = {.pkg = pkg, .name = name, .fold = fold, .out = out, .first = base};
    Embedded first = {.type = base, .is_indirect = is_pointer};
    run_search(&s, &first);
    VEC_FREE(&s.current);
    VEC_FREE(&s.next);
    VEC_FREE(&s.seen);
    if (s.ambiguous) {
        out->obj = NULL;
        out->is_ambiguous = true;
        return false;
    }
    if (!s.found) {
        return false;
    }
    if (out->obj->kind == OBJ_FUNC && !out->is_indirect) {
        out->needs_addressable = method_has_ptr_recv(out->obj);
    }
    return true;
}

bool type_lookup_fold(Type *t, const Package *pkg, const Str *name, bool fold, LookupResult *out)
{
    if (t->kind == TYPE_NAMED && type_underlying(t)->kind == TYPE_POINTER) {
        /* a named pointer type has the fields of its base, but no methods */
        if (lookup(type_underlying(t), pkg, name, fold, out) && out->obj->kind != OBJ_FUNC) {
            return true;
        }
        memset(out, 0, sizeof *out);
        return false;
    }
    return lookup(t, pkg, name, fold, out);
}

bool type_lookup(Type *t, Package *from, const Str *name, LookupResult *out)
{
    return type_lookup_fold(t, from, name, false, out);
}

bool check_lookup(Checker *c, Type *t, const Str *name, LookupResult *out)
{
    if (!type_lookup(t, c->env.pkg, name, out)) {
        return false;
    }
    if (out->obj->kind == OBJ_FUNC) {
        check_object_decl(c, out->obj);
    }
    return true;
}

/* ---- method sets */

typedef struct MethodNames {
    VEC(Object *) found;
    VEC(Type *) seen;
} MethodNames;

static void add_method_name(MethodNames *n, Object *m)
{
    for (int i = 0; i < n->found.len; i++) {
        if (same_name(n->found.data[i], m->pkg, m->name, false)) {
            return;
        }
    }
    VEC_PUSH(&n->found, m);
}

static void collect_method_names(MethodNames *n, Type *t)
{
    bool is_pointer;
    t = type_deref(t, &is_pointer);
    for (int i = 0; i < n->seen.len; i++) {
        if (n->seen.data[i] == t) {
            return;
        }
    }
    VEC_PUSH(&n->seen, t);
    if (t->kind == TYPE_NAMED) {
        type_expand_methods(t);
        for (int i = 0; i < t->named.method_count; i++) {
            add_method_name(n, t->named.methods[i]);
        }
    }
    Type *u = type_underlying(t);
    if (u->kind == TYPE_INTERFACE) {
        TypeSet *set = type_set(u);
        for (int i = 0; i < set->method_count; i++) {
            add_method_name(n, set->methods[i].obj);
        }
    } else if (u->kind == TYPE_STRUCT) {
        for (int i = 0; i < u->strukt.field_count; i++) {
            if (u->strukt.fields[i]->is_embedded) {
                collect_method_names(n, u->strukt.fields[i]->type);
            }
        }
    }
}

static int by_method_identity(const void *a, const void *b)
{
    const Object *x = ((const MethodSetEntry *)a)->obj;
    const Object *y = ((const MethodSetEntry *)b)->obj;
    int order = strcmp(x->name->text, y->name->text);
    if (order != 0 || x->pkg == y->pkg || x->pkg == NULL || y->pkg == NULL) {
        return order;
    }
    return strcmp(x->pkg->path->text, y->pkg->path->text);
}

MethodSetEntry *type_method_set(Checker *c, Type *t, int *count)
{
    MethodNames names = {0};
    collect_method_names(&names, t);
    MethodSetEntry *set = ARENA_ARRAY(c->arena, MethodSetEntry, names.found.len + 1);
    *count = 0;
    check_enter(c);
    for (int i = 0; i < names.found.len; i++) {
        Object *m = names.found.data[i];
        LookupResult r;
        if (!type_lookup(t, m->pkg, m->name, &r) || r.obj->kind != OBJ_FUNC ||
            r.needs_addressable) {
            continue;
        }
        check_object_decl(c, r.obj);
        MethodSetEntry *e = &set[(*count)++];
        e->obj = r.obj;
        e->path_len = r.path_len;
        e->is_indirect = r.is_indirect;
        memcpy(e->path, r.path, sizeof e->path);
    }
    check_leave(c);
    VEC_FREE(&names.found);
    VEC_FREE(&names.seen);
    qsort(set, (size_t)*count, sizeof *set, by_method_identity);
    return set;
}
