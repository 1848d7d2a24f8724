/* compiler/lower_switch.c: expression and type switches.
 *
 * Cases are tried in source order. When the tag is an integer and many cases are constants close to
 * each other, one SWITCH instruction finds the clause through a table.
 */
#include "compiler/lower_internal.h"

typedef struct Clauses { /* blocks of the bodies, by clause */
    IrBlock **bodies;
    IrBlock *on_default, *done;
} Clauses;

static Clauses clause_blocks(Lower *l, CaseClause **cases, int count) {
    Clauses c = {ARENA_ARRAY(l->c->work, IrBlock *, count + 1), NULL, lower_block(l)};
    for (int i = 0; i < count; i++) {
        c.bodies[i] = lower_block(l);
        if (cases[i]->is_default) {
            c.on_default = c.bodies[i];
        }
    }
    if (c.on_default == NULL) {
        c.on_default = c.done;
    }
    return c;
}

static bool falls_through(const CaseClause *c) {
    if (c->body_count == 0) {
        return false;
    }
    Stmt *last = c->body[c->body_count - 1];
    while (last->kind == NODE_LABELED_STMT) {
        last = ((LabeledStmt *)last)->stmt;
    }
    return last->kind == NODE_BRANCH_STMT && ((BranchStmt *)last)->token == TOK_FALLTHROUGH;
}

static void lower_bodies(Lower *l, Stmt *s, CaseClause **cases, int count, Clauses *c) {
    Target t;
    lower_push_target(l, &t, s, c->done, NULL);
    for (int i = 0; i < count; i++) {
        lower_start(l, c->bodies[i]);
        lower_stmts(l, cases[i]->body, cases[i]->body_count);
        IrBlock *to = falls_through(cases[i]) && i + 1 < count ? c->bodies[i + 1] : c->done;
        lower_jump(l, cases[i]->s.pos, to);
    }
    lower_pop_target(l);
    lower_start(l, c->done);
}

/* ---- dense integer cases */

enum { TABLE_MIN_CASES = 5, TABLE_MAX_SPAN_PER_CASE = 4, TABLE_MAX = 1024 };

typedef struct Table { int64_t lo, hi; int count; } Table;

static bool measure_table(SwitchStmt *s, Table *t) {
    *t = (Table){INT64_MAX, INT64_MIN, 0};
    for (int i = 0; i < s->case_count; i++) {
        for (int k = 0; k < s->cases[i]->expr_count; k++) {
            int64_t v;
            if (!lower_const_int(s->cases[i]->exprs[k], &v)) {
                return false;
            }
            t->lo = v < t->lo ? v : t->lo;
            t->hi = v > t->hi ? v : t->hi;
            t->count++;
        }
    }
    uint64_t span = (uint64_t)t->hi - (uint64_t)t->lo;
    return t->count >= TABLE_MIN_CASES && span < TABLE_MAX &&
           span < (uint64_t)t->count * TABLE_MAX_SPAN_PER_CASE;
}

static bool switch_by_table(Lower *l, SwitchStmt *s, IrOperand tag, const Clauses *c) {
    Table t;
    if (!type_is_integer(lower_expr_type(l, s->tag)) || !measure_table(s, &t)) {
        return false;
    }
    int n = (int)(t.hi - t.lo + 1);
    IrIns *i = lower_ins(l, IR_SWITCH, s->s.pos);
    i->a = tag;
    i->imm = t.lo;
    i->arg_count = (uint16_t)n;
    i->els = c->on_default;
    i->targets = ARENA_ARRAY(l->c->work, IrBlock *, n);
    for (int k = 0; k < n; k++) {
        i->targets[k] = c->on_default;
    }
    for (int k = s->case_count - 1; k >= 0; k--) { /* the first of equal cases wins */
        for (int x = s->cases[k]->expr_count - 1; x >= 0; x--) {
            int64_t v = 0;
            lower_const_int(s->cases[k]->exprs[x], &v);
            i->targets[v - t.lo] = c->bodies[k];
        }
    }
    return true;
}

/* ---- expression switch */

static bool is_nil_expr(const Expr *e) {
    return e->mode == MODE_NIL || (e->type != NULL && e->type->kind == TYPE_UNTYPED_NIL);
}

static void test_case(Lower *l, SwitchStmt *s, IrOperand tag, Type *tt, Expr *e, IrBlock *hit,
                      IrBlock *miss) {
    if (s->tag == NULL) {
        lower_cond(l, e, hit, miss);
        return;
    }
    if (is_nil_expr(e)) {
        IrOperand eq = lower_op2(l, IR_EQ, NUM_I64, e->pos, ir_none(), lower_basic(l, TYPE_BOOL),
                                 lower_word(tag, 0), ir_imm(0));
        lower_branch(l, e->pos, eq, hit, miss);
        return;
    }
    Type *et = lower_expr_type(l, e);
    if (lower_is_const(e) && !lower_is_iface(tt)) {
        et = tt;
    }
    IrOperand v = lower_expr_as(l, e, et, ir_none());
    lower_equal_branch(l, e->pos, tag, tt, v, et, hit, miss);
}

static void test_cases(Lower *l, SwitchStmt *s, IrOperand tag, Type *tt, const Clauses *c) {
    for (int i = 0; i < s->case_count; i++) {
        for (int k = 0; k < s->cases[i]->expr_count; k++) {
            IrBlock *miss = lower_block(l);
            test_case(l, s, tag, tt, s->cases[i]->exprs[k], c->bodies[i], miss);
            lower_start(l, miss);
        }
    }
    lower_jump(l, s->s.pos, c->on_default);
}

void lower_switch(Lower *l, SwitchStmt *s) {
    if (s->init != NULL) {
        lower_stmt(l, s->init);
    }
    IrOperand tag = ir_none();
    Type *tt = NULL;
    if (s->tag != NULL) {
        tt = lower_expr_type(l, s->tag);
        if (type_is_untyped(tt)) {
            tt = type_default(tt);
        }
        tag = lower_expr_as(l, s->tag, tt, ir_none());
    }
    Clauses c = clause_blocks(l, s->cases, s->case_count);
    if (s->tag == NULL || tag.kind == IRO_IMM || !switch_by_table(l, s, tag, &c)) {
        test_cases(l, s, tag, tt, &c);
    }
    lower_bodies(l, &s->s, s->cases, s->case_count, &c);
}

/* ---- type switch */

static void test_type(Lower *l, IrOperand x, Expr *e, IrBlock *hit, IrBlock *miss) {
    if (is_nil_expr(e)) {
        IrOperand eq = lower_op2(l, IR_EQ, NUM_I64, e->pos, ir_none(), lower_basic(l, TYPE_BOOL),
                                 lower_word(x, 0), ir_imm(0));
        lower_branch(l, e->pos, eq, hit, miss);
        return;
    }
    Type *t = lower_subst(l, e->type);
    Rtype *rt = lower_published(l, t);
    if (!lower_is_iface(t)) {
        lower_type_branch(l, e->pos, lower_word(x, 0), rt, hit, miss);
        return;
    }
    IrIns *i = lower_ins(l, IR_IMPLEMENTS, e->pos);
    i->a = x;
    i->aux = rt->id;
    lower_branch(l, e->pos, lower_result(l, i, ir_none(), lower_basic(l, TYPE_BOOL)), hit, miss);
}

/* The clause's own variable: of the case's type when there is exactly one, else of x's. */
static void bind_clause(Lower *l, CaseClause *c, IrOperand x) {
    Object *obj = c->implicit;
    if (obj == NULL || !obj->is_used) {
        return;
    }
    Type *t = lower_subst(l, obj->type);
    IrOperand v = lower_is_iface(t) ? x : lower_unbox(l, c->s.pos, x, t, ir_none());
    lower_declare_value(l, obj, c->s.pos, v);
}

void lower_type_switch(Lower *l, TypeSwitchStmt *s) {
    if (s->init != NULL) {
        lower_stmt(l, s->init);
    }
    Type *xt = lower_expr_type(l, s->x);
    IrOperand x =
        lower_snapshot(l, s->s.pos, lower_expr(l, s->x, ir_none()), layout_type(l->c, xt));
    Clauses c = clause_blocks(l, s->cases, s->case_count);
    for (int i = 0; i < s->case_count; i++) {
        for (int k = 0; k < s->cases[i]->expr_count; k++) {
            IrBlock *miss = lower_block(l);
            test_type(l, x, s->cases[i]->exprs[k], c.bodies[i], miss);
            lower_start(l, miss);
        }
    }
    lower_jump(l, s->s.pos, c.on_default);
    Target t;
    lower_push_target(l, &t, &s->s, c.done, NULL);
    int outer = l->visible.len;
    for (int i = 0; i < s->case_count; i++) {
        lower_start(l, c.bodies[i]);
        bind_clause(l, s->cases[i], x);
        lower_stmts(l, s->cases[i]->body, s->cases[i]->body_count);
        l->visible.len = outer;
        lower_jump(l, s->cases[i]->s.pos, c.done);
    }
    lower_pop_target(l);
    lower_start(l, c.done);
}
