/* heapdom.c: dominators, retained sizes, totals by type.
 *
 * A node dominates another if every path from a holder to it goes through it; what a node dominates goes
 * with it. The algorithm is SNCA (Georgiadis, Tarjan, Werneck 2006): numbers by depth-first search,
 * semidominators with path compression as in Lengauer and Tarjan, then the immediate dominator as the
 * nearest common ancestor on the tree built so far. It needs predecessors, but only of edges that lead
 * back or across, for along an edge that leads forward the source itself is what counts, and that is
 * noted during the search. So no list of all edges is ever made: 40 bytes an object, and 4 for each edge
 * back or across.
 *
 * All arrays but two are by preorder number; number 0 stands for all holders together.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/heapgraph_internal.h"

struct Dominators {
    uint32_t count;         /* numbers: nodes reached, and 0 */
    uint32_t *vertex;       /* by number: node; vertex[0] is HEAP_NONE */
    uint32_t *idom;         /* by node; HEAP_NONE: no node dominates it */
    uint64_t *retained;     /* by node */
};

typedef struct WalkNode { uint32_t semi, idom, up, label; } WalkNode;

typedef struct Walk {       /* while they are being found */
    const HeapGraph *g;
    uint32_t count;
    uint32_t *number;       /* by node; 0: not reached */
    uint32_t *vertex;
    WalkNode *at;
    uint32_t *first;        /* by number: its edges back and across in from[] */
    uint32_t *from;
} Walk;

/* ---- depth first */

static void dfs_enter(Walk *w, EdgeStack *stack, uint32_t node, uint32_t parent) {
    uint32_t number = w->count++;
    w->number[node] = number;
    w->vertex[number] = node;
    w->at[number] = (WalkNode){.semi = parent, .idom = parent, .up = parent};
    VEC_PUSH(stack, ((EdgeMark){node, 0}));
}

/* Follows the references of the top node to one not seen yet; false: there is no more. */
static bool dfs_descend(Walk *w, EdgeStack *stack) {
    EdgeMark *top = &stack->data[stack->len - 1];
    uint32_t me = w->number[top->node];
    EdgeIter it;
    edges_resume(w->g, *top, &it);
    while (edges_next(&it)) {
        uint32_t to = w->number[it.to];
        if (to == 0) {
            *top = edges_mark(&it);
            dfs_enter(w, stack, it.to, me);
            return true;
        }
        if (to > me) { /* forward: `me` is above it */
            w->at[to].semi = me < w->at[to].semi ? me : w->at[to].semi;
        } else if (to < me) {
            w->first[to]++;
        }
    }
    return false;
}

static void number_nodes(Walk *w) {
    EdgeStack stack = {0};
    w->count = 1;
    w->vertex[0] = HEAP_NONE;
    for (uint32_t holder = w->g->objects; holder < w->g->nodes; holder++) {
        dfs_enter(w, &stack, holder, 0);
        while (stack.len > 0) {
            if (!dfs_descend(w, &stack)) {
                stack.len--;
            }
        }
    }
    VEC_FREE(&stack);
}

/* Sorts the sources of edges back and across by their target. */
static void collect_sources(Walk *w) {
    uint32_t total = 0;
    for (uint32_t i = 0; i <= w->count; i++) {
        uint32_t n = i < w->count ? w->first[i] : 0;
        total += n;
        w->first[i] = total; /* the end; filling counts it down */
    }
    w->from = base_alloc((total + 1ul) * sizeof *w->from);
    for (uint32_t i = 1; i < w->count; i++) {
        EdgeIter it;
        edges_prefetch(w->g, w->vertex, i, w->count);
        for (edges_begin(w->g, w->vertex[i], &it); edges_next(&it);) {
            uint32_t to = w->number[it.to];
            if (to < i) {
                w->from[--w->first[to]] = i;
            }
        }
    }
}

/* ---- semidominators */

/* The least semidominator on the way up from v to where the forest of numbers from `linked` on ends; the
 * way is compressed: first down it, with `up` turned round, then back. */
static uint32_t least_above(Walk *w, uint32_t v, uint32_t linked) {
    if (w->at[v].up < linked) {
        return w->at[v].label;
    }
    uint32_t below = 0, at = v;
    while (w->at[at].up >= linked) {
        uint32_t above = w->at[at].up;
        w->at[at].up = below;
        below = at;
        at = above;
    }
    uint32_t root_up = w->at[at].up, least = w->at[at].label;
    while (below != 0) {
        uint32_t next = w->at[below].up;
        if (w->at[below].label < least) {
            least = w->at[below].label;
        } else {
            w->at[below].label = least;
        }
        w->at[below].up = root_up;
        below = next;
    }
    return w->at[v].label;
}

static void find_semidominators(Walk *w) {
    for (uint32_t i = w->count - 1; i > 0; i--) {
        uint32_t semi = w->at[i].semi;
        for (uint32_t e = w->first[i]; e < w->first[i + 1]; e++) {
            uint32_t s = least_above(w, w->from[e], i + 1);
            semi = s < semi ? s : semi;
        }
        w->at[i].semi = w->at[i].label = semi;
    }
}

static void find_idoms(Walk *w) {
    for (uint32_t i = 1; i < w->count; i++) {
        while (w->at[i].idom > w->at[i].semi) {
            w->at[i].idom = w->at[w->at[i].idom].idom;
        }
    }
}

/* ---- together */

static uint32_t *numbers_new(uint32_t n) {
    uint32_t *table = table_new(n + 1ul, sizeof *table);
    memset(table, 0, (n + 2ul) * sizeof *table);
    return table;
}

static void walk_begin(Walk *w, const HeapGraph *g) {
    uint32_t n = g->nodes;
    *w = (Walk){.g = g, .number = numbers_new(n), .vertex = numbers_new(n),
                .at = table_new(n + 1ul, sizeof *w->at), .first = numbers_new(n)};
    number_nodes(w);
    collect_sources(w);
}

static void walk_end(Walk *w) {
    free(w->number);
    free(w->at);
    free(w->first);
    free(w->from);
}

/* From numbers to nodes, and sizes added from the leaves up. */
static Dominators *dominators_take(Walk *w) {
    const HeapGraph *g = w->g;
    Dominators *d = base_calloc(1, sizeof *d);
    d->count = w->count;
    d->vertex = w->vertex;
    d->idom = base_alloc((g->nodes + 1ul) * sizeof *d->idom);
    memset(d->idom, 0xff, (g->nodes + 1ul) * sizeof *d->idom);
    d->retained = base_calloc(g->nodes + 1ul, sizeof *d->retained);
    for (uint32_t i = w->count - 1; i > 0; i--) {
        uint32_t node = w->vertex[i], above = w->vertex[w->at[i].idom];
        d->retained[node] += heapgraph_size(g, node);
        d->idom[node] = above;
        if (above != HEAP_NONE) {
            d->retained[above] += d->retained[node];
        }
    }
    return d;
}

static Dominators *dominators_of(HeapGraph *g) {
    if (g->dominators == NULL) {
        Walk w;
        walk_begin(&w, g);
        find_semidominators(&w);
        free(w.from);
        w.from = NULL;
        find_idoms(&w);
        g->dominators = dominators_take(&w);
        walk_end(&w);
    }
    return g->dominators;
}

void dominators_free(Dominators *d) {
    if (d != NULL) {
        free(d->vertex);
        free(d->idom);
        free(d->retained);
        free(d);
    }
}

uint64_t heapgraph_retained(HeapGraph *g, uint32_t node) {
    return dominators_of(g)->retained[node];
}

uint32_t heapgraph_dominator(HeapGraph *g, uint32_t node) {
    return dominators_of(g)->idom[node];
}

/* ---- totals by type */

typedef struct TypeSum {
    HeapTypeTotal total;
    uint32_t open;          /* objects of the type above the one being looked at */
} TypeSum;

typedef struct Totals {
    HeapGraph *g;
    PtrMap by_desc;         /* contents + 1 -> place in sums + 1 */
    VEC(TypeSum) sums;
} Totals;

static TypeSum *sum_of(Totals *t, uint32_t node) {
    const void *key = (const void *)((uintptr_t)(t->g->node[node].desc & ~(Desc)DESC_EXACT) + 1);
    uintptr_t place = (uintptr_t)map_get(&t->by_desc, key);
    if (place == 0) {
        VEC_PUSH(&t->sums, ((TypeSum){.total = {.example = node}}));
        place = (uintptr_t)t->sums.len;
        map_put(&t->by_desc, key, (void *)place);
    }
    return &t->sums.data[place - 1];
}

static void sum_enter(Totals *t, uint32_t node) {
    if (node >= t->g->objects) {
        return;
    }
    TypeSum *s = sum_of(t, node);
    uint64_t retained = t->g->dominators->retained[node];
    s->total.count++;
    s->total.bytes += heapgraph_size(t->g, node);
    if (s->open++ == 0) {
        s->total.retained += retained;
    }
    if (retained > t->g->dominators->retained[s->total.example]) {
        s->total.example = node;
    }
}

static void sum_leave(Totals *t, uint32_t node) {
    if (node < t->g->objects) {
        sum_of(t, node)->open--;
    }
}

/* The dominator tree under top (HEAP_NONE: all of it), children in the order of their numbers. */
static void walk_tree(Totals *t, uint32_t top) {
    const Dominators *d = t->g->dominators;
    uint32_t *child = base_alloc(2 * (t->g->nodes + 1ul) * sizeof *child);
    uint32_t *sibling = child + t->g->nodes + 1;
    memset(child, 0xff, 2 * (t->g->nodes + 1ul) * sizeof *child);
    for (uint32_t i = d->count - 1; i > 0; i--) {
        uint32_t node = d->vertex[i];
        uint32_t *list = &child[d->idom[node] == HEAP_NONE ? t->g->nodes : d->idom[node]];
        sibling[node] = *list;
        *list = node;
    }
    uint32_t at = top == HEAP_NONE ? child[t->g->nodes] : child[top];
    while (at != HEAP_NONE) {
        sum_enter(t, at);
        if (child[at] != HEAP_NONE) {
            at = child[at];
            continue;
        }
        sum_leave(t, at);
        while (sibling[at] == HEAP_NONE && d->idom[at] != top) {
            at = d->idom[at];
            sum_leave(t, at);
        }
        at = sibling[at];
    }
    free(child);
}

static int by_retained(const void *a, const void *b) {
    const HeapTypeTotal *x = &((const TypeSum *)a)->total, *y = &((const TypeSum *)b)->total;
    if (x->retained != y->retained) {
        return x->retained > y->retained ? -1 : 1;
    }
    return x->example < y->example ? -1 : 1;
}

uint32_t heapgraph_top_types_under(HeapGraph *g, uint32_t node, HeapTypeTotal *totals, uint32_t limit) {
    Totals t = {.g = g};
    (void)dominators_of(g);
    walk_tree(&t, node);
    if (t.sums.len > 0) {
        qsort(t.sums.data, (size_t)t.sums.len, sizeof *t.sums.data, by_retained);
    }
    uint32_t n = (uint32_t)t.sums.len < limit ? (uint32_t)t.sums.len : limit;
    for (uint32_t i = 0; i < n; i++) {
        totals[i] = t.sums.data[i].total;
    }
    map_deinit(&t.by_desc);
    VEC_FREE(&t.sums);
    return n;
}

uint32_t heapgraph_top_types(HeapGraph *g, HeapTypeTotal *totals, uint32_t limit) {
    return heapgraph_top_types_under(g, HEAP_NONE, totals, limit);
}
