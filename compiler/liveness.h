/* compiler/liveness.h: which words of which registers are live where. Back half only.
 *
 * Instructions are numbered in layout order, and each takes four moments of time (LiveMoment). A
 * word's live range is a list of half-open spans of time; two words may share a slot when their
 * ranges do not meet. Early writers (a destination that must not share with operands) write before
 * they read.
 */
#ifndef GOL_COMPILER_LIVENESS_H
#define GOL_COMPILER_LIVENESS_H

#include "compiler/access.h"
#include "compiler/bitset.h"

typedef enum LiveMoment {
    MOMENT_BEFORE, MOMENT_EARLY, MOMENT_READ, MOMENT_WRITE, MOMENTS
} LiveMoment;
static inline uint32_t moment(uint32_t number, LiveMoment m) {
    return MOMENTS * number + m;
}

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
    uint32_t *calls;             /* their numbers, access.call_count of them */
    uint32_t *call_from;         /* by number: index of the first call from there on */
    BitSet scratch;              /* what a walk holds live */
} Liveness;

void liveness_init(Liveness *lv, IrFunc *f); /* all of it lies in f's scratch */

bool spans_meet_within(const Spans *a, const Spans *b);
static inline bool spans_meet(const Spans *a, const Spans *b) {
    return a->len != 0 && b->len != 0 && a->data[a->len - 1].to > b->data[0].from &&
           b->data[b->len - 1].to > a->data[0].from && spans_meet_within(a, b);
}

/* Of a list of instructions those that a span lives across, or that it is live before: indices. */
typedef struct InsRange {
    uint32_t first, end;
} InsRange;
/* index_from: by instruction number, the index in that list of the first one from there on. */
static inline InsRange span_across(const uint32_t *index_from, Span s) {
    return (InsRange){index_from[(s.from + MOMENTS - 1) / MOMENTS], index_from[s.to / MOMENTS]};
}
static inline InsRange span_before(const uint32_t *index_from, Span s) {
    return (InsRange){index_from[(s.from + MOMENTS - 1) / MOMENTS],
                      index_from[(s.to + MOMENTS - 1) / MOMENTS]};
}

#endif
