/* compiler/fuse.c: two instructions that one opcode does.
 *
 *   t = LT a, b; BRANCH t        -> BRANCH_CMP a, b
 *   t = MUL y, z; x = ADD x, t   -> x = MADD y, z      float64, still two roundings
 *
 * Runs last. t is written and read once; nothing between the two writes what the first reads.
 */
#include "compiler/passes.h"

#include "compiler/num.h"

typedef struct Clobber {
    IrRegId regs[3];
    bool hit;
} Clobber;

static void check_write(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Clobber *c = ctx;
    c->hit |= o->reg == c->regs[0] || o->reg == c->regs[1] || o->reg == c->regs[2];
}

static bool is_single(const UseCounts *u, const IrOperand *o) {
    return o->kind == IRO_REG && u->defs[o->reg] == 1 && u->uses[o->reg] == 1;
}

/* The instruction before i, in its block, that writes o; nothing between writes what it reads. */
static IrIns *definition_before(IrFunc *f, IrIns *i, const IrOperand *o) {
    enum { REACH = 6 };
    IrIns *d = i->prev;
    for (int steps = 0; d != NULL && steps < REACH; d = d->prev, steps++) {
        if (d->dst.kind == IRO_REG && d->dst.reg == o->reg) {
            break;
        }
    }
    if (d == NULL || d->dst.kind != IRO_REG || d->dst.reg != o->reg) {
        return NULL;
    }
    Clobber c = {.regs = {ir_is_slot(&d->a) ? d->a.reg : 0, ir_is_slot(&d->b) ? d->b.reg : 0, 0}};
    for (IrIns *k = d->next; k != i; k = k->next) {
        ir_visit_defs(f, k, check_write, &c);
    }
    return c.hit ? NULL : d;
}

/* ---- compare and branch */

static bool is_branchable(const IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_EQ: case IR_NE:
        return num_is_int(i->num) || i->num == NUM_NONE || i->num == NUM_F64 || i->num == NUM_STR;
    case IR_LT: case IR_LE:
        return num_is_int(i->num) || i->num == NUM_F64;
    default:
        return false;
    }
}

/* x % k == 0, x & k == 0 (and x & k == k for a single bit k), as one branch: num2 says which. */
static void fuse_bit_test(IrFunc *f, IrBlock *b, const UseCounts *u) {
    IrIns *i = b->last;
    if ((i->imm != CMP_EQ && i->imm != CMP_NE) || !num_is_int(i->num) || i->b.kind != IRO_IMM ||
        !is_single(u, &i->a)) {
        return;
    }
    IrIns *d = definition_before(f, i, &i->a);
    if (d == NULL || d->b.kind != IRO_IMM || !ir_is_slot(&d->a) || d->b.imm != (int16_t)d->b.imm) {
        return;
    }
    int64_t k = d->b.imm, want = i->b.imm;
    if (d->op == IR_REM && d->num != NUM_U64 && want == 0 && k != 0 && k != -1) {
        i->num2 = BRANCH_REM;
    } else if (d->op == IR_AND && (want == 0 || (want == k && k > 0 && (k & (k - 1)) == 0))) {
        i->num2 = BRANCH_AND;
        if (want == k) {
            i->imm = cmp_not((IrCmp)i->imm);
        }
    } else {
        return;
    }
    i->a = d->a;
    i->b = d->b;
    ir_remove(b, d);
}

static void fuse_branch(IrFunc *f, IrBlock *b, const UseCounts *u) {
    IrIns *i = b->last;
    if (i->op != IR_BRANCH || !is_single(u, &i->a)) {
        return;
    }
    IrIns *d = definition_before(f, i, &i->a);
    if (d == NULL || !is_branchable(d) || (d->a.kind == IRO_IMM && d->b.kind == IRO_IMM)) {
        return;
    }
    static const uint8_t cmps[] = {CMP_EQ, CMP_NE, CMP_LT, CMP_LE};
    i->op = IR_BRANCH_CMP;
    i->num = d->num;
    i->imm = cmps[d->op - IR_EQ];
    i->a = d->a;
    i->b = d->b;
    ir_remove(b, d);
    fuse_bit_test(f, b, u);
}

/* ---- multiply and add */

static bool same_reg(const IrOperand *x, const IrOperand *y) {
    return x->kind == IRO_REG && y->kind == IRO_REG && x->reg == y->reg;
}

/* x = ADD t, p with t used nowhere else becomes x = MOV t; x = ADD x, p. Coalescing makes x and t
 * one. */
static void make_in_place(IrFunc *f, IrBlock *b, IrIns *i, const UseCounts *u) {
    if (!is_single(u, &i->a) || !is_single(u, &i->b) || i->dst.kind != IRO_REG) {
        return;
    }
    IrIns *d = definition_before(f, i, &i->b);
    if (d == NULL || d->op != IR_MUL || d->num != NUM_F64 || same_reg(&i->dst, &d->a) ||
        same_reg(&i->dst, &d->b)) {
        return;
    }
    IrIns *mov = ir_new_ins(f, IR_MOV, i->pos);
    mov->inline_node = i->inline_node;
    mov->dst = i->dst;
    mov->a = i->a;
    ir_insert_before(b, i, mov);
    i->a = i->dst;
}

static void fuse_madd(IrFunc *f, IrBlock *b, IrIns *i, const UseCounts *u) {
    if ((i->op != IR_ADD && i->op != IR_SUB) || i->num != NUM_F64) {
        return;
    }
    make_in_place(f, b, i, u);
    IrOperand product;
    if (same_reg(&i->dst, &i->a) && is_single(u, &i->b)) {
        product = i->b;
    } else if (i->op == IR_ADD && same_reg(&i->dst, &i->b) && is_single(u, &i->a)) {
        product = i->a;
    } else {
        return;
    }
    IrIns *d = definition_before(f, i, &product);
    if (d == NULL || d->op != IR_MUL || d->num != NUM_F64 || same_reg(&product, &i->dst)) {
        return;
    }
    i->op = i->op == IR_ADD ? IR_MADD : IR_MSUB;
    i->a = d->a;
    i->b = d->b;
    i->c = i->dst;
    ir_remove(b, d);
}

void ir_fuse(IrFunc *f, const UseCounts *u) {
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            fuse_madd(f, b, i, u);
        }
        fuse_branch(f, b, u);
    }
}
