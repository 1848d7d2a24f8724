/* Time, run order, waiting for addresses, descriptors and workers, with fake tasks. */
#include <pthread.h>
#include <unistd.h>

#include "tests/unit/sched_fake.h"

static const SchedOptions virtual_old = {.seed = 1, .virtual_time = true};
static const SchedOptions virtual_new = {.seed = 1, .virtual_time = true, .new_timers = true};

enum { SECOND = 1000000000 };

static void run_names(Rig *r, int n)
{
    size_t at = strlen(r->log);
    for (int i = 0; i < n; i++) {
        r->log[at++] = next_name(r);
    }
    r->log[at] = 0;
}

/* Ten started by one: the newest first, the rest in order. */
static void test_run_order(void)
{
    Rig r;
    Fake *f[10];
    rig_init(&r, &virtual_old);
    for (int i = 0; i < 10; i++) {
        f[i] = fake_start(&r, (char)('0' + i));
    }
    IS_INT(sched_queue_length(r.s), 10);
    run_names(&r, 10);
    IS_STR(r.log, "9012345678");
    IS(!r.s->inherits_slice);
    IS_INT(task_count(r.s), 10);
    sched_give_way(r.s, &f[3]->task);
    sched_give_way(r.s, &f[4]->task);
    task_start(r.s, &f[5]->task);
    r.log[0] = 0;
    run_names(&r, 1);
    IS(r.s->inherits_slice);
    run_names(&r, 3);
    IS_STR(r.log, "534!");
    for (int i = 0; i < 10; i++) {
        task_exit(r.s, &f[i]->task);
        free(f[i]);
    }
    IS_INT(task_count(r.s), 0);
    rig_free(&r);
}

static void test_hand_over(void)
{
    Rig r;
    rig_init(&r, &virtual_old);
    Fake *main_task = fake_start(&r, 'm');
    Fake *fin = fake_new(&r, 'f');
    IS_INT(next_name(&r), 'm');
    IS_INT(sched_park(r.s, &fin->task, WAIT_FINALIZER), SCHED_PARKED);
    Fake *other = fake_start(&r, 'o');
    sched_ready_now(r.s, &fin->task, false);
    sched_give_way_first(r.s, &main_task->task);
    run_names(&r, 4);
    IS_STR(r.log, "fmo!");
    IS_INT(pc_of(fin), 0);
    rig_free(&r);
    free(main_task);
    free(fin);
    free(other);
}

static void test_virtual_sleep(void)
{
    Rig r;
    int64_t sec;
    int32_t nsec;
    rig_init(&r, &virtual_old);
    Fake *f[4];
    static const int64_t naps[4] = {3, 1, 2, 1};
    for (int i = 0; i < 4; i++) {
        f[i] = fake_new(&r, (char)('a' + i));
        IS_INT(sched_sleep(r.s, &f[i]->task, naps[i] * SECOND), SCHED_PARKED);
    }
    sched_wall(r.s, &sec, &nsec);
    IS_INT(sec, 1257894000);
    run_names(&r, 2);
    IS_INT(sched_now(r.s), SECOND);
    run_names(&r, 2);
    IS_STR(r.log, "bdca");      /* by due time, then order of creation */
    IS_INT(sched_now(r.s), 3LL * SECOND);
    IS_INT(pc_of(f[0]), 1);
    sched_wall(r.s, &sec, &nsec);
    IS_INT(sec, 1257894003);
    IS_INT(sched_sleep(r.s, &f[0]->task, 0), SCHED_DONE);
    IS_INT(sched_sleep(r.s, &f[0]->task, INT64_MAX), SCHED_PARKED);
    IS_INT(next_name(&r), 'a');
    rig_free(&r);
    for (int i = 0; i < 4; i++) {
        free(f[i]);
    }
}

/* 300 sleepers in random order, some interrupted: the heap keeps its order. */
static void test_many_sleepers(void)
{
    enum { N = 300 };
    Rig r;
    Fake *f[N];
    int64_t last = 0;
    rig_init(&r, &virtual_old);
    for (int i = 0; i < N; i++) {
        f[i] = fake_new(&r, 'x');
        (void)sched_sleep(r.s, &f[i]->task, 1 + rng_below(&r.s->rng, 1000));
    }
    for (int i = 0; i < N; i += 3) {
        task_interrupt(r.s, &f[i]->task);
        IS_INT(next_name(&r), 'x');
    }
    bool ordered = true;
    for (int i = 0; i < N - N / 3; i++) {
        IS_INT(next_name(&r), 'x');
        ordered = ordered && sched_now(r.s) >= last;
        last = sched_now(r.s);
    }
    IS(ordered);
    IS_INT(next_name(&r), '!');
    rig_free(&r);
    for (int i = 0; i < N; i++) {
        free(f[i]);
    }
}

typedef struct GoTimer { /* as time.Timer: 80 bytes */
    Chan *c;
    SchedTimer timer;
} GoTimer;

static const GcShape *timer_shape(Rig *r)
{
    uint8_t kinds[10] = {GC_POINTER};
    kinds[1 + offsetof(SchedTimer, chan) / 8] = GC_POINTER;
    kinds[1 + offsetof(SchedTimer, fn) / 8] = GC_POINTER;
    return gc_shape_intern(r->h, 10, kinds);
}

static GoTimer *timer_new(Rig *r, int64_t ns, int64_t period)
{
    GoTimer *t = gc_new(r->h, timer_shape(r), sizeof *t);
    t->c = t->timer.chan = make_chan(r, &r->ticks, 1);
    IS(sched_timer_start(r->s, &t->timer, ns, period, 3));
    return t;
}

/* Lets d pass on the virtual clock: a task sleeps. */
static void pass(Rig *r, Fake *f, int64_t ns)
{
    IS_INT(sched_sleep(r->s, &f->task, ns), SCHED_PARKED);
    IS_INT(next_name(r), f->name);
}

/* The table of RUNTIME.md 6, one column each. */
static void test_timer_rules(void)
{
    for (int is_new = 0; is_new < 2; is_new++) {
        Rig r;
        rig_init(&r, is_new ? &virtual_new : &virtual_old);
        Fake *a = fake_start(&r, 'a');
        a->live = 1;
        IS_INT(next_name(&r), 'a');
        GoTimer *t = timer_new(&r, SECOND, 0);
        a->frame[0] = (uint64_t)t;
        IS_INT(chan_cap(t->c), is_new ? 0 : 1);
        IS_INT(sched_timer_count(r.s), is_new ? 0 : 1);
        pass(&r, a, 2LL * SECOND);
        IS_INT(chan_len(t->c), is_new ? 0 : 1);
        IS_INT(sched_timer_stop(r.s, &t->timer), is_new);   /* fired, not received */
        IS_INT(chan_try_recv(r.s, &a->task, t->c, 2, SLOT_NONE),
               is_new ? SCHED_WOULD_BLOCK : SCHED_DONE);
        IS(!sched_timer_reset(r.s, &t->timer, SECOND, 0));
        IS(sched_timer_stop(r.s, &t->timer));               /* active */
        IS(!sched_timer_stop(r.s, &t->timer));              /* again */
        (void)sched_timer_reset(r.s, &t->timer, SECOND, 0);
        pass(&r, a, 2LL * SECOND);
        IS_INT(sched_timer_reset(r.s, &t->timer, 5LL * SECOND, 0), is_new);
        int64_t before = sched_now(r.s);
        if (chan_recv(r.s, &a->task, t->c, 2, SLOT_NONE) == SCHED_PARKED) {
            IS_INT(next_name(&r), 'a');
        }
        IS_INT(sched_now(r.s) - before, is_new ? 5LL * SECOND : 0);
        rig_free(&r);
        free(a);
    }
}

static uint64_t objects(Rig *r)
{
    GcStats s;
    gc_collect(r->h);
    gc_stats(r->h, &s);
    return s.heap_objects;
}

/* Seed 39: pending time.After, nobody holds them. */
static void test_forgotten_timers(void)
{
    for (int is_new = 0; is_new < 2; is_new++) {
        Rig r;
        rig_init(&r, is_new ? &virtual_new : &virtual_old);
        Fake *a = fake_start(&r, 'a');
        IS_INT(next_name(&r), 'a');
        for (int i = 0; i < 100; i++) {
            (void)timer_new(&r, 3LL * SECOND, 0);
        }
        IS_INT(objects(&r), is_new ? 0 : 300);
        pass(&r, a, 4LL * SECOND);
        IS_INT(objects(&r), 0);
        rig_free(&r);
        free(a);
    }
}

static void test_ticker(void)
{
    for (int is_new = 0; is_new < 2; is_new++) {
        Rig r;
        rig_init(&r, is_new ? &virtual_new : &virtual_old);
        Fake *a = fake_start(&r, 'a');
        a->live = 1;
        IS_INT(next_name(&r), 'a');
        GoTimer *t = timer_new(&r, SECOND, SECOND);
        a->frame[0] = (uint64_t)t;
        for (int i = 1; i <= 3; i++) {
            IS_INT(chan_recv(r.s, &a->task, t->c, 2, SLOT_NONE), SCHED_PARKED);
            IS_INT(next_name(&r), 'a');
            IS_INT(a->frame[2], (int64_t)i * SECOND);
        }
        pass(&r, a, 5LL * SECOND / 2);                      /* two ticks, one kept */
        IS_INT(chan_recv(r.s, &a->task, t->c, 2, SLOT_NONE), SCHED_DONE);
        IS_INT(chan_try_recv(r.s, &a->task, t->c, 2, SLOT_NONE), SCHED_WOULD_BLOCK);
        IS_INT(chan_recv(r.s, &a->task, t->c, 2, SLOT_NONE), SCHED_PARKED);
        IS_INT(next_name(&r), 'a');
        IS_INT(sched_now(r.s), 6LL * SECOND);               /* from creation */
        IS(sched_timer_stop(r.s, &t->timer));
        IS_INT(t->c->closed, 0);
        IS_INT(chan_recv(r.s, &a->task, t->c, 2, SLOT_NONE), SCHED_PARKED);
        IS_INT(next_name(&r), '!');
        rig_free(&r);
        free(a);
    }
}

/* An unstopped ticker nobody reads prevents the deadlock up to 1.22 only. */
static void test_ticker_and_deadlock(void)
{
    for (int is_new = 0; is_new < 2; is_new++) {
        Rig r;
        Task *t;
        rig_init(&r, is_new ? &virtual_new : &virtual_old);
        Fake *a = fake_start(&r, 'a');
        IS_INT(next_name(&r), 'a');
        (void)timer_new(&r, SECOND, SECOND);
        IS_INT(chan_recv(r.s, &a->task, NULL, 2, SLOT_NONE), SCHED_PARKED);
        if (is_new) {
            IS_INT(sched_next(r.s, &t), NEXT_DEADLOCK);
        } else {
            IS_INT(sched_timer_count(r.s), 1);
        }
        rig_free(&r);
        free(a);
    }
}

static void test_after_func(void)
{
    Rig r;
    rig_init(&r, &virtual_old);
    Fake *a = fake_start(&r, 'a');
    IS_INT(next_name(&r), 'a');
    GoTimer *t = gc_new(r.h, timer_shape(&r), sizeof *t);
    t->timer.fn = gc_new(r.h, gc_shape_noscan(r.h), 8);
    IS(sched_timer_start(r.s, &t->timer, SECOND, 0, 1));
    IS_INT(objects(&r), 2);
    IS_INT(sched_sleep(r.s, &a->task, 2LL * SECOND), SCHED_PARKED);
    IS_INT(next_name(&r), 'a');
    IS(r.fired == t->timer.fn);
    IS(!sched_timer_stop(r.s, &t->timer));
    rig_free(&r);
    free(a);
}

static void test_waiting_for_addresses(void)
{
    Rig r;
    Fake *f[6];
    static uint32_t semas[100];
    rig_init(&r, &virtual_old);
    for (int i = 0; i < 6; i++) {
        f[i] = fake_new(&r, (char)('a' + i));
    }
    IS_INT(sema_acquire(r.s, &f[0]->task, &semas[0], WAIT_SEMACQUIRE), SCHED_PARKED);
    IS_INT(sema_acquire(r.s, &f[1]->task, &semas[0], WAIT_SEMACQUIRE), SCHED_PARKED);
    for (int i = 1; i < 100; i++) {
        IS(!sema_release(r.s, &semas[i]));
    }
    IS_INT(sema_acquire(r.s, &f[2]->task, &semas[5], WAIT_SEMACQUIRE), SCHED_DONE);
    IS_INT(sched_waiters(r.s, &semas[0]), 2);
    IS(sema_release(r.s, &semas[0]));
    IS_INT(next_name(&r), 'a');
    IS(sema_release(r.s, &semas[0]));
    IS(!sema_release(r.s, &semas[0]));
    IS_INT(semas[0], 1);
    for (int i = 2; i < 6; i++) {
        IS_INT(sched_park_on(r.s, &f[i]->task, f, WAIT_COND_WAIT), SCHED_PARKED);
    }
    IS(sched_wake_one(r.s, f, false) == &f[2]->task);
    IS_INT(pc_of(f[2]), 0);
    task_interrupt(r.s, &f[4]->task);
    IS_INT(sched_wake_all(r.s, f, true), 2);
    IS_INT(sched_waiters(r.s, f), 0);
    IS_INT(pc_of(f[5]), 1);
    run_names(&r, 6);
    IS_STR(r.log, "fbced!");
    rig_free(&r);
    for (int i = 0; i < 6; i++) {
        free(f[i]);
    }
}

static void test_descriptors(void)
{
    Rig r;
    int fds[2];
    Task *t;
    rig_init(&r, &virtual_old);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_new(&r, 'b');
    IS_INT(pipe(fds), 0);
    IS_INT(next_name(&r), 'a');
    IS_INT(sched_park_fd(r.s, &a->task, fds[0], FD_READ), SCHED_PARKED);
    IS_STR(wait_reason_text(a->task.reason), "IO wait");
    IS_INT(sched_sleep(r.s, &b->task, SECOND), SCHED_PARKED);
    IS_INT(sched_next(r.s, &t), NEXT_IDLE);    /* a read holds the virtual clock */
    IS_INT(sched_idle_until(r.s), INT64_MAX);
    IS_INT(write(fds[1], "x", 1), 1);
    sched_wait(r.s);
    IS_INT(next_name(&r), 'a');
    IS_INT(pc_of(a), 0);                        /* executed again */
    IS_INT(sched_park_fd(r.s, &a->task, fds[1], FD_WRITE), SCHED_PARKED);
    sched_wait(r.s);
    IS_INT(next_name(&r), 'a');
    IS_INT(next_name(&r), 'b');
    IS_INT(sched_now(r.s), SECOND);
    IS_INT(read(fds[0], r.log, 1), 1);
    IS_INT(sched_park_fd(r.s, &a->task, fds[0], FD_READ), SCHED_PARKED);
    sched_fd_closing(r.s, fds[0]);
    IS_INT(next_name(&r), 'a');
    IS_INT(sched_park_fd(r.s, &a->task, -1, FD_READ), SCHED_DONE);
    close(fds[0]);
    close(fds[1]);
    rig_free(&r);
    free(a);
    free(b);
}

static void test_outside(void)
{
    Rig r;
    Task *t;
    rig_init(&r, &virtual_old);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    IS_INT(next_name(&r), 'b');
    IS_INT(sched_park_on(r.s, &b->task, &r, WAIT_SYSCALL), SCHED_PARKED);
    IS_INT(next_name(&r), 'a');
    IS_INT(sched_sleep(r.s, &a->task, SECOND), SCHED_PARKED);
    sched_expect_outside(r.s);
    IS_INT(next_name(&r), 'a');                 /* the virtual clock jumps */
    IS_INT(sched_park_on(r.s, &a->task, &t, WAIT_SYSCALL), SCHED_PARKED);
    IS_INT(sched_next(r.s, &t), NEXT_IDLE);     /* and all waiting is no deadlock */
    IS_INT(sched_wake_all(r.s, &r, false), 1);
    IS_INT(next_name(&r), 'b');
    rig_free(&r);
    free(a);
    free(b);
}

typedef struct Job {
    Completion completion;
    Sched *s;
    Task *task;
} Job;

static void *work(void *arg)
{
    Job *j = arg;
    usleep(1000);
    sched_completion_post(j->s, &j->completion);
    return NULL;
}

static void job_done(Sched *s, Completion *c)
{
    Job *j = (Job *)c;
    *task_slot(j->task, 0) = 77;
    sched_ready(s, j->task, true);
}

static void test_workers(void)
{
    Rig r;
    pthread_t thread;
    Task *t;
    rig_init(&r, &virtual_old);
    Fake *a = fake_start(&r, 'a');
    IS_INT(next_name(&r), 'a');
    Job job = {{NULL, job_done}, r.s, &a->task};
    sched_completion_begin(r.s);
    IS_INT(sched_park(r.s, &a->task, WAIT_SYSCALL), SCHED_PARKED);
    IS_INT(sched_in_flight(r.s), 1);
    IS_INT(pthread_create(&thread, NULL, work, &job), 0);
    SchedNext next;
    while ((next = sched_next(r.s, &t)) == NEXT_IDLE) {
        sched_wait(r.s);
    }
    IS_INT(next, NEXT_RUN);
    IS_INT(a->frame[0], 77);
    IS_INT(pc_of(a), 1);
    pthread_join(thread, NULL);
    rig_free(&r);
    free(a);
}

static void test_real_time(void)
{
    Rig r;
    Task *t;
    rig_init(&r, &(SchedOptions){.seed = 1});
    Fake *a = fake_start(&r, 'a');
    IS_INT(next_name(&r), 'a');
    int64_t before = sched_now(r.s);
    IS_INT(sched_sleep(r.s, &a->task, 2000000), SCHED_PARKED);
    while (sched_next(r.s, &t) == NEXT_IDLE) {
        sched_wait(r.s);
    }
    IS(sched_now(r.s) - before >= 2000000);
    rig_free(&r);
    free(a);
}

static void note_event(void *ctx, const SchedEvent *e)
{
    Rig *r = ctx;
    size_t n = strlen(r->log);
    r->log[n] = sched_event_name(e->kind)[0];
    r->log[n + 1] = 0;
}

static void test_events(void)
{
    Rig r;
    rig_init(&r, &virtual_old);
    sched_set_sink(r.s, note_event);
    Fake *a = fake_start(&r, 'a');              /* born */
    IS_INT(next_name(&r), 'a');                 /* run */
    pass(&r, a, SECOND);                        /* park, clock jump, ready, run */
    task_exit(r.s, &a->task);                   /* exit */
    IS_STR(r.log, "brpcrre");
    rig_free(&r);
    free(a);
}

/* -perturb: every order comes up, and the same one from the same seed. */
static void test_perturb(void)
{
    char logs[2][256];
    int orders = 0;
    char first[8] = "";
    for (uint64_t seed = 0; seed < 40; seed++) {
        for (int again = 0; again < 2; again++) {
            Rig r;
            Fake *f[4];
            rig_init(&r, &(SchedOptions){.seed = seed, .virtual_time = true, .perturb = true});
            for (int i = 0; i < 4; i++) {
                f[i] = fake_start(&r, (char)('a' + i));
            }
            run_names(&r, 4);
            strcpy(logs[again], r.log);
            IS(sched_slice(r.s, 20000) <= 20000 && sched_slice(r.s, 20000) >= 1);
            rig_free(&r);
            for (int i = 0; i < 4; i++) {
                free(f[i]);
            }
        }
        IS_STR(logs[0], logs[1]);
        orders += strcmp(first, logs[0]) != 0;
        strcpy(first, logs[0]);
    }
    IS(orders > 20);
}

int main(void)
{
    RUN(test_run_order);
    RUN(test_hand_over);
    RUN(test_virtual_sleep);
    RUN(test_many_sleepers);
    RUN(test_timer_rules);
    RUN(test_forgotten_timers);
    RUN(test_ticker);
    RUN(test_ticker_and_deadlock);
    RUN(test_after_func);
    RUN(test_waiting_for_addresses);
    RUN(test_descriptors);
    RUN(test_outside);
    RUN(test_workers);
    RUN(test_real_time);
    RUN(test_events);
    RUN(test_perturb);
    return unit_report();
}
