/* unwind.c: defer, panic, recover, Goexit, and every way a program ends.
 *
 * A panic never pops frames by itself: the panicking frame stays where it is (the traceback shows
 * it) and the deferred calls run on top of it, one after the other, newest first. Only when a
 * deferred call has recovered does the stack fall back to the frame that deferred it, which goes on
 * at its epilogue (FuncMeta.recover_pc): remaining defers, then return with its named results.
 *
 * A second panic inside a deferred call stacks up on the first (Goro.panics). Once it runs a defer
 * of a frame below the first one's deferred call, that call can never return: the first panic is
 * aborted. An aborted Goexit goes on when the panic that cut it off is recovered.
 *
 * The only C-level jumps of gol are here: vm_exit leaves the interpreter loop.
 */
#include "vm/vm_internal.h"

#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- defers */

static Defer *defer_new(Vm *vm) {
    Defer *d = vm->free_defers;
    if (d != NULL) {
        vm->free_defers = d->next;
    } else {
        if (!gc_would_fit(vm->heap, sizeof *d)) {
            vm_out_of_memory(vm);
        }
        d = base_alloc(sizeof *d);
        gc_account_other(vm->heap, sizeof *d);
    }
    return d;
}

static void defer_push(Vm *vm, void *closure, bool is_list) {
    Goro *g = vm->cur;
    Defer *d = defer_new(vm);
    *d = (Defer){.next = g->defers, .closure = closure, .is_list = is_list, .frame = g->fp,
                 .site = vm_site(vm, goro_ip(g))};
    g->defers = d;
    if (unlikely(vm->watch != NULL)) {
        leakwatch_deferred(vm, g);
    }
}

void vm_defer_push(Vm *vm, void *closure) {
    defer_push(vm, closure, false);
}

bool vm_defer_list(Vm *vm, Slot *list) {
    void *p = vm_new_object(vm, gc_shape_pointers(vm->heap), sizeof(DeferCall *));
    if (p == NULL) {
        return raise_memory(vm);
    }
    defer_push(vm, p, true);
    list->p = p;
    return true;
}

bool vm_defer_at(Vm *vm, void *closure, void **list) {
    DeferCall *call = vm_new_object(vm, gc_shape_pointers(vm->heap), sizeof *call);
    if (call == NULL) {
        return raise_memory(vm);
    }
    *call = (DeferCall){*list, closure};
    gc_store_ptr(vm->heap, list, call);
    return true;
}

static void defer_drop(Vm *vm, Goro *g) {
    Defer *d = g->defers;
    g->defers = d->next;
    d->next = vm->free_defers;
    vm->free_defers = d;
}

static bool is_empty_list(const Defer *d) {
    return d->is_list && *(void **)d->closure == NULL;
}

/* The newest deferred call; it is not an empty list. */
static Defer defer_take(Vm *vm, Goro *g) {
    Defer d = *g->defers;
    if (!d.is_list) {
        defer_drop(vm, g);
        return d;
    }
    void **list = d.closure;
    DeferCall *call = *list;
    d.closure = call->closure;
    gc_store_ptr(vm->heap, list, call->next);
    return d;
}

void defers_free(Vm *vm, Goro *g) {
    while (g->defers != NULL) {
        defer_drop(vm, g);
    }
    for (Panic *p = g->panics, *prev; p != NULL; p = prev) {
        prev = p->prev;
        free(p->text);
        free(p);
    }
    g->panics = NULL;
}

void vm_defer_run(Vm *vm) {
    Goro *g = vm->cur;
    if (is_empty_list(g->defers)) {
        defer_drop(vm, g);
        return;
    }
    Defer d = defer_take(vm, g);
    if (d.closure == NULL) { /* defer of a nil function: panics when it is to run */
        vm_panic_segv(vm, 0);
        return;
    }
    push_pseudo_call(vm, g, PF_DEFER, frame_top(vm, goro_ip(g), g->fp), d.closure, NULL, 0, 0);
}

/* ---- panics */

static void die_of_panic(Vm *vm);

static Panic *panic_push(Vm *vm, PanicKind kind, uint64_t type, uint64_t data) {
    Goro *g = vm->cur;
    Panic *p = base_calloc(1, sizeof *p);
    p->prev = g->panics;
    p->kind = (uint8_t)kind;
    p->type = type;
    p->data = data;
    p->ip = goro_ip(g);
    p->frame = g->fp;
    g->panics = p;
    return p;
}

static Panic *panic_drop(Panic *p) {
    Panic *prev = p->prev;
    free(p->text);
    free(p);
    return prev;
}

void goro_finish(Vm *vm) {
    Goro *g = vm->cur;
    bool was_main = g->is_main;
    CHECK(g->nested == 0);
    if (was_main) {
        vm->main_exited = true;
        vm->main_goro = NULL;
    }
    vm->cur = NULL;
    task_exit(vm->sched, &g->task);
    goro_free(vm, g);
}

static void goexit_done(Vm *vm, const Panic *p) {
    Goro *g = vm->cur;
    if (g->is_main && vm->is_session) {
        goro_finish(vm);
        entry_main_ended(vm);
    }
    if (p->kind == PANIC_INTERRUPT && g->is_main) {
        leakwatch_moment(vm, WATCH_RETURN);
        vm_exit(vm, vm->exit_code);
    }
    if (g->is_finalizer) {
        while (g->panics != NULL) {
            g->panics = panic_drop(g->panics);
        }
        goro_set(g, pseudo_return(PF_FINALIZER), LINK_SLOTS);
        return;
    }
    goro_finish(vm);
}

/* Runs the next deferred call for the newest panic, or ends the goroutine. */
static void panic_next(Vm *vm) {
    Goro *g = vm->cur;
    Panic *p = g->panics;
    goro_set(g, p->ip, p->frame);
    while (g->defers != NULL && is_empty_list(g->defers)) {
        defer_drop(vm, g);
    }
    if (g->nested > 0 && (g->defers == NULL || g->defers->frame < vm->nested_base)) {
        nested_unwound(vm);
    }
    if (g->defers != NULL) {
        Defer d = defer_take(vm, g);
        p->defer_frame = d.frame;
        p->defer_site = d.site;
        uint32_t top = frame_top(vm, p->ip, p->frame);
        p->call_frame = top + PSEUDO_LINK;
        if (d.closure == NULL) {
            vm_panic_segv(vm, 0);
            return;
        }
        push_pseudo_call(vm, g, PF_PANIC, top, d.closure, NULL, 0, 0);
        return;
    }
    p->call_frame = 0;
    if (p->kind == PANIC_VALUE) {
        die_of_panic(vm);
    } else {
        goexit_done(vm, p);
    }
}

/* The deferred call of frame p->defer_frame recovered p: that frame returns to its caller. */
static void panic_recovered(Vm *vm) {
    Goro *g = vm->cur;
    Panic *p = g->panics;
    uint32_t frame = p->defer_frame;
    const FuncMeta *f = image_func_at(vm->image, vm->image->code + p->defer_site);
    CHECK(f != NULL && f->recover_pc != 0);
    g->panics = panic_drop(p);
    bool goexit_aborted = false;
    while (g->panics != NULL && g->panics->call_frame > frame) {
        if (g->panics->kind != PANIC_VALUE) {
            goexit_aborted = true;
            break;
        }
        g->panics = panic_drop(g->panics);
    }
    goro_set(g, f->entry + f->recover_pc, frame);
    if (goexit_aborted) { /* it goes on from here */
        g->panics->ip = goro_ip(g);
        g->panics->frame = frame;
        panic_next(vm);
    }
}

void nested_resume_panic(Vm *vm) {
    Goro *g = vm->cur;
    vm->nested_unwinds = false;
    g->panics->ip = goro_ip(g);
    g->panics->frame = g->fp;
    panic_next(vm);
}

void vm_panic(Vm *vm, uint64_t type, uint64_t data) {
    if (type == 0 && !vm->options.panic_nil) {
        static const char text[] = "panic called with nil argument";
        raise_panic_nil(vm, text, sizeof text - 1);
        type = vm->raise_type;
        data = vm->raise_data;
    }
    panic_push(vm, PANIC_VALUE, type, data);
    panic_next(vm);
}

void vm_panic_segv(Vm *vm, uint64_t addr) {
    raise_runtime(vm, "invalid memory address or nil pointer dereference");
    Panic *p = panic_push(vm, PANIC_VALUE, vm->raise_type, vm->raise_data);
    p->is_segv = true;
    p->segv_addr = addr;
    panic_next(vm);
}

/* There was no memory: a whole collection may help, then the instruction is executed again. Not if
 * the previous one brought next to nothing, or here is no safepoint. */
static bool memory_regained(Vm *vm) {
    const Ins *ip = goro_ip(vm->cur);
    GcStats before, after;
    gc_stats(vm->heap, &before);
    bool is_safepoint = (op_info((Opcode)ip->op)->flags & FS) != 0;
    if (!is_safepoint || before.total_alloc < vm->least_total_alloc) {
        return false;
    }
    gc_collect(vm->heap);
    gc_stats(vm->heap, &after);
    vm->least_total_alloc = after.total_alloc + 1 + after.heap_alloc / 64;
    return true;
}

void vm_raise_pending(Vm *vm) {
    if (vm->raise_fatal_memory) {
        vm->raise_fatal_memory = false;
        if (memory_regained(vm)) {
            return;
        }
        vm_out_of_memory(vm);
    }
    if (vm->raise_fatal_stack) {
        vm_stack_overflow(vm);
    }
    vm_panic(vm, vm->raise_type, vm->raise_data);
}

void vm_goexit(Vm *vm, PanicKind kind) {
    panic_push(vm, kind, 0, 0);
    panic_next(vm);
}

/* A frame with a pseudo return address has returned; fp is still the callee's. */
void vm_pseudo_return(Vm *vm, PseudoFrame kind) {
    Goro *g = vm->cur;
    switch (kind) {
    case PF_GO:
        if (g->is_main && !vm->is_session) {
            leakwatch_moment(vm, WATCH_RETURN);
            vm_exit(vm, 0);
        }
        if (g->is_main) {
            vm->entry_done = true;
            entry_take_text(vm);
        }
        goro_finish(vm);
        if (vm->entry_done) {
            vm_leave(vm);
        }
        return;
    case PF_FINALIZER:
        finalizer_step(vm);
        return;
    case PF_PANIC:
        if (g->panics->recovered) {
            panic_recovered(vm);
        } else {
            panic_next(vm);
        }
        return;
    case PF_PRINT:
        panic_printed(vm, goro_fp(g));
        return;
    default:
        UNREACHABLE();
    }
}

/* `defer recover()`: the wrapper that calls recover stands for the function that deferred it. */
static bool leave_own_wrapper(Vm *vm, Frame *f) {
    if (f->func == NULL || (f->func->flags & FUNC_WRAPPER) == 0) {
        return true;
    }
    return pseudo_kind(f->fp[-1].p) == PF_DEFER && frame_next(vm, f) && f->func != NULL;
}

/* Does a frame stand for the call it makes? Wrappers do; and, as in Go, what answers the calls of a
 * func that reflect.MakeFunc made. */
static bool is_transparent(const FuncMeta *f) {
    return (f->flags & FUNC_WRAPPER) != 0 ||
           ((f->flags & FUNC_IS_STD) != 0 &&
            strcmp(f->name->text, "reflect.(*madeFunc).answer") == 0);
}

/* Is the function that calls recover the deferred function itself? Transparent frames in between do
 * not count. */
static bool is_called_by_panic(Vm *vm) {
    Frame f;
    frame_first(vm, vm->cur, &f);
    if (!leave_own_wrapper(vm, &f)) {
        return false;
    }
    for (;;) {
        const Slot *fp = f.fp;
        PseudoFrame kind = pseudo_kind(fp[-1].p);
        if (kind == PF_PANIC) {
            return (uint32_t)(fp - (Slot *)vm->cur->task.stack) == vm->cur->panics->call_frame;
        }
        if (kind != PF_NONE || !frame_next(vm, &f) || f.func == NULL || !is_transparent(f.func)) {
            return false;
        }
    }
}

void vm_recover(Vm *vm, Slot *result) {
    Panic *p = vm->cur->panics;
    result[0].u = result[1].u = 0;
    if (p == NULL || p->kind != PANIC_VALUE || p->recovered || !is_called_by_panic(vm)) {
        return;
    }
    p->recovered = true;
    result[0].u = p->type;
    result[1].u = p->data;
}

/* ---- uncaught panics: first the texts (which may call methods), then the report */

const Ins *text_method(Vm *vm, const Rtype *t, uint32_t *symbol) {
    const Rtype *error = vm->image->known[KNOWN_ERROR];
    const Rtype *stringer = vm->image->known[KNOWN_STRINGER];
    if (error != NULL && rtype_implements(vm, t, error, NULL)) {
        *symbol = error->methods[0].symbol;
    } else if (stringer != NULL && rtype_implements(vm, t, stringer, NULL)) {
        *symbol = stringer->methods[0].symbol;
    } else {
        return NULL;
    }
    return method_entry(vm, t, *symbol);
}

typedef VEC(Panic *) Panics;

/* The panics of g without a text, newest first. */
static Panics textless(const Goro *g) {
    Panics all = {0};
    for (Panic *p = g->panics; p != NULL; p = p->prev) {
        if (p->text == NULL && p->kind == PANIC_VALUE) {
            VEC_PUSH(&all, p);
        }
    }
    return all;
}

/* Starts the Error or String method of p's value; false if it has none. */
static bool call_text_method(Vm *vm, Goro *g, const Panic *p) {
    const Rtype *t = (const Rtype *)(uintptr_t)p->type;
    uint32_t symbol;
    if (text_method(vm, t, &symbol) == NULL) {
        return false;
    }
    vm->is_dying = true;
    void *method = bound_method_new(vm, t, p->data, symbol);
    if (method == NULL) {
        return false;
    }
    push_pseudo_call(vm, g, PF_PRINT, frame_top(vm, goro_ip(g), g->fp), method, NULL, 0, 0);
    return true;
}

/* Converts the oldest panic value that needs its own method; when none is left, reports and
 * ends. */
static void die_of_panic(Vm *vm) {
    Goro *g = vm->cur;
    Panics todo = textless(g);
    if (vm->is_dying) { /* the method panicked itself */
        VEC_FREE(&todo);
        die_while_printing(vm);
    }
    bool is_called = false;
    while (!is_called && todo.len > 0) {
        Panic *p = VEC_POP(&todo);
        const Rtype *t = (const Rtype *)(uintptr_t)p->type;
        p->text = panic_value_text(vm, t, p->data);
        if (p->text == NULL) {
            is_called = call_text_method(vm, g, p);
        }
        if (p->text == NULL && !is_called) {
            p->text = panic_plain_text(vm, t, p->data);
        }
    }
    VEC_FREE(&todo);
    if (!is_called) {
        panic_report(vm);
    }
}

/* An Error or String method has returned its text at results[0..1]. */
void panic_printed(Vm *vm, const Slot *results) {
    Goro *g = vm->cur;
    Panic *oldest = NULL;
    for (Panic *p = g->panics; p != NULL; p = p->prev) {
        if (p->text == NULL && p->kind == PANIC_VALUE) {
            oldest = p;
        }
    }
    Buf b;
    buf_init(&b);
    buf_write(&b, results[0].p, results[1].u);
    oldest->text = buf_take(&b);
    vm->is_dying = false;
    goro_set(g, g->panics->ip, g->panics->frame);
    die_of_panic(vm);
}

/* ---- endings */

/* Out of the innermost loop, to vm_run_main, vm_run_entry or vm_run_nested. */
_Noreturn void vm_leave(Vm *vm) {
    CHECK(vm->leave != NULL);
    longjmp(*vm->leave, 1);
}

_Noreturn void vm_exit(Vm *vm, int code) {
    vm_flush(vm);
    vm->exit_code = code;
    vm->has_exited = true;
    vm_leave(vm);
}

static void write_report(Vm *vm, Buf *b) {
    vm_flush(vm);
    if (!vm->is_silent) {
        err_write(vm, b->data, b->len);
    }
    buf_deinit(b);
}

_Noreturn void vm_end_watched(Vm *vm, Buf *b, WatchMoment moment) {
    write_report(vm, b);
    leakwatch_moment(vm, moment);
    Buf none;
    buf_init(&none);
    vm_end_report(vm, &none, 2);
}

_Noreturn void vm_end_report(Vm *vm, Buf *b, int code) {
    write_report(vm, b);
    if (vm->options.traceback == TRACEBACK_CRASH) {
        signal(SIGABRT, SIG_DFL);
        raise(SIGABRT);
    }
    if (vm->is_session) {
        entry_abandon(vm);
    }
    vm_exit(vm, code);
}

/* No listing of goroutines: where the running one stands was in registers. */
_Noreturn void vm_fault(Vm *vm, uint64_t address, int code) {
    Buf b;
    vm->has_faulted = true;
    buf_init(&b);
    buf_printf(&b,
               "unexpected fault address 0x%" PRIx64 "\nfatal error: fault\n"
               "[signal SIGSEGV: segmentation violation code=0x%x addr=0x%" PRIx64 " pc=0x%" PRIx64
               "]\n",
               address, (unsigned)code, address, (uint64_t)(uintptr_t)goro_ip(vm->cur));
    vm_end_report(vm, &b, 2);
}

_Noreturn void vm_fatal(Vm *vm, const char *format, ...) {
    Buf b;
    buf_init(&b);
    buf_puts(&b, "fatal error: ");
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    buf_putc(&b, '\n');
    trace_crash(vm, vm->cur, true, &b);
    vm_end_report(vm, &b, 2);
}

_Noreturn void vm_out_of_memory(Vm *vm) {
    Buf b;
    buf_init(&b);
    buf_puts(&b, "fatal error: out of memory\n");
    trace_crash(vm, vm->cur, false, &b);
    vm_end_report(vm, &b, vm->options.limit_is_max_mem ? 137 : 2);
}

_Noreturn void vm_stack_overflow(Vm *vm) {
    const Goro *g = vm->cur;
    Buf b;
    buf_init(&b);
    buf_printf(&b, "runtime: goroutine stack exceeds %llu-byte limit\n",
               (unsigned long long)vm->max_stack_slots * 8);
    uintptr_t lo = (uintptr_t)g->task.stack;
    buf_printf(&b, "runtime: sp=0x%llx stack=[0x%llx, 0x%llx]\n",
               (unsigned long long)(uintptr_t)goro_fp(g), (unsigned long long)lo,
               (unsigned long long)(lo + 8 * (uint64_t)g->stack_slots));
    buf_puts(&b, "fatal error: stack overflow\n");
    trace_crash(vm, vm->cur, false, &b);
    vm_end_report(vm, &b, 2);
}

_Noreturn void vm_deadlock(Vm *vm) {
    Buf b;
    buf_init(&b);
    buf_puts(&b, vm->main_exited && task_count(vm->sched) == 0
                     ? "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n"
                     : "fatal error: all goroutines are asleep - deadlock!\n");
    trace_crash(vm, vm->main_goro, true, &b);
    if (vm->options.explains && vm->options.traceback != TRACEBACK_NONE) {
        waits_explain(vm, &b);
    }
    vm_end_watched(vm, &b, WATCH_DEADLOCK);
}
