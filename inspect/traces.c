/* traces.c: gctrace and schedtrace lines (Go's runtime package documents both formats).
 *
 * gctrace: number @seconds percent: three wall times (stop before marking, marking, stop after) and
 * the same as CPU times, where assist, background and idle work are one figure here: the mark
 * slices run in the program's own thread. Heap at start, at end, marked; goal; stacks; globals;
 * processors.
 *
 * schedtrace: the clock is looked at with each scheduler event, so a line may come late but never
 * twice for one period. gol has one P and one M.
 */
#include "inspect/traces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/platform.h"

struct Traces {
    Vm *vm;
    TraceOptions options;
    int64_t start_ns;       /* monotonic clock at the vm's start */
    int64_t next_ns;
    uint64_t ticks;         /* schedtick: goroutines run so far */
};

/* ---- gctrace */

/* Milliseconds with three significant digits below ten, as Go shows them: 0.015, 0.90, 7.2, 12. */
static void put_ms(Buf *b, int64_t ns) {
    double ms = (double)ns / 1e6;
    if (ms >= 9.5) {
        buf_printf(b, "%.0f", ms);
        return;
    }
    if (ns < 1000) {
        buf_printf(b, ns == 0 ? "0" : "%.3f", ms);
        return;
    }
    int decimals = 0;
    for (double x = ms; x < 9.5 && decimals < 3; x *= 10) {
        decimals++;
    }
    buf_printf(b, "%.*f", decimals, ms);
}

static unsigned long long mib(uint64_t bytes) {
    return bytes >> 20;
}

static void put_gc_line(Buf *b, const GcCycle *c, int64_t since_ns, uint64_t globals) {
    buf_printf(b, "gc %u @%.3fs %d%%: ", c->number, (double)since_ns / 1e9,
               (int)(100 * c->cpu_fraction));
    put_ms(b, c->start_pause_ns);
    buf_putc(b, '+');
    put_ms(b, c->mark_end_ns - c->mark_start_ns);
    buf_putc(b, '+');
    put_ms(b, c->end_pause_ns);
    buf_puts(b, " ms clock, ");
    put_ms(b, c->start_pause_ns);
    buf_puts(b, "+0/");
    put_ms(b, c->mark_ns);
    buf_puts(b, "/0+");
    put_ms(b, c->end_pause_ns);
    buf_printf(
        b, " ms cpu, %llu->%llu->%llu MB, %llu MB goal, %llu MB stacks, %llu MB globals, 1 P%s\n",
        mib(c->heap_start), mib(c->heap_end), mib(c->heap_live), mib(c->heap_goal),
        mib(c->stack_bytes), mib(globals), c->forced ? " (forced)" : "");
}

static void on_gc(void *ctx, GcEvent event, const GcCycle *cycle) {
    Traces *t = ctx;
    if (event != GC_EVENT_MARK_END) {
        return;
    }
    Buf b;
    buf_init(&b);
    put_gc_line(&b, cycle, cycle->start_ns - t->start_ns, vm_image(t->vm)->globals_len);
    vm_write_stderr(t->vm, b.data, b.len);
    buf_deinit(&b);
}

/* ---- schedtrace */

typedef VEC(Task *) TaskVec;

static bool take_task(void *ctx, Task *task) {
    VEC_PUSH((TaskVec *)ctx, task);
    return true;
}

static int by_id(const void *a, const void *b) {
    uint64_t x = (*(Task *const *)a)->id, y = (*(Task *const *)b)->id;
    return x < y ? -1 : x > y;
}

static void put_task(Buf *b, const Task *task) {
    const char *reason = task->state == TASK_WAITING || task->reason != 0
                             ? wait_reason_text((WaitReason)task->reason) : "";
    bool is_running = task->state == TASK_RUNNING;
    buf_printf(b, "  G%llu: status=%d(%s) m=%s lockedm=nil\n", (unsigned long long)task->id,
               task->state, reason, is_running ? "0" : "nil");
}

static void put_detail(Traces *t, Buf *b, const Task *running) {
    Sched *s = vm_sched(t->vm);
    buf_printf(b, " gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false\n");
    buf_printf(
        b,
        "  P0: status=%d schedtick=%llu syscalltick=0 m=%s runqsize=%u gfreecnt=0 timerslen=%u\n",
        running != NULL, (unsigned long long)t->ticks, running != NULL ? "0" : "nil",
        sched_queue_length(s), sched_timer_count(s));
    buf_printf(b, "  M0: p=%s curg=", running != NULL ? "0" : "nil");
    if (running != NULL) {
        buf_printf(b, "%llu", (unsigned long long)running->id);
    } else {
        buf_puts(b, "nil");
    }
    buf_puts(b, " mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=false "
                "lockedg=nil\n");
    TaskVec tasks = {0};
    sched_each_task(s, take_task, &tasks);
    if (tasks.len > 0) {
        qsort(tasks.data, (size_t)tasks.len, sizeof *tasks.data, by_id);
    }
    for (int i = 0; i < tasks.len; i++) {
        put_task(b, tasks.data[i]);
    }
    VEC_FREE(&tasks);
}

static void put_sched(Traces *t, int64_t now_ns, const Task *running) {
    Buf b;
    buf_init(&b);
    unsigned queued = sched_queue_length(vm_sched(t->vm));
    buf_printf(&b,
               "SCHED %lldms: gomaxprocs=1 idleprocs=%d threads=1 spinningthreads=0 needspinning=0 "
               "idlethreads=0 runqueue=%u",
               (long long)(now_ns / 1000000), running == NULL, queued);
    if (t->options.scheddetail) {
        put_detail(t, &b, running);
    } else {
        buf_printf(&b, " [%u]\n", 0u);
    }
    vm_write_stderr(t->vm, b.data, b.len);
    buf_deinit(&b);
}

static void on_sched(void *ctx, const SchedEvent *event) {
    Traces *t = ctx;
    t->ticks += event->kind == EVENT_TASK_RUN;
    if (event->now_ns < t->next_ns) {
        return;
    }
    int64_t period = t->options.schedtrace_ns;
    t->next_ns = event->now_ns - event->now_ns % period + period;
    bool is_idle = event->kind == EVENT_CLOCK_JUMP || event->kind == EVENT_TIMER_FIRE;
    put_sched(t, event->now_ns, is_idle ? NULL : event->task);
}

Traces *traces_new(Vm *vm, TraceOptions options) {
    if (!options.gctrace && options.schedtrace_ns <= 0) {
        return NULL;
    }
    Traces *t = base_calloc(1, sizeof *t);
    t->vm = vm;
    t->options = options;
    t->start_ns = platform_monotonic_ns();
    if (options.gctrace) {
        vm_set_gc_listener(vm, on_gc, t);
    }
    if (options.schedtrace_ns > 0) {
        vm_set_sink(vm, on_sched, t);
    }
    return t;
}

void traces_free(Traces *t) {
    if (t == NULL) {
        return;
    }
    if (t->options.gctrace) {
        vm_set_gc_listener(t->vm, NULL, NULL);
    }
    if (t->options.schedtrace_ns > 0) {
        vm_set_sink(t->vm, NULL, NULL);
    }
    free(t);
}
