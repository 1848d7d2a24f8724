/* handle.c: Go objects that stand for what C owns (//gol:handle).
 *
 * A *T of such a type points to a struct whose first field, ffi.Handle, holds one pointer: to an object
 * of package ffi with C's pointer in it. That object is what the collector's finalizer closes, so the
 * user's struct may be copied and a cycle through it does no harm: nothing reachable from the object is the
 * user's.
 */
#include "ffi/ffi_internal.h"

/* Package ffi's `handle`. */
typedef struct HandleObject {
    void *ptr;                  /* NULL: freed */
    HandleKind *kind;
    NativeString freed;         /* "file:line" of the Free */
} HandleObject;

void *handle_new(FfiState *s, HandleKind *kind, void *ptr) {
    HandleObject *h = nat_new_object(s->vm, s->handle_type->elem);
    void **object = h == NULL ? NULL : nat_new_object(s->vm, kind->type);
    if (object == NULL) {
        return NULL;
    }
    *h = (HandleObject){.ptr = ptr, .kind = kind};
    nat_store_ptr(s->vm, object, h);
    nat_set_finalizer(s->vm, h, s->handle_type, s->finalize_handle);
    return object;
}

bool handle_pointer(Vm *vm, const CType *t, const void *object, void **out) {
    const HandleObject *h = object == NULL ? NULL : *(HandleObject *const *)object;
    *out = h == NULL ? NULL : h->ptr;
    if (h == NULL || h->ptr != NULL) {
        return true;
    }
    nat_panic_plain(vm, "ffi: *%s used after Free (freed at %.*s)", t->handle->type->string->text,
                    (int)h->freed.len, h->freed.ptr);
    return false;
}

/* closeHandle(ptr, kind Ptr): the last use of ptr. C may call back meanwhile. */
NativeFn ffi_close_handle;
NativeResult ffi_close_handle(Vm *vm, Goro *g, Slot *args) {
    FfiState *s = ffi_state(vm);
    const HandleKind *kind = args[1].p;
    Goro *outer = s->caller;
    s->caller = g;
    kind->close(args[0].p);
    s->caller = outer;
    return ffi_panicked(s) ? NAT_PANIC : NAT_DONE;
}
