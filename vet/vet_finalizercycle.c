/* vet_finalizercycle.c: an object with a finalizer that reaches itself.
 *
 * Within one declaration, variables are nodes; `a.f = &b`, `a.f = b`, `a.f = append(a.f, b)` and
 * `a := &T{f: b}` are edges a -> b. A field that is also set to nil somewhere is no edge: that
 * is how one breaks a cycle. For each SetFinalizer of a variable the shortest way back to it is
 * told. */
#include "vet/vet_internal.h"

#include <stdlib.h>

typedef struct Edge {
    const Object *from, *to;
    const Str *field;
} Edge;

typedef struct Graph {
    Vet *v;
    VEC(Edge) edges;
    VEC(Edge) cut; /* from and field only */
} Graph;

/* ---- collecting */

static bool is_reference(Type *t) {
    switch (type_underlying(t)->kind) {
    case TYPE_POINTER:
    case TYPE_INTERFACE:
    case TYPE_SLICE:
    case TYPE_MAP:
    case TYPE_CHAN:
    case TYPE_FUNC:
        return true;
    default:
        return false;
    }
}

/* The variable a value refers to: b of b (a pointer) or of &b. */
static const Object *target_of(const Expr *x) {
    x = ast_unparen((Expr *)x);
    if (x->kind == NODE_UNARY && ((const UnaryExpr *)x)->op == TOK_AND) {
        return vet_var(((const UnaryExpr *)x)->x);
    }
    const Object *var = vet_var(x);
    return var != NULL && is_reference(var->type) ? var : NULL;
}

static void add_edge(Graph *g, const Object *from, const Str *field, const Expr *value) {
    const Object *to = target_of(value);
    if (from != NULL && to != NULL && vet_is_local(from) && vet_is_local(to)) {
        Edge e = {from, to, field};
        VEC_PUSH(&g->edges, e);
    }
}

/* a.f, a.f.g, a.f[i]: the variable and its field. */
static const Object *place_of(const Expr *x, const Str **field) {
    x = ast_unparen((Expr *)x);
    if (x->kind == NODE_SELECTOR) {
        const SelectorExpr *s = (const SelectorExpr *)x;
        const Object *var = vet_var(s->x);
        *field = s->sel->name;
        return var != NULL ? var : place_of(s->x, field);
    }
    if (x->kind == NODE_INDEX) {
        return place_of(((const IndexExpr *)x)->x, field);
    }
    return NULL;
}

static void add_literal(Graph *g, const Object *from, const Expr *x) {
    x = ast_unparen((Expr *)x);
    if (x->kind == NODE_UNARY) {
        x = ast_unparen(((const UnaryExpr *)x)->x);
    }
    if (x->kind != NODE_COMPOSITE_LIT) {
        return;
    }
    const CompositeLit *lit = (const CompositeLit *)x;
    for (int i = 0; i < lit->elem_count; i++) {
        const Expr *value = lit->elems[i];
        const Str *field = NULL;
        if (value->kind == NODE_KEY_VALUE) {
            const Expr *key = ((const KeyValue *)value)->key;
            field = key->kind == NODE_IDENT ? ((const Ident *)key)->name : NULL;
            value = ((const KeyValue *)value)->value;
        }
        add_edge(g, from, field, value);
    }
}

static void add_stored(Graph *g, const Object *from, const Str *field, const Expr *value) {
    value = ast_unparen((Expr *)value);
    if (value->mode == MODE_NIL) {
        Edge e = {from, NULL, field};
        VEC_PUSH(&g->cut, e);
    } else if (value->kind == NODE_CALL && ((const CallExpr *)value)->call_kind == CALL_BUILTIN &&
               ((const CallExpr *)value)->builtin == BUILTIN_APPEND) {
        const CallExpr *call = (const CallExpr *)value;
        for (int i = 1; i < call->arg_count; i++) {
            add_edge(g, from, field, call->args[i]);
        }
    } else {
        add_edge(g, from, field, value);
    }
}

static void add_assign(Graph *g, const AssignStmt *a) {
    for (int i = 0; i < a->lhs_count && a->lhs_count == a->rhs_count; i++) {
        const Str *field = NULL;
        const Object *from = place_of(a->lhs[i], &field);
        if (from != NULL) {
            add_stored(g, from, field, a->rhs[i]);
        } else {
            add_literal(g, vet_var(a->lhs[i]), a->rhs[i]);
        }
    }
}

static bool visit_edges(VetWalk *w, Node *n) {
    if (n->kind == NODE_ASSIGN_STMT) {
        add_assign(w->ctx, (AssignStmt *)n);
    } else if (n->kind == NODE_VAR_DECL) {
        const VarDecl *d = (const VarDecl *)n;
        for (int i = 0; i < d->value_count && d->value_count == d->name_count; i++) {
            add_literal(w->ctx, d->names[i]->obj, d->values[i]);
        }
    }
    return true;
}

static bool is_cut(const Graph *g, const Edge *e) {
    for (int i = 0; i < g->cut.len; i++) {
        if (g->cut.data[i].from == e->from && g->cut.data[i].field == e->field) {
            return true;
        }
    }
    return false;
}

/* ---- searching: breadth first, so that the shortest way is told */

/* Fills in back[]: for each edge the edge before it on the way from start; -1: from start
 * itself. */
static int search(const Graph *g, const Object *start, int *queue, int *back) {
    int head = 0, tail = 0;
    PtrMap seen = {0};
    const Object *at = start;
    int at_edge = -1, found = -1;
    while (found < 0) {
        for (int i = 0; i < g->edges.len && found < 0; i++) {
            const Edge *e = &g->edges.data[i];
            if (e->from != at || is_cut(g, e)) {
                continue;
            }
            if (e->to == start) {
                back[i] = at_edge;
                found = i;
            } else if (map_get(&seen, e->to) == NULL) {
                map_put(&seen, e->to, (void *)e);
                back[i] = at_edge;
                queue[tail++] = i;
            }
        }
        if (head == tail) {
            break;
        }
        at_edge = queue[head++];
        at = g->edges.data[at_edge].to;
    }
    map_deinit(&seen);
    return found;
}

static void put_way(const Graph *g, Buf *b, const int *back, int edge) {
    const Edge *e = &g->edges.data[edge];
    if (back[edge] >= 0) {
        put_way(g, b, back, back[edge]);
    }
    buf_printf(b, "%s%s%s -> ", e->from->name->text, e->field != NULL ? "." : "",
               e->field != NULL ? e->field->text : "");
}

static void check_object_of(Graph *g, const Node *call, const Object *start) {
    int n = g->edges.len;
    int *queue = malloc(sizeof(int) * (size_t)(n + 1) * 2), *back = queue + n + 1;
    int found = queue != NULL ? search(g, start, queue, back) : -1;
    if (found >= 0) {
        Buf b;
        buf_init(&b);
        put_way(g, &b, back, found);
        buf_puts(&b, start->name->text);
        vet_report(g->v, VET_finalizercycle, vet_start(call),
                   "%s has a finalizer and reaches itself (%s): it is never freed",
                   start->name->text, b.data);
        buf_deinit(&b);
    }
    free(queue);
}

static bool visit_set(VetWalk *w, Node *n) {
    Graph *g = w->ctx;
    Expr *object, *finalizer;
    if (!vet_is_set_finalizer(n, &object, &finalizer) || finalizer->mode == MODE_NIL) {
        return true;
    }
    const Object *var = target_of(object);
    if (var != NULL) {
        check_object_of(g, n, var);
    }
    return true;
}

void vet_check_finalizercycle(Vet *v, Decl *d) {
    if (d->kind != NODE_FUNC_DECL) {
        return;
    }
    Graph g = {.v = v};
    vet_walk(v, (Node *)d, visit_edges, &g);
    if (g.edges.len > 0) {
        vet_walk(v, (Node *)d, visit_set, &g);
    }
    VEC_FREE(&g.edges);
    VEC_FREE(&g.cut);
}
