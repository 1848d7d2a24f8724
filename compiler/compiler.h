/* compiler/compiler.h: a checked program in, a program image out.
 *
 * A Compiler lives as long as its Image, because much of the library, and methods that only
 * interfaces call, are compiled when they are first entered (late.c). compiler_compile_program
 * starts from the package initialisers, the init functions and main.main and follows what they
 * mention; bodies of library functions are checked on the way (types: check_function_body). Nothing
 * becomes runnable unless everything could be compiled: problems are reported into the Diags and
 * the image's entry function is left alone.
 *
 * A function without a body is bound to C: the resolver is asked for (package path, name), methods
 * as "T.M". The functions that compiled code itself calls are in compiler/runtime_calls.def, all of
 * package "runtime".
 */
#ifndef GOL_COMPILER_COMPILER_H
#define GOL_COMPILER_COMPILER_H

#include "base/diag.h"
#include "bytecode/image.h"
#include "types/entry.h"
#include "types/types.h"

typedef struct Compiler Compiler;

/* A body-less function outside the library, to be bound to foreign code. */
typedef struct ForeignFunc {
    Object *func;
    Rtype *type;         /* without receiver */
    Rtype *recv;         /* of a method, or NULL */
} ForeignFunc;
typedef struct ForeignBinding {
    void *fn, *ctx;      /* a NativeFn of vm/native.h and what nat_context answers in it */
    /* it need not exist and does not: fn panics, and the function's value is nil */
    bool is_absent;
} ForeignBinding;

typedef struct CompilerOptions {
    Checker *checker;
    Arena *arena;        /* the session's */
    Interns *interns;
    Diags *diags;
    Image *image;
    /* The C function bound to a body-less declaration (a NativeFn of vm/native.h), NULL: none.
     * context: what nat_context answers in it, if it is to answer anything. */
    void *(*native)(void *ctx, const char *pkg, const char *name, void **context);
    void *native_ctx;
    /* False: not bound; `why` says what is wrong, or is empty when the function is not foreign at
     * all. */
    bool (*foreign)(void *ctx, const ForeignFunc *f, ForeignBinding *out, Buf *why);
    void *foreign_ctx;
    Buf *dump_ir;        /* gol -d ir: receives every function after its passes; or NULL */
    bool dump_ir_raw;    /* also as lowered, before the passes */
    bool no_optimize;    /* skip ir_optimize (for debugging) */
    bool is_session;     /* functions of the program may be redefined: nothing of them is inlined */
    /* -perturb: calls of the program's functions and of what waits for a lock are places where
     * another goroutine may come in */
    bool cuts_calls;
    bool whole_library;  /* nothing of the library waits for its first call (late.c) */
    bool whole_types;    /* what pointers point to is always known, for reports */
    /* -leaks: slicing is noted, who locks and unlocks too, and the program tells the vm when it comes
     * to this line of this file (0 or NULL: to none). */
    bool note_slicing;
    const char *stop_path;
    int stop_line;
} CompilerOptions;

Compiler *compiler_new(CompilerOptions options);
void compiler_free(Compiler *c);

/* Compiles what the program reaches and sets image->entry_func. main is checked without errors, and
 * so is everything it imports. all: every function of the non-library packages, reached or not
 * (gol check). False after reporting. */
bool compiler_compile_program(Compiler *c, Package *main, bool all);

/* Appends an entry of a session (types/entry.h): steps[i] is the function of e->steps.data[i].
 * *prologue runs the initialisers of what the entry reaches first, or is UINT32_MAX; it goes before
 * all steps. False after reporting, and nothing is compiled. */
bool compiler_compile_entry(Compiler *c, Package *p, const Entry *e, uint32_t *prologue,
                            uint32_t *steps);
/* Compiles the session's functions that are in force, literals too, once more: with pauses, where a
 * debugger may come in and every visible variable has its value, or without. `instead` hears which
 * function is to lead to which. Entries compiled from then on are of the same kind. */
typedef void (*CompilerAgainFn)(void *ctx, uint32_t func, uint32_t successor);
void compiler_compile_again(Compiler *c, bool with_pauses, CompilerAgainFn instead, void *ctx);
/* Before the first entry: the library types the vm must know. */
bool compiler_start_session(Compiler *c);
/* After types got methods (or lost them): runtime types of the session's own types list them
 * anew. */
void compiler_refresh_methods(Compiler *c, const Package *p);
/* The image function of a function that is compiled; UINT32_MAX: it is not, or is generic. */
uint32_t compiler_function_of(const Object *func);
/* Where the image holds a package variable, and its type; false: it was never compiled in. */
bool compiler_variable_at(const Object *var, uint32_t *offset, Rtype **type);

/* The runtime type of a type, complete (methods, fields, element types). */
Rtype *compiler_rtype(Compiler *c, Type *t);

#endif
