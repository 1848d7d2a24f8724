/* compiler/lower_wrap.c: functions nobody wrote.
 *
 *   interface wrapper   what an interface call reaches: takes the data word, unboxes it, walks
 *                       embedded fields, calls the method. Not needed when the data word is the
 *                       receiver already.
 *   bound method        x.M as a value: captures the receiver
 *   method expression   T.M as a value: receiver as first parameter
 *   call list           calls functions in order (package initialisation)
 *   guarded function    runs initialisers that were reached late, once, then goes on (late.c)
 *
 * All carry FUNC_WRAPPER: hidden from tracebacks, and recover() looks through them.
 */
#include "compiler/lower_internal.h"

#include <string.h>

/* Registers for the parameters of sig (receiver first when recv is given). */
void lower_synth_begin(Lower *l, Compiler *c, FuncInst *inst, Type *sig, Type *recv,
                       const TypeSubst *subst, IrOperand **params, int *param_count) {
    inst->subst = subst;
    lower_begin(l, c, inst);
    int n = sig->func.param_count + (recv != NULL);
    *params = ir_operands(l->f, (uint32_t)n);
    *param_count = n;
    l->f->params = ARENA_ARRAY(c->work, IrRegId, n + 1);
    l->f->param_count = (uint32_t)n;
    l->f->result_count = (uint32_t)sig->func.result_count;
    l->f->results = ARENA_ARRAY(c->work, Rtype *, sig->func.result_count + 1);
    for (int i = 0; i < n; i++) {
        int k = recv != NULL ? i - 1 : i;
        Type *t = k < 0 ? recv : sig->func.params[k]->type;
        l->f->params[i] = ir_reg_new(l->f, lower_type(l, t), NULL);
        (*params)[i] = ir_reg(l->f->params[i]);
    }
    for (int i = 0; i < sig->func.result_count; i++) {
        l->f->results[i] = lower_type(l, sig->func.results[i]->type);
    }
}

void lower_forward(Lower *l, Pos pos, const Callee *callee, const IrOperand *args, int arg_count) {
    int n = (int)l->f->result_count;
    IrOperand *results = ir_operands(l->f, (uint32_t)n);
    for (int i = 0; i < n; i++) {
        results[i] = lower_temp(l, l->f->results[i]);
    }
    lower_emit_call(l, pos, callee, args, arg_count, results, n);
    IrIns *ret = lower_ins(l, IR_RET, pos);
    ret->args = results;
    ret->arg_count = (uint16_t)n;
}

static FuncInst *wrapper_inst(Compiler *c, const char *name, Pos pos, uint16_t flags) {
    return compiler_inst(c, INST_SYNTH, intern_cstr(c->o.interns, name), pos, FUNC_WRAPPER | flags);
}

static const char *recv_text(Compiler *c, Type *t) {
    return type_runtime_text(c->arena, t);
}

/* ---- interface wrappers */

static void check_nil_receiver(Lower *l, Pos pos, IrOperand ptr, Type *recv, Object *method) {
    IrBlock *is_nil = lower_block(l), *ok = lower_block(l);
    IrOperand eq =
        lower_op2(l, IR_EQ, NUM_I64, pos, ir_none(), lower_basic(l, TYPE_BOOL), ptr, ir_imm(0));
    lower_branch(l, pos, eq, is_nil, ok);
    lower_start(l, is_nil);
    const char *type = recv_text(l->c, lower_under(recv)->pointer.elem);
    const char *name = arena_printf(l->c->work, "%s.%s", type, method->name->text);
    const char *bare = strrchr(type, '.') != NULL ? strrchr(type, '.') + 1 : type;
    IrOperand args[] = {lower_str(l, pos, ir_none(), name, strlen(name)),
                        lower_str(l, pos, ir_none(), bare, strlen(bare))};
    lower_runtime_call(l, pos, RT_PANIC_WRAP, args, 2, ir_none());
    lower_jump(l, pos, ok);
    lower_start(l, ok);
}

static bool data_word_is_receiver(const MethodSetEntry *e, Type *recv, const Rtype *rt) {
    return e->path_len == 0 && rt->is_direct &&
           e->obj->has_ptr_recv == lower_is_kind(recv, TYPE_POINTER);
}

uint32_t lower_method_wrapper(Compiler *c, Type *recv, const MethodSetEntry *entry, Rtype *rt) {
    Object *m = entry->obj;
    if (data_word_is_receiver(entry, recv, rt)) {
        FuncInst *inst = compiler_decl_inst(c, m);
        inst->is_address_taken = true;
        return inst->func;
    }
    const char *name = arena_printf(c->arena, "%s.%s", recv_text(c, recv), m->name->text);
    FuncInst *inst = wrapper_inst(c, name, m->pos, 0);
    inst->is_address_taken = true;
    Lower l;
    IrOperand *params;
    int n;
    Type *word = rt->is_direct ? recv : checker_basic(c->o.checker, TYPE_UNSAFE_POINTER);
    lower_synth_begin(&l, c, inst, m->type, word, NULL, &params, &n);
    Place p = rt->is_direct ? lower_value_place(&l, m->pos, params[0], recv)
                            : lower_mem_place(&l, m->pos, params[0], recv, 0, true);
    if (entry->path_len == 0 && lower_is_kind(recv, TYPE_POINTER) && !m->has_ptr_recv) {
        check_nil_receiver(&l, m->pos, params[0], recv, m);
    }
    p = lower_path(&l, p, entry->path, entry->path_len);
    Callee callee = lower_method_at(&l, p, m, m->pos);
    lower_forward(&l, m->pos, &callee, params + 1, n - 1);
    lower_end(&l);
    return inst->func;
}

/* ---- method values */

static uint32_t bound_thunk(Lower *l, const Callee *c, Object *method) {
    uintptr_t known = l->subst != NULL ? 0 : (uintptr_t)map_get(&l->c->bound_thunks, method);
    if (known != 0) {
        return (uint32_t)(known - 1);
    }
    const char *name = l->c->o.image->funcs.data[c->index]->name->text;
    if (c->kind == CALLEE_NATIVE) {
        name = method->name->text;
    }
    FuncInst *inst = wrapper_inst(l->c, arena_printf(l->c->work, "%s-fm", name), method->pos,
                                  FUNC_IS_CLOSURE);
    Lower t;
    IrOperand *params;
    int n, word = 0;
    lower_synth_begin(&t, l->c, inst, c->sig, NULL, l->subst, &params, &n);
    Callee inner = *c;
    inner.target = lower_captured(&t, method->pos, &word, c->target_type);
    lower_forward(&t, method->pos, &inner, params, n);
    lower_end(&t);
    if (l->subst == NULL) {
        map_put(&l->c->bound_thunks, method, (void *)(uintptr_t)(inst->func + 1));
    }
    return inst->func;
}

IrOperand lower_method_value(Lower *l, SelectorExpr *e, IrOperand dst) {
    Callee c = lower_method_callee(l, e);
    if (c.kind == CALLEE_IFACE) {
        IrIns *i = lower_ins(l, IR_IFACE_METHOD, e->e.pos);
        i->a = c.target;
        i->aux = c.index;
        return lower_result(l, i, dst, lower_func_type(l));
    }
    uint32_t thunk = bound_thunk(l, &c, e->selection->obj);
    return lower_make_closure(l, e->e.pos, dst, thunk, &c.target, 1);
}

/* ---- method expressions */

static bool is_plain_method_expr(const Selection *s) {
    return s->path_len == 0 && !type_is_interface(s->recv) && !s->recv->has_tparam &&
           s->obj->has_ptr_recv == (type_underlying(s->recv)->kind == TYPE_POINTER);
}

uint32_t lower_method_expr_func(Lower *l, SelectorExpr *e) {
    Selection *s = e->selection;
    if (is_plain_method_expr(s)) {
        return compiler_decl_inst(l->c, s->obj)->func;
    }
    uintptr_t known = l->subst != NULL ? 0 : (uintptr_t)map_get(&l->c->method_exprs, e);
    if (known != 0) {
        return (uint32_t)(known - 1);
    }
    Type *recv = lower_subst(l, s->recv), *sig = lower_subst(l, s->obj->type);
    const char *name = arena_printf(l->c->work, "%s.%s", recv_text(l->c, recv), s->obj->name->text);
    FuncInst *inst = wrapper_inst(l->c, name, e->e.pos, 0);
    Lower t;
    IrOperand *params;
    int n;
    lower_synth_begin(&t, l->c, inst, sig, recv, l->subst, &params, &n);
    Callee callee = lower_selected_method(&t, lower_value_place(&t, e->e.pos, params[0], recv), s,
                                          e->e.pos);
    lower_forward(&t, e->e.pos, &callee, params + 1, n - 1);
    lower_end(&t);
    if (l->subst == NULL) {
        map_put(&l->c->method_exprs, e, (void *)(uintptr_t)(inst->func + 1));
    }
    return inst->func;
}

IrOperand lower_method_expr(Lower *l, SelectorExpr *e, IrOperand dst) {
    uint32_t func = lower_method_expr_func(l, e);
    return lower_make_closure(l, e->e.pos, dst, func, NULL, 0);
}

/* ---- initialisation */

static void call_function(Lower *l, uint32_t func) {
    IrIns *i = lower_ins(l, IR_CALL, 0);
    i->aux = func;
    i->args = ir_operands(l->f, 0);
    i->results = ir_operands(l->f, 0);
}

uint32_t lower_call_list(Compiler *c, const Str *name, const uint32_t *funcs, int count) {
    FuncInst *inst = compiler_inst(c, INST_SYNTH, name, 0, FUNC_WRAPPER);
    Lower l;
    lower_begin(&l, c, inst);
    for (int i = 0; i < count; i++) {
        call_function(&l, funcs[i]);
    }
    lower_end(&l);
    return inst->func;
}

static void run_batch_once(Lower *l, const LazyBatch *b) {
    IrBlock *run = lower_block(l), *next = lower_block(l);
    Rtype *flag = lower_basic(l, TYPE_BOOL);
    IrIns *load = lower_ins(l, IR_LOADG, 0);
    load->imm = b->flag_offset;
    load->aux = flag->id;
    lower_branch(l, 0, lower_result(l, load, ir_none(), flag), next, run);
    lower_start(l, run);
    IrIns *store = lower_ins(l, IR_STOREG, 0);
    store->imm = b->flag_offset;
    store->aux = flag->id;
    store->a = ir_imm(1);
    lower_runtime_call(l, 0, RT_INIT_BEGIN, NULL, 0, ir_none());
    call_function(l, b->func);
    lower_runtime_call(l, 0, RT_INIT_END, NULL, 0, ir_none());
    lower_jump(l, 0, next);
    lower_start(l, next);
}

static void run_batches_once(Lower *l, const LazyBatch *batch, int count) {
    for (int i = 0; i < count; i++) {
        run_batch_once(l, &batch[i]);
    }
}

uint32_t lower_late_batches(Compiler *c, const LazyBatch *batch, int count) {
    FuncInst *inst = compiler_inst(c, INST_SYNTH, compiler_str(c, "runtime.init"), 0, FUNC_WRAPPER);
    Lower l;
    lower_begin(&l, c, inst);
    run_batches_once(&l, batch, count);
    lower_end(&l);
    return inst->func;
}

uint32_t lower_guarded(Compiler *c, const LazyBatch *batch, int count, const FuncInst *guarded,
                       Type *sig, Type *recv) {
    const FuncMeta *meta = c->o.image->funcs.data[guarded->func];
    FuncInst *inst = wrapper_inst(c, meta->name->text, meta->pos, 0);
    inst->is_address_taken = true;
    Lower l;
    IrOperand *params;
    int n;
    lower_synth_begin(&l, c, inst, sig, recv, guarded->subst, &params, &n);
    run_batches_once(&l, batch, count);
    Callee callee = {.kind = CALLEE_FUNC, .index = guarded->func};
    lower_forward(&l, meta->pos, &callee, params, n);
    lower_end(&l);
    return inst->func;
}
