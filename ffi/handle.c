/* handle.c: Go objects that stand for what C owns (//gol:handle).
 *
 * A *T of such a type points to a struct whose first field, ffi.Handle, holds one pointer: to an
 * object of package ffi with C's pointer in it. That object is what the collector's finalizer
 * closes, so the user's struct may be copied and a cycle through it does no harm: nothing reachable
 * from the object is the user's.
 */
#include <stdlib.h>

#include "base/panic.h"
#include "ffi/ffi_internal.h"

/* What is open, for reports. */
struct OpenHandle {
    OpenHandle *prev, *next;
    const HandleKind *kind;
    uint32_t site;              /* of the call that made it */
};

/* Package ffi's `handle`. */
typedef struct HandleObject {
    void *ptr;                  /* NULL: freed */
    OpenHandle *open;
    NativeString freed;         /* "file:line" of the Free */
} HandleObject;

static OpenHandle *note_open(FfiState *s, const HandleKind *kind, uint32_t site) {
    OpenHandle *h = base_calloc(1, sizeof *h);
    *h = (OpenHandle){.prev = s->last_handle, .kind = kind, .site = site};
    *(h->prev != NULL ? &h->prev->next : &s->handles) = h;
    s->last_handle = h;
    return h;
}

static void forget(FfiState *s, OpenHandle *h) {
    *(h->prev != NULL ? &h->prev->next : &s->handles) = h->next;
    *(h->next != NULL ? &h->next->prev : &s->last_handle) = h->prev;
    free(h);
}

void handles_free(FfiState *s) {
    while (s->handles != NULL) {
        forget(s, s->handles);
    }
}

void ffi_each_handle(Vm *vm, FfiHandleFn fn, void *ctx) {
    for (const OpenHandle *h = ffi_state(vm)->handles; h != NULL; h = h->next) {
        fn(ctx, h->kind->type->string->text, h->kind->close_name, h->site);
    }
}

void *handle_new(FfiState *s, HandleKind *kind, void *ptr, uint32_t site) {
    HandleObject *h = nat_new_object(s->vm, s->handle_type->elem);
    void **object = h == NULL ? NULL : nat_new_object(s->vm, kind->type);
    if (object == NULL) {
        return NULL;
    }
    *h = (HandleObject){.ptr = ptr, .open = note_open(s, kind, site)};
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

/* closeHandle(ptr, open Ptr): the last use of ptr. C may call back meanwhile. */
extern NativeFn ffi_close_handle;
NativeResult ffi_close_handle(Vm *vm, Goro *g, Slot *args) {
    FfiState *s = ffi_state(vm);
    OpenHandle *open = args[1].p;
    const HandleKind *kind = open->kind;
    Goro *outer = s->caller;
    forget(s, open);
    s->caller = g;
    kind->close(args[0].p);
    s->caller = outer;
    return ffi_panicked(s) ? NAT_PANIC : NAT_DONE;
}
