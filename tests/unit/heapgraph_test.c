/* heapgraph_test.c: the graph of a heap made by hand: random graphs against slow and plain
 * answers. */
#include "tests/unit/unit.h"

#include "base/panic.h"
#include "base/rng.h"
#include "inspect/heapgraph.h"

enum { OBJECTS = 300, REFS = 3 };

typedef struct World {
    Heap *heap;
    Interns *interns;
    SourceSet *sources;
    Image *image;
    Vm *vm;
    void *object[OBJECTS];
    Rng rng;
} World;

static void *target(World *w) {
    return w->object[rng_below(&w->rng, OBJECTS)];
}

/* Objects of one shape, three references each, some of them nil, and `roots` handles. */
static void world_init(World *w, uint64_t seed, uint32_t nil_percent, int roots) {
    static const uint8_t kinds[] = {GC_POINTER, GC_SCALAR, GC_POINTER, GC_POINTER};
    w->heap = heap_new(&(GcOptions){0});
    w->interns = interns_new();
    w->sources = sources_new();
    w->image = image_new(w->heap, w->interns, w->sources);
    w->vm = vm_new(w->image, &(VmOptions){0});
    rng_seed(&w->rng, seed);
    const GcShape *shape = gc_shape_intern(w->heap, 4, kinds);
    for (int i = 0; i < OBJECTS; i++) {
        w->object[i] = gc_new(w->heap, shape, 32);
    }
    for (int i = 0; i < OBJECTS; i++) {
        static const int words[REFS] = {0, 2, 3};
        for (int k = 0; k < REFS; k++) {
            bool is_nil = rng_below(&w->rng, 100) < nil_percent;
            ((void **)w->object[i])[words[k]] = is_nil ? NULL : target(w);
        }
    }
    for (int i = 0; i < roots; i++) {
        gc_handle_new(w->heap, target(w));
    }
}

static void world_deinit(World *w) {
    vm_free(w->vm);
    image_free(w->image);
    heap_free(w->heap);
    sources_free(w->sources);
    interns_free(w->interns);
}

/* All that the holders reach, without going through one node: the plain meaning of domination. */
static uint64_t bytes_without(const HeapGraph *g, uint32_t node) {
    HeapReach *r = heapreach_new(g);
    if (node != HEAP_NONE) {
        heapreach_block(r, node);
    }
    for (uint32_t h = heapgraph_objects(g); h < heapgraph_nodes(g); h++) {
        heapreach_add(r, h);
    }
    uint64_t bytes = heapreach_bytes(r);
    heapreach_free(r);
    return bytes;
}

static void check_retained(World *w) {
    HeapGraph *g = heapgraph_build(w->vm);
    uint64_t all = bytes_without(g, HEAP_NONE), wrong = 0;
    for (uint32_t i = 0; i < heapgraph_objects(g); i++) {
        wrong += heapgraph_retained(g, i) != all - bytes_without(g, i);
    }
    IS_INT(wrong, 0);
    HeapTypeTotal total;
    IS_INT(heapgraph_top_types(g, &total, 1), all > 0);
    IS_INT(all == 0 || total.retained == all, true);
    heapgraph_free(g);
}

static void test_retained(void) {
    static const uint32_t nils[] = {0, 30, 60, 70, 85};
    for (uint64_t seed = 1; seed <= 10; seed++) {
        World w;
        world_init(&w, seed, nils[seed % 5], (int)(seed % 4) + 1);
        check_retained(&w);
        world_deinit(&w);
    }
}

/* ---- paths */

static void check_paths(World *w) {
    HeapGraph *g = heapgraph_build(w->vm);
    int wrong = 0;
    for (uint32_t i = 0; i < heapgraph_objects(g); i++) {
        uint32_t where = 0, parent = heapgraph_parent(g, i, &where);
        if (parent == HEAP_NONE) {
            wrong += heapgraph_is_held(g, i);
        } else if (!heapgraph_is_holder(g, parent)) {
            const uint64_t *words = heapgraph_object(g, parent).base;
            wrong += (void *)(uintptr_t)words[where] != heapgraph_object(g, i).base;
        }
    }
    IS_INT(wrong, 0);
    heapgraph_free(g);
}

static void test_paths(void) {
    World w;
    world_init(&w, 7, 60, 2);
    check_paths(&w);
    world_deinit(&w);
}

/* ---- finding */

static void test_find(void) {
    World w;
    world_init(&w, 3, 50, 1);
    char *big = gc_new(w.heap, gc_shape_noscan(w.heap), 100000);
    void *small = gc_new(w.heap, gc_shape_noscan(w.heap), 8);
    HeapGraph *g = heapgraph_build(w.vm);
    IS_INT(heapgraph_objects(g), OBJECTS + 2);
    for (int i = 0; i < OBJECTS; i++) {
        uint32_t node = heapgraph_find(g, (char *)w.object[i] + i % 32);
        IS(node != HEAP_NONE && heapgraph_object(g, node).base == w.object[i]);
    }
    uint32_t node = heapgraph_find(g, big + 99999);
    IS(node != HEAP_NONE && heapgraph_object(g, node).base == (void *)big);
    IS(heapgraph_find(g, small) != HEAP_NONE);
    IS_INT(heapgraph_find(g, (char *)small + 8), HEAP_NONE);
    IS_INT(heapgraph_find(g, NULL), HEAP_NONE);
    IS_INT(heapgraph_find(g, &w), HEAP_NONE);
    IS(!heapgraph_is_held(g, heapgraph_find(g, small)));
    heapgraph_free(g);
    world_deinit(&w);
}

/* Objects with gaps between them: those freed in between are no nodes. */
static void test_gaps(void) {
    World w;
    world_init(&w, 5, 40, 1);
    gc_collect(w.heap);
    HeapGraph *g = heapgraph_build(w.vm);
    int wrong = 0;
    for (int i = 0; i < OBJECTS; i++) {
        GcObject o;
        uint32_t node = heapgraph_find(g, w.object[i]);
        bool is_alive = gc_find(w.heap, w.object[i], &o);
        wrong += is_alive ? node == HEAP_NONE || heapgraph_object(g, node).base != w.object[i]
                          : node != HEAP_NONE;
    }
    IS_INT(wrong, 0);
    IS(heapgraph_objects(g) < OBJECTS);
    heapgraph_free(g);
    world_deinit(&w);
}

/* ---- cycles */

static bool reaches(const HeapGraph *g, uint32_t from, uint32_t to) {
    HeapReach *r = heapreach_new(g);
    heapreach_add(r, from);
    bool found = heapreach_has(r, to);
    heapreach_free(r);
    return found;
}

static int count_hops;
static void count_hop(void *ctx, const char *text) {
    (void)ctx;
    (void)text;
    count_hops++;
}

static void test_components(void) {
    World w;
    world_init(&w, 11, 30, 0);
    Rtype proto = {
        .kind = RK_STRUCT, .size = 32, .align = 8, .string = intern_cstr(w.interns, "main.X")};
    Rtype pointer = {.kind = RK_POINTER, .elem = image_add_rtype(w.image, &proto)};
    GcFinalizer f = {.words = {(uintptr_t)&pointer, 0}};
    gc_finalizer_set(w.heap, w.object[5], &f);
    HeapGraph *g = heapgraph_build(w.vm);
    uint32_t node = heapgraph_find(g, w.object[5]);
    HeapNodes members = {0};
    heapgraph_component(g, node, &members);
    int at = 0, wrong = 0;
    for (uint32_t i = 0; i < heapgraph_objects(g); i++) {
        if (reaches(g, node, i) && reaches(g, i, node)) {
            wrong += at >= members.len || members.data[at] != i;
            at++;
        }
    }
    IS_INT(wrong, 0);
    IS_INT(at, members.len);
    IS(members.len > 1);
    count_hops = 0;
    IS(heapgraph_cycle_each(g, node, count_hop, NULL));
    IS(count_hops >= 2 && count_hops <= members.len + 1);
    VEC_FREE(&members);
    heapgraph_free(g);
    world_deinit(&w);
}

int main(void) {
    RUN(test_retained);
    RUN(test_paths);
    RUN(test_find);
    RUN(test_gaps);
    RUN(test_components);
    return unit_report();
}
