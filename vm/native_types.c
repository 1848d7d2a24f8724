/* native_types.c: what natives may do with values whose type only the running program knows. */
#include "vm/native.h"

#include "vm/vm_internal.h"

bool nat_implements(Vm *vm, const Rtype *t, const Rtype *iface) {
    return rtype_implements(vm, t, iface, NULL);
}

void nat_copy_value(Vm *vm, const Rtype *t, void *to, const void *from) {
    value_copy(vm, t, to, from);
}
