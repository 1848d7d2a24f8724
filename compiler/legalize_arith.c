/* compiler/legalize_arith.c: numbers. Which immediates fit which opcode, and what a narrow integer
 * needs after a 64-bit operation.
 *
 * Integers lie extended to 64 bits. So bitwise operations, comparisons, right shifts and remainders
 * of narrow integers are the 64-bit ones as they stand; what may leave the range is followed by an
 * EXT.
 */
#include "base/panic.h"
#include "compiler/legalize.h"
#include "compiler/num.h"

/* Does an opcode of (op, num) exist that extends by itself? */
static bool has_narrow_op(IrOp op, IrNum num) {
    switch (op) {
    case IR_ADD:
        return num == NUM_I32 || num == NUM_U32 || num == NUM_U8;
    case IR_SUB:
    case IR_MUL:
    case IR_SHL:
        return num == NUM_I32 || num == NUM_U32;
    default:
        return false;
    }
}

static bool may_leave_range(IrOp op, IrNum num) {
    switch (op) {
    case IR_ADD:
    case IR_SUB:
    case IR_MUL:
    case IR_SHL:
    case IR_NEG:
        return true;
    case IR_DIV:
        return num_is_signed(num); /* the least number by -1 */
    case IR_COM:
        return !num_is_signed(num);
    default:
        return false;
    }
}

static bool fits_i16(int64_t v) {
    return v == (int16_t)v;
}

static bool is_commutative(IrOp op) {
    return op == IR_ADD || op == IR_MUL || op == IR_AND || op == IR_OR || op == IR_XOR;
}

/* May b stay the immediate v? */
static bool has_imm_form(const IrIns *i, int64_t v) {
    switch ((IrOp)i->op) {
    case IR_SUB:
        return v != INT64_MIN && fits_i16(-v);
    case IR_ADD:
    case IR_MUL:
    case IR_AND:
    case IR_OR:
    case IR_XOR:
        return fits_i16(v);
    case IR_DIV:
    case IR_REM:
        if (num_is_signed(i->num)) {
            return fits_i16(v) && v != 0 && v != -1;
        }
        return v > 0 && v <= 0xffff;
    case IR_SHL:
    case IR_SHR:
        return v >= 0 && v < 64;
    default:
        return false;
    }
}

static void swap_ab(IrIns *i) {
    IrOperand t = i->a;
    i->a = i->b;
    i->b = t;
}

static void legalize_int_operands(Legal *l) {
    IrIns *i = l->at;
    if (i->a.kind == IRO_IMM && i->b.kind != IRO_IMM && is_commutative(i->op)) {
        swap_ab(i);
    }
    bool rsub = i->op == IR_SUB && i->a.kind == IRO_IMM && fits_i16(i->a.imm) && ir_is_slot(&i->b);
    if (!rsub) {
        i->a = legal_slot(l, i->a, i->num);
    }
    if (i->b.kind == IRO_IMM && i->op == IR_SUB && has_imm_form(i, i->b.imm)) {
        i->op = IR_ADD;
        i->b.imm = -i->b.imm;
    }
    if (i->b.kind == IRO_IMM && !has_imm_form(i, i->b.imm)) {
        i->b = legal_slot(l, i->b, i->num);
    }
}

static bool is_narrow(IrNum num) {
    return num_is_int(num) && num_bits(num) < 64;
}

/* i computes into a temporary with 64 bits; an EXT brings it to dst. */
static void extend_result(Legal *l) {
    IrIns *i = l->at;
    IrOperand t = ir_reg(ir_temp(l->f, CLASS_INT));
    IrIns *ext = legal_after(l, IR_EXT);
    ext->num = i->num;
    ext->dst = i->dst;
    ext->a = t;
    i->dst = t;
    i->num = num_is_signed(i->num) ? NUM_I64 : NUM_U64;
}

static void legalize_binary(Legal *l) {
    IrIns *i = l->at;
    if (!num_is_int(i->num)) {
        i->a = legal_slot(l, i->a, i->num);
        i->b = legal_slot(l, i->b, i->num);
        return;
    }
    legalize_int_operands(l);
    if (!is_narrow(i->num) || !may_leave_range(i->op, i->num)) {
        return;
    }
    bool by_imm = i->a.kind == IRO_IMM || i->b.kind == IRO_IMM;
    if (has_narrow_op(i->op, i->num) && (!by_imm || (i->op == IR_ADD && i->b.kind == IRO_IMM))) {
        return;
    }
    extend_result(l);
}

static void legalize_unary(Legal *l) {
    IrIns *i = l->at;
    i->a = legal_slot(l, i->a, i->num);
    if (num_is_int(i->num) && is_narrow(i->num) && may_leave_range(i->op, i->num)) {
        extend_result(l);
    }
}

/* ---- comparisons: an immediate on the right where the opcode has one */

static void legalize_compare(Legal *l) {
    IrIns *i = l->at;
    if (i->op == IR_BRANCH_CMP && i->num2 != 0) {
        return; /* fused with an immediate already */
    }
    bool is_int = num_is_int(i->num);
    bool is_signed = num_is_signed(i->num) || num_bits(i->num) < 64;
    bool is_equality = i->op == IR_EQ || i->op == IR_NE;
    if (is_equality && i->a.kind == IRO_IMM && i->b.kind != IRO_IMM) {
        swap_ab(i);
    }
    /* narrow unsigned numbers compare like signed ones: both are small and positive */
    if (is_int && is_signed) {
        i->num = NUM_I64;
    }
    bool imm_ok = is_int && (is_equality || is_signed);
    if (i->a.kind == IRO_IMM &&
        !(imm_ok && !is_equality && fits_i16(i->a.imm) && ir_is_slot(&i->b))) {
        i->a = legal_slot(l, i->a, i->num);
    }
    if (i->b.kind == IRO_IMM && !(imm_ok && fits_i16(i->b.imm))) {
        i->b = legal_slot(l, i->b, i->num);
    }
}

/* ---- conversions */

static bool range_within(IrNum from, IrNum to) {
    if (num_is_signed(from) == num_is_signed(to)) {
        return num_bits(from) <= num_bits(to);
    }
    return !num_is_signed(from) && num_bits(from) < num_bits(to);
}

static void become_mov(IrIns *i) {
    i->op = IR_MOV;
    i->num = i->num2 = NUM_NONE;
}

static void convert_int_int(Legal *l) {
    IrIns *i = l->at;
    if (num_bits(i->num) == 64 || range_within(i->num2, i->num)) {
        become_mov(i);
        return;
    }
    i->op = IR_EXT;
    i->num2 = NUM_NONE;
}

/* The value as float64 first. */
static void widen_source(Legal *l) {
    IrIns *i = l->at;
    if (i->num2 != NUM_F32) {
        return;
    }
    IrIns *w = legal_before(l, IR_CONV);
    w->num = NUM_F64;
    w->num2 = NUM_F32;
    w->a = i->a;
    w->dst = ir_reg(ir_temp(l->f, CLASS_FLOAT));
    i->a = w->dst;
    i->num2 = NUM_F64;
}

/* Through int32, or int64 for uint32, as Go does: that decides what is left of a value out of
 * range. */
static void convert_float_int(Legal *l) {
    IrIns *i = l->at;
    widen_source(l);
    if (num_bits(i->num) == 64 || i->num == NUM_I32) {
        return;
    }
    IrNum narrow = i->num;
    extend_result(l);
    i->next->num = narrow;
    i->num = narrow == NUM_U32 ? NUM_I64 : NUM_I32;
}

static void legalize_conv(Legal *l) {
    IrIns *i = l->at;
    i->a = legal_slot(l, i->a, i->num2);
    bool from_int = num_is_int(i->num2), to_int = num_is_int(i->num);
    if (from_int && to_int) {
        convert_int_int(l);
    } else if (to_int) {
        convert_float_int(l);
    } else if (i->num == i->num2) {
        become_mov(i);
    } else if (from_int && i->num2 != NUM_U64) {
        i->num2 = NUM_I64;
    }
}

/* ---- complex numbers: float parts are words of a complex128 */

static void legalize_mkcomplex(Legal *l) {
    IrIns *i = l->at;
    IrNum part = i->num == NUM_C64 ? NUM_F32 : NUM_F64;
    i->a = legal_slot(l, i->a, part);
    i->b = legal_slot(l, i->b, part);
    if (i->num == NUM_C64) {
        return;
    }
    IrOperand parts[2] = {i->a, i->b}, dst = i->dst;
    i->a = legal_gather(l, parts, 2);
    i->b = ir_none();
    i->dst = dst;
    become_mov(i);
}

static void legalize_complex_part(Legal *l) {
    IrIns *i = l->at;
    i->a = legal_slot(l, i->a, i->num);
    if (i->num == NUM_C64) {
        return;
    }
    IrWords words = ir_words_of(l->f, &i->a);
    i->a = ir_word(i->a.reg, words.first + (i->op == IR_IMAG));
    become_mov(i);
}

void legalize_arith(Legal *l) {
    IrIns *i = l->at;
    if (i->num == NUM_NONE) {
        i->num = NUM_I64; /* bools and pointers */
    }
    switch ((IrOp)i->op) {
    case IR_ADD: case IR_SUB: case IR_MUL: case IR_DIV: case IR_REM: case IR_AND: case IR_OR:
    case IR_XOR: case IR_ANDNOT: case IR_SHL: case IR_SHR:
        legalize_binary(l);
        break;
    case IR_NEG: case IR_COM: case IR_NOT: case IR_SQRT: case IR_ABS:
        legalize_unary(l);
        break;
    case IR_EQ: case IR_NE: case IR_LT: case IR_LE: case IR_BRANCH_CMP:
        legalize_compare(l);
        break;
    case IR_CONV:
        legalize_conv(l);
        break;
    case IR_MKCOMPLEX:
        legalize_mkcomplex(l);
        break;
    case IR_REAL: case IR_IMAG:
        legalize_complex_part(l);
        break;
    case IR_SHIFTCHK: case IR_BRANCH: case IR_BRANCH_TYPE: case IR_SWITCH: case IR_PANIC:
        i->a = legal_slot(l, i->a, NUM_I64);
        break;
    case IR_MADD: case IR_MSUB:
        i->a = legal_slot(l, i->a, NUM_F64);
        i->b = legal_slot(l, i->b, NUM_F64);
        break;
    case IR_MOV:
        if (i->a.kind == IRO_IMM) {
            i->op = IR_CONST;
            i->imm = i->a.imm;
            i->a = ir_none();
        }
        break;
    default:
        break;
    }
}
