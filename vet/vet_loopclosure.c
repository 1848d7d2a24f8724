/* vet_loopclosure.c: go and defer of a literal that sees later values of a variable.
 *
 * Two kinds of variables, both declared outside the loop (what a loop declares is new in each
 * iteration since Go 1.22): those its own header sets (i in `for i = 0; …; i++`, `for i =
 * range`), and for defer also those its body sets with a plain `=`. Not told of: results and
 * errors, which deferred functions look at on purpose; a go statement that is followed by more
 * of the body, because that may wait for it; a defer behind which the function returns. */
#include "vet/vet_internal.h"

#include <string.h>

typedef struct Capture {
    const Node *loop;
    FuncLit *lit;
    bool is_defer;
} Capture;

/* ---- which variables the loop changes */

typedef struct Setter {
    const Object *var;
    const FuncLit *lit; /* what the literal itself sets does not count */
    bool found;
} Setter;

static bool sets_in_header(const Node *loop, const Object *var) {
    if (loop->kind == NODE_RANGE_STMT) {
        const RangeStmt *r = (const RangeStmt *)loop;
        return !r->is_define && ((r->key != NULL && vet_var(r->key) == var) ||
                                 (r->value != NULL && vet_var(r->value) == var));
    }
    const Stmt *post = ((const ForStmt *)loop)->post;
    if (post != NULL && post->kind == NODE_INC_DEC_STMT) {
        return vet_var(((const IncDecStmt *)post)->x) == var;
    }
    if (post != NULL && post->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)post;
        for (int i = 0; i < a->lhs_count; i++) {
            if (vet_var(a->lhs[i]) == var) {
                return true;
            }
        }
    }
    return false;
}

static bool visit_setter(VetWalk *w, Node *n) {
    Setter *s = w->ctx;
    if (n->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)n;
        for (int i = 0; i < a->lhs_count; i++) {
            bool sets = a->op == TOK_ASSIGN || (a->op == TOK_DEFINE && !a->is_new[i]);
            s->found |= sets && vet_var(a->lhs[i]) == s->var;
        }
    }
    return n->kind != NODE_FUNC_LIT;
}

static bool is_error(Type *t) {
    return t->kind == TYPE_NAMED && t->named.obj->pkg == NULL &&
           strcmp(t->named.obj->name->text, "error") == 0;
}

static bool is_declared_inside(const Object *var, const Node *loop) {
    return var->pos >= vet_start(loop) && var->pos < ast_end(loop);
}

static bool changes(Vet *v, const Capture *c, const Object *var) {
    if (!vet_is_local(var) || is_declared_inside(var, c->loop)) {
        return false;
    }
    if (sets_in_header(c->loop, var)) {
        return true;
    }
    if (!c->is_defer || var->is_result || is_error(var->type)) {
        return false;
    }
    Setter s = {var, c->lit, false};
    const Node *body = c->loop->kind == NODE_FOR_STMT
                           ? (const Node *)((const ForStmt *)c->loop)->body
                           : (const Node *)((const RangeStmt *)c->loop)->body;
    vet_walk(v, (Node *)body, visit_setter, &s);
    return s.found;
}

/* ---- which literals run later */

static bool visit_use(VetWalk *w, Node *n) {
    const Capture *c = w->ctx;
    const Object *var = n->kind == NODE_IDENT ? vet_var((Expr *)n) : NULL;
    if (var != NULL && !is_declared_inside(var, (Node *)c->lit) && changes(w->v, c, var)) {
        vet_report(w->v, VET_loopclosure, n->pos,
                   sets_in_header(c->loop, var)
                       ? "loop variable %s captured by func literal"
                       : "variable %s, set again by the loop, captured by deferred func literal",
                   var->name->text);
    }
    return true;
}

/* Whether every list of statements up to the loop ends with the one that leads to the current
 * node. */
static bool is_last(const VetWalk *w, int loop_level) {
    for (int up = 1; up < loop_level; up++) {
        const Node *n = vet_above(w, up);
        if (n->kind != NODE_BLOCK_STMT) {
            continue;
        }
        const BlockStmt *b = (const BlockStmt *)n;
        if ((Node *)b->stmts[b->stmt_count - 1] != vet_above(w, up - 1)) {
            return false;
        }
    }
    return true;
}

static bool visit(VetWalk *w, Node *n) {
    int level;
    if (n->kind != NODE_GO_STMT && n->kind != NODE_DEFER_STMT) {
        return true;
    }
    const Expr *call = ((GoStmt *)n)->call;
    const Expr *fun = call->kind == NODE_CALL ? ast_unparen(((const CallExpr *)call)->fun) : NULL;
    Capture c = {vet_enclosing_loop(w, &level), NULL, n->kind == NODE_DEFER_STMT};
    if (c.loop == NULL || fun == NULL || fun->kind != NODE_FUNC_LIT) {
        return true;
    }
    if (c.is_defer ? vet_runs_once(w, level) : !is_last(w, level)) {
        return true;
    }
    c.lit = (FuncLit *)fun;
    vet_walk(w->v, (Node *)c.lit->body, visit_use, &c);
    return true;
}

void vet_check_loopclosure(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, NULL);
}
