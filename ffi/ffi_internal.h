/* ffi_internal.h: what the files of ffi/ share: C types, call plans, the state of one vm. */
#ifndef GOL_FFI_FFI_INTERNAL_H
#define GOL_FFI_FFI_INTERNAL_H

#include <ffi.h>
#include <pthread.h>

#include "base/arena.h"
#include "ffi/ffi.h"

typedef enum CKind {
    C_VOID,
    C_SCALAR,     /* integers, floats, bool, uintptr: the low bytes of one slot are C's value */
    C_STRING,     /* char *: a copy for the call; of a result, a copy of C's */
    C_SLICE,      /* T *: the first element */
    C_POINTER,    /* T *: Go memory without pointers, or C's */
    C_STRUCT,     /* a //gol:cstruct type by value */
    C_HANDLE,     /* *T of a //gol:handle type: the pointer it stands for */
    C_HANDLE_OUT, /* **T of one: C stores a new pointer there */
    C_CALLBACK,   /* a Go function, callable for as long as the call lasts */
    C_FUNC,       /* *ffi.Func: a callback with a life of its own */
} CKind;

/* A //gol:handle type: what closes it. */
typedef struct HandleKind {
    const Rtype *type;        /* the struct */
    const char *close_name;
    void (*close)(void *ptr);
    struct HandleKind *next;
} HandleKind;

typedef struct CType {
    CKind kind;
    uint8_t slots;            /* of the Go value in a frame */
    ffi_type *type;
    const Rtype *rtype;
    HandleKind *handle;       /* C_HANDLE, C_HANDLE_OUT */
    struct CSignature *sig;   /* C_CALLBACK */
} CType;

/* How a function is called, or a callback is entered: the plan. */
typedef struct CSignature {
    CType *params;
    uint32_t count;
    CType result;
    ffi_type **types;         /* of the parameters, as libffi wants them */
    ffi_cif cif;              /* of the fixed parameters */
} CSignature;

typedef enum ErrnoRule { ERRNO_NONE, ERRNO_MINUS_ONE, ERRNO_NULL, ERRNO_NONZERO, ERRNO_NEGATIVE,
                         ERRNO_RESULT } ErrnoRule;

/* The words after //gol:extern. Names are the arena's. */
typedef struct Directive {
    const char *library, *symbol;
    const char *free_with;    /* free=NAME */
    ErrnoRule errno_rule;
    bool is_variadic, is_optional, is_blocking;
    bool is_variable;         /* the symbol is a variable: its address is the result */
    bool is_pointer;          /* the function is the first argument */
} Directive;

typedef struct Extern {
    const char *name;         /* Go's */
    Directive how;
    CSignature sig;
    FfiBinder *binder;
    void *code;               /* the function, or the variable */
    void (*free_result)(void *);
    struct VariadicPlan *variadic_plans; /* by the types met so far */
} Extern;

typedef struct TypeEntry { const Rtype *rtype; ffi_type *type; } TypeEntry;
typedef struct TypedPlan { const Rtype *func; CSignature *sig; } TypedPlan;

struct FfiBinder {
    FfiOptions options;
    Arena arena;
    VEC(struct Library *) libraries;
    VEC(TypeEntry) structs;
    HandleKind *handles;
};

/* ---- directive.c */
bool directive_parse(Arena *arena, const char *text, Directive *out, Buf *why);
/* "handle LIB SYMBOL" above a type. */
bool directive_parse_handle(Arena *arena, const char *text, Directive *out);

/* ---- library.c */
/* Loads `name` once. NULL: why. */
struct Library *library_get(FfiBinder *b, const char *name, Buf *why);
/* NULL without a message in `why`: there is no such symbol. */
void *library_symbol(struct Library *lib, const char *symbol);
void libraries_close(FfiBinder *b);

/* ---- ctype.c */
typedef enum CUse { USE_PARAM, USE_RESULT, USE_CALLBACK_PARAM, USE_CALLBACK_RESULT } CUse;
/* What values of type t are for C. False: why. */
bool ctype_of(FfiBinder *b, const Rtype *t, CUse use, CType *out, Buf *why);
/* The plan of a function type (and its receiver, or NULL). has_error: the last result is Go's
 * alone. is_variadic: so is the last parameter. */
typedef struct SignatureShape { const Rtype *recv; bool has_error, is_variadic; } SignatureShape;
bool signature_of(FfiBinder *b, const Rtype *func, SignatureShape shape, bool is_callback,
                  CSignature *out, Buf *why);
/* The same for a type first met at run time: what a variadic argument or a callback is. */
ffi_type *ctype_scalar(const Rtype *t);

/* ---- state.c: what belongs to one vm */
typedef struct Callback Callback;
typedef struct Temp Temp; /* callout.c */
typedef struct OpenHandle OpenHandle; /* handle.c */

typedef struct FfiState {
    Vm *vm;
    Goro *caller;             /* the goroutine that is inside C, or NULL */
    bool unwinds;             /* a callback of the running call has panicked */
    /* a panic is pending that no callback threw: a stub called too late */
    bool raises;
    pthread_t thread;         /* the interpreter's */
    const char *stack_end;    /* of C's stack, for callbacks; NULL: not asked yet */
    Temp *temps;
    OpenHandle *handles, *last_handle; /* all that are open, oldest first */
    Callback *callbacks;      /* all of them */
    Callback *resting, *last_resting; /* closed ones, oldest first: reused late */
    uint32_t resting_count;
    FfiBinder *binder;        /* plans of callbacks whose type was met at run time */
    VEC(TypedPlan) plans;
    const Rtype *errno_type;  /* syscall.Errno */
    const Rtype *handle_type; /* *ffi.handle */
    void *finalize_handle;    /* func(*handle) */
} FfiState;

FfiState *ffi_state(Vm *vm);
/* C has returned: is a panic of ours pending? Forgets it, and that a callback unwinds. */
bool ffi_panicked(FfiState *s);

/* ---- marshal.c: one value between C's memory and slots */
/* Scalars and pointers; a number fills its slot, extended as Go has it. */
void slot_from_c(const CType *t, const void *mem, Slot *out);

/* ---- callout.c */
extern NativeFn extern_call, extern_variable, extern_absent;
void temps_free(FfiState *s);

/* ---- callback.c */
/* A stub that calls closure; the plan outlives it. what: whom it is made for, in messages. NULL:
 * out of memory. */
Callback *callback_new(FfiState *s, const CSignature *sig, void *closure, const char *what);
void *callback_code(const Callback *c);
/* From now on a call from C is an error that says when: "after the call it was made for". The stub
 * rests, and is used again only after many others. */
void callback_close(FfiState *s, Callback *c, const char *when);
void callbacks_free(FfiState *s);
/* The code behind a *ffi.Func. False: it was closed; a panic is pending. */
bool func_pointer(Vm *vm, const void *func, void **out);

/* ---- handle.c */
/* A new *T for C's pointer, closed by the collector at the latest. NULL and a pending panic: no
 * memory. */
void *handle_new(FfiState *s, HandleKind *kind, void *ptr, uint32_t site);
void handles_free(FfiState *s);
/* What a *T stands for. False: it was freed; a panic is pending. */
bool handle_pointer(Vm *vm, const CType *t, const void *object, void **out);

#endif
