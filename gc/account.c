/* gc/account.c — figures: when to collect, how fast, how much memory there may be.
 *
 * Only counted work moves the collector: bytes handed out to cursors and units of marking and
 * sweeping, never a clock, so a run is reproducible. A cycle starts when the heap is some way from
 * the live size of the last one to its goal, live + (live + stacks) * GOGC/100, and the rest of
 * the way pays for the marking:
 *
 *      live ......................... trigger ............... goal
 *      |<-- sweeping, then nothing -->|<-- marking, in slices -->|
 *
 * Every step_bytes of allocation owe a slice. The work of a marking is taken to be what the last
 * one did per byte, times the heap as it is now, garbage included, so marking ends early rather
 * than late.
 */
#include <string.h>

#include "base/platform.h"
#include "gc/gc_internal.h"

enum {
    GOAL_LEAST_MB = 4,          /* at GOGC=100 */
    STEP_LEAST_BYTES = 16 << 10,
    HEADROOM_LEAST_BYTES = 256 << 10,
    SWEEP_SPANS_A_SLICE = SLICE_UNITS / 8
};

#define FIRST_UNITS_PER_BYTE (1.0 / 24)     /* a guess until a cycle has been measured */
#define BIG_HEAP_BYTES ((uint64_t)128 << 20)

/* ---- Sizes ---- */

static uint64_t cursor_bytes(const HeapImpl *h) {
    uint64_t bytes = 0;
    for (const SpanClass *cls = h->classes; cls != NULL; cls = cls->next_class) {
        bytes += (uint64_t)(cls->cursor.end - cls->cursor.cur);
    }
    return bytes;
}

uint64_t account_heap_bytes(const HeapImpl *h) {
    return h->alloc_bytes - h->freed_bytes - cursor_bytes(h);
}

static uint64_t outside_bytes(const HeapImpl *h) {
    int64_t bytes = h->stack_bytes + h->other_bytes;
    return h->meta_bytes + (bytes > 0 ? (uint64_t)bytes : 0);
}

bool account_fits(const HeapImpl *h, uint64_t bytes) {
    if (h->max_bytes == 0) {
        return true;
    }
    uint64_t resident = (uint64_t)(h->ph.top - h->ph.released) << PAGE_SHIFT;
    uint64_t used = resident + outside_bytes(h);
    return used <= h->max_bytes && bytes <= h->max_bytes - used;
}

bool account_is_tight(const HeapImpl *h) { return !account_fits(h, h->max_bytes / 8); }

bool gc_would_fit(const Heap *h, uint64_t bytes) { return account_fits(impl_const(h), bytes); }
void gc_account_stack(Heap *h, int64_t delta_bytes) { impl(h)->stack_bytes += delta_bytes; }
void gc_account_other(Heap *h, int64_t delta_bytes) { impl(h)->other_bytes += delta_bytes; }

/* ---- Pacing ---- */

void account_run(HeapImpl *h, uint64_t bytes) {
    h->alloc_bytes += bytes;
    if (h->alloc_bytes >= h->next_step) {
        h->pub.step_owed = 1;
    }
}

void account_step_paid(HeapImpl *h) {
    if (h->phase == PHASE_IDLE) {
        h->next_step = h->trigger;
    } else {
        h->next_step += h->step_bytes;
    }
    h->pub.step_owed = h->alloc_bytes >= h->next_step;
}

/* The most the heap may hold under the limits, stacks and the like taken off. */
static uint64_t limit_bytes(const HeapImpl *h) {
    uint64_t limit = (uint64_t)h->memory_limit;
    if (h->max_bytes != 0 && h->max_bytes / 8 * 7 < limit) {
        limit = h->max_bytes / 8 * 7;
    }
    uint64_t outside = outside_bytes(h);
    return limit > outside ? limit - outside : 0;
}

void account_set_goal(HeapImpl *h) {
    uint64_t live = h->live_bytes;
    uint64_t goal = UINT64_MAX;
    if (h->percent >= 0) {
        uint64_t least = ((uint64_t)GOAL_LEAST_MB << 20) * (uint64_t)h->percent / 100;
        uint64_t scanned = live + (h->stack_bytes > 0 ? (uint64_t)h->stack_bytes : 0);
        goal = live + (uint64_t)((double)scanned * (double)h->percent / 100.0);
        goal = goal < least ? least : goal;
    }
    uint64_t limit = limit_bytes(h);
    goal = goal > limit ? limit : goal;
    if (goal < live + live / 16 + HEADROOM_LEAST_BYTES) {
        goal = live + live / 16 + HEADROOM_LEAST_BYTES;     /* never thrash */
    }
    h->goal_bytes = goal;
    double share = live > BIG_HEAP_BYTES ? 0.5 : 0.75;      /* big heaps take long to mark */
    uint64_t room = goal - live;
    room = room > INT64_MAX ? INT64_MAX : room;
    h->trigger = h->alloc_at_cycle + (uint64_t)((double)room * share);
}

void account_pace_idle(HeapImpl *h) {
    h->next_step = h->trigger;
    h->pub.step_owed = h->alloc_bytes >= h->next_step;
}

static uint64_t at_least(uint64_t x, uint64_t least) { return x < least ? least : x; }

void account_pace_mark(HeapImpl *h) {
    uint64_t heap = account_heap_bytes(h);
    uint64_t room = h->goal_bytes > heap ? h->goal_bytes - heap : 0;
    room = at_least(room, h->goal_bytes / 16);
    room = room > (uint64_t)1 << 40 ? (uint64_t)1 << 40 : at_least(room, HEADROOM_LEAST_BYTES);
    double per_byte = h->units_per_byte > 0 ? h->units_per_byte : FIRST_UNITS_PER_BYTE;
    double slices = 1 + per_byte * (double)heap / SLICE_UNITS;
    h->step_bytes = (uint64_t)((double)room / slices) + 1;
    h->next_step = h->alloc_bytes + h->step_bytes;
    h->pub.step_owed = 0;
}

void account_pace_sweep(HeapImpl *h) {
    uint64_t room = h->trigger > h->alloc_bytes ? h->trigger - h->alloc_bytes : 0;
    uint64_t slices = 1 + h->ph.in_use / SWEEP_SPANS_A_SLICE;
    h->step_bytes = at_least(room / 2 / slices, STEP_LEAST_BYTES);
    h->next_step = h->alloc_bytes + h->step_bytes;
    h->pub.step_owed = 0;
}

static void settings_changed(HeapImpl *h) {
    account_set_goal(h);
    if (h->phase == PHASE_IDLE) {
        account_pace_idle(h);
    }
}

int64_t gc_set_percent(Heap *heap, int64_t percent) {
    HeapImpl *h = impl(heap);
    int64_t old = h->percent;
    h->percent = percent < 0 ? -1 : percent;
    settings_changed(h);
    return old;
}

int64_t gc_set_memory_limit(Heap *heap, int64_t bytes) {
    HeapImpl *h = impl(heap);
    int64_t old = h->memory_limit;
    if (bytes >= 0) {
        h->memory_limit = bytes;
        settings_changed(h);
    }
    return old;
}

/* ---- Figures ---- */

static void count_objects(const HeapImpl *h, GcStats *out) {
    for (uint32_t c = 0; c < GC_SIZE_CLASSES; c++) {
        out->by_size[c].size = span_class_bytes(c);
    }
    for (const SpanClass *cls = h->classes; cls != NULL; cls = cls->next_class) {
        uint32_t c = cls->cursor.size_class;
        uint64_t unused = (uint64_t)(cls->cursor.end - cls->cursor.cur) / cls->cursor.size;
        out->by_size[c].mallocs += cls->mallocs - unused;
        out->by_size[c].frees += cls->frees;
        out->mallocs += cls->mallocs - unused;
        out->frees += cls->frees;
    }
    out->mallocs += h->large_mallocs;
    out->frees += h->large_frees;
    out->heap_objects = out->mallocs - out->frees;
}

static void count_memory(const HeapImpl *h, GcStats *out) {
    out->heap_alloc = account_heap_bytes(h);
    out->total_alloc = h->alloc_bytes - cursor_bytes(h);
    out->heap_sys = (uint64_t)h->ph.top << PAGE_SHIFT;
    out->heap_inuse = (uint64_t)h->ph.in_use << PAGE_SHIFT;
    out->heap_idle = out->heap_sys - out->heap_inuse;
    out->heap_released = (uint64_t)h->ph.released << PAGE_SHIFT;
    out->stack_inuse = h->stack_bytes > 0 ? (uint64_t)h->stack_bytes : 0;
    out->other_sys = h->other_bytes > 0 ? (uint64_t)h->other_bytes : 0;
    out->gc_sys = h->meta_bytes + h->ph.top * sizeof(PageEntry);
    out->sys = out->heap_sys + out->stack_inuse + out->other_sys + out->gc_sys;
}

uint64_t gc_heap_alloc(const Heap *heap) {
    return account_heap_bytes((const HeapImpl *)heap);
}

void gc_stats(Heap *heap, GcStats *out) {
    const HeapImpl *h = impl(heap);
    memset(out, 0, sizeof *out);
    count_objects(h, out);
    count_memory(h, out);
    out->next_gc = h->goal_bytes;
    out->last_gc_unix_ns = h->last_gc_unix_ns;
    out->pause_total_ns = h->pause_total_ns;
    memcpy(out->pause_ns, h->pause_ns, sizeof out->pause_ns);
    memcpy(out->pause_end_unix_ns, h->pause_end_unix_ns, sizeof out->pause_end_unix_ns);
    out->num_gc = h->num_gc;
    out->num_forced = h->num_forced;
    int64_t age = platform_monotonic_ns() - h->born_ns;
    out->gc_cpu_fraction = age > 0 ? (double)h->gc_ns / (double)age : 0;
}
