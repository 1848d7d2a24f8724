/* compiler/legalize.c: from plain IR to IR in which every instruction is one opcode.
 *
 * After this pass
 *  - immediates stand only where the opcode has room for them;
 *  - operands that an opcode wants in adjacent slots are one register (a group), filled by MOVs
 *    before the instruction; likewise for results. Copy coalescing (slots.c) makes most of these
 *    MOVs vanish;
 *  - calls have exactly one argument group and one result group, which slots.c puts at the call's
 *    base;
 *  - narrow arithmetic is the 64-bit operation and an EXT, where no opcode does both;
 *  - values over 128 bytes are NEW and COPY;
 *  - IRO_PART takes the place of FIELD and SETFIELD of whole words.
 */
#include "compiler/legalize.h"

#include "base/panic.h"

static IrIns *new_like(Legal *l, IrOp op) {
    IrIns *i = ir_new_ins(l->f, op, l->at->pos);
    i->inline_node = l->at->inline_node;
    return i;
}

IrIns *legal_before(Legal *l, IrOp op) {
    IrIns *i = new_like(l, op);
    ir_insert_before(l->b, l->at, i);
    return i;
}

IrIns *legal_after(Legal *l, IrOp op) {
    IrIns *i = new_like(l, op);
    ir_insert_after(l->b, l->at, i);
    return i;
}

static void set_mov(IrIns *i, IrOperand dst, IrOperand src) {
    if (src.kind == IRO_IMM) {
        i->op = IR_CONST;
        i->imm = src.imm;
    } else {
        i->a = src;
    }
    i->dst = dst;
}

void legal_mov(Legal *l, IrOperand dst, IrOperand src) {
    if (src.kind == IRO_IMM || ir_words_of(l->f, &src).count != 0) {
        set_mov(legal_before(l, IR_MOV), dst, src);
    }
}

void legal_mov_after(Legal *l, IrOperand dst, IrOperand src) {
    if (src.kind == IRO_IMM || ir_words_of(l->f, &src).count != 0) {
        set_mov(legal_after(l, IR_MOV), dst, src);
    }
}

/* A constant that a loop needs is made once, at the function's entry. */
typedef struct HoistedConst {
    int64_t value;
    IrClass cls;
    IrRegId reg;
} HoistedConst;

enum { HOISTED_MAX = 64 }; /* a function; more are made where they are used */

static IrRegId hoisted_const(Legal *l, int64_t value, IrClass cls) {
    for (uint32_t k = 0; k < l->hoisted_count; k++) {
        if (l->hoisted[k].value == value && l->hoisted[k].cls == cls) {
            return l->hoisted[k].reg;
        }
    }
    IrIns *i = ir_new_ins(l->f, IR_CONST, l->f->entry->first->pos);
    IrRegId r = ir_temp(l->f, cls);
    i->dst = ir_reg(r);
    i->imm = value;
    ir_insert_before(l->f->entry, l->f->entry->first, i);
    if (l->hoisted == NULL) {
        l->hoisted = ARENA_ARRAY(l->f->arena, HoistedConst, HOISTED_MAX);
    }
    l->hoisted[l->hoisted_count++] = (HoistedConst){value, cls, r};
    return r;
}

IrOperand legal_slot(Legal *l, IrOperand o, IrNum num) {
    if (ir_is_slot(&o)) {
        return o;
    }
    bool is_float = num == NUM_F32 || num == NUM_F64;
    IrClass cls = is_float ? CLASS_FLOAT : CLASS_INT;
    if (l->can_hoist && l->b->loop_depth > 0 && l->hoisted_count < HOISTED_MAX) {
        return ir_reg(hoisted_const(l, o.imm, cls));
    }
    IrOperand t = ir_reg(ir_temp(l->f, cls));
    legal_mov(l, t, ir_imm(o.imm));
    return t;
}

static uint32_t words_in(const IrFunc *f, const IrOperand *o) {
    return o->kind == IRO_IMM ? 1 : ir_words_of(f, o).count;
}

IrOperand legal_gather(Legal *l, const IrOperand *list, int count) {
    uint32_t words = 0;
    for (int k = 0; k < count; k++) {
        words += words_in(l->f, &list[k]);
    }
    if (count == 1 && ir_is_slot(&list[0])) {
        return list[0];
    }
    uint8_t *classes = ARENA_ARRAY(l->f->arena, uint8_t, words ? words : 1);
    IrRegId g = ir_temp_group(l->f, words, classes);
    uint32_t at = 0;
    for (int k = 0; k < count; k++) {
        uint32_t n = words_in(l->f, &list[k]);
        for (uint32_t w = 0; list[k].kind != IRO_IMM && w < n; w++) {
            classes[at + w] =
                ir_word_class(&l->f->regs[list[k].reg], ir_words_of(l->f, &list[k]).first + w);
        }
        legal_mov(l, ir_part(g, at, n), list[k]);
        at += n;
    }
    return ir_reg(g);
}

void legal_drop(Legal *l) {
    IrIns *i = l->at;
    i->op = IR_NOP;
    i->dst = i->a = i->b = i->c = ir_none();
    i->args = i->results = NULL;
    i->arg_count = i->result_count = 0;
}

static void legalize_ins(Legal *l) {
    IrIns *i = l->at;
    switch ((IrOp)i->op) {
    case IR_CALL: case IR_CALL_CLO: case IR_CALL_IFACE: case IR_CALL_NATIVE:
        legalize_call(l);
        break;
    case IR_LOAD: case IR_STORE: case IR_COPY: case IR_CLEAR: case IR_LOADG: case IR_STOREG:
    case IR_FIELD: case IR_SETFIELD: case IR_LEA: case IR_ELEM: case IR_SETELEM: case IR_ELEMADDR:
    case IR_BOUNDS: case IR_VIEW: case IR_BOX: case IR_CAPTURE: case IR_UNBOX: case IR_MKIFACE:
    case IR_ASSERT: case IR_ASSERT_I: case IR_EQ_VAL: case IR_NILCHK:
    case IR_MEM_ADD: case IR_MEM_SUB: case IR_MEM_MADD: case IR_MEM_MSUB: case IR_ELEM_OP:
    case IR_ELEM2: case IR_LOADS_SUB: case IR_LOAD_OP: case IR_LOAD_AT: case IR_STORE_AT:
        legalize_memory(l);
        break;
    case IR_MAKE_SLICE: case IR_MAKE_MAP: case IR_MAKE_CHAN: case IR_MAKE_CLO: case IR_CONCAT:
    case IR_SUBSTR: case IR_RESLICE: case IR_STR_NEXT: case IR_RUNE_STR: case IR_APPEND:
    case IR_APPEND_SLICE: case IR_COPYS: case IR_MAP_GET: case IR_MAP_SET: case IR_MAP_REF:
    case IR_MAP_DELETE: case IR_MAP_ITER: case IR_MAP_NEXT: case IR_SEND: case IR_RECV:
    case IR_SELECT: case IR_SLICE_ARRAY: case IR_GO: case IR_DEFER: case IR_CLOSE:
    case IR_DEFER_LIST: case IR_DEFER_AT:
    case IR_RECOVER: case IR_CLEARS: case IR_MAP_CLEAR: case IR_MAP_LEN: case IR_CHAN_LEN:
    case IR_CHAN_CAP: case IR_BYTES_STR: case IR_RUNES_STR: case IR_STR_BYTES: case IR_STR_RUNES:
        legalize_group(l);
        break;
    default:
        legalize_arith(l);
        break;
    }
}

/* ---- destinations that must not share slots with operands */

typedef struct Overlap {
    IrRegId reg;
    bool hit;
} Overlap;

static void see_use(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Overlap *v = ctx;
    v->hit |= ir_is_slot(o) && o->reg == v->reg;
}

/* Slot assignment keeps different registers apart; the same one, as in ch = <-ch, needs a copy. */
static void separate_dst(Legal *l) {
    IrIns *i = l->at;
    if ((i->op != IR_RECV && i->op != IR_MAP_GET && i->op != IR_CONCAT && i->op != IR_SELECT) ||
        !ir_is_slot(&i->dst)) {
        return;
    }
    Overlap v = {.reg = i->dst.reg};
    ir_visit_uses(l->f, i, see_use, &v);
    if (!v.hit) {
        return;
    }
    IrWords words = ir_words_of(l->f, &i->dst);
    uint8_t *classes = ARENA_ARRAY(l->f->arena, uint8_t, words.count ? words.count : 1);
    for (unsigned w = 0; w < words.count; w++) {
        classes[w] = ir_word_class(&l->f->regs[i->dst.reg], words.first + w);
    }
    IrOperand t = ir_reg(ir_temp_group(l->f, words.count, classes));
    legal_mov_after(l, i->dst, t);
    i->dst = t;
}

static void remove_nops(IrBlock *b) {
    for (IrIns *i = b->first, *next; i != NULL; i = next) {
        next = i->next;
        if (i->op == IR_NOP) {
            ir_remove(b, i);
        }
    }
}

static bool is_target(const IrFunc *f, const IrBlock *to) {
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (int k = 0; k < ir_successor_count(b->last); k++) {
            if (*ir_successor(b->last, k) == to) {
                return true;
            }
        }
    }
    return false;
}

void ir_legalize(IrFunc *f) {
    Legal l = {.f = f, .can_hoist = f->entry->loop_depth == 0 && !is_target(f, f->entry)};
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        l.b = b;
        for (IrIns *i = b->first, *next; i != NULL; i = next) {
            next = i->next; /* what is inserted around i is legal already */
            l.at = i;
            legalize_ins(&l);
            separate_dst(&l);
        }
        remove_nops(b);
    }
}
