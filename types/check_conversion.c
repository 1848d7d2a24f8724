/* types/check_conversion.c: T(x).
 *
 * A constant converted to a constant type stays one if its value fits; all else follows the spec's
 * list, starting with assignability. With type parameters on either side, every term must convert.
 */
#include "types/types_internal.h"

#include "base/utf8.h"
#include "types/decl_internal.h" /* type_identical_tags */

static bool is_bytes_or_runes(Type *t)
{
    Type *u = type_underlying(t);
    if (u->kind != TYPE_SLICE) {
        return false;
    }
    TypeKind elem = under_kind(u->slice.elem);
    return elem == TYPE_UINT8 || elem == TYPE_INT32;
}

static ConstVal *const_of_rune(Checker *c, const ConstVal *v)
{
    uint64_t u;
    int rune = const_uint64(v, &u) && u <= RUNE_MAX ? (int)u : UTF8_BAD;
    char text[UTF8_MAX];
    int len = utf8_encode(text, rune);
    return const_string(c->arena, intern(c->interns, text, (size_t)len));
}

static bool const_convertible(Checker *c, const Operand *x, Type *t, ConstVal **val)
{
    TypeKind kind = under_kind(t);
    if (kind > TYPE_LAST_BASIC) {
        return false;
    }
    if (const_representable(c->arena, x->val, kind, val)) {
        return true;
    }
    if (kind_is_integer(kind) && val != NULL) { /* messages show the integer */
        ConstVal *n = const_to_int(c->arena, x->val);
        *val = const_kind(n) == CONST_INT ? n : *val;
    }
    if (kind_is_integer(under_kind(x->type)) && kind_is_string(kind)) {
        if (val != NULL) {
            *val = const_of_rune(c, x->val);
        }
        return true;
    }
    return false;
}

static bool pointers_convertible(Type *v, Type *t)
{
    if (v->kind != TYPE_POINTER || t->kind != TYPE_POINTER) {
        return false;
    }
    Type *a = v->pointer.elem, *b = t->pointer.elem;
    return a->kind != TYPE_PARAM && b->kind != TYPE_PARAM &&
           type_identical_tags(type_underlying(a), type_underlying(b), true);
}

static bool slice_to_array(Type *vu, Type *tu)
{
    if (vu->kind != TYPE_SLICE) {
        return false;
    }
    if (tu->kind == TYPE_POINTER) {
        tu = type_underlying(tu->pointer.elem);
    }
    return tu->kind == TYPE_ARRAY && type_identical(vu->slice.elem, tu->array.elem);
}

static bool is_pointer_like(TypeKind k) { return k == TYPE_POINTER || k == TYPE_UINTPTR; }

static bool is_int_or_float(TypeKind k) { return kind_is_integer(k) || kind_is_float(k); }

/* The conversions between typed operands that the spec lists beyond assignability. */
static bool under_convertible(Type *v, Type *t)
{
    Type *vu = type_underlying(v), *tu = type_underlying(t);
    TypeKind a = (TypeKind)vu->kind, b = (TypeKind)tu->kind;
    return (is_int_or_float(a) && is_int_or_float(b)) ||
           (kind_is_complex(a) && kind_is_complex(b)) ||
           ((kind_is_integer(a) || is_bytes_or_runes(v)) && kind_is_string(b)) ||
           (kind_is_string(a) && is_bytes_or_runes(t)) ||
           ((is_pointer_like(a) || a == TYPE_UNSAFE_POINTER) && b == TYPE_UNSAFE_POINTER) ||
           (a == TYPE_UNSAFE_POINTER && is_pointer_like(b)) || slice_to_array(vu, tu);
}

static bool operand_convertible(Checker *c, const Operand *x, Type *t, const char **cause);

/* One possible type of x converted to one that t may be. */
static bool term_convertible(Checker *c, const Operand *x, Type *from, Type *t, Type *to,
                             const char **cause)
{
    Operand y = *x;
    y.type = from;
    if (operand_convertible(c, &y, to, cause)) {
        return true;
    }
    const char *of_x =
        from == x->type ? "" : arena_printf(c->arena, " (in %s)", check_type_str(c, x->type));
    const char *of_t = to == t ? "" : arena_printf(c->arena, " (in %s)", check_type_str(c, t));
    check_add_cause(c, cause, arena_printf(c->arena, "cannot convert %s%s to type %s%s",
                                           check_type_str(c, from), of_x, check_type_str(c, to),
                                           of_t));
    return false;
}

static bool to_every_term(Checker *c, const Operand *x, Type *from, Type *t, const char **cause)
{
    if (t->kind != TYPE_PARAM) {
        return term_convertible(c, x, from, t, t, cause);
    }
    TypeSet *set = type_set(t);
    for (int i = 0; i < set->term_count; i++) {
        if (!term_convertible(c, x, from, t, set->terms[i], cause)) {
            return false;
        }
    }
    return set->term_count > 0;
}

/* Conversions from or to type parameters: every term must convert. */
static bool param_convertible(Checker *c, const Operand *x, Type *t, const char **cause)
{
    if (x->type->kind != TYPE_PARAM) {
        return to_every_term(c, x, x->type, t, cause);
    }
    TypeSet *set = type_set(x->type);
    for (int i = 0; i < set->term_count; i++) {
        if (!to_every_term(c, x, set->terms[i], t, cause)) {
            return false;
        }
    }
    return set->term_count > 0;
}

/* reflect hands out values of type unsafe.Pointer to those who never imported unsafe. */
static bool is_forbidden(const Checker *c, const Operand *x, Type *t)
{
    return c->forbids_unsafe && !c->env.pkg->is_std &&
           (under_kind(x->type) == TYPE_UNSAFE_POINTER || under_kind(t) == TYPE_UNSAFE_POINTER);
}

static bool operand_convertible(Checker *c, const Operand *x, Type *t, const char **cause)
{
    if (operand_assignable(c, x, t, cause)) {
        return true;
    }
    if (is_forbidden(c, x, t)) {
        *cause = "-sandbox refuses it: memory could be forged";
        return false;
    }
    if (x->type->kind == TYPE_PARAM || t->kind == TYPE_PARAM) {
        return param_convertible(c, x, t, cause);
    }
    return type_identical_tags(type_underlying(x->type), type_underlying(t), true) ||
           pointers_convertible(x->type, t) || under_convertible(x->type, t);
}

/* A constant converted to a type parameter is a value; every term must be able to hold it. */
static bool const_to_param(Checker *c, const Operand *x, Type *t, const char **cause)
{
    TypeSet *set = type_set(type_underlying(t));
    if (!set->has_terms || set->term_count == 0) {
        *cause = arena_printf(c->arena, "%s does not contain specific types",
                              check_type_str(c, t));
        return false;
    }
    for (int i = 0; i < set->term_count; i++) {
        Type *u = type_underlying(set->terms[i]);
        if ((kind_is_string(under_kind(x->type)) && is_bytes_or_runes(u)) ||
            const_convertible(c, x, u, NULL)) {
            continue;
        }
        if (kind_is_integer(under_kind(x->type)) && kind_is_integer((TypeKind)u->kind)) {
            *cause = arena_printf(c->arena, "constant %s overflows %s (in %s)",
                                  const_text(c->arena, x->val), check_type_str(c, u),
                                  check_type_str(c, t));
        } else {
            *cause = arena_printf(c->arena, "cannot convert %s to type %s (in %s)",
                                  check_operand_str(c, x), check_type_str(c, u),
                                  check_type_str(c, t));
        }
        return false;
    }
    return true;
}

/* The type that x itself takes when it is untyped and converted to t. */
static Type *conversion_operand_type(Checker *c, const Operand *x, Type *t, bool was_const)
{
    bool to_const_type = t->kind != TYPE_PARAM && kind_is_const(under_kind(t));
    if (x->mode == MODE_NIL || x->type->kind == TYPE_UNTYPED_NIL) {
        return t;
    }
    if (type_is_interface(t) || (was_const && !to_const_type)) {
        return type_default(x->type);
    }
    if (x->mode == MODE_CONSTANT && kind_is_integer(x->type->kind) && type_all(t, kind_is_string)) {
        return const_representable(c->arena, x->expr->val, TYPE_INT, NULL)
                   ? type_default(x->type)
                   : x->type; /* string(1 << 60): the value is folded, its parts stay as they are */
    }
    return t;
}

static bool convert_operand(Checker *c, Operand *x, Type *t, const char **cause)
{
    if (x->mode == MODE_CONSTANT && t->kind != TYPE_PARAM && kind_is_const(under_kind(t))) {
        return const_convertible(c, x, t, &x->val);
    }
    if (x->mode == MODE_CONSTANT && t->kind == TYPE_PARAM) {
        bool ok = const_to_param(c, x, t, cause);
        x->mode = MODE_VALUE;
        return ok;
    }
    if (operand_convertible(c, x, t, cause)) {
        x->mode = MODE_VALUE;
        return true;
    }
    return false;
}

static bool is_int_const_overflow(const Operand *x, Type *t)
{
    return x->mode == MODE_CONSTANT && t->kind != TYPE_PARAM &&
           kind_is_integer(under_kind(x->type)) && kind_is_integer(under_kind(t));
}

static void report_conversion(Checker *c, Operand *x, Type *t, const char *cause)
{
    if (is_int_const_overflow(x, t)) {
        check_error_at(c, x->expr, DIAG_CONST, "constant %s overflows %s",
                       const_text(c->arena, x->val), check_type_str(c, t));
    } else if (cause != NULL && *cause != '\0') {
        check_error_at(c, x->expr, DIAG_CONVERT, "cannot convert %s to type %s: %s",
                       check_operand_str(c, x), check_type_str(c, t), cause);
    } else {
        check_error_at(c, x->expr, DIAG_CONVERT, "cannot convert %s to type %s",
                       check_operand_str(c, x), check_type_str(c, t));
    }
    operand_invalid(c, x);
}

void check_conversion(Checker *c, Operand *x, Type *t)
{
    bool was_const = x->mode == MODE_CONSTANT;
    Operand before = *x;
    const char *cause = NULL;
    if (!convert_operand(c, x, t, &cause)) {
        before.mode = t->kind == TYPE_PARAM ? x->mode : before.mode;
        before.val = x->val;
        report_conversion(c, &before, t, cause);
        operand_invalid(c, x);
        return;
    }
    if (kind_is_untyped(before.type->kind)) {
        Operand shape = *x;
        shape.type = before.type;
        if (before.mode == MODE_NIL) {
            shape.mode = MODE_NIL;
        }
        check_update_expr_type(c, x->expr, conversion_operand_type(c, &shape, t, was_const), true);
    }
    x->type = t;
}
