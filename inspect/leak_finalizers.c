/* leak_finalizers.c: rings with a finalizer, finalizers that hold their object, the queue behind
 * one that never returns.
 *
 * What an object with a finalizer refers to is kept for the finalizer's sake, the object itself is
 * not (RUNTIME.md 1). If that leads back to the object, it is marked in every collection, so its
 * finalizer never runs and nothing of the ring is ever freed. Proven when nothing but finalizers
 * reaches it. The same holds for a function that has captured the object. A pointer from an object
 * to itself does no harm.
 */
#include <stdlib.h>

#include "inspect/leaks_internal.h"

typedef struct FinEntry {
    void *object, *closure;
    uint32_t node, site;
} FinEntry;

typedef struct FinList {
    Report *r;
    HeapReach *known;           /* what others than finalizers lead to, and what has been told */
    HeapReach *trial;           /* what one closure leads to; empty in between */
    VEC(FinEntry) entries;
    VEC(GcFinalizerCall) queued;
} FinList;

static void take_finalizer(void *ctx, const GcFinalizerCall *call, GcFinState state) {
    FinList *l = ctx;
    if (state != GC_FIN_SET) {
        VEC_PUSH(&l->queued, *call);
        return;
    }
    uint32_t node = heapgraph_find(l->r->graph, call->obj);
    if (node != HEAP_NONE && !heapreach_has(l->known, node)) {
        FinEntry e = {call->obj, call->f.fn, node, vm_finalizer_site(&call->f)};
        VEC_PUSH(&l->entries, e);
    }
}

/* ---- rings */

static void tell_ring(Report *r, Finding *f, const FinEntry *e) {
    finding_site(r, f, ROLE_FINALIZER, e->site);
    finding_made(r, f, ROLE_ALLOC, e->node);
    f->reason = say(r, SAY_FIN_RING);
    HopSink sink = {r, f};
    heapgraph_cycle_each(r->graph, e->node, finding_hop, &sink);
}

/* The whole component is known from then on, so that it is told once. */
static void add_ring(FinList *l, const FinEntry *e, const HeapNodes *ring) {
    Report *r = l->r;
    uint32_t made = heapgraph_object(r->graph, e->node).site;
    Finding *f = finding_for(r, LEAK_FIN_CYCLE, true, e->site, made, 0);
    if (f->count++ == 0) {
        tell_ring(r, f, e);
    }
    uint64_t before = heapreach_bytes(l->known);
    heapreach_add_all(l->known, ring->data, (uint32_t)ring->len);
    f->bytes += heapreach_bytes(l->known) - before;
}

/* ---- finalizers that hold their own object */

static bool closure_holds(FinList *l, const FinEntry *e) {
    uint32_t closure = heapgraph_find(l->r->graph, e->closure);
    if (closure == HEAP_NONE || closure == e->node) {
        return false;
    }
    if (l->trial == NULL) {
        l->trial = heapreach_new(l->r->graph);
    }
    heapreach_add(l->trial, closure);
    bool holds = heapreach_has(l->trial, e->node);
    heapreach_undo(l->trial);
    return holds;
}

static void tell_capture(Report *r, Finding *f, const FinEntry *e) {
    finding_site(r, f, ROLE_FINALIZER, e->site);
    finding_made(r, f, ROLE_ALLOC, e->node);
    f->reason = say(r, SAY_FIN_HOLDS);
    HeapReach *reach = heapreach_new(r->graph);
    heapreach_add(reach, heapgraph_find(r->graph, e->closure));
    finding_path(r, f, reach, e->node);
    heapreach_free(reach);
}

static void add_capture(FinList *l, const FinEntry *e) {
    Report *r = l->r;
    Finding *f = finding_for(r, LEAK_FIN_CAPTURE, true, e->site,
                             heapgraph_object(r->graph, e->node).site, 0);
    if (f->count++ == 0) {
        tell_capture(r, f, e);
    }
    uint64_t before = heapreach_bytes(l->known);
    heapreach_add(l->known, heapgraph_find(r->graph, e->closure));
    f->bytes += heapreach_bytes(l->known) - before;
}

static void add_kept(FinList *l, const FinEntry *e) {
    if (heapreach_has(l->known, e->node)) { /* part of a ring that was told */
        return;
    }
    HeapNodes ring = {0};
    heapgraph_component(l->r->graph, e->node, &ring);
    if (ring.len >= 2) {
        add_ring(l, e, &ring);
    } else if (closure_holds(l, e)) {
        add_capture(l, e);
    }
    VEC_FREE(&ring);
}

/* ---- the queue */

static Finding *blocked_finalizer(const Report *r) {
    for (int i = 0; i < r->findings.len; i++) {
        if (r->findings.data[i]->id == LEAK_FIN_BLOCKED) {
            return r->findings.data[i];
        }
    }
    return NULL;
}

static const char *type_of_object(Report *r, const void *object) {
    Buf b;
    buf_init(&b);
    heapgraph_type_text(r->graph, heapgraph_find(r->graph, object), &b);
    const char *text = arena_strndup(&r->arena, b.data, b.len);
    buf_deinit(&b);
    return text;
}

static void tell_queue(Report *r, const FinList *l) {
    Finding *f = blocked_finalizer(r);
    if (f == NULL) {
        return;
    }
    uint32_t waiting = 0;
    for (int i = 0; i < l->queued.len; i++) {
        const void *object = l->queued.data[i].obj;
        uint32_t node = heapgraph_find(r->graph, object);
        f->bytes += node != HEAP_NONE ? heapgraph_size(r->graph, node) : 0;
        const char *type = type_of_object(r, object);
        SayId id = i == 0 ? SAY_FIN_OF : SAY_FIN_BEHIND;
        waiting += i > 0;
        if (f->path.len < 4) {
            VEC_PUSH(&f->path, arena_printf(&r->arena, say(r, id), type));
        }
    }
    if (waiting > 0) {
        const char *queue = arena_printf(&r->arena, say(r, SAY_FIN_QUEUE), waiting);
        f->reason = arena_printf(&r->arena, "%s; %s", f->reason, queue);
    }
}

void leak_find_finalizers(Report *r) {
    FinList l = {.r = r, .known = leak_reach_without(r->graph, HOLDER_FINALIZER)};
    gc_finalizer_each(vm_image(r->vm)->heap, take_finalizer, &l);
    for (int i = 0; i < l.entries.len; i++) {
        add_kept(&l, &l.entries.data[i]);
    }
    tell_queue(r, &l);
    heapreach_free(l.known);
    heapreach_free(l.trial);
    VEC_FREE(&l.entries);
    VEC_FREE(&l.queued);
}
