/* vet_unusedresult.c: fmt.Sprintf(…) as a statement. */
#include "vet/vet_internal.h"

#include <string.h>

static const struct Pure {
    const char *package, *name;
} pure[] = {
    {"errors", "New"}, {"fmt", "Errorf"}, {"fmt", "Sprintf"}, {"fmt", "Sprint"},
    {"sort", "Reverse"}, {"context", "WithValue"}, {"context", "WithCancel"},
    {"context", "WithDeadline"}, {"context", "WithTimeout"},
};

static bool is_pure(const Object *f) {
    for (size_t i = 0; i < sizeof pure / sizeof pure[0]; i++) {
        if (vet_is_func(f, pure[i].package, pure[i].name)) {
            return true;
        }
    }
    return false;
}

/* func() string, called Error or String. */
static bool is_text_method(const Object *f) {
    const Type *sig = f->type;
    return (strcmp(f->name->text, "Error") == 0 || strcmp(f->name->text, "String") == 0) &&
           sig->func.param_count == 0 && sig->func.result_count == 1 &&
           sig->func.results[0]->type->kind == TYPE_STRING;
}

static bool visit(VetWalk *w, Node *n) {
    if (n->kind != NODE_EXPR_STMT) {
        return true;
    }
    const Expr *x = ast_unparen(((const ExprStmt *)n)->x);
    Object *f = x->kind == NODE_CALL ? vet_callee((const CallExpr *)x) : NULL;
    if (f == NULL || f->type == NULL || f->type->kind != TYPE_FUNC) {
        return true;
    }
    bool is_method = f->type->func.recv != NULL;
    if (is_method ? is_text_method(f) : is_pure(f)) {
        vet_report(w->v, VET_unusedresult, x->pos, "result of %s call not used",
                   vet_full_name(w->v, vet_called((const CallExpr *)x)));
    }
    return true;
}

void vet_check_unusedresult(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, NULL);
}
