/* compiler/select_object.c: allocation, strings, slices, maps, interfaces, channels, goroutines. */
#include "base/panic.h"
#include "compiler/emit.h"

static uint32_t sa(const Emit *e, const IrIns *i) {
    return i->a.kind == IRO_NONE ? 0 : slot_of(e, &i->a);
}

static uint32_t sb(const Emit *e, const IrIns *i) {
    return i->b.kind == IRO_NONE ? 0 : slot_of(e, &i->b);
}

static uint32_t sc(const Emit *e, const IrIns *i) {
    return i->c.kind == IRO_NONE ? 0 : slot_of(e, &i->c);
}

static uint32_t sd(const Emit *e, const IrIns *i) {
    return i->dst.kind == IRO_NONE ? 0 : slot_of(e, &i->dst);
}

/* Most opcodes here have three slots and one literal word. */
static void emit_abck(Emit *e, Opcode op, uint32_t a, uint32_t b, uint32_t c, uint64_t k) {
    emit_ins(e, op, a, b, c);
    emit_word(e, k);
}

static uint64_t halves(uint32_t lo, uint64_t hi) {
    return lo | hi << 32;
}

/* ---- slices */

static void select_append(Emit *e, IrIns *i) {
    const Rtype *t = ir_aux_type(e->f, i);
    Opcode op = OP_APPEND;
    if (i->imm == 1 && t->size == 8 && !t->has_pointers && t->slots == 1) {
        op = OP_APPEND_64;
    } else if (i->imm == 1 && t->form == FORM_WORD && t->has_pointers) {
        op = OP_APPEND_PTR;
    } else if (i->imm == 1 && t->form <= FORM_U8) {
        op = OP_APPEND_8;
    }
    emit_abck(e, op, sd(e, i), sa(e, i), sb(e, i),
              op == OP_APPEND ? halves(i->aux, (uint64_t)i->imm) : i->aux);
}

static void select_reslice(Emit *e, IrIns *i) {
    const Rtype *elem = ir_aux_type(e->f, i);
    uint32_t flags = (uint32_t)i->imm & RESLICE_VIEW;
    Opcode op = i->num2 == 3 ? OP_RESLICE3 : OP_RESLICE;
    if (e->f->notes_slicing) {
        flags |= (elem->has_pointers ? RESLICE_POINTERS : 0) | ((uint32_t)i->imm & RESLICE_OWN);
        op = i->num2 == 3 ? OP_RESLICE3_NOTED : OP_RESLICE_NOTED;
    }
    emit_abck(e, op, sd(e, i), sa(e, i), sb(e, i), halves((uint32_t)elem->size, flags));
}

static bool select_slice(Emit *e, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_MAKE_SLICE:
        emit_abck(e, OP_MAKE_SLICE, sd(e, i), sa(e, i), sb(e, i), i->aux);
        return true;
    case IR_APPEND:
        select_append(e, i);
        return true;
    case IR_APPEND_SLICE:
        emit_abck(e, i->imm == 1 ? OP_APPEND_STR : OP_APPEND_SLICE, sd(e, i), sa(e, i), sb(e, i),
                  i->aux);
        return true;
    case IR_RESLICE:
        select_reslice(e, i);
        return true;
    case IR_COPYS:
        if (i->imm == 1) {
            emit_ins(e, OP_COPY_STR, sd(e, i), sa(e, i), sb(e, i));
        } else {
            emit_abck(e, OP_COPY_SLICE, sd(e, i), sa(e, i), sb(e, i), i->aux);
        }
        return true;
    case IR_CLEARS:
        emit_abck(e, OP_CLEAR_SLICE, sa(e, i), 0, 0, i->aux);
        return true;
    case IR_SLICE_ARRAY:
        emit_abck(e, OP_SLICE_ARRAY, sd(e, i), sa(e, i), 0, (uint64_t)i->imm);
        return true;
    default:
        return false;
    }
}

/* ---- strings */

static bool select_string(Emit *e, IrIns *i) {
    Opcode op;
    switch ((IrOp)i->op) {
    case IR_CONCAT:
        emit_ins(e, OP_CONCAT, sd(e, i), sa(e, i), (uint32_t)i->imm / 2);
        return true;
    case IR_SUBSTR:
        op = e->f->notes_slicing ? OP_SUBSTR_NOTED : OP_SUBSTR;
        break;
    case IR_STR_NEXT:
        op = OP_STR_NEXT;
        break;
    case IR_BYTES_STR:
        op = OP_BYTES_STR;
        break;
    case IR_RUNES_STR:
        op = OP_RUNES_STR;
        break;
    case IR_RUNE_STR:
        op = OP_RUNE_STR;
        break;
    case IR_STR_BYTES:
        op = OP_STR_BYTES;
        break;
    case IR_STR_RUNES:
        op = OP_STR_RUNES;
        break;
    default:
        return false;
    }
    emit_ins(e, op, sd(e, i), sa(e, i), sb(e, i));
    return true;
}

/* ---- maps */

static bool select_map(Emit *e, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_MAP_LEN:
        emit_ins(e, OP_MAP_LEN, sd(e, i), sa(e, i), 0);
        return true;
    case IR_MAP_GET:
        emit_abck(e, i->num2 ? OP_MAP_GET_OK : OP_MAP_GET, sd(e, i), sa(e, i), sb(e, i), i->aux);
        return true;
    case IR_MAP_SET:
        emit_abck(e, OP_MAP_SET, sa(e, i), sb(e, i), sc(e, i), i->aux);
        return true;
    case IR_MAP_REF:
        emit_abck(e, OP_MAP_REF, sd(e, i), sa(e, i), sb(e, i), i->aux);
        return true;
    case IR_MAP_DELETE:
        emit_abck(e, OP_MAP_DELETE, sa(e, i), sb(e, i), 0, i->aux);
        return true;
    case IR_MAP_CLEAR:
        emit_abck(e, OP_MAP_CLEAR, sa(e, i), 0, 0, i->aux);
        return true;
    case IR_MAP_ITER:
        emit_abck(e, OP_MAP_ITER, sd(e, i), sa(e, i), 0, i->aux);
        return true;
    default:
        return false;
    }
}

/* ---- interfaces and comparisons of whole values */

static void select_assert(Emit *e, IrIns *i) {
    bool iface = i->op == IR_ASSERT_I;
    if (i->num2) {
        emit_abck(e, iface ? OP_ASSERT_I_OK : OP_ASSERT_OK, sd(e, i), sa(e, i), 0, i->aux);
        return;
    }
    emit_abck(e, iface ? OP_ASSERT_I : OP_ASSERT, sd(e, i), sa(e, i), 0, i->aux);
    emit_word(e, (uint64_t)i->imm);
}

static bool select_interface(Emit *e, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_MKIFACE:
        emit_abck(e, OP_MKIFACE, sd(e, i), sa(e, i), 0, i->aux);
        return true;
    case IR_ASSERT: case IR_ASSERT_I:
        select_assert(e, i);
        return true;
    case IR_IMPLEMENTS:
        emit_abck(e, OP_IMPLEMENTS, sd(e, i), sa(e, i), 0, i->aux);
        return true;
    case IR_IFACE_METHOD:
        emit_abck(e, OP_IFACE_METHOD, sd(e, i), sa(e, i), 0, i->aux);
        return true;
    case IR_EQ_IFACE:
        emit_ins(e, OP_EQ_IFACE, sd(e, i), sa(e, i), sb(e, i));
        return true;
    case IR_EQ_VAL:
        emit_abck(e, ir_aux_type(e->f, i)->form == FORM_LARGE ? OP_EQ_PTR : OP_EQ_VAL, sd(e, i),
                  sa(e, i), sb(e, i), i->aux);
        return true;
    default:
        return false;
    }
}

/* ---- channels */

static uint16_t slot_or_none(const Emit *e, const IrOperand *o) {
    return o->kind == IRO_NONE || ir_words_of(e->f, o).count == 0 ? NO_SLOT : slot_of(e, o);
}

static void select_select(Emit *e, IrIns *i) {
    SelectDesc d = {.has_default = i->select_default, .count = i->arg_count};
    d.cases = base_calloc(d.count ? d.count : 1u, sizeof *d.cases);
    for (int k = 0; k < i->arg_count; k++) {
        const IrSelectCase *c = &i->cases[k];
        d.cases[k] = (SelectCase){.is_send = c->is_send, .chan = slot_of(e, &c->chan),
                                  .value = slot_or_none(e, c->is_send ? &c->value : &c->recv),
                                  .value_slots = c->is_send || c->recv.kind == IRO_NONE
                                                     ? 0
                                                     : ir_words_of(e->f, &c->recv).count,
                                  .ok = slot_or_none(e, &c->ok)};
    }
    emit_x(e, OP_SELECT, sd(e, i), image_add_select(e->f->image, d));
}

static bool select_channel(Emit *e, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_SEND:
        emit_ins(e, OP_SEND, sa(e, i), sb(e, i), 0);
        return true;
    case IR_RECV:
        if (i->num2) {
            emit_ins(e, OP_RECV_OK, sd(e, i), sa(e, i), ir_words_of(e->f, &i->dst).count - 1u);
        } else {
            emit_ins(e, OP_RECV, sd(e, i), sa(e, i), 0);
        }
        return true;
    case IR_CLOSE:
        emit_ins(e, OP_CLOSE, sa(e, i), 0, 0);
        return true;
    case IR_CHAN_LEN: case IR_CHAN_CAP:
        emit_ins(e, i->op == IR_CHAN_LEN ? OP_CHAN_LEN : OP_CHAN_CAP, sd(e, i), sa(e, i), 0);
        return true;
    case IR_SELECT:
        select_select(e, i);
        return true;
    default:
        return false;
    }
}

void select_object(Emit *e, IrIns *i) {
    if (select_channel(e, i)) {
        e->after_call = true; /* whoever waited here is woken at the next instruction */
        return;
    }
    if (select_slice(e, i) || select_string(e, i) || select_map(e, i) || select_interface(e, i)) {
        return;
    }
    switch ((IrOp)i->op) {
    case IR_NEW:
        emit_x(e, OP_NEW, sd(e, i), i->aux);
        break;
    case IR_BOX:
        emit_abck(e, OP_BOX, sd(e, i), sa(e, i), 0, i->aux);
        break;
    case IR_MAKE_MAP: case IR_MAKE_CHAN:
        emit_abck(e, i->op == IR_MAKE_MAP ? OP_MAKE_MAP : OP_MAKE_CHAN, sd(e, i), sa(e, i), 0,
                  i->aux);
        break;
    case IR_MAKE_CLO:
        emit_abck(e, OP_MAKE_CLO, sd(e, i), sa(e, i), (uint32_t)i->imm, i->aux);
        break;
    case IR_GO:
        emit_ins(e, OP_GO, sa(e, i), 0, 0);
        break;
    case IR_DEFER:
        emit_ins(e, OP_DEFER, sa(e, i), 0, 0);
        break;
    case IR_DEFER_LIST:
        emit_ins(e, OP_DEFER_LIST, sd(e, i), 0, 0);
        break;
    case IR_DEFER_AT:
        emit_ins(e, OP_DEFER_AT, sa(e, i), sb(e, i), 0);
        break;
    case IR_RECOVER:
        emit_ins(e, OP_RECOVER, sd(e, i), 0, 0);
        break;
    default:
        PANIC("no opcode for %s", ir_op_name(i->op));
    }
}
