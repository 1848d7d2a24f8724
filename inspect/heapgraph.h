/* inspect/heapgraph.h: the heap as a graph: who holds what, and how much.
 *
 * A HeapGraph is a picture of the precise heap at one safepoint (inside a native is one). It is
 * valid until the program runs on; it allocates nothing in the heap and changes nothing. Made for
 * millions of objects: edges are read again through the objects' shapes whenever they are asked
 * for, so that what is kept is a few words an object.
 *
 * A node is a number. First come the objects, by address; then the *holders*, the things outside
 * the heap that hold objects: package variables, goroutines, pending timers, finalizers. Holders
 * are nodes like others: they have edges, a path begins with one, and heapgraph_retained(goroutine)
 * is what would be freed without that goroutine.
 *
 *   HeapGraph *g = heapgraph_build(vm);
 *   uint32_t x = heapgraph_find(g, pointer);
 *   heapgraph_path_each(g, x, fn, ctx);   main.cache (package variable), map[string]*main.Session
 *                                         ["bob"], *main.Session .buf, []byte (1 MB)
 *   uint64_t bytes = heapgraph_retained(g, x);
 *   heapgraph_free(g);
 *
 * Finalizer holders come last: what a SetFinalizer'd object refers to is kept by them, as the
 * collector sees it, but the object itself is not (RUNTIME.md 1). So an object nobody else holds
 * but its own referents has a path that begins with a finalizer: that is the finalizer cycle.
 *
 * Objects that nothing holds (not collected yet) are nodes too: heapgraph_is_held answers false.
 */
#ifndef GOL_INSPECT_HEAPGRAPH_H
#define GOL_INSPECT_HEAPGRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "gc/gc.h"
#include "vm/vm.h"

typedef struct HeapGraph HeapGraph;

#define HEAP_NONE UINT32_MAX

/* NULL when the heap is beyond 32 GiB or 2^31 objects. */
HeapGraph *heapgraph_build(Vm *vm);
/* The same inside a native, whose arguments are at args: they do not count as holders. */
HeapGraph *heapgraph_build_in_native(Vm *vm, const Slot *args);
/* The same while an event is told (vm_can_look must hold), so perhaps in the middle of an
 * operation: the collector's providers are not asked, because they may move stacks; what only they
 * know is not held. */
HeapGraph *heapgraph_build_at_event(Vm *vm);
/* The texts below speak English, or Chinese. */
void heapgraph_set_chinese(HeapGraph *g, bool is_chinese);
void heapgraph_free(HeapGraph *g);

/* ---- Objects: nodes 0 .. heapgraph_objects - 1
 * ------------------------------------------------ */

uint32_t heapgraph_objects(const HeapGraph *g);
/* Objects and holders. */
uint32_t heapgraph_nodes(const HeapGraph *g);
/* The object p points into, anywhere; HEAP_NONE: none. */
uint32_t heapgraph_find(const HeapGraph *g, const void *p);
/* Address, size, shape and (when sites are recorded) the allocation site of an object. */
GcObject heapgraph_object(const HeapGraph *g, uint32_t node);
/* Bytes in use; 0 for holders. */
uint64_t heapgraph_size(const HeapGraph *g, uint32_t node);
/* Where it was made; false when not recorded (-leaks records). */
bool heapgraph_made_at(const HeapGraph *g, uint32_t node, const FuncMeta **func, Location *where);
/* Can a holder other than a finalizer reach it? (heapgraph_parent answers for finalizers too.) */
bool heapgraph_is_held(const HeapGraph *g, uint32_t node);

/* What is known of the contents of an object, from the types of what points to it. */
typedef enum HeapKind {
    HEAP_UNKNOWN,       /* only reached through unsafe pointers, or not at all */
    HEAP_PART,          /* only a part at some offset is known: type */
    HEAP_VALUE,         /* one value of type */
    HEAP_ARRAY,         /* values of type, one after another: behind a slice */
    HEAP_STRING,
    HEAP_MAP,           /* type: the map's */
    HEAP_MAP_ENTRIES,   /* the table of a map: type is the map's */
    HEAP_MAP_GROWTH,    /* names the table a growing map is leaving */
    HEAP_MAP_AUX,       /* tags */
    HEAP_MAP_ITER,
    HEAP_CHAN,          /* type: the channel's */
    HEAP_CHAN_RING,     /* its buffer, where that is an object of its own */
    HEAP_CLOSURE,       /* func: its code */
    HEAP_BOUND,         /* a method value: x.M */
    HEAP_KINDS
} HeapKind;

typedef struct HeapContents {
    HeapKind kind;
    const Rtype *type;      /* or NULL */
    const FuncMeta *func;   /* HEAP_CLOSURE, or NULL */
} HeapContents;
HeapContents heapgraph_contents(const HeapGraph *g, uint32_t node);
/* The Go type of what an object is: "main.Session", "[]byte", "map[string]int", "func
 * main.f.func1", "48 bytes" when unknown; of a holder what heapgraph_holder_text says. */
void heapgraph_type_text(const HeapGraph *g, uint32_t node, Buf *out);

/* ---- Holders
 * ---------------------------------------------------------------------------------- */

typedef enum HolderKind {
    HOLDER_GLOBAL,      /* a package variable: global */
    HOLDER_GOROUTINE,   /* task: frames, deferred calls, panics under way */
    HOLDER_TIMER,       /* a pending timer or ticker: timer (itself an object of the heap) */
    HOLDER_RUNTIME,     /* handles of C code, the library's own roots */
    HOLDER_FINQUEUE,    /* an object whose finalizer is queued or running: object, closure */
    HOLDER_FINALIZER,   /* an object's finalizer: object, closure; holds what object refers to */
} HolderKind;

typedef struct HeapHolder {
    HolderKind kind;
    const GlobalVar *global;
    Task *task;
    SchedTimer *timer;
    void *object, *closure;
    bool is_running;        /* HOLDER_FINQUEUE: its finalizer runs now */
} HeapHolder;

/* Holders are nodes heapgraph_objects .. heapgraph_nodes - 1, in the order of HolderKind;
 * goroutines by number, package variables by place, timers and finalizers by the address of their
 * object. */
bool heapgraph_is_holder(const HeapGraph *g, uint32_t node);
HeapHolder heapgraph_holder(const HeapGraph *g, uint32_t node);
/* The node of a goroutine; HEAP_NONE for one that holds nothing. */
uint32_t heapgraph_goroutine(const HeapGraph *g, const Task *task);
/* "main.cache (package variable)", "goroutine 7 (main.worker, x.go:12)" … */
void heapgraph_holder_text(const HeapGraph *g, uint32_t node, Buf *out);
/* The same of the package variable that p points into; false: into none. */
bool heapgraph_variable_text(const HeapGraph *g, const void *p, Buf *out);

/* ---- References
 * ------------------------------------------------------------------------------- */

typedef enum HeapRefKind {
    REF_UNKNOWN, REF_POINTER, REF_STRING, REF_SLICE, REF_IFACE, REF_MAP, REF_CHAN, REF_FUNC,
} HeapRefKind;

typedef struct HeapRef {
    uint32_t from, to;
    uint32_t where;         /* word in the object; number of the root in a holder */
    HeapRefKind kind;
    const Rtype *type;      /* pointer, slice: of the element; iface: dynamic; map, chan, func: its own.
                               NULL: unknown */
    const uint64_t *words;  /* the value in memory: {ptr, len, cap}, {ptr, len}, ptr …; interfaces: the
                               data word. NULL: it cannot be seen from here */
} HeapRef;
typedef void (*HeapRefFn)(void *ctx, const HeapRef *ref);

/* Every reference from a node to an object, in the order of the words. */
void heapgraph_each_ref(const HeapGraph *g, uint32_t node, HeapRefFn fn, void *ctx);
/* "48 bytes", "1.5 KB", "20 MB". */
void heap_put_bytes(Buf *out, uint64_t bytes);
/* ".buf", "[3]", "[\"bob\"]", "captured x", "variable x at x.go:12": what the reference at `where`
 * is. */
void heapgraph_ref_text(const HeapGraph *g, uint32_t node, uint32_t where, Buf *out);

/* ---- Paths
 * ------------------------------------------------------------------------------------ */

/* The node before this one on a shortest path from a holder, and the reference used; HEAP_NONE for
 * holders and for what nothing reaches. */
uint32_t heapgraph_parent(const HeapGraph *g, uint32_t node, uint32_t *where);
/* A path as text; false: nothing holds it. fn gets a line a hop, holder first, inner objects of
 * maps and channels folded into them: "main.cache (package variable)", "map[string]*main.Session
 * [\"bob\"]", "*main.Session .buf", "[]byte (1 MB)". */
typedef void (*HeapHopFn)(void *ctx, const char *text);
bool heapgraph_path_each(const HeapGraph *g, uint32_t node, HeapHopFn fn, void *ctx);

/* ---- Reaching from chosen holders: the proof that a goroutine is stuck for ever
 * ------------------ */

typedef struct HeapReach HeapReach;

HeapReach *heapreach_new(const HeapGraph *g);
void heapreach_free(HeapReach *r);
/* Marks a node and all it reaches, but for what was marked before. Shortest paths within one
 * call. */
void heapreach_add(HeapReach *r, uint32_t node);
/* The same for several at once. */
void heapreach_add_all(HeapReach *r, const uint32_t *nodes, uint32_t count);
/* The nodes that the last heapreach_add or _add_all has marked, in the order they were met. */
const uint32_t *heapreach_latest(const HeapReach *r, uint32_t *count);
/* Takes those marks back, so that the next adding begins where that one did. */
void heapreach_undo(HeapReach *r);
/* Never to be entered (before adding): marks nothing behind it unless by another way. */
void heapreach_block(HeapReach *r, uint32_t node);
bool heapreach_has(const HeapReach *r, uint32_t node);
/* Bytes of the objects marked so far. */
uint64_t heapreach_bytes(const HeapReach *r);
/* The first node of the path by which this marking came to node; HEAP_NONE: it did not. */
uint32_t heapreach_origin(const HeapReach *r, uint32_t node);
/* As heapgraph_path_each, by the paths this marking took. */
bool heapreach_path_each(const HeapReach *r, uint32_t node, HeapHopFn fn, void *ctx);

/* ---- How much: dominators
 * ---------------------------------------------------------------------- */

/* What would be freed without this node, its own size included. Computes dominators at the first
 * call of this part. Finalizers count as holders. */
uint64_t heapgraph_retained(HeapGraph *g, uint32_t node);
/* The same for several together: may be more than their sum. */
uint64_t heapgraph_retained_set(HeapGraph *g, const uint32_t *nodes, uint32_t count);

typedef struct HeapTypeTotal {
    uint32_t example;           /* an object of the type, the one that retains most */
    uint32_t count;
    uint64_t bytes;             /* the objects themselves */
    uint64_t retained;          /* with what they alone hold; nested ones counted once */
} HeapTypeTotal;
/* Totals by type text, most retained first, at most `limit`: their number. */
uint32_t heapgraph_top_types(HeapGraph *g, HeapTypeTotal *totals, uint32_t limit);
/* The same among the objects a node dominates. */
uint32_t heapgraph_top_types_under(HeapGraph *g, uint32_t node, HeapTypeTotal *totals,
                                   uint32_t limit);

/* ---- Cycles
 * ------------------------------------------------------------------------------------ */

typedef VEC(uint32_t) HeapNodes;

/* The strongly connected component of an object with a finalizer: all that it reaches and that
 * reach it, itself included, by address. Fewer than two: it lies on no cycle but its own (a pointer
 * to itself does not keep it). Components of everything finalizers reach are found at the first
 * call. */
void heapgraph_component(HeapGraph *g, uint32_t node, HeapNodes *out);
/* A shortest cycle through it, a line a hop, first and last are the object: "*main.X .ptr" … */
bool heapgraph_cycle_each(HeapGraph *g, uint32_t node, HeapHopFn fn, void *ctx);

#endif
