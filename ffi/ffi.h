/* ffi/ffi.h: calls C libraries for Go programs (PRODUCT.md 6).
 *
 * A function without a body and with a line `//gol:extern LIB SYMBOL options...` above it is C's.
 * What C gets follows from the declaration alone and is settled when the program is compiled:
 * ffi_bind turns the function's type into a call plan, finds library and symbol, or says in one
 * line what is wrong. At run time the plan is executed by one native for all of them (callout.c).
 * Package ffi (stdlib/ffi) has the C types by name, handles, callbacks and pointers into C's
 * memory.
 *
 * Only this folder includes <ffi.h>. One thread calls C, the interpreter's, but for `blocking`
 * functions, which a worker calls. The collector may run inside a callback and at no other time.
 */
#ifndef GOL_FFI_FFI_H
#define GOL_FFI_FFI_H

#include <stdbool.h>

#include "base/buf.h"
#include "bytecode/rtype.h"
#include "vm/native.h"

/* Everything bound for one session: loaded libraries, plans, C types. Outlives the vm. */
typedef struct FfiBinder FfiBinder;

typedef struct FfiOptions {
    /* "on" or NULL: every library; "off": none; else the names that are allowed, separated by
     * commas. */
    const char *allowed;
    /* The text after `//` of the gol: directive above the declaration of a type, or NULL. */
    const char *(*type_directive)(void *ctx, const Rtype *t);
    void *ctx;
} FfiOptions;

FfiBinder *ffi_binder_new(FfiOptions options);
void ffi_binder_free(FfiBinder *b);

/* Tells a new vm where its plans are, before it runs. */
void ffi_attach(Vm *vm, FfiBinder *b);

/* A function to bind. recv: of a method, C's first argument then; else NULL. */
typedef struct FfiDecl {
    const char *name;
    const char *directive; /* "gol:extern ..." */
    const Rtype *type;     /* of the function, without receiver */
    const Rtype *recv;
} FfiDecl;

typedef struct FfiBinding {
    NativeFn *call;
    void *context;  /* what nat_context answers in it; the binder's */
    bool is_absent; /* an optional symbol that the library does not have: call panics */
} FfiBinding;

/* False: `why` has one line that says what is wrong and, if that is known, what to write
 * instead. */
bool ffi_bind(FfiBinder *b, const FfiDecl *d, FfiBinding *out, Buf *why);

/* What a directive names, for lists of a program's externs: "cos of libm.so.6". False: not an
 * extern. */
bool ffi_describe(const char *directive, Buf *out);

/* Calls fn for every handle that is open, oldest first: its type ("main.DB"), the C function that
 * closes it, where it was made (vm_site_where). */
typedef void (*FfiHandleFn)(void *ctx, const char *type, const char *closer, uint32_t site);
void ffi_each_handle(Vm *vm, FfiHandleFn fn, void *ctx);

#endif
