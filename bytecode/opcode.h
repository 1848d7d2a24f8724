/* bytecode/opcode.h: instructions and what is known of each opcode, from opcodes.def. */
#ifndef GOL_BYTECODE_OPCODE_H
#define GOL_BYTECODE_OPCODE_H

#include <stdint.h>

#include "base/panic.h"

typedef enum Opcode {
#define OP(name, a, b, c, extra, flags, text) OP_##name,
#include "bytecode/opcodes.def"
#undef OP
    OP_COUNT
} Opcode;
_Static_assert(OP_COUNT <= 65535, "an opcode is 16 bits");

/* One instruction: 8 bytes. Literal words (extra) follow it. b:c as one 32-bit number: ins_x. */
typedef struct Ins {
    uint16_t op, a, b, c;
} Ins;

typedef union Slot { /* one VM register */
    int64_t i;
    uint64_t u;
    double f;
    float f32;
    void *p;
} Slot;

static inline uint32_t ins_x(const Ins *i) { return (uint32_t)i->b | (uint32_t)i->c << 16; }
static inline int32_t ins_j(const Ins *i) { return (int32_t)ins_x(i); }

typedef enum OperandKind { /* what opcodes.def says of a field */
    OPERAND___, OPERAND_I, OPERAND_W, OPERAND_D, OPERAND_U, OPERAND_M, OPERAND_D2, OPERAND_D3,
    OPERAND_U2, OPERAND_U3, OPERAND_DN, OPERAND_UN, OPERAND_R, OPERAND_X, OPERAND_J, OPERAND_B,
} OperandKind;

enum { FT = 1, FS = 2, FJ = 4, FL = 8 };

typedef struct OpInfo {
    const char *name;
    uint8_t operand[3]; /* OperandKind of a, b, c */
    uint8_t extra;      /* literal words that follow */
    uint8_t flags;
    const char *text;
} OpInfo;

extern const OpInfo op_infos[OP_COUNT];

static inline const OpInfo *op_info(Opcode op) {
    CHECK((unsigned)op < OP_COUNT);
    return &op_infos[op];
}

typedef enum TrapCode { /* operand of OP_TRAP */
    TRAPCODE_UNREACHABLE, /* code that the compiler proved dead: an internal error */
    TRAPCODE_NIL,         /* nil pointer dereference */
    TRAPCODE_DIVIDE,      /* integer divide by zero */
    TRAPCODE_SHIFT,       /* negative shift amount */
} TrapCode;

enum { /* RESLICE, RESLICE3: literal, upper half */
    RESLICE_VIEW = 1,      /* of an array */
    RESLICE_POINTERS = 2,  /* of elements that have pointers; _NOTED only */
    RESLICE_OWN = 4,       /* s = s[i:j]: the rest may be grown into again; _NOTED only */
};

enum {
    LINK_SLOTS = 2,        /* fp[-1] return ip, fp[-2] reserved */
    MAX_FRAME_VALUE = 128, /* bytes: larger aggregates travel as a pointer */
    NO_SLOT = 0xffff,
};

#endif
