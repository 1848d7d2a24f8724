/* compiler/num.h: number kinds of the IR. */
#ifndef GOL_COMPILER_NUM_H
#define GOL_COMPILER_NUM_H

#include "compiler/ir.h"

static inline bool num_is_int(IrNum n) {
    return n >= NUM_I8 && n <= NUM_U64;
}
static inline bool num_is_signed(IrNum n) {
    return n >= NUM_I8 && n <= NUM_I64;
}
static inline bool num_is_float(IrNum n) {
    return n == NUM_F32 || n == NUM_F64;
}
/* Width of an integer. */
static inline int num_bits(IrNum n) {
    switch (n) {
    case NUM_I8:
    case NUM_U8:
        return 8;
    case NUM_I16:
    case NUM_U16:
        return 16;
    case NUM_I32:
    case NUM_U32:
        return 32;
    default:
        return 64;
    }
}
/* v as an integer of kind n lies in a slot: cut to its width, then extended. */
static inline int64_t num_wrap(IrNum n, int64_t v) {
    switch (n) {
    case NUM_I8:
        return (int8_t)v;
    case NUM_I16:
        return (int16_t)v;
    case NUM_I32:
        return (int32_t)v;
    case NUM_U8:
        return (uint8_t)v;
    case NUM_U16:
        return (uint16_t)v;
    case NUM_U32:
        return (uint32_t)v;
    default:
        return v;
    }
}

/* BRANCH_CMP with num2: not a against b, but a % b or a & b (b immediate) against 0. */
enum { BRANCH_REM = 1, BRANCH_AND = 2 };

typedef enum IrCmp { CMP_EQ, CMP_NE, CMP_LT, CMP_LE, CMP_NLT, CMP_NLE } IrCmp; /* N: not (NaN) */
static inline IrCmp cmp_not(IrCmp c) {
    static const uint8_t inverse[] = {CMP_NE, CMP_EQ, CMP_NLT, CMP_NLE, CMP_LT, CMP_LE};
    return (IrCmp)inverse[c];
}

#endif
