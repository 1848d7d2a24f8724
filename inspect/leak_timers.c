/* leak_timers.c: timers and tickers that wait for nobody.
 *
 * Up to Go 1.22 a timer is kept until it fires or is stopped, whether anybody can receive from its
 * channel or not. Here those are found whose channel nothing but the timer itself leads to.
 *
 * A ticker ticks for ever, so one is enough. A timer ends by itself: only many at a time are worth
 * telling, and at the end of the program they may all have fired. So a sample is taken whenever the
 * number of pending timers has doubled, and the most there were of a line is what is told.
 *
 * A function of time.AfterFunc that is due is work still to be done, hence no leak; unless nobody
 * has the timer to stop it, and it is due only long after, or sets itself going again for ever. A
 * suspicion: who wrote it may have meant it so. Those that end contexts are leak_contexts.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"

enum { TIMERS_LEAST = 64, REARMED_LEAST = 2 };
#define DUE_LATE_NS INT64_C(1800000000000)  /* half an hour */

typedef struct TimerWalk {
    const HeapGraph *graph;
    HeapReach *known;           /* what others than timers lead to */
    VEC(SchedTimer *) orphans;
    VEC(SchedTimer *) functions;    /* the same with a function instead of a channel */
} TimerWalk;

static void look_at_function(TimerWalk *w, SchedTimer *timer) {
    uint32_t own = heapgraph_find(w->graph, timer);
    if (own != HEAP_NONE && !heapreach_has(w->known, own)) {
        VEC_PUSH(&w->functions, timer);
    }
}

static void look_at_timer(void *ctx, int64_t when, Task *sleeper, SchedTimer *timer) {
    TimerWalk *w = ctx;
    (void)when;
    (void)sleeper;
    if (timer == NULL) {
        return;
    }
    if (timer->chan == NULL) {
        look_at_function(w, timer);
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

static int by_due(const void *a, const void *b) {
    int64_t x = (*(SchedTimer *const *)a)->when, y = (*(SchedTimer *const *)b)->when;
    return x != y ? (x > y) - (x < y) : by_seq(a, b);
}

/* Pending timers that only the timer heap knows, in the order they were made; functions in the
 * order they are due. */
static void find_orphans(Vm *vm, TimerWalk *w) {
    w->known = leak_reach_without(w->graph, HOLDER_TIMER);
    sched_each_timer(vm_sched(vm), look_at_timer, w);
    if (w->orphans.len > 1) {
        qsort(w->orphans.data, (size_t)w->orphans.len, sizeof(SchedTimer *), by_seq);
    }
    if (w->functions.len > 1) {
        qsort(w->functions.data, (size_t)w->functions.len, sizeof(SchedTimer *), by_due);
    }
}

static void walk_deinit(TimerWalk *w) {
    heapreach_free(w->known);
    VEC_FREE(&w->orphans);
    VEC_FREE(&w->functions);
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
    if (count >= p->count) {
        *p = (TimerPeak){site, count, bytes, pending};
    }
}

/* pending: timers of all lines, now or (when no more will come) at most. */
static void take_sample(Leaks *l, TimerWalk *w, uint32_t pending) {
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
    take_sample(l, &w, sched_timer_count(vm_sched(l->vm)));
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

static bool is_of_context(const HeapGraph *g, const SchedTimer *t) {
    uint32_t fn = heapgraph_find(g, t->fn);
    HeapContents h = fn != HEAP_NONE ? heapgraph_contents(g, fn) : (HeapContents){0};
    return h.func != NULL && strncmp(h.func->name->text, "context.", 8) == 0;
}

/* "45 min", "24 h" */
static const char *due_text(Report *r, int64_t ns) {
    const int64_t minute = INT64_C(60000000000);
    int64_t minutes = ns > 0 ? (ns + minute / 2) / minute : 0;
    return minutes % 60 == 0 || minutes >= 600
               ? arena_printf(&r->arena, "%lld h", (long long)(minutes + 30) / 60)
               : arena_printf(&r->arena, "%lld min", (long long)minutes);
}

/* The way to the biggest of what adding the timer has marked. */
static void tell_kept(Report *r, Finding *f, const HeapReach *known) {
    uint32_t count, biggest = HEAP_NONE;
    const uint32_t *marked = heapreach_latest(known, &count);
    for (uint32_t i = 1; i < count; i++) { /* the first is the timer */
        bool is_bigger = biggest == HEAP_NONE ||
                         heapgraph_size(r->graph, marked[i]) > heapgraph_size(r->graph, biggest);
        biggest = is_bigger ? marked[i] : biggest;
    }
    if (biggest != HEAP_NONE) {
        finding_path(r, f, known, biggest);
    }
}

static void add_function(Report *r, const TimerWalk *w, const SchedTimer *t) {
    int64_t left = t->when - sched_now(vm_sched(r->vm));
    uint32_t times = vm_times_rearmed(r->vm, t->site);
    bool is_endless = times >= REARMED_LEAST;
    if ((left < DUE_LATE_NS && !is_endless) || is_of_context(w->graph, t)) {
        return;
    }
    Finding *f = finding_for(r, LEAK_AFTERFUNC, false, t->site, 0, 0);
    f->bytes += orphan_bytes(w->known, w->graph, t);
    if (f->count++ == 0) {
        tell_kept(r, f, w->known);
        finding_site(r, f, ROLE_TIMER, t->site);
        f->reason =
            is_endless ? arena_printf(&r->arena, say(r, SAY_REARMED), times)
                       : arena_printf(&r->arena, say(r, SAY_DUE_LATE), due_text(r, left));
        f->fix = is_endless ? SAY_FIX_REARMED : SAY_NO_FIX;
    }
}

void leak_find_timers(Report *r) {
    TimerWalk w = {.graph = r->graph};
    find_orphans(r->vm, &w);
    take_sample(r->leaks, &w, vm_most_timers(r->vm));
    for (int i = 0; i < w.orphans.len; i++) {
        if (w.orphans.data[i]->period != 0) {
            add_ticker(r, &w, w.orphans.data[i]);
        }
    }
    for (int i = 0; i < w.functions.len; i++) {
        add_function(r, &w, w.functions.data[i]);
    }
    for (int i = 0; i < r->leaks->timer_peaks.len; i++) {
        add_peak(r, &r->leaks->timer_peaks.data[i]);
    }
    walk_deinit(&w);
}
