/* stop.c: work on much memory that an interrupt can stop.
 *
 * Interrupts are seen when the budget is reloaded, between instructions. One instruction or native
 * that handles a gigabyte goes in pieces and looks here between them. When an interrupt waits it is
 * *given up*: the helper answers false (the native NAT_PANIC) with gave_up set, cold_raise sees the
 * interrupt, and the instruction is executed again from the start, unless its goroutine is unwound
 * for the interrupt.
 *
 * Invariants: what is given up has written neither its results nor over its operands, or nothing
 * that a second execution would not write again (a sort leaves its slice in another order). Where
 * that does not hold (overlapping moves; memory asked for in the middle of a native) only the
 * goroutine that is going to be unwound gives up. Samples of the profiler stop nothing: they come
 * for ever.
 */
#include "base/utf8.h"
#include "vm/native.h"
#include "vm/vm_internal.h"

enum { STOPPING = INTERRUPT_USER | INTERRUPT_MAX_TIME | INTERRUPT_QUIT };

/* At a prompt without an entry nobody is going to be unwound. */
bool stop_waits(const Vm *vm) {
    return unlikely((vm->interrupt & STOPPING) != 0) && vm->cur != NULL &&
           !goro_is_held(vm->cur) && vm->main_goro != NULL;
}

bool stop_unwinds(const Vm *vm) {
    return stop_waits(vm) && vm->cur == vm->main_goro;
}

bool give_up(Vm *vm) {
    vm->gave_up = true;
    return false;
}

/* The heap asks: memory for an instruction that can be repeated, or for somebody who will not go
 * on. */
static bool stops_heap(void *ctx) {
    const Vm *vm = ctx;
    if (!stop_waits(vm)) {
        return false;
    }
    const Ins *ip = goro_ip(vm->cur);
    bool can_repeat = ip->op != OP_CALL_NATIVE && (op_info((Opcode)ip->op)->flags & FS) != 0;
    return can_repeat || vm->in_gc_call || vm->cur == vm->main_goro;
}

void stop_init(Vm *vm) {
    gc_set_stop(vm->heap, stops_heap, vm);
}

/* ---- bytes */

bool bulk_copy(Vm *vm, void *to, const void *from, uint64_t n) {
    for (; n > BULK_PIECE; n -= BULK_PIECE) {
        memcpy(to, from, BULK_PIECE);
        to = (char *)to + BULK_PIECE;
        from = (const char *)from + BULK_PIECE;
        if (stop_waits(vm)) {
            return give_up(vm);
        }
    }
    if (n != 0) {
        memcpy(to, from, n);
    }
    return true;
}

/* Whole elements of the shape (NULL: bytes) of about a piece. */
static uint64_t piece_of(const GcShape *shape) {
    uint64_t period = shape == NULL ? 8 : 8ull * gc_shape_words(shape);
    return period > BULK_PIECE ? period : BULK_PIECE / period * period;
}

static const GcShape *shape_to_shade(Vm *vm, const Rtype *elem) {
    return gc_barrier_active(vm->heap) && elem->has_pointers ? elem->shape : NULL;
}

static void move_piece(Vm *vm, char *to, const char *from, uint64_t n, const GcShape *shape) {
    if (shape != NULL) {
        gc_shade_range(vm->heap, to, n, shape);
    }
    memmove(to, from, n);
}

static bool overlap(const char *a, const char *b, uint64_t n) {
    return a < b + n && b < a + n;
}

bool bulk_move(Vm *vm, const Rtype *elem, void *to, const void *from, uint64_t n) {
    const GcShape *shape = shape_to_shade(vm, elem);
    uint64_t piece = piece_of(shape);
    if (likely(n <= piece)) {
        move_piece(vm, to, from, n, shape);
        return true;
    }
    bool is_upward = (char *)to > (const char *)from, is_repeatable = !overlap(to, from, n);
    uint64_t pieces = (n + piece - 1) / piece;
    for (uint64_t i = 0; i < pieces; i++) {
        if (i > 0 && (is_repeatable ? stop_waits(vm) : stop_unwinds(vm))) {
            return give_up(vm);
        }
        uint64_t at = (is_upward ? pieces - 1 - i : i) * piece;
        uint64_t k = n - at < piece ? n - at : piece;
        move_piece(vm, (char *)to + at, (const char *)from + at, k, shape);
    }
    return true;
}

bool bulk_zero(Vm *vm, const Rtype *elem, void *at, uint64_t n) {
    const GcShape *shape = shape_to_shade(vm, elem);
    uint64_t piece = piece_of(shape);
    for (char *p = at; n > 0;) {
        uint64_t k = n < piece ? n : piece;
        if (shape != NULL) {
            gc_shade_range(vm->heap, p, k, shape);
        }
        memset(p, 0, k);
        p += k;
        n -= k;
        if (n > 0 && stop_waits(vm)) {
            return give_up(vm);
        }
    }
    return true;
}

/* ---- natives */

NatWatch nat_watch(Vm *vm) {
    return (NatWatch){.vm = vm, .left = NAT_WATCH_PIECE};
}

bool nat_watch_look(NatWatch *w) {
    w->left = NAT_WATCH_PIECE;
    w->is_stopped = w->is_stopped || stop_waits(w->vm);
    return w->is_stopped;
}

uint64_t nat_count_runes(NatWatch *w, const char *text, uint64_t len) {
    uint64_t count = 0;
    for (uint64_t k; len > 0; text += k, len -= k) {
        k = utf8_piece(text, len, NAT_WATCH_PIECE);
        count += utf8_count(text, k);
        if (nat_stops(w, (int64_t)k)) {
            break;
        }
    }
    return count;
}

NativeResult nat_again(Vm *vm) {
    give_up(vm);
    return NAT_PANIC;
}
