/* compiler/tails.c: short ends of blocks, repeated where a jump would lead to them.
 *
 *     if c { s += i } else { s -= 2 }      each arm ends in a jump to the join; when the join is
 *     only if s > max { … }                     a compare and a branch, or a counter's step and
 *     test, the arm
 *                                          gets a copy and one dispatch less per iteration
 *
 * And a conditional branch round a `return x` becomes one instruction, RET_IF. Runs after fusing.
 */
#include "compiler/passes.h"

#include "base/panic.h"
#include "compiler/num.h"

enum { TAIL_MAX = 3 }; /* instructions in a block worth repeating, the branch included */

static bool is_short_tail(const IrBlock *b) {
    int n = 0;
    for (const IrIns *i = b->first; i != NULL; i = i->next) {
        if (++n > TAIL_MAX || (ir_op_flags(i->op) & IRF_S) != 0) {
            return false;
        }
        bool plain = i->op == IR_ADD || i->op == IR_SUB || i->op == IR_MOV || i->op == IR_CONST ||
                     i->op == IR_BRANCH_CMP || i->op == IR_BRANCH || i->op == IR_RET;
        if (!plain) {
            return false;
        }
    }
    return b->last->op != IR_JUMP;
}

static IrIns *copy_to_end(IrFunc *f, IrBlock *b, const IrIns *i) {
    IrIns *n = ir_append(f, b, i->op, i->pos);
    IrIns *prev = n->prev;
    *n = *i;
    n->prev = prev;
    n->next = NULL;
    if (i->arg_count != 0) {
        n->args = ir_operands(f, i->arg_count);
        for (int k = 0; k < i->arg_count; k++) {
            n->args[k] = i->args[k];
        }
    }
    return n;
}

static void repeat_tails(IrFunc *f) {
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        if (b->last->op != IR_JUMP || b->last->then == b->next || b->last->then == b ||
            b->last->then == f->epilogue || !is_short_tail(b->last->then)) {
            continue;
        }
        const IrBlock *tail = b->last->then;
        ir_remove(b, b->last);
        for (const IrIns *i = tail->first; i != NULL; i = i->next) {
            copy_to_end(f, b, i);
        }
    }
}

/* ---- if a < imm { return x } */

static bool returns_word(const IrFunc *f, const IrBlock *b) {
    const IrIns *r = b->first;
    return r == b->last && r->op == IR_RET && r->arg_count == 1 && ir_is_slot(&r->args[0]) &&
           ir_words_of(f, &r->args[0]).count == 1;
}

static void make_ret_if(IrFunc *f, IrBlock *b) {
    IrIns *i = b->last;
    if (i->op != IR_BRANCH_CMP || i->imm != CMP_LT || !num_is_int(i->num) || i->num == NUM_U64 ||
        i->b.kind != IRO_IMM || i->b.imm != (int16_t)i->b.imm || !ir_is_slot(&i->a) ||
        !returns_word(f, i->then)) {
        return;
    }
    IrIns *r = ir_new_ins(f, IR_RET_IF, i->pos);
    r->inline_node = i->inline_node;
    r->a = i->a;
    r->imm = i->b.imm;
    r->b = i->then->first->args[0];
    ir_insert_before(b, i, r);
    IrBlock *els = i->els;
    i->op = IR_JUMP;
    i->then = els;
    i->els = NULL;
    i->a = i->b = ir_none();
    i->imm = 0;
    i->num = NUM_NONE;
}

void ir_repeat_tails(IrFunc *f) {
    repeat_tails(f);
    if (f->epilogue == NULL) {
        for (IrBlock *b = f->entry; b != NULL; b = b->next) {
            make_ret_if(f, b);
        }
    }
    ir_tidy_blocks(f);
}
