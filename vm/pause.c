/* pause.c: where a debugger comes in.
 *
 * Code that was compiled for one calls runtime.pause before each statement, with the statement's
 * position (compiler/lower_pause.c). Mostly that returns at once. When the entry is to pause, the
 * goroutine is parked as by any other wait and the run is left; whoever runs the entry talks to the
 * user and then resumes it (entry_run.c).
 *
 * A step is told by frames: when it begins, those of its goroutine are noted, by place in the
 * stack, function and return address, so that a frame that is met later is known for the same or
 * for another. Code without pauses in between, of the library say, makes no difference.
 *
 * vm->pauses is NULL while nothing is to pause: another entry or a String method runs while one is
 * paused, or deferred calls of one that was given up.
 */
#include <stdlib.h>

#include "vm/native.h"

#include "vm/vm_internal.h"

enum { FRAMES_NOTED = 1000 }; /* deeper ones are taken for others */

typedef struct SeenFrame {
    uint64_t fp;                /* slots from the stack's first */
    const FuncMeta *func;
    const void *back;           /* return address */
} SeenFrame;

typedef struct Pauses {
    VmBreakFn is_break;
    void *ctx;
    VmStep step;
    uint64_t goro;              /* number of the goroutine that steps */
    int line;                   /* where it began */
    VEC(SeenFrame) frames;      /* then, innermost first */
    Goro *paused;
    uint32_t pos;
} Pauses;

extern NativeFn runtime_pause;

static Pauses *pauses_of(Vm *vm) {
    if (vm->pauses == NULL) {
        vm->pauses = base_calloc(1, sizeof *vm->pauses);
    }
    return vm->pauses;
}

void pauses_free(Vm *vm) {
    if (vm->pauses != NULL) {
        VEC_FREE(&vm->pauses->frames);
        free(vm->pauses);
    }
}

void vm_set_breaks(Vm *vm, VmBreakFn fn, void *ctx) {
    Pauses *p = pauses_of(vm);
    p->is_break = fn;
    p->ctx = ctx;
}

void vm_set_step(Vm *vm, VmStep step) {
    if (vm->pauses != NULL || step != STEP_NONE) {
        pauses_of(vm)->step = step;
    }
}

Goro *vm_paused(const Vm *vm, uint32_t *pos) {
    if (!pauses_hold(vm)) {
        return NULL;
    }
    *pos = vm->pauses->pos;
    return vm->pauses->paused;
}

bool pauses_hold(const Vm *vm) {
    return vm->pauses != NULL && vm->pauses->paused != NULL;
}

/* ---- steps */

static SeenFrame seen(const Goro *g, const Frame *f) {
    return (SeenFrame){(uint64_t)(f->fp - (const Slot *)(const void *)g->task.stack), f->func,
                       f->fp[-1].p};
}

static void note_frames(Vm *vm, Pauses *p, Goro *g) {
    Frame f;
    p->frames.len = 0;
    frame_first(vm, g, &f);
    do {
        SeenFrame s = seen(g, &f);
        VEC_PUSH(&p->frames, s);
    } while (p->frames.len < FRAMES_NOTED && frame_next(vm, &f));
}

/* Which of the noted frames is the innermost one now: 0 the same, more: a caller, -1: none. */
static int depth_of(Vm *vm, const Pauses *p, Goro *g) {
    Frame f;
    frame_first(vm, g, &f);
    SeenFrame now = seen(g, &f);
    for (int i = 0; i < p->frames.len; i++) {
        const SeenFrame *s = &p->frames.data[i];
        if (s->fp == now.fp && s->func == now.func && s->back == now.back) {
            return i;
        }
    }
    return -1;
}

static int line_of(const Vm *vm, uint32_t pos) {
    return source_locate(vm->image->sources, pos).line;
}

static bool is_step_over(Vm *vm, const Pauses *p, Goro *g, uint32_t pos) {
    if (p->step == STEP_NONE || g->task.id != p->goro) {
        return false;
    }
    int depth = depth_of(vm, p, g);
    bool has_moved = depth != 0 || line_of(vm, pos) != p->line;
    switch (p->step) {
    case STEP_INTO: return has_moved;
    case STEP_OVER: return has_moved && depth >= 0;
    default: return depth > 0;
    }
}

void pauses_begin_entry(Vm *vm) {
    Pauses *p = vm->pauses;
    if (p == NULL) {
        return;
    }
    p->step = p->step == STEP_NONE ? STEP_NONE : STEP_INTO; /* one that outlasts its entry */
    p->goro = vm->main_goro->task.id;
    p->frames.len = 0;
}

Goro *pauses_resume(Vm *vm, VmStep step) {
    Pauses *p = vm->pauses;
    Goro *g = p->paused;
    p->paused = NULL;
    p->step = step;
    p->goro = g->task.id;
    p->line = line_of(vm, p->pos);
    note_frames(vm, p, g);
    sched_ready(vm->sched, &g->task, true);
    return g;
}

/* ---- pausing */

static bool is_pause(Vm *vm, Goro *g, uint32_t pos) {
    const Pauses *p = vm->pauses;
    if (g->nested > 0 || g->is_finalizer) {
        return false;
    }
    bool is_at_break = p->is_break != NULL && p->is_break(p->ctx, pos);
    return is_at_break || is_step_over(vm, p, g, pos);
}

/* pause(pos uint32) */
NativeResult runtime_pause(Vm *vm, Goro *g, Slot *args) {
    uint32_t pos = (uint32_t)args[0].u;
    if (vm->pauses == NULL || !is_pause(vm, g, pos)) {
        return NAT_DONE;
    }
    vm->pauses->paused = g;
    vm->pauses->pos = pos;
    sched_park(vm->sched, &g->task, WAIT_BREAKPOINT);
    vm_parked(vm);
    vm_leave(vm);
}
