/* vet_deferloop.c: a defer in a loop.
 *
 * Silent when the loop cannot come round after the defer: the statements behind it end in a return,
 * a panic or a jump out. */
#include "vet/vet_internal.h"

static bool visit(VetWalk *w, Node *n) {
    int level;
    if (n->kind == NODE_DEFER_STMT && vet_enclosing_loop(w, &level) != NULL &&
        !vet_runs_once(w, level)) {
        vet_report(w->v, VET_deferloop, vet_start(n),
                   "defer in a loop runs when the function returns, not after each iteration");
    }
    return true;
}

void vet_check_deferloop(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, NULL);
}
