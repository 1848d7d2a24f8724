/* sched/select.c — waiting on several channels at once.
 *
 * A ready case is chosen uniformly at random (one draw from the PRNG, and only if there is a
 * choice). If none is ready, one record a case goes into its channel's queue, and all come out
 * again when the first of them has its turn. The records come from free lists by power of two,
 * outside the task, so that stacks may move; Task.wait then stands for the whole select.
 */
#include <stdlib.h>

#include "sched/sched_internal.h"

/* ---- Records ---- */

static uint32_t pool_of(uint32_t n) {
    uint32_t pool = 0;
    while (((uint32_t)1 << pool) < n) {
        pool++;
    }
    return pool;
}

static WaitRec *recs_take(SchedImpl *s, uint32_t n) {
    uint32_t pool = pool_of(n);
    CHECK(pool < REC_POOLS);
    WaitRec *recs = s->rec_free[pool];
    if (recs == NULL) {
        return base_alloc(sizeof *recs << pool);
    }
    s->rec_free[pool] = recs->next;
    return recs;
}

static void recs_give(SchedImpl *s, WaitRec *recs, uint32_t n) {
    recs->next = s->rec_free[pool_of(n)];
    s->rec_free[pool_of(n)] = recs;
}

void select_deinit(SchedImpl *s) {
    for (int i = 0; i < REC_POOLS; i++) {
        for (WaitRec *r = s->rec_free[i]; r != NULL;) {
            WaitRec *next = r->next;
            free(r);
            r = next;
        }
    }
}

void select_unpark(SchedImpl *s, Task *t) {
    WaitRec *recs = t->wait.on;
    uint32_t n = t->wait.index;
    for (uint32_t i = 0; i < n; i++) {
        if (recs[i].on != NULL) {
            chan_unqueue_rec(s, &recs[i]);
        }
    }
    if (n > 0) {
        recs_give(s, recs, n);
    }
    t->wait.on = NULL;
    t->wait.index = 0;
}

/* ---- Choosing ---- */

static bool case_is_ready(SchedImpl *s, const ChanCase *c) {
    return c->is_send ? chan_can_send(c->chan) : chan_can_recv(s, c->chan);
}

/* A ready case, or n: each with the same chance, in one pass. */
static uint32_t choose(SchedImpl *s, const ChanCase *cases, uint32_t n) {
    uint32_t chosen = n;
    uint32_t ready = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (case_is_ready(s, &cases[i])) {
            ready++;
            if (ready == 1 || rng_below(&s->pub.rng, ready) == 0) {
                chosen = i;
            }
        }
    }
    return chosen;
}

static void clear_destination(Task *t, const ChanCase *c) {
    for (uint32_t i = 0; !c->is_send && c->slot != SLOT_NONE && i < c->slot_count; i++) {
        *task_slot(t, c->slot + i) = 0;
    }
}

static SchedAnswer park_select(SchedImpl *s, Task *t, const ChanCase *cases, uint32_t n,
                               uint32_t index_slot) {
    WaitRec *recs = n > 0 ? recs_take(s, n) : NULL;
    for (uint32_t i = 0; i < n; i++) {
        recs[i] = (WaitRec){.task = t,
                            .slot = cases[i].slot,
                            .ok_slot = cases[i].ok_slot,
                            .index = i,
                            .is_select = true,
                            .is_send = cases[i].is_send};
        clear_destination(t, &cases[i]);
        if (cases[i].chan != NULL) {
            chan_queue_rec(s, cases[i].chan, &recs[i]);
        }
    }
    t->wait.on = recs;
    t->wait.index = n;
    t->wait.slot = index_slot;
    return task_park(s, t, ON_SELECT, n == 0 ? WAIT_SELECT_NONE : WAIT_SELECT, NULL);
}

SchedAnswer chan_select(Sched *sched, Task *t, const ChanCase *cases, uint32_t n, bool has_default,
                        uint32_t index_slot) {
    SchedImpl *s = sched_impl(sched);
    uint32_t i = choose(s, cases, n);
    SchedAnswer answer = SCHED_DONE;
    if (i < n) {
        const ChanCase *c = &cases[i];
        answer = c->is_send ? chan_try_send(sched, t, c->chan, c->slot)
                            : chan_try_recv(sched, t, c->chan, c->slot, c->ok_slot);
    } else if (!has_default) {
        return park_select(s, t, cases, n, index_slot);
    }
    *task_slot(t, index_slot) = i < n ? i : (uint64_t)-1;
    return answer;
}

void task_each_wait(const Task *t, TaskWaitFn fn, void *ctx) {
    if (t->state != TASK_WAITING) {
        return;
    }
    if (t->wait.kind == ON_CHAN) {
        fn(ctx, t->wait.on, t->wait.is_send, 0);
    } else if (t->wait.kind == ON_SELECT) {
        const WaitRec *recs = t->wait.on;
        for (uint32_t i = 0; i < t->wait.index; i++) {
            fn(ctx, recs[i].on, recs[i].is_send, i);
        }
    }
}
