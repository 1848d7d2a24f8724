/* compiler/lower_select.c: select.
 *
 * Channels and values to send are evaluated first, in source order; SELECT picks a case and fills
 * its receive registers; what is on the left of a receive is evaluated in the chosen clause only.
 * One case without default is the plain operation (so its wait state is "chan receive", RUNTIME.md
 * 4).
 */
#include "compiler/lower_internal.h"

typedef struct Comm { /* a clause's communication, taken apart */
    bool is_send, has_ok;
    Expr *chan, *value;   /* value: what is sent */
    AssignStmt *assign;   /* receive with something on the left, or NULL */
    Type *elem;
    Pos pos;
    IrOperand recv, ok;
} Comm;

static UnaryExpr *receive_of(Expr *e) {
    return (UnaryExpr *)ast_unparen(e);
}

static bool is_blank(const Expr *e) {
    const Expr *x = ast_unparen((Expr *)e);
    return x->kind == NODE_IDENT && ((const Ident *)x)->name->len == 1 &&
           ((const Ident *)x)->name->text[0] == '_';
}

static Comm take_apart(Lower *l, CommClause *c) {
    Comm m = {.pos = c->comm->pos};
    if (c->comm->kind == NODE_SEND_STMT) {
        SendStmt *s = (SendStmt *)c->comm;
        m.is_send = true;
        m.chan = s->chan;
        m.value = s->value;
    } else if (c->comm->kind == NODE_EXPR_STMT) {
        m.chan = receive_of(((ExprStmt *)c->comm)->x)->x;
    } else {
        m.assign = (AssignStmt *)c->comm;
        m.chan = receive_of(m.assign->rhs[0])->x;
        m.has_ok = m.assign->lhs_count == 2;
    }
    m.elem = lower_subst(l, lower_under(lower_expr_type(l, m.chan))->chan.elem);
    return m;
}

/* Registers for what a receive yields, where it is wanted. */
static void receive_registers(Lower *l, Comm *m) {
    if (m->assign == NULL) {
        return;
    }
    if (!is_blank(m->assign->lhs[0])) {
        m->recv = lower_temp(l, layout_type(l->c, m->elem));
    }
    if (m->has_ok && !is_blank(m->assign->lhs[1])) {
        m->ok = lower_temp(l, lower_basic(l, TYPE_BOOL));
    }
}

static void assign_received(Lower *l, const Comm *m) {
    if (m->assign == NULL) {
        return;
    }
    bool is_define = m->assign->op == TOK_DEFINE;
    if (m->recv.kind != IRO_NONE) {
        lower_assign_to(l, m->pos, m->assign->lhs[0], is_define && m->assign->is_new[0], m->recv,
                        m->elem);
    }
    if (m->ok.kind != IRO_NONE) {
        lower_assign_to(l, m->pos, m->assign->lhs[1], is_define && m->assign->is_new[1], m->ok,
                        checker_basic(l->c->o.checker, TYPE_BOOL));
    }
}

static IrSelectCase evaluate(Lower *l, Comm *m) {
    IrSelectCase c = {.is_send = m->is_send};
    c.chan = lower_expr(l, m->chan, ir_none());
    if (m->is_send) {
        c.value = lower_expr_as(l, m->value, m->elem, ir_none());
    } else {
        receive_registers(l, m);
        c.recv = m->recv;
        c.ok = m->ok;
    }
    return c;
}

/* ---- one case, no default */

static void plain_operation(Lower *l, Comm *m) {
    IrSelectCase c = evaluate(l, m);
    IrIns *i = lower_ins(l, m->is_send ? IR_SEND : IR_RECV, m->pos);
    i->a = c.chan;
    i->aux = layout_type(l->c, m->elem)->id;
    if (m->is_send) {
        i->b = c.value;
        return;
    }
    i->dst = c.recv;
    i->dst2 = c.ok;
    if (i->dst.kind == IRO_NONE) {
        i->dst = lower_temp(l, layout_type(l->c, m->elem));
    }
}

static void lower_clause(Lower *l, CommClause *c, const Comm *m, IrBlock *done) {
    int outer = l->visible.len;
    if (m != NULL) {
        assign_received(l, m);
    }
    lower_stmts(l, c->body, c->body_count);
    l->visible.len = outer;
    lower_jump(l, c->s.pos, done);
}

static void select_one(Lower *l, SelectStmt *s) {
    IrBlock *done = lower_block(l);
    Target t;
    Comm m = take_apart(l, s->cases[0]);
    plain_operation(l, &m);
    lower_push_target(l, &t, &s->s, done, NULL);
    lower_clause(l, s->cases[0], &m, done);
    lower_pop_target(l);
    lower_start(l, done);
}

/* ---- the general form */

static IrOperand emit_select(Lower *l, SelectStmt *s, Comm *comms, int count, bool has_default) {
    IrSelectCase *cases = ARENA_ARRAY(l->c->work, IrSelectCase, count + 1);
    int n = 0;
    for (int i = 0; i < s->case_count; i++) {
        if (s->cases[i]->comm != NULL) {
            comms[n] = take_apart(l, s->cases[i]);
            cases[n] = evaluate(l, &comms[n]);
            n++;
        }
    }
    IrIns *i = lower_ins(l, IR_SELECT, s->s.pos);
    i->cases = cases;
    i->arg_count = (uint16_t)n;
    i->select_default = has_default;
    return lower_result(l, i, ir_none(), lower_basic(l, TYPE_INT));
}

static void dispatch(Lower *l, SelectStmt *s, IrOperand chosen, Comm *comms) {
    IrBlock *done = lower_block(l);
    Target t;
    lower_push_target(l, &t, &s->s, done, NULL);
    int left = s->case_count, n = 0;
    for (int i = 0; i < s->case_count; i++) {
        CommClause *c = s->cases[i];
        int64_t index = c->comm == NULL ? -1 : n;
        IrBlock *hit = lower_block(l), *miss = lower_block(l);
        if (--left == 0) {
            lower_jump(l, c->s.pos, hit); /* the last one left */
        } else {
            IrOperand eq = lower_op2(l, IR_EQ, NUM_I64, c->s.pos, ir_none(),
                                     lower_basic(l, TYPE_BOOL), chosen, ir_imm(index));
            lower_branch(l, c->s.pos, eq, hit, miss);
        }
        lower_start(l, hit);
        lower_clause(l, c, c->comm == NULL ? NULL : &comms[n++], done);
        lower_start(l, miss);
    }
    lower_jump(l, s->s.pos, done);
    lower_pop_target(l);
    lower_start(l, done);
}

void lower_select(Lower *l, SelectStmt *s) {
    bool has_default = false;
    for (int i = 0; i < s->case_count; i++) {
        has_default |= s->cases[i]->comm == NULL;
    }
    if (s->case_count == 1 && !has_default) {
        select_one(l, s);
        return;
    }
    int count = s->case_count - (has_default ? 1 : 0);
    Comm *comms = ARENA_ARRAY(l->c->work, Comm, count + 1);
    IrOperand chosen = emit_select(l, s, comms, count, has_default);
    if (s->case_count != 0) {
        dispatch(l, s, chosen, comms);
    }
}
