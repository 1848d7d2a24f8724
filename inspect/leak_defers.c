/* leak_defers.c: deferred calls that pile up in a loop.
 *
 * Those that are pending now are counted in the goroutines; those of functions that have returned
 * since are known from what the vm wrote down (vm/leakwatch.h). Either is only a suspicion: they do
 * run in the end.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"

enum { DEFERS_LEAST = 16 };

typedef struct DeferCount {
    uint32_t site, frame, count;
    VEC(uint32_t) closures;     /* nodes */
} DeferCount;

typedef struct DeferWalk {
    Report *r;
    VEC(DeferCount) counts;     /* of one goroutine */
} DeferWalk;

static void count_defer(void *ctx, const void *closure, uint32_t site, uint32_t frame) {
    DeferWalk *w = ctx;
    DeferCount *c = NULL;
    for (int i = w->counts.len - 1; i >= 0 && c == NULL; i--) {
        DeferCount *x = &w->counts.data[i];
        c = x->site == site && x->frame == frame ? x : NULL;
    }
    if (c == NULL) {
        VEC_PUSH(&w->counts, ((DeferCount){.site = site, .frame = frame}));
        c = &w->counts.data[w->counts.len - 1];
    }
    c->count++;
    uint32_t node = closure != NULL ? heapgraph_find(w->r->graph, closure) : HEAP_NONE;
    if (node != HEAP_NONE) {
        VEC_PUSH(&c->closures, node);
    }
}

/* Open files among what the calls were given. */
typedef struct FileCount {
    const HeapGraph *graph;
    uint32_t files;
    PtrMap seen;
} FileCount;

static void count_file(void *ctx, const HeapRef *ref) {
    FileCount *c = ctx;
    HeapContents h = heapgraph_contents(c->graph, ref->to);
    const void *key = (const void *)((uintptr_t)ref->to + 1);
    bool is_file =
        h.kind == HEAP_VALUE && h.type != NULL && strcmp(h.type->string->text, "os.File") == 0;
    if (is_file && map_get(&c->seen, key) == NULL) {
        map_put(&c->seen, key, c);
        c->files++;
    }
}

static void add_files(Report *r, Finding *f, const DeferCount *d) {
    FileCount c = {.graph = r->graph};
    for (int i = 0; i < d->closures.len; i++) {
        heapgraph_each_ref(r->graph, d->closures.data[i], count_file, &c);
    }
    if (c.files > 0) {
        f->reason = arena_printf(&r->arena, say(r, SAY_DEFER_FILES), f->reason, c.files);
    }
    map_deinit(&c.seen);
}

static void tell(Report *r, Finding *f, uint32_t site) {
    finding_site(r, f, ROLE_DEFER, site);
    const char *func = f->place_count > 0 ? f->places[0].func : "";
    f->reason = arena_printf(&r->arena, say(r, SAY_DEFERS), func);
}

static void add_pending(Report *r, const DeferCount *c) {
    Finding *f = finding_for(r, LEAK_DEFER, false, c->site, 0, 0);
    if (f->count == 0) {
        tell(r, f, c->site);
    }
    if (f->count == 0) {
        add_files(r, f, c);
    }
    f->count += c->count;
    f->bytes += heapgraph_retained_set(r->graph, c->closures.data, (uint32_t)c->closures.len);
}

static void count_goroutine(Report *r, const GoroState *s) {
    DeferWalk w = {.r = r};
    vm_each_defer(s->goro, count_defer, &w);
    for (int i = 0; i < w.counts.len; i++) {
        if (w.counts.data[i].count >= DEFERS_LEAST) {
            add_pending(r, &w.counts.data[i]);
        }
        VEC_FREE(&w.counts.data[i].closures);
    }
    VEC_FREE(&w.counts);
}

/* Of functions that have returned: a note, unless the line has been told already. */
static void add_past(void *ctx, const VmDeferLoop *loop) {
    Report *r = ctx;
    if (loop->most < DEFERS_LEAST) {
        return;
    }
    Finding *f = finding_for(r, LEAK_DEFER, false, loop->site, 0, 0);
    if (f->count == 0) {
        f->count = loop->most;
        tell(r, f, loop->site);
    }
}

void leak_find_defers(Report *r) {
    for (int i = 0; i < r->goros.len; i++) {
        count_goroutine(r, &r->goros.data[i]);
    }
    vm_each_defer_loop(r->vm, add_past, r);
}
