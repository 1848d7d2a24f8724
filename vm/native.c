/* native.c: the other side of native.h: what library code in C may do. */
#include "vm/native.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/rng.h"
#include "vm/vm_internal.h"

/* ---- results */

char *nat_new_string(Vm *vm, Slot *result, size_t len) {
    char *p = vm_new_object(vm, gc_shape_noscan(vm->heap), len);
    if (p == NULL) {
        raise_memory(vm);
        return NULL;
    }
    result[0].p = p;
    result[1].u = len;
    return p;
}

bool nat_set_string(Vm *vm, Slot *result, const char *text, size_t len) {
    if (len == 0) {
        result[0].u = result[1].u = 0;
        return true;
    }
    char *p = gc_new_raw(vm->heap, len);
    if (p == NULL) {
        return raise_memory(vm);
    }
    if (!bulk_copy(vm, p, text, len)) {
        return false;
    }
    result[0].p = p;
    result[1].u = len;
    return true;
}

uint8_t *nat_new_bytes(Vm *vm, Slot *result, size_t len) {
    char *p = nat_new_string(vm, result, len);
    result[2].u = len;
    return (uint8_t *)p;
}

bool nat_new_string_slice(Vm *vm, Slot *result, size_t n) {
    void *p = vm_new_object(vm, vm->string_shape, n * 16);
    if (p == NULL) {
        return raise_memory(vm);
    }
    result[0].p = p;
    result[1].u = result[2].u = n;
    return true;
}

bool nat_slice_set_string(Vm *vm, Slot *slice, size_t i, const char *text, size_t len) {
    Slot s[2] = {{.u = 0}, {.u = 0}};
    CHECK(i < slice[1].u);
    if (!nat_set_string(vm, s, text, len)) {
        return false;
    }
    Slot *at = (Slot *)slice[0].p + 2 * i;
    gc_store_ptr(vm->heap, &at[0].p, s[0].p);
    at[1] = s[1];
    return true;
}

void *nat_new_object(Vm *vm, const struct Rtype *t) {
    void *p = vm_new_object(vm, t->shape, t->size);
    if (p == NULL) {
        raise_memory(vm);
    }
    return p;
}

bool nat_append(Vm *vm, Slot *bytes, const void *data, size_t n) {
    uint64_t len = bytes[1].u, cap = bytes[2].u;
    if (len + n > cap) {
        uint64_t want = len + n > 2 * cap ? len + n : cap < 256 ? 2 * cap : cap + (cap + 768) / 4;
        uint64_t size = gc_round_size(want < len + n ? len + n : want);
        char *p = vm_new_object(vm, gc_shape_noscan(vm->heap), size);
        if (p == NULL) {
            return raise_memory(vm);
        }
        if (!bulk_copy(vm, p, bytes[0].p, len)) {
            return false;
        }
        bytes[0].p = p;
        bytes[2].u = size;
    }
    if (!bulk_copy(vm, (char *)bytes[0].p + len, data, n)) {
        return false;
    }
    bytes[1].u = len + n;
    return true;
}

/* ---- panics */

#define FORMAT_TEXT(text, n)                                                                       \
    char text[1024];                                                                               \
    va_list args;                                                                                  \
    va_start(args, format);                                                                        \
    int n = vsnprintf(text, sizeof text, format, args);                                            \
    va_end(args);                                                                                  \
    if (n >= (int)sizeof text) {                                                                   \
        n = (int)sizeof text - 1;                                                                  \
    }

void nat_panic_runtime(Vm *vm, const char *format, ...) {
    FORMAT_TEXT(text, n)
    raise_runtime(vm, "%.*s", n, text);
}

void nat_panic_plain(Vm *vm, const char *format, ...) {
    FORMAT_TEXT(text, n)
    raise_plain(vm, "%.*s", n, text);
}

void nat_panic_string(Vm *vm, const char *format, ...) {
    FORMAT_TEXT(text, n)
    raise_string(vm, text, (size_t)n);
}

_Noreturn void nat_fatal(Vm *vm, const char *format, ...) {
    FORMAT_TEXT(text, n)
    vm_fatal(vm, "%.*s", n, text);
}

/* ---- services */

void nat_charge(Vm *vm, uint64_t bytes) {
    vm->charged += (int64_t)(bytes / 64);
    vm->after_native |= AFTER_CHARGE;
}

int64_t nat_charged(const Vm *vm) {
    return vm->charged;
}

void nat_uncharge(Vm *vm, int64_t units) {
    vm->charged -= units;
    vm->after_native |= AFTER_CHARGE;
}

uint64_t nat_random(Vm *vm) {
    return rng_next(&vm->sched->rng);
}

void nat_store_ptr(Vm *vm, void **where, void *value) {
    gc_store_ptr(vm->heap, where, value);
}

int nat_write_fd(Vm *vm, int fd, const void *data, size_t n, int64_t *written) {
    return fd_write(vm, fd, data, n, written);
}

void nat_flush(Vm *vm) {
    vm_flush(vm);
}

NativeResult nat_wait_fd(Vm *vm, Goro *g, int fd, bool for_write) {
    SchedAnswer a = sched_park_fd(vm->sched, &g->task, fd, for_write ? FD_WRITE : FD_READ);
    return a == SCHED_PARKED ? NAT_PARK : NAT_DONE;
}

NativeResult nat_wait_signal(Vm *vm, Goro *g) {
    sched_expect_outside(vm->sched);
    sched_park_on(vm->sched, &g->task, signal_key(vm), WAIT_SYSCALL);
    return NAT_PARK;
}

uint32_t nat_fd_closing(Vm *vm, int fd) {
    return sched_fd_closing(vm->sched, fd);
}

_Noreturn void nat_exit(Vm *vm, int code) {
    leakwatch_moment(vm, WATCH_EXIT);
    vm_exit(vm, code);
}

int nat_args(Vm *vm, char *const **argv) {
    *argv = vm->options.argv;
    return vm->options.argc;
}

NativeResult nat_call(Vm *vm, void *closure, const Slot *args, uint32_t arg_slots, uint32_t state) {
    CHECK(arg_slots <= MAX_NATIVE_RESULTS && state != 0);
    vm->call.closure = closure;
    vm->call.state = state;
    vm->call.arg_slots = arg_slots;
    memcpy(vm->call.args, args, arg_slots * sizeof(Slot));
    return NAT_CALL;
}

uint32_t nat_call_returned(Vm *vm, const Slot **results) {
    uint32_t state = vm->native_state;
    vm->native_state = 0;
    *results = vm->native_results;
    return state;
}

void *nat_context(Vm *vm, const Goro *g) {
    return vm->image->natives.data[ins_x(goro_ip(g))].ctx;
}

Slot *nat_arguments(Vm *vm, const Goro *g) {
    (void)vm;
    return goro_fp(g) + goro_ip(g)->a;
}

uint32_t nat_site(Vm *vm, const Goro *g) { return vm_site(vm, goro_ip(g)); }

uint32_t nat_handle_new(Vm *vm, void *object) { return gc_handle_new(vm->heap, object); }
void *nat_handle_get(const Vm *vm, uint32_t handle) { return gc_handle_get(vm->heap, handle); }
void nat_handle_free(Vm *vm, uint32_t handle) { gc_handle_free(vm->heap, handle); }

void *nat_state(Vm *vm, const void *key, size_t bytes, void (*destroy)(void *state)) {
    for (NatState *s = vm->nat_states; s != NULL; s = s->next) {
        if (s->key == key) {
            return s->data;
        }
    }
    NatState *s = base_calloc(1, sizeof *s);
    s->key = key;
    s->destroy = destroy;
    s->data = base_calloc(1, bytes);
    s->next = vm->nat_states;
    vm->nat_states = s;
    return s->data;
}
