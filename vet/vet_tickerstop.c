/* vet_tickerstop.c: a ticker nobody can stop.
 *
 * A ticker escapes, and may be stopped elsewhere, when its variable is used for anything but t.C
 * and t.Reset. In a function that never returns, and in main outside a loop, a ticker may well
 * tick to the end: silent. So for Go 1.23, whose tickers are collected. */
#include "vet/vet_internal.h"

#include <string.h>

typedef struct TickerUse {
    const Object *var;
    bool is_stopped_or_escapes;
} TickerUse;

static bool only_ticks(const Node *parent, const Node *n) {
    if (parent == NULL || parent->kind != NODE_SELECTOR) {
        return false;
    }
    const SelectorExpr *s = (const SelectorExpr *)parent;
    return (const Node *)s->x == n && (strcmp(s->sel->name->text, "C") == 0 ||
                                       strcmp(s->sel->name->text, "Reset") == 0);
}

static bool visit_use(VetWalk *w, Node *n) {
    TickerUse *u = w->ctx;
    if (n->kind == NODE_IDENT && ((Ident *)n)->obj == u->var && n->pos != u->var->pos &&
        !only_ticks(vet_above(w, 1), n)) {
        u->is_stopped_or_escapes = true;
    }
    return !u->is_stopped_or_escapes;
}

static bool is_set_by(const VetWalk *w, const Node *call, const Ident **target) {
    const Node *parent = vet_above(w, 1);
    *target = NULL;
    if (parent != NULL && parent->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)parent;
        for (int i = 0; a->op == TOK_DEFINE && i < a->rhs_count && i < a->lhs_count; i++) {
            if ((const Node *)a->rhs[i] == call && a->is_new[i]) {
                *target = (const Ident *)a->lhs[i];
            }
        }
    } else if (parent != NULL && parent->kind == NODE_VAR_DECL) {
        const VarDecl *d = (const VarDecl *)parent;
        for (int i = 0; i < d->value_count && i < d->name_count; i++) {
            if ((const Node *)d->values[i] == call) {
                *target = d->names[i];
            }
        }
    }
    return *target != NULL;
}

/* `for range time.NewTicker(d).C`: nobody has the ticker. */
static bool is_used_at_once(const VetWalk *w) {
    const Node *parent = vet_above(w, 1);
    return parent != NULL && parent->kind == NODE_SELECTOR &&
           strcmp(((const SelectorExpr *)parent)->sel->name->text, "C") == 0;
}

/* The statement below the function's body, or below a block, that holds the current node. */
static const Node *statement_of(const VetWalk *w) {
    for (int up = 1; vet_above(w, up) != NULL; up++) {
        if (vet_above(w, up)->kind >= NODE_BAD_STMT) {
            return vet_above(w, up);
        }
    }
    return NULL;
}

static bool ends_with_program(const VetWalk *w, const VetFunc *f) {
    int level;
    return vet_is_main(w->v, f) && vet_enclosing_loop(w, &level) == NULL;
}

static bool visit(VetWalk *w, Node *n) {
    const VetFunc *f = w->ctx;
    const Ident *id;
    if (n->kind == NODE_FUNC_LIT) {
        return false; /* a function of its own */
    }
    if (n->kind != NODE_CALL || !vet_is_call_of((Expr *)n, "time", "NewTicker") ||
        ends_with_program(w, f)) {
        return true;
    }
    if (is_set_by(w, n, &id) && id->obj != NULL && vet_is_local(id->obj)) {
        TickerUse use = {id->obj, false};
        vet_walk(w->v, (Node *)f->body, visit_use, &use);
        if (!use.is_stopped_or_escapes &&
            vet_path_to_return(f, statement_of(w), NULL) != 0) {
            vet_report(w->v, VET_tickerstop, vet_start((const Node *)id),
                       "ticker %s is never stopped; add defer %s.Stop()", id->name->text,
                       id->name->text);
        }
    } else if (is_used_at_once(w) && statement_of(w) != NULL) {
        vet_report(w->v, VET_tickerstop, vet_start(n),
                   "this ticker can never be stopped: only its channel is kept");
    }
    return true;
}

static void check_func(Vet *v, const VetFunc *f) {
    vet_walk(v, (Node *)f->body, visit, (void *)f);
}

void vet_check_tickerstop(Vet *v, Decl *d) {
    if (!v->in->new_timers) {
        vet_each_func(v, d, check_func);
    }
}
