/* offload.c: natives that must wait in C: a worker does the work, the goroutine sleeps.
 *
 * The goroutine parks at its CALL_NATIVE and executes it again when the work is done; then the
 * native finds its own data (nat_offloaded). A goroutine that is unwound meanwhile leaves its job
 * behind, whose result is dropped when it comes.
 */
#include <stdlib.h>

#include "base/panic.h"
#include "base/worker.h"
#include "vm/vm_internal.h"

typedef struct Offload {
    WorkerJob job;              /* first */
    Completion completion;
    struct Offload *next;       /* of the vm */
    Vm *vm;
    Goro *goro;                 /* who waits; NULL: nobody any more */
    void (*work)(void *ctx), (*drop)(void *ctx);
    void *ctx;
    bool is_done;
} Offload;

static void unlink_offload(Offload *o) {
    Offload **at = &o->vm->offloads;
    while (*at != o) {
        at = &(*at)->next;
    }
    *at = o->next;
    free(o);
}

static void work(WorkerJob *job) {
    Offload *o = (Offload *)job;
    o->work(o->ctx);
    sched_completion_post(o->vm->sched, &o->completion);
}

static void finished(Sched *s, Completion *c) {
    Offload *o = (Offload *)((char *)c - offsetof(Offload, completion));
    o->is_done = true;
    if (o->goro != NULL) {
        sched_ready(s, &o->goro->task, false);
    } else {
        o->drop(o->ctx);
        unlink_offload(o);
    }
}

NativeResult nat_offload(Vm *vm, Goro *g, void (*fn)(void *), void (*drop)(void *), void *ctx) {
    if (vm->workers == NULL) {
        vm->workers = worker_pool_new();
    }
    Offload *o = base_calloc(1, sizeof *o);
    *o = (Offload){.job.work = work, .completion.done = finished, .next = vm->offloads, .vm = vm,
                   .goro = g, .work = fn, .drop = drop, .ctx = ctx};
    vm->offloads = o;
    sched_completion_begin(vm->sched);
    if (!worker_pool_run(vm->workers, &o->job)) {
        vm_fatal(vm, "no thread can be started for a blocking call");
    }
    sched_park(vm->sched, &g->task, WAIT_SYSCALL);
    g->task.op_bytes = 0; /* executed again */
    return NAT_PARK;
}

void *nat_offloaded(Vm *vm, Goro *g) {
    for (Offload *o = vm->offloads; o != NULL; o = o->next) {
        if (o->goro == g && o->is_done) {
            void *ctx = o->ctx;
            unlink_offload(o);
            return ctx;
        }
    }
    return NULL;
}

void offload_abandon(Vm *vm, const Goro *g) {
    for (Offload *o = vm->offloads; o != NULL; o = o->next) {
        if (o->goro == g) {
            o->goro = NULL;
            if (o->is_done) {
                o->drop(o->ctx);
                unlink_offload(o);
            }
            return;
        }
    }
}

bool vm_has_workers_busy(const Vm *vm) {
    for (const Offload *o = vm->offloads; o != NULL; o = o->next) {
        if (!o->is_done) {
            return true;
        }
    }
    return false;
}

void offloads_free(Vm *vm) {
    while (vm->offloads != NULL) {
        vm->offloads->drop(vm->offloads->ctx);
        unlink_offload(vm->offloads);
    }
    worker_pool_free(vm->workers);
}
