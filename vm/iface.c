/* iface.c: interface values: boxing, type assertions, method lookup.
 *
 * An interface is {type descriptor, data word}; a direct type's value is the data word itself, any
 * other lies in an immutable box that the word points to. Whether a type implements an interface,
 * and which code a method of a type is, are remembered in two small tables of the vm (direct
 * mapped: a collision costs a search in the method set, nothing else).
 */
#include "vm/vm_internal.h"

/* ---- boxing */

bool iface_make(Vm *vm, Slot *dst, const Rtype *t, const Slot *src) {
    if (t->is_direct) {
        Slot value = src[0];
        dst[0].u = (uintptr_t)t;
        dst[1] = value;
        return true;
    }
    void *box;
    if (t->form == FORM_LARGE) {
        box = src[0].p; /* immutable already: shared */
    } else {
        box = vm_new_object(vm, t->shape, t->size);
        if (box == NULL) {
            return raise_memory(vm);
        }
        memcpy(box, src, t->size);
    }
    dst[0].u = (uintptr_t)t;
    dst[1].p = box;
    return true;
}

bool iface_box_mem(Vm *vm, Slot *dst, const Rtype *t, const void *mem) {
    Slot value = {.u = 0};
    if (t->is_direct) {
        value_load(vm, t, &value, mem);
    } else {
        value.p = vm_new_object(vm, t->shape, t->size);
        if (value.p == NULL) {
            return raise_memory(vm);
        }
        memcpy(value.p, mem, t->size);
    }
    dst[0].u = (uintptr_t)t;
    dst[1] = value;
    return true;
}

bool iface_unbox(Vm *vm, const Rtype *t, Slot *dst, uint64_t data) {
    if (t->is_direct) {
        dst->u = data;
        return true;
    }
    if (t->form == FORM_LARGE) {
        dst->u = data; /* the box is the immutable copy */
        return true;
    }
    return value_load(vm, t, dst, (const void *)(uintptr_t)data);
}

/* ---- implements */

static const RtypeMethod *find_method(const Rtype *t, uint32_t symbol) {
    for (uint32_t i = 0; i < t->method_count; i++) {
        if (t->methods[i].symbol == symbol) {
            return &t->methods[i];
        }
    }
    return NULL;
}

static bool method_fits(const RtypeMethod *have, const RtypeMethod *want) {
    return have != NULL && (have->type == NULL || want->type == NULL || have->type == want->type);
}

static bool search_implements(const Rtype *t, const Rtype *iface, const Str **missing) {
    *missing = NULL;
    for (uint32_t i = 0; i < iface->method_count; i++) {
        const RtypeMethod *want = &iface->methods[i];
        if (!method_fits(find_method(t, want->symbol), want)) {
            *missing = want->name;
            return false;
        }
    }
    return true;
}

bool rtype_implements(Vm *vm, const Rtype *t, const Rtype *iface, const Str **missing) {
    if (t == NULL) {
        return false;
    }
    if (iface->method_count == 0) {
        return true;
    }
    ImplEntry *e = &vm->impls[(t->id * 31 + iface->id) % IMPL_CACHE];
    if (e->type != t || e->iface != iface) {
        e->answer = search_implements(t, iface, &e->missing);
        e->type = t;
        e->iface = iface;
    }
    if (missing != NULL) {
        *missing = e->missing;
    }
    return e->answer;
}

/* ---- methods */

const Ins *method_entry(Vm *vm, const Rtype *t, uint32_t symbol) {
    MethodEntry *e = method_place(vm, t, symbol);
    if (e->type == t && e->symbol == symbol && e->entry != NULL) {
        return e->entry;
    }
    int64_t func = image_method_func(vm->image, t, symbol);
    CHECK(func >= 0);
    const Ins *entry = func_entry(vm, (uint64_t)func);
    if (entry == vm->entries[func]) {
        *e = (MethodEntry){.type = t, .symbol = symbol, .entry = entry};
    }
    return entry;
}

/* ---- failed assertions, in Go's words */


static bool raise_and_free(Vm *vm, Buf *b) {
    raise_assertion(vm, b->data, b->len);
    buf_deinit(b);
    return false;
}

bool raise_not_type(Vm *vm, const Rtype *have, const Rtype *want, const Rtype *iface) {
    Buf b;
    buf_init(&b);
    buf_puts(&b, "interface conversion: ");
    buf_puts(&b, iface->string->text);
    if (have == NULL) {
        buf_printf(&b, " is nil, not %s", want->string->text);
    } else {
        buf_printf(&b, " is %s, not %s", have->string->text, want->string->text);
        if (have->string == want->string) {
            buf_puts(&b, have->pkg_path != want->pkg_path ? " (types from different packages)"
                                                          : " (types from different scopes)");
        }
    }
    return raise_and_free(vm, &b);
}

bool raise_not_iface(Vm *vm, const Rtype *have, const Rtype *want, const Rtype *iface) {
    (void)iface;
    Buf b;
    buf_init(&b);
    if (have == NULL) {
        buf_printf(&b, "interface conversion: interface is nil, not %s", want->string->text);
    } else {
        const Str *missing = NULL;
        rtype_implements(vm, have, want, &missing);
        buf_printf(&b, "interface conversion: %s is not %s: missing method %s", have->string->text,
                   want->string->text, missing != NULL ? missing->text : "?");
    }
    return raise_and_free(vm, &b);
}
