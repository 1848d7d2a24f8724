/* compiler/lower_call.c: calls, and go and defer statements.
 *
 * A Callee is what is called with everything about it evaluated: a function of the image, a native,
 * a closure, or a method of an interface value; a method's receiver is its `target`. Arguments come
 * after.
 *
 * go and defer take closures without parameters. Unless the call is of that form already, a thunk
 * is synthesised: it captures the callee's target and the values of the arguments (not of
 * constants), and its body is the call itself, lowered with l->given naming the captured values.
 */
#include "compiler/lower_internal.h"

#include <string.h>

/* ---- who is called */

static Callee static_callee(Lower *l, Object *obj, Pos pos) {
    check_object(l->c->o.checker, obj);
    Callee c = {.kind = CALLEE_FUNC, .sig = obj->type};
    if (compiler_is_native(l->c, obj, pos, &c.index)) {
        c.kind = CALLEE_NATIVE;
    } else {
        c.index = compiler_decl_inst(l->c, obj)->func;
    }
    return c;
}

/* The receiver is at p, of the type that declares the method (or a pointer to it, or an interface).
 */
Callee lower_method_at(Lower *l, Place p, Object *method, Pos pos) {
    p.pos = pos;
    if (lower_is_iface(p.type)) {
        return (Callee){.kind = CALLEE_IFACE,
                        .index = compiler_symbol(l->c, method),
                        .target = lower_load(l, &p, ir_none()),
                        .target_type = p.rtype,
                        .sig = lower_subst(l, method->type)};
    }
    Callee c = static_callee(l, method, pos);
    c.sig = lower_subst(l, method->type);
    bool is_pointer = lower_is_kind(p.type, TYPE_POINTER);
    c.has_recv = true;
    if (method->has_ptr_recv) {
        c.target = is_pointer ? lower_load(l, &p, ir_none()) : lower_address(l, &p, ir_none());
        c.target_type = is_pointer ? p.rtype : lower_pointer_type(l);
        return c;
    }
    if (is_pointer) {
        p = lower_deref(l, p);
    }
    c.target = lower_load(l, &p, ir_none());
    c.target_type = p.rtype;
    return c;
}

/* The method of a receiver at p that s selects. In an instance of a generic function the checker's
 * answer is about type parameters: it is looked up again. */
Callee lower_selected_method(Lower *l, Place p, const Selection *s, Pos pos) {
    LookupResult r;
    if (l->subst == NULL) {
        p = lower_path(l, p, s->path, s->path_len);
        return lower_method_at(l, p, s->obj, pos);
    }
    if (!type_lookup(p.type, s->obj->pkg, s->obj->name, &r)) {
        PANIC("no method %s in an instance", s->obj->name->text);
    }
    p = lower_path(l, p, r.path, r.path_len);
    check_object(l->c->o.checker, r.obj);
    return lower_method_at(l, p, r.obj, pos);
}

Callee lower_method_callee(Lower *l, SelectorExpr *e) {
    Place p = lower_place(l, e->x);
    p.pos = e->e.pos;
    return lower_selected_method(l, p, e->selection, e->e.pos);
}

/* The name of a declared function that fun is, instantiated or not; else NULL. */
Ident *lower_function_name(Expr *fun) {
    fun = ast_unparen(fun);
    if (fun->kind == NODE_INDEX) {
        fun = ast_unparen(((IndexExpr *)fun)->x);
    }
    Ident *name = NULL;
    if (fun->kind == NODE_IDENT) {
        name = (Ident *)fun;
    } else if (fun->kind == NODE_SELECTOR && ((SelectorExpr *)fun)->selection == NULL) {
        name = ((SelectorExpr *)fun)->sel;
    }
    return name != NULL && name->obj != NULL && name->obj->kind == OBJ_FUNC ? name : NULL;
}

static Callee function_callee(Lower *l, Expr *fun, Ident *name) {
    const TypeList *targs = ident_targs(l->c->o.checker, name);
    if (targs == NULL) {
        return static_callee(l, name->obj, fun->pos);
    }
    return (Callee){.kind = CALLEE_FUNC,
                    .index = lower_generic_use(l, name->obj, targs)->func,
                    .sig = lower_under(lower_expr_type(l, fun))};
}

Callee lower_callee(Lower *l, Expr *fun) {
    fun = ast_unparen(fun);
    Ident *name = lower_function_name(fun);
    if (name != NULL) {
        return function_callee(l, fun, name);
    }
    if (fun->kind == NODE_SELECTOR && ((SelectorExpr *)fun)->selection != NULL) {
        SelectorExpr *s = (SelectorExpr *)fun;
        if (s->selection->kind == SEL_METHOD || s->selection->kind == SEL_IFACE_METHOD) {
            return lower_method_callee(l, s);
        }
        if (s->selection->kind == SEL_METHOD_EXPR) {
            return (Callee){.kind = CALLEE_FUNC,
                            .index = lower_method_expr_func(l, s),
                            .sig = lower_under(lower_expr_type(l, fun))};
        }
    }
    return (Callee){.kind = CALLEE_CLOSURE,
                    .target = lower_expr(l, fun, ir_none()),
                    .target_type = lower_func_type(l),
                    .sig = lower_under(lower_expr_type(l, fun))};
}

/* ---- arguments */

bool lower_is_tuple_call(const Expr *e) {
    e = ast_unparen((Expr *)e);
    return e->kind == NODE_CALL && e->type != NULL && e->type->kind == TYPE_TUPLE;
}

static int given_list(Lower *l, const Expr *e, IrOperand **values, Type ***types) {
    const Given *g = map_get(&l->given, e);
    if (g == NULL) {
        return -1;
    }
    *values = g->values;
    *types = ARENA_ARRAY(l->c->work, Type *, g->count + 1);
    for (int i = 0; i < g->count; i++) {
        (*types)[i] = lower_subst(l, e->type->tuple.elems[i]);
    }
    return g->count;
}

int lower_expr_list(Lower *l, Expr **list, int n, IrOperand **values, Type ***types) {
    if (n == 1 && lower_is_tuple_call(list[0])) {
        CallExpr *call = (CallExpr *)ast_unparen(list[0]);
        int count = given_list(l, &call->e, values, types);
        return count >= 0 ? count : lower_call_multi(l, call, values, types, NULL);
    }
    *values = ir_operands(l->f, (uint32_t)n);
    *types = ARENA_ARRAY(l->c->work, Type *, n + 1);
    for (int i = 0; i < n; i++) {
        (*values)[i] = lower_expr(l, list[i], ir_none());
        (*types)[i] = lower_expr_type(l, list[i]);
    }
    return n;
}

static Type *param_type(Lower *l, Type *sig, int i) {
    return lower_subst(l, sig->func.params[i]->type);
}

/* A slice of what is passed for a variadic parameter. */
static IrOperand pack_values(Lower *l, Pos pos, Type *slice, const IrOperand *values, int count) {
    Rtype *rt = layout_type(l->c, slice);
    if (count == 0) {
        return lower_zero(l, pos, ir_none(), rt);
    }
    Type *elem = lower_subst(l, lower_under(slice)->slice.elem);
    IrIns *i = lower_ins(l, IR_MAKE_SLICE, pos);
    i->a = i->b = ir_imm(count);
    i->aux = layout_type(l->c, elem)->id;
    IrOperand s = lower_result(l, i, ir_none(), rt);
    Place at = lower_mem_place(l, pos, ir_word(s.reg, 0), elem, 0, true);
    for (int k = 0; k < count; k++) {
        lower_store(l, &at, values[k]);
        at.offset += (int64_t)at.rtype->size;
    }
    return s;
}

/* Values from one call with several results, turned into arguments. */
static IrOperand *spread_args(Lower *l, Type *sig, CallExpr *e, int *count) {
    IrOperand *values, *args;
    Type **types;
    int n = lower_expr_list(l, e->args, 1, &values, &types);
    int fixed = sig->func.param_count - (sig->func.is_variadic ? 1 : 0);
    args = ir_operands(l->f, (uint32_t)n + 1);
    Type *rest = sig->func.is_variadic ? param_type(l, sig, fixed) : NULL;
    for (int i = 0; i < n; i++) {
        Type *to =
            i < fixed ? param_type(l, sig, i) : lower_subst(l, lower_under(rest)->slice.elem);
        args[i] = lower_assignable(l, e->e.pos, values[i], types[i], to, ir_none());
    }
    if (rest != NULL) {
        args[fixed] = pack_values(l, e->e.pos, rest, args + fixed, n - fixed);
        n = fixed + 1;
    }
    *count = n;
    return args;
}

IrOperand *lower_args(Lower *l, Type *sig, CallExpr *e, int *count) {
    if (e->arg_count == 1 && lower_is_tuple_call(e->args[0])) {
        return spread_args(l, sig, e, count);
    }
    bool packs = sig->func.is_variadic && !e->has_dots;
    int fixed = sig->func.param_count - (packs ? 1 : 0);
    IrOperand *args = ir_operands(l->f, (uint32_t)e->arg_count + 1);
    for (int i = 0; i < fixed; i++) {
        args[i] = lower_expr_as(l, e->args[i], param_type(l, sig, i), ir_none());
    }
    *count = fixed;
    if (packs) {
        Type *slice = param_type(l, sig, fixed);
        Type *elem = lower_subst(l, lower_under(slice)->slice.elem);
        for (int i = fixed; i < e->arg_count; i++) {
            args[i] = lower_expr_as(l, e->args[i], elem, ir_none());
        }
        args[fixed] = pack_values(l, e->e.pos, slice, args + fixed, e->arg_count - fixed);
        *count = fixed + 1;
    }
    return args;
}

/* ---- the call */

void lower_emit_call(Lower *l, Pos pos, const Callee *c, const IrOperand *args, int arg_count,
                     const IrOperand *results, int result_count) {
    static const IrOp ops[] = {IR_CALL, IR_CALL_NATIVE, IR_CALL_CLO, IR_CALL_IFACE};
    IrIns *i = lower_ins(l, ops[c->kind], pos);
    int extra = c->has_recv ? 1 : 0;
    i->aux = c->index;
    i->args = ir_operands(l->f, (uint32_t)(arg_count + extra));
    i->arg_count = (uint16_t)(arg_count + extra);
    if (c->has_recv) {
        i->args[0] = c->target;
    } else {
        i->a = c->target;
    }
    memcpy(i->args + extra, args, sizeof *args * (size_t)arg_count);
    i->results = ir_operands(l->f, (uint32_t)result_count);
    i->result_count = (uint16_t)result_count;
    memcpy(i->results, results, sizeof *results * (size_t)result_count);
    if (c->kind == CALLEE_CLOSURE || c->kind == CALLEE_IFACE) {
        l->inst->has_dynamic_call = true;
    }
}

static IrOperand *result_registers(Lower *l, Type *sig, const IrOperand *dsts, Type ***types) {
    int n = sig->func.result_count;
    IrOperand *regs = ir_operands(l->f, (uint32_t)n);
    *types = ARENA_ARRAY(l->c->work, Type *, n + 1);
    for (int i = 0; i < n; i++) {
        (*types)[i] = lower_subst(l, sig->func.results[i]->type);
        bool has_dst = dsts != NULL && dsts[i].kind == IRO_REG;
        regs[i] = has_dst ? dsts[i] : lower_temp(l, layout_type(l->c, (*types)[i]));
    }
    return regs;
}

/* What the callee reads comes before the arguments, their calls before either. */
static void hoist_call_operands(Lower *l, CallExpr *e) {
    Expr *fun = ast_unparen(e->fun);
    Expr **list = ARENA_ARRAY(l->c->work, Expr *, e->arg_count + 1);
    bool is_method = fun->kind == NODE_SELECTOR && ((SelectorExpr *)fun)->selection != NULL &&
                     ((SelectorExpr *)fun)->selection->kind != SEL_METHOD_EXPR;
    list[0] = is_method ? ((SelectorExpr *)fun)->x : lower_function_name(fun) != NULL ? NULL : fun;
    for (int i = 0; i < e->arg_count; i++) {
        list[i + 1] = e->args[i];
    }
    if (!(e->arg_count == 1 && lower_is_tuple_call(e->args[0]))) {
        lower_hoist_calls(l, list, e->arg_count + 1);
    }
}

int lower_call_multi(Lower *l, CallExpr *e, IrOperand **values, Type ***types,
                     const IrOperand *dsts) {
    int mark = l->hoists.len;
    hoist_call_operands(l, e);
    Callee c = lower_callee(l, e->fun);
    int count;
    IrOperand *args = lower_args(l, c.sig, e, &count);
    l->hoists.len = mark;
    *values = result_registers(l, c.sig, dsts, types);
    lower_emit_call(l, e->e.pos, &c, args, count, *values, c.sig->func.result_count);
    return c.sig->func.result_count;
}

static IrOperand lower_conversion(Lower *l, CallExpr *e, IrOperand dst) {
    Type *to = lower_expr_type(l, &e->e);
    Expr *x = e->args[0];
    if (x->mode == MODE_NIL || lower_is_const(x)) {
        Type *from = lower_expr_type(l, x);
        bool is_number = lower_is_number(from) && lower_is_number(to); /* in generic code: T(0) */
        if (!lower_is_const(x) || lower_is_iface(to) || lower_num(from) == lower_num(to) ||
            is_number) {
            return lower_expr_as(l, x, to, dst);
        }
        return lower_convert(l, e->e.pos, lower_const(l, e->e.pos, x->val, from, ir_none()), from,
                             to, dst);
    }
    return lower_convert(l, e->e.pos, lower_expr(l, x, ir_none()), lower_expr_type(l, x), to, dst);
}

IrOperand lower_call(Lower *l, CallExpr *e, IrOperand dst) {
    if (e->call_kind == CALL_BUILTIN) {
        return lower_builtin(l, e, dst);
    }
    if (e->call_kind == CALL_CONVERSION) {
        return lower_conversion(l, e, dst);
    }
    IrOperand value;
    if (lower_intrinsic(l, e, dst, &value)) {
        return value;
    }
    IrOperand *values;
    Type **types;
    int n = lower_call_multi(l, e, &values, &types, dst.kind == IRO_REG ? &dst : NULL);
    return n == 0 ? ir_none() : values[0];
}

void lower_call_discard(Lower *l, CallExpr *e) {
    if (e->call_kind == CALL_BUILTIN || e->call_kind == CALL_CONVERSION) {
        lower_call(l, e, ir_none());
        return;
    }
    IrOperand value, *values;
    Type **types;
    if (!lower_intrinsic(l, e, ir_none(), &value)) {
        lower_call_multi(l, e, &values, &types, NULL);
    }
}

/* ---- go and defer */

typedef struct Thunk { /* what it captures, as seen outside and inside */
    IrOperand *values;
    Rtype **types;
    int count;
} Thunk;

static void thunk_add(Thunk *t, IrOperand value, Rtype *type) {
    t->values[t->count] = value;
    t->types[t->count++] = type;
}

static bool is_captured_arg(const Expr *e) {
    return !lower_is_const(e) && e->mode != MODE_NIL && e->mode != MODE_TYPE &&
           e->type->kind != TYPE_UNTYPED_NIL;
}

static int capture_args(Lower *l, CallExpr *e, Thunk *t) {
    int n = e->arg_count;
    if (n == 1 && lower_is_tuple_call(e->args[0])) {
        IrOperand *values;
        Type **types;
        int count = lower_expr_list(l, e->args, 1, &values, &types);
        *t = (Thunk){ir_operands(l->f, (uint32_t)count + 1),
                     ARENA_ARRAY(l->c->work, Rtype *, count + 1), 0};
        for (int i = 0; i < count; i++) {
            thunk_add(t, values[i], layout_type(l->c, types[i]));
        }
        return count;
    }
    *t = (Thunk){ir_operands(l->f, (uint32_t)n + 1), ARENA_ARRAY(l->c->work, Rtype *, n + 1), 0};
    for (int i = 0; i < n; i++) {
        if (is_captured_arg(e->args[i])) {
            thunk_add(t, lower_expr(l, e->args[i], ir_none()), lower_type(l, e->args[i]->type));
        }
    }
    return n;
}

/* Inside the thunk: the captured values become what the argument expressions evaluate to. */
static void give_args(Lower *t, CallExpr *e, const Thunk *thunk, int *word) {
    int next = 0;
    bool is_tuple = e->arg_count == 1 && lower_is_tuple_call(e->args[0]);
    int groups = is_tuple ? 1 : e->arg_count;
    for (int i = 0; i < groups; i++) {
        if (!is_tuple && !is_captured_arg(e->args[i])) {
            continue;
        }
        Given *g = ARENA_NEW(t->c->work, Given);
        g->count = is_tuple ? thunk->count : 1;
        g->values = ir_operands(t->f, (uint32_t)g->count);
        for (int k = 0; k < g->count; k++) {
            g->values[k] = lower_captured(t, e->e.pos, word, thunk->types[next++]);
        }
        map_put(&t->given, is_tuple ? ast_unparen(e->args[i]) : e->args[i], g);
    }
}

static FuncInst *thunk_inst(Lower *l, CallExpr *e) {
    const FuncMeta *outer = l->c->o.image->funcs.data[l->inst->func];
    FuncInst *inst =
        compiler_inst(l->c, INST_SYNTH, compiler_str(l->c, "%s.gowrap", outer->name->text),
                      e->e.pos, FUNC_WRAPPER | FUNC_IS_CLOSURE | (outer->flags & FUNC_IS_STD));
    inst->subst = l->subst;
    return inst;
}

static IrOperand builtin_thunk(Lower *l, CallExpr *e) {
    Thunk thunk;
    capture_args(l, e, &thunk);
    FuncInst *inst = thunk_inst(l, e);
    Lower t;
    lower_begin(&t, l->c, inst);
    int word = 0;
    give_args(&t, e, &thunk, &word);
    lower_call_discard(&t, e);
    lower_end(&t);
    return lower_make_closure(l, e->e.pos, ir_none(), inst->func, thunk.values, thunk.count);
}

static IrOperand call_thunk(Lower *l, CallExpr *e, Callee c) {
    Thunk thunk;
    capture_args(l, e, &thunk);
    FuncInst *inst = thunk_inst(l, e);
    Lower t;
    lower_begin(&t, l->c, inst);
    int word = 0, count;
    give_args(&t, e, &thunk, &word);
    if (c.target.kind != IRO_NONE) {
        if (c.kind == CALLEE_CLOSURE) { /* a calling function needs no type, but reports want one */
            c.target_type = lower_type(l, e->fun->type);
        }
        thunk_add(&thunk, c.target, c.target_type);
        c.target = lower_captured(&t, e->e.pos, &word, c.target_type);
    }
    IrOperand *args = lower_args(&t, c.sig, e, &count);
    Type **types;
    IrOperand *results = result_registers(&t, c.sig, NULL, &types);
    lower_emit_call(&t, e->e.pos, &c, args, count, results, c.sig->func.result_count);
    lower_end(&t);
    return lower_make_closure(l, e->e.pos, ir_none(), inst->func, thunk.values, thunk.count);
}

static IrOperand go_closure(Lower *l, CallExpr *e) {
    if (e->call_kind == CALL_BUILTIN || e->call_kind == CALL_CONVERSION) {
        return builtin_thunk(l, e);
    }
    Callee c = lower_callee(l, e->fun);
    if (c.sig->func.param_count == 0 && c.kind == CALLEE_CLOSURE) {
        return c.target;
    }
    if (c.kind == CALLEE_IFACE) { /* a method of a nil interface: panics here, not when called */
        lower_ins(l, IR_NILCHK, e->e.pos)->a = lower_word(c.target, 0);
    }
    if (c.sig->func.param_count == 0 && c.kind == CALLEE_FUNC && !c.has_recv) {
        return lower_make_closure(l, e->e.pos, ir_none(), c.index, NULL, 0);
    }
    return call_thunk(l, e, c);
}

void lower_go_defer(Lower *l, GoStmt *s) {
    int mark = l->hoists.len;
    hoist_call_operands(l, (CallExpr *)ast_unparen(s->call));
    IrOperand closure = go_closure(l, (CallExpr *)ast_unparen(s->call));
    l->hoists.len = mark;
    if (s->s.kind == NODE_DEFER_STMT && l->range != NULL) {
        lower_range_defer(l, s->s.pos, closure);
    } else {
        lower_ins(l, s->s.kind == NODE_GO_STMT ? IR_GO : IR_DEFER, s->s.pos)->a = closure;
    }
}
