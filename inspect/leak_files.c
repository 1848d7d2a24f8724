/* leak_files.c: files that were opened and never closed.
 *
 * An os.File closes itself when the collector finds it (its finalizer is Close, which Close takes
 * away). So an open file that nothing but its finalizer leads to, and one whose finalizer has run,
 * was forgotten. Only a suspicion, since it is closed some time; until then the descriptor is gone,
 * and of those there are few. Files that somebody still holds are no finding.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"

typedef struct FileCount {
    uint32_t site, open, closed;
    uint64_t bytes;
} FileCount;

typedef struct FileWalk {
    const HeapGraph *graph;
    VEC(FileCount) counts;
} FileWalk;

static bool is_file(const void *pointer_type) {
    const Rtype *t = pointer_type;
    return t != NULL && strcmp(t->string->text, "*os.File") == 0;
}

static FileCount *count_of(FileWalk *w, uint32_t site) {
    for (int i = 0; i < w->counts.len; i++) {
        if (w->counts.data[i].site == site) {
            return &w->counts.data[i];
        }
    }
    VEC_PUSH(&w->counts, ((FileCount){.site = site}));
    return &w->counts.data[w->counts.len - 1];
}

static void take_open(void *ctx, const GcFinalizerCall *call, GcFinState state) {
    FileWalk *w = ctx;
    uint32_t node = heapgraph_find(w->graph, call->obj);
    bool is_running = state == GC_FIN_RUNNING; /* counted among those that have run */
    bool is_held = state == GC_FIN_SET && node != HEAP_NONE && heapgraph_is_held(w->graph, node);
    if (node != HEAP_NONE && !is_held && !is_running &&
        is_file((const void *)call->f.words[0])) {
        FileCount *c = count_of(w, vm_finalizer_site(&call->f));
        c->open++;
        c->bytes += heapgraph_size(w->graph, node);
    }
}

static void take_closed(void *ctx, const VmFinalized *run) {
    if (is_file(run->type)) {
        count_of(ctx, run->site)->closed += run->count;
    }
}

static void tell_files(Report *r, const FileCount *c) {
    Finding *f = finding_new(r, LEAK_FILE, false);
    f->count = c->open + c->closed;
    f->bytes = c->bytes;
    finding_site(r, f, ROLE_MADE, c->site);
    f->reason = arena_printf(&r->arena, say(r, SAY_FILES_OPEN), c->open);
}

void leak_find_files(Report *r) {
    FileWalk w = {.graph = r->graph};
    gc_finalizer_each(vm_image(r->vm)->heap, take_open, &w);
    vm_each_finalized(r->vm, take_closed, &w);
    for (int i = 0; i < w.counts.len; i++) {
        tell_files(r, &w.counts.data[i]);
    }
    VEC_FREE(&w.counts);
}
