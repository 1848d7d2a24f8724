/* types/types.h: what the checker knows, and how to ask it to check.
 *
 * The model is go/types: every name has an Object, every expression a mode and a Type, constants a
 * value; all of it hangs from the tree (parser/ast.h, fields marked [types]). One TypeUniverse per
 * session; packages are checked one after the other, imports first.
 *
 * Lazy packages: of the standard library only a table of names and byte ranges is there at first. A
 * name becomes an object when it is first looked up, its declaration is parsed when the object is
 * resolved, and a function's body is checked only when check_function_body is called.
 */
#ifndef GOL_TYPES_TYPES_H
#define GOL_TYPES_TYPES_H

#include "base/diag.h"
#include "base/intern.h"
#include "base/map.h"
#include "parser/ast.h"
#include "parser/parser.h"
#include "types/constant.h"

/* ---- types */

typedef enum TypeKind {
    TYPE_INVALID,
    TYPE_BOOL,
    TYPE_INT, TYPE_INT8, TYPE_INT16, TYPE_INT32, TYPE_INT64,
    TYPE_UINT, TYPE_UINT8, TYPE_UINT16, TYPE_UINT32, TYPE_UINT64, TYPE_UINTPTR,
    TYPE_FLOAT32, TYPE_FLOAT64, TYPE_COMPLEX64, TYPE_COMPLEX128,
    TYPE_STRING, TYPE_UNSAFE_POINTER,
    TYPE_UNTYPED_BOOL, TYPE_UNTYPED_INT, TYPE_UNTYPED_RUNE, TYPE_UNTYPED_FLOAT,
    TYPE_UNTYPED_COMPLEX, TYPE_UNTYPED_STRING, TYPE_UNTYPED_NIL,
    TYPE_LAST_BASIC = TYPE_UNTYPED_NIL,
    TYPE_ARRAY, TYPE_SLICE, TYPE_STRUCT, TYPE_POINTER, TYPE_FUNC, TYPE_INTERFACE, TYPE_MAP,
    TYPE_CHAN, TYPE_TUPLE, TYPE_NAMED, TYPE_PARAM, TYPE_UNION,
} TypeKind;

typedef struct Type Type;
typedef struct Object Object;
typedef struct Scope Scope;
typedef struct Package Package;
typedef struct Checker Checker;
typedef struct FuncInfo FuncInfo;

typedef struct TypeList {
    Type **data;
    int len;
} TypeList;

typedef struct Method { /* of an interface's own list, or declared for a named type */
    const Str *name;
    Package *pkg; /* of an unexported name; exported: the declaring package as well */
    Object *obj;  /* OBJ_FUNC; its type is a TYPE_FUNC */
} Method;

struct Type { /* allocated up to the end of its kind's member of the union only */
    uint8_t kind;       /* TypeKind */
    bool has_tparam;    /* mentions a type parameter */
    uint8_t align;      /* of arrays and structs, once computed: sizes.c */
    uint16_t state;     /* checker's own */
    uint16_t depth;     /* of literals within literals; a named type counts as its arguments only */
    int64_t size;
    uint32_t id;        /* unique in the session, order of creation */
    void *backend;      /* the compiler's: layout and runtime type of this type */
    union {
        /* "int", "untyped nil"; byte and rune are types of their own, identical to uint8, int32 */
        struct { const char *name; Type *default_type; } basic;
        struct { Type *elem; int64_t len; } array; /* len < 0: invalid */
        struct { Type *elem; } slice;
        struct { Type *elem; } pointer;
        struct { Type *elem; ChanDir dir; } chan;
        struct { Type *key, *elem; } map;
        /* tags NULL: none; OBJ_VAR is_field */
        struct { Object **fields; const Str **tags; int field_count; } strukt;
        struct { /* receiver is not part of identity */
            Object *recv;         /* or NULL */
            Object **params, **results;
            Object **tparams, **recv_tparams; /* OBJ_TYPE of TYPE_PARAM */
            int param_count, result_count, tparam_count, recv_tparam_count;
            bool is_variadic;     /* last parameter has slice type */
        } func;
        /* results of a call with 0 or several results; vars: the same with their names, or NULL */
        struct { Type **elems; int len; Object **vars; } tuple;
        struct {
            Method *methods; int method_count;     /* explicitly declared */
            Type **embeds; Pos *embed_pos; int embed_count;
            struct TypeSet *set;                   /* computed: all methods sorted by id, terms */
            bool is_implicit;                      /* [T ~int] constraint sugar */
            Checker *checker;                      /* whose arena `set` is computed in */
        } iface;
        struct {
            Object *obj;      /* OBJ_TYPE */
            Type *underlying; /* resolved: never TYPE_NAMED; use type_underlying() */
            Type *rhs;        /* right-hand side of the declaration as written; may be named */
            /* declared, by name lookup; types may be lazy */
            Object **methods; int method_count; int method_cap;
            uint32_t *method_slots; uint32_t slot_count; /* of many methods: see lookup.c */
            Pos pos;          /* of an instance: where it was first written, or 0 */
            Type *origin;     /* generic type this instantiates, or itself */
            TypeList targs;   /* of an instance */
            int tparam_count, outer_tparam_count;
            Object **tparams; /* of a generic type */
            /* A type declared in a generic function is another type in each instance of that
             * function: its type parameters, and of such an instance their arguments. */
            Object **outer_tparams;
            TypeList outer_targs;
            Checker *checker;                   /* expands instances on demand */
        } named;
        struct {
            Object *obj; int index; Type *constraint; uint32_t pid;
            const char *note; /* for messages, when the name is also a predeclared one; or NULL */
        } param;
        struct { Type **terms; bool *tilde; int len; } uni;
    };
};

/* All methods of an interface, and its type terms, sorted by method identity (name, then
 * package). */
typedef struct TypeSet {
    Method *methods;
    int method_count;
    bool is_comparable;   /* embeds comparable */
    bool has_terms;       /* false: all types */
    Type **terms;
    bool *tilde;
    int term_count;
} TypeSet;

/* ---- objects and scopes */

typedef enum ObjectKind {
    OBJ_BAD, OBJ_PKG_NAME, OBJ_CONST, OBJ_TYPE, OBJ_VAR, OBJ_FUNC, OBJ_LABEL, OBJ_BUILTIN, OBJ_NIL,
} ObjectKind;

/* A name that a library package declares, and where. */
typedef struct LazyName {
    const char *name;
    uint32_t hash;        /* of the name, as Str.hash */
    uint32_t offset, end; /* bytes of the declaration's whole group */
    uint16_t file;        /* in the package's files */
    uint8_t kind;         /* ObjectKind */
    /* The number (its index + 1) of a type's first method, of the next method of the same type, of
     * the next init function; or 0. */
    uint16_t next;
} LazyName;
typedef struct LazyTable {
    const LazyName *names;  /* by file, then offset */
    uint32_t count;
    /* Open addressing by hash: the numbers of names that may be looked up (no methods, no init). */
    const uint16_t *slots;
    uint32_t slot_count;    /* a power of two */
    uint32_t first_init;    /* number, or 0 */
} LazyTable;

struct Object {
    uint8_t kind;   /* ObjectKind */
    uint8_t color;  /* checker's own: white, grey, black */
    bool is_used : 1;
    bool is_field : 1, is_embedded : 1, is_param : 1, is_result : 1, is_alias : 1;
    bool is_package_level : 1;
    bool is_captured : 1;   /* local variable used by a function literal inside its function */
    bool is_reassigned : 1; /* assigned after its declaration (so a capture must share it) */
    bool is_addressed : 1;  /* & taken, explicitly or by a method call or slicing of an array */
    bool has_ptr_recv : 1;  /* method of *T; known once the declaration is parsed */
    bool is_unparsed : 1;   /* of a lazy package */
    uint32_t order;     /* of declaration, for initialisation and sorting */
    Pos pos;
    Pos scope_pos;      /* where a local name begins to be visible */
    const Str *name;
    Package *pkg;       /* NULL: universe */
    Type *type;
    union {
        ConstVal *const_val;                         /* OBJ_CONST */
        struct { Package *imported; ImportDecl *decl; } pkg_name;
        int builtin;                                 /* OBJ_BUILTIN: BuiltinId */
        /* owner: function a local belongs to; NULL global */
        struct { FuncInfo *owner; int field_index; } var;
        struct { /* origin: the generic type's method, of a method of an `instance` */
            FuncDecl *decl; Object *origin; FuncInfo *info; Type *instance;
        } func;
    };
    Decl *decl;         /* CONST, TYPE, VAR at package level (and local ones while checking) */
    int decl_index;     /* which name of it */
    uint32_t mark;      /* checker's own: of the last walk that met it */
    const LazyName *lazy; /* or NULL */
    struct DeclInfo *info; /* checker's own: dependencies */
    void *backend;      /* the compiler's: storage of a variable, index of a function */
};

struct Scope {
    Scope *parent;
    PtrMap names; /* const Str* -> Object*; of a lazy package: those that were looked up */
    struct LazyScope *lazy; /* of a lazy package, else NULL */
    uint32_t later_count;   /* checker's own: see scope.c */
};

Object *scope_lookup(Scope *s, const Str *name);
/* honours scope_pos when pos */
Object *scope_lookup_parent(Scope *s, const Str *name, Pos pos);
/* All names of s, in order of declaration. */
const PtrMap *scope_all_names(Scope *s);

/* What the compiler needs to know of each function body, declared or literal. */
struct FuncInfo {
    FuncInfo *outer;   /* function a literal stands in; NULL for declared ones */
    Object *func;      /* declared function or method; NULL for a literal */
    FuncLit *lit;      /* or NULL */
    Type *sig;         /* TYPE_FUNC */
    BlockStmt *body;
    Object **captures; /* variables of outer functions that this one, or one inside it, uses */
    int capture_count, capture_cap;
    bool has_defer, has_recover, is_checked;
    bool returns_from_range; /* with values, out of the body of a range over a function */
    int range_func_depth;    /* such bodies around what is being checked */
    const char *trace_name; /* "main.f", "main.f.func1", "main.(*T).M", "main.init.0" */
    int literal_count; /* for numbering func1, func2, … */
};

struct Package {
    const Str *path; /* import path; "main" for the program */
    const Str *name;
    Scope *scope;
    File **files;
    int file_count;
    Package **imports; /* direct, each once */
    int import_count;
    bool is_std, is_lazy, is_checked, has_errors, is_fake;
    bool is_script;    /* relaxed rules of DESIGN.md 2 */
    /* Results: package variables with initialisers in the order they must run (only those whose
     * variables are reachable, for a lazy package: asked with check_init_order). */
    struct Initializer *inits;
    int init_count;
    FuncDecl **init_funcs; /* func init() in source order */
    int init_func_count;
    Checker *checker;
    struct PackageInfo *info; /* checker's own */
    void *backend;
};

typedef struct Initializer {
    Object **lhs; /* variables; several for `var a, b = f()`; blank ones included */
    int lhs_count;
    Expr *rhs;
} Initializer;

/* ---- expression annotations */

typedef enum OperandMode { /* Expr.mode */
    MODE_INVALID, MODE_NOVALUE, MODE_BUILTIN, MODE_TYPE, MODE_CONSTANT, MODE_VARIABLE,
    MODE_MAP_INDEX, MODE_VALUE, MODE_NIL, MODE_COMMA_OK,
} OperandMode;

typedef enum CallKind {
    CALL_FUNC, CALL_METHOD, CALL_IFACE_METHOD, CALL_BUILTIN, CALL_CONVERSION,
} CallKind;
/* CALL_METHOD: fun is a selector whose selection is SEL_METHOD on a concrete receiver. */

typedef enum RangeKind {
    RANGE_INT, RANGE_STRING, RANGE_ARRAY, RANGE_ARRAY_PTR, RANGE_SLICE, RANGE_MAP, RANGE_CHAN,
    RANGE_FUNC,
} RangeKind;

typedef enum SelectionKind {
    SEL_FIELD, SEL_METHOD, SEL_IFACE_METHOD, SEL_METHOD_EXPR,
} SelectionKind;
typedef struct Selection {
    Type *recv;       /* type of x in x.f */
    Object *obj;      /* field variable or method */
    uint8_t kind;     /* SelectionKind */
    bool is_indirect; /* a pointer was followed on the way (incl. recv itself) */
    int path_len;
    /* Field indices; for a method: the embedded fields that lead to it. Implicit pointer
     * dereferences along it are the compiler's to see from types. */
    int path[];
} Selection;

typedef enum BuiltinId {
#define BUILTIN(name, text, min, variadic, kind) BUILTIN_##name,
#include "types/builtin.def"
#undef BUILTIN
    BUILTIN_COUNT
} BuiltinId;

/* ---- asking about types */

/* never TYPE_NAMED; a type parameter's is its constraint interface */
Type *type_underlying(Type *t);
bool type_identical(Type *a, Type *b);
bool type_is_interface(Type *t);    /* not a type parameter */
/* a named type with type arguments, its function's included */
bool type_is_instance(const Type *t);
bool type_is_untyped(Type *t);
bool type_is_integer(Type *t), type_is_unsigned(Type *t), type_is_float(Type *t),
    type_is_complex(Type *t), type_is_string(Type *t);
/* The type arguments of a generic use of a name, given or inferred; NULL for any other use. */
const TypeList *ident_targs(const Checker *c, const Ident *name);
bool type_comparable(Type *t);      /* == allowed; interfaces yes */
bool type_strictly_comparable(Type *t); /* == cannot panic */
/* Types made of others. */
Type *type_new_pointer(Checker *c, Type *elem);
Type *type_new_slice(Checker *c, Type *elem);
Type *type_new_array(Checker *c, Type *elem, int64_t len);
Type *type_new_map(Checker *c, Type *key, Type *elem);
Type *type_new_chan(Checker *c, ChanDir dir, Type *elem);
Type *type_new_func(Checker *c, Type *const *params, int param_count, Type *const *results,
                    int result_count, bool is_variadic);
typedef struct NewField { /* of type_new_struct */
    const Str *name, *tag; /* tag: or NULL */
    Package *pkg;          /* of an unexported name, else NULL */
    Type *type;
    bool is_embedded;
} NewField;
Type *type_new_struct(Checker *c, const NewField *fields, int count);
Type *type_default(Type *t);        /* of an untyped type: int, float64, … */
TypeSet *type_set(Type *iface);     /* of an interface (or a named one) */
bool type_implements(Type *t, Type *iface, const Str **missing, bool *wrong_type, bool *ptr_recv);
/* Method set entry or field by name, through embedding. Returns NULL when absent. */
typedef struct LookupResult {
    Object *obj;
    int path[16];
    int path_len;
    bool is_indirect, is_ambiguous;
    bool needs_addressable; /* method found only in *T's set */
} LookupResult;
bool type_lookup(Type *t, Package *from, const Str *name, LookupResult *out);
/* Complete method set of t (a concrete type or pointer), sorted by name then package: what an
 * interface table needs. Arena memory. */
typedef struct MethodSetEntry {
    Object *obj;
    int path[16];
    int path_len;
    bool is_indirect;
} MethodSetEntry;
MethodSetEntry *type_method_set(Checker *c, Type *t, int *count);
Type *type_subst(Checker *c, Type *t, Object **tparams, TypeList targs);
/* Text as Go's messages (%T-like with package names: qualify NULL prints full names, a package
 * prints its own names bare) and as runtime's (%T, panics: "main.T", "[]interface {}"). */
const char *type_text(Arena *a, Type *t, const Package *qualify);
const char *type_path_text(Arena *a, Type *t); /* packages by path: math/big.Int */
const char *type_runtime_text(Arena *a, Type *t);

/* ---- sizes: gc, amd64 */
int64_t type_size(Type *t), type_align(Type *t);
int64_t type_field_offset(Type *strukt, int field);
/* The same for all fields at once. */
void type_field_offsets(Type *strukt, int64_t *offsets);

/* ---- checking */

typedef struct Importer {
    void *ctx;
    /* The package of an import path as seen from `from`, checked as far as it needs to be, or NULL
     * after reporting at pos. */
    Package *(*import)(void *ctx, const char *path, Package *from, Pos pos);
    /* For auto_import: the path of the standard package that a bare name means ("rand": math/rand),
     * or NULL. The callback may be NULL. */
    const char *(*std_path)(void *ctx, const char *name);
} Importer;

typedef struct CheckOptions {
    bool relaxed_unused;  /* unused names are warnings (.gol, -lax) */
    bool auto_import;     /* standard packages need no import line */
    int go_minor;         /* language version: 22 by default; 23 adds range-over-func */
    bool is_complete;     /* functions without a body are errors (gc's -complete); else they may be
                             elsewhere, as in a package that is only checked */
} CheckOptions;

Checker *checker_new(Arena *arena, Interns *interns, Diags *diags, SourceSet *sources,
                     Importer importer);
void checker_free(Checker *c);
/* For a sandbox: only the library may import unsafe (the importer is asked) or convert from and to
 * its Pointer. */
void checker_forbid_unsafe(Checker *c);
Object *checker_universe(Checker *c, const char *name); /* "int", "error", "any" … */
Type *checker_basic(Checker *c, TypeKind kind);         /* incl. untyped kinds */
Package *checker_unsafe(Checker *c);
/* A package by its import path, through the importer; NULL when there is none (reported). */
Package *checker_import(Checker *c, const char *path);

Package *package_new(Checker *c, const char *path, const char *name);
/* Checks the whole package: objects, bodies, initialisation order, unused imports. Reports into
 * Diags; false when there were errors. */
bool check_package(Checker *c, Package *p, CheckOptions options);
/* Only labels, and where break, continue and goto lead: all that gc says of a package with syntax
 * errors besides those. */
void check_package_branches(Checker *c, const Package *p, CheckOptions options);
/* Lazy package: its names are looked up in the table. p->files holds each source file parsed with
 * PARSE_IMPORTS_ONLY: its imports are the file scope of the file's declarations. */
void check_package_lazy(Checker *c, Package *p, const LazyTable *table);
/* The file that a lazy object is declared in. */
SourceFile *lazy_source(const Object *obj);
/* Makes sure a function's (or method's) body of a lazy package is parsed and checked. */
bool check_function_body(Checker *c, Object *func);
/* Resolves an object's type now (lazy packages; harmless otherwise). */
bool check_object(Checker *c, Object *obj);
/* The initialiser of a package variable of a lazy package, once needed; NULL when it has none. */
Initializer *check_var_initializer(Checker *c, Object *var);
/* Package variables and functions an initialiser or function body mentions, transitively closed by
 * the caller: for ordering initialisation of lazily reached packages. */
void check_dependencies(Checker *c, Object *obj, void (*visit)(Object *dep, void *ctx), void *ctx);

#endif
