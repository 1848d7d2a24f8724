/* compiler/lower_const.c: constants of every type.
 *
 * What one word holds is an immediate operand: integers and bools as their 64-bit value, floats as
 * the bits of their own width. Strings come from the image's string table, complex numbers from
 * their parts.
 */
#include "compiler/lower_internal.h"

#include <string.h>

bool lower_is_const(const Expr *e) {
    return e->val != NULL && e->mode == MODE_CONSTANT;
}

bool lower_const_int(const Expr *e, int64_t *out) {
    return lower_is_const(e) && const_kind(e->val) == CONST_INT && const_int64(e->val, out);
}

static int64_t integer_bits(Lower *l, const ConstVal *v) {
    const ConstVal *n = const_to_int(l->c->work, v);
    int64_t i = 0;
    uint64_t u;
    if (!const_int64(n, &i) && const_uint64(n, &u)) {
        memcpy(&i, &u, sizeof i);
    }
    return i;
}

static IrOperand float_bits(const ConstVal *v, bool is_32) {
    if (is_32) {
        float f = const_float32(v);
        uint32_t bits;
        memcpy(&bits, &f, sizeof bits);
        return ir_imm(bits);
    }
    double d = const_float64(v);
    int64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return ir_imm(bits);
}

static IrOperand complex_const(Lower *l, Pos pos, const ConstVal *v, Type *t, IrOperand dst) {
    IrNum num = lower_num(t);
    const ConstVal *z = const_to_complex(l->c->work, v);
    IrOperand re = float_bits(const_real(l->c->work, z), num == NUM_C64);
    IrOperand im = float_bits(const_imag(l->c->work, z), num == NUM_C64);
    return lower_op2(l, IR_MKCOMPLEX, num, pos, dst, layout_type(l->c, t), re, im);
}

IrOperand lower_const(Lower *l, Pos pos, const ConstVal *v, Type *t, IrOperand dst) {
    switch (lower_num(t)) {
    case NUM_F32:
        return float_bits(v, true);
    case NUM_F64:
        return float_bits(v, false);
    case NUM_C64:
    case NUM_C128:
        return complex_const(l, pos, v, t, dst);
    case NUM_STR:
    {
        const Str *s = const_string_val(v);
        return lower_str(l, pos, dst, s->text, s->len);
    }
    default:
        return ir_imm(const_kind(v) == CONST_BOOL ? const_bool_val(v) : integer_bits(l, v));
    }
}
