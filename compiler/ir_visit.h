/* compiler/ir_visit.h: walking the operands of an instruction, and the ways out of a block.
 *
 * Every pass does this for every instruction, some several times: a fifth of all compile time when
 * these were functions that call their visitor through a pointer. Inlined, the visitor is part of
 * the walk.
 *
 * words: which words of the operand's register are read, or overwritten completely (a SETFIELD of
 * half a word overwrites none). Immediates are visited too, with no words.
 */
#ifndef GOL_COMPILER_IR_VISIT_H
#define GOL_COMPILER_IR_VISIT_H

#include "compiler/ir.h"

typedef struct IrWords {
    uint16_t first, count;
} IrWords;
typedef void IrVisitFn(void *ctx, IrOperand *o, IrWords words);

#define IR_INLINE static inline __attribute__((always_inline))

static inline const Rtype *ir_aux_type(const IrFunc *f, const IrIns *i) {
    return f->image->rtypes.data[i->aux];
}

IR_INLINE IrWords ir_words_of(const IrFunc *f, const IrOperand *o) {
    switch ((IrOperandKind)o->kind) {
    case IRO_REG:
        return (IrWords){0, f->regs[o->reg].words};
    case IRO_WORD:
        return (IrWords){o->word, 1};
    case IRO_PART:
        return (IrWords){o->word, (uint16_t)o->imm};
    default:
        return (IrWords){0, 0};
    }
}

IR_INLINE void ir_visit_operand(const IrFunc *f, IrOperand *o, IrVisitFn *fn, void *ctx) {
    if (o->kind != IRO_NONE) {
        fn(ctx, o, ir_words_of(f, o));
    }
}

/* The words of the frame aggregate a SETFIELD overwrites completely, */
static inline IrWords ir_setfield_words(const IrFunc *f, const IrIns *i) {
    uint64_t size = ir_aux_type(f, i)->size, from = (uint64_t)i->imm;
    uint64_t first = (from + 7) / 8, end = (from + size) / 8;
    return (IrWords){(uint16_t)first, end > first ? (uint16_t)(end - first) : 0};
}

/* … and those it touches, beside which it keeps what is there. */
static inline IrWords ir_setfield_touches(const IrFunc *f, const IrIns *i) {
    uint64_t from = (uint64_t)i->imm, end = from + ir_aux_type(f, i)->size;
    return (IrWords){(uint16_t)(from / 8), (uint16_t)((end + 7) / 8 - from / 8)};
}

/* An element access looks at pointer and length only, a FIELD at the words it lies in. */
static inline IrWords ir_used_words_of_a(const IrFunc *f, const IrIns *i) {
    IrWords all = ir_words_of(f, &i->a);
    switch ((IrOp)i->op) {
    case IR_ELEM: case IR_SETELEM: case IR_ELEMADDR: case IR_ELEM_OP: case IR_ELEM2:
    case IR_LOAD_AT: case IR_STORE_AT:
        all.count = all.count > 2 ? 2 : all.count;
        break;
    case IR_FIELD:
        if (all.count != 0) {
            uint64_t size = ir_aux_type(f, i)->size, from = (uint64_t)i->imm;
            uint64_t end = (from + size + 7) / 8;
            all = (IrWords){(uint16_t)(all.first + from / 8), (uint16_t)(end - from / 8)};
        }
        break;
    default:
        break;
    }
    return all;
}

/* c and dst2 are one field: which of them does i have, if any? */
static inline bool ir_has_dst2(const IrIns *i) {
    return i->dst2.kind != IRO_NONE && (ir_op_flags(i->op) & IRF_D) != 0;
}
static inline bool ir_has_c(const IrIns *i) {
    return i->c.kind != IRO_NONE && (ir_op_flags(i->op) & IRF_D) == 0;
}

IR_INLINE void ir_visit_defs(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->op == IR_SETFIELD) {
        fn(ctx, &i->dst, ir_setfield_words(f, i));
    } else {
        ir_visit_operand(f, &i->dst, fn, ctx);
    }
    if (ir_has_dst2(i)) {
        ir_visit_operand(f, &i->dst2, fn, ctx);
    }
    for (int k = 0; k < i->result_count; k++) {
        ir_visit_operand(f, &i->results[k], fn, ctx);
    }
    for (int k = 0; i->op == IR_SELECT && k < i->arg_count; k++) {
        ir_visit_operand(f, &i->cases[k].recv, fn, ctx);
        ir_visit_operand(f, &i->cases[k].ok, fn, ctx);
    }
}

IR_INLINE void ir_visit_args(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->op == IR_SELECT) {
        for (int k = 0; k < i->arg_count; k++) {
            IrSelectCase *c = &i->cases[k];
            fn(ctx, &c->chan, ir_words_of(f, &c->chan));
            if (c->is_send) {
                ir_visit_operand(f, &c->value, fn, ctx);
            }
        }
    } else if (i->op != IR_SWITCH) {
        for (int k = 0; k < i->arg_count; k++) {
            ir_visit_operand(f, &i->args[k], fn, ctx);
        }
    }
}

IR_INLINE void ir_visit_uses(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->a.kind != IRO_NONE) {
        fn(ctx, &i->a, ir_used_words_of_a(f, i));
    }
    ir_visit_operand(f, &i->b, fn, ctx);
    if (ir_has_c(i)) {
        ir_visit_operand(f, &i->c, fn, ctx);
    }
    if (i->op == IR_SETFIELD) {
        fn(ctx, &i->dst, ir_setfield_touches(f, i));
    }
    if (i->arg_count != 0) {
        ir_visit_args(f, i, fn, ctx);
    }
}

/* ---- the flow graph: blocks a terminator may go to */

static inline int ir_successor_count(const IrIns *last) {
    switch ((IrOp)last->op) {
    case IR_JUMP:
        return 1;
    case IR_BRANCH: case IR_BRANCH_CMP: case IR_BRANCH_TYPE: case IR_MAP_NEXT:
        return 2;
    case IR_SWITCH:
        return 1 + last->arg_count;
    default:
        return 0;
    }
}

static inline IrBlock **ir_successor(IrIns *last, int k) {
    if (last->op == IR_SWITCH) {
        return k == 0 ? &last->els : &last->targets[k - 1];
    }
    return k == 0 ? &last->then : &last->els;
}

#endif
