/* leakwatch.c: what is written down for the leak report while the program runs (-leaks).
 *
 * Main as left. When main has returned its frames are gone, and yet "main returned" must make
 * nothing a leak. So main's stack is copied whenever it gives way: by then the others run, and
 * whatever state they are in at the end they reached before main ran for the last time. The copy
 * holds nothing: it is renewed at the start of every marking while main runs, so all it points to
 * was alive in that marking, and from main's end on it is a root itself.
 *
 * Slicing sites. A table by (pointer, length) of the windows that were cut small out of something
 * big. It has a greatest size, and then new ones displace old ones: a program that cuts a big text
 * into words would else fill memory with sites of windows that died at once.
 *
 * Defer loops. Deferred calls that pile up in one frame from one line, the most there were at a
 * time.
 *
 * Locks that are held now, by the address that others wait at: a stack for each, since readers hold
 * a RWMutex together.
 *
 * Finalizers that have run, and functions of time.AfterFunc that set themselves going again: how
 * often, by line.
 */
#include "vm/leakwatch.h"

#include <stdlib.h>

#include "vm/vm_internal.h"

enum {
    SITES_FIRST = 1 << 10,
    SITES_MOST = 1 << 16,
    SITE_PROBES = 8,
    TIMERS_FIRST = 64,          /* pending ones that are worth a look */
    DEFER_LOOK_BACK = 8,        /* defers of one turn of a loop */
};

typedef struct SlicingSite {
    const void *p;
    uint64_t bytes;
    uint32_t site;
} SlicingSite;

/* The last frame seen that piles up defers. */
typedef struct DeferLoop {
    uint64_t task;
    uint32_t site, frame;
    uint32_t count, most;
} DeferLoop;

typedef struct Rearmed {
    uint32_t site, times;
} Rearmed;

typedef struct LockHold LockHold;
struct LockHold {
    LockHold *below;
    uint64_t task;
    uint32_t site;
};

struct LeakWatch {
    VmWatch user;
    Goro main;                  /* as left; task.stack is ours */
    uint32_t main_cap;          /* slots of it */
    const FuncMeta *main_func;  /* of its innermost frame, to find the next one fast */
    bool has_main, main_is_over;
    SlicingSite *sites;
    uint32_t site_cap, site_count;
    VEC(DeferLoop) loops;
    PtrMap locks;               /* key -> LockHold* */
    VEC(VmFinalized) finalized;
    VEC(Rearmed) rearmed;
    uint32_t timers_next;       /* look when so many are pending */
    uint32_t timers_most;
};

/* ---- main as left */

static uint32_t main_top(Vm *vm, const Goro *g) {
    LeakWatch *w = vm->watch;
    const Ins *ip = goro_ip(g);
    const FuncMeta *f = w->main_func;
    if (f == NULL || ip < f->entry || ip >= f->entry + f->code_words) {
        f = w->main_func = pseudo_kind(ip) == PF_NONE ? image_func_at(vm->image, ip) : NULL;
    }
    return g->fp + (f != NULL ? f->frame_slots : 0u);
}

void leakwatch_main_left(Vm *vm, const Goro *g) {
    LeakWatch *w = vm->watch;
    uint32_t slots = main_top(vm, g);
    slots = slots < g->stack_slots ? slots : g->stack_slots;
    if (slots > w->main_cap) {
        w->main_cap = 2 * slots;
        free(w->main.task.stack);
        w->main.task.stack = base_alloc(w->main_cap * sizeof(Slot));
    }
    uint64_t *stack = w->main.task.stack;
    memcpy(stack, g->task.stack, slots * sizeof(Slot));
    w->main.task = g->task;
    w->main.task.stack = stack;
    w->main.fp = g->fp;
    w->main.is_main = 1;
    w->has_main = true;
}

/* Before main's end a marking only renews the copy; after it the copy's frames are roots. */
static bool leakwatch_roots(void *ctx, GcMarker *m, GcRootStage stage) {
    Vm *vm = ctx;
    LeakWatch *w = vm->watch;
    if (stage == GC_ROOTS_SLICE) {
        return true;
    }
    if (w->main_is_over && w->has_main) {
        vm_scan_task(vm, m, &w->main.task);
    } else if (stage == GC_ROOTS_START && vm->main_goro != NULL && vm->cur == vm->main_goro) {
        leakwatch_main_left(vm, vm->main_goro);
    }
    return true;
}

Goro *vm_main_as_left(const Vm *vm) {
    const LeakWatch *w = vm->watch;
    return w != NULL && w->main_is_over && w->has_main ? (Goro *)&w->main : NULL;
}

/* ---- life */

void vm_watch(Vm *vm, const VmWatch *user) {
    LeakWatch *w = base_calloc(1, sizeof *w);
    w->user = *user;
    w->timers_next = TIMERS_FIRST;
    vm->watch = w;
    gc_roots_add(vm->heap, leakwatch_roots, vm);
}

static void locks_free(PtrMap *locks) {
    for (uint32_t i = 0; i < locks->len; i++) {
        for (LockHold *h = locks->entries[i].value, *below; h != NULL; h = below) {
            below = h->below;
            free(h);
        }
    }
    map_deinit(locks);
}

void leakwatch_free(Vm *vm) {
    LeakWatch *w = vm->watch;
    if (w == NULL) {
        return;
    }
    gc_roots_remove(vm->heap, leakwatch_roots, vm);
    free(w->main.task.stack);
    free(w->sites);
    VEC_FREE(&w->loops);
    VEC_FREE(&w->finalized);
    locks_free(&w->locks);
    VEC_FREE(&w->rearmed);
    free(w);
    vm->watch = NULL;
}

void leakwatch_moment(Vm *vm, WatchMoment moment) {
    LeakWatch *w = vm->watch;
    if (w == NULL) {
        return;
    }
    w->main_is_over |= moment == WATCH_RETURN;
    vm_flush(vm);
    w->user.moment(w->user.ctx, moment);
}

void leakwatch_timer_started(Vm *vm) {
    LeakWatch *w = vm->watch;
    uint32_t pending = sched_timer_count(vm->sched);
    w->timers_most = pending > w->timers_most ? pending : w->timers_most;
    if (pending >= w->timers_next) {
        w->timers_next = 2 * pending;
        w->user.timers_grew(w->user.ctx);
    }
}

/* A goroutine that a timer has started bears the timer's site. */
void leakwatch_timer_set(Vm *vm, const Goro *g, uint32_t site) {
    LeakWatch *w = vm->watch;
    if (site == 0 || g->task.site != site) {
        return;
    }
    int i = 0;
    while (i < w->rearmed.len && w->rearmed.data[i].site != site) {
        i++;
    }
    if (i == w->rearmed.len) {
        VEC_PUSH(&w->rearmed, ((Rearmed){.site = site}));
    }
    w->rearmed.data[i].times++;
}

uint32_t vm_times_rearmed(const Vm *vm, uint32_t site) {
    const LeakWatch *w = vm->watch;
    for (int i = 0; w != NULL && i < w->rearmed.len; i++) {
        if (w->rearmed.data[i].site == site) {
            return w->rearmed.data[i].times;
        }
    }
    return 0;
}

uint32_t vm_most_timers(const Vm *vm) {
    return vm->watch != NULL ? vm->watch->timers_most : 0;
}

/* ---- slicing sites */

static uint32_t place_of(const void *p, uint64_t bytes, uint32_t cap) {
    uint64_t h = ((uint64_t)(uintptr_t)p + bytes * 31) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 40) & (cap - 1);
}

/* The window's own place, or a free one near its home, or its home, whoever lives there. */
static SlicingSite *site_place(LeakWatch *w, const void *p, uint64_t bytes) {
    uint32_t home = place_of(p, bytes, w->site_cap);
    for (uint32_t i = 0; i < SITE_PROBES; i++) {
        SlicingSite *s = &w->sites[(home + i) & (w->site_cap - 1)];
        if (s->p == NULL || (s->p == p && s->bytes == bytes)) {
            return s;
        }
    }
    return &w->sites[home];
}

static void sites_grow(LeakWatch *w) {
    SlicingSite *old = w->sites;
    uint32_t old_cap = w->site_cap;
    w->site_cap = old_cap == 0 ? SITES_FIRST : 4 * old_cap;
    w->sites = base_calloc(w->site_cap, sizeof *w->sites);
    for (uint32_t i = 0; i < old_cap; i++) {
        if (old[i].p != NULL) {
            *site_place(w, old[i].p, old[i].bytes) = old[i];
        }
    }
    free(old);
}

void leakwatch_sliced(Vm *vm, const void *p, uint64_t bytes) {
    LeakWatch *w = vm->watch;
    if (w == NULL || !gc_in_arena(vm->heap, p)) {
        return;
    }
    if (w->site_count >= w->site_cap / 2 && w->site_cap < SITES_MOST) {
        sites_grow(w);
    }
    SlicingSite *s = site_place(w, p, bytes);
    if (s->p == p && s->bytes == bytes) {
        return;
    }
    w->site_count += s->p == NULL;
    *s = (SlicingSite){p, bytes, vm_site(vm, vm_caller_ip(vm))};
}

/* Does window s hold [p, p+bytes), and is it narrower than `best`? */
static bool is_closer(const SlicingSite *s, const char *p, uint64_t bytes,
                      const SlicingSite *best) {
    const char *from = s->p;
    return from != NULL && from <= p && p + bytes <= from + s->bytes &&
           (best == NULL || s->bytes < best->bytes);
}

/* The place of just this window, or NULL. */
static const SlicingSite *site_of(LeakWatch *w, const void *p, uint64_t bytes) {
    if (w == NULL || w->site_cap == 0) {
        return NULL;
    }
    const SlicingSite *s = site_place(w, p, bytes);
    return s->p == p && s->bytes == bytes ? s : NULL;
}

uint32_t vm_slicing_site(const Vm *vm, const void *p, uint64_t bytes) {
    const LeakWatch *w = vm->watch;
    const SlicingSite *best = site_of(vm->watch, p, bytes);
    if (best != NULL || w == NULL) {
        return best != NULL ? best->site : 0;
    }
    for (uint32_t i = 0; i < w->site_cap; i++) {
        if (is_closer(&w->sites[i], p, bytes, best)) {
            best = &w->sites[i];
        }
    }
    return best != NULL ? best->site : 0;
}

bool vm_was_sliced(const Vm *vm, const void *p, uint64_t bytes) {
    return site_of(vm->watch, p, bytes) != NULL;
}

/* ---- defers */

static DeferLoop *loop_of(LeakWatch *w, uint32_t site) {
    for (int i = 0; i < w->loops.len; i++) {
        if (w->loops.data[i].site == site) {
            return &w->loops.data[i];
        }
    }
    VEC_PUSH(&w->loops, ((DeferLoop){.site = site}));
    return &w->loops.data[w->loops.len - 1];
}

/* The defer of the same frame and line before d, if it is not far; NULL. */
static const Defer *turn_before(const Defer *d) {
    const Defer *x = d->next;
    for (int i = 0; i < DEFER_LOOK_BACK && x != NULL && x->frame == d->frame; i++) {
        if (x->site == d->site) {
            return x;
        }
        x = x->next;
    }
    return NULL;
}

void leakwatch_deferred(Vm *vm, const Goro *g) { /* its newest */
    const Defer *d = g->defers;
    const Defer *before = turn_before(d);
    if (before == NULL) {
        return;
    }
    DeferLoop *l = loop_of(vm->watch, d->site);
    bool is_same = l->task == g->task.id && l->frame == d->frame && turn_before(before) != NULL;
    l->task = g->task.id;
    l->frame = d->frame;
    l->count = is_same ? l->count + 1 : 2;
    l->most = l->count > l->most ? l->count : l->most;
}

void vm_each_defer_loop(const Vm *vm, VmDeferLoopFn fn, void *ctx) {
    const LeakWatch *w = vm->watch;
    for (int i = 0; w != NULL && i < w->loops.len; i++) {
        fn(ctx, &(VmDeferLoop){w->loops.data[i].site, w->loops.data[i].most});
    }
}

void vm_each_defer(const Goro *g, VmDeferFn fn, void *ctx) {
    for (const Defer *d = g->defers; d != NULL; d = d->next) {
        fn(ctx, d->closure, d->site, d->frame);
    }
}

/* ---- locks */

void leakwatch_locked(Vm *vm, const Goro *g, const void *key) {
    LeakWatch *w = vm->watch;
    LockHold *h = base_alloc(sizeof *h);
    *h = (LockHold){map_get(&w->locks, key), g->task.id, vm_site(vm, vm_caller_ip(vm))};
    map_put(&w->locks, key, h);
}

/* The newest of this goroutine; if it has none, for it may unlock what another has locked, the
 * newest. */
void leakwatch_unlocked(Vm *vm, const Goro *g, const void *key) {
    LeakWatch *w = vm->watch;
    LockHold *newest = map_get(&w->locks, key), **at = &newest;
    while (*at != NULL && (*at)->task != g->task.id) {
        at = &(*at)->below;
    }
    at = *at == NULL ? &newest : at;
    LockHold *gone = *at;
    if (gone == NULL) {
        return;
    }
    *at = gone->below;
    free(gone);
    if (newest != NULL) {
        map_put(&w->locks, key, newest);
    } else {
        map_remove(&w->locks, key);
    }
}

void vm_each_lock(const Vm *vm, const void *key, VmLockFn fn, void *ctx) {
    const LockHold *h = vm->watch != NULL ? map_get(&vm->watch->locks, key) : NULL;
    for (; h != NULL; h = h->below) {
        fn(ctx, h->task, h->site);
    }
}

/* ---- finalizers */

void leakwatch_finalized(Vm *vm, const GcFinalizer *f) {
    LeakWatch *w = vm->watch;
    uint32_t site = vm_finalizer_site(f);
    const Rtype *type = (const Rtype *)f->words[0];
    int i = 0;
    while (i < w->finalized.len &&
           (w->finalized.data[i].site != site || w->finalized.data[i].type != type)) {
        i++;
    }
    if (i == w->finalized.len) {
        VEC_PUSH(&w->finalized, ((VmFinalized){.site = site, .type = type}));
    }
    w->finalized.data[i].count++;
}

void vm_each_finalized(const Vm *vm, VmFinalizedFn fn, void *ctx) {
    const LeakWatch *w = vm->watch;
    for (int i = 0; w != NULL && i < w->finalized.len; i++) {
        fn(ctx, &w->finalized.data[i]);
    }
}

/* ---- goroutines */

VmGoroInfo vm_goro_info(const Vm *vm, Goro *g) {
    (void)vm;
    uint64_t bytes = sizeof *g;
    if ((Slot *)g->task.stack != g->first_stack) {
        bytes += 8ull * g->stack_slots;
    }
    return (VmGoroInfo){&g->task, g->creator, (uint32_t)bytes, g->is_main, g->is_finalizer,
                        g->runs_finalizer};
}

Goro *vm_main_goro(const Vm *vm) {
    return vm->main_goro;
}
