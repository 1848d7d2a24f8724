/* bytecode/operands.h: what the numbers in an instruction stand for, for disassembler and
 * verifier. */
#ifndef GOL_BYTECODE_OPERANDS_H
#define GOL_BYTECODE_OPERANDS_H

#include "bytecode/image.h"

typedef enum RefKind { /* what an index or literal refers to */
    REF_NONE,    /* nothing: a plain number */
    REF_STRING, REF_IFACE, REF_FUNC, REF_RTYPE, REF_GLOBAL, REF_NATIVE, REF_SELECT, REF_CACHE,
    REF_SYMBOL,  /* a method symbol */
    REF_TABLE,   /* the high half: a jump table */
    REF_TARGET,  /* words from the instruction */
    REF_SLOT,    /* one slot, read */
    REF_LOW_RTYPE, /* the low half: an rtype; the high half: a count */
} RefKind;

/* What the b:c index of op names. */
RefKind op_ref_of_x(Opcode op);
/* What literal word k (0 or 1) of op names. */
RefKind op_ref_of_word(Opcode op, int k);
/* Literal word k of the instruction at i. */
uint64_t ins_word(const Ins *i, int k);
/* How many adjacent slots field k (0 a, 1 b, 2 c) of the instruction covers; 0 for what is no slot,
 * or is not wanted. Indices must be valid. A channel's element is counted as one slot. */
uint32_t ins_slots(const Image *im, const Ins *i, int field);
static inline uint16_t ins_field(const Ins *i, int field) {
    return field == 0 ? i->a : field == 1 ? i->b : i->c;
}

#endif
