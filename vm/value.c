/* value.c: moving, comparing and hashing values by their type descriptor.
 *
 * A value is either in *memory* (Go's layout) or in *frame slots* (SlotForm). The machine is little
 * endian, so the address of a slot is also the address of its value in memory form; only values
 * above 128 bytes differ: their slot points to an immutable copy (slot_mem).
 */
#include "vm/vm_internal.h"

#include <math.h>

#include "base/map.h"
#include "base/rng.h"

/* ---- moving */

bool value_load(Vm *vm, const Rtype *t, Slot *dst, const void *mem) {
    switch ((SlotForm)t->form) {
    case FORM_I8: dst->i = *(const int8_t *)mem; break;
    case FORM_U8: dst->u = *(const uint8_t *)mem; break;
    case FORM_I16: dst->i = *(const int16_t *)mem; break;
    case FORM_U16: dst->u = *(const uint16_t *)mem; break;
    case FORM_I32: dst->i = *(const int32_t *)mem; break;
    case FORM_U32: dst->u = *(const uint32_t *)mem; break;
    case FORM_WORD: dst->u = *(const uint64_t *)mem; break;
    case FORM_WORDS:
        if (t->size & 7) {
            dst[t->slots - 1].u = 0;
        }
        memmove(dst, mem, t->size);
        break;
    case FORM_LARGE: {
        void *copy = gc_new(vm->heap, t->shape, t->size);
        if (copy == NULL) {
            return raise_memory(vm);
        }
        if (!bulk_copy(vm, copy, mem, t->size)) {
            return false;
        }
        dst->p = copy;
        break;
    }
    case FORM_EMPTY: break;
    }
    return true;
}

bool value_zero(Vm *vm, const Rtype *t, Slot *dst) {
    if (t->form == FORM_LARGE) {
        dst->p = gc_new(vm->heap, t->shape, t->size);
        return dst->p != NULL || raise_memory(vm);
    }
    for (int i = 0; i < t->slots; i++) {
        dst[i].u = 0;
    }
    return true;
}

void value_init(const Rtype *t, void *mem, const Slot *src) {
    memcpy(mem, slot_mem(t, src), t->size);
}

static inline void shade_overwritten(Vm *vm, const Rtype *t, const void *mem, uint64_t bytes) {
    if (gc_barrier_active(vm->heap) && t->has_pointers) {
        gc_shade_range(vm->heap, mem, bytes, t->shape);
    }
}

void value_store(Vm *vm, const Rtype *t, void *mem, const Slot *src) {
    shade_overwritten(vm, t, mem, t->size);
    switch (t->size) {
    case 8: *(uint64_t *)mem = src->u; break; /* never FORM_LARGE */
    case 16: memcpy(mem, src, 16); break;
    default: memmove(mem, slot_mem(t, src), t->size); break;
    }
}

bool value_assign(Vm *vm, const Rtype *t, void *mem, const Slot *src) {
    if (likely(t->form != FORM_LARGE)) {
        value_store(vm, t, mem, src);
        return true;
    }
    return bulk_move(vm, t, mem, src->p, t->size);
}

void value_copy(Vm *vm, const Rtype *t, void *dst, const void *src) {
    shade_overwritten(vm, t, dst, t->size);
    memmove(dst, src, t->size);
}

void value_zero_mem(Vm *vm, const Rtype *t, void *dst) {
    shade_overwritten(vm, t, dst, t->size);
    memset(dst, 0, t->size);
}

/* ---- comparing */

static int raise_uncomparable(Vm *vm, const Rtype *t, const char *what) {
    raise_runtime(vm, "%s type %s", what, t->string->text);
    return -1;
}

/* Interfaces in interfaces may be nested as deep as memory allows: what Go would find out by its
 * stack's limit, C does by its own. vm: NULL when this value was walked before. */
static bool is_too_deep(Vm *vm) {
    if (likely(vm == NULL || (const char *)__builtin_frame_address(0) > vm->stack_floor)) {
        return false;
    }
    vm->raise_fatal_stack = true;
    return true;
}

/* Both hold dynamic type t; data words. */
static int equal_dynamic(Vm *vm, const Rtype *t, uint64_t a, uint64_t b) {
    if (t == NULL) {
        return 1;
    }
    if (t->eq == EQ_NONE) {
        return raise_uncomparable(vm, t, "comparing uncomparable");
    }
    if (t->is_direct && t->eq == EQ_MEMORY) {
        return a == b;
    }
    if (is_too_deep(vm)) {
        return -1;
    }
    return value_equal(vm, t, iface_mem(t, &a), iface_mem(t, &b));
}

int iface_equal(Vm *vm, const Slot *a, const Slot *b) {
    if (a[0].u != b[0].u) {
        return 0;
    }
    return equal_dynamic(vm, a[0].p, a[1].u, b[1].u);
}

/* As value_equal; -1 also when it was given up: only in what is unwound then, as the instruction has
 * no stack map at which another goroutine could come in. */
static int equal_bytes(Vm *vm, const char *a, const char *b, uint64_t n) {
    for (; n > BULK_PIECE; n -= BULK_PIECE, a += BULK_PIECE, b += BULK_PIECE) {
        if (memcmp(a, b, BULK_PIECE) != 0) {
            return 0;
        }
        if (vm != NULL && stop_unwinds(vm)) {
            give_up(vm);
            return -1;
        }
    }
    return memcmp(a, b, n) == 0;
}

static int equal_fields(Vm *vm, const Rtype *t, const char *a, const char *b) {
    for (uint32_t i = 0; i < t->field_count; i++) {
        const RtypeField *f = &t->fields[i];
        if (f->name->len == 1 && f->name->text[0] == '_') {
            continue;
        }
        int equal = value_equal(vm, f->type, a + f->offset, b + f->offset);
        if (equal != 1) {
            return equal;
        }
    }
    return 1;
}

static int equal_elements(Vm *vm, const Rtype *t, const char *a, const char *b) {
    for (uint64_t i = 0; i < t->len; i++) {
        int equal = value_equal(vm, t->elem, a + i * t->elem->size, b + i * t->elem->size);
        if (equal != 1) {
            return equal;
        }
    }
    return 1;
}

int value_equal(Vm *vm, const Rtype *t, const void *a, const void *b) {
    switch ((EqKind)t->eq) {
    case EQ_NONE: return raise_uncomparable(vm, t, "comparing uncomparable");
    case EQ_MEMORY: return equal_bytes(vm, a, b, t->size);
    case EQ_F32: return *(const float *)a == *(const float *)b;
    case EQ_F64: return *(const double *)a == *(const double *)b;
    case EQ_COMPLEX64: {
        const float *x = a, *y = b;
        return x[0] == y[0] && x[1] == y[1];
    }
    case EQ_COMPLEX128: {
        const double *x = a, *y = b;
        return x[0] == y[0] && x[1] == y[1];
    }
    case EQ_STRING: return string_eq(a, b);
    case EQ_INTERFACE: return iface_equal(vm, a, b);
    case EQ_STRUCT: return equal_fields(vm, t, a, b);
    case EQ_ARRAY: return equal_elements(vm, t, a, b);
    }
    UNREACHABLE();
}

/* ---- hashing: depends on the seed and on values only, never on addresses */

uint64_t hash_word(Vm *vm, uint64_t x) {
    x = (x ^ vm->hash_seed) * 0x9e3779b97f4a7c15u;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    return x ^ x >> 29;
}

/* A number for a pointer that is the same in every run with one seed. */
uint64_t pointer_identity(const Vm *vm, const void *p) {
    uintptr_t at = (uintptr_t)p;
    if (gc_in_arena(vm->heap, p)) {
        return at - vm->heap->arena_base + 1;
    }
    uintptr_t in_globals = at - (uintptr_t)vm->image->globals;
    if (in_globals < vm->image->globals_len) {
        return in_globals | 1ull << 62;
    }
    return at;
}

static uint64_t hash_float(Vm *vm, double d) {
    if (d == 0) {
        return hash_word(vm, 0); /* +0 and -0 are equal */
    }
    if (d != d) {
        return rng_next(&vm->sched->rng); /* NaN is like nothing else, itself included */
    }
    uint64_t bits;
    memcpy(&bits, &d, 8);
    return hash_word(vm, bits);
}

static uint64_t combine(uint64_t h, uint64_t x) {
    return (rng_rotl(h, 23) ^ x) * 0x9fb21c651e98df25u;
}

static bool hash_iface(Vm *vm, const uint64_t *iface, uint64_t *hash) {
    const Rtype *t = (const Rtype *)(uintptr_t)iface[0];
    if (t == NULL) {
        *hash = 0;
        return true;
    }
    if (t->eq == EQ_NONE) {
        raise_uncomparable(vm, t, "hash of unhashable");
        return false;
    }
    if (is_too_deep(vm) || !value_hash(vm, t, iface_mem(t, &iface[1]), hash)) {
        return false;
    }
    *hash = combine(*hash, t->hash);
    return true;
}

static bool hash_parts(Vm *vm, const Rtype *t, const char *mem, uint64_t *hash) {
    uint64_t h = 0, part = 0;
    uint64_t n = t->eq == EQ_STRUCT ? t->field_count : t->len;
    for (uint64_t i = 0; i < n; i++) {
        const Rtype *type = t->elem;
        uint64_t offset = 0;
        if (t->eq == EQ_STRUCT) {
            const RtypeField *f = &t->fields[i];
            if (f->name->len == 1 && f->name->text[0] == '_') {
                continue;
            }
            type = f->type;
            offset = f->offset;
        } else {
            offset = i * type->size;
        }
        if (!value_hash(vm, type, mem + offset, &part)) {
            return false;
        }
        h = combine(h, part);
    }
    *hash = h;
    return true;
}

static bool is_pointer_kind(const Rtype *t) {
    return t->kind == RK_POINTER || t->kind == RK_CHAN || t->kind == RK_UNSAFE_POINTER;
}

static uint64_t hash_memory(Vm *vm, const Rtype *t, const void *mem) {
    if (is_pointer_kind(t)) {
        return hash_word(vm, pointer_identity(vm, *(void *const *)mem));
    }
    uint64_t x = 0;
    if (t->size <= 8) {
        memcpy(&x, mem, t->size);
        return hash_word(vm, x);
    }
    if (!t->has_pointers) {
        return hash_bytes(mem, t->size, vm->hash_seed);
    }
    const uint64_t *words = mem; /* pointers inside: word for word */
    uint64_t h = 0;
    for (uint64_t i = 0; i < t->size / 8; i++) {
        h = combine(h, hash_word(vm, pointer_identity(vm, (const void *)(uintptr_t)words[i])));
    }
    return h;
}

bool value_hash(Vm *vm, const Rtype *t, const void *mem, uint64_t *hash) {
    switch ((EqKind)t->eq) {
    case EQ_NONE:
        raise_uncomparable(vm, t, "hash of unhashable");
        return false;
    case EQ_MEMORY: *hash = hash_memory(vm, t, mem); return true;
    case EQ_F32: *hash = hash_float(vm, *(const float *)mem); return true;
    case EQ_F64: *hash = hash_float(vm, *(const double *)mem); return true;
    case EQ_COMPLEX64: {
        const float *part = mem;
        *hash = combine(hash_float(vm, part[0]), hash_float(vm, part[1]));
        return true;
    }
    case EQ_COMPLEX128: {
        const double *part = mem;
        *hash = combine(hash_float(vm, part[0]), hash_float(vm, part[1]));
        return true;
    }
    case EQ_STRING: {
        const Slot *s = mem;
        *hash = hash_bytes(s[0].p, s[1].u, vm->hash_seed);
        return true;
    }
    case EQ_INTERFACE: return hash_iface(vm, mem, hash);
    case EQ_STRUCT:
    case EQ_ARRAY: return hash_parts(vm, t, mem, hash);
    }
    UNREACHABLE();
}

/* Is the value equal to itself (no NaN anywhere inside)? Its type was hashed, so it is
 * comparable. */
bool value_is_reflexive(const Rtype *t, const void *mem) {
    switch ((EqKind)t->eq) {
    case EQ_MEMORY:
    case EQ_STRING: return true;
    default: return value_equal(NULL, t, mem, mem) == 1;
    }
}

/* ---- complex division: Smith's method; then the infinities of C99's annex G */

static double one_if_inf(double x) {
    return copysign(isinf(x) ? 1 : 0, x);
}

int complex_div(double out[2], const double n[2], const double m[2]) {
    double a = n[0], b = n[1], c = m[0], d = m[1];
    if (fabs(c) >= fabs(d)) {
        double ratio = d / c, scale = c + ratio * d;
        out[0] = (a + b * ratio) / scale;
        out[1] = (b - a * ratio) / scale;
    } else {
        double ratio = c / d, scale = d + ratio * c;
        out[0] = (a * ratio + b) / scale;
        out[1] = (b * ratio - a) / scale;
    }
    if (!isnan(out[0]) || !isnan(out[1])) {
        return 0;
    }
    if (c == 0 && d == 0 && (!isnan(a) || !isnan(b))) {
        out[0] = copysign(INFINITY, c) * a;
        out[1] = copysign(INFINITY, c) * b;
    } else if ((isinf(a) || isinf(b)) && isfinite(c) && isfinite(d)) {
        a = one_if_inf(a);
        b = one_if_inf(b);
        out[0] = INFINITY * (a * c + b * d);
        out[1] = INFINITY * (b * c - a * d);
    } else if ((isinf(c) || isinf(d)) && isfinite(a) && isfinite(b)) {
        c = one_if_inf(c);
        d = one_if_inf(d);
        out[0] = 0 * (a * c + b * d);
        out[1] = 0 * (b * c - a * d);
    }
    return 0;
}
