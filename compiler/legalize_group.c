/* compiler/legalize_group.c: strings, slices, maps, channels: operands that want adjacent slots. */
#include "base/panic.h"
#include "compiler/legalize.h"

static IrOperand word_of(const Legal *l, IrOperand group, uint32_t w) {
    return ir_word(group.reg, ir_words_of(l->f, &group).first + w);
}

static IrOperand or_else(IrOperand o, IrOperand otherwise) {
    return o.kind == IRO_NONE ? otherwise : o;
}

static void one_slot(Legal *l, IrOperand *o) {
    if (o->kind == IRO_IMM) {
        *o = legal_slot(l, *o, NUM_I64);
    }
}

/* A value of rtype t given as operand: immediates get the class of t. */
static void value_slot(Legal *l, IrOperand *o, const Rtype *t) {
    if (o->kind == IRO_IMM) {
        *o = legal_slot(l, *o, t->kind == RK_FLOAT64   ? NUM_F64
                               : t->kind == RK_FLOAT32 ? NUM_F32
                                                       : NUM_I64);
    }
}

static void gather_args(Legal *l) {
    IrIns *i = l->at;
    i->a = legal_gather(l, i->args, i->arg_count);
    i->imm = ir_words_of(l->f, &i->a).count;
    i->args = NULL;
    i->arg_count = 0;
}

static void legalize_substr(Legal *l) {
    IrIns *i = l->at;
    IrOperand bounds[2] = {or_else(i->b, ir_imm(0)), or_else(i->c, word_of(l, i->a, 1))};
    i->b = legal_gather(l, bounds, 2);
    i->c = ir_none();
}

static void legalize_reslice(Legal *l) {
    IrIns *i = l->at;
    IrOperand bounds[3] = {or_else(i->args[0], ir_imm(0)), ir_none(), ir_none()};
    bounds[1] = i->arg_count > 1 ? i->args[1] : ir_none();
    bounds[1] = or_else(bounds[1], word_of(l, i->a, 1));
    int count = 2;
    if (i->arg_count == 3 && i->args[2].kind != IRO_NONE) {
        bounds[2] = i->args[2];
        count = 3;
    }
    i->b = legal_gather(l, bounds, count);
    i->num2 = (uint8_t)count;
    i->args = NULL;
    i->arg_count = 0;
}

static void legalize_append(Legal *l) {
    IrIns *i = l->at;
    if (i->arg_count == 0) {
        i->op = IR_MOV;
        i->args = NULL;
        return;
    }
    for (int k = 0; k < i->arg_count; k++) {
        value_slot(l, &i->args[k], ir_aux_type(l->f, i));
    }
    i->imm = i->arg_count;
    i->b = legal_gather(l, i->args, i->arg_count);
    i->args = NULL;
    i->arg_count = 0;
}

static void legalize_map(Legal *l) {
    IrIns *i = l->at;
    const Rtype *map = ir_aux_type(l->f, i);
    one_slot(l, &i->a);
    value_slot(l, &i->b, map->key);
    if (i->op == IR_MAP_SET) {
        value_slot(l, &i->c, map->elem);
    } else if (i->op == IR_MAP_GET && i->dst2.kind != IRO_NONE) {
        legal_split_ok(l, map->elem);
    } else if (i->op == IR_MAP_GET && i->dst.kind == IRO_NONE) {
        i->dst = ir_reg(ir_reg_new(l->f, map->elem, NULL));
    }
}

static void legalize_recv(Legal *l) {
    IrIns *i = l->at;
    Rtype *elem = l->f->image->rtypes.data[i->aux];
    one_slot(l, &i->a);
    if (i->dst2.kind != IRO_NONE) {
        legal_split_ok(l, elem);
    } else if (i->dst.kind == IRO_NONE) {
        i->dst = ir_reg(ir_reg_new(l->f, elem, NULL));
    }
}

static void legalize_select(Legal *l) {
    IrIns *i = l->at;
    for (int k = 0; k < i->arg_count; k++) {
        one_slot(l, &i->cases[k].chan);
        if (i->cases[k].is_send) {
            one_slot(l, &i->cases[k].value);
        }
    }
    if (i->dst.kind == IRO_NONE) {
        i->dst = ir_reg(ir_temp(l->f, CLASS_INT));
    }
}

/* A wanted destination for opcodes that always write one. */
static void want_dst(Legal *l, uint32_t words) {
    static const uint8_t classes[3] = {CLASS_INT, CLASS_INT, CLASS_INT};
    if (l->at->dst.kind == IRO_NONE) {
        l->at->dst = ir_reg(ir_temp_group(l->f, words, classes));
    }
}

void legalize_group(Legal *l) {
    IrIns *i = l->at;
    switch ((IrOp)i->op) {
    case IR_MAKE_CLO: case IR_CONCAT:
        gather_args(l);
        break;
    case IR_SUBSTR:
        legalize_substr(l);
        break;
    case IR_RESLICE:
        legalize_reslice(l);
        break;
    case IR_APPEND:
        legalize_append(l);
        break;
    case IR_MAP_GET: case IR_MAP_SET: case IR_MAP_REF: case IR_MAP_DELETE:
        legalize_map(l);
        break;
    case IR_RECV:
        legalize_recv(l);
        break;
    case IR_SELECT:
        legalize_select(l);
        break;
    case IR_SEND:
        one_slot(l, &i->a);
        value_slot(l, &i->b, ir_aux_type(l->f, i));
        break;
    case IR_COPYS: case IR_DEFER_LIST:
        want_dst(l, 1);
        break;
    case IR_RECOVER:
        want_dst(l, 2);
        break;
    default:
        one_slot(l, &i->a);
        one_slot(l, &i->b);
        break;
    }
}
