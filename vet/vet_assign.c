/* vet_assign.c: x = x. */
#include "vet/vet_internal.h"

#include <string.h>

static bool note_effect(Node *n, void *ctx) {
    bool *found = ctx;
    if (n->kind == NODE_CALL) {
        *found |= ((const CallExpr *)n)->call_kind != CALL_CONVERSION;
    } else if (n->kind == NODE_UNARY) {
        *found |= ((const UnaryExpr *)n)->op == TOK_ARROW;
    }
    return !*found;
}

/* A call or a receive: two evaluations need not agree. */
static bool has_effect(Expr *x) {
    bool found = false;
    ast_walk((Node *)x, note_effect, &found);
    return found;
}

/* m[k] = m[k] makes an entry. */
static bool is_map_index(const Expr *x) {
    x = ast_unparen((Expr *)x);
    if (x->kind != NODE_INDEX || ((const IndexExpr *)x)->x->type == NULL) {
        return false;
    }
    return type_underlying(((const IndexExpr *)x)->x->type)->kind == TYPE_MAP;
}

/* Of literals the canonical text shows no elements. */
static bool is_same(Vet *v, const Expr *x, const Expr *y) {
    const char *text = vet_canonical_text(v, x);
    if (strcmp(text, vet_canonical_text(v, y)) != 0) {
        return false;
    }
    return strstr(text, "{…}") == NULL || strcmp(vet_source_text(v, (const Node *)x),
                                                 vet_source_text(v, (const Node *)y)) == 0;
}

static bool visit(VetWalk *w, Node *n) {
    if (n->kind != NODE_ASSIGN_STMT) {
        return true;
    }
    const AssignStmt *a = (const AssignStmt *)n;
    if (a->op != TOK_ASSIGN || a->lhs_count != a->rhs_count) {
        return true;
    }
    for (int i = 0; i < a->lhs_count; i++) {
        Expr *left = a->lhs[i], *right = a->rhs[i];
        if (left->kind != right->kind || is_map_index(left) || has_effect(left) ||
            has_effect(right)) {
            continue;
        }
        if (is_same(w->v, left, right)) {
            vet_report(w->v, VET_assign, vet_start(n), "self-assignment of %s to %s",
                       vet_expr_text(w->v, right), vet_expr_text(w->v, left));
        }
    }
    return true;
}

void vet_check_assign(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, NULL);
}
