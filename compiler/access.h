/* compiler/access.h: which words every instruction writes and reads, in one table. Back half only.
 *
 * Liveness walks the instructions of a function several times. Finding their operands is most of
 * such a walk, so that is done once, here; the walks go over the table.
 */
#ifndef GOL_COMPILER_ACCESS_H
#define GOL_COMPILER_ACCESS_H

#include "compiler/ir_internal.h"

typedef struct Access { /* some adjacent words of a register; none: the access was dropped */
    IrRegId reg;
    uint16_t first, count;
} Access;

typedef struct InsAccess {
    IrIns *ins;
    /* in Accesses.list: what it writes, then what it reads, up to where the next one's begin */
    uint32_t defs, uses;
} InsAccess;

typedef struct Accesses {
    Access *list;
    InsAccess *of;           /* by instruction number, and one more */
    uint32_t ins_count, call_count;
    uint8_t *is_local;       /* by register: seen by one block only */
} Accesses;

/* Numbers f's instructions in layout order and notes what they access, all in f's scratch. */
void accesses_init(Accesses *t, IrFunc *f);

bool ir_is_call(IrOp op);

#define FOR_EACH_DEF(t, number, a)                                                                 \
    for (Access *a = (t)->list + (t)->of[number].defs,                                             \
                *a##_end = (t)->list + (t)->of[number].uses;                                       \
         a < a##_end; a++)
#define FOR_EACH_USE(t, number, a)                                                                 \
    for (Access *a = (t)->list + (t)->of[number].uses,                                             \
                *a##_end = (t)->list + (t)->of[(number) + 1].defs;                                 \
         a < a##_end; a++)

#endif
