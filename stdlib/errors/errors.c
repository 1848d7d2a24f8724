/* errors.c: natives of packages errors and context: questions to dynamic types. */
#include "stdlib/natives.h"

#include <string.h>

#include "bytecode/rtype.h"

/* As the constants of errors.gol. */
enum { TARGET_OK, TARGET_NIL, TARGET_NOT_POINTER, TARGET_NOT_ERROR };

/* isComparable(x any) bool */
NativeResult errors_is_comparable(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const Rtype *t = args[0].p;
    return return_int(args, t != NULL && t->eq != EQ_NONE);
}

/* typeName(x any) string; not for nil */
NativeResult errors_type_name(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Str *name = ((const Rtype *)args[0].p)->string;
    return nat_set_string(vm, &args[0], name->text, name->len) ? NAT_DONE : NAT_PANIC;
}

/* Any method Error is taken for the right one: a wrong signature is vet's business, and storeTarget
 * compares types anyway. */
static bool is_error(const Rtype *t) {
    for (uint32_t i = 0; i < t->method_count; i++) {
        if (strcmp(t->methods[i].name->text, "Error") == 0) {
            return true;
        }
    }
    return false;
}

/* checkTarget(target any) int */
NativeResult errors_check_target(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const Rtype *t = args[0].p;
    if (t == NULL) {
        return return_int(args, TARGET_NIL);
    }
    if (t->kind != RK_POINTER || args[1].p == NULL) {
        return return_int(args, TARGET_NOT_POINTER);
    }
    bool fits = t->elem->kind == RK_INTERFACE || is_error(t->elem);
    return return_int(args, fits ? TARGET_OK : TARGET_NOT_ERROR);
}

/* storeTarget(err error, target any) bool */
NativeResult errors_store_target(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *t = args[0].p, *want = ((const Rtype *)args[2].p)->elem;
    const void *value;
    if (want->kind == RK_INTERFACE) {
        if (!nat_implements(vm, t, want)) {
            return return_int(args, false);
        }
        value = args; /* the interface's own two words */
    } else if (t == want) {
        value = t->is_direct ? (const void *)&args[1] : args[1].p;
    } else {
        return return_int(args, false);
    }
    nat_copy_value(vm, want, args[3].p, value);
    return return_int(args, true);
}
