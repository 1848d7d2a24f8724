/* sched/poll.c — what comes from outside: descriptors that become ready, work done by other
 * threads.
 *
 * A task that waits for a descriptor executes its operation again when it is ready. Completions are
 * pushed by any thread onto a lock-free stack and run here, oldest first, on our thread; the bell
 * of the poller ends a wait. While either is outstanding there is no deadlock and the virtual clock
 * stands.
 */
#include <stdlib.h>
#include <string.h>

#include "sched/sched_internal.h"

enum { EVENTS_AT_ONCE = 64 };

_Static_assert((int)FD_READ == POLL_READ && (int)FD_WRITE == POLL_WRITE, "passed through");

void poll_init(SchedImpl *s) { s->poller = poller_new(); }

void poll_deinit(SchedImpl *s) {
    poller_free(s->poller);
    free(s->fd_waiters);
}

bool poll_is_waiting(const SchedImpl *s) { return s->in_flight > 0 || s->fd_count > 0; }

/* ---- Descriptors ---- */

static void fds_reserve(SchedImpl *s, uint32_t fd) {
    if (fd >= s->fd_cap) {
        uint32_t cap = s->fd_cap == 0 ? 16 : s->fd_cap;
        while (cap <= fd) {
            cap *= 2;
        }
        s->fd_waiters = base_realloc(s->fd_waiters, cap * sizeof *s->fd_waiters);
        memset(s->fd_waiters + s->fd_cap, 0, (cap - s->fd_cap) * sizeof *s->fd_waiters);
        s->fd_cap = cap;
    }
}

static int wanted_events(const SchedImpl *s, uint32_t fd) {
    int events = 0;
    for (const WaitRec *r = s->fd_waiters[fd]; r != NULL; r = r->next) {
        events |= (int)r->index;
    }
    return events;
}

static int arm(SchedImpl *s, int fd, int events) {
    return s->options.no_fds ? 0 : poller_arm(s->poller, fd, events);
}

SchedAnswer sched_park_fd(Sched *sched, Task *t, int fd, FdEvents events) {
    SchedImpl *s = sched_impl(sched);
    if (fd < 0) {
        return SCHED_DONE;
    }
    fds_reserve(s, (uint32_t)fd);
    if (arm(s, fd, wanted_events(s, (uint32_t)fd) | (int)events) != 0) {
        return SCHED_DONE;      /* let the operation meet the error itself */
    }
    WaitRec *r = &t->wait;
    r->on = NULL;
    r->slot = (uint32_t)fd;
    r->index = (uint32_t)events;
    r->next = s->fd_waiters[fd];
    s->fd_waiters[fd] = r;
    s->fd_count++;
    return task_park(s, t, ON_FD, WAIT_IO, NULL);
}

void poll_remove(SchedImpl *s, Task *t) {
    WaitRec **place = &s->fd_waiters[t->wait.slot];
    while (*place != &t->wait) {
        place = &(*place)->next;
    }
    *place = t->wait.next;
    s->fd_count--;
}

/* Wakes who waits for any of these events, oldest first; how many. */
static uint32_t wake_fd(SchedImpl *s, uint32_t fd, int events) {
    for (uint32_t woken = 0;; woken++) {
        WaitRec *oldest = NULL;
        for (WaitRec *r = s->fd_waiters[fd]; r != NULL; r = r->next) {
            oldest = ((int)r->index & events) != 0 ? r : oldest;
        }
        if (oldest == NULL) {
            return woken;
        }
        poll_remove(s, oldest->task);
        task_wake(s, oldest->task);
    }
}

uint32_t sched_fd_closing(Sched *sched, int fd) {
    SchedImpl *s = sched_impl(sched);
    if (fd < 0 || (uint32_t)fd >= s->fd_cap || s->fd_waiters[fd] == NULL) {
        return 0;
    }
    if (!s->options.no_fds) {
        poller_disarm(s->poller, fd);
    }
    return wake_fd(s, (uint32_t)fd, FD_READ | FD_WRITE);
}

static void look_at_fds(SchedImpl *s, int64_t timeout_ns) {
    PollEvent events[EVENTS_AT_ONCE];
    const SchedOptions *o = &s->options;
    int n = o->ready_fds != NULL
                ? o->ready_fds(o->outside_ctx, s->poller, timeout_ns, events, EVENTS_AT_ONCE)
                : poller_wait(s->poller, timeout_ns, events, EVENTS_AT_ONCE);
    for (int i = 0; i < n; i++) {
        uint32_t fd = (uint32_t)events[i].fd;
        if (fd < s->fd_cap) {
            wake_fd(s, fd, events[i].events);
            if (s->fd_waiters[fd] != NULL) {
                (void)arm(s, (int)fd, wanted_events(s, fd));
            }
        }
    }
}

int sched_wait_fd(Sched *s) { return poller_fd(sched_impl(s)->poller); }

/* ---- Completions ---- */

void sched_completion_begin(Sched *sched) {
    (void)poller_prepare(sched_impl(sched)->poller);
    sched_impl(sched)->in_flight++;
}

void sched_completion_post(Sched *sched, Completion *c) {
    SchedImpl *s = sched_impl(sched);
    Completion *head = atomic_load(&s->completed);
    do {
        c->next = head;
    } while (!atomic_compare_exchange_weak(&s->completed, &head, c));
    poller_ring(s->poller);
}

void sched_expect_outside(Sched *s) { sched_impl(s)->expects_outside = true; }

uint32_t sched_in_flight(const Sched *s) { return sched_impl_const(s)->in_flight; }

void sched_kick(Sched *s) { poller_ring(sched_impl(s)->poller); }

static void run_completions(SchedImpl *s) {
    Completion *oldest = NULL;
    for (Completion *c = atomic_exchange(&s->completed, NULL); c != NULL;) {
        Completion *next = c->next;
        c->next = oldest;
        oldest = c;
        c = next;
    }
    while (oldest != NULL) {
        Completion *next = oldest->next;
        s->in_flight--;
        oldest->done(&s->pub, oldest);
        oldest = next;
    }
}

/* Looks, or with timeout_ns != 0 waits; only a wait touches the kernel when nobody waits for a
 * descriptor. */
void poll_outside(SchedImpl *s, int64_t timeout_ns) {
    if (atomic_load_explicit(&s->completed, memory_order_relaxed) != NULL) {
        timeout_ns = 0;
    }
    if (s->fd_count > 0 || timeout_ns != 0) {
        look_at_fds(s, timeout_ns);
    }
    if (s->in_flight > 0) {
        run_completions(s);
    }
}
