/* callout.c: Go calls C.
 *
 * One native executes the plans of all externs. Arguments that C can read where they lie (numbers,
 * structs) are passed by address into the frame; strings become copies, handles the pointers they
 * stand for, functions stubs. While C runs, a callback may collect garbage, move this goroutine's
 * stack, panic or end the program: nothing on the C stack owns anything (copies and stubs hang from
 * the state of the vm), and argument slots are looked up again afterwards. They stay live for the
 * length of the call, which pins what they refer to.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "ffi/ffi_internal.h"

enum { MOST_ARGS = 128, SMALL_RESULT = 64 };

typedef struct Call {
    Vm *vm;
    FfiState *state;
    Extern *how;
    const ffi_cif *cif;
    Temp *temps;
    void *result;             /* C's, as libffi leaves it */
    int number;               /* errno after the call */
    uint32_t count, stub_count;
    uint32_t site;            /* of the call */
    bool has_outs;
    uint64_t small_result[SMALL_RESULT / 8];
    Callback *stubs[MOST_ARGS];
    void *values[MOST_ARGS];  /* where each argument lies, as libffi wants it */
    Slot words[MOST_ARGS];    /* those that do not lie in the frame as C wants them */
    ffi_type *types[MOST_ARGS];
} Call;

/* ---- memory for the length of a call: the state's, should the program end inside C */

struct Temp {
    Temp *prev, *next;        /* of the state */
    Temp *below;              /* of the same call */
    uint64_t data[];
};

static void *temp_new(Call *c, size_t bytes) {
    Temp *t = base_alloc(sizeof *t + bytes);
    *t = (Temp){.next = c->state->temps, .below = c->temps};
    if (t->next != NULL) {
        t->next->prev = t;
    }
    c->state->temps = c->temps = t;
    return t->data;
}

static void temp_free(FfiState *s, Temp *t) {
    *(t->prev != NULL ? &t->prev->next : &s->temps) = t->next;
    if (t->next != NULL) {
        t->next->prev = t->prev;
    }
    free(t);
}

void temps_free(FfiState *s) {
    while (s->temps != NULL) {
        temp_free(s, s->temps);
    }
}

/* ---- arguments */

static bool copy_string(Call *c, NativeString s, uint32_t i) {
    if (s.len > 0 && memchr(s.ptr, 0, (size_t)s.len) != NULL) {
        nat_panic_plain(c->vm, "ffi: argument %u of %s has a NUL byte inside: C would see less",
                        i + 1, c->how->name);
        return false;
    }
    char *copy = temp_new(c, (size_t)s.len + 1);
    memcpy(copy, s.ptr, (size_t)s.len);
    copy[s.len] = '\0';
    c->words[i].p = copy;
    nat_charge(c->vm, (uint64_t)s.len);
    return true;
}

static bool make_stub(Call *c, const CType *t, void *closure, uint32_t i) {
    c->words[i].p = NULL;
    if (closure == NULL) {
        return true;
    }
    Callback *stub = callback_new(c->state, t->sig, closure, c->how->name);
    if (stub == NULL) {
        nat_panic_plain(c->vm, "ffi: no memory for a callback");
        return false;
    }
    c->stubs[c->stub_count++] = stub;
    c->words[i].p = callback_code(stub);
    return true;
}

/* The argument at `from`, for C, in values[i]. False: a panic is pending. */
static bool pass(Call *c, const CType *t, Slot *from, uint32_t i) {
    c->values[i] = &c->words[i];
    switch (t->kind) {
    case C_SCALAR: case C_SLICE: case C_POINTER:
        c->values[i] = from;
        return true;
    case C_STRUCT:
        c->values[i] = t->rtype->form == FORM_LARGE ? from->p : (void *)from;
        return true;
    case C_STRING: return copy_string(c, nat_string(from), i);
    case C_HANDLE: return handle_pointer(c->vm, t, from->p, &c->words[i].p);
    case C_HANDLE_OUT:
        c->has_outs = true;
        void **cell = temp_new(c, sizeof *cell);
        *cell = NULL;
        c->words[i].p = from->p == NULL ? NULL : cell;
        return true;
    case C_CALLBACK: return make_stub(c, t, from->p, i);
    case C_FUNC: return func_pointer(c->vm, from->p, &c->words[i].p);
    case C_VOID: break;
    }
    PANIC("no C argument of kind %d", t->kind);
}

/* Passes the fixed arguments; *args then points behind them. */
static bool pass_all(Call *c, Slot **args) {
    const CSignature *sig = &c->how->sig;
    for (; c->count < sig->count; c->count++) {
        const CType *t = &sig->params[c->count];
        if (!pass(c, t, *args, c->count)) {
            return false;
        }
        c->types[c->count] = t->type;
        *args += t->slots;
    }
    return true;
}

/* ---- variadic arguments: what they are shows only now */

typedef struct VariadicPlan {
    struct VariadicPlan *next;
    ffi_type **types;
    uint32_t count;
    ffi_cif cif;
} VariadicPlan;

static bool no_variadic(Call *c, const Rtype *t, const char *reason) {
    nat_panic_plain(c->vm, "ffi: argument %u of %s is %s, which %s", c->count + 1, c->how->name,
                    t->string->text, reason);
    return false;
}

/* C's default promotions: small integers to int, float to double. */
static ffi_type *promote(ffi_type *type, Slot *word) {
    switch (type->type) {
    case FFI_TYPE_FLOAT:
        word->f = word->f32;
        return &ffi_type_double;
    case FFI_TYPE_UINT8: case FFI_TYPE_SINT8: case FFI_TYPE_UINT16: case FFI_TYPE_SINT16:
        return &ffi_type_sint32;
    default: return type;
    }
}

/* iface: two words. */
static bool pass_any(Call *c, const Slot *iface) {
    const Rtype *t = iface[0].p;
    uint32_t i = c->count;
    c->values[i] = &c->words[i];
    c->words[i] = iface[1];
    c->types[i] = &ffi_type_pointer;
    if (t == NULL) {
        c->words[i].p = NULL;
        return true;
    }
    ffi_type *scalar = ctype_scalar(t);
    if (scalar != NULL) {
        c->types[i] = promote(scalar, &c->words[i]);
        return true;
    }
    switch ((RtypeKind)t->kind) {
    case RK_STRING: return copy_string(c, *(const NativeString *)iface[1].p, i);
    case RK_UNSAFE_POINTER: return true;
    case RK_POINTER:
        return !t->elem->has_pointers || no_variadic(c, t, "has Go pointers in it");
    case RK_SLICE:
        c->words[i].p = *(void **)iface[1].p;
        return !t->elem->has_pointers || no_variadic(c, t, "has Go pointers in it");
    case RK_INT: case RK_UINT:
        return no_variadic(c, t, "has another size in C: ffi.Int, ffi.Long or int64?");
    default: return no_variadic(c, t, "has no meaning in C");
    }
}

/* What C gets does not begin with the function, where a pointer is called. */
static const ffi_cif *variadic_cif(Call *c) {
    Extern *e = c->how;
    FfiBinder *b = e->binder;
    uint32_t skipped = e->how.is_pointer, count = c->count - skipped;
    ffi_type **types = c->types + skipped;
    for (const VariadicPlan *p = e->variadic_plans; p != NULL; p = p->next) {
        if (p->count == count && memcmp(p->types, types, count * sizeof *types) == 0) {
            return &p->cif;
        }
    }
    VariadicPlan *p = ARENA_NEW(&b->arena, VariadicPlan);
    p->count = count;
    p->types = ARENA_ARRAY(&b->arena, ffi_type *, count);
    memcpy(p->types, types, count * sizeof *types);
    if (ffi_prep_cif_var(&p->cif, FFI_DEFAULT_ABI, e->sig.count - skipped, count,
                         e->sig.result.type, p->types) != FFI_OK) {
        return NULL;
    }
    p->next = e->variadic_plans;
    e->variadic_plans = p;
    return &p->cif;
}

static bool pass_variadic(Call *c, const Slot *list) {
    NativeSlice s = nat_slice(list);
    const Slot *items = s.ptr;
    if (s.len > MOST_ARGS - c->how->sig.count) {
        nat_panic_plain(c->vm, "ffi: too many arguments for %s", c->how->name);
        return false;
    }
    for (int64_t i = 0; i < s.len; i++, c->count++) {
        if (!pass_any(c, items + 2 * i)) {
            return false;
        }
    }
    c->cif = variadic_cif(c);
    if (c->cif == NULL) {
        nat_panic_plain(c->vm, "ffi: libffi refuses these arguments of %s", c->how->name);
    }
    return c->cif != NULL;
}

/* ---- results */

/* With C's sign: a function that answers uint32 says (uint32)-1 when it fails. */
static int64_t c_number(const CType *t, const void *mem) {
    switch (t->type->size) {
    case 1: return *(const int8_t *)mem;
    case 2: return *(const int16_t *)mem;
    case 4: return *(const int32_t *)mem;
    default: return *(const int64_t *)mem; /* pointers too */
    }
}

static bool is_failure(ErrnoRule rule, int64_t value) {
    switch (rule) {
    case ERRNO_MINUS_ONE: return value == -1;
    case ERRNO_NULL: return value == 0;
    case ERRNO_NONZERO: case ERRNO_RESULT: return value != 0;
    case ERRNO_NEGATIVE: return value < 0;
    case ERRNO_NONE: break;
    }
    return false;
}

/* The error result, in two slots, from C's: a number, or a pointer. */
static void set_error(const Call *c, Slot *error) {
    ErrnoRule rule = c->how->how.errno_rule;
    int64_t value = c_number(&c->how->sig.result, c->result);
    error[0].p = error[1].p = NULL;
    if (is_failure(rule, value)) {
        error[0].p = (void *)(uintptr_t)c->state->errno_type;
        error[1].i = rule == ERRNO_RESULT ? value : c->number;
    }
}

static bool string_result(const Call *c, char *text, Slot *out) {
    out[0].p = NULL;
    out[1].u = 0;
    if (text == NULL) {
        if (c->how->how.errno_rule != ERRNO_NULL) {
            nat_panic_plain(
                c->vm,
                "ffi: %s gave NULL where a string is due: let its result be an ffi.Ptr, or "
                "say errno=null",
                c->how->name);
        }
        return c->how->how.errno_rule == ERRNO_NULL;
    }
    bool ok = nat_set_string(c->vm, out, text, strlen(text));
    if (c->how->free_result != NULL) {
        c->how->free_result(text);
    }
    return ok;
}

static bool struct_result(const Call *c, const Rtype *t, const void *mem, Slot *out) {
    if (t->form != FORM_LARGE) {
        memset(out, 0, t->slots * sizeof *out);
        memcpy(out, mem, t->size);
        return true;
    }
    void *copy = nat_new_object(c->vm, t);
    if (copy != NULL) {
        memcpy(copy, mem, t->size);
        out->p = copy;
    }
    return copy != NULL;
}

static bool set_result(const Call *c, void *mem, Slot *out) {
    const CType *t = &c->how->sig.result;
    switch (t->kind) {
    case C_VOID: return true;
    case C_STRING: return string_result(c, *(char **)mem, out);
    case C_STRUCT: return struct_result(c, t->rtype, mem, out);
    case C_HANDLE:
        out->p =
            *(void **)mem == NULL ? NULL : handle_new(c->state, t->handle, *(void **)mem, c->site);
        return out->p != NULL || *(void **)mem == NULL;
    default:
        slot_from_c(t, mem, out);
        return true;
    }
}

/* What C stored where a **T pointed becomes handles. */
static bool set_outs(const Call *c, Slot *args) {
    const CSignature *sig = &c->how->sig;
    for (uint32_t i = 0; c->has_outs && i < sig->count; i++) {
        const CType *t = &sig->params[i];
        void **cell = c->words[i].p;
        if (t->kind == C_HANDLE_OUT && cell != NULL) {
            void *object = *cell == NULL ? NULL : handle_new(c->state, t->handle, *cell, c->site);
            if (*cell != NULL && object == NULL) {
                return false;
            }
            nat_store_ptr(c->vm, args->p, object);
        }
        args += t->slots;
    }
    return true;
}

/* ---- the call */

static void begin_call(Call *c, Vm *vm, const Goro *g, Extern *e) {
    c->site = nat_site(vm, g);
    c->vm = vm;
    c->state = ffi_state(vm);
    c->how = e;
    c->cif = &e->sig.cif;
    c->temps = NULL;
    c->count = c->stub_count = 0;
    c->has_outs = false;
}

/* All arguments, and room for the result. False: a panic is pending. */
static bool prepare(Call *c, Slot *args) {
    size_t need = c->how->sig.result.type->size;
    c->result = need <= SMALL_RESULT ? c->small_result : temp_new(c, need);
    return pass_all(c, &args) && (!c->how->how.is_variadic || pass_variadic(c, args));
}

static void call_c(Call *c) {
    bool is_pointer = c->how->how.is_pointer;
    void *code = is_pointer ? *(void **)c->values[0] : c->how->code;
    errno = 0; /* the callee's: whatever else the process did with it counts for nothing */
    ffi_call((ffi_cif *)(uintptr_t)c->cif, FFI_FN(code), c->result, c->values + is_pointer);
    c->number = errno;
}

/* Results over the arguments. */
static NativeResult finish(Call *c, Slot *args) {
    const CType *t = &c->how->sig.result;
    if (!set_outs(c, args) || !set_result(c, c->result, args)) {
        return NAT_PANIC;
    }
    if (c->how->how.errno_rule != ERRNO_NONE) {
        set_error(c, args + t->slots);
    }
    return NAT_DONE;
}

static void end_call(Call *c) {
    for (uint32_t i = 0; i < c->stub_count; i++) {
        callback_close(c->state, c->stubs[i], "after the call it was made for");
    }
    while (c->temps != NULL) {
        Temp *t = c->temps;
        c->temps = t->below;
        temp_free(c->state, t);
    }
}

static bool has_code(Vm *vm, const Extern *e, const Slot *args) {
    if (e->how.is_pointer && args[0].p == NULL) {
        nat_panic_plain(vm, "ffi: %s calls a NULL function pointer", e->name);
        return false;
    }
    return true;
}

/* While C runs on this thread, callbacks belong to this goroutine. */
static NativeResult call_here(Vm *vm, Goro *g, Extern *e, Slot *args) {
    Call c;
    begin_call(&c, vm, g, e);
    NativeResult r = NAT_PANIC;
    if (prepare(&c, args)) {
        FfiState *s = c.state;
        Goro *outer = s->caller;
        s->caller = g;
        nat_flush(vm);
        call_c(&c);
        s->caller = outer;
        bool unwinds = s->unwinds;
        bool panics = ffi_panicked(s);
        /* The panic of a callback goes on by itself when we return. */
        r = panics ? NAT_PANIC : unwinds ? NAT_DONE : finish(&c, nat_arguments(vm, g));
    }
    end_call(&c);
    return r;
}

/* ---- blocking: a worker calls C, this goroutine waits */

typedef struct BlockingCall {
    Call call;
    Slot args[];              /* the frame may move meanwhile */
} BlockingCall;

static void call_elsewhere(void *ctx) { call_c(&((BlockingCall *)ctx)->call); }

static void blocking_free(void *ctx) {
    BlockingCall *b = ctx;
    end_call(&b->call);
    free(b);
}

static uint32_t param_slots(const CSignature *sig) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < sig->count; i++) {
        n += sig->params[i].slots;
    }
    return n;
}

static NativeResult call_blocking(Vm *vm, Goro *g, Extern *e, Slot *args) {
    BlockingCall *b = nat_offloaded(vm, g);
    if (b != NULL) {
        NativeResult r = finish(&b->call, args);
        blocking_free(b);
        return r;
    }
    uint32_t slots = param_slots(&e->sig) + (e->how.is_variadic ? 3 : 0);
    b = base_alloc(sizeof *b + slots * sizeof *b->args);
    memcpy(b->args, args, slots * sizeof *b->args);
    begin_call(&b->call, vm, g, e);
    if (!prepare(&b->call, b->args)) {
        blocking_free(b);
        return NAT_PANIC;
    }
    nat_flush(vm);
    return nat_offload(vm, g, call_elsewhere, blocking_free, b);
}

NativeResult extern_call(Vm *vm, Goro *g, Slot *args) {
    Extern *e = nat_context(vm, g);
    if (!has_code(vm, e, args)) {
        return NAT_PANIC;
    }
    return e->how.is_blocking ? call_blocking(vm, g, e, args) : call_here(vm, g, e, args);
}

/* //gol:extern ... optional, and the library does not have it */
NativeResult extern_absent(Vm *vm, Goro *g, Slot *args) {
    const Extern *e = nat_context(vm, g);
    (void)args;
    nat_panic_plain(vm, "ffi: C library %s has no symbol %s", e->how.library, e->how.symbol);
    return NAT_PANIC;
}

/* //gol:extern ... variable */
NativeResult extern_variable(Vm *vm, Goro *g, Slot *args) {
    const Extern *e = nat_context(vm, g);
    args[0].p = e->code;
    return NAT_DONE;
}
