/* types/check_unsafe.c: calls of package unsafe's functions.
 *
 * Sizes and offsets are constants but for types that depend on a type parameter.
 */
#include "types/builtin_internal.h"

#include <string.h>

static bool assign_to(Checker *c, Operand *x, Type *t, const char *context)
{
    check_assignment(c, x, t, context);
    return x->mode != MODE_INVALID;
}

static bool has_variable_size(Type *t)
{
    if (t->kind == TYPE_PARAM) {
        return true;
    }
    if (!t->has_tparam) {
        return false;
    }
    Type *u = type_underlying(t);
    if (u->kind == TYPE_ARRAY) {
        return has_variable_size(u->array.elem);
    }
    for (int i = 0; u->kind == TYPE_STRUCT && i < u->strukt.field_count; i++) {
        if (has_variable_size(u->strukt.fields[i]->type)) {
            return true;
        }
    }
    return false;
}

static void set_size(Checker *c, Operand *x, Type *of, int64_t size)
{
    if (has_variable_size(of)) {
        builtin_value(x, c->basic[TYPE_UINTPTR]);
        return;
    }
    if (size == INT64_MAX) { /* saturated */
        builtin_refuse(c, x, "", " is too large");
        return;
    }
    builtin_constant(x, c->basic[TYPE_UINTPTR], const_int(c->arena, size));
}

static void check_sizeof(Checker *c, Operand *x, const BuiltinCall *b)
{
    bool is_size = b->id == BUILTIN_UNSAFE_SIZEOF;
    const char *context = is_size ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof";
    if (!assign_to(c, x, NULL, context)) {
        return;
    }
    Type *t = x->type;
    int64_t size = has_variable_size(t) ? 0 : is_size ? type_size(t) : type_align(t);
    set_size(c, x, t, size);
}

static Type *deref_struct_pointer(Type *t)
{
    Type *u = type_underlying(t);
    if (u->kind == TYPE_POINTER && type_underlying(u->pointer.elem)->kind == TYPE_STRUCT) {
        return u->pointer.elem;
    }
    return t;
}

static int64_t offset_along(Type *base, const LookupResult *r)
{
    int64_t offset = 0;
    for (int i = 0; i < r->path_len; i++) {
        Type *u = type_underlying(base);
        int64_t inner = type_field_offset(u, r->path[i]);
        offset = inner > INT64_MAX - offset ? INT64_MAX : offset + inner;
        base = u->strukt.fields[r->path[i]]->type;
    }
    return offset;
}

/* The field that Offsetof's argument selects; false after an error. */
static bool find_offset_field(Checker *c, Operand *x, SelectorExpr *sel, Type *base,
                              LookupResult *r)
{
    memset(r, 0, sizeof *r);
    check_lookup(c, base, sel->sel->name, r);
    const char *name = sel->sel->name->text;
    if (r->obj == NULL || r->is_ambiguous) {
        check_error_at(c, x->expr, DIAG_UNDEFINED, "invalid argument: %s has no single field %s",
                       check_type_str(c, base), name);
        return false;
    }
    if (r->obj->kind == OBJ_FUNC) {
        check_error_at(c, &sel->e, DIAG_CALL, "invalid argument: %s is a method value",
                       check_expr_str(c, &sel->e));
        return false;
    }
    if (r->is_indirect) {
        check_error_at(c, x->expr, DIAG_CALL,
                       "invalid argument: field %s is embedded via a pointer in %s", name,
                       check_type_str(c, base));
        return false;
    }
    return true;
}

static void check_offsetof(Checker *c, Operand *x, const BuiltinCall *b)
{
    Expr *arg = b->call->args[0];
    if (ast_unparen(arg)->kind != NODE_SELECTOR) {
        check_error_at(c, arg, DIAG_CALL, "invalid argument: %s is not a selector expression",
                       check_expr_str(c, arg));
        check_use_expr(c, arg);
        return;
    }
    SelectorExpr *sel = (SelectorExpr *)ast_unparen(arg);
    check_expr(c, x, sel->x);
    if (x->mode == MODE_INVALID) {
        return;
    }
    Type *base = deref_struct_pointer(x->type);
    LookupResult r;
    if (!find_offset_field(c, x, sel, base, &r)) {
        operand_invalid(c, x);
        return;
    }
    if (has_variable_size(base)) { /* each instance has its own */
        check_record_selection(c, sel, SEL_FIELD, base, &r);
    }
    set_size(c, x, base, has_variable_size(base) ? 0 : offset_along(base, &r));
}

static void check_unsafe_add(Checker *c, Operand *x, const BuiltinCall *b)
{
    Type *pointer = c->basic[TYPE_UNSAFE_POINTER];
    if (!assign_to(c, x, pointer, "argument to unsafe.Add")) {
        return;
    }
    if (!check_valid_index(c, &b->args[1], "length", true)) {
        operand_invalid(c, x);
        return;
    }
    builtin_value(x, pointer);
}

static void check_unsafe_slice(Checker *c, Operand *x, const BuiltinCall *b)
{
    Type *pointer = check_core_type(x->type);
    if (pointer == NULL || pointer->kind != TYPE_POINTER) {
        builtin_refuse(c, x, "invalid argument: ", " is not a pointer");
        return;
    }
    if (!check_valid_index(c, &b->args[1], "length", false)) {
        operand_invalid(c, x);
        return;
    }
    builtin_value(x, type_new_slice(c, pointer->pointer.elem));
}

static void check_slice_data(Checker *c, Operand *x)
{
    Type *slice = check_core_type(x->type);
    if (slice == NULL || slice->kind != TYPE_SLICE) {
        builtin_refuse(c, x, "invalid argument: ", " is not a slice");
        return;
    }
    builtin_value(x, type_new_pointer(c, slice->slice.elem));
}

static void check_unsafe_string(Checker *c, Operand *x, const BuiltinCall *b)
{
    if (!assign_to(c, x, type_new_pointer(c, c->byte_type), "argument to unsafe.String")) {
        return;
    }
    if (!check_valid_index(c, &b->args[1], "length", false)) {
        operand_invalid(c, x);
        return;
    }
    builtin_value(x, c->basic[TYPE_STRING]);
}

static void check_string_data(Checker *c, Operand *x)
{
    if (assign_to(c, x, c->basic[TYPE_STRING], "argument to unsafe.StringData")) {
        builtin_value(x, type_new_pointer(c, c->byte_type));
    }
}

void check_unsafe_call(Checker *c, Operand *x, const BuiltinCall *b)
{
    switch ((BuiltinId)b->id) {
    case BUILTIN_UNSAFE_ADD:
        check_unsafe_add(c, x, b);
        break;
    case BUILTIN_UNSAFE_ALIGNOF:
    case BUILTIN_UNSAFE_SIZEOF:
        check_sizeof(c, x, b);
        break;
    case BUILTIN_UNSAFE_OFFSETOF:
        check_offsetof(c, x, b);
        break;
    case BUILTIN_UNSAFE_SLICE:
        check_unsafe_slice(c, x, b);
        break;
    case BUILTIN_UNSAFE_SLICE_DATA:
        check_slice_data(c, x);
        break;
    case BUILTIN_UNSAFE_STRING:
        check_unsafe_string(c, x, b);
        break;
    default:
        check_string_data(c, x);
    }
}
