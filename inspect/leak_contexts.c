/* leak_contexts.c: contexts that nobody can cancel any more.
 *
 * A context with a parent is entered there, and one with a deadline has a timer: both keep it, with
 * all that hangs on it, until it is cancelled. So one whose cancel function is gone stays until its
 * parent ends or the time is over, however long ago its work was done. That is a suspicion only:
 * parent or timer do end it some time.
 *
 * A cancel function is a closure of one of the functions context.With…; it refers to the context
 * itself. So does the closure that the timer calls.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"

typedef struct ContextGroup {   /* made at one line */
    uint32_t site;
    bool has_timer;
    HeapNodes nodes;
} ContextGroup;

typedef struct ContextWalk {
    Report *r;
    PtrMap timed;               /* functions of pending timers: node + 1 */
    PtrMap timed_contexts;      /* what they end */
    PtrMap ended_by_call;       /* contexts that somebody can still cancel */
    HeapNodes children;         /* entered in a parent, or ended by a timer */
    VEC(ContextGroup) groups;
} ContextWalk;

static const void *key_of(uint32_t node) {
    return (const void *)((uintptr_t)node + 1);
}

static bool is_context(const HeapGraph *g, uint32_t node) {
    HeapContents h = heapgraph_contents(g, node);
    return h.kind == HEAP_VALUE && h.type != NULL &&
           (strcmp(h.type->string->text, "context.cancelCtx") == 0 ||
            strcmp(h.type->string->text, "context.timerCtx") == 0);
}

static bool ends_a_context(const HeapGraph *g, uint32_t closure) {
    HeapContents h = heapgraph_contents(g, closure);
    static const char name[] = "context.With";
    return h.kind == HEAP_CLOSURE && h.func != NULL &&
           strncmp(h.func->name->text, name, sizeof name - 1) == 0;
}

/* ---- who ends which */

static void note_ended_by_call(void *ctx, const HeapRef *ref) {
    ContextWalk *w = ctx;
    map_put(&w->ended_by_call, key_of(ref->to), w);
}

static void note_child(void *ctx, const HeapRef *ref) {
    ContextWalk *w = ctx;
    if (is_context(w->r->graph, ref->to)) {
        VEC_PUSH(&w->children, ref->to);
    }
}

static void note_timed(void *ctx, const HeapRef *ref) {
    ContextWalk *w = ctx;
    if (is_context(w->r->graph, ref->to)) {
        map_put(&w->timed_contexts, key_of(ref->to), w);
        VEC_PUSH(&w->children, ref->to);
    }
}

static void look_at_timer(void *ctx, int64_t when, Task *sleeper, SchedTimer *timer) {
    ContextWalk *w = ctx;
    (void)when;
    (void)sleeper;
    uint32_t fn = timer != NULL ? heapgraph_find(w->r->graph, timer->fn) : HEAP_NONE;
    if (fn != HEAP_NONE && ends_a_context(w->r->graph, fn)) {
        map_put(&w->timed, key_of(fn), w);
        heapgraph_each_ref(w->r->graph, fn, note_timed, w);
    }
}

static bool is_children_map(const HeapGraph *g, uint32_t node) {
    HeapContents h = heapgraph_contents(g, node);
    return (h.kind == HEAP_MAP || h.kind == HEAP_MAP_ENTRIES) &&
           strcmp(h.type->string->text, "map[context.canceler]struct {}") == 0;
}

static void look_at_object(ContextWalk *w, uint32_t node) {
    const HeapGraph *g = w->r->graph;
    if (heapgraph_parent(g, node, NULL) == HEAP_NONE) {
        return;
    }
    if (is_children_map(g, node)) {
        heapgraph_each_ref(g, node, note_child, w);
    } else if (ends_a_context(g, node) && map_get(&w->timed, key_of(node)) == NULL) {
        heapgraph_each_ref(g, node, note_ended_by_call, w);
    }
}

/* ---- findings */

static ContextGroup *group_of(ContextWalk *w, uint32_t site, bool has_timer) {
    for (int i = 0; i < w->groups.len; i++) {
        if (w->groups.data[i].site == site && w->groups.data[i].has_timer == has_timer) {
            return &w->groups.data[i];
        }
    }
    VEC_PUSH(&w->groups, ((ContextGroup){.site = site, .has_timer = has_timer}));
    return &w->groups.data[w->groups.len - 1];
}

static void add_child(ContextWalk *w, uint32_t node) {
    if (map_get(&w->ended_by_call, key_of(node)) != NULL) {
        return;
    }
    map_put(&w->ended_by_call, key_of(node), w); /* once: it may have a parent and a timer */
    bool has_timer = map_get(&w->timed_contexts, key_of(node)) != NULL;
    uint32_t site = heapgraph_object(w->r->graph, node).site;
    VEC_PUSH(&group_of(w, site, has_timer)->nodes, node);
}

static void tell_group(Report *r, const ContextGroup *group) {
    Finding *f = finding_new(r, LEAK_CONTEXT, false);
    f->count = (uint32_t)group->nodes.len;
    f->bytes = heapgraph_retained_set(r->graph, group->nodes.data, f->count);
    finding_made(r, f, ROLE_MADE, group->nodes.data[0]);
    f->reason = say(r, group->has_timer ? SAY_CONTEXT_TIMER : SAY_CONTEXT_CHILD);
    HopSink sink = {r, f};
    heapgraph_path_each(r->graph, group->nodes.data[0], finding_hop, &sink);
}

void leak_find_contexts(Report *r) {
    ContextWalk w = {.r = r};
    sched_each_timer(vm_sched(r->vm), look_at_timer, &w);
    for (uint32_t n = 0; n < heapgraph_objects(r->graph); n++) {
        look_at_object(&w, n);
    }
    for (int i = 0; i < w.children.len; i++) {
        add_child(&w, w.children.data[i]);
    }
    for (int i = 0; i < w.groups.len; i++) {
        tell_group(r, &w.groups.data[i]);
        VEC_FREE(&w.groups.data[i].nodes);
    }
    VEC_FREE(&w.groups);
    VEC_FREE(&w.children);
    map_deinit(&w.timed);
    map_deinit(&w.timed_contexts);
    map_deinit(&w.ended_by_call);
}
