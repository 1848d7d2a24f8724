/* compiler/lower_func.c: whole functions: parameters, captures, results, return, the epilogue.
 *
 * Results. A function without defers and without named results simply returns operands. Otherwise
 * its results are variables: named ones may be boxed (a closure captures them); with defers,
 * unnamed ones get hidden variables too, because a recovered panic resumes the function at its
 * epilogue, which runs the deferred calls and returns whatever the result variables hold then.
 * They are boxed when the body of a range over a function, which is a function of its own, returns
 * values.
 *
 *     body:      …; r = value; jump epilogue
 *     epilogue:  DEFER_RUN; RET r
 */
#include "compiler/lower_internal.h"

/* ---- parameters */

static bool is_named(const Object *obj) {
    return obj->name != NULL && !(obj->name->len == 1 && obj->name->text[0] == '_') &&
           obj->name->len != 0;
}

static IrRegId param_register(Lower *l, Object *obj) {
    return ir_reg_new(l->f, lower_type(l, obj->type), is_named(obj) ? obj->name : NULL);
}

/* A parameter becomes a variable: its own register, or a box with a copy. A large value that the
 * body never changes stays where the caller put it: a copy nobody else writes. */
static void bind_param(Lower *l, Object *obj, IrRegId r, Pos pos) {
    bool is_large = l->f->regs[r].type->form == FORM_LARGE;
    if (!is_named(obj)) {
        return;
    }
    if (is_large && !obj->is_addressed && !obj->is_reassigned) {
        lower_bind(l, obj, true, r);
    } else if (is_large || escape_is_boxed(obj)) {
        lower_declare_value(l, obj, pos, ir_reg(r));
    } else {
        lower_bind(l, obj, false, r);
    }
}

static void lower_params(Lower *l, Type *sig, Pos pos) {
    int n = sig->func.param_count + (sig->func.recv != NULL);
    Object **objs = ARENA_ARRAY(l->c->work, Object *, n + 1);
    l->f->params = ARENA_ARRAY(l->c->work, IrRegId, n + 1);
    l->f->param_count = (uint32_t)n;
    for (int i = 0; i < n; i++) {
        int k = sig->func.recv != NULL ? i - 1 : i;
        objs[i] = k < 0 ? sig->func.recv : sig->func.params[k];
        l->f->params[i] = param_register(l, objs[i]);
    }
    for (int i = 0; i < n; i++) {
        bind_param(l, objs[i], l->f->params[i], pos);
    }
}

/* All captures are read at entry: what the body uses no more is then dead, whatever the closure
 * holds. */
static void lower_captures(Lower *l, const FuncInfo *info, Pos pos) {
    int word = 0;
    for (int i = 0; i < info->capture_count; i++) {
        Object *obj = info->captures[i];
        if (obj->is_package_level) {
            continue;
        }
        Rtype *t = lower_type(l, obj->type);
        bool is_boxed = t->form == FORM_LARGE || escape_is_boxed(obj);
        IrOperand v = lower_captured(l, pos, &word, is_boxed ? lower_pointer_type(l) : t);
        lower_bind(l, obj, is_boxed, v.reg);
    }
}

/* ---- results */

static Var *hidden_result(Lower *l, Type *t, bool is_shared) {
    Var *v = ARENA_NEW(l->c->work, Var);
    v->type = t;
    v->rtype = layout_type(l->c, t);
    v->is_boxed = is_shared || v->rtype->form == FORM_LARGE;
    v->reg = ir_reg_new(l->f, v->is_boxed ? lower_pointer_type(l) : v->rtype, NULL);
    return v;
}

static Var *result_variable(Lower *l, Object *obj, bool is_shared, Pos pos) {
    if (is_named(obj)) {
        if (is_shared) {
            escape_mark_shared(obj);
        }
        lower_declare_zero(l, obj, pos);
        return lower_var(l, obj);
    }
    Var *v = hidden_result(l, lower_subst(l, obj->type), is_shared);
    if (v->is_boxed) {
        IrIns *i = lower_ins(l, IR_NEW, pos);
        i->aux = v->rtype->id;
        i->dst = ir_reg(v->reg);
    } else {
        lower_zero(l, pos, ir_reg(v->reg), v->rtype);
    }
    return v;
}

static void lower_results(Lower *l, const FuncInfo *info, Pos pos) {
    Type *sig = info->sig;
    int n = sig->func.result_count;
    l->result_count = n;
    l->f->result_count = (uint32_t)n;
    l->f->results = ARENA_ARRAY(l->c->work, Rtype *, n + 1);
    l->has_result_vars = info->has_defer || info->returns_from_range;
    for (int i = 0; i < n; i++) {
        l->f->results[i] = lower_type(l, sig->func.results[i]->type);
        const Str *name = sig->func.results[i]->name;
        l->has_result_vars |= name != NULL && name->len != 0; /* `_` allows a bare return too */
    }
    if (!l->has_result_vars) {
        return;
    }
    l->results = ARENA_ARRAY(l->c->work, Var *, n + 1);
    for (int i = 0; i < n; i++) {
        l->results[i] = result_variable(l, sig->func.results[i], info->returns_from_range, pos);
        l->has_boxed_results |= l->results[i]->is_boxed;
        l->f->regs[l->results[i]->reg].is_result_var = info->has_defer;
    }
}

/* RET of what the result variables hold. */
static void return_variables(Lower *l, Pos pos) {
    IrOperand *values = ir_operands(l->f, (uint32_t)l->result_count);
    for (int i = 0; i < l->result_count; i++) {
        values[i] = lower_var_get(l, pos, l->results[i], ir_none());
    }
    IrIns *ret = lower_ins(l, IR_RET, pos);
    ret->args = values;
    ret->arg_count = (uint16_t)l->result_count;
}

/* Leaves the function with these values, which result variables must hold before deferred calls
 * run. */
void lower_return_values(Lower *l, Pos pos, IrOperand *values) {
    bool needs_store = l->f->epilogue != NULL || l->has_boxed_results;
    if (values != NULL && !needs_store) {
        IrIns *ret = lower_ins(l, IR_RET, pos);
        ret->args = values;
        ret->arg_count = (uint16_t)l->result_count;
        return;
    }
    for (int i = 0; values != NULL && i < l->result_count; i++) {
        lower_var_set(l, pos, l->results[i], values[i]);
    }
    if (l->f->epilogue != NULL) {
        lower_jump(l, pos, l->f->epilogue);
    } else if (l->has_result_vars || l->result_count == 0) {
        return_variables(l, pos);
    } else { /* the end of a body that never gets there */
        lower_ins(l, IR_TRAP, pos);
    }
}

void lower_leave(Lower *l, Pos pos, IrOperand *values) {
    if (l->range != NULL) {
        lower_range_return(l, pos, values);
    } else {
        lower_return_values(l, pos, values);
    }
}

void lower_return(Lower *l, ReturnStmt *s) {
    if (s->result_count == 0) {
        lower_leave(l, s->s.pos, NULL);
        return;
    }
    IrOperand *values, *out = ir_operands(l->f, (uint32_t)l->result_count);
    bool is_spread = s->result_count == 1 && l->result_count > 1;
    Type **types;
    if (is_spread) {
        lower_expr_list(l, s->results, 1, &values, &types);
    }
    int mark = l->hoists.len;
    lower_hoist_calls(l, s->results, s->result_count);
    for (int i = 0; i < l->result_count; i++) {
        Type *t = lower_subst(l, l->sig->func.results[i]->type);
        out[i] = is_spread ? lower_assignable(l, s->s.pos, values[i], types[i], t, ir_none())
                           : lower_expr_as(l, s->results[i], t, ir_none());
        if (l->has_result_vars && l->result_count > 1) {
            out[i] = lower_snapshot(l, s->s.pos, out[i], layout_type(l->c, t));
        }
    }
    l->hoists.len = mark;
    lower_leave(l, s->s.pos, out);
}

static void lower_epilogue(Lower *l, Pos pos) {
    if (l->f->epilogue != NULL) {
        lower_start(l, l->f->epilogue);
        lower_ins(l, IR_DEFER_RUN, pos);
        return_variables(l, pos);
    }
}

/* ---- functions */

static FuncInfo *outermost(FuncInfo *info) {
    while (info->outer != NULL) {
        info = info->outer;
    }
    return info;
}

static void lower_body(Compiler *c, FuncInst *inst, Pos pos) {
    FuncInfo *info = inst->info;
    escape_mark(c, outermost(info));
    Lower l;
    FuncMeta *meta = c->o.image->funcs.data[inst->func];
    if (info->has_defer) {
        meta->flags |= FUNC_HAS_DEFER;
    }
    lower_begin(&l, c, inst);
    l.sig = info->sig;
    if (info->has_defer) {
        l.f->epilogue = lower_block(&l);
    }
    lower_params(&l, info->sig, pos);
    lower_captures(&l, info, pos);
    lower_results(&l, info, pos);
    lower_stmts(&l, info->body->stmts, info->body->stmt_count);
    if (!ir_is_terminated(l.cur)) {
        lower_return_values(&l, info->body->rbrace, NULL);
    }
    lower_epilogue(&l, info->body->rbrace);
    lower_end(&l);
}

/* A bytecode function around a native, for uses other than a direct call. */
static void lower_native(Compiler *c, FuncInst *inst, uint32_t native) {
    Type *sig = inst->obj->type;
    Lower l;
    IrOperand *params;
    int n;
    lower_synth_begin(&l, c, inst, sig, sig->func.recv != NULL ? sig->func.recv->type : NULL,
                      inst->subst, &params, &n);
    Callee callee = {.kind = CALLEE_NATIVE, .index = native, .sig = sig};
    lower_forward(&l, inst->obj->pos, &callee, params, n);
    lower_end(&l);
}

void lower_declared(Compiler *c, FuncInst *inst) {
    uint32_t native;
    if (compiler_is_native(c, inst->obj, inst->obj->pos, &native)) {
        lower_native(c, inst, native);
    } else {
        lower_body(c, inst, inst->obj->pos);
    }
}

void lower_literal(Compiler *c, FuncInst *inst) {
    lower_body(c, inst, inst->info->lit->e.pos);
}

/* The T{…} of &T{…}, or NULL. */
static const CompositeLit *pointed_literal(Expr *x) {
    const UnaryExpr *u = (const UnaryExpr *)ast_unparen(x);
    if (u->e.kind != NODE_UNARY || u->op != TOK_AND) {
        return NULL;
    }
    Expr *lit = ast_unparen(u->x);
    return lit->kind == NODE_COMPOSITE_LIT ? (const CompositeLit *)lit : NULL;
}

/* var a, b = f() at package level, as a function. */
void lower_initializer(Compiler *c, FuncInst *inst) {
    Initializer *in = inst->init;
    Lower l;
    lower_begin(&l, c, inst);
    IrOperand *values;
    Type **types;
    Pos pos = in->rhs->pos;
    l.static_lit = in->lhs_count == 1 ? pointed_literal(in->rhs) : NULL;
    l.static_var = in->lhs[0];
    if (in->lhs_count == 1) {
        Object *v = in->lhs[0];
        if (v->name->len == 1 && v->name->text[0] == '_') {
            lower_expr_as(&l, in->rhs, v->type, ir_none());
        } else {
            IrOperand value = lower_expr_as(&l, in->rhs, v->type, ir_none());
            Place p = lower_object_place(&l, v, pos);
            lower_store(&l, &p, value);
        }
        lower_end(&l);
        return;
    }
    lower_multi_value(&l, in->rhs, &values, &types, NULL);
    for (int i = 0; i < in->lhs_count; i++) {
        Object *v = in->lhs[i];
        if (!(v->name->len == 1 && v->name->text[0] == '_')) {
            Place p = lower_object_place(&l, v, pos);
            lower_store(&l, &p, lower_assignable(&l, pos, values[i], types[i], v->type, ir_none()));
        }
    }
    lower_end(&l);
}
