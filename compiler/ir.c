/* compiler/ir.c: building the intermediate representation, and walking its operands. */
#include "compiler/ir.h"

#include <string.h>

#include "base/panic.h"
#include "compiler/ir_internal.h"

/* ---- building */

IrFunc *ir_func_new(Arena *a, Image *im, uint32_t func) {
    IrFunc *f = ARENA_NEW(a, IrFunc);
    f->arena = f->scratch = f->regs_in = a;
    f->image = im;
    f->func = func;
    f->reg_count = 1; /* 0 means none */
    return f;
}

static void move_regs(IrFunc *f, uint32_t cap) {
    IrReg *moved = ARENA_ARRAY(f->regs_in, IrReg, cap);
    if (f->regs != NULL) {
        memcpy(moved, f->regs, f->reg_count * sizeof *moved);
    }
    f->regs = moved;
    f->reg_cap = cap;
}

void ir_regs_settle(IrFunc *f) {
    f->regs_in = f->arena;
    move_regs(f, f->reg_count + f->reg_count / 2 + 4); /* passes make some more */
}

static void reg_kinds(IrReg *r, const Rtype *t) {
    if (t->form == FORM_LARGE) {
        r->kinds_inline[0] = GC_POINTER;
    } else if (t->ptr_kinds != NULL && r->words != 0) {
        memcpy(r->kinds_inline, t->ptr_kinds, sizeof r->kinds_inline);
    }
}

IrRegId ir_reg_new(IrFunc *f, Rtype *type, const Str *name) {
    if (f->reg_count >= f->reg_cap) {
        move_regs(f, f->reg_cap * 2 + 32);
    }
    IrReg *r = &f->regs[f->reg_count];
    r->type = type;
    r->name = name;
    if (type != NULL) {
        r->words = type->slots;
        reg_kinds(r, type);
    }
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

const IrOpInfo ir_op_infos[IR_OP_COUNT] = {
#define T IRF_T
#define S IRF_S
#define E IRF_E
#define X IRF_X
#define D IRF_D
#define IROP(name, flags, text) {#name, flags},
#include "compiler/ir.def"
#undef IROP
#undef T
#undef S
#undef E
#undef X
#undef D
};

bool ir_op_adds_defer(IrOp op) {
    return op == IR_DEFER || op == IR_DEFER_LIST;
}

bool ir_is_terminated(const IrBlock *b) {
    return b->last != NULL && (ir_op_flags(b->last->op) & IRF_X) != 0;
}

/* ---- words and their classes */

/* Is a float64, or a lone float32, what lies at byte `at` of t? */
static bool is_float_at(const Rtype *t, uint64_t at) {
    switch ((RtypeKind)t->kind) {
    case RK_FLOAT64:
        return true;
    case RK_COMPLEX128:
        return true;
    case RK_ARRAY:
        return t->elem->size != 0 && is_float_at(t->elem, at % t->elem->size);
    case RK_STRUCT:
        for (uint32_t i = 0; i < t->field_count; i++) {
            const RtypeField *f = &t->fields[i];
            if (f->offset <= at && at < f->offset + f->type->size) {
                return f->type->kind != RK_FLOAT32 && is_float_at(f->type, at - f->offset);
            }
        }
        return false;
    default:
        return false;
    }
}

unsigned ir_word_kind(const IrReg *r, unsigned word) {
    if (r->type == NULL) {
        return r->classes[word] == CLASS_FLOAT ? GC_SCALAR : r->classes[word];
    }
    return r->kinds_inline[word / 4] >> (2 * (word % 4)) & 3;
}

_Static_assert((int)CLASS_PTR == (int)GC_POINTER && (int)CLASS_IFACE == (int)GC_IFACE,
               "classes refine the collector's kinds");

IrClass ir_word_class(const IrReg *r, unsigned word) {
    if (r->type == NULL) {
        return r->classes[word];
    }
    unsigned kind = ir_word_kind(r, word);
    if (kind != GC_SCALAR) {
        return (IrClass)kind;
    }
    bool is_float = r->type->form != FORM_LARGE &&
                    (r->type->kind == RK_FLOAT32 || is_float_at(r->type, word * 8ull));
    return is_float ? CLASS_FLOAT : CLASS_INT;
}

static const uint8_t single_class[] = {CLASS_INT, CLASS_PTR, CLASS_IFACE, CLASS_FLOAT};

IrRegId ir_temp(IrFunc *f, IrClass cls) {
    return ir_temp_group(f, 1, &single_class[cls]);
}

IrRegId ir_temp_group(IrFunc *f, uint32_t words, const uint8_t *classes) {
    IrRegId id = ir_reg_new(f, NULL, NULL);
    f->regs[id].words = (uint16_t)words;
    f->regs[id].classes = classes;
    return id;
}
