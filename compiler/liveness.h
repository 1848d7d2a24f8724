/* compiler/liveness.h: which words of which registers are live where. Back half only.
 *
 * Instructions are numbered in layout order; instruction i reads at time 2i and writes at 2i + 1. A
 * word's live range is a list of half-open spans of time. Two words may share a slot when their
 * ranges do not meet. Early writers (a destination that must not share with operands) write at 2i.
 */
#ifndef GOL_COMPILER_LIVENESS_H
#define GOL_COMPILER_LIVENESS_H

#include "compiler/access.h"
#include "compiler/bitset.h"

typedef struct Span {
    uint32_t from, to;
} Span;
typedef VEC(Span) Spans;

typedef struct BlockLife {
    BitSet live_in;              /* of words that several blocks see */
    uint32_t first, last;        /* instruction numbers */
    uint32_t defer_from;         /* from this instruction on a panic may lead to the epilogue */
    uint32_t changed, walked;    /* when live_in last grew, and the block was last walked (solve) */
    bool is_back_target;         /* some jump goes back to it */
    bool has_call;
} BlockLife;

typedef struct Liveness {
    IrFunc *f;
    Accesses access;
    uint32_t *word_base;         /* by register */
    uint32_t *word_reg;          /* by word: its register */
    uint8_t *word_class;         /* by word: IrClass */
    uint32_t word_count, shared_count; /* words below shared_count are seen by several blocks */
    BlockLife *blocks;           /* by block id */
    IrBlock **order;             /* blocks in layout order */
    uint32_t order_count;
    bool is_straight;            /* no jump goes back, no panic goes on in the function */
    Spans *spans;                /* by word, rising */
    IrIns **calls;               /* in layout order, access.call_count of them */
    BitSet scratch;              /* what a walk holds live */
} Liveness;

void liveness_init(Liveness *lv, IrFunc *f); /* all of it lies in f's scratch */

/* Walks a block backward, one walk at a time. For each instruction `across`, if not NULL, gets the
 * words live after it without those that it writes, `before` those live before it. */
typedef void LiveFn(void *ctx, IrIns *i, const BitSet *now);
void liveness_walk(const Liveness *lv, IrBlock *b, LiveFn *across, LiveFn *before, void *ctx);

bool spans_meet(const Spans *a, const Spans *b);

#endif
