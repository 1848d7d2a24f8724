/* types/convert.c: constants into types, untyped operands into typed ones.
 *
 * An untyped expression keeps an untyped type on its nodes only until its use is known. Then
 * check_update_expr_type pushes the final type down the tree, stopping at constants (their parts
 * are never evaluated at run time), at comparisons (their result says nothing of their operands)
 * and at shift counts. Invariant afterwards: every node the compiler will evaluate is typed, and
 * every constant node has a value that its type can hold.
 *
 * The one delicate case is a non-constant shift `1 << n`: its left operand takes the type that the
 * shift would have if it were replaced by that operand (Go spec, Operators), so whether it is an
 * integer is known, and checked, only when the final type arrives.
 */
#include "types/types_internal.h"

/* ---- constants and basic kinds */

static const struct IntRange {
    int64_t min, max;
} int_ranges[] = {
    [TYPE_INT] = {INT64_MIN, INT64_MAX},  [TYPE_INT8] = {INT8_MIN, INT8_MAX},
    [TYPE_INT16] = {INT16_MIN, INT16_MAX}, [TYPE_INT32] = {INT32_MIN, INT32_MAX},
    [TYPE_INT64] = {INT64_MIN, INT64_MAX}, [TYPE_UINT] = {0, INT64_MAX},
    [TYPE_UINT8] = {0, UINT8_MAX},         [TYPE_UINT16] = {0, UINT16_MAX},
    [TYPE_UINT32] = {0, UINT32_MAX},       [TYPE_UINT64] = {0, INT64_MAX},
    [TYPE_UINTPTR] = {0, INT64_MAX},
};

static bool is_uint64_kind(TypeKind k)
{
    return k == TYPE_UINT || k == TYPE_UINT64 || k == TYPE_UINTPTR;
}

static bool int_representable(Arena *a, ConstVal *v, TypeKind kind, ConstVal **rounded)
{
    ConstVal *i = const_kind(v) == CONST_INT ? v : const_to_int(a, v);
    if (const_kind(i) != CONST_INT) {
        return false;
    }
    if (rounded != NULL) {
        *rounded = i;
    }
    if (kind_is_untyped(kind)) {
        return true;
    }
    int64_t n;
    if (const_int64(i, &n)) {
        return int_ranges[kind].min <= n && n <= int_ranges[kind].max;
    }
    uint64_t u;
    return is_uint64_kind(kind) && const_uint64(i, &u);
}

static bool round_into(Arena *a, ConstVal *v, int bits, ConstVal **rounded)
{
    ConstVal *r = const_round(a, v, bits);
    if (r == NULL) {
        return false;
    }
    if (rounded != NULL) {
        *rounded = r;
    }
    return true;
}

static bool float_representable(Arena *a, ConstVal *v, TypeKind kind, ConstVal **rounded)
{
    ConstVal *f = const_to_float(a, v);
    if (const_kind(f) == CONST_UNKNOWN) {
        return false;
    }
    if (kind == TYPE_UNTYPED_FLOAT) {
        return true;
    }
    return round_into(a, f, kind == TYPE_FLOAT32 ? 32 : 64, rounded);
}

static bool complex_representable(Arena *a, ConstVal *v, TypeKind kind, ConstVal **rounded)
{
    ConstVal *z = const_to_complex(a, v);
    if (const_kind(z) == CONST_UNKNOWN) {
        return false;
    }
    if (kind == TYPE_UNTYPED_COMPLEX) {
        return true;
    }
    return round_into(a, z, kind == TYPE_COMPLEX64 ? 32 : 64, rounded);
}

bool const_representable(Arena *a, ConstVal *v, TypeKind kind, ConstVal **rounded)
{
    if (const_kind(v) == CONST_UNKNOWN) {
        return true; /* reported where it became unknown */
    }
    if (kind_is_integer(kind)) {
        return int_representable(a, v, kind, rounded);
    }
    if (kind_is_float(kind)) {
        return float_representable(a, v, kind, rounded);
    }
    if (kind_is_complex(kind)) {
        return complex_representable(a, v, kind, rounded);
    }
    if (kind_is_string(kind)) {
        return const_kind(v) == CONST_STRING;
    }
    return kind_is_boolean(kind) && const_kind(v) == CONST_BOOL;
}

static ConvertFail represent(Checker *c, const Operand *x, Type *t, ConstVal **val)
{
    TypeKind kind = under_kind(t);
    *val = x->val;
    if (const_representable(c->arena, x->val, kind, val)) {
        return CONVERT_OK;
    }
    TypeKind from = under_kind(x->type);
    if (!kind_is_numeric(from) || !kind_is_numeric(kind)) {
        return CONVERT_BAD;
    }
    return !kind_is_integer(from) && kind_is_integer(kind) ? CONVERT_TRUNCATED
                                                           : CONVERT_OVERFLOWS;
}

static void report_bad_conversion(Checker *c, Operand *x, Type *t, ConvertFail why)
{
    const char *from = check_operand_str(c, x), *to = check_type_str(c, t);
    switch (why) {
    case CONVERT_TRUNCATED:
        check_error_at(c, x->expr, DIAG_CONST, "%s truncated to %s", from, to);
        break;
    case CONVERT_OVERFLOWS:
        check_error_at(c, x->expr, DIAG_CONST, "%s overflows %s", from, to);
        break;
    default:
        check_error_at(c, x->expr, DIAG_CONVERT, "cannot convert %s to type %s", from, to);
    }
    operand_invalid(c, x);
}

bool check_constant_fits(Checker *c, Operand *x, Type *t)
{
    ConstVal *val;
    ConvertFail why = represent(c, x, t, &val);
    if (why != CONVERT_OK) {
        report_bad_conversion(c, x, t, why);
        return false;
    }
    x->val = val;
    return true;
}

void check_representable(Checker *c, Operand *x, Type *t) { check_constant_fits(c, x, t); }

/* Where an overflow is reported: at the operator of an operation, else at the start. */
Pos expr_op_pos(const Expr *e)
{
    if (e == NULL) {
        return 0;
    }
    return e->kind == NODE_BINARY || e->kind == NODE_UNARY ? e->pos : ast_start((const Node *)e);
}

/* "addition ": operations that can make a constant too large, for the message. */
static const char *overflow_op_name(const Expr *e)
{
    if (e != NULL && e->kind == NODE_UNARY) {
        return ((const UnaryExpr *)e)->op == TOK_XOR ? "bitwise complement " : "";
    }
    if (e == NULL || e->kind != NODE_BINARY) {
        return "";
    }
    switch (((const BinaryExpr *)e)->op) {
    case TOK_ADD:
        return "addition ";
    case TOK_SUB:
        return "subtraction ";
    case TOK_XOR:
        return "bitwise XOR ";
    case TOK_MUL:
        return "multiplication ";
    case TOK_SHL:
        return "shift ";
    default:
        return "";
    }
}

void check_overflow(Checker *c, Operand *x, Pos op_pos)
{
    enum { MAX_CONST_BITS = 512, MAX_CONST_STRING = 1 << 28 };
    if (const_kind(x->val) == CONST_UNKNOWN) {
        check_error(c, op_pos, DIAG_CONST, "constant result is not representable");
        return;
    }
    if (const_kind(x->val) == CONST_STRING && const_string_len(x->val) > MAX_CONST_STRING) {
        check_error(c, op_pos, DIAG_CONST, "constant string too long");
        x->val = const_unknown(c->arena);
        return;
    }
    if (!kind_is_untyped(x->type->kind)) {
        check_constant_fits(c, x, type_underlying(x->type));
        return;
    }
    if (const_kind(x->val) == CONST_INT && const_bit_len(x->val) > MAX_CONST_BITS) {
        check_error(c, op_pos, DIAG_CONST, "constant %soverflow", overflow_op_name(x->expr));
        x->val = const_unknown(c->arena);
    }
}

/* ---- the final type of an untyped tree */

static void update_type(Checker *c, Expr *e, Type *t, bool is_final, bool is_shifted);

static void update_parts(Checker *c, Expr *e, Type *t, bool is_final)
{
    switch (e->kind) {
    case NODE_PAREN:
        update_type(c, ((ParenExpr *)e)->x, t, is_final, false);
        break;
    case NODE_UNARY:
        if (e->val == NULL) {
            update_type(c, ((UnaryExpr *)e)->x, t, is_final, false);
        }
        break;
    case NODE_BINARY: {
        BinaryExpr *b = (BinaryExpr *)e;
        if (e->val != NULL || (token_flags(b->op) & TF_COMPARE) != 0) {
            break;
        }
        bool is_shift = b->op == TOK_SHL || b->op == TOK_SHR;
        /* what is shifted is an integer, unless it is a constant that has no type yet */
        update_type(c, b->x, t, is_final, is_shift && b->x->val != NULL);
        if (!is_shift) {
            update_type(c, b->y, t, is_final, false);
        }
        break;
    }
    default:
        break;
    }
}

static void update_constant(Checker *c, Expr *e, Type *t)
{
    Operand x = {.mode = (OperandMode)e->mode, .type = e->type, .val = e->val, .expr = e};
    Type *type;
    ConstVal *val;
    ConvertFail why = operand_implicit_type(c, &x, t, &type, &val);
    if (why != CONVERT_OK) {
        report_bad_conversion(c, &x, t->kind == TYPE_PARAM ? t : type_underlying(t), why);
    } else if (val != NULL) {
        e->val = val;
    }
}

static void update_type(Checker *c, Expr *e, Type *t, bool is_final, bool is_shifted)
{
    if (e->type == NULL || !kind_is_untyped(e->type->kind)) {
        return;
    }
    update_parts(c, e, t, is_final);
    if (!is_final && kind_is_untyped(t->kind)) {
        e->type = t;
        return;
    }
    if (is_shifted && !type_all(t, kind_is_integer)) {
        check_error_at(c, e, DIAG_OPERAND,
                       "invalid operation: shifted operand %s (type %s) must be integer",
                       check_expr_str(c, e), check_type_str(c, t));
        e->type = t; /* reported once */
        return;
    }
    if (e->val != NULL) {
        update_constant(c, e, t);
    }
    e->type = t;
    e->is_implicit_conv = true;
}

void check_update_expr_type(Checker *c, Expr *e, Type *t, bool is_final)
{
    if (e != NULL) {
        update_type(c, e, t, is_final, false);
    }
}

/* ---- implicit conversion of untyped operands */

static Type *larger_untyped(Type *a, Type *b)
{
    if (a->kind == b->kind) {
        return a;
    }
    if (kind_is_numeric(a->kind) && kind_is_numeric(b->kind)) {
        return a->kind > b->kind ? a : b;
    }
    return NULL;
}

static bool untyped_kind_fits(TypeKind from, TypeKind to)
{
    switch (from) {
    case TYPE_UNTYPED_BOOL:
        return kind_is_boolean(to);
    case TYPE_UNTYPED_STRING:
        return kind_is_string(to);
    case TYPE_UNTYPED_NIL:
        return false;
    default:
        return kind_is_numeric(to);
    }
}

struct TermFit {
    Checker *c;
    const Operand *x;
};

static bool fits_term(Type *under, void *ctx)
{
    struct TermFit *fit = ctx;
    Type *type;
    ConstVal *val;
    return under != NULL &&
           operand_implicit_type(fit->c, fit->x, under, &type, &val) == CONVERT_OK;
}

static ConvertFail implicit_to_interface(Checker *c, const Operand *x, Type *target, Type **type)
{
    if (target->kind == TYPE_PARAM) {
        struct TermFit fit = {c, x};
        *type = target;
        return type_under_is(target, fits_term, &fit) ? CONVERT_OK : CONVERT_BAD;
    }
    TypeSet *set = type_set(target);
    if (set->method_count > 0 || set->has_terms || set->is_comparable) {
        return CONVERT_BAD; /* no untyped value has methods */
    }
    *type = type_default(x->type);
    return CONVERT_OK;
}

/* The type (and, for a constant, the value) that untyped x takes where a target is wanted. */
ConvertFail operand_implicit_type(Checker *c, const Operand *x, Type *target, Type **type,
                                  ConstVal **val)
{
    *type = x->type;
    *val = NULL;
    if (x->mode == MODE_INVALID || !kind_is_untyped(x->type->kind) ||
        target->kind == TYPE_INVALID) {
        return CONVERT_OK;
    }
    if (kind_is_untyped(target->kind)) {
        Type *larger = larger_untyped(x->type, target);
        *type = larger != NULL ? larger : x->type;
        return larger != NULL ? CONVERT_OK : CONVERT_BAD;
    }
    if (x->mode == MODE_NIL) {
        *type = target;
        return type_has_nil(target) ? CONVERT_OK : CONVERT_BAD;
    }
    TypeKind kind = under_kind(target);
    if (kind == TYPE_INTERFACE) {
        return implicit_to_interface(c, x, target, type);
    }
    *type = target;
    if (kind > TYPE_LAST_BASIC) {
        return CONVERT_BAD;
    }
    if (x->mode == MODE_CONSTANT) {
        return represent(c, x, target, val);
    }
    return untyped_kind_fits(x->type->kind, kind) ? CONVERT_OK : CONVERT_BAD;
}

void operand_become(Checker *c, Operand *x, Type *type, ConstVal *val)
{
    if (val != NULL) {
        x->val = val;
        if (x->expr != NULL && x->expr->val != NULL) {
            x->expr->val = val;
        }
    }
    if (type != x->type) {
        x->type = type;
        check_update_expr_type(c, x->expr, type, false);
    }
}

void check_convert_untyped(Checker *c, Operand *x, Type *target)
{
    if (x->mode == MODE_INVALID || !kind_is_untyped(x->type->kind)) {
        return;
    }
    Type *type;
    ConstVal *val;
    ConvertFail why = operand_implicit_type(c, x, target, &type, &val);
    if (why != CONVERT_OK) {
        Type *shown = target->kind == TYPE_PARAM ? target : type_underlying(target);
        report_bad_conversion(c, x, shown, why);
        return;
    }
    operand_become(c, x, type, val);
}

/* Whether implicit conversion is to be tried at all: if not, the message "mismatched types" is
 * clearer than one about a failed conversion. */
static bool may_convert(const Operand *x, const Operand *y)
{
    if (!kind_is_untyped(x->type->kind) && !kind_is_untyped(y->type->kind)) {
        return false;
    }
    if (type_is_interface(x->type) || type_is_interface(y->type)) {
        return true;
    }
    if (type_all(x->type, kind_is_boolean) != type_all(y->type, kind_is_boolean) ||
        type_all(x->type, kind_is_string) != type_all(y->type, kind_is_string)) {
        return false;
    }
    if (operand_is_nil(x)) {
        return type_has_nil(y->type);
    }
    if (operand_is_nil(y)) {
        return type_has_nil(x->type);
    }
    return under_kind(x->type) != TYPE_POINTER && under_kind(y->type) != TYPE_POINTER;
}

void check_match_types(Checker *c, Operand *x, Operand *y)
{
    if (!may_convert(x, y)) {
        return;
    }
    check_convert_untyped(c, x, y->type);
    if (x->mode == MODE_INVALID) {
        return;
    }
    check_convert_untyped(c, y, x->type);
    if (y->mode == MODE_INVALID) {
        operand_invalid(c, x);
    }
}
