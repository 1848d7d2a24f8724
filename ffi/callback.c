/* callback.c: C calls Go.
 *
 * A stub is code that libffi makes; its data is a Callback. Stubs are never given back while the
 * program runs: a closed one rests, so that a C library that calls it too late gets a plain
 * message, and is used again only when RESTING others have been closed after it. So memory is
 * bounded by what is alive.
 *
 * The call enters the interpreter on the goroutine that is inside C (vm_run_nested). A panic in it
 * cannot pass through C's frames: C gets zero and goes on, and the panic continues when C returns.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/panic.h"
#include "ffi/ffi_internal.h"
#include "vm/vm.h"

enum { RESTING = 4096, MOST_SLOTS = 256 };

struct Callback {
    Callback *next;             /* of all */
    Callback *next_resting;
    FfiState *state;
    const CSignature *sig;
    ffi_closure *stub;
    void *code;
    uint32_t closure;           /* handle; 0: closed */
    char what[64];              /* whom it is for */
    char when[96];              /* closed: since when */
};

/* ---- being called */

/* From a thread that is not the interpreter's nothing can be called, nor unwound. */
static void check_thread(const Callback *c) {
    if (pthread_equal(pthread_self(), c->state->thread)) {
        return;
    }
    fprintf(stderr,
            "fatal error: ffi: the callback for %s was called from a thread that C started\n",
            c->what);
    _exit(2);
}

static void *memory_of(Slot *slots, const CType *t) {
    return t->rtype->form == FORM_LARGE ? slots->p : (void *)slots;
}

/* One argument from C, as Go has it. False: no memory, a panic is pending. */
static bool take(Vm *vm, const CType *t, const void *mem, Slot *out) {
    if (t->kind == C_STRING) {
        const char *text = *(const char *const *)mem;
        return nat_set_string(vm, out, text, strlen(text));
    }
    if (t->kind != C_STRUCT) {
        slot_from_c(t, mem, out);
        return true;
    }
    if (t->rtype->form == FORM_LARGE) {
        out->p = nat_new_object(vm, t->rtype);
        if (out->p == NULL) {
            return false;
        }
    }
    memcpy(memory_of(out, t), mem, t->rtype->size);
    return true;
}

static bool take_all(const Callback *c, void **from, Slot *slots, uint32_t *count) {
    *count = 0;
    for (uint32_t i = 0; i < c->sig->count; i++) {
        const CType *t = &c->sig->params[i];
        if (*count + t->slots > MOST_SLOTS) {
            nat_panic_plain(c->state->vm, "ffi: the callback for %s takes too much by value",
                            c->what);
            return false;
        }
        if (t->kind == C_STRING && *(void **)from[i] == NULL) {
            nat_panic_plain(c->state->vm,
                            "ffi: the callback for %s was given NULL where a string is due: let "
                            "parameter %u be an ffi.Ptr",
                            c->what, i + 1);
            return false;
        }
        if (!take(c->state->vm, t, from[i], slots + *count)) {
            return false;
        }
        *count += t->slots;
    }
    return true;
}

/* C expects an integer result in a whole word. */
static void give(const CType *t, Slot *slots, void *out) {
    if (t->kind == C_STRUCT) {
        memcpy(out, memory_of(slots, t), t->rtype->size);
    } else if (t->type == &ffi_type_float) {
        memcpy(out, slots, sizeof(float));
    } else if (t->kind != C_VOID) {
        memcpy(out, slots, sizeof *slots);
    }
}

static void give_zero(const CType *t, void *out) {
    if (t->kind != C_VOID) {
        size_t n = t->type->size;
        memset(out, 0, t->kind == C_STRUCT || n > sizeof(ffi_arg) ? n : sizeof(ffi_arg));
    }
}

/* The panic is thrown where Go called C. */
static void raise_late(Callback *c) {
    nat_panic_plain(c->state->vm, "ffi: callback for %s called %s", c->what, c->when);
    c->state->raises = true;
}

/* Each time C and Go call each other takes C stack, of which C too wants some: a quarter is
 * kept. */
static bool stack_is_short(FfiState *s) {
    char *here = __builtin_frame_address(0);
    if (s->stack_end == NULL) {
        pthread_attr_t attr;
        void *low = here;
        size_t size = 0;
        if (pthread_getattr_np(s->thread, &attr) == 0) {
            pthread_attr_getstack(&attr, &low, &size);
            pthread_attr_destroy(&attr);
        }
        s->stack_end = (char *)low + size / 4;
    }
    return here < s->stack_end;
}

static void enter(ffi_cif *cif, void *result, void **from, void *data) {
    Callback *c = data;
    FfiState *s = c->state;
    Slot slots[MOST_SLOTS];
    uint32_t count;
    (void)cif;
    check_thread(c);
    give_zero(&c->sig->result, result);
    if (s->unwinds || s->raises) {
        return; /* C goes on calling while a panic waits for it to return */
    }
    if (c->closure == 0) {
        raise_late(c);
        return;
    }
    if (s->caller == NULL) { /* C code that runs by itself: an exit handler, a signal */
        fprintf(stderr, "fatal error: ffi: the callback for %s was called outside any call of C\n",
                c->what);
        _exit(2);
    }
    if (stack_is_short(s)) {
        nat_panic_plain(
            s->vm,
            "ffi: C and Go call each other too deeply: the callback for %s has no stack left",
            c->what);
        s->raises = true;
        return;
    }
    if (!take_all(c, from, slots, &count)) {
        s->raises = true;
        return;
    }
    const CType *t = &c->sig->result;
    bool ok =
        vm_run_nested(s->vm, s->caller, nat_handle_get(s->vm, c->closure), slots, count, t->slots);
    s->unwinds = !ok;
    if (ok) {
        give(t, slots, result);
    }
}

/* ---- stubs */

static Callback *make(FfiState *s) {
    Callback *c = base_calloc(1, sizeof *c);
    c->state = s;
    c->stub = ffi_closure_alloc(sizeof *c->stub, &c->code);
    if (c->stub == NULL) {
        free(c);
        return NULL;
    }
    c->next = s->callbacks;
    s->callbacks = c;
    return c;
}

static Callback *take_rested(FfiState *s) {
    Callback *c = s->resting;
    if (s->resting_count <= RESTING) {
        return NULL;
    }
    s->resting = c->next_resting;
    s->resting_count--;
    return c;
}

Callback *callback_new(FfiState *s, const CSignature *sig, void *closure, const char *what) {
    Callback *c = take_rested(s);
    if (c == NULL) {
        c = make(s);
    }
    if (c == NULL || ffi_prep_closure_loc(c->stub, (ffi_cif *)(uintptr_t)&sig->cif, enter, c,
                                          c->code) != FFI_OK) {
        return NULL;
    }
    c->sig = sig;
    c->closure = nat_handle_new(s->vm, closure);
    snprintf(c->what, sizeof c->what, "%s", what);
    return c;
}

void *callback_code(const Callback *c) { return c->code; }

void callback_close(FfiState *s, Callback *c, const char *when) {
    if (c->closure == 0) {
        return;
    }
    nat_handle_free(s->vm, c->closure);
    c->closure = 0;
    c->next_resting = NULL;
    snprintf(c->when, sizeof c->when, "%s", when);
    *(s->resting_count == 0 ? &s->resting : &s->last_resting->next_resting) = c;
    s->last_resting = c;
    s->resting_count++;
}

void callbacks_free(FfiState *s) {
    while (s->callbacks != NULL) {
        Callback *c = s->callbacks;
        s->callbacks = c->next;
        ffi_closure_free(c->stub);
        free(c);
    }
}

/* ---- ffi.Callback: stubs with a life of their own */

/* Object of package ffi: what the one field of a Func points to. */
typedef struct FuncObject {
    void *code;                 /* NULL: closed */
    Callback *callback;
} FuncObject;

bool func_pointer(Vm *vm, const void *func, void **out) {
    const FuncObject *f = func == NULL ? NULL : *(FuncObject *const *)func;
    *out = f == NULL ? NULL : f->code;
    if (f != NULL && f->code == NULL) {
        nat_panic_plain(vm, "ffi: callback used after Close");
        return false;
    }
    return true;
}

static const CSignature *plan_of(FfiState *s, const Rtype *func, Buf *why) {
    for (int i = 0; i < s->plans.len; i++) {
        if (s->plans.data[i].func == func) {
            return s->plans.data[i].sig;
        }
    }
    CSignature *sig = ARENA_NEW(&s->binder->arena, CSignature);
    if (!signature_of(s->binder, func, (SignatureShape){.recv = NULL}, true, sig, why)) {
        return NULL;
    }
    VEC_PUSH(&s->plans, ((TypedPlan){func, sig}));
    return sig;
}

/* newCallback(f any) (code, callback Ptr) */
extern NativeFn ffi_new_callback;
NativeResult ffi_new_callback(Vm *vm, Goro *g, Slot *args) {
    const Rtype *t = args[0].p;
    FfiState *s = ffi_state(vm);
    Buf why;
    (void)g;
    if (t == NULL || t->kind != RK_FUNC || args[1].p == NULL) {
        nat_panic_plain(vm, "ffi.Callback: %s is no function", t == NULL ? "nil" : t->string->text);
        return NAT_PANIC;
    }
    buf_init(&why);
    const CSignature *sig = plan_of(s, t, &why);
    Callback *c = sig == NULL ? NULL : callback_new(s, sig, args[1].p, t->string->text);
    if (c == NULL) {
        nat_panic_plain(vm, "ffi.Callback: %s",
                        sig == NULL ? why.data : "no memory for a callback");
    } else {
        args[0].p = c->code;
        args[1].p = c;
    }
    buf_deinit(&why);
    return c == NULL ? NAT_PANIC : NAT_DONE;
}

/* closeCallback(callback Ptr, when string) */
extern NativeFn ffi_close_callback;
NativeResult ffi_close_callback(Vm *vm, Goro *g, Slot *args) {
    char when[96];
    NativeString text = nat_string(&args[1]);
    (void)g;
    snprintf(when, sizeof when, "%.*s", (int)text.len, text.ptr);
    callback_close(ffi_state(vm), args[0].p, when);
    return NAT_DONE;
}
