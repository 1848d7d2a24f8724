/* finalize.c: the finalizer goroutine and runtime.SetFinalizer (RUNTIME.md 1, 2).
 *
 * The collector keeps the table of finalizers and the queue; here is who runs them: one goroutine,
 * made by the first SetFinalizer, that takes one call after the other. Its bottom is pseudo code
 * (PF_FINALIZER): reaching it means the previous call has returned. Between calls it is parked.
 *
 * runtime.GC hands over to it directly: it runs next, and the caller of GC right after it.
 */
#include "vm/vm_internal.h"

/* words of a GcFinalizer: the object's pointer type; how the parameter takes it (lower half), and
 * where SetFinalizer was called (upper half, vm_finalizer_site) */
enum { PARAM_POINTER = 1, PARAM_IFACE = 2 };

static void finalizer_goro_start(Vm *vm) {
    if (vm->fin_goro != NULL) {
        return;
    }
    Goro *g = goro_new(vm, NULL, 0);
    g->creator = 0;
    goro_set(g, pseudo_return(PF_FINALIZER), LINK_SLOTS);
    g->first_stack[1].p = (void *)(uintptr_t)pseudo_return(PF_FINALIZER);
    vm->fin_goro = g;
    sched_park(vm->sched, &g->task, WAIT_FINALIZER); /* born waiting */
}

void finalizer_step(Vm *vm) {
    Goro *g = vm->cur;
    GcFinalizerCall call;
    if (g->runs_finalizer) {
        g->runs_finalizer = 0;
        gc_finalizer_done(vm->heap);
        sched_tell(vm->sched, EVENT_FIN_DONE, &g->task, NULL, 0);
    }
    goro_set(g, pseudo_return(PF_FINALIZER), LINK_SLOTS);
    if (!gc_finalizer_next(vm->heap, &call)) {
        sched_park(vm->sched, &g->task, WAIT_FINALIZER);
        g->task.op_bytes = 0;
        vm->cur = NULL;
        return;
    }
    g->runs_finalizer = 1;
    if (unlikely(vm->watch != NULL)) {
        leakwatch_finalized(vm, &call.f);
    }
    Slot args[2];
    uint32_t n = 1;
    args[0].p = call.obj;
    if ((uint32_t)call.f.words[1] == PARAM_IFACE) {
        args[0].u = call.f.words[0];
        args[1].p = call.obj;
        n = 2;
    }
    /* as a bottom frame: what is below it is only the pseudo code */
    push_pseudo_call(vm, g, PF_FINALIZER, 0, call.f.fn, args, n, 0);
    sched_tell(vm->sched, EVENT_FIN_RUN, &g->task, call.obj, 0);
}

static bool is_idle(const Goro *g) {
    return g->task.state == TASK_WAITING && !g->runs_finalizer;
}

/* The collector has queued some: wakes the goroutine, unless runtime.GC is about to do so. */
void finalizers_queued(void *ctx, size_t count) {
    Vm *vm = ctx;
    if (count > 0) {
        sched_tell(vm->sched, EVENT_FIN_QUEUED, NULL, NULL, count);
    }
    if (count > 0 && vm->fin_goro != NULL && is_idle(vm->fin_goro) && !vm->in_gc_call) {
        sched_ready_tail(vm->sched, &vm->fin_goro->task, false);
    }
}

bool finalizer_can_start(const Vm *vm) {
    return vm->fin_goro != NULL && is_idle(vm->fin_goro) && gc_finalizer_pending(vm->heap) > 0;
}

void finalizer_hand_over(Vm *vm) {
    Goro *g = vm->cur;
    Goro *f = vm->fin_goro;
    sched_park(vm->sched, &g->task, WAIT_NONE);
    g->task.op_bytes = 0;
    sched_ready_now(vm->sched, &g->task, false);
    sched_ready_now(vm->sched, &f->task, false);
}

/* ---- SetFinalizer: the checks in Go's order, all of them fatal */

static const char *type_text(const Rtype *t) {
    return t->string->text;
}

/* How a parameter of type `param` takes a pointer of type t; 0: it does not. */
static int parameter_kind(Vm *vm, const Rtype *t, const Rtype *param) {
    if (param == t) {
        return PARAM_POINTER;
    }
    if (param->kind == RK_POINTER && param->elem == t->elem &&
        (!param->is_named || !t->is_named)) {
        return PARAM_POINTER;
    }
    if (param->kind == RK_INTERFACE && rtype_implements(vm, t, param, NULL)) {
        return PARAM_IFACE;
    }
    return 0;
}

static int check_function(Vm *vm, const Rtype *t, const Rtype *fn) {
    if (fn->kind != RK_FUNC) {
        vm_fatal(vm, "runtime.SetFinalizer: second argument is %s, not a function", type_text(fn));
    }
    if (fn->is_variadic) {
        vm_fatal(vm, "runtime.SetFinalizer: cannot pass %s to finalizer %s because dotdotdot",
                 type_text(t), type_text(fn));
    }
    int kind = fn->in_count == 1 ? parameter_kind(vm, t, fn->in[0]) : 0;
    if (kind == 0) {
        vm_fatal(vm, "runtime.SetFinalizer: cannot pass %s to finalizer %s", type_text(t),
                 type_text(fn));
    }
    return kind;
}

static void check_place(Vm *vm, GcFinResult r) {
    if (r == GC_FIN_NOT_ALLOCATED) {
        vm_fatal(vm, "runtime.SetFinalizer: pointer not in allocated block");
    }
    if (r == GC_FIN_NOT_BEGINNING) {
        vm_fatal(vm, "runtime.SetFinalizer: pointer not at beginning of allocated block");
    }
}

void nat_set_finalizer(Vm *vm, void *object, const Rtype *pointer_type, void *closure) {
    finalizer_goro_start(vm);
    GcFinalizer f = {closure, {(uintptr_t)pointer_type, PARAM_POINTER}};
    (void)gc_finalizer_set(vm->heap, object, &f);
}

extern NativeFn runtime_set_finalizer;
NativeResult runtime_set_finalizer(Vm *vm, Goro *g, Slot *args) {
    const Rtype *t = args[0].p, *fn = args[2].p;
    void *obj = args[1].p;
    (void)g;
    if (t == NULL) {
        vm_fatal(vm, "runtime.SetFinalizer: first argument is nil");
    }
    if (t->kind != RK_POINTER) {
        vm_fatal(vm, "runtime.SetFinalizer: first argument is %s, not pointer", type_text(t));
    }
    GcFinResult place = gc_finalizer_check(vm->heap, obj);
    check_place(vm, place);
    if (fn == NULL) {
        gc_finalizer_clear(vm->heap, obj);
        return NAT_DONE;
    }
    int kind = check_function(vm, t, fn);
    if (place == GC_FIN_IGNORED) {
        return NAT_DONE;
    }
    finalizer_goro_start(vm);
    uint64_t site = vm_site(vm, vm_caller_ip(vm));
    GcFinalizer f = {args[3].p, {(uintptr_t)t, (uint64_t)kind | site << 32}};
    if (gc_finalizer_set(vm->heap, obj, &f) == GC_FIN_ALREADY_SET) {
        vm_fatal(vm, "runtime.SetFinalizer: finalizer already set");
    }
    return NAT_DONE;
}
