/* safepoint.c: what happens between instructions: the collector's turn, preemption, interrupts,
 * waiting when nobody can run.
 *
 * All of it is counted work (back-edges, bytes), so a run can be repeated exactly. The goroutine's
 * state is saved before any of these is called.
 */
#include "vm/vm_internal.h"

#include "base/rng.h"

/* ---- the collector's turn */

/* GOLDEBUG=gcstress=N: a whole collection at every Nth safepoint, then dead slots are poisoned;
 * between them tiny slices of a collection. Keeps step_owed up, so that every safepoint comes here.
 * When an interrupt waits no more collections put off the reload of the budget that sees it. */
static void stress(Vm *vm) {
    if (vm->interrupt != 0 || vm->stress_left-- > 0) {
        gc_stress_step(vm->heap);
        vm->heap->step_owed = 1;
        return;
    }
    vm->stress_left = vm->options.gc_stress - 1;
    gc_stress_collect(vm->heap);
    vm_poison_dead(vm);
    const char *fault = gc_verify(vm->heap);
    if (fault != NULL) {
        PANIC("gcstress: %s", fault);
    }
    gc_stress_step(vm->heap);
    vm->heap->step_owed = 1;
}

void vm_safepoint(Vm *vm) {
    if (likely(vm->options.gc_stress == 0)) {
        gc_step(vm->heap);
    } else {
        stress(vm);
    }
}

/* Did the instruction that was short of memory the last time get through since? Whatever it is part
 * of comes back to it by a back-edge or a call in a cycle, which charge the budget. */
static bool made_progress(const Vm *vm, const Ins *ip) {
    return vm->room_made_at != ip || vm->room_budget != vm->budget ||
           vm->room_preemptions != vm->preemptions;
}

/* Out of memory at the current instruction: collects, so that it can be executed again. False: that
 * was no use the last time either, or the instruction can't be repeated (a native may have done
 * half of its work). */
bool vm_made_room(Vm *vm) {
    const Ins *ip = goro_ip(vm->cur);
    if (!vm->raise_fatal_memory || ip->op == OP_CALL_NATIVE ||
        (op_info((Opcode)ip->op)->flags & FS) == 0 || !made_progress(vm, ip)) {
        return false;
    }
    GcStats before, after;
    gc_stats(vm->heap, &before);
    gc_collect(vm->heap);
    gc_stats(vm->heap, &after);
    bool freed_little = after.heap_alloc + before.heap_alloc / 64 >= before.heap_alloc;
    if (freed_little && vm->room_made_at == ip) {
        return false;
    }
    vm->room_made_at = ip;
    vm->room_budget = vm->budget;
    vm->room_preemptions = vm->preemptions;
    vm->raise_fatal_memory = false;
    return true;
}

/* ---- interrupts */

/* The main goroutine is to unwind. The second time there is no patience left. */
static void interrupt_main(Vm *vm, int code) {
    if (vm->interrupts_seen++ > 0 || vm->main_goro == NULL) {
        vm_exit(vm, code);
    }
    vm->exit_code = code;
    task_interrupt(vm->sched, &vm->main_goro->task);
}

static void dump_all(Vm *vm) {
    Buf b;
    buf_init(&b);
    vm_trace_all(vm, vm->cur, &b);
    vm_flush(vm);
    err_write(vm, b.data, b.len);
    buf_deinit(&b);
}

/* -until: main unwinds, and the program has ended as asked. */
static void end_until(Vm *vm) {
    vm->options.until_ns = 0;
    interrupt_main(vm, 0);
}

/* Nothing can run before the time of -until. Asked before the virtual clock jumps. */
static bool is_past_until(Vm *vm) {
    int64_t until = vm->options.until_ns;
    if (sched_queue_length(vm->sched) > 0) {
        return false;
    }
    int64_t due = sched_next_due(vm->sched);
    return sched_now(vm->sched) >= until || (due != INT64_MAX && due > until);
}

void vm_set_sampler(Vm *vm, VmSampler fn, void *ctx) {
    vm->sampler = fn;
    vm->sampler_ctx = ctx;
}

void vm_sample(Vm *vm) {
    __atomic_fetch_add(&vm->samples_due, 1, __ATOMIC_SEQ_CST);
    __atomic_fetch_or(&vm->interrupt, INTERRUPT_SAMPLE, __ATOMIC_SEQ_CST);
}

static void take_samples(Vm *vm) {
    uint32_t samples = __atomic_exchange_n(&vm->samples_due, 0, __ATOMIC_SEQ_CST);
    if (vm->sampler != NULL && vm->cur != NULL && samples > 0) {
        vm->sampler(vm->sampler_ctx, vm->cur, samples);
    }
}

static void see_interrupts(Vm *vm) {
    int what = __atomic_exchange_n(&vm->interrupt, 0, __ATOMIC_SEQ_CST);
    if (what & INTERRUPT_SAMPLE) {
        take_samples(vm);
    }
    if (what & INTERRUPT_NOTED) {
        sched_wake_all(vm->sched, signal_key(vm), false);
    }
    if (what & INTERRUPT_QUIT) {
        Buf b;
        buf_init(&b);
        trace_quit(vm, vm->cur, &b);
        vm_end_watched(vm, &b, WATCH_QUIT);
    }
    if (what & INTERRUPT_DUMP) {
        dump_all(vm);
    }
    if ((what & INTERRUPT_USER) && vm->is_session) {
        entry_interrupt(vm);
    } else if (what & (INTERRUPT_USER | INTERRUPT_MAX_TIME)) {
        interrupt_main(vm, what & INTERRUPT_MAX_TIME ? 124 : 130);
    }
    int64_t until = vm->options.until_ns;
    if (until != 0 && sched_now(vm->sched) >= until) {
        end_until(vm);
    }
}

void vm_interrupt(Vm *vm, VmInterrupt what) {
    __atomic_fetch_or(&vm->interrupt, (int)what, __ATOMIC_SEQ_CST);
    sched_kick(vm->sched);
}

/* ---- preemption */

void vm_preempt(Vm *vm) {
    Goro *g = vm->cur;
    vm->budget = sched_slice(vm->sched, BUDGET);
    vm->preemptions++;
    if (unlikely(vm->interrupt != 0) || unlikely(vm->options.until_ns != 0)) {
        see_interrupts(vm);
    }
    bool unwinds = g->task.trap != TRAP_NONE; /* since now, or since it was held */
    if (unlikely(unwinds) && !goro_is_held(g)) {
        vm_task_trap(vm);
        return;
    }
    vm->until_poll -= BUDGET;
    if (vm->until_poll < 0) {
        vm->until_poll = POLL_CHARGE;
        vm_flush(vm);
        sched_poll(vm->sched);
    }
    if (gc_should_step(vm->heap)) {
        vm_safepoint(vm);
    }
    bool is_over = vm->background_until != 0 && background_is_over(vm);
    if ((sched_has_others(vm->sched) || is_over) && !goro_is_held(g)) {
        leakwatch_leaves(vm, g);
        sched_give_way(vm->sched, &g->task);
        vm->cur = NULL;
        if (is_over) {
            vm_leave(vm);
        }
    }
}

void vm_poll(Vm *vm) {
    Goro *g = vm->cur; /* chosen, not yet running */
    vm->until_poll = POLL_CHARGE;
    vm_flush(vm);
    sched_poll(vm->sched);
    if (unlikely(vm->interrupt != 0) || unlikely(vm->options.until_ns != 0)) {
        see_interrupts(vm);
    }
    vm->cur = g;
}

void vm_yield(Vm *vm, bool hand_over) {
    Goro *g = vm->cur;
    if (goro_is_held(g)) {
        return;
    }
    leakwatch_leaves(vm, g);
    if (hand_over) {
        finalizer_hand_over(vm);
    } else {
        sched_give_way(vm->sched, &g->task);
    }
    vm->cur = NULL;
}

void vm_parked(Vm *vm) {
    Goro *g = vm->cur;
    if (unlikely(g->nested > 0)) {
        vm_fatal(vm, "goroutine would wait (%s) inside a callback from C",
                 wait_reason_text((WaitReason)g->task.reason));
    }
    const Ins *ip = goro_ip(g);
    g->task.op_bytes = (uint8_t)(8 * (1 + op_info((Opcode)ip->op)->extra));
    leakwatch_leaves(vm, g);
    vm->cur = NULL;
}

void vm_task_trap(Vm *vm) {
    Goro *g = vm->cur;
    TaskTrap trap = (TaskTrap)g->task.trap;
    g->task.trap = TRAP_NONE;
    if (g->is_doomed) {
        bool was_main = g->is_main;
        goro_finish(vm);
        if (was_main) {
            entry_main_ended(vm);
        }
    } else if (trap == TRAP_SEND_CLOSED) {
        raise_plain(vm, "send on closed channel");
        vm_raise_pending(vm);
    } else {
        offload_abandon(vm, g);
        vm_goexit(vm, PANIC_INTERRUPT);
    }
}

/* ---- waiting */

Goro *vm_wait(Vm *vm) {
    for (;;) {
        Task *t;
        if (unlikely(vm->interrupt != 0)) {
            see_interrupts(vm);
        }
        if (unlikely(vm->options.until_ns != 0) && is_past_until(vm)) {
            end_until(vm);
        }
        if (vm->background_until != 0 && sched_is_virtual(vm->sched)) {
            vm_leave(vm); /* a prompt that waits holds the virtual clock */
        }
        SchedNext next = sched_next(vm->sched, &t);
        if (next != NEXT_RUN && vm->background_until != 0) {
            vm_leave(vm);
        }
        switch (next) {
        case NEXT_RUN: return GORO(t);
        case NEXT_DEADLOCK:
            if (!vm->is_session) {
                vm_deadlock(vm);
            }
            entry_deadlock(vm);
            break;
        case NEXT_IDLE:
            vm_flush(vm);
            if (!gc_idle_step(vm->heap)) {
                sched_wait(vm->sched);
            }
            break;
        }
    }
}
