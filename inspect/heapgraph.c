/* heapgraph.c: making the picture: objects, holders, references, shortest paths.
 *
 * Two walks over the heap number the objects by address and note for each page which come first in
 * it, so that an address finds its object by a guess (objects of a page have one size) or a short
 * binary search. Then the roots are told, holder by holder, and a breadth-first search over holders
 * and objects gives every node its parent on a shortest path, and its contents (heaptype.c). Ties
 * go to the holder that comes first, then to the lower word: the same in every run.
 *
 * Finalizers come last, when all else has been searched. What is found only then is not "held".
 */
#include "inspect/heapgraph_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/platform.h"
#include "vm/leakwatch.h"

enum { MAX_OBJECTS = INT32_MAX, PAGE_BYTES = 1 << GRAPH_PAGE_SHIFT };
static const uint64_t MAX_BYTES = (uint64_t)32 << 30;

uint64_t *bits_new(uint32_t n) {
    return base_calloc(n / 64 + 1, sizeof(uint64_t));
}

void *table_new(uint64_t count, size_t element_bytes) {
    enum { ALIGN = 4096, WORTH_BYTES = 8 << 20 };
    size_t bytes = (count + 1) * element_bytes;
    char *table = base_alloc(bytes);
    if (bytes >= WORTH_BYTES) {
        size_t head = -(uintptr_t)table % ALIGN;
        platform_prefer_huge(table + head, (bytes - head) / ALIGN * ALIGN);
    }
    return table;
}

/* ---- objects */

static bool count_object(void *ctx, const GcObject *o) {
    HeapGraph *g = ctx;
    uint64_t end = (uintptr_t)o->base + o->size - g->heap->arena_base;
    g->page_count = (end + PAGE_BYTES - 1) >> GRAPH_PAGE_SHIFT;
    return end <= MAX_BYTES && ++g->objects < MAX_OBJECTS;
}

static bool note_object(void *ctx, const GcObject *o) {
    HeapGraph *g = ctx;
    uint64_t offset = (uintptr_t)o->base - g->heap->arena_base;
    uint64_t last = (offset + o->size - 1) >> GRAPH_PAGE_SHIFT;
    for (uint64_t p = offset >> GRAPH_PAGE_SHIFT; p <= last; p++) {
        g->pages[p].size = o->size;
        g->pages[p].shape = gc_shape_index(o->shape);
    }
    g->node[g->objects++] = (GraphNode){.place = (uint32_t)(offset / 8), .parent = HEAP_NONE};
    return true;
}

/* Where the objects of each page begin. */
static void index_pages(HeapGraph *g) {
    uint32_t at = 0;
    for (uint64_t p = 0; p <= g->page_count; p++) {
        GraphPage *page = &g->pages[p];
        page->first = at;
        page->key = UINT32_MAX;
        page->is_dense = true;
        for (; at < g->objects && (uint64_t)g->node[at].place * 8 >> GRAPH_PAGE_SHIFT == p; at++) {
            page->key = at == page->first ? g->node[at].place : page->key;
            page->is_dense &=
                g->node[at].place - page->key == (at - page->first) * (page->size / 8);
        }
    }
}

static bool number_objects(HeapGraph *g) {
    gc_each_object(g->heap, count_object, g);
    if (g->objects >= MAX_OBJECTS || g->page_count > MAX_BYTES >> GRAPH_PAGE_SHIFT) {
        return false;
    }
    g->node = table_new(g->objects, sizeof *g->node);
    g->pages = base_calloc(g->page_count + 1, sizeof *g->pages);
    g->objects = 0;
    gc_each_object(g->heap, note_object, g);
    index_pages(g);
    return true;
}

/* The last object that begins on this page, at `key` or before; there is one. */
static uint32_t search_page(const HeapGraph *g, const GraphPage *page, uint32_t key) {
    uint32_t low = page->first, high = page[1].first;
    uint32_t guess = low + (key - page->key) / (uint32_t)(page->size / 8);
    if (page->is_dense) {
        return guess < high ? guess : high - 1;
    }
    high = guess + 1 < high ? guess + 1 : high;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (g->node[mid].place <= key) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return low;
}

uint32_t heapgraph_find(const HeapGraph *g, const void *p) {
    uint64_t offset = (uintptr_t)p - g->heap->arena_base;
    if (offset >> GRAPH_PAGE_SHIFT >= g->page_count) {
        return HEAP_NONE;
    }
    const GraphPage *page = &g->pages[offset >> GRAPH_PAGE_SHIFT];
    uint32_t key = (uint32_t)(offset / 8);
    if (page->size == 0) {
        return HEAP_NONE;
    }
    if (page->key > key) { /* in one that began on an earlier page, if any */
        uint32_t before = page->first - 1;
        bool is_inside = page->first != 0 &&
                         offset - (uint64_t)g->node[before].place * 8 < node_page(g, before)->size;
        return is_inside ? before : HEAP_NONE;
    }
    uint32_t found = search_page(g, page, key);
    uint64_t start = page->is_dense ? page->key + (found - page->first) * (page->size / 8)
                                    : g->node[found].place;
    return offset - start * 8 < page->size ? found : HEAP_NONE;
}

uint32_t heapgraph_objects(const HeapGraph *g) { return g->objects; }
uint32_t heapgraph_nodes(const HeapGraph *g) { return g->nodes; }

uint64_t heapgraph_size(const HeapGraph *g, uint32_t node) {
    return node < g->objects ? node_page(g, node)->size : 0;
}

GcObject heapgraph_object(const HeapGraph *g, uint32_t node) {
    GcObject o = {0};
    (void)gc_find(g->heap, (const void *)node_address(g, node), &o);
    return o;
}

bool heapgraph_made_at(const HeapGraph *g, uint32_t node, const FuncMeta **func, Location *where) {
    return node < g->objects &&
           vm_site_user_where(g->vm, heapgraph_object(g, node).site, func, where);
}

HeapContents heapgraph_contents(const HeapGraph *g, uint32_t node) {
    HeapContents c = {.kind = HEAP_UNKNOWN};
    if (node >= g->objects) {
        return c;
    }
    Desc d = g->node[node].desc;
    c.kind = desc_kind(d);
    if (c.kind == HEAP_CLOSURE) {
        c.func = g->image->funcs.data[desc_index(d)];
    } else if (c.kind != HEAP_UNKNOWN && c.kind != HEAP_STRING && c.kind != HEAP_BOUND) {
        c.type = g->image->rtypes.data[desc_index(d)];
    }
    if (c.kind == HEAP_CHAN) { /* not as one of its users sees it: <-chan T */
        c.type = ((const Chan *)node_address(g, node))->type->rtype;
    }
    return c;
}

/* ---- holders */

static GraphHolder *add_holder(HeapGraph *g, HeapHolder h) {
    VEC_PUSH(&g->holders, ((GraphHolder){.h = h, .root = (uint32_t)g->roots.len,
                                         .object = HEAP_NONE}));
    return &g->holders.data[g->holders.len - 1];
}

static void root_of_pointer(GraphRoot *r, const Rtype *t) {
    r->kind = REF_POINTER;
    r->type = t;
    r->target = desc_of(HEAP_VALUE, t->id);
}

/* A value on its way, in no variable yet: &T{} in c <- &T{}. The line that made it knows its
 * type. */
static void type_by_site(HeapGraph *g, GraphRoot *r, const void *target) {
    const Rtype *t = vm_site_type(g->vm, heapgraph_object(g, r->to).site);
    if (t != NULL && target == (const void *)node_address(g, r->to)) {
        root_of_pointer(r, t);
    }
}

/* Adds a word to the latest holder, if it leads to an object. */
static void add_root(HeapGraph *g, GraphRoot r, const void *target) {
    r.to = heapgraph_find(g, target);
    if (r.to != HEAP_NONE) {
        if (r.from == ROOT_FRAME && r.target == 0) {
            type_by_site(g, &r, target);
        }
        VEC_PUSH(&g->roots, r);
        g->holders.data[g->holders.len - 1].root_count++;
    }
}

/* What a word of a value of type t that lies in memory or in a frame leads to. */
static void root_of_type(HeapGraph *g, GraphRoot *r, const Rtype *t) {
    const Layout *l = layout_of_type(g, t);
    for (uint32_t i = 0; i < l->count && l->shape != NULL; i++) {
        if (l->refs[i].word == r->word) {
            r->kind = l->refs[i].kind;
            r->target = dynamic_target(g, &l->refs[i], r->words, &r->type);
        }
    }
}

static GraphRoot plain_root(const VmRoot *r) {
    return (GraphRoot){.from = r->kind, .word = r->word, .func = r->func, .pc = r->pc,
                       .words = r->slot};
}

static void see_global(void *ctx, const VmRoot *r) {
    HeapGraph *g = ctx;
    const GraphHolder *last = g->holders.len == 0 ? NULL : &g->holders.data[g->holders.len - 1];
    if (last == NULL || last->h.global != r->global) {
        add_holder(g, (HeapHolder){.kind = HOLDER_GLOBAL, .global = r->global});
    }
    GraphRoot root = plain_root(r);
    root_of_type(g, &root, r->global->type);
    add_root(g, root, (const void *)(uintptr_t)*r->slot);
}

static void see_frame_word(void *ctx, const VmRoot *r) {
    HeapGraph *g = ctx;
    GraphRoot root = plain_root(r);
    const VarInfo *v = root.var = r->var;
    if (g->native_args != NULL && r->slot >= &g->native_args->u &&
        r->kind == ROOT_FRAME && r->slot < &g->native_args[16].u) {
        return; /* what the native was given */
    }
    if (v != NULL && (v->is_boxed || v->type->form == FORM_LARGE)) {
        root_of_pointer(&root, v->type);
    } else if (v != NULL) {
        root_of_type(g, &root, v->type);
    }
    LayoutRef unknown = {.kind = r->kind == ROOT_DEFER ? REF_FUNC : REF_IFACE};
    if (root.kind == REF_UNKNOWN && (r->is_iface || r->kind == ROOT_DEFER)) {
        root.kind = unknown.kind;
        root.target = dynamic_target(g, &unknown, r->slot, &root.type);
    }
    if (r->kind == ROOT_DEFER) {
        root.words = NULL;
    }
    add_root(g, root, (const void *)(uintptr_t)*r->slot);
}

typedef VEC(Task *) TaskVec;

typedef struct TaskList {
    TaskVec tasks;
    Vm *vm;
} TaskList;

/* Of a main that has returned its frames as it left them. */
static bool take_task(void *ctx, Task *t) {
    TaskList *list = ctx;
    Goro *left = t == (Task *)vm_main_goro(list->vm) ? vm_main_as_left(list->vm) : NULL;
    VEC_PUSH(&list->tasks, left != NULL ? (Task *)left : t);
    return true;
}

static int by_task_id(const void *a, const void *b) {
    uint64_t x = (*(Task *const *)a)->id, y = (*(Task *const *)b)->id;
    return x < y ? -1 : x > y;
}

static void add_goroutines(HeapGraph *g) {
    TaskList list = {.vm = g->vm};
    sched_each_task(vm_sched(g->vm), take_task, &list);
    TaskVec tasks = list.tasks;
    if (tasks.len > 0) {
        qsort(tasks.data, (size_t)tasks.len, sizeof *tasks.data, by_task_id);
    }
    for (int i = 0; i < tasks.len; i++) {
        add_holder(g, (HeapHolder){.kind = HOLDER_GOROUTINE, .task = tasks.data[i]});
        map_put(&g->goroutines, tasks.data[i],
                (void *)(uintptr_t)(g->objects + (uint32_t)g->holders.len));
        vm_each_goro_root(g->vm, (Goro *)tasks.data[i], see_frame_word, g);
    }
    VEC_FREE(&tasks);
}

typedef VEC(SchedTimer *) TimerVec;

static void take_timer(void *ctx, int64_t when, Task *sleeper, SchedTimer *timer) {
    (void)when;
    if (sleeper == NULL) {
        VEC_PUSH((TimerVec *)ctx, timer);
    }
}

static int by_address(const void *a, const void *b) {
    uintptr_t x = (uintptr_t)*(SchedTimer *const *)a, y = (uintptr_t)*(SchedTimer *const *)b;
    return x < y ? -1 : x > y;
}

static const Rtype *time_type(const HeapGraph *g, const char *name) {
    for (int i = 0; i < g->image->rtypes.len; i++) {
        const Rtype *t = g->image->rtypes.data[i];
        if (t->is_named && t->kind == RK_STRUCT && strcmp(t->string->text, name) == 0) {
            return t;
        }
    }
    return NULL;
}

/* A SchedTimer is a part of a time.Timer or time.Ticker, which is what the timer heap holds. */
static void add_timer(HeapGraph *g, SchedTimer *timer, const Rtype *type) {
    add_holder(g, (HeapHolder){.kind = HOLDER_TIMER, .timer = timer});
    add_root(g, (GraphRoot){.kind = REF_POINTER, .type = type}, timer);
    uint32_t node = heapgraph_find(g, timer);
    if (type != NULL && node != HEAP_NONE) {
        desc_offer(g, node, (const void *)node_address(g, node), desc_of(HEAP_VALUE, type->id));
    }
}

static void add_timers(HeapGraph *g) {
    TimerVec timers = {0};
    sched_each_timer(vm_sched(g->vm), take_timer, &timers);
    if (timers.len > 0) {
        qsort(timers.data, (size_t)timers.len, sizeof *timers.data, by_address);
    }
    const Rtype *once = time_type(g, "time.Timer"), *periodic = time_type(g, "time.Ticker");
    for (int i = 0; i < timers.len; i++) {
        add_timer(g, timers.data[i], timers.data[i]->period != 0 ? periodic : once);
    }
    VEC_FREE(&timers);
}

typedef VEC(void *) PointerVec;

static void take_other(void *ctx, const GcRoot *r) {
    if (r->label_kind == 0) {
        VEC_PUSH((PointerVec *)ctx, r->target);
    }
}

static void see_finalizer(void *ctx, const GcFinalizerCall *call, GcFinState state) {
    HeapGraph *g = ctx;
    LayoutRef func = {.kind = REF_FUNC};
    GraphRoot closure = {.kind = REF_FUNC}, object = {.kind = REF_POINTER};
    uint64_t fn = (uintptr_t)call->f.fn;
    if (gc_in_arena(g->heap, call->f.fn)) {
        closure.target = dynamic_target(g, &func, &fn, &closure.type);
    }
    const Rtype *pointer = (const Rtype *)(uintptr_t)call->f.words[0];
    root_of_pointer(&object, pointer->elem);
    GraphHolder *h = add_holder(g, (HeapHolder){
        .kind = state == GC_FIN_SET ? HOLDER_FINALIZER : HOLDER_FINQUEUE, .object = call->obj,
        .closure = call->f.fn, .is_running = state == GC_FIN_RUNNING});
    uint32_t node = heapgraph_find(g, call->obj);
    if (node != HEAP_NONE && state == GC_FIN_SET) {
        h->object = node;
        desc_offer(g, node, call->obj, object.target);
    }
    add_root(g, closure, call->f.fn);
    if (state != GC_FIN_SET) {
        add_root(g, object, call->obj);
    }
}

/* The queue first; set ones by the address of their object. */
static int by_holder(const void *a, const void *b) {
    const GraphHolder *x = a, *y = b;
    if (x->h.kind != y->h.kind) {
        return x->h.kind < y->h.kind ? -1 : 1;
    }
    if (x->h.kind == HOLDER_FINQUEUE) {
        return x->root < y->root ? -1 : x->root > y->root;
    }
    return (uintptr_t)x->h.object < (uintptr_t)y->h.object ? -1 : 1;
}

static void add_finalizers(HeapGraph *g) {
    int first = g->holders.len;
    gc_finalizer_each(g->heap, see_finalizer, g);
    if (g->holders.len > first + 1) {
        qsort(g->holders.data + first, (size_t)(g->holders.len - first), sizeof(GraphHolder),
              by_holder);
    }
}

/* The collector's providers are asked first: they may move stacks, into which roots point. */
static void add_holders(HeapGraph *g) {
    PointerVec others = {0};
    if (!g->is_at_event) {
        gc_visit_roots(g->heap, take_other, &others);
    }
    vm_each_global_root(g->vm, see_global, g);
    add_goroutines(g);
    add_timers(g);
    add_holder(g, (HeapHolder){.kind = HOLDER_RUNTIME});
    for (int i = 0; i < others.len; i++) {
        add_root(g, (GraphRoot){0}, others.data[i]);
    }
    VEC_FREE(&others);
    add_finalizers(g);
    g->nodes = g->objects + (uint32_t)g->holders.len;
}

bool heapgraph_is_holder(const HeapGraph *g, uint32_t node) {
    return node >= g->objects && node < g->nodes;
}

HeapHolder heapgraph_holder(const HeapGraph *g, uint32_t node) {
    CHECK(heapgraph_is_holder(g, node));
    return node_holder(g, node)->h;
}

uint32_t heapgraph_goroutine(const HeapGraph *g, const Task *task) {
    uintptr_t found = (uintptr_t)map_get(&g->goroutines, task);
    return found == 0 ? HEAP_NONE : (uint32_t)found - 1;
}

/* ---- references */

static void edges_of_object(EdgeIter *it, uint32_t object) {
    HeapGraph *g = (HeapGraph *)it->g; /* layouts are made when first needed */
    const GraphPage *page = node_page(g, object);
    it->layout = layout_of(g, g->node[object].desc, gc_shape_at(g->heap, page->shape));
    it->word_count = it->layout->count == 0 ? 0 : (uint32_t)(page->size / 8);
    it->words = (const uint64_t *)node_address(g, object);
}

void edges_begin(const HeapGraph *g, uint32_t node, EdgeIter *it) {
    *it = (EdgeIter){.g = g, .node = node, .self = HEAP_NONE};
    if (node < g->objects) {
        edges_of_object(it, node);
        return;
    }
    const GraphHolder *h = node_holder(g, node);
    it->roots = h->root_count;
    if (h->object != HEAP_NONE) {
        it->self = h->object;
        edges_of_object(it, h->object);
    }
}

static bool next_root(EdgeIter *it) {
    if (it->root_at >= it->roots) {
        return false;
    }
    it->where = it->root_at;
    it->root = &it->g->roots.data[node_holder(it->g, it->node)->root + it->root_at++];
    it->to = it->root->to;
    return true;
}

/* Does word w of the object lead to one? */
static bool follow(EdgeIter *it, const LayoutRef *r, uint64_t w) {
    const void *p = (const void *)(uintptr_t)it->words[w];
    if (!gc_in_arena(it->g->heap, p) ||
        (r->kind == REF_IFACE &&
         !gc_iface_data_is_ptr((const void *)(uintptr_t)it->words[w - 1]))) {
        return false;
    }
    it->to = heapgraph_find(it->g, p);
    it->where = (uint32_t)w + (it->self != HEAP_NONE);
    it->ref = r;
    return it->to != HEAP_NONE && it->to != it->self;
}

bool edges_next(EdgeIter *it) {
    if (next_root(it)) {
        return true;
    }
    it->root = NULL;
    const Layout *l = it->layout;
    for (; it->base < it->word_count; it->base += l->words, it->i = 0) {
        while (it->i < l->count) {
            const LayoutRef *r = &l->refs[it->i++];
            uint64_t w = it->base + r->word;
            if (w < it->word_count && follow(it, r, w)) {
                return true;
            }
        }
    }
    return false;
}

EdgeMark edges_mark(const EdgeIter *it) {
    uint64_t in_object =
        it->layout == NULL ? 0 : it->base / it->layout->words * it->layout->count + it->i;
    return (EdgeMark){it->node, it->root_at + (uint32_t)in_object};
}

void edges_resume(const HeapGraph *g, EdgeMark mark, EdgeIter *it) {
    edges_begin(g, mark.node, it);
    it->root_at = mark.at < it->roots ? mark.at : it->roots;
    uint32_t in_object = mark.at - it->root_at;
    if (in_object != 0) {
        it->base = (uint64_t)(in_object / it->layout->count) * it->layout->words;
        it->i = in_object % it->layout->count;
    }
}

/* The word a reference was found in; not for roots. */
static const uint64_t *edge_word(const EdgeIter *it) {
    return it->words + it->where - (it->self != HEAP_NONE);
}

void heapgraph_each_ref(const HeapGraph *g, uint32_t node, HeapRefFn fn, void *ctx) {
    EdgeIter it;
    for (edges_begin(g, node, &it); edges_next(&it);) {
        HeapRef r = {.from = node, .to = it.to, .where = it.where};
        if (it.root != NULL) {
            r.kind = it.root->kind;
            r.type = it.root->type;
            r.words = it.root->words;
        } else {
            r.kind = it.ref->kind;
            r.words = edge_word(&it);
            dynamic_target(g, it.ref, r.words, &r.type);
        }
        fn(ctx, &r);
    }
}

/* ---- shortest paths */

typedef struct Search {
    HeapGraph *g;
    uint32_t *queue;
    uint32_t head, tail;
    HeapNodes better;       /* seen before, but now more is known of what they hold */
} Search;

/* What the reference just found says about the object it leads to. */
static bool offer_contents(HeapGraph *g, const EdgeIter *it) {
    if ((g->node[it->to].desc & DESC_EXACT) != 0) {
        return false;
    }
    if (it->root != NULL) {
        const void *p = it->root->words != NULL ? (const void *)(uintptr_t)*it->root->words
                                                : (const void *)node_address(g, it->to);
        return desc_offer(g, it->to, p, it->root->target);
    }
    const Rtype *type;
    const uint64_t *word = edge_word(it);
    return desc_offer(g, it->to, (const void *)(uintptr_t)*word,
                      dynamic_target(g, it->ref, word, &type));
}

static void search_from(Search *s, uint32_t node) {
    HeapGraph *g = s->g;
    EdgeIter it;
    for (edges_begin(g, node, &it); edges_next(&it);) {
        bool is_better = offer_contents(g, &it);
        if (g->node[it.to].parent == HEAP_NONE) {
            g->node[it.to].parent = node;
            s->queue[s->tail++] = it.to;
        } else if (is_better) {
            VEC_PUSH(&s->better, it.to);
        }
    }
}

/* What a node that will be searched from soon leads to: its first references do for most. */
static void prefetch_targets(const Search *s) {
    enum { AHEAD = 3, REFS = 8 };
    if (s->head + AHEAD < s->tail) {
        EdgeIter it;
        edges_begin(s->g, s->queue[s->head + AHEAD], &it);
        for (int i = 0; i < REFS && edges_next(&it); i++) {
            __builtin_prefetch(&s->g->node[it.to]);
        }
    }
}

static void search_all(Search *s) {
    while (s->head < s->tail) {
        edges_prefetch(s->g, s->queue, s->head, s->tail);
        prefetch_targets(s);
        search_from(s, s->queue[s->head++]);
    }
}

/* Objects whose contents became known too late tell theirs again. */
static void spread_contents(Search *s) {
    while (s->better.len > 0) {
        uint32_t node = VEC_POP(&s->better);
        EdgeIter it;
        for (edges_begin(s->g, node, &it); edges_next(&it);) {
            if (offer_contents(s->g, &it)) {
                VEC_PUSH(&s->better, it.to);
            }
        }
    }
}

static void search_holders(Search *s, bool finalizers) {
    for (int i = 0; i < s->g->holders.len; i++) {
        if ((s->g->holders.data[i].h.kind == HOLDER_FINALIZER) == finalizers) {
            s->queue[s->tail++] = s->g->objects + (uint32_t)i;
        }
    }
    search_all(s);
    spread_contents(s);
}

static void find_paths(HeapGraph *g) {
    Search s = {.g = g};
    s.queue = table_new(g->nodes, sizeof *s.queue);
    g->is_held = bits_new(g->objects);
    search_holders(&s, false);
    for (uint32_t i = 0; i < g->objects; i++) {
        if (g->node[i].parent != HEAP_NONE) {
            bits_add(g->is_held, i);
        }
    }
    search_holders(&s, true);
    free(s.queue);
    VEC_FREE(&s.better);
}

bool heapgraph_is_held(const HeapGraph *g, uint32_t node) {
    return node >= g->objects || bits_has(g->is_held, node);
}

/* ---- life */

static uint32_t count_shapes(const HeapGraph *g) {
    uint32_t most = 0;
    for (uint64_t p = 0; p < g->page_count; p++) {
        most = g->pages[p].shape > most ? g->pages[p].shape : most;
    }
    return most + 1;
}

static HeapGraph *build(HeapGraph about) {
    HeapGraph *g = base_alloc(sizeof *g);
    *g = about;
    g->image = vm_image(g->vm);
    g->heap = g->image->heap;
    if (!number_objects(g)) {
        free(g);
        return NULL;
    }
    g->shape_count = count_shapes(g);
    g->by_shape = base_calloc(g->shape_count, sizeof *g->by_shape);
    g->by_rtype = base_calloc((unsigned long)g->image->rtypes.len + 1, sizeof *g->by_rtype);
    add_holders(g);
    find_paths(g);
    return g;
}

HeapGraph *heapgraph_build_in_native(Vm *vm, const Slot *args) {
    return build((HeapGraph){.vm = vm, .native_args = args});
}

HeapGraph *heapgraph_build_at_event(Vm *vm) {
    return build((HeapGraph){.vm = vm, .is_at_event = true});
}

HeapGraph *heapgraph_build(Vm *vm) {
    return build((HeapGraph){.vm = vm});
}

void heapgraph_free(HeapGraph *g) {
    if (g == NULL) {
        return;
    }
    layouts_free(g);
    dominators_free(g->dominators);
    components_free(g->components);
    map_deinit(&g->goroutines);
    VEC_FREE(&g->holders);
    VEC_FREE(&g->roots);
    free(g->pages);
    free(g->node);
    free(g->is_held);
    free(g);
}
