/* stdlib/sandbox.h: -sandbox: a program reads files below the working directory, and reaches
 * nothing else.
 *
 * The library's natives are the only way out of the interpreter. Those that name files are bound
 * through a guard (sandbox.def), when the program is compiled. A program that forges pointers with
 * unsafe can overwrite the interpreter itself, guards and all: against that only another process
 * helps.
 */
#ifndef GOL_STDLIB_SANDBOX_H
#define GOL_STDLIB_SANDBOX_H

#include "vm/native.h"

/* The guard of a native and what it needs as its nat_context; NULL: it needs none. */
NativeFn *sandbox_guard(const char *package, const char *name, void **context);

#endif
