/* vet_internal.h: what the checks share: reporting, walking, asking. Included from nowhere else. */
#ifndef GOL_VET_INTERNAL_H
#define GOL_VET_INTERNAL_H

#include "vet/vet.h"

typedef struct Vet {
    const VetInput *in;
    Package *package; /* the one being looked at: in->package, or one it imports (wrappers only) */
    VetReport *report;
    PtrMap printers; /* Object* of a function -> PrintKind, once known */
} Vet;

/* Each check looks at one top-level declaration. */
#define VET_CHECK(name, text) void vet_check_##name(Vet *v, Decl *d);
#include "vet/vet.def"
#undef VET_CHECK

/* ---- reporting: vet.c */
void vet_report(Vet *v, VetCheck check, Pos pos, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* ---- printing functions: vet_wrapper.c, vet_printf.c, vet_printf_arg.c */
typedef enum PrintKind { PRINT_NONE, PRINT_PLAIN, PRINT_FORMAT, PRINT_ERRORF } PrintKind;
/* Finds out which functions, here and in what is imported, forward their arguments to printing
 * ones. */
void vet_find_printers(Vet *v);
PrintKind vet_print_kind(const Vet *v, const Object *f);

/* What a verb takes, as bits. */
enum {
    ARG_BOOL = 1, ARG_INT = 2, ARG_RUNE = 4, ARG_STRING = 8, ARG_FLOAT = 16, ARG_COMPLEX = 32,
    ARG_POINTER = 64, ARG_ERROR = 128, ARG_ANY = 255,
};
/* Whether the value of x may be printed by a verb that takes `bits`; *reason: of a type parameter,
 * which of its types may not, or NULL. */
bool vet_arg_matches(Vet *v, unsigned bits, const Expr *x, const char **reason);
bool vet_is_formatter(Vet *v, Type *t); /* has Format(fmt.State, rune), or may have: an interface */
bool vet_is_func_value(const Expr *x);

/* ---- walking: vet_walk.c */

/* A walk in source order that knows the way from its root to the node it is at. */
typedef struct VetWalk VetWalk;
typedef bool (*VetVisit)(VetWalk *w, Node *n); /* true: go on to the children */
struct VetWalk {
    Vet *v;
    VetVisit visit;
    void *ctx;
    VEC(Node *) path; /* root first, the node itself last */
};
void vet_walk(Vet *v, Node *root, VetVisit visit, void *ctx);
/* The node `up` levels above the current one (1: its parent), or NULL. */
Node *vet_above(const VetWalk *w, int up);
/* The innermost for or range statement whose body holds the current node, in the same function;
 * NULL when there is none. *level gets how far up it is. */
Node *vet_enclosing_loop(const VetWalk *w, int *level);
/* Whether some list of statements between that loop and the current node leaves the loop at its
 * end, so that the node is not met again. */
bool vet_runs_once(const VetWalk *w, int loop_level);
bool vet_is_loop(const Node *n);

/* A declared function or a literal. */
typedef struct VetFunc {
    FuncDecl *decl; /* NULL: a literal */
    FuncLit *lit;   /* NULL: declared */
    FuncTypeExpr *type_expr;
    BlockStmt *body;
    FuncInfo *info;
} VetFunc;
/* Calls each for every function with a body in d, outer ones first. */
void vet_each_func(Vet *v, Decl *d, void (*each)(Vet *v, const VetFunc *f));
bool vet_is_main(const Vet *v, const VetFunc *f);

/* Whether running falls out of the statement's end or jumps; a syntactic answer. */
bool vet_ends_flow(const Stmt *s);

/* Where f may return after the statement or declaration `from` without mentioning var (NULL: at
 * all): the return statement or closing brace; 0 when no path does. vet_flow.c */
Pos vet_path_to_return(const VetFunc *f, const Node *from, const Object *var);

/* ---- asking: vet_ask.c */
/* The function or method a call names, or NULL (a variable, a builtin, a conversion). */
Object *vet_callee(const CallExpr *call);
/* The same; of an instance of a generic type its own method. */
Object *vet_called(const CallExpr *call);
bool vet_is_func(const Object *f, const char *package, const char *name);
/* A method of package.recv or *package.recv. */
bool vet_is_method(const Object *f, const char *package, const char *recv, const char *name);
/* os.Exit, runtime.Goexit, log.Fatal, panic: nothing behind the call runs. */
bool vet_never_returns(const Expr *x);
bool vet_is_call_of(const Expr *x, const char *package, const char *name);
/* The named type of a method's receiver, without its pointer; NULL for a function. */
Type *vet_recv_type(const Object *f);
bool vet_is_named(Type *t, const char *package, const char *name);
/* The method of t, or of *t (then *needs_pointer), by name; NULL when there is none. */
Object *vet_method(Vet *v, Type *t, const char *name, bool *needs_pointer);
/* "fmt.Printf", "(*log.Logger).Printf". */
const char *vet_full_name(Vet *v, Object *f);
/* An expression as the source has it, and in one spelling for all equal ones. */
const char *vet_expr_text(Vet *v, const Expr *x);
const char *vet_source_text(Vet *v, const Node *n);
/* Where its text begins; ast_start follows Go's compiler, who counts x[i:j] from the bracket. */
Pos vet_start(const Node *n);
const char *vet_canonical_text(Vet *v, const Expr *x); /* literals with braces cut: T{…} */
const char *vet_type_text(Vet *v, Type *t);
/* The variable that x (parentheses aside) names, or NULL. */
Object *vet_var(const Expr *x);
bool vet_is_local(const Object *var);
/* The constant string of x, or NULL. */
const Str *vet_const_string(const Expr *x);
bool vet_const_int(const Expr *x, int64_t *out);
/* Whether n mentions var, literals inside included; the declaring identifier does not count. */
bool vet_mentions(Node *n, const Object *var);
/* What a local variable of d holds that is set once, where it is declared: its value, or the
 * call one of whose results it is. x is NULL when that is not known. */
typedef struct VetValue {
    Expr *x;
    bool is_call_result;
} VetValue;
VetValue vet_value_of(Decl *d, const Object *var);
/* The literal a local variable holds that is set once, or the declared function: what x calls. */
VetFunc vet_func_of(Vet *v, Decl *d, const Expr *x);
/* The first argument and the function of a call of runtime.SetFinalizer. */
bool vet_is_set_finalizer(const Node *n, Expr **object, Expr **finalizer);

#endif
