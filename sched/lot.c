/* sched/lot.c — waiting for an address: the ground that sync stands on.
 *
 * A hash table from key to a queue of waiting tasks (a "parking lot", as in WebKit's ParkingLot and
 * Linux's futex). Only keys somebody waits for are in it. Semaphores are a count in the program's
 * own memory plus the queue of that address.
 */
#include <stdlib.h>

#include "sched/sched_internal.h"

enum { BUCKETS_MIN = 64 };

static uint32_t bucket_of(const Lot *lot, const void *key) {
    return (uint32_t)((uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u >> 40) &
           (lot->bucket_count - 1);
}

static LotQueue **find_place(const Lot *lot, const void *key) {
    LotQueue **place = &lot->buckets[bucket_of(lot, key)];
    while (*place != NULL && (*place)->key != key) {
        place = &(*place)->next;
    }
    return place;
}

static LotQueue *find(const Lot *lot, const void *key) {
    return lot->queue_count == 0 ? NULL : *find_place(lot, key);
}

static void grow(Lot *lot) {
    uint32_t old_count = lot->bucket_count;
    LotQueue **old = lot->buckets;
    lot->bucket_count = old_count == 0 ? BUCKETS_MIN : old_count * 2;
    lot->buckets = base_calloc(lot->bucket_count, sizeof *lot->buckets);
    for (uint32_t i = 0; i < old_count; i++) {
        for (LotQueue *q = old[i]; q != NULL;) {
            LotQueue *next = q->next;
            LotQueue **place = &lot->buckets[bucket_of(lot, q->key)];
            q->next = *place;
            *place = q;
            q = next;
        }
    }
    free(old);
}

const void *task_wait_key(const Task *t) {
    return t->state == TASK_WAITING && t->wait.kind == ON_LOT ? t->wait.on : NULL;
}

static LotQueue *find_or_add(Lot *lot, const void *key) {
    LotQueue *q = find(lot, key);
    if (q != NULL) {
        return q;
    }
    if (lot->queue_count >= lot->bucket_count) {
        grow(lot);
    }
    q = lot->free;
    if (q != NULL) {
        lot->free = q->next;
    } else {
        q = base_alloc(sizeof *q);
    }
    LotQueue **place = &lot->buckets[bucket_of(lot, key)];
    *q = (LotQueue){.key = key, .next = *place};
    *place = q;
    lot->queue_count++;
    return q;
}

static void unlink_rec(Lot *lot, LotQueue *q, WaitRec *r) {
    *(r->prev != NULL ? &r->prev->next : &q->first) = r->next;
    *(r->next != NULL ? &r->next->prev : &q->last) = r->prev;
    if (--q->count == 0) {
        LotQueue **place = find_place(lot, q->key);
        *place = q->next;
        q->next = lot->free;
        lot->free = q;
        lot->queue_count--;
    }
}

SchedAnswer sched_park_on(Sched *sched, Task *t, const void *key, WaitReason reason) {
    SchedImpl *s = sched_impl(sched);
    LotQueue *q = find_or_add(&s->lot, key);
    WaitRec *r = &t->wait;
    r->on = (void *)key;
    r->next = NULL;
    r->prev = q->last;
    *(q->last != NULL ? &q->last->next : &q->first) = r;
    q->last = r;
    q->count++;
    return task_park(s, t, ON_LOT, reason, key);
}

void lot_remove(SchedImpl *s, Task *t) {
    unlink_rec(&s->lot, find(&s->lot, t->wait.on), &t->wait);
}

Task *sched_wake_one(Sched *sched, const void *key, bool done) {
    SchedImpl *s = sched_impl(sched);
    LotQueue *q = find(&s->lot, key);
    if (q == NULL) {
        return NULL;
    }
    Task *t = q->first->task;
    unlink_rec(&s->lot, q, q->first);
    t->pc += done ? t->op_bytes : 0;
    task_wake(s, t);
    return t;
}

uint32_t sched_wake_all(Sched *s, const void *key, bool done) {
    uint32_t n = 0;
    while (sched_wake_one(s, key, done) != NULL) {
        n++;
    }
    return n;
}

uint32_t sched_waiters(const Sched *s, const void *key) {
    const LotQueue *q = find(&sched_impl_const(s)->lot, key);
    return q != NULL ? q->count : 0;
}

void lot_deinit(SchedImpl *s) {
    for (uint32_t i = 0; i < s->lot.bucket_count; i++) {
        for (LotQueue *q = s->lot.buckets[i]; q != NULL;) {
            LotQueue *next = q->next;
            free(q);
            q = next;
        }
    }
    for (LotQueue *q = s->lot.free; q != NULL;) {
        LotQueue *next = q->next;
        free(q);
        q = next;
    }
    free(s->lot.buckets);
}

/* ---- Semaphores ---- */

bool sema_try_acquire(uint32_t *sema) {
    if (*sema == 0) {
        return false;
    }
    --*sema;
    return true;
}

SchedAnswer sema_acquire(Sched *s, Task *t, uint32_t *sema, WaitReason reason) {
    if (sema_try_acquire(sema)) {
        return SCHED_DONE;
    }
    return sched_park_on(s, t, sema, reason);
}

bool sema_release(Sched *s, uint32_t *sema) {
    if (sched_wake_one(s, sema, true) != NULL) {
        return true;
    }
    ++*sema;
    return false;
}
