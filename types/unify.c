/* types/unify.c: makes two types equal by choosing type arguments.
 *
 * The heart of type inference (Go spec, Type unification). Bindings of the type parameters being
 * inferred lie in one table; a parameter bound to another open parameter forwards to it, so two
 * that were joined always share one binding. Inexactly, a defined type matches a type literal (or a
 * basic type) of its underlying form, a channel one of another direction, an interface whatever has
 * its methods. For an assignment only the whole types may match inexactly, their parts must match
 * exactly, but for arguments of instances; against the core type of a constraint the parts may,
 * too.
 */
#include "types/infer_internal.h"

enum { MAX_UNIFY_DEPTH = 100 };

typedef enum UnifyMode { UNIFY_INEXACT, UNIFY_ASSIGN, UNIFY_EXACT } UnifyMode;

static bool unify(Unifier *u, Type *x, Type *y, UnifyMode mode);

static UnifyMode mode_of_parts(UnifyMode mode)
{
    return mode == UNIFY_INEXACT ? UNIFY_INEXACT : UNIFY_EXACT;
}

int unify_index(const Unifier *u, const Type *t)
{
    if (t->kind != TYPE_PARAM) {
        return -1;
    }
    for (int i = 0; i < u->count; i++) {
        if (u->tparams[i]->type == t) {
            while (u->joined[i] >= 0) {
                i = u->joined[i];
            }
            return i;
        }
    }
    return -1;
}

/* ---- composites */

static bool unify_vars(Unifier *u, Object **x, int nx, Object **y, int ny, UnifyMode mode)
{
    if (nx != ny) {
        return false;
    }
    for (int i = 0; i < nx; i++) {
        if (!unify(u, x[i]->type, y[i]->type, mode)) {
            return false;
        }
    }
    return true;
}

static bool unify_structs(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    if (x->strukt.field_count != y->strukt.field_count) {
        return false;
    }
    for (int i = 0; i < x->strukt.field_count; i++) {
        Object *f = x->strukt.fields[i];
        Object *g = y->strukt.fields[i];
        const Str *ft = x->strukt.tags != NULL ? x->strukt.tags[i] : NULL;
        const Str *gt = y->strukt.tags != NULL ? y->strukt.tags[i] : NULL;
        if (f->is_embedded != g->is_embedded || ft != gt ||
            !names_match(f->name, f->pkg, g->name, g->pkg) || !unify(u, f->type, g->type, mode)) {
            return false;
        }
    }
    return true;
}

static const Method *find_method(const TypeSet *set, const Method *m)
{
    for (int i = 0; i < set->method_count; i++) {
        if (names_match(set->methods[i].name, set->methods[i].pkg, m->name, m->pkg)) {
            return &set->methods[i];
        }
    }
    return NULL;
}

/* Inexactly, one interface may have more methods than the other. */
static bool unify_interfaces(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    const TypeSet *few = type_set(x);
    const TypeSet *many = type_set(y);
    if (few->method_count > many->method_count) {
        const TypeSet *swapped = few;
        few = many;
        many = swapped;
    }
    if ((mode == UNIFY_EXACT && few->method_count != many->method_count) ||
        few->is_comparable != many->is_comparable || few->has_terms != many->has_terms) {
        return false;
    }
    for (int i = 0; i < few->method_count; i++) {
        const Method *other = find_method(many, &few->methods[i]);
        if (other == NULL || !unify(u, few->methods[i].obj->type, other->obj->type, UNIFY_EXACT)) {
            return false;
        }
    }
    return true;
}

static bool unify_named(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    if (x->named.origin != y->named.origin || x->named.targs.len != y->named.targs.len ||
        x->named.targs.len == 0) {
        return false;
    }
    for (int i = 0; i < x->named.targs.len; i++) {
        if (!unify(u, x->named.targs.data[i], y->named.targs.data[i], mode)) {
            return false;
        }
    }
    return true;
}

static bool unify_funcs(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    return x->func.is_variadic == y->func.is_variadic &&
           unify_vars(u, x->func.params, x->func.param_count, y->func.params, y->func.param_count,
                      mode) &&
           unify_vars(u, x->func.results, x->func.result_count, y->func.results,
                      y->func.result_count, mode);
}

static bool unify_composites(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    if (x->kind != y->kind) {
        return false;
    }
    UnifyMode parts = mode_of_parts(mode);
    switch ((TypeKind)x->kind) {
    case TYPE_ARRAY:
        return (x->array.len < 0 || y->array.len < 0 || x->array.len == y->array.len) &&
               unify(u, x->array.elem, y->array.elem, parts);
    case TYPE_SLICE:
        return unify(u, x->slice.elem, y->slice.elem, parts);
    case TYPE_POINTER:
        return unify(u, x->pointer.elem, y->pointer.elem, parts);
    case TYPE_MAP:
        return unify(u, x->map.key, y->map.key, parts) &&
               unify(u, x->map.elem, y->map.elem, parts);
    case TYPE_CHAN:
        return (mode != UNIFY_EXACT || x->chan.dir == y->chan.dir) &&
               unify(u, x->chan.elem, y->chan.elem, parts);
    case TYPE_STRUCT:
        return unify_structs(u, x, y, parts);
    case TYPE_FUNC:
        return unify_funcs(u, x, y, parts);
    case TYPE_INTERFACE:
        return unify_interfaces(u, x, y, mode);
    case TYPE_NAMED:
        return unify_named(u, x, y, mode);
    default:
        return type_identical(x, y);
    }
}

/* ---- interfaces against types with methods */

/* Every method of iface must be one of t with a signature that unifies. */
static bool unify_methods(Unifier *u, Type *iface, Type *t)
{
    TypeSet *set = type_set(iface);
    for (int i = 0; i < set->method_count; i++) {
        LookupResult r;
        const Method *m = &set->methods[i];
        if (!type_lookup(t, m->pkg, m->name, &r) || r.obj->kind != OBJ_FUNC) {
            return false;
        }
        check_object_decl(u->c, r.obj);
        if (r.obj->type == NULL || !unify(u, m->obj->type, r.obj->type, UNIFY_EXACT)) {
            return false;
        }
    }
    return true;
}

/* ---- parameters */

static bool join(Unifier *u, int i, int k, UnifyMode mode)
{
    if (i == k) {
        return true;
    }
    if (u->bound[i] != NULL && u->bound[k] != NULL) {
        return unify(u, u->bound[i], u->bound[k], mode);
    }
    if (u->bound[k] == NULL) {
        u->bound[k] = u->bound[i];
    }
    u->bound[i] = NULL;
    u->joined[i] = k;
    return true;
}

/* Whether x and y, which unify, can be what one parameter stands for. An interface matches whatever has
 * its methods, but is not the same as another defined interface or as a type with more methods. */
static bool can_be_one(Type *x, Type *y)
{
    if (!type_is_interface(x) && !type_is_interface(y)) {
        return true;
    }
    if (x->kind == TYPE_NAMED && y->kind == TYPE_NAMED) {
        return type_identical(x, y);
    }
    return type_is_interface(x) && type_is_interface(y) &&
           type_set(x)->method_count == type_set(y)->method_count;
}

static bool bind(Unifier *u, int i, Type *y, UnifyMode mode)
{
    Type *x = u->bound[i];
    if (x == NULL) {
        u->bound[i] = y;
        return true;
    }
    if (!unify(u, x, y, mode) || !can_be_one(x, y)) {
        return false;
    }
    /* Of a literal and a defined type the defined one, of two channels the one with a direction:
     * values of the other can be assigned to it. */
    Type *yu = type_underlying(y);
    bool is_better = y->kind == TYPE_NAMED ||
                     (yu->kind == TYPE_CHAN && yu->chan.dir != CHAN_BOTH);
    if (mode != UNIFY_EXACT && x->kind != TYPE_NAMED && is_better) {
        u->bound[i] = y;
    }
    return true;
}

/* What an inexact match with other looks at: of a defined type its underlying one, if other is a
 * literal or basic. */
static Type *look_under(Type *t, const Type *other)
{
    bool is_literal = other->kind != TYPE_NAMED && other->kind != TYPE_PARAM &&
                      other->kind != TYPE_INTERFACE;
    return t->kind == TYPE_NAMED && is_literal ? type_underlying(t) : t;
}

/* Neither is a parameter to be inferred. */
static bool unify_known(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    bool is_iface = type_is_interface(x);
    if (mode != UNIFY_EXACT && is_iface && type_is_interface(y)) {
        /* arguments that no method mentions are not inferred */
        return unify_interfaces(u, type_underlying(x), type_underlying(y), mode);
    }
    if (mode != UNIFY_EXACT && (is_iface || type_is_interface(y))) {
        return is_iface ? unify_methods(u, x, y) : unify_methods(u, y, x);
    }
    if (x->kind == TYPE_PARAM || y->kind == TYPE_PARAM) {
        bool is_x = x->kind == TYPE_PARAM;
        Type *core = check_core_type(is_x ? x : y);
        return core != NULL && unify(u, core, is_x ? y : x, UNIFY_ASSIGN);
    }
    return unify_composites(u, x, y, mode);
}

static bool unify_types(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    int i = unify_index(u, x);
    int k = unify_index(u, y);
    if (i >= 0 && k >= 0) {
        return join(u, i, k, mode);
    }
    if (i >= 0 || k >= 0) {
        return i >= 0 ? bind(u, i, y, mode) : bind(u, k, x, mode);
    }
    if (mode == UNIFY_EXACT) {
        return unify_known(u, x, y, mode);
    }
    Type *xu = look_under(x, y);
    Type *yu = look_under(y, x);
    return xu == yu || unify_known(u, xu, yu, mode);
}

static bool unify(Unifier *u, Type *x, Type *y, UnifyMode mode)
{
    if (x == y && unify_index(u, x) < 0) {
        return true;
    }
    if (u->depth >= MAX_UNIFY_DEPTH) {
        return false;
    }
    u->depth++;
    bool ok = unify_types(u, x, y, mode);
    u->depth--;
    return ok;
}

bool unify_assign(Unifier *u, Type *x, Type *y)
{
    return unify(u, x, y, UNIFY_ASSIGN);
}

bool unify_core(Unifier *u, Type *x, Type *core)
{
    return unify(u, x, core, UNIFY_INEXACT);
}
