/* heapdom.c: dominators, retained sizes, totals by type.
 *
 * A node dominates another if every path from a holder to it goes through it; what a node dominates
 * goes with it. The algorithm is SNCA (Georgiadis, Tarjan, Werneck 2006): numbers by depth-first
 * search, semidominators with path compression as in Lengauer and Tarjan, then the immediate
 * dominator as the nearest common ancestor on the tree built so far. It needs predecessors, but
 * only of edges that lead back or across, for along an edge that leads forward the source itself is
 * what counts, and that is noted during the search. So the heap is read once, and no list of all
 * edges is ever made: 24 bytes an object, and 8 for each edge back or across.
 *
 * What takes time is waiting for memory. So the search keeps edges, not nodes, on its stack: the
 * object is read when it is entered, never again, and what its edges lead to is on its way from
 * memory when they are looked at. From then on everything is by preorder number, where parents and
 * children lie close together, and what is not is fetched ahead. Number 0 stands for all holders
 * together.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/heapgraph_internal.h"

struct Dominators {         /* all by number; GraphNode.number tells a node's */
    uint32_t count;         /* numbers: nodes reached, and 0 */
    uint32_t *vertex;       /* node; vertex[0] is HEAP_NONE */
    uint32_t *idom;         /* 0: no node dominates it */
    uint64_t *retained;
};

/* An edge back or across, in the list of its target. */
typedef struct Source {
    uint32_t from;
    uint32_t next;          /* 1 + place of the next one in Walk.sources; 0: none */
} Source;

typedef struct WalkNode {
    uint32_t semi;
    uint32_t sources;       /* 1 + place of the latest one; 0: none */
} WalkNode;

/* Of the forest that paths are compressed in. */
typedef struct WalkLink { uint32_t up, label; } WalkLink;

/* An edge still to be followed. */
typedef struct Pending { uint32_t to, from; } Pending; /* node, number */

typedef struct Walk {       /* while they are being found */
    HeapGraph *g;
    uint32_t count;
    uint32_t *vertex, *idom; /* as in Dominators */
    WalkNode *at;
    WalkLink *link;
    VEC(Source) sources;
    VEC(Pending) pending;
} Walk;

static uint32_t *number_of(const HeapGraph *g, uint32_t node) {
    return node < g->objects ? &g->node[node].number
                             : &((GraphHolder *)node_holder(g, node))->number;
}

/* ---- depth first */

static void reverse_from(Walk *w, int from) {
    for (int to = w->pending.len - 1; from < to; from++, to--) {
        Pending other = w->pending.data[from];
        w->pending.data[from] = w->pending.data[to];
        w->pending.data[to] = other;
    }
}

/* Its edges go on the stack, the first on top. */
static void dfs_enter(Walk *w, uint32_t node, uint32_t parent) {
    uint32_t number = w->count++;
    *number_of(w->g, node) = number;
    w->vertex[number] = node;
    w->idom[number] = parent;
    w->at[number] = (WalkNode){.semi = parent};
    w->link[number].up = parent;
    int first = w->pending.len;
    EdgeIter it;
    for (edges_begin(w->g, node, &it); edges_next(&it);) {
        VEC_PUSH(&w->pending, ((Pending){it.to, number}));
        edges_prefetch_target(&it);
    }
    reverse_from(w, first);
}

static void dfs_follow(Walk *w, Pending edge) {
    uint32_t number = w->g->node[edge.to].number;
    if (number == 0) {
        dfs_enter(w, edge.to, edge.from);
        return;
    }
    WalkNode *to = &w->at[number];
    if (number > edge.from) { /* forward: the source is above it */
        to->semi = edge.from < to->semi ? edge.from : to->semi;
    } else if (number < edge.from) {
        VEC_PUSH(&w->sources, ((Source){edge.from, to->sources}));
        to->sources = (uint32_t)w->sources.len;
    }
}

static void number_nodes(Walk *w) {
    w->count = 1;
    w->vertex[0] = HEAP_NONE;
    for (uint32_t holder = w->g->objects; holder < w->g->nodes; holder++) {
        dfs_enter(w, holder, 0);
        while (w->pending.len > 0) {
            dfs_follow(w, VEC_POP(&w->pending));
        }
    }
    VEC_FREE(&w->pending);
}

/* ---- semidominators */

/* The least semidominator on the way up from v to where the forest of numbers from `linked` on
 * ends; the way is compressed: first down it, with `up` turned round, then back. */
static uint32_t least_above(WalkLink *link, uint32_t v, uint32_t linked) {
    if (link[v].up < linked) {
        return link[v].label;
    }
    uint32_t below = 0, at = v;
    while (link[at].up >= linked) {
        uint32_t above = link[at].up;
        link[at].up = below;
        below = at;
        at = above;
    }
    uint32_t root_up = link[at].up, least = link[at].label;
    while (below != 0) {
        uint32_t next = link[below].up;
        if (link[below].label < least) {
            least = link[below].label;
        } else {
            link[below].label = least;
        }
        link[below].up = root_up;
        below = next;
    }
    return link[v].label;
}

/* What the numbers before i will ask for, in two steps, of which the second needs the first. */
static void prefetch_sources(const Walk *w, uint32_t i) {
    enum { LINK = 8, SOURCE = 20 };
    if (i <= SOURCE) {
        return;
    }
    uint32_t list = w->at[i - SOURCE].sources;
    if (list != 0) {
        __builtin_prefetch(&w->sources.data[list - 1]);
    }
    list = w->at[i - LINK].sources;
    if (list != 0) {
        __builtin_prefetch(&w->link[w->sources.data[list - 1].from]);
    }
}

static void find_semidominators(Walk *w) {
    for (uint32_t i = w->count - 1; i > 0; i--) {
        uint32_t semi = w->at[i].semi;
        prefetch_sources(w, i);
        for (uint32_t e = w->at[i].sources; e != 0; e = w->sources.data[e - 1].next) {
            uint32_t s = least_above(w->link, w->sources.data[e - 1].from, i + 1);
            semi = s < semi ? s : semi;
        }
        w->at[i].semi = w->link[i].label = semi;
    }
}

static void find_idoms(Walk *w) {
    for (uint32_t i = 1; i < w->count; i++) {
        while (w->idom[i] > w->at[i].semi) {
            w->idom[i] = w->idom[w->idom[i]];
        }
    }
}

/* ---- together */

static void walk_begin(Walk *w, HeapGraph *g) {
    uint32_t n = g->nodes + 1;
    *w = (Walk){.g = g, .vertex = table_new(n, sizeof *w->vertex),
                .idom = table_new(n, sizeof *w->idom), .at = table_new(n, sizeof *w->at),
                .link = table_new(n, sizeof *w->link)};
    w->idom[0] = 0;
}

/* Sizes, added from the leaves up. */
static uint64_t *add_sizes(const HeapGraph *g, const Dominators *d) {
    enum { AHEAD = 16 };
    uint64_t *retained = table_new(d->count, sizeof *retained);
    memset(retained, 0, d->count * sizeof *retained);
    for (uint32_t i = d->count - 1; i > 0; i--) {
        if (i > AHEAD && d->vertex[i - AHEAD] < g->objects) {
            __builtin_prefetch(&g->node[d->vertex[i - AHEAD]]);
        }
        retained[i] += heapgraph_size(g, d->vertex[i]);
        if (d->idom[i] != 0) {
            retained[d->idom[i]] += retained[i];
        }
    }
    return retained;
}

static Dominators *dominators_take(Walk *w) {
    Dominators *d = base_calloc(1, sizeof *d);
    d->count = w->count;
    d->vertex = w->vertex;
    d->idom = w->idom;
    VEC_FREE(&w->sources);
    free(w->at);
    free(w->link);
    d->retained = add_sizes(w->g, d);
    return d;
}

static Dominators *dominators_of(HeapGraph *g) {
    if (g->dominators == NULL) {
        Walk w;
        walk_begin(&w, g);
        number_nodes(&w);
        find_semidominators(&w);
        find_idoms(&w);
        g->dominators = dominators_take(&w);
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
    const Dominators *d = dominators_of(g);
    uint32_t number = *number_of(g, node);
    return number == 0 ? 0 : d->retained[number];
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
    Desc last_desc;         /* of the one asked for before, */
    int last;               /* whose place in sums + 1 this is; 0: none yet */
} Totals;

static TypeSum *sum_of(Totals *t, uint32_t node) {
    Desc desc = t->g->node[node].desc & ~(Desc)DESC_EXACT;
    if (t->last == 0 || desc != t->last_desc) {
        const void *key = (const void *)((uintptr_t)desc + 1);
        t->last_desc = desc;
        t->last = (int)(uintptr_t)map_get(&t->by_desc, key);
        if (t->last == 0) {
            VEC_PUSH(&t->sums, ((TypeSum){.total = {.example = node}}));
            t->last = t->sums.len;
            map_put(&t->by_desc, key, (void *)(uintptr_t)t->last);
        }
    }
    return &t->sums.data[t->last - 1];
}

static void sum_enter(Totals *t, uint32_t number) {
    const Dominators *d = t->g->dominators;
    uint32_t node = d->vertex[number];
    if (node >= t->g->objects) {
        return;
    }
    TypeSum *s = sum_of(t, node);
    uint64_t retained = d->retained[number];
    s->total.count++;
    s->total.bytes += heapgraph_size(t->g, node);
    if (s->open++ == 0) {
        s->total.retained += retained;
    }
    if (retained > d->retained[*number_of(t->g, s->total.example)]) {
        s->total.example = node;
    }
}

static void sum_leave(Totals *t, uint32_t number) {
    uint32_t node = t->g->dominators->vertex[number];
    if (node < t->g->objects) {
        sum_of(t, node)->open--;
    }
}

/* Those a number dominates directly, in the order of their numbers: child[above], then by
 * sibling[]. */
static uint32_t *list_children(const Dominators *d) {
    uint32_t *child = table_new(2ul * d->count, sizeof *child), *sibling = child + d->count;
    memset(child, 0, d->count * sizeof *child);
    for (uint32_t i = d->count - 1; i > 0; i--) {
        sibling[i] = child[d->idom[i]];
        child[d->idom[i]] = i;
    }
    return child;
}

/* Numbers that follow are likely to be asked for next. */
static void prefetch_sum(const Totals *t, uint32_t number) {
    enum { AHEAD = 12 };
    const Dominators *d = t->g->dominators;
    if (number + AHEAD < d->count && d->vertex[number + AHEAD] < t->g->objects) {
        __builtin_prefetch(&t->g->node[d->vertex[number + AHEAD]]);
    }
}

/* The dominator tree under a number (0: all of it). */
static void walk_tree(Totals *t, uint32_t top) {
    const Dominators *d = t->g->dominators;
    uint32_t *child = list_children(d), *sibling = child + d->count;
    uint32_t at = child[top];
    while (at != 0) {
        prefetch_sum(t, at);
        sum_enter(t, at);
        if (child[at] != 0) {
            at = child[at];
            continue;
        }
        sum_leave(t, at);
        while (sibling[at] == 0 && d->idom[at] != top) {
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

uint32_t heapgraph_top_types_under(HeapGraph *g, uint32_t node, HeapTypeTotal *totals,
                                   uint32_t limit) {
    Totals t = {.g = g};
    (void)dominators_of(g);
    uint32_t top = node == HEAP_NONE ? 0 : *number_of(g, node);
    if (node == HEAP_NONE || top != 0) {
        walk_tree(&t, top);
    }
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
