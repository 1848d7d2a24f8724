/* vm/vm_internal.h: what the files of vm/ share. Included from nowhere else.
 *
 * A goroutine is a Goro: the scheduler's Task, then its place in its own movable stack of Slots.
 * While it runs, ip and fp are in registers of the interpreter; whatever may collect, switch, panic
 * or look at the stack first saves them (interp.c: SAVE) into task.pc and Goro.fp, and reloads
 * after.
 *
 *   stack     [-][ret][frame ............][-][ret][frame of the callee ...]            limit
 *              ^0  ^1  ^fp = 2             caller's slots from the displacement of the call on
 *
 * A frame entered otherwise than by a call instruction (by a panic, by DEFER_RUN, by a native, at
 * the bottom) has a *pseudo* return address, which says how (PseudoFrame), and below its link slots
 * the place to go back to: fp[-2] = displacement in slots, fp[-3] = caller's ip, fp[-4] = free for
 * the kind. So every stack can be walked from (ip, fp) alone, and nothing in it points into it.
 */
#ifndef GOL_VM_INTERNAL_H
#define GOL_VM_INTERNAL_H

#include <setjmp.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "vm/native.h"
#include "vm/vm.h"
#include "vm/leakwatch.h"

enum {
    FIRST_STACK_SLOTS = 32,     /* 256 bytes, inside the Goro */
    PSEUDO_LINK = 4,            /* link slots of a pseudo frame */
    BUDGET = 20000,             /* back-edges of a time slice */
    POLL_CHARGE = 64 * BUDGET,  /* work between looks at timers, descriptors, interrupts */
    SWITCH_CHARGE = 300,        /* what a change of goroutines counts for */
    GC_CALL_CHARGE = BUDGET / 4,
    OUT_BUFFER_BYTES = 64 << 10,
    MAX_FUNCS = 4 << 20,        /* size of the reserved tables by index */
    BOUND_CODE = CLOSURE_BOUND, /* first word of a method value's closure */
    MAX_NATIVE_RESULTS = 16,
};

/* How a frame was entered, by its return address. */
typedef enum PseudoFrame {
    PF_GO,          /* bottom of a goroutine */
    PF_FINALIZER,   /* bottom of the finalizer goroutine's current call */
    PF_DEFER,       /* deferred call of a function that returns; back to its DEFER_RUN */
    PF_PANIC,       /* deferred call run by a panic or Goexit */
    PF_PRINT,       /* Error or String method for the text of an uncaught panic */
    PF_NATIVE,      /* call made by a native; back to its CALL_NATIVE */
    PF_NESTED,      /* base of vm_run_nested */
    PF_COUNT,
    PF_NONE = PF_COUNT, /* an ordinary call */
} PseudoFrame;

extern const Ins pseudo_code[PF_COUNT][2];

static inline const Ins *pseudo_return(PseudoFrame kind) { return &pseudo_code[kind][1]; }

static inline PseudoFrame pseudo_kind(const Ins *ret) {
    uintptr_t at = (uintptr_t)ret - (uintptr_t)pseudo_code;
    return at < sizeof pseudo_code ? (PseudoFrame)(at / sizeof pseudo_code[0]) : PF_NONE;
}

/* A pending deferred call. Newest first, so those of inner frames come first. What the body of a
 * range over a function defers belongs to the frame of the loop, which may be deep in the stack or
 * another goroutine's: such a loop makes a list in the heap beforehand, which stands in its frame's
 * place of the order: closure is that list, nothing but a DeferCall *, newest first. */
typedef struct Defer {
    struct Defer *next;
    void *closure;
    bool is_list;
    uint32_t frame;             /* fp of the frame it belongs to, in slots from the stack's start */
    uint32_t site;              /* code word of the DEFER instruction */
} Defer;

typedef struct DeferCall {      /* in the heap */
    struct DeferCall *next;
    void *closure;
} DeferCall;

typedef enum PanicKind { PANIC_VALUE, PANIC_GOEXIT, PANIC_INTERRUPT } PanicKind;

/* A panic, or a Goexit, under way. Newest first. */
typedef struct Panic {
    struct Panic *prev;
    uint64_t type, data;        /* the value */
    const Ins *ip;              /* the panicking frame, which stays on the stack */
    uint32_t frame;
    uint32_t call_frame;        /* fp of the deferred call that runs, 0: none yet */
    uint32_t defer_frame;       /* whose deferred call that is */
    uint32_t defer_site;
    uint8_t kind;               /* PanicKind */
    bool recovered, is_segv;
    uint64_t segv_addr;
    char *text;                 /* once converted for printing; malloc'ed */
} Panic;

struct Goro {
    Task task;                  /* first */
    uint32_t fp;                /* slots from task.stack */
    uint32_t stack_slots;
    Defer *defers;
    Panic *panics;
    uint64_t creator;           /* number of the goroutine that made it */
    uint16_t nested;            /* depth of vm_run_nested on it */
    uint16_t initialising;      /* depth of late initialisers: nobody else may run meanwhile */
    uint8_t is_locked;          /* LockOSThread */
    uint8_t is_main : 1;
    uint8_t is_doomed : 1;      /* to end without its deferred calls, when next it would run */
    uint8_t is_finalizer;
    uint8_t runs_finalizer;     /* a call is under way */
    Slot first_stack[FIRST_STACK_SLOTS];
};

#define GORO(t) ((Goro *)(t))

/* Nobody else may run now: C waits for a call it has made, or a package is being initialised. */
static inline bool goro_is_held(const Goro *g) {
    return g->nested > 0 || g->initialising > 0;
}

/* One answer of "does type t implement interface i", and of "which code is method s of t". */
typedef struct ImplEntry { const Rtype *type, *iface; const Str *missing; bool answer; } ImplEntry;
typedef struct MethodEntry { const Rtype *type; const Ins *entry; uint32_t symbol; } MethodEntry;
enum { IMPL_CACHE = 256, METHOD_CACHE = 512 };

/* What a native asks the vm to do on its return, besides its result: CALL_NATIVE looks at one
 * word. */
enum { AFTER_CHARGE = 1, AFTER_YIELD = 2, AFTER_HANDOVER = 4, AFTER_GOEXIT = 8, AFTER_NESTED = 16 };

typedef struct NativeCall { /* nat_call */
    void *closure;
    uint32_t state, arg_slots;
    Slot args[MAX_NATIVE_RESULTS];
} NativeCall;

typedef struct NatState {
    struct NatState *next;
    const void *key;
    void (*destroy)(void *state);
    void *data;
} NatState;

typedef struct LeakWatch LeakWatch;

struct Vm {
    /* hot */
    Slot *limit;                /* of the running goroutine's stack */
    Slot *grow_to;              /* cold_grow: what the limit must reach */
    Goro *cur;
    Heap *heap;
    Image *image;
    Sched *sched;
    const Ins **entries;        /* function index -> entry, filled on first use */
    GcCursor **cursors;         /* rtype index -> cursor of one object, filled on first use */
    int64_t budget;             /* saved across LEAVE */
    uint32_t after_native;      /* AFTER_* */
    int64_t charged;            /* budget units a native used */
    NativeResult native_result; /* cold_native */
    const char *stack_floor;    /* helpers in C that recurse over values stop there */
    volatile int interrupt;     /* VmInterrupt bits */

    /* traps: what a helper that answered false wants raised */
    uint64_t raise_type, raise_data;
    bool raise_fatal_memory, raise_fatal_stack;
    bool gave_up;               /* rather: an interrupt is to be seen first (stop.c) */
    uint64_t least_total_alloc; /* before the next collection for want of memory */
    const Ins *room_made_at;    /* where memory was short the last time */
    int64_t room_budget;        /* and the budget then */
    uint64_t room_preemptions;

    ImplEntry *impls;
    MethodEntry *methods;
    ChanType **chan_types;      /* by rtype index */
    GcCursor **closure_cursors; /* by function index */
    uint32_t chan_types_cap;
    Goro *free_goros;
    Defer *free_defers;
    struct GoroSlab *slabs;
    PtrMap labels;              /* Goro -> VmLabels, of those that have some */
    Goro *main_goro, *fin_goro;
    bool in_gc_call;            /* runtime.GC collects: it hands over itself */
    NativeCall call;
    uint32_t native_state;      /* of the NAT_CALL that has come back */
    Slot *native_results;
    NatState *nat_states;
    void *time_local;           /* time.Local, for ticks; a root */
    void *select_cases;         /* scratch */
    uint32_t select_cap;
    uint64_t hash_seed;

    Buf out;                    /* standard output not yet written */
    Buf format_out;             /* format.c's */
    bool out_is_direct;         /* a terminal, or the buffer could not be written once: then */
    int out_error;              /* its errno */
    bool out_checked;
    VmOptions options;
    VmGcListener gc_listener;
    void *gc_listener_ctx;
    VmListener *listeners;
    uint64_t max_stack_slots;
    int64_t until_poll;
    uint32_t stress_left;
    PtrMap pointer_slots;       /* gcstress: FuncMeta -> which slots are for pointers */
    uint64_t preemptions;
    LeakWatch *watch;               /* -leaks; NULL: nobody watches */
    struct Pauses *pauses;          /* of a debugger; NULL: there was never one */
    uint64_t interrupts_seen;
    int64_t interrupted_at;     /* the last time, in a session */
    struct Offload *offloads;   /* nat_offload */
    struct WorkerPool *workers;
    struct AllocStacks *alloc_stacks; /* NULL: sites are single instructions */
    VmSampler sampler;
    void *sampler_ctx;
    uint32_t samples_due;       /* written by a signal handler */

    uint32_t nested_base;       /* vm_run_nested: frames below are C's caller's; 0: none */
    bool nested_unwinds;        /* its panic or Goexit goes on after C has returned */

    /* leaving */
    jmp_buf *leave;             /* innermost vm_loop's way out */
    int exit_code;
    bool has_exited;
    bool is_dying;              /* a fatal error is being printed */
    bool has_faulted;           /* where the running goroutine stands was in registers, and is lost */
    bool entry_done, main_exited;
    bool is_session;            /* vm_run_entry rather than vm_run_main */
    bool was_interrupted;       /* the entry, by the user */
    bool is_silent;             /* what ends the entry is not reported */
    Buf *entry_text;            /* receives the string the entry returns; or NULL */
    int64_t background_until;   /* vm_run_background: when its time is over; 0: an entry runs */
    uint32_t error_symbol, string_symbol;
    const GcShape *string_shape, *map_shape, *iter_shape;
    Rtype fallback_error, fallback_string;  /* when the image has none (hand-made code) */
};

/* What goroutines that wait for a signal are parked on. */
static inline const void *signal_key(const Vm *vm) {
    return (const void *)&vm->interrupt;
}

/* ---- stop.c: helpers that answer false when they were given up: the caller answers false in turn,
 * having written no result, and the instruction is executed again or its goroutine unwound */
void stop_init(Vm *vm); /* tells the heap whom to ask */
/* Does an interrupt wait? And is it for the running goroutine, which will unwind? */
bool stop_waits(const Vm *vm);
bool stop_unwinds(const Vm *vm);
bool give_up(Vm *vm); /* notes it; false, for `return give_up(vm)` */
enum { BULK_PIECE = 1 << 20 }; /* bytes between two looks */
/* Into fresh memory; between elements in the heap, which may overlap; zeros. n is in bytes. */
bool bulk_copy(Vm *vm, void *to, const void *from, uint64_t n);
bool bulk_move(Vm *vm, const Rtype *elem, void *to, const void *from, uint64_t n);
bool bulk_zero(Vm *vm, const Rtype *elem, void *at, uint64_t n);

/* ---- pause.c */
bool pauses_hold(const Vm *vm);  /* a goroutine is paused */
void pauses_begin_entry(Vm *vm); /* its main goroutine has been made */
/* Makes the paused goroutine runnable. */
Goro *pauses_resume(Vm *vm, VmStep step);
void pauses_free(Vm *vm);

/* ---- interp.c */
/* Runs vm->cur (NULL: whose turn it is) until something leaves: vm_leave, or a nested call's
 * STOP. */
void vm_loop(Vm *vm);

/* ---- vm.c */
void vm_start_main(Vm *vm, void *closure);
/* Runs goroutines until the program or the entry has ended. */
void vm_run(Vm *vm);

/* ---- entry_run.c: what is different in a session */
/* The running goroutine is beyond help: it is dropped, and the run left. */
_Noreturn void entry_abandon(Vm *vm);
/* The main goroutine of the entry has ended otherwise than by returning. */
_Noreturn void entry_main_ended(Vm *vm);
/* It returns, a string perhaps. */
void entry_take_text(Vm *vm);
void entry_deadlock(Vm *vm);
/* The entry is to unwind; the second time, without running its deferred calls. */
void entry_interrupt(Vm *vm);
/* Nobody can run, or the time between entries is over. */
bool background_is_over(const Vm *vm);

/* ---- call.c: goroutines and their stacks */
/* Not yet started. closure NULL: the finalizer goroutine. */
Goro *goro_new(Vm *vm, void *closure, uint32_t site);
void goro_free(Vm *vm, Goro *g);
void goro_slabs_free(Vm *vm);
/* Makes g's stack at least need_slots long, or ends the program: stack overflow, out of memory. */
void stack_reserve(Vm *vm, Goro *g, uint32_t need_slots);
void stack_shrink(Vm *vm, Goro *g);
/* Where to enter func, which is compiled if need be; remembered in vm->entries once it is bound. */
const Ins *func_entry(Vm *vm, uint64_t func);
/* Sets up a pseudo frame of `kind` on g above `top` slots (from the stack's start) that calls
 * closure with arg_slots words; g->task.pc and g->fp then stand at its entry. */
void push_pseudo_call(Vm *vm, Goro *g, PseudoFrame kind, uint32_t top, void *closure,
                      const Slot *args, uint32_t arg_slots, uint64_t extra);
/* CALL_CLO on a method value: the method's entry; then the receiver goes before the arguments. */
const Ins *bound_call_entry(Vm *vm, const void *closure);
void bound_call_shift(const void *closure, Slot *nf, uint32_t arg_slots);
void *bound_method_new(Vm *vm, const Rtype *type, uint64_t data, uint32_t symbol);
/* First free slot above the frame that ip is in. */
uint32_t frame_top(Vm *vm, const Ins *ip, uint32_t fp);

static inline Slot *goro_fp(const Goro *g) { return (Slot *)g->task.stack + g->fp; }
static inline const Ins *goro_ip(const Goro *g) { return (const Ins *)(void *)g->task.pc; }
static inline void goro_set(Goro *g, const Ins *ip, uint32_t fp) {
    g->task.pc = (char *)(uintptr_t)ip;
    g->fp = fp;
}
static inline uint32_t vm_site(const Vm *vm, const Ins *ip) {
    return (uint32_t)(ip - vm->image->code);
}

/* ---- offload.c */
/* g is unwound: the result of its work is dropped when it comes. */
void offload_abandon(Vm *vm, const Goro *g);
void offloads_free(Vm *vm);

/* ---- unwind.c. All act on the saved state of vm->cur; afterwards it stands where to go on, or vm->cur is
 * NULL: it ended, choose another. */
void vm_panic(Vm *vm, uint64_t type, uint64_t data);
void vm_panic_segv(Vm *vm, uint64_t addr);
void vm_goexit(Vm *vm, PanicKind kind);
/* Throws vm->raise_type/data, left by a helper (or out of memory). */
void vm_raise_pending(Vm *vm);
void vm_defer_push(Vm *vm, void *closure);
bool vm_defer_list(Vm *vm, Slot *list); /* false: no memory, as the next */
bool vm_defer_at(Vm *vm, void *closure, void **list);
void vm_defer_run(Vm *vm);          /* this frame has one pending: calls it, or drops an empty list */
void vm_pseudo_return(Vm *vm, PseudoFrame kind);
void vm_recover(Vm *vm, Slot *result);
void defers_free(Vm *vm, Goro *g);
void panic_printed(Vm *vm, const Slot *results);
/* Out of the innermost interpreter loop. */
_Noreturn void vm_leave(Vm *vm);
/* The goroutine that runs is over: all its frames are gone. */
void goro_finish(Vm *vm);
/* The Error or String method of a type, as fmt would choose; NULL when it has none. */
const Ins *text_method(Vm *vm, const Rtype *t, uint32_t *symbol);
/* Writes the report in b to stderr and ends the run. */
_Noreturn void vm_end_report(Vm *vm, Buf *b, int code);
/* The same with status 2, and then it is the watcher's turn. */
_Noreturn void vm_end_watched(Vm *vm, Buf *b, WatchMoment moment);
/* Ends the run: jumps out of the interpreter. */
_Noreturn void vm_exit(Vm *vm, int code);
/* "fatal error: text", listing of goroutines, exit 2. */
_Noreturn void vm_fatal(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3), cold));
_Noreturn void vm_out_of_memory(Vm *vm);
_Noreturn void vm_stack_overflow(Vm *vm);
_Noreturn void vm_deadlock(Vm *vm);

/* ---- trap.c: what a trapping instruction means */
void vm_trap(Vm *vm);               /* decodes the instruction at vm->cur's ip and panics */
/* Leave a panic for vm_raise_pending; return false for the caller's convenience. */
bool raise_runtime(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3), cold));
bool raise_bounds(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3), cold));
bool raise_plain(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3), cold));
bool raise_string(Vm *vm, const char *text, size_t len) __attribute__((cold));
bool raise_assertion(Vm *vm, const char *text, size_t len) __attribute__((cold));
bool raise_panic_nil(Vm *vm, const char *text, size_t len) __attribute__((cold));
bool raise_memory(Vm *vm) __attribute__((cold)); /* or gives up, if that is why there was none */

/* ---- panic_print.c: what an uncaught panic says. Texts are malloc'ed. */
/* Values the vm can print without running the program's code; NULL for others. */
char *panic_value_text(Vm *vm, const Rtype *t, uint64_t data);
/* Values without Error and String: "(main.T) 0xc000..." and the like. */
char *panic_plain_text(Vm *vm, const Rtype *t, uint64_t data);
_Noreturn void panic_report(Vm *vm);
void print_float(Buf *b, double d); /* as the builtin print */
_Noreturn void die_while_printing(Vm *vm);
/* The rtype known to the image, or a stand-in. */
const Rtype *known_type(Vm *vm, KnownType k);

/* ---- safepoint.c: preemption, waiting, the collector's turn */
void vm_safepoint(Vm *vm) __attribute__((cold, noinline));
/* Budget used up at a safepoint: polls, collects, switches. vm->cur NULL: yielded. */
void vm_preempt(Vm *vm);
/* Looks at timers and descriptors between two goroutines. */
void vm_poll(Vm *vm) __attribute__((cold));
/* Gosched, or runtime.GC handing over to the finalizer goroutine; cur stands after the call. */
void vm_yield(Vm *vm, bool hand_over);
/* cur is in a wait queue, saved at its operation. */
void vm_parked(Vm *vm);
void vm_go(Vm *vm, void *closure);
/* NAT_CALL: enters the closure of vm->call. */
void push_native_call(Vm *vm);
/* Nobody runnable at once: waits. The next goroutine; leaves at a deadlock. */
Goro *vm_wait(Vm *vm);
bool vm_made_room(Vm *vm);
void vm_task_trap(Vm *vm);          /* a resumed goroutine has task.trap set */

/* ---- scan.c */
void roots_add(Vm *vm);
void roots_remove(Vm *vm);
void vm_scan_task(void *ctx, GcMarker *m, Task *t);
void vm_poison_dead(Vm *vm);

/* A physical frame. slots counts those that belong to it while a callee runs above. */
typedef struct Frame {
    const Ins *ip;              /* at the instruction, or after the call when is_return */
    Slot *fp;
    const FuncMeta *func;       /* NULL: pseudo code at the bottom */
    uint32_t slots;             /* UINT32_MAX: innermost, no callee */
    bool is_return;
    PseudoFrame callee_kind;    /* how the frame above (already visited) was entered */
} Frame;
void frame_first(Vm *vm, Goro *g, Frame *f);
bool frame_next(Vm *vm, Frame *f);
/* The map that holds for a frame; false: no slot is live. */
bool frame_map(Vm *vm, const Frame *f, StackMap *map);
static inline uint32_t frame_live_slots(const Frame *f, const StackMap *map) {
    return map->slots < f->slots ? map->slots : f->slots;
}

/* ---- value.c: moving, comparing, hashing by rtype */
/* Address of a value that lies in frame slots, in memory layout (little endian). */
static inline const void *slot_mem(const Rtype *t, const Slot *s) {
    return t->form == FORM_LARGE ? s->p : s;
}
/* Memory to slots; false: out of memory (FORM_LARGE copies). */
bool value_load(Vm *vm, const Rtype *t, Slot *dst, const void *mem);
bool value_zero(Vm *vm, const Rtype *t, Slot *dst);
/* mem = the value in slots; no barrier (fresh memory) / with it. */
void value_init(const Rtype *t, void *mem, const Slot *src);
/* value_store that an interrupt can stop (stop.c). */
bool value_assign(Vm *vm, const Rtype *t, void *mem, const Slot *src);
void value_store(Vm *vm, const Rtype *t, void *mem, const Slot *src);
void value_copy(Vm *vm, const Rtype *t, void *dst, const void *src);
void value_zero_mem(Vm *vm, const Rtype *t, void *dst);
/* 1 equal, 0 not, -1 a run-time panic was left (uncomparable dynamic type). */
int value_equal(Vm *vm, const Rtype *t, const void *a, const void *b);
int iface_equal(Vm *vm, const Slot *a, const Slot *b);
/* false: panic left (unhashable). */
bool value_hash(Vm *vm, const Rtype *t, const void *mem, uint64_t *hash);
bool value_is_reflexive(const Rtype *t, const void *mem);   /* no NaN inside */
uint64_t hash_word(Vm *vm, uint64_t x);
uint64_t pointer_identity(const Vm *vm, const void *p);
/* The value an interface's data word holds, in memory layout. data must outlive the use. */
static inline const void *iface_mem(const Rtype *t, const uint64_t *data) {
    return t->is_direct ? (const void *)data : (const void *)(uintptr_t)*data;
}
int complex_div(double out[2], const double n[2], const double m[2]);

/* ---- gstring.c. Helpers answer false when a panic is pending. */
bool string_concat(Vm *vm, Slot *dst, const Slot *src, uint32_t n);
int string_cmp(const Slot *a, const Slot *b);
static inline bool string_eq(const Slot *a, const Slot *b) {
    return a[1].u == b[1].u && (a[0].p == b[0].p || memcmp(a[0].p, b[0].p, a[1].u) == 0);
}
void string_next(Slot *dst, const Slot *s, uint64_t at);
bool string_from_bytes(Vm *vm, Slot *dst, const void *bytes, uint64_t len);
bool string_from_runes(Vm *vm, Slot *dst, const Slot *src);
bool string_from_rune(Vm *vm, Slot *dst, int64_t rune);
bool string_to_bytes(Vm *vm, Slot *dst, const Slot *src);
bool string_to_runes(Vm *vm, Slot *dst, const Slot *src);

/* ---- gslice.c */
bool slice_make(Vm *vm, Slot *dst, const Rtype *elem, int64_t len, int64_t cap);
/* dst = src with room for n more elements, length unchanged; alias allowed. */
bool slice_grow(Vm *vm, Slot *dst, const Slot *src, uint64_t n, const Rtype *elem);
bool slice_append(Vm *vm, Slot *dst, const Slot *src, const Slot *values, uint32_t n,
                  const Rtype *elem);
bool slice_append_mem(Vm *vm, Slot *dst, const Slot *src, const void *mem, uint64_t n,
                      const Rtype *elem);
/* *count (may be dst's own slot) becomes the number of elements. */
bool slice_copy(Vm *vm, Slot *count, const Slot *dst, const void *src, uint64_t src_len,
                const Rtype *elem);
bool slice_clear(Vm *vm, const Slot *s, const Rtype *elem);

/* ---- gmap.c */
typedef struct Map Map;
bool map_make(Vm *vm, Slot *dst, const Rtype *t, int64_t hint);
uint64_t map_len(const Map *m);
/* Address of the value for the key in memory layout; *found NULL: missing. false: panic pending. */
bool map_find(Vm *vm, const Rtype *t, Map *m, const void *key, void **found);
bool map_insert(Vm *vm, const Rtype *t, Map *m, const void *key, void **value);
bool map_delete(Vm *vm, const Rtype *t, Map *m, const void *key);
bool map_clear(Vm *vm, const Rtype *t, Map *m);
/* About as many bytes as clearing touches. */
uint64_t map_room(const Rtype *t, const Map *m);
void *map_iter_new(Vm *vm, const Rtype *t, Map *m);
/* Next key and value addresses; false: done. */
bool map_iter_next(Vm *vm, const Rtype *t, void *iter, const void **key, const void **value);
/* Entries in table order, for formatting: cursor starts at 0. */
bool map_each(const Rtype *t, const Map *m, uint64_t *cursor, const void **key, const void **value);

/* ---- format.c: the order of map keys */
int value_order(const Rtype *t, const void *a, const void *b);

/* ---- iface.c */
bool iface_make(Vm *vm, Slot *dst, const Rtype *t, const Slot *src);
bool iface_box_mem(Vm *vm, Slot *dst, const Rtype *t, const void *mem);
bool iface_unbox(Vm *vm, const Rtype *t, Slot *dst, uint64_t data);
bool rtype_implements(Vm *vm, const Rtype *t, const Rtype *iface, const Str **missing);
const Ins *method_entry(Vm *vm, const Rtype *t, uint32_t symbol);
static inline MethodEntry *method_place(const Vm *vm, const Rtype *t, uint32_t symbol) {
    return &vm->methods[(t->id * 61 + symbol) % METHOD_CACHE];
}
bool raise_not_type(Vm *vm, const Rtype *have, const Rtype *want, const Rtype *iface);
bool raise_not_iface(Vm *vm, const Rtype *have, const Rtype *want, const Rtype *iface);

/* ---- trace.c */
void trace_goro(Vm *vm, Goro *g, Buf *out);
/* Where the innermost function outside the embedded library stands: who really made a timer. */
const Ins *vm_caller_ip(Vm *vm);
/* For an uncaught panic or fatal error: by GOTRACEBACK. */
void trace_crash(Vm *vm, Goro *first, bool all, Buf *out);
/* The goroutines a listing shows, by number; the caller's VEC_FREE. */
typedef VEC(Goro *) GoroList;
GoroList trace_goroutines(Vm *vm);
const char *trace_path(const Location *where); /* absolute where known, as in tracebacks */
void trace_quit(Vm *vm, Goro *first, Buf *out);

/* ---- waits.c */
void waits_explain(Vm *vm, Buf *out);

/* ---- output.c */
void err_write(Vm *vm, const void *data, size_t n);
/* The last flush, and what is to be said of lost output; the exit code of a program that ended with
 * code. */
int out_end(Vm *vm, int code);
int fd_write(Vm *vm, int fd, const void *data, size_t n, int64_t *written);

/* ---- finalize.c */
void finalizers_queued(void *ctx, size_t count);
/* The finalizer goroutine stands at its pseudo code: next call, or parked (vm->cur NULL). */
void finalizer_step(Vm *vm);
/* Is there something to run, and is the goroutine waiting for it? */
bool finalizer_can_start(const Vm *vm);
/* Then: the finalizer goroutine is next, and cur after it. */
void finalizer_hand_over(Vm *vm);

/* ---- nested.c */
/* A panic has no more defers above the boundary: leaves the nested loop. */
_Noreturn void nested_unwound(Vm *vm);
/* The outer native has returned: the panic goes on below. */
void nested_resume_panic(Vm *vm);

/* ---- leakwatch.c: what is written down for the leak report. All but the first ask for vm->watch first */
void leakwatch_free(Vm *vm);
void leakwatch_main_left(Vm *vm, const Goro *g);
void leakwatch_deferred(Vm *vm, const Goro *g);
void leakwatch_timer_started(Vm *vm);
/* g sets a timer of this site going, for the first time or again. */
void leakwatch_timer_set(Vm *vm, const Goro *g, uint32_t site);
/* g holds, or lets go, the lock that others wait for at key. */
void leakwatch_locked(Vm *vm, const Goro *g, const void *key);
void leakwatch_unlocked(Vm *vm, const Goro *g, const void *key);
/* Its finalizer is about to run. */
void leakwatch_finalized(Vm *vm, const GcFinalizer *f);
/* A window of `bytes` bytes at p was cut out of something that is much bigger. */
void leakwatch_sliced(Vm *vm, const void *p, uint64_t bytes);
/* No-op without a watch. */
void leakwatch_moment(Vm *vm, WatchMoment moment);
/* g is about to give way to another goroutine, its state saved. */
static inline void leakwatch_leaves(Vm *vm, const Goro *g) {
    if (unlikely(vm->watch != NULL) && g->is_main) {
        leakwatch_main_left(vm, g);
    }
}

/* ---- conc.c: channel ops that are not one call of the scheduler */
ChanType *chan_type_of(Vm *vm, const Rtype *t);
SchedAnswer vm_select(Vm *vm, Slot *fp, const SelectDesc *d, uint32_t index_slot);
void vm_make_tick(void *ctx, const ChanType *type, void *element);
void vm_start_func(void *ctx, SchedTimer *timer, void *fn);

/* ---- goro_labels.c */
void goro_label(Vm *vm, const Goro *g, const VmLabels *labels);
void labels_free(Vm *vm);

/* ---- sites.c */
uint32_t stack_site(Vm *vm, const Ins *ip, const Slot *fp, size_t bytes);
void alloc_stacks_free(struct AllocStacks *a);
/* Of the instruction at ip in the frame fp, or of the call by which the program came into the
 * library. */
uint32_t own_site(const Vm *vm, const Ins *ip, const Slot *fp);
/* The site of an object of `bytes` that the instruction at ip, in the frame fp, makes. */
static inline uint32_t alloc_site(Vm *vm, const Ins *ip, const Slot *fp, size_t bytes) {
    return vm->alloc_stacks == NULL ? own_site(vm, ip, fp) : stack_site(vm, ip, fp, bytes);
}
static inline uint32_t alloc_site_here(Vm *vm, size_t bytes) {
    return alloc_site(vm, goro_ip(vm->cur), goro_fp(vm->cur), bytes);
}

static inline void *vm_new_object(Vm *vm, const GcShape *shape, size_t bytes) {
    if (unlikely(vm->heap->record_sites) && vm->cur != NULL) {
        return gc_new_at(vm->heap, shape, bytes, alloc_site_here(vm, bytes));
    }
    return gc_new(vm->heap, shape, bytes);
}

#endif
