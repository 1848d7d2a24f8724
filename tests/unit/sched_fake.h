/* tests/unit/sched_fake.h: fake tasks to drive the scheduler with, in place of a vm.
 *
 * A fake task has a frame of slots; all of them may hold pointers when `maps_pointers` is set. Its
 * pc counts operations: an operation is one byte long. */
#ifndef GOL_TESTS_UNIT_SCHED_FAKE_H
#define GOL_TESTS_UNIT_SCHED_FAKE_H

#include "sched/sched.h"
#include "tests/unit/unit.h"

enum { FRAME = 16 };

typedef struct Fake {
    Task task;
    uint64_t frame[FRAME];
    char code[8];               /* what pc points into */
    uint16_t live;              /* bit i: slot i holds a live pointer */
    char name;
} Fake;

typedef struct Rig {
    Heap *h;
    Sched *s;
    ChanType ints, ptrs, ticks, none;
    char log[256];              /* names, by test */
    void *fired;                /* closure of the latest AfterFunc */
} Rig;

static inline void rig_scan(void *ctx, GcMarker *m, Task *t)
{
    Fake *f = (Fake *)t;
    (void)ctx;
    for (int i = 0; i < FRAME; i++) {
        if (f->live >> i & 1) {
            gc_mark_ptr(m, (void *)t->stack[i]);
        }
    }
}

static inline void rig_tick(void *ctx, const ChanType *type, void *element)
{
    Rig *r = ctx;
    (void)type;
    ((int64_t *)element)[0] = sched_now(r->s);
}

static inline void rig_func(void *ctx, SchedTimer *timer, void *fn)
{
    (void)timer;
    ((Rig *)ctx)->fired = fn;
}

static inline void rig_init(Rig *r, const SchedOptions *options)
{
    static const uint8_t tick_kinds[] = {0, 0, GC_POINTER};
    SchedHooks hooks = {
        .ctx = r, .scan_task = rig_scan, .make_tick = rig_tick, .start_func = rig_func};
    memset(r, 0, sizeof *r);
    r->h = heap_new(NULL);
    r->s = sched_new(r->h, options, &hooks);
    r->ints = (ChanType){ELEM_WORD, 8, 1, gc_shape_noscan(r->h), 8, NULL, NULL};
    r->ptrs = (ChanType){ELEM_WORD, 8, 1, gc_shape_pointers(r->h), 8, NULL, NULL};
    r->none = (ChanType){ELEM_NONE, 0, 0, gc_shape_noscan(r->h), 0, NULL, NULL};
    chan_type_init_aggregate(&r->ticks, 24, gc_shape_intern(r->h, 3, tick_kinds));
}

static inline void rig_free(Rig *r)
{
    sched_free(r->s);
    heap_free(r->h);
}

static inline Fake *fake_new(Rig *r, char name)
{
    Fake *f = calloc(1, sizeof *f);
    f->name = name;
    f->task.stack = f->frame;
    f->task.pc = f->code;
    f->task.op_bytes = 1;
    task_init(r->s, &f->task, (uint32_t)name);
    return f;
}

static inline Fake *fake_start(Rig *r, char name)
{
    Fake *f = fake_new(r, name);
    task_start(r->s, &f->task);
    return f;
}

/* The name of who runs next, '-' when idle, '!' at a deadlock. */
static inline char next_name(Rig *r)
{
    Task *t;
    switch (sched_next(r->s, &t)) {
    case NEXT_RUN:
        return ((Fake *)t)->name;
    case NEXT_IDLE:
        return '-';
    default:
        return '!';
    }
}

static inline long pc_of(const Fake *f) { return f->task.pc - f->code; }

static inline Chan *make_chan(Rig *r, const ChanType *type, int64_t cap)
{
    SchedAnswer answer;
    Chan *c = chan_make(r->s, type, cap, 1, &answer);
    IS_INT(answer, SCHED_DONE);
    return c;
}

#endif
