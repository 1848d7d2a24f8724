/* vet_unreachable.c: statements that cannot run.
 *
 * A syntactic walk: `reachable` says whether the statement about to be looked at can run. What a
 * label's goto may reach counts as reachable; a condition is never evaluated. One report for
 * each dead stretch: after a report the rest counts as reachable. */
#include "vet/vet_internal.h"

#include <stdlib.h>

typedef struct Dead {
    Vet *v;
    bool reachable;
    PtrMap left;   /* statements some break leaves */
    PtrMap labels; /* names of labels some goto goes to */
} Dead;

static bool note_jump(Node *n, void *ctx) {
    Dead *d = ctx;
    if (n->kind == NODE_FUNC_LIT) {
        return false;
    }
    if (n->kind == NODE_BRANCH_STMT) {
        const BranchStmt *b = (const BranchStmt *)n;
        if (b->token == TOK_BREAK && b->target != NULL) {
            map_put(&d->left, b->target, d);
        } else if (b->token == TOK_GOTO && b->label != NULL) {
            map_put(&d->labels, b->label->name, d);
        }
    }
    return true;
}

static void look(Dead *d, Stmt *s);

static void look_list(Dead *d, Stmt **stmts, int count) {
    for (int i = 0; i < count; i++) {
        look(d, stmts[i]);
    }
}

static bool is_left(const Dead *d, const void *s) {
    return map_get(&d->left, s) != NULL;
}

static void look_if(Dead *d, const IfStmt *s) {
    look(d, &s->then->s);
    bool after_then = d->reachable;
    d->reachable = true;
    if (s->els != NULL) {
        look(d, s->els);
        d->reachable = d->reachable || after_then;
    }
}

/* Without a default a switch may run no case at all. */
static void look_cases(Dead *d, const void *s, CaseClause **cases, int count) {
    bool any = false, has_default = false;
    for (int i = 0; i < count; i++) {
        has_default |= cases[i]->is_default;
        d->reachable = true;
        look_list(d, cases[i]->body, cases[i]->body_count);
        any |= d->reachable;
    }
    d->reachable = any || !has_default || is_left(d, s);
}

static void look_select(Dead *d, const SelectStmt *s) {
    bool any = false;
    for (int i = 0; i < s->case_count; i++) {
        d->reachable = true;
        look_list(d, s->cases[i]->body, s->cases[i]->body_count);
        any |= d->reachable;
    }
    d->reachable = any || is_left(d, s);
}

static bool is_panic_call(const Expr *x) {
    return x->kind == NODE_CALL && ((const CallExpr *)x)->call_kind == CALL_BUILTIN &&
           ((const CallExpr *)x)->builtin == BUILTIN_PANIC &&
           ((const CallExpr *)x)->fun->kind == NODE_IDENT;
}

static void report_dead(Dead *d, const Stmt *s) {
    if (!d->reachable && s->kind != NODE_EMPTY_STMT) {
        vet_report(d->v, VET_unreachable, vet_start((const Node *)s), "unreachable code");
        d->reachable = true;
    }
}

/* Long by nature: one case a kind of statement. */
static void look(Dead *d, Stmt *s) {
    if (s->kind == NODE_LABELED_STMT &&
        map_get(&d->labels, ((LabeledStmt *)s)->label->name) != NULL) {
        d->reachable = true;
    }
    report_dead(d, s);
    switch (s->kind) {
    case NODE_BLOCK_STMT:
        look_list(d, ((BlockStmt *)s)->stmts, ((BlockStmt *)s)->stmt_count);
        break;
    case NODE_LABELED_STMT:
        look(d, ((LabeledStmt *)s)->stmt);
        break;
    case NODE_BRANCH_STMT:
    case NODE_RETURN_STMT:
        d->reachable = false;
        break;
    case NODE_EXPR_STMT:
        d->reachable = d->reachable && !is_panic_call(((ExprStmt *)s)->x);
        break;
    case NODE_IF_STMT:
        look_if(d, (IfStmt *)s);
        break;
    case NODE_FOR_STMT:
        look(d, &((ForStmt *)s)->body->s);
        d->reachable = ((ForStmt *)s)->cond != NULL || is_left(d, s);
        break;
    case NODE_RANGE_STMT:
        look(d, &((RangeStmt *)s)->body->s);
        d->reachable = true;
        break;
    case NODE_SWITCH_STMT:
        look_cases(d, s, ((SwitchStmt *)s)->cases, ((SwitchStmt *)s)->case_count);
        break;
    case NODE_TYPE_SWITCH_STMT:
        look_cases(d, s, ((TypeSwitchStmt *)s)->cases, ((TypeSwitchStmt *)s)->case_count);
        break;
    case NODE_SELECT_STMT:
        look_select(d, (SelectStmt *)s);
        break;
    default:
        break;
    }
}

static void look_func(Vet *v, const VetFunc *f) {
    Dead d = {.v = v, .reachable = true};
    ast_walk((Node *)f->body, note_jump, &d);
    look(&d, &f->body->s);
    map_deinit(&d.left);
    map_deinit(&d.labels);
}

void vet_check_unreachable(Vet *v, Decl *d) {
    vet_each_func(v, d, look_func);
}
