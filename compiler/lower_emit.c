/* compiler/lower_emit.c: the vocabulary of lowering: blocks, instructions, moves, closures.
 *
 * Everything here is mechanical; what a Go construct means is decided in the other lower_*.c.
 */
#include "compiler/lower_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- beginning and ending a function */

void lower_begin(Lower *l, Compiler *c, FuncInst *inst) {
    memset(l, 0, sizeof *l);
    l->c = c;
    l->inst = inst;
    l->subst = inst->subst;
    l->f = ir_func_new(c->work, c->o.image, inst->func);
    l->f->scratch = l->f->regs_in = &c->scratch;
    l->f->flags = c->o.image->funcs.data[inst->func]->flags;
    l->has_pauses = inst->has_pauses;
    lower_start(l, lower_block(l));
}

/* What a closure of this function holds, for reports: names are known once all is lowered. */
static void note_captures(IrFunc *f) {
    FuncMeta *meta = f->image->funcs.data[f->func];
    meta->capture_count = (uint32_t)f->captures.len;
    meta->captures = image_static(f->image, NULL, meta->capture_count * sizeof *meta->captures);
    for (uint32_t i = 0; i < meta->capture_count; i++) {
        const IrReg *r = &f->regs[f->captures.data[i].reg];
        meta->captures[i] = (CaptureInfo){r->name, r->is_boxed_var ? r->boxed_type : r->type,
                                          f->captures.data[i].word, r->is_boxed_var};
    }
    VEC_FREE(&f->captures);
}

void lower_end(Lower *l) {
    if (!ir_is_terminated(l->cur)) {
        IrIns *i = lower_ins(l, IR_RET, l->c->o.image->funcs.data[l->inst->func]->pos);
        i->args = ir_operands(l->f, 0);
    }
    note_captures(l->f);
    ir_regs_settle(l->f);
    l->inst->ir = l->f;
    l->inst->home = l->c->home;
    l->c->home->users++;
    l->inst->state = INST_LOWERED;
    map_deinit(&l->vars);
    map_deinit(&l->given);
    map_deinit(&l->labels);
    map_deinit(&l->global_views);
    VEC_FREE(&l->hoists);
    VEC_FREE(&l->visible);
}

/* ---- blocks */

IrBlock *lower_block(Lower *l) {
    IrBlock *b = ir_block_new(l->f);
    b->loop_depth = l->loop_depth;
    return b;
}

void lower_start(Lower *l, IrBlock *b) {
    b->loop_depth = l->loop_depth;
    ir_block_place(l->f, b);
    l->cur = b;
}

IrIns *lower_ins(Lower *l, IrOp op, Pos pos) {
    if (ir_is_terminated(l->cur)) {
        lower_start(l, lower_block(l)); /* nothing reaches it */
    }
    return ir_append(l->f, l->cur, op, pos);
}

IrIns *lower_ins_after(Lower *l, IrBlock *b, IrIns *at, IrOp op, Pos pos) {
    IrIns *i = ARENA_NEW(l->f->arena, IrIns);
    i->op = (uint8_t)op;
    i->pos = pos;
    i->prev = at;
    i->next = at != NULL ? at->next : b->first;
    *(at != NULL ? &at->next : &b->first) = i;
    *(i->next != NULL ? &i->next->prev : &b->last) = i;
    return i;
}

void lower_jump(Lower *l, Pos pos, IrBlock *to) {
    if (!ir_is_terminated(l->cur)) {
        lower_ins(l, IR_JUMP, pos)->then = to;
    }
}

void lower_branch(Lower *l, Pos pos, IrOperand cond, IrBlock *then, IrBlock *els) {
    IrIns *i = lower_ins(l, IR_BRANCH, pos);
    i->a = cond;
    i->then = then;
    i->els = els;
}

void lower_type_branch(Lower *l, Pos pos, IrOperand type_word, Rtype *t, IrBlock *then,
                       IrBlock *els) {
    IrIns *i = lower_ins(l, IR_BRANCH_TYPE, pos);
    i->a = type_word;
    i->aux = t->id;
    i->then = then;
    i->els = els;
}

/* ---- instructions with a result */

IrOperand lower_temp(Lower *l, Rtype *t) {
    return ir_reg(ir_reg_new(l->f, t, NULL));
}

IrOperand lower_result(Lower *l, IrIns *i, IrOperand dst, Rtype *t) {
    i->dst = dst.kind == IRO_NONE ? lower_temp(l, t) : dst;
    return i->dst;
}

IrOperand lower_op1(Lower *l, IrOp op, Pos pos, IrOperand dst, Rtype *t, IrOperand a) {
    IrIns *i = lower_ins(l, op, pos);
    i->a = a;
    return lower_result(l, i, dst, t);
}

IrOperand lower_op2(Lower *l, IrOp op, IrNum num, Pos pos, IrOperand dst, Rtype *t, IrOperand a,
                    IrOperand b) {
    IrIns *i = lower_ins(l, op, pos);
    i->num = (uint8_t)num;
    i->a = a;
    i->b = b;
    return lower_result(l, i, dst, t);
}

static bool same_operand(IrOperand a, IrOperand b) {
    return a.kind == b.kind && a.reg == b.reg && (a.kind != IRO_WORD || a.word == b.word);
}

void lower_move(Lower *l, Pos pos, IrOperand dst, IrOperand value, Rtype *t) {
    if (dst.kind == IRO_NONE || same_operand(dst, value)) {
        return;
    }
    if (value.kind == IRO_IMM) {
        IrIns *i = lower_ins(l, IR_CONST, pos);
        i->imm = value.imm;
        i->dst = dst;
        return;
    }
    IrIns *i = lower_ins(l, IR_MOV, pos);
    i->aux = t->id;
    i->a = value;
    i->dst = dst;
}

IrOperand lower_zero(Lower *l, Pos pos, IrOperand dst, Rtype *t) {
    if (t->form != FORM_LARGE) {
        return lower_result(l, lower_ins(l, IR_ZERO, pos), dst, t);
    }
    IrIns *i = lower_ins(l, IR_NEW, pos); /* a value over 128 bytes is a pointer to its memory */
    i->aux = t->id;
    return lower_result(l, i, dst, t);
}

IrOperand lower_str(Lower *l, Pos pos, IrOperand dst, const char *text, size_t len) {
    IrIns *i = lower_ins(l, IR_STR, pos);
    i->aux = image_add_string(l->c->o.image, text, len);
    return lower_result(l, i, dst, lower_basic(l, TYPE_STRING));
}

bool lower_is_var_operand(Lower *l, IrOperand o) {
    return (o.kind == IRO_REG || o.kind == IRO_WORD) && l->f->regs[o.reg].is_user_var;
}

IrOperand lower_snapshot(Lower *l, Pos pos, IrOperand value, Rtype *t) {
    if (!lower_is_var_operand(l, value)) {
        return value;
    }
    IrOperand copy = lower_temp(l, t);
    lower_move(l, pos, copy, value, t);
    return copy;
}

IrOperand lower_word(IrOperand value, int w) {
    return value.kind == IRO_REG ? ir_word(value.reg, w) : value;
}

/* ---- closures */

/* Reads the next captured value of the function being lowered; *word counts the words read so far.
 */
IrOperand lower_captured(Lower *l, Pos pos, int *word, Rtype *t) {
    if (l->f->closure == 0) {
        l->f->closure = ir_reg_new(l->f, lower_func_type(l), NULL);
    }
    IrIns *i = lower_ins(l, IR_CAPTURE, pos);
    i->a = ir_reg(l->f->closure);
    i->imm = *word;
    i->aux = t->id;
    IrOperand value = lower_result(l, i, ir_none(), t);
    VEC_PUSH(&l->f->captures, ((IrCapture){value.reg, (uint32_t)*word}));
    *word += t->slots;
    return value;
}

IrOperand lower_make_closure(Lower *l, Pos pos, IrOperand dst, uint32_t func,
                             const IrOperand *values, int count) {
    IrIns *i = lower_ins(l, count == 0 ? IR_FUNC : IR_MAKE_CLO, pos);
    i->aux = func;
    if (count != 0) {
        i->args = ir_operands(l->f, (uint32_t)count);
        i->arg_count = (uint16_t)count;
        memcpy(i->args, values, sizeof *values * (size_t)count);
    }
    FuncInst *inst = l->c->by_func.data[func];
    if (inst != NULL) {
        inst->is_address_taken = true;
    }
    return lower_result(l, i, dst, lower_func_type(l));
}

void lower_runtime_call(Lower *l, Pos pos, RuntimeCall which, const IrOperand *args, int count,
                        IrOperand result) {
    IrIns *i = lower_ins(l, IR_CALL_NATIVE, pos);
    i->aux = compiler_runtime_call(l->c, which);
    i->args = ir_operands(l->f, (uint32_t)count);
    i->arg_count = (uint16_t)count;
    for (int k = 0; k < count; k++) {
        i->args[k] = args[k];
    }
    if (result.kind != IRO_NONE) {
        i->results = ir_operands(l->f, 1);
        i->results[0] = result;
        i->result_count = 1;
    }
}

/* ---- types */

Rtype *lower_basic(Lower *l, TypeKind kind) {
    return layout_type(l->c, checker_basic(l->c->o.checker, kind));
}

Rtype *lower_pointer_type(Lower *l) {
    return lower_basic(l, TYPE_UNSAFE_POINTER);
}

Rtype *lower_func_type(Lower *l) {
    return lower_basic(l, TYPE_UNSAFE_POINTER);
}

Type *lower_subst(Lower *l, Type *t) {
    if (t == NULL || !t->has_tparam || l->subst == NULL) {
        return t;
    }
    return type_subst(l->c->o.checker, t, l->subst->tparams, l->subst->targs);
}

Rtype *lower_type(Lower *l, Type *t) {
    return layout_type(l->c, lower_subst(l, t));
}

Rtype *lower_published(Lower *l, Type *t) {
    return layout_publish(l->c, lower_subst(l, t));
}

Type *lower_expr_type(Lower *l, const Expr *e) {
    return lower_subst(l, e->type);
}

bool lower_is_iface(Type *t) {
    return type_is_interface(t);
}

IrNum lower_num(Type *t) {
    switch ((TypeKind)type_underlying(t)->kind) {
    case TYPE_BOOL: case TYPE_UNTYPED_BOOL: case TYPE_UINT8:
        return NUM_U8;
    case TYPE_INT8:
        return NUM_I8;
    case TYPE_INT16:
        return NUM_I16;
    case TYPE_INT32: case TYPE_UNTYPED_RUNE:
        return NUM_I32;
    case TYPE_UINT16:
        return NUM_U16;
    case TYPE_UINT32:
        return NUM_U32;
    case TYPE_UINT: case TYPE_UINT64: case TYPE_UINTPTR:
        return NUM_U64;
    case TYPE_FLOAT32:
        return NUM_F32;
    case TYPE_FLOAT64: case TYPE_UNTYPED_FLOAT:
        return NUM_F64;
    case TYPE_COMPLEX64:
        return NUM_C64;
    case TYPE_COMPLEX128: case TYPE_UNTYPED_COMPLEX:
        return NUM_C128;
    case TYPE_STRING: case TYPE_UNTYPED_STRING:
        return NUM_STR;
    default:
        return NUM_I64;
    }
}
