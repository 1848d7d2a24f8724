/* types/operand.c: operands as messages show them, and the filters on their modes.
 *
 * An operand is printed as the expression it came from with, in parentheses, what the checker
 * knows of it: `x (variable of type int)`, `1 << 3 (untyped int constant 8)`, `f() (no value)`.
 * Nothing here runs unless a message is about to be reported.
 */
#include "types/types_internal.h"

#include <string.h>

#include "types/decl_internal.h" /* type_has_empty_set */

static const char *const mode_text[] = {
    [MODE_INVALID] = "invalid operand",
    [MODE_NOVALUE] = "no value",
    [MODE_BUILTIN] = "built-in",
    [MODE_TYPE] = "type",
    [MODE_CONSTANT] = "constant",
    [MODE_VARIABLE] = "variable",
    [MODE_MAP_INDEX] = "map index expression",
    [MODE_VALUE] = "value",
    [MODE_NIL] = "nil",
    [MODE_COMMA_OK] = "comma, ok expression",
};

static const char *builtin_name(int id)
{
    static const char *const names[] = {
#define BUILTIN(name, text, min, variadic, kind) text,
#include "types/builtin.def"
#undef BUILTIN
    };
    return names[id];
}

/* What stands before the parenthesis; "" when the operand has no text of its own. */
static const char *operand_expr_text(Checker *c, const Operand *x)
{
    if (x->expr != NULL) {
        return check_expr_str(c, x->expr);
    }
    switch (x->mode) {
    case MODE_BUILTIN:
        return builtin_name(x->builtin);
    case MODE_TYPE:
        return check_type_str(c, x->type);
    case MODE_CONSTANT:
        return const_text(c->arena, x->val);
    default:
        return "";
    }
}

static bool mode_has_type(OperandMode mode)
{
    return mode != MODE_INVALID && mode != MODE_NOVALUE && mode != MODE_BUILTIN &&
           mode != MODE_TYPE;
}

static void put_type(Checker *c, Buf *b, const Operand *x)
{
    if (x->type->kind == TYPE_INVALID) {
        buf_puts(b, " with invalid type");
        return;
    }
    bool is_generic = x->type->kind == TYPE_NAMED && check_is_generic(x->type);
    buf_printf(b, " of %stype %s", is_generic ? "generic " : "", check_type_str(c, x->type));
    if (x->type->kind == TYPE_PARAM && x->type->param.constraint != NULL) {
        buf_printf(b, " constrained by %s%s", check_type_str(c, x->type->param.constraint),
                   type_has_empty_set(x->type) ? " with empty type set" : "");
    }
}

static const char *nil_text(Checker *c, const Operand *x)
{
    if (x->type == NULL || x->type->kind == TYPE_INVALID) {
        return "nil (with invalid type)";
    }
    if (x->type->kind == TYPE_UNTYPED_NIL) {
        return "nil";
    }
    return arena_printf(c->arena, "nil (of type %s)", check_type_str(c, x->type));
}

static void put_operand(Checker *c, Buf *b, const Operand *x)
{
    const char *expr = operand_expr_text(c, x);
    if (*expr != '\0') {
        buf_printf(b, "%s (", expr);
    }
    bool has_type = mode_has_type(x->mode) && x->type != NULL;
    bool is_untyped = has_type && kind_is_untyped(x->type->kind);
    if (is_untyped) {
        buf_printf(b, "%s ", x->type->basic.name);
    }
    buf_puts(b, mode_text[x->mode]);
    if (x->mode == MODE_CONSTANT) {
        const char *val = const_text(c->arena, x->val);
        if (strcmp(val, expr) != 0) {
            buf_printf(b, " %s", val);
        }
    }
    if (has_type && !is_untyped) {
        put_type(c, b, x);
    }
    if (*expr != '\0') {
        buf_putc(b, ')');
    }
}

const char *check_operand_str(Checker *c, const Operand *x)
{
    if (x->mode == MODE_NIL) {
        return nil_text(c, x);
    }
    Buf b;
    buf_init(&b);
    put_operand(c, &b, x);
    const char *text = arena_strndup(c->arena, b.data, b.len);
    buf_deinit(&b);
    return text;
}

void operand_invalid(Checker *c, Operand *x)
{
    (void)c;
    x->mode = MODE_INVALID; /* the type stays: counts of arguments are explained with it */
    x->val = NULL;
}

void check_exclude_no_value(Checker *c, Operand *x)
{
    if (x->mode == MODE_NOVALUE) {
        check_error_at(c, x->expr, DIAG_OPERAND, "%s used as value or type",
                       check_operand_str(c, x));
        operand_invalid(c, x);
    }
}

void check_exclude_non_values(Checker *c, Operand *x)
{
    const char *what;
    switch (x->mode) {
    case MODE_NOVALUE:
        what = "used as value";
        break;
    case MODE_BUILTIN:
        what = "must be called";
        break;
    case MODE_TYPE:
        what = "is not an expression";
        break;
    default:
        return;
    }
    check_error_at(c, x->expr, DIAG_OPERAND, "%s %s", check_operand_str(c, x), what);
    operand_invalid(c, x);
}

void check_single_value(Checker *c, Operand *x)
{
    if (x->mode == MODE_VALUE && x->type->kind == TYPE_TUPLE) {
        check_error_at(c, x->expr, DIAG_OPERAND, "multiple-value %s in single-value context",
                       check_operand_str(c, x));
        operand_invalid(c, x);
    }
}

/* Refuses a generic type or function that was not instantiated. */
void check_non_generic(Checker *c, Operand *x)
{
    if (x->mode == MODE_INVALID || x->mode == MODE_NOVALUE || x->type == NULL) {
        return;
    }
    const char *what = NULL;
    if (x->type->kind == TYPE_NAMED) {
        if (x->type->named.tparam_count > 0 && x->type->named.targs.len == 0) {
            what = "type";
        }
    } else if (x->type->kind == TYPE_FUNC && x->type->func.tparam_count > 0) {
        what = "function";
    }
    if (what != NULL) {
        check_error_at(c, x->expr, DIAG_GENERIC, "cannot use generic %s %s without instantiation",
                       what, check_expr_str(c, x->expr));
        operand_invalid(c, x);
    }
}

/* ---- small questions about types that may be type parameters */

bool type_all(Type *t, KindTest test)
{
    if (t->kind != TYPE_PARAM) {
        return test(under_kind(t));
    }
    TypeSet *set = type_set(type_underlying(t));
    for (int i = 0; i < set->term_count; i++) {
        if (!test(under_kind(set->terms[i]))) {
            return false;
        }
    }
    return set->has_terms && set->term_count > 0;
}

bool type_under_is(Type *t, bool (*visit)(Type *under, void *ctx), void *ctx)
{
    if (t->kind != TYPE_PARAM) {
        return visit(type_underlying(t), ctx);
    }
    TypeSet *set = type_set(type_underlying(t));
    if (!set->has_terms || set->term_count == 0) {
        return visit(NULL, ctx);
    }
    for (int i = 0; i < set->term_count; i++) {
        if (!visit(type_underlying(set->terms[i]), ctx)) {
            return false;
        }
    }
    return true;
}

static bool kind_has_nil(TypeKind k)
{
    switch (k) {
    case TYPE_UNSAFE_POINTER:
    case TYPE_SLICE:
    case TYPE_POINTER:
    case TYPE_FUNC:
    case TYPE_INTERFACE:
    case TYPE_MAP:
    case TYPE_CHAN:
        return true;
    default:
        return false;
    }
}

bool type_has_nil(Type *t) { return type_all(t, kind_has_nil); }

static bool is_byte_slice(Type *t)
{
    return t->kind == TYPE_SLICE && under_kind(t->slice.elem) == TYPE_UINT8;
}

Type *type_core_string(Checker *c, Type *t)
{
    if (t->kind != TYPE_PARAM) {
        return type_underlying(t);
    }
    Type *core = check_core_type(t);
    if (core != NULL) {
        return core;
    }
    TypeSet *set = type_set(type_underlying(t));
    for (int i = 0; i < set->term_count; i++) {
        Type *u = type_underlying(set->terms[i]);
        if (u->kind != TYPE_STRING && !is_byte_slice(u)) {
            return NULL;
        }
    }
    return set->term_count > 0 ? c->basic[TYPE_STRING] : NULL;
}
