/* compiler/lower_convert.c: conversions, explicit and implied, and type assertions.
 *
 * Most conversions between types of equal layout are nothing at all: a register's words mean the
 * same under both types. The exception is uintptr and unsafe.Pointer, which the collector sees
 * differently. An interface value is the same two words under every interface type.
 */
#include "compiler/lower_internal.h"

#include <string.h>

/* ---- to interfaces */

IrOperand lower_to_iface(Lower *l, Pos pos, IrOperand v, Type *from, IrOperand dst) {
    IrIns *i = lower_ins(l, IR_MKIFACE, pos);
    i->aux = lower_published(l, from)->id;
    i->a = v;
    return lower_result(l, i, dst, lower_type(l, checker_universe(l->c->o.checker, "any")->type));
}

/* One for each text, so that equal code has equal constants. */
static const void *string_box(Compiler *c, const Str *s) {
    Image *im = c->o.image;
    uint32_t index = image_add_string(im, s->text, s->len); /* may move the table */
    StringConst value = im->strings.data[index];
    void *box = map_get(&c->string_boxes, value.ptr);
    if (box == NULL) {
        box = image_static(im, &value, sizeof value);
        map_put(&c->string_boxes, value.ptr, box);
    }
    return box;
}

/* The data word of a constant: itself, or a static box. */
static uint64_t const_data_word(Lower *l, const ConstVal *v, Type *t) {
    if (lower_num(t) == NUM_STR) {
        return (uint64_t)(uintptr_t)string_box(l->c, const_string_val(v));
    }
    return (uint64_t)lower_const(l, 0, v, t, ir_none()).imm;
}

IrOperand lower_const_iface(Lower *l, Pos pos, const ConstVal *v, Type *t, IrOperand dst) {
    Rtype *rt = lower_published(l, t);
    IrNum num = lower_num(t);
    if (num == NUM_C64 || num == NUM_C128) {
        return lower_to_iface(l, pos, lower_const(l, pos, v, t, ir_none()), t, dst);
    }
    IrIns *i = lower_ins(l, IR_ICONST, pos);
    i->aux = image_add_iface(l->c->o.image, rt, const_data_word(l, v, t));
    return lower_result(l, i, dst, lower_type(l, checker_universe(l->c->o.checker, "any")->type));
}

IrOperand lower_assignable(Lower *l, Pos pos, IrOperand v, Type *from, Type *to, IrOperand dst) {
    if (lower_is_iface(to) && !lower_is_iface(from)) {
        return lower_to_iface(l, pos, v, from, dst);
    }
    return v;
}

/* ---- numbers */

bool lower_is_number(Type *t) {
    return type_is_integer(t) || type_is_float(t) || type_is_complex(t);
}

static IrOperand convert_number(Lower *l, Pos pos, IrOperand v, Type *from, Type *to,
                                IrOperand dst) {
    IrNum a = lower_num(from), b = lower_num(to);
    bool is_word = (a == NUM_I64 || a == NUM_U64) && (b == NUM_I64 || b == NUM_U64);
    if (a == b || is_word) {
        return v;
    }
    IrIns *i = lower_ins(l, IR_CONV, pos);
    i->num = (uint8_t)b;
    i->num2 = (uint8_t)a;
    i->a = v;
    return lower_result(l, i, dst, layout_type(l->c, to));
}

/* ---- strings and slices */

static bool is_bytes(Type *t) {
    Type *u = lower_under(t);
    return u->kind == TYPE_SLICE && lower_is_kind(u->slice.elem, TYPE_UINT8);
}

static IrOperand convert_string(Lower *l, Pos pos, IrOperand v, Type *from, Type *to,
                                IrOperand dst) {
    Rtype *rt = layout_type(l->c, to);
    if (type_is_integer(from)) {
        if (lower_num(from) == NUM_U64) { /* above the runes, never negative: all become U+FFFD */
            v = lower_op2(l, IR_AND, NUM_I64, pos, ir_none(), lower_basic(l, TYPE_INT), v,
                          ir_imm(INT64_MAX));
        }
        return lower_op1(l, IR_RUNE_STR, pos, dst, rt, v);
    }
    if (type_is_string(from)) {
        return v;
    }
    return lower_op1(l, is_bytes(from) ? IR_BYTES_STR : IR_RUNES_STR, pos, dst, rt, v);
}

static IrOperand slice_to_array(Lower *l, Pos pos, IrOperand v, Type *to, IrOperand dst) {
    bool is_pointer = lower_is_kind(to, TYPE_POINTER);
    Type *array = is_pointer ? lower_subst(l, lower_under(to)->pointer.elem) : to;
    IrIns *i = lower_ins(l, IR_SLICE_ARRAY, pos);
    i->a = v;
    i->imm = lower_under(array)->array.len;
    if (is_pointer) {
        return lower_result(l, i, dst, layout_type(l->c, to));
    }
    IrOperand ptr = lower_result(l, i, ir_none(), lower_pointer_type(l));
    Place p = lower_mem_place(l, pos, ptr, to, 0, true);
    if (p.rtype->size == 0) { /* the pointer may be nil then */
        return lower_zero(l, pos, dst, p.rtype);
    }
    return lower_load(l, &p, dst);
}

/* ---- any conversion */

IrOperand lower_convert(Lower *l, Pos pos, IrOperand v, Type *from, Type *to, IrOperand dst) {
    Type *fu = lower_under(from), *tu = lower_under(to);
    if (lower_is_iface(to)) {
        return lower_assignable(l, pos, v, from, to, dst);
    }
    if (tu->kind == TYPE_STRING) {
        return convert_string(l, pos, v, from, to, dst);
    }
    if (fu->kind == TYPE_STRING && tu->kind == TYPE_SLICE) {
        return lower_op1(l, is_bytes(to) ? IR_STR_BYTES : IR_STR_RUNES, pos, dst,
                         layout_type(l->c, to), v);
    }
    if (lower_is_number(from) && lower_is_number(to)) {
        return convert_number(l, pos, v, from, to, dst);
    }
    if (fu->kind == TYPE_SLICE && tu->kind != TYPE_SLICE) {
        return slice_to_array(l, pos, v, to, dst);
    }
    if ((fu->kind == TYPE_UNSAFE_POINTER) != (tu->kind == TYPE_UNSAFE_POINTER) &&
        (fu->kind == TYPE_UINTPTR || tu->kind == TYPE_UINTPTR)) {
        IrOperand out = dst.kind != IRO_NONE ? dst : lower_temp(l, layout_type(l->c, to));
        lower_move(l, pos, out, v, layout_type(l->c, to));
        return out;
    }
    return v;
}

/* ---- assertions */

IrOperand lower_unbox(Lower *l, Pos pos, IrOperand iface, Type *t, IrOperand dst) {
    Rtype *rt = layout_type(l->c, t);
    IrIns *i = lower_ins(l, IR_UNBOX, pos);
    i->a = iface;
    i->aux = rt->id;
    return lower_result(l, i, dst, rt);
}

IrOperand lower_assert(Lower *l, TypeAssertExpr *e, IrOperand dst, IrOperand ok) {
    IrOperand x = lower_expr(l, e->x, ir_none());
    Type *to = lower_subst(l, e->type_expr->type);
    IrIns *i = lower_ins(l, lower_is_iface(to) ? IR_ASSERT_I : IR_ASSERT, e->e.pos);
    Rtype *rt = lower_published(l, to);
    i->a = x;
    i->aux = rt->id;
    i->imm = lower_published(l, lower_expr_type(l, e->x))->id;
    i->dst2 = ok;
    return lower_result(l, i, dst, rt);
}
