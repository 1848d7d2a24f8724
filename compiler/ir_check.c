/* compiler/ir_check.c: what every pass keeps true of a function.
 *
 *  - blocks in the layout end in exactly one terminator, and only go to blocks in the layout;
 *  - operands name registers and words that exist; definitions name registers;
 *  - a register's word is read only where every way from the entry has written it (that is what
 *    lets stack maps trust liveness: whatever is live holds a value).
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "compiler/bitset.h"
#include "compiler/ir_internal.h"

typedef struct Check {
    const IrFunc *f;
    Buf *why;
    bool ok;
    IrIns *ins; /* being looked at */
    IrBlock *block;
    uint32_t *word_base; /* by register: index of its word 0 among all words */
    uint32_t word_count;
    BitSet now;          /* words written so far on every way here */
} Check;

static void fail(Check *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void fail(Check *c, const char *format, ...) {
    if (!c->ok) {
        return;
    }
    c->ok = false;
    const Str *name = c->f->image->funcs.data[c->f->func]->name;
    buf_printf(c->why, "%s: b%u", name != NULL ? name->text : "?", c->block ? c->block->id : 0);
    if (c->ins != NULL) {
        buf_printf(c->why, ": %s", ir_op_name(c->ins->op));
    }
    buf_puts(c->why, ": ");
    va_list args;
    va_start(args, format);
    buf_vprintf(c->why, format, args);
    va_end(args);
}

/* ---- structure */

static void check_operand(Check *c, const IrOperand *o) {
    if (o->kind == IRO_IMM || o->kind == IRO_NONE) {
        return;
    }
    if (o->reg == 0 || o->reg >= c->f->reg_count) {
        fail(c, "no register r%u", o->reg);
        return;
    }
    IrWords w = ir_words_of(c->f, o);
    if (w.first + w.count > c->f->regs[o->reg].words) {
        fail(c, "r%u has no word %u", o->reg, w.first + w.count - 1);
    }
}

static void check_use(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    check_operand(ctx, o);
}

static void check_def(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    if (o->kind == IRO_IMM) {
        fail(ctx, "an immediate is no destination");
    }
    check_operand(ctx, o);
}

static bool aux_is_rtype(IrOp op) {
    switch (op) {
    case IR_LOAD: case IR_STORE: case IR_COPY: case IR_CLEAR: case IR_LOADG: case IR_STOREG:
    case IR_FIELD: case IR_SETFIELD: case IR_ELEM: case IR_SETELEM: case IR_ELEMADDR: case IR_NEW:
    case IR_BOX: case IR_MAKE_SLICE: case IR_MAKE_MAP: case IR_MAKE_CHAN: case IR_MKIFACE:
    case IR_ASSERT: case IR_ASSERT_I: case IR_UNBOX: case IR_IMPLEMENTS: case IR_BRANCH_TYPE:
    case IR_APPEND: case IR_APPEND_SLICE: case IR_COPYS: case IR_CLEARS: case IR_MAP_GET:
    case IR_MAP_SET: case IR_MAP_REF: case IR_MAP_DELETE: case IR_MAP_ITER: case IR_MAP_NEXT:
    case IR_SEND: case IR_RECV: case IR_EQ_VAL: case IR_TYPE: case IR_CAPTURE: case IR_RESLICE:
        return true;
    default:
        return false;
    }
}

static void check_targets(Check *c, IrIns *i) {
    for (int k = 0; k < ir_successor_count(i); k++) {
        IrBlock *to = *ir_successor(i, k);
        if (to == NULL) {
            fail(c, "successor %d is missing", k);
        } else if (to->pass != c) {
            fail(c, "goes to b%u, which is not in the layout", to->id);
        }
    }
}

static void check_ins(Check *c, IrIns *i) {
    c->ins = i;
    unsigned flags = ir_op_flags(i->op);
    if (((flags & IRF_X) != 0) != (i->next == NULL)) {
        fail(c, i->next == NULL ? "the block does not end" : "in the middle of a block");
    }
    if (aux_is_rtype(i->op) && i->aux >= (uint32_t)c->f->image->rtypes.len) {
        fail(c, "no rtype %u", i->aux);
        return;
    }
    if (i->arg_count != 0 && i->args == NULL && i->op != IR_SWITCH && i->op != IR_SELECT) {
        fail(c, "arguments are missing");
        return;
    }
    if (i->op == IR_RET && i->arg_count != c->f->result_count) {
        fail(c, "%u results for %u", i->arg_count, c->f->result_count);
    }
    ir_visit_uses(c->f, i, check_use, c);
    ir_visit_defs(c->f, i, check_def, c);
    check_targets(c, i);
}

static void check_structure(Check *c) {
    for (IrBlock *b = c->f->entry; b != NULL; b = b->next) {
        b->pass = c;
    }
    for (IrBlock *b = c->f->entry; b != NULL && c->ok; b = b->next) {
        c->block = b;
        c->ins = NULL;
        if (b->first == NULL) {
            fail(c, "empty block");
        }
        for (IrIns *i = b->first; i != NULL && c->ok; i = i->next) {
            check_ins(c, i);
        }
    }
    if (c->f->entry == NULL) {
        fail(c, "no blocks");
    }
}

/* ---- definite assignment: forward, meet over all ways */

static void add_words(Check *c, IrRegId r, IrWords words) {
    for (uint32_t w = 0; w < words.count; w++) {
        bitset_add(&c->now, c->word_base[r] + words.first + w);
    }
}

static void note_def(void *ctx, IrOperand *o, IrWords words) {
    add_words(ctx, o->reg, words);
}

static void note_use(void *ctx, IrOperand *o, IrWords words) {
    Check *c = ctx;
    for (uint32_t w = words.first; w < words.first + words.count; w++) {
        if (!bitset_has(&c->now, c->word_base[o->reg] + w)) {
            const Str *name = c->f->regs[o->reg].name;
            fail(c, "r%u.%u %s may be read before it is written", o->reg, w,
                 name != NULL ? name->text : "");
        }
    }
}

/* in_epilogue: what is written before the first DEFER, which is what brings the epilogue into
 * play. */
static void walk_block(Check *c, IrBlock *b, BitSet *in_epilogue, bool report) {
    c->block = b;
    for (IrIns *i = b->first; i != NULL; i = i->next) {
        c->ins = i;
        if (report) {
            ir_visit_uses(c->f, i, note_use, c);
        }
        if (ir_op_adds_defer(i->op) && in_epilogue != NULL) {
            bitset_meet(in_epilogue, &c->now);
        }
        if (i->op != IR_MAP_NEXT) { /* defines on the way to its body only */
            ir_visit_defs(c->f, i, note_def, c);
        }
    }
}

static void enter_params(Check *c, BitSet *in) {
    bitset_clear(&c->now);
    for (uint32_t k = 0; k < c->f->param_count; k++) {
        IrRegId r = c->f->params[k];
        add_words(c, r, (IrWords){0, c->f->regs[r].words});
    }
    if (c->f->closure != 0) {
        add_words(c, c->f->closure, (IrWords){0, 1});
    }
    bitset_copy(in, &c->now);
}

/* Meets what is written at the end of b into its successors; true when one of them changed. */
static bool leave_block(Check *c, IrBlock *b, BitSet *in) {
    bool changed = false;
    for (int k = 0; k < ir_successor_count(b->last); k++) {
        IrBlock *to = *ir_successor(b->last, k);
        if (b->last->op == IR_MAP_NEXT && k == 0) {
            BitSet saved = bitset_dup(&c->now);
            ir_visit_defs(c->f, b->last, note_def, c);
            changed |= bitset_meet(&in[to->id], &c->now);
            bitset_copy(&c->now, &saved);
            bitset_deinit(&saved);
        } else {
            changed |= bitset_meet(&in[to->id], &c->now);
        }
    }
    return changed;
}

static void check_assignment(Check *c) {
    const IrFunc *f = c->f;
    c->word_base = base_calloc(f->reg_count, sizeof *c->word_base);
    for (uint32_t r = 1; r < f->reg_count; r++) {
        c->word_base[r] = c->word_count;
        c->word_count += f->regs[r].words;
    }
    bitset_init(&c->now, c->word_count);
    BitSet *in = base_calloc(f->block_count, sizeof *in);
    for (uint32_t k = 0; k < f->block_count; k++) {
        bitset_init(&in[k], c->word_count);
        bitset_fill(&in[k]);
    }
    enter_params(c, &in[f->entry->id]);
    BitSet *in_epilogue = f->epilogue != NULL ? &in[f->epilogue->id] : NULL;
    for (bool changed = true; changed;) {
        changed = false;
        for (IrBlock *b = f->entry; b != NULL; b = b->next) {
            bitset_copy(&c->now, &in[b->id]);
            walk_block(c, b, in_epilogue, false);
            changed |= leave_block(c, b, in);
        }
    }
    for (IrBlock *b = f->entry; b != NULL && c->ok; b = b->next) {
        bitset_copy(&c->now, &in[b->id]);
        walk_block(c, b, NULL, true);
    }
    for (uint32_t k = 0; k < f->block_count; k++) {
        bitset_deinit(&in[k]);
    }
    free(in);
    bitset_deinit(&c->now);
    free(c->word_base);
}

bool ir_check(const IrFunc *f, Buf *why) {
    Check c = {.f = f, .why = why, .ok = true};
    check_structure(&c);
    if (c.ok) {
        check_assignment(&c);
    }
    return c.ok;
}
