/* compiler/legalize_memory.c: loads, stores, elements, aggregates in frames, values in interfaces.
 *
 * A LARGE value (over 128 bytes) is a pointer to memory that nobody writes while the value is in
 * use: loading one makes a fresh copy, storing one copies from it. An EMPTY value has no slots; of
 * its instructions only the traps remain.
 */
#include "base/panic.h"
#include "compiler/legalize.h"

static void become(IrIns *i, IrOp op) {
    i->op = op;
}

static uint8_t form_of(const Legal *l) {
    return ir_aux_type(l->f, l->at)->form;
}

static IrNum num_of_type(const Rtype *t) {
    return t->kind == RK_FLOAT64 ? NUM_F64 : t->kind == RK_FLOAT32 ? NUM_F32 : NUM_I64;
}

/* The address a + imm as an operand whose offset is 0; needed where an opcode has no offset, or the
 * offset is beyond 16 bits. */
static void fold_offset(Legal *l) {
    IrIns *i = l->at;
    if (i->imm == 0) {
        return;
    }
    IrIns *lea = legal_before(l, IR_LEA);
    lea->dst = ir_reg(ir_temp(l->f, CLASS_PTR));
    lea->a = i->a;
    lea->imm = i->imm;
    i->a = lea->dst;
    i->imm = 0;
}

static void fold_far_offset(Legal *l) {
    l->at->a = legal_slot(l, l->at->a, NUM_I64);
    if (l->at->imm < 0 || l->at->imm > 0xffff) {
        fold_offset(l);
    }
}

/* ---- LARGE values */

static void new_object(Legal *l, IrOperand dst, uint32_t rtype) {
    IrIns *fresh = legal_before(l, IR_NEW);
    fresh->dst = dst;
    fresh->aux = rtype;
}

/* l->at becomes: copy the object at `from` to a new one, dst. */
static void become_large_copy(Legal *l, IrOperand from) {
    IrIns *i = l->at;
    IrOperand dst = i->dst, fresh = ir_reg(ir_temp(l->f, CLASS_PTR));
    IrIns *check = legal_before(l, IR_NILCHK);
    check->a = from;
    new_object(l, fresh, i->aux);
    become(i, IR_COPY);
    i->dst = ir_none();
    i->a = fresh;
    i->b = from;
    i->c = ir_none();
    i->imm = 0;
    legal_mov_after(l, dst, fresh);
}

/* ---- memory behind pointers */

static void become_nilchk(Legal *l) {
    IrIns *i = l->at;
    become(i, IR_NILCHK);
    i->dst = i->b = ir_none();
    i->imm = 0;
}

static void legalize_load(Legal *l) {
    IrIns *i = l->at;
    fold_far_offset(l);
    if (form_of(l) == FORM_LARGE) {
        fold_offset(l);
        become_large_copy(l, i->a);
    } else if (form_of(l) == FORM_EMPTY) {
        become_nilchk(l);
    }
}

static void legalize_store(Legal *l) {
    IrIns *i = l->at;
    fold_far_offset(l);
    if (form_of(l) == FORM_LARGE) {
        fold_offset(l);
        become(i, IR_COPY);
    } else if (form_of(l) == FORM_EMPTY) {
        become_nilchk(l);
    } else {
        i->b = legal_slot(l, i->b, num_of_type(ir_aux_type(l->f, i)));
    }
}

static void legalize_copy(Legal *l) {
    IrIns *i = l->at;
    i->a = legal_slot(l, i->a, NUM_I64);
    fold_offset(l);
    if (form_of(l) == FORM_EMPTY) {
        become_nilchk(l);
    } else if (i->op == IR_COPY) {
        i->b = legal_slot(l, i->b, NUM_I64);
    }
}

static bool has_global_opcode(const Rtype *t, bool is_store) {
    if (t->form == FORM_WORD) {
        return true;
    }
    return t->form == FORM_WORDS && !is_store && (t->size == 16 || t->size == 24);
}

static void legalize_global(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    bool is_store = i->op == IR_STOREG;
    if (t->form == FORM_EMPTY) {
        legal_drop(l);
        return;
    }
    if (has_global_opcode(t, is_store)) {
        if (is_store) {
            i->a = legal_slot(l, i->a, num_of_type(t));
        }
        return;
    }
    IrIns *addr = legal_before(l, IR_GADDR);
    addr->dst = ir_reg(ir_temp(l->f, CLASS_PTR));
    addr->imm = i->imm;
    i->imm = 0;
    i->b = i->a;
    i->a = addr->dst;
    become(i, is_store ? IR_STORE : IR_LOAD);
    if (is_store) {
        legalize_store(l);
    } else {
        i->b = ir_none();
        legalize_load(l);
    }
}

/* ---- parts of aggregates in the frame */

static bool is_whole_words(const Rtype *t, int64_t at) {
    return (t->form == FORM_WORD || t->form == FORM_WORDS) && t->size % 8 == 0 && at % 8 == 0;
}

static IrOperand part_at(const Legal *l, IrOperand whole, const Rtype *t, int64_t at) {
    IrWords words = ir_words_of(l->f, &whole);
    return ir_part(whole.reg, words.first + (uint32_t)(at / 8), (uint32_t)(t->size / 8));
}

static void legalize_field(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    bool is_set = i->op == IR_SETFIELD;
    if (t->form == FORM_EMPTY) {
        legal_drop(l);
        return;
    }
    if (is_set) {
        i->a = legal_slot(l, i->a, num_of_type(t));
    }
    if (!is_whole_words(t, i->imm)) {
        return;
    }
    if (is_set) {
        i->dst = part_at(l, i->dst, t, i->imm);
    } else {
        i->a = part_at(l, i->a, t, i->imm);
    }
    become(i, IR_MOV);
    i->imm = 0;
}

/* ---- elements */

static bool has_element_load(const Rtype *t) {
    return t->form <= FORM_WORD || (t->form == FORM_WORDS && (t->size == 16 || t->size == 24));
}

static bool has_element_store(const Rtype *t) {
    return t->form <= FORM_WORD || t->kind == RK_STRING || t->kind == RK_SLICE ||
           t->kind == RK_INTERFACE;
}

static IrOperand element_address(Legal *l) {
    IrIns *i = l->at;
    IrIns *addr = legal_before(l, IR_ELEMADDR);
    addr->dst = ir_reg(ir_temp(l->f, CLASS_PTR));
    addr->a = i->a;
    addr->b = i->b;
    addr->aux = i->aux;
    return addr->dst;
}

static void become_index_check(Legal *l) {
    IrIns *i = l->at;
    IrWords words = ir_words_of(l->f, &i->a);
    IrOperand index = i->b;
    become(i, IR_BOUNDS);
    i->b = ir_word(i->a.reg, words.first + 1);
    i->a = index;
    i->dst = i->c = ir_none();
}

static void legalize_elem(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    i->b = legal_slot(l, i->b, NUM_I64);
    if (t->form == FORM_EMPTY) {
        become_index_check(l);
    } else if (t->form == FORM_LARGE) {
        become_large_copy(l, element_address(l));
    } else if (!has_element_load(t)) {
        i->a = element_address(l);
        i->b = ir_none();
        i->imm = 0;
        become(i, IR_LOAD);
    }
}

static void legalize_setelem(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    i->b = legal_slot(l, i->b, NUM_I64);
    if (t->form == FORM_EMPTY) {
        become_index_check(l);
        return;
    }
    i->c = legal_slot(l, i->c, num_of_type(t));
    if (has_element_store(t)) {
        return;
    }
    i->a = element_address(l);
    i->b = i->c;
    i->c = ir_none();
    i->imm = 0;
    become(i, t->form == FORM_LARGE ? IR_COPY : IR_STORE);
}

static void legalize_view(Legal *l) {
    IrIns *i = l->at;
    IrOperand parts[3] = {legal_slot(l, i->a, NUM_I64), ir_imm(i->imm), ir_imm(i->imm)};
    i->a = legal_gather(l, parts, 3);
    /* The group's first word holds a pointer whatever the operand was made from. */
    become(i, IR_MOV);
    i->imm = 0;
}

/* ---- interfaces */

static void legalize_unbox(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    IrWords words = ir_words_of(l->f, &i->a);
    IrOperand data = ir_word(i->a.reg, words.first + 1);
    if (t->form == FORM_EMPTY) {
        legal_drop(l);
        return;
    }
    i->a = data;
    become(i, t->is_direct || t->form == FORM_LARGE ? IR_MOV : IR_LOAD);
    i->imm = 0;
}

/* The value, then ok, in one group; then apart. */
void legal_split_ok(Legal *l, const Rtype *t) {
    IrIns *i = l->at;
    if (i->dst2.kind == IRO_NONE) {
        return;
    }
    uint8_t *classes = ARENA_ARRAY(l->f->arena, uint8_t, t->slots + 1u);
    IrRegId like = ir_reg_new(l->f, l->f->image->rtypes.data[t->id], NULL);
    for (unsigned w = 0; w < t->slots; w++) {
        classes[w] = ir_word_class(&l->f->regs[like], w);
    }
    IrRegId g = ir_temp_group(l->f, t->slots + 1u, classes);
    legal_mov_after(l, i->dst2, ir_word(g, t->slots));
    if (i->dst.kind != IRO_NONE) {
        legal_mov_after(l, i->dst, ir_part(g, 0, t->slots));
    }
    i->dst = ir_reg(g);
    i->dst2 = ir_none();
    i->num2 = 1; /* the comma-ok form */
}

static void legalize_box(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    if (t->form == FORM_LARGE) {
        become_large_copy(l, i->a);
    } else if (t->form == FORM_EMPTY) {
        become(i, IR_NEW);
        i->a = ir_none();
    } else {
        i->a = legal_slot(l, i->a, num_of_type(t));
    }
}

static void legalize_eq_val(Legal *l) {
    IrIns *i = l->at;
    const Rtype *t = ir_aux_type(l->f, i);
    if (t->form == FORM_EMPTY) {
        become(i, IR_CONST);
        i->a = i->b = ir_none();
        i->imm = 1;
    }
}

/* *(a + imm) += x, a[b] += x: small integers stay immediate. */
static void legalize_update(Legal *l) {
    IrIns *i = l->at;
    IrOperand *x = i->op == IR_MEM_ADD ? &i->b : &i->c;
    if (i->op == IR_MEM_ADD) {
        i->a = legal_slot(l, i->a, NUM_I64);
    } else {
        i->b = legal_slot(l, i->b, NUM_I64);
    }
    if (x->kind != IRO_IMM || i->num != NUM_I64 || x->imm != (int16_t)x->imm) {
        *x = legal_slot(l, *x, i->num);
    }
}

void legalize_memory(Legal *l) {
    IrIns *i = l->at;
    switch ((IrOp)i->op) {
    case IR_LOAD:
        legalize_load(l);
        break;
    case IR_STORE:
        legalize_store(l);
        break;
    case IR_COPY: case IR_CLEAR:
        legalize_copy(l);
        break;
    case IR_LOADG: case IR_STOREG:
        legalize_global(l);
        break;
    case IR_FIELD: case IR_SETFIELD:
        legalize_field(l);
        break;
    case IR_ELEM:
        legalize_elem(l);
        break;
    case IR_SETELEM:
        legalize_setelem(l);
        break;
    case IR_ELEMADDR:
        i->b = legal_slot(l, i->b, NUM_I64);
        break;
    case IR_BOUNDS:
        i->a = legal_slot(l, i->a, NUM_I64);
        break;
    case IR_VIEW:
        legalize_view(l);
        break;
    case IR_BOX:
        legalize_box(l);
        break;
    case IR_UNBOX:
        legalize_unbox(l);
        break;
    case IR_MKIFACE:
        if (i->a.kind == IRO_IMM) {
            i->a = legal_slot(l, i->a, num_of_type(ir_aux_type(l->f, i)));
        }
        break;
    case IR_ASSERT: case IR_ASSERT_I:
        legal_split_ok(l, ir_aux_type(l->f, i));
        break;
    case IR_EQ_VAL:
        legalize_eq_val(l);
        break;
    case IR_MEM_ADD: case IR_ELEM_OP:
        legalize_update(l);
        break;
    case IR_MEM_SUB: case IR_MEM_MADD: case IR_MEM_MSUB: case IR_LOADS_SUB: case IR_LOAD_OP:
        i->a = legal_slot(l, i->a, NUM_I64);
        i->b = legal_slot(l, i->b, NUM_F64);
        break;
    case IR_LOAD_AT: case IR_STORE_AT:
        i->b = legal_slot(l, i->b, NUM_I64);
        if (i->op == IR_STORE_AT) {
            i->args[0] = legal_slot(l, i->args[0], num_of_type(ir_aux_type(l->f, i)));
        }
        break;
    case IR_ELEM2:
        i->b = legal_slot(l, i->b, NUM_I64);
        i->c = legal_slot(l, i->c, NUM_I64);
        break;
    case IR_LEA: case IR_NILCHK:
        i->a = legal_slot(l, i->a, NUM_I64);
        break;
    default:
        break;
    }
}
