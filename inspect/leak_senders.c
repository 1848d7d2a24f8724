/* leak_senders.c: generators whose last value was taken just before the program ended.
 *
 *   for v := range count() { if v == 10 { break } }
 *
 * Whoever takes a value goes on at once; the sender is ready to run, and may not have had its turn
 * when main returns. It does not wait, so it is not stuck; but if it still holds a channel (its
 * frame says so: a dead variable holds nothing) that nobody else knows, not even main when it last
 * gave way, its next send can only stick. Whether there is one the code says: no way from where it
 * stands may lead out of its function but through a send. A suspicion, for a call on that way may
 * end it.
 */
#include <stdlib.h>

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

/* ---- where its code goes from here */

typedef struct CodeWalk {
    const Image *image;
    PtrMap seen;
    VEC(const Ins *) next;
} CodeWalk;

static void walk_to(CodeWalk *w, const Ins *i) {
    if (map_get(&w->seen, i) == NULL) {
        map_put(&w->seen, i, w);
        VEC_PUSH(&w->next, i);
    }
}

/* The first of the words that follow an instruction. */
static uint64_t literal_of(const Ins *i) {
    return *(const uint64_t *)(const void *)(i + 1);
}

static void walk_table(CodeWalk *w, const Ins *i) {
    const int32_t *table = w->image->jump_tables.data[literal_of(i) >> 32];
    for (uint32_t k = 0; k < i->c; k++) {
        walk_to(w, i + table[k]);
    }
}

/* What may be executed after i; false: it may leave the function, or wait for something else. */
static bool walk_on(CodeWalk *w, const Ins *i) {
    const OpInfo *info = op_info((Opcode)i->op);
    switch ((Opcode)i->op) {
    case OP_RET: case OP_RET1: case OP_RET2: case OP_RET_IF_LTI: case OP_PANIC: case OP_STOP:
    case OP_RECV: case OP_RECV_OK: case OP_SELECT:
        return false;
    case OP_SEND: case OP_TRAP:
        return true;
    case OP_JMP: case OP_LOOP:
        walk_to(w, i + ins_j(i));
        return true;
    case OP_MAP_NEXT: walk_to(w, i + (int64_t)literal_of(i + 1)); break;
    case OP_JTAB: walk_table(w, i); break;
    default: break;
    }
    if (info->operand[2] == OPERAND_R) {
        walk_to(w, i + (int16_t)i->c);
    }
    walk_to(w, i + 1 + info->extra);
    return true;
}

static bool must_send(const Report *r, const GoroState *s) {
    const FuncMeta *innermost;
    VmFrame frame = leak_own_frame(r->vm, s->goro, &innermost);
    CodeWalk w = {.image = vm_image(r->vm)};
    bool is_sure = innermost != NULL;
    walk_to(&w, frame.pc);
    while (is_sure && w.next.len > 0) {
        is_sure = walk_on(&w, w.next.data[--w.next.len]);
    }
    VEC_FREE(&w.next);
    map_deinit(&w.seen);
    return is_sure;
}

/* ---- findings */

static bool has_sent(const GoroState *s) {
    const Task *t = s->info.task;
    return t->state == TASK_RUNNABLE && t->reason == WAIT_CHAN_SEND && !s->info.is_main &&
           !s->info.is_finalizer && s->node != HEAP_NONE;
}

static void add_sender(Report *r, const GoroState *s, uint32_t channel) {
    const FuncMeta *innermost;
    VmFrame frame = leak_own_frame(r->vm, s->goro, &innermost);
    uint32_t made = heapgraph_object(r->graph, channel).site;
    Finding *f =
        finding_for(r, LEAK_CHAN_SEND, false, s->info.task->site, (uintptr_t)frame.pc, made);
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
        if (channel != HEAP_NONE && must_send(r, s)) {
            add_sender(r, s, channel);
        }
    }
    heapreach_free(others);
}
