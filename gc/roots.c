/* gc/roots.c — where marking starts: providers, handles, finalizers.
 *
 * At the start of a cycle every provider names its globals and the running task, at once. Whatever
 * else is a root is fed to the marker later, a slice at a time, whenever it runs dry: handles,
 * finalizers, then each provider until it says that it is done. Nothing of that can hide from the
 * snapshot: parked stacks do not change, and taking something out of one of our tables shades it.
 */
#include <stdlib.h>

#include "gc/gc_internal.h"

enum { HANDLES_A_SLICE = 2048 };

void gc_roots_add(Heap *heap, GcRootFn fn, void *ctx) {
    RootProvider p = {fn, ctx, true};
    CHECK(impl(heap)->phase == PHASE_IDLE || impl(heap)->phase == PHASE_SWEEP);
    VEC_PUSH(&impl(heap)->providers, p);
}

void gc_roots_remove(Heap *heap, GcRootFn fn, void *ctx) {
    HeapImpl *h = impl(heap);
    for (int i = 0; i < h->providers.len; i++) {
        if (h->providers.data[i].fn == fn && h->providers.data[i].ctx == ctx) {
            h->providers.data[i] = h->providers.data[--h->providers.len];
            return;
        }
    }
}

void roots_start(HeapImpl *h) {
    h->handle_scan_at = 0;
    h->fin_scan_at = h->fin_queue_at = UINT32_MAX;
    h->root_at = 0;
    for (int i = 0; i < h->providers.len; i++) {
        RootProvider *p = &h->providers.data[i];
        p->is_done = false;
        (void)p->fn(p->ctx, &h->marker, GC_ROOTS_START);
    }
}

/* Some handles; true when all were seen. */
static bool handles_scan(HeapImpl *h) {
    uint32_t end = h->handles.count;
    if (end - h->handle_scan_at > HANDLES_A_SLICE) {
        end = h->handle_scan_at + HANDLES_A_SLICE;
    }
    for (; h->handle_scan_at < end; h->handle_scan_at++) {
        struct HandleEntry *e = &h->handles.entries[h->handle_scan_at];
        if (e->is_used) {
            gc_mark_ptr(&h->marker, e->p);
        }
    }
    return h->handle_scan_at == h->handles.count;
}

static bool providers_next(HeapImpl *h) {
    for (int i = 0; i < h->providers.len; i++) {
        RootProvider *p = &h->providers.data[i];
        if (!p->is_done) {
            p->is_done = p->fn(p->ctx, &h->marker, GC_ROOTS_SLICE);
            return false;
        }
    }
    return true;
}

/* One portion from the first source that is not exhausted. A source that is done stays done: what
 * is added to it later was reachable otherwise, or is new. */
bool roots_next(HeapImpl *h) {
    switch (h->root_at) {
    case 0:
        h->root_at += handles_scan(h);
        return false;
    case 1:
        h->root_at += finalizers_scan(h);
        return false;
    default:
        return providers_next(h);
    }
}

void roots_deinit(HeapImpl *h) {
    VEC_FREE(&h->providers);
    free(h->handles.entries);
    free(h->weaks.entries);
}

static void visit_own_roots(HeapImpl *h) {
    GcMarker *m = &h->marker;
    gc_root_label(m, 0, NULL, 0);
    for (uint32_t i = 0; i < h->handles.count; i++) {
        if (h->handles.entries[i].is_used) {
            gc_mark_ptr(m, h->handles.entries[i].p);
        }
    }
}

void gc_visit_roots(Heap *heap, GcRootVisitFn fn, void *ctx) {
    HeapImpl *h = impl(heap);
    h->marker.visit = fn;
    h->marker.visit_ctx = ctx;
    visit_own_roots(h);
    for (int i = 0; i < h->providers.len; i++) {
        gc_root_label(&h->marker, 0, NULL, 0);
        (void)h->providers.data[i].fn(h->providers.data[i].ctx, &h->marker, GC_ROOTS_ALL);
    }
    h->marker.visit = NULL;
}

/* ---- Handles ---- */

static uint32_t table_add(HandleTable *t, void *p) {
    uint32_t i;
    if (t->free_head != 0) {
        i = t->free_head - 1;
        t->free_head = t->entries[i].next_free;
    } else {
        if (t->count == t->cap) {
            t->cap = t->cap == 0 ? 16 : t->cap * 2;
            t->entries = base_realloc(t->entries, t->cap * sizeof *t->entries);
        }
        i = t->count++;
    }
    t->entries[i] = (struct HandleEntry){.p = p, .is_used = true};
    t->used++;
    return i + 1;
}

static struct HandleEntry *table_at(const HandleTable *t, uint32_t handle) {
    CHECK(handle != 0 && handle <= t->count && t->entries[handle - 1].is_used);
    return &t->entries[handle - 1];
}

static void table_remove(HandleTable *t, uint32_t handle) {
    struct HandleEntry *e = table_at(t, handle);
    *e = (struct HandleEntry){.next_free = t->free_head};
    t->free_head = handle;
    t->used--;
}

GcHandle gc_handle_new(Heap *h, void *p) { return table_add(&impl(h)->handles, p); }

void *gc_handle_get(const Heap *h, GcHandle handle) {
    return table_at(&impl_const(h)->handles, handle)->p;
}

void gc_handle_set(Heap *h, GcHandle handle, void *p) {
    gc_store_ptr(h, &table_at(&impl(h)->handles, handle)->p, p);
}

void gc_handle_free(Heap *h, GcHandle handle) {
    gc_handle_set(h, handle, NULL);
    table_remove(&impl(h)->handles, handle);
}

uint32_t gc_handle_count(const Heap *h) { return impl_const(h)->handles.used; }

/* ---- Weak handles ---- */

GcHandle gc_weak_new(Heap *h, void *p) { return table_add(&impl(h)->weaks, p); }

/* Handing out a pointer that nothing else may hold: while marking it joins the snapshot; after that
 * what is not marked is dead, even if the walk has not come to this entry yet. */
void *gc_weak_get(Heap *heap, GcHandle weak) {
    HeapImpl *h = impl(heap);
    struct HandleEntry *e = table_at(&h->weaks, weak);
    if (gc_in_arena(heap, e->p)) {
        if (h->phase == PHASE_MARK) {
            gc_shade(heap, e->p);
        } else if (h->phase == PHASE_WALK && !mark_is_marked(h, e->p)) {
            return NULL;
        }
    }
    return e->p;
}

void gc_weak_free(Heap *h, GcHandle weak) { table_remove(&impl(h)->weaks, weak); }

bool weaks_walk(HeapImpl *h, int64_t *units) {
    for (; h->weak_walk_at < h->weaks.count && *units > 0; h->weak_walk_at++, --*units) {
        struct HandleEntry *e = &h->weaks.entries[h->weak_walk_at];
        if (e->is_used && gc_in_arena(&h->pub, e->p) && !mark_is_marked(h, e->p)) {
            e->p = NULL;
        }
    }
    return h->weak_walk_at >= h->weaks.count;
}
