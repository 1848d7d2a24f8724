/* gc/finalizer.c — objects that want a last word (RUNTIME.md 1).
 *
 * While marking, everything with a finalizer is a root for what it *refers to*, itself excepted,
 * and so is the function. When marking is over, the table is walked: an object that is still
 * unmarked loses its finalizer, is marked (one more cycle of life; what it refers to is marked
 * already) and queued. The queue is a root until its function has returned. From that follows: a
 * chain dies link by link, one a cycle; a cycle of two never; an object that points at itself dies
 * at once.
 *
 * The table is a dense array found through an index. Both passes go down it in slices: removal
 * moves the last entry into the gap, which a descending pass has seen, and what is added lies
 * behind it and is shaded when it is set.
 */
#include <stdlib.h>

#include "gc/gc_internal.h"

enum { INDEX_MIN = 64, SCAN_A_SLICE = 512 };

/* ---- The index ---- */

static uint32_t home_of(const FinTable *t, const void *obj) {
    uint64_t x = (uint64_t)(uintptr_t)obj * 0x9e3779b97f4a7c15u;
    return (uint32_t)(x >> 40) & (t->index_cap - 1);
}

/* Where obj is, or the empty place where it would be. */
static uint32_t index_place(const FinTable *t, const void *obj) {
    uint32_t at = home_of(t, obj);
    while (t->index[at] != 0 && t->set.data[t->index[at] - 1].call.obj != obj) {
        at = (at + 1) & (t->index_cap - 1);
    }
    return at;
}

static void index_grow(FinTable *t) {
    free(t->index);
    t->index_cap = t->index_cap == 0 ? INDEX_MIN : t->index_cap * 2;
    t->index = base_calloc(t->index_cap, sizeof *t->index);
    for (int i = 0; i < t->set.len; i++) {
        t->index[index_place(t, t->set.data[i].call.obj)] = (uint32_t)i + 1;
    }
}

/* Closes the gap at `hole` so that no probe sequence is interrupted. */
static void index_erase(FinTable *t, uint32_t hole) {
    uint32_t mask = t->index_cap - 1;
    t->index[hole] = 0;
    for (uint32_t at = (hole + 1) & mask; t->index[at] != 0; at = (at + 1) & mask) {
        uint32_t home = home_of(t, t->set.data[t->index[at] - 1].call.obj);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            t->index[hole] = t->index[at];
            t->index[at] = 0;
            hole = at;
        }
    }
}

static void set_remove(FinTable *t, uint32_t place) {
    uint32_t i = t->index[place] - 1;
    uint32_t last = (uint32_t)t->set.len - 1;
    index_erase(t, place); /* first: it looks at the entries that the index names */
    if (i != last) {
        t->index[index_place(t, t->set.data[last].call.obj)] = i + 1;
        t->set.data[i] = t->set.data[last];
    }
    t->set.len--;
}

static bool set_contains(const FinTable *t, const void *obj, uint32_t *place) {
    if (t->set.len == 0) {
        return false;
    }
    *place = index_place(t, obj);
    return t->index[*place] != 0;
}

void finalizers_deinit(HeapImpl *h) {
    VEC_FREE(&h->fin.set);
    VEC_FREE(&h->fin.waiting);
    VEC_FREE(&h->fin.batch);
    free(h->fin.index);
}

/* ---- Setting ---- */

GcFinResult gc_finalizer_check(const Heap *h, const void *obj) {
    GcObject found;
    if (obj == NULL) {
        return GC_FIN_NOT_ALLOCATED;
    }
    if (!gc_in_arena(h, obj)) {
        return GC_FIN_IGNORED;
    }
    if (!gc_find(h, obj, &found)) {
        return GC_FIN_NOT_ALLOCATED;
    }
    return found.base == obj ? GC_FIN_OK : GC_FIN_NOT_BEGINNING;
}

GcFinResult gc_finalizer_set(Heap *heap, void *obj, const GcFinalizer *f) {
    FinTable *t = &impl(heap)->fin;
    uint32_t place;
    GcFinResult result = gc_finalizer_check(heap, obj);
    if (result != GC_FIN_OK) {
        return result;
    }
    if (set_contains(t, obj, &place)) {
        return GC_FIN_ALREADY_SET;
    }
    if (impl(heap)->phase == PHASE_MARK) {
        gc_shade(heap, f->fn);
        mark_refs_of(&impl(heap)->marker, obj);
    }
    FinEntry e = {.call = {obj, *f}};
    VEC_PUSH(&t->set, e);
    if ((uint32_t)t->set.len * 2 > t->index_cap) {
        index_grow(t);
    } else {
        t->index[index_place(t, obj)] = (uint32_t)t->set.len;
    }
    return GC_FIN_OK;
}

bool gc_finalizer_clear(Heap *heap, void *obj) {
    FinTable *t = &impl(heap)->fin;
    uint32_t place;
    if (!set_contains(t, obj, &place)) {
        return false;
    }
    if (gc_barrier_active(heap)) {
        gc_shade(heap, t->set.data[t->index[place] - 1].call.f.fn);
        mark_refs_of(&impl(heap)->marker, obj);
    }
    set_remove(t, place);
    return true;
}

/* ---- Passes of a cycle ---- */

/* The next lower place of a descending pass over n entries that may have shrunk; false at the
 * end. */
static bool step_down(uint32_t *at, uint32_t n) {
    *at = *at > n ? n : *at;
    if (*at == 0) {
        return false;
    }
    --*at;
    return true;
}

static void scan_queued(HeapImpl *h, const FinEntry *e) {
    gc_mark_ptr(&h->marker, e->call.obj);
    gc_mark_ptr(&h->marker, e->call.f.fn);
}

static FinEntry *queue_at(FinTable *t, uint32_t i) {
    uint32_t batch_len = (uint32_t)t->batch.len;
    return i < batch_len ? &t->batch.data[i] : &t->waiting.data[i - batch_len];
}

bool finalizers_scan(HeapImpl *h) {
    FinTable *t = &h->fin;
    if (t->is_running) {
        scan_queued(h, &t->running);
    }
    for (int n = 0; n < SCAN_A_SLICE && !gc_marker_spent(&h->marker); n++) {
        if (step_down(&h->fin_scan_at, (uint32_t)t->set.len)) {
            gc_mark_ptr(&h->marker, t->set.data[h->fin_scan_at].call.f.fn);
            mark_refs_of(&h->marker, t->set.data[h->fin_scan_at].call.obj);
        } else if (step_down(&h->fin_queue_at, (uint32_t)(t->batch.len + t->waiting.len))) {
            scan_queued(h, queue_at(t, h->fin_queue_at));
        } else {
            return true;
        }
    }
    return false;
}

static void queue_entry(HeapImpl *h, uint32_t i) {
    FinTable *t = &h->fin;
    FinEntry e = t->set.data[i];
    set_remove(t, index_place(t, e.call.obj));
    e.cycle = h->cycle.number;
    VEC_PUSH(&t->waiting, e);
    h->queued_now++;
}

bool finalizers_walk(HeapImpl *h, int64_t *units) {
    FinTable *t = &h->fin;
    while (*units > 0) {
        if (!step_down(&h->fin_walk_at, (uint32_t)t->set.len)) {
            return true;
        }
        const void *obj = t->set.data[h->fin_walk_at].call.obj;
        --*units;
        if (!mark_is_marked(h, obj)) {
            mark_object_only(h, obj);
            if (!h->is_stress) {
                queue_entry(h, h->fin_walk_at);
            }
        }
    }
    return false;
}

/* ---- Running ---- */

/* Ascending here is the reverse of the order of running: the batch is emptied from its end. */
static int compare_entries(const void *a, const void *b) {
    const FinEntry *x = a;
    const FinEntry *y = b;
    if (x->cycle != y->cycle) {
        return x->cycle < y->cycle ? -1 : 1;
    }
    if (x->size != y->size) {
        return x->size < y->size ? -1 : 1;
    }
    return (uintptr_t)x->call.obj < (uintptr_t)y->call.obj ? -1 : 1;
}

static void refill_batch(HeapImpl *h) {
    FinTable *t = &h->fin;
    for (int i = 0; i < t->waiting.len; i++) {
        FinEntry *e = &t->waiting.data[i];
        e->size = (size_t)page_of(h, (uintptr_t)e->call.obj)->words * 8;
        VEC_PUSH(&t->batch, *e);
    }
    t->waiting.len = 0;
    if (t->batch.len > 0) {
        qsort(t->batch.data, (size_t)t->batch.len, sizeof *t->batch.data, compare_entries);
    }
    h->fin_queue_at = UINT32_MAX;   /* a pass that is under way sees all of it again */
}

bool gc_finalizer_next(Heap *heap, GcFinalizerCall *out) {
    FinTable *t = &impl(heap)->fin;
    CHECK(!t->is_running);
    if (t->batch.len == 0) {
        refill_batch(impl(heap));
    }
    if (t->batch.len == 0) {
        return false;
    }
    t->running = VEC_POP(&t->batch);
    t->is_running = true;
    *out = t->running.call;
    return true;
}

void gc_finalizer_done(Heap *heap) {
    FinTable *t = &impl(heap)->fin;
    CHECK(t->is_running);
    if (gc_barrier_active(heap)) {
        gc_shade(heap, t->running.call.obj);
        gc_shade(heap, t->running.call.f.fn);
    }
    t->is_running = false;
}

size_t gc_finalizer_pending(const Heap *h) {
    const FinTable *t = &impl_const(h)->fin;
    return (size_t)t->batch.len + (size_t)t->waiting.len;
}

void gc_finalizer_each(Heap *heap, GcFinalizerFn fn, void *ctx) {
    FinTable *t = &impl(heap)->fin;
    for (int i = 0; i < t->set.len; i++) {
        fn(ctx, &t->set.data[i].call, GC_FIN_SET);
    }
    if (t->is_running) {
        fn(ctx, &t->running.call, GC_FIN_RUNNING);
    }
    for (int i = t->batch.len - 1; i >= 0; i--) {
        fn(ctx, &t->batch.data[i].call, GC_FIN_QUEUED);
    }
    for (int i = 0; i < t->waiting.len; i++) {
        fn(ctx, &t->waiting.data[i].call, GC_FIN_QUEUED);
    }
}
