/* types/initorder.c: in which order package variables are initialised, and cycles among them.
 *
 * Go's rule (spec, Package initialization): again and again, of the variables with an initialiser
 * that are not initialised yet, the earliest in declaration order all of whose dependencies are.
 * A dependency is a mention, direct or through functions and methods that are mentioned; functions
 * are no nodes of their own: each variable's edges are found by a walk through them. Constants take
 * part only to report cycles such as const n = len(a); var a [n]int.
 *
 * The ready nodes lie in a heap keyed by declaration order. When it runs dry with nodes left,
 * there is a cycle: the first one left is reported and treated as done.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

#include "base/panic.h"

typedef struct InitNode {
    Object *obj;     /* a constant or variable */
    int missing;     /* dependencies not done yet */
    bool is_done;
    VEC(int) users;  /* nodes that depend on this one */
} InitNode;

typedef struct InitGraph {
    Checker *c;
    Package *p;
    InitNode *nodes;
    int count;
    PtrMap index;   /* Object -> node number + 1 */
    VEC(int) heap;  /* ready nodes, smallest first */
    ObjectVec walk; /* functions to look into */
    uint32_t mark;
} InitGraph;

/* ---- the graph */

static int node_of(const InitGraph *g, const Object *obj)
{
    return (int)(uintptr_t)map_get(&g->index, obj) - 1;
}

static void add_edge(InitGraph *g, int user, int need)
{
    VEC_PUSH(&g->nodes[need].users, user);
    g->nodes[user].missing++;
}

/* Follows mentions from one declaration through functions to constants and variables. Each object
 * is met once per start: obj->mark remembers the start. */
static void find_needs(InitGraph *g, int start)
{
    g->mark++;
    g->walk.len = 0;
    VEC_PUSH(&g->walk, g->nodes[start].obj);
    for (int i = 0; i < g->walk.len; i++) {
        const DeclInfo *info = g->walk.data[i]->info;
        for (uint32_t k = 0; k < info->deps.len; k++) {
            Object *dep = info->deps.entries[k].value;
            if (dep->info == NULL || dep->pkg != g->p || dep->mark == g->mark) {
                continue;
            }
            dep->mark = g->mark;
            if (dep->kind == OBJ_FUNC) {
                VEC_PUSH(&g->walk, dep);
                continue;
            }
            int need = node_of(g, dep);
            if (need >= 0) {
                add_edge(g, start, need);
            }
        }
    }
}

static void add_nodes(InitGraph *g, const ObjectVec *objects, ObjectKind kind)
{
    for (int i = 0; i < objects->len; i++) {
        Object *obj = objects->data[i];
        if (obj->info != NULL && obj->kind == kind) {
            g->nodes[g->count].obj = obj;
            map_put(&g->index, obj, (void *)(uintptr_t)(++g->count));
        }
    }
}

static void build_graph(InitGraph *g)
{
    const ObjectVec *objects = &g->p->info->objects;
    g->nodes = base_calloc((size_t)objects->len + 1, sizeof *g->nodes);
    add_nodes(g, objects, OBJ_CONST); /* first: a variable never waits for a constant */
    add_nodes(g, objects, OBJ_VAR);
    for (int i = 0; i < g->count; i++) {
        if (g->nodes[i].obj->info->deps.len > 0) {
            find_needs(g, i);
        }
    }
}

/* ---- the heap */

static void heap_push(InitGraph *g, int node)
{
    VEC_PUSH(&g->heap, node);
    int i = g->heap.len - 1;
    while (i > 0 && g->heap.data[(i - 1) / 2] > node) {
        g->heap.data[i] = g->heap.data[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    g->heap.data[i] = node;
}

static int heap_pop(InitGraph *g)
{
    int top = g->heap.data[0];
    int last = VEC_POP(&g->heap);
    int n = g->heap.len;
    int i = 0;
    while (2 * i + 1 < n) {
        int child = 2 * i + 1;
        if (child + 1 < n && g->heap.data[child + 1] < g->heap.data[child]) {
            child++;
        }
        if (g->heap.data[child] >= last) {
            break;
        }
        g->heap.data[i] = g->heap.data[child];
        i = child;
    }
    if (n > 0) {
        g->heap.data[i] = last;
    }
    return top;
}

/* ---- cycles */

/* A path of mentions from obj back to itself, functions included; false when there is none. */
static bool find_path(InitGraph *g, Object *from, Object *to, ObjectVec *path)
{
    if (from->mark == g->mark) {
        return false;
    }
    from->mark = g->mark;
    if (path->len >= MAX_DECL_DEPTH) {
        return false;
    }
    VEC_PUSH(path, from);
    for (uint32_t i = 0; i < from->info->deps.len; i++) {
        Object *dep = from->info->deps.entries[i].value;
        if (dep == to || (dep->info != NULL && dep->pkg == g->p && find_path(g, dep, to, path))) {
            return true;
        }
    }
    path->len--;
    return false;
}

static void report_cycle(InitGraph *g, const ObjectVec *cycle)
{
    Checker *c = g->c;
    Object *first = cycle->data[0];
    const char *name = first->name->text;
    if (cycle->len == 1) {
        check_error(c, first->pos, DIAG_INIT, "initialization cycle: %s refers to itself", name);
        return;
    }
    Buf text;
    buf_init(&text);
    buf_printf(&text, "initialization cycle for %s", name);
    for (int i = 0; i <= cycle->len; i++) {
        Object *obj = cycle->data[i % cycle->len];
        buf_printf(&text, "\n\t%s: %s%s", check_pos_text(c, obj->pos), obj->name->text,
                   i < cycle->len ? " refers to" : "");
    }
    check_error(c, first->pos, DIAG_INIT, "%s", text.data);
    buf_deinit(&text);
}

/* Constants before variables, then few dependencies before many, then source order (go/types). */
static bool comes_before(const InitNode *a, const InitNode *b)
{
    if (a->obj->kind != b->obj->kind) {
        return a->obj->kind == OBJ_CONST;
    }
    return a->missing < b->missing;
}

/* The first node left, reported if it depends on itself. */
static int break_cycle(InitGraph *g)
{
    int first = -1;
    for (int i = 0; i < g->count; i++) {
        if (!g->nodes[i].is_done && (first < 0 || comes_before(&g->nodes[i], &g->nodes[first]))) {
            first = i;
        }
    }
    if (first < 0) {
        return first;
    }
    ObjectVec path = {0};
    g->mark++;
    if (find_path(g, g->nodes[first].obj, g->nodes[first].obj, &path)) {
        report_cycle(g, &path);
    }
    VEC_FREE(&path);
    return first;
}

/* ---- the order */

static void add_initializer(Package *p, DeclInfo *info, Object *obj)
{
    VarDecl *d = (VarDecl *)obj->decl;
    if (d->value_count == 0 || info->init != NULL) {
        return;
    }
    Initializer *init = &p->inits[p->init_count++];
    init->lhs = info->lhs;
    init->lhs_count = info->lhs_count;
    init->rhs = info->lhs_count > 1 ? d->values[0]
                : obj->decl_index < d->value_count ? d->values[obj->decl_index] : NULL;
    if (init->rhs == NULL) { /* too few values: reported */
        p->init_count--;
        return;
    }
    info->init = init;
}

static void finish_node(InitGraph *g, int n)
{
    InitNode *node = &g->nodes[n];
    node->is_done = true;
    for (int i = 0; i < node->users.len; i++) {
        InitNode *user = &g->nodes[node->users.data[i]];
        if (--user->missing == 0 && !user->is_done) {
            heap_push(g, node->users.data[i]);
        }
    }
    if (node->obj->kind == OBJ_VAR) {
        add_initializer(g->p, node->obj->info, node->obj);
    }
}

/* The variables of `var a, b = f()` share one declaration, and so their needs: the first to become
 * ready brings the initialiser of all. */
static void run_order(InitGraph *g)
{
    int left = g->count;
    for (int i = 0; i < g->count; i++) {
        if (g->nodes[i].missing == 0) {
            heap_push(g, i);
        }
    }
    while (left > 0) {
        int n = g->heap.len > 0 ? heap_pop(g) : break_cycle(g);
        if (n < 0) {
            return;
        }
        finish_node(g, n);
        left--;
    }
}

void check_init_order(Checker *c, Package *p)
{
    InitGraph g = {.c = c, .p = p, .mark = c->extra->mark};
    build_graph(&g);
    p->inits = ARENA_ARRAY(c->arena, Initializer, g.count + 1);
    p->init_count = 0;
    run_order(&g);
    c->extra->mark = g.mark;
    for (int i = 0; i < g.count; i++) {
        VEC_FREE(&g.nodes[i].users);
    }
    free(g.nodes);
    map_deinit(&g.index);
    VEC_FREE(&g.heap);
    VEC_FREE(&g.walk);
}
