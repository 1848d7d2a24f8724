/* trace.c: tracebacks: who is where, in Go's words (RUNTIME.md 4, 5).
 *
 * A physical frame is told as the functions the compiler inlined into it, innermost first, then
 * itself. Wrappers (defer thunks, promoted methods) are left out. Where a panic runs a deferred
 * call the frame of panic itself is shown between the two, as in Go.
 */
#include "vm/vm_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN_FRAMES = 50 }; /* at each end of a deep stack */

/* ---- places */

static Location where_of(const Vm *vm, Pos pos) {
    return source_locate(vm->image->sources, pos);
}

const char *trace_path(const Location *w) {
    return w->file != NULL && w->file->abspath != NULL && w->path == w->file->path
               ? w->file->abspath
               : w->path;
}

static void put_where(const FuncMeta *f, const Location *w, const Ins *pc, Buf *out) {
    buf_printf(out, "\t%s:%d", trace_path(w), w->line);
    if (pc != NULL && f->entry != NULL && pc > f->entry && pc < f->entry + f->code_words) {
        buf_printf(out, " +0x%x", (unsigned)(pc - f->entry) * 8u);
    }
    buf_putc(out, '\n');
}

static bool is_hidden(const Vm *vm, const FuncMeta *f) {
    return (f->flags & FUNC_WRAPPER) != 0 ||
           f == vm->image->funcs.data[vm->image->entry_func];
}

/* One physical frame as its inlined functions. */
static bool tell_frame(Vm *vm, const Frame *f, VmFrameFn fn, void *ctx) {
    if (f->func == NULL) {
        return true;
    }
    const Ins *pc = f->is_return ? f->ip - 1 : f->ip;
    VmFrame out = {.pc = pc, .slots = f->fp, .slot_count = f->func->frame_slots};
    if (f->slots < out.slot_count) {
        out.slot_count = f->slots;
    }
    Pos pos = image_pos_of(vm->image, f->func, pc);
    for (int node = image_inline_at(vm->image, f->func, pc); node >= 0;) {
        const InlineNode *n = &f->func->inlines[node];
        out.func = vm->image->funcs.data[n->func];
        out.where = where_of(vm, pos);
        /* main.main may be part of the hidden function that calls it */
        out.is_inlined = n->parent >= 0 || !is_hidden(vm, f->func);
        if (!is_hidden(vm, out.func) && !fn(ctx, &out)) {
            return false;
        }
        pos = n->call_pos;
        node = n->parent;
        out.depth++;
    }
    out.func = f->func;
    out.where = where_of(vm, pos);
    out.is_inlined = false;
    return is_hidden(vm, f->func) || fn(ctx, &out);
}

/* In between two frames: the panic that runs a deferred call. func is NULL then. */
static bool tell_panic(const Frame *f, VmFrameFn fn, void *ctx) {
    VmFrame out = {.func = NULL, .pc = f->ip};
    return f->callee_kind != PF_PANIC || fn(ctx, &out);
}

void vm_each_frame(Vm *vm, Goro *g, VmFrameFn fn, void *ctx) {
    Frame f;
    if (g == vm->cur && vm->has_faulted) {
        return;
    }
    frame_first(vm, g, &f);
    do {
        if (!tell_frame(vm, &f, fn, ctx)) {
            return;
        }
    } while (frame_next(vm, &f));
}

static bool site_where(const Vm *vm, uint32_t site, bool skips_std, const FuncMeta **func,
                       Location *where) {
    const Ins *pc = vm->image->code + vm_site_innermost(vm, site);
    const FuncMeta *f = site == 0 ? NULL : image_func_at(vm->image, pc);
    if (f == NULL) {
        return false;
    }
    Pos pos = image_pos_of(vm->image, f, pc);
    int node = image_inline_at(vm->image, f, pc);
    *func = node >= 0 ? vm->image->funcs.data[f->inlines[node].func] : f;
    while (skips_std && node >= 0 && ((*func)->flags & FUNC_IS_STD) != 0) {
        pos = f->inlines[node].call_pos;
        node = f->inlines[node].parent;
        *func = node >= 0 ? vm->image->funcs.data[f->inlines[node].func] : f;
    }
    *where = where_of(vm, pos);
    return true;
}

bool vm_site_where(const Vm *vm, uint32_t site, const FuncMeta **func, Location *where) {
    return site_where(vm, site, false, func, where);
}

bool vm_site_user_where(const Vm *vm, uint32_t site, const FuncMeta **func, Location *where) {
    return site_where(vm, site, true, func, where);
}

const Ins *vm_caller_ip(Vm *vm) {
    Frame f;
    frame_first(vm, vm->cur, &f);
    do {
        if (f.func != NULL && (f.func->flags & (FUNC_IS_STD | FUNC_WRAPPER)) == 0) {
            return f.is_return ? f.ip - 1 : f.ip;
        }
    } while (frame_next(vm, &f));
    return goro_ip(vm->cur);
}

/* ---- printing a goroutine */

static void put_frame(const VmFrame *f, Buf *out) {
    if (f->func == NULL) {
        buf_puts(out, "panic({0x0?, 0x0?})\n\truntime/panic.gol:1\n");
        return;
    }
    buf_printf(out, "%s(%s)\n", f->func->name->text, f->is_inlined ? "..." : "");
    put_where(f->func, &f->where, f->is_inlined ? NULL : f->pc, out);
}

static bool print_frame(void *ctx, const VmFrame *f) {
    put_frame(f, ctx);
    return true;
}

static uint64_t count_frames(Vm *vm, Goro *g) {
    uint64_t n = 0;
    Frame f;
    frame_first(vm, g, &f);
    do {
        n++;
    } while (frame_next(vm, &f));
    return n;
}

/* Of a very deep stack both ends. */
static void print_frames(Vm *vm, Goro *g, Buf *out) {
    uint64_t n = count_frames(vm, g), at = 0;
    bool is_deep = n > 2 * SHOWN_FRAMES;
    Frame f;
    frame_first(vm, g, &f);
    do {
        if (!is_deep || at < SHOWN_FRAMES || at >= n - SHOWN_FRAMES) {
            tell_panic(&f, print_frame, out);
            tell_frame(vm, &f, print_frame, out);
        } else if (at == SHOWN_FRAMES) {
            buf_printf(out, "...%" PRIu64 " frames elided...\n", n - 2 * SHOWN_FRAMES);
        }
        at++;
    } while (frame_next(vm, &f));
}

static const char *state_text(const Vm *vm, const Goro *g) {
    if (g == vm->cur) {
        return "running";
    }
    switch ((TaskState)g->task.state) {
    case TASK_WAITING:
    case TASK_SYSCALL: return wait_reason_text((WaitReason)g->task.reason);
    default: return "runnable";
    }
}

static bool shows_system(const Vm *vm) {
    return vm->options.traceback == TRACEBACK_SYSTEM || vm->options.traceback == TRACEBACK_CRASH;
}

static void put_header(Vm *vm, const Goro *g, Buf *out) {
    buf_printf(out, "goroutine %" PRIu64, g->task.id);
    if (shows_system(vm)) {
        buf_printf(out, " gp=0x%" PRIx64 " m=%s", (uint64_t)(uintptr_t)g,
                   g == vm->cur ? "0 mp=0x0" : "nil");
    }
    buf_printf(out, " [%s", state_text(vm, g));
    if (g != vm->cur && g->task.state == TASK_WAITING) {
        int64_t minutes = (sched_now(vm->sched) - g->task.waiting_since_ns) / 60000000000;
        if (minutes >= 1) {
            buf_printf(out, ", %" PRId64 " minutes", minutes);
        }
    }
    buf_puts(out, g->is_locked ? ", locked to thread]:\n" : "]:\n");
}

static void put_creator(Vm *vm, const Goro *g, Buf *out) {
    const FuncMeta *f;
    Location where;
    if (g->is_main || g->is_finalizer || !vm_site_where(vm, g->task.site, &f, &where)) {
        return;
    }
    buf_printf(out, "created by %s", f->name->text);
    if (g->creator != 0) {
        buf_printf(out, " in goroutine %" PRIu64, g->creator);
    }
    buf_putc(out, '\n');
    put_where(f, &where, vm->image->code + g->task.site, out);
}

void vm_trace_one(Vm *vm, Goro *g, Buf *out) {
    put_header(vm, g, out);
    print_frames(vm, g, out);
    put_creator(vm, g, out);
}

/* ---- all goroutines, in the order of their numbers */

typedef struct Collecting {
    GoroList goros;
    bool with_system;
} Collecting;

static bool collect(void *ctx, Task *t) {
    Collecting *c = ctx;
    Goro *g = GORO(t);
    if (c->with_system || !g->is_finalizer || g->runs_finalizer) {
        VEC_PUSH(&c->goros, g);
    }
    return true;
}

static int by_number(const void *a, const void *b) {
    const Goro *x = *(Goro *const *)a, *y = *(Goro *const *)b;
    return (x->task.id > y->task.id) - (x->task.id < y->task.id);
}

GoroList trace_goroutines(Vm *vm) {
    Collecting c = {.with_system = shows_system(vm)};
    sched_each_task(vm->sched, collect, &c);
    qsort(c.goros.data, (size_t)c.goros.len, sizeof(Goro *), by_number);
    return c.goros;
}

void vm_trace_all(Vm *vm, Goro *first, Buf *out) {
    GoroList list = trace_goroutines(vm);
    bool any = first != NULL;
    if (first != NULL) {
        vm_trace_one(vm, first, out);
    }
    for (int i = 0; i < list.len; i++) {
        if (list.data[i] != first) {
            if (any) {
                buf_putc(out, '\n');
            }
            vm_trace_one(vm, list.data[i], out);
            any = true;
        }
    }
    VEC_FREE(&list);
}

void trace_crash(Vm *vm, Goro *first, bool all, Buf *out) {
    if (vm->options.traceback == TRACEBACK_NONE) {
        return;
    }
    buf_putc(out, '\n');
    if (all || vm->options.traceback != TRACEBACK_SINGLE || first == NULL) {
        vm_trace_all(vm, first, out);
    } else {
        vm_trace_one(vm, first, out);
    }
}

void trace_quit(Vm *vm, Goro *first, Buf *out) {
    uint64_t pc = first != NULL ? (uint64_t)(uintptr_t)goro_ip(first) : 0;
    buf_printf(out, "SIGQUIT: quit\nPC=0x%" PRIx64 " m=0 sigcode=0\n\n", pc);
    vm_trace_all(vm, first, out);
    uint64_t sp = first != NULL ? (uint64_t)(uintptr_t)goro_fp(first) : 0;
    buf_printf(out, "\nrip    0x%" PRIx64 "\nrsp    0x%" PRIx64 "\n", pc, sp);
}

void vm_type_name(const Rtype *t, Buf *out) {
    buf_write(out, t->string->text, t->string->len);
}
