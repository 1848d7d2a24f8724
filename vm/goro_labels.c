/* goro_labels.c: labels of goroutines, for profiles (runtime/pprof, Do and SetGoroutineLabels).
 *
 * Hardly any program has them, so they stand beside the goroutines: one without pays a predicted
 * branch at its birth and at its end. A set never changes; goroutines and profiles share it and
 * count.
 */
#include "vm/vm_internal.h"

#include <stdlib.h>

#include "vm/native.h"

const VmLabels *vm_labels_of(const Vm *vm, const Goro *g) {
    return map_get(&vm->labels, g);
}

const VmLabels *vm_labels_keep(const VmLabels *labels) {
    if (labels != NULL) {
        ((VmLabels *)labels)->refs++;
    }
    return labels;
}

void vm_labels_drop(const VmLabels *labels) {
    if (labels != NULL && --((VmLabels *)labels)->refs == 0) {
        free((VmLabels *)labels);
    }
}

void goro_label(Vm *vm, const Goro *g, const VmLabels *labels) {
    const VmLabels *old = vm_labels_of(vm, g);
    vm_labels_keep(labels);
    if (labels != NULL) {
        map_put(&vm->labels, g, (void *)labels);
    } else {
        map_remove(&vm->labels, g);
    }
    vm_labels_drop(old);
}

void labels_free(Vm *vm) {
    for (uint32_t i = 0; i < vm->labels.len; i++) {
        vm_labels_drop(vm->labels.entries[i].value);
    }
    map_deinit(&vm->labels);
}

/* ---- made of strings of the program, which are copied behind the set */

static VmText copy_text(char **at, const StringConst *s) {
    VmText t = {*at, (size_t)s->len};
    memcpy(*at, s->ptr, t.len);
    (*at)[t.len] = 0;
    *at += t.len + 1;
    return t;
}

static VmLabels *labels_new(const StringConst *pairs, uint32_t count, const StringConst *text) {
    size_t bytes = (size_t)text->len + 1;
    for (uint32_t i = 0; i < 2 * count; i++) {
        bytes += (size_t)pairs[i].len + 1;
    }
    VmLabels *labels = base_alloc(sizeof *labels + 2 * count * sizeof(VmText) + bytes);
    char *at = (char *)&labels->pairs[2 * count];
    labels->refs = 0;
    labels->count = count;
    labels->text = copy_text(&at, text);
    for (uint32_t i = 0; i < 2 * count; i++) {
        labels->pairs[i] = copy_text(&at, &pairs[i]);
    }
    return labels;
}

extern NativeFn pprof_set_labels;

/* setLabels(pairs []string, text string): by key, and the same as profiles show it */
NativeResult pprof_set_labels(Vm *vm, Goro *g, Slot *args) {
    NativeSlice pairs = nat_slice(args);
    StringConst text = {args[3].p, args[4].u};
    uint32_t count = (uint32_t)pairs.len / 2;
    goro_label(vm, g, count == 0 ? NULL : labels_new(pairs.ptr, count, &text));
    return NAT_DONE;
}
