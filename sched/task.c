/* sched/task.c — tasks, the run queue, who is next, and the collector's view of it all.
 *
 * Run order: one run-next slot and one queue. Whoever is woken or started takes the slot and
 * displaces its holder to the tail, so that a pair that talks to each other goes on talking, as
 * with Go on one processor. The slot inherits the rest of the slice; a pair can't starve the queue,
 * because a slice that is over sends the running task to the tail and its successor finds no budget
 * left.
 *
 * Marking: at mark start the running task is scanned. All others are scanned when they are about to
 * run (sched_take) or when the collector gets to them, whichever is first; newborn ones need no
 * scan. The list of all tasks grows at its head, so a pass down it meets every task that was there
 * at the start.
 */
#include <stdlib.h>
#include <string.h>

#include "sched/sched_internal.h"

static const char *const reason_texts[] = {
#define WAIT(name, text) text,
#include "sched/waitreason.def"
#undef WAIT
};

static const char *const event_names[] = {
#define EVENT(name, word, meaning) word,
#include "sched/event.def"
#undef EVENT
};

const char *wait_reason_text(WaitReason reason) {
    return reason < WAIT_REASONS ? reason_texts[reason] : "";
}

const char *sched_event_name(SchedEventKind kind) {
    return kind < EVENT_KINDS ? event_names[kind] : "";
}

/* ---- Events ---- */

void sched_emit(SchedImpl *s, SchedEventKind kind, Task *task, const void *what, uint64_t detail) {
    SchedEvent e = {.kind = kind, .task = task, .what = what, .detail = detail};
    e.other = s->pub.running != task ? s->pub.running : NULL;
    e.now_ns = s->coarse_ns;
    s->hooks.sink(s->hooks.ctx, &e);
}

void sched_emit_transfer(SchedImpl *s, SchedEventKind kind, Task *task, Task *other,
                         const Chan *c) {
    SchedEvent e = {.kind = kind, .task = task, .other = other, .what = c, .now_ns = s->coarse_ns};
    s->hooks.sink(s->hooks.ctx, &e);
}

void sched_tell(Sched *s, SchedEventKind kind, Task *task, const void *what, uint64_t detail) {
    emit(sched_impl(s), kind, task, what, detail);
}

void sched_set_sink(Sched *s, void (*sink)(void *ctx, const SchedEvent *event)) {
    sched_impl(s)->hooks.sink = sink;
    s->slow_take = sink != NULL || sched_impl(s)->options.perturb;
    sched_update_unusual(sched_impl(s));
}

/* ---- The run queue ---- */

static void push_head(SchedImpl *s, Task *t) {
    t->link = s->pub.queue_head;
    if (s->pub.queue_head == NULL) {
        s->pub.queue_tail = t;
    }
    s->pub.queue_head = t;
}

/* -perturb: any place that is legal for somebody who has just become runnable. */
static bool place_at_random(SchedImpl *s, Task *t) {
    switch (rng_below(&s->pub.rng, 3)) {
    case 0:
        run_queue_push(s, t);
        return true;
    case 1:
        push_head(s, t);
        return true;
    default:
        return false;
    }
}

static void make_runnable(SchedImpl *s, Task *t) {
    t->state = TASK_RUNNABLE;
    t->wait.kind = ON_NOTHING;
    if (s->options.perturb && place_at_random(s, t)) {
        return;
    }
    if (s->to_tail) {
        run_queue_push(s, t);
        return;
    }
    Task *displaced = s->pub.run_next;
    s->pub.run_next = t;
    if (displaced != NULL) {
        run_queue_push(s, displaced);
    }
}

void task_wake_slow(SchedImpl *s, Task *t) {
    emit(s, EVENT_TASK_READY, t, t->wait.on, t->reason);
    make_runnable(s, t);
}

void sched_update_unusual(SchedImpl *s) {
    s->is_unusual = s->to_tail || s->options.perturb || s->hooks.sink != NULL;
}

void sched_give_way(Sched *s, Task *t) {
    emit(sched_impl(s), EVENT_TASK_YIELD, t, NULL, 0);
    t->state = TASK_RUNNABLE;
    run_queue_push(sched_impl(s), t);
}

void sched_give_way_first(Sched *s, Task *t) {
    emit(sched_impl(s), EVENT_TASK_YIELD, t, NULL, 0);
    t->state = TASK_RUNNABLE;
    push_head(sched_impl(s), t);
}

int64_t sched_slice(Sched *s, int64_t base) {
    if (!sched_impl(s)->options.perturb || base < 16) {
        return base;
    }
    /* long and very short ones alike: a switch between the first step and the second must be
     * likely */
    int64_t longest = base >> rng_below(&s->rng, 15);
    return 1 + rng_below(&s->rng, (uint32_t)(longest > 1 ? longest : 1));
}

uint32_t sched_queue_length(const Sched *s) {
    uint32_t n = s->run_next != NULL;
    for (const Task *t = s->queue_head; t != NULL; t = t->link) {
        n++;
    }
    return n;
}

/* ---- Who is next ---- */

static void scan_task(SchedImpl *s, GcMarker *m, Task *t) {
    t->gc_epoch = s->pub.heap->scan_epoch;
    gc_root_label(m, ROOT_TASK, t, 0);
    s->hooks.scan_task(s->hooks.ctx, m, t);
}

void sched_take_slow(Sched *s, Task *t) {
    if (gc_task_needs_scan(s->heap, t->gc_epoch)) {
        scan_task(sched_impl(s), gc_task_scan_begin(s->heap), t);
    }
    emit(sched_impl(s), EVENT_TASK_RUN, t, NULL, s->inherits_slice);
}

SchedNext sched_next(Sched *sched, Task **out) {
    SchedImpl *s = sched_impl(sched);
    int64_t when;
    sched->running = NULL;
    for (;;) {
        poll_outside(s, 0);
        timers_run_due(s);
        *out = sched_take(sched);
        if (*out != NULL) {
            return NEXT_RUN;
        }
        if (poll_is_waiting(s)) {
            return NEXT_IDLE;
        }
        if (!timers_next(s, &when)) {
            return s->expects_outside ? NEXT_IDLE : NEXT_DEADLOCK;
        }
        if (!s->options.virtual_time) {
            return NEXT_IDLE;
        }
        s->virtual_ns = when;
        emit(s, EVENT_CLOCK_JUMP, NULL, NULL, (uint64_t)when);
    }
}

int64_t sched_next_due(const Sched *sched) {
    int64_t when = INT64_MAX;
    (void)timers_next(sched_impl_const(sched), &when);
    return when;
}

int64_t sched_idle_until(const Sched *sched) {
    return sched_is_virtual(sched) ? INT64_MAX : sched_next_due(sched);
}

void sched_wait(Sched *sched) {
    int64_t until = sched_idle_until(sched);
    int64_t ns = -1;
    if (until != INT64_MAX) {
        ns = until - sched_now(sched);
        ns = ns < 0 ? 0 : ns;
    }
    poll_outside(sched_impl(sched), ns);
}

void sched_poll(Sched *sched) {
    SchedImpl *s = sched_impl(sched);
    s->coarse_ns = sched_now(sched);
    poll_outside(s, 0);
    timers_run_due(s);
}

/* ---- Tasks ---- */

void task_init(Sched *sched, Task *t, uint32_t site) {
    SchedImpl *s = sched_impl(sched);
    t->id = ++s->next_id;
    t->site = site;
    t->state = TASK_NEW;
    t->gc_epoch = sched->heap->scan_epoch;
    t->wait.task = t;
    t->wait.kind = ON_NOTHING;
    t->all_prev = NULL;
    t->all_next = s->all;
    if (s->all != NULL) {
        s->all->all_prev = t;
    }
    s->all = t;
    s->task_count++;
    s->system_count += t->is_system;
    emit(s, EVENT_TASK_BORN, t, NULL, site);
}

void task_start(Sched *s, Task *t) {
    make_runnable(sched_impl(s), t);
}

void task_exit(Sched *sched, Task *t) {
    SchedImpl *s = sched_impl(sched);
    emit(s, EVENT_TASK_EXIT, t, NULL, 0);
    if (s->scan_at == t) {
        s->scan_at = t->all_next;
    }
    if (t->all_prev != NULL) {
        t->all_prev->all_next = t->all_next;
    } else {
        s->all = t->all_next;
    }
    if (t->all_next != NULL) {
        t->all_next->all_prev = t->all_prev;
    }
    t->state = TASK_DEAD;
    s->task_count--;
    s->system_count -= t->is_system;
    if (sched->running == t) {
        sched->running = NULL;
    }
}

uint64_t task_count(const Sched *s) {
    return sched_impl_const(s)->task_count - sched_impl_const(s)->system_count;
}

void sched_each_task(Sched *s, TaskFn fn, void *ctx) {
    for (Task *t = sched_impl(s)->all; t != NULL; t = t->all_next) {
        if (!fn(ctx, t)) {
            return;
        }
    }
}

/* Out of whatever queue it is in. */
static void unpark(SchedImpl *s, Task *t) {
    switch ((WaitKind)t->wait.kind) {
    case ON_NOTHING:
    case ON_PARK:
        break;
    case ON_CHAN:
        if (t->wait.on != NULL) {
            chan_unqueue_rec(s, &t->wait);
        }
        break;
    case ON_SELECT:
        select_unpark(s, t);
        break;
    case ON_LOT:
        lot_remove(s, t);
        break;
    case ON_TIMER:
        timers_remove_sleeper(s, t);
        break;
    case ON_FD:
        poll_remove(s, t);
        break;
    }
}

void task_interrupt(Sched *sched, Task *t) {
    SchedImpl *s = sched_impl(sched);
    t->trap = TRAP_INTERRUPT;
    if (t->state == TASK_WAITING || t->state == TASK_SYSCALL) {
        unpark(s, t);
        task_wake(s, t);
    }
}

/* ---- Parking by hand ---- */

SchedAnswer sched_park(Sched *s, Task *t, WaitReason reason) {
    t->wait.on = NULL;
    return task_park(sched_impl(s), t, ON_PARK, reason, NULL);
}

void sched_ready(Sched *s, Task *t, bool done) {
    CHECK(t->wait.kind == ON_PARK);
    t->pc += done ? t->op_bytes : 0;
    task_wake(sched_impl(s), t);
}

void sched_ready_tail(Sched *sched, Task *t, bool done) {
    SchedImpl *s = sched_impl(sched);
    bool before = s->to_tail;
    s->to_tail = true;
    sched_update_unusual(s);
    sched_ready(sched, t, done);
    s->to_tail = before;
    sched_update_unusual(s);
}

void sched_ready_now(Sched *sched, Task *t, bool done) {
    SchedImpl *s = sched_impl(sched);
    CHECK(t->wait.kind == ON_PARK);
    t->pc += done ? t->op_bytes : 0;
    emit(s, EVENT_TASK_READY, t, NULL, t->reason);
    t->state = TASK_RUNNABLE;
    t->wait.kind = ON_NOTHING;
    if (sched->run_next != NULL) {
        push_head(s, sched->run_next);
    }
    sched->run_next = t;
}

/* ---- Roots ---- */

static void scan_all(SchedImpl *s, GcMarker *m) {
    for (Task *t = s->all; t != NULL; t = t->all_next) {
        gc_root_label(m, ROOT_TASK, t, 0);
        s->hooks.scan_task(s->hooks.ctx, m, t);
    }
    (void)timers_scan(s, m, true);
}

static bool scan_slice(SchedImpl *s, GcMarker *m) {
    if (!timers_scan(s, m, false)) {
        return false;
    }
    while (s->scan_at != NULL && !gc_marker_spent(m)) {
        Task *t = s->scan_at;
        s->scan_at = t->all_next;
        if (gc_task_needs_scan(s->pub.heap, t->gc_epoch)) {
            scan_task(s, m, t);
        }
    }
    return s->scan_at == NULL;
}

static bool sched_roots(void *ctx, GcMarker *m, GcRootStage stage) {
    SchedImpl *s = ctx;
    switch (stage) {
    case GC_ROOTS_START:
        s->scan_at = s->all;
        s->timer_scan_at = 0;
        if (s->pub.running != NULL) {
            scan_task(s, m, s->pub.running);
        }
        return false;
    case GC_ROOTS_SLICE:
        return scan_slice(s, m);
    case GC_ROOTS_ALL:
        scan_all(s, m);
        return true;
    }
    return true;
}

/* ---- Life ---- */

Sched *sched_new(Heap *heap, const SchedOptions *options, const SchedHooks *hooks) {
    SchedImpl *s = base_calloc(1, sizeof *s);
    s->pub.heap = heap;
    s->options = *options;
    s->hooks = *hooks;
    rng_seed(&s->pub.rng, options->seed);
    s->pub.slow_take = hooks->sink != NULL || options->perturb;
    if (options->clock_monotonic_ns != NULL) {
        s->epoch_ns = options->clock_monotonic_ns(options->outside_ctx);
    } else {
        s->epoch_ns = platform_monotonic_ns();
    }
    sched_update_unusual(s);
    chan_init_types(s);
    poll_init(s);
    gc_roots_add(heap, sched_roots, s);
    return &s->pub;
}

/* Records of a select that never had its turn. */
static bool free_records(void *ctx, Task *t) {
    (void)ctx;
    if (t->state == TASK_WAITING && t->wait.kind == ON_SELECT) {
        free(t->wait.on);
    }
    return true;
}

void sched_free(Sched *sched) {
    SchedImpl *s = sched_impl(sched);
    gc_roots_remove(sched->heap, sched_roots, s);
    sched_each_task(sched, free_records, NULL);
    select_deinit(s);
    lot_deinit(s);
    timers_deinit(s);
    poll_deinit(s);
    free(s);
}
