/* compiler/hoist.c: addresses and views out of loops.
 *
 * An array indexed with a variable is a view {pointer, length, length} of its memory, made anew at
 * each access. In a loop, the view of a pointer that is written once is made where the pointer is,
 * and the address of a global at the function's entry; the access itself is then one instruction.
 * Both are pure and cheap, so making one in vain costs little.
 */
#include "compiler/passes.h"

#include <stdlib.h>

#include "base/panic.h"

typedef struct Hoisted { /* a view or address that was made already */
    uint8_t op;
    IrRegId from;        /* VIEW: of this pointer */
    int64_t imm;
    IrRegId reg;
} Hoisted;

typedef struct Hoist {
    IrFunc *f;
    const UseCounts *counts;
    IrIns **def;         /* by register written once: the instruction; NULL for parameters */
    IrBlock **def_block;
    VEC(Hoisted) done;
    bool changed;
} Hoist;

typedef struct DefNote {
    Hoist *h;
    IrIns *i;
    IrBlock *b;
} DefNote;

static void note_def(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    DefNote *n = ctx;
    n->h->def[o->reg] = n->i;
    n->h->def_block[o->reg] = n->b;
}

static void find_defs(Hoist *h) {
    for (IrBlock *b = h->f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            DefNote n = {h, i, b};
            ir_visit_defs(h->f, i, note_def, &n);
        }
    }
}

static IrRegId find_done(const Hoist *h, const IrIns *i, IrRegId from) {
    for (int k = 0; k < h->done.len; k++) {
        const Hoisted *d = &h->done.data[k];
        if (d->op == i->op && d->from == from && d->imm == i->imm) {
            return d->reg;
        }
    }
    return 0;
}

/* Where the copy of i goes: after the definition of what it reads, or to the entry. Always in a
 * block outside the loops i is in. */
static bool place_copy(Hoist *h, const IrIns *i, IrIns *copy, IrRegId from, uint32_t depth) {
    IrIns *def = from != 0 ? h->def[from] : NULL;
    IrBlock *b = def != NULL ? h->def_block[from] : h->f->entry;
    if (b->loop_depth >= depth || (def != NULL && def->next == NULL)) {
        return false;
    }
    copy->inline_node = def != NULL ? def->inline_node : 0;
    copy->pos = def != NULL ? def->pos : i->pos;
    if (def != NULL) {
        ir_insert_after(b, def, copy);
    } else {
        ir_insert_before(b, b->first, copy);
    }
    return true;
}

static void become_copy_of(IrIns *i, IrRegId r) {
    i->op = IR_MOV;
    i->a = ir_reg(r);
    i->imm = 0;
    i->aux = 0;
}

static void hoist_ins(Hoist *h, IrIns *i, uint32_t depth) {
    IrRegId from = i->op == IR_VIEW ? i->a.reg : 0;
    if (i->dst.kind != IRO_REG || h->counts->defs[i->dst.reg] != 1 ||
        (i->op == IR_VIEW && (i->a.kind != IRO_REG || h->counts->defs[from] != 1))) {
        return;
    }
    IrRegId r = find_done(h, i, from);
    if (r == 0) {
        IrIns *copy = ir_new_ins(h->f, i->op, i->pos);
        r = ir_reg_new(h->f, h->f->regs[i->dst.reg].type, NULL);
        copy->dst = ir_reg(r);
        copy->a = i->a;
        copy->imm = i->imm;
        copy->aux = i->aux;
        if (!place_copy(h, i, copy, from, depth)) {
            return;
        }
        VEC_PUSH(&h->done, ((Hoisted){i->op, from, i->imm, r}));
    }
    become_copy_of(i, r);
    h->changed = true;
}

static bool has_loop(const IrFunc *f) {
    for (const IrBlock *b = f->entry; b != NULL; b = b->next) {
        if (b->loop_depth != 0) {
            return f->entry->loop_depth == 0;
        }
    }
    return false;
}

/* One round moves addresses, the next the views of them: a pointer must be outside first. */
bool ir_hoist(IrFunc *f, UseCounts *u) {
    if (!has_loop(f)) {
        return false;
    }
    use_counts_renew(u, f);
    Hoist h = {.f = f, .counts = u};
    h.def = ARENA_ARRAY(f->scratch, IrIns *, f->reg_count);
    h.def_block = ARENA_ARRAY(f->scratch, IrBlock *, f->reg_count);
    find_defs(&h);
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL && b->loop_depth != 0; i = i->next) {
            if ((i->op == IR_GADDR || i->op == IR_VIEW) && i->dst.reg < h.f->reg_count) {
                hoist_ins(&h, i, b->loop_depth);
            }
        }
    }
    VEC_FREE(&h.done);
    u->are_new &= !h.changed;
    return h.changed;
}
