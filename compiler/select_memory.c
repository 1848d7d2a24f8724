/* compiler/select_memory.c: loads, stores, globals, elements, parts of frame aggregates. */
#include "base/panic.h"
#include "compiler/emit.h"

static uint32_t sa(const Emit *e, const IrIns *i) {
    return slot_of(e, &i->a);
}

static uint32_t sb(const Emit *e, const IrIns *i) {
    return slot_of(e, &i->b);
}

static uint32_t sd(const Emit *e, const IrIns *i) {
    return slot_of(e, &i->dst);
}

static const Opcode narrow_loads[] = {OP_LOAD_I8,  OP_LOAD_U8,  OP_LOAD_I16, OP_LOAD_U16,
                                      OP_LOAD_I32, OP_LOAD_U32, OP_LOAD};
static const Opcode narrow_elems[] = {OP_LOAD_ELEM_I8,  OP_LOAD_ELEM_U8,  OP_LOAD_ELEM_I16,
                                      OP_LOAD_ELEM_U16, OP_LOAD_ELEM_I32, OP_LOAD_ELEM_U32,
                                      OP_LOAD_ELEM};
static const Opcode narrow_fields[] = {OP_FLD_I8,  OP_FLD_U8,  OP_FLD_I16,
                                       OP_FLD_U16, OP_FLD_I32, OP_FLD_U32};
_Static_assert(FORM_WORD == 6, "the tables above go by SlotForm");

static void select_load(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    if (t->form <= FORM_WORD) {
        emit_ins(e, narrow_loads[t->form], sd(e, i), sa(e, i), (uint32_t)i->imm);
    } else if (t->size == 16 || t->size == 24) {
        emit_ins(e, t->size == 16 ? OP_LOAD2 : OP_LOAD3, sd(e, i), sa(e, i), (uint32_t)i->imm);
    } else if (t->size == 8) {
        emit_ins(e, OP_LOAD, sd(e, i), sa(e, i), (uint32_t)i->imm);
    } else {
        emit_ins(e, OP_LOADB, sd(e, i), sa(e, i), (uint32_t)i->imm);
        emit_word(e, t->size);
    }
}

static Opcode word_store(const Rtype *t, Opcode plain, Opcode pointer) {
    return t->has_pointers ? pointer : plain;
}

static void select_store(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    uint32_t offset = (uint32_t)i->imm;
    switch ((SlotForm)t->form) {
    case FORM_I8: case FORM_U8:
        emit_ins(e, OP_STORE_8, sa(e, i), sb(e, i), offset);
        return;
    case FORM_I16: case FORM_U16:
        emit_ins(e, OP_STORE_16, sa(e, i), sb(e, i), offset);
        return;
    case FORM_I32: case FORM_U32:
        emit_ins(e, OP_STORE_32, sa(e, i), sb(e, i), offset);
        return;
    case FORM_WORD:
        emit_ins(e, word_store(t, OP_STORE, OP_STORE_PTR), sa(e, i), sb(e, i), offset);
        return;
    default:
        break;
    }
    if (t->kind == RK_STRING) {
        emit_ins(e, OP_STORE_STR, sa(e, i), sb(e, i), offset);
    } else if (t->kind == RK_SLICE) {
        emit_ins(e, OP_STORE_SLICE, sa(e, i), sb(e, i), offset);
    } else if (t->kind == RK_INTERFACE) {
        emit_ins(e, OP_STORE_IFACE, sa(e, i), sb(e, i), offset);
    } else if (!t->has_pointers && t->size == 8) {
        emit_ins(e, OP_STORE, sa(e, i), sb(e, i), offset);
    } else if (!t->has_pointers) {
        emit_ins(e, OP_STOREB, sa(e, i), sb(e, i), offset);
        emit_word(e, t->size);
    } else {
        emit_ins(e, OP_STORE_VAL, sa(e, i), sb(e, i), offset);
        emit_word(e, i->aux);
    }
}

static void select_global(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    if (i->op == IR_STOREG) {
        emit_x(e, word_store(t, OP_STG, OP_STG_PTR), sa(e, i), (uint32_t)i->imm);
    } else if (t->size == 8) {
        emit_x(e, OP_LDG, sd(e, i), (uint32_t)i->imm);
    } else {
        emit_x(e, t->size == 16 ? OP_LDG2 : OP_LDG3, sd(e, i), (uint32_t)i->imm);
    }
}

static void select_field(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    if (t->form < FORM_WORD) {
        emit_ins(e, narrow_fields[t->form], sd(e, i), sa(e, i), (uint32_t)i->imm);
    } else {
        emit_ins(e, OP_FLDB, sd(e, i), sa(e, i), (uint32_t)i->imm);
        emit_word(e, t->size);
    }
}

static void select_setfield(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    if (t->form < FORM_WORD) {
        static const Opcode by_form[] = {OP_FLS_8,  OP_FLS_8,  OP_FLS_16,
                                         OP_FLS_16, OP_FLS_32, OP_FLS_32};
        emit_ins(e, by_form[t->form], sd(e, i), sa(e, i), (uint32_t)i->imm);
    } else {
        emit_ins(e, OP_FLSB, sd(e, i), sa(e, i), (uint32_t)i->imm);
        emit_word(e, t->size);
    }
}

/* The form without a check, for an index that bounds.c has proved; the same op when there is
 * none. */
static Opcode unchecked(Opcode op) {
    switch (op) {
    case OP_LOAD_ELEM: return OP_LOAD_ELEM_IN;
    case OP_LOAD_ELEM_U8: return OP_LOAD_ELEM_U8_IN;
    case OP_LOAD_ELEM2: return OP_LOAD_ELEM2_IN;
    case OP_STORE_ELEM: return OP_STORE_ELEM_IN;
    case OP_STORE_ELEM_8: return OP_STORE_ELEM_8_IN;
    default: return op;
    }
}

static void select_elem(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    Opcode op = t->size == 16 ? OP_LOAD_ELEM2 : OP_LOAD_ELEM3;
    if (t->form <= FORM_WORD) {
        op = narrow_elems[t->form];
    }
    emit_ins(e, i->num2 ? unchecked(op) : op, sd(e, i), sa(e, i), sb(e, i));
}

static void select_setelem(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    Opcode op;
    switch ((SlotForm)t->form) {
    case FORM_I8: case FORM_U8:
        op = OP_STORE_ELEM_8;
        break;
    case FORM_I16: case FORM_U16:
        op = OP_STORE_ELEM_16;
        break;
    case FORM_I32: case FORM_U32:
        op = OP_STORE_ELEM_32;
        break;
    case FORM_WORD:
        op = word_store(t, OP_STORE_ELEM, OP_STORE_ELEM_PTR);
        break;
    default:
        op = t->kind == RK_STRING  ? OP_STORE_ELEM_STR
             : t->kind == RK_SLICE ? OP_STORE_ELEM_SLICE
                                   : OP_STORE_ELEM_IFACE;
        break;
    }
    emit_ins(e, i->num2 ? unchecked(op) : op, sa(e, i), sb(e, i), slot_of(e, &i->c));
}

static void select_bounds(Emit *e, IrIns *i) {
    if (i->b.kind == IRO_IMM) {
        emit_ins(e, OP_BOUNDSK, sa(e, i), 0, 0);
        emit_word(e, (uint64_t)i->b.imm);
    } else {
        emit_ins(e, OP_BOUNDS, sa(e, i), sb(e, i), 0);
    }
}

static void select_capture(Emit *e, IrIns *i) {
    uint32_t words = ir_words_of(e->f, &i->dst).count;
    uint32_t closure = e->slots->of_reg[e->f->closure];
    static const Opcode ops[] = {OP_NOP, OP_LDCAP, OP_LDCAP2, OP_LDCAP3};
    if (words == 0) {
        return;
    }
    emit_ins(e, words <= 3 ? ops[words] : OP_LDCAPN, sd(e, i), closure, (uint32_t)i->imm);
    if (words > 3) {
        emit_word(e, words);
    }
}

static void select_lea(Emit *e, IrIns *i) {
    if (i->imm >= 0 && i->imm <= 0xffff) {
        emit_ins(e, OP_LEA, sd(e, i), sa(e, i), (uint32_t)i->imm);
    } else {
        emit_ins(e, OP_LEAK, sd(e, i), sa(e, i), 0);
        emit_word(e, (uint64_t)i->imm);
    }
}

/* ---- fused: fuse_mem.c */

static void select_mem_add(Emit *e, IrIns *i) {
    if (i->b.kind == IRO_IMM) {
        emit_ins(e, OP_MEM_ADDI, sa(e, i), (uint16_t)i->b.imm, (uint32_t)i->imm);
    } else {
        Opcode op = i->op == IR_MEM_SUB ? OP_MEM_SUBF
                    : i->num == NUM_F64 ? OP_MEM_ADDF
                                        : OP_MEM_ADD;
        emit_ins(e, op, sa(e, i), sb(e, i), (uint32_t)i->imm);
    }
}

static void select_elem_op(Emit *e, IrIns *i) {
    if (i->c.kind == IRO_IMM) {
        emit_ins(e, OP_ELEM_ADDI, sa(e, i), sb(e, i), (uint16_t)i->c.imm);
    } else {
        emit_ins(e, i->num == NUM_F64 ? OP_ELEM_ADDF : OP_ELEM_ADD, sa(e, i), sb(e, i),
                 slot_of(e, &i->c));
    }
}

static bool select_fused(Emit *e, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_MEM_ADD: case IR_MEM_SUB:
        select_mem_add(e, i);
        return true;
    case IR_MEM_MADD: case IR_MEM_MSUB:
        emit_ins(e, i->op == IR_MEM_MADD ? OP_MEM_MADDF : OP_MEM_MSUBF, sa(e, i), sb(e, i),
                 slot_of(e, &i->c));
        emit_word(e, (uint64_t)i->imm);
        return true;
    case IR_LOADS_SUB:
        emit_ins(e, OP_LOADS_SUBF, sd(e, i), sa(e, i), sb(e, i));
        emit_word(e, (uint64_t)i->imm | (uint64_t)i->aux << 32);
        return true;
    case IR_LOAD_OP:
        emit_ins(e, i->aux == IR_ADD   ? OP_LOAD_ADDF
                    : i->aux == IR_SUB ? OP_LOAD_SUBF
                                       : OP_LOAD_MULF,
                 sd(e, i), sa(e, i), sb(e, i));
        emit_word(e, (uint64_t)i->imm);
        return true;
    case IR_ELEM_OP:
        select_elem_op(e, i);
        return true;
    case IR_LOAD_AT:
        emit_ins(e, ir_aux_type(e->f, i)->size == 16 ? OP_LOAD_AT2 : OP_LOAD_AT, sd(e, i), sa(e, i),
                 sb(e, i));
        emit_word(e, (uint64_t)i->c.imm | (uint64_t)i->imm << 32);
        return true;
    case IR_STORE_AT:
        emit_ins(e, OP_STORE_AT, sa(e, i), sb(e, i), slot_of(e, &i->args[0]));
        emit_word(e, (uint64_t)i->c.imm | (uint64_t)i->imm << 32);
        return true;
    case IR_ELEM2:
        emit_ins(e, ir_aux_type(e->f, i)->form == FORM_WORD ? OP_LOAD_ELEM_2D : OP_LOAD_ELEM_2D_U8,
                 sd(e, i), sa(e, i), sb(e, i));
        emit_word(e, slot_of(e, &i->c));
        return true;
    default:
        return false;
    }
}

void select_memory(Emit *e, IrIns *i) {
    if (select_fused(e, i)) {
        return;
    }
    switch ((IrOp)i->op) {
    case IR_LOAD:
        select_load(e, i);
        break;
    case IR_STORE:
        select_store(e, i);
        break;
    case IR_COPY:
        emit_ins(e, OP_COPY_VAL, sa(e, i), sb(e, i), 0);
        emit_word(e, i->aux);
        break;
    case IR_CLEAR:
        emit_ins(e, OP_ZERO_VAL, sa(e, i), 0, 0);
        emit_word(e, i->aux);
        break;
    case IR_LOADG: case IR_STOREG:
        select_global(e, i);
        break;
    case IR_GADDR:
        emit_x(e, OP_GADDR, sd(e, i), (uint32_t)i->imm);
        break;
    case IR_FIELD:
        select_field(e, i);
        break;
    case IR_SETFIELD:
        select_setfield(e, i);
        break;
    case IR_LEA:
        select_lea(e, i);
        break;
    case IR_NILCHK:
        emit_ins(e, OP_NILCHK, sa(e, i), 0, 0);
        break;
    case IR_ELEM:
        select_elem(e, i);
        break;
    case IR_SETELEM:
        select_setelem(e, i);
        break;
    case IR_ELEMADDR:
        emit_ins(e, OP_ELEM_ADDR, sd(e, i), sa(e, i), sb(e, i));
        emit_word(e, ir_aux_type(e->f, i)->size);
        break;
    case IR_BOUNDS:
        select_bounds(e, i);
        break;
    case IR_CAPTURE:
        select_capture(e, i);
        break;
    default:
        UNREACHABLE();
    }
}
