/* gc/gc.h — the garbage collected heap.
 *
 * A Heap allocates objects whose pointer layout it is told (a *shape*), finds the live ones from
 * roots that providers enumerate, and gives the rest back. It knows no token, type, opcode or
 * goroutine: unit tests build graphs by hand.
 *
 * The contract, in the order it bites:
 *
 *  1. *Allocation never collects.* It may set `step_owed`; the owner of the mutator calls gc_step()
 *     (or gc_collect()) at a safepoint, where every live pointer is visible to the providers.
 *     Between two safepoints raw pointers are safe. Objects never move.
 *  2. *Objects are zeroed*, headerless, and may be pointed into anywhere (interior pointers), but
 *     not one past the end. Pointers outside the arena (constants, globals, NULL) are ignored.
 *  3. *Interface data words.* Of a pair {type word, data word} the data word is a pointer iff the
 *     type word T is not 0 and bit 0 of the u32 at address T is set: the first field of a type
 *     descriptor is a u32 of flags whose bit 0 says "data word is a pointer" (GC_TYPE_DATA_IS_PTR).
 *     The type word itself is never a heap pointer. In a shape the pair is {GC_SCALAR, GC_IFACE}.
 *  4. *Marking is incremental, snapshot at the beginning.* While gc_barrier_active(h), whoever
 *     overwrites a pointer in an object, in a global or in any range given to gc_mark_range()
 *     shades the OLD value first (gc_store_ptr, gc_shade...). Stack frames need no barrier: a stack
 *     is scanned whole, before its task runs again (gc_task_needs_scan). Objects born while marking
 *     are live for that cycle. One trap: taking a value out of a parked task's frame into another
 *     task (a receive from a blocked sender) is a deletion from a frame that may not be scanned yet
 *     while the receiver already is, so the taker shades the value.
 *  5. One mutator thread. Nothing here is thread safe. All state hangs from the Heap.
 *
 * Sizes are Go's: requests up to 32 KiB are rounded up to Go's size classes, larger ones to pages
 * of 8 KiB, and all byte figures count rounded sizes, so that cap growth and HeapAlloc agree with
 * Go.
 */
#ifndef GOL_GC_GC_H
#define GOL_GC_GC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Heap Heap;
typedef struct GcShape GcShape;
typedef struct GcMarker GcMarker;

/* What the inline functions below read; the rest of the heap follows it, out of sight. Read-only
 * for everybody but gc/. */
struct Heap {
    uintptr_t arena_base;   /* first byte of the reserved range, page aligned */
    uintptr_t arena_size;   /* bytes reserved; never changes */
    uint32_t scan_epoch;    /* number of the latest marking that asked for stacks */
    uint8_t barrier;        /* 1 while marking: shade what you overwrite */
    uint8_t step_owed;      /* 1: call gc_step at the next safepoint */
    uint8_t record_sites;   /* 1: allocate through the _at functions (-leaks) */
    uint8_t pad;
};

/* ---- Life -------------------------------------------------------------------------------- */

/* Options of a new heap; zeroed means the defaults. */
typedef struct GcOptions {
    uint64_t max_bytes;     /* -max-mem: hard limit on heap + external memory; 0 = none */
    bool record_sites;      /* keep a site number per object (-leaks, profiling) */
    bool gc_off;            /* start with GOGC=off; else percent counts */
    uint32_t percent;       /* GOGC; 0 means 100 here */
} GcOptions;

/* A heap. Reserves, does not touch, memory. */
Heap *heap_new(const GcOptions *options);
/* Gives everything back, runs no finalizer. */
void heap_free(Heap *h);

/* ---- Shapes ------------------------------------------------------------------------------- */

/* What a word of an element holds. */
typedef enum GcWordKind {
    GC_SCALAR = 0,          /* no pointer; also the type word of an interface */
    GC_POINTER = 1,         /* a pointer, maybe interior, maybe outside the heap */
    GC_IFACE = 2            /* interface data: a pointer if the word before it says so (rule 3) */
} GcWordKind;

enum { GC_TYPE_DATA_IS_PTR = 1 };   /* bit 0 of a type descriptor's first u32 */

/* The shape of objects made of elements of `words` words each (the period), kinds one GcWordKind a
 * word; equal shapes are the same pointer, and a pattern is reduced to its shortest period, so
 * arrays of T and of struct{a,b T} agree. kinds == NULL or no pointer inside: gc_shape_noscan.
 * Lives as long as the heap. An element whose size is not a multiple of 8 holds no pointers. */
const GcShape *gc_shape_intern(Heap *h, uint32_t words, const uint8_t *kinds);
/* The shape without pointers (strings, []byte, []float64), and the one of pointers only. */
const GcShape *gc_shape_noscan(const Heap *h);
const GcShape *gc_shape_pointers(const Heap *h);
bool gc_shape_is_noscan(const GcShape *shape);
/* Shapes by number: noscan is 0, pointers is 1. */
uint32_t gc_shape_index(const GcShape *shape);
const GcShape *gc_shape_at(const Heap *h, uint32_t index);
/* Words of the reduced period, and the kind of a word in it. */
uint32_t gc_shape_words(const GcShape *shape);
GcWordKind gc_shape_kind(const GcShape *shape, uint32_t word);

/* ---- Allocation ---------------------------------------------------------------------------
 * All return zeroed memory, 8-aligned (16 from 16 bytes on when the class is a multiple of 16,
 * page aligned above 32 KiB), or NULL when -max-mem or the machine is exhausted. On NULL the caller
 * of the mutator collects (gc_collect) at a safepoint and tries once more, then reports "out of
 * memory". */

/* A bump cursor for one (shape, size class): what a NEW handler caches. cur and end are a free run,
 * already zeroed, of whole objects. */
typedef struct GcCursor {
    char *cur, *end;        /* cur == end: the run is used up */
    uint32_t size;          /* bytes of an object, a size class */
    uint32_t size_class;
} GcCursor;

/* An object for `bytes` bytes, seen by the collector as elements of `shape` (an array is simply
 * n * element size). bytes == 0 gives the address of one shared zero-size object. */
void *gc_new(Heap *h, const GcShape *shape, size_t bytes);
/* Same without pointers inside, memory not zeroed: for strings and buffers written at once. */
void *gc_new_raw(Heap *h, size_t bytes);

/* What takes long because of its size asks `stop` between pieces: the zeroing of a large object,
 * which then is given up (NULL), and gc_try_collect. gc_gave_up: was that why the last NULL came?
 * Asked once. */
void gc_set_stop(Heap *h, bool (*stop)(void *ctx), void *ctx);
bool gc_gave_up(Heap *h);

/* The cursor for objects of `bytes` of this shape, NULL if that is 0 or above 32 KiB (use gc_new).
 * Stable for the life of the heap, so code may hold it. */
GcCursor *gc_cursor(Heap *h, const GcShape *shape, size_t bytes);
/* The out-of-line half: next run, then one object. NULL: out of memory. */
void *gc_cursor_refill(Heap *h, GcCursor *c);

/* One object from a cursor: about a nanosecond. */
static inline void *gc_cursor_new(Heap *h, GcCursor *c) {
    char *p = c->cur;
    if (__builtin_expect(p != c->end, 1)) {
        c->cur = p + c->size;
        return p;
    }
    return gc_cursor_refill(h, c);
}

/* The second set of entry points: they also write down where the object was made. Use them for all
 * objects iff h->record_sites. Objects made by the plain ones have site 0. */
void *gc_new_at(Heap *h, const GcShape *shape, size_t bytes, uint32_t site);
void *gc_cursor_new_at(Heap *h, GcCursor *c, uint32_t site);

/* From now on, as with GcOptions.record_sites; before the first allocation. */
void gc_record_sites(Heap *h);

/* What `bytes` are rounded up to (append growth: cap = gc_round_size(n*size)/size). */
size_t gc_round_size(size_t bytes);

/* ---- Work at safepoints -------------------------------------------------------------------- */

/* Has allocation made work for a safepoint? One load. */
static inline bool gc_should_step(const Heap *h) {
    return __builtin_expect(h->step_owed, 0);
}

/* One bounded slice (some 0.1 to 0.3 ms) of whatever is due: start a cycle, mark, walk finalizers,
 * sweep. Clears step_owed when the debt is paid. Every provider must be able to name its roots. */
void gc_step(Heap *h);
/* A slice in idle time; false when a running cycle has nothing left to do (starts none). */
bool gc_idle_step(Heap *h);
/* runtime.GC(): finishes the running cycle, does one whole cycle with its sweep, queues finalizers
 * (hook finalizers_queued). Counts as forced. */
void gc_collect(Heap *h);
/* The same, but false when it was stopped on the way (gc_set_stop). */
bool gc_try_collect(Heap *h);
/* The same for GOLDEBUG=gcstress: queues no finalizer, clears no weak handle of an object with one,
 * moves no pacing figure and no count, so that the program cannot see it. */
void gc_stress_collect(Heap *h);
/* In place of gc_step under gcstress: a tiny slice of a cycle that is always under way (a stress
 * cycle unless a counted one is due), so that the barrier is seen at work. When a stress cycle has
 * marked, it panics if a marked object points to one that is not: somebody stored without the
 * barrier. */
void gc_stress_step(Heap *h);
/* debug.FreeOSMemory: gc_collect, then returns free pages to the system. */
void gc_free_os_memory(Heap *h);

/* Checks every invariant the heap can check alone (page table, counts, no pointer from a live
 * object to a free one); returns NULL or a sentence about the first fault. For tests and
 * gcstress. */
const char *gc_verify(Heap *h);

/* ---- Roots --------------------------------------------------------------------------------- */

typedef enum GcRootStage {
    GC_ROOTS_START,         /* atomically at mark start: globals, the RUNNING task; be brief */
    GC_ROOTS_SLICE,         /* later, again and again until it returns true: the parked tasks, some
                               at a time, stopping when gc_marker_spent(m) */
    GC_ROOTS_ALL            /* everything at once, for gc_visit_roots: leave epochs alone */
} GcRootStage;

/* Names roots to m. The answer counts in GC_ROOTS_SLICE only: true = nothing left in this cycle. */
typedef bool (*GcRootFn)(void *ctx, GcMarker *m, GcRootStage stage);

void gc_roots_add(Heap *h, GcRootFn fn, void *ctx);
void gc_roots_remove(Heap *h, GcRootFn fn, void *ctx);

/* For providers. p may be anything rule 2 allows. */
void gc_mark_ptr(GcMarker *m, const void *p);
void gc_mark_iface(GcMarker *m, const void *type_word, const void *data_word);
/* `bytes` of memory outside the heap, elements of `shape`. Big ranges are noted and scanned later
 * in chunks, so: the memory stays where it is until the cycle ends, and stores to it are
 * barriered. */
void gc_mark_range(GcMarker *m, const void *words, size_t bytes, const GcShape *shape);
/* The same, but the kind of each of the n words stands in kinds, one byte a word (kinds stays as
 * well). */
void gc_mark_typed(GcMarker *m, const void *words, size_t n, const uint8_t *kinds);
/* A frame: the kind of slot i is in bits 2*(i%4) of kinds[i/4]. The type word of interface data is
 * valid whenever the data word is live. Read now, never later. */
void gc_mark_slots(GcMarker *m, const uint64_t *slots, uint32_t n, const uint8_t *kinds);
/* Is this slice's budget used up? A SLICE provider returns false then and is asked again. */
bool gc_marker_spent(const GcMarker *m);
/* Providers may say what the following pointers belong to; costs nothing unless an inspector
 * listens. kind and what mean what provider and inspector agree on. */
void gc_root_label(GcMarker *m, uint32_t kind, const void *what, uint64_t detail);

/* Stacks. Each task keeps the epoch of its latest scan, and is born with `h->scan_epoch` (what it
 * is given at birth was reachable before). Whoever resumes a task asks this first, and if so has
 * the provider scan it through gc_task_scan_begin; the SLICE stage does the same for the others. By
 * the end of marking every task has the current epoch, so outside marking this is one false
 * compare. */
static inline bool gc_task_needs_scan(const Heap *h, uint32_t task_epoch) {
    return __builtin_expect(task_epoch != h->scan_epoch, 0);
}
/* The marker to hand to the scan of a task that is about to run. */
GcMarker *gc_task_scan_begin(Heap *h);

/* ---- Write barrier ------------------------------------------------------------------------- */

static inline bool gc_barrier_active(const Heap *h) {
    return __builtin_expect(h->barrier, 0);
}

static inline bool gc_in_arena(const Heap *h, const void *p) {
    return (uintptr_t)p - h->arena_base < h->arena_size;
}

/* Only while the barrier is active: keeps for this cycle what `old` points into. */
void gc_shade(Heap *h, const void *old);
/* The same for `bytes` of elements of `shape` at `words`, before they are overwritten (append,
 * copy, clear, map growth, large assignments). words must be the start of an element. */
void gc_shade_range(Heap *h, const void *words, size_t bytes, const GcShape *shape);
void gc_shade_iface(Heap *h, const void *old_type, const void *old_data);

/* *slot = v, with the barrier. */
static inline void gc_store_ptr(Heap *h, void **slot, void *v) {
    if (gc_barrier_active(h)) {
        gc_shade(h, *slot);
    }
    *slot = v;
}

/* The pair at slot = {type, data}, with the barrier. */
static inline void gc_store_iface(Heap *h, uint64_t *slot, uint64_t type, uint64_t data) {
    if (gc_barrier_active(h)) {
        gc_shade_iface(h, (const void *)slot[0], (const void *)slot[1]);
    }
    slot[0] = type;
    slot[1] = data;
}

static inline bool gc_iface_data_is_ptr(const void *type_word) {
    return type_word != NULL && (*(const uint32_t *)type_word & GC_TYPE_DATA_IS_PTR) != 0;
}

/* ---- Looking at objects -------------------------------------------------------------------- */

typedef struct GcObject {
    void *base;
    size_t size;            /* rounded size */
    const GcShape *shape;
    uint32_t site;          /* 0 unless recorded */
} GcObject;

/* Does p lie in a page that has ever held objects? */
bool gc_in_used_page(const Heap *h, const void *p);

/* The allocated object p points into. False for anything else (NULL, outside, free memory). */
bool gc_find(const Heap *h, const void *p, GcObject *out);

/* Every allocated object, by address. After gc_collect these are exactly the live ones. fn returns
 * false to stop; it must not allocate. */
typedef bool (*GcObjectFn)(void *ctx, const GcObject *object);
void gc_each_object(Heap *h, GcObjectFn fn, void *ctx);

/* Every pointer inside an object, with its byte offset. */
typedef void (*GcRefFn)(void *ctx, size_t offset, void *target);
void gc_each_ref(const Heap *h, const GcObject *object, GcRefFn fn, void *ctx);

/* Runs all providers with GC_ROOTS_ALL, handing each root pointer and its latest label to fn. */
typedef struct GcRoot {
    void *target;
    uint32_t label_kind;
    const void *label_what;
    uint64_t label_detail;
} GcRoot;
typedef void (*GcRootVisitFn)(void *ctx, const GcRoot *root);
void gc_visit_roots(Heap *h, GcRootVisitFn fn, void *ctx);

/* One bit an object for an inspector's own traversal. Only with no cycle running (after
 * gc_collect), and cleared before the mutator goes on. */
bool gc_scratch_mark(Heap *h, const void *p);   /* true: an object, and it was not set */
bool gc_scratch_marked(const Heap *h, const void *p);
void gc_scratch_clear(Heap *h);

/* ---- Finalizers (RUNTIME.md 1) ------------------------------------------------------------- */

/* What runs, in words the heap does not read but for fn, which is a root. */
typedef struct GcFinalizer {
    void *fn;               /* closure; kept alive */
    uint64_t words[2];      /* the owner's: argument type and the like; no heap pointers */
} GcFinalizer;

typedef enum GcFinResult {
    GC_FIN_OK,
    GC_FIN_IGNORED,         /* outside the heap, or zero size: silently never runs */
    GC_FIN_NOT_ALLOCATED,   /* "pointer not in allocated block" (a nil pointer) */
    GC_FIN_NOT_BEGINNING,   /* "pointer not at beginning of allocated block" */
    GC_FIN_ALREADY_SET      /* "finalizer already set" */
} GcFinResult;

/* May obj carry a finalizer at all (OK, IGNORED, or one of the first two errors)? */
GcFinResult gc_finalizer_check(const Heap *h, const void *obj);
GcFinResult gc_finalizer_set(Heap *h, void *obj, const GcFinalizer *f);
/* SetFinalizer(obj, nil). False if there was none. */
bool gc_finalizer_clear(Heap *h, void *obj);

typedef struct GcFinalizerCall {
    void *obj;
    GcFinalizer f;
} GcFinalizerCall;

/* The next one to run: latest cycle first within what was queued when the current batch ran out,
 * then larger size class, then descending address. It stays rooted until gc_finalizer_done(), and
 * there is at most one at a time. False: nothing queued. */
bool gc_finalizer_next(Heap *h, GcFinalizerCall *out);
void gc_finalizer_done(Heap *h);
/* Queued and not yet handed out. */
size_t gc_finalizer_pending(const Heap *h);

typedef enum GcFinState { GC_FIN_SET, GC_FIN_QUEUED, GC_FIN_RUNNING } GcFinState;
/* All of them, for reports. Queued ones in the order they will run. */
typedef void (*GcFinalizerFn)(void *ctx, const GcFinalizerCall *call, GcFinState state);
void gc_finalizer_each(Heap *h, GcFinalizerFn fn, void *ctx);

/* ---- Handles ------------------------------------------------------------------------------- */

/* A root outside any frame, for C code that keeps an object across safepoints. 0 is never a
 * handle. */
typedef uint32_t GcHandle;
GcHandle gc_handle_new(Heap *h, void *p);
void *gc_handle_get(const Heap *h, GcHandle handle);
void gc_handle_set(Heap *h, GcHandle handle, void *p);
void gc_handle_free(Heap *h, GcHandle handle);
uint32_t gc_handle_count(const Heap *h);

/* Does not keep its object; get answers NULL once it was found dead (before its finalizer runs). */
GcHandle gc_weak_new(Heap *h, void *p);
void *gc_weak_get(Heap *h, GcHandle weak);
void gc_weak_free(Heap *h, GcHandle weak);

/* ---- Pacing, limits, figures --------------------------------------------------------------- */

/* GOGC: the old value; -1 = off. */
int64_t gc_set_percent(Heap *h, int64_t percent);
/* GOMEMLIMIT in bytes: the old value; negative only reads; INT64_MAX = none. */
int64_t gc_set_memory_limit(Heap *h, int64_t bytes);
/* Memory that others own but that counts: stacks (StackInuse) and the rest. May be negative. */
void gc_account_stack(Heap *h, int64_t delta_bytes);
void gc_account_other(Heap *h, int64_t delta_bytes);
/* Would `bytes` more stay within -max-mem? For stacks and other memory from malloc. */
bool gc_would_fit(const Heap *h, uint64_t bytes);

enum { GC_SIZE_CLASSES = 68, GC_PAUSE_HISTORY = 256 };

/* runtime.MemStats, in Go's terms. heap_objects = mallocs - frees; heap_sys = inuse + idle. */
typedef struct GcStats {
    uint64_t heap_alloc, total_alloc, mallocs, frees, heap_objects;
    uint64_t sys, heap_sys, heap_idle, heap_inuse, heap_released;
    uint64_t stack_inuse, gc_sys, other_sys;
    uint64_t next_gc;
    int64_t last_gc_unix_ns;
    uint64_t pause_total_ns;
    uint64_t pause_ns[GC_PAUSE_HISTORY];    /* circular, latest at (num_gc + 255) % 256 */
    int64_t pause_end_unix_ns[GC_PAUSE_HISTORY];
    uint32_t num_gc, num_forced;
    double gc_cpu_fraction;
    struct { uint32_t size; uint64_t mallocs, frees; } by_size[GC_SIZE_CLASSES];
} GcStats;
void gc_stats(Heap *h, GcStats *out);
/* heap_alloc alone, for who wants to draw it: cheap enough to ask at every event. */
uint64_t gc_heap_alloc(const Heap *h);

/* A cycle, for gctrace and the event sink. Times are on the monotonic clock. */
typedef struct GcCycle {
    uint32_t number;
    bool forced;
    int64_t start_ns, mark_start_ns, mark_end_ns;
    int64_t start_pause_ns;     /* sweep left over + root marking: one stop */
    int64_t mark_ns;            /* sum of the mark slices */
    int64_t end_pause_ns;       /* termination */
    int64_t longest_slice_ns;
    uint64_t heap_start, heap_end, heap_live, heap_goal;    /* bytes */
    uint64_t stack_bytes;
    double cpu_fraction;        /* of the time since the heap was made */
} GcCycle;

typedef enum GcEvent { GC_EVENT_MARK_START, GC_EVENT_MARK_END, GC_EVENT_SWEEP_END } GcEvent;

/* Called at safepoints only, from inside gc_step/gc_collect; they must not allocate. Any may be
 * NULL. */
typedef struct GcHooks {
    void *ctx;
    void (*cycle)(void *ctx, GcEvent event, const GcCycle *cycle);
    void (*finalizers_queued)(void *ctx, size_t count);
} GcHooks;
void gc_set_hooks(Heap *h, const GcHooks *hooks);

#endif
