/* vet_walk.c: walks that know their way up, and the functions of a declaration.
 *
 * The tree has no parent links; most checks ask "in which loop, in which call, in which
 * assignment does this stand?". So the walk keeps the path from its root. */
#include "vet/vet_internal.h"

#include <stdlib.h>
#include <string.h>

static void walk_node(Node *n, void *ctx) {
    VetWalk *w = ctx;
    VEC_PUSH(&w->path, n);
    if (w->visit(w, n)) {
        ast_children(n, walk_node, w);
    }
    (void)VEC_POP(&w->path);
}

void vet_walk(Vet *v, Node *root, VetVisit visit, void *ctx) {
    VetWalk w = {.v = v, .visit = visit, .ctx = ctx};
    if (root != NULL) {
        walk_node(root, &w);
    }
    VEC_FREE(&w.path);
}

Node *vet_above(const VetWalk *w, int up) {
    return up < w->path.len ? w->path.data[w->path.len - 1 - up] : NULL;
}

bool vet_is_loop(const Node *n) {
    return n->kind == NODE_FOR_STMT || n->kind == NODE_RANGE_STMT;
}

static const Node *loop_body(const Node *loop) {
    return loop->kind == NODE_FOR_STMT ? (const Node *)((const ForStmt *)loop)->body
                                       : (const Node *)((const RangeStmt *)loop)->body;
}

Node *vet_enclosing_loop(const VetWalk *w, int *level) {
    for (int up = 1; up < w->path.len; up++) {
        Node *n = vet_above(w, up);
        if (n->kind == NODE_FUNC_LIT) {
            return NULL;
        }
        if (vet_is_loop(n) && vet_above(w, up - 1) == loop_body(n)) {
            *level = up;
            return n;
        }
    }
    return NULL;
}

bool vet_runs_once(const VetWalk *w, int loop_level) {
    for (int up = 1; up < loop_level; up++) {
        const Node *n = vet_above(w, up);
        if (n->kind == NODE_BLOCK_STMT && vet_ends_flow((const Stmt *)n)) {
            return true;
        }
    }
    return false;
}

/* ---- functions */

typedef struct EachFunc {
    void (*each)(Vet *v, const VetFunc *f);
} EachFunc;

static bool visit_func(VetWalk *w, Node *n) {
    const EachFunc *e = w->ctx;
    if (n->kind == NODE_FUNC_DECL) {
        FuncDecl *d = (FuncDecl *)n;
        VetFunc f = {d, NULL, d->type_expr, d->body, d->info};
        if (d->body != NULL && d->info != NULL) {
            e->each(w->v, &f);
        }
    } else if (n->kind == NODE_FUNC_LIT) {
        FuncLit *lit = (FuncLit *)n;
        VetFunc f = {NULL, lit, lit->type_expr, lit->body, lit->info};
        if (lit->info != NULL) {
            e->each(w->v, &f);
        }
    }
    return true;
}

void vet_each_func(Vet *v, Decl *d, void (*each)(Vet *v, const VetFunc *f)) {
    EachFunc e = {each};
    vet_walk(v, (Node *)d, visit_func, &e);
}

bool vet_is_main(const Vet *v, const VetFunc *f) {
    return f->decl != NULL && f->decl->recv == NULL &&
           strcmp(f->decl->name->name->text, "main") == 0 &&
           strcmp(v->package->name->text, "main") == 0;
}

/* ---- flow */

static bool list_ends_flow(Stmt **stmts, int count) {
    return count > 0 && vet_ends_flow(stmts[count - 1]);
}

bool vet_ends_flow(const Stmt *s) {
    switch (s->kind) {
    case NODE_RETURN_STMT:
        return true;
    case NODE_BRANCH_STMT:
        return ((const BranchStmt *)s)->label != NULL &&
               ((const BranchStmt *)s)->token != TOK_CONTINUE;
    case NODE_BLOCK_STMT:
        return list_ends_flow(((const BlockStmt *)s)->stmts, ((const BlockStmt *)s)->stmt_count);
    case NODE_IF_STMT: {
        const IfStmt *i = (const IfStmt *)s;
        return i->els != NULL && vet_ends_flow(&i->then->s) && vet_ends_flow(i->els);
    }
    default:
        return s->kind == NODE_EXPR_STMT && vet_never_returns(((const ExprStmt *)s)->x);
    }
}
