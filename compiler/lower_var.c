/* compiler/lower_var.c: local variables.
 *
 * A variable is a register, or, when escape.c says so, a register holding the pointer to its box in
 * the heap. Package variables have no Var: lower_place.c reads and writes them by their offset.
 *
 * A variable declared from an expression becomes writable (l->fresh) while its value is built, so
 * that a composite literal fills it in place: nothing else can name it yet.
 */
#include "compiler/lower_internal.h"

Var *lower_var(Lower *l, Object *obj) {
    Var *v = map_get(&l->vars, obj);
    if (v == NULL) {
        PANIC("variable %s has no storage in %s", obj->name->text,
              l->c->o.image->funcs.data[l->inst->func]->name->text);
    }
    return v;
}

static bool is_large(const Rtype *t) {
    return t->form == FORM_LARGE;
}

/* Makes reg (0: a new one) the storage of obj from now on. */
static Var *bind(Lower *l, Object *obj, bool is_boxed, IrRegId reg) {
    Var *v = ARENA_NEW(l->c->work, Var);
    v->type = lower_subst(l, obj->type);
    v->rtype = layout_type(l->c, v->type);
    v->is_boxed = is_boxed;
    v->reg = reg != 0 ? reg : ir_reg_new(l->f, is_boxed ? lower_pointer_type(l) : v->rtype, NULL);
    IrReg *r = &l->f->regs[v->reg];
    r->name = obj->name;
    r->is_user_var = true;
    r->is_boxed_var = is_boxed;
    if (is_boxed) {
        r->boxed_type = v->rtype;
    }
    map_put(&l->vars, obj, v);
    lower_show_var(l, obj, v);
    return v;
}

/* The instruction just written made v's box. */
static void note_box(Lower *l, Var *v) {
    v->box_ins = l->cur->last;
    v->box_block = l->cur;
}

Var *lower_declare(Lower *l, Object *obj) {
    Rtype *t = lower_type(l, obj->type);
    return bind(l, obj, is_large(t) || escape_is_boxed(obj), 0);
}

Var *lower_bind(Lower *l, Object *obj, bool is_boxed, IrRegId reg) {
    Var *v = bind(l, obj, is_boxed, reg);
    note_box(l, v); /* a parameter or capture: any point from here on will do */
    return v;
}

void lower_declare_value(Lower *l, Object *obj, Pos pos, IrOperand value) {
    Var *v = lower_declare(l, obj);
    if (!v->is_boxed) {
        lower_move(l, pos, ir_reg(v->reg), value, v->rtype);
        return;
    }
    IrIns *i = lower_ins(l, IR_BOX, pos);
    i->aux = v->rtype->id;
    i->a = value;
    i->dst = ir_reg(v->reg);
    note_box(l, v);
}

void lower_declare_zero(Lower *l, Object *obj, Pos pos) {
    Var *v = lower_declare(l, obj);
    if (!v->is_boxed) {
        lower_zero(l, pos, ir_reg(v->reg), v->rtype);
        return;
    }
    IrIns *i = lower_ins(l, IR_NEW, pos);
    i->aux = v->rtype->id;
    i->dst = ir_reg(v->reg);
    note_box(l, v);
}

/* Whether evaluating e yields a large value that nobody else holds, so that it can become the box.
 */
static bool yields_owned(const Expr *e) {
    e = ast_unparen((Expr *)e);
    if (e->kind == NODE_COMPOSITE_LIT) {
        return true;
    }
    if (e->kind != NODE_CALL) {
        return false;
    }
    const CallExpr *call = (const CallExpr *)e;
    return call->call_kind == CALL_FUNC || call->call_kind == CALL_METHOD ||
           call->call_kind == CALL_IFACE_METHOD;
}

void lower_declare_expr(Lower *l, Object *obj, Pos pos, Expr *e) {
    Type *t = lower_subst(l, obj->type);
    Rtype *rt = layout_type(l->c, t);
    bool is_boxed = is_large(rt) || escape_is_boxed(obj);
    if (is_boxed && is_large(rt) && yields_owned(e) && !lower_is_iface(t)) {
        IrOperand value = lower_expr_as(l, e, t, ir_none());
        IrOperand box = lower_temp(l, lower_pointer_type(l));
        lower_move(l, pos, box, value, lower_pointer_type(l));
        note_box(l, bind(l, obj, true, box.reg));
    } else if (is_boxed) {
        lower_declare_value(l, obj, pos, lower_expr_as(l, e, t, ir_none()));
    } else {
        /* The name becomes visible after e: the register is made first, the map entry last. */
        IrOperand reg = lower_temp(l, rt);
        IrOperand outer = l->fresh;
        l->fresh = reg;
        lower_expr_to(l, e, t, reg);
        l->fresh = outer;
        bind(l, obj, false, reg.reg);
    }
}

void lower_var_set(Lower *l, Pos pos, Var *v, IrOperand value) {
    Place p = v->is_boxed ? lower_mem_place(l, pos, ir_reg(v->reg), v->type, 0, true)
                          : lower_value_place(l, pos, ir_reg(v->reg), v->type);
    lower_store(l, &p, value);
}

IrOperand lower_var_get(Lower *l, Pos pos, Var *v, IrOperand dst) {
    Place p = v->is_boxed ? lower_mem_place(l, pos, ir_reg(v->reg), v->type, 0, true)
                          : lower_value_place(l, pos, ir_reg(v->reg), v->type);
    return lower_load(l, &p, dst);
}
