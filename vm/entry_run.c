/* entry_run.c: a session's entries: what ends a program ends here only the goroutine it happens in.
 *
 * Each entry is the main goroutine while it runs. It ends by returning, or early: by an uncaught
 * panic or fatal error (its goroutine is dropped where it stands: a panic has run the deferred
 * calls already), by a deadlock or Ctrl-C (it unwinds as by Goexit, deferred calls run). Then the
 * loop is left, and everything else (heap, globals, other goroutines, queues) is as it was. The
 * same befalls a goroutine that runs in the background. Only os.Exit ends the session.
 *
 * Between entries goroutines run in slices (vm_run_background), so that whoever waits for the user
 * can look at the terminal in between.
 */
#include "base/platform.h"
#include "vm/vm_internal.h"

/* ---- ending early */

/* What a run cut short may have left behind. */
static void reset_run(Vm *vm) {
    vm->is_dying = vm->has_faulted = false;
    vm->raise_fatal_memory = vm->raise_fatal_stack = false;
    vm->after_native = 0;
    vm->native_state = 0;
    vm->nested_base = 0;
    vm->nested_unwinds = false;
    vm->in_gc_call = false;
}

/* The finalizer goroutine is needed again: it only loses the call it was in. */
static void abandon_finalizer(Vm *vm, Goro *g) {
    defers_free(vm, g);
    g->nested = g->initialising = 0;
    goro_set(g, pseudo_return(PF_FINALIZER), LINK_SLOTS);
    sched_give_way(vm->sched, &g->task);
    vm->cur = NULL;
}

_Noreturn void entry_abandon(Vm *vm) {
    Goro *g = vm->cur;
    reset_run(vm);
    if (g != NULL && g->is_finalizer) {
        abandon_finalizer(vm, g);
    } else if (g != NULL) {
        g->nested = g->initialising = 0;
        goro_finish(vm);
    }
    vm_leave(vm);
}

_Noreturn void entry_main_ended(Vm *vm) {
    reset_run(vm);
    vm_leave(vm);
}

/* Unwinds the main goroutine; without its deferred calls if there is no patience left. */
static void stop_main(Vm *vm, bool is_impatient) {
    vm->main_goro->is_doomed |= is_impatient;
    vm->interrupts_seen++;
    task_interrupt(vm->sched, &vm->main_goro->task);
}

/* A second one within a second skips the deferred calls; a later one only the call that runs. */
void entry_interrupt(Vm *vm) {
    int64_t now = platform_monotonic_ns();
    if (vm->main_goro != NULL) {
        vm->was_interrupted = true;
        stop_main(vm, vm->interrupts_seen > 0 && now - vm->interrupted_at < 1000000000);
    }
    vm->interrupted_at = now;
}

void entry_deadlock(Vm *vm) {
    if (vm->main_goro == NULL) {
        vm_leave(vm);
    }
    Buf b;
    buf_init(&b);
    buf_puts(&b, "fatal error: all goroutines are asleep - deadlock!\n");
    trace_crash(vm, vm->main_goro, true, &b);
    vm_flush(vm);
    if (!vm->is_silent) {
        vm_write_stderr(vm, b.data, b.len);
    }
    buf_deinit(&b);
    stop_main(vm, vm->interrupts_seen > 0);
}

/* ---- running */

bool vm_forget_interrupt(Vm *vm) {
    int before = __atomic_fetch_and(&vm->interrupt, ~(int)INTERRUPT_USER, __ATOMIC_SEQ_CST);
    return (before & INTERRUPT_USER) != 0;
}

static VmEntryEnd run_to_end(Vm *vm) {
    while (!vm->entry_done && vm->main_goro != NULL && !vm->has_exited && !pauses_hold(vm)) {
        vm_run(vm);
    }
    if (vm->has_exited) {
        return ENTRY_EXITED;
    }
    if (pauses_hold(vm)) {
        return ENTRY_PAUSED;
    }
    if (vm_forget_interrupt(vm)) { /* it came too late to be seen, but was for this */
        return ENTRY_INTERRUPTED;
    }
    return vm->entry_done ? ENTRY_RETURNED : vm->was_interrupted ? ENTRY_INTERRUPTED : ENTRY_FAILED;
}

static void begin(Vm *vm, void *closure) {
    vm->is_session = true;
    vm->was_interrupted = false;
    vm->interrupts_seen = 0;
    vm_start_main(vm, closure);
}

/* An entry that is paused while another runs. */
typedef struct Aside {
    Goro *main;  /* NULL: there is none */
    uint64_t id; /* of main, which may end meanwhile */
    bool is_found;
} Aside;

static bool find_aside(void *ctx, Task *t) {
    Aside *a = ctx;
    a->is_found |= t->id == a->id;
    return !a->is_found;
}

static Aside set_aside(Vm *vm) {
    Aside a = {.main = pauses_hold(vm) ? vm->main_goro : NULL};
    if (a.main != NULL) {
        a.id = a.main->task.id;
        a.main->is_main = 0;
    }
    return a;
}

static void bring_back(Vm *vm, Aside *a) {
    if (a->main == NULL) {
        return;
    }
    sched_each_task(vm->sched, find_aside, a);
    vm->entry_done = !a->is_found;
    vm->main_goro = a->is_found ? a->main : NULL;
    if (a->is_found) {
        a->main->is_main = 1;
    }
    vm->was_interrupted = false;
    vm->interrupts_seen = 0;
}

static VmEntryEnd run_closure(Vm *vm, void *closure, bool may_pause) {
    struct Pauses *pauses = vm->pauses;
    Aside aside = set_aside(vm);
    may_pause &= !pauses_hold(vm);
    vm->pauses = may_pause ? pauses : NULL;
    begin(vm, closure);
    if (may_pause) {
        pauses_begin_entry(vm);
    }
    VmEntryEnd end = run_to_end(vm);
    vm->pauses = pauses;
    bring_back(vm, &aside);
    return end;
}

VmEntryEnd vm_run_entry(Vm *vm, uint32_t func) {
    return run_closure(vm, image_closure(vm->image, func), true);
}

VmEntryEnd vm_resume_entry(Vm *vm, VmStep step) {
    vm_forget_interrupt(vm);
    pauses_resume(vm, step);
    return vm->main_goro != NULL ? run_to_end(vm) : ENTRY_RETURNED;
}

VmEntryEnd vm_quit_entry(Vm *vm) {
    struct Pauses *pauses = vm->pauses;
    vm_forget_interrupt(vm);
    Goro *g = pauses_resume(vm, STEP_NONE);
    if (vm->main_goro == NULL) {
        task_interrupt(vm->sched, &g->task);
        return ENTRY_RETURNED;
    }
    vm->pauses = NULL; /* deferred calls do not pause */
    vm->was_interrupted = true;
    stop_main(vm, false);
    VmEntryEnd end = run_to_end(vm);
    vm->pauses = pauses;
    return end;
}

void entry_take_text(Vm *vm) {
    if (vm->entry_text != NULL) {
        const Slot *results = goro_fp(vm->cur);
        buf_write(vm->entry_text, results[0].p, results[1].u);
    }
}

bool vm_is_error(Vm *vm, const Rtype *t) {
    const Rtype *error = vm->image->known[KNOWN_ERROR];
    return t != NULL && error != NULL && rtype_implements(vm, t, error, NULL);
}

bool vm_text_of(Vm *vm, const Rtype *t, const void *mem, Buf *out) {
    uint32_t symbol;
    Slot value[2];
    if (text_method(vm, t, &symbol) == NULL || !iface_box_mem(vm, value, t, mem)) {
        return false;
    }
    void *method = bound_method_new(vm, t, value[1].u, symbol);
    vm->entry_text = out;
    vm->is_silent = true;
    VmEntryEnd end = method != NULL ? run_closure(vm, method, false) : ENTRY_FAILED;
    vm->entry_text = NULL;
    vm->is_silent = false;
    return end == ENTRY_RETURNED;
}

bool background_is_over(const Vm *vm) {
    return platform_monotonic_ns() >= vm->background_until;
}

int64_t vm_run_background(Vm *vm, int64_t max_ns) {
    vm->is_session = true;
    vm->entry_done = false;
    vm->background_until = platform_monotonic_ns() + max_ns;
    do {
        vm_run(vm);
    } while (!vm->has_exited && sched_has_others(vm->sched) && !background_is_over(vm) &&
             !pauses_hold(vm));
    vm->background_until = 0;
    if (sched_has_others(vm->sched)) {
        return 0;
    }
    int64_t due = sched_next_due(vm->sched);
    if (due == INT64_MAX || sched_is_virtual(vm->sched)) {
        return -1;
    }
    int64_t ns = due - sched_now(vm->sched);
    return ns > 0 ? ns : 0;
}

bool vm_has_exited(const Vm *vm) {
    return vm->has_exited;
}

int vm_exit_code(const Vm *vm) {
    return vm->exit_code;
}

/* ---- changing what runs */

typedef struct KillById {
    Vm *vm;
    uint64_t id;
    bool found;
} KillById;

static bool kill_if(void *ctx, Task *t) {
    KillById *k = ctx;
    if (t->id != k->id || GORO(t)->is_finalizer) {
        return true;
    }
    task_interrupt(k->vm->sched, t);
    k->found = true;
    return false;
}

bool vm_kill(Vm *vm, uint64_t id) {
    KillById k = {vm, id, false};
    sched_each_task(vm->sched, kill_if, &k);
    return k.found;
}

typedef struct Entering {
    Vm *vm;
    const Ins *entry;
    uint32_t frame_slots;
} Entering;

static bool make_room(void *ctx, Task *t) {
    Entering *e = ctx;
    Goro *g = GORO(t);
    if (goro_ip(g) == e->entry) {
        stack_reserve(e->vm, g, g->fp + e->frame_slots);
    }
    return true;
}

void vm_redirect(Vm *vm, uint32_t func, uint32_t successor) {
    image_redirect(vm->image, func, successor);
    const FuncMeta *from = vm->image->funcs.data[func];
    if (from->entry != NULL) {
        const EntryWord *word = (const EntryWord *)(const void *)from->entry - 1;
        Entering e = {vm, from->entry, (uint32_t)word->frame_slots};
        sched_each_task(vm->sched, make_room, &e);
    }
}

void vm_forget_methods(Vm *vm) {
    memset(vm->impls, 0, IMPL_CACHE * sizeof *vm->impls);
    memset(vm->methods, 0, METHOD_CACHE * sizeof *vm->methods);
    for (uint32_t i = 0; i < vm->image->cache_len; i++) {
        vm->image->caches[i].type = NULL;
    }
}
