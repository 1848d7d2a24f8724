/* types/implements.c: does a type have the methods (and is it among the types) of an interface?
 *
 * When it is not, the message says why, in Go's words: a method missing, of another type, with a
 * pointer receiver, spelt otherwise, a field instead of a method.
 */
#include "types/decl_internal.h"

typedef enum Missing {
    MISSING_NOTHING,
    MISSING_NOT_FOUND,
    MISSING_OTHER_CASE, /* a method of the same name but for letter case */
    MISSING_UNEXPORTED, /* the same unexported name, of another package */
    MISSING_OTHER_TYPE,
    MISSING_AMBIGUOUS,
    MISSING_PTR_RECV,
    MISSING_IS_FIELD,
} Missing;

typedef struct MissingMethod {
    Missing why;
    Method *want; /* of the interface */
    Object *have; /* what the type has instead, or NULL */
} MissingMethod;

static bool same_method_type(Object *have, Object *want)
{
    Checker *c = have->pkg != NULL ? have->pkg->checker : NULL;
    if (c != NULL) {
        check_object_decl(c, have);
    }
    if (want->pkg != NULL) {
        check_object_decl(want->pkg->checker, want);
    }
    return have->type != NULL && want->type != NULL && type_identical(have->type, want->type);
}

static Missing find_in_interface(TypeSet *set, Method *want, bool is_static, Object **have)
{
    Method *m = type_set_find(set, want->pkg, want->name, false);
    if (m == NULL) {
        return is_static ? MISSING_NOT_FOUND : MISSING_NOTHING;
    }
    *have = m->obj;
    return same_method_type(m->obj, want->obj) ? MISSING_NOTHING : MISSING_OTHER_TYPE;
}

static Missing why_not_found(Type *v, Method *want, const LookupResult *r, Object **have)
{
    if (r->is_ambiguous) {
        return MISSING_AMBIGUOUS;
    }
    LookupResult other;
    if (!type_lookup_fold(v, want->pkg, want->name, true, &other) || other.obj->kind != OBJ_FUNC) {
        return MISSING_NOT_FOUND;
    }
    *have = other.obj;
    return other.obj->name == want->name ? MISSING_UNEXPORTED : MISSING_OTHER_CASE;
}

static Missing find_in_concrete(Type *v, Method *want, Object **have)
{
    LookupResult r;
    if (!type_lookup(v, want->pkg, want->name, &r)) {
        return why_not_found(v, want, &r, have);
    }
    if (r.obj->kind != OBJ_FUNC) {
        return MISSING_IS_FIELD;
    }
    *have = r.obj;
    if (r.needs_addressable) {
        return MISSING_PTR_RECV;
    }
    return same_method_type(r.obj, want->obj) ? MISSING_NOTHING : MISSING_OTHER_TYPE;
}

static MissingMethod find_missing(Type *v, Type *t, bool is_static)
{
    MissingMethod result = {0};
    TypeSet *wanted = type_set(t);
    Type *u = type_underlying(v);
    for (int i = 0; i < wanted->method_count; i++) {
        result.want = &wanted->methods[i];
        result.have = NULL;
        result.why = u->kind == TYPE_INTERFACE
                         ? find_in_interface(type_set(u), result.want, is_static, &result.have)
                         : find_in_concrete(v, result.want, &result.have);
        if (result.why != MISSING_NOTHING) {
            return result;
        }
    }
    return result;
}

bool type_implements(Type *t, Type *iface, const Str **missing, bool *wrong_type, bool *ptr_recv)
{
    MissingMethod m = find_missing(t, iface, true);
    if (missing != NULL) {
        *missing = m.why != MISSING_NOTHING ? m.want->name : NULL;
    }
    if (wrong_type != NULL) {
        *wrong_type = m.why == MISSING_OTHER_TYPE;
    }
    if (ptr_recv != NULL) {
        *ptr_recv = m.why == MISSING_PTR_RECV;
    }
    return m.why == MISSING_NOTHING;
}

/* ---- causes */

static bool is_interface_pointer(Type *t)
{
    Type *u = type_underlying(t);
    return u->kind == TYPE_POINTER && type_underlying(u->pointer.elem)->kind == TYPE_INTERFACE;
}

static const char *pointer_cause(Checker *c, Type *t)
{
    bool is_tparam = check_is_type_param(type_underlying(t)->pointer.elem);
    const char *what = is_tparam ? "type parameter" : "interface";
    return arena_printf(c->arena, "(type %s is pointer to %s, not %s)", check_type_str(c, t), what,
                        what);
}

static const char *have_want(Checker *c, const MissingMethod *m, const char *what)
{
    if (m->have->pkg != NULL) {
        check_object_decl(m->have->pkg->checker, m->have);
    }
    const char *have = check_method_str(c, m->have, false);
    const char *want = check_method_str(c, m->want->obj, false);
    if (intern_cstr(c->interns, have) == intern_cstr(c->interns, want)) {
        have = check_method_str(c, m->have, true);
        want = check_method_str(c, m->want->obj, true);
    }
    return arena_printf(c->arena, "(%s %s)\n\t\thave %s\n\t\twant %s", what, m->want->name->text,
                        have, want);
}

/* Two type parameters of one name may make the difference: then there is nothing to show. */
static const char *wrong_type_cause(Checker *c, const MissingMethod *m)
{
    const Str *have = intern_cstr(c->interns, check_method_str(c, m->have, true));
    if (have == intern_cstr(c->interns, check_method_str(c, m->want->obj, true))) {
        return arena_printf(c->arena, "(wrong type for method %s)", m->want->name->text);
    }
    return have_want(c, m, "wrong type for method");
}

static const char *missing_cause(Checker *c, Type *v, Type *t, const MissingMethod *m)
{
    const char *name = m->want->name->text;
    switch (m->why) {
    case MISSING_NOT_FOUND:
        if (is_interface_pointer(v)) {
            return pointer_cause(c, v);
        }
        if (is_interface_pointer(t)) {
            return pointer_cause(c, t);
        }
        return arena_printf(c->arena, "(missing method %s)", name);
    case MISSING_OTHER_CASE:
        return have_want(c, m, "missing method");
    case MISSING_UNEXPORTED:
        return arena_printf(c->arena, "(unexported method %s)", name);
    case MISSING_OTHER_TYPE:
        return wrong_type_cause(c, m);
    case MISSING_AMBIGUOUS:
        return arena_printf(c->arena, "(ambiguous selector %s.%s)", check_type_str(c, v), name);
    case MISSING_PTR_RECV:
        return arena_printf(c->arena, "(method %s has pointer receiver)", name);
    case MISSING_IS_FIELD:
        return arena_printf(c->arena, "(%s.%s is a field, not a method)", check_type_str(c, v),
                            name);
    case MISSING_NOTHING:
        break;
    }
    return NULL;
}

const char *check_missing_method(Checker *c, Type *v, Type *t, bool is_static)
{
    if (type_underlying(t)->kind != TYPE_INTERFACE) {
        return NULL;
    }
    MissingMethod m = find_missing(v, t, is_static);
    return m.why == MISSING_NOTHING ? NULL : missing_cause(c, v, t, &m);
}

const char *check_method_cause(Checker *c, Type *v, Type *t, Method *want)
{
    MissingMethod m = {.want = want};
    m.why = type_is_interface(v)
                ? find_in_interface(type_set(v), want, true, &m.have)
                : find_in_concrete(v, want, &m.have);
    return m.why == MISSING_NOTHING ? "" : missing_cause(c, v, t, &m);
}

/* ---- implementing and satisfying */

/* Whether the term list of a constraint admits v. *plain: a term that would, had it a ~. */
static bool set_includes(const TypeSet *set, Type *v, Type **plain)
{
    for (int i = 0; i < set->term_count; i++) {
        Type *term = set->terms[i];
        if (type_identical(term, v)) {
            return true;
        }
        if (!type_identical(type_underlying(term), type_underlying(v))) {
            continue;
        }
        if (set->tilde[i]) {
            return true;
        }
        if (*plain == NULL && type_identical(term, type_underlying(term))) {
            *plain = term;
        }
    }
    return false;
}

static bool subset_of(const TypeSet *small, const TypeSet *big)
{
    for (int i = 0; i < small->term_count; i++) {
        bool found = false;
        for (int j = 0; j < big->term_count && !found; j++) {
            Type *x = small->terms[i];
            Type *y = big->terms[j];
            found = big->tilde[j] ? type_identical(type_underlying(x), type_underlying(y))
                                  : !small->tilde[i] && type_identical(x, y);
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/* Whether v is written in the interface, although its type set may lack it. */
static bool mentions(Type *t, Type *v)
{
    bool found = false;
    if (t->kind == TYPE_INTERFACE) {
        for (int i = 0; i < t->iface.embed_count && !found; i++) {
            found = mentions(t->iface.embeds[i], v);
        }
    } else if (t->kind == TYPE_UNION) {
        for (int i = 0; i < t->uni.len && !found; i++) {
            found = mentions(t->uni.terms[i], v);
        }
    } else {
        found = type_identical(t, v);
    }
    return found;
}

static const char *not_included(Checker *c, Type *v, Type *t, Type *plain)
{
    const char *vs = check_type_str(c, v);
    const char *ts = check_type_str(c, t);
    if (plain != NULL) {
        return arena_printf(c->arena, "possibly missing ~ for %s in %s", check_type_str(c, plain),
                            ts);
    }
    if (mentions(type_underlying(t), v)) {
        return arena_printf(c->arena, "%s mentions %s, but %s is not in the type set of %s", ts,
                            vs, vs, ts);
    }
    return arena_printf(c->arena, "%s missing in %s", vs, check_type_set_str(c, type_set(t)));
}

static bool in_terms(Checker *c, Type *v, Type *t, const char *verb, const char **cause)
{
    TypeSet *wanted = type_set(t);
    if (!wanted->has_terms) {
        return true;
    }
    const char *vs = check_type_str(c, v);
    const char *ts = check_type_str(c, t);
    if (type_underlying(v)->kind == TYPE_INTERFACE) {
        TypeSet *own = type_set(v);
        if (own->has_terms && subset_of(own, wanted)) {
            return true;
        }
        *cause = arena_printf(c->arena, "%s does not %s %s", vs, verb, ts);
        return false;
    }
    Type *plain = NULL;
    if (set_includes(wanted, v, &plain)) {
        return true;
    }
    *cause = arena_printf(c->arena, "%s does not %s %s (%s)", vs, verb, ts,
                          not_included(c, v, t, plain));
    return false;
}

bool check_implements(Checker *c, Type *v, Type *t, bool is_constraint, const char **cause)
{
    const char *ignored;
    cause = cause != NULL ? cause : &ignored;
    const char *verb = is_constraint ? "satisfy" : "implement";
    Type *vu = type_underlying(v);
    Type *tu = type_underlying(t);
    if (vu->kind == TYPE_INVALID || tu->kind == TYPE_INVALID) {
        return true; /* reported already */
    }
    if (vu->kind == TYPE_POINTER && type_underlying(vu->pointer.elem)->kind == TYPE_INVALID) {
        return true;
    }
    if (tu->kind != TYPE_INTERFACE) {
        const char *ts = check_type_str(c, t);
        const char *detail =
            is_interface_pointer(t)
                ? arena_printf(c->arena, "type %s is pointer to interface, not interface", ts)
                : arena_printf(c->arena, "%s is not an interface", ts);
        *cause = arena_printf(c->arena, "%s does not %s %s (%s)", check_type_str(c, v), verb, ts,
                              detail);
        return false;
    }
    TypeSet *set = type_set(tu);
    if (set->method_count == 0 && !set->has_terms && !set->is_comparable) {
        return true;
    }
    if (vu->kind == TYPE_INTERFACE && type_has_empty_set(vu)) {
        return true;
    }
    if (set->has_terms && set->term_count == 0) {
        *cause = arena_printf(c->arena, "cannot %s %s (empty type set)", verb,
                              check_type_str(c, t));
        return false;
    }
    const char *missing = check_missing_method(c, v, t, true);
    if (missing != NULL) {
        *cause = arena_printf(c->arena, "%s does not %s %s %s", check_type_str(c, v), verb,
                              check_type_str(c, t), missing);
        return false;
    }
    /* Since Go 1.20 an ordinary interface satisfies comparable. */
    if (set->is_comparable && !(is_constraint ? type_comparable(v) : type_strictly_comparable(v))) {
        *cause = arena_printf(c->arena, "%s does not %s comparable", check_type_str(c, v), verb);
        return false;
    }
    return in_terms(c, v, t, verb, cause);
}
