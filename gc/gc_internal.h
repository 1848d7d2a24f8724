/* gc/gc_internal.h — what the files of gc/ share; included from nowhere else.
 *
 * The arena is one reserved range of pages of 8 KiB. A *span* is a run of pages cut into objects of
 * one size and one shape; its descriptor lies outside the arena and carries two bitmaps, one bit an
 * object: `marks` (this cycle found it live) and `alloc` (handed out, or inside a cursor's run).
 * Each page has a PageEntry with everything needed to go from any address to its object and mark
 * bit:
 *
 *   address -> pages[(address - arena) >> 13] -> {base, recip} -> index -> span->bits[index / 64]
 *
 * Invariants:
 *   - marks are all zero from the end of the sweep to the start of the next mark, which is why no
 *     bitmap is ever cleared wholesale: sweeping a span moves marks to alloc and zeroes them.
 *   - A cycle starts only when every span is swept.
 *   - An object is allocated iff its alloc bit is set and it is not in its class's cursor [cur,
 *     end).
 *   - While `black` is set (marking and the finalizer walk), runs are marked when a cursor takes
 *     them.
 */
#ifndef GOL_GC_GC_INTERNAL_H
#define GOL_GC_GC_INTERNAL_H

#include "base/buf.h"
#include "base/panic.h"
#include "gc/gc.h"

enum {
    PAGE_SHIFT = 13,
    PAGE_BYTES = 1 << PAGE_SHIFT,
    MAX_SMALL_BYTES = 32768,
    SMALL_SPAN_PAGES = 8,       /* spans of small objects grow up to this */
    RUN_BYTES = 8192,           /* a cursor takes at most this at once: zeroing it stays in L1 */
    PAGE_BINS = 128,            /* free runs of exactly 1..127 pages; bin 0 has the longer ones */
    MARK_CHUNK_ITEMS = 8190,
    MARK_RING = 16,             /* objects in flight between prefetch and use */
    RANGE_WORDS = 2048,         /* objects above this are scanned in pieces of this */
    SLICE_UNITS = 3000          /* work of a slice: an object visited is 1, 16 words scanned too */
};

typedef struct HeapImpl HeapImpl;
typedef struct Span Span;
typedef struct SpanClass SpanClass;

/* ---- Shapes (gcshape.c) ---- */

typedef enum ShapeForm { SHAPE_NOSCAN, SHAPE_ALL_POINTERS, SHAPE_MIXED } ShapeForm;

struct GcShape {
    uint32_t words;             /* shortest period; 1 for noscan and all-pointers */
    uint32_t form;              /* ShapeForm */
    uint32_t ptr_count, iface_count;
    uint32_t *ptrs;             /* word offsets of pointers in an element */
    uint32_t *ifaces;           /* of interface data words; the type word is the one before */
    uint8_t *kinds;             /* one GcWordKind a word */
    uint32_t index;
    uint32_t hash;
    SpanClass *classes[GC_SIZE_CLASSES];
};

/* ---- Spans ---- */

struct Span {
    uintptr_t base;
    Span *next;                 /* in a list of its class, or of large spans */
    SpanClass *cls;             /* NULL: one large object */
    const GcShape *shape;
    size_t size;                /* bytes an object */
    uint32_t pages;
    uint32_t objects;
    uint32_t taken;             /* objects with an alloc bit */
    uint32_t scan_from;         /* where to look for the next free run */
    uint32_t bitmap_words;
    uint8_t needs_zero;         /* memory may be dirty */
    uint8_t wide_sites;         /* sites are u32 */
    void *sites;                /* u16 (or u32) an object, with record_sites */
    uint64_t bits[];            /* marks, then alloc */
};

static inline uint64_t *span_marks(Span *s) { return s->bits; }
static inline uint64_t *span_alloc(Span *s) { return s->bits + s->bitmap_words; }
static inline const uint64_t *span_alloc_const(const Span *s) { return s->bits + s->bitmap_words; }

typedef struct SpanList {
    Span *first, *last;
} SpanList;

/* All spans of one (shape, size class). The cursor is first: a GcCursor * is a SpanClass *. */
struct SpanClass {
    GcCursor cursor;
    const GcShape *shape;
    Span *current;              /* holds the cursor's run; in no list */
    SpanList unswept, partial, full;
    uint32_t next_pages;        /* of the next span */
    uint32_t span_count;
    uint64_t mallocs, frees;    /* objects; mallocs counts whole runs */
    SpanClass *next_class;      /* all classes of the heap */
};

/* One per page. span == NULL: free; base is then the FreeRun if it is the first or last page of
 * one. */
typedef struct PageEntry {
    uintptr_t base;             /* of the span */
    Span *span;
    const GcShape *shape;
    uint32_t recip;             /* index = (offset * recip) >> 32; 0 for large objects */
    uint32_t words;             /* of an object */
} PageEntry;

typedef struct FreeRun FreeRun;
struct FreeRun {
    FreeRun *next, *prev;       /* in its bin */
    size_t first, count;        /* pages */
    bool needs_zero;
    bool is_released;           /* given back to the system; reads as zero */
};

/* ---- Marking ---- */

typedef struct MarkChunk MarkChunk;
struct MarkChunk {
    MarkChunk *below;
    uintptr_t items[MARK_CHUNK_ITEMS];
};

/* Memory to be scanned piecemeal: words [at, count) with kinds repeating every `period`. */
typedef struct MarkRange {
    const uint64_t *words;
    size_t at, count;
    const GcShape *shape;       /* NULL: kinds */
    const uint8_t *kinds;
    uintptr_t skip_base;        /* pointers into [skip_base, +skip_size) do not count */
    size_t skip_size;
} MarkRange;

struct GcMarker {
    HeapImpl *h;
    MarkChunk *chunk;           /* top of the stack of addresses to visit */
    uintptr_t *top;             /* next free item of chunk */
    MarkChunk *spare;
    uintptr_t ring[MARK_RING];  /* prefetched, 0 = empty place */
    uint32_t ring_at, ring_live;
    VEC(MarkRange) ranges;
    int64_t units;              /* budget left in this slice */
    bool is_open;               /* marking: roots count */
    bool is_large;              /* mark bits are out of cache: prefetch them too */
    uint64_t live_bytes;        /* marked so far, black runs included */
    uint64_t units_done;        /* in this cycle */
    GcRootVisitFn visit;        /* an inspector listens instead */
    void *visit_ctx;
    GcRoot label;
};

/* ---- Roots, finalizers ---- */

typedef struct RootProvider {
    GcRootFn fn;
    void *ctx;
    bool is_done;               /* in this cycle */
} RootProvider;

typedef struct HandleTable {
    struct HandleEntry {
        void *p;
        uint32_t next_free;     /* 1 + index; valid if !is_used */
        bool is_used;
    } *entries;
    uint32_t count, cap, free_head, used;
} HandleTable;

typedef struct FinEntry {
    GcFinalizerCall call;
    uint32_t cycle;             /* when queued */
    uint64_t size;              /* its size class, for the order */
} FinEntry;

/* Set finalizers: a dense array, found through open addressing. Queued ones: two plain arrays. */
typedef struct FinTable {
    VEC(FinEntry) set;
    uint32_t *index;            /* 1 + place in set, 0 = empty */
    uint32_t index_cap;         /* power of two */
    VEC(FinEntry) waiting;      /* queued, not yet in a batch */
    VEC(FinEntry) batch;        /* sorted backwards: the next is the last */
    FinEntry running;
    bool is_running;
} FinTable;

/* ---- The heap ---- */

typedef enum Phase { PHASE_IDLE, PHASE_MARK, PHASE_WALK, PHASE_SWEEP } Phase;

typedef struct PageHeap {
    PageEntry *pages;           /* of the whole arena, reserved */
    size_t page_limit;          /* pages reserved */
    size_t top;                 /* pages handed out so far; all above are untouched */
    size_t committed;           /* pages readable */
    FreeRun *bins[PAGE_BINS];
    uint64_t bin_map[PAGE_BINS / 64];
    size_t in_use;              /* pages in spans */
    size_t released;            /* pages in free runs, given back */
} PageHeap;

struct HeapImpl {
    Heap pub;                   /* must be first */
    PageHeap ph;
    uint8_t class_of_8[MAX_SMALL_BYTES / 32 / 8 + 1];   /* up to 1024 bytes, by 8 */
    uint8_t class_of_128[(MAX_SMALL_BYTES - 1024) / 128 + 1];
    uint32_t class_pages[GC_SIZE_CLASSES];              /* least pages of a span */
    uint32_t class_recip[GC_SIZE_CLASSES];

    VEC(GcShape *) shapes;
    uint32_t *shape_index;      /* hash -> 1 + index */
    uint32_t shape_index_cap;
    SpanClass *classes;         /* all of them */
    SpanList large_swept, large_unswept;
    SpanClass *sweep_at;        /* next class to sweep */
    bool (*stop)(void *ctx);    /* gc_set_stop */
    void *stop_ctx;
    bool gave_up;

    Phase phase;
    bool black;                 /* MARK or WALK */
    bool is_stress;             /* this cycle queues nothing, and is not counted */
    bool poison;                /* fill freed objects (stress) */
    GcMarker marker;
    VEC(RootProvider) providers;
    uint32_t root_at;           /* next root source of the cycle, see roots.c */
    uint32_t handle_scan_at, fin_scan_at, fin_queue_at, weak_walk_at, fin_walk_at;
    HandleTable handles, weaks;
    FinTable fin;
    size_t queued_now;          /* finalizers queued by this cycle */

    /* account.c. Bytes count when a cursor gets them; figures take off what it still holds. */
    uint64_t alloc_bytes;       /* ever, by run */
    uint64_t freed_bytes;
    uint64_t large_mallocs, large_frees;
    uint64_t alloc_at_cycle;    /* alloc_bytes when the last counted cycle ended marking */
    uint64_t next_step;         /* alloc_bytes at which step_owed is set */
    uint64_t trigger;           /* alloc_bytes at which the next cycle starts */
    uint64_t live_bytes;        /* marked in the last cycle */
    uint64_t goal_bytes;
    uint64_t step_bytes;        /* allocation that pays for a slice of the running phase */
    double units_per_byte;      /* last cycle's work */
    int64_t percent;            /* -1: off */
    int64_t memory_limit;
    uint64_t max_bytes;
    int64_t stack_bytes, other_bytes;
    uint64_t meta_bytes;        /* span descriptors */

    GcCycle cycle;              /* the current or last one */
    GcCycle counted_cycle;      /* the last one before a stress cycle */
    GcHooks hooks;
    int64_t born_ns, gc_ns;
    uint64_t pause_total_ns, pause_ns[GC_PAUSE_HISTORY];
    int64_t pause_end_unix_ns[GC_PAUSE_HISTORY];
    int64_t last_gc_unix_ns;
    uint32_t num_gc, num_forced;
    uint64_t zero_object[2];    /* address of everything of size 0 */
};

static inline HeapImpl *impl(Heap *h) { return (HeapImpl *)h; }
static inline const HeapImpl *impl_const(const Heap *h) { return (const HeapImpl *)h; }

/* pageheap.c */
void pages_init(HeapImpl *h);
void pages_deinit(HeapImpl *h);
/* First page of a run of n; SIZE_MAX: no memory. *needs_zero tells whether it may be dirty. */
size_t pages_take(HeapImpl *h, size_t n, bool *needs_zero);
void pages_give(HeapImpl *h, size_t first, size_t n, bool needs_zero);
/* Gives free runs back to the system, at most `pages` of them. */
void pages_release(HeapImpl *h, size_t pages);
const char *pages_verify(const HeapImpl *h);

static inline PageEntry *page_of(const HeapImpl *h, uintptr_t address) {
    return &h->ph.pages[(address - h->pub.arena_base) >> PAGE_SHIFT];
}

/* gcshape.c */
void shapes_init(HeapImpl *h);
void shapes_deinit(HeapImpl *h);

/* span.c */
void classes_init(HeapImpl *h);
void classes_deinit(HeapImpl *h);
void span_free(HeapImpl *h, Span *s);
void span_list_push(SpanList *list, Span *s);
Span *span_list_pop(SpanList *list);
void span_list_join(SpanList *to, SpanList *from);
/* Cursors at mark start: what they hold becomes black. At mark end: what they hold is given
 * back. */
void cursors_blacken(HeapImpl *h);
void cursors_flush(HeapImpl *h);
uint32_t span_site(const Span *s, uint32_t index);
uint32_t span_class_bytes(uint32_t size_class);

static inline uint32_t entry_index(const PageEntry *e, uintptr_t address) {
    return (uint32_t)((address - e->base) * e->recip >> 32);
}

static inline bool bit_get(const uint64_t *bits, uint32_t i) {
    return (bits[i / 64] >> (i % 64) & 1) != 0;
}

/* mark.c */
void mark_init(HeapImpl *h);
void mark_deinit(HeapImpl *h);
void mark_push(GcMarker *m, uintptr_t p);           /* any word */
void mark_start(HeapImpl *h);
bool mark_slice(HeapImpl *h, int64_t *units);       /* true: nothing left to mark */
bool mark_is_marked(const HeapImpl *h, const void *p);
void mark_object_only(HeapImpl *h, const void *p);  /* the bit, no tracing */
/* Everything an object refers to but itself. */
void mark_refs_of(GcMarker *m, const void *object);

/* roots.c */
bool roots_next(HeapImpl *h);                       /* feeds the marker; true: no root left */
void roots_start(HeapImpl *h);
void roots_deinit(HeapImpl *h);
bool weaks_walk(HeapImpl *h, int64_t *units);

/* finalizer.c */
void finalizers_deinit(HeapImpl *h);
bool finalizers_scan(HeapImpl *h);                  /* roots, in slices; true: done */
bool finalizers_walk(HeapImpl *h, int64_t *units);  /* after marking; true: done */

/* sweep.c */
void sweep_start(HeapImpl *h);
bool sweep_slice(HeapImpl *h, int64_t *units);      /* true: all swept */
/* Sweeps one span of a class; it has free room or has been filed or freed (then NULL). */
void sweep_span(HeapImpl *h, Span *s);

/* heapview.c: after marking; NULL, or what is wrong */
const char *verify_marked(HeapImpl *h);

/* account.c */
void account_run(HeapImpl *h, uint64_t bytes);      /* handed out: maybe a step is owed */
void account_step_paid(HeapImpl *h);                /* a slice was done */
void account_set_goal(HeapImpl *h);                 /* goal and trigger, from live_bytes */
void account_pace_idle(HeapImpl *h);                /* how allocation pays in the new phase */
void account_pace_mark(HeapImpl *h);
void account_pace_sweep(HeapImpl *h);
uint64_t account_heap_bytes(const HeapImpl *h);     /* HeapAlloc */
bool account_fits(const HeapImpl *h, uint64_t bytes);
bool account_is_tight(const HeapImpl *h);           /* -max-mem is near: no slices, collect */

#endif
