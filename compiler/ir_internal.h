/* compiler/ir_internal.h: what the passes over the IR share. Only the back half of the compiler
 * (ir*.c, the passes, liveness, slots, select, emit) includes it. */
#ifndef GOL_COMPILER_IR_INTERNAL_H
#define GOL_COMPILER_IR_INTERNAL_H

#include "compiler/ir.h"

/* ---- changing a block (ir.c) */
IrIns *ir_new_ins(IrFunc *f, IrOp op, Pos pos); /* not yet in a block */
void ir_insert_before(IrBlock *b, IrIns *at, IrIns *fresh);
void ir_insert_after(IrBlock *b, IrIns *at, IrIns *fresh);
void ir_remove(IrBlock *b, IrIns *i);

/* ---- walking operands. words: which words of the operand's register are read, or overwritten
 * completely (a SETFIELD of half a word overwrites none). */
typedef enum IrRole { IR_USE, IR_DEF } IrRole;
typedef void IrVisitFn(void *ctx, IrOperand *o, IrRole role, uint32_t words);
void ir_visit_uses(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx);
void ir_visit_defs(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx);
uint32_t ir_words_of(const IrFunc *f, const IrOperand *o);
unsigned ir_word_kind(const IrReg *r, unsigned word); /* GcWordKind */

/* ---- the flow graph: blocks a terminator may go to */
int ir_successor_count(const IrIns *last);
IrBlock **ir_successor(IrIns *last, int k);

#endif
