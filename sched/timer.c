/* sched/timer.c — clocks, sleepers and timers.
 *
 * What is pending is in a 4-ary heap by (due time, order of creation); the heap's items name
 * entries of a table, and entries never move: a timer finds its place in O(1) to be stopped, and
 * the collector goes through the table in slices while the heap is being shuffled. Whatever fires
 * goes to the tail of the run queue, so that things due together happen in order of due time, then
 * creation.
 *
 * Two sets of rules (RUNTIME.md 6). Up to Go 1.22 a started timer is pending and so kept alive till
 * it fires or is stopped, and its channel has a buffer anyone can see. From 1.23 on a timer with a
 * channel is pending only while somebody waits to receive; who looks at the channel otherwise
 * brings it up to date first (timer_chan_refresh), and Stop and Reset throw away what is in the
 * buffer. Then the channel points to its timer, which is how both can be garbage together.
 */
#include <stdlib.h>

#include "sched/sched_internal.h"

enum { NS_PER_SEC = 1000000000, HEAP_WAYS = 4, ENTRIES_A_SLICE = 1024 };

#define VIRTUAL_START_SEC 1257894000    /* 2009-11-10 23:00:00 UTC, as Go's playground */

/* ---- Clocks ---- */

int64_t sched_now(Sched *sched) {
    SchedImpl *s = sched_impl(sched);
    if (s->options.virtual_time) {
        return s->virtual_ns;
    }
    if (s->options.clock_monotonic_ns != NULL) {
        return s->options.clock_monotonic_ns(s->options.outside_ctx) - s->epoch_ns;
    }
    return platform_monotonic_ns() - s->epoch_ns;
}

void sched_wall(Sched *sched, int64_t *sec, int32_t *nsec) {
    SchedImpl *s = sched_impl(sched);
    int64_t base = 0;
    int64_t ns = s->virtual_ns;
    if (s->options.virtual_time) {
        base = VIRTUAL_START_SEC;
    } else if (s->options.clock_wall_ns != NULL) {
        ns = s->options.clock_wall_ns(s->options.outside_ctx);
    } else {
        ns = platform_wall_ns();
    }
    *sec = base + ns / NS_PER_SEC;
    *nsec = (int32_t)(ns % NS_PER_SEC);
}

bool sched_is_virtual(const Sched *s) { return sched_impl_const(s)->options.virtual_time; }

void sched_set_virtual(Sched *sched, bool is_virtual) {
    SchedImpl *s = sched_impl(sched);
    int64_t now = sched_now(sched);
    if (is_virtual == s->options.virtual_time) {
        return;
    }
    s->options.virtual_time = is_virtual;
    s->virtual_ns = now;
    s->epoch_ns += is_virtual ? 0 : sched_now(sched) - now;
}

/* now + ns, saturating; what is past is due now. */
static int64_t due_in(SchedImpl *s, int64_t ns) {
    int64_t now = sched_now(&s->pub);
    int64_t when;
    if (ns <= 0) {
        return now;
    }
    return __builtin_add_overflow(now, ns, &when) ? INT64_MAX : when;
}

/* ---- The heap ---- */

static bool is_before(const TimerItem *a, const TimerItem *b) {
    return a->when != b->when ? a->when < b->when : a->seq < b->seq;
}

static void place(Timers *ts, uint32_t at, TimerItem item) {
    ts->heap[at] = item;
    ts->entries[item.entry].heap_at = at;
}

static void sift_up(Timers *ts, uint32_t at, TimerItem item) {
    while (at > 0) {
        uint32_t parent = (at - 1) / HEAP_WAYS;
        if (!is_before(&item, &ts->heap[parent])) {
            break;
        }
        place(ts, at, ts->heap[parent]);
        at = parent;
    }
    place(ts, at, item);
}

static void sift_down(Timers *ts, uint32_t at, TimerItem item) {
    for (;;) {
        uint32_t first = at * HEAP_WAYS + 1;
        uint32_t least = first;
        for (uint32_t i = first + 1; i < first + HEAP_WAYS && i < ts->len; i++) {
            least = is_before(&ts->heap[i], &ts->heap[least]) ? i : least;
        }
        if (first >= ts->len || !is_before(&ts->heap[least], &item)) {
            break;
        }
        place(ts, at, ts->heap[least]);
        at = least;
    }
    place(ts, at, item);
}

static void heap_remove(Timers *ts, uint32_t at) {
    TimerItem last = ts->heap[--ts->len];
    if (at < ts->len) {
        sift_up(ts, at, last);
        at = ts->entries[last.entry].heap_at;
        sift_down(ts, at, last);
    }
}

/* ---- The table ---- */

static uint32_t entry_new(Timers *ts, void *owner, TimerEntryKind kind) {
    uint32_t i;
    if (ts->free_entry != 0) {
        i = ts->free_entry - 1;
        ts->free_entry = (uint32_t)(uintptr_t)ts->entries[i].owner;
    } else {
        if (ts->entry_count == ts->entry_cap) {
            ts->entry_cap = ts->entry_cap == 0 ? 16 : ts->entry_cap * 2;
            ts->entries = base_realloc(ts->entries, ts->entry_cap * sizeof *ts->entries);
        }
        i = ts->entry_count++;
    }
    ts->entries[i] = (TimerEntry){.owner = owner, .kind = (uint8_t)kind};
    return i;
}

static uint32_t pend(SchedImpl *s, void *owner, TimerEntryKind kind, int64_t when, uint64_t seq) {
    Timers *ts = &s->timers;
    uint32_t entry = entry_new(ts, owner, kind);
    if (ts->len == ts->cap) {
        ts->cap = ts->cap == 0 ? 16 : ts->cap * 2;
        ts->heap = base_realloc(ts->heap, ts->cap * sizeof *ts->heap);
    }
    ts->len++;
    sift_up(ts, ts->len - 1, (TimerItem){when, seq, entry});
    return entry;
}

static void unpend(SchedImpl *s, uint32_t entry) {
    Timers *ts = &s->timers;
    TimerEntry *e = &ts->entries[entry];
    heap_remove(ts, e->heap_at);
    if (e->kind == ENTRY_TIMER && gc_barrier_active(s->pub.heap)) {
        gc_shade(s->pub.heap, e->owner);
    }
    *e = (TimerEntry){.owner = (void *)(uintptr_t)ts->free_entry};
    ts->free_entry = entry + 1;
}

static void timer_pend(SchedImpl *s, SchedTimer *t) {
    if (t->entry == 0) {
        t->entry = 1 + pend(s, t, ENTRY_TIMER, t->when, t->seq);
    }
}

static void timer_unpend(SchedImpl *s, SchedTimer *t) {
    if (t->entry != 0) {
        unpend(s, t->entry - 1);
        t->entry = 0;
    }
}

bool timers_next(const SchedImpl *s, int64_t *when) {
    if (s->timers.len == 0) {
        return false;
    }
    *when = s->timers.heap[0].when;
    return true;
}

void timers_deinit(SchedImpl *s) {
    free(s->timers.heap);
    free(s->timers.entries);
}

/* ---- Sleeping ---- */

SchedAnswer sched_sleep(Sched *sched, Task *t, int64_t ns) {
    SchedImpl *s = sched_impl(sched);
    if (ns <= 0) {
        return SCHED_DONE;
    }
    t->wait.on = NULL;
    t->wait.index = pend(s, t, ENTRY_TASK, due_in(s, ns), ++s->timers.latest_seq);
    return task_park(s, t, ON_TIMER, WAIT_SLEEP, NULL);
}

void timers_remove_sleeper(SchedImpl *s, Task *t) { unpend(s, t->wait.index); }

/* ---- Firing ---- */

static bool is_sync(const SchedTimer *t) { return t->chan != NULL && t->chan->timer == t; }

/* Due at t->when, now being `now`: the next time, or done. Returns whether it stays active. */
static bool rearm(SchedTimer *t, int64_t now) {
    if (t->period <= 0) {
        t->is_active = 0;
        return false;
    }
    int64_t periods = 1 + (now - t->when) / t->period;
    int64_t step;
    if (__builtin_mul_overflow(t->period, periods, &step) ||
        __builtin_add_overflow(t->when, step, &t->when)) {
        t->when = INT64_MAX;
    }
    return true;
}

static void fire_timer(SchedImpl *s, SchedTimer *t, int64_t now) {
    emit(s, EVENT_TIMER_FIRE, NULL, t, (uint64_t)t->when);
    timer_unpend(s, t);
    bool is_active = rearm(t, now);
    if (t->chan != NULL) {
        if (is_active && !is_sync(t)) {
            timer_pend(s, t);
        }
        chan_tick(s, t->chan);
        if (is_active && is_sync(t) && t->chan->receivers.first != NULL) {
            timer_pend(s, t);
        }
        return;
    }
    if (is_active) {
        timer_pend(s, t);
    }
    s->hooks.start_func(s->hooks.ctx, t, t->fn);
}

static void fire_first(SchedImpl *s, int64_t now) {
    uint32_t entry = s->timers.heap[0].entry;
    TimerEntry e = s->timers.entries[entry];
    if (e.kind == ENTRY_TASK) {
        unpend(s, entry);
        task_complete(s, e.owner);
    } else {
        fire_timer(s, e.owner, now);
    }
}

void timers_run_due(SchedImpl *s) {
    if (s->timers.len == 0) {
        return;
    }
    int64_t now = sched_now(&s->pub);
    s->coarse_ns = now;
    s->to_tail = true;
    sched_update_unusual(s);
    while (s->timers.len > 0 && s->timers.heap[0].when <= now) {
        fire_first(s, now);
    }
    s->to_tail = false;
    sched_update_unusual(s);
}

/* ---- Channels of the 1.23 kind ---- */

void timer_chan_refresh(SchedImpl *s, Chan *c) {
    SchedTimer *t = c->timer;
    if (t == NULL || !t->is_active) {
        return;
    }
    int64_t now = sched_now(&s->pub);
    if (t->when <= now) {
        fire_timer(s, t, now);
    }
}

void timer_chan_watched(SchedImpl *s, Chan *c) {
    if (c->timer->is_active) {
        timer_pend(s, c->timer);
    }
}

void timer_chan_unwatched(SchedImpl *s, Chan *c) {
    if (c->receivers.first == NULL) {
        timer_unpend(s, c->timer);
    }
}

/* ---- Timer and Ticker ---- */

/* Active from now on; pending too unless the rules of 1.23 leave that to a receiver. */
static void activate(SchedImpl *s, SchedTimer *t, int64_t ns, int64_t period) {
    t->when = due_in(s, ns);
    t->period = period;
    t->is_active = 1;
    emit(s, EVENT_TIMER_START, s->pub.running, t, (uint64_t)t->when);
    if (!is_sync(t) || t->chan->receivers.first != NULL) {
        timer_pend(s, t);
    }
}

bool sched_timer_start(Sched *sched, SchedTimer *t, int64_t ns, int64_t period, uint32_t site) {
    SchedImpl *s = sched_impl(sched);
    t->seq = ++s->timers.latest_seq;
    t->site = site;
    if (s->options.new_timers && t->chan != NULL) {
        CHECK(!gc_shape_is_noscan(t->chan->type->shape));
        gc_store_ptr(sched->heap, (void **)&t->chan->timer, t);
    }
    activate(s, t, ns, period);
    return true;
}

/* Was it active? Not any more. In 1.23 mode a tick nobody has received counts as not fired. */
static bool deactivate(SchedImpl *s, SchedTimer *t) {
    bool was_active = t->is_active != 0;
    timer_unpend(s, t);
    t->is_active = 0;
    if (is_sync(t) && chan_drain(s, t->chan)) {
        was_active = true;
    }
    return was_active;
}

bool sched_timer_stop(Sched *sched, SchedTimer *t) {
    emit(sched_impl(sched), EVENT_TIMER_STOP, sched->running, t, 0);
    return deactivate(sched_impl(sched), t);
}

bool sched_timer_reset(Sched *sched, SchedTimer *t, int64_t ns, int64_t period) {
    bool was_active = deactivate(sched_impl(sched), t);
    activate(sched_impl(sched), t, ns, period);
    return was_active;
}

/* ---- Looking ---- */

void sched_each_timer(Sched *sched, TimerFn fn, void *ctx) {
    const Timers *ts = &sched_impl(sched)->timers;
    for (uint32_t i = 0; i < ts->len; i++) {
        const TimerEntry *e = &ts->entries[ts->heap[i].entry];
        if (e->kind == ENTRY_TASK) {
            fn(ctx, ts->heap[i].when, e->owner, NULL);
        } else {
            fn(ctx, ts->heap[i].when, NULL, e->owner);
        }
    }
}

uint32_t sched_timer_count(const Sched *s) { return sched_impl_const(s)->timers.len; }

/* Marks what pending timers hold: some, or all of them; true: no more in this cycle. */
bool timers_scan(SchedImpl *s, GcMarker *m, bool all) {
    Timers *ts = &s->timers;
    uint32_t from = all ? 0 : s->timer_scan_at;
    uint32_t to = ts->entry_count;
    if (!all && to - from > ENTRIES_A_SLICE) {
        to = from + ENTRIES_A_SLICE;
    }
    for (uint32_t i = from; i < to; i++) {
        if (ts->entries[i].kind == ENTRY_TIMER) {
            gc_root_label(m, ROOT_TIMER, ts->entries[i].owner, 0);
            gc_mark_ptr(m, ts->entries[i].owner);
        }
    }
    s->timer_scan_at = all ? s->timer_scan_at : to;
    return to == ts->entry_count;
}
