/* inspect/traces.h: the lines of GODEBUG=gctrace=1 and schedtrace=N, in Go's format.
 *
 * A Traces listens to a vm's events and writes to stderr through the vm; it never changes what it
 * looks at. One per vm; make it before vm_run_main, free it before vm_free.
 */
#ifndef GOL_INSPECT_TRACES_H
#define GOL_INSPECT_TRACES_H

#include <stdbool.h>
#include <stdint.h>

#include "vm/vm.h"

typedef struct Traces Traces;

typedef struct TraceOptions {
    bool gctrace;           /* a line for each collection */
    /* a SCHED line each time this much of the program's clock has passed; 0: none */
    int64_t schedtrace_ns;
    bool scheddetail;       /* with P, M and G lines */
} TraceOptions;

/* NULL when nothing is to be traced. */
Traces *traces_new(Vm *vm, TraceOptions options);
void traces_free(Traces *t);

#endif
