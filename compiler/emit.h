/* compiler/emit.h: what emit.c, select*.c share: a function's code while it is being written. */
#ifndef GOL_COMPILER_EMIT_H
#define GOL_COMPILER_EMIT_H

#include "bytecode/pctable.h"
#include "compiler/num.h"
#include "compiler/slots.h"

typedef enum FixKind { FIX_C, FIX_BC, FIX_WORD, FIX_TABLE } FixKind;
typedef struct Fixup { /* a branch to a block that has no pc yet */
    uint8_t kind;
    uint32_t from;    /* pc the distance counts from */
    uint32_t at;      /* pc of the word to patch; FIX_TABLE: index in the table */
    uint32_t table;
    IrBlock *to;
} Fixup;

/* A stack map is wanted at pc: what is live before instruction number. */
typedef struct MapRequest {
    uint32_t pc, number;
} MapRequest;

typedef struct CallSite {
    uint32_t pc, func;
} CallSite;

typedef struct Emit {
    IrFunc *f;
    const Liveness *lv;
    const Slots *slots;
    VEC(Ins) code;
    VEC(Fixup) fixups;
    VEC(Fixup) stubs;      /* backward targets that only a LOOP at the end can reach */
    VEC(MapRequest) maps;
    VEC(CallSite) calls;
    uint32_t *block_pc;    /* by block id, UINT32_MAX: not yet placed */
    uint32_t *ins_pc;      /* by instruction number */
    LineWriter lines;
    Buf inline_ranges;
    uint32_t inline_pc, inline_node;
    IrBlock *block;        /* being emitted */
    IrIns *ins;
    bool after_call;       /* the next instruction is where somebody goes on: it needs a map */
    bool long_branches;    /* the function is too long for 16-bit distances */
    uint32_t scratch;      /* slot for cyclic moves, 0: not used */
    bool uses_scratch;
} Emit;

static inline uint16_t slot_of(const Emit *e, const IrOperand *o) {
    uint32_t word = o->kind == IRO_REG ? 0 : o->word;
    return (uint16_t)(e->slots->of_reg[o->reg] + word);
}

/* ---- emit.c */
uint32_t emit_ins(Emit *e, Opcode op, uint32_t a, uint32_t b, uint32_t c); /* returns its pc */
uint32_t emit_x(Emit *e, Opcode op, uint32_t a, uint32_t x);              /* b:c = x */
void emit_word(Emit *e, uint64_t word);
void emit_moves(Emit *e, uint32_t dst, uint32_t src, uint32_t words);
void emit_const(Emit *e, uint32_t dst, int64_t value);

/* ---- select_branch.c: control flow; fallthrough is the block placed next */
void emit_jump(Emit *e, IrBlock *to);
void select_branch(Emit *e, IrIns *i);
void select_switch(Emit *e, IrIns *i);
void select_map_next(Emit *e, IrIns *i);
void select_return(Emit *e, IrIns *i);
void emit_stubs(Emit *e);

/* ---- share.c: instances of a generic function that came out equal; e->f->twins are candidates.
 * To be asked when e holds all words and the function its metadata; true: it has got the entry of
 * an earlier one, and its own words are not to be written. */
bool share_code(const Emit *e, uint32_t frame_slots);

/* ---- select.c: everything else */
void select_ins(Emit *e, IrIns *i);
void select_memory(Emit *e, IrIns *i);
void select_object(Emit *e, IrIns *i);

#endif
