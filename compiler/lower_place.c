/* compiler/lower_place.c: where values live.
 *
 * A Place is the common ground of reading x.f[i].g, assigning to it and taking its address: the
 * operands (pointers, indices, keys) have been evaluated, the place itself has not been touched. A
 * chain of selectors and constant indices collapses into one base and one offset, whatever the base
 * is:
 *
 *   register of an aggregate   PLACE_VALUE -> PLACE_PART      words of it are operands, for nothing
 *   memory                     PLACE_MEM base + offset        boxes, pointers, large values
 *   package variable           PLACE_GLOBAL offset
 *   slice or array element     PLACE_ELEM, an address once something inside it is selected
 *
 * Invariant: a frame aggregate is never indexed dynamically; a variable that is has a box
 * (escape.c), any other value gets one here.
 */
#include "compiler/lower_internal.h"

static Place place_of(PlaceKind kind, Lower *l, Pos pos, Type *t) {
    return (Place){.kind = kind, .type = t, .rtype = layout_type(l->c, t), .pos = pos};
}

/* ---- bases */

Place lower_value_place(Lower *l, Pos pos, IrOperand value, Type *t) {
    Place p = place_of(PLACE_VALUE, l, pos, t);
    if (p.rtype->form == FORM_LARGE) {
        p.kind = PLACE_MEM;
        p.is_safe = true;
    }
    p.base = value;
    return p;
}

Place lower_mem_place(Lower *l, Pos pos, IrOperand ptr, Type *t, int64_t offset, bool is_safe) {
    Place p = place_of(PLACE_MEM, l, pos, t);
    p.base = ptr;
    p.offset = offset;
    p.is_safe = is_safe;
    return p;
}

Place lower_object_place(Lower *l, Object *obj, Pos pos) {
    if (obj->is_package_level) {
        GlobalSlot *g = compiler_global(l->c, obj);
        Place p = place_of(PLACE_GLOBAL, l, pos, obj->type);
        p.offset = g->offset;
        p.global = g;
        return p;
    }
    Var *v = lower_var(l, obj);
    if (v->is_boxed) {
        Place p = lower_mem_place(l, pos, ir_reg(v->reg), v->type, 0, true);
        p.var = v;
        return p;
    }
    Place p = place_of(PLACE_VALUE, l, pos, v->type);
    p.base = ir_reg(v->reg);
    return p;
}

/* ---- steps */

Place lower_deref(Lower *l, Place p) {
    Type *elem = lower_subst(l, lower_under(p.type)->pointer.elem);
    IrOperand ptr = lower_load(l, &p, ir_none());
    return lower_mem_place(l, p.pos, ptr, elem, 0, false);
}

/* An element place becomes memory, so that parts of it have an address. */
static void make_memory(Lower *l, Place *p) {
    IrOperand address = lower_address(l, p, ir_none());
    p->kind = PLACE_MEM;
    p->base = address;
    p->offset = 0;
    p->is_safe = true;
}

/* ---- views of arrays */

static IrIns *entry_ins(Lower *l, IrOp op) {
    IrIns *i = lower_ins_after(l, l->f->entry, l->entry_ins, op, 0);
    l->entry_ins = i;
    return i;
}

static IrRegId view_register(Lower *l) {
    return ir_reg_new(l->f, lower_basic(l, TYPE_STRING), NULL); /* the same two words */
}

static void set_length(Lower *l, IrRegId view, const Place *p, IrIns *where) {
    where->dst = ir_word(view, 1);
    where->imm = lower_under(p->type)->array.len;
    (void)l;
}

/* A boxed array variable has one view, made where its box is made. */
static IrOperand variable_view(Lower *l, const Place *p) {
    Var *v = p->var;
    if (v->view == 0) {
        v->view = view_register(l);
        IrIns *at = lower_ins_after(l, v->box_block, v->box_ins, IR_MOV, p->pos);
        at->aux = lower_pointer_type(l)->id;
        at->a = ir_reg(v->reg);
        at->dst = ir_word(v->view, 0);
        set_length(l, v->view, p, lower_ins_after(l, v->box_block, at, IR_CONST, p->pos));
    }
    return ir_reg(v->view);
}

void lower_refresh_view(Lower *l, Pos pos, Var *v) {
    if (v->view != 0) {
        lower_move(l, pos, ir_word(v->view, 0), ir_reg(v->reg), lower_pointer_type(l));
    }
}

/* A package variable's is made at the head of the function. */
static IrOperand global_view(Lower *l, const Place *p) {
    uintptr_t known = (uintptr_t)map_get(&l->global_views, p->global);
    if (known == 0) {
        known = view_register(l);
        IrIns *at = entry_ins(l, IR_GADDR);
        at->imm = p->offset;
        at->aux = p->rtype->id;
        at->dst = ir_word((IrRegId)known, 0);
        set_length(l, (IrRegId)known, p, entry_ins(l, IR_CONST));
        map_put(&l->global_views, p->global, (void *)known);
    }
    return ir_reg((IrRegId)known);
}

static void make_boxed(Lower *l, Place *p);

IrOperand lower_elem_view(Lower *l, const Place *p) {
    Place q = *p;
    bool in_loop = l->loop_depth > 0;
    if (q.kind == PLACE_VALUE || q.kind == PLACE_PART || q.kind == PLACE_MAP) {
        make_boxed(l, &q);
    }
    if (q.kind == PLACE_MEM && q.var != NULL && q.var->box_ins != NULL) {
        return variable_view(l, &q);
    }
    if (q.kind == PLACE_GLOBAL && q.global != NULL && in_loop) {
        return global_view(l, &q);
    }
    IrRegId view = view_register(l);
    set_length(l, view, &q, in_loop ? entry_ins(l, IR_CONST) : lower_ins(l, IR_CONST, p->pos));
    IrOperand ptr = lower_address(l, &q, ir_word(view, 0));
    lower_move(l, p->pos, ir_word(view, 0), ptr, lower_pointer_type(l));
    return ir_reg(view);
}

/* ---- steps inside */

static Place part_at(Lower *l, Place p, Type *t, int64_t offset) {
    switch (p.kind) {
    case PLACE_ELEM:
        make_memory(l, &p);
        break;
    case PLACE_MAP:
        p = lower_value_place(l, p.pos, lower_load(l, &p, ir_none()), p.type);
        return part_at(l, p, t, offset);
    case PLACE_VALUE:
        p.kind = PLACE_PART;
        p.offset = p.base.kind == IRO_WORD ? p.base.word * 8 : 0;
        p.base = ir_reg(p.base.reg);
        break;
    default:
        break;
    }
    p.type = t;
    p.rtype = layout_type(l->c, t);
    p.offset += offset;
    p.var = NULL;
    p.global = NULL;
    return p;
}

Place lower_field(Lower *l, Place p, int index) {
    Type *s = lower_under(p.type);
    int64_t offset = p.rtype->fields[index].offset;
    return part_at(l, p, lower_subst(l, s->strukt.fields[index]->type), offset);
}

Place lower_path(Lower *l, Place p, const int *path, int len) {
    for (int i = 0; i < len; i++) {
        if (lower_is_kind(p.type, TYPE_POINTER)) {
            p = lower_deref(l, p);
        }
        p = lower_field(l, p, path[i]);
    }
    return p;
}

/* A value that must be indexed dynamically moves to a box of its own. */
static void make_boxed(Lower *l, Place *p) {
    IrOperand value = lower_load(l, p, ir_none());
    IrIns *i = lower_ins(l, IR_BOX, p->pos);
    i->aux = p->rtype->id;
    i->a = value;
    IrOperand box = lower_result(l, i, ir_none(), lower_pointer_type(l));
    *p = lower_mem_place(l, p->pos, box, p->type, 0, true);
}

IrOperand lower_view(Lower *l, const Place *p) {
    Place q = *p;
    if (q.kind == PLACE_VALUE || q.kind == PLACE_PART || q.kind == PLACE_MAP) {
        make_boxed(l, &q);
    }
    IrOperand ptr = lower_address(l, &q, ir_none());
    IrIns *i = lower_ins(l, IR_VIEW, p->pos);
    i->a = ptr;
    i->imm = lower_under(p->type)->array.len;
    return lower_result(l, i, ir_none(), layout_view(l->c));
}

Place lower_index_place(Lower *l, Place p, Expr *index, Pos pos) {
    Type *elem = lower_subst(l, lower_under(p.type)->array.elem);
    int64_t i;
    if (lower_const_int(index, &i)) {
        return part_at(l, p, elem, i * (int64_t)layout_type(l->c, elem)->size);
    }
    Place e = place_of(PLACE_ELEM, l, pos, elem);
    e.base = lower_elem_view(l, &p);
    e.index = lower_expr(l, index, ir_none());
    return e;
}

/* ---- expressions as places */

static Place index_place_of(Lower *l, IndexExpr *e) {
    Type *xt = lower_expr_type(l, e->x), *under = lower_under(xt);
    if (under->kind == TYPE_MAP) {
        Place p = place_of(PLACE_MAP, l, e->e.pos, lower_subst(l, under->map.elem));
        p.map = xt;
        p.base = lower_expr(l, e->x, ir_none());
        p.index = lower_expr_as(l, e->index[0], lower_subst(l, under->map.key), ir_none());
        return p;
    }
    if (under->kind == TYPE_ARRAY) {
        return lower_index_place(l, lower_place(l, e->x), e->index[0], e->e.pos);
    }
    if (under->kind == TYPE_POINTER) {
        Place p = lower_value_place(l, e->e.pos, lower_expr(l, e->x, ir_none()), xt);
        return lower_index_place(l, lower_deref(l, p), e->index[0], e->e.pos);
    }
    Type *elem = under->kind == TYPE_SLICE ? lower_subst(l, under->slice.elem)
                                           : checker_basic(l->c->o.checker, TYPE_UINT8);
    Place p = place_of(PLACE_ELEM, l, e->e.pos, elem);
    p.base = lower_expr(l, e->x, ir_none());
    p.index = lower_expr(l, e->index[0], ir_none());
    return p;
}

static Place index_expr_place(Lower *l, IndexExpr *e) {
    int mark = l->hoists.len;
    lower_hoist_calls(l, (Expr *[]){e->x, e->index[0]}, 2);
    Place p = index_place_of(l, e);
    l->hoists.len = mark;
    return p;
}

static Place selector_place(Lower *l, SelectorExpr *e) {
    Selection *s = e->selection;
    if (s == NULL) {
        return lower_object_place(l, e->sel->obj, e->e.pos);
    }
    Place p = lower_place(l, e->x);
    p.pos = e->e.pos;
    return lower_path(l, p, s->path, s->path_len);
}

static bool is_place_selector(const SelectorExpr *e) {
    return e->selection == NULL ? e->sel->obj->kind == OBJ_VAR : e->selection->kind == SEL_FIELD;
}

Place lower_place(Lower *l, Expr *e) {
    e = ast_unparen(e);
    if (lower_is_const(e) || map_get(&l->given, e) != NULL || lower_hoisted(l, e) != NULL) {
        return lower_value_place(l, e->pos, lower_expr(l, e, ir_none()), lower_expr_type(l, e));
    }
    switch ((NodeKind)e->kind) {
    case NODE_IDENT:
        if (((Ident *)e)->obj == NULL) {
            return (Place){.kind = PLACE_BLANK, .pos = e->pos};
        }
        if (((Ident *)e)->obj->kind == OBJ_VAR) {
            return lower_object_place(l, ((Ident *)e)->obj, e->pos);
        }
        break;
    case NODE_SELECTOR:
        if (is_place_selector((SelectorExpr *)e)) {
            return selector_place(l, (SelectorExpr *)e);
        }
        break;
    case NODE_INDEX:
        if (lower_function_name(e) == NULL) {
            return index_expr_place(l, (IndexExpr *)e);
        }
        break;
    case NODE_STAR:
    {
        Expr *x = ((StarExpr *)e)->x;
        Place p = lower_value_place(l, e->pos, lower_expr(l, x, ir_none()), lower_expr_type(l, x));
        return lower_deref(l, p);
    }
    default:
        break;
    }
    return lower_value_place(l, e->pos, lower_expr(l, e, ir_none()), lower_expr_type(l, e));
}

bool lower_place_is_addressable(const Place *p) {
    return p->kind == PLACE_MEM || p->kind == PLACE_GLOBAL || p->kind == PLACE_ELEM;
}

/* ---- reading, writing, addressing */

/* A part that is exactly one word of its aggregate is an operand by itself. */
static bool is_whole_word(const Rtype *t, int64_t offset) {
    return t->slots == 1 && t->size == 8 && offset % 8 == 0;
}

static IrOperand load_part(Lower *l, const Place *p, IrOperand dst) {
    if (is_whole_word(p->rtype, p->offset)) {
        return ir_word(p->base.reg, (int)(p->offset / 8));
    }
    IrIns *i = lower_ins(l, IR_FIELD, p->pos);
    i->a = p->base;
    i->imm = p->offset;
    i->aux = p->rtype->id;
    return lower_result(l, i, dst, p->rtype);
}

static IrIns *access_ins(Lower *l, const Place *p, IrOp op) {
    IrIns *i = lower_ins(l, op, p->pos);
    i->aux = p->kind == PLACE_MAP ? layout_type(l->c, p->map)->id : p->rtype->id;
    if (p->kind != PLACE_GLOBAL) {
        i->a = p->base;
    }
    i->b = p->index;
    i->imm = p->offset;
    return i;
}

IrOperand lower_load(Lower *l, const Place *p, IrOperand dst) {
    switch (p->kind) {
    case PLACE_VALUE:
        return p->base;
    case PLACE_PART:
        return load_part(l, p, dst);
    case PLACE_MEM:
        return lower_result(l, access_ins(l, p, IR_LOAD), dst, p->rtype);
    case PLACE_GLOBAL:
        return lower_result(l, access_ins(l, p, IR_LOADG), dst, p->rtype);
    case PLACE_ELEM:
        return lower_result(l, access_ins(l, p, IR_ELEM), dst, p->rtype);
    case PLACE_MAP:
        return lower_result(l, access_ins(l, p, IR_MAP_GET), dst, p->rtype);
    default:
        UNREACHABLE();
    }
}

IrOperand lower_borrow(Lower *l, const Place *p) {
    if (p->rtype->form != FORM_LARGE || !lower_place_is_addressable(p)) {
        return lower_load(l, p, ir_none());
    }
    return lower_address(l, p, ir_none());
}

void lower_store(Lower *l, const Place *p, IrOperand value) {
    IrIns *i;
    switch (p->kind) {
    case PLACE_BLANK:
        return;
    case PLACE_VALUE:
        lower_move(l, p->pos, p->base, value, p->rtype);
        return;
    case PLACE_PART:
        if (is_whole_word(p->rtype, p->offset)) {
            lower_move(l, p->pos, ir_word(p->base.reg, (int)(p->offset / 8)), value, p->rtype);
            return;
        }
        i = lower_ins(l, IR_SETFIELD, p->pos);
        i->dst = p->base;
        i->imm = p->offset;
        i->aux = p->rtype->id;
        i->a = value;
        return;
    case PLACE_MEM:
        access_ins(l, p, IR_STORE)->b = value;
        return;
    case PLACE_GLOBAL:
        i = access_ins(l, p, IR_STOREG);
        i->a = value;
        return;
    case PLACE_ELEM:
        access_ins(l, p, IR_SETELEM)->c = value;
        return;
    case PLACE_MAP:
        access_ins(l, p, IR_MAP_SET)->c = value;
        return;
    }
}

IrOperand lower_address(Lower *l, const Place *p, IrOperand dst) {
    Rtype *t = lower_pointer_type(l);
    switch (p->kind) {
    case PLACE_MEM:
        if (p->offset == 0 && p->is_safe) {
            return p->base;
        }
        return lower_result(l, access_ins(l, p, IR_LEA), dst, t);
    case PLACE_GLOBAL: /* all zero-size variables are at one address, that of new(T) */
        return lower_result(l, access_ins(l, p, p->rtype->size == 0 ? IR_NEW : IR_GADDR), dst, t);
    case PLACE_ELEM:
        return lower_result(l, access_ins(l, p, IR_ELEMADDR), dst, t);
    default:
        PANIC("address of a value in a frame");
    }
}

void lower_place_snapshot(Lower *l, Place *p) {
    if (p->kind != PLACE_MEM && p->kind != PLACE_ELEM && p->kind != PLACE_MAP) {
        return;
    }
    if (p->base.kind == IRO_REG) {
        p->base = lower_snapshot(l, p->pos, p->base, l->f->regs[p->base.reg].type);
    } else {
        p->base = lower_snapshot(l, p->pos, p->base, lower_pointer_type(l));
    }
    if (p->kind == PLACE_ELEM) {
        p->index = lower_snapshot(l, p->pos, p->index, lower_basic(l, TYPE_INT));
    } else if (p->kind == PLACE_MAP) {
        Type *key = lower_under(p->map)->map.key;
        p->index = lower_snapshot(l, p->pos, p->index, lower_type(l, key));
    }
}
