/* vm/vm.h: executes a verified image.
 *
 *   Vm *vm = vm_new(image, &options);      heap and image outlive it
 *   int code = vm_run_main(vm);            runs the image's entry function as goroutine 1
 *   vm_free(vm);
 *
 * One OS thread runs one Vm. vm_interrupt may be called from a signal handler or another thread;
 * everything else from the owner only. The vm never calls exit(): whatever ends the program (return
 * from main, os.Exit, an uncaught panic, a fatal error, a limit) ends vm_run_main, with the exit
 * code of DESIGN.md 5, output flushed.
 */
#ifndef GOL_VM_VM_H
#define GOL_VM_VM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "bytecode/image.h"
#include "sched/sched.h"

typedef struct Vm Vm;
typedef struct Goro Goro;

/* GOTRACEBACK. */
typedef enum VmTraceback {
    TRACEBACK_SINGLE, TRACEBACK_NONE, TRACEBACK_ALL, TRACEBACK_SYSTEM, TRACEBACK_CRASH,
} VmTraceback;

/* Parses a value of GOTRACEBACK. */
bool vm_traceback_level(const char *text, size_t len, VmTraceback *level);

/* Zeroed means the defaults. */
typedef struct VmOptions {
    SchedOptions sched;         /* seed, clock, timer rules, perturbation */
    uint64_t max_stack_bytes;   /* 0: 1,000,000,000 */
    VmTraceback traceback;
    bool explains;              /* after a deadlock: who waits for what, made where */
    bool speaks_chinese;        /* what is gol's own to say: debug.Why */
    bool panic_nil;             /* GODEBUG=panicnil=1: panic(nil) is allowed */
    bool limit_is_max_mem;      /* out of memory exits with 137 */
    uint32_t gc_stress;         /* GOLDEBUG=gcstress=N: collect at every Nth safepoint; 0: off */
    int64_t until_ns;           /* -until: the program's clock at which it is interrupted; 0: never */
    int argc;                   /* os.Args */
    char *const *argv;
    /* NULL, or where standard output and error go instead of the descriptors 1 and 2. */
    void (*write)(void *ctx, int fd, const void *data, size_t n);
    void *write_ctx;
    /* NULL, or hears of everything the scheduler does. */
    void (*sink)(void *ctx, const SchedEvent *event);
    void *sink_ctx;
} VmOptions;

/* Registers its roots with image->heap. Never NULL. */
Vm *vm_new(Image *image, const VmOptions *options);
void vm_free(Vm *vm);

bool vm_speaks_chinese(const Vm *vm);

/* Runs image->entry_func until the program ends; the exit code. */
int vm_run_main(Vm *vm);
/* ---- A session: entries, one after the other (entry_run.c) */

typedef enum VmEntryEnd {
    ENTRY_RETURNED,
    ENTRY_FAILED,      /* uncaught panic, deadlock, fatal error: reported; its goroutine is gone */
    ENTRY_INTERRUPTED, /* Ctrl-C: likewise, its deferred calls have run */
    ENTRY_EXITED,      /* os.Exit: the session has ended with vm_exit_code */
    ENTRY_PAUSED,      /* at a breakpoint or after a step: vm_resume_entry or _quit_ is next */
} VmEntryEnd;
/* Runs a function without parameters and results as a new goroutine until it has ended, while other
 * goroutines run too; they stay. Whatever ends a program otherwise ends the goroutine it happens
 * in. */
VmEntryEnd vm_run_entry(Vm *vm, uint32_t func);
/* Pauses (pause.c): where compiled code asks, before a statement, whether to go on. An entry pauses
 * where fn answers true, or when a step is over; its goroutine is parked then, and other code may
 * run (vm_run_entry, vm_text_of) before it goes on; that does not pause. fn NULL: nowhere. */
typedef bool (*VmBreakFn)(void *ctx, uint32_t pos);
void vm_set_breaks(Vm *vm, VmBreakFn fn, void *ctx);
typedef enum VmStep {
    STEP_NONE,
    STEP_INTO, /* to the next line, be it in a function that is called */
    STEP_OVER, /* to the next line of the function or, when that returns, of its caller */
    STEP_OUT,  /* to the caller's next statement */
} VmStep;
/* How the next entry begins: STEP_NONE or STEP_INTO. */
void vm_set_step(Vm *vm, VmStep step);
/* The goroutine that is paused, and before which statement; NULL: none is. */
Goro *vm_paused(const Vm *vm, uint32_t *pos);
VmEntryEnd vm_resume_entry(Vm *vm, VmStep step);
/* The entry unwinds as by an interrupt; deferred calls run, and do not pause. */
VmEntryEnd vm_quit_entry(Vm *vm);
/* A goroutine may also pause in vm_run_background. Then the first of these lets it go on, when next
 * it is its turn; the second lets it unwind. */
/* Drops an interrupt that nobody has seen yet: before an entry is begun it was not meant for it.
 * Was there one? */
bool vm_forget_interrupt(Vm *vm);
/* Between entries: lets goroutines run for about max_ns, or until none can. The answer is after how
 * many nanoseconds there is something to do again: 0 now, -1 nothing by itself (see
 * sched_wait_fd). */
int64_t vm_run_background(Vm *vm, int64_t max_ns);
bool vm_has_exited(const Vm *vm);
int vm_exit_code(const Vm *vm);
/* Makes a goroutine unwind, deferred calls run, as an interrupt would. False: there is none of that
 * number (or it is the system's). */
bool vm_kill(Vm *vm, uint64_t id);
/* image_redirect, and room for func's successor in goroutines that are about to enter func. */
void vm_redirect(Vm *vm, uint32_t func, uint32_t successor);
/* Method sets have changed: forgets what was looked up in them. */
void vm_forget_methods(Vm *vm);

typedef enum VmInterrupt {
    INTERRUPT_USER = 1,         /* Ctrl-C: the main goroutine unwinds; exit code 130. In a session only the
                                   running entry, if any */
    INTERRUPT_MAX_TIME = 2,     /* -max-time: the same; exit code 124 */
    INTERRUPT_QUIT = 4,         /* SIGQUIT: dump all goroutines, exit code 2 */
    INTERRUPT_DUMP = 8,         /* dump all goroutines and go on */
    INTERRUPT_SAMPLE = 16,      /* use vm_sample */
    INTERRUPT_NOTED = 32,       /* a signal for the program was noted: wakes who waits for one */
} VmInterrupt;
/* Async-signal-safe. Seen at the next reload of the budget, within about a millisecond. A second
 * one of the first two kinds ends the program without running further defers. */
void vm_interrupt(Vm *vm, VmInterrupt what);

/* The program has read or written where no memory is, which only unsafe can do: says so and ends
 * the run (exit code 2). From a signal handler, for a fault of the thread that runs the vm. */
_Noreturn void vm_fault(Vm *vm, uint64_t address, int code);

/* Calls a closure on goroutine g, which is inside a native, and runs until it returns: for
 * callbacks from C only. g's other native frames stay; nothing switches, and waiting inside is a
 * fatal error. args: parameter slots, then results, room for as many as either. The caller's own
 * Slot pointers are stale afterwards, and C must hold handles only. False: a panic or Goexit
 * unwinds through the boundary; the native returns (NAT_DONE) as soon as C has, and it goes on
 * there. */
bool vm_run_nested(Vm *vm, Goro *g, void *closure, Slot *args, uint32_t arg_slots,
                   uint32_t result_slots);

/* Is C code still running on a worker (nat_offload)? Then neither vm nor heap may be freed: it uses
 * both. */
bool vm_has_workers_busy(const Vm *vm);

/* CPU profiles: after vm_sample the sampler hears, at the next reload of the budget, which
 * goroutine runs and how many samples have come since. Nothing else changes: the same goroutine
 * goes on as without. NULL: none. vm_sample is async-signal-safe. */
typedef void (*VmSampler)(void *ctx, Goro *running, uint32_t samples);
void vm_set_sampler(Vm *vm, VmSampler fn, void *ctx);
void vm_sample(Vm *vm);

/* Writes what was buffered for standard output. */
void vm_flush(Vm *vm);

Image *vm_image(const Vm *vm);
Sched *vm_sched(const Vm *vm);
void vm_set_sink(Vm *vm, void (*sink)(void *ctx, const SchedEvent *event), void *ctx);
/* Hears of collections (gc/gc.h, GcHooks.cycle); NULL: nobody. It must not allocate from the
 * heap. */
typedef void (*VmGcListener)(void *ctx, GcEvent event, const GcCycle *cycle);
void vm_set_gc_listener(Vm *vm, VmGcListener fn, void *ctx);
/* Further ones beside those two, for who watches along: both functions may be NULL. The struct is
 * the caller's and stays where it is until vm_unlisten. */
typedef struct VmListener {
    void (*sched)(void *ctx, const SchedEvent *event);
    VmGcListener gc;
    void *ctx;
    struct VmListener *next;
} VmListener;
void vm_listen(Vm *vm, VmListener *listener);
void vm_unlisten(Vm *vm, VmListener *listener);
/* Standard error, after what the program buffered for standard output; for reports: no event tells
 * of it, because the program did not write it. */
void vm_write_stderr(Vm *vm, const void *data, size_t n);

/* ---- Looking inside, at a safepoint --------------------------------------------------------- */

/* The goroutine listing of RUNTIME.md 4: `first` (may be NULL) ahead of the others. */
void vm_trace_all(Vm *vm, Goro *first, Buf *out);
void vm_trace_one(Vm *vm, Goro *g, Buf *out);
void vm_type_name(const Rtype *t, Buf *out);

/* What root labels of the collector's visitors mean (gc_root_label): kind, what, detail. */
typedef enum VmRootKind {
    ROOT_GLOBAL = 16,           /* what: the Image (numbers below are the scheduler's) */
    ROOT_FRAME,                 /* what: the Goro; detail: the frame's first slot in its stack */
    ROOT_DEFER,                 /* what: the Goro */
    ROOT_PANIC,
} VmRootKind;

/* The same roots as reports want them, with variables and types: every live word of package
 * variables and of a goroutine's frames, deferred calls and panics that may point into the heap. */
typedef struct VmRoot {
    VmRootKind kind;
    const GlobalVar *global;    /* ROOT_GLOBAL */
    const FuncMeta *func;       /* ROOT_FRAME, ROOT_DEFER: whose frame (DEFER: NULL if unknown) */
    const Ins *pc;              /* ROOT_FRAME: where the frame stands; ROOT_DEFER: the defer statement */
    const VarInfo *var;         /* ROOT_FRAME: the variable or temporary, or NULL */
    uint32_t word;              /* of the variable: 0 is its first */
    const uint64_t *slot;       /* where the word lies; the type of interface data lies before it
                                   (ROOT_DEFER: the closure, valid during the call only) */
    bool is_iface;              /* the word is the data of an interface */
} VmRoot;
typedef void (*VmRootFn)(void *ctx, const VmRoot *root);
/* Can every goroutine's roots be told? Not after a panic or fatal error in the middle of an
 * instruction. */
bool vm_can_look(Vm *vm);
void vm_each_global_root(Vm *vm, VmRootFn fn, void *ctx);
void vm_each_goro_root(Vm *vm, Goro *g, VmRootFn fn, void *ctx);

/* A variable of a frame at a moment its pc is known, whatever its type: as in memory at mem, but
 * where var->is_boxed or its type's form is FORM_LARGE a pointer to it lies there. var->name NULL:
 * a temporary with pointers. var NULL: the frame itself, told before its variables. */
typedef struct VmLocal {
    const FuncMeta *func;       /* of the frame; what is inlined there counts as its own */
    const Ins *pc;
    const VarInfo *var;
    const void *mem;
} VmLocal;
typedef void (*VmLocalFn)(void *ctx, const VmLocal *local);
/* What is live in a goroutine's frames, innermost first; vm_can_look must hold. */
void vm_each_local(Vm *vm, Goro *g, VmLocalFn fn, void *ctx);

/* Words of the objects a map is made of that hold pointers (gmap.c); entries are {key, value},
 * padded, by the map's rtype. */
enum {
    MAP_WORD_GROWTH = 1, MAP_WORD_TAGS = 2, MAP_WORD_ENTRIES = 3,           /* the map */
    MAP_GROWTH_WORD_TAGS = 0, MAP_GROWTH_WORD_ENTRIES = 1,                  /* while it grows */
    MAP_ITER_WORD_MAP = 0, MAP_ITER_WORD_TAGS = 1, MAP_ITER_WORD_ENTRIES = 2,
};
/* words[0] of a GcFinalizer is the Rtype of the pointer it was set for. A closure's first word is
 * the index of its function, or for method values of interfaces this; then follow {type, data,
 * symbol}. */
enum { CLOSURE_BOUND = (4 << 20) - 1 };

/* Entries of a map in table order: cursor starts at 0, false after the last. map may be NULL. */
bool vm_map_each(const Rtype *t, const void *map, uint64_t *cursor, const void **key,
                 const void **value);
uint64_t vm_map_len(const void *map);
/* The order in which fmt prints map keys. */
int vm_compare(const Rtype *t, const void *a, const void *b);
/* Runs the Error or String method of a value (as an entry does) and appends its text. False: there
 * is none, or it failed; nothing is reported. */
bool vm_text_of(Vm *vm, const Rtype *t, const void *mem, Buf *out);
bool vm_is_error(Vm *vm, const Rtype *t);

/* One frame of a goroutine's stack, inlined calls expanded, innermost first, wrappers left out.
 * fn returns false to stop. */
typedef struct VmFrame {
    const FuncMeta *func;       /* the one inlined, if it is */
    Location where;
    bool is_inlined;
    uint32_t depth;             /* 0: the innermost function at this pc, 1: the one it is inlined into ... */
    const Ins *pc;
    const Slot *slots;          /* of the physical frame */
    uint32_t slot_count;
} VmFrame;
typedef bool (*VmFrameFn)(void *ctx, const VmFrame *frame);
void vm_each_frame(Vm *vm, Goro *g, VmFrameFn fn, void *ctx);
/* Function and place that a creation site names (goroutines, channels, timers); false for 0. */
bool vm_site_where(const Vm *vm, uint32_t site, const FuncMeta **func, Location *where);
/* Labels of a goroutine, for profiles; NULL: it has none. Whoever keeps them longer than until the
 * program runs on, says so, and drops them. */
typedef struct VmText { const char *data; size_t len; } VmText; /* ends with a NUL, too */
typedef struct VmLabels {
    uint32_t refs, count;
    VmText text;                /* {"key":"value", …} */
    VmText pairs[];             /* key, value, by key */
} VmLabels;
const VmLabels *vm_labels_of(const Vm *vm, const Goro *g);
const VmLabels *vm_labels_keep(const VmLabels *labels);
void vm_labels_drop(const VmLabels *labels);

/* Heap profiles: from now on the site of an object stands for a whole stack. Before vm_run_main. */
void vm_record_alloc_stacks(Vm *vm);
typedef struct VmAllocStack {
    uint32_t site;              /* of objects made there (GcObject.site) */
    const uint32_t *sites;      /* places in the code, innermost first: at most 32 */
    uint32_t count;
    uint64_t objects, bytes;    /* all that was ever made there */
} VmAllocStack;
uint32_t vm_alloc_stack_count(const Vm *vm);
VmAllocStack vm_alloc_stack_at(const Vm *vm, uint32_t i);
/* The place in the code that a site stands for, or its innermost one. */
uint32_t vm_site_innermost(const Vm *vm, uint32_t site);
/* Is it the library that made what has this site? */
bool vm_site_is_library(const Vm *vm, uint32_t site);
/* The type of the one value that is made there: &T{}, new(T), a variable's box; NULL: it makes
 * others. */
const Rtype *vm_site_type(const Vm *vm, uint32_t site);
/* The same as vm_site_where outside library functions that were inlined there: the user's line for
 * time.After(d). */
bool vm_site_user_where(const Vm *vm, uint32_t site, const FuncMeta **func, Location *where);

#endif
