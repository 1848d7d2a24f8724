/* outside.c: system calls of a recorded or replayed run.
 *
 * In such a run the natives of outside.def are bound to wrappers of one form. Recording, a wrapper
 * makes the call and writes down its answer; replaying, it gives the answer without the call,
 * except that what goes to standard output and error is written. The work a call charges is part of
 * its answer, because it moves the schedule.
 */
#include <string.h>

#include "driver/tape.h"
#include "vm/native.h"

typedef enum Fill { FILL_NONE, FILL_COUNT, FILL_WORDS } Fill;

typedef struct OutsideCall {
    const char *package, *name;
    NativeFn *fn;
    const char *results;
    int buffer;
    Fill fill;
} OutsideCall;

#define OUTSIDE(package, name, function, results, buffer, fill) extern NativeFn function;
#include "driver/outside.def"
#undef OUTSIDE

enum {
#define OUTSIDE(package, name, function, results, buffer, fill) CALL_##function,
#include "driver/outside.def"
#undef OUTSIDE
    CALLS
};

static const OutsideCall calls[CALLS] = {
#define OUTSIDE(package, name, function, results, buffer, fill)                                    \
    {package, name, function, results, buffer, fill},
#include "driver/outside.def"
#undef OUTSIDE
};

/* ---- results */

static bool pass_string(Tape *t, Vm *vm, Slot *slot) {
    size_t n = tape_replays(t) ? 0 : slot[1].u;
    const char *text = tape_bytes(t, slot[0].p, &n);
    return !tape_replays(t) || nat_set_string(vm, slot, text, n);
}

static bool pass_strings(Tape *t, Vm *vm, Slot *slot) {
    size_t count = (size_t)tape_number(t, tape_replays(t) ? 0 : slot[1].i);
    if (tape_replays(t) && !nat_new_string_slice(vm, slot, count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        Slot *element = (Slot *)slot[0].p + 2 * i;
        size_t n = tape_replays(t) ? 0 : element[1].u;
        const char *text = tape_bytes(t, element[0].p, &n);
        if (tape_replays(t) && !nat_slice_set_string(vm, slot, i, text, n)) {
            return false;
        }
    }
    return true;
}

/* False: no memory for them, a panic is pending. */
static bool pass_results(Tape *t, Vm *vm, Slot *args, const char *results) {
    bool ok = true;
    for (; *results != 0 && ok; results++) {
        switch (*results) {
        case 's': ok = pass_string(t, vm, args); args += 2; break;
        case 'S': ok = pass_strings(t, vm, args); args += 3; break;
        default: args->i = tape_number(t, args->i); args++; break;
        }
    }
    return ok;
}

static void pass_buffer(Tape *t, NativeSlice buffer, Fill fill, const Slot *results) {
    if (fill == FILL_NONE) {
        return;
    }
    size_t room = (size_t)buffer.len * (fill == FILL_WORDS ? 8 : 1);
    size_t n = fill == FILL_WORDS ? room : results[0].u;
    const char *bytes = tape_bytes(t, buffer.ptr, &n);
    if (tape_replays(t)) {
        memcpy(buffer.ptr, bytes, n < room ? n : room);
    }
}

/* ---- calls */

static NativeResult record(Tape *t, Vm *vm, Goro *g, Slot *args, int which) {
    const OutsideCall *c = &calls[which];
    NativeSlice buffer = nat_slice(args + c->buffer);
    int64_t before = nat_charged(vm);
    NativeResult r = c->fn(vm, g, args);
    tape_tag(t, TAPE_CALL);
    tape_number(t, which);
    tape_number(t, r);
    tape_number(t, nat_charged(vm) - before);
    if (r == NAT_DONE) {
        pass_results(t, vm, args, c->results);
        pass_buffer(t, buffer, c->fill, args);
    }
    return r;
}

/* A call whose effect the user is to see again, or that the scheduler must know of. */
static void act(Vm *vm, Goro *g, const Slot *args, int which) {
    int fd = (int)args[0].i;
    if (which == CALL_os_write && (fd == 1 || fd == 2)) {
        Slot copy[4];
        memcpy(copy, args, sizeof copy);
        int64_t before = nat_charged(vm);
        calls[which].fn(vm, g, copy);
        nat_uncharge(vm, nat_charged(vm) - before); /* the recorded charge counts */
    } else if (which == CALL_os_close) {
        nat_fd_closing(vm, fd);
    }
}

static NativeResult replay(Tape *t, Vm *vm, Goro *g, Slot *args, int which) {
    const OutsideCall *c = &calls[which];
    NativeSlice buffer = nat_slice(args + c->buffer);
    tape_tag(t, TAPE_CALL);
    if (tape_number(t, 0) != which) {
        tape_misfit(t, c->name);
    }
    NativeResult r = (NativeResult)tape_number(t, 0);
    int64_t charge = tape_number(t, 0);
    if (r == NAT_PARK) {
        return nat_wait_fd(vm, g, (int)args[0].i, which == CALL_os_write);
    }
    act(vm, g, args, which);
    nat_uncharge(vm, -charge);
    if (!pass_results(t, vm, args, c->results)) {
        return NAT_PANIC;
    }
    pass_buffer(t, buffer, c->fill, args);
    return NAT_DONE;
}

static NativeResult call_outside(Vm *vm, Goro *g, Slot *args, int which) {
    Tape *t = tape_of(vm);
    return tape_replays(t) ? replay(t, vm, g, args, which) : record(t, vm, g, args, which);
}

#define OUTSIDE(package, name, function, results, buffer, fill)                                    \
    static NativeResult outside_##function(Vm *vm, Goro *g, Slot *args) {                          \
        return call_outside(vm, g, args, CALL_##function);                                         \
    }
#include "driver/outside.def"
#undef OUTSIDE

static NativeFn *const wrappers[CALLS] = {
#define OUTSIDE(package, name, function, results, buffer, fill) outside_##function,
#include "driver/outside.def"
#undef OUTSIDE
};

void *tape_native(const char *package, const char *name) {
    for (int i = 0; i < CALLS; i++) {
        if (strcmp(calls[i].name, name) == 0 && strcmp(calls[i].package, package) == 0) {
            return (void *)wrappers[i];
        }
    }
    return NULL;
}
