/* nested.c: calling a Go function from C that Go has called (VM-DESIGN.md 5, DESIGN.md 5).
 *
 * The one place where the interpreter runs inside a native. The call gets a pseudo frame
 * (PF_NESTED) above everything of its goroutine, whose return stops the inner loop. A panic that
 * finds no more defers above that frame leaves the inner loop too: C must return first, then the
 * panic goes on in the frames below (nested_resume_panic), as if the native itself had panicked.
 */
#include "vm/vm_internal.h"

bool vm_run_nested(Vm *vm, Goro *g, void *closure, Slot *args, uint32_t arg_slots,
                   uint32_t result_slots) {
    CHECK(g == vm->cur && closure != NULL);
    const Ins *ip = goro_ip(g);
    uint32_t fp = g->fp, outer_base = vm->nested_base;
    int64_t budget = vm->budget;
    if (vm->nested_unwinds) { /* C goes on calling while a panic waits for it to return */
        memset(args, 0, result_slots * sizeof(Slot));
        return false;
    }
    uint32_t top = frame_top(vm, ip, fp);
    for (const Panic *p = g->panics; p != NULL; p = p->prev) {
        CHECK(p->call_frame <= top + PSEUDO_LINK || p->call_frame == 0);
    }
    g->nested++;
    push_pseudo_call(vm, g, PF_NESTED, top, closure, args, arg_slots, 0);
    vm->nested_base = g->fp;
    vm->budget = BUDGET;
    vm_loop(vm);
    vm->budget = budget;
    vm->nested_base = outer_base;
    if (vm->has_exited || vm->cur == NULL) { /* os.Exit or a fatal error inside: all loops end */
        vm_leave(vm);
    }
    g->nested--;
    if (!vm->nested_unwinds) {
        memcpy(args, goro_fp(g), result_slots * sizeof(Slot));
    } else {
        memset(args, 0, result_slots * sizeof(Slot));
    }
    goro_set(g, ip, fp);
    vm->after_native |= AFTER_NESTED;
    return !vm->nested_unwinds;
}

_Noreturn void nested_unwound(Vm *vm) {
    vm->nested_unwinds = true;
    vm_leave(vm);
}
