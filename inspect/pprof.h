/* inspect/pprof.h: the profiles of a running program, in Go's formats: what package runtime/pprof
 * and the flags -cpuprofile, -memprofile and -leakprofile write.
 */
#ifndef GOL_INSPECT_PPROF_H
#define GOL_INSPECT_PPROF_H

#include <stdbool.h>

#include "base/buf.h"
#include "vm/leakwatch.h"

typedef enum PprofKind {
    PPROF_GOROUTINE,        /* every goroutine's stack */
    PPROF_HEAP, PPROF_ALLOCS, /* exact after vm_record_alloc_stacks; else without places */
    PPROF_GOROUTINELEAK,    /* goroutines that nothing can ever wake (the leak report's proof) */
    PPROF_THREADCREATE, PPROF_BLOCK, PPROF_MUTEX, /* empty: one thread, and no contention */
    PPROF_KINDS
} PprofKind;

/* debug 0: gzipped protocol buffer; 1: text. At a safepoint, or inside a native, or after the
 * run. */
void pprof_put(Vm *vm, PprofKind kind, int debug, Buf *out);

/* PPROF_GOROUTINELEAK at the end of a program, where `moment` says what can still run. */
void pprof_put_stuck(Vm *vm, WatchMoment moment, int debug, Buf *out);

/* Samples the running goroutine a hundred times a second of processor time; the schedule stays the
 * same. False: one is under way. platform_signals_on must lead PLATFORM_SIGPROF to vm_sample. */
bool pprof_cpu_start(Vm *vm);
/* Appends the profile; nothing if none is under way. */
void pprof_cpu_stop(Vm *vm, Buf *out);

/* Does the program use heap profiles? Then vm_record_alloc_stacks should be called. */
bool pprof_wants_alloc_stacks(const Image *image);

#endif
