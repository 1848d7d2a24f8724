/* nat_debug.c: the C side of package runtime/debug. */
#include "vm/native.h"

#include "vm/vm_internal.h"

extern NativeFn debug_set_gc_percent, debug_set_memory_limit, debug_set_max_stack, debug_free_os_memory,
    debug_set_traceback, debug_leak_report, runtime_leak_line;

/* LeakReport(): the state is that of a safepoint. Nothing happens without -leaks. */
NativeResult debug_leak_report(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    leakwatch_moment(vm, WATCH_ASKED);
    return NAT_DONE;
}

/* What the compiler puts before the line of -leaks-at. */
NativeResult runtime_leak_line(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    leakwatch_moment(vm, WATCH_LINE);
    return NAT_DONE;
}

NativeResult debug_set_gc_percent(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].i = gc_set_percent(vm->heap, args[0].i < 0 ? -1 : args[0].i);
    return NAT_DONE;
}

NativeResult debug_set_memory_limit(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].i = gc_set_memory_limit(vm->heap, args[0].i);
    return NAT_DONE;
}

NativeResult debug_set_max_stack(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    uint64_t old = vm->max_stack_slots * 8;
    vm->max_stack_slots = args[0].u / 8;
    args[0].u = old;
    return NAT_DONE;
}

NativeResult debug_free_os_memory(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    vm->in_gc_call = true;
    gc_free_os_memory(vm->heap);
    vm->in_gc_call = false;
    if (finalizer_can_start(vm)) {
        vm->after_native |= AFTER_YIELD | AFTER_HANDOVER;
    }
    return NAT_DONE;
}

bool vm_traceback_level(const char *text, size_t len, VmTraceback *level) {
    static const char *const names[] = {
        [TRACEBACK_SINGLE] = "single", [TRACEBACK_NONE] = "none",   [TRACEBACK_ALL] = "all",
        [TRACEBACK_SYSTEM] = "system", [TRACEBACK_CRASH] = "crash",
    };
    for (int i = 0; i <= TRACEBACK_CRASH; i++) {
        if (strlen(names[i]) == len && memcmp(names[i], text, len) == 0) {
            *level = (VmTraceback)i;
            return true;
        }
    }
    if (len == 1 && text[0] >= '0' && text[0] <= '2') {
        *level = text[0] == '0'   ? TRACEBACK_NONE
                 : text[0] == '1' ? TRACEBACK_ALL
                                  : TRACEBACK_SYSTEM;
        return true;
    }
    return false;
}

NativeResult debug_set_traceback(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    VmTraceback level;
    if (vm_traceback_level(args[0].p, args[1].u, &level) && level > vm->options.traceback) {
        vm->options.traceback = level; /* it can only be raised */
    }
    return NAT_DONE;
}
