/* sort.c: natives of package sort.
 *
 * Ints are sorted in place: quicksort around a median of three, heapsort below 2 log2(n) bad
 * splits, insertion below 16. Floats become ints of the same order for that time, which sort faster;
 * of many, only pieces do, so that they are soon floats again when an interrupt stops the sort.
 * Strings are merge-sorted in a copy and written back through the barrier, since the collector may
 * be marking the slice. A slice whose sort was stopped holds its elements in some order.
 */
#include "stdlib/natives.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "bytecode/rtype.h"

enum {
    INSERTION_MAX = 16, SWAP_BYTES = 256,
    SPLIT_LOOK = 1 << 14, /* elements of a partition between looks at the watch */
    TURNED_MAX = 1 << 22, /* floats that are ints at a time */
    PER_STRING = 64, PER_SIFT = 512, /* bytes that moving one element down a heap counts as */
};

static void insertion_ints(int64_t *a, int64_t n) {
    for (int64_t i = 1; i < n; i++) {
        int64_t x = a[i], j = i;
        for (; j > 0 && a[j - 1] > x; j--) {
            a[j] = a[j - 1];
        }
        a[j] = x;
    }
}

static void sift_down(int64_t *a, int64_t root, int64_t n) {
    int64_t x = a[root];
    for (int64_t child; (child = 2 * root + 1) < n; root = child) {
        child += child + 1 < n && a[child] < a[child + 1];
        if (a[child] <= x) {
            break;
        }
        a[root] = a[child];
    }
    a[root] = x;
}

static void heap_ints(NatWatch *w, int64_t *a, int64_t n) {
    for (int64_t i = n / 2 - 1; i >= 0; i--) {
        sift_down(a, i, n);
        if (nat_stops(w, PER_SIFT)) {
            return;
        }
    }
    for (int64_t end = n - 1; end > 0 && !nat_stops(w, PER_SIFT); end--) {
        int64_t top = a[0];
        a[0] = a[end];
        a[end] = top;
        sift_down(a, 0, end);
    }
}

#define NUMBER int64_t
#define NAMED(f) f##_ints
#include "stdlib/sort/split.inc"
#undef NUMBER
#undef NAMED

#define NUMBER double
#define NAMED(f) f##_floats
#include "stdlib/sort/split.inc"
#undef NUMBER
#undef NAMED

static void quick_ints(NatWatch *w, int64_t *a, int64_t n, int depth) {
    while (n > INSERTION_MAX) {
        if (depth-- == 0) {
            heap_ints(w, a, n);
            return;
        }
        int64_t cut = split_ints(w, a, n);
        if (w->is_stopped) {
            return;
        }
        if (cut < n - cut) {
            quick_ints(w, a, cut, depth);
            a += cut;
            n -= cut;
        } else {
            quick_ints(w, a + cut, n - cut, depth);
            n = cut;
        }
    }
    insertion_ints(a, n);
}

static int depth_for(int64_t n) {
    return n > 0 ? 2 * (64 - __builtin_clzll((uint64_t)n)) : 0;
}

static void charge_sort(Vm *vm, int64_t n, int64_t elem_bytes) {
    charge_bytes(vm, n * elem_bytes * depth_for(n) / 4);
}

/* sortInts(x []int) */
NativeResult sort_ints(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NatWatch watch = nat_watch(vm);
    quick_ints(&watch, args[0].p, args[1].i, depth_for(args[1].i));
    charge_sort(vm, args[1].i, 8);
    return watch.is_stopped ? nat_again(vm) : NAT_DONE;
}

/* Floats by their bits order as ints do once the negative ones are turned around. */
static int64_t order_of(int64_t bits) {
    return bits < 0 ? bits ^ INT64_MAX : bits;
}

static void turn_around(int64_t *a, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        a[i] = order_of(a[i]);
    }
}

static void quick_floats(NatWatch *w, double *x, int64_t n, int depth) {
    while (n > TURNED_MAX && depth-- > 0) {
        int64_t cut = split_floats(w, x, n);
        if (w->is_stopped) {
            return;
        }
        quick_floats(w, x, cut, depth);
        x += cut;
        n -= cut;
    }
    if (!w->is_stopped) {
        int64_t *a = (int64_t *)(void *)x;
        turn_around(a, n);
        quick_ints(w, a, n, depth_for(n));
        turn_around(a, n);
    }
}

/* They go to the front; how many there are. Fewer, when stopped. */
static int64_t move_nans(NatWatch *w, double *x, int64_t n) {
    int64_t nans = 0;
    for (int64_t i = 0; i < n; i++) {
        if (x[i] != x[i]) {
            double t = x[nans];
            x[nans++] = x[i];
            x[i] = t;
        }
        if (i % SPLIT_LOOK == 0 && nat_stops(w, SPLIT_LOOK * 8)) {
            break;
        }
    }
    return nans;
}

/* sortFloat64s(x []float64) */
NativeResult sort_float64s(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    double *x = args[0].p;
    int64_t n = args[1].i;
    NatWatch watch = nat_watch(vm);
    int64_t nans = move_nans(&watch, x, n);
    if (!watch.is_stopped) {
        quick_floats(&watch, x + nans, n - nans, depth_for(n));
    }
    charge_sort(vm, n, 8);
    return watch.is_stopped ? nat_again(vm) : NAT_DONE;
}

static bool string_less(const NativeString *a, const NativeString *b) {
    int64_t same = a->len < b->len ? a->len : b->len;
    int order = same > 0 ? memcmp(a->ptr, b->ptr, (size_t)same) : 0;
    return order < 0 || (order == 0 && a->len < b->len);
}

/* Sorts a[0..n) with the help of as much room at tmp. */
static void merge_strings(NatWatch *w, NativeString *a, NativeString *tmp, int64_t n) {
    if (n < 2 || w->is_stopped) {
        return;
    }
    int64_t half = n / 2;
    merge_strings(w, a, tmp, half);
    merge_strings(w, a + half, tmp, n - half);
    if (w->is_stopped || !string_less(&a[half], &a[half - 1])) {
        return;
    }
    memcpy(tmp, a, (size_t)half * sizeof *a);
    int64_t i = 0, j = half, k = 0;
    while (i < half && j < n && !nat_stops(w, PER_STRING)) {
        a[k++] = string_less(&a[j], &tmp[i]) ? a[j++] : tmp[i++];
    }
    memcpy(a + k, tmp + i, (size_t)(half - i) * sizeof *a);
}

/* sortStrings(x []string) */
NativeResult sort_strings(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString *x = args[0].p;
    int64_t n = args[1].i;
    if (n < 2) {
        return NAT_DONE;
    }
    NativeString *copy = base_alloc((unsigned long)n * 2 * sizeof *copy);
    memcpy(copy, x, (size_t)n * sizeof *copy);
    NatWatch watch = nat_watch(vm);
    merge_strings(&watch, copy, copy + n, n);
    if (watch.is_stopped) {
        free(copy);
        return nat_again(vm);
    }
    for (int64_t i = 0; i < n; i++) {
        nat_store_ptr(vm, (void **)&x[i].ptr, (void *)copy[i].ptr);
        x[i].len = copy[i].len;
    }
    free(copy);
    charge_sort(vm, n, 16);
    return NAT_DONE;
}

/* -------- slices behind an interface: the data word points to the slice's three words */

/* sliceLen(x any) int */
NativeResult sort_slice_len(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const Rtype *t = args[0].p;
    const Slot *slice = args[1].p;
    return return_int(args, t && t->kind == RK_SLICE ? slice[1].i : -1);
}

/* kindName(x any) string; not for nil */
NativeResult sort_kind_name(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    static const char *const names[] = {
        "invalid", "bool",       "int",       "int8",    "int16",   "int32",  "int64",
        "uint",    "uint8",      "uint16",    "uint32",  "uint64",  "uintptr", "float32",
        "float64", "complex64",  "complex128", "array",  "chan",    "func",   "interface",
        "map",     "ptr",        "slice",     "string",  "struct",  "unsafe.Pointer",
    };
    const Rtype *t = args[0].p;
    const char *name = names[t->kind];
    return nat_set_string(vm, &args[0], name, strlen(name)) ? NAT_DONE : NAT_PANIC;
}

/* swapElements(x any, i, j int) */
NativeResult sort_swap_elements(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *elem = ((const Rtype *)args[0].p)->elem;
    const Slot *slice = args[1].p;
    uint64_t i = args[2].u, j = args[3].u, n = slice[1].u, size = elem->size;
    if (i >= n || j >= n) {
        nat_panic_string(vm, "reflect: slice index out of range");
        return NAT_PANIC;
    }
    char small[SWAP_BYTES];
    char *a = (char *)slice[0].p + i * size, *b = (char *)slice[0].p + j * size;
    char *held = size <= sizeof small ? small : base_alloc(size);
    memcpy(held, a, size);
    nat_copy_value(vm, elem, a, b);
    nat_copy_value(vm, elem, b, held);
    if (held != small) {
        free(held);
    }
    return NAT_DONE;
}
