/* types/check_builtin.c: calls of append, len, make, … and of package unsafe's functions.
 *
 * Each has its own rules; what they share (the number of arguments, no `...`) is checked first,
 * from builtin.def. Those whose first argument is a type, or a selector, look at the tree; all
 * others get evaluated arguments. Arithmetic ones are in check_numeric.c, those of package unsafe
 * in check_unsafe.c.
 */
#include "types/types_internal.h"

#include "types/builtin_internal.h"

static const struct BuiltinInfo {
    const char *name;
    int min_args;
    bool is_variadic;
} builtin_info[] = {
#define BUILTIN(name, text, min, variadic, kind) {text, min, variadic},
#include "types/builtin.def"
#undef BUILTIN
};

void builtin_refuse(Checker *c, Operand *x, const char *before, const char *after)
{
    check_error_at(c, x->expr, DIAG_CALL, "%s%s%s", before, check_operand_str(c, x), after);
    operand_invalid(c, x);
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
    operand_invalid(c, x);
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
        builtin_value(x, slice);
        return;
    }
    Type *sig = type_new(c, TYPE_FUNC);
    Object *params[2] = {param_of(c, slice), param_of(c, type_new_slice(c, core->slice.elem))};
    sig->func.params = params;
    sig->func.param_count = 2;
    sig->func.is_variadic = true;
    check_arguments(c, b->call, sig, (TypeList){NULL, 0}, NULL, b->args, b->count);
    builtin_value(x, slice);
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
        operand_invalid(c, x);
        return;
    }
    if (!type_identical(dst->slice.elem, src->slice.elem)) {
        check_error_at(c, x->expr, DIAG_CALL,
                       "invalid argument: arguments to copy %s and %s have different element types "
                       "%s and %s",
                       check_operand_str(c, x), check_operand_str(c, y),
                       check_type_str(c, dst->slice.elem), check_type_str(c, src->slice.elem));
        operand_invalid(c, x);
        return;
    }
    if (kind_is_untyped(y->type->kind)) {
        check_convert_untyped(c, y, c->basic[TYPE_STRING]);
    }
    builtin_value(x, c->basic[TYPE_INT]);
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
                           check_operand_str(c, x), b->name);
        }
        operand_invalid(c, x);
        return;
    }
    ConstVal *val = constant_len(c, x);
    if (val != NULL) {
        builtin_constant(x, c->basic[TYPE_INT], val);
    } else {
        builtin_value(x, c->basic[TYPE_INT]);
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
        builtin_refuse(c, x, "invalid argument: cannot clear ",
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
        builtin_refuse(c, x, fault, "");
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
            builtin_refuse(c, x, "invalid argument: maps of ", " must have identical key types");
        } else {
            builtin_refuse(c, x, "invalid argument: ", " is not a map");
        }
        return;
    }
    *x = b->args[1];
    check_assignment(c, x, keys.key, "argument to delete");
    if (x->mode != MODE_INVALID) {
        set_no_value(c, x);
    }
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
    builtin_value(x, t);
}

static void check_new(Checker *c, Operand *x, const BuiltinCall *b)
{
    Type *t = check_var_type(c, b->call->args[0]);
    if (t->kind != TYPE_INVALID) {
        builtin_value(x, type_new_pointer(c, t));
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

/* Structs and arrays have no printed form. (Go's compiler says so late, in its back end.) */
static void check_printable(Checker *c, const BuiltinCall *b, Type *t)
{
    TypeKind kind = t->kind == TYPE_PARAM ? TYPE_INVALID : under_kind(t);
    if (kind == TYPE_STRUCT || kind == TYPE_ARRAY) {
        check_error(c, b->call->e.pos, DIAG_CALL, "illegal types for operand: print\n\t%s",
                    check_type_str(c, t));
    }
}

static void check_print(Checker *c, Operand *x, const BuiltinCall *b)
{
    const char *context =
        b->id == BUILTIN_PRINT ? "argument to print" : "argument to println";
    for (int i = 0; i < b->count; i++) {
        check_assignment(c, &b->args[i], NULL, context);
        if (b->args[i].mode == MODE_INVALID) {
            operand_invalid(c, x);
            return;
        }
        check_printable(c, b, b->args[i].type);
    }
    set_no_value(c, x);
}

static void check_recover(Checker *c, Operand *x)
{
    if (c->env.func != NULL) {
        c->env.func->has_recover = true;
    }
    builtin_value(x, empty_interface(c));
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

void check_builtin_call(Checker *c, Operand *x, CallExpr *e, int id)
{
    BuiltinCall b = {.call = e, .id = id, .name = builtin_info[id].name};
    bool outer_call = c->env.has_call_or_recv;
    c->env.has_call_or_recv = false; /* len and cap ask about their argument alone */
    operand_invalid(c, x);
    if (check_builtin_args(c, x, &b)) {
        if (id < BUILTIN_UNSAFE_ADD) {
            check_core_builtin(c, x, &b);
        } else {
            check_unsafe_call(c, x, &b);
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
