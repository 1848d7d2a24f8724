/* compiler/lower_lit.c: composite literals and function literals.
 *
 * A literal is built where it will stay: in the register of the variable it initialises, in the new
 * object of &T{…}, in the backing array of a slice, or in a temporary. Literals nested by value are
 * filled in place. The place is zeroed first, so zero elements cost nothing.
 */
#include "compiler/lower_internal.h"

static void fill(Lower *l, CompositeLit *e, Place at);
static IrOperand literal_of(Lower *l, CompositeLit *e, Type *t, IrOperand dst);

static bool is_zero_const(const Expr *e, IrOperand v) {
    return lower_is_const(e) && v.kind == IRO_IMM && v.imm == 0;
}

/* One element or field, at a place that is zero now. */
static void fill_element(Lower *l, Expr *value, Place at) {
    Expr *x = ast_unparen(value);
    if (x->kind == NODE_COMPOSITE_LIT && map_get(&l->given, x) == NULL) {
        TypeKind k = (TypeKind)lower_under(lower_expr_type(l, x))->kind;
        if ((k == TYPE_STRUCT || k == TYPE_ARRAY) && !lower_is_iface(at.type)) {
            fill(l, (CompositeLit *)x, at);
            return;
        }
    }
    IrOperand v = lower_expr_as(l, value, at.type, ir_none());
    if (!at.is_zero || !is_zero_const(value, v) || lower_is_iface(at.type)) {
        at.pos = value->pos;
        lower_store(l, &at, v);
    }
}

/* Field that the i-th element of a struct literal sets, and the value. */
int lower_literal_field(Type *s, Expr *e, int i, Expr **value) {
    if (e->kind != NODE_KEY_VALUE) {
        *value = e;
        return i;
    }
    *value = ((KeyValue *)e)->value;
    const Ident *key = (const Ident *)((KeyValue *)e)->key;
    for (int k = 0; k < s->strukt.field_count; k++) {
        if (s->strukt.fields[k]->name == key->name) {
            return k;
        }
    }
    UNREACHABLE();
}

static bool is_blank_field(const Type *s, int index) {
    const Str *name = s->strukt.fields[index]->name;
    return name->len == 1 && name->text[0] == '_';
}

static void fill_struct(Lower *l, CompositeLit *e, Place at) {
    Type *s = lower_under(at.type);
    for (int i = 0; i < e->elem_count; i++) {
        Expr *value;
        int index = lower_literal_field(s, e->elems[i], i, &value);
        if (is_blank_field(s, index)) {
            lower_discard(l, value); /* a blank field stays zero */
            continue;
        }
        fill_element(l, value, lower_field(l, at, index));
    }
}

/* Index and value of the i-th element of an array or slice literal; index: of the one before,
 * plus 1. */
int64_t lower_literal_index(const CompositeLit *e, int i, int64_t index, Expr **value) {
    Expr *x = e->elems[i];
    if (x->kind == NODE_KEY_VALUE) {
        lower_const_int(((KeyValue *)x)->key, &index);
        x = ((KeyValue *)x)->value;
    }
    *value = x;
    return index;
}

static int64_t literal_length(const CompositeLit *e) {
    int64_t len = 0, index = 0;
    Expr *value;
    for (int i = 0; i < e->elem_count; i++) {
        index = lower_literal_index(e, i, index, &value) + 1;
        len = index > len ? index : len;
    }
    return len;
}

static Place element_at(Lower *l, Place at, Type *elem, int64_t index) {
    int64_t size = (int64_t)layout_type(l->c, elem)->size;
    if (at.kind == PLACE_VALUE) {
        at.kind = PLACE_PART;
        at.offset = 0;
    }
    at.type = elem;
    at.rtype = layout_type(l->c, elem);
    at.offset += index * size;
    return at;
}

static void fill_elements(Lower *l, CompositeLit *e, Place at, Type *elem) {
    int64_t index = 0;
    Expr *value;
    for (int i = 0; i < e->elem_count; i++) {
        index = lower_literal_index(e, i, index, &value);
        fill_element(l, value, element_at(l, at, elem, index));
        index++;
    }
}

static void fill(Lower *l, CompositeLit *e, Place at) {
    Type *under = lower_under(at.type);
    if (under->kind == TYPE_STRUCT) {
        fill_struct(l, e, at);
    } else if (!lower_static_array(l, e, &at)) {
        fill_elements(l, e, at, lower_subst(l, under->array.elem));
    }
}

/* ---- kinds of literals */

/* What `var x = &T{…}` at package level points to lies beside the variables, as in Go: it is never
 * collected, and a finalizer set on it never runs. It goes by the name of x. */
static IrIns *static_object(Lower *l, CompositeLit *e, Rtype *t) {
    IrIns *i = lower_ins(l, IR_GADDR, e->e.pos);
    i->imm = compiler_add_global(l->c, compiler_variable_name(l->c, l->static_var), t, e->e.pos);
    return i;
}

static IrOperand new_object(Lower *l, CompositeLit *e, Type *t, IrOperand dst) {
    Rtype *rt = layout_type(l->c, t);
    bool is_static = e == l->static_lit && rt->size > 0;
    IrIns *i = is_static ? static_object(l, e, rt) : lower_ins(l, IR_NEW, e->e.pos);
    i->aux = rt->id;
    /* Always a new register: the fields' values may still read the variable that dst is. */
    (void)dst;
    IrOperand p = lower_result(l, i, ir_none(), lower_pointer_type(l));
    Place at = lower_mem_place(l, e->e.pos, p, t, 0, true);
    at.is_zero = true;
    fill(l, e, at);
    return p;
}

IrOperand lower_new_composite(Lower *l, CompositeLit *e, Type *t, IrOperand dst) {
    IrOperand outer = l->fresh;
    l->fresh = ir_none();
    IrOperand p;
    TypeKind k = (TypeKind)lower_under(t)->kind;
    int mark = l->hoists.len;
    if (k == TYPE_STRUCT || k == TYPE_ARRAY) {
        lower_hoist_calls(l, e->elems, e->elem_count);
        p = new_object(l, e, t, dst);
    } else {
        IrOperand value = literal_of(l, e, t, ir_none());
        IrIns *i = lower_ins(l, IR_BOX, e->e.pos);
        i->aux = layout_type(l->c, t)->id;
        i->a = value;
        p = lower_result(l, i, dst, lower_pointer_type(l));
    }
    l->hoists.len = mark;
    l->fresh = outer;
    return p;
}

/* Whether a struct literal writes its value word by word, every one of them. */
static bool covers(Lower *l, CompositeLit *e, Type *t) {
    Type *s = lower_under(t);
    if (s->kind != TYPE_STRUCT || e->elem_count != s->strukt.field_count) {
        return false;
    }
    const Rtype *rt = layout_type(l->c, t);
    for (int i = 0; i < e->elem_count; i++) {
        Expr *value;
        int index = lower_literal_field(s, e->elems[i], i, &value);
        const RtypeField *f = &rt->fields[index];
        value = ast_unparen(value);
        bool is_nested = value->kind == NODE_COMPOSITE_LIT &&
                         (f->type->kind == RK_STRUCT || f->type->kind == RK_ARRAY);
        if (is_blank_field(s, index) ||
            (is_nested ? !covers(l, (CompositeLit *)value, f->type->backend)
                       : f->type->size != 8 || f->type->slots != 1)) {
            return false;
        }
    }
    return true;
}

static IrOperand aggregate(Lower *l, CompositeLit *e, Type *t, IrOperand dst) {
    Rtype *rt = layout_type(l->c, t);
    if (rt->form == FORM_LARGE) {
        return new_object(l, e, t, dst);
    }
    bool in_place = dst.kind == IRO_REG && l->fresh.kind == IRO_REG && l->fresh.reg == dst.reg;
    IrOperand target = in_place ? dst : lower_temp(l, rt);
    l->fresh = ir_none();
    Place at = lower_value_place(l, e->e.pos, target, t);
    at.is_zero = !covers(l, e, t);
    if (at.is_zero) {
        lower_zero(l, e->e.pos, target, rt);
    }
    fill(l, e, at);
    return target;
}

static IrOperand slice_literal(Lower *l, CompositeLit *e, Type *t) {
    Type *elem = lower_subst(l, lower_under(t)->slice.elem);
    int64_t len = literal_length(e);
    IrIns *i = lower_ins(l, IR_MAKE_SLICE, e->e.pos);
    i->a = i->b = ir_imm(len);
    i->aux = layout_type(l->c, elem)->id;
    IrOperand s = lower_result(l, i, ir_none(), layout_type(l->c, t));
    if (!lower_static_slice(l, e, elem, s, len)) {
        Place at = lower_mem_place(l, e->e.pos, ir_word(s.reg, 0), elem, 0, true);
        at.is_zero = true;
        fill_elements(l, e, at, elem);
    }
    return s;
}

static IrOperand map_literal(Lower *l, CompositeLit *e, Type *t) {
    Rtype *rt = layout_type(l->c, t);
    IrIns *i = lower_ins(l, IR_MAKE_MAP, e->e.pos);
    i->a = ir_imm(e->elem_count);
    i->aux = rt->id;
    IrOperand m = lower_result(l, i, ir_none(), rt);
    Type *key = lower_subst(l, lower_under(t)->map.key),
         *elem = lower_subst(l, lower_under(t)->map.elem);
    for (int k = 0; k < e->elem_count; k++) {
        KeyValue *kv = (KeyValue *)e->elems[k];
        IrOperand kx = lower_expr_as(l, kv->key, key, ir_none());
        IrOperand vx = lower_expr_as(l, kv->value, elem, ir_none());
        IrIns *set = lower_ins(l, IR_MAP_SET, kv->e.pos != 0 ? kv->e.pos : kv->key->pos);
        set->a = m;
        set->b = kx;
        set->c = vx;
        set->aux = rt->id;
    }
    return m;
}

static IrOperand literal_of(Lower *l, CompositeLit *e, Type *t, IrOperand dst) {
    IrOperand outer = l->fresh, value;
    int mark = l->hoists.len;
    l->fresh = ir_none();
    if (!lower_is_kind(t, TYPE_MAP)) {
        lower_hoist_calls(l, e->elems, e->elem_count);
    }
    l->fresh = outer;
    switch ((TypeKind)lower_under(t)->kind) {
    case TYPE_POINTER: /* &T elided inside another literal */
        value = lower_new_composite(l, e, lower_subst(l, lower_under(t)->pointer.elem), dst);
        break;
    case TYPE_STRUCT:
    case TYPE_ARRAY:
        value = aggregate(l, e, t, dst);
        break;
    case TYPE_SLICE:
        l->fresh = ir_none();
        value = slice_literal(l, e, t);
        break;
    default:
        l->fresh = ir_none();
        value = map_literal(l, e, t);
        break;
    }
    l->fresh = outer;
    l->hoists.len = mark;
    return value;
}

IrOperand lower_composite(Lower *l, CompositeLit *e, IrOperand dst) {
    return literal_of(l, e, lower_expr_type(l, &e->e), dst);
}

/* ---- function literals */

IrOperand lower_func_lit(Lower *l, FuncLit *e, IrOperand dst) {
    FuncInfo *info = e->info;
    FuncInst *inst = compiler_inst(l->c, INST_LITERAL,
                                   intern_cstr(l->c->o.interns, info->trace_name), e->e.pos,
                                   l->f->flags & FUNC_IS_STD);
    inst->info = info;
    inst->subst = l->subst;
    IrOperand *values = ir_operands(l->f, (uint32_t)info->capture_count);
    int count = 0;
    for (int i = 0; i < info->capture_count; i++) {
        Object *obj = info->captures[i];
        if (!obj->is_package_level) {
            values[count++] = ir_reg(lower_var(l, obj)->reg);
        }
    }
    if (count != 0) {
        l->c->o.image->funcs.data[inst->func]->flags |= FUNC_IS_CLOSURE;
    }
    return lower_make_closure(l, e->e.pos, dst, inst->func, values, count);
}
