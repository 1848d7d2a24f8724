/* compiler/slots.h: from registers to frame slots. Back half only. */
#ifndef GOL_COMPILER_SLOTS_H
#define GOL_COMPILER_SLOTS_H

#include "compiler/liveness.h"

typedef struct Slots {
    uint32_t *of_reg;       /* by register: slot of its word 0 */
    uint32_t *call_base;    /* by instruction number, calls only: where the callee's fp[0] lies */
    uint32_t frame_slots;
} Slots;

/* All of it lies in the function's scratch. False when the frame would be too large for 16-bit
 * operands. */
bool slots_assign(Slots *s, const Liveness *lv);

static inline uint32_t slot_of_word(const Slots *s, const Liveness *lv, uint32_t word) {
    uint32_t r = lv->word_reg[word];
    return s->of_reg[r] + (word - lv->word_base[r]);
}

#endif
