/* gstring.c: Go strings: concatenation, comparison, conversions.
 *
 * A string is {ptr, len} over immutable bytes, in the heap or in the image's constants. Allocation
 * here never collects; helpers answer false with a panic pending.
 */
#include "vm/vm_internal.h"

#include "base/utf8.h"
#include "vm/native.h"

static char *text_new(Vm *vm, uint64_t len) {
    if (unlikely(vm->heap->record_sites)) {
        return gc_new_at(vm->heap, gc_shape_noscan(vm->heap), len, alloc_site_here(vm, len));
    }
    return gc_new_raw(vm->heap, len);
}

bool string_concat(Vm *vm, Slot *dst, const Slot *src, uint32_t n) {
    uint64_t total = 0;
    uint32_t filled = 0, last = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t len = src[2 * i + 1].u;
        if (len != 0) {
            filled++;
            last = i;
        }
        total += len;
        if (total < len || total >> 48 != 0) {
            return raise_runtime(vm, "string concatenation too long");
        }
    }
    if (filled <= 1) { /* that operand itself, shared */
        Slot p = src[2 * last], len = src[2 * last + 1];
        dst[0] = p;
        dst[1] = len;
        return true;
    }
    char *text = text_new(vm, total);
    if (text == NULL) {
        return raise_memory(vm);
    }
    char *at = text;
    for (uint32_t i = 0; i < n; i++) {
        if (!bulk_copy(vm, at, src[2 * i].p, src[2 * i + 1].u)) {
            return false;
        }
        at += src[2 * i + 1].u;
    }
    dst[0].p = text;
    dst[1].u = total;
    return true;
}

int string_cmp(const Slot *a, const Slot *b) {
    uint64_t n = a[1].u < b[1].u ? a[1].u : b[1].u;
    int order = n == 0 ? 0 : memcmp(a[0].p, b[0].p, n);
    if (order != 0) {
        return order;
    }
    return (a[1].u > b[1].u) - (a[1].u < b[1].u);
}

void string_next(Slot *dst, const Slot *s, uint64_t at) {
    int width;
    int rune = utf8_decode((const char *)s[0].p + at, s[1].u - at, &width);
    dst[0].i = rune;
    dst[1].u = at + (uint64_t)width;
}

bool string_from_bytes(Vm *vm, Slot *dst, const void *bytes, uint64_t len) {
    char *text = NULL;
    if (len != 0) {
        text = text_new(vm, len);
        if (text == NULL) {
            return raise_memory(vm);
        }
        if (!bulk_copy(vm, text, bytes, len)) {
            return false;
        }
    }
    dst[0].p = text;
    dst[1].u = len;
    return true;
}

static int rune_of(int64_t r) {
    return r >= 0 && r <= RUNE_MAX && rune_is_valid((int)r) ? (int)r : UTF8_BAD;
}

bool string_from_runes(Vm *vm, Slot *dst, const Slot *src) {
    const int32_t *runes = src[0].p;
    uint64_t n = src[1].u, total = 0;
    NatWatch watch = nat_watch(vm);
    for (uint64_t i = 0; i < n; i++) {
        total += (uint64_t)utf8_rune_len(rune_of(runes[i]));
        if (nat_stops(&watch, sizeof *runes)) {
            return give_up(vm);
        }
    }
    char *text = total == 0 ? NULL : text_new(vm, total);
    if (text == NULL && total != 0) {
        return raise_memory(vm);
    }
    char *at = text;
    for (uint64_t i = 0; i < n; i++) {
        char one[UTF8_MAX];
        int len = utf8_encode(one, rune_of(runes[i]));
        memcpy(at, one, (size_t)len);
        at += len;
        if (nat_stops(&watch, sizeof *runes)) {
            return give_up(vm);
        }
    }
    dst[0].p = text;
    dst[1].u = total;
    return true;
}

bool string_from_rune(Vm *vm, Slot *dst, int64_t rune) {
    char one[UTF8_MAX];
    int len = utf8_encode(one, rune_of(rune));
    return string_from_bytes(vm, dst, one, (uint64_t)len);
}

bool string_to_bytes(Vm *vm, Slot *dst, const Slot *src) {
    uint64_t len = src[1].u;
    const char *from = src[0].p;
    uint64_t cap = gc_round_size(len);
    char *bytes = text_new(vm, len == 0 ? 0 : cap);
    if (bytes == NULL) {
        return raise_memory(vm);
    }
    if (len != 0) {
        if (!bulk_copy(vm, bytes, from, len)) {
            return false;
        }
        memset(bytes + len, 0, cap - len);
    }
    dst[0].p = bytes;
    dst[1].u = len;
    dst[2].u = len == 0 ? 0 : cap;
    return true;
}

bool string_to_runes(Vm *vm, Slot *dst, const Slot *src) {
    const char *from = src[0].p;
    NatWatch watch = nat_watch(vm);
    uint64_t len = src[1].u, n = nat_count_runes(&watch, from, len);
    uint64_t bytes = gc_round_size(n * 4);
    int32_t *runes = vm_new_object(vm, gc_shape_noscan(vm->heap), n == 0 ? 0 : bytes);
    if (runes == NULL) {
        return raise_memory(vm);
    }
    uint64_t at = 0;
    for (uint64_t i = 0; i < n; i++) {
        int width;
        runes[i] = utf8_decode(from + at, len - at, &width);
        at += (uint64_t)width;
        if (nat_stops(&watch, width)) {
            return give_up(vm);
        }
    }
    dst[0].p = runes;
    dst[1].u = n;
    dst[2].u = n == 0 ? 0 : bytes / 4;
    return true;
}
