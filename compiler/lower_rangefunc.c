/* compiler/lower_rangefunc.c: range over functions (Go 1.23).
 *
 * The body of `for k, v := range f { … }` becomes a closure func(k, v) bool that f calls. It
 * captures what it mentions of the function around it (escape.c boxes what is assigned), and a cell
 * `state`:
 *
 *     0  ready: another iteration may begin        1, 2, …  left by exit number n
 *    -1  the loop is over: f has returned
 *
 * continue returns true. Whatever leaves the loop (break, return, goto, a label outside) is an
 * exit: the body stores its number, returns false, and after f's return the function around it goes
 * on from there; if that is itself the body of such a loop, the exit becomes one of its exits.
 * Values of a return travel in boxes. Calling the body again after it returned false, or after the
 * loop, panics.
 */
#include <stdlib.h>

#include "compiler/lower_internal.h"

typedef struct RangeExit {
    BranchStmt *branch;   /* break, continue, goto to somewhere outside */
    bool is_return, has_values;
} RangeExit;

struct RangeBody {
    RangeStmt *s;
    IrOperand state;      /* the cell, as the body sees it */
    IrOperand *boxes;     /* of returned values */
    Type **result_types;
    VEC(RangeExit) exits;
};

typedef struct Capture {
    Object *obj;          /* NULL: one of ours */
    IrOperand value;
    Rtype *type;
} Capture;

typedef struct Captures {
    Lower *l;
    VEC(Capture) list;
    PtrMap seen;
    bool has_return_values;
} Captures;

/* ---- what the body captures */

static bool visit_capture(Node *n, void *ctx) {
    Captures *c = ctx;
    if (n->kind == NODE_RETURN_STMT && ((ReturnStmt *)n)->result_count != 0) {
        c->has_return_values = true;
    }
    if (n->kind != NODE_IDENT) {
        return true;
    }
    Object *obj = ((Ident *)n)->obj;
    Var *v = obj != NULL && map_get(&c->seen, obj) == NULL ? map_get(&c->l->vars, obj) : NULL;
    if (v != NULL) {
        map_put(&c->seen, obj, obj);
        Rtype *t = v->is_boxed ? lower_pointer_type(c->l) : v->rtype;
        VEC_PUSH(&c->list, ((Capture){obj, ir_reg(v->reg), t}));
    }
    return true;
}

static void find_captures(Captures *c, RangeStmt *s) {
    ast_walk((Node *)s->body, visit_capture, c);
    Expr *vars[] = {s->key, s->value};
    for (int i = 0; i < 2; i++) {
        if (vars[i] != NULL && !s->is_define) {
            ast_walk((Node *)vars[i], visit_capture, c);
        }
    }
}

static IrOperand new_cell(Lower *l, Pos pos, Rtype *t, Captures *c) {
    IrIns *i = lower_ins(l, IR_NEW, pos);
    i->aux = t->id;
    IrOperand cell = lower_result(l, i, ir_none(), lower_pointer_type(l));
    VEC_PUSH(&c->list, ((Capture){NULL, cell, lower_pointer_type(l)}));
    return cell;
}

/* ---- leaving the body */

static void set_state(Lower *l, Pos pos, IrOperand cell, int64_t value) {
    Place p = lower_mem_place(l, pos, cell, checker_basic(l->c->o.checker, TYPE_INT), 0, true);
    lower_store(l, &p, ir_imm(value));
}

static void yield_result(Lower *l, Pos pos, bool goes_on) {
    IrIns *ret = lower_ins(l, IR_RET, pos);
    ret->args = ir_operands(l->f, 1);
    ret->args[0] = ir_imm(goes_on);
    ret->arg_count = 1;
}

static void leave(Lower *l, Pos pos, RangeExit exit) {
    VEC_PUSH(&l->range->exits, exit);
    set_state(l, pos, l->range->state, l->range->exits.len);
    yield_result(l, pos, false);
}

const RangeStmt *lower_range_stmt(const Lower *l) {
    return l->range->s;
}

void lower_range_branch(Lower *l, BranchStmt *s) {
    leave(l, s->s.pos, (RangeExit){.branch = s});
}

/* values NULL: a return without any. */
void lower_range_return(Lower *l, Pos pos, IrOperand *values) {
    for (int i = 0; values != NULL && i < l->result_count; i++) {
        Place p = lower_mem_place(l, pos, l->range->boxes[i], l->range->result_types[i], 0, true);
        lower_store(l, &p, values[i]);
    }
    leave(l, pos, (RangeExit){.is_return = true, .has_values = values != NULL});
}

/* ---- the body's function */

static void check_ready(Lower *b, Pos pos) {
    Type *int_type = checker_basic(b->c->o.checker, TYPE_INT);
    Place p = lower_mem_place(b, pos, b->range->state, int_type, 0, true);
    IrOperand state = lower_load(b, &p, ir_none());
    IrBlock *bad = lower_block(b), *ok = lower_block(b);
    IrOperand eq = lower_op2(b, IR_EQ, NUM_I64, pos, ir_none(), lower_basic(b, TYPE_BOOL), state,
                             ir_imm(0));
    lower_branch(b, pos, eq, ok, bad);
    lower_start(b, bad);
    lower_runtime_call(b, pos, RT_RANGE_STATE, &state, 1, ir_none());
    lower_jump(b, pos, ok);
    lower_start(b, ok);
}

static void bind_captures(Lower *b, const Captures *c, Pos pos, int own) {
    int word = 0;
    for (int i = 0; i < c->list.len; i++) {
        const Capture *k = &c->list.data[i];
        IrOperand v = lower_captured(b, pos, &word, k->type);
        if (k->obj != NULL) {
            Var *outer = map_get(&c->l->vars, k->obj);
            lower_bind(b, k->obj, outer->is_boxed, v.reg);
        } else if (i == own) {
            b->range->state = v;
        } else {
            b->range->boxes[i - own - 1] = v;
        }
    }
}

static void bind_variables(Lower *b, RangeStmt *s, const IrOperand *params, Type *yield) {
    Expr *vars[] = {s->key, s->value};
    for (int i = 0; i < 2 && i < yield->func.param_count; i++) {
        if (vars[i] != NULL) {
            lower_assign_to(b, s->s.pos, vars[i], s->is_define, params[i],
                            lower_subst(b, yield->func.params[i]->type));
        }
    }
}

static FuncInst *body_inst(Lower *l, RangeStmt *s) {
    const FuncMeta *outer = l->c->o.image->funcs.data[l->inst->func];
    FuncInst *inst = compiler_inst(
        l->c, INST_SYNTH, compiler_str(l->c, "%s-range%d", outer->name->text, ++l->range_count),
        s->s.pos, FUNC_IS_CLOSURE | (outer->flags & FUNC_IS_STD));
    inst->is_address_taken = true;
    return inst;
}

static uint32_t lower_body(Lower *l, RangeStmt *s, Type *yield, Captures *c, int own,
                           RangeBody *r) {
    FuncInst *inst = body_inst(l, s);
    Lower b;
    IrOperand *params;
    int n;
    lower_synth_begin(&b, l->c, inst, yield, NULL, l->subst, &params, &n);
    b.sig = l->sig;
    b.result_count = l->result_count;
    b.has_result_vars = l->has_result_vars;
    b.range = r;
    bind_captures(&b, c, s->s.pos, own);
    check_ready(&b, s->s.pos);
    bind_variables(&b, s, params, yield);
    IrBlock *next = lower_block(&b), *broken = lower_block(&b);
    Target t;
    lower_push_target(&b, &t, &s->s, broken, next);
    lower_block_stmt(&b, s->body);
    lower_pop_target(&b);
    lower_jump(&b, s->s.pos, next);
    lower_start(&b, next);
    yield_result(&b, s->s.pos, true);
    lower_start(&b, broken);
    leave(&b, s->s.pos, (RangeExit){0});
    lower_end(&b);
    l->inst->has_dynamic_call |= inst->has_dynamic_call;
    return inst->func;
}

/* ---- the loop */

static void go_on_from(Lower *l, Pos pos, const RangeBody *r, const RangeExit *exit) {
    if (exit->branch != NULL) {
        lower_stmt(l, &exit->branch->s);
    } else if (exit->is_return) {
        IrOperand *values = exit->has_values ? ir_operands(l->f, (uint32_t)l->result_count) : NULL;
        for (int i = 0; values != NULL && i < l->result_count; i++) {
            Place p = lower_mem_place(l, pos, r->boxes[i], r->result_types[i], 0, true);
            values[i] = lower_load(l, &p, ir_none());
        }
        lower_leave(l, pos, values);
    }
}

static void dispatch(Lower *l, Pos pos, const RangeBody *r, IrOperand cell) {
    Type *int_type = checker_basic(l->c->o.checker, TYPE_INT);
    Place p = lower_mem_place(l, pos, cell, int_type, 0, true);
    IrOperand state = lower_load(l, &p, ir_none());
    set_state(l, pos, cell, -1);
    for (int i = 0; i < r->exits.len; i++) {
        IrBlock *hit = lower_block(l), *miss = lower_block(l);
        IrOperand eq = lower_op2(l, IR_EQ, NUM_I64, pos, ir_none(), lower_basic(l, TYPE_BOOL),
                                 state, ir_imm(i + 1));
        lower_branch(l, pos, eq, hit, miss);
        lower_start(l, hit);
        go_on_from(l, pos, r, &r->exits.data[i]);
        lower_jump(l, pos, miss);
        lower_start(l, miss);
    }
}

void lower_range_func(Lower *l, RangeStmt *s) {
    Pos pos = s->s.pos;
    IrOperand f = lower_expr(l, s->x, ir_none());
    Type *sig = lower_under(lower_expr_type(l, s->x));
    Type *yield = lower_under(lower_subst(l, sig->func.params[0]->type));
    Captures c = {.l = l};
    RangeBody r = {.s = s};
    find_captures(&c, s);
    int own = c.list.len;
    IrOperand cell = new_cell(l, pos, lower_basic(l, TYPE_INT), &c);
    int boxes = c.has_return_values ? l->result_count : 0;
    IrOperand *outer_boxes = ir_operands(l->f, (uint32_t)boxes);
    r.boxes = ir_operands(l->f, (uint32_t)boxes);
    r.result_types = ARENA_ARRAY(l->c->work, Type *, boxes + 1);
    for (int i = 0; i < boxes; i++) {
        r.result_types[i] = lower_subst(l, l->sig->func.results[i]->type);
        outer_boxes[i] = new_cell(l, pos, layout_type(l->c, r.result_types[i]), &c);
    }
    uint32_t body = lower_body(l, s, yield, &c, own, &r);
    IrOperand *values = ir_operands(l->f, (uint32_t)c.list.len);
    for (int i = 0; i < c.list.len; i++) {
        values[i] = c.list.data[i].value;
    }
    IrOperand closure = lower_make_closure(l, pos, ir_none(), body, values, c.list.len);
    Callee callee = {.kind = CALLEE_CLOSURE, .target = f, .sig = sig};
    lower_emit_call(l, pos, &callee, &closure, 1, NULL, 0);
    r.boxes = outer_boxes;
    dispatch(l, pos, &r, cell);
    VEC_FREE(&c.list);
    VEC_FREE(&r.exits);
    map_deinit(&c.seen);
}
