/* inspect/heapgraph_internal.h: what heapgraph.c, heaptype.c, heappath.c, heapreach.c and heapdom.c
 * share.
 *
 * Per object 16 bytes are kept (GraphNode). What takes time is memory that is not in the cache, so
 * things looked at together lie together, and walks fetch ahead whatever they know that they will
 * ask for (edges_prefetch, edges_prefetch_target). Size and shape stand once a page, since a page
 * has objects of one size and shape; edges are read from memory through a Layout.
 */
#ifndef GOL_INSPECT_HEAPGRAPH_INTERNAL_H
#define GOL_INSPECT_HEAPGRAPH_INTERNAL_H

#include "base/map.h"
#include "inspect/heapgraph.h"

enum {
    GRAPH_PAGE_SHIFT = 13,  /* the collector's pages; any size that no two kinds of object share */
    DESC_EXACT = 1 << 27,   /* points to the start, and the size fits: nothing better will come */
    DESC_INDEX = DESC_EXACT - 1,
    DESC_KIND_SHIFT = 28,
    /* `where` of a finalizer holder: its closure, then 1 + word of the object */
    FINALIZER_CLOSURE = 0,
};

/* What an object holds: a HeapKind, DESC_EXACT, and the number of an rtype or function. */
typedef uint32_t Desc;

static inline Desc desc_of(HeapKind kind, uint32_t index) {
    return (Desc)kind << DESC_KIND_SHIFT | index;
}
static inline HeapKind desc_kind(Desc d) { return (HeapKind)(d >> DESC_KIND_SHIFT); }
static inline uint32_t desc_index(Desc d) { return d & DESC_INDEX; }

/* Where the pointers of an element are, and what they point to. */
typedef struct LayoutRef {
    uint32_t word;
    Desc target;            /* unless kind is REF_IFACE or REF_FUNC, where the value says */
    HeapRefKind kind;
    const Rtype *type;      /* as HeapRef.type */
} LayoutRef;

typedef struct Layout {
    const GcShape *shape;   /* of objects it is for */
    uint32_t words;         /* of an element */
    uint32_t count;
    LayoutRef refs[];
} Layout;

typedef struct GraphPage {
    uint32_t first;         /* number of the first object that begins here or later */
    uint32_t key;           /* its place, if it begins here, else UINT32_MAX */
    uint64_t size;          /* of the objects that touch this page; 0: none */
    uint32_t shape;
    bool is_dense;          /* objects that begin here follow each other without gaps */
} GraphPage;

typedef struct GraphNode {  /* of an object; together, because a search wants all of it */
    uint32_t place;         /* (address - arena start) / 8 */
    Desc desc;
    uint32_t parent;        /* on a shortest path */
    uint32_t number;        /* in Dominators; 0: not reached, or they were not asked for */
} GraphNode;

typedef struct GraphRoot {  /* a word of a holder */
    uint32_t to;
    Desc target;
    HeapRefKind kind;
    const Rtype *type;
    const uint64_t *words;  /* HeapRef.words */
    VmRootKind from;        /* 0: of no variable */
    uint32_t word;
    const FuncMeta *func;
    const Ins *pc;
    const VarInfo *var;
} GraphRoot;

typedef struct GraphHolder {
    HeapHolder h;
    uint32_t root, root_count;
    /* HOLDER_FINALIZER: the node whose references it holds, else HEAP_NONE */
    uint32_t object;
    uint32_t number;        /* as GraphNode.number */
} GraphHolder;

typedef struct Dominators Dominators;
typedef struct Components Components;

struct HeapGraph {
    Vm *vm;
    Heap *heap;
    const Image *image;
    uint32_t objects, nodes;
    GraphNode *node;        /* by object */
    uint64_t *is_held;      /* by object: reached without finalizers */
    GraphPage *pages;
    uint64_t page_count;
    VEC(GraphHolder) holders;
    VEC(GraphRoot) roots;
    PtrMap goroutines;      /* Task -> node + 1 */
    PtrMap layouts;         /* Desc without DESC_EXACT -> Layout */
    Layout **by_shape;      /* of objects of unknown contents */
    uint32_t shape_count;
    Layout **by_rtype;      /* of HEAP_VALUE and HEAP_ARRAY */
    const Slot *native_args;
    bool is_chinese;        /* the words between names */
    bool is_at_event;       /* the collector's providers must not be asked */
    Dominators *dominators;
    Components *components;
};

/* ---- heapgraph.c */
static inline uintptr_t node_address(const HeapGraph *g, uint32_t object) {
    return g->heap->arena_base + (uintptr_t)g->node[object].place * 8;
}
static inline const GraphPage *node_page(const HeapGraph *g, uint32_t object) {
    return &g->pages[(uint64_t)g->node[object].place * 8 >> GRAPH_PAGE_SHIFT];
}
static inline uint32_t node_parent(const HeapGraph *g, uint32_t node) {
    return node < g->objects ? g->node[node].parent : HEAP_NONE;
}
static inline const GraphHolder *node_holder(const HeapGraph *g, uint32_t node) {
    return &g->holders.data[node - g->objects];
}

/* The references of a node, one after the other. */
typedef struct EdgeIter {
    const HeapGraph *g;
    const uint64_t *words;      /* of the object */
    const Layout *layout;
    uint32_t word_count;
    uint32_t node, self;        /* self: not to be told (finalizers) */
    uint32_t roots;             /* of a holder, told first */
    uint32_t root_at;           /* the next one */
    uint64_t base;              /* word where the current element begins */
    uint32_t i;                 /* the next reference of it */
    /* the reference found */
    uint32_t to, where;
    const LayoutRef *ref;       /* in an object */
    const GraphRoot *root;      /* in a holder */
} EdgeIter;
void edges_begin(const HeapGraph *g, uint32_t node, EdgeIter *it);
bool edges_next(EdgeIter *it);

/* What the edge just found leads to will be asked for, and perhaps its references. */
static inline void edges_prefetch_target(const EdgeIter *it) {
    __builtin_prefetch(&it->g->node[it->to]);
    if (it->root == NULL) {
        __builtin_prefetch((const void *)(uintptr_t)it->words[it->where - (it->self != HEAP_NONE)]);
    }
}

/* The node at list[i] will be asked for its references soon. */
static inline void edges_prefetch(const HeapGraph *g, const uint32_t *list, uint32_t i,
                                  uint32_t count) {
    enum { NEAR = 6, FAR = 24 };
    if (i + FAR < count && list[i + FAR] < g->objects) {
        __builtin_prefetch(&g->node[list[i + FAR]]);
    }
    if (i + NEAR < count && list[i + NEAR] < g->objects) {
        __builtin_prefetch((const void *)node_address(g, list[i + NEAR]));
    }
}

/* A place in between, for walks with a stack of their own. */
typedef struct EdgeMark { uint32_t node, at; } EdgeMark;
typedef VEC(EdgeMark) EdgeStack;
EdgeMark edges_mark(const EdgeIter *it);
void edges_resume(const HeapGraph *g, EdgeMark mark, EdgeIter *it);

static inline bool bits_has(const uint64_t *bits, uint32_t i) {
    return (bits[i / 64] >> i % 64 & 1) != 0;
}
static inline void bits_add(uint64_t *bits, uint32_t i) {
    bits[i / 64] |= (uint64_t)1 << i % 64;
}
uint64_t *bits_new(uint32_t n);
/* malloc'ed, not zeroed, on large pages where the system has some: these arrays are read all
 * over. */
void *table_new(uint64_t count, size_t element_bytes);

/* ---- heaptype.c */
const Layout *layout_of(HeapGraph *g, Desc d, const GcShape *shape);
/* The layout of values of t as they lie in memory. */
const Layout *layout_of_type(HeapGraph *g, const Rtype *t);
/* What a word of type t, one pointer, leads to. */
LayoutRef pointer_ref(const Rtype *t, uint32_t word);
/* For REF_IFACE and REF_FUNC the target depends on the value; type gets an interface's. */
Desc dynamic_target(const HeapGraph *g, const LayoutRef *ref, const uint64_t *word,
                    const Rtype **type);
/* Notes that a pointer p into `node` says what it holds; true if that is better than what was
 * known. */
bool desc_offer(HeapGraph *g, uint32_t node, const void *p, Desc d);
void layouts_free(HeapGraph *g);

/* ---- heappath.c: words, and paths by any parent function */
typedef enum HeapSay {
#define HEAP_SAY(name, english, chinese) HEAP_SAY_##name,
#include "inspect/heap_say.def"
#undef HEAP_SAY
} HeapSay;
/* In the graph's language. */
const char *heap_say(const HeapGraph *g, HeapSay word);
/* As heap_put_bytes, in the graph's language. */
void heap_put_size(const HeapGraph *g, uint64_t bytes, Buf *out);
typedef uint32_t (*ParentFn)(const void *ctx, uint32_t node);
bool path_each(const HeapGraph *g, uint32_t node, ParentFn parent, const void *parents,
               HeapHopFn fn, void *ctx);
/* The line of each node of a list, each the parent of the next. */
void hops_each(const HeapGraph *g, const uint32_t *nodes, int count, HeapHopFn fn, void *ctx);
/* Of the first reference from one node to another; false: there is none. */
bool edge_between(const HeapGraph *g, uint32_t from, uint32_t to, EdgeIter *it);

/* ---- heapdom.c, heapreach.c */
void dominators_free(Dominators *d);
void components_free(Components *c);

#endif
