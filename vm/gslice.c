/* gslice.c: make, append, copy, clear.
 *
 * Growth is Go's to the element: double below 256, then by a quarter plus 192, rounded up to a size
 * class of the collector (RUNTIME.md 8). What lies between len and cap is zero or an earlier value.
 */
#include "vm/vm_internal.h"

static const uint64_t MAX_BYTES = 1ull << 48; /* Go's limit of a single object */

bool slice_make(Vm *vm, Slot *dst, const Rtype *elem, int64_t len, int64_t cap) {
    uint64_t size = elem->size;
    uint64_t limit = size == 0 ? (uint64_t)INT64_MAX : MAX_BYTES / size;
    if (len < 0 || (uint64_t)len > limit) {
        return raise_runtime(vm, "makeslice: len out of range");
    }
    if (cap < len || (uint64_t)cap > limit) {
        return raise_runtime(vm, "makeslice: cap out of range");
    }
    void *p = vm_new_object(vm, elem->shape, (uint64_t)cap * size);
    if (p == NULL) {
        return raise_memory(vm);
    }
    dst[0].p = p;
    dst[1].i = len;
    dst[2].i = cap;
    return true;
}

/* Elements to have room for when `need` are asked of a slice of capacity cap. */
static uint64_t next_cap(uint64_t cap, uint64_t need) {
    if (need > cap * 2) {
        return need;
    }
    if (cap < 256) {
        return cap * 2;
    }
    while (cap < need) {
        cap += (cap + 3 * 256) / 4;
    }
    return cap;
}

bool slice_grow(Vm *vm, Slot *dst, const Slot *src, uint64_t n, const Rtype *elem) {
    Slot base = src[0];
    uint64_t len = src[1].u, cap = src[2].u, need = len + n;
    if (need <= cap) {
        dst[0] = base;
        dst[2].u = cap;
        return true;
    }
    if (need < len || need > (elem->size == 0 ? (uint64_t)INT64_MAX : MAX_BYTES / elem->size)) {
        return raise_runtime(vm, "growslice: len out of range");
    }
    if (elem->size == 0) {
        dst[0].p = base.p != NULL ? base.p : gc_new(vm->heap, elem->shape, 0);
        dst[2].u = need;
        return true;
    }
    uint64_t bytes = gc_round_size(next_cap(cap, need) * elem->size);
    if (bytes > MAX_BYTES) {
        return raise_runtime(vm, "growslice: len out of range");
    }
    char *p = vm_new_object(vm, elem->shape, bytes);
    if (p == NULL) {
        return raise_memory(vm);
    }
    if (!bulk_copy(vm, p, base.p, len * elem->size)) {
        return false;
    }
    dst[0].p = p;
    dst[2].u = bytes / elem->size;
    return true;
}

bool slice_append(Vm *vm, Slot *dst, const Slot *src, const Slot *values, uint32_t n,
                  const Rtype *elem) {
    Slot to[3];
    uint64_t len = src[1].u;
    if (!slice_grow(vm, to, src, n, elem)) {
        return false;
    }
    char *at = (char *)to[0].p + len * elem->size;
    for (uint32_t i = 0; i < n; i++) {
        value_store(vm, elem, at, values);
        at += elem->size;
        values += elem->slots;
    }
    dst[0] = to[0];
    dst[1].u = len + n;
    dst[2] = to[2];
    return true;
}

bool slice_append_mem(Vm *vm, Slot *dst, const Slot *src, const void *mem, uint64_t n,
                      const Rtype *elem) {
    Slot to[3];
    uint64_t len = src[1].u;
    if (!slice_grow(vm, to, src, n, elem)) {
        return false;
    }
    char *at = (char *)(uintptr_t)(to[0].u + len * elem->size); /* NULL + 0 for nothing to nil */
    if (n != 0 && elem->size != 0 && !bulk_move(vm, elem, at, mem, n * elem->size)) {
        return false;
    }
    dst[0] = to[0];
    dst[1].u = len + n;
    dst[2] = to[2];
    return true;
}

bool slice_copy(Vm *vm, Slot *count, const Slot *dst, const void *src, uint64_t src_len,
                const Rtype *elem) {
    uint64_t n = dst[1].u < src_len ? dst[1].u : src_len;
    if (n != 0 && elem->size != 0 && !bulk_move(vm, elem, dst[0].p, src, n * elem->size)) {
        return false;
    }
    count->u = n;
    return true;
}

bool slice_clear(Vm *vm, const Slot *s, const Rtype *elem) {
    return bulk_zero(vm, elem, s[0].p, s[1].u * elem->size);
}
