/* compiler/bounds.c: index checks that a loop's own test makes needless.
 *
 *     for i := 0; i < len(s); i++ { … s[i] … }      for i, x := range s { … }
 *
 * In IR such a loop has a header H that is only entered by branches `i < len`, from before the loop
 * and from the one latch, which steps i just before it tests. Then in the loop's body, everywhere
 * but between step and test, i < len holds, and s[i] needs no check when
 *   - s is written once in the function (its length is the one tested), or is a view of an array at
 *     least as long as the constant tested against;
 *   - i is never negative: it starts at a constant, or at another such counter plus a bit, and only
 *     grows in steps too small to wrap around within a lifetime.
 *
 * Runs after fusing and before tails are repeated. An element access that is proved gets num2 = 1.
 */
#include "compiler/passes.h"

#include "base/panic.h"
#include "compiler/bitset.h"
#include "compiler/num.h"

enum { BLOCKS_MAX = 400, STEP_MAX = 16, DEFS_MAX = 4 };

typedef struct RegDefs { /* the first few instructions that write a register */
    IrIns *ins[DEFS_MAX];
    uint32_t count;
} RegDefs;

typedef struct Bounds {
    IrFunc *f;
    RegDefs *defs;       /* by register */
    BitSet body;         /* of the loop looked at, by block id */
} Bounds;

typedef struct DefNote {
    Bounds *x;
    IrIns *i;
} DefNote;

static void note_def(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    DefNote *n = ctx;
    RegDefs *d = &n->x->defs[o->reg];
    if (d->count < DEFS_MAX) {
        d->ins[d->count] = n->i;
    }
    d->count++;
}

static void find_defs(Bounds *x) {
    for (uint32_t k = 0; k < x->f->param_count; k++) {
        x->defs[x->f->params[k]].count = DEFS_MAX + 1; /* comes from outside: any value */
    }
    for (IrBlock *b = x->f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            DefNote n = {x, i};
            ir_visit_defs(x->f, i, note_def, &n);
        }
    }
}

static bool is_reg(const IrOperand *o, IrRegId r) {
    return o->kind == IRO_REG && o->reg == r;
}

static bool is_step(const IrIns *i) {
    return i->op == IR_ADD && i->num == NUM_I64 && i->a.kind == IRO_REG &&
           i->b.kind == IRO_IMM && i->b.imm >= 0 && i->b.imm <= STEP_MAX;
}

static bool is_never_negative(const Bounds *x, IrRegId r, int depth) {
    const RegDefs *d = &x->defs[r];
    if (d->count == 0 || d->count > DEFS_MAX || depth == 0) {
        return false;
    }
    for (uint32_t k = 0; k < d->count; k++) {
        const IrIns *i = d->ins[k];
        bool ok = i->dst.kind == IRO_REG &&
                  ((i->op == IR_CONST && i->imm >= 0) ||
                   (is_step(i) && (i->a.reg == r || is_never_negative(x, i->a.reg, depth - 1))));
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Written by exactly one instruction, or a parameter never written. */
static bool is_constant(const Bounds *x, IrRegId r) {
    uint32_t count = x->defs[r].count;
    return count == 1 || count == DEFS_MAX + 1;
}

/* ---- the loop's shape */

static bool same_limit(const IrOperand *a, const IrOperand *b) {
    return a->kind == b->kind && a->reg == b->reg && a->word == b->word && a->imm == b->imm;
}

/* Does b's end lead to head only when counter < limit? A constant in the counter's place is its
 * start. */
static bool guards(const Bounds *x, const IrBlock *b, const IrBlock *head, IrRegId counter,
                   const IrOperand *limit) {
    const IrIns *i = b->last;
    if (i->op != IR_BRANCH_CMP || i->imm != CMP_LT || i->num != NUM_I64 || i->then != head ||
        i->els == head || !same_limit(&i->b, limit)) {
        return false;
    }
    if (is_reg(&i->a, counter)) {
        return true;
    }
    const RegDefs *d = &x->defs[counter];
    for (uint32_t k = 0; i->a.kind == IRO_IMM && k < d->count && k < DEFS_MAX; k++) {
        if (d->ins[k]->op == IR_CONST && d->ins[k]->imm != i->a.imm) {
            return false;
        }
    }
    return i->a.kind == IRO_IMM;
}

static bool goes_to(const IrBlock *b, const IrBlock *to) {
    for (int k = 0; k < ir_successor_count(b->last); k++) {
        if (*ir_successor(b->last, k) == to) {
            return true;
        }
    }
    return false;
}

static bool all_ways_guarded(const Bounds *x, const IrBlock *head, IrRegId counter,
                             const IrOperand *limit) {
    for (const IrBlock *b = x->f->entry; b != NULL; b = b->next) {
        if (goes_to(b, head) && !guards(x, b, head, counter, limit)) {
            return false;
        }
    }
    return head != x->f->entry;
}

/* The blocks from which the latch is reached without passing head; false when the entry is one. */
static bool find_body(Bounds *x, const IrBlock *head, const IrBlock *latch) {
    bitset_clear(&x->body);
    bitset_add(&x->body, head->id);
    bitset_add(&x->body, latch->id);
    for (bool changed = true; changed;) {
        changed = false;
        for (const IrBlock *b = x->f->entry; b != NULL; b = b->next) {
            if (bitset_has(&x->body, b->id)) {
                continue;
            }
            for (int k = 0; k < ir_successor_count(b->last); k++) {
                const IrBlock *to = *ir_successor(b->last, k);
                if (to != head && bitset_has(&x->body, to->id)) {
                    bitset_add(&x->body, b->id);
                    changed = true;
                    break;
                }
            }
        }
    }
    return !bitset_has(&x->body, x->f->entry->id);
}

/* The latch's step of the counter; NULL unless it is the only write of it in the body. */
static IrIns *only_step(const Bounds *x, const IrBlock *latch, IrRegId counter) {
    IrIns *step = NULL;
    uint32_t writes = 0;
    for (IrIns *i = latch->first; i != NULL; i = i->next) {
        if (is_reg(&i->dst, counter) && is_step(i) && is_reg(&i->a, counter)) {
            step = i;
        }
    }
    for (const IrBlock *b = x->f->entry; b != NULL; b = b->next) {
        for (const IrIns *i = b->first; bitset_has(&x->body, b->id) && i != NULL; i = i->next) {
            writes += is_reg(&i->dst, counter);
        }
    }
    return writes == 1 ? step : NULL;
}

/* ---- the accesses */

static bool is_within(const Bounds *x, const IrOperand *group, const IrOperand *limit) {
    if (group->kind != IRO_REG || !is_constant(x, group->reg)) {
        return false;
    }
    if (limit->kind == IRO_WORD) {
        return limit->reg == group->reg && limit->word == 1;
    }
    const RegDefs *d = &x->defs[group->reg];
    return limit->kind == IRO_IMM && d->count == 1 && d->ins[0]->op == IR_VIEW &&
           d->ins[0]->imm >= limit->imm;
}

static void mark_accesses(Bounds *x, const IrBlock *b, const IrIns *stop, IrRegId counter,
                          const IrOperand *limit) {
    for (IrIns *i = b->first; i != NULL && i != stop; i = i->next) {
        if ((i->op == IR_ELEM || i->op == IR_SETELEM) && is_reg(&i->b, counter) &&
            is_within(x, &i->a, limit)) {
            i->num2 = 1;
        }
    }
}

static void look_at_latch(Bounds *x, IrBlock *latch) {
    IrIns *test = latch->last;
    if (test->op != IR_BRANCH_CMP || test->imm != CMP_LT || test->num != NUM_I64 ||
        test->a.kind != IRO_REG || !(test->b.kind == IRO_WORD || test->b.kind == IRO_IMM)) {
        return;
    }
    IrRegId counter = test->a.reg;
    const IrBlock *head = test->then;
    if (!is_never_negative(x, counter, 3) || !all_ways_guarded(x, head, counter, &test->b) ||
        !find_body(x, head, latch)) {
        return;
    }
    const IrIns *step = only_step(x, latch, counter);
    for (IrBlock *b = x->f->entry; step != NULL && b != NULL; b = b->next) {
        if (bitset_has(&x->body, b->id)) {
            mark_accesses(x, b, b == latch ? step : NULL, counter, &test->b);
        }
    }
}

static bool has_loop_test(const IrFunc *f) {
    for (const IrBlock *b = f->entry; b != NULL; b = b->next) {
        if (b->loop_depth != 0 && b->last->op == IR_BRANCH_CMP) {
            return true;
        }
    }
    return false;
}

void ir_drop_bounds(IrFunc *f) {
    if (f->block_count > BLOCKS_MAX || !has_loop_test(f)) {
        return; /* each loop costs a few walks over all blocks */
    }
    Bounds x = {.f = f, .defs = ARENA_ARRAY(f->scratch, RegDefs, f->reg_count)};
    x.body = bitset_new(f->scratch, f->block_count);
    find_defs(&x);
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        if (b->loop_depth != 0) {
            look_at_latch(&x, b);
        }
    }
}
