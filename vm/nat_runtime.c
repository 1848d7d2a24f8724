/* nat_runtime.c: the C side of package runtime. */
#include "vm/native.h"

#include <stdlib.h>

#include "base/rng.h"
#include "vm/vm_internal.h"

extern NativeFn runtime_gc, runtime_gosched, runtime_goexit, runtime_num_goroutine, runtime_stack,
    runtime_caller_info, runtime_pc_info, runtime_read_mem_stats, runtime_init_begin,
    runtime_init_end;

/* GC(): the state is that of a safepoint, and no argument is looked at afterwards, so collecting
 * inside this native is safe. Go's yields while it sweeps: finalizers run, or whoever is ready. */
NativeResult runtime_gc(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    vm->in_gc_call = true;
    bool done = gc_try_collect(vm->heap);
    vm->in_gc_call = false;
    if (!done) {
        return nat_again(vm);
    }
    vm->charged += GC_CALL_CHARGE;
    vm->after_native |= AFTER_CHARGE;
    vm->after_native |= AFTER_YIELD | (finalizer_can_start(vm) ? AFTER_HANDOVER : 0);
    return NAT_DONE;
}

/* Around package variables that are initialised while the program runs (compiler/late.c). */
NativeResult runtime_init_begin(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)args;
    g->initialising++;
    return NAT_DONE;
}

NativeResult runtime_init_end(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)args;
    g->initialising--;
    return NAT_DONE;
}

NativeResult runtime_gosched(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    vm->after_native |= AFTER_YIELD;
    return NAT_DONE;
}

NativeResult runtime_goexit(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    vm->after_native |= AFTER_GOEXIT;
    return NAT_DONE;
}

NativeResult runtime_num_goroutine(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = task_count(vm->sched);
    return NAT_DONE;
}

/* Stack(buf []byte, all bool) int */
NativeResult runtime_stack(Vm *vm, Goro *g, Slot *args) {
    Buf b;
    buf_init(&b);
    if (args[3].u) {
        vm_trace_all(vm, g, &b);
    } else {
        vm_trace_one(vm, g, &b);
    }
    uint64_t n = b.len < args[1].u ? b.len : args[1].u;
    if (n > 0) {
        memcpy(args[0].p, b.data, n);
    }
    buf_deinit(&b);
    args[0].u = n;
    nat_charge(vm, n);
    return NAT_DONE;
}

/* ---- who called
 *
 * A pc as programs see it is the address of the call instruction plus 1 + d, where d says how many
 * functions inlined there to leave out: instructions are 8 bytes apart. */

enum { MAX_PC_DEPTH = 6 };

typedef struct FrameSearch {
    int64_t left;
    VmFrame found;
    bool ok;
} FrameSearch;

static bool search_frame(void *ctx, const VmFrame *f) {
    FrameSearch *s = ctx;
    if (s->left-- > 0) {
        return true;
    }
    s->found = *f;
    s->ok = true;
    return false;
}

static const char *source_path(const Location *w) {
    return w->file != NULL && w->file->abspath != NULL && w->path == w->file->path
               ? w->file->abspath
               : w->path;
}

static bool set_text(Vm *vm, Slot *at, const char *text) {
    return nat_set_string(vm, at, text, strlen(text));
}

/* callerInfo(skip int) (pc uintptr, function, file string, line int, ok bool); skip 0 is the
 * function that called callerInfo's caller's ... counting callerInfo's own caller as 0. */
NativeResult runtime_caller_info(Vm *vm, Goro *g, Slot *args) {
    FrameSearch s = {.left = args[0].i};
    if (s.left >= 0) {
        vm_each_frame(vm, g, search_frame, &s);
    }
    memset(args, 0, 7 * sizeof(Slot));
    if (!s.ok) {
        return NAT_DONE;
    }
    uint32_t depth = s.found.depth < MAX_PC_DEPTH ? s.found.depth : MAX_PC_DEPTH;
    args[0].u = (uintptr_t)s.found.pc + 1 + depth;
    args[5].i = s.found.where.line;
    args[6].u = 1;
    return set_text(vm, &args[1], s.found.func->name->text) &&
                   set_text(vm, &args[3], source_path(&s.found.where))
               ? NAT_DONE
               : NAT_PANIC;
}

/* pcInfo(pc uintptr) (function, file string, line int, entry uintptr, ok bool) */
NativeResult runtime_pc_info(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    uintptr_t at = args[0].u;
    uintptr_t code = (uintptr_t)vm->image->code;
    memset(args, 0, 7 * sizeof(Slot));
    if (at <= code || at > code + 8ull * vm->image->code_len) {
        return NAT_DONE;
    }
    const Ins *pc = (const Ins *)((at - 1) & ~(uintptr_t)7);
    uintptr_t depth = (at - 1) & 7;
    const FuncMeta *f = image_func_at(vm->image, pc);
    if (f == NULL) {
        return NAT_DONE;
    }
    Pos pos = image_pos_of(vm->image, f, pc);
    int node = image_inline_at(vm->image, f, pc);
    for (; depth > 0 && node >= 0; depth--) {
        pos = f->inlines[node].call_pos;
        node = f->inlines[node].parent;
    }
    Location where = source_locate(vm->image->sources, pos);
    const FuncMeta *inner = node >= 0 ? vm->image->funcs.data[f->inlines[node].func] : f;
    args[4].i = where.line;
    args[5].u = (uintptr_t)(inner->entry != NULL ? inner->entry : f->entry) + 1;
    args[6].u = 1;
    return set_text(vm, &args[0], inner->name->text) && set_text(vm, &args[2], source_path(&where))
               ? NAT_DONE
               : NAT_PANIC;
}

/* ---- figures */

/* In the order that memstats.gol names. */
static void fill_figures(const GcStats *s, uint64_t *f) {
    const uint64_t head[] = {
        s->heap_alloc, s->total_alloc, s->sys, 0, s->mallocs, s->frees, s->heap_alloc, s->heap_sys,
        s->heap_idle, s->heap_inuse, s->heap_released, s->heap_objects, s->stack_inuse,
        s->stack_inuse, 0, 0, 0, 0, 0, s->gc_sys, s->other_sys, s->next_gc,
        (uint64_t)s->last_gc_unix_ns, s->pause_total_ns, s->num_gc, s->num_forced,
    };
    size_t n = sizeof head / sizeof *head;
    memcpy(f, head, sizeof head);
    f[n] = (uint64_t)(s->gc_cpu_fraction * 0x1p53); /* taken apart again in memstats.gol */
    memcpy(f + n + 1, s->pause_ns, sizeof s->pause_ns);
    memcpy(f + n + 1 + GC_PAUSE_HISTORY, s->pause_end_unix_ns, sizeof s->pause_end_unix_ns);
    uint64_t *class = f + n + 1 + 2 * GC_PAUSE_HISTORY;
    for (int i = 0; i < 61; i++) {
        class[3 * i] = s->by_size[i].size;
        class[3 * i + 1] = s->by_size[i].mallocs;
        class[3 * i + 2] = s->by_size[i].frees;
    }
}

NativeResult runtime_read_mem_stats(Vm *vm, Goro *g, Slot *args) {
    GcStats s;
    (void)g;
    CHECK(args[1].u >= 27 + 2 * GC_PAUSE_HISTORY + 61 * 3);
    gc_stats(vm->heap, &s);
    fill_figures(&s, args[0].p);
    return NAT_DONE;
}
