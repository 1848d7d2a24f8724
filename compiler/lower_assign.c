/* compiler/lower_assign.c: assignments and variable declarations.
 *
 * The spec's two phases: first the operands of index expressions and pointer indirections on the
 * left and the expressions on the right are evaluated in the usual order, then the assignments
 * happen left to right. With a single assignment no one can see the phases; with several, whatever
 * names a variable is copied before the first assignment (lower_snapshot).
 */
#include "compiler/lower_internal.h"

static bool is_blank(const Expr *e) {
    const Expr *x = ast_unparen((Expr *)e);
    return x->kind == NODE_IDENT && ((const Ident *)x)->name->len == 1 &&
           ((const Ident *)x)->name->text[0] == '_';
}

static Object *defined_object(const Expr *e) {
    return ((const Ident *)ast_unparen((Expr *)e))->obj;
}

/* ---- expressions with several values: calls, and the comma-ok forms */

static IrOperand ok_register(Lower *l, const IrOperand *dsts) {
    if (dsts != NULL && dsts[1].kind == IRO_REG) {
        return dsts[1];
    }
    return lower_temp(l, lower_basic(l, TYPE_BOOL));
}

static Type *bool_type(Lower *l) {
    return checker_basic(l->c->o.checker, TYPE_BOOL);
}

static IrOperand map_get_ok(Lower *l, IndexExpr *e, IrOperand dst, IrOperand ok, Type **t) {
    Place p = lower_place(l, &e->e);
    IrIns *i = lower_ins(l, IR_MAP_GET, e->e.pos);
    i->a = p.base;
    i->b = p.index;
    i->aux = layout_type(l->c, p.map)->id;
    i->dst2 = ok;
    *t = p.type;
    return lower_result(l, i, dst, p.rtype);
}

static IrOperand recv_ok(Lower *l, UnaryExpr *e, IrOperand dst, IrOperand ok, Type **t) {
    IrOperand chan = lower_expr(l, e->x, ir_none());
    *t = lower_subst(l, lower_under(lower_expr_type(l, e->x))->chan.elem);
    Rtype *elem = layout_type(l->c, *t);
    IrIns *i = lower_ins(l, IR_RECV, e->e.pos);
    i->a = chan;
    i->aux = elem->id;
    i->dst2 = ok;
    return lower_result(l, i, dst, elem);
}

int lower_multi_value(Lower *l, Expr *e, IrOperand **values, Type ***types, const IrOperand *dsts) {
    e = ast_unparen(e);
    if (e->kind == NODE_CALL) {
        return lower_call_multi(l, (CallExpr *)e, values, types, dsts);
    }
    *values = ir_operands(l->f, 2);
    *types = ARENA_ARRAY(l->c->work, Type *, 2);
    IrOperand ok = ok_register(l, dsts);
    IrOperand dst = dsts != NULL ? dsts[0] : ir_none();
    if (e->kind == NODE_INDEX) {
        (*values)[0] = map_get_ok(l, (IndexExpr *)e, dst, ok, &(*types)[0]);
    } else if (e->kind == NODE_UNARY) {
        (*values)[0] = recv_ok(l, (UnaryExpr *)e, dst, ok, &(*types)[0]);
    } else {
        TypeAssertExpr *x = (TypeAssertExpr *)e;
        (*types)[0] = lower_subst(l, x->type_expr->type);
        (*values)[0] = lower_assert(l, x, dst, ok);
    }
    (*values)[1] = ok;
    (*types)[1] = bool_type(l);
    return 2;
}

/* ---- one destination */

/* Assigns a value of type `from` to lhs, or declares the variable lhs with it. */
void lower_assign_to(Lower *l, Pos pos, Expr *lhs, bool is_new, IrOperand value, Type *from) {
    if (is_blank(lhs)) {
        return;
    }
    if (is_new && !defined_object(lhs)->is_package_level) {
        Object *obj = defined_object(lhs);
        Type *t = lower_subst(l, obj->type);
        lower_declare_value(l, obj, pos, lower_assignable(l, pos, value, from, t, ir_none()));
        return;
    }
    Place p = lower_place(l, lhs);
    p.pos = pos;
    lower_store(l, &p, lower_assignable(l, pos, value, from, p.type, ir_none()));
}

static void define_one(Lower *l, Object *obj, Pos pos, Expr *rhs) {
    if (!obj->is_package_level) {
        lower_declare_expr(l, obj, pos, rhs);
        return;
    }
    IrOperand value = lower_expr_as(l, rhs, obj->type, ir_none());
    Place p = lower_object_place(l, obj, pos);
    lower_store(l, &p, value);
}

/* Assigning an aggregate over 128 bytes copies once: from where it lies. */
static IrOperand assigned_value(Lower *l, Expr *rhs, Type *to, IrOperand dst) {
    if (layout_type(l->c, to)->form == FORM_LARGE && !lower_is_iface(to) && !lower_is_const(rhs)) {
        Place q = lower_place(l, rhs);
        return lower_borrow(l, &q);
    }
    return lower_expr_as(l, rhs, to, dst);
}

static void assign_one(Lower *l, AssignStmt *s) {
    Expr *lhs = s->lhs[0], *rhs = s->rhs[0];
    if (is_blank(lhs)) {
        lower_discard(l, rhs);
        return;
    }
    if (s->op == TOK_DEFINE && s->is_new[0]) {
        define_one(l, defined_object(lhs), s->s.pos, rhs);
        return;
    }
    if (ast_unparen(lhs)->kind != NODE_IDENT) {
        lower_hoist_assignment(l, &lhs, 1, &rhs, 1);
    }
    Place p = lower_place(l, lhs);
    if (p.kind == PLACE_VALUE) {
        lower_expr_to(l, rhs, p.type, p.base);
        return;
    }
    IrOperand dst = ir_none();
    if (p.kind == PLACE_PART && p.rtype->slots == 1 && p.rtype->size == 8 && p.offset % 8 == 0) {
        dst = ir_word(p.base.reg, (int)(p.offset / 8));
    }
    IrOperand value = assigned_value(l, rhs, p.type, dst);
    p.pos = s->s.pos;
    lower_store(l, &p, value);
}

/* ---- several destinations */

/* Where a multi-value expression may write a value directly: a plain variable of just that type. */
static IrOperand direct_register(Lower *l, Expr *lhs, bool is_new, Type *from) {
    if (is_new || is_blank(lhs) || ast_unparen(lhs)->kind != NODE_IDENT) {
        return ir_none();
    }
    Object *obj = defined_object(lhs);
    if (obj->is_package_level) {
        return ir_none();
    }
    Var *v = lower_var(l, obj);
    bool fits = !v->is_boxed && v->rtype == layout_type(l->c, from);
    return fits ? ir_reg(v->reg) : ir_none();
}

static Type *value_type(Lower *l, Expr *rhs, int i) {
    Type *t = lower_expr_type(l, ast_unparen(rhs));
    return t->kind == TYPE_TUPLE && i < t->tuple.len ? lower_subst(l, t->tuple.elems[i])
           : i == 0                                  ? t
                                                     : bool_type(l);
}

static bool is_simple_dst(const Expr *lhs) {
    return ast_unparen((Expr *)lhs)->kind == NODE_IDENT;
}

/* a, b = f()  and  v, ok = m[k] */
static void assign_spread(Lower *l, AssignStmt *s) {
    int n = s->lhs_count;
    Place *places = ARENA_ARRAY(l->c->work, Place, n);
    IrOperand *dsts = ir_operands(l->f, (uint32_t)n), *values;
    Type **types;
    bool is_define = s->op == TOK_DEFINE;
    for (int i = 0; i < n; i++) {
        if (!is_simple_dst(s->lhs[i])) { /* phase one: operands on the left */
            places[i] = lower_place(l, s->lhs[i]);
            lower_place_snapshot(l, &places[i]);
        } else {
            dsts[i] = direct_register(l, s->lhs[i], is_define && s->is_new[i],
                                      value_type(l, s->rhs[0], i));
        }
    }
    lower_multi_value(l, s->rhs[0], &values, &types, dsts);
    for (int i = 0; i < n; i++) {
        if (is_simple_dst(s->lhs[i])) {
            lower_assign_to(l, s->s.pos, s->lhs[i], is_define && s->is_new[i], values[i], types[i]);
        } else {
            places[i].pos = s->s.pos;
            lower_store(
                l, &places[i],
                lower_assignable(l, s->s.pos, values[i], types[i], places[i].type, ir_none()));
        }
    }
}

static Type *lhs_type(Lower *l, Expr *lhs, Expr *rhs) {
    if (is_blank(lhs)) {
        return lower_expr_type(l, rhs);
    }
    return lower_subst(l, lhs->type != NULL ? lhs->type : defined_object(lhs)->type);
}

/* a, b = x, y */
static void assign_parallel(Lower *l, AssignStmt *s) {
    int n = s->lhs_count;
    Place *places = ARENA_ARRAY(l->c->work, Place, n);
    IrOperand *values = ir_operands(l->f, (uint32_t)n);
    bool is_define = s->op == TOK_DEFINE;
    lower_hoist_assignment(l, s->lhs, is_define ? 0 : n, s->rhs, n);
    for (int i = 0; i < n && !is_define; i++) {
        if (!is_blank(s->lhs[i])) {
            places[i] = lower_place(l, s->lhs[i]);
            lower_place_snapshot(l, &places[i]);
        }
    }
    for (int i = 0; i < n; i++) {
        if (is_blank(s->lhs[i])) {
            lower_discard(l, s->rhs[i]);
            continue;
        }
        Type *t = lhs_type(l, s->lhs[i], s->rhs[i]);
        values[i] = lower_expr_as(l, s->rhs[i], t, ir_none());
        if (i != 0 || n > 1) {
            values[i] = lower_snapshot(l, s->s.pos, values[i], layout_type(l->c, t));
        }
    }
    for (int i = 0; i < n; i++) {
        if (is_blank(s->lhs[i])) {
            continue;
        }
        if (is_define) {
            lower_assign_to(l, s->s.pos, s->lhs[i], s->is_new[i], values[i],
                            lhs_type(l, s->lhs[i], s->rhs[i]));
        } else {
            places[i].pos = s->s.pos;
            lower_store(l, &places[i], values[i]);
        }
    }
}

/* ---- x op= y, x++ */

static bool is_trapping(TokenKind op, Type *t) {
    return op == TOK_QUO || op == TOK_REM || op == TOK_SHL || op == TOK_SHR ||
           lower_num(t) == NUM_STR;
}

/* m[k] op= y finds its entry once: a pointer to the value, good until the next safepoint. */
static void update_map(Lower *l, Place p, Pos pos, TokenKind op, IrOperand y, Type *yt) {
    IrIns *ref = lower_ins(l, IR_MAP_REF, pos);
    ref->a = p.base;
    ref->b = p.index;
    ref->aux = layout_type(l->c, p.map)->id;
    IrOperand ptr = lower_result(l, ref, ir_none(), lower_pointer_type(l));
    Place v = lower_mem_place(l, pos, ptr, p.type, 0, true);
    IrOperand old = lower_load(l, &v, ir_none());
    lower_store(l, &v, lower_binary_op(l, pos, op, p.type, old, y, yt, ir_none()));
}

static void update(Lower *l, Pos pos, Expr *lhs, TokenKind op, Expr *rhs, Type *yt) {
    if (rhs != NULL) {
        lower_hoist_assignment(l, &lhs, 1, &rhs, 1);
    }
    Place p = lower_place(l, lhs);
    p.pos = pos;
    if (p.kind == PLACE_MAP && !is_trapping(op, p.type)) {
        IrOperand value = rhs == NULL ? lower_one(l, p.type) : lower_expr(l, rhs, ir_none());
        update_map(l, p, pos, op, value, yt);
        return;
    }
    IrOperand old = lower_load(l, &p, ir_none());
    IrOperand y = rhs == NULL ? lower_one(l, p.type) : lower_expr(l, rhs, ir_none());
    IrOperand dst = p.kind == PLACE_VALUE ? p.base : ir_none();
    if (p.kind == PLACE_PART && old.kind == IRO_WORD) {
        dst = old;
    }
    lower_store(l, &p, lower_binary_op(l, pos, op, p.type, old, y, yt, dst));
}

/* The number one as an operand of type t. */
IrOperand lower_one(Lower *l, Type *t) {
    ConstVal *one = const_int(l->c->work, 1);
    if (type_is_float(t)) {
        one = const_to_float(l->c->work, one);
    } else if (type_is_complex(t)) {
        one = const_to_complex(l->c->work, one);
    }
    return lower_const(l, 0, one, t, ir_none());
}

void lower_inc_dec(Lower *l, IncDecStmt *s) {
    update(l, s->s.pos, s->x, s->is_dec ? TOK_SUB : TOK_ADD, NULL, lower_expr_type(l, s->x));
}

/* ---- statements */

/* Do both name one variable, or one field of it? */
static bool is_same_variable(Expr *a, Expr *b) {
    a = ast_unparen(a);
    b = ast_unparen(b);
    if (a->kind == NODE_IDENT && b->kind == NODE_IDENT) {
        return ((Ident *)a)->obj == ((Ident *)b)->obj;
    }
    if (a->kind == NODE_SELECTOR && b->kind == NODE_SELECTOR) {
        const SelectorExpr *x = (SelectorExpr *)a, *y = (SelectorExpr *)b;
        return x->sel->name == y->sel->name && is_same_variable(x->x, y->x);
    }
    return false;
}

/* The right side of s = s[i:j]; NULL. */
static const Expr *own_cut(const AssignStmt *s) {
    Expr *rhs = ast_unparen(s->rhs[0]);
    bool is_cut = s->op == TOK_ASSIGN && rhs->kind == NODE_SLICE &&
                  is_same_variable(s->lhs[0], ((SliceExpr *)rhs)->x);
    return is_cut ? rhs : NULL;
}

void lower_assign_stmt(Lower *l, AssignStmt *s) {
    int mark = l->hoists.len;
    if (s->op != TOK_ASSIGN && s->op != TOK_DEFINE) {
        update(l, s->s.pos, s->lhs[0], s->op, s->rhs[0], lower_expr_type(l, s->rhs[0]));
    } else if (s->lhs_count == 1) {
        l->own_cut = own_cut(s);
        assign_one(l, s);
    } else if (s->rhs_count == 1) {
        assign_spread(l, s);
    } else {
        assign_parallel(l, s);
    }
    l->hoists.len = mark;
}

static void declare_blank(Lower *l, VarDecl *d, int i) {
    if (d->value_count == d->name_count) {
        lower_discard(l, d->values[i]);
    }
}

static void declare_spread(Lower *l, VarDecl *d) {
    IrOperand *values;
    Type **types;
    lower_multi_value(l, d->values[0], &values, &types, NULL);
    for (int i = 0; i < d->name_count; i++) {
        Object *obj = d->names[i]->obj;
        if (obj != NULL && !is_blank(&d->names[i]->e)) {
            lower_assign_to(l, d->d.pos, &d->names[i]->e, true, values[i], types[i]);
        }
    }
}

static void declare_parallel(Lower *l, VarDecl *d) {
    IrOperand *values = ir_operands(l->f, (uint32_t)d->name_count);
    int mark = l->hoists.len;
    lower_hoist_calls(l, d->values, d->value_count);
    for (int i = 0; i < d->name_count; i++) {
        if (is_blank(&d->names[i]->e)) {
            declare_blank(l, d, i);
            continue;
        }
        Type *t = lower_subst(l, d->names[i]->obj->type);
        values[i] = lower_snapshot(l, d->d.pos, lower_expr_as(l, d->values[i], t, ir_none()),
                                   layout_type(l->c, t));
    }
    l->hoists.len = mark;
    for (int i = 0; i < d->name_count; i++) {
        if (!is_blank(&d->names[i]->e)) {
            Type *t = lower_subst(l, d->names[i]->obj->type);
            lower_assign_to(l, d->names[i]->e.pos, &d->names[i]->e, true, values[i], t);
        }
    }
}

static void declare_zero(Lower *l, Ident *name) {
    if (is_blank(&name->e)) {
        return;
    }
    if (!name->obj->is_package_level) {
        lower_declare_zero(l, name->obj, name->e.pos);
        return;
    }
    Place p = lower_object_place(l, name->obj, name->e.pos);
    lower_store(l, &p, lower_zero(l, name->e.pos, ir_none(), p.rtype));
}

void lower_var_decl(Lower *l, VarDecl *d) {
    if (d->value_count == 0) {
        for (int i = 0; i < d->name_count; i++) {
            declare_zero(l, d->names[i]);
        }
    } else if (d->value_count == d->name_count && d->name_count == 1) {
        if (is_blank(&d->names[0]->e)) {
            declare_blank(l, d, 0);
        } else {
            define_one(l, d->names[0]->obj, d->names[0]->e.pos, d->values[0]);
        }
    } else if (d->value_count == d->name_count) {
        declare_parallel(l, d);
    } else {
        declare_spread(l, d);
    }
}
