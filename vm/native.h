/* vm/native.h: what an author of a library package in C sees.
 *
 * A native is a C function bound to a body-less declaration of a stdlib package (natives.def). It
 * gets its parameters as flattened slots, in order: an int is one slot (extended to 64 bits), a
 * string two {ptr, len}, a slice three {ptr, len, cap}, an interface two {Rtype *, data}, a func or
 * pointer one. It writes its results over args[0..] in the same form and returns NAT_DONE.
 *
 *   func Index(s, substr string) int        args[0..1] = s, args[2..3] = substr; result args[0].i
 *
 * Rules: a native never blocks and never re-enters the vm. The collector does not run while a
 * native does, so raw pointers are safe until it returns; what it keeps longer goes through a
 * handle. It builds neither interfaces nor errors: it returns codes of which the .gol wrapper makes
 * the error. A native that does work of non-constant cost calls nat_charge with the bytes it
 * touched.
 */
#ifndef GOL_VM_NATIVE_H
#define GOL_VM_NATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bytecode/opcode.h" /* Slot */

typedef struct Vm Vm;
typedef struct Goro Goro;
struct Rtype;

typedef enum NativeResult {
    NAT_DONE,
    NAT_PARK,   /* the goroutine was put to sleep (sched/); nat_wake's caller writes the results */
    NAT_PANIC,  /* nat_panic* was called */
    NAT_CALL,   /* nat_call* was called: the vm calls the closure, then this native again */
} NativeResult;

typedef NativeResult NativeFn(Vm *vm, Goro *g, Slot *args);

typedef struct NativeString { const char *ptr; int64_t len; } NativeString;
typedef struct NativeSlice { void *ptr; int64_t len, cap; } NativeSlice;
static inline NativeString nat_string(const Slot *a) { return (NativeString){a[0].p, a[1].i}; }
static inline NativeSlice nat_slice(const Slot *a) { return (NativeSlice){a[0].p, a[1].i, a[2].i}; }

/* Results that need memory of the program. NULL/false and a pending "out of memory" when there is
 * none: return NAT_PANIC then. */
bool nat_set_string(Vm *vm, Slot *result, const char *text, size_t len); /* copies */
/* len bytes the caller fills in at once (garbage collected, not yet zeroed is never seen:
 * zeroed). */
char *nat_new_string(Vm *vm, Slot *result, size_t len);
uint8_t *nat_new_bytes(Vm *vm, Slot *result, size_t len); /* []byte, three slots */
/* []string of n elements; fill with nat_slice_set_string. Three slots. */
bool nat_new_string_slice(Vm *vm, Slot *result, size_t n);
bool nat_slice_set_string(Vm *vm, Slot *slice, size_t i, const char *text, size_t len);
void *nat_new_object(Vm *vm, const struct Rtype *t); /* zeroed */

/* Values whose type only the running program knows (native_types.c). `from` is in memory layout:
 * for an interface's value, of a direct type the data word itself, else what that word points
 * to. */
bool nat_implements(Vm *vm, const struct Rtype *t, const struct Rtype *iface); /* false for t NULL */
void nat_copy_value(Vm *vm, const struct Rtype *t, void *to, const void *from); /* with the barrier */

/* append(bytes, data...): bytes is a []byte in three slots, changed in place. */
bool nat_append(Vm *vm, Slot *bytes, const void *data, size_t n);

/* Panics: a run-time error (runtime.Error with "runtime error: " before the text), a plain string,
 * or a fatal error that nothing recovers. Return NAT_PANIC after the first two. */
void nat_panic_runtime(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A runtime.Error without the prefix. */
void nat_panic_plain(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
void nat_panic_string(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void nat_fatal(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));

void nat_charge(Vm *vm, uint64_t bytes);      /* budget for preemption, polling and interrupts */
/* What this native has charged, in units of the budget; and taking some of it back. */
int64_t nat_charged(const Vm *vm);
void nat_uncharge(Vm *vm, int64_t units);

/* Ctrl-C and -max-time stop a native on much data, too: a loop asks nat_stops with the work done
 * since it last did, in bytes; when that says true (from then on it always does), `return
 * nat_again(vm)`: the native is called again from the start, if the goroutine is not unwound. So it
 * has written no result. */
typedef struct NatWatch {
    Vm *vm;
    int64_t left;    /* work until the next look */
    bool is_stopped;
} NatWatch;
enum { NAT_WATCH_PIECE = 1 << 20 };
NatWatch nat_watch(Vm *vm);
bool nat_watch_look(NatWatch *w);
static inline bool nat_stops(NatWatch *w, int64_t work) {
    return (w->left -= work) < 0 && nat_watch_look(w);
}
NativeResult nat_again(Vm *vm);
/* Runes of a text of any length; less, when stopped. */
uint64_t nat_count_runes(NatWatch *w, const char *text, uint64_t len);

uint64_t nat_random(Vm *vm);                  /* the run's one PRNG */

/* Storing a pointer (or interface, string, slice words) into heap memory needs the barrier. */
void nat_store_ptr(Vm *vm, void **where, void *value);

/* Output goes through the vm's buffers (flushed before a block, an exit, and stderr output).
 * Returns 0 or an errno. */
int nat_write_fd(Vm *vm, int fd, const void *data, size_t n, int64_t *written);

void nat_flush(Vm *vm); /* before anything else writes to standard output */

/* Waits until fd is ready: `return nat_wait_fd(...)` when a call said EAGAIN; the native is called
 * again from the start. NAT_DONE: this fd can't be waited for, it never blocks. */
NativeResult nat_wait_fd(Vm *vm, Goro *g, int fd, bool for_write);
/* Waits until a signal was noted (base/platform_signal.h): `return nat_wait_signal(...)`; the
 * native is called again. From the first time on it is no deadlock when all goroutines wait. */
NativeResult nat_wait_signal(Vm *vm, Goro *g);
/* Before close(fd): wakes who waits for it, to call the native again; how many. */
uint32_t nat_fd_closing(Vm *vm, int fd);

_Noreturn void nat_exit(Vm *vm, int code);    /* os.Exit */
int nat_args(Vm *vm, char *const **argv);     /* os.Args: their number */

/* `return nat_call(...)`: the vm calls the closure with arg_slots words and then this native again,
 * with the same argument slots (in which it may have kept values of the same kind); there
 * nat_call_returned answers `state` (not 0) and the results, once. At the first entry it answers
 * 0. */
NativeResult nat_call(Vm *vm, void *closure, const Slot *args, uint32_t arg_slots, uint32_t state);
uint32_t nat_call_returned(Vm *vm, const Slot **results);

/* What the function that calls this native was bound to besides C code
 * (CompilerOptions.foreign). */
void *nat_context(Vm *vm, const Goro *g);
/* The argument slots again, after a callback (vm_run_nested) may have moved the stack. */
Slot *nat_arguments(Vm *vm, const Goro *g);

/* The place of the call, as creation sites name places (vm_site_where). */
uint32_t nat_site(Vm *vm, const Goro *g);

/* Objects that C keeps across calls and callbacks. */
uint32_t nat_handle_new(Vm *vm, void *object);
void *nat_handle_get(const Vm *vm, uint32_t handle);
void nat_handle_free(Vm *vm, uint32_t handle);
/* As runtime.SetFinalizer: closure is a func(T) for an object of pointer type T. */
void nat_set_finalizer(Vm *vm, void *object, const struct Rtype *pointer_type, void *closure);

/* Work that must wait: `return nat_offload(...)` runs work(ctx) on a worker's thread while this
 * goroutine sleeps; then the native is called again from the start, and nat_offloaded answers ctx,
 * once (NULL: there was nothing). ctx is the native's again then; if nobody waits for it any more,
 * drop(ctx) is called. */
NativeResult nat_offload(Vm *vm, Goro *g, void (*work)(void *ctx), void (*drop)(void *ctx), void *ctx);
void *nat_offloaded(Vm *vm, Goro *g);

/* The package's own state (one per Vm), created on first use. key: address of a static const. */
void *nat_state(Vm *vm, const void *key, size_t bytes, void (*destroy)(void *state));

#endif
