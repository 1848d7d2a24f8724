/* compiler/lower_static.c: constant data of composite literals.
 *
 * The elements of a literal that are all constants (numbers, bools, strings, and arrays and structs
 * of them) are laid out once, in static memory of the image in Go's layout, and copied from there:
 * one instruction instead of one for each element, and tables of a thousand lines cost nothing to
 * compile. Nothing ever writes the static copy.
 */
#include <stdlib.h>
#include <string.h>

#include "compiler/lower_internal.h"

enum { MIN_ELEMENTS = 8 }; /* below, stores are as good */

static bool put_value(Lower *l, Expr *e, Type *t, uint8_t *out);

static bool put_const(Lower *l, const ConstVal *v, Type *t, uint8_t *out) {
    IrNum num = lower_num(t);
    if (num == NUM_STR) {
        const Str *s = const_string_val(v);
        uint32_t index = image_add_string(l->c->o.image, s->text, s->len);
        memcpy(out, &l->c->o.image->strings.data[index], sizeof(StringConst));
        return true;
    }
    if (num == NUM_C64 || num == NUM_C128 || lower_is_iface(t)) {
        return false;
    }
    int64_t bits = lower_const(l, 0, v, t, ir_none()).imm;
    memcpy(out, &bits, layout_type(l->c, t)->size); /* little endian */
    return true;
}

static bool put_struct(Lower *l, CompositeLit *e, Type *t, uint8_t *out) {
    Type *s = lower_under(t);
    const Rtype *rt = layout_type(l->c, t);
    for (int i = 0; i < e->elem_count; i++) {
        Expr *value;
        int index = lower_literal_field(s, e->elems[i], i, &value);
        if (!put_value(l, value, lower_subst(l, s->strukt.fields[index]->type),
                       out + rt->fields[index].offset)) {
            return false;
        }
    }
    return true;
}

static bool put_elements(Lower *l, CompositeLit *e, Type *elem, uint8_t *out) {
    uint64_t size = layout_type(l->c, elem)->size;
    int64_t index = 0;
    for (int i = 0; i < e->elem_count; i++) {
        Expr *value;
        index = lower_literal_index(e, i, index, &value);
        if (!put_value(l, value, elem, out + (uint64_t)index * size)) {
            return false;
        }
        index++;
    }
    return true;
}

static bool put_value(Lower *l, Expr *e, Type *t, uint8_t *out) {
    e = ast_unparen(e);
    if (lower_is_const(e)) {
        return put_const(l, e->val, t, out);
    }
    if (e->kind != NODE_COMPOSITE_LIT) {
        return false;
    }
    Type *own = lower_expr_type(l, e), *under = lower_under(own);
    if (under->kind == TYPE_STRUCT && !lower_is_iface(t)) {
        return put_struct(l, (CompositeLit *)e, own, out);
    }
    if (under->kind == TYPE_ARRAY && !lower_is_iface(t)) {
        return put_elements(l, (CompositeLit *)e, lower_subst(l, under->array.elem), out);
    }
    return false;
}

/* The address of count elements holding what the literal says; NULL when it is not all constant. */
static const void *static_elements(Lower *l, CompositeLit *e, Type *elem, int64_t count) {
    uint64_t bytes = (uint64_t)count * layout_type(l->c, elem)->size;
    if (e->elem_count < MIN_ELEMENTS || bytes == 0) {
        return NULL;
    }
    uint8_t *data = base_calloc(1, bytes);
    const void *found = NULL;
    if (put_elements(l, e, elem, data)) {
        found = image_static(l->c->o.image, data, bytes);
    }
    free(data);
    return found;
}

bool lower_static_slice(Lower *l, CompositeLit *e, Type *elem, IrOperand slice, int64_t count) {
    const void *data = static_elements(l, e, elem, count);
    if (data == NULL) {
        return false;
    }
    IrIns *view = lower_ins(l, IR_VIEW, e->e.pos);
    view->a = ir_imm((int64_t)(uintptr_t)data);
    view->imm = count;
    IrOperand from = lower_result(l, view, ir_none(), layout_view(l->c));
    IrIns *copy = lower_ins(l, IR_COPYS, e->e.pos);
    copy->a = slice;
    copy->b = from;
    copy->aux = layout_type(l->c, elem)->id;
    lower_result(l, copy, ir_none(), lower_basic(l, TYPE_INT));
    return true;
}

bool lower_static_array(Lower *l, CompositeLit *e, const Place *at) {
    if (at->kind != PLACE_MEM) {
        return false;
    }
    Type *under = lower_under(at->type);
    const void *data = static_elements(l, e, lower_subst(l, under->array.elem), under->array.len);
    if (data == NULL) {
        return false;
    }
    IrIns *copy = lower_ins(l, IR_COPY, e->e.pos);
    copy->a = at->base;
    copy->imm = at->offset;
    copy->b = ir_imm((int64_t)(uintptr_t)data);
    copy->aux = at->rtype->id;
    return true;
}
