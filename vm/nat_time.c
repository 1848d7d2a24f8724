/* nat_time.c: the C side of package time: the clock, sleeping, timers. */
#include "vm/native.h"

#include "vm/vm_internal.h"

extern NativeFn time_now, time_sleep, time_start_timer, time_stop_timer, time_reset_timer;

/* now() (sec, nsec, mono int64) */
NativeResult time_now(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    int32_t nsec;
    sched_wall(vm->sched, &args[0].i, &nsec);
    args[1].i = nsec;
    args[2].i = sched_now(vm->sched);
    return NAT_DONE;
}

/* Sleep(d Duration) */
NativeResult time_sleep(Vm *vm, Goro *g, Slot *args) {
    return sched_sleep(vm->sched, &g->task, args[0].i) == SCHED_PARKED ? NAT_PARK : NAT_DONE;
}

/* startTimer(t *runtimeTimer, ns, period int64, local *Location) */
NativeResult time_start_timer(Vm *vm, Goro *g, Slot *args) {
    gc_store_ptr(vm->heap, &vm->time_local, args[3].p);
    uint32_t site = vm_site(vm, vm_caller_ip(vm));
    if (!sched_timer_start(vm->sched, args[0].p, args[1].i, args[2].i, site)) {
        raise_memory(vm);
        return NAT_PANIC;
    }
    if (unlikely(vm->watch != NULL)) {
        leakwatch_timer_started(vm);
        leakwatch_timer_set(vm, g, site);
    }
    return NAT_DONE;
}

NativeResult time_stop_timer(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = sched_timer_stop(vm->sched, args[0].p);
    return NAT_DONE;
}

/* resetTimer(t *runtimeTimer, ns, period int64) bool */
NativeResult time_reset_timer(Vm *vm, Goro *g, Slot *args) {
    const SchedTimer *t = args[0].p;
    if (unlikely(vm->watch != NULL)) {
        leakwatch_timer_set(vm, g, t->site);
    }
    args[0].u = sched_timer_reset(vm->sched, args[0].p, args[1].i, args[2].i);
    return NAT_DONE;
}
