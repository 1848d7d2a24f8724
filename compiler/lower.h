/* compiler/lower.h: what compiler.c, layout.c and the lowering files share.
 *
 * A FuncInst is one function of the image: a declared function or method, a function literal inside
 * an instance of its outer function, a package initialiser, or something synthesised (wrappers and
 * thunks). It is *asked for* (gets its image index, so that calls can name it), then *lowered* (has
 * IR), then *emitted*. program.c drives the three steps for a batch of functions at a time. Long
 * functions of the library are *deferred* first: only when one is entered it is asked for (late.c).
 *
 * Instances of generic functions carry a TypeSubst; every type that lowering looks at goes through
 * lower_type / lower_subst, so nothing else knows about type parameters.
 */
#ifndef GOL_COMPILER_LOWER_H
#define GOL_COMPILER_LOWER_H

#include "base/map.h"
#include "compiler/compiler.h"
#include "compiler/ir.h"

typedef struct TypeSubst { /* type parameters -> arguments, innermost list */
    Object **tparams;
    TypeList targs;
} TypeSubst;

typedef enum InstKind { INST_DECL, INST_LITERAL, INST_INIT, INST_SYNTH } InstKind;
typedef enum InstState { INST_DEFERRED, INST_ASKED, INST_LOWERED, INST_EMITTED } InstState;

/* Memory for the IR of one function, and of those that are made while it is lowered. */
typedef struct Workspace {
    Arena arena;
    int users;                /* functions in there, and whoever lowers */
    struct Workspace *next;   /* free ones */
} Workspace;

typedef struct FuncInst {
    uint8_t kind;         /* InstKind */
    uint8_t state;        /* InstState */
    bool is_address_taken;/* may be called through a closure or an interface */
    bool has_dynamic_call;/* calls through a closure or an interface */
    uint32_t func;        /* image function */
    Object *obj;          /* INST_DECL */
    FuncInfo *info;       /* INST_DECL with a body, INST_LITERAL */
    Initializer *init;    /* INST_INIT */
    const TypeSubst *subst;
    IrFunc *ir;           /* between lowering and emission */
    Workspace *home;      /* where that lies */
    const IrFunc *inline_body; /* what callers of this batch may copy, or NULL */
    bool has_pauses;      /* for a debugger: lower_pause.c */
    bool is_again;        /* it stands in for another (compiler_compile_again) */
    bool is_init_placed;  /* INST_INIT of a library: something runs it already */
    bool is_deferrable;   /* its calls do not wait for its code */
    uint32_t guard;       /* image function that runs initialisers, then calls it; + 1 (late.c) */
    uint32_t guard_flag;  /* offset of the global that the last of those sets first */
    uint32_t scc_index, scc_low; /* emission order (program.c) */
    bool scc_on_stack, is_recursive;
} FuncInst;

typedef struct GlobalSlot { /* Object.backend of a package-level variable */
    uint32_t offset;      /* byte of the globals; unused for zero-size and blank ones */
    Rtype *type;
    uint32_t attempt;     /* the latest one that made sure its initialiser is compiled */
} GlobalSlot;

typedef struct LazyBatch { /* initialisers reached after the program started */
    uint32_t flag_offset; /* a global bool: they have run */
    uint32_t func;        /* runs them */
} LazyBatch;

typedef enum RuntimeCall {
#define RTCALL(name, text, params, results, what) RT_##name,
#include "compiler/runtime_calls.def"
#undef RTCALL
    RT_COUNT
} RuntimeCall;

struct Compiler {
    CompilerOptions o;
    Arena *arena;              /* = o.arena: instances, layouts, names */
    Workspace *home;           /* of what is being lowered */
    Arena *work;               /* its arena: IR and whatever lowering needs */
    Workspace *spare;          /* for reuse */
    Arena kept;                /* of the running batch: what callers inline */
    Arena scratch;             /* tables of the passes over one function */
    VEC(FuncInst *) batch;     /* asked for since the last batch ended */
    int next_in_batch;         /* those before are compiled */
    VEC(FuncInst *) by_func;   /* image function index -> instance, or NULL */
    PtrMap rtype_buckets;      /* hash of a type -> RtypeNode chain (layout.c) */
    PtrMap published;          /* Rtype* asked for by layout_publish */
    PtrMap escape_done;        /* FuncInfo* whose variables escape.c has marked */
    VEC(Rtype *) unfinished;   /* rtypes whose element types are still to be laid out */
    VEC(Rtype *) unpublished;  /* rtypes whose methods and parts are still to be filled in */
    int layout_depth;
    Rtype *words2, *view;      /* {int, int}: what STR_NEXT yields; {pointer, int, int}: a VIEW */
    uint32_t natives[RT_COUNT];/* image natives + 1, 0: not asked yet */
    PtrMap string_boxes;       /* text of a string of the image -> its box in interfaces */
    PtrMap native_of;          /* Object* of a body-less function -> image native + 1 */
    PtrMap bound_thunks;       /* method Object* -> thunk of its method value + 1 */
    PtrMap method_exprs;       /* method Object* -> … of its method expression */
    PtrMap reached_inits;      /* Initializer* -> FuncInst* */
    VEC(FuncInst *) lazy_inits;/* of library variables, reached and not yet ordered */
    VEC(LazyBatch) late;       /* those that may not have run yet (late.c) */
    VEC(Package *) made_packages; /* of unexported names that reflect brought (runtime_types.c) */
    PtrMap package_inits;      /* Package* -> function that initialises it + 1 */
    bool is_checked_only; /* nothing of it will run */
    bool puts_pauses;      /* functions of the program get pauses */
    bool compiles_again;
    bool has_failed;       /* the batch, so far */
    uint32_t scc_count;
    uint32_t attempt; /* counts failures: what a failed batch asked for is asked for again */
};

typedef VEC(uint32_t) FuncList; /* image functions */

/* ---- program.c */
/* Lowers and emits what was asked for, and what that asks for, callees first, until nothing is
 * left or something has failed. */
void compiler_compile_asked(Compiler *c);
/* The same, then ends the batch; false after reporting. */
bool compiler_end_batch(Compiler *c);
Workspace *workspace_take(Compiler *c);            /* with one user */
void workspace_release(Compiler *c, Workspace *w); /* by one user */
/* Package variables of libraries are initialised when something mentions them. */
void compiler_reach_var(Compiler *c, Object *var);
/* The functions of the library initialisers reached since last time, in the order they must run, go
 * to the end of funcs. */
void compiler_take_lazy_inits(Compiler *c, FuncList *funcs);
FuncInst *compiler_init_inst(Compiler *c, Initializer *in, Package *p);
/* Appends the functions that initialise p and, before it, what it imports: those not initialised
 * yet. */
void compiler_ask_inits(Compiler *c, Package *p, PtrMap *seen, FuncList *list);
void compiler_ask_known_types(Compiler *c);
/* A function that runs the library initialisers reached since last time, late batches first, then
 * funcs; UINT32_MAX when there is nothing to run. */
uint32_t compiler_entry_func(Compiler *c, const FuncList *funcs);

/* ---- late.c: what is compiled while the program runs */
/* What Image.bind_func and Image.compile_method are. */
uint32_t compiler_bind_func(void *compiler, uint32_t func);
uint32_t compiler_compile_method(void *compiler, Rtype *type, RtypeMethod *method);
/* What runs the late batches that have not begun goes to the end of funcs: code that mentions their
 * variables is about to be entered otherwise than by a bound function. */
void compiler_take_late_batches(Compiler *c, FuncList *funcs);
/* Whether calls of func, a declared function, need not wait for its code. */
bool compiler_is_deferrable(const Compiler *c, const Object *func);

/* ---- compiler.c: asking for things */
FuncInst *compiler_inst(Compiler *c, InstKind kind, const Str *name, Pos pos, uint16_t flags);
void compiler_ask_for(Compiler *c, FuncInst *inst); /* which was deferred or is new */
/* One of func, a declared function or its origin: deferred, or asked for. */
FuncInst *compiler_func_inst(Compiler *c, Object *func, const Str *name);
/* The instance of a declared function or method (asks for it). */
FuncInst *compiler_decl_inst(Compiler *c, Object *func);
/* Whether func has no body; then *native gets the image native (reports once when there is none).
 */
bool compiler_is_native(Compiler *c, Object *func, Pos pos, uint32_t *native);
GlobalSlot *compiler_global(Compiler *c, Object *var);
/* Room beside the package variables; reports what is too large, and gives 0 then. */
uint32_t compiler_add_global(Compiler *c, const Str *name, Rtype *t, Pos pos);
/* "main.x" */
const Str *compiler_variable_name(Compiler *c, const Object *var);
uint32_t compiler_symbol(Compiler *c, Object *method); /* image method symbol */
uint32_t compiler_runtime_call(Compiler *c, RuntimeCall which);
void compiler_error(Compiler *c, Pos pos, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool compiler_is_exported(const Str *name);
/* generic.c: instances of generic functions, and of methods of instantiated types */
FuncInst *compiler_generic_inst(Compiler *c, Object *origin, Object **tparams, TypeList targs);
FuncInst *compiler_instance_method(Compiler *c, Object *method);
/* The image functions of inst's other instances that have code, in the scratch arena. */
const uint32_t *compiler_twins(Compiler *c, const FuncInst *inst, uint32_t *count);
const Str *compiler_str(Compiler *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- layout.c: types without type parameters */
Rtype *layout_type(Compiler *c, Type *t);
/* A type that values in interfaces (or reflection) may show: methods, elements, … are filled in
 * before the current batch is emitted. */
Rtype *layout_publish(Compiler *c, Type *t);
void layout_finish_published(Compiler *c);
/* The method sets of published types that may have methods of p: filled in anew. */
void layout_refresh_methods(Compiler *c, const Package *p);
Rtype *layout_words2(Compiler *c); /* {int, int} */
Rtype *layout_view(Compiler *c);   /* {pointer, int, int} */
void layout_deinit(Compiler *c);
/* How many slots the parameters (receiver first) and results of a signature take. */
int layout_param_slots(Compiler *c, Type *sig), layout_result_slots(Compiler *c, Type *sig);

/* ---- runtime_types.c, shim.c: what Image.make_type and Image.make_shim are */
Rtype *compiler_make_type(void *compiler, const Rtype *proto);
uint32_t compiler_make_shim(void *compiler, ShimKind kind, const Rtype *func, uint32_t symbol,
                            Rtype **frame);

/* ---- lowering: fills inst->ir */
void lower_declared(Compiler *c, FuncInst *inst);   /* a body, or the wrapper of a native */
void lower_literal(Compiler *c, FuncInst *inst);
void lower_initializer(Compiler *c, FuncInst *inst);
/* A function that calls funcs one after the other. */
uint32_t lower_call_list(Compiler *c, const Str *name, const uint32_t *funcs, int count);
/* The function that an interface method call on rt reaches; takes the data word as receiver. */
uint32_t lower_method_wrapper(Compiler *c, Type *recv, const MethodSetEntry *entry, Rtype *rt);
/* A function that sets the flag of each batch of initialisers where it is not set yet, and runs
 * those. */
uint32_t lower_late_batches(Compiler *c, const LazyBatch *batch, int count);
/* One that does the same, then calls inst's function, which has signature sig and, if recv is
 * given, first a receiver of that type. */
uint32_t lower_guarded(Compiler *c, const LazyBatch *batch, int count, const FuncInst *inst,
                       Type *sig, Type *recv);

/* ---- escape.c: which local variables live in a box. Marks every variable of an outermost function
 * once (Object.backend); literals inside share the marks. */
void escape_mark(Compiler *c, FuncInfo *outermost);
bool escape_is_boxed(const Object *var);
void escape_mark_shared(Object *var); /* code outside its function assigns to it */

#endif
