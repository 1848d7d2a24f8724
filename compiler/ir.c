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
    if (r->classes != NULL) {
        return r->classes[word] == CLASS_FLOAT ? GC_SCALAR : r->classes[word];
    }
    return r->kinds_inline[word / 4] >> (2 * (word % 4)) & 3;
}

_Static_assert((int)CLASS_PTR == (int)GC_POINTER && (int)CLASS_IFACE == (int)GC_IFACE,
               "classes refine the collector's kinds");

IrClass ir_word_class(const IrReg *r, unsigned word) {
    if (r->classes != NULL) {
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

IrWords ir_words_of(const IrFunc *f, const IrOperand *o) {
    switch ((IrOperandKind)o->kind) {
    case IRO_REG:
        return (IrWords){0, f->regs[o->reg].words};
    case IRO_WORD:
        return (IrWords){o->word, 1};
    case IRO_PART:
        return (IrWords){o->word, (uint16_t)o->imm};
    default:
        return (IrWords){0, 0};
    }
}

/* The words of the frame aggregate a SETFIELD overwrites completely. */
static IrWords setfield_words(const IrFunc *f, const IrIns *i) {
    uint64_t size = ir_aux_type(f, i)->size, from = (uint64_t)i->imm;
    uint64_t first = (from + 7) / 8, end = (from + size) / 8;
    return (IrWords){(uint16_t)first, end > first ? (uint16_t)(end - first) : 0};
}

/* ---- walking operands */

void ir_visit_defs(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->op == IR_SETFIELD) {
        fn(ctx, &i->dst, setfield_words(f, i));
    } else if (i->dst.kind != IRO_NONE) {
        fn(ctx, &i->dst, ir_words_of(f, &i->dst));
    }
    if (i->dst2.kind != IRO_NONE) {
        fn(ctx, &i->dst2, ir_words_of(f, &i->dst2));
    }
    for (int k = 0; k < i->result_count; k++) {
        if (i->results[k].kind != IRO_NONE) {
            fn(ctx, &i->results[k], ir_words_of(f, &i->results[k]));
        }
    }
    for (int k = 0; i->op == IR_SELECT && k < i->arg_count; k++) {
        IrSelectCase *c = &i->cases[k];
        if (c->recv.kind != IRO_NONE) {
            fn(ctx, &c->recv, ir_words_of(f, &c->recv));
        }
        if (c->ok.kind != IRO_NONE) {
            fn(ctx, &c->ok, ir_words_of(f, &c->ok));
        }
    }
}

/* An element access looks at pointer and length only, a FIELD at the words it lies in. */
static IrWords used_words_of_a(const IrFunc *f, const IrIns *i) {
    IrWords all = ir_words_of(f, &i->a);
    if ((i->op == IR_ELEM || i->op == IR_SETELEM || i->op == IR_ELEMADDR ||
         i->op == IR_ELEM_OP || i->op == IR_ELEM2 || i->op == IR_LOAD_AT ||
         i->op == IR_STORE_AT) &&
        all.count > 2) {
        all.count = 2;
    } else if (i->op == IR_FIELD && all.count != 0) {
        uint64_t size = ir_aux_type(f, i)->size, from = (uint64_t)i->imm;
        uint64_t end = (from + size + 7) / 8;
        all = (IrWords){(uint16_t)(all.first + from / 8), (uint16_t)(end - from / 8)};
    }
    return all;
}

void ir_visit_uses(const IrFunc *f, IrIns *i, IrVisitFn *fn, void *ctx) {
    if (i->a.kind != IRO_NONE) {
        fn(ctx, &i->a, used_words_of_a(f, i));
    }
    if (i->b.kind != IRO_NONE) {
        fn(ctx, &i->b, ir_words_of(f, &i->b));
    }
    if (i->c.kind != IRO_NONE) {
        fn(ctx, &i->c, ir_words_of(f, &i->c));
    }
    if (i->op == IR_SETFIELD) { /* keeps the bytes beside it */
        uint64_t from = (uint64_t)i->imm, end = from + ir_aux_type(f, i)->size;
        fn(ctx, &i->dst, (IrWords){(uint16_t)(from / 8), (uint16_t)((end + 7) / 8 - from / 8)});
    }
    for (int k = 0; i->args != NULL && i->op != IR_SWITCH && k < i->arg_count; k++) {
        if (i->args[k].kind != IRO_NONE) {
            fn(ctx, &i->args[k], ir_words_of(f, &i->args[k]));
        }
    }
    for (int k = 0; i->op == IR_SELECT && k < i->arg_count; k++) {
        IrSelectCase *c = &i->cases[k];
        fn(ctx, &c->chan, ir_words_of(f, &c->chan));
        if (c->is_send && c->value.kind != IRO_NONE) {
            fn(ctx, &c->value, ir_words_of(f, &c->value));
        }
    }
}

/* ---- the flow graph */

int ir_successor_count(const IrIns *last) {
    switch ((IrOp)last->op) {
    case IR_JUMP:
        return 1;
    case IR_BRANCH:
    case IR_BRANCH_CMP:
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
