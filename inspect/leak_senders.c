/* leak_senders.c: generators whose last value was taken just before the program ended.
 *
 *   for v := range count() { if v == 10 { break } }
 *
 * Whoever takes a value goes on at once; the sender is ready to run, and may not have had its turn
 * when main returns. It does not wait, so it is not stuck; but if it still holds a channel (its
 * frame says so: a dead variable holds nothing) that nobody else knows, not even main when it last
 * gave way, its next send can only stick. A suspicion, for it may end before that.
 */
#include "inspect/leaks_internal.h"

typedef struct ChannelSearch {
    const HeapGraph *graph;
    const HeapReach *others;
    uint32_t found;
} ChannelSearch;

static void look_at_captured(void *ctx, const HeapRef *ref) {
    ChannelSearch *s = ctx;
    bool is_own = heapgraph_contents(s->graph, ref->to).kind == HEAP_CHAN &&
                  !heapreach_has(s->others, ref->to);
    s->found = is_own && s->found == HEAP_NONE ? ref->to : s->found;
}

static void look_at_variable(void *ctx, const HeapRef *ref) {
    ChannelSearch *s = ctx;
    look_at_captured(s, ref);
    if (heapgraph_contents(s->graph, ref->to).kind == HEAP_CLOSURE) {
        heapgraph_each_ref(s->graph, ref->to, look_at_captured, s);
    }
}

/* A channel that only this goroutine still knows; HEAP_NONE. */
static uint32_t own_channel(const Report *r, const HeapReach *others, const GoroState *s) {
    ChannelSearch search = {r->graph, others, HEAP_NONE};
    heapgraph_each_ref(r->graph, s->node, look_at_variable, &search);
    return search.found;
}

static bool has_sent(const GoroState *s) {
    const Task *t = s->info.task;
    return t->state == TASK_RUNNABLE && t->reason == WAIT_CHAN_SEND && !s->info.is_main &&
           !s->info.is_finalizer && s->node != HEAP_NONE;
}

static void add_sender(Report *r, const GoroState *s, uint32_t channel) {
    bool has_frame;
    VmFrame frame = leak_own_frame(r->vm, s->goro, &has_frame);
    uint32_t made = heapgraph_object(r->graph, channel).site;
    Finding *f = finding_for(r, LEAK_CHAN_SEND, false, s->info.task->site, (uintptr_t)frame.pc, made);
    f->bytes += s->info.stack_bytes + heapgraph_retained(r->graph, s->node);
    if (f->count++ == 0) {
        finding_place(r, f, ROLE_BLOCKED, frame.func, frame.where);
        finding_site(r, f, ROLE_GO, s->info.task->site);
        finding_made(r, f, ROLE_MADE, channel);
        f->reason = say(r, SAY_SENT_LAST);
    }
}

/* What all but such senders lead to. */
static HeapReach *reach_of_others(const Report *r) {
    HeapReach *others = heapreach_new(r->graph);
    for (int i = 0; i < r->goros.len; i++) {
        if (has_sent(&r->goros.data[i])) {
            heapreach_block(others, r->goros.data[i].node);
        }
    }
    for (uint32_t n = heapgraph_objects(r->graph); n < heapgraph_nodes(r->graph); n++) {
        heapreach_add(others, n);
    }
    return others;
}

void leak_find_senders(Report *r) {
    bool any = false;
    for (int i = 0; i < r->goros.len; i++) {
        any |= has_sent(&r->goros.data[i]);
    }
    if (!any || (r->moment != WATCH_RETURN && r->moment != WATCH_EXIT)) {
        return;
    }
    HeapReach *others = reach_of_others(r);
    for (int i = 0; i < r->goros.len; i++) {
        const GoroState *s = &r->goros.data[i];
        uint32_t channel = has_sent(s) ? own_channel(r, others, s) : HEAP_NONE;
        if (channel != HEAP_NONE) {
            add_sender(r, s, channel);
        }
    }
    heapreach_free(others);
}
