/* compiler/legalize_call.c: calls: one group of arguments, one of results, at the call's base.
 *
 *     fp[base-2] fp[base-1]   the link, written by the call
 *     fp[base ..]             arguments; the callee's own frame; its results
 *
 * What the callee finds there:
 *   CALL, CALL_NATIVE  the arguments       CALL_CLO    the arguments, then room for the closure
 *   CALL_IFACE  room for the receiver word, then the arguments
 *
 * Before: CALL (x, y) results (r, s).   After: MOV A.0 = x; MOV A.1 = y; CALL (A) results (R);
 * MOV r = R.0; MOV s = R.1. A and R are laid on the same slots by slots.c.
 */
#include "base/panic.h"
#include "compiler/legalize.h"

static uint32_t operand_words(const Legal *l, const IrOperand *o) {
    return o->kind == IRO_IMM ? 1 : ir_words_of(l->f, o).count;
}

static IrRegId argument_group(Legal *l, uint32_t room_before, uint32_t room_after) {
    IrIns *i = l->at;
    uint32_t words = room_before + room_after;
    for (int k = 0; k < i->arg_count; k++) {
        words += operand_words(l, &i->args[k]);
    }
    uint8_t *classes = ARENA_ARRAY(l->f->arena, uint8_t, words ? words : 1);
    IrRegId g = ir_temp_group(l->f, words, classes);
    uint32_t at = room_before;
    for (int k = 0; k < i->arg_count; k++) {
        const IrOperand *o = &i->args[k];
        uint32_t n = operand_words(l, o);
        for (uint32_t w = 0; o->kind != IRO_IMM && w < n; w++) {
            classes[at + w] = ir_word_class(&l->f->regs[o->reg], ir_words_of(l->f, o).first + w);
        }
        legal_mov(l, ir_part(g, at, n), *o);
        at += n;
    }
    return g;
}

/* Words of results up to the last wanted one; those not wanted must come last (ir.h). */
static IrRegId result_group(Legal *l) {
    IrIns *i = l->at;
    uint32_t words = 0;
    int wanted = 0;
    for (int k = 0; k < i->result_count; k++) {
        wanted = i->results[k].kind != IRO_NONE ? k + 1 : wanted;
    }
    for (int k = 0; k < wanted; k++) {
        CHECK(i->results[k].kind != IRO_NONE);
        words += ir_words_of(l->f, &i->results[k]).count;
    }
    uint8_t *classes = ARENA_ARRAY(l->f->arena, uint8_t, words ? words : 1);
    IrRegId g = ir_temp_group(l->f, words, classes);
    uint32_t at = words;
    for (int k = wanted - 1; k >= 0; k--) {
        IrWords r = ir_words_of(l->f, &i->results[k]);
        at -= r.count;
        for (uint32_t w = 0; w < r.count; w++) {
            classes[at + w] = ir_word_class(&l->f->regs[i->results[k].reg], r.first + w);
        }
        legal_mov_after(l, i->results[k], ir_part(g, at, r.count));
    }
    return g;
}

void legalize_call(Legal *l) {
    IrIns *i = l->at;
    if (i->op == IR_CALL_CLO) {
        i->a = legal_slot(l, i->a, NUM_I64);
    }
    uint32_t before = i->op == IR_CALL_IFACE ? 1 : 0, after = i->op == IR_CALL_CLO ? 1 : 0;
    IrRegId args = argument_group(l, before, after), results = result_group(l);
    uint32_t words = l->f->regs[args].words;
    i->imm = words - after; /* parameter slots */
    i->args = ir_operands(l->f, 1);
    i->args[0] = ir_part(args, before, words - before - after);
    i->arg_count = 1;
    i->results = ir_operands(l->f, 1);
    i->results[0] = ir_reg(results);
    i->result_count = 1;
}
