/* types/check_index.c: x[i], x[i:j:k], and what an index may be.
 *
 * Constant indices are checked against constant lengths here (arrays, constant strings); all other
 * bounds are the running program's.
 */
#include "types/types_internal.h"

/* ---- index values */

bool check_valid_index(Checker *c, Operand *x, const char *what, bool allow_negative)
{
    if (x->mode == MODE_INVALID) {
        return false;
    }
    check_convert_untyped(c, x, c->basic[TYPE_INT]);
    if (x->mode == MODE_INVALID) {
        return false;
    }
    const char *fault = NULL;
    if (!type_all(x->type, kind_is_integer)) {
        fault = "must be integer";
    } else if (x->mode == MODE_CONSTANT) {
        if (!allow_negative && const_kind(x->val) != CONST_UNKNOWN && const_sign(x->val) < 0) {
            fault = "must not be negative";
        } else if (!const_representable(c->arena, x->val, TYPE_INT, &x->val)) {
            fault = "overflows int";
        }
    }
    if (fault != NULL) {
        check_error_at(c, x->expr, DIAG_INDEX, "invalid argument: %s %s %s", what,
                       check_operand_str(c, x), fault);
    }
    return fault == NULL;
}

int64_t check_index_value(Checker *c, Expr *index, int64_t max, Type **type)
{
    *type = c->basic[TYPE_INVALID];
    Operand x;
    check_expr(c, &x, index);
    if (!check_valid_index(c, &x, "index", false)) {
        return -1;
    }
    if (x.mode != MODE_CONSTANT) {
        *type = x.type;
        return -1;
    }
    int64_t value;
    if (const_kind(x.val) == CONST_UNKNOWN || !const_int64(x.val, &value)) {
        return -1;
    }
    if (max >= 0 && value >= max) {
        check_error_at(c, x.expr, DIAG_INDEX,
                       "invalid argument: index %s out of bounds [0:%lld]",
                       const_text(c->arena, x.val), (long long)max);
        return -1;
    }
    *type = x.type;
    return value;
}

/* ---- x[i] */

typedef struct Indexed { /* what indexing a type yields */
    OperandMode mode;    /* MODE_INVALID: the type cannot be indexed */
    Type *key;           /* of a map, else NULL */
    Type *elem;
    int64_t len;         /* constant length, or -1 */
} Indexed;

static Indexed index_array(Type *array, OperandMode mode)
{
    return (Indexed){mode, NULL, array->array.elem, array->array.len};
}

static Indexed index_under(Checker *c, const Operand *x, Type *u)
{
    OperandMode of_array = x->mode == MODE_VARIABLE ? MODE_VARIABLE : MODE_VALUE;
    switch (u->kind) {
    case TYPE_STRING:
    case TYPE_UNTYPED_STRING: {
        bool is_const = x->mode == MODE_CONSTANT && const_kind(x->val) == CONST_STRING;
        return (Indexed){MODE_VALUE, NULL, c->byte_type,
                         is_const ? (int64_t)const_string_val(x->val)->len : -1};
    }
    case TYPE_ARRAY:
        return index_array(u, of_array);
    case TYPE_POINTER: {
        Type *base = type_underlying(u->pointer.elem);
        if (base->kind == TYPE_ARRAY) {
            return index_array(base, MODE_VARIABLE);
        }
        break;
    }
    case TYPE_SLICE:
        return (Indexed){MODE_VARIABLE, NULL, u->slice.elem, -1};
    case TYPE_MAP:
        return (Indexed){MODE_MAP_INDEX, u->map.key, u->map.elem, -1};
    default:
        break;
    }
    return (Indexed){MODE_INVALID, NULL, NULL, -1};
}

static bool same_type_or_none(Type *a, Type *b)
{
    return a == b || (a != NULL && b != NULL && type_identical(a, b));
}

struct IndexTerms {
    Checker *c;
    const Operand *x;
    Indexed all;
    bool is_first;
};

/* All terms of a type parameter must be maps with one key type, or index alike. */
static bool index_term(Type *u, void *ctx)
{
    struct IndexTerms *terms = ctx;
    if (u == NULL) {
        return false;
    }
    Indexed one = index_under(terms->c, terms->x, u);
    if (one.mode == MODE_INVALID) {
        return false;
    }
    if (terms->is_first) {
        terms->all = one;
        terms->is_first = false;
        return true;
    }
    if (!same_type_or_none(one.key, terms->all.key) || !type_identical(one.elem, terms->all.elem)) {
        return false;
    }
    if (one.len >= 0 && one.len < terms->all.len) { /* a slice before it hides all lengths */
        terms->all.len = one.len;
    }
    if (one.mode == MODE_VALUE) {
        terms->all.mode = MODE_VALUE;
    }
    return true;
}

static Indexed index_operand(Checker *c, const Operand *x)
{
    if (x->type->kind != TYPE_PARAM) {
        return index_under(c, x, type_underlying(x->type));
    }
    struct IndexTerms terms = {c, x, {MODE_INVALID, NULL, NULL, -1}, true};
    if (!type_under_is(x->type, index_term, &terms)) {
        terms.all.mode = MODE_INVALID;
    }
    return terms.all;
}

static Expr *single_index(Checker *c, IndexExpr *e)
{
    if (e->index_count > 1) {
        check_error_at(c, e->index[1], DIAG_INDEX, "invalid operation: more than one index");
    }
    return e->index[0];
}

static void index_map(Checker *c, Operand *x, IndexExpr *e, const Indexed *to)
{
    Operand key;
    check_expr(c, &key, single_index(c, e));
    check_assignment(c, &key, to->key, "map index");
    x->mode = MODE_MAP_INDEX;
    x->type = to->elem;
    x->expr = &e->e;
}

void check_index_expr(Checker *c, Operand *x, IndexExpr *e, bool *is_instantiation)
{
    *is_instantiation = false;
    check_expr_or_type(c, x, e->x, true);
    if (x->mode == MODE_INVALID) {
        check_use(c, e->index, e->index_count);
        return;
    }
    if (x->mode == MODE_TYPE) {
        x->type = check_var_type(c, &e->e);
        x->mode = x->type->kind == TYPE_INVALID ? MODE_INVALID : MODE_TYPE;
        return;
    }
    if (x->mode == MODE_VALUE && x->type->kind == TYPE_FUNC && x->type->func.tparam_count > 0) {
        *is_instantiation = true;
        return;
    }
    check_non_generic(c, x);
    if (x->mode == MODE_INVALID) {
        return;
    }
    Indexed to = index_operand(c, x);
    if (to.mode == MODE_INVALID) {
        check_error(c, e->e.pos, DIAG_INDEX, "invalid operation: cannot index %s",
                    check_operand_str(c, x));
        check_use(c, e->index, e->index_count);
        operand_invalid(c, x);
        return;
    }
    if (to.mode == MODE_MAP_INDEX) {
        index_map(c, x, e, &to);
        return;
    }
    if (kind_is_untyped(x->type->kind)) { /* "abc"[i]: the string itself is a string value */
        check_update_expr_type(c, e->x, c->basic[TYPE_STRING], true);
    }
    x->mode = to.mode;
    x->type = to.elem;
    x->expr = &e->e;
    Type *index_type;
    check_index_value(c, single_index(c, e), to.len, &index_type);
}

/* ---- x[i:j:k] */

static bool slice_string(Checker *c, Operand *x, SliceExpr *e, int64_t *len)
{
    if (e->is_full) {
        Expr *at = e->max != NULL ? e->max : &e->e;
        check_error_at(c, at, DIAG_INDEX, "invalid operation: 3-index slice of string");
        return false;
    }
    if (x->mode == MODE_CONSTANT && const_kind(x->val) == CONST_STRING) {
        *len = const_string_val(x->val)->len;
    }
    if (x->type->kind == TYPE_UNTYPED_STRING) {
        check_update_expr_type(c, e->x, c->basic[TYPE_STRING], true);
        x->type = c->basic[TYPE_STRING];
    }
    return true;
}

/* The type and constant length of a slice of x; false after an error. */
static bool slice_operand(Checker *c, Operand *x, SliceExpr *e, int64_t *len)
{
    *len = -1;
    Type *u = type_core_string(c, x->type);
    if (u == NULL) {
        check_error_at(c, x->expr, DIAG_INDEX,
                       "invalid operation: cannot slice %s: %s has no core type",
                       check_operand_str(c, x), check_type_str(c, x->type));
        return false;
    }
    switch (u->kind) {
    case TYPE_STRING:
    case TYPE_UNTYPED_STRING:
        return slice_string(c, x, e, len);
    case TYPE_ARRAY:
        *len = u->array.len;
        if (x->mode != MODE_VARIABLE) {
            check_error_at(c, x->expr, DIAG_INDEX,
                           "invalid operation: %s (slice of unaddressable value)",
                           check_operand_str(c, x));
            return false;
        }
        expr_mark_addressed(e->x);
        x->type = type_new_slice(c, u->array.elem);
        return true;
    case TYPE_POINTER: {
        Type *base = type_underlying(u->pointer.elem);
        if (base->kind == TYPE_ARRAY) {
            *len = base->array.len;
            x->type = type_new_slice(c, base->array.elem);
            return true;
        }
        break;
    }
    case TYPE_SLICE:
        return true;
    default:
        break;
    }
    check_error_at(c, x->expr, DIAG_INDEX, "invalid operation: cannot slice %s",
                   check_operand_str(c, x));
    return false;
}

/* Constant indices must not decrease; one message is enough. */
static void check_index_order(Checker *c, Expr *const index[3], const int64_t value[3])
{
    for (int i = 0; i < 2; i++) {
        for (int j = i + 1; value[i] > 0 && j < 3; j++) {
            if (value[j] >= 0 && value[j] < value[i]) {
                check_error_at(c, index[j], DIAG_INDEX, "invalid slice indices: %lld < %lld",
                               (long long)value[j], (long long)value[i]);
                return;
            }
        }
    }
}

void check_slice_expr(Checker *c, Operand *x, SliceExpr *e)
{
    Expr *index[3] = {e->lo, e->hi, e->max};
    check_expr(c, x, e->x);
    if (x->mode == MODE_INVALID) {
        check_use(c, index, 3);
        return;
    }
    int64_t len;
    if (!slice_operand(c, x, e, &len)) {
        operand_invalid(c, x);
        return;
    }
    x->mode = MODE_VALUE;
    if (e->is_full && (e->hi == NULL || e->max == NULL)) {
        operand_invalid(c, x); /* the parser said so */
        return;
    }
    int64_t value[3] = {e->lo == NULL ? 0 : -1, len, e->is_full ? -1 : len};
    for (int i = 0; i < 3; i++) {
        if (index[i] != NULL) {
            Type *type;
            value[i] = check_index_value(c, index[i], len >= 0 ? len + 1 : -1, &type);
        }
    }
    check_index_order(c, index, value);
}

/* ---- lengths */

static int64_t array_length_of(Checker *c, Operand *x)
{
    if (x->mode == MODE_INVALID) {
        return -1;
    }
    if (x->mode != MODE_CONSTANT) {
        check_error_at(c, x->expr, DIAG_CONST, "array length %s must be constant",
                       check_operand_str(c, x));
        return -1;
    }
    bool is_integer = kind_is_integer(under_kind(x->type));
    if (kind_is_untyped(x->type->kind) || is_integer) {
        int64_t n;
        ConstVal *v = const_to_int(c->arena, x->val);
        if (const_kind(v) == CONST_INT && const_int64(v, &n) && n >= 0) {
            return n;
        }
    }
    check_error_at(c, x->expr, DIAG_CONST,
                   is_integer ? "invalid array length %s" : "array length %s must be integer",
                   check_operand_str(c, x));
    return -1;
}

int64_t check_array_length(Checker *c, Expr *e)
{
    if (e->kind == NODE_IDENT) {
        Ident *name = (Ident *)e;
        Object *obj = check_lookup_name(c, name);
        if (obj == NULL) {
            check_error_at(c, e, DIAG_UNDEFINED,
                           "undefined array length %s or missing type constraint",
                           name->name->text);
            return -1;
        }
        if (obj->kind != OBJ_CONST) {
            check_error_at(c, e, DIAG_CONST, "invalid array length %s", name->name->text);
            return -1;
        }
    }
    Operand x;
    check_expr(c, &x, e);
    int64_t n = array_length_of(c, &x);
    if (n >= 0) {
        check_convert_untyped(c, &x, c->basic[TYPE_INT]);
    }
    return n;
}
