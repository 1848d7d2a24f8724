/* heapreach.c: what chosen nodes reach, and what reaches itself.
 *
 * A HeapReach is a mark by bits, with a parent a node for its paths. Cycles are the strongly
 * connected components (Tarjan 1972, with an explicit stack) of what the finalizers' objects reach:
 * an object with a finalizer that lies in a component of two or more keeps itself alive for ever.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/heapgraph_internal.h"

/* ---- reaching */

struct HeapReach {
    const HeapGraph *g;
    uint64_t *marks;
    uint32_t *parent;
    HeapNodes queue;
    uint64_t bytes;
};

HeapReach *heapreach_new(const HeapGraph *g) {
    HeapReach *r = base_calloc(1, sizeof *r);
    r->g = g;
    r->marks = bits_new(g->nodes);
    r->parent = base_alloc((g->nodes + 1ul) * sizeof *r->parent);
    memset(r->parent, 0xff, (g->nodes + 1ul) * sizeof *r->parent);
    return r;
}

void heapreach_free(HeapReach *r) {
    if (r != NULL) {
        free(r->marks);
        free(r->parent);
        VEC_FREE(&r->queue);
        free(r);
    }
}

static void reach(HeapReach *r, uint32_t node, uint32_t parent) {
    if (!bits_has(r->marks, node)) {
        bits_add(r->marks, node);
        r->parent[node] = parent;
        r->bytes += heapgraph_size(r->g, node);
        VEC_PUSH(&r->queue, node);
    }
}

void heapreach_block(HeapReach *r, uint32_t node) {
    bits_add(r->marks, node);
}

void heapreach_add_all(HeapReach *r, const uint32_t *nodes, uint32_t count) {
    r->queue.len = 0;
    for (uint32_t i = 0; i < count; i++) {
        reach(r, nodes[i], HEAP_NONE);
    }
    for (int at = 0; at < r->queue.len; at++) {
        EdgeIter it;
        uint32_t from = r->queue.data[at];
        for (edges_begin(r->g, from, &it); edges_next(&it);) {
            reach(r, it.to, from);
        }
    }
}

void heapreach_add(HeapReach *r, uint32_t node) {
    heapreach_add_all(r, &node, 1);
}

const uint32_t *heapreach_latest(const HeapReach *r, uint32_t *count) {
    *count = (uint32_t)r->queue.len;
    return r->queue.data;
}

bool heapreach_has(const HeapReach *r, uint32_t node) {
    return bits_has(r->marks, node);
}

uint64_t heapreach_bytes(const HeapReach *r) {
    return r->bytes;
}

static uint32_t reach_parent(const void *ctx, uint32_t node) {
    return ((const HeapReach *)ctx)->parent[node];
}

void heapreach_undo(HeapReach *r) {
    for (int i = 0; i < r->queue.len; i++) {
        uint32_t node = r->queue.data[i];
        r->marks[node / 64] &= ~((uint64_t)1 << node % 64);
        r->parent[node] = HEAP_NONE;
        r->bytes -= heapgraph_size(r->g, node);
    }
    r->queue.len = 0;
}

uint32_t heapreach_origin(const HeapReach *r, uint32_t node) {
    if (node == HEAP_NONE || !heapreach_has(r, node)) {
        return HEAP_NONE;
    }
    while (r->parent[node] != HEAP_NONE) {
        node = r->parent[node];
    }
    return node;
}

bool heapreach_path_each(const HeapReach *r, uint32_t node, HeapHopFn fn, void *ctx) {
    return heapreach_has(r, node) && path_each(r->g, node, reach_parent, r, fn, ctx);
}

/* What the holders reach when all ways through `without` are cut. */
static uint64_t bytes_without(const HeapGraph *g, const uint32_t *without, uint32_t count) {
    HeapReach *r = heapreach_new(g);
    HeapNodes holders = {0};
    for (uint32_t i = 0; i < count; i++) {
        heapreach_block(r, without[i]);
    }
    for (uint32_t i = g->objects; i < g->nodes; i++) {
        VEC_PUSH(&holders, i);
    }
    heapreach_add_all(r, holders.data, (uint32_t)holders.len);
    uint64_t bytes = r->bytes;
    VEC_FREE(&holders);
    heapreach_free(r);
    return bytes;
}

uint64_t heapgraph_retained_set(HeapGraph *g, const uint32_t *nodes, uint32_t count) {
    if (count == 1) {
        return heapgraph_retained(g, nodes[0]);
    }
    return bytes_without(g, NULL, 0) - bytes_without(g, nodes, count);
}

/* ---- components */

struct Components {
    uint32_t *of;           /* component of an object; 0: not looked at */
    uint32_t *next;         /* another object of the same component, in a ring */
};

typedef struct Tarjan {
    HeapGraph *g;
    Components *c;
    uint32_t *number, *low;
    uint32_t count, components;
    EdgeStack frames;
    HeapNodes open;
} Tarjan;

static void tarjan_enter(Tarjan *t, uint32_t node) {
    t->number[node] = t->low[node] = ++t->count;
    VEC_PUSH(&t->open, node);
    VEC_PUSH(&t->frames, ((EdgeMark){node, 0}));
}

/* node is the first of its component: all that is open from it on belongs to it. */
static void tarjan_close(Tarjan *t, uint32_t node) {
    uint32_t last = node, member;
    t->components++;
    do {
        member = VEC_POP(&t->open);
        t->c->of[member] = t->components;
        t->c->next[member] = last;
        last = member;
    } while (member != node);
    /* the ring: node was the last popped, and the first popped points to it */
}

static void tarjan_step(Tarjan *t) {
    EdgeMark *top = &t->frames.data[t->frames.len - 1];
    uint32_t node = top->node;
    EdgeIter it;
    edges_resume(t->g, *top, &it);
    while (edges_next(&it)) {
        uint32_t to = it.to;
        if (t->number[to] == 0) {
            *top = edges_mark(&it);
            tarjan_enter(t, to);
            return;
        }
        if (t->c->of[to] == 0 && t->number[to] < t->low[node]) {
            t->low[node] = t->number[to];
        }
    }
    (void)VEC_POP(&t->frames);
    if (t->low[node] == t->number[node]) {
        tarjan_close(t, node);
    }
    if (t->frames.len > 0) {
        uint32_t outer = t->frames.data[t->frames.len - 1].node;
        t->low[outer] = t->low[node] < t->low[outer] ? t->low[node] : t->low[outer];
    }
}

static Components *components_find(HeapGraph *g) {
    Tarjan t = {.g = g};
    t.c = base_calloc(1, sizeof *t.c);
    t.c->of = base_calloc(g->objects + 1ul, sizeof(uint32_t));
    t.c->next = base_calloc(g->objects + 1ul, sizeof(uint32_t));
    t.number = base_calloc(g->objects + 1ul, sizeof(uint32_t));
    t.low = base_calloc(g->objects + 1ul, sizeof(uint32_t));
    for (int i = 0; i < g->holders.len; i++) {
        uint32_t object = g->holders.data[i].object;
        if (object != HEAP_NONE && t.number[object] == 0) {
            tarjan_enter(&t, object);
            while (t.frames.len > 0) {
                tarjan_step(&t);
            }
        }
    }
    free(t.number);
    free(t.low);
    VEC_FREE(&t.frames);
    VEC_FREE(&t.open);
    return t.c;
}

void components_free(Components *c) {
    if (c != NULL) {
        free(c->of);
        free(c->next);
        free(c);
    }
}

static Components *components_of(HeapGraph *g) {
    if (g->components == NULL) {
        g->components = components_find(g);
    }
    return g->components;
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

void heapgraph_component(HeapGraph *g, uint32_t node, HeapNodes *out) {
    const Components *c = components_of(g);
    out->len = 0;
    if (node >= g->objects || c->of[node] == 0) {
        return;
    }
    uint32_t at = node;
    do {
        VEC_PUSH(out, at);
        at = c->next[at];
    } while (at != node);
    qsort(out->data, (size_t)out->len, sizeof(uint32_t), by_number);
}

/* ---- a cycle: breadth first from the object, within its component, back to it */

typedef struct CycleStep { uint32_t node; int from; } CycleStep;
typedef VEC(CycleStep) CycleSteps;

/* The step from which the object is reached again, or -1. */
static int find_back(const HeapGraph *g, uint32_t node, PtrMap *seen, CycleSteps *steps) {
    const Components *c = g->components;
    VEC_PUSH(steps, ((CycleStep){node, -1}));
    for (int at = 0; at < steps->len; at++) {
        uint32_t from = steps->data[at].node;
        EdgeIter it;
        for (edges_begin(g, from, &it); edges_next(&it);) {
            if (it.to == node && from != node) {
                return at;
            }
            const void *key = (const void *)(uintptr_t)(it.to + 1ul);
            if (c->of[it.to] == c->of[node] && it.to != node && map_get(seen, key) == NULL) {
                map_put(seen, key, seen);
                VEC_PUSH(steps, ((CycleStep){it.to, at}));
            }
        }
    }
    return -1;
}

bool heapgraph_cycle_each(HeapGraph *g, uint32_t node, HeapHopFn fn, void *ctx) {
    const Components *c = components_of(g);
    if (node >= g->objects || c->of[node] == 0 || c->next[node] == node) {
        return false;
    }
    PtrMap seen = {0};
    CycleSteps steps = {0};
    HeapNodes path = {0};
    VEC_PUSH(&path, node);
    for (int at = find_back(g, node, &seen, &steps); at >= 0; at = steps.data[at].from) {
        VEC_PUSH(&path, steps.data[at].node);
    }
    for (int i = 0; i < path.len / 2; i++) {
        uint32_t other = path.data[i];
        path.data[i] = path.data[path.len - 1 - i];
        path.data[path.len - 1 - i] = other;
    }
    hops_each(g, path.data, path.len, fn, ctx);
    map_deinit(&seen);
    VEC_FREE(&steps);
    VEC_FREE(&path);
    return true;
}
