/* vet_lostcancel.c: the cancel function of a context must be used on every path to a return. */
#include "vet/vet_internal.h"

#include <string.h>

static bool is_with_cancel(const Expr *x, const char **name) {
    static const char *const names[] = {"WithCancel", "WithTimeout", "WithDeadline",
                                        "WithCancelCause", "WithTimeoutCause",
                                        "WithDeadlineCause"};
    if (x->kind != NODE_CALL) {
        return false;
    }
    const Object *f = vet_callee((const CallExpr *)x);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (vet_is_func(f, "context", names[i])) {
            *name = names[i];
            return true;
        }
    }
    return false;
}

/* The second variable of `ctx, cancel := context.WithX(…)` or `var ctx, cancel = …`. */
static const Ident *cancel_of(const Node *n, const char **with) {
    const Expr *target = NULL, *value = NULL;
    if (n->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)n;
        if (a->lhs_count == 2 && a->rhs_count == 1) {
            target = a->lhs[1];
            value = a->rhs[0];
        }
    } else if (n->kind == NODE_VAR_DECL) {
        const VarDecl *d = (const VarDecl *)n;
        if (d->name_count == 2 && d->value_count == 1) {
            target = &d->names[1]->e;
            value = d->values[0];
        }
    }
    if (value == NULL || target->kind != NODE_IDENT || !is_with_cancel(value, with)) {
        return NULL;
    }
    return (const Ident *)target;
}

static void check_path(Vet *v, const VetFunc *f, const Node *stmt, const Object *cancel) {
    Pos ret = vet_path_to_return(f, stmt, cancel);
    if (ret == 0) {
        return;
    }
    Pos at = vet_start(stmt);
    vet_report(v, VET_lostcancel, at,
               "the %s function is not used on all paths (possible context leak)",
               cancel->name->text);
    vet_report(v, VET_lostcancel, ret,
               "this return statement may be reached without using the %s var defined on line %d",
               cancel->name->text, source_locate(v->in->sources, at).line);
}

static bool visit(VetWalk *w, Node *n) {
    const VetFunc *f = w->ctx;
    const char *with;
    const Ident *id = cancel_of(n, &with);
    if (id != NULL && strcmp(id->name->text, "_") == 0) {
        vet_report(w->v, VET_lostcancel, id->e.pos,
                   "the cancel function returned by context.%s should be called, not discarded, "
                   "to avoid a context leak", with);
    } else if (id != NULL && id->obj != NULL && id->obj->kind == OBJ_VAR &&
               vet_is_local(id->obj) && id->obj->var.owner == f->info && !vet_is_main(w->v, f)) {
        check_path(w->v, f, n, id->obj);
    }
    return n->kind != NODE_FUNC_LIT || w->path.len == 1;
}

static void check_func(Vet *v, const VetFunc *f) {
    vet_walk(v, (Node *)f->body, visit, (void *)f);
}

void vet_check_lostcancel(Vet *v, Decl *d) {
    vet_each_func(v, d, check_func);
}
