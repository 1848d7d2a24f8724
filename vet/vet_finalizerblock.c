/* vet_finalizerblock.c: a finalizer that may wait.
 *
 * Looked for in the function given to runtime.SetFinalizer and, a few calls deep, in functions
 * of the package it calls. What it starts with go may wait as it likes; a select with a default
 * does not wait. The report stands at what waits, or at the finalizer's call that leads there. */
#include "vet/vet_internal.h"

#include <string.h>

enum { MAX_CALL_DEPTH = 4 };

static const struct Waits {
    const char *package, *recv, *name; /* recv NULL: a function */
    const char *what;
} waits[] = {
    {"time", NULL, "Sleep", "time.Sleep"},
    {"sync", "Mutex", "Lock", "Lock of a sync.Mutex"},
    {"sync", "RWMutex", "Lock", "Lock of a sync.RWMutex"},
    {"sync", "RWMutex", "RLock", "RLock of a sync.RWMutex"},
    {"sync", "WaitGroup", "Wait", "Wait of a sync.WaitGroup"},
    {"sync", "Cond", "Wait", "Wait of a sync.Cond"},
    {"sync", "Locker", "Lock", "Lock of a sync.Locker"},
};

typedef struct Search {
    Decl *decl;
    int depth;
    const char *what; /* what waits, once found */
    Pos pos;
} Search;

static bool visit(VetWalk *w, Node *n);

static void found(Search *s, Node *n, const char *what) {
    if (s->what == NULL) {
        s->what = what;
        s->pos = vet_start(n);
    }
}

static bool has_default(const SelectStmt *s) {
    for (int i = 0; i < s->case_count; i++) {
        if (s->cases[i]->comm == NULL) {
            return true;
        }
    }
    return false;
}

static bool walk_list(VetWalk *w, Stmt **stmts, int count) {
    for (int i = 0; i < count; i++) {
        vet_walk(w->v, (Node *)stmts[i], visit, w->ctx);
    }
    return false;
}

static bool visit_select(VetWalk *w, SelectStmt *s) {
    if (!has_default(s)) {
        found(w->ctx, (Node *)s, "a select");
        return false;
    }
    for (int i = 0; i < s->case_count; i++) {
        walk_list(w, s->cases[i]->body, s->cases[i]->body_count);
    }
    return false;
}

static const char *what_call_waits(const Object *f) {
    for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
        const struct Waits *x = &waits[i];
        if (x->recv != NULL ? vet_is_method(f, x->package, x->recv, x->name)
                            : vet_is_func(f, x->package, x->name)) {
            return x->what;
        }
    }
    return NULL;
}

static void visit_call(VetWalk *w, CallExpr *call) {
    Search *s = w->ctx;
    const char *what = what_call_waits(vet_callee(call));
    if (what != NULL) {
        found(s, (Node *)call, what);
        return;
    }
    VetFunc f = vet_func_of(w->v, s->decl, call->fun);
    if (f.body != NULL && f.lit == NULL && s->depth < MAX_CALL_DEPTH) {
        Search inner = {s->decl, s->depth + 1, NULL, 0};
        vet_walk(w->v, (Node *)f.body, visit, &inner);
        if (inner.what != NULL) {
            found(s, (Node *)call, inner.what);
        }
    }
}

/* A literal's body runs here when it is called here: by defer or at once. */
static bool is_called(const VetWalk *w, const Node *n) {
    const Node *parent = vet_above(w, 1);
    return parent != NULL && parent->kind == NODE_CALL &&
           (const Node *)ast_unparen(((const CallExpr *)parent)->fun) == n;
}

static bool visit(VetWalk *w, Node *n) {
    switch (n->kind) {
    case NODE_GO_STMT:
        return false;
    case NODE_FUNC_LIT:
        return is_called(w, n);
    case NODE_SELECT_STMT:
        return visit_select(w, (SelectStmt *)n);
    case NODE_SEND_STMT:
        found(w->ctx, n, "a channel send");
        break;
    case NODE_UNARY:
        if (((UnaryExpr *)n)->op == TOK_ARROW) {
            found(w->ctx, n, "a channel receive");
        }
        break;
    case NODE_RANGE_STMT:
        if (((RangeStmt *)n)->range_kind == RANGE_CHAN) {
            found(w->ctx, n, "a range over a channel");
        }
        break;
    case NODE_CALL:
        visit_call(w, (CallExpr *)n);
        break;
    default:
        break;
    }
    return true;
}

static bool visit_set(VetWalk *w, Node *n) {
    Expr *object, *finalizer;
    if (!vet_is_set_finalizer(n, &object, &finalizer)) {
        return true;
    }
    VetFunc f = vet_func_of(w->v, w->ctx, finalizer);
    Search s = {w->ctx, 0, NULL, 0};
    if (f.body != NULL) {
        vet_walk(w->v, (Node *)f.body, visit, &s);
    }
    if (s.what != NULL) {
        vet_report(w->v, VET_finalizerblock, s.pos,
                   "this finalizer can block (%s); all later finalizers wait behind it", s.what);
    }
    return true;
}

void vet_check_finalizerblock(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit_set, d);
}
