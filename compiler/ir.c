/* compiler/ir.c: building the intermediate representation, and walking its operands. */
#include "compiler/ir.h"

#include <string.h>

#include "base/panic.h"
#include "compiler/ir_internal.h"

/* ---- building */

IrFunc *ir_func_new(Arena *a, Image *im, uint32_t func) {
    IrFunc *f = ARENA_NEW(a, IrFunc);
    f->arena = a;
    f->image = im;
    f->func = func;
    f->reg_cap = 32;
    f->regs = ARENA_ARRAY(a, IrReg, f->reg_cap);
    f->reg_count = 1; /* 0 means none */
    return f;
}

static void reg_kinds(IrReg *r, const Rtype *t) {
    if (t->form == FORM_LARGE) {
        r->kinds_inline[0] = GC_POINTER;
    } else if (t->ptr_kinds != NULL && r->words != 0) {
        memcpy(r->kinds_inline, t->ptr_kinds, sizeof r->kinds_inline);
    }
}

IrRegId ir_reg_new(IrFunc *f, Rtype *type, const Str *name) {
    if (f->reg_count == f->reg_cap) {
        IrReg *grown = ARENA_ARRAY(f->arena, IrReg, f->reg_cap * 2);
        memcpy(grown, f->regs, f->reg_count * sizeof *grown);
        f->regs = grown;
        f->reg_cap *= 2;
    }
    IrReg *r = &f->regs[f->reg_count];
    r->type = type;
    r->words = type->slots;
    r->name = name;
    reg_kinds(r, type);
    return f->reg_count++;
}

IrBlock *ir_block_new(IrFunc *f) {
    IrBlock *b = ARENA_NEW(f->arena, IrBlock);
    b->id = f->block_count++;
    return b;
}

void ir_block_place(IrFunc *f, IrBlock *b) {
    ASSERT(b->next == NULL && b != f->last_block);
    if (f->last_block == NULL) {
        f->entry = b;
    } else {
        f->last_block->next = b;
    }
    f->last_block = b;
}

IrIns *ir_new_ins(IrFunc *f, IrOp op, Pos pos) {
    IrIns *i = ARENA_NEW(f->arena, IrIns);
    i->op = (uint8_t)op;
    i->pos = pos;
    return i;
}

IrIns *ir_append(IrFunc *f, IrBlock *b, IrOp op, Pos pos) {
    IrIns *i = ir_new_ins(f, op, pos);
    i->prev = b->last;
    if (b->last != NULL) {
        b->last->next = i;
    } else {
        b->first = i;
    }
    b->last = i;
    return i;
}

IrOperand *ir_operands(IrFunc *f, uint32_t count) {
    return ARENA_ARRAY(f->arena, IrOperand, count ? count : 1);
}

/* ---- changing */

void ir_insert_before(IrBlock *b, IrIns *at, IrIns *fresh) {
    fresh->next = at;
    fresh->prev = at->prev;
    if (at->prev != NULL) {
        at->prev->next = fresh;
    } else {
        b->first = fresh;
    }
    at->prev = fresh;
}

void ir_insert_after(IrBlock *b, IrIns *at, IrIns *fresh) {
    fresh->prev = at;
    fresh->next = at->next;
    if (at->next != NULL) {
        at->next->prev = fresh;
    } else {
        b->last = fresh;
    }
    at->next = fresh;
}

void ir_remove(IrBlock *b, IrIns *i) {
    if (i->prev != NULL) {
        i->prev->next = i->next;
    } else {
        b->first = i->next;
    }
    if (i->next != NULL) {
        i->next->prev = i->prev;
    } else {
        b->last = i->prev;
    }
}

/* ---- knowing */

static const struct {
    const char *name;
    unsigned flags;
} op_table[IR_OP_COUNT] = {
#define T IRF_T
#define S IRF_S
#define E IRF_E
#define X IRF_X
#define IROP(name, flags, text) {#name, flags},
#include "compiler/ir.def"
#undef IROP
#undef T
#undef S
#undef E
#undef X
};

const char *ir_op_name(IrOp op) {
    return op_table[op].name;
}

unsigned ir_op_flags(IrOp op) {
    return op_table[op].flags;
}

bool ir_is_terminated(const IrBlock *b) {
    return b->last != NULL && (ir_op_flags(b->last->op) & IRF_X) != 0;
}

unsigned ir_word_kind(const IrReg *r, unsigned word) {
    return r->kinds_inline[word / 4] >> (2 * (word % 4)) & 3;
}

/* The words of its register an operand names, as a bit set. */
uint32_t ir_words_of(const IrFunc *f, const IrOperand *o) {
    switch (o->kind) {
    case IRO_REG:
        return (uint32_t)((UINT64_C(1) << f->regs[o->reg].words) - 1);
    case IRO_WORD:
        return UINT32_C(1) << o->word;
    default:
        return 0;
    }
}

/* The words of the frame aggregate a SETFIELD overwrites completely. */
static uint32_t setfield_words(const IrFunc *f, const IrIns *i) {
    uint64_t size = f->image->rtypes.data[i->aux]->size, from = (uint64_t)i->imm;
    uint32_t words = 0;
    for (uint64_t w = (from + 7) / 8; (w + 1) * 8 <= from + size; w++) {
        words |= UINT32_C(1) << w;
    }
    return words;
}

static void visit_defs(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->op == IR_SETFIELD) {
        fn(ctx, &i->dst, IR_DEF, setfield_words(f, i));
    } else if (i->dst.kind != IRO_NONE) {
        fn(ctx, &i->dst, IR_DEF, ir_words_of(f, &i->dst));
    }
    if (i->dst2.kind != IRO_NONE) {
        fn(ctx, &i->dst2, IR_DEF, ir_words_of(f, &i->dst2));
    }
    for (int k = 0; k < i->result_count; k++) {
        if (i->results[k].kind != IRO_NONE) {
            fn(ctx, &i->results[k], IR_DEF, ir_words_of(f, &i->results[k]));
        }
    }
    if (i->op != IR_SELECT) {
        return;
    }
    for (int k = 0; k < i->arg_count; k++) {
        IrSelectCase *c = &i->cases[k];
        if (c->recv.kind != IRO_NONE) {
            fn(ctx, &c->recv, IR_DEF, ir_words_of(f, &c->recv));
        }
        if (c->ok.kind != IRO_NONE) {
            fn(ctx, &c->ok, IR_DEF, ir_words_of(f, &c->ok));
        }
    }
}

/* An element access looks at pointer and length only. */
static uint32_t used_words_of_a(const IrFunc *f, const IrIns *i) {
    uint32_t words = ir_words_of(f, &i->a);
    switch ((IrOp)i->op) {
    case IR_ELEM:
    case IR_SETELEM:
    case IR_ELEMADDR:
        return words & 3;
    case IR_FIELD:
    {
        uint64_t size = f->image->rtypes.data[i->aux]->size, from = (uint64_t)i->imm;
        uint32_t mask = 0;
        for (uint64_t w = from / 8; w * 8 < from + size; w++) {
            mask |= UINT32_C(1) << w;
        }
        return words & mask;
    }
    default:
        return words;
    }
}

static void visit_uses(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->a.kind != IRO_NONE) {
        fn(ctx, &i->a, IR_USE, used_words_of_a(f, i));
    }
    if (i->b.kind != IRO_NONE) {
        fn(ctx, &i->b, IR_USE, ir_words_of(f, &i->b));
    }
    if (i->c.kind != IRO_NONE) {
        fn(ctx, &i->c, IR_USE, ir_words_of(f, &i->c));
    }
    if (i->args != NULL && i->op != IR_SWITCH) {
        for (int k = 0; k < i->arg_count; k++) {
            fn(ctx, &i->args[k], IR_USE, ir_words_of(f, &i->args[k]));
        }
    }
    if (i->op != IR_SELECT) {
        return;
    }
    for (int k = 0; k < i->arg_count; k++) {
        IrSelectCase *c = &i->cases[k];
        fn(ctx, &c->chan, IR_USE, ir_words_of(f, &c->chan));
        if (c->is_send && c->value.kind != IRO_NONE) {
            fn(ctx, &c->value, IR_USE, ir_words_of(f, &c->value));
        }
    }
}

void ir_visit_uses(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    visit_uses(f, i, fn, ctx);
}

void ir_visit_defs(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    visit_defs(f, i, fn, ctx);
}

int ir_successor_count(const IrIns *last) {
    switch ((IrOp)last->op) {
    case IR_JUMP:
        return 1;
    case IR_BRANCH:
    case IR_BRANCH_TYPE:
    case IR_MAP_NEXT:
        return 2;
    case IR_SWITCH:
        return 1 + last->arg_count;
    default:
        return 0;
    }
}

IrBlock **ir_successor(IrIns *last, int k) {
    if (last->op == IR_SWITCH) {
        return k == 0 ? &last->els : &last->targets[k - 1];
    }
    return k == 0 ? &last->then : &last->els;
}
