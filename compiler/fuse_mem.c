/* compiler/fuse_mem.c: memory and arithmetic in one opcode, for what inner loops are made of.
 *
 *   t = LOAD p+o; s = t + x; STORE p+o = s        p.f += x, and p.f += y * z      MEM_ADD, MEM_MADD
 *   t = ELEM a, i; s = t + x; SETELEM a, i = s    a[i] += x                       ELEM_OP
 *   t = LOAD p+o; u = LOAD q+k; d = t - u         p.x - q.x                       LOADS_SUB
 *   t = LOAD p+o; d = t op x                      p.m * x                         LOAD_OP
 *   r = ELEM a, i; d = ELEM r, k                  a[i][k]                         ELEM2
 *   p = ELEMADDR a, i; d = LOAD p+o               a[i].f, and a[i].f = x          LOAD_AT, STORE_AT
 *
 * The fused instruction stands where the last of them stood, so nothing that can be seen may happen
 * between: in between lie only instructions that neither trap nor have an effect, nor write what is
 * read. Temporaries are written and read once.
 */
#include "compiler/passes.h"

#include "compiler/num.h"

typedef struct Fuser {
    IrFunc *f;
    IrBlock *b;
    UseCounts counts;
} Fuser;

enum { REACH = 8 };

static bool is_single(const Fuser *x, const IrOperand *o) {
    return o->kind == IRO_REG && x->counts.defs[o->reg] == 1 && x->counts.uses[o->reg] == 1;
}

static bool same_operand(const IrOperand *a, const IrOperand *b) {
    return a->kind == b->kind && a->reg == b->reg && a->word == b->word && a->imm == b->imm;
}

typedef struct Writes {
    IrRegId regs[3];
    bool hit;
} Writes;

static void see_write(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Writes *w = ctx;
    w->hit |= o->reg == w->regs[0] || o->reg == w->regs[1] || o->reg == w->regs[2];
}

static IrRegId reg_of(const IrOperand *o) {
    return ir_is_slot(o) ? o->reg : 0;
}

/* Does d only do what the fused instruction does anyway? `skip` is fused as well; a load through
 * the same pointer `base` traps when that does. */
static bool is_harmless(const IrIns *d, const IrIns *skip, const IrOperand *base) {
    return d == skip || (ir_op_flags(d->op) & (IRF_T | IRF_S | IRF_E)) == 0 ||
           (base != NULL && d->op == IR_LOAD && same_operand(&d->a, base));
}

/* The instruction that writes o, if it may be moved down to `at`: see the head. */
static IrIns *movable_definition(Fuser *x, IrIns *at, const IrOperand *o, const IrIns *skip,
                                 const IrOperand *base) {
    IrIns *d = at->prev;
    for (int steps = 0; d != NULL && steps < REACH; d = d->prev, steps++) {
        if (d->dst.kind == IRO_REG && d->dst.reg == o->reg) {
            break;
        }
        if (!is_harmless(d, skip, base)) {
            return NULL;
        }
    }
    if (d == NULL || d->dst.kind != IRO_REG || d->dst.reg != o->reg) {
        return NULL;
    }
    Writes w = {.regs = {reg_of(&d->a), reg_of(&d->b), 0}};
    for (IrIns *k = d->next; k != at; k = k->next) {
        ir_visit_defs(x->f, k, see_write, &w);
    }
    return w.hit ? NULL : d;
}

static IrIns *single_definition(Fuser *x, IrIns *at, const IrOperand *o, const IrIns *skip) {
    return is_single(x, o) ? movable_definition(x, at, o, skip, NULL) : NULL;
}

static bool is_float_type(const Fuser *x, const IrIns *i) {
    return ir_aux_type(x->f, i)->kind == RK_FLOAT64;
}

static bool is_plain_word(const Fuser *x, const IrIns *i) {
    const Rtype *t = ir_aux_type(x->f, i);
    return t->form == FORM_WORD && !t->has_pointers && t->kind != RK_COMPLEX64;
}

static bool has_short_offset(const IrIns *i) {
    return i->imm >= 0 && i->imm <= 0x7fff;
}

/* ---- p.f += x, a[i] += x */

typedef struct Update { /* sum = old + x, found backward from the store of sum */
    IrIns *load, *sum, *product;
    IrOperand x;
} Update;

static bool is_update_num(const IrIns *sum) {
    return sum->num == NUM_F64 ||
           (sum->op == IR_ADD && (sum->num == NUM_I64 || sum->num == NUM_U64));
}

static bool is_load_of(const IrIns *load, const IrIns *store) {
    if (load == NULL || load->aux != store->aux || !same_operand(&load->a, &store->a)) {
        return false;
    }
    return store->op == IR_STORE ? load->op == IR_LOAD && load->imm == store->imm
                                 : load->op == IR_ELEM && same_operand(&load->b, &store->b);
}

static bool find_update(Fuser *x, IrIns *store, const IrOperand *value, Update *u) {
    IrIns *sum = single_definition(x, store, value, NULL);
    if (sum == NULL || (sum->op != IR_ADD && sum->op != IR_SUB) || !is_update_num(sum)) {
        return false;
    }
    u->sum = sum;
    for (int side = 0; side < (sum->op == IR_ADD ? 2 : 1); side++) {
        const IrOperand *old = side == 0 ? &sum->a : &sum->b;
        u->x = side == 0 ? sum->b : sum->a;
        const IrOperand *base = store->op == IR_STORE ? &store->a : NULL;
        u->load = is_single(x, old) ? movable_definition(x, sum, old, NULL, base) : NULL;
        /* from the load to the store nothing else may happen either */
        if (is_load_of(u->load, store) &&
            movable_definition(x, store, &u->load->dst, NULL, base) != NULL) {
            return true;
        }
    }
    return false;
}

static void take_product(Fuser *x, IrIns *store, Update *u) {
    u->product = NULL;
    if (u->sum->num != NUM_F64 || store->op != IR_STORE) {
        return;
    }
    IrIns *p = single_definition(x, store, &u->x, NULL);
    if (p != NULL && p->op == IR_MUL && p->num == NUM_F64 && ir_is_slot(&p->a) &&
        ir_is_slot(&p->b)) {
        u->product = p;
    }
}

static void fuse_store(Fuser *x, IrIns *i) {
    Update u;
    if (!is_plain_word(x, i) || !has_short_offset(i) || !find_update(x, i, &i->b, &u)) {
        return;
    }
    take_product(x, i, &u);
    bool is_sub = u.sum->op == IR_SUB;
    i->num = u.sum->num == NUM_F64 ? NUM_F64 : NUM_I64;
    if (u.product != NULL) {
        i->op = is_sub ? IR_MEM_MSUB : IR_MEM_MADD;
        i->b = u.product->a;
        i->c = u.product->b;
        ir_remove(x->b, u.product);
    } else {
        i->op = is_sub ? IR_MEM_SUB : IR_MEM_ADD;
        i->b = u.x;
    }
    ir_remove(x->b, u.load);
    ir_remove(x->b, u.sum);
}

static void fuse_setelem(Fuser *x, IrIns *i) {
    Update u;
    if (!is_plain_word(x, i) || !find_update(x, i, &i->c, &u) || u.sum->op != IR_ADD) {
        return;
    }
    i->op = IR_ELEM_OP;
    i->num = u.sum->num == NUM_F64 ? NUM_F64 : NUM_I64;
    i->c = u.x;
    ir_remove(x->b, u.load);
    ir_remove(x->b, u.sum);
}

/* ---- loads as operands */

static bool is_float_load(const Fuser *x, const IrIns *d) {
    return d != NULL && d->op == IR_LOAD && is_float_type(x, d) && has_short_offset(d) &&
           ir_is_slot(&d->a);
}

static bool fuse_two_loads(Fuser *x, IrIns *i) {
    if (i->op != IR_SUB) {
        return false;
    }
    IrIns *q = single_definition(x, i, &i->b, NULL);
    if (!is_float_load(x, q)) {
        return false;
    }
    IrIns *p = single_definition(x, i, &i->a, q);
    if (!is_float_load(x, p)) {
        return false;
    }
    for (IrIns *k = p; k != q; k = k->next) {
        if (k->next == i) {
            return false; /* p comes after q */
        }
    }
    i->op = IR_LOADS_SUB;
    i->a = p->a;
    i->b = q->a;
    i->imm = p->imm;
    i->aux = (uint32_t)q->imm;
    ir_remove(x->b, p);
    ir_remove(x->b, q);
    return true;
}

static void fuse_load_operand(Fuser *x, IrIns *i) {
    bool commutes = i->op != IR_SUB;
    for (int side = 0; side < (commutes ? 2 : 1); side++) {
        const IrOperand *from = side == 0 ? &i->a : &i->b;
        const IrOperand other = side == 0 ? i->b : i->a;
        IrIns *d = single_definition(x, i, from, NULL);
        if (!is_float_load(x, d) || !ir_is_slot(&other)) {
            continue;
        }
        i->aux = i->op;
        i->op = IR_LOAD_OP;
        i->a = d->a;
        i->b = other;
        i->imm = d->imm;
        ir_remove(x->b, d);
        return;
    }
}

static void fuse_float(Fuser *x, IrIns *i) {
    if (i->num == NUM_F64 && i->dst.kind == IRO_REG && !fuse_two_loads(x, i)) {
        fuse_load_operand(x, i);
    }
}

/* ---- a[i][k] */

static void fuse_elem(Fuser *x, IrIns *i) {
    const Rtype *t = ir_aux_type(x->f, i);
    if (!(t->form == FORM_WORD || t->form == FORM_U8) || !is_single(x, &i->a) ||
        ir_words_of(x->f, &i->a).count != 3) {
        return;
    }
    IrIns *row = movable_definition(x, i, &i->a, NULL, NULL);
    if (row == NULL || row->op != IR_ELEM || ir_aux_type(x->f, row)->kind != RK_SLICE) {
        return;
    }
    i->op = IR_ELEM2;
    i->c = i->b;
    i->a = row->a;
    i->b = row->b;
    ir_remove(x->b, row);
}

/* ---- a[i].f */

static IrIns *element_address(Fuser *x, IrIns *i) {
    IrIns *d = single_definition(x, i, &i->a, NULL);
    if (d == NULL || d->op != IR_ELEMADDR || !has_short_offset(i) ||
        ir_aux_type(x->f, d)->size > INT32_MAX) {
        return NULL;
    }
    return d;
}

static void fuse_field_load(Fuser *x, IrIns *i) {
    const Rtype *t = ir_aux_type(x->f, i);
    IrIns *d = element_address(x, i);
    if (d == NULL || !(t->form == FORM_WORD || (t->form == FORM_WORDS && t->size == 16))) {
        return;
    }
    i->op = IR_LOAD_AT;
    i->c = ir_imm((int64_t)ir_aux_type(x->f, d)->size);
    i->a = d->a;
    i->b = d->b;
    ir_remove(x->b, d);
}

static void fuse_field_store(Fuser *x, IrIns *i) {
    IrIns *d = is_plain_word(x, i) ? element_address(x, i) : NULL;
    if (d == NULL) {
        return;
    }
    i->op = IR_STORE_AT;
    i->args = ir_operands(x->f, 1);
    i->args[0] = i->b;
    i->arg_count = 1;
    i->c = ir_imm((int64_t)ir_aux_type(x->f, d)->size);
    i->a = d->a;
    i->b = d->b;
    ir_remove(x->b, d);
}

static void fuse_ins(Fuser *x, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_STORE:
        fuse_store(x, i);
        if (i->op == IR_STORE) {
            fuse_field_store(x, i);
        }
        break;
    case IR_LOAD:
        fuse_field_load(x, i);
        break;
    case IR_SETELEM:
        fuse_setelem(x, i);
        break;
    case IR_ADD: case IR_SUB: case IR_MUL:
        fuse_float(x, i);
        break;
    case IR_ELEM:
        fuse_elem(x, i);
        break;
    default:
        break;
    }
}

void ir_fuse_memory(IrFunc *f, const UseCounts *u) {
    Fuser x = {.f = f, .counts = *u};
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        x.b = b;
        /* stores first: what they take is better used there */
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            if (i->op == IR_STORE || i->op == IR_SETELEM || i->op == IR_ELEM) {
                fuse_ins(&x, i);
            }
        }
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            if (i->op == IR_LOAD || i->op == IR_ADD || i->op == IR_SUB || i->op == IR_MUL) {
                fuse_ins(&x, i);
            }
        }
    }
}
