/* types/check_numeric.c: calls of complex, real, imag, min and max.
 *
 * All take untyped constants and then yield one; with one typed argument the others follow it.
 */
#include "types/builtin_internal.h"

/* ---- complex, real, imag */

static Type *complex_of(Checker *c, Type *t)
{
    switch (under_kind(t)) {
    case TYPE_FLOAT32:
        return c->basic[TYPE_COMPLEX64];
    case TYPE_FLOAT64:
        return c->basic[TYPE_COMPLEX128];
    case TYPE_UNTYPED_FLOAT:
        return c->basic[TYPE_UNTYPED_COMPLEX];
    default:
        return NULL;
    }
}

static Type *part_of(Checker *c, Type *t)
{
    switch (under_kind(t)) {
    case TYPE_COMPLEX64:
        return c->basic[TYPE_FLOAT32];
    case TYPE_COMPLEX128:
        return c->basic[TYPE_FLOAT64];
    case TYPE_UNTYPED_COMPLEX:
        return c->basic[TYPE_UNTYPED_FLOAT];
    default:
        return NULL;
    }
}

/* The result of such a function on a type parameter would need a type that Go cannot name. */
static bool refuse_param(Checker *c, Operand *x, const BuiltinCall *b, KindTest test)
{
    if (x->type->kind != TYPE_PARAM || !type_all(x->type, test)) {
        return false;
    }
    check_error_at(c, x->expr, DIAG_GENERIC,
                   "%s not supported as argument to %s for go1.18 (see go.dev/issue/50937)",
                   check_operand_str(c, x), b->name);
    operand_invalid(c, x);
    return true;
}

static void as_untyped_float(Checker *c, Operand *x)
{
    if (kind_is_numeric(x->type->kind) &&
        const_sign(const_imag(c->arena, x->val)) == 0) {
        x->type = c->basic[TYPE_UNTYPED_FLOAT];
    }
}

static void match_parts(Checker *c, Operand *x, Operand *y)
{
    bool x_untyped = kind_is_untyped(x->type->kind), y_untyped = kind_is_untyped(y->type->kind);
    if (x_untyped && y_untyped) {
        if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
            as_untyped_float(c, x);
            as_untyped_float(c, y);
        } else {
            check_convert_untyped(c, x, c->basic[TYPE_FLOAT64]);
            check_convert_untyped(c, y, c->basic[TYPE_FLOAT64]);
        }
    } else if (x_untyped) {
        check_convert_untyped(c, x, y->type);
    } else if (y_untyped) {
        check_convert_untyped(c, y, x->type);
    }
}

void check_complex(Checker *c, Operand *x, const BuiltinCall *b)
{
    Operand *y = &b->args[1];
    match_parts(c, x, y);
    if (x->mode == MODE_INVALID || y->mode == MODE_INVALID) {
        operand_invalid(c, x);
        return;
    }
    if (!type_identical(x->type, y->type)) {
        check_error_at(c, x->expr, DIAG_TYPE_MISMATCH,
                       "invalid operation: %s (mismatched types %s and %s)",
                       check_expr_str(c, &b->call->e), check_type_str(c, x->type),
                       check_type_str(c, y->type));
        operand_invalid(c, x);
        return;
    }
    if (refuse_param(c, x, b, kind_is_float)) {
        return;
    }
    Type *t = complex_of(c, x->type);
    if (t == NULL) {
        check_error_at(c, x->expr, DIAG_CALL,
                       "invalid argument: arguments have type %s, expected floating-point",
                       check_type_str(c, x->type));
        operand_invalid(c, x);
        return;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        builtin_constant(x, t, const_complex(c->arena, const_to_float(c->arena, x->val),
                                         const_to_float(c->arena, y->val)));
    } else {
        builtin_value(x, t);
    }
}

void check_real_imag(Checker *c, Operand *x, const BuiltinCall *b)
{
    if (kind_is_untyped(x->type->kind)) {
        if (x->mode != MODE_CONSTANT) {
            check_convert_untyped(c, x, c->basic[TYPE_COMPLEX128]);
            if (x->mode == MODE_INVALID) {
                return;
            }
        } else if (kind_is_numeric(x->type->kind)) {
            x->type = c->basic[TYPE_UNTYPED_COMPLEX];
        }
    }
    if (refuse_param(c, x, b, kind_is_complex)) {
        return;
    }
    Type *t = part_of(c, x->type);
    if (t == NULL) {
        check_error_at(c, x->expr, DIAG_CALL,
                       "invalid argument: argument has type %s, expected complex type",
                       check_type_str(c, x->type));
        operand_invalid(c, x);
        return;
    }
    if (x->mode != MODE_CONSTANT) {
        builtin_value(x, t);
        return;
    }
    const ConstVal *z = const_to_complex(c->arena, x->val);
    const ConstVal *part =
        b->id == BUILTIN_REAL ? const_real(c->arena, z) : const_imag(c->arena, z);
    builtin_constant(x, t, (ConstVal *)part);
}

/* ---- min, max */

static bool fold_min_max(Checker *c, Operand *x, Operand *y, int id)
{
    if (!type_all(y->type, kind_is_ordered)) {
        builtin_refuse(c, y, "invalid argument: ", " cannot be ordered");
        return false;
    }
    if (x == y) {
        return true;
    }
    check_match_types(c, x, y);
    if (x->mode == MODE_INVALID) {
        return false;
    }
    if (!type_identical(x->type, y->type)) {
        check_error_at(c, y->expr, DIAG_TYPE_MISMATCH,
                       "invalid argument: mismatched types %s (previous argument) and %s (type of "
                       "%s)",
                       check_type_str(c, x->type), check_type_str(c, y->type),
                       check_expr_str(c, y->expr));
        return false;
    }
    if (x->mode != MODE_CONSTANT || y->mode != MODE_CONSTANT) {
        x->mode = MODE_VALUE;
        return true;
    }
    const ConstVal *a = y->val, *b = x->val;
    if (const_kind(a) != CONST_UNKNOWN && const_kind(b) != CONST_UNKNOWN) {
        const_match(c->arena, &a, &b);
        if (const_compare(a, id == BUILTIN_MIN ? TOK_LSS : TOK_GTR, b)) {
            *x = *y;
        }
    }
    return true;
}

void check_min_max(Checker *c, Operand *x, const BuiltinCall *b)
{
    if (!fold_min_max(c, x, x, b->id)) {
        return;
    }
    for (int i = 1; i < b->count; i++) {
        if (!fold_min_max(c, x, &b->args[i], b->id)) {
            operand_invalid(c, x);
            return;
        }
    }
    if (x->mode != MODE_CONSTANT) {
        x->mode = MODE_VALUE;
        const char *context = arena_printf(c->arena, "argument to %s", b->name);
        check_assignment(c, x, type_new(c, TYPE_INTERFACE), context);
        if (x->mode == MODE_INVALID) {
            return;
        }
    }
    for (int i = 0; i < b->count; i++) {
        check_update_expr_type(c, b->args[i].expr, x->type, true);
    }
}
