/* Channels and select, with fake tasks. */
#include "tests/unit/sched_fake.h"

static const SchedOptions plain = {.seed = 1, .virtual_time = true};

static void test_unbuffered(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    Chan *c = make_chan(&r, &r.ints, 0);
    IS_INT(next_name(&r), 'b');
    IS_INT(chan_recv(r.s, &b->task, c, 0, 1), SCHED_PARKED);
    IS_STR(wait_reason_text(b->task.reason), "chan receive");
    IS_INT(next_name(&r), 'a');
    a->frame[2] = 42;
    IS_INT(chan_send(r.s, &a->task, c, 2), SCHED_HANDED_OVER);
    IS_INT(b->frame[0], 42);
    IS_INT(b->frame[1], 1);
    IS_INT(pc_of(b), 1);        /* over the receive */
    a->frame[2] = 43;
    IS_INT(chan_send(r.s, &a->task, c, 2), SCHED_PARKED);
    IS_INT(pc_of(a), 0);
    IS_INT(next_name(&r), 'b');
    IS_INT(chan_recv(r.s, &b->task, c, 3, SLOT_NONE), SCHED_HANDED_OVER);
    IS_INT(b->frame[3], 43);
    IS_INT(pc_of(a), 1);
    IS_INT(chan_try_recv(r.s, &b->task, c, 3, SLOT_NONE), SCHED_WOULD_BLOCK);
    IS_INT(chan_try_send(r.s, &b->task, c, 3), SCHED_WOULD_BLOCK);
    rig_free(&r);
    free(a);
    free(b);
}

static void test_buffered_keeps_order(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    Chan *c = make_chan(&r, &r.ints, 2);
    for (uint64_t i = 0; i < 2; i++) {
        a->frame[0] = i;
        IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_DONE);
    }
    IS_INT(chan_len(c), 2);
    IS_INT(chan_cap(c), 2);
    IS_INT(next_name(&r), 'b');
    IS_INT(next_name(&r), 'a');
    a->frame[0] = 2;
    IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_PARKED);
    for (uint64_t i = 0; i < 3; i++) {
        IS_INT(chan_recv(r.s, &b->task, c, 0, 1), i == 0 ? SCHED_HANDED_OVER : SCHED_DONE);
        IS_INT(b->frame[0], i);
    }
    IS_INT(chan_len(c), 0);
    rig_free(&r);
    free(a);
    free(b);
}

static void test_closing(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    Fake *m = fake_start(&r, 'm');
    Chan *c = make_chan(&r, &r.ints, 1);
    Chan *u = make_chan(&r, &r.ints, 0);
    a->frame[0] = 7;
    IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_DONE);
    IS_INT(next_name(&r), 'm');
    IS_INT(next_name(&r), 'a');
    IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_PARKED);
    IS_INT(next_name(&r), 'b');
    b->frame[0] = b->frame[1] = 9;
    IS_INT(chan_recv(r.s, &b->task, u, 0, 1), SCHED_PARKED);
    IS_INT(chan_close(r.s, c), SCHED_HANDED_OVER);
    IS_INT(a->task.trap, TRAP_SEND_CLOSED);
    IS_INT(pc_of(a), 0);        /* the panic is at the send */
    IS_INT(chan_close(r.s, u), SCHED_HANDED_OVER);
    IS_INT(b->frame[0], 0);
    IS_INT(b->frame[1], 0);
    IS_INT(chan_close(r.s, u), SCHED_CLOSE_CLOSED);
    IS_INT(chan_close(r.s, NULL), SCHED_CLOSE_NIL);
    IS_INT(chan_send(r.s, &m->task, c, 0), SCHED_SEND_CLOSED);
    IS_INT(chan_recv(r.s, &m->task, c, 0, 1), SCHED_DONE);
    IS_INT(m->frame[0], 7);
    IS_INT(m->frame[1], 1);
    IS_INT(chan_recv(r.s, &m->task, c, 0, 1), SCHED_DONE);
    IS_INT(m->frame[0], 0);
    IS_INT(m->frame[1], 0);
    rig_free(&r);
    free(a);
    free(b);
    free(m);
}

static void test_nil_and_sizes(void)
{
    Rig r;
    SchedAnswer answer;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    IS_INT(next_name(&r), 'b');
    IS_INT(chan_send(r.s, &b->task, NULL, 0), SCHED_PARKED);
    IS_STR(wait_reason_text(b->task.reason), "chan send (nil chan)");
    IS_INT(next_name(&r), 'a');
    IS_INT(chan_recv(r.s, &a->task, NULL, 0, SLOT_NONE), SCHED_PARKED);
    IS_STR(wait_reason_text(a->task.reason), "chan receive (nil chan)");
    IS_INT(next_name(&r), '!');
    IS_INT(chan_len(NULL) + chan_cap(NULL), 0);
    IS(chan_make(r.s, &r.ints, -1, 0, &answer) == NULL && answer == SCHED_SIZE_RANGE);
    IS(chan_make(r.s, &r.ints, INT64_MAX, 0, &answer) == NULL && answer == SCHED_SIZE_RANGE);
    IS(chan_make(r.s, &r.ints, (int64_t)1 << 44, 0, &answer) == NULL && answer == SCHED_NO_MEMORY);
    IS(chan_make(r.s, &r.none, INT64_MAX, 0, &answer) != NULL);
    rig_free(&r);
    free(a);
    free(b);
}

/* Every kind of element through a ring and out again. */
static void test_elements(void)
{
    static const uint64_t patterns[] = {0, 1, 0x7f, (uint64_t)-1, (uint64_t)-100,
                                        0x1234567890abcdef};
    static const struct {
        ElemKind kind;
        uint32_t bytes;
        bool is_signed;
    } kinds[] = {{ELEM_I8, 1, true},  {ELEM_I16, 2, true},  {ELEM_I32, 4, true},
                 {ELEM_U8, 1, false}, {ELEM_U16, 2, false}, {ELEM_U32, 4, false},
                 {ELEM_WORD, 8, false}};
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        ChanType type = {(uint8_t)kinds[k].kind, kinds[k].bytes, 1, gc_shape_noscan(r.h),
                         kinds[k].bytes, NULL, NULL};
        Chan *c = make_chan(&r, &type, 3);
        for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
            uint32_t shift = 64 - kinds[k].bytes * 8;
            uint64_t value = patterns[i] << shift;
            value = kinds[k].is_signed ? (uint64_t)((int64_t)value >> shift) : value >> shift;
            a->frame[0] = value;
            IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_DONE);
            IS_INT(chan_recv(r.s, &a->task, c, 1, SLOT_NONE), SCHED_DONE);
            IS(a->frame[1] == value);
        }
    }
    ChanType odd;
    chan_type_init_aggregate(&odd, 13, gc_shape_noscan(r.h));
    IS_INT(odd.slots, 2);
    Chan *c = make_chan(&r, &odd, 2);
    memcpy(a->frame, "thirteen byte", 13);
    IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_DONE);
    a->frame[5] = (uint64_t)-1;
    IS_INT(chan_recv(r.s, &a->task, c, 4, SLOT_NONE), SCHED_DONE);
    IS_STR((char *)&a->frame[4], "thirteen byte");
    rig_free(&r);
    free(a);
}

static void test_select_is_fair(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Chan *c = make_chan(&r, &r.ints, 3000);
    Chan *d = make_chan(&r, &r.ints, 3000);
    ChanCase cases[] = {{NULL, 0, SLOT_NONE, 1, false},
                        {c, 2, 3, 0, true},
                        {d, 2, 3, 0, true}};
    for (int i = 0; i < 2000; i++) {
        IS_INT(chan_select(r.s, &a->task, cases, 3, true, 0), SCHED_DONE);
    }
    IS_INT(c->count + d->count, 2000);
    IS(c->count > 850 && d->count > 850);
    cases[1].is_send = cases[2].is_send = false;
    Chan *empty = make_chan(&r, &r.ints, 0);
    cases[1].chan = cases[2].chan = empty;
    IS_INT(chan_select(r.s, &a->task, cases, 3, true, 0), SCHED_DONE);
    IS_INT(a->frame[0], -1);    /* default */
    rig_free(&r);
    free(a);
}

static void test_select_parks_and_wakes(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    Chan *c = make_chan(&r, &r.ints, 0);
    Chan *d = make_chan(&r, &r.ints, 0);
    ChanCase cases[] = {{c, 2, 3, 0, false}, {d, 4, SLOT_NONE, 0, true}, {c, 5, 6, 1, false}};
    IS_INT(next_name(&r), 'b');
    b->frame[4] = 99;
    b->frame[2] = b->frame[5] = 1234;
    IS_INT(chan_select(r.s, &b->task, cases, 3, false, 0), SCHED_PARKED);
    IS_STR(wait_reason_text(b->task.reason), "select");
    IS_INT(next_name(&r), 'a');
    IS_INT(chan_recv(r.s, &a->task, d, 0, 1), SCHED_HANDED_OVER);
    IS_INT(a->frame[0], 99);
    IS_INT(b->frame[0], 1);
    IS_INT(b->frame[2], 1234);  /* only the chosen case's slots are written ... */
    IS_INT(b->frame[5], 0);     /* ... or cleared when it parks */
    IS_INT(pc_of(b), 1);
    IS(c->receivers.first == NULL && d->senders.first == NULL);
    IS_INT(next_name(&r), 'b');
    IS_INT(chan_select(r.s, &b->task, cases, 3, false, 0), SCHED_PARKED);
    a->frame[0] = 5;
    IS_INT(chan_send(r.s, &a->task, c, 0), SCHED_HANDED_OVER);
    IS_INT(b->frame[0], 0);
    IS_INT(b->frame[2], 5);
    IS_INT(b->frame[3], 1);
    IS_INT(next_name(&r), 'b');
    IS_INT(chan_select(r.s, &b->task, cases, 3, false, 0), SCHED_PARKED);
    IS_INT(chan_close(r.s, d), SCHED_HANDED_OVER);
    IS_INT(b->task.trap, TRAP_SEND_CLOSED);
    IS(c->receivers.first == NULL);
    b->task.trap = 0;
    IS_INT(next_name(&r), 'b');
    IS_INT(chan_select(r.s, &b->task, cases, 0, false, 0), SCHED_PARKED);
    IS_STR(wait_reason_text(b->task.reason), "select (no cases)");
    rig_free(&r);
    free(a);
    free(b);
}

static void test_interrupt(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Chan *c = make_chan(&r, &r.ints, 0);
    ChanCase cases[] = {{c, 2, 3, 1, false}, {c, 4, SLOT_NONE, 0, true}};
    IS_INT(next_name(&r), 'a');
    for (int how = 0; how < 5; how++) {
        static uint32_t sema;
        SchedAnswer answers[] = {SCHED_DONE};
        switch (how) {
        case 0:
            answers[0] = chan_recv(r.s, &a->task, c, 0, SLOT_NONE);
            break;
        case 1:
            answers[0] = chan_select(r.s, &a->task, cases, 2, false, 0);
            break;
        case 2:
            answers[0] = sched_sleep(r.s, &a->task, 1000);
            break;
        case 3:
            answers[0] = sema_acquire(r.s, &a->task, &sema, WAIT_MUTEX_LOCK);
            break;
        default:
            answers[0] = chan_send(r.s, &a->task, NULL, 0);
            break;
        }
        IS_INT(answers[0], SCHED_PARKED);
        task_interrupt(r.s, &a->task);
        IS_INT(a->task.trap, TRAP_INTERRUPT);
        a->task.trap = 0;
        IS_INT(next_name(&r), 'a');
        IS_INT(sched_timer_count(r.s), 0);
        IS_INT(sched_waiters(r.s, &sema), 0);
        IS(c->receivers.first == NULL && c->senders.first == NULL);
    }
    IS_INT(pc_of(a), 0);
    rig_free(&r);
    free(a);
}

static uint64_t objects(Rig *r)
{
    GcStats s;
    gc_stats(r->h, &s);
    return s.heap_objects;
}

static void test_roots(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    Chan *c = make_chan(&r, &r.ptrs, 1);
    IS_INT(next_name(&r), 'b');
    b->frame[0] = (uint64_t)c;
    b->frame[1] = (uint64_t)gc_new(r.h, gc_shape_noscan(r.h), 8);
    b->live = 1;
    IS_INT(chan_send(r.s, &b->task, c, 1), SCHED_DONE);
    gc_collect(r.h);
    IS_INT(objects(&r), 3);     /* channel, ring, and what is in it */
    IS_INT(next_name(&r), 'a');
    IS_INT(chan_recv(r.s, &a->task, c, 0, SLOT_NONE), SCHED_DONE);
    gc_collect(r.h);
    IS_INT(objects(&r), 2);     /* the ring's place was cleared */
    rig_free(&r);
    free(a);
    free(b);
}

/* The trap of incremental marking: a value leaves a parked sender that was not scanned yet, for a
 * receiver that was. */
static void test_taking_from_a_parked_sender(void)
{
    Rig r;
    rig_init(&r, &plain);
    Fake *a = fake_start(&r, 'a');
    Fake *b = fake_start(&r, 'b');
    Chan *c = make_chan(&r, &r.ptrs, 0);
    IS_INT(next_name(&r), 'b');
    b->frame[1] = (uint64_t)gc_new(r.h, gc_shape_noscan(r.h), 8);
    b->frame[0] = a->frame[0] = (uint64_t)c;
    b->live = 3;
    a->live = 1;
    IS_INT(chan_send(r.s, &b->task, c, 1), SCHED_PARKED);
    IS_INT(next_name(&r), 'a');
    void **list = NULL;
    while (!gc_barrier_active(r.h)) {   /* until a marking has begun and scanned a */
        void **p = gc_new(r.h, gc_shape_pointers(r.h), 4096);
        p[0] = list;
        a->frame[3] = (uint64_t)(list = p);
        a->live = 1 | 1 << 3;
        if (gc_should_step(r.h)) {
            gc_step(r.h);
        }
    }
    IS(gc_task_needs_scan(r.h, b->task.gc_epoch));
    IS_INT(chan_recv(r.s, &a->task, c, 2, SLOT_NONE), SCHED_HANDED_OVER);
    b->live = 1;                /* its slot is dead behind the send */
    a->live |= 1 << 2;
    while (gc_idle_step(r.h)) {
    }
    GcObject o;
    IS(gc_find(r.h, (void *)a->frame[2], &o));
    IS_STR(gc_verify(r.h), NULL);
    rig_free(&r);
    free(a);
    free(b);
}

int main(void)
{
    RUN(test_unbuffered);
    RUN(test_buffered_keeps_order);
    RUN(test_closing);
    RUN(test_nil_and_sizes);
    RUN(test_elements);
    RUN(test_select_is_fair);
    RUN(test_select_parks_and_wakes);
    RUN(test_interrupt);
    RUN(test_roots);
    RUN(test_taking_from_a_parked_sender);
    return unit_report();
}
