/* sched/sched_internal.h — what the files of sched/ share; included from nowhere else. */
#ifndef GOL_SCHED_SCHED_INTERNAL_H
#define GOL_SCHED_SCHED_INTERNAL_H

#include <stdatomic.h>

#include "base/buf.h"
#include "base/panic.h"
#include "base/platform.h"
#include "sched/sched.h"

typedef struct SchedImpl SchedImpl;

/* WaitRec.kind of Task.wait: what the task is queued in. */
typedef enum WaitKind {
    ON_NOTHING,                 /* not parked */
    ON_PARK,                    /* sched_park: in no queue */
    ON_CHAN,                    /* Task.wait is in a queue of the channel `on` (NULL: in none) */
    ON_SELECT,                  /* `on`: array of `index` records; slot: for the case number */
    ON_LOT,                     /* queue of the key `on` */
    ON_TIMER,                   /* sleeping; `index` is the table entry */
    ON_FD                       /* descriptor `slot`, events `index` */
} WaitKind;

/* Tasks waiting for one address. */
typedef struct LotQueue LotQueue;
struct LotQueue {
    LotQueue *next;             /* in the bucket, or of free ones */
    const void *key;
    WaitRec *first, *last;
    uint32_t count;
};

typedef struct Lot {
    LotQueue **buckets;
    uint32_t bucket_count;      /* power of two */
    uint32_t queue_count;
    LotQueue *free;
} Lot;

/* What is due when. The heap is ordered by (when, seq); entries never move, so timers name them and
 * the collector can go through them in slices. */
typedef struct TimerEntry {
    void *owner;                /* Task sleeping, or SchedTimer; free: the next free entry */
    uint32_t heap_at;
    uint8_t kind;               /* TimerEntryKind */
} TimerEntry;

typedef enum TimerEntryKind { ENTRY_FREE, ENTRY_TASK, ENTRY_TIMER } TimerEntryKind;

typedef struct TimerItem {
    int64_t when;
    uint64_t seq;
    uint32_t entry;
} TimerItem;

typedef struct Timers {
    TimerItem *heap;
    uint32_t len, cap;
    TimerEntry *entries;
    uint32_t entry_count, entry_cap;
    uint32_t free_entry;        /* 1 + number, 0 = none */
    uint64_t latest_seq;        /* 1, 2, 3 ...: 0 is a timer that was never started */
} Timers;

enum { REC_POOLS = 17 };        /* arrays of 1, 2, 4 ... 65536 records */

struct SchedImpl {
    Sched pub;                  /* must be first */
    SchedHooks hooks;
    SchedOptions options;
    Task *all;                  /* newest first */
    uint64_t next_id, next_chan_id;
    uint64_t task_count, system_count;
    bool to_tail;               /* timers are waking: not into run-next */
    bool is_unusual;            /* to_tail, or perturbing, or a sink listens: wake the long way */

    Task *scan_at;              /* the collector's next task */
    uint32_t timer_scan_at;

    Lot lot;
    Timers timers;
    int64_t epoch_ns;           /* monotonic clock at start */
    int64_t virtual_ns;
    int64_t coarse_ns;          /* sched_now at the latest look */

    WaitRec *rec_free[REC_POOLS];
    const GcShape *chan_shape;

    Poller *poller;
    WaitRec **fd_waiters;       /* by descriptor: list through next */
    uint32_t fd_cap, fd_count;
    uint32_t in_flight;
    bool expects_outside;       /* sched_expect_outside */
    _Atomic(Completion *) completed;
};

static inline SchedImpl *sched_impl(Sched *s) { return (SchedImpl *)s; }
static inline const SchedImpl *sched_impl_const(const Sched *s) { return (const SchedImpl *)s; }

/* task.c */
void sched_emit(SchedImpl *s, SchedEventKind kind, Task *task, const void *what, uint64_t detail);
/* A value goes from one task into the other, either NULL for the channel's buffer (or a timer). */
void sched_emit_transfer(SchedImpl *s, SchedEventKind kind, Task *task, Task *other, const Chan *c);
static inline void emit(SchedImpl *s, SchedEventKind kind, Task *task, const void *what,
                        uint64_t detail) {
    if (unlikely(s->hooks.sink != NULL)) {
        sched_emit(s, kind, task, what, detail);
    }
}
static inline void emit_transfer(SchedImpl *s, SchedEventKind kind, Task *task, Task *other,
                                 const Chan *c) {
    if (unlikely(s->hooks.sink != NULL)) {
        sched_emit_transfer(s, kind, task, other, c);
    }
}
void sched_update_unusual(SchedImpl *s);
void task_wake_slow(SchedImpl *s, Task *t);

static inline void run_queue_push(SchedImpl *s, Task *t) {
    t->link = NULL;
    if (s->pub.queue_head == NULL) {
        s->pub.queue_head = t;
    } else {
        s->pub.queue_tail->link = t;
    }
    s->pub.queue_tail = t;
}

/* Runnable again: run-next, or the tail while timers fire. */
static inline void task_wake(SchedImpl *s, Task *t) {
    if (unlikely(s->is_unusual)) {
        task_wake_slow(s, t);
        return;
    }
    t->state = TASK_RUNNABLE;
    t->wait.kind = ON_NOTHING;
    Task *displaced = s->pub.run_next;
    s->pub.run_next = t;
    if (displaced != NULL) {
        run_queue_push(s, displaced);
    }
}

/* The parked operation is complete: over it, and runnable. */
static inline void task_complete(SchedImpl *s, Task *t) {
    t->pc += t->op_bytes;
    task_wake(s, t);
}

/* Marks the running task as waiting; the caller has queued its record. */
static inline SchedAnswer task_park(SchedImpl *s, Task *t, WaitKind kind, WaitReason reason,
                                    const void *on) {
    t->state = TASK_WAITING;
    t->reason = (uint8_t)reason;
    t->wait.kind = (uint8_t)kind;
    t->waiting_since_ns = s->coarse_ns;
    emit(s, EVENT_TASK_PARK, t, on, reason);
    return SCHED_PARKED;
}

/* chan.c */
void chan_queue_push(WaitQueue *q, WaitRec *r);
void chan_queue_remove(WaitQueue *q, WaitRec *r);
void chan_queue_rec(SchedImpl *s, Chan *c, WaitRec *r);     /* into its channel's queue */
void chan_unqueue_rec(SchedImpl *s, WaitRec *r);            /* out of it */
void chan_init_types(SchedImpl *s);
/* Could a send / a receive go on at once? */
bool chan_can_send(const Chan *c);
bool chan_can_recv(SchedImpl *s, Chan *c);
/* A tick for c, never blocking: handed over, put in the ring, or dropped. */
void chan_tick(SchedImpl *s, Chan *c);
/* Throws away what is in a timer channel's ring; true if there was something. */
bool chan_drain(SchedImpl *s, Chan *c);

/* select.c */
void select_unpark(SchedImpl *s, Task *t);                  /* all records out of their queues */
void select_deinit(SchedImpl *s);

/* lot.c */
void lot_remove(SchedImpl *s, Task *t);
void lot_deinit(SchedImpl *s);

/* timer.c */
void timers_run_due(SchedImpl *s);
bool timers_next(const SchedImpl *s, int64_t *when);
void timers_remove_sleeper(SchedImpl *s, Task *t);
/* A channel with a timer of the 1.23 kind is about to be looked at; has got or lost its
 * receivers. */
void timer_chan_refresh(SchedImpl *s, Chan *c);
void timer_chan_watched(SchedImpl *s, Chan *c);
void timer_chan_unwatched(SchedImpl *s, Chan *c);
bool timers_scan(SchedImpl *s, GcMarker *m, bool all);
void timers_deinit(SchedImpl *s);

/* poll.c */
void poll_outside(SchedImpl *s, int64_t timeout_ns);
void poll_remove(SchedImpl *s, Task *t);
bool poll_is_waiting(const SchedImpl *s);
void poll_init(SchedImpl *s);
void poll_deinit(SchedImpl *s);

#endif
