/* types/check_binary.c: operators: + - * / …, comparisons, shifts, and the unary ones.
 *
 * Operands are matched first (an untyped one takes the other's type), then the operator is tried
 * on the common type, then constants are folded. Shifts are apart: their operands need not match.
 */
#include "types/types_internal.h"

#include <string.h>

#include "types/decl_internal.h" /* type_has_empty_set */

/* ---- which operators a type has */

static bool is_numeric_or_string(TypeKind k) { return kind_is_numeric(k) || kind_is_string(k); }

static KindTest binary_test(TokenKind op)
{
    switch (op) {
    case TOK_ADD:
        return is_numeric_or_string;
    case TOK_SUB:
    case TOK_MUL:
    case TOK_QUO:
        return kind_is_numeric;
    case TOK_ANDAND:
    case TOK_OROR:
        return kind_is_boolean;
    default:
        return kind_is_integer;
    }
}

static KindTest unary_test(TokenKind op)
{
    switch (op) {
    case TOK_NOT:
        return kind_is_boolean;
    case TOK_XOR:
        return kind_is_integer;
    default:
        return kind_is_numeric;
    }
}

static bool check_op(Checker *c, Operand *x, TokenKind op, KindTest test)
{
    if (type_all(x->type, test)) {
        return true;
    }
    check_error_at(c, x->expr, DIAG_OPERAND, "invalid operation: operator %s not defined on %s",
                   token_spelling(op), check_operand_str(c, x));
    operand_invalid(c, x);
    return false;
}

/* ---- unary operators */

static void check_address_of(Checker *c, Operand *x, UnaryExpr *e)
{
    if (x->mode != MODE_VARIABLE && ast_unparen(e->x)->kind != NODE_COMPOSITE_LIT) {
        check_error_at(c, x->expr, DIAG_OPERAND, "invalid operation: cannot take address of %s",
                       check_operand_str(c, x));
        operand_invalid(c, x);
        return;
    }
    expr_mark_addressed(e->x);
    x->mode = MODE_VALUE;
    x->type = type_new_pointer(c, x->type);
}

static void check_receive(Checker *c, Operand *x)
{
    Type *u = check_core_type(x->type);
    const char *text = NULL, *end = "";
    if (u == NULL) {
        text = "cannot receive from";
        end = " (no core type)";
    } else if (u->kind != TYPE_CHAN) {
        text = "cannot receive from non-channel";
    } else if (u->chan.dir == CHAN_SEND_ONLY) {
        text = "cannot receive from send-only channel";
    }
    if (text != NULL) {
        check_error_at(c, x->expr, DIAG_OPERAND, "invalid operation: %s %s%s", text,
                       check_operand_str(c, x), end);
        operand_invalid(c, x);
        return;
    }
    x->mode = MODE_COMMA_OK;
    x->type = u->chan.elem;
    c->env.has_call_or_recv = true;
}

static int unsigned_bits(Type *t)
{
    TypeKind k = under_kind(t);
    return kind_is_unsigned(k) ? (int)type_size(t) * 8 : 0;
}

void check_unary(Checker *c, Operand *x, UnaryExpr *e)
{
    check_expr(c, x, e->x);
    if (x->mode == MODE_INVALID) {
        return;
    }
    switch (e->op) {
    case TOK_AND:
        check_address_of(c, x, e);
        return;
    case TOK_ARROW:
        check_receive(c, x);
        return;
    case TOK_TILDE:
        check_error_at(c, &e->e, DIAG_OPERAND,
                       "cannot use ~ outside of interface or type constraint%s",
                       type_all(x->type, kind_is_integer) ? " (use ^ for bitwise complement)" : "");
        operand_invalid(c, x);
        return;
    default:
        break;
    }
    if (!check_op(c, x, e->op, unary_test(e->op))) {
        return;
    }
    if (x->mode != MODE_CONSTANT) {
        x->mode = MODE_VALUE;
        return;
    }
    if (const_kind(x->val) == CONST_UNKNOWN) {
        return;
    }
    x->val = const_unary(c->arena, e->op, x->val, unsigned_bits(x->type));
    x->expr = &e->e;
    check_overflow(c, x, e->e.pos);
}

/* ---- comparisons */

static const char *kind_text(Checker *c, Type *t)
{
    switch (under_kind(t)) {
    case TYPE_ARRAY:
        return "array";
    case TYPE_SLICE:
        return "slice";
    case TYPE_STRUCT:
        return "struct";
    case TYPE_POINTER:
        return "pointer";
    case TYPE_FUNC:
        return "func";
    case TYPE_INTERFACE:
        return t->kind == TYPE_PARAM
                   ? arena_printf(c->arena, "type parameter %s", check_type_str(c, t))
                   : "interface";
    case TYPE_MAP:
        return "map";
    case TYPE_CHAN:
        return "chan";
    default:
        return check_type_str(c, t);
    }
}

static bool is_empty_param(Type *t) { return t->kind == TYPE_PARAM && type_has_empty_set(t); }

/* Why t has no ==; "" when there is no more to say than that. */
static const char *incomparable_cause(Checker *c, Type *t)
{
    Type *u = type_underlying(t);
    switch (u->kind) {
    case TYPE_SLICE:
    case TYPE_FUNC:
    case TYPE_MAP:
        return arena_printf(c->arena, "%s can only be compared to nil", kind_text(c, t));
    case TYPE_STRUCT:
        for (int i = 0; i < u->strukt.field_count; i++) {
            Type *f = u->strukt.fields[i]->type;
            if (!type_comparable(f)) {
                return arena_printf(c->arena, "struct containing %s cannot be compared",
                                    check_type_str(c, f));
            }
        }
        return "";
    case TYPE_ARRAY:
        return arena_printf(c->arena, "%s cannot be compared", check_type_str(c, u));
    case TYPE_INTERFACE:
        return is_empty_param(t)        ? "empty type set"
               : t->kind == TYPE_PARAM ? "incomparable types in type set"
                                       : "";
    default:
        return "";
    }
}

/* The operand at fault, or NULL when x op y is fine; *cause may get a reason. */
static Operand *comparison_fault(Checker *c, Operand *x, Operand *y, TokenKind op,
                                 const char **cause)
{
    if (!operand_assignable(c, x, y->type, NULL) && !operand_assignable(c, y, x->type, NULL)) {
        *cause = arena_printf(c->arena, "mismatched types %s and %s", check_type_str(c, x->type),
                              check_type_str(c, y->type));
        return y;
    }
    if (op != TOK_EQL && op != TOK_NEQ) {
        return !type_all(x->type, kind_is_ordered)   ? x
               : !type_all(y->type, kind_is_ordered) ? y
                                                     : NULL;
    }
    if (operand_is_nil(x) || operand_is_nil(y)) {
        return type_has_nil(operand_is_nil(x) ? y->type : x->type) ? NULL : y;
    }
    if (!type_comparable(x->type) || is_empty_param(x->type)) {
        *cause = incomparable_cause(c, x->type);
        return x;
    }
    if (!type_comparable(y->type)) {
        *cause = incomparable_cause(c, y->type);
        return y;
    }
    return NULL;
}

static void report_comparison(Checker *c, Operand *x, Operand *y, Operand *fault, TokenKind op,
                              const char *cause, bool is_switch_case)
{
    const char *op_text = token_spelling(op);
    if (*cause == '\0') {
        if (x->type->kind == TYPE_PARAM || y->type->kind == TYPE_PARAM) {
            fault = x->type->kind == TYPE_PARAM ? fault : y;
            cause = arena_printf(c->arena, "type parameter %s is not comparable with %s",
                                 check_type_str(c, fault->type), op_text);
        } else {
            cause = arena_printf(c->arena, "operator %s not defined on %s", op_text,
                                 kind_text(c, fault->type));
        }
    }
    if (is_switch_case) {
        check_error_at(c, x->expr, DIAG_OPERAND, "invalid case %s in switch on %s (%s)",
                       check_expr_str(c, x->expr), check_expr_str(c, y->expr), cause);
    } else {
        check_error_at(c, fault->expr, DIAG_OPERAND, "invalid operation: %s %s %s (%s)",
                       check_expr_str(c, x->expr), op_text, check_expr_str(c, y->expr), cause);
    }
    operand_invalid(c, x);
}

void check_comparison(Checker *c, Operand *x, Operand *y, TokenKind op, bool is_switch_case)
{
    if (x->type->kind == TYPE_INVALID || y->type->kind == TYPE_INVALID) {
        operand_invalid(c, x);
        return;
    }
    op = is_switch_case ? TOK_EQL : op;
    const char *cause = "";
    Operand *fault = comparison_fault(c, x, y, op, &cause);
    if (fault != NULL) {
        report_comparison(c, x, y, fault, op, cause, is_switch_case);
        return;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        const ConstVal *a = x->val, *b = y->val;
        if (const_kind(a) == CONST_UNKNOWN || const_kind(b) == CONST_UNKNOWN) {
            x->val = const_unknown(c->arena);
        } else {
            const_match(c->arena, &a, &b);
            x->val = const_bool(c->arena, const_compare(a, op, b));
        }
    } else {
        x->mode = MODE_VALUE;
        check_update_expr_type(c, x->expr, type_default(x->type), true);
        check_update_expr_type(c, y->expr, type_default(y->type), true);
    }
    x->type = c->basic[TYPE_UNTYPED_BOOL];
}

/* ---- shifts */

static bool refuse_operand(Checker *c, Operand *x, Operand *at, const char *before,
                           const char *after)
{
    check_error_at(c, at->expr, DIAG_OPERAND, "invalid operation: %s %s%s", before,
                   check_operand_str(c, at), after);
    operand_invalid(c, x);
    return false;
}

static bool is_int_valued(Checker *c, const ConstVal *v)
{
    return const_kind(const_to_int(c->arena, v)) == CONST_INT;
}

static bool check_shift_count(Checker *c, Operand *x, Operand *y)
{
    if (y->mode == MODE_CONSTANT) {
        ConstVal *count = const_to_int(c->arena, y->val);
        if (const_kind(count) == CONST_INT && const_sign(count) < 0) {
            return refuse_operand(c, x, y, "negative shift count", "");
        }
        if (kind_is_untyped(y->type->kind)) {
            /* the value decides, whatever kind the constant has; its node becomes a uint */
            check_representable(c, y, c->basic[TYPE_UINT]);
            if (y->mode == MODE_INVALID) {
                operand_invalid(c, x);
                return false;
            }
            if (x->mode != MODE_CONSTANT) {
                check_convert_untyped(c, y, c->basic[TYPE_UINT]);
            }
            return true;
        }
        return true; /* a typed constant: its value decides */
    }
    if (kind_is_untyped(y->type->kind)) {
        check_convert_untyped(c, y, c->basic[TYPE_UINT]);
        if (y->mode == MODE_INVALID) {
            operand_invalid(c, x);
            return false;
        }
        return true;
    }
    if (!type_all(y->type, kind_is_integer)) {
        return refuse_operand(c, x, y, "shift count", " must be integer");
    }
    return true;
}

static void fold_shift(Checker *c, Operand *x, Operand *y, Expr *e, TokenKind op)
{
    /* the smallest subnormal float64 is 1 >> (1023 - 1 + 52): no constant needs to shift further */
    enum { MAX_SHIFT = 1023 - 1 + 52 };
    bool is_unknown =
        const_kind(x->val) == CONST_UNKNOWN || const_kind(y->val) == CONST_UNKNOWN;
    uint64_t count = 0;
    if (!is_unknown) {
        ConstVal *n = const_to_int(c->arena, y->val);
        if (!const_uint64(n, &count) || count > MAX_SHIFT) {
            refuse_operand(c, x, y, "invalid shift count", "");
            return;
        }
    }
    if (!kind_is_integer(under_kind(x->type))) {
        x->type = c->basic[TYPE_UNTYPED_INT];
    }
    if (is_unknown) {
        x->val = const_unknown(c->arena);
        return;
    }
    x->val = const_shift(c->arena, const_to_int(c->arena, x->val), op, (unsigned)count);
    if (e != NULL) {
        x->expr = e;
    }
    check_overflow(c, x, expr_op_pos(x->expr));
}

static void check_shift(Checker *c, Operand *x, Operand *y, Expr *e, TokenKind op)
{
    bool is_untyped = kind_is_untyped(x->type->kind);
    bool is_int = type_all(x->type, kind_is_integer);
    if (!is_int && !(is_untyped && x->mode == MODE_CONSTANT && is_int_valued(c, x->val))) {
        refuse_operand(c, x, x, "shifted operand", " must be integer");
        return;
    }
    if (!check_shift_count(c, x, y)) {
        return;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        fold_shift(c, x, y, e, op);
        return;
    }
    if (x->mode == MODE_CONSTANT && is_untyped) {
        x->mode = MODE_VALUE; /* its type arrives later: see convert.c */
        return;
    }
    if (!is_int) {
        refuse_operand(c, x, x, "shifted operand", " must be integer");
        return;
    }
    x->mode = MODE_VALUE;
}

/* ---- all the others */

/* A complex divisor counts as zero when its squared magnitude underflows to it. */
static bool is_zero_divisor(Checker *c, const ConstVal *v, bool is_complex)
{
    if (const_sign(v) == 0 || !is_complex) {
        return const_sign(v) == 0;
    }
    const ConstVal *re = const_real(c->arena, v), *im = const_imag(c->arena, v);
    const ConstVal *re2 = const_binary(c->arena, c->interns, re, TOK_MUL, re, false);
    const ConstVal *im2 = const_binary(c->arena, c->interns, im, TOK_MUL, im, false);
    return const_sign(re2) == 0 && const_sign(im2) == 0;
}

static bool check_division(Checker *c, Operand *x, Operand *y)
{
    bool may_trap = x->mode == MODE_CONSTANT || type_all(x->type, kind_is_integer);
    bool is_complex = kind_is_complex(under_kind(x->type));
    if (!may_trap || y->mode != MODE_CONSTANT || const_kind(y->val) == CONST_UNKNOWN ||
        !is_zero_divisor(c, y->val, is_complex)) {
        return true;
    }
    check_error_at(c, y->expr, DIAG_CONST, "invalid operation: division by zero");
    operand_invalid(c, x);
    return false;
}

static void report_mismatch(Checker *c, Operand *x, Operand *y, Expr *e, Expr *lhs, Expr *rhs,
                            TokenKind op)
{
    if (x->type->kind == TYPE_INVALID || y->type->kind == TYPE_INVALID) {
        operand_invalid(c, x);
        return;
    }
    const char *a = check_type_str(c, x->type), *b = check_type_str(c, y->type);
    if (e != NULL) {
        check_error_at(c, x->expr, DIAG_TYPE_MISMATCH,
                       "invalid operation: %s (mismatched types %s and %s)", check_expr_str(c, e),
                       a, b);
    } else {
        check_error_at(c, x->expr, DIAG_TYPE_MISMATCH,
                       "invalid operation: %s %s= %s (mismatched types %s and %s)",
                       check_expr_str(c, lhs), token_spelling(op), check_expr_str(c, rhs), a, b);
    }
    operand_invalid(c, x);
}

static void fold_binary(Checker *c, Operand *x, Operand *y, Expr *e, TokenKind op)
{
    if (const_kind(x->val) == CONST_UNKNOWN || const_kind(y->val) == CONST_UNKNOWN) {
        x->val = const_unknown(c->arena);
        return;
    }
    const ConstVal *a = x->val, *b = y->val;
    bool is_integer = kind_is_integer(under_kind(x->type));
    const_match(c->arena, &a, &b);
    x->val = const_binary(c->arena, c->interns, a, op, b, is_integer);
    if (e != NULL) {
        x->expr = e;
    }
    check_overflow(c, x, expr_op_pos(x->expr));
}

void check_binary(Checker *c, Operand *x, Expr *e, Expr *lhs, Expr *rhs, TokenKind op)
{
    Operand y;
    check_expr(c, x, lhs);
    check_expr(c, &y, rhs);
    if (x->mode == MODE_INVALID) {
        return;
    }
    if (y.mode == MODE_INVALID) {
        operand_invalid(c, x);
        x->expr = y.expr;
        return;
    }
    if (op == TOK_SHL || op == TOK_SHR) {
        check_shift(c, x, &y, e, op);
        return;
    }
    check_match_types(c, x, &y);
    if (x->mode == MODE_INVALID) {
        return;
    }
    if ((token_flags(op) & TF_COMPARE) != 0) {
        check_comparison(c, x, &y, op, false);
        return;
    }
    if (x->type != y.type && !type_identical(x->type, y.type)) {
        report_mismatch(c, x, &y, e, lhs, rhs, op);
        return;
    }
    if (!check_op(c, x, op, binary_test(op))) {
        return;
    }
    if ((op == TOK_QUO || op == TOK_REM) && !check_division(c, x, &y)) {
        return;
    }
    if (x->mode == MODE_CONSTANT && y.mode == MODE_CONSTANT) {
        fold_binary(c, x, &y, e, op);
        return;
    }
    x->mode = MODE_VALUE;
}
