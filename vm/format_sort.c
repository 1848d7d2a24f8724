/* format_sort.c: the order in which fmt prints a map's keys.
 *
 * Numbers and strings ascend, NaN before other floats, false before true; pointers and channels by
 * address; structs and arrays element by element; interfaces nil first, then by type, then by value.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vm/format_internal.h"

static int compare_value(const Rtype *t, const void *a, const void *b);

static int compare_u64(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b;
}

static int compare_i64(int64_t a, int64_t b) {
    return a < b ? -1 : a > b;
}

static int compare_double(double a, double b) {
    if (isnan(a) || isnan(b)) {
        return isnan(a) ? (isnan(b) ? 0 : -1) : 1;
    }
    return a < b ? -1 : a > b;
}

static int compare_pair(const double *a, const double *b) {
    int c = compare_double(a[0], b[0]);
    return c != 0 ? c : compare_double(a[1], b[1]);
}

static int compare_string(const StringConst *a, const StringConst *b) {
    int c = memcmp(a->ptr, b->ptr, a->len < b->len ? a->len : b->len);
    return c != 0 ? c : compare_u64(a->len, b->len);
}

static int compare_iface(const uint64_t *a, const uint64_t *b) {
    if (a[0] != b[0]) {
        return compare_u64(a[0], b[0]);
    }
    const Rtype *t = (const Rtype *)(uintptr_t)a[0];
    return t == NULL ? 0 : compare_value(t, iface_mem(t, a + 1), iface_mem(t, b + 1));
}

static int compare_fields(const Rtype *t, const char *a, const char *b) {
    for (uint32_t i = 0; i < t->field_count; i++) {
        const RtypeField *f = &t->fields[i];
        int c = compare_value(f->type, a + f->offset, b + f->offset);
        if (c != 0) {
            return c;
        }
    }
    return 0;
}

static int compare_elems(const Rtype *t, const char *a, const char *b) {
    for (uint64_t i = 0; i < t->len; i++) {
        int c = compare_value(t->elem, a + i * t->elem->size, b + i * t->elem->size);
        if (c != 0) {
            return c;
        }
    }
    return 0;
}

#define AS(type, p) (*(const type *)(p))

/* Long by nature: one case a kind. */
static int compare_value(const Rtype *t, const void *a, const void *b) {
    switch ((RtypeKind)t->kind) {
    case RK_BOOL: case RK_UINT8: return compare_u64(AS(uint8_t, a), AS(uint8_t, b));
    case RK_INT8: return compare_i64(AS(int8_t, a), AS(int8_t, b));
    case RK_INT16: return compare_i64(AS(int16_t, a), AS(int16_t, b));
    case RK_INT32: return compare_i64(AS(int32_t, a), AS(int32_t, b));
    case RK_INT: case RK_INT64: return compare_i64(AS(int64_t, a), AS(int64_t, b));
    case RK_UINT16: return compare_u64(AS(uint16_t, a), AS(uint16_t, b));
    case RK_UINT32: return compare_u64(AS(uint32_t, a), AS(uint32_t, b));
    case RK_FLOAT32: return compare_double((double)AS(float, a), (double)AS(float, b));
    case RK_FLOAT64: return compare_double(AS(double, a), AS(double, b));
    case RK_COMPLEX64: {
        const float *x = a, *y = b;
        return compare_pair((double[]){(double)x[0], (double)x[1]}, (double[]){(double)y[0], (double)y[1]});
    }
    case RK_COMPLEX128: return compare_pair(a, b);
    case RK_STRING: return compare_string(a, b);
    case RK_INTERFACE: return compare_iface(a, b);
    case RK_STRUCT: return compare_fields(t, a, b);
    case RK_ARRAY: return compare_elems(t, a, b);
    default: return compare_u64(AS(uint64_t, a), AS(uint64_t, b));
    }
}

static int by_key(const void *a, const void *b, void *type) {
    return compare_value(type, ((const FmtEntry *)a)->key, ((const FmtEntry *)b)->key);
}

FmtEntry *fmt_sorted_map(const Rtype *t, const Map *m, uint64_t *count) {
    FmtEntry *entries = base_alloc((map_len(m) + 1) * sizeof *entries);
    uint64_t cursor = 0;
    *count = 0;
    while (map_each(t, m, &cursor, &entries[*count].key, &entries[*count].value)) {
        ++*count;
    }
    qsort_r(entries, *count, sizeof *entries, by_key, t->key);
    return entries;
}
