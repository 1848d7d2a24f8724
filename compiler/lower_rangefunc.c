/* compiler/lower_rangefunc.c: range over functions (Go 1.23).
 *
 * The body of `for k, v := range f { … }` becomes a closure func(k, v) bool that f calls. It
 * captures what it mentions of the function around it (escape.c boxes what is assigned), and a cell
 * `state`:
 *
 *     0  ready: another iteration may begin        1, 2, …  left by exit number n
 *    -1  the loop is over: f has returned          -2  the body runs, or a panic left it
 *
 * continue returns true. Whatever leaves the loop (break, return, goto, a label outside) is an
 * exit: the body stores its number, returns false, and after f's return the function around it goes
 * on from there; if that is itself the body of such a loop, the exit becomes one of its exits.
 * return stores its values at once, in the function's result variables, which are boxed for that:
 * f may panic yet, and a deferred call recover. Calling the body in any state but 0 panics; so does
 * the loop when f returns in state -2: it swallowed a panic of the body.
 *
 * defer in the body defers in the function around it, which may be many frames below or, when f
 * calls the body elsewhere, on another goroutine. So the outermost loop makes a list of deferred
 * calls (DEFER_LIST) that its bodies capture and add to (DEFER_AT).
 */
#include <stdlib.h>

#include "compiler/lower_internal.h"

typedef struct RangeExit {
    BranchStmt *branch;   /* break, continue, goto to somewhere outside */
    bool is_return;
} RangeExit;

enum { STATE_READY = 0, STATE_OVER = -1, STATE_RUNNING = -2, STATE_LOST_PANIC = -3 };

struct RangeBody {
    RangeStmt *s;
    IrOperand state;      /* the cell, as the body sees it */
    IrOperand defers;     /* list of deferred calls, if something defers */
    VEC(RangeExit) exits;
};

typedef struct Capture {
    Object *obj;          /* NULL: one of ours, which the body sees as *as */
    IrOperand *as;
    IrOperand value;
    Rtype *type;
} Capture;

typedef struct Captures {
    Lower *l;
    VEC(Capture) list;
    PtrMap seen;
} Captures;

/* ---- what the body captures */

static bool visit_capture(Node *n, void *ctx) {
    Captures *c = ctx;
    if (n->kind != NODE_IDENT) {
        return true;
    }
    Object *obj = ((Ident *)n)->obj;
    Var *v = obj != NULL && map_get(&c->seen, obj) == NULL ? map_get(&c->l->vars, obj) : NULL;
    if (v != NULL) {
        map_put(&c->seen, obj, obj);
        Rtype *t = v->is_boxed ? lower_pointer_type(c->l) : v->rtype;
        VEC_PUSH(&c->list, ((Capture){obj, NULL, ir_reg(v->reg), t}));
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

static void capture_own(Captures *c, IrOperand value, IrOperand *as) {
    VEC_PUSH(&c->list, ((Capture){NULL, as, value, lower_pointer_type(c->l)}));
}

static IrOperand new_cell(Lower *l, Pos pos, Rtype *t, Captures *c, IrOperand *as) {
    IrIns *i = lower_ins(l, IR_NEW, pos);
    i->aux = t->id;
    IrOperand cell = lower_result(l, i, ir_none(), lower_pointer_type(l));
    capture_own(c, cell, as);
    return cell;
}

typedef struct Needs { /* of a body, beyond variables */
    bool defers, returns_values;
} Needs;

static bool visit_need(Node *n, void *ctx) {
    Needs *needs = ctx;
    needs->defers |= n->kind == NODE_DEFER_STMT;
    needs->returns_values |=
        n->kind == NODE_RETURN_STMT && ((ReturnStmt *)n)->result_count != 0;
    return n->kind != NODE_FUNC_LIT;
}

/* The list that the body's defer statements add to. */
static void capture_defers(Captures *c, RangeStmt *s, RangeBody *r) {
    Lower *l = c->l;
    IrOperand list = l->range != NULL ? l->range->defers
                                      : lower_result(l, lower_ins(l, IR_DEFER_LIST, s->s.pos),
                                                     ir_none(), lower_pointer_type(l));
    capture_own(c, list, &r->defers);
}

/* The boxes of the result variables, which become those of the body's function. */
static IrOperand *capture_results(Captures *c) {
    IrOperand *boxes = ir_operands(c->l->f, (uint32_t)c->l->result_count);
    for (int i = 0; i < c->l->result_count; i++) {
        ASSERT(c->l->results[i]->is_boxed);
        capture_own(c, ir_reg(c->l->results[i]->reg), &boxes[i]);
    }
    return boxes;
}

static Var **results_in_boxes(Lower *b, Var **outer, const IrOperand *boxes) {
    Var **results = ARENA_ARRAY(b->c->work, Var *, b->result_count);
    for (int i = 0; i < b->result_count; i++) {
        results[i] = ARENA_NEW(b->c->work, Var);
        *results[i] = (Var){.type = outer[i]->type, .rtype = outer[i]->rtype, .is_boxed = true,
                            .reg = boxes[i].reg};
    }
    return results;
}

/* ---- leaving the body */

static IrOperand get_state(Lower *l, Pos pos, IrOperand cell) {
    Type *int_type = checker_basic(l->c->o.checker, TYPE_INT);
    Place p = lower_mem_place(l, pos, cell, int_type, 0, true);
    return lower_load(l, &p, ir_none());
}

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

void lower_range_defer(Lower *l, Pos pos, IrOperand closure) {
    IrIns *i = lower_ins(l, IR_DEFER_AT, pos);
    i->a = closure;
    i->b = l->range->defers;
}

void lower_range_branch(Lower *l, BranchStmt *s) {
    leave(l, s->s.pos, (RangeExit){.branch = s});
}

/* values NULL: a return without any. */
void lower_range_return(Lower *l, Pos pos, IrOperand *values) {
    for (int i = 0; values != NULL && i < l->result_count; i++) {
        lower_var_set(l, pos, l->results[i], values[i]);
    }
    leave(l, pos, (RangeExit){.is_return = true});
}

/* ---- the body's function */

static void branch_on_state(Lower *l, Pos pos, IrOperand state, int64_t value, IrBlock *same,
                            IrBlock *other) {
    IrOperand eq = lower_op2(l, IR_EQ, NUM_I64, pos, ir_none(), lower_basic(l, TYPE_BOOL), state,
                             ir_imm(value));
    lower_branch(l, pos, eq, same, other);
}

static void enter_body(Lower *b, Pos pos) {
    IrOperand state = get_state(b, pos, b->range->state);
    IrBlock *bad = lower_block(b), *ok = lower_block(b);
    branch_on_state(b, pos, state, STATE_READY, ok, bad);
    lower_start(b, bad);
    lower_runtime_call(b, pos, RT_RANGE_STATE, &state, 1, ir_none());
    lower_jump(b, pos, ok);
    lower_start(b, ok);
    set_state(b, pos, b->range->state, STATE_RUNNING);
}

static void bind_captures(Lower *b, const Captures *c, Pos pos) {
    int word = 0;
    for (int i = 0; i < c->list.len; i++) {
        const Capture *k = &c->list.data[i];
        IrOperand v = lower_captured(b, pos, &word, k->type);
        if (k->obj != NULL) {
            Var *outer = map_get(&c->l->vars, k->obj);
            lower_bind(b, k->obj, outer->is_boxed, v.reg);
        } else {
            *k->as = v;
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

static Lower *declared_function(Lower *l) {
    return l->declared != NULL ? l->declared : l;
}

static FuncInst *body_inst(Lower *l, RangeStmt *s) {
    Lower *d = declared_function(l);
    const FuncMeta *outer = l->c->o.image->funcs.data[d->inst->func];
    FuncInst *inst = compiler_inst(
        l->c, INST_SYNTH, compiler_str(l->c, "%s-range%d", outer->name->text, ++d->range_count),
        s->s.pos, FUNC_IS_CLOSURE | (outer->flags & FUNC_IS_STD));
    inst->is_address_taken = true;
    return inst;
}

static uint32_t lower_body(Lower *l, RangeStmt *s, Type *yield, Captures *c, RangeBody *r,
                           const IrOperand *boxes) {
    FuncInst *inst = body_inst(l, s);
    Lower b;
    IrOperand *params;
    int n;
    lower_synth_begin(&b, l->c, inst, yield, NULL, l->subst, &params, &n);
    b.sig = l->sig;
    b.result_count = l->result_count;
    b.has_result_vars = l->has_result_vars;
    b.range = r;
    b.declared = declared_function(l);
    bind_captures(&b, c, s->s.pos);
    b.results = boxes != NULL ? results_in_boxes(&b, l->results, boxes) : NULL;
    enter_body(&b, s->s.pos);
    bind_variables(&b, s, params, yield);
    IrBlock *next = lower_block(&b), *broken = lower_block(&b);
    Target t;
    lower_push_target(&b, &t, &s->s, broken, next);
    lower_loop_body(&b, s->body);
    lower_pop_target(&b);
    lower_jump(&b, s->s.pos, next);
    lower_start(&b, next);
    set_state(&b, s->s.pos, r->state, STATE_READY);
    yield_result(&b, s->s.pos, true);
    lower_start(&b, broken);
    leave(&b, s->s.pos, (RangeExit){0});
    lower_end(&b);
    l->inst->has_dynamic_call |= inst->has_dynamic_call;
    return inst->func;
}

/* ---- the loop */

static void go_on_from(Lower *l, Pos pos, const RangeExit *exit) {
    if (exit->branch != NULL) {
        lower_stmt(l, &exit->branch->s);
    } else if (exit->is_return) {
        lower_leave(l, pos, NULL);
    }
}

static void check_no_panic(Lower *l, Pos pos, IrOperand state) {
    IrBlock *lost = lower_block(l), *ok = lower_block(l);
    branch_on_state(l, pos, state, STATE_RUNNING, lost, ok);
    lower_start(l, lost);
    IrOperand what = ir_imm(STATE_LOST_PANIC);
    lower_runtime_call(l, pos, RT_RANGE_STATE, &what, 1, ir_none());
    lower_jump(l, pos, ok);
    lower_start(l, ok);
}

static void dispatch(Lower *l, Pos pos, const RangeBody *r, IrOperand cell) {
    IrOperand state = get_state(l, pos, cell);
    set_state(l, pos, cell, STATE_OVER);
    check_no_panic(l, pos, state);
    for (int i = 0; i < r->exits.len; i++) {
        IrBlock *hit = lower_block(l), *miss = lower_block(l);
        branch_on_state(l, pos, state, i + 1, hit, miss);
        lower_start(l, hit);
        go_on_from(l, pos, &r->exits.data[i]);
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
    IrOperand cell = new_cell(l, pos, lower_basic(l, TYPE_INT), &c, &r.state);
    Needs needs = {0};
    ast_walk((Node *)s->body, visit_need, &needs);
    if (needs.defers) {
        capture_defers(&c, s, &r);
    }
    IrOperand *boxes = needs.returns_values ? capture_results(&c) : NULL;
    uint32_t body = lower_body(l, s, yield, &c, &r, boxes);
    IrOperand *values = ir_operands(l->f, (uint32_t)c.list.len);
    for (int i = 0; i < c.list.len; i++) {
        values[i] = c.list.data[i].value;
    }
    IrOperand closure = lower_make_closure(l, pos, ir_none(), body, values, c.list.len);
    Callee callee = {.kind = CALLEE_CLOSURE, .target = f, .sig = sig};
    lower_emit_call(l, pos, &callee, &closure, 1, NULL, 0);
    dispatch(l, pos, &r, cell);
    VEC_FREE(&c.list);
    VEC_FREE(&r.exits);
    map_deinit(&c.seen);
}
