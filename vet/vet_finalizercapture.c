/* vet_finalizercapture.c: a finalizer that holds its own object.
 *
 * runtime.SetFinalizer(x, f) keeps f; when f is a literal that captures x, x is reachable for
 * ever. */
#include "vet/vet_internal.h"

/* x, or &x: what the finalizer must not capture. */
static const Object *object_of(const Expr *x) {
    if (x->kind == NODE_UNARY && ((const UnaryExpr *)x)->op == TOK_AND) {
        x = ((const UnaryExpr *)x)->x;
    }
    return vet_var(x);
}

static bool captures(const FuncLit *lit, const Object *var) {
    for (int i = 0; lit->info != NULL && i < lit->info->capture_count; i++) {
        if (lit->info->captures[i] == var) {
            return true;
        }
    }
    return false;
}

static bool visit(VetWalk *w, Node *n) {
    Expr *object, *finalizer;
    if (!vet_is_set_finalizer(n, &object, &finalizer)) {
        return true;
    }
    const Object *var = object_of(object);
    VetFunc f = vet_func_of(w->v, w->ctx, finalizer);
    if (var != NULL && f.lit != NULL && captures(f.lit, var)) {
        vet_report(w->v, VET_finalizercapture, vet_start(n),
                   "the finalizer of %s captures %s, which is then never freed; use its parameter",
                   var->name->text, var->name->text);
    }
    return true;
}

void vet_check_finalizercapture(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, d);
}
