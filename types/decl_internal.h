/* types/decl_internal.h: what the declaration half of the checker shares (objects, scopes, types,
 * lookup, packages). types_internal.h is the wider contract; nothing else includes this page.
 */
#ifndef GOL_TYPES_DECL_INTERNAL_H
#define GOL_TYPES_DECL_INTERNAL_H

#include "types/entry.h"
#include "types/types_internal.h"

/* Object.color: white until looked at, grey while its declaration is being resolved (it is then on
 * c->path), black when its type is final. */
enum { COLOR_WHITE, COLOR_BLACK, COLOR_GREY };

/* Type.state bits. */
enum {
    STATE_INCOMPLETE = 1, /* a literal whose parts are still being collected */
    STATE_SET_BUSY = 2,   /* its type set is being computed: a cycle ends here */
    STATE_VALID = 4,      /* a named type known to be of finite size */
    STATE_NOT_VALID = 512, /* … or not: reported */
    STATE_IN_NEST = 8,    /* a named type the walk of check_valid.c is inside of */
    STATE_METHODS = 16,   /* an instance whose methods were made */
    STATE_CMP_KNOWN = 32, /* of a struct or array: whether == is allowed … */
    STATE_CMP_YES = 64,
    STATE_CMP_STRICT_KNOWN = 128, /* … and cannot panic */
    STATE_CMP_STRICT_YES = 256,
};

typedef struct DotImport { /* where a dot-imported name came from, to mark the import used */
    Scope *file_scope;
    Package *imported;
    Object *pkg_name;
} DotImport;

/* What the checker keeps of a package beside its public face. */
typedef struct PackageInfo {
    ObjectVec objects;   /* declared objects in source order: methods and blank ones included */
    ObjectVec pkg_names; /* imports of all files */
    VEC(DotImport) dot_imports;
    PtrMap methods;      /* base type's object -> ObjectVec * of its methods */
    VEC(Scope *) file_scopes;
    int glob_literals;   /* literals of package variables: init.func1, … */
    int init_funcs;      /* main.init.0, … */
    int local_types;     /* of all functions: T·1, T·2, … as type arguments */
    bool has_script_main; /* main was made of a script's statements */
    struct SessionInfo *session; /* of a package that grows by entries: entry.c; else NULL */
} PackageInfo;

/* Objects a script's functions share with its statements (DESIGN.md 2). */
typedef struct Script {
    Scope *scope;   /* of main's body: where top-level names are declared */
    PtrMap shared;  /* names that some top-level function mentions */
    struct EntryCheck *entry; /* instead: all names are the session's, see entry.c */
    bool holds_bodies;        /* function bodies are not queued: entry_redo.c has its own order */
} Script;

typedef VEC(Stmt *) StmtVec;

typedef struct MonoEdge { /* dst was given a type argument made from src: see mono.c */
    Type *src, *dst;
    Type *targ;
    Pos pos;
    bool is_built; /* from src; else src itself */
} MonoEdge;

typedef struct SizedType { /* a type expression that may be too large, and where to say so */
    const Expr *expr;
    Pos pos;
} SizedType;

struct CheckerExtra {
    VEC(Scope *) scopes;        /* every scope made: their maps are freed with the checker */
    Scope *spare_scopes;        /* given back: linked by parent */
    uint32_t later_count;       /* calls of check_later so far */
    VEC(DeclInfo *) infos;
    VEC(PackageInfo *) packages;
    VEC(MonoEdge) mono;         /* instantiations with type parameters in their arguments */
    PtrMap ident_targs;         /* Ident -> TypeList: few names are generic uses */
    PtrMap canonical_tparams;   /* type parameter of a receiver -> of its generic type */
    VEC(SizedType) sized;       /* array and channel types whose sizes are to be checked */
    VEC(InterfaceTypeExpr *) literals; /* interface literals with elements, not yet examined */
    Script script;
    uint32_t mark;              /* of the latest walk over objects: Object.mark */
    int depth;                  /* entry points running; delayed work is done by the outermost */
};

/* check.c */
void check_enter(Checker *c);
void check_leave(Checker *c); /* the outermost leave runs what was delayed */

/* universe.c */
void universe_init(Checker *c);

/* type.c */
void type_add_part(Type *t, const Type *part); /* t is made of part: has_tparam, depth */
enum { MAX_TYPE_NESTING = 1000 };              /* recursion over types goes no deeper */

/* object.c */
DeclInfo *decl_info_new(Checker *c, File *file, Scope *file_scope);
void object_vec_push_unique(ObjectVec *v, Object *obj);

/* check_decl.c. `def`: the type being defined by the declaration that asked, or NULL; it learns its
 * underlying type as soon as that exists, so that cycles through it find something. */
void check_object_decl_def(Checker *c, Object *obj, Type *def);
void check_cycle_error(Checker *c, Object **cycle, int len);
/* named types, at where they are written */
void check_type_cycle_error(Checker *c, Type **cycle, int len);
void check_set_def_type(Type *def, Type *t);
void check_decl_arity(Checker *c, Decl *d);      /* as many values as names? */
void check_func_decl_body(Checker *c, Object *obj); /* once; harmless without a body */
enum { MAX_DECL_DEPTH = 1000 };                  /* declarations that need each other, nested */

/* check_type.c */
Type *check_defined_type(Checker *c, Expr *e, Type *def);
Type *check_generic_type(Checker *c, Expr *e); /* a generic type may stay uninstantiated */

/* Arrays and channel elements that are too large, of the types met since the last call. Go's
 * compiler looks at sizes only when nothing else is wrong. */
void check_type_sizes(Checker *c);

/* check_ident.c */
void check_ident_def(Checker *c, Operand *x, Ident *e, Type *def, bool want_type);

/* check_valid.c: types of infinite size */
void check_valid_type(Checker *c, Type *named);

/* check_iface.c, check_struct.c */
void check_interface_type(Checker *c, Type *t, InterfaceTypeExpr *e, Type *def);
void check_struct_type(Checker *c, Type *t, StructTypeExpr *e);

Type *check_constraint_elem(Checker *c, Expr *e); /* T, ~T or a union */
enum { MAX_UNION_TERMS = 100 };
void check_too_many_terms(Checker *c, Pos pos);

/* check_anon.c */
void check_anonymous_cycles(Checker *c); /* of the literals met since the last call */

/* check_sig.c */
Type *type_implicit_interface(Checker *c, Type *elem); /* interface{ elem }, printed as elem */
void check_func_type_into(Checker *c, Type *sig, Field *recv, FuncTypeExpr *e, Scope *scope);
void check_collect_tparams(Checker *c, Field *fields, int count, Object ***out, int *out_count);

/* resolve.c */
void check_collect_objects(Checker *c, Package *p);
void check_unused_imports(Checker *c, Package *p);
void check_bodies(Checker *c, Package *p);
void check_attach_method(Package *p, Object *base, Object *method); /* until base is resolved */
void check_field_collision(Checker *c, Type *named, const Object *method);
void package_add_import(Checker *c, Package *p, Package *imported);
Package *check_import_path(Checker *c, ImportDecl *d, Package *from);
void check_declare_package_object(Checker *c, Package *p, Ident *ident, Object *obj);

/* script.c */
void check_script_split(Checker *c, Package *p);
void check_script_main(Checker *c, Package *p);
void check_script_declare(Checker *c, Scope *scope, Object *obj);
/* Takes the statements out of the file, with_vars also its variables, in source order; what remains
 * are its declarations. */
void check_split_file(Checker *c, File *f, bool with_vars, StmtVec *stmts);
/* The names a function mentions and does not bind itself, and those it selects from values. */
void check_free_names(const FuncDecl *d, PtrMap *names, PtrMap *selected);

/* entry.c, while an entry of a session is being checked (else they answer false) */
/* bound obj as the session does */
bool check_entry_binds(Checker *c, Scope *scope, Object *obj);
/* some statement at top level has this label, and one is being checked */
bool check_entry_has_label(const Checker *c, const Str *name);
bool check_entry_attaches(Checker *c, Object *base, Object *method);/* base is known from before */
bool check_entry_value(Checker *c, ExprStmt *s, Operand *x);        /* a value to show */
void session_info_free(struct SessionInfo *s);

/* entry_redo.c */
void check_entry_redo(struct EntryCheck *k);

/* lazy.c */
void lazy_parse_object(Checker *c, Object *obj);
/* The object of a lazy package's name that was not looked up before, or NULL. */
Object *lazy_lookup(Scope *s, const Str *name);
void lazy_declare_all(Scope *s);

/* lookup.c */
bool method_has_ptr_recv(Object *method);
bool names_match(const Str *a, const Package *pa, const Str *b, const Package *pb);
/* As type_lookup; fold: without regard to case or package, to suggest another spelling. */
bool type_lookup_fold(Type *t, const Package *pkg, const Str *name, bool fold, LookupResult *out);
Object *named_find_method(Type *named, const Package *pkg, const Str *name, bool fold);
Method *type_set_find(const TypeSet *s, const Package *pkg, const Str *name, bool fold);
Type *type_deref(Type *t, bool *is_pointer);

/* implements.c: as check_missing_method, for one method of t; "" when it is there */
const char *check_method_cause(Checker *c, Type *v, Type *t, Method *want);

/* predicates.c */
bool type_identical_tags(Type *a, Type *b, bool ignore_tags);
bool type_has_empty_set(Type *t);

/* typestring.c: "M(int) string", as in "have M()" */
const char *check_method_str(Checker *c, Object *method, bool with_package);
const char *check_type_set_str(Checker *c, const TypeSet *set); /* "~int | string" */

/* subst.c, instantiate.c */
typedef struct TypeEnv { /* type parameter -> argument */
    Object **tparams;
    Type **targs;
    int len;
} TypeEnv;
Type *type_subst_env(Checker *c, Type *t, const TypeEnv *env);
/* Copies of type parameters, their constraints in terms of the copies; *env maps old to new. */
Object **type_rename_tparams(Checker *c, Object **tparams, int count, TypeEnv *env);
/* A generic function type with type parameters of its own in place of sig's. */
Type *type_rename_generic(Checker *c, Type *sig);
void type_expand_instance(Type *t);     /* gives an instance its underlying type */
/* they are made anew when next asked */
void type_forget_instance_methods(Checker *c, Type *generic);
void type_expand_methods(Type *t);      /* … and its methods, signatures still unresolved */
void check_instance_method(Checker *c, Object *method); /* the signature of one of them */
Type *type_instance(Checker *c, Type *generic, Type **targs, int count);
/* The same with arguments for the type parameters of the function the generic type is declared
 * in. */
Type *type_instance_in(Checker *c, Type *generic, TypeList outer_targs, TypeList targs);
bool check_verify_targs(Checker *c, Object **tparams, int count, Type **targs, int *bad,
                        const char **cause);
bool check_validate_targ_count(Checker *c, Pos pos, const char *what, const char *name, int got,
                               int want);

/* directives.c */
void check_file_directives(Checker *c, const File *f);

/* mono.c */
void check_record_instance(Checker *c, Pos pos, Object **tparams, Type **targs, int count,
                           Expr **targ_exprs, int expr_count);
void check_same_tparam(Checker *c, Type *recv_tparam, Type *origin_tparam);
void check_instance_cycles(Checker *c); /* among the instantiations recorded since the last call */

#endif
