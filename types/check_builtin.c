/* types/check_builtin.c: calls of append, len, make, … and of package unsafe's functions.
 *
 * Each has its own rules; what they share (the number of arguments, no `...`) is checked first,
 * from builtin.def. Those whose first argument is a type, or a selector, look at the tree; all
 * others get evaluated arguments.
 */
#include "types/types_internal.h"

#include <string.h>


typedef struct BuiltinCall {
    CallExpr *call;
    int id;
    Operand *args; /* evaluated; of new, make and Offsetof not */
    int count;
} BuiltinCall;

static const struct BuiltinInfo {
    const char *name;
    int min_args;
    bool is_variadic;
} builtin_info[] = {
#define BUILTIN(name, text, min, variadic, kind) {text, min, variadic},
#include "types/builtin.def"
#undef BUILTIN
};

/* Each reports its own errors and leaves x invalid then. */
static void fail(Checker *c, Operand *x) { operand_invalid(c, x); }

static void refuse(Checker *c, Operand *x, const char *before, const char *after)
{
    check_error_at(c, x->expr, DIAG_CALL, "%s%s%s", before, check_operand_str(c, x), after);
    fail(c, x);
}

static void set_value(Operand *x, Type *t)
{
    x->mode = MODE_VALUE;
    x->type = t;
}

static void set_constant(Operand *x, Type *t, ConstVal *val)
{
    x->mode = MODE_CONSTANT;
    x->type = t;
    x->val = val;
}

static void set_no_value(Checker *c, Operand *x)
{
    x->mode = MODE_NOVALUE;
    x->type = type_new_tuple(c, NULL, 0);
}

static Type *empty_interface(Checker *c) { return type_new(c, TYPE_INTERFACE); }

/* ---- append, copy */

static Type *byte_slice(Checker *c) { return type_new_slice(c, c->byte_type); }

static void refuse_append(Checker *c, Operand *x)
{
    const char *cause;
    const char *text = check_operand_str(c, x);
    if (x->mode == MODE_NIL) {
        cause = "have untyped nil";
    } else if (x->type->kind == TYPE_PARAM) {
        Type *core = check_core_type(x->type);
        cause = core == NULL ? arena_printf(c->arena, "%s has no core type", text)
                             : arena_printf(c->arena, "%s has core type %s", text,
                                            check_type_str(c, core));
    } else {
        cause = arena_printf(c->arena, "have %s", text);
    }
    check_error_at(c, x->expr, DIAG_CALL, "first argument to append must be a slice; %s", cause);
    fail(c, x);
}

static bool is_append_string(Checker *c, const BuiltinCall *b)
{
    if (b->count != 2 || !b->call->has_dots ||
        !operand_assignable(c, &b->args[0], byte_slice(c), NULL)) {
        return false;
    }
    Type *t = type_core_string(c, b->args[1].type);
    return t != NULL && kind_is_string((TypeKind)t->kind);
}

static Object *param_of(Checker *c, Type *t)
{
    return object_new(c, OBJ_VAR, 0, c->env.pkg, c->blank, t);
}

static void check_append(Checker *c, Operand *x, const BuiltinCall *b)
{
    Type *slice = x->type;
    Type *core = x->mode == MODE_NIL ? NULL : check_core_type(slice);
    if (core == NULL || core->kind != TYPE_SLICE) {
        refuse_append(c, x);
        return;
    }
    if (is_append_string(c, b)) {
        if (kind_is_untyped(b->args[1].type->kind)) {
            check_convert_untyped(c, &b->args[1], c->basic[TYPE_STRING]);
        }
        set_value(x, slice);
        return;
    }
    Type *sig = type_new(c, TYPE_FUNC);
    Object *params[2] = {param_of(c, slice), param_of(c, type_new_slice(c, core->slice.elem))};
    sig->func.params = params;
    sig->func.param_count = 2;
    sig->func.is_variadic = true;
    check_arguments(c, b->call, sig, (TypeList){NULL, 0}, NULL, b->args, b->count);
    set_value(x, slice);
}

static void check_copy(Checker *c, Operand *x, const BuiltinCall *b)
{
    Operand *y = &b->args[1];
    Type *dst = check_core_type(x->type), *src = type_core_string(c, y->type);
    if (src != NULL && kind_is_string((TypeKind)src->kind)) {
        src = byte_slice(c);
    }
    if (dst == NULL || dst->kind != TYPE_SLICE || src == NULL || src->kind != TYPE_SLICE) {
        check_error_at(c, x->expr, DIAG_CALL,
                       "invalid argument: copy expects slice arguments; found %s and %s",
                       check_operand_str(c, x), check_operand_str(c, y));
        fail(c, x);
        return;
    }
    if (!type_identical(dst->slice.elem, src->slice.elem)) {
        check_error_at(c, x->expr, DIAG_CALL,
                       "invalid argument: arguments to copy %s and %s have different element types "
                       "%s and %s",
                       check_operand_str(c, x), check_operand_str(c, y),
                       check_type_str(c, dst->slice.elem), check_type_str(c, src->slice.elem));
        fail(c, x);
        return;
    }
    if (kind_is_untyped(y->type->kind)) {
        check_convert_untyped(c, y, c->basic[TYPE_STRING]);
    }
    set_value(x, c->basic[TYPE_INT]);
}

/* ---- len, cap */

static Type *array_behind_pointer(Type *u)
{
    if (u->kind == TYPE_POINTER) {
        Type *base = type_underlying(u->pointer.elem);
        return base->kind == TYPE_ARRAY ? base : u;
    }
    return u;
}

struct LenTerm {
    bool is_len;
};

static bool has_len(Type *u, void *ctx)
{
    const struct LenTerm *l = ctx;
    if (u == NULL) {
        return false;
    }
    switch (array_behind_pointer(u)->kind) {
    case TYPE_STRING:
    case TYPE_UNTYPED_STRING:
    case TYPE_MAP:
        return l->is_len;
    case TYPE_ARRAY:
    case TYPE_SLICE:
    case TYPE_CHAN:
        return true;
    default:
        return false;
    }
}

/* A length that is known now: of constant strings, and of arrays whose expression does nothing. */
static ConstVal *constant_len(Checker *c, const Operand *x)
{
    if (x->type->kind == TYPE_PARAM) {
        return NULL;
    }
    Type *u = array_behind_pointer(type_underlying(x->type));
    if (x->mode == MODE_CONSTANT && const_kind(x->val) == CONST_STRING) {
        return const_int(c->arena, const_string_val(x->val)->len);
    }
    if (u->kind == TYPE_ARRAY && !c->env.has_call_or_recv) {
        return u->array.len >= 0 ? const_int(c->arena, u->array.len) : const_unknown(c->arena);
    }
    return NULL;
}

static void check_len_cap(Checker *c, Operand *x, const BuiltinCall *b)
{
    struct LenTerm l = {b->id == BUILTIN_LEN};
    if (x->mode == MODE_NIL || !type_under_is(x->type, has_len, &l)) {
        if (type_underlying(x->type)->kind != TYPE_INVALID) {
            check_error_at(c, x->expr, DIAG_CALL, "invalid argument: %s for %s",
                           check_operand_str(c, x), builtin_info[b->id].name);
        }
        fail(c, x);
        return;
    }
    ConstVal *val = constant_len(c, x);
    if (val != NULL) {
        set_constant(x, c->basic[TYPE_INT], val);
    } else {
        set_value(x, c->basic[TYPE_INT]);
    }
}

/* ---- clear, close, delete */

static bool is_clearable(Type *u, void *ctx)
{
    (void)ctx;
    return u != NULL && (u->kind == TYPE_MAP || u->kind == TYPE_SLICE);
}

static void check_clear(Checker *c, Operand *x)
{
    if (!type_under_is(x->type, is_clearable, NULL)) {
        refuse(c, x, "invalid argument: cannot clear ",
               ": argument must be (or constrained by) map or slice");
        return;
    }
    set_no_value(c, x);
}

static bool is_closable(Type *u, void *ctx)
{
    const char **fault = ctx;
    if (u == NULL || u->kind != TYPE_CHAN) {
        *fault = "invalid operation: cannot close non-channel ";
        return false;
    }
    if (u->chan.dir == CHAN_RECV_ONLY) {
        *fault = "invalid operation: cannot close receive-only channel ";
        return false;
    }
    return true;
}

static void check_close(Checker *c, Operand *x)
{
    const char *fault = NULL;
    if (!type_under_is(x->type, is_closable, &fault)) {
        refuse(c, x, fault, "");
        return;
    }
    set_no_value(c, x);
}

struct MapKeys {
    Type *key;
    bool differ;
};

static bool collect_key(Type *u, void *ctx)
{
    struct MapKeys *keys = ctx;
    if (u == NULL || u->kind != TYPE_MAP) {
        return false;
    }
    if (keys->key != NULL && !type_identical(keys->key, u->map.key)) {
        keys->differ = true;
        return false;
    }
    keys->key = u->map.key;
    return true;
}

static void check_delete(Checker *c, Operand *x, const BuiltinCall *b)
{
    struct MapKeys keys = {NULL, false};
    if (!type_under_is(x->type, collect_key, &keys)) {
        if (keys.differ) {
            refuse(c, x, "invalid argument: maps of ", " must have identical key types");
        } else {
            refuse(c, x, "invalid argument: ", " is not a map");
        }
        return;
    }
    *x = b->args[1];
    check_assignment(c, x, keys.key, "argument to delete");
    if (x->mode != MODE_INVALID) {
        set_no_value(c, x);
    }
}

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
                   check_operand_str(c, x), builtin_info[b->id].name);
    fail(c, x);
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

static void check_complex(Checker *c, Operand *x, const BuiltinCall *b)
{
    Operand *y = &b->args[1];
    match_parts(c, x, y);
    if (x->mode == MODE_INVALID || y->mode == MODE_INVALID) {
        fail(c, x);
        return;
    }
    if (!type_identical(x->type, y->type)) {
        check_error_at(c, x->expr, DIAG_TYPE_MISMATCH,
                       "invalid operation: %s (mismatched types %s and %s)",
                       check_expr_str(c, &b->call->e), check_type_str(c, x->type),
                       check_type_str(c, y->type));
        fail(c, x);
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
        fail(c, x);
        return;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        set_constant(x, t, const_complex(c->arena, const_to_float(c->arena, x->val),
                                         const_to_float(c->arena, y->val)));
    } else {
        set_value(x, t);
    }
}

static void check_real_imag(Checker *c, Operand *x, const BuiltinCall *b)
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
        fail(c, x);
        return;
    }
    if (x->mode != MODE_CONSTANT) {
        set_value(x, t);
        return;
    }
    const ConstVal *z = const_to_complex(c->arena, x->val);
    const ConstVal *part =
        b->id == BUILTIN_REAL ? const_real(c->arena, z) : const_imag(c->arena, z);
    set_constant(x, t, (ConstVal *)part);
}

/* ---- make, new */

static int min_make_args(Checker *c, Expr *arg, Type *t)
{
    Type *core = check_core_type(t);
    if (core == NULL) {
        check_error_at(c, arg, DIAG_CALL, "invalid argument: cannot make %s: no core type",
                       check_expr_str(c, arg));
        return 0;
    }
    if (core->kind == TYPE_SLICE) {
        return 2;
    }
    if (core->kind == TYPE_MAP || core->kind == TYPE_CHAN) {
        return 1;
    }
    check_error_at(c, arg, DIAG_CALL,
                   "invalid argument: cannot make %s; type must be slice, map, or channel",
                   check_expr_str(c, arg));
    return 0;
}

static void check_make(Checker *c, Operand *x, const BuiltinCall *b)
{
    CallExpr *call = b->call;
    Type *t = check_var_type(c, call->args[0]);
    int min = t->kind == TYPE_INVALID ? 0 : min_make_args(c, call->args[0], t);
    if (min == 0) {
        check_use(c, call->args + 1, call->arg_count - 1);
        return;
    }
    if (b->count < min || b->count > min + 1) {
        check_error_at(c, &call->e, DIAG_CALL,
                       "invalid operation: %s expects %d or %d arguments; found %d",
                       check_expr_str(c, &call->e), min, min + 1, b->count);
        return;
    }
    int64_t sizes[2] = {-1, -1};
    for (int i = 1; i < b->count; i++) {
        Type *type;
        sizes[i - 1] = check_index_value(c, call->args[i], -1, &type);
    }
    if (sizes[1] >= 0 && sizes[0] > sizes[1]) {
        check_error_at(c, call->args[1], DIAG_CALL,
                       "invalid argument: length and capacity swapped");
    }
    set_value(x, t);
}

static void check_new(Checker *c, Operand *x, const BuiltinCall *b)
{
    Type *t = check_var_type(c, b->call->args[0]);
    if (t->kind != TYPE_INVALID) {
        set_value(x, type_new_pointer(c, t));
    }
}

/* ---- min, max */

static bool fold_min_max(Checker *c, Operand *x, Operand *y, int id)
{
    if (!type_all(y->type, kind_is_ordered)) {
        refuse(c, y, "invalid argument: ", " cannot be ordered");
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

static void check_min_max(Checker *c, Operand *x, const BuiltinCall *b)
{
    if (!fold_min_max(c, x, x, b->id)) {
        return;
    }
    for (int i = 1; i < b->count; i++) {
        if (!fold_min_max(c, x, &b->args[i], b->id)) {
            fail(c, x);
            return;
        }
    }
    if (x->mode != MODE_CONSTANT) {
        x->mode = MODE_VALUE;
        const char *context = arena_printf(c->arena, "argument to %s", builtin_info[b->id].name);
        check_assignment(c, x, empty_interface(c), context);
        if (x->mode == MODE_INVALID) {
            return;
        }
    }
    for (int i = 0; i < b->count; i++) {
        check_update_expr_type(c, b->args[i].expr, x->type, true);
    }
}

/* ---- panic, print, recover */

static void check_panic(Checker *c, Operand *x, const BuiltinCall *b)
{
    (void)b;
    check_assignment(c, x, empty_interface(c), "argument to panic");
    if (x->mode != MODE_INVALID) {
        set_no_value(c, x);
    }
}

static void check_print(Checker *c, Operand *x, const BuiltinCall *b)
{
    const char *context =
        b->id == BUILTIN_PRINT ? "argument to print" : "argument to println";
    for (int i = 0; i < b->count; i++) {
        check_assignment(c, &b->args[i], NULL, context);
        if (b->args[i].mode == MODE_INVALID) {
            fail(c, x);
            return;
        }
    }
    set_no_value(c, x);
}

static void check_recover(Checker *c, Operand *x)
{
    if (c->env.func != NULL) {
        c->env.func->has_recover = true;
    }
    set_value(x, empty_interface(c));
}

/* ---- package unsafe */

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
        set_value(x, c->basic[TYPE_UINTPTR]);
        return;
    }
    if (size < 0) {
        refuse(c, x, "", " is too large");
        return;
    }
    set_constant(x, c->basic[TYPE_UINTPTR], const_int(c->arena, size));
}

static void check_sizeof(Checker *c, Operand *x, const BuiltinCall *b)
{
    bool is_size = b->id == BUILTIN_UNSAFE_SIZEOF;
    if (!assign_to(c, x, NULL, is_size ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof")) {
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
        offset += type_field_offset(u, r->path[i]);
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
        fail(c, x);
        return;
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
        fail(c, x);
        return;
    }
    set_value(x, pointer);
}

static void check_unsafe_slice(Checker *c, Operand *x, const BuiltinCall *b)
{
    Type *pointer = check_core_type(x->type);
    if (pointer == NULL || pointer->kind != TYPE_POINTER) {
        refuse(c, x, "invalid argument: ", " is not a pointer");
        return;
    }
    if (!check_valid_index(c, &b->args[1], "length", false)) {
        fail(c, x);
        return;
    }
    set_value(x, type_new_slice(c, pointer->pointer.elem));
}

static void check_slice_data(Checker *c, Operand *x)
{
    Type *slice = check_core_type(x->type);
    if (slice == NULL || slice->kind != TYPE_SLICE) {
        refuse(c, x, "invalid argument: ", " is not a slice");
        return;
    }
    set_value(x, type_new_pointer(c, slice->slice.elem));
}

static void check_unsafe_string(Checker *c, Operand *x, const BuiltinCall *b)
{
    if (!assign_to(c, x, type_new_pointer(c, c->byte_type), "argument to unsafe.String")) {
        return;
    }
    if (!check_valid_index(c, &b->args[1], "length", false)) {
        fail(c, x);
        return;
    }
    set_value(x, c->basic[TYPE_STRING]);
}

static void check_string_data(Checker *c, Operand *x)
{
    if (assign_to(c, x, c->basic[TYPE_STRING], "argument to unsafe.StringData")) {
        set_value(x, type_new_pointer(c, c->byte_type));
    }
}

/* ---- all of them */

static bool takes_operands(int id)
{
    return id != BUILTIN_MAKE && id != BUILTIN_NEW && id != BUILTIN_UNSAFE_OFFSETOF;
}

/* Evaluates the arguments into x and b, and counts them. False after an error. */
static bool check_builtin_args(Checker *c, Operand *x, BuiltinCall *b)
{
    CallExpr *call = b->call;
    const struct BuiltinInfo *info = &builtin_info[b->id];
    if (call->has_dots && b->id != BUILTIN_APPEND) {
        check_error_at(c, &call->e, DIAG_CALL,
                       "invalid operation: invalid use of ... with built-in %s", info->name);
        check_use(c, call->args, call->arg_count);
        return false;
    }
    b->count = call->arg_count;
    if (takes_operands(b->id)) {
        b->args = check_expr_list(c, call->args, call->arg_count, &b->count, false);
        for (int i = 0; i < b->count; i++) {
            if (b->args[i].mode == MODE_INVALID) {
                return false;
            }
        }
    }
    if (b->count < info->min_args || (!info->is_variadic && b->count > info->min_args)) {
        check_error_at(c, &call->e, DIAG_CALL,
                       "invalid operation: %s arguments for %s (expected %d, found %d)",
                       b->count < info->min_args ? "not enough" : "too many",
                       check_expr_str(c, &call->e), info->min_args, b->count);
        return false;
    }
    if (b->args != NULL && b->count > 0) {
        *x = b->args[0];
    }
    return true;
}

/* Calls of the language's own functions: x is the first argument. */
static void check_core_builtin(Checker *c, Operand *x, BuiltinCall *b)
{
    switch ((BuiltinId)b->id) {
    case BUILTIN_APPEND:
        check_append(c, x, b);
        break;
    case BUILTIN_CAP:
    case BUILTIN_LEN:
        check_len_cap(c, x, b);
        break;
    case BUILTIN_CLEAR:
        check_clear(c, x);
        break;
    case BUILTIN_CLOSE:
        check_close(c, x);
        break;
    case BUILTIN_COMPLEX:
        check_complex(c, x, b);
        break;
    case BUILTIN_COPY:
        check_copy(c, x, b);
        break;
    case BUILTIN_DELETE:
        check_delete(c, x, b);
        break;
    case BUILTIN_IMAG:
    case BUILTIN_REAL:
        check_real_imag(c, x, b);
        break;
    case BUILTIN_MAKE:
        check_make(c, x, b);
        break;
    case BUILTIN_MAX:
    case BUILTIN_MIN:
        check_min_max(c, x, b);
        break;
    case BUILTIN_NEW:
        check_new(c, x, b);
        break;
    case BUILTIN_PANIC:
        check_panic(c, x, b);
        break;
    case BUILTIN_PRINT:
    case BUILTIN_PRINTLN:
        check_print(c, x, b);
        break;
    default:
        check_recover(c, x);
    }
}

static void check_unsafe_builtin(Checker *c, Operand *x, BuiltinCall *b)
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

void check_builtin_call(Checker *c, Operand *x, CallExpr *e, int id)
{
    BuiltinCall b = {.call = e, .id = id};
    bool outer_call = c->env.has_call_or_recv;
    c->env.has_call_or_recv = false; /* len and cap ask about their argument alone */
    operand_invalid(c, x);
    if (check_builtin_args(c, x, &b)) {
        if (id < BUILTIN_UNSAFE_ADD) {
            check_core_builtin(c, x, &b);
        } else {
            check_unsafe_builtin(c, x, &b);
        }
    } else {
        operand_invalid(c, x);
    }
    if (x->mode == MODE_CONSTANT) {
        c->env.has_call_or_recv = false;
    }
    c->env.has_call_or_recv |= outer_call;
    x->expr = &e->e;
}
