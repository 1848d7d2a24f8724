/* types/types_internal.h: what the checker's own files share. Included from nowhere else. */
#ifndef GOL_TYPES_INTERNAL_H
#define GOL_TYPES_INTERNAL_H

#include "base/buf.h"
#include "types/types.h"

/* The result of checking an expression. Poison: mode MODE_INVALID silences what follows. */
typedef struct Operand {
    OperandMode mode;
    int builtin;    /* MODE_BUILTIN */
    Type *type;
    ConstVal *val;  /* MODE_CONSTANT */
    Expr *expr;     /* what it came from, for messages and positions */
    TypeList targs; /* generic function f[T, …] that still lacks type arguments */
} Operand;

/* For what a generic function that stands as an operand is meant; the expression checked next takes
 * it out of the environment. */
typedef struct InstContext {
    Type *target;       /* function type it is assigned to, or NULL */
    const char *desc;   /* how messages call that */
    bool allow_partial; /* an argument: the call infers what is missing */
} InstContext;

/* Where statements and expressions are being checked. */
typedef struct CheckEnv {
    Package *pkg;
    File *file;
    Scope *scope;
    FuncInfo *func;       /* NULL at package level */
    Type *sig;            /* of func */
    struct DeclInfo *decl;/* package-level declaration whose dependencies are recorded */
    ConstVal *iota;       /* inside a constant declaration */
    Pos err_pos;          /* position for inherited constant expressions, or 0 */
    bool is_in_tparam_list, has_label, has_call_or_recv;
    bool is_panic_call;
    InstContext inst;
} CheckEnv;

typedef struct DeclInfo { /* of a package-level object */
    Scope *file_scope;
    File *file;
    PtrMap deps;          /* package-level variables, constants and functions mentioned */
    Object **lhs;         /* var a, b = f() */
    int lhs_count;
    Initializer *init;
    Scope *sig_scope;     /* of a function: its parameters */
} DeclInfo;

typedef VEC(Object *) ObjectVec;
typedef struct Delayed { void (*run)(Checker *c, void *arg); void *arg; CheckEnv env; } Delayed;

struct Checker {
    Arena *arena;
    Arena temp;            /* operands of the statement being checked */
    Interns *interns;
    Diags *diags;
    SourceSet *sources;
    Importer importer;
    bool forbids_unsafe;
    CheckOptions options;
    Scope *universe;
    Type *basic[TYPE_LAST_BASIC + 1];
    Type *byte_type, *rune_type; /* aliases that print as byte and rune */
    Type *error_type, *any_type, *comparable_type;
    Package *unsafe_pkg;
    const Str *blank, *init_name, *main_name; /* "_", "init", "main" */
    const Expr *argument_of;     /* what is called, while its arguments are assigned */
    CheckEnv env;
    VEC(Delayed) delayed;  /* bodies and late checks, run in order */
    ObjectVec path;        /* objects being resolved, for cycles */
    uint32_t next_type_id, next_order;
    PtrMap canonical;      /* hash -> types, for hash-consing instances */
    struct CheckerExtra *extra; /* room for the files' own state */
};

/* ---- errors (each file calls these; text in Go 1.22's words) */
void check_error(Checker *c, Pos pos, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* At the start of an operand or node, as gc's atPos. */
void check_error_at(Checker *c, const Expr *at, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void check_soft_unused(Checker *c, Pos pos, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5))); /* error, or warning under relaxed rules */
void check_later(Checker *c, void (*run)(Checker *c, void *arg), void *arg);
void check_run_delayed(Checker *c, int from); /* runs c->delayed[from ..) now, in order */
const char *check_pos_text(Checker *c, Pos pos); /* "file.go:3:8" */
const char *check_type_str(Checker *c, Type *t);        /* qualified for the current package */
const char *check_expr_str(Checker *c, const Expr *e);
const char *check_operand_str(Checker *c, const Operand *x); /* "x (variable of type int)" */

/* ---- suggest.c: hints below the message reported last */
void suggest_name(Checker *c, const Ident *e); /* that nothing in scope declares */
void suggest_package_member(Checker *c, const Package *p, const char *qualifier, const Ident *e);
/* A field or method of t; owner is what stands before the dot, or "". */
void suggest_member(Checker *c, Type *t, const char *owner, const Ident *e);

/* ---- part A: type.c universe.c scope.c object.c lookup.c predicates.c typestring.c typeset.c
 *              sizes.c subst.c infer.c instantiate.c resolve.c check_decl.c check_type.c initorder.c
 *              labels.c terminate.c lazy.c check.c (entry points) */
Type *type_new(Checker *c, TypeKind kind);
Type *type_new_tuple(Checker *c, Type **elems, int len);
Object *object_new(Checker *c, ObjectKind kind, Pos pos, Package *pkg, const Str *name, Type *type);
void scope_insert(Scope *s, Object *obj);
Scope *scope_new(Checker *c, Scope *parent);
void scope_release(Checker *c, Scope *s); /* nobody looks at s any more, but put-off work may */
/* Declares obj in scope; reports redeclaration; records ident->obj; visible from scope_pos. */
void check_declare(Checker *c, Scope *scope, Ident *ident, Object *obj, Pos scope_pos);
void check_object_decl(Checker *c, Object *obj); /* resolves obj->type on first use, cycles reported */
void check_decl_stmt(Checker *c, DeclStmt *s);
/* A type expression: the type (never NULL; invalid after an error). */
Type *check_type(Checker *c, Expr *e);
Type *check_var_type(Checker *c, Expr *e);       /* no constraint interfaces */
void check_not_constraint(Checker *c, Expr *e);  /* the same of a type that is known */
Type *check_func_type(Checker *c, Field *recv, FuncTypeExpr *e, Scope *scope);
/* An identifier in expression or type position: fills x, records use and capture. */
void check_ident(Checker *c, Operand *x, Ident *e, bool want_type);
Type *check_instantiated_type(Checker *c, IndexExpr *e);
/* Generic call support: explicit then inferred type arguments; NULL func type after an error. */
Type *check_instantiate_func(Checker *c, Pos pos, Type *sig, TypeList targs, Expr **targ_exprs,
                             int targ_expr_count);
/* The type parameters of arguments that are generic functions must be among tparams. is_reverse:
 * the one argument stands for what a generic function (the one parameter) is assigned to. */
bool check_infer(Checker *c, Pos pos, Object **tparams, int tparam_count, TypeList *targs,
                 Object **params, int param_count, Operand *args, int arg_count, bool is_reverse);
Type *check_core_type(Type *t);          /* single underlying type of t's type set, or NULL */
bool check_lookup(Checker *c, Type *t, const Str *name, LookupResult *out); /* type_lookup from env.pkg */
void check_labels(Checker *c, BlockStmt *body);
bool check_is_terminating(Checker *c, Stmt *s, const Str *label);
bool check_block_terminates(Checker *c, BlockStmt *b);
void check_init_order(Checker *c, Package *p);
void check_add_dependency(Checker *c, Object *obj);
FuncInfo *func_info_new(Checker *c, FuncInfo *outer, Object *func, FuncLit *lit, Type *sig,
                        BlockStmt *body);
void ident_set_targs(Checker *c, Ident *name, TypeList targs); /* what ident_targs is to answer */
void check_use_local(Checker *c, Object *var); /* marks used, and captured when outer's */
/* What a name in the current scope denotes, or NULL: honours positions and, where allowed, imports
 * a standard package that no import line names. Reports nothing; use it instead of
 * scope_lookup_parent. */
Object *check_lookup_name(Checker *c, const Ident *e);
/* The package behind an OBJ_PKG_NAME; imports it on first use, marks the name used. NULL after an
 * error (reported). */
Package *check_imported_package(Checker *c, Object *pkg_name);
/* A member of another package, resolved (type set); NULL when absent. The caller checks
 * exportedness. */
Object *check_package_member(Checker *c, Package *p, const Str *name);
/* Whether v may be used as a t (an interface or constraint); else *cause (may be NULL) tells why,
 * as in "T does not implement I (missing method M)". is_constraint says "satisfy". */
bool check_implements(Checker *c, Type *v, Type *t, bool is_constraint, const char **cause);
/* Why v lacks a method of interface t: "(missing method M)", "(method M has pointer receiver)", …;
 * NULL when nothing is missing. is_static: v's methods must be there even if v is an interface (not
 * just compatible, as for an assertion). */
const char *check_missing_method(Checker *c, Type *v, Type *t, bool is_static);
/* Why t cannot be compared: "struct containing []int cannot be compared"; "" when nothing is
 * known. */
bool check_has_nil(Type *t);       /* pointer, func, slice, map, chan, interface, unsafe.Pointer, untyped nil */
bool type_is_incomplete(const Type *t); /* a type literal still being resolved */
bool check_is_type_param(Type *t);
bool check_is_generic(Type *t);    /* a generic type or function not instantiated */
bool str_is_exported(const Str *name);

/* ---- part B: constant.c operand.c convert.c check_conversion.c assign.c check_assign.c
 *              check_expr.c check_binary.c check_index.c check_lit.c check_call.c check_builtin.c
 *              check_numeric.c check_unsafe.c check_selector.c check_stmt.c check_switch.c
 *              check_range.c */
void check_expr(Checker *c, Operand *x, Expr *e);              /* single value */
void check_expr_hint(Checker *c, Operand *x, Expr *e, Type *hint); /* hint: type of untyped nil / elided literal / func lit */
void check_multi_expr(Checker *c, Operand *x, Expr *e);        /* tuple or comma-ok allowed */
void check_expr_or_type(Checker *c, Operand *x, Expr *e, bool allow_generic);
void check_raw_expr(Checker *c, Operand *x, Expr *e, Type *hint, bool allow_generic);
void check_generic_expr(Checker *c, Operand *x, Expr *e);
bool check_constant_fits(Checker *c, Operand *x, Type *t);     /* rounds x->val; reports */
void check_representable(Checker *c, Operand *x, Type *t);
void check_convert_untyped(Checker *c, Operand *x, Type *target);
bool operand_assignable(Checker *c, const Operand *x, Type *t, const char **cause);
/* x assigned to a t in `context` ("assignment", "return statement", …; NULL: as an argument of the
 * call in argument_of). */
void check_assignment(Checker *c, Operand *x, Type *t, const char *context);
/* Puts text, the reason, before what *cause (cause may be NULL) says already. */
void check_add_cause(Checker *c, const char **cause, const char *text);
void check_init_var(Checker *c, Object *lhs, Operand *x, const char *context);
void check_init_const(Checker *c, Object *lhs, Operand *x);
void check_init_vars(Checker *c, Object **lhs, int lhs_count, Expr **rhs, int rhs_count,
                     Stmt *return_stmt);
void check_conversion(Checker *c, Operand *x, Type *t);
int64_t check_array_length(Checker *c, Expr *e);               /* -1 after an error */
void check_call(Checker *c, Operand *x, CallExpr *e);
void check_builtin_call(Checker *c, Operand *x, CallExpr *e, int id);
void check_selector(Checker *c, Operand *x, SelectorExpr *e, bool want_type);
void check_record_selection(Checker *c, SelectorExpr *e, SelectionKind kind, Type *recv,
                            const LookupResult *r);
void check_stmts(Checker *c, Stmt **stmts, int count);
/* A whole function body: opens its scope, checks statements, labels, missing return, unused
 * variables. sig's parameters are declared by check_func_type in sig_scope. */
void check_func_body(Checker *c, FuncInfo *info, Scope *sig_scope);
void check_unused_vars(Checker *c, Scope *s);

/* ---- part B, among its own files */

static inline TypeKind under_kind(Type *t)
{
    return t->kind <= TYPE_LAST_BASIC ? (TypeKind)t->kind : (TypeKind)type_underlying(t)->kind;
}
static inline bool kind_is_untyped(TypeKind k)
{
    return k >= TYPE_UNTYPED_BOOL && k <= TYPE_UNTYPED_NIL;
}
static inline bool kind_is_integer(TypeKind k)
{
    return (k >= TYPE_INT && k <= TYPE_UINTPTR) || k == TYPE_UNTYPED_INT || k == TYPE_UNTYPED_RUNE;
}
static inline bool kind_is_unsigned(TypeKind k)
{
    return k >= TYPE_UINT && k <= TYPE_UINTPTR;
}
static inline bool kind_is_float(TypeKind k)
{
    return k == TYPE_FLOAT32 || k == TYPE_FLOAT64 || k == TYPE_UNTYPED_FLOAT;
}
static inline bool kind_is_complex(TypeKind k)
{
    return k == TYPE_COMPLEX64 || k == TYPE_COMPLEX128 || k == TYPE_UNTYPED_COMPLEX;
}
static inline bool kind_is_numeric(TypeKind k)
{
    return (k >= TYPE_INT && k <= TYPE_COMPLEX128) ||
           (k >= TYPE_UNTYPED_INT && k <= TYPE_UNTYPED_COMPLEX);
}
static inline bool kind_is_string(TypeKind k)
{
    return k == TYPE_STRING || k == TYPE_UNTYPED_STRING;
}
static inline bool kind_is_boolean(TypeKind k)
{
    return k == TYPE_BOOL || k == TYPE_UNTYPED_BOOL;
}
static inline bool kind_is_ordered(TypeKind k)
{
    return (kind_is_numeric(k) && !kind_is_complex(k)) || kind_is_string(k);
}
static inline bool kind_is_const(TypeKind k) /* types that constants may have */
{
    return (k >= TYPE_BOOL && k <= TYPE_STRING) ||
           (k >= TYPE_UNTYPED_BOOL && k <= TYPE_UNTYPED_STRING);
}

typedef bool (*KindTest)(TypeKind k);
/* Whether the test holds for t's underlying type, or for every term of a type parameter. */
bool type_all(Type *t, KindTest test);
bool type_has_nil(Type *t);
/* Underlying type, of a type parameter its core type; a mix of strings and byte slices counts as
 * string. NULL when there is none. */
Type *type_core_string(Checker *c, Type *t);
/* Calls visit with t's underlying type, or for each term of a type parameter (once with NULL when
 * it has none or they exclude each other), while visit returns true. */
bool type_under_is(Type *t, bool (*visit)(Type *under, void *ctx), void *ctx);

/* operand.c */
void operand_invalid(Checker *c, Operand *x);
static inline bool operand_is_nil(const Operand *x) { return x->mode == MODE_NIL; }
static inline bool operand_ok(const Operand *x) { return x->mode != MODE_INVALID; }
void check_exclude_non_values(Checker *c, Operand *x); /* no value, builtin, type */
void check_exclude_no_value(Checker *c, Operand *x);
void check_single_value(Checker *c, Operand *x);
void check_non_generic(Checker *c, Operand *x);

/* convert.c */
typedef enum ConvertFail {
    CONVERT_OK,
    CONVERT_BAD,
    CONVERT_TRUNCATED,
    CONVERT_OVERFLOWS,
} ConvertFail;
/* Whether v can be a value of a basic kind; *rounded (may be NULL) gets the value it then has. */
bool const_representable(Arena *a, ConstVal *v, TypeKind kind, ConstVal **rounded);
ConvertFail operand_implicit_type(Checker *c, const Operand *x, Type *target, Type **type,
                                  ConstVal **val);
/* x gets what operand_implicit_type has answered, its expression too; val NULL: as it is. */
void operand_become(Checker *c, Operand *x, Type *type, ConstVal *val);
void check_update_expr_type(Checker *c, Expr *e, Type *t, bool is_final);
void check_match_types(Checker *c, Operand *x, Operand *y);
/* After an operation on constants: rounds to the type, reports overflow at the operator. */
void check_overflow(Checker *c, Operand *x, Pos op_pos);
Pos expr_op_pos(const Expr *e);

/* assign.c, check_assign.c */
const char *check_types_summary(Checker *c, Type **types, int count, bool is_variadic);
Type *check_lhs_var(Checker *c, Expr *lhs); /* NULL for _; invalid type after an error */
/* rhs NULL: x holds the value already. */
void check_assign_var(Checker *c, Expr *lhs, Expr *rhs, Operand *x, const char *context);
void check_assign_vars(Checker *c, Expr **lhs, int lhs_count, Expr **rhs, int rhs_count);
void check_short_var_decl(Checker *c, AssignStmt *s);
/* The variable whose storage e names (x, x.f, x[i] of an array): NULL when behind a pointer. */
Object *expr_root_var(Expr *e);
void expr_mark_addressed(Expr *e);
void expr_mark_reassigned(Expr *e);

/* check_expr.c and its neighbours */
typedef enum ExprUse { EXPR_USE_CONVERSION, EXPR_USE_VALUE, EXPR_USE_STMT } ExprUse;
ExprUse expr_use(const Expr *e); /* of a checked expression: may it stand as a statement? */
/* As check_expr; a generic function is instantiated to fit t (NULL: any type), the type of what
 * messages call desc. */
void check_expr_for(Checker *c, Operand *x, Expr *e, Type *t, const char *desc);
bool check_use(Checker *c, Expr **list, int count); /* evaluates after an error; false if bad */
bool check_use_expr(Checker *c, Expr *e);
bool check_use_lhs(Checker *c, Expr *e);
/* Evaluates a list; a single call spreads its results. For the statement's time only; *count gets
 * the length. */
Operand *check_expr_list(Checker *c, Expr **list, int n, int *count, bool allow_generic);
void check_binary(Checker *c, Operand *x, Expr *e, Expr *lhs, Expr *rhs, TokenKind op);
void check_comparison(Checker *c, Operand *x, Operand *y, TokenKind op, bool is_switch_case);
void check_unary(Checker *c, Operand *x, UnaryExpr *e);
void check_index_expr(Checker *c, Operand *x, IndexExpr *e, bool *is_instantiation);
void check_slice_expr(Checker *c, Operand *x, SliceExpr *e);
/* An index: its value when constant, else -1; *type gets its type or the invalid type. */
int64_t check_index_value(Checker *c, Expr *index, int64_t max, Type **type);
bool check_valid_index(Checker *c, Operand *x, const char *what, bool allow_negative);
void check_composite_lit(Checker *c, Operand *x, CompositeLit *e, Type *hint);
void check_func_lit(Checker *c, Operand *x, FuncLit *e);
int64_t check_indexed_elems(Checker *c, Expr **elems, int count, Type *elem, int64_t len);
/* Arguments against a signature, which is instantiated if it is generic. The signature called;
 * still generic after an error. */
Type *check_arguments(Checker *c, CallExpr *call, Type *sig, TypeList targs, Expr **targ_exprs,
                      Operand *args, int arg_count);
void check_func_inst(Checker *c, Operand *x, IndexExpr *e, const InstContext *context);
void check_type_assertion(Checker *c, Expr *e, const Operand *x, Type *t, bool is_type_switch);

/* check_stmt.c */
void check_stmt(Checker *c, Stmt *s);
void check_open_scope(Checker *c);
void check_close_scope(Checker *c); /* reports unused variables */
Object *check_new_local(Checker *c, Ident *ident, Type *type); /* not declared yet */
void check_switch_stmt(Checker *c, SwitchStmt *s);
void check_type_switch_stmt(Checker *c, TypeSwitchStmt *s);
void check_select_stmt(Checker *c, SelectStmt *s);
void check_range_stmt(Checker *c, RangeStmt *s);

#endif
