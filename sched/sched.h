/* sched/sched.h — tasks, channels, select, timers, waiting; one context, one thread.
 *
 * The scheduler never runs a task and never dispatches. Its calls answer (SchedAnswer) that an
 * operation is done, or that the running task is now parked; sched_take() / sched_next() then name
 * who runs. So the vm switches without returning to C, and unit tests drive it with fake tasks.
 *
 * How an operation parks and completes:
 *   - The vm saves the task's pc AT the operation (Task.pc, and Task.op_bytes = its length)
 *     whenever a call answers SCHED_PARKED. The call itself has put the task into its wait queue.
 *   - The waker writes every result into the parked task's slots, adds op_bytes to its pc and makes
 *     it runnable. The vm just resumes at pc; a woken task's stack map is therefore the one of its
 *     new pc, with the results live. Nothing is re-executed.
 *   - Exceptions: Task.trap is not 0 when the task must not simply go on (its send's channel was
 *     closed; it was interrupted): pc is then still at the operation, so that the panic has the
 *     right line. And who waits for a file descriptor or by sched_park() with retry re-executes the
 *     operation.
 *   - Slots are named by their index from Task.stack, because stacks move. A value takes the slots
 *     of its ChanType. SLOT_NONE as a destination throws the value away.
 *
 * Run order (DESIGN.md 5): `go` and wake-ups put the task into the run-next slot, which inherits
 * the rest of the slice and displaces its holder to the tail of the queue; all else, tasks woken by
 * timers included, is first in, first out.
 *
 * Collector: the scheduler is a root provider. It scans tasks lazily through hooks.scan_task,
 * before they next run or in slices, and marks what timers hold. Channels are objects of the heap;
 * the value of a parked sender stays in its frame, and a receiver that takes it shades it. A
 * blocked task keeps its channel alive through its own stack map (the operation's operands are live
 * at pc).
 *
 * Mutable state hangs from Sched; there may be several in a process.
 */
#ifndef GOL_SCHED_SCHED_H
#define GOL_SCHED_SCHED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/platform.h"
#include "base/rng.h"
#include "gc/gc.h"

typedef struct Sched Sched;
typedef struct Task Task;
typedef struct Chan Chan;
typedef struct WaitRec WaitRec;
typedef struct SchedTimer SchedTimer;

#define SLOT_NONE UINT32_MAX

typedef enum SchedAnswer {
    SCHED_DONE,                 /* complete: go on with the next instruction */
    SCHED_HANDED_OVER,          /* complete, and a waiter was made runnable: go on as well */
    SCHED_PARKED,               /* save pc and op_bytes, then run somebody else */
    SCHED_WOULD_BLOCK,          /* only from the try_ calls: not ready */
    SCHED_SEND_CLOSED,          /* panic: send on closed channel */
    SCHED_CLOSE_CLOSED,         /* panic: close of closed channel */
    SCHED_CLOSE_NIL,            /* panic: close of nil channel */
    SCHED_SIZE_RANGE,           /* panic: makechan: size out of range */
    SCHED_NO_MEMORY             /* collect, try again, then fatal error: out of memory */
} SchedAnswer;

/* ---- Tasks --------------------------------------------------------------------------------- */

typedef enum WaitReason {
#define WAIT(name, text) WAIT_##name,
#include "sched/waitreason.def"
#undef WAIT
    WAIT_REASONS
} WaitReason;
/* Go's words for the goroutine listing. */
const char *wait_reason_text(WaitReason reason);

/* Numbers as in Go's schedtrace. */
typedef enum TaskState {
    TASK_NEW = 0,
    TASK_RUNNABLE = 1,
    TASK_RUNNING = 2,
    TASK_SYSCALL = 3,           /* waits for a worker thread */
    TASK_WAITING = 4,
    TASK_DEAD = 6
} TaskState;

/* Why a task that is resumed must not simply go on at pc. */
typedef enum TaskTrap {
    TRAP_NONE = 0,
    TRAP_SEND_CLOSED,           /* panic: send on closed channel, at pc */
    TRAP_INTERRUPT              /* unwind (task_interrupt) */
} TaskTrap;

/* One place in one wait queue. Plain operations use the one in the Task, select one a case from a
 * pool. */
struct WaitRec {
    WaitRec *next, *prev;       /* in the channel's queue; in sched/waitq: next of this key */
    Task *task;
    void *on;                   /* the Chan, or the key of sched_park_on */
    uint32_t slot;              /* first slot of the value: source or destination */
    uint32_t ok_slot;           /* where a receive's ok goes, or SLOT_NONE */
    uint32_t index;             /* case number of a select */
    uint8_t kind;               /* internal: what it is queued in */
    uint8_t is_select;
    uint8_t is_send;
    uint8_t pad;
};

/* The head of the vm's goroutine. The vm reads and writes pc, stack and op_bytes; the rest is ours
 * to write. <= 128 bytes. */
struct Task {
    char *pc;                   /* where it goes on */
    uint64_t *stack;            /* slot 0; wait records count from here */
    Task *link;                 /* next in the run queue */
    Task *all_next, *all_prev;  /* every task that is not dead, newest first */
    uint64_t id;                /* goroutine number: 1, 2, 3 ... */
    int64_t waiting_since_ns;   /* sched_now() at park, for "N minutes" */
    uint32_t gc_epoch;          /* latest scan of its stack, see gc_task_needs_scan */
    uint32_t site;              /* where it was created */
    uint8_t state;              /* TaskState */
    uint8_t reason;             /* WaitReason of the current or latest wait */
    uint8_t trap;               /* TaskTrap; the vm clears it */
    uint8_t op_bytes;           /* length of the operation it is parked at */
    uint8_t is_system;          /* not counted by NumGoroutine (the finalizer goroutine) */
    uint8_t pad[3];
    WaitRec wait;
};

_Static_assert(sizeof(Task) <= 128, "a blocked goroutine is to stay small");

/* Numbers a new task and links it in, not yet runnable. The vm owns the memory and has set
 * stack. */
void task_init(Sched *s, Task *t, uint32_t site);
/* `go`: into run-next. */
void task_start(Sched *s, Task *t);
/* The running task ended. Its memory is the vm's again. */
void task_exit(Sched *s, Task *t);
/* Takes a parked task out of whatever it waits for and makes it runnable with TRAP_INTERRUPT; for a
 * runnable or running one only sets the trap. */
void task_interrupt(Sched *s, Task *t);
/* NumGoroutine: all but system tasks. */
uint64_t task_count(const Sched *s);

static inline uint64_t *task_slot(const Task *t, uint32_t slot) {
    return t->stack + slot;
}

/* ---- Who runs ------------------------------------------------------------------------------ */

/* What the inline functions read; the rest follows, out of sight. */
struct Sched {
    Task *running;
    Task *run_next;
    Task *queue_head, *queue_tail;
    Heap *heap;
    Rng rng;                    /* select order, perturbation, the program's own random numbers */
    uint32_t slow_take;         /* not 0: sink or perturbation want to see every switch */
    uint8_t inherits_slice;     /* set by sched_take: 1 = keep the budget, 0 = a fresh one */
    uint8_t pad[3];
    uint64_t ticks;             /* switches so far */
};

void sched_take_slow(Sched *s, Task *t);

/* The next runnable task, now running, or NULL: then ask sched_next. Scans its stack first if a
 * marking is under way. */
static inline Task *sched_take(Sched *s) {
    Task *t = s->run_next;
    if (t != NULL) {
        s->run_next = NULL;
        s->inherits_slice = 1;
    } else {
        t = s->queue_head;
        if (__builtin_expect(t == NULL, 0)) {
            s->running = NULL;
            return NULL;
        }
        s->queue_head = t->link;
        s->inherits_slice = 0;
    }
    t->state = TASK_RUNNING;
    s->running = t;
    s->ticks++;
    if (__builtin_expect((t->gc_epoch != s->heap->scan_epoch) | (s->slow_take != 0), 0)) {
        sched_take_slow(s, t);
    }
    return t;
}

typedef enum SchedNext {
    NEXT_RUN,                  /* *out runs */
    NEXT_IDLE,                  /* nobody before sched_idle_until(s): sched_wait, ask again */
    NEXT_DEADLOCK              /* nobody ever can */
} SchedNext;

/* Runs due timers and completions, then takes; under the virtual clock jumps when all are
 * parked. */
SchedNext sched_next(Sched *s, Task **out);
/* After NEXT_IDLE: time of the next timer on sched_now()'s clock, INT64_MAX if only events from
 * outside can wake anybody. */
int64_t sched_idle_until(const Sched *s);
/* When the next timer or sleeper is due, by either clock; INT64_MAX: none is pending. */
int64_t sched_next_due(const Sched *s);
/* Sleeps until then, or an fd, a completion or a signal. Idle work (gc_idle_step) goes before
 * it. */
void sched_wait(Sched *s);
/* For who waits elsewhere: a descriptor that is readable when sched_wait would return for a reason
 * other than time; -1: there is none. */
int sched_wait_fd(Sched *s);
/* A quick look at timers, fds and completions while tasks are running; every ~64 slices. */
void sched_poll(Sched *s);

/* The running task goes to the tail: preemption (its slice is over) and Gosched. Then sched_take.
 * (Not called sched_yield, because libc has one.) */
void sched_give_way(Sched *s, Task *t);
/* Is anybody else runnable? If not a preempted task just goes on. */
static inline bool sched_has_others(const Sched *s) {
    return s->run_next != NULL || s->queue_head != NULL;
}
/* The slice length to use: base, or drawn under -perturb. */
int64_t sched_slice(Sched *s, int64_t base);

/* Every task, newest first; fn returns false to stop. */
typedef bool (*TaskFn)(void *ctx, Task *t);
void sched_each_task(Sched *s, TaskFn fn, void *ctx);
/* Length of the run queue, run-next included (schedtrace). */
uint32_t sched_queue_length(const Sched *s);

/* ---- Parking by hand (natives, sync, finalizer goroutine) ---------------------------------- */

/* Parks the running task until sched_ready. Answers SCHED_PARKED. */
SchedAnswer sched_park(Sched *s, Task *t, WaitReason reason);
/* Makes a task parked by sched_park runnable (run-next). done: its operation is complete (results
 * are in its slots), so pc moves over it; else it is executed again. */
void sched_ready(Sched *s, Task *t, bool done);
/* The same at the tail of the queue. */
void sched_ready_tail(Sched *s, Task *t, bool done);
/* runtime.GC's hand-over to the finalizer goroutine: sched_ready_now makes t the very next (the
 * holder of run-next goes to the head of the queue), then sched_give_way_first puts the caller
 * right behind it. */
void sched_ready_now(Sched *s, Task *t, bool done);
void sched_give_way_first(Sched *s, Task *t);

/* Queues of waiting tasks by address ("parking lot"), first in first out. The address is a key
 * only; an object in the heap is kept alive by the waiting operation's operand. */
SchedAnswer sched_park_on(Sched *s, Task *t, const void *key, WaitReason reason);
/* Wakes the first waiter (as sched_ready); NULL: nobody. */
Task *sched_wake_one(Sched *s, const void *key, bool done);
uint32_t sched_wake_all(Sched *s, const void *key, bool done);
uint32_t sched_waiters(const Sched *s, const void *key);

/* Counting semaphores on a word of the program's memory, built on the above: release passes its
 * unit straight to the first waiter. */
SchedAnswer sema_acquire(Sched *s, Task *t, uint32_t *sema, WaitReason reason);
bool sema_try_acquire(uint32_t *sema);
/* True if a waiter was woken. */
bool sema_release(Sched *s, uint32_t *sema);

/* ---- Channels ------------------------------------------------------------------------------ */

/* How an element lies in memory (Go's layout) and in a frame (8-byte slots, small integers kept
 * extended). */
typedef enum ElemKind {
    ELEM_NONE,                  /* zero size: nothing moves */
    ELEM_I8, ELEM_I16, ELEM_I32,/* sign extended in the slot */
    ELEM_U8, ELEM_U16, ELEM_U32,/* zero extended; bool and float32 (low half) too */
    ELEM_WORD,                  /* 8 bytes in one slot */
    ELEM_WORDS,                 /* n whole words: strings, slices, interfaces, structs */
    ELEM_BYTES                  /* an aggregate of another size, padded in the frame */
} ElemKind;

/* Of a channel type; the vm makes one per element type and keeps it. Elements above 128 bytes are,
 * as in a frame, one ELEM_WORD pointer to an immutable copy. */
typedef struct ChanType {
    uint8_t kind;               /* ElemKind */
    uint32_t mem_bytes;         /* in the ring */
    uint32_t slots;             /* in a frame */
    const GcShape *shape;       /* of an element */
    uint64_t go_bytes;          /* the element's size in Go, for makechan's limit */
    const void *rtype;          /* for reports; not read here */
    /* of values that are one pointer to a copy: that of the zero value, else NULL */
    const void *zero;
} ChanType;

/* Fills kind and slots from a size: for aggregates and multi-word values. */
void chan_type_init_aggregate(ChanType *type, uint32_t bytes, const GcShape *shape);

typedef struct WaitQueue {
    WaitRec *first, *last;
} WaitQueue;

/* An object of the heap, 96 bytes like Go's. Ring elements with pointers lie in an object of their
 * own, else behind the header. */
struct Chan {
    uint64_t count;             /* elements in the ring */
    uint64_t cap;
    char *ring;
    SchedTimer *timer;          /* go 1.23 mode: the timer that feeds it */
    uint64_t head;              /* index of the oldest */
    WaitQueue receivers, senders;
    const ChanType *type;
    uint32_t site;              /* where it was made */
    uint32_t closed;
    uint64_t id;                /* 1, 2, 3 ... in order of making */
};

_Static_assert(sizeof(Chan) == 96, "HeapAlloc counts channels as Go does");

/* make(chan T, cap). NULL: *answer is SCHED_SIZE_RANGE or SCHED_NO_MEMORY. */
Chan *chan_make(Sched *s, const ChanType *type, int64_t cap, uint32_t site, SchedAnswer *answer);
/* ch <- value at slot. c may be NULL in all of these (blocks for ever, or would block). */
SchedAnswer chan_send(Sched *s, Task *t, Chan *c, uint32_t slot);
/* value, ok = <-ch; either slot may be SLOT_NONE. Zero value and false from a closed channel. */
SchedAnswer chan_recv(Sched *s, Task *t, Chan *c, uint32_t slot, uint32_t ok_slot);
/* One case and default: SCHED_WOULD_BLOCK takes the default. */
SchedAnswer chan_try_send(Sched *s, Task *t, Chan *c, uint32_t slot);
SchedAnswer chan_try_recv(Sched *s, Task *t, Chan *c, uint32_t slot, uint32_t ok_slot);
SchedAnswer chan_close(Sched *s, Chan *c);
/* len and cap; NULL gives 0. A timer's channel in 1.23 mode has 0 and 0. */
int64_t chan_len(const Chan *c);
int64_t chan_cap(const Chan *c);

typedef struct ChanCase {
    Chan *chan;                 /* NULL: the case is never ready */
    uint32_t slot;              /* value to send, or where it is received (SLOT_NONE: nowhere) */
    uint32_t ok_slot;           /* SLOT_NONE for sends */
    uint16_t slot_count;        /* of a receive: slots to be cleared when the select parks */
    bool is_send;
} ChanCase;

/* select. Writes the number of the chosen case to index_slot, -1 for the default. Only the chosen
 * case's slots are written; but when it parks, those of all receives are cleared, because behind
 * the operation the stack map takes them all for live. n == 0 without default parks for ever.
 * SCHED_SEND_CLOSED: a chosen send panics. cases is not kept. */
SchedAnswer chan_select(Sched *s, Task *t, const ChanCase *cases, uint32_t n, bool has_default,
                        uint32_t index_slot);

/* Whom a parked task waits for, for reports: fn for each channel and direction (one, or one a
 * select case in no particular order). */
typedef void (*TaskWaitFn)(void *ctx, Chan *c, bool is_send, uint32_t case_index);
void task_each_wait(const Task *t, TaskWaitFn fn, void *ctx);
/* The address a task parked by sched_park_on waits on; NULL: it does not. */
const void *task_wait_key(const Task *t);

/* ---- Time ---------------------------------------------------------------------------------- */

/* Nanoseconds on the monotonic clock of the program, 0 at start; the virtual one stands still while
 * code runs. */
int64_t sched_now(Sched *s);
/* Wall clock: seconds and nanoseconds since 1970. Virtual: starts 2009-11-10 23:00:00 UTC. */
void sched_wall(Sched *s, int64_t *sec, int32_t *nsec);
bool sched_is_virtual(const Sched *s);
/* Time goes on from where it is, by the other clock; the wall's jumps. */
void sched_set_virtual(Sched *s, bool is_virtual);

/* time.Sleep: SCHED_DONE at once for ns <= 0. */
SchedAnswer sched_sleep(Sched *s, Task *t, int64_t ns);

/* The runtime part of time.Timer and time.Ticker: 72 bytes inside an object of the heap (time.gol
 * declares the same fields, so the collector knows chan and fn). Zeroed = never started. */
struct SchedTimer {
    int64_t when;               /* due time on sched_now()'s clock */
    int64_t period;             /* 0: once */
    Chan *chan;                 /* gets a tick, never blocking; or NULL and */
    void *fn;                   /* the closure to start in a goroutine of its own */
    uint64_t seq;               /* order of creation */
    uint32_t entry;             /* 1 + place in the table of pending timers; 0: not in it */
    uint32_t site;              /* where it was made */
    uint64_t is_active;         /* started and neither fired (once) nor stopped */
    uint64_t reserved[2];
};

_Static_assert(sizeof(SchedTimer) == 72, "time.Timer is to have Go's size");

/* Starts a zeroed timer with chan or fn set: due in ns (negative: now), then every period. In 1.23
 * mode chan (capacity 1) becomes a synchronous timer channel. False: no memory. */
bool sched_timer_start(Sched *s, SchedTimer *timer, int64_t ns, int64_t period, uint32_t site);
/* Timer.Stop / Timer.Reset / Ticker.Reset with the results of RUNTIME.md 6 for the mode. */
bool sched_timer_stop(Sched *s, SchedTimer *timer);
bool sched_timer_reset(Sched *s, SchedTimer *timer, int64_t ns, int64_t period);

/* Pending entries, for reports: sleepers (task) or timers. */
typedef void (*TimerFn)(void *ctx, int64_t when, Task *sleeper, SchedTimer *timer);
void sched_each_timer(Sched *s, TimerFn fn, void *ctx);
uint32_t sched_timer_count(const Sched *s);

/* ---- The outside: descriptors and workers -------------------------------------------------- */

typedef enum FdEvents { FD_READ = 1, FD_WRITE = 2 } FdEvents;

/* Parks until fd is ready (or broken), then the operation is executed again. SCHED_DONE: fd can't
 * be waited for (a regular file): it is always ready. Holds the virtual clock. */
SchedAnswer sched_park_fd(Sched *s, Task *t, int fd, FdEvents events);
/* fd is about to be closed: its waiters, so many, execute their operation again. */
uint32_t sched_fd_closing(Sched *s, int fd);

/* Work done elsewhere (worker thread, C library). begin on our thread; post from any thread, once;
 * then `done` runs on ours, inside sched_next / sched_poll, and typically writes results and calls
 * sched_ready. The Completion is the caller's memory. In flight it prevents deadlock and clock
 * jumps. */
typedef struct Completion Completion;
struct Completion {
    Completion *next;
    void (*done)(Sched *s, Completion *c);
};
void sched_completion_begin(Sched *s);
void sched_completion_post(Sched *s, Completion *c);
/* From now on somebody outside (a signal) may wake a task at any time: that all wait is no deadlock,
 * but the virtual clock still jumps. */
void sched_expect_outside(Sched *s);
uint32_t sched_in_flight(const Sched *s);
/* Wakes sched_wait from a signal handler or another thread. */
void sched_kick(Sched *s);

/* ---- Events -------------------------------------------------------------------------------- */

/* Kinds of gc_root_label that the scheduler's provider uses; scan_task may label more finely. */
enum { ROOT_TASK = 1 /* what: the Task */, ROOT_TIMER = 2 /* what: the SchedTimer */ };

typedef enum SchedEventKind {
#define EVENT(name, word, meaning) EVENT_##name,
#include "sched/event.def"
#undef EVENT
    EVENT_KINDS
} SchedEventKind;
const char *sched_event_name(SchedEventKind kind);

/* While it is told, the pc of the running task is that of its operation. A parking one is told
 * before its pc is saved, which happens before the next event. */
typedef struct SchedEvent {
    SchedEventKind kind;
    Task *task, *other;
    const void *what;
    uint64_t detail;
    int64_t now_ns;
} SchedEvent;

/* ---- Life ---------------------------------------------------------------------------------- */

typedef struct SchedHooks {
    void *ctx;
    /* Marks what t's stack holds, by the map of its pc (the running task's: as saved). */
    void (*scan_task)(void *ctx, GcMarker *m, Task *t);
    /* Writes a tick (a time.Time, in memory layout) for the current time. */
    void (*make_tick)(void *ctx, const ChanType *type, void *element);
    /* An AfterFunc is due: start a goroutine for fn (task_init, task_start). */
    void (*start_func)(void *ctx, SchedTimer *timer, void *fn);
    /* NULL, or hears everything. */
    void (*sink)(void *ctx, const SchedEvent *event);
} SchedHooks;

typedef struct SchedOptions {
    uint64_t seed;              /* of the PRNG */
    bool virtual_time;
    bool new_timers;            /* 1.23 rules (asynctimerchan=0) */
    bool perturb;               /* draw queue places and slice lengths from the PRNG */
    /* The outside seam: where time and ready descriptors come from; NULL = the machine. For record,
     * replay and tests. */
    void *outside_ctx;
    int64_t (*clock_monotonic_ns)(void *ctx);
    int64_t (*clock_wall_ns)(void *ctx);
    int (*ready_fds)(void *ctx, Poller *p, int64_t timeout_ns, PollEvent *out, int max);
    bool no_fds;                /* descriptors are numbers only: no poller is armed for them */
} SchedOptions;

/* Registers its roots with heap, which must outlive it. NULL: no memory. */
Sched *sched_new(Heap *heap, const SchedOptions *options, const SchedHooks *hooks);
void sched_free(Sched *s);
/* Exchanges the sink later (a report is switched on). */
void sched_set_sink(Sched *s, void (*sink)(void *ctx, const SchedEvent *event));
/* For what the owner of the tasks does himself (finalizers, output): tells the sink, if there is
 * one. */
void sched_tell(Sched *s, SchedEventKind kind, Task *task, const void *what, uint64_t detail);

#endif
