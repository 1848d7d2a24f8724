/* types/universe.c: the scope around every package, and package unsafe.
 *
 * byte and rune are Types of their own kind-wise equal to uint8 and int32: identical, but messages
 * keep the name the programmer used. `any` is one particular empty interface, which prints as any.
 */
#include "types/decl_internal.h"

#include "base/panic.h"

typedef struct BasicName {
    TypeKind kind;
    const char *name;
    TypeKind default_kind; /* of an untyped kind */
    bool is_declared;      /* a name in the universe */
} BasicName;

static const BasicName basic_names[] = {
    {TYPE_INVALID, "invalid type", TYPE_INVALID, false},
    {TYPE_BOOL, "bool", TYPE_INVALID, true},
    {TYPE_INT, "int", TYPE_INVALID, true},
    {TYPE_INT8, "int8", TYPE_INVALID, true},
    {TYPE_INT16, "int16", TYPE_INVALID, true},
    {TYPE_INT32, "int32", TYPE_INVALID, true},
    {TYPE_INT64, "int64", TYPE_INVALID, true},
    {TYPE_UINT, "uint", TYPE_INVALID, true},
    {TYPE_UINT8, "uint8", TYPE_INVALID, true},
    {TYPE_UINT16, "uint16", TYPE_INVALID, true},
    {TYPE_UINT32, "uint32", TYPE_INVALID, true},
    {TYPE_UINT64, "uint64", TYPE_INVALID, true},
    {TYPE_UINTPTR, "uintptr", TYPE_INVALID, true},
    {TYPE_FLOAT32, "float32", TYPE_INVALID, true},
    {TYPE_FLOAT64, "float64", TYPE_INVALID, true},
    {TYPE_COMPLEX64, "complex64", TYPE_INVALID, true},
    {TYPE_COMPLEX128, "complex128", TYPE_INVALID, true},
    {TYPE_STRING, "string", TYPE_INVALID, true},
    {TYPE_UNSAFE_POINTER, "unsafe.Pointer", TYPE_INVALID, false},
    {TYPE_UNTYPED_BOOL, "untyped bool", TYPE_BOOL, false},
    {TYPE_UNTYPED_INT, "untyped int", TYPE_INT, false},
    {TYPE_UNTYPED_RUNE, "untyped rune", TYPE_INT32, false},
    {TYPE_UNTYPED_FLOAT, "untyped float", TYPE_FLOAT64, false},
    {TYPE_UNTYPED_COMPLEX, "untyped complex", TYPE_COMPLEX128, false},
    {TYPE_UNTYPED_STRING, "untyped string", TYPE_STRING, false},
    {TYPE_UNTYPED_NIL, "untyped nil", TYPE_INVALID, false},
};

typedef struct BuiltinName {
    const char *name;
    bool is_unsafe;
} BuiltinName;

static const BuiltinName builtin_names[] = {
#define BUILTIN(id, text, min, variadic, kind) {text, BUILTIN_##id >= BUILTIN_UNSAFE_ADD},
#include "types/builtin.def"
#undef BUILTIN
};

static Object *declare(Checker *c, Scope *s, ObjectKind kind, const char *name, Type *type)
{
    Object *obj = object_new(c, kind, 0, NULL, intern_cstr(c->interns, name), type);
    obj->color = COLOR_BLACK;
    obj->is_package_level = true;
    scope_insert(s, obj);
    return obj;
}

static Type *new_basic(Checker *c, TypeKind kind, const char *name)
{
    Type *t = type_new(c, kind);
    t->basic.name = name;
    return t;
}

static void make_basics(Checker *c)
{
    _Static_assert(sizeof basic_names / sizeof basic_names[0] == TYPE_LAST_BASIC + 1,
                   "every basic kind has a name");
    for (int i = 0; i <= TYPE_LAST_BASIC; i++) {
        ASSERT(basic_names[i].kind == (TypeKind)i);
        c->basic[i] = new_basic(c, (TypeKind)i, basic_names[i].name);
    }
    c->byte_type = new_basic(c, TYPE_UINT8, "byte");
    c->rune_type = new_basic(c, TYPE_INT32, "rune");
    for (int i = 0; i <= TYPE_LAST_BASIC; i++) {
        TypeKind def = basic_names[i].default_kind;
        if (def != TYPE_INVALID) {
            c->basic[i]->basic.default_type = c->basic[def];
        }
        if (basic_names[i].is_declared) {
            declare(c, c->universe, OBJ_TYPE, basic_names[i].name, c->basic[i]);
        }
    }
    c->basic[TYPE_UNTYPED_RUNE]->basic.default_type = c->rune_type;
    declare(c, c->universe, OBJ_TYPE, "byte", c->byte_type)->is_alias = true;
    declare(c, c->universe, OBJ_TYPE, "rune", c->rune_type)->is_alias = true;
}

static Type *new_named(Checker *c, const char *name, Type *underlying)
{
    Type *t = type_new(c, TYPE_NAMED);
    t->named.obj = declare(c, c->universe, OBJ_TYPE, name, t);
    t->named.underlying = underlying;
    return t;
}

/* type error interface{ Error() string } */
static void make_error(Checker *c)
{
    Type *iface = type_new(c, TYPE_INTERFACE);
    c->error_type = new_named(c, "error", iface);
    Type *sig = type_new(c, TYPE_FUNC);
    sig->func.results = ARENA_ARRAY(c->arena, Object *, 1);
    sig->func.result_count = 1;
    const Str *none = intern_cstr(c->interns, "");
    sig->func.results[0] = object_new(c, OBJ_VAR, 0, NULL, none, c->basic[TYPE_STRING]);
    sig->func.recv = object_new(c, OBJ_VAR, 0, NULL, none, c->error_type);
    const Str *name = intern_cstr(c->interns, "Error");
    Method *m = ARENA_NEW(c->arena, Method);
    *m = (Method){name, NULL, object_new(c, OBJ_FUNC, 0, NULL, name, sig)};
    iface->iface.methods = m;
    iface->iface.method_count = 1;
}

static void make_interfaces(Checker *c)
{
    c->any_type = type_new(c, TYPE_INTERFACE);
    declare(c, c->universe, OBJ_TYPE, "any", c->any_type)->is_alias = true;
    make_error(c);
    Type *iface = type_new(c, TYPE_INTERFACE);
    iface->iface.set = ARENA_NEW(c->arena, TypeSet);
    iface->iface.set->is_comparable = true;
    c->comparable_type = new_named(c, "comparable", iface);
}

static void make_constants(Checker *c)
{
    Type *b = c->basic[TYPE_UNTYPED_BOOL];
    declare(c, c->universe, OBJ_CONST, "true", b)->const_val = const_bool(c->arena, true);
    declare(c, c->universe, OBJ_CONST, "false", b)->const_val = const_bool(c->arena, false);
    Object *iota = declare(c, c->universe, OBJ_CONST, "iota", c->basic[TYPE_UNTYPED_INT]);
    iota->const_val = const_int(c->arena, 0);
    declare(c, c->universe, OBJ_NIL, "nil", c->basic[TYPE_UNTYPED_NIL]);
}

static void make_builtins(Checker *c)
{
    for (int i = 0; i < BUILTIN_COUNT; i++) {
        bool is_unsafe = builtin_names[i].is_unsafe;
        Scope *s = is_unsafe ? c->unsafe_pkg->scope : c->universe;
        Object *obj = declare(c, s, OBJ_BUILTIN, builtin_names[i].name, c->basic[TYPE_INVALID]);
        obj->builtin = i;
        if (is_unsafe) {
            obj->pkg = c->unsafe_pkg;
        }
    }
}

void universe_init(Checker *c)
{
    c->universe = scope_new(c, NULL);
    make_basics(c);
    make_interfaces(c);
    make_constants(c);
    c->unsafe_pkg = package_new(c, "unsafe", "unsafe");
    c->unsafe_pkg->is_std = c->unsafe_pkg->is_checked = true;
    Object *ptr = declare(c, c->unsafe_pkg->scope, OBJ_TYPE, "Pointer",
                          c->basic[TYPE_UNSAFE_POINTER]);
    ptr->pkg = c->unsafe_pkg;
    make_builtins(c);
}
