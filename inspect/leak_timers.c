/* leak_timers.c: timers and tickers that wait for nobody.
 *
 * Up to Go 1.22 a timer is kept until it fires or is stopped, whether anybody can receive from its
 * channel or not. Here those are found whose channel nothing but the timer itself leads to.
 *
 * A ticker ticks for ever, so one is enough. A timer ends by itself: only many at a time are worth
 * telling, and at the end of the program they may all have fired. So a sample is taken whenever the
 * number of pending timers has doubled, and the most there were of a line is what is told.
 */
#include <stdlib.h>

#include "inspect/leaks_internal.h"

enum { TIMERS_LEAST = 64 };

typedef struct TimerWalk {
    const HeapGraph *graph;
    HeapReach *known;           /* what others than timers lead to */
    VEC(SchedTimer *) orphans;
} TimerWalk;

static void look_at_timer(void *ctx, int64_t when, Task *sleeper, SchedTimer *timer) {
    TimerWalk *w = ctx;
    (void)when;
    (void)sleeper;
    if (timer == NULL || timer->chan == NULL) {
        return;
    }
    uint32_t own = heapgraph_find(w->graph, timer), chan = heapgraph_find(w->graph, timer->chan);
    bool is_known = own == HEAP_NONE || chan == HEAP_NONE || heapreach_has(w->known, own) ||
                    heapreach_has(w->known, chan);
    if (!is_known) {
        VEC_PUSH(&w->orphans, timer);
    }
}

static int by_seq(const void *a, const void *b) {
    uint64_t x = (*(SchedTimer *const *)a)->seq, y = (*(SchedTimer *const *)b)->seq;
    return (x > y) - (x < y);
}

/* Pending timers that only the timer heap knows, in the order they were made. */
static void find_orphans(Vm *vm, TimerWalk *w) {
    w->known = leak_reach_without(w->graph, HOLDER_TIMER);
    sched_each_timer(vm_sched(vm), look_at_timer, w);
    if (w->orphans.len > 1) {
        qsort(w->orphans.data, (size_t)w->orphans.len, sizeof(SchedTimer *), by_seq);
    }
}

static void walk_deinit(TimerWalk *w) {
    heapreach_free(w->known);
    VEC_FREE(&w->orphans);
}

/* The timer, its channel and what that holds. */
static uint64_t orphan_bytes(HeapReach *known, const HeapGraph *g, const SchedTimer *t) {
    uint64_t before = heapreach_bytes(known);
    heapreach_add(known, heapgraph_find(g, t));
    return heapreach_bytes(known) - before;
}

/* ---- samples */

static TimerPeak *peak_of(Leaks *l, uint32_t site) {
    for (int i = 0; i < l->timer_peaks.len; i++) {
        if (l->timer_peaks.data[i].site == site) {
            return &l->timer_peaks.data[i];
        }
    }
    VEC_PUSH(&l->timer_peaks, ((TimerPeak){.site = site}));
    return &l->timer_peaks.data[l->timer_peaks.len - 1];
}

/* What has been seen of this line, now; kept if it is the most. */
static void keep_sample(Leaks *l, uint32_t site, uint32_t count, uint64_t bytes, uint32_t pending) {
    TimerPeak *p = peak_of(l, site);
    if (count > p->count) {
        *p = (TimerPeak){site, count, bytes, pending};
    }
}

static void take_sample(Leaks *l, TimerWalk *w) {
    uint32_t pending = sched_timer_count(vm_sched(l->vm));
    PtrMap done = {0};
    for (int i = 0; i < w->orphans.len; i++) {
        uint32_t site = w->orphans.data[i]->site, count = 0;
        uint64_t bytes = 0;
        if (site == 0 || w->orphans.data[i]->period != 0 ||
            map_get(&done, (void *)(uintptr_t)site)) {
            continue;
        }
        for (int k = i; k < w->orphans.len; k++) {
            const SchedTimer *t = w->orphans.data[k];
            if (t->site == site && t->period == 0) {
                count++;
                bytes += orphan_bytes(w->known, w->graph, t);
            }
        }
        map_put(&done, (void *)(uintptr_t)site, w);
        keep_sample(l, site, count, bytes, pending);
    }
    map_deinit(&done);
}

void leak_sample_timers(Leaks *l) {
    gc_stress_collect(vm_image(l->vm)->heap);
    HeapGraph *g = heapgraph_build(l->vm);
    if (g == NULL) {
        return;
    }
    TimerWalk w = {.graph = g};
    find_orphans(l->vm, &w);
    take_sample(l, &w);
    walk_deinit(&w);
    heapgraph_free(g);
}

/* ---- findings */

static void add_ticker(Report *r, const TimerWalk *w, const SchedTimer *t) {
    Finding *f = finding_for(r, LEAK_TICKER, true, t->site, 0, 0);
    if (f->count++ == 0) {
        finding_site(r, f, ROLE_TIMER, t->site);
        f->reason = say(r, SAY_TICKER_KEPT);
    }
    f->bytes += orphan_bytes(w->known, w->graph, t);
}

/* The sample came at a doubling; the rest of the way to the most that were pending is this line's
 * too. */
static void add_peak(Report *r, const TimerPeak *p) {
    uint32_t most = vm_most_timers(r->vm);
    uint32_t count = p->count + (most > p->pending ? most - p->pending : 0);
    if (p->count < TIMERS_LEAST) {
        return;
    }
    Finding *f = finding_new(r, LEAK_TIMER, true);
    f->count = count;
    f->bytes = p->bytes / p->count * count;
    finding_site(r, f, ROLE_TIMER, p->site);
    f->reason = say(r, SAY_TIMER_KEPT);
}

void leak_find_timers(Report *r) {
    TimerWalk w = {.graph = r->graph};
    find_orphans(r->vm, &w);
    take_sample(r->leaks, &w);
    for (int i = 0; i < w.orphans.len; i++) {
        if (w.orphans.data[i]->period != 0) {
            add_ticker(r, &w, w.orphans.data[i]);
        }
    }
    for (int i = 0; i < r->leaks->timer_peaks.len; i++) {
        add_peak(r, &r->leaks->timer_peaks.data[i]);
    }
    walk_deinit(&w);
}
