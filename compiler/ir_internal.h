/* compiler/ir_internal.h: what the passes over the IR share. Only the back half of the compiler
 * (ir*.c, the passes, liveness, slots, select, emit) includes it. */
#ifndef GOL_COMPILER_IR_INTERNAL_H
#define GOL_COMPILER_IR_INTERNAL_H

#include "compiler/ir_visit.h"

/* ---- changing a block (ir.c) */
IrIns *ir_new_ins(IrFunc *f, IrOp op, Pos pos); /* not yet in a block */
void ir_insert_before(IrBlock *b, IrIns *at, IrIns *fresh);
void ir_insert_after(IrBlock *b, IrIns *at, IrIns *fresh);
void ir_remove(IrBlock *b, IrIns *i);

/* What a slot may hold: one class for a whole function, so that a JIT can pin slots. */
typedef enum IrClass { CLASS_INT, CLASS_PTR, CLASS_IFACE, CLASS_FLOAT } IrClass;
IrClass ir_word_class(const IrReg *r, unsigned word);
unsigned ir_word_kind(const IrReg *r, unsigned word); /* GcWordKind */

/* A register of a pass's own: words of one class, or of the classes given (kept). */
IrRegId ir_temp(IrFunc *f, IrClass cls);
IrRegId ir_temp_group(IrFunc *f, uint32_t words, const uint8_t *classes);
static inline IrOperand ir_part(IrRegId r, uint32_t first, uint32_t count) {
    return (IrOperand){.kind = IRO_PART, .reg = r, .word = (uint16_t)first, .imm = count};
}
static inline bool ir_is_slot(const IrOperand *o) {
    return o->kind == IRO_REG || o->kind == IRO_WORD || o->kind == IRO_PART;
}
#endif
