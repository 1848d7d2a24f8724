/* types/check_lit.c: composite literals.
 *
 * The type stands before the brace or, inside another literal, comes from it as a hint: an elided
 * &T is a pointer hint, and the node's type is then the pointer. Duplicate constant keys of maps
 * and indices of arrays are found with a small open hash that exists only for keyed literals.
 */
#include "types/types_internal.h"

#include <string.h>

#include "base/map.h"

/* ---- struct literals */

/* Messages about an element point at the colon of `key: value`, else at its start. */
static Pos elem_pos(const Expr *e)
{
    return e->kind == NODE_KEY_VALUE ? e->pos : ast_start((const Node *)e);
}

static int field_index(Checker *c, Type *strukt, const Str *name)
{
    for (int i = 0; i < strukt->strukt.field_count; i++) {
        Object *f = strukt->strukt.fields[i];
        if (f->name == name && name != c->blank &&
            (str_is_exported(name) || f->pkg == c->env.pkg)) {
            return i;
        }
    }
    return -1;
}

/* One `field: value`; seen has a flag for each field. */
static void check_keyed_field(Checker *c, Type *base, Type *u, Expr *elem, bool *seen)
{
    if (elem->kind != NODE_KEY_VALUE) {
        check_error(c, elem_pos(elem), DIAG_TYPE_MISMATCH,
                       "mixture of field:value and value elements in struct literal");
        return;
    }
    KeyValue *kv = (KeyValue *)elem;
    Ident *key = kv->key->kind == NODE_IDENT ? (Ident *)kv->key : NULL;
    int i = key != NULL ? field_index(c, u, key->name) : -1;
    Operand x;
    check_expr(c, &x, kv->value);
    if (key == NULL) {
        check_error(c, elem_pos(elem), DIAG_UNDEFINED, "invalid field name %s in struct literal",
                       check_expr_str(c, kv->key));
        return;
    }
    if (i < 0) {
        check_error_at(c, kv->key, DIAG_UNDEFINED,
                       "unknown field %s in struct literal of type %s", key->name->text,
                       check_type_str(c, base));
        suggest_member(c, base, "", key);
        return;
    }
    key->obj = u->strukt.fields[i];
    key->e.type = key->obj->type;
    check_assignment(c, &x, key->obj->type, "struct literal");
    if (seen[i]) {
        check_error(c, elem_pos(elem), DIAG_REDECLARED, "duplicate field name %s in struct literal",
                       key->name->text);
    }
    seen[i] = true;
}

static void check_keyed_struct(Checker *c, Type *base, Type *u, CompositeLit *e)
{
    bool few[32] = {false};
    int count = u->strukt.field_count;
    bool *seen = count <= 32 ? few : ARENA_ARRAY(c->arena, bool, count);
    for (int i = 0; i < e->elem_count; i++) {
        check_keyed_field(c, base, u, e->elems[i], seen);
    }
}

static void check_positional_struct(Checker *c, Type *base, Type *u, CompositeLit *e)
{
    int count = u->strukt.field_count;
    for (int i = 0; i < e->elem_count; i++) {
        Expr *elem = e->elems[i];
        if (elem->kind == NODE_KEY_VALUE) {
            check_error(c, elem_pos(elem), DIAG_TYPE_MISMATCH,
                           "mixture of field:value and value elements in struct literal");
            continue;
        }
        Operand x;
        Object *field = i < count ? u->strukt.fields[i] : NULL;
        check_expr(c, &x, elem);
        if (field == NULL) {
            check_error_at(c, x.expr, DIAG_CALL, "too many values in struct literal of type %s",
                           check_type_str(c, base));
            return;
        }
        if (!str_is_exported(field->name) && field->pkg != c->env.pkg) {
            check_error_at(c, x.expr, DIAG_UNDEFINED,
                           "implicit assignment to unexported field %s in struct literal of "
                           "type %s",
                           field->name->text, check_type_str(c, base));
            continue;
        }
        check_assignment(c, &x, field->type, "struct literal");
    }
    if (e->elem_count < count) {
        check_error(c, e->rbrace, DIAG_CALL, "too few values in struct literal of type %s",
                    check_type_str(c, base));
    }
}

static void check_struct_lit(Checker *c, Type *base, Type *u, CompositeLit *e)
{
    if (e->elem_count == 0) {
        return;
    }
    if (e->elems[0]->kind == NODE_KEY_VALUE) {
        check_keyed_struct(c, base, u, e);
    } else {
        check_positional_struct(c, base, u, e);
    }
}

/* ---- array and slice literals */

static bool has_keys(Expr **elems, int count)
{
    for (int i = 0; i < count; i++) {
        if (elems[i]->kind == NODE_KEY_VALUE) {
            return true;
        }
    }
    return false;
}

/* The index an element is stored at, given the one that is next; false when it is none. */
static bool elem_index(Checker *c, Expr *elem, int64_t len, int64_t *index)
{
    if (elem->kind != NODE_KEY_VALUE) {
        if (len >= 0 && *index >= len) {
            check_error(c, elem_pos(elem), DIAG_INDEX, "index %lld is out of bounds (>= %lld)",
                           (long long)*index, (long long)len);
            return false;
        }
        return true;
    }
    Type *type;
    int64_t i = check_index_value(c, ((KeyValue *)elem)->key, len, &type);
    if (type->kind == TYPE_INVALID) {
        return false;
    }
    if (i < 0) {
        check_error(c, elem_pos(elem), DIAG_INDEX, "index %s must be integer constant",
                       check_expr_str(c, ((KeyValue *)elem)->key));
        return false;
    }
    *index = i;
    return true;
}

static bool is_duplicate_index(PtrMap *seen, int64_t index)
{
    const void *key = (const void *)(uintptr_t)(index + 1);
    if (map_get(seen, key) != NULL) {
        return true;
    }
    map_put(seen, key, seen);
    return false;
}

int64_t check_indexed_elems(Checker *c, Expr **elems, int count, Type *elem_type, int64_t len)
{
    PtrMap seen = {0};
    bool keyed = has_keys(elems, count);
    int64_t index = 0, max = 0;
    for (int i = 0; i < count; i++) {
        Expr *elem = elems[i];
        if (elem_index(c, elem, len, &index) && keyed && is_duplicate_index(&seen, index)) {
            check_error(c, elem_pos(elem), DIAG_REDECLARED,
                           "duplicate index %lld in array or slice literal", (long long)index);
        }
        index++;
        max = index > max ? index : max;
        Operand x;
        Expr *value = elem->kind == NODE_KEY_VALUE ? ((KeyValue *)elem)->value : elem;
        check_expr_hint(c, &x, value, elem_type);
        check_assignment(c, &x, elem_type, "array or slice literal");
    }
    map_deinit(&seen);
    return max;
}

/* ---- map literals */

typedef struct SeenKey {
    const ConstVal *val;
    Type *type;
    struct SeenKey *next; /* same hash */
} SeenKey;

static uintptr_t const_hash(const ConstVal *v)
{
    switch (const_kind(v)) {
    case CONST_STRING:
        return (uintptr_t)const_string_val(v);
    case CONST_BOOL:
        return const_bool_val(v) ? 3 : 5;
    case CONST_COMPLEX:
        if (const_sign(const_imag(NULL, v)) == 0) {
            return const_hash(const_real(NULL, v)); /* equal to that number */
        }
        return 7;
    default: {
        double d = const_float64(v);
        uint64_t bits;
        memcpy(&bits, &d, sizeof bits);
        return (uintptr_t)(bits * 0x9E3779B97F4A7C15u) | 1;
    }
    }
}

static bool same_const(Checker *c, const ConstVal *a, const ConstVal *b)
{
    bool numeric_a = const_kind(a) >= CONST_INT, numeric_b = const_kind(b) >= CONST_INT;
    if (const_kind(a) != const_kind(b) && !(numeric_a && numeric_b)) {
        return false;
    }
    const_match(c->arena, &a, &b);
    return const_compare(a, TOK_EQL, b);
}

static bool is_duplicate_key(Checker *c, PtrMap *seen, const Operand *x, bool is_interface)
{
    if (const_kind(x->val) == CONST_UNKNOWN) {
        return false;
    }
    const void *hash = (const void *)const_hash(x->val);
    SeenKey *first = map_get(seen, hash);
    for (SeenKey *k = first; k != NULL; k = k->next) {
        if (same_const(c, k->val, x->val) && (!is_interface || type_identical(k->type, x->type))) {
            return true;
        }
    }
    SeenKey *key = ARENA_NEW(c->arena, SeenKey);
    *key = (SeenKey){x->val, x->type, first};
    map_put(seen, hash, key);
    return false;
}

static void check_map_lit(Checker *c, Type *u, CompositeLit *e)
{
    PtrMap seen = {0};
    bool is_interface = type_is_interface(u->map.key);
    for (int i = 0; i < e->elem_count; i++) {
        Expr *elem = e->elems[i];
        if (elem->kind != NODE_KEY_VALUE) {
            check_error(c, elem_pos(elem), DIAG_TYPE_MISMATCH, "missing key in map literal");
            continue;
        }
        KeyValue *kv = (KeyValue *)elem;
        Operand x;
        check_expr_hint(c, &x, kv->key, u->map.key);
        check_assignment(c, &x, u->map.key, "map literal");
        if (x.mode == MODE_INVALID) {
            continue;
        }
        if (x.mode == MODE_CONSTANT && is_duplicate_key(c, &seen, &x, is_interface)) {
            check_error_at(c, x.expr, DIAG_REDECLARED, "duplicate key %s in map literal",
                           const_text(c->arena, x.val));
            continue;
        }
        check_expr_hint(c, &x, kv->value, u->map.elem);
        check_assignment(c, &x, u->map.elem, "map literal");
    }
    map_deinit(&seen);
}

/* ---- all of them */

static void use_elems(Checker *c, CompositeLit *e)
{
    for (int i = 0; i < e->elem_count; i++) {
        Expr *elem = e->elems[i];
        check_use_expr(c, elem->kind == NODE_KEY_VALUE ? ((KeyValue *)elem)->value : elem);
    }
}

static bool is_open_array(const Expr *type_expr)
{
    if (type_expr->kind != NODE_ARRAY_TYPE) {
        return false;
    }
    const Expr *len = ((const ArrayTypeExpr *)type_expr)->len;
    return len != NULL && len->kind == NODE_ELLIPSIS;
}

/* The literal's type, written or hinted; base is the type without the pointer of an elided &T. */
static Type *literal_type(Checker *c, CompositeLit *e, Type *hint, Type **base)
{
    if (e->type_expr != NULL && is_open_array(e->type_expr)) {
        ArrayTypeExpr *a = (ArrayTypeExpr *)e->type_expr;
        *base = type_new_array(c, check_var_type(c, a->elem), -1);
        return *base;
    }
    if (e->type_expr != NULL) {
        *base = check_type(c, e->type_expr);
        return *base;
    }
    if (hint == NULL) {
        check_error_at(c, &e->e, DIAG_TYPE_MISMATCH, "missing type in composite literal");
        return NULL;
    }
    Type *core = check_core_type(hint);
    if (core == NULL) {
        check_error_at(c, &e->e, DIAG_TYPE_MISMATCH,
                       "invalid composite literal element type %s (no core type)",
                       check_type_str(c, hint));
        return NULL;
    }
    *base = core->kind == TYPE_POINTER ? core->pointer.elem : core;
    return hint;
}

static void check_open_array(Checker *c, CompositeLit *e, Type *t)
{
    t->array.len = check_indexed_elems(c, e->elems, e->elem_count, t->array.elem, -1);
    e->type_expr->mode = MODE_TYPE;
    e->type_expr->type = t;
}

void check_composite_lit(Checker *c, Operand *x, CompositeLit *e, Type *hint)
{
    Type *base = NULL;
    Type *t = literal_type(c, e, hint, &base);
    if (t == NULL) {
        use_elems(c, e);
        return;
    }
    Type *u = check_core_type(base);
    TypeKind kind = u != NULL ? (TypeKind)u->kind : TYPE_INTERFACE;
    if (u != NULL && type_is_incomplete(u)) { /* inside its own declaration */
        check_error_at(c, &e->e, DIAG_CYCLE, "invalid recursive type");
        return;
    }
    switch (kind) {
    case TYPE_STRUCT:
        check_struct_lit(c, base, u, e);
        break;
    case TYPE_ARRAY:
        if (u->array.len < 0 && e->type_expr != NULL && is_open_array(e->type_expr)) {
            check_open_array(c, e, u);
        } else {
            check_indexed_elems(c, e->elems, e->elem_count, u->array.elem, u->array.len);
        }
        break;
    case TYPE_SLICE:
        check_indexed_elems(c, e->elems, e->elem_count, u->slice.elem, -1);
        break;
    case TYPE_MAP:
        check_map_lit(c, u, e);
        break;
    default:
        use_elems(c, e);
        if (base->kind != TYPE_INVALID && kind != TYPE_INVALID) {
            check_error_at(c, &e->e, DIAG_TYPE_MISMATCH, "invalid composite literal type %s",
                           check_type_str(c, t));
            return;
        }
    }
    x->mode = MODE_VALUE;
    x->type = t;
}
