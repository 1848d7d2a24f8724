/* compiler/copyprop.c: copies and constants.
 *
 * After `d = MOV s`, a use of d may name s as long as neither was written again; after `d = CONST
 * n`, the immediate. Two ways to know that:
 *  - in a straight line (a block, and blocks with the one before as only predecessor) by counting
 *    the writes to each register as they pass;
 *  - anywhere, when d and s are written once in the whole function: every use of d comes after its
 *    one write, and s cannot change between without d being written again.
 *
 * A named variable is not replaced by an unnamed register: reports name what holds a pointer. (Slot
 * assignment makes them one anyway.) Classes of words must agree: an integer copied to a pointer,
 * or back, stays a copy, because the stack maps go by class.
 */
#include "compiler/passes.h"

#include "base/panic.h"

typedef struct Known { /* what a register is a copy of */
    IrOperand from;    /* REG or WORD (then the register has one word), IMM, or NONE */
    uint32_t line;     /* straight line it was seen in */
    uint32_t own_writes, from_writes;
    bool is_length;    /* of a VIEW or constant string: from is what words 1 and up are */
} Known;

typedef struct Prop {
    IrFunc *f;
    Known *known;      /* by register */
    IrOperand *once;   /* by register: source that holds everywhere, or NONE */
    uint32_t *writes;  /* by register: so far, in this walk */
    UseCounts *counts;
    uint32_t line;
    bool changed;      /* something the next round, or another pass, can use */
    bool no_imm;       /* the operand being looked at has no immediate form */
} Prop;

/* ---- may d stand for s? */

static uint32_t words_of(const Prop *p, const IrOperand *o) {
    return o->kind == IRO_IMM ? 1 : ir_words_of(p->f, o).count;
}

static bool classes_agree(const Prop *p, const IrOperand *d, const IrOperand *s) {
    IrWords dw = ir_words_of(p->f, d), sw = ir_words_of(p->f, s);
    for (uint32_t k = 0; k < dw.count; k++) {
        if (ir_word_class(&p->f->regs[d->reg], dw.first + k) !=
            ir_word_class(&p->f->regs[s->reg], sw.first + k)) {
            return false;
        }
    }
    return true;
}

static bool may_replace(const Prop *p, const IrOperand *d, const IrOperand *s) {
    if (d->kind != IRO_REG || words_of(p, d) == 0 || words_of(p, d) != words_of(p, s)) {
        return false;
    }
    if (s->kind == IRO_IMM) {
        return true;
    }
    const IrReg *dr = &p->f->regs[d->reg], *sr = &p->f->regs[s->reg];
    if (p->counts->uses[s->reg] == 1 && p->counts->defs[s->reg] == 1 && s->kind == IRO_REG) {
        return false; /* s ends here: the two become one register, see absorb_move */
    }
    if (s->kind == IRO_PART || (dr->is_user_var && !sr->is_user_var && s->kind == IRO_REG)) {
        return false;
    }
    return !dr->is_result_var && classes_agree(p, d, s);
}

static IrOperand source_of(const IrIns *i) {
    return i->op == IR_CONST ? ir_imm(i->imm) : i->a;
}

static void find_once(Prop *p) {
    for (IrBlock *b = p->f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            if ((i->op != IR_MOV && i->op != IR_CONST) || i->dst.kind != IRO_REG ||
                p->counts->defs[i->dst.reg] != 1) {
                continue;
            }
            IrOperand s = source_of(i);
            if (may_replace(p, &i->dst, &s) &&
                (s.kind == IRO_IMM || p->counts->defs[s.reg] == 1)) {
                p->once[i->dst.reg] = s;
            }
        }
    }
}

/* ---- uses */

/* What register r is a copy of at this point, or NONE. */
static IrOperand copy_of(const Prop *p, IrRegId r) {
    const Known *k = &p->known[r];
    if (k->from.kind != IRO_NONE && !k->is_length && k->line == p->line &&
        k->own_writes == p->writes[r] &&
        (k->from.kind == IRO_IMM || k->from_writes == p->writes[k->from.reg])) {
        return k->from;
    }
    return p->once[r];
}

static IrOperand word_of(IrOperand whole, uint32_t w) {
    return whole.kind == IRO_REG ? ir_word(whole.reg, (int)w) : whole;
}

static bool known_length(const Prop *p, const IrOperand *o, IrOperand *imm) {
    const Known *k = &p->known[o->reg];
    if (o->kind != IRO_WORD || o->word == 0 || !k->is_length || k->line != p->line ||
        k->own_writes != p->writes[o->reg]) {
        return false;
    }
    *imm = k->from;
    return true;
}

static void replace_use(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Prop *p = ctx;
    for (int steps = 0; steps < 8 && (o->kind == IRO_REG || o->kind == IRO_WORD); steps++) {
        IrOperand from = copy_of(p, o->reg);
        if (known_length(p, o, &from) && !p->no_imm) {
            *o = from;
            p->changed = true;
            return;
        }
        if (from.kind == IRO_NONE || (from.kind == IRO_IMM && p->no_imm)) {
            return;
        }
        *o = o->kind == IRO_WORD ? word_of(from, o->word) : from;
        p->changed = true;
    }
}

/* Operands that must stay slots: groups, and what legalising does not expect as a number. */
static bool takes_no_imm(const IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_EQ_VAL: case IR_EQ_IFACE: case IR_MAP_NEXT: case IR_UNBOX: case IR_FIELD:
    case IR_KEEPALIVE: case IR_MAKE_CLO: case IR_COPY:
        return true;
    default:
        return false;
    }
}

/* A SETFIELD reads and writes the same register: that one stays. */
static void replace_uses(Prop *p, IrIns *i) {
    p->no_imm = takes_no_imm(i);
    if (i->op == IR_SETFIELD) {
        replace_use(p, &i->a, ir_words_of(p->f, &i->a));
        return;
    }
    if (i->op == IR_MADD || i->op == IR_MSUB) {
        return;
    }
    ir_visit_uses(p->f, i, replace_use, p);
}

/* ---- writes */

static void note_write(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Prop *p = ctx;
    p->writes[o->reg]++;
    p->known[o->reg] = (Known){0};
}

static void learn(Prop *p, const IrIns *i) {
    if (i->dst.kind != IRO_REG) {
        return;
    }
    Known *k = &p->known[i->dst.reg];
    *k = (Known){.line = p->line, .own_writes = p->writes[i->dst.reg]};
    if (i->op == IR_MOV || i->op == IR_CONST) {
        IrOperand s = source_of(i);
        if (may_replace(p, &i->dst, &s) && !(s.kind != IRO_IMM && s.reg == i->dst.reg)) {
            k->from = s;
            k->from_writes = s.kind == IRO_IMM ? 0 : p->writes[s.reg];
        }
    } else if (i->op == IR_VIEW) {
        k->from = ir_imm(i->imm);
        k->is_length = true;
    } else if (i->op == IR_STR) {
        k->from = ir_imm((int64_t)p->f->image->strings.data[i->aux].len);
        k->is_length = true;
    }
}

static void drop_self_copy(Prop *p, IrIns *i) {
    if (i->op == IR_MOV && i->a.kind == i->dst.kind && i->a.reg == i->dst.reg &&
        i->a.word == i->dst.word) {
        i->op = IR_NOP;
        i->a = i->dst = ir_none();
        p->counts->are_new = false;
    }
}

/* t = op …; d = MOV t, where t is used nowhere else: the op writes d itself. */
typedef struct Touch {
    IrRegId reg;
    bool hit;
} Touch;

static void touch(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Touch *t = ctx;
    t->hit |= ir_is_slot(o) && o->reg == t->reg;
}

static bool touches(IrFunc *f, IrIns *i, IrRegId r) {
    Touch t = {.reg = r};
    ir_visit_uses(f, i, touch, &t);
    ir_visit_defs(f, i, touch, &t);
    return t.hit;
}

static void absorb_move(Prop *p, IrIns *i) {
    enum { REACH = 4 };
    if (i->op != IR_MOV || i->a.kind != IRO_REG || i->dst.kind != IRO_REG ||
        p->counts->uses[i->a.reg] != 1 || p->counts->defs[i->a.reg] != 1 ||
        words_of(p, &i->a) != words_of(p, &i->dst) || !classes_agree(p, &i->dst, &i->a)) {
        return;
    }
    IrIns *d = i->prev;
    for (int steps = 0; d != NULL && steps < REACH; d = d->prev, steps++) {
        if (d->dst.kind == IRO_REG && d->dst.reg == i->a.reg) {
            break;
        }
        bool may_panic = (ir_op_flags(d->op) & (IRF_T | IRF_S)) != 0;
        if ((may_panic && p->f->epilogue != NULL) || touches(p->f, d, i->dst.reg)) {
            return;
        }
    }
    if (d == NULL || d->op == IR_SETFIELD || d->op == IR_SELECT || d->dst.kind != IRO_REG ||
        d->dst.reg != i->a.reg || ir_has_dst2(d)) {
        return;
    }
    d->dst = i->dst;
    p->writes[i->dst.reg]++;
    p->counts->uses[i->a.reg] = p->counts->defs[i->a.reg] = 0;
    i->op = IR_NOP;
    i->a = i->dst = ir_none();
    p->changed = true;
}

/* NOT of a branch's condition changes sides instead. */
static void straighten_branch(Prop *p, IrIns *i) {
    if (i->op != IR_BRANCH || i->prev == NULL || i->a.kind != IRO_REG || i->prev->op != IR_NOT ||
        i->prev->dst.kind != IRO_REG || i->prev->dst.reg != i->a.reg ||
        !ir_is_slot(&i->prev->a) || i->prev->a.reg == i->a.reg) {
        return;
    }
    i->a = i->prev->a;
    IrBlock *then = i->then;
    i->then = i->els;
    i->els = then;
    p->changed = true;
}

static void walk_block(Prop *p, IrBlock *b) {
    for (IrIns *i = b->first; i != NULL; i = i->next) {
        replace_uses(p, i);
        p->changed |= ir_fold_ins(p->f, i);
        straighten_branch(p, i);
        absorb_move(p, i);
        ir_visit_defs(p->f, i, note_write, p);
        learn(p, i);
        drop_self_copy(p, i);
    }
}

bool ir_propagate(IrFunc *f, UseCounts *u) {
    use_counts_renew(u, f);
    Prop p = {.f = f, .counts = u};
    p.known = ARENA_ARRAY(f->scratch, Known, f->reg_count);
    p.once = ARENA_ARRAY(f->scratch, IrOperand, f->reg_count);
    p.writes = ARENA_ARRAY(f->scratch, uint32_t, f->reg_count);
    find_once(&p);
    uint32_t *preds = ir_predecessors(f);
    if (f->epilogue != NULL) {
        preds[f->epilogue->id]++;
    }
    IrBlock *before = NULL;
    for (IrBlock *b = f->entry; b != NULL; before = b, b = b->next) {
        bool follows = before != NULL && preds[b->id] == 1;
        bool is_after = false;
        for (int k = 0; follows && k < ir_successor_count(before->last); k++) {
            is_after |= *ir_successor(before->last, k) == b;
        }
        p.line += is_after ? 0 : 1;
        walk_block(&p, b);
    }
    u->are_new &= !p.changed;
    return p.changed;
}
