/* vm/leakwatch.h: what a vm writes down for the leak report while the program runs (-leaks).
 *
 * Without a watch none of this costs more than a predicted branch on paths that are slow anyway;
 * the slicing sites have instructions of their own, chosen by the compiler.
 */
#ifndef GOL_VM_WATCH_H
#define GOL_VM_WATCH_H

#include "vm/vm.h"

/* When the watcher is called: always at a safepoint. */
typedef enum WatchMoment {
    WATCH_RETURN,      /* main returned, or -until or an interrupt ended it */
    WATCH_EXIT,        /* os.Exit */
    WATCH_DEADLOCK,    /* the fatal error is printed already */
    WATCH_QUIT,        /* SIGQUIT; the listing is printed already */
    WATCH_ASKED,       /* debug.LeakReport() */
    WATCH_LINE,        /* the line of -leaks-at is about to be executed */
} WatchMoment;

typedef struct VmWatch {
    void *ctx;
    void (*moment)(void *ctx, WatchMoment moment);
    /* The number of pending timers has doubled since the last call. */
    void (*timers_grew)(void *ctx);
} VmWatch;

/* Before vm_run_main; there is no way back. */
void vm_watch(Vm *vm, const VmWatch *watch);

/* Main's stack as it was when main last gave way to another goroutine or a collection began: what
 * main still held when it ended. A copy, only good for looking at; a root of the collector from
 * WATCH_RETURN on. NULL: main is still there, or never gave way. */
Goro *vm_main_as_left(const Vm *vm);

/* The most timers and sleepers that were pending at a time. */
uint32_t vm_most_timers(const Vm *vm);

/* A line of the program that keeps a small part of something big: the site that made the window of
 * `bytes` bytes at p, or one it lies in; 0: not known. */
uint32_t vm_slicing_site(const Vm *vm, const void *p, uint64_t bytes);

/* Is just this window known to have been cut out of something? */
bool vm_was_sliced(const Vm *vm, const void *p, uint64_t bytes);

/* The most deferred calls that one running function has had pending from one line. */
typedef struct VmDeferLoop {
    uint32_t site;
    uint32_t most;
} VmDeferLoop;
typedef void (*VmDeferLoopFn)(void *ctx, const VmDeferLoop *loop);
void vm_each_defer_loop(const Vm *vm, VmDeferLoopFn fn, void *ctx);

/* Who holds the lock that is waited for at key, newest first: the goroutine's number and where it
 * has locked. */
typedef void (*VmLockFn)(void *ctx, uint64_t goroutine, uint32_t site);
void vm_each_lock(const Vm *vm, const void *key, VmLockFn fn, void *ctx);

/* How often functions of time.AfterFunc that were started at this site have set it going again. */
uint32_t vm_times_rearmed(const Vm *vm, uint32_t site);

/* Finalizers that have run, by the line that had set them and the type of their object's
 * pointer. */
typedef struct VmFinalized {
    uint32_t site, count;
    const Rtype *type;
} VmFinalized;
typedef void (*VmFinalizedFn)(void *ctx, const VmFinalized *run);
void vm_each_finalized(const Vm *vm, VmFinalizedFn fn, void *ctx);

/* The deferred calls that are pending on g now, newest first. closure may be NULL. */
typedef void (*VmDeferFn)(void *ctx, const void *closure, uint32_t site, uint32_t frame);
void vm_each_defer(const Goro *g, VmDeferFn fn, void *ctx);

/* Where SetFinalizer was called for it. */
static inline uint32_t vm_finalizer_site(const GcFinalizer *f) {
    return (uint32_t)(f->words[1] >> 32);
}

/* What a report asks about goroutines. */
typedef struct VmGoroInfo {
    Task *task;
    uint64_t creator;
    uint32_t stack_bytes;       /* all that the goroutine costs besides what it refers to */
    bool is_main, is_finalizer, runs_finalizer;
} VmGoroInfo;
VmGoroInfo vm_goro_info(const Vm *vm, Goro *g);
Goro *vm_main_goro(const Vm *vm);

#endif
