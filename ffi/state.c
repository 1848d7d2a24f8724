/* state.c: what ffi keeps for one vm, and package ffi's natives that are about C's memory. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ffi/ffi_internal.h"

static const char state_key = 0; /* its address is the key */

static void state_free(void *data) {
    FfiState *s = data;
    temps_free(s);
    handles_free(s);
    callbacks_free(s);
    VEC_FREE(&s->plans);
}

FfiState *ffi_state(Vm *vm) {
    FfiState *s = nat_state(vm, &state_key, sizeof *s, state_free);
    if (s->vm == NULL) {
        s->vm = vm;
        s->thread = pthread_self();
    }
    return s;
}

void ffi_attach(Vm *vm, FfiBinder *b) { ffi_state(vm)->binder = b; }

bool ffi_panicked(FfiState *s) {
    bool raises = s->raises;
    s->raises = s->unwinds = false;
    return raises;
}

/* register(errno any, handle any, finalize func(*handle)): types and code that C must know. */
extern NativeFn ffi_register;
NativeResult ffi_register(Vm *vm, Goro *g, Slot *args) {
    FfiState *s = ffi_state(vm);
    (void)g;
    s->errno_type = args[0].p;
    s->handle_type = args[2].p;
    s->finalize_handle = args[4].p;
    return NAT_DONE;
}

/* copyString(p Ptr) string: to C's NUL. */
extern NativeFn ffi_copy_string;
NativeResult ffi_copy_string(Vm *vm, Goro *g, Slot *args) {
    const char *text = args[0].p;
    (void)g;
    return nat_set_string(vm, args, text, strlen(text)) ? NAT_DONE : NAT_PANIC;
}

/* malloc(n int) Ptr */
extern NativeFn ffi_malloc;
NativeResult ffi_malloc(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].p = calloc(1, args[0].u == 0 ? 1 : args[0].u);
    return NAT_DONE;
}

/* Free(p Ptr) */
extern NativeFn ffi_free;
NativeResult ffi_free(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    free(args[0].p);
    return NAT_DONE;
}
