/* leak_fate.c: which goroutines can ever go on: the proof by reachability.
 *
 * What can still run: whoever runs or is ready to, whoever sleeps or waits for the outside, pending
 * timers, queued finalizers, and main (as it was when it last gave way, if it has returned). All
 * they reach is live. A waiting goroutine becomes live when what it waits for is: somebody may yet
 * wake it; then what it reaches is live too; again until nothing changes. Then package variables
 * are added: whoever becomes live by them alone is only held (any code that mentions the variable
 * might wake it). Whoever is left can't be woken by anything: stuck for ever, proven.
 *
 * One goroutine runs all finalizers. While it waits in one, the others can run only once it goes
 * on: what finalizers keep is live when that goroutine is, not before.
 *
 * At a deadlock nothing can run, so nobody is live.
 */
#include <stdlib.h>

#include "inspect/leaks_internal.h"

/* ---- the goroutines */

static bool take_goro(void *ctx, Task *task) {
    Report *r = ctx;
    VmGoroInfo info = vm_goro_info(r->vm, (Goro *)task);
    if (!info.is_finalizer || info.runs_finalizer) {
        GoroState s = {.goro = (Goro *)task,
                       .info = info,
                       .node = heapgraph_goroutine(r->graph, task),
                       .fate = FATE_STUCK};
        VEC_PUSH(&r->goros, s);
    }
    return true;
}

static int by_number(const void *a, const void *b) {
    uint64_t x = ((const GoroState *)a)->info.task->id, y = ((const GoroState *)b)->info.task->id;
    return (x > y) - (x < y);
}

/* Does it wait for what another goroutine must do? */
static bool is_blocked(const Task *t) {
    if (t->state != TASK_WAITING) {
        return false;
    }
    switch ((WaitReason)t->reason) {
    case WAIT_CHAN_RECV: case WAIT_CHAN_SEND: case WAIT_CHAN_RECV_NIL: case WAIT_CHAN_SEND_NIL:
    case WAIT_SELECT: case WAIT_SELECT_NONE: case WAIT_SEMACQUIRE: case WAIT_MUTEX_LOCK:
    case WAIT_RWMUTEX_RLOCK: case WAIT_RWMUTEX_LOCK: case WAIT_COND_WAIT:
        return true;
    default:
        return false;
    }
}

/* ---- reaching */

static void add_goro(Report *r, GoroState *s, GoroFate fate) {
    s->fate = fate;
    if (s->node != HEAP_NONE) {
        heapreach_add(r->live, s->node);
    }
}

typedef struct WakeSearch {
    Report *r;
    bool found;
} WakeSearch;

static void look_at_channel(void *ctx, Chan *c, bool is_send, uint32_t case_index) {
    WakeSearch *w = ctx;
    (void)is_send;
    (void)case_index;
    uint32_t node = c != NULL ? heapgraph_find(w->r->graph, c) : HEAP_NONE;
    w->found |= node != HEAP_NONE && heapreach_has(w->r->live, node);
}

/* A key outside the heap lies in a package variable. */
static bool is_key_live(Report *r, const void *key, GoroFate fate) {
    uint32_t node = heapgraph_find(r->graph, key);
    return node == HEAP_NONE ? fate == FATE_HELD : heapreach_has(r->live, node);
}

static bool can_be_woken(Report *r, const Task *t, GoroFate fate) {
    const void *key = task_wait_key(t);
    if (key != NULL) {
        return is_key_live(r, key, fate);
    }
    WakeSearch w = {r, false};
    task_each_wait(t, look_at_channel, &w);
    return w.found;
}

static bool is_finalizers(HolderKind kind) {
    return kind == HOLDER_FINQUEUE || kind == HOLDER_FINALIZER;
}

/* ---- to the fixed point: whoever becomes live may make live what others wait for. Every node is
 * looked at once, when it is marked, so a chain of goroutines costs no more than its length. */

typedef struct Waiter { uint32_t node; int goro; } Waiter;

typedef struct Spread {
    Report *r;
    GoroFate fate;
    VEC(Waiter) waiters;        /* who waits for what, by node */
    VEC(int) woken;             /* places in r->goros, in the order they were found */
    int collecting;             /* the goroutine whose waits are being listed */
} Spread;

static void add_waiter(Spread *s, const void *waited_for) {
    uint32_t node = waited_for != NULL ? heapgraph_find(s->r->graph, waited_for) : HEAP_NONE;
    if (node != HEAP_NONE) {
        VEC_PUSH(&s->waiters, ((Waiter){node, s->collecting}));
    }
}

static void add_channel(void *ctx, Chan *c, bool is_send, uint32_t case_index) {
    (void)is_send;
    (void)case_index;
    add_waiter(ctx, c);
}

static int by_node(const void *pa, const void *pb) {
    const Waiter *a = pa, *b = pb;
    if (a->node != b->node) {
        return a->node < b->node ? -1 : 1;
    }
    return a->goro - b->goro;
}

static void list_waiters(Spread *s) {
    const Report *r = s->r;
    for (int i = 0; i < r->goros.len; i++) {
        const Task *t = r->goros.data[i].info.task;
        s->collecting = i;
        if (r->goros.data[i].fate == FATE_STUCK) {
            add_waiter(s, task_wait_key(t));
            task_each_wait(t, add_channel, s);
        }
    }
    if (s->waiters.len > 1) {
        qsort(s->waiters.data, (size_t)s->waiters.len, sizeof *s->waiters.data, by_node);
    }
}

/* Those who wait for this node can be woken. */
static void wake_waiters(Spread *s, uint32_t node) {
    int low = 0, high = s->waiters.len;
    while (low < high) {
        int mid = low + (high - low) / 2;
        if (s->waiters.data[mid].node < node) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    for (; low < s->waiters.len && s->waiters.data[low].node == node; low++) {
        VEC_PUSH(&s->woken, s->waiters.data[low].goro);
    }
}

static void wake_by_marks(Spread *s) {
    uint32_t count;
    const uint32_t *marked = heapreach_latest(s->r->live, &count);
    for (uint32_t i = 0; i < count && s->waiters.len > 0; i++) {
        wake_waiters(s, marked[i]);
    }
}

static void add_live(Spread *s, uint32_t node) {
    if (node != HEAP_NONE) {
        heapreach_add(s->r->live, node);
        wake_by_marks(s);
    }
}

static void add_finalizers(Spread *s) {
    const HeapGraph *g = s->r->graph;
    for (uint32_t n = heapgraph_objects(g); n < heapgraph_nodes(g); n++) {
        if (is_finalizers(heapgraph_holder(g, n).kind)) {
            add_live(s, n);
        }
    }
}

static void spread(Report *r, GoroFate fate) {
    Spread s = {.r = r, .fate = fate};
    list_waiters(&s);
    for (int i = 0; i < r->goros.len; i++) {
        const GoroState *g = &r->goros.data[i];
        if (g->fate == FATE_STUCK && can_be_woken(r, g->info.task, fate)) {
            VEC_PUSH(&s.woken, i);
        }
    }
    for (int i = 0; i < s.woken.len; i++) {
        GoroState *g = &r->goros.data[s.woken.data[i]];
        if (g->fate != FATE_STUCK) {
            continue;
        }
        g->fate = fate;
        add_live(&s, g->node);
        if (g->info.is_finalizer) {
            add_finalizers(&s);
        }
    }
    VEC_FREE(&s.waiters);
    VEC_FREE(&s.woken);
}

static void add_holders(Report *r, HolderKind from, HolderKind to) {
    for (uint32_t n = heapgraph_objects(r->graph); n < heapgraph_nodes(r->graph); n++) {
        HolderKind kind = heapgraph_holder(r->graph, n).kind;
        if (kind >= from && kind <= to) {
            heapreach_add(r->live, n);
        }
    }
}

static void add_runners(Report *r) {
    for (int i = 0; i < r->goros.len; i++) {
        GoroState *s = &r->goros.data[i];
        if (!is_blocked(s->info.task) || s->info.is_main) {
            add_goro(r, s, FATE_ALIVE);
        }
    }
    Goro *left = vm_main_as_left(r->vm);
    uint32_t node = left != NULL ? heapgraph_goroutine(r->graph, (Task *)left) : HEAP_NONE;
    if (node != HEAP_NONE) {
        heapreach_add(r->live, node);
    }
}

static bool waits_in_finalizer(const Report *r) {
    for (int i = 0; i < r->goros.len; i++) {
        if (r->goros.data[i].info.is_finalizer && is_blocked(r->goros.data[i].info.task)) {
            return true;
        }
    }
    return false;
}

void leak_fates(Report *r) {
    sched_each_task(vm_sched(r->vm), take_goro, r);
    if (r->goros.len > 1) {
        qsort(r->goros.data, (size_t)r->goros.len, sizeof *r->goros.data, by_number);
    }
    if (r->moment != WATCH_DEADLOCK) {
        add_runners(r);
        add_holders(r, HOLDER_TIMER, waits_in_finalizer(r) ? HOLDER_RUNTIME : HOLDER_FINALIZER);
        spread(r, FATE_ALIVE);
        add_holders(r, HOLDER_GLOBAL, HOLDER_GLOBAL);
        spread(r, FATE_HELD);
    } else {
        add_holders(r, HOLDER_GLOBAL, HOLDER_GLOBAL);
    }
}

void leaks_each_stuck(Vm *vm, WatchMoment moment, TaskFn fn, void *ctx) {
    Report r = {.vm = vm, .moment = moment, .graph = heapgraph_build(vm)};
    if (r.graph == NULL) {
        return;
    }
    r.live = heapreach_new(r.graph);
    leak_fates(&r);
    for (int i = 0; i < r.goros.len; i++) {
        if (r.goros.data[i].fate == FATE_STUCK && !fn(ctx, r.goros.data[i].info.task)) {
            break;
        }
    }
    VEC_FREE(&r.goros);
    heapreach_free(r.live);
    heapgraph_free(r.graph);
}
