/* vet_flow.c: can a function return after a statement without touching a variable again?
 *
 * One bit is carried through the statements in order: `on`, "some path from the start statement
 * leads here and has not mentioned the variable". A branch keeps the bit of where it goes; a loop's
 * body is walked twice, which is enough for one bit that is only ever added to; so is walking
 * the function twice for what gotos carry backwards. */
#include "vet/vet_internal.h"

enum { PASSES = 2 };

typedef struct Flow {
    const Node *from;
    const Object *var;
    bool on;
    Pos found;        /* first return reached */
    PtrMap breaks;    /* statement -> itself, when a break carried the bit */
    PtrMap continues;
    PtrMap gotos;     /* label's name -> … */
} Flow;

/* An expression or a statement without statements inside. */
static void use(Flow *f, void *node) {
    if (node == NULL) {
        return;
    }
    if (node == f->from) {
        f->on = true;
    } else if (f->on && f->var != NULL && vet_mentions(node, f->var)) {
        f->on = false;
    }
}

static void flow(Flow *f, Stmt *s);

static void flow_list(Flow *f, Stmt **stmts, int count) {
    for (int i = 0; i < count; i++) {
        flow(f, stmts[i]);
    }
}

static void flow_maybe(Flow *f, Stmt *s) {
    if (s != NULL) {
        flow(f, s);
    }
}

static void jump(Flow *f, PtrMap *to, const void *key) {
    if (f->on && key != NULL) {
        map_put(to, key, f);
    }
    f->on = false;
}

static bool arrives(const PtrMap *to, const void *key) {
    return map_get(to, key) != NULL;
}

static void reach_return(Flow *f, Pos pos) {
    if (f->on && f->found == 0) {
        f->found = pos;
    }
    f->on = false;
}

static void flow_return(Flow *f, ReturnStmt *r) {
    for (int i = 0; i < r->result_count; i++) {
        use(f, r->results[i]);
    }
    if (r->result_count == 0 && f->var != NULL && f->var->is_result) {
        f->on = false;
    }
    reach_return(f, r->s.pos);
}

static void flow_branch(Flow *f, const BranchStmt *b) {
    switch (b->token) {
    case TOK_BREAK:
        jump(f, &f->breaks, b->target);
        break;
    case TOK_CONTINUE:
        jump(f, &f->continues, b->target);
        break;
    case TOK_GOTO:
        jump(f, &f->gotos, b->label->name);
        break;
    default: /* fallthrough: the caller hands the bit on */
        break;
    }
}

static void flow_if(Flow *f, IfStmt *s) {
    flow_maybe(f, s->init);
    use(f, s->cond);
    bool before = f->on;
    flow(f, &s->then->s);
    bool after_then = f->on;
    f->on = before;
    flow_maybe(f, s->els);
    f->on |= after_then;
}

static void flow_for(Flow *f, ForStmt *s) {
    flow_maybe(f, s->init);
    bool head = f->on, leaves = false;
    for (int i = 0; i < PASSES; i++) {
        f->on = head;
        use(f, s->cond);
        leaves = s->cond != NULL && f->on;
        flow(f, &s->body->s);
        f->on |= arrives(&f->continues, s);
        flow_maybe(f, s->post);
        head |= f->on;
    }
    f->on = leaves || arrives(&f->breaks, s);
}

static void flow_range(Flow *f, RangeStmt *s) {
    use(f, s->x);
    bool head = f->on;
    for (int i = 0; i < PASSES; i++) {
        f->on = head;
        use(f, s->key);
        use(f, s->value);
        flow(f, &s->body->s);
        head |= f->on || arrives(&f->continues, s);
    }
    f->on = head || arrives(&f->breaks, s);
}

static bool falls_through(const CaseClause *c) {
    const Stmt *last = c->body_count > 0 ? c->body[c->body_count - 1] : NULL;
    return last != NULL && last->kind == NODE_BRANCH_STMT &&
           ((const BranchStmt *)last)->token == TOK_FALLTHROUGH;
}

static void flow_cases(Flow *f, const void *s, CaseClause **cases, int count) {
    bool entry = f->on, leaves = false, has_default = false, falls = false;
    for (int i = 0; i < count; i++) {
        f->on = entry;
        for (int j = 0; j < cases[i]->expr_count; j++) {
            use(f, cases[i]->exprs[j]);
        }
        f->on |= falls;
        flow_list(f, cases[i]->body, cases[i]->body_count);
        has_default |= cases[i]->is_default;
        falls = falls_through(cases[i]) && f->on;
        leaves |= f->on && !falls;
    }
    f->on = leaves || (!has_default && entry) || arrives(&f->breaks, s);
}

static void flow_select(Flow *f, SelectStmt *s) {
    bool entry = f->on, leaves = false;
    for (int i = 0; i < s->case_count; i++) {
        f->on = entry;
        flow_maybe(f, s->cases[i]->comm);
        flow_list(f, s->cases[i]->body, s->cases[i]->body_count);
        leaves |= f->on;
    }
    f->on = leaves || arrives(&f->breaks, s);
}

static void flow_labeled(Flow *f, LabeledStmt *s) {
    f->on |= arrives(&f->gotos, s->label->name);
    flow(f, s->stmt);
}

static void flow_decls(Flow *f, DeclStmt *s) {
    for (int i = 0; i < s->decl_count; i++) {
        use(f, s->decls[i]);
    }
}

/* Long by nature: one case a kind of statement. */
static void flow(Flow *f, Stmt *s) {
    switch (s->kind) {
    case NODE_BLOCK_STMT:
        flow_list(f, ((BlockStmt *)s)->stmts, ((BlockStmt *)s)->stmt_count);
        break;
    case NODE_LABELED_STMT: flow_labeled(f, (LabeledStmt *)s); break;
    case NODE_DECL_STMT: flow_decls(f, (DeclStmt *)s); break;
    case NODE_RETURN_STMT: flow_return(f, (ReturnStmt *)s); break;
    case NODE_BRANCH_STMT: flow_branch(f, (BranchStmt *)s); break;
    case NODE_IF_STMT: flow_if(f, (IfStmt *)s); break;
    case NODE_FOR_STMT: flow_for(f, (ForStmt *)s); break;
    case NODE_RANGE_STMT: flow_range(f, (RangeStmt *)s); break;
    case NODE_SELECT_STMT: flow_select(f, (SelectStmt *)s); break;
    case NODE_SWITCH_STMT:
        flow_maybe(f, ((SwitchStmt *)s)->init);
        use(f, ((SwitchStmt *)s)->tag);
        flow_cases(f, s, ((SwitchStmt *)s)->cases, ((SwitchStmt *)s)->case_count);
        break;
    case NODE_TYPE_SWITCH_STMT:
        flow_maybe(f, ((TypeSwitchStmt *)s)->init);
        use(f, ((TypeSwitchStmt *)s)->x);
        flow_cases(f, s, ((TypeSwitchStmt *)s)->cases, ((TypeSwitchStmt *)s)->case_count);
        break;
    case NODE_EXPR_STMT:
        use(f, s);
        f->on = f->on && !vet_never_returns(((ExprStmt *)s)->x);
        break;
    default:
        use(f, s);
        break;
    }
}

Pos vet_path_to_return(const VetFunc *func, const Node *from, const Object *var) {
    Flow f = {.from = from, .var = var};
    for (int i = 0; i < PASSES && f.found == 0; i++) {
        f.on = false;
        flow(&f, &func->body->s);
        reach_return(&f, func->body->rbrace);
    }
    map_deinit(&f.breaks);
    map_deinit(&f.continues);
    map_deinit(&f.gotos);
    return f.found;
}
