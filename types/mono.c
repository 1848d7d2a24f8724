/* types/mono.c: instantiations that would need ever more instances.
 *
 *     func f[T any]() { f[[]T]() }
 *
 * Generic code is compiled once for each list of type arguments, so their number must be finite.
 * The graph has a vertex for each type parameter and, for each instantiation that passes a type
 * which mentions a type parameter, an edge from that to the one it is passed for: of weight 0 when
 * it is passed on as it is, of weight 1 when something is built from it. A type declared in a
 * generic function is a vertex too: it is built from all of the function's type parameters. A cycle
 * of positive weight grows without end. It is found by looking for heaviest paths (Bellman and
 * Ford, with the sign turned).
 */
#include "types/decl_internal.h"

#include <stdlib.h>

#include "base/panic.h"

typedef struct Vertex {
    Object *obj;  /* of a type parameter or a local type */
    int weight;   /* of the heaviest path found so far that ends here */
    int path_len; /* edges of that path */
    int via;      /* its last edge */
} Vertex;

typedef struct MonoGraph {
    Checker *c;
    Vertex *vertices;
    int count;
    PtrMap index; /* TYPE_PARAM or TYPE_NAMED -> vertex + 1 */
} MonoGraph;

/* The type parameter of a method's receiver is that of the receiver's generic type. */
static Type *canonical(Checker *c, Type *tparam)
{
    Type *origin = map_get(&c->extra->canonical_tparams, tparam);
    return origin != NULL ? origin : tparam;
}

void check_same_tparam(Checker *c, Type *recv_tparam, Type *origin_tparam)
{
    map_put(&c->extra->canonical_tparams, recv_tparam, origin_tparam);
}

/* ---- recording */

typedef struct Passing { /* what one type argument is made of */
    Checker *c;
    Type *dst, *targ;
    Pos pos;
} Passing;

static void add_edges(const Passing *p, Type *t);

static void add_vars(const Passing *p, Object **vars, int count)
{
    for (int i = 0; i < count; i++) {
        add_edges(p, vars[i]->type);
    }
}

static void add_interface(const Passing *p, Type *t)
{
    for (int i = 0; i < t->iface.method_count; i++) {
        add_edges(p, t->iface.methods[i].obj->type);
    }
    for (int i = 0; i < t->iface.embed_count; i++) {
        add_edges(p, t->iface.embeds[i]);
    }
}

static void add_edge(const Passing *p, Type *src, bool is_built)
{
    MonoEdge e = {src, p->dst, p->targ, p->pos, is_built};
    VEC_PUSH(&p->c->extra->mono, e);
}

/* A local type is passed, and it is made of its function's type parameters. */
static void add_local_type(const Passing *p, Type *t)
{
    Type *local = t->named.origin;
    for (int i = 0; i < local->named.outer_tparam_count; i++) {
        Type *tparam = local->named.outer_tparams[i]->type;
        Passing implicit = {p->c, local, tparam, local->named.obj->pos};
        add_edge(&implicit, canonical(p->c, tparam), true);
    }
    if (local->named.outer_tparam_count > 0) {
        add_edge(p, local, t != p->targ);
    }
}

static void add_edges(const Passing *p, Type *t)
{
    if (t == NULL || !t->has_tparam) {
        return;
    }
    switch ((TypeKind)t->kind) {
    case TYPE_PARAM:
        add_edge(p, canonical(p->c, t), t != p->targ);
        break;
    case TYPE_ARRAY:
        add_edges(p, t->array.elem);
        break;
    case TYPE_SLICE:
        add_edges(p, t->slice.elem);
        break;
    case TYPE_POINTER:
        add_edges(p, t->pointer.elem);
        break;
    case TYPE_CHAN:
        add_edges(p, t->chan.elem);
        break;
    case TYPE_MAP:
        add_edges(p, t->map.key);
        add_edges(p, t->map.elem);
        break;
    case TYPE_STRUCT:
        add_vars(p, t->strukt.fields, t->strukt.field_count);
        break;
    case TYPE_FUNC:
        add_vars(p, t->func.params, t->func.param_count);
        add_vars(p, t->func.results, t->func.result_count);
        break;
    case TYPE_INTERFACE:
        add_interface(p, t);
        break;
    case TYPE_NAMED:
        add_local_type(p, t);
        for (int i = 0; i < t->named.targs.len; i++) {
            add_edges(p, t->named.targs.data[i]);
        }
        break;
    default:
        break;
    }
}

void check_record_instance(Checker *c, Pos pos, Object **tparams, Type **targs, int count,
                           Expr **targ_exprs, int expr_count)
{
    for (int i = 0; i < count; i++) {
        Pos at = i < expr_count ? ast_start((Node *)targ_exprs[i]) : pos;
        Passing p = {c, canonical(c, tparams[i]->type), targs[i], at};
        add_edges(&p, targs[i]);
    }
}

/* ---- looking for a cycle */

static int vertex_of(MonoGraph *g, Type *t)
{
    int i = (int)(uintptr_t)map_get(&g->index, t);
    if (i == 0) {
        i = ++g->count;
        Object *obj = t->kind == TYPE_PARAM ? t->param.obj : t->named.obj;
        g->vertices[i - 1] = (Vertex){.obj = obj, .via = -1};
        map_put(&g->index, t, (void *)(uintptr_t)i);
    }
    return i - 1;
}

static void write_edge(Checker *c, Buf *text, const MonoEdge *e)
{
    buf_printf(text, "\n\t%s: ", check_pos_text(c, e->pos));
    if (e->dst->kind == TYPE_PARAM) {
        buf_printf(text, "%s instantiated as %s", e->dst->param.obj->name->text,
                   check_type_str(c, e->targ));
    } else {
        buf_printf(text, "%s implicitly parameterized by %s", e->dst->named.obj->name->text,
                   check_type_str(c, e->targ));
    }
}

/* The path that ends at vertex v holds a cycle; walks back until a vertex comes twice. */
static void report_cycle(MonoGraph *g, int v)
{
    Checker *c = g->c;
    const MonoEdge *edges = c->extra->mono.data;
    VEC(int) stack = {0};
    bool *seen = base_calloc((size_t)g->count, sizeof *seen);
    while (!seen[v]) {
        VEC_PUSH(&stack, v);
        seen[v] = true;
        v = vertex_of(g, edges[g->vertices[v].via].src);
    }
    int start = 0;
    while (stack.data[start] != v) {
        start++;
    }
    Buf text;
    buf_init(&text);
    buf_puts(&text, "instantiation cycle:");
    for (int i = start; i < stack.len; i++) {
        write_edge(c, &text, &edges[g->vertices[stack.data[i]].via]);
    }
    check_error(c, g->vertices[v].obj->pos, DIAG_GENERIC, "%s", text.data);
    buf_deinit(&text);
    VEC_FREE(&stack);
    free(seen);
}

/* One round over all edges; false when nothing changed or a cycle was reported. */
static bool relax(MonoGraph *g)
{
    bool changed = false;
    for (int i = 0; i < g->c->extra->mono.len; i++) {
        const MonoEdge *e = &g->c->extra->mono.data[i];
        Vertex *src = &g->vertices[vertex_of(g, e->src)];
        int dst_index = vertex_of(g, e->dst);
        Vertex *dst = &g->vertices[dst_index];
        int weight = src->weight + (e->is_built ? 1 : 0);
        if (weight <= dst->weight) {
            continue;
        }
        dst->via = i;
        dst->path_len = src->path_len + 1;
        if (dst->path_len >= g->count) {
            report_cycle(g, dst_index);
            return false;
        }
        dst->weight = weight;
        changed = true;
    }
    return changed;
}

void check_instance_cycles(Checker *c)
{
    MonoGraph g = {.c = c};
    int edges = c->extra->mono.len;
    if (edges == 0) {
        return;
    }
    g.vertices = base_calloc(2 * (size_t)edges, sizeof *g.vertices);
    for (int i = 0; i < edges; i++) {
        vertex_of(&g, c->extra->mono.data[i].src);
        vertex_of(&g, c->extra->mono.data[i].dst);
    }
    while (relax(&g)) {
    }
    c->extra->mono.len = 0;
    free(g.vertices);
    map_deinit(&g.index);
}
