/* trap.c: run-time errors. A handler that finds one only says "trap": what was wrong is read off
 * the instruction and its operands again, here, where time does not matter. Helpers in C that fail
 * leave the panic value themselves (raise_*).
 */
#include "vm/vm_internal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- panic values */

const Rtype *known_type(Vm *vm, KnownType k) {
    const Rtype *t = vm->image->known[k];
    if (t != NULL) {
        return t;
    }
    return k == KNOWN_STRING ? &vm->fallback_string : &vm->fallback_error;
}

/* A value of a string kind, boxed. */
static bool raise_text(Vm *vm, KnownType k, const char *text, size_t len) {
    uint64_t *box = gc_new(vm->heap, vm->string_shape, 16);
    char *copy = gc_new_raw(vm->heap, len);
    if (box == NULL || copy == NULL) {
        return raise_memory(vm);
    }
    memcpy(copy, text, len);
    box[0] = (uintptr_t)copy;
    box[1] = len;
    vm->raise_type = (uintptr_t)known_type(vm, k);
    vm->raise_data = (uintptr_t)box;
    return false;
}

static bool raise_vtext(Vm *vm, KnownType k, const char *format, va_list args) {
    char text[512];
    int n = vsnprintf(text, sizeof text, format, args);
    return raise_text(vm, k, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

#define RAISE_WITH(name, known)                                                                    \
    bool name(Vm *vm, const char *format, ...) {                                                   \
        va_list args;                                                                              \
        va_start(args, format);                                                                    \
        raise_vtext(vm, known, format, args);                                                      \
        va_end(args);                                                                              \
        return false;                                                                              \
    }
RAISE_WITH(raise_runtime, KNOWN_ERROR_STRING)
RAISE_WITH(raise_bounds, KNOWN_BOUNDS_ERROR)
RAISE_WITH(raise_plain, KNOWN_PLAIN_ERROR)

bool raise_string(Vm *vm, const char *text, size_t len) {
    return raise_text(vm, KNOWN_STRING, text, len);
}

/* TypeAssertionError and PanicNilError are pointers to a struct that starts with its text: the box
 * of the string is that struct. */
bool raise_assertion(Vm *vm, const char *text, size_t len) {
    return raise_text(vm, KNOWN_TYPE_ASSERTION, text, len);
}

bool raise_panic_nil(Vm *vm, const char *text, size_t len) {
    return raise_text(vm, KNOWN_PANIC_NIL, text, len);
}

bool raise_memory(Vm *vm) {
    if (vm->gave_up || gc_gave_up(vm->heap)) {
        return give_up(vm);
    }
    vm->raise_fatal_memory = true;
    return false;
}

/* ---- texts */

static void raise_index(Vm *vm, int64_t index, uint64_t len) {
    if (index < 0) {
        raise_bounds(vm, "index out of range [%" PRId64 "]", index);
    } else {
        raise_bounds(vm, "index out of range [%" PRId64 "] with length %" PRIu64, index, len);
    }
}

/* s[lo:hi] over something of `limit` elements. */
static void raise_slice(Vm *vm, int64_t lo, int64_t hi, uint64_t limit, const char *what) {
    if (hi < 0) {
        raise_bounds(vm, "slice bounds out of range [:%" PRId64 "]", hi);
    } else if ((uint64_t)hi > limit) {
        raise_bounds(vm, "slice bounds out of range [:%" PRId64 "] with %s %" PRIu64, hi, what,
                     limit);
    } else if (lo < 0) {
        raise_bounds(vm, "slice bounds out of range [%" PRId64 ":]", lo);
    } else {
        raise_bounds(vm, "slice bounds out of range [%" PRId64 ":%" PRId64 "]", lo, hi);
    }
}

static void raise_slice3(Vm *vm, const Slot *bounds, uint64_t limit, const char *what) {
    int64_t lo = bounds[0].i, hi = bounds[1].i, max = bounds[2].i;
    if (max < 0) {
        raise_bounds(vm, "slice bounds out of range [::%" PRId64 "]", max);
    } else if ((uint64_t)max > limit) {
        raise_bounds(vm, "slice bounds out of range [::%" PRId64 "] with %s %" PRIu64, max, what,
                     limit);
    } else if (hi < 0) {
        raise_bounds(vm, "slice bounds out of range [:%" PRId64 ":]", hi);
    } else if (hi > max) {
        raise_bounds(vm, "slice bounds out of range [:%" PRId64 ":%" PRId64 "]", hi, max);
    } else if (lo < 0) {
        raise_bounds(vm, "slice bounds out of range [%" PRId64 "::]", lo);
    } else {
        raise_bounds(vm, "slice bounds out of range [%" PRId64 ":%" PRId64 ":]", lo, hi);
    }
}

/* ---- decoding */

static uint64_t literal(const Ins *ip, int n) {
    return ((const uint64_t *)(const void *)ip)[n];
}

static void trap_code(Vm *vm, TrapCode code) {
    switch (code) {
    case TRAPCODE_NIL: vm_panic_segv(vm, 0); return;
    case TRAPCODE_DIVIDE: raise_runtime(vm, "integer divide by zero"); break;
    case TRAPCODE_SHIFT: raise_runtime(vm, "negative shift amount"); break;
    default: PANIC("code that cannot be reached was");
    }
    vm_raise_pending(vm);
}

/* Index errors: true when the instruction was one. */
static bool trap_index(Vm *vm, const Ins *ip, const Slot *fp) {
    switch (ip->op) {
    case OP_LOAD_ELEM_I8: case OP_LOAD_ELEM_U8: case OP_LOAD_ELEM_I16: case OP_LOAD_ELEM_U16:
    case OP_LOAD_ELEM_I32: case OP_LOAD_ELEM_U32: case OP_LOAD_ELEM: case OP_LOAD_ELEM2:
    case OP_LOAD_ELEM3: case OP_ELEM_ADDR: case OP_LOAD_AT: case OP_LOAD_AT2:
        raise_index(vm, fp[ip->c].i, fp[ip->b + 1].u);
        return true;
    case OP_STORE_ELEM_8: case OP_STORE_ELEM_16: case OP_STORE_ELEM_32: case OP_STORE_ELEM:
    case OP_STORE_ELEM_PTR: case OP_STORE_ELEM_STR: case OP_STORE_ELEM_SLICE:
    case OP_STORE_ELEM_IFACE: case OP_ELEM_ADD: case OP_ELEM_ADDI: case OP_ELEM_ADDF:
    case OP_STORE_AT:
        raise_index(vm, fp[ip->b].i, fp[ip->a + 1].u);
        return true;
    case OP_LOAD_ELEM_2D: case OP_LOAD_ELEM_2D_U8:
        if (fp[ip->c].u >= fp[ip->b + 1].u) {
            raise_index(vm, fp[ip->c].i, fp[ip->b + 1].u);
        } else {
            const Slot *row = (const Slot *)fp[ip->b].p + 3 * fp[ip->c].u;
            raise_index(vm, fp[literal(ip, 1)].i, row[1].u);
        }
        return true;
    case OP_BOUNDS: raise_index(vm, fp[ip->a].i, fp[ip->b].u); return true;
    case OP_BOUNDSK: raise_index(vm, fp[ip->a].i, literal(ip, 1)); return true;
    default: return false;
    }
}

/* What an array has is a length, what a slice has a capacity. */
static const char *slicing_bound(const Ins *ip) {
    return (literal(ip, 1) >> 32 & RESLICE_VIEW) != 0 ? "length" : "capacity";
}

static bool trap_slice(Vm *vm, const Ins *ip, const Slot *fp) {
    const Slot *bounds = &fp[ip->c];
    switch (ip->op) {
    case OP_SUBSTR:
    case OP_SUBSTR_NOTED:
        raise_slice(vm, bounds[0].i, bounds[1].i, fp[ip->b + 1].u, "length");
        return true;
    case OP_RESLICE:
    case OP_RESLICE_NOTED:
        raise_slice(vm, bounds[0].i, bounds[1].i, fp[ip->b + 2].u,
                    slicing_bound(ip));
        return true;
    case OP_RESLICE3:
    case OP_RESLICE3_NOTED:
        raise_slice3(vm, bounds, fp[ip->b + 2].u, slicing_bound(ip));
        return true;
    case OP_SLICE_ARRAY:
        raise_runtime(vm,
                      "cannot convert slice with length %" PRIu64
                      " to array or pointer to array with length %" PRIu64,
                      fp[ip->b + 1].u, literal(ip, 1));
        return true;
    default: return false;
    }
}

/* The offset a nil pointer was used with, which real hardware would report as the fault's
 * address. */
static uint64_t nil_address(const Ins *ip, const Slot *fp) {
    switch (ip->op) {
    case OP_LOAD_I8: case OP_LOAD_U8: case OP_LOAD_I16: case OP_LOAD_U16: case OP_LOAD_I32:
    case OP_LOAD_U32: case OP_LOAD: case OP_LOAD2: case OP_LOAD3: case OP_LOADB: case OP_STORE_8:
    case OP_STORE_16: case OP_STORE_32: case OP_STORE: case OP_STORE_PTR: case OP_STORE_STR:
    case OP_STORE_SLICE: case OP_STORE_IFACE: case OP_STOREB: case OP_STORE_VAL: case OP_LEA:
    case OP_MEM_ADD: case OP_MEM_ADDI: case OP_MEM_ADDF: case OP_MEM_SUBF:
        return ip->c;
    case OP_LOADS_SUBF:
        return fp[ip->b].p == NULL ? (uint32_t)literal(ip, 1) : literal(ip, 1) >> 32;
    case OP_MEM_MADDF: case OP_MEM_MSUBF: case OP_LOAD_ADDF: case OP_LOAD_SUBF: case OP_LOAD_MULF:
    case OP_LEAK: return literal(ip, 1);
    default: return 0;
    }
}

void vm_trap(Vm *vm) {
    const Ins *ip = goro_ip(vm->cur);
    const Slot *fp = goro_fp(vm->cur);
    if (trap_index(vm, ip, fp) || trap_slice(vm, ip, fp)) {
        vm_raise_pending(vm);
        return;
    }
    switch (ip->op) {
    case OP_DIV: case OP_REM: case OP_DIVU: case OP_REMU:
        trap_code(vm, TRAPCODE_DIVIDE);
        return;
    case OP_SHIFTCHK:
        trap_code(vm, TRAPCODE_SHIFT);
        return;
    case OP_TRAP:
        trap_code(vm, (TrapCode)ip->a);
        return;
    case OP_IFACE_CACHE:
        UNREACHABLE();
    default:
        vm_panic_segv(vm, nil_address(ip, fp));
    }
}
