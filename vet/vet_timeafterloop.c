/* vet_timeafterloop.c: time.After in a case of a select that a loop comes to again.
 *
 * Silent when only the timer's own case lets the loop go on (no timer is left behind then), when
 * the select has no other case, and for Go 1.23, whose timers are collected. */
#include "vet/vet_internal.h"

/* Whether some other case than `own` leads back into the loop. */
static bool others_go_on(const SelectStmt *s, const CommClause *own) {
    for (int i = 0; i < s->case_count; i++) {
        const CommClause *c = s->cases[i];
        if (c != own && (c->body_count == 0 || !vet_ends_flow(c->body[c->body_count - 1]))) {
            return true;
        }
    }
    return false;
}

/* The clause whose communication holds the current node; *select gets its statement. */
static const CommClause *clause_of(const VetWalk *w, const SelectStmt **select) {
    for (int up = 1; vet_above(w, up + 1) != NULL; up++) {
        const Node *n = vet_above(w, up);
        if (n->kind == NODE_FUNC_LIT) {
            return NULL;
        }
        if (n->kind == NODE_COMM_CLAUSE) {
            const CommClause *c = (const CommClause *)n;
            *select = (const SelectStmt *)vet_above(w, up + 1);
            return (const Node *)c->comm == vet_above(w, up - 1) ? c : NULL;
        }
    }
    return NULL;
}

static bool visit(VetWalk *w, Node *n) {
    int level;
    const SelectStmt *select;
    if (n->kind != NODE_CALL || !vet_is_call_of((Expr *)n, "time", "After") ||
        vet_enclosing_loop(w, &level) == NULL) {
        return true;
    }
    const CommClause *own = clause_of(w, &select);
    if (own != NULL && others_go_on(select, own)) {
        vet_report(w->v, VET_timeafterloop, vet_start(n),
                   "time.After in a loop leaves a timer behind each time another case is taken; "
                   "use one time.Timer");
    }
    return true;
}

void vet_check_timeafterloop(Vet *v, Decl *d) {
    if (!v->in->new_timers) {
        vet_walk(v, (Node *)d, visit, NULL);
    }
}
