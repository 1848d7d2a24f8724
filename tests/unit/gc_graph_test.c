/* The collector on random graphs, against a reference that knows what must be reachable; stopped at
 * once and in slices with a mutator between them. */
#include "gc/gc.h"
#include "base/rng.h"
#include "tests/unit/unit.h"

enum { ROOTS = 24, FIELDS = 6, MAX_NODES = 20000 };

/* A node of the reference graph: number, and the heap object that stands for it. */
typedef struct Node {
    uint64_t *object;
    int out[FIELDS];            /* node numbers, -1 = none */
    int shape;                  /* see shapes[] */
    bool seen;
} Node;

typedef struct World {
    Heap *h;
    Rng rng;
    Node *nodes;
    int count;
    int roots[ROOTS];
    int root_slices;            /* roots given later, to see them scanned late */
} World;

/* Layouts of a node: word 0 is its number; where the FIELDS pointers are. Layout 3 is interfaces:
 * pairs of {type word, data}; layout 4 is a big array of pointers, 5 a big array of mixed
 * elements. */
enum { LAYOUTS = 6 };
static const uint32_t layout_words[LAYOUTS] = {7, 8, 13, 13, 3000, 9000};
static const uint32_t layout_first[LAYOUTS] = {1, 2, 1, 2, 1, 1};
static const uint32_t layout_step[LAYOUTS] = {1, 1, 2, 2, 499, 1500};
static const uint32_t type_with_pointer[2] = {GC_TYPE_DATA_IS_PTR, 0};

static const GcShape *layout_shape(Heap *h, int layout)
{
    static uint8_t kinds[9000];
    memset(kinds, 0, sizeof kinds);
    for (uint32_t f = 0; f < FIELDS; f++) {
        kinds[layout_first[layout] + f * layout_step[layout]] = layout == 3 ? GC_IFACE : GC_POINTER;
    }
    return gc_shape_intern(h, layout_words[layout], kinds);
}

static uint64_t *field_of(const Node *n, int f)
{
    return n->object + layout_first[n->shape] + (uint32_t)f * layout_step[n->shape];
}

static bool world_roots(void *ctx, GcMarker *m, GcRootStage stage)
{
    World *w = ctx;
    int half = ROOTS / 2;
    if (stage == GC_ROOTS_START) {
        for (int i = 0; i < half; i++) {
            if (w->roots[i] >= 0) {
                gc_mark_ptr(m, w->nodes[w->roots[i]].object);
            }
        }
        w->root_slices = half;
        return false;
    }
    /* The other half, one a slice: they stand for parked stacks and do not change meanwhile. */
    if (w->root_slices < ROOTS) {
        int i = w->root_slices++;
        if (w->roots[i] >= 0) {
            gc_mark_ptr(m, w->nodes[w->roots[i]].object);
        }
    }
    return w->root_slices == ROOTS;
}

static void link_nodes(World *w, int from, int f, int to)
{
    Node *n = &w->nodes[from];
    uint64_t *slot = field_of(n, f);
    char *target = to >= 0 ? (char *)w->nodes[to].object : NULL;
    n->out[f] = to;
    if (target != NULL && rng_below(&w->rng, 4) == 0) {
        target += rng_below(&w->rng, layout_words[w->nodes[to].shape]) * 8; /* interior */
    }
    if (n->shape == 3) {
        bool is_pointer = target != NULL;
        gc_store_iface(w->h, slot - 1, (uint64_t)&type_with_pointer[!is_pointer], (uint64_t)target);
    } else {
        gc_store_ptr(w->h, (void **)slot, target);
    }
}

static int add_node(World *w)
{
    int layout = (int)rng_below(&w->rng, 40);
    layout = layout < 2 ? 4 + layout : layout % 4;
    Node *n = &w->nodes[w->count];
    *n = (Node){.shape = layout};
    n->object = gc_new(w->h, layout_shape(w->h, layout), layout_words[layout] * 8);
    n->object[0] = (uint64_t)w->count;
    for (int f = 0; f < FIELDS; f++) {
        n->out[f] = -1;
    }
    return w->count++;
}

/* What a mutator can name: something reachable from the first half of the roots. */
static int random_reachable(World *w)
{
    int at = w->roots[rng_below(&w->rng, ROOTS / 2)];
    for (int step = (int)rng_below(&w->rng, 12); at >= 0 && step > 0; step--) {
        int next = w->nodes[at].out[rng_below(&w->rng, FIELDS)];
        at = next >= 0 ? next : at;
    }
    return at;
}

/* A pointer moves from the depth of the graph to its front, which has been marked by then: what a
 * snapshot without barrier would lose. */
static void move_up(World *w, int deep, int front)
{
    int f = (int)rng_below(&w->rng, FIELDS);
    int moved = deep >= 0 ? w->nodes[deep].out[f] : -1;
    if (moved >= 0 && front >= 0) {
        link_nodes(w, front, (int)rng_below(&w->rng, FIELDS), moved);
        link_nodes(w, deep, f, -1);
    }
}

static void mutate(World *w)
{
    int from = random_reachable(w);
    int to = random_reachable(w);
    switch (rng_below(&w->rng, 8)) {
    case 0:
        if (w->count < MAX_NODES) {
            to = add_node(w);
        }
        break;
    case 1:
        w->roots[rng_below(&w->rng, ROOTS / 2)] = to;
        return;
    case 2:
        to = -1;
        break;
    case 3:
    case 4:
    case 5:
        move_up(w, from, w->roots[rng_below(&w->rng, ROOTS / 2)]);
        return;
    default:
        break;
    }
    if (from >= 0) {
        link_nodes(w, from, (int)rng_below(&w->rng, FIELDS), to);
    } else {
        w->roots[rng_below(&w->rng, ROOTS / 2)] = to;
    }
}

static void trace(World *w, int at)
{
    static int stack[MAX_NODES * (FIELDS + 1)];
    int top = 0;
    stack[top++] = at;
    while (top > 0) {
        int i = stack[--top];
        if (i >= 0 && !w->nodes[i].seen) {
            w->nodes[i].seen = true;
            for (int f = 0; f < FIELDS; f++) {
                stack[top++] = w->nodes[i].out[f];
            }
        }
    }
}

static bool count_object(void *ctx, const GcObject *object)
{
    (void)object;
    ++*(int *)ctx;
    return true;
}

/* Every reachable node is whole. exact: and nothing else is there. */
static void compare(World *w, bool exact)
{
    int reachable = 0;
    int found = 0;
    bool whole = true;
    for (int i = 0; i < w->count; i++) {
        w->nodes[i].seen = false;
    }
    for (int i = 0; i < ROOTS; i++) {
        trace(w, w->roots[i]);
    }
    for (int i = 0; i < w->count; i++) {
        GcObject o;
        if (w->nodes[i].seen) {
            reachable++;
            uint64_t *object = w->nodes[i].object;
            whole = whole && gc_find(w->h, object, &o) && o.base == object &&
                    object[0] == (uint64_t)i;
        }
    }
    gc_each_object(w->h, count_object, &found);
    IS(whole);
    if (exact) {
        IS_INT(found, reachable);
    } else {
        IS(found >= reachable);
    }
    IS_STR(gc_verify(w->h), NULL);
}

static World world_new(uint64_t seed)
{
    World w = {.h = heap_new(NULL), .nodes = calloc(MAX_NODES, sizeof(Node))};
    rng_seed(&w.rng, seed);
    memset(w.roots, -1, sizeof w.roots);
    return w;
}

static void test_random_graphs_at_once(void)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        World w = world_new(seed);
        gc_roots_add(w.h, world_roots, &w);
        for (int i = 0; i < 200; i++) {
            (void)add_node(&w);
        }
        for (int i = 0; i < 400; i++) {
            link_nodes(&w, (int)rng_below(&w.rng, 200), (int)rng_below(&w.rng, FIELDS),
                       (int)rng_below(&w.rng, 200));
        }
        for (int i = 0; i < ROOTS; i += 5) {
            w.roots[i] = (int)rng_below(&w.rng, 200);
        }
        gc_collect(w.h);
        compare(&w, true);
        for (int i = 0; i < 500; i++) {
            mutate(&w);
        }
        gc_collect(w.h);
        compare(&w, true);
        memset(w.roots, -1, sizeof w.roots);
        gc_collect(w.h);
        compare(&w, true);
        heap_free(w.h);
        free(w.nodes);
    }
}

/* Slices between mutations: idle steps move a cycle that garbage has started. */
static void test_random_graphs_in_slices(void)
{
    for (uint64_t seed = 100; seed < 110; seed++) {
        World w = world_new(seed);
        gc_roots_add(w.h, world_roots, &w);
        for (int i = 0; i < ROOTS / 2; i++) {
            w.roots[i] = add_node(&w);
        }
        for (int i = ROOTS / 2; i < ROOTS; i++) {
            w.roots[i] = add_node(&w);
        }
        GcStats stats;
        for (int i = 0; i < 15000; i++) {
            mutate(&w);
            (void)gc_new(w.h, gc_shape_noscan(w.h), 1 + rng_below(&w.rng, 2000));
            if (seed % 2 == 0) {
                gc_stress_step(w.h);
            } else if (gc_should_step(w.h)) {
                gc_step(w.h);
            } else if (rng_below(&w.rng, 8) == 0) {
                (void)gc_idle_step(w.h);
            }
            if (i % 5000 == 4999) {
                compare(&w, false);
            }
        }
        gc_stats(w.h, &stats);
        IS(stats.num_gc > 2);
        gc_collect(w.h);
        compare(&w, true);
        heap_free(w.h);
        free(w.nodes);
    }
}

static void test_stress_cycles_between(void)
{
    World w = world_new(7);
    gc_roots_add(w.h, world_roots, &w);
    for (int i = 0; i < ROOTS; i++) {
        w.roots[i] = add_node(&w);
    }
    for (int i = 0; i < 300; i++) {
        mutate(&w);
        gc_stress_collect(w.h);
        if (i % 50 == 0) {
            compare(&w, true);
        }
    }
    GcStats stats;
    gc_stats(w.h, &stats);
    IS_INT(stats.num_gc, 0);
    heap_free(w.h);
    free(w.nodes);
}

int main(void)
{
    RUN(test_random_graphs_at_once);
    RUN(test_random_graphs_in_slices);
    RUN(test_stress_cycles_between);
    return unit_report();
}
