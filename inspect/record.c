/* record.c: from the events of scheduler and collector to a Timeline.
 *
 * An event names tasks, channels and addresses; a moment names numbers that stay true after the
 * program has ended. Two things need care:
 *   - Where a goroutine stands is the innermost frame outside the library: a line of the program. A
 *     goroutine that parks is told before its pc is saved, so its place is looked up when the next
 *     event comes (`open`), and only then is the moment complete and told on.
 *   - A value that goes through a channel's buffer is sent in one moment and received in another.
 *     Buffers are first in, first out, so both get the same number by counting per channel.
 */
#include "inspect/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "inspect/album.h"

enum { MAX_OUTPUT_BYTES = 256 << 10 };

typedef struct ChanCount {  /* of a channel with a buffer */
    uint64_t sent, received;
} ChanCount;

struct Recorder {
    Vm *vm;
    VmListener listener;
    Timeline *t;
    PtrMap places;          /* code word -> place */
    PtrMap channels;        /* number -> ChanCount */
    Moment open;            /* not yet told */
    Task *open_task;        /* whose place is to be looked up; NULL: it is known */
    bool is_open;
    uint64_t finalizer_calls;
    int64_t latest_ns;      /* of the last event: asking the clock would show in a recording */
    MomentFn tell;
    void *tell_ctx;
};

static char *text_dup(const char *text) {
    size_t n = strlen(text) + 1;
    return memcpy(base_alloc(n), text, n);
}

/* ---- places */

static uint32_t file_number(Recorder *r, const char *path, const SourceFile *file) {
    Timeline *t = r->t;
    for (int i = 0; i < t->files.len; i++) {
        if (strcmp(t->files.data[i].path, path) == 0) {
            return (uint32_t)i;
        }
    }
    TimelineFile f = {text_dup(path), NULL};
    if (file != NULL && !file->is_std) {
        f.text = text_dup(file->text);
    }
    VEC_PUSH(&t->files, f);
    return (uint32_t)t->files.len - 1;
}

/* The file the program is called by comes first, also when no event happens in it. */
static void note_program(Recorder *r) {
    const SourceSet *sources = vm_image(r->vm)->sources;
    for (int i = 0; i < source_count(sources); i++) {
        const SourceFile *file = source_at(sources, i);
        if (!file->is_std && strcmp(file->path, r->t->program) == 0) {
            (void)file_number(r, file->path, file);
        }
    }
}

static uint32_t place_new(Recorder *r, const FuncMeta *func, const Location *w) {
    TimelinePlace p = {file_number(r, w->path, w->file), w->line, text_dup(func->name->text)};
    VEC_PUSH(&r->t->places, p);
    return (uint32_t)r->t->places.len - 1;
}

/* Places are remembered by code address, plus 1 so that a site is no pc. */
static uint32_t place_known(const Recorder *r, uintptr_t key) {
    return (uint32_t)(uintptr_t)map_get(&r->places, (void *)key);
}

typedef struct PlaceSearch {
    Recorder *r;
    uint32_t place;
} PlaceSearch;

static bool see_frame(void *ctx, const VmFrame *f) {
    PlaceSearch *s = ctx;
    if (f->func == NULL || (f->func->flags & FUNC_IS_STD) != 0 || f->where.file == NULL) {
        return true;
    }
    uintptr_t key = (uintptr_t)f->pc + f->depth % 8; /* code words are 8 apart */
    s->place = place_known(s->r, key);
    if (s->place == 0) {
        s->place = place_new(s->r, f->func, &f->where);
        map_put(&s->r->places, (void *)key, (void *)(uintptr_t)s->place);
    }
    return false;
}

static uint32_t place_of_task(Recorder *r, Task *task) {
    PlaceSearch s = {r, 0};
    if (task != NULL && task->state != TASK_NEW) {
        vm_each_frame(r->vm, (Goro *)(void *)task, see_frame, &s);
    }
    return s.place;
}

static uint32_t place_of_site(Recorder *r, uint32_t site) {
    const FuncMeta *func;
    Location w;
    uint32_t place = place_known(r, site);
    if (place == 0 && site != 0 && vm_site_where(r->vm, site, &func, &w) && w.file != NULL) {
        place = place_new(r, func, &w);
        map_put(&r->places, (void *)(uintptr_t)site, (void *)(uintptr_t)place);
    }
    return place;
}

/* ---- moments */

static void close_moment(Recorder *r) {
    if (!r->is_open) {
        return;
    }
    r->is_open = false;
    if (r->open_task != NULL) {
        r->open.place = place_of_task(r, r->open_task);
    }
    r->t->seen++;
    if (r->t->moments.len < RECORDER_MAX_MOMENTS || r->open.kind == TL_END) {
        VEC_PUSH(&r->t->moments, r->open);
        if (r->t->album != NULL) {
            album_take(r->t->album, r->vm, r->t->moments.len - 1);
        }
    }
    if (r->tell != NULL) {
        r->tell(r->tell_ctx, r->t, &r->open);
    }
}

/* A new moment, its place to be found in task (NULL: nowhere). */
static Moment *open_moment(Recorder *r, MomentKind kind, Task *task, int64_t ns) {
    close_moment(r);
    Vm *vm = r->vm;
    r->is_open = true;
    r->open_task = task;
    r->open = (Moment){.ns = ns,
                       .kind = (uint8_t)kind,
                       .task = task != NULL ? (uint32_t)task->id : 0,
                       .heap_bytes = gc_heap_alloc(vm_image(vm)->heap),
                       .timers = sched_timer_count(vm_sched(vm)),
                       .finalizers = (uint32_t)gc_finalizer_pending(vm_image(vm)->heap)};
    if (r->open.heap_bytes > r->t->peak_heap) {
        r->t->peak_heap = r->open.heap_bytes;
    }
    return &r->open;
}

static void place_now(Recorder *r) {
    r->open.place = place_of_task(r, r->open_task);
    r->open_task = NULL;
}

static const uint8_t kind_of_event[EVENT_KINDS] = {
    [EVENT_TASK_BORN] = TL_BORN,
    [EVENT_TASK_RUN] = TL_RUN,
    [EVENT_TASK_PARK] = TL_PARK,
    [EVENT_TASK_READY] = TL_READY,
    [EVENT_TASK_YIELD] = TL_YIELD,
    [EVENT_TASK_EXIT] = TL_EXIT,
    [EVENT_CHAN_MAKE] = TL_MAKE,
    [EVENT_CHAN_CLOSE] = TL_CLOSE,
    [EVENT_CHAN_SEND] = TL_SEND,
    [EVENT_CHAN_RECV] = TL_RECV,
    [EVENT_TIMER_START] = TL_TIMER_START,
    [EVENT_TIMER_FIRE] = TL_TIMER_FIRE,
    [EVENT_TIMER_STOP] = TL_TIMER_STOP,
    [EVENT_CLOCK_JUMP] = TL_JUMP,
    [EVENT_FIN_QUEUED] = TL_FIN_QUEUED,
    [EVENT_FIN_RUN] = TL_FIN_RUN,
    [EVENT_FIN_DONE] = TL_FIN_DONE,
    [EVENT_OUTPUT] = TL_OUTPUT,
};

static void note_birth(Recorder *r, const SchedEvent *e, Moment *m) {
    Timeline *t = r->t;
    while (t->tasks.len <= (int)e->task->id) {
        VEC_PUSH(&t->tasks, ((TimelineTask){0}));
    }
    m->other = e->other != NULL ? (uint32_t)e->other->id : 0;
    m->place = place_of_site(r, (uint32_t)e->detail);
    r->open_task = NULL;
    t->tasks.data[e->task->id] =
        (TimelineTask){.place = m->place, .creator = m->other, .is_system = e->task->is_system};
}

static ChanCount *count_of(Recorder *r, const Chan *c) {
    ChanCount *n = map_get(&r->channels, (void *)(uintptr_t)c->id);
    if (n == NULL) {
        n = base_calloc(1, sizeof *n);
        map_put(&r->channels, (void *)(uintptr_t)c->id, n);
    }
    return n;
}

static void note_transfer(Recorder *r, const SchedEvent *e, Moment *m) {
    const Chan *c = e->what;
    m->object = c->id;
    m->other = e->other != NULL ? (uint32_t)e->other->id : 0;
    if (e->kind == EVENT_CHAN_RECV) {
        m->number = ++count_of(r, c)->received;
    } else if (e->other == NULL) {
        m->number = ++count_of(r, c)->sent;
    }
}

static void note_output(Recorder *r, const SchedEvent *e, Moment *m) {
    Buf *out = &r->t->output;
    size_t n = e->detail / 2;
    m->object = out->len;
    if (out->len + n > MAX_OUTPUT_BYTES) {
        n = MAX_OUTPUT_BYTES - out->len;
    }
    buf_write(out, e->what, n);
    m->number = n * 2 + e->detail % 2;
}

/* A channel's number, when that is what the wait is on. */
static uint64_t waited_channel(const SchedEvent *e) {
    bool is_chan = e->what != NULL &&
                   (e->task->reason == WAIT_CHAN_RECV || e->task->reason == WAIT_CHAN_SEND);
    return is_chan ? ((const Chan *)e->what)->id : 0;
}

static void note_details(Recorder *r, const SchedEvent *e, Moment *m) {
    switch (e->kind) {
    case EVENT_TASK_BORN: note_birth(r, e, m); break;
    case EVENT_TASK_PARK:
        m->reason = (uint8_t)e->detail;
        m->object = waited_channel(e);
        break;
    case EVENT_TASK_READY:
        m->reason = (uint8_t)e->detail;
        m->other = e->other != NULL ? (uint32_t)e->other->id : 0;
        m->object = waited_channel(e);
        r->open_task = NULL; /* its pc is beyond the operation it waited at */
        break;
    case EVENT_CHAN_MAKE:
    case EVENT_CHAN_CLOSE:
        m->object = ((const Chan *)e->what)->id;
        m->number = e->detail;
        place_now(r);
        break;
    case EVENT_CHAN_SEND:
    case EVENT_CHAN_RECV: note_transfer(r, e, m); place_now(r); break;
    case EVENT_TIMER_START:
    case EVENT_TIMER_FIRE:
    case EVENT_TIMER_STOP:
        m->object = ((const SchedTimer *)e->what)->seq;
        m->number = e->detail;
        place_now(r);
        break;
    case EVENT_OUTPUT: note_output(r, e, m); place_now(r); break;
    case EVENT_CLOCK_JUMP:
        m->number = e->detail;
        break;
    case EVENT_FIN_RUN: m->object = ++r->finalizer_calls; place_now(r); break;
    default: m->number = e->detail; place_now(r); break;
    }
}

/* No moment is kept any more, nor told: they are only counted, so that a long run is not slowed. */
static bool only_counts(const Recorder *r, const SchedEvent *e) {
    return r->t->moments.len >= RECORDER_MAX_MOMENTS && r->tell == NULL &&
           e->kind != EVENT_TASK_BORN;
}

static void on_sched(void *ctx, const SchedEvent *e) {
    Recorder *r = ctx;
    if (only_counts(r, e)) {
        close_moment(r);
        r->t->seen++;
        return;
    }
    r->latest_ns = e->kind == EVENT_CLOCK_JUMP ? (int64_t)e->detail : e->now_ns;
    Moment *m = open_moment(r, (MomentKind)kind_of_event[e->kind], e->task, r->latest_ns);
    note_details(r, e, m);
}

static void on_gc(void *ctx, GcEvent event, const GcCycle *cycle) {
    static const MomentKind kinds[] = {[GC_EVENT_MARK_START] = TL_GC_START,
                                       [GC_EVENT_MARK_END] = TL_GC_MARKED,
                                       [GC_EVENT_SWEEP_END] = TL_GC_SWEPT};
    Recorder *r = ctx;
    Sched *s = vm_sched(r->vm);
    Moment *m = open_moment(r, kinds[event], s->running, r->latest_ns);
    m->object = cycle->number;
    m->number = cycle->heap_live;
    m->reason = cycle->forced;
    r->t->collections += event == GC_EVENT_MARK_END;
    place_now(r);
}

/* ---- life */

Recorder *recorder_new(Vm *vm, const char *program, uint64_t seed) {
    Recorder *r = base_calloc(1, sizeof *r);
    Timeline *t = base_calloc(1, sizeof *t);
    r->vm = vm;
    r->t = t;
    buf_init(&t->output);
    VEC_PUSH(&t->tasks, ((TimelineTask){0}));
    VEC_PUSH(&t->places, ((TimelinePlace){0}));
    t->program = text_dup(program);
    t->seed = seed;
    t->is_virtual = sched_is_virtual(vm_sched(vm));
    note_program(r);
    r->listener = (VmListener){.sched = on_sched, .gc = on_gc, .ctx = r};
    vm_listen(vm, &r->listener);
    return r;
}

void recorder_tell(Recorder *r, MomentFn fn, void *ctx) {
    r->tell = fn;
    r->tell_ctx = ctx;
}

void recorder_draw_heap(Recorder *r) {
    r->t->album = album_new();
}

static void channels_free(Recorder *r) {
    for (uint32_t i = 0; i < r->channels.len; i++) {
        free(r->channels.entries[i].value);
    }
    map_deinit(&r->channels);
}

Timeline *recorder_finish(Recorder *r, int exit_code) {
    Timeline *t = r->t;
    Sched *s = vm_sched(r->vm);
    open_moment(r, TL_END, NULL, r->latest_ns)->number = (uint64_t)exit_code;
    close_moment(r);
    t->exit_code = exit_code;
    t->end_heap = gc_heap_alloc(vm_image(r->vm)->heap);
    t->goroutines_at_end = (uint32_t)task_count(s);
    vm_unlisten(r->vm, &r->listener);
    map_deinit(&r->places);
    channels_free(r);
    free(r);
    return t;
}
