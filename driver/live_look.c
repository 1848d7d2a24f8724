/* live_look.c: questions about a live session's run: goroutines, heap, clock, leaks. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "driver/ask.h"
#include "driver/live.h"
#include "driver/observe.h"
#include "inspect/heapgraph.h"
#include "inspect/leaks.h"
#include "inspect/why.h"

/* ---- goroutines */

typedef VEC(Task *) Tasks;

static bool collect(void *ctx, Task *t) {
    Tasks *tasks = ctx;
    if (!t->is_system) {
        VEC_PUSH(tasks, t);
    }
    return true;
}

static void put_age(int64_t ns, Buf *out) {
    double seconds = (double)ns / 1e9;
    if (seconds >= 60) {
        buf_printf(out, ", %.0fm%02.0fs", (double)(int64_t)(seconds / 60),
                   seconds - 60 * (double)(int64_t)(seconds / 60));
    } else if (seconds >= 0.1) {
        buf_printf(out, ", %.1fs", seconds);
    }
}

static bool put_innermost(void *ctx, const VmFrame *frame) {
    Buf *out = ctx;
    if (frame->func->flags & FUNC_IS_STD) {
        return true;
    }
    buf_printf(out, " %s at %s:%d", frame->func->name->text, frame->where.path, frame->where.line);
    return false;
}

static void put_task(Session *s, Task *t, Buf *out) {
    Vm *vm = s->backend->vm;
    const FuncMeta *f;
    Location where;
    bool waits = t->state == TASK_WAITING || t->state == TASK_SYSCALL;
    buf_printf(out, "%4" PRIu64 "  [%s", t->id,
               waits ? wait_reason_text((WaitReason)t->reason) : "runnable");
    if (waits && t->reason != WAIT_BREAKPOINT) { /* there nothing goes on anyway */
        put_age(sched_now(vm_sched(vm)) - t->waiting_since_ns, out);
    }
    buf_puts(out, "]");
    vm_each_frame(vm, (Goro *)t, put_innermost, out);
    if (vm_site_where(vm, t->site, &f, &where)) {
        buf_printf(out, ", started at %s:%d", where.path, where.line);
    }
    buf_putc(out, '\n');
}

void session_goroutines(Session *s, Buf *out) {
    Tasks tasks = {0};
    sched_each_task(vm_sched(s->backend->vm), collect, &tasks);
    for (int i = tasks.len - 1; i >= 0; i--) { /* oldest first */
        put_task(s, tasks.data[i], out);
    }
    VEC_FREE(&tasks);
}

bool session_kill(Session *s, uint64_t id) {
    return vm_kill(s->backend->vm, id);
}

/* ---- heap and clock */

static void put_bytes(Buf *out, const char *label, uint64_t bytes) {
    static const char *const units[] = {"bytes", "kB", "MB", "GB"};
    double value = (double)bytes;
    int unit = 0;
    while (value >= 10000 && unit < 3) {
        value /= 1024;
        unit++;
    }
    buf_printf(out, "%-12s %.0f %s\n", label, value, units[unit]);
}

void session_heap(Session *s, Buf *out) {
    GcStats st;
    gc_stats(s->backend->heap, &st);
    put_bytes(out, "in use", st.heap_alloc);
    buf_printf(out, "%-12s %" PRIu64 "\n", "objects", st.heap_objects);
    put_bytes(out, "stacks", st.stack_inuse);
    put_bytes(out, "from system", st.sys);
    put_bytes(out, "next GC at", st.next_gc);
    buf_printf(out, "%-12s %" PRIu32 "\n", "collections", st.num_gc);
}

void session_gc(Session *s, Buf *out) {
    GcStats before, after;
    gc_stats(s->backend->heap, &before);
    gc_collect(s->backend->heap);
    vm_run_background(s->backend->vm, INT64_C(20000000)); /* finalizers */
    gc_collect(s->backend->heap);
    gc_stats(s->backend->heap, &after);
    put_bytes(out, "before", before.heap_alloc);
    put_bytes(out, "after", after.heap_alloc);
}

void session_clock(Session *s, Buf *out) {
    Sched *sched = vm_sched(s->backend->vm);
    buf_printf(out, "%s clock, %.3f s since the session began, %u pending timer%s\n",
               sched_is_virtual(sched) ? "virtual" : "real", (double)sched_now(sched) / 1e9,
               sched_timer_count(sched), sched_timer_count(sched) == 1 ? "" : "s");
}

/* ---- leaks */

int session_leaks(Session *s, bool since) {
    return observe_leaks(s->backend->observer, since);
}

/* The first pointer into the heap that a value holds. */
static uint32_t node_of(const HeapGraph *g, const Rtype *t, const void *mem) {
    const uint64_t *words = mem;
    uint64_t count = (t->size + 7) / 8;
    for (uint64_t i = 0; i < count; i++) {
        uint32_t node = heapgraph_find(g, (const void *)(uintptr_t)words[i]);
        if (node != HEAP_NONE) {
            return node;
        }
    }
    return HEAP_NONE;
}

static bool why_variable(Session *s, HeapGraph *g, const char *name, Buf *out) {
    const Object *o = scope_lookup(s->program->package->scope, intern_cstr(s->interns, name));
    uint32_t offset;
    Rtype *type;
    if (o == NULL || o->kind != OBJ_VAR || !compiler_variable_at(o, &offset, &type)) {
        return false;
    }
    uint32_t node = node_of(g, type, s->backend->image->globals + offset);
    if (node == HEAP_NONE) {
        buf_printf(out, "%s holds nothing in the heap\n", name);
    } else {
        why_put_object(g, node, out);
    }
    return true;
}

bool session_why(Session *s, const char *what, Buf *out) {
    HeapGraph *g = heapgraph_build(s->backend->vm);
    if (g == NULL) {
        buf_puts(out, "the heap is too large to look through\n");
        return true;
    }
    heapgraph_set_chinese(g, s->options.chinese);
    bool ok = why_variable(s, g, what, out) || why_put_named(g, s->backend->vm, what, out);
    heapgraph_free(g);
    return ok;
}
