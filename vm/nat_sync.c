/* nat_sync.c: the C side of package sync: parking on an address. */
#include "vm/native.h"

#include "vm/vm_internal.h"

extern NativeFn sync_sema_park, sync_sema_wake, sync_note_lock, sync_note_unlock, sync_fatal,
    sync_gc_cycles;

/* semaPark(addr *uint32, reason int) */
NativeResult sync_sema_park(Vm *vm, Goro *g, Slot *args) {
    static const uint8_t reasons[] = {WAIT_SEMACQUIRE, WAIT_MUTEX_LOCK, WAIT_RWMUTEX_RLOCK,
                                      WAIT_RWMUTEX_LOCK, WAIT_COND_WAIT};
    CHECK(args[1].u < sizeof reasons);
    sched_park_on(vm->sched, &g->task, args[0].p, (WaitReason)reasons[args[1].u]);
    return NAT_PARK;
}

/* semaWake(addr *uint32) */
NativeResult sync_sema_wake(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    sched_wake_one(vm->sched, args[0].p, true);
    return NAT_DONE;
}

/* noteLock(addr *uint32) */
NativeResult sync_note_lock(Vm *vm, Goro *g, Slot *args) {
    if (vm->watch != NULL) {
        leakwatch_locked(vm, g, args[0].p);
    }
    return NAT_DONE;
}

/* noteUnlock(addr *uint32) */
NativeResult sync_note_unlock(Vm *vm, Goro *g, Slot *args) {
    if (vm->watch != NULL) {
        leakwatch_unlocked(vm, g, args[0].p);
    }
    return NAT_DONE;
}

/* fatal(text string) */
NativeResult sync_fatal(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    vm_fatal(vm, "%.*s", (int)args[1].u, (const char *)args[0].p);
}

NativeResult sync_gc_cycles(Vm *vm, Goro *g, Slot *args) {
    GcStats s;
    (void)g;
    gc_stats(vm->heap, &s);
    args[0].u = s.num_gc;
    return NAT_DONE;
}
