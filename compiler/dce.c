/* compiler/dce.c: dead code: instructions without effect whose result no instruction reads.
 *
 * Goes by use counts, not by liveness: cheap, and enough for what lowering and the other passes
 * leave behind. Allocations count as effectless, divisions and loads do not (they may trap).
 */
#include "compiler/passes.h"

#include <stdlib.h>

#include "base/panic.h"

typedef struct Count {
    uint32_t *of;
} Count;

static void count_one(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    if (ir_is_slot(o)) {
        ((Count *)ctx)->of[o->reg]++;
    }
}

/* The destination of a SETFIELD is visited as a use as well: it keeps the bytes beside it. */
static void count_uses(const IrFunc *f, IrIns *i, uint32_t *of) {
    Count c = {of};
    ir_visit_uses(f, i, count_one, &c);
    if (i->op == IR_SETFIELD) {
        of[i->dst.reg]--;
    }
}

static void clear_counts(UseCounts *u, const IrFunc *f) {
    if (u->reg_count < f->reg_count) {
        u->uses = ARENA_ARRAY(f->scratch, uint32_t, f->reg_count);
        u->defs = ARENA_ARRAY(f->scratch, uint32_t, f->reg_count);
        u->reg_count = f->reg_count;
        return;
    }
    memset(u->uses, 0, f->reg_count * sizeof *u->uses);
    memset(u->defs, 0, f->reg_count * sizeof *u->defs);
}

void use_counts_renew(UseCounts *u, const IrFunc *f) {
    if (u->are_new) {
        return;
    }
    u->are_new = true;
    clear_counts(u, f);
    Count defs = {u->defs};
    for (uint32_t k = 0; k < f->param_count; k++) {
        u->defs[f->params[k]]++;
    }
    if (f->closure != 0) {
        u->defs[f->closure]++;
        u->uses[f->closure]++; /* CAPTURE reads it without naming it */
    }
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            count_uses(f, i, u->uses);
            ir_visit_defs(f, i, count_one, &defs);
        }
    }
}

static bool has_no_effect(const IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_NEW: case IR_BOX: case IR_MAKE_CLO: case IR_MKIFACE: case IR_CONCAT:
    case IR_STR_BYTES: case IR_BYTES_STR:
        return true;
    default:
        return (ir_op_flags(i->op) & (IRF_T | IRF_S | IRF_E | IRF_X)) == 0;
    }
}

static void uncount_one(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    if (ir_is_slot(o)) {
        ((Count *)ctx)->of[o->reg]--;
    }
}

static bool is_dead(const IrIns *i, const UseCounts *u) {
    return has_no_effect(i) && (i->dst.kind == IRO_NONE || u->uses[i->dst.reg] == 0) &&
           (!ir_has_dst2(i) || u->uses[i->dst2.reg] == 0) &&
           (i->dst.kind != IRO_NONE || ir_has_dst2(i) || i->op == IR_NOP);
}

static bool sweep(IrFunc *f, UseCounts *u) {
    bool changed = false;
    Count uses = {u->uses}, defs = {u->defs};
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->last, *prev; i != NULL; i = prev) {
            prev = i->prev;
            if (!is_dead(i, u)) {
                continue;
            }
            if (i->op == IR_SETFIELD) {
                u->uses[i->dst.reg]++;
            }
            ir_visit_uses(f, i, uncount_one, &uses);
            ir_visit_defs(f, i, uncount_one, &defs);
            ir_remove(b, i);
            changed = true;
        }
    }
    return changed;
}

void ir_drop_dead(IrFunc *f, UseCounts *u) {
    use_counts_renew(u, f);
    while (sweep(f, u)) {
    }
}
