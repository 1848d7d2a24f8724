/* gc/heap.c — the heap as a whole: birth, death, and the cycle.
 *
 *   IDLE --trigger--> MARK --drained, roots done--> WALK --table done--> SWEEP --all swept--> IDLE
 *
 * gc_step does one slice's worth of work, through as many phases as that reaches. Marking is over
 * the moment the marker is dry and no root source has more: nothing can run between that test and
 * the change of phase. WALK clears weak handles and queues finalizers; the heap stays black
 * meanwhile, so that what is born survives. Clocks are read for the figures only.
 */
#include <stdlib.h>

#include "base/platform.h"
#include "gc/gc_internal.h"

#define UNBOUNDED (INT64_MAX / 4)

enum { STRESS_UNITS = 8 };

Heap *heap_new(const GcOptions *options) {
    GcOptions none = {0};
    const GcOptions *o = options != NULL ? options : &none;
    HeapImpl *h = base_calloc(1, sizeof *h);
    pages_init(h);
    h->pub.record_sites = o->record_sites;
    h->percent = o->gc_off ? -1 : o->percent == 0 ? 100 : (int64_t)o->percent;
    h->memory_limit = INT64_MAX;
    h->max_bytes = o->max_bytes;
    h->born_ns = platform_monotonic_ns();
    classes_init(h);
    shapes_init(h);
    mark_init(h);
    account_set_goal(h);
    account_pace_idle(h);
    return &h->pub;
}

void heap_free(Heap *heap) {
    HeapImpl *h = impl(heap);
    classes_deinit(h);
    shapes_deinit(h);
    mark_deinit(h);
    roots_deinit(h);
    finalizers_deinit(h);
    pages_deinit(h);
    free(h);
}

void gc_set_hooks(Heap *h, const GcHooks *hooks) { impl(h)->hooks = *hooks; }

static void tell(HeapImpl *h, GcEvent event) {
    if (h->hooks.cycle != NULL && !h->is_stress) {
        h->hooks.cycle(h->hooks.ctx, event, &h->cycle);
    }
}

/* ---- Phases ---- */

static void begin_cycle(HeapImpl *h, bool forced, bool is_stress) {
    int64_t now = platform_monotonic_ns();
    h->is_stress = h->poison = is_stress;
    h->counted_cycle = is_stress ? h->cycle : h->counted_cycle;
    h->cycle = (GcCycle){.number = h->cycle.number + !h->is_stress, .forced = forced};
    h->cycle.start_ns = h->cycle.mark_start_ns = now;
    h->cycle.heap_start = account_heap_bytes(h);
    h->cycle.heap_goal = h->goal_bytes;
    h->cycle.stack_bytes = h->stack_bytes > 0 ? (uint64_t)h->stack_bytes : 0;
    h->queued_now = 0;
    mark_start(h);
    h->phase = PHASE_MARK;
    account_pace_mark(h);
    h->cycle.start_pause_ns = platform_monotonic_ns() - now;
    tell(h, GC_EVENT_MARK_START);
}

static void begin_walk(HeapImpl *h) {
    h->marker.is_open = false;
    if (h->is_stress) {
        const char *fault = verify_marked(h);
        if (fault != NULL) {
            PANIC("gcstress: %s", fault);
        }
    }
    h->pub.barrier = 0;
    h->weak_walk_at = 0;
    h->fin_walk_at = UINT32_MAX;
    h->phase = PHASE_WALK;
}

static void record_pause(HeapImpl *h) {
    int64_t pause = h->cycle.start_pause_ns + h->cycle.end_pause_ns;
    uint32_t at = h->num_gc % GC_PAUSE_HISTORY;
    h->last_gc_unix_ns = platform_wall_ns();
    h->pause_ns[at] = (uint64_t)pause;
    h->pause_end_unix_ns[at] = h->last_gc_unix_ns;
    h->pause_total_ns += (uint64_t)pause;
    h->num_gc++;
    h->num_forced += h->cycle.forced;
}

/* What the next cycle is paced by. A stress cycle leaves all of it alone. */
static void settle_figures(HeapImpl *h) {
    h->live_bytes = h->marker.live_bytes;
    h->alloc_at_cycle = h->alloc_bytes;
    if (h->live_bytes > 0) {
        h->units_per_byte = (double)h->marker.units_done / (double)h->live_bytes;
    }
    account_set_goal(h);
    h->cycle.heap_live = h->live_bytes;
    record_pause(h);
}

static void begin_sweep(HeapImpl *h) {
    int64_t now = platform_monotonic_ns();
    h->cycle.heap_end = account_heap_bytes(h);
    h->black = false;
    cursors_flush(h);
    sweep_start(h);
    h->phase = PHASE_SWEEP;
    h->cycle.mark_end_ns = platform_monotonic_ns();
    h->cycle.end_pause_ns = h->cycle.mark_end_ns - now;
    if (!h->is_stress) {
        settle_figures(h);
    }
    h->cycle.cpu_fraction = (double)h->gc_ns / (double)(h->cycle.mark_end_ns - h->born_ns + 1);
    account_pace_sweep(h);
    tell(h, GC_EVENT_MARK_END);
    if (h->queued_now > 0 && h->hooks.finalizers_queued != NULL) {
        h->hooks.finalizers_queued(h->hooks.ctx, h->queued_now);
    }
}

static void end_cycle(HeapImpl *h) {
    h->phase = PHASE_IDLE;
    account_pace_idle(h);
    tell(h, GC_EVENT_SWEEP_END);
    if (h->is_stress) {
        h->cycle = h->counted_cycle;
        h->is_stress = h->poison = false;
    }
}

/* Weak handles first, so that nobody gets hold of an object about to be finalized. Under stress the
 * other way round: objects with finalizers live, and so do handles to them. */
static void walk_slice(HeapImpl *h, int64_t *units) {
    bool is_done;
    if (h->is_stress) {
        is_done = finalizers_walk(h, units) && weaks_walk(h, units);
    } else {
        is_done = weaks_walk(h, units) && finalizers_walk(h, units);
    }
    if (is_done) {
        begin_sweep(h);
    }
}

/* `units` of work on the running cycle, or until it is over. */
static void advance(HeapImpl *h, int64_t units) {
    while (units > 0 && h->phase != PHASE_IDLE) {
        switch (h->phase) {
        case PHASE_IDLE:
            break;
        case PHASE_MARK:
            if (mark_slice(h, &units)) {
                begin_walk(h);
            }
            break;
        case PHASE_WALK:
            walk_slice(h, &units);
            break;
        case PHASE_SWEEP:
            if (sweep_slice(h, &units)) {
                end_cycle(h);
            }
            break;
        }
    }
}

/* One step: a slice's worth of work, which for a small heap is a whole cycle. */
static void timed_step(HeapImpl *h, int64_t units) {
    int64_t start = platform_monotonic_ns();
    bool is_marking = h->phase <= PHASE_MARK;
    if (h->phase == PHASE_IDLE) {
        begin_cycle(h, false, false);
    }
    advance(h, units);
    int64_t ns = platform_monotonic_ns() - start;
    h->gc_ns += ns;
    h->cycle.mark_ns += is_marking ? ns : 0;
    h->cycle.longest_slice_ns = ns > h->cycle.longest_slice_ns ? ns : h->cycle.longest_slice_ns;
}

/* ---- From outside ---- */

void gc_step(Heap *heap) {
    HeapImpl *h = impl(heap);
    if (h->phase == PHASE_IDLE && h->alloc_bytes < h->trigger) {
        account_pace_idle(h);
        return;
    }
    Phase before = h->phase;
    timed_step(h, account_is_tight(h) ? UNBOUNDED : SLICE_UNITS);
    if (h->phase == before) {
        account_step_paid(h);
    }
}

bool gc_idle_step(Heap *heap) {
    if (impl(heap)->phase == PHASE_IDLE) {
        return false;
    }
    timed_step(impl(heap), SLICE_UNITS);
    return impl(heap)->phase != PHASE_IDLE;
}

static void finish_cycle(HeapImpl *h) {
    while (h->phase != PHASE_IDLE) {    /* a walk may stop short of a big table */
        advance(h, UNBOUNDED);
    }
}

/* False: stopped before the end. */
static bool try_finish_cycle(HeapImpl *h) {
    while (h->phase != PHASE_IDLE) {
        if (h->stop != NULL && h->stop(h->stop_ctx)) {
            return false;
        }
        advance(h, SLICE_UNITS);
    }
    return true;
}

void gc_collect(Heap *heap) {
    HeapImpl *h = impl(heap);
    int64_t start = platform_monotonic_ns();
    finish_cycle(h);
    begin_cycle(h, true, false);
    finish_cycle(h);
    h->gc_ns += platform_monotonic_ns() - start;
}

bool gc_try_collect(Heap *heap) {
    HeapImpl *h = impl(heap);
    int64_t start = platform_monotonic_ns();
    bool ok = try_finish_cycle(h);
    if (ok) {
        begin_cycle(h, true, false);
        ok = try_finish_cycle(h);
    }
    h->gc_ns += platform_monotonic_ns() - start;
    return ok;
}

void gc_set_stop(Heap *heap, bool (*stop)(void *ctx), void *ctx) {
    impl(heap)->stop = stop;
    impl(heap)->stop_ctx = ctx;
}

bool gc_gave_up(Heap *heap) {
    bool gave_up = impl(heap)->gave_up;
    impl(heap)->gave_up = false;
    return gave_up;
}

void gc_stress_collect(Heap *heap) {
    HeapImpl *h = impl(heap);
    finish_cycle(h);
    begin_cycle(h, true, true);
    finish_cycle(h);
}

void gc_stress_step(Heap *heap) {
    HeapImpl *h = impl(heap);
    if (h->phase == PHASE_IDLE) {
        begin_cycle(h, false, h->alloc_bytes < h->trigger);
    }
    advance(h, STRESS_UNITS);
}

void gc_free_os_memory(Heap *heap) {
    gc_collect(heap);
    pages_release(impl(heap), SIZE_MAX);
}
