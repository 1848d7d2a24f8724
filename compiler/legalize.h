/* compiler/legalize.h: what the legalize_*.c files share: IR in which every instruction is one
 * opcode. */
#ifndef GOL_COMPILER_LEGALIZE_H
#define GOL_COMPILER_LEGALIZE_H

#include "compiler/ir_internal.h"

typedef struct Legal {
    IrFunc *f;
    IrBlock *b;
    IrIns *at; /* the instruction being worked on; new ones go before it */
    struct HoistedConst *hoisted; uint32_t hoisted_count;
    bool can_hoist; /* the entry is outside all loops */
} Legal;

/* A new instruction before (or after) l->at, with its position and inline node. */
IrIns *legal_before(Legal *l, IrOp op);
IrIns *legal_after(Legal *l, IrOp op);
void legal_mov(Legal *l, IrOperand dst, IrOperand src);       /* before l->at */
void legal_mov_after(Legal *l, IrOperand dst, IrOperand src); /* after it: call last to first */
/* o itself when it names slots, else a temporary that holds the immediate. */
IrOperand legal_slot(Legal *l, IrOperand o, IrNum num);
/* The operands copied to adjacent slots (o itself when there is only one, in slots already). */
IrOperand legal_gather(Legal *l, const IrOperand *list, int count);
/* Turns l->at into something else, keeping its place. */
void legal_drop(Legal *l);
/* An instruction with dst2 yields one group {value of t, ok} instead, taken apart after it. */
void legal_split_ok(Legal *l, const Rtype *t);

void legalize_arith(Legal *l);  /* numbers, comparisons, conversions */
void legalize_memory(Legal *l); /* loads, stores, elements, aggregates, interfaces */
void legalize_group(Legal *l);  /* strings, slices, maps, channels */
void legalize_call(Legal *l);

void ir_legalize(IrFunc *f);

#endif
