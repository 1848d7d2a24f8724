/* compiler/fold.c: constant folding, exactly as the program would have computed it.
 *
 * Integers wrap at the width of their kind; shifts by the width or more give 0 or the sign;
 * division by a constant 0 is left to trap. Floats are computed in their own precision, so folding
 * 0.1 + 0.2 over variables gives what the vm gives; conversions of NaN and of values out of range
 * are left to the vm.
 */
#include "compiler/passes.h"

#include <string.h>

#include "compiler/num.h"

static double as_f64(int64_t bits) {
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static float as_f32(int64_t bits) {
    uint32_t low = (uint32_t)bits;
    float d;
    memcpy(&d, &low, sizeof d);
    return d;
}

static int64_t from_f64(double d) {
    int64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return bits;
}

static int64_t from_f32(float d) {
    uint32_t bits;
    memcpy(&bits, &d, sizeof bits);
    return (int64_t)bits;
}

static bool become_const(IrIns *i, int64_t value) {
    i->op = IR_CONST;
    i->a = i->b = i->c = ir_none();
    i->imm = value;
    return true;
}

static bool become_copy(IrIns *i, IrOperand from) {
    i->op = IR_MOV;
    i->a = from;
    i->b = i->c = ir_none();
    i->num = i->num2 = NUM_NONE;
    return true;
}

/* ---- integers */

static bool divide(IrIns *i, int64_t a, int64_t b) {
    if (b == 0) {
        return false;
    }
    bool rem = i->op == IR_REM;
    int64_t r;
    if (!num_is_signed(i->num)) {
        r = (int64_t)(rem ? (uint64_t)a % (uint64_t)b : (uint64_t)a / (uint64_t)b);
    } else if (b == -1) {
        r = rem ? 0 : (int64_t)(0 - (uint64_t)a);
    } else {
        r = rem ? a % b : a / b;
    }
    return become_const(i, num_wrap(i->num, r));
}

static int64_t shift(const IrIns *i, int64_t a, uint64_t count) {
    bool is_signed = num_is_signed(i->num);
    if (i->op == IR_SHL) {
        return count >= 64 ? 0 : (int64_t)((uint64_t)a << count);
    }
    if (count >= 64) {
        return is_signed && a < 0 ? -1 : 0;
    }
    return is_signed ? a >> count : (int64_t)((uint64_t)a >> count);
}

static bool fold_int(IrIns *i, int64_t a, int64_t b) {
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    int64_t r;
    switch ((IrOp)i->op) {
    case IR_ADD: r = (int64_t)(x + y); break;
    case IR_SUB: r = (int64_t)(x - y); break;
    case IR_MUL: r = (int64_t)(x * y); break;
    case IR_AND: r = a & b; break;
    case IR_OR: r = a | b; break;
    case IR_XOR: r = a ^ b; break;
    case IR_ANDNOT: r = a & ~b; break;
    case IR_SHL: case IR_SHR: r = shift(i, a, y); break;
    case IR_DIV: case IR_REM: return divide(i, a, b);
    default: return false;
    }
    return become_const(i, num_wrap(i->num, r));
}

static bool int_compare(const IrIns *i, int64_t a, int64_t b) {
    bool less = num_is_signed(i->num) ? a < b : (uint64_t)a < (uint64_t)b;
    switch ((IrOp)i->op) {
    case IR_EQ: return a == b;
    case IR_NE: return a != b;
    case IR_LT: return less;
    default: return less || a == b;
    }
}

/* x op constant that is x, or constant. */
static bool fold_identity(IrIns *i) {
    int64_t v = i->b.imm;
    switch ((IrOp)i->op) {
    case IR_ADD: case IR_SUB: case IR_OR: case IR_XOR: case IR_SHL: case IR_SHR: case IR_ANDNOT:
        return v == 0 && become_copy(i, i->a);
    case IR_MUL:
        return v == 1 ? become_copy(i, i->a) : v == 0 && become_const(i, 0);
    case IR_DIV:
        return v == 1 && become_copy(i, i->a);
    case IR_AND:
        return v == 0 ? become_const(i, 0) : v == -1 && become_copy(i, i->a);
    default:
        return false;
    }
}

/* ---- floats */

static bool fold_f64(IrIns *i, double a, double b) {
    switch ((IrOp)i->op) {
    case IR_ADD: return become_const(i, from_f64(a + b));
    case IR_SUB: return become_const(i, from_f64(a - b));
    case IR_MUL: return become_const(i, from_f64(a * b));
    case IR_DIV: return become_const(i, from_f64(a / b));
    case IR_EQ: return become_const(i, a == b);
    case IR_NE: return become_const(i, a != b);
    case IR_LT: return become_const(i, a < b);
    case IR_LE: return become_const(i, a <= b);
    default: return false;
    }
}

static bool fold_f32(IrIns *i, float a, float b) {
    switch ((IrOp)i->op) {
    case IR_ADD: return become_const(i, from_f32(a + b));
    case IR_SUB: return become_const(i, from_f32(a - b));
    case IR_MUL: return become_const(i, from_f32(a * b));
    case IR_DIV: return become_const(i, from_f32(a / b));
    case IR_EQ: return become_const(i, a == b);
    case IR_NE: return become_const(i, a != b);
    case IR_LT: return become_const(i, a < b);
    case IR_LE: return become_const(i, a <= b);
    default: return false;
    }
}

/* ---- one operand */

static bool fold_unary(IrIns *i) {
    int64_t a = i->a.imm;
    switch ((IrOp)i->op) {
    case IR_NEG:
        if (num_is_int(i->num)) {
            return become_const(i, num_wrap(i->num, (int64_t)(0 - (uint64_t)a)));
        }
        if (i->num == NUM_F64) {
            return become_const(i, from_f64(-as_f64(a)));
        }
        return i->num == NUM_F32 && become_const(i, from_f32(-as_f32(a)));
    case IR_COM:
        return become_const(i, num_wrap(i->num, ~a));
    case IR_NOT:
        return become_const(i, !a);
    default:
        return false;
    }
}

static bool fold_conv(IrIns *i) {
    int64_t a = i->a.imm;
    if (num_is_int(i->num2)) {
        bool u = i->num2 == NUM_U64;
        if (num_is_int(i->num)) {
            return become_const(i, num_wrap(i->num, a));
        }
        if (i->num == NUM_F64) {
            return become_const(i, from_f64(u ? (double)(uint64_t)a : (double)a));
        }
        return i->num == NUM_F32 && become_const(i, from_f32(u ? (float)(uint64_t)a : (float)a));
    }
    if (i->num2 == NUM_F32 && i->num == NUM_F64) {
        return become_const(i, from_f64((double)as_f32(a)));
    }
    if (i->num2 == NUM_F64 && i->num == NUM_F32) {
        return become_const(i, from_f32((float)as_f64(a)));
    }
    double d = i->num2 == NUM_F64 ? as_f64(a) : (double)as_f32(a);
    double limit = num_bits(i->num) == 64 || i->num == NUM_U32 ? 9e18 : 0x1p31;
    bool in_range = d > -limit && d < limit;
    return num_is_int(i->num) && i->num != NUM_U64 && in_range &&
           become_const(i, num_wrap(i->num, (int64_t)d));
}

/* ---- branches */

static void become_jump(IrIns *i, IrBlock *to) {
    i->op = IR_JUMP;
    i->then = to;
    i->els = NULL;
    i->a = i->b = ir_none();
    i->arg_count = 0;
    i->imm = 0;
}

static bool fold_switch(IrIns *i) {
    uint64_t k = (uint64_t)i->a.imm - (uint64_t)i->imm;
    become_jump(i, k < i->arg_count ? i->targets[k] : i->els);
    return true;
}

static bool is_compare(IrOp op) {
    return op == IR_EQ || op == IR_NE || op == IR_LT || op == IR_LE;
}

static bool fold_binary(IrIns *i) {
    int64_t a = i->a.imm, b = i->b.imm;
    if (num_is_int(i->num)) {
        return is_compare(i->op) ? become_const(i, int_compare(i, a, b)) : fold_int(i, a, b);
    }
    if (i->num == NUM_F64) {
        return fold_f64(i, as_f64(a), as_f64(b));
    }
    return i->num == NUM_F32 && fold_f32(i, as_f32(a), as_f32(b));
}

bool ir_fold_ins(IrFunc *f, IrIns *i) {
    (void)f;
    bool a = i->a.kind == IRO_IMM, b = i->b.kind == IRO_IMM;
    switch ((IrOp)i->op) {
    case IR_ADD: case IR_SUB: case IR_MUL: case IR_DIV: case IR_REM: case IR_AND: case IR_OR:
    case IR_XOR: case IR_ANDNOT: case IR_SHL: case IR_SHR:
    case IR_EQ: case IR_NE: case IR_LT: case IR_LE:
        if (a && b) {
            return fold_binary(i);
        }
        return b && num_is_int(i->num) && fold_identity(i);
    case IR_NEG: case IR_COM: case IR_NOT:
        return a && fold_unary(i);
    case IR_CONV:
        return a && fold_conv(i);
    case IR_SHIFTCHK:
        if (a && i->a.imm >= 0) {
            i->op = IR_NOP;
            i->a = ir_none();
            return true;
        }
        return false;
    case IR_BOUNDS:
        if (a && b && (uint64_t)i->a.imm < (uint64_t)i->b.imm) {
            i->op = IR_NOP;
            i->a = i->b = ir_none();
            return true;
        }
        return false;
    case IR_BRANCH:
        if (a) {
            become_jump(i, i->a.imm ? i->then : i->els);
        }
        return a;
    case IR_SWITCH:
        return a && fold_switch(i);
    case IR_MOV:
        return a && become_const(i, i->a.imm);
    default:
        return false;
    }
}
