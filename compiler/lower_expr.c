/* compiler/lower_expr.c: expressions as values.
 *
 * Operands are evaluated left to right. Because an unboxed variable cannot change while an
 * expression is evaluated, naming its register instead of copying it is safe (lower_internal.h).
 *
 * Conditions are lowered to control flow (lower_cond); a boolean value is made from a condition
 * only where one is asked for.
 */
#include "compiler/lower_internal.h"

/* ---- arithmetic */

static IrOp arithmetic_op(TokenKind op) {
    switch (op) {
    case TOK_ADD: return IR_ADD;
    case TOK_SUB: return IR_SUB;
    case TOK_MUL: return IR_MUL;
    case TOK_QUO: return IR_DIV;
    case TOK_REM: return IR_REM;
    case TOK_AND: return IR_AND;
    case TOK_OR: return IR_OR;
    case TOK_XOR: return IR_XOR;
    case TOK_AND_NOT: return IR_ANDNOT;
    case TOK_SHL: return IR_SHL;
    case TOK_SHR: return IR_SHR;
    default: PANIC("no arithmetic: %s", token_spelling(op));
    }
}

static IrOperand concat(Lower *l, Pos pos, const IrOperand *parts, int count, Type *t,
                        IrOperand dst) {
    IrIns *i = lower_ins(l, IR_CONCAT, pos);
    i->args = ir_operands(l->f, (uint32_t)count);
    i->arg_count = (uint16_t)count;
    for (int k = 0; k < count; k++) {
        i->args[k] = parts[k];
    }
    return lower_result(l, i, dst, layout_type(l->c, t));
}

static void check_shift_count(Lower *l, Pos pos, IrOperand y, Type *yt) {
    if (y.kind != IRO_IMM && !type_is_unsigned(yt)) {
        lower_ins(l, IR_SHIFTCHK, pos)->a = y;
    }
}

IrOperand lower_binary_op(Lower *l, Pos pos, TokenKind op, Type *t, IrOperand x, IrOperand y,
                          Type *yt, IrOperand dst) {
    if (lower_num(t) == NUM_STR) {
        return concat(l, pos, (IrOperand[]){x, y}, 2, t, dst);
    }
    if (op == TOK_SHL || op == TOK_SHR) {
        check_shift_count(l, pos, y, yt);
    }
    return lower_op2(l, arithmetic_op(op), lower_num(t), pos, dst, layout_type(l->c, t), x, y);
}

/* a + b + c: the operands of the whole chain, so that one instruction joins them. */
enum { CONCAT_MAX = 64 };
static int concat_operands(Lower *l, Expr *e, IrOperand *parts, int count) {
    Expr *x = ast_unparen(e);
    if (x->kind == NODE_BINARY && !lower_is_const(x) && ((BinaryExpr *)x)->op == TOK_ADD &&
        count < CONCAT_MAX - 1) {
        count = concat_operands(l, ((BinaryExpr *)x)->x, parts, count);
        if (count < CONCAT_MAX) {
            return concat_operands(l, ((BinaryExpr *)x)->y, parts, count);
        }
    }
    parts[count] = lower_expr(l, e, ir_none());
    return count + 1;
}

static int concat_length(Expr *e) {
    e = ast_unparen(e);
    if (e->kind != NODE_BINARY || lower_is_const(e)) {
        return 1;
    }
    return concat_length(((BinaryExpr *)e)->x) + concat_length(((BinaryExpr *)e)->y);
}

static IrOperand lower_concat(Lower *l, BinaryExpr *e, Type *t, IrOperand dst) {
    if (concat_length(&e->e) > CONCAT_MAX) { /* a long chain: in two steps, left part first */
        IrOperand x = lower_expr(l, e->x, ir_none());
        IrOperand y = lower_expr(l, e->y, ir_none());
        return concat(l, e->e.pos, (IrOperand[]){x, y}, 2, t, dst);
    }
    IrOperand parts[CONCAT_MAX];
    int count = concat_operands(l, &e->e, parts, 0);
    return concat(l, e->e.pos, parts, count, t, dst);
}

/* A boolean value out of a condition. */
static IrOperand cond_value(Lower *l, Expr *e, IrOperand dst) {
    IrOperand result = dst.kind != IRO_NONE ? dst : lower_temp(l, lower_basic(l, TYPE_BOOL));
    IrBlock *then = lower_block(l), *els = lower_block(l), *join = lower_block(l);
    lower_cond(l, e, then, els);
    lower_start(l, then);
    lower_move(l, e->pos, result, ir_imm(1), NULL);
    lower_jump(l, e->pos, join);
    lower_start(l, els);
    lower_move(l, e->pos, result, ir_imm(0), NULL);
    lower_jump(l, e->pos, join);
    lower_start(l, join);
    return result;
}

static bool is_comparison(TokenKind op) {
    return (token_flags(op) & TF_COMPARE) != 0;
}

static IrOperand lower_binary(Lower *l, BinaryExpr *e, IrOperand dst) {
    if (e->op == TOK_ANDAND || e->op == TOK_OROR) {
        return cond_value(l, &e->e, dst);
    }
    if (is_comparison(e->op)) {
        return lower_compare(l, e, dst);
    }
    Type *t = lower_expr_type(l, &e->e);
    int mark = l->hoists.len;
    lower_hoist_calls(l, (Expr *[]){e->x, e->y}, 2);
    if (lower_num(t) == NUM_STR) {
        IrOperand s = lower_concat(l, e, t, dst);
        l->hoists.len = mark;
        return s;
    }
    IrOperand x = lower_expr(l, e->x, ir_none());
    IrOperand y = lower_expr(l, e->y, ir_none());
    l->hoists.len = mark;
    return lower_binary_op(l, e->e.pos, e->op, t, x, y, lower_expr_type(l, e->y), dst);
}

/* ---- unary */

static IrOperand lower_address_of(Lower *l, UnaryExpr *e, IrOperand dst) {
    Expr *x = ast_unparen(e->x);
    if (x->kind == NODE_COMPOSITE_LIT) {
        return lower_new_composite(l, (CompositeLit *)x, lower_expr_type(l, x), dst);
    }
    Place p = lower_place(l, x);
    p.pos = e->e.pos;
    return lower_address(l, &p, dst);
}

static IrOperand lower_recv(Lower *l, UnaryExpr *e, IrOperand dst) {
    IrOperand chan = lower_expr(l, e->x, ir_none());
    Rtype *elem = lower_type(l, lower_under(lower_expr_type(l, e->x))->chan.elem);
    IrIns *i = lower_ins(l, IR_RECV, e->e.pos);
    i->a = chan;
    i->aux = elem->id;
    return lower_result(l, i, dst, elem);
}

static IrOperand lower_unary(Lower *l, UnaryExpr *e, IrOperand dst) {
    Type *t = lower_expr_type(l, &e->e);
    switch (e->op) {
    case TOK_AND:
        return lower_address_of(l, e, dst);
    case TOK_ARROW:
        return lower_recv(l, e, dst);
    case TOK_ADD:
        return lower_expr(l, e->x, dst);
    case TOK_NOT:
        return lower_op1(l, IR_NOT, e->e.pos, dst, layout_type(l->c, t),
                         lower_expr(l, e->x, ir_none()));
    default:
        return lower_op2(l, e->op == TOK_SUB ? IR_NEG : IR_COM, lower_num(t), e->e.pos, dst,
                         layout_type(l->c, t), lower_expr(l, e->x, ir_none()), ir_none());
    }
}

/* ---- slicing */

static IrOperand lower_bound(Lower *l, Expr *e) {
    return e == NULL ? ir_none() : lower_expr(l, e, ir_none());
}

static IrOperand slice_string(Lower *l, SliceExpr *e, IrOperand dst) {
    IrOperand x = lower_expr(l, e->x, ir_none());
    IrOperand lo = lower_bound(l, e->lo), hi = lower_bound(l, e->hi);
    IrIns *i = lower_ins(l, IR_SUBSTR, e->e.pos);
    i->a = x;
    i->b = lo.kind == IRO_NONE ? ir_imm(0) : lo;
    i->c = hi.kind == IRO_NONE ? lower_word(x, 1) : hi;
    return lower_result(l, i, dst, lower_type(l, e->e.type));
}

/* The slice group to cut, and its element type; *is_view when it stands for an array. */
static IrOperand sliced_operand(Lower *l, SliceExpr *e, Type **elem, bool *is_view) {
    Type *xt = lower_expr_type(l, e->x), *under = lower_under(xt);
    if (under->kind == TYPE_SLICE) {
        *elem = under->slice.elem;
        return lower_expr(l, e->x, ir_none());
    }
    *is_view = true;
    Place p;
    if (under->kind == TYPE_POINTER) {
        p = lower_deref(l, lower_value_place(l, e->e.pos, lower_expr(l, e->x, ir_none()), xt));
    } else {
        p = lower_place(l, e->x);
    }
    *elem = lower_under(p.type)->array.elem;
    return lower_view(l, &p);
}

static IrOperand slice_parts(Lower *l, SliceExpr *e, IrOperand dst) {
    if (type_is_string(lower_expr_type(l, e->x))) {
        return slice_string(l, e, dst);
    }
    Type *elem;
    bool is_view = false;
    IrOperand x = sliced_operand(l, e, &elem, &is_view);
    IrOperand lo = lower_bound(l, e->lo), hi = lower_bound(l, e->hi), max = lower_bound(l, e->max);
    IrIns *i = lower_ins(l, IR_RESLICE, e->e.pos);
    i->a = x;
    i->imm = (is_view ? RESLICE_VIEW : 0) | (l->own_cut == &e->e ? RESLICE_OWN : 0);
    i->aux = lower_type(l, elem)->id;
    i->arg_count = max.kind == IRO_NONE ? 2 : 3;
    i->args = ir_operands(l->f, 3);
    i->args[0] = lo.kind == IRO_NONE ? ir_imm(0) : lo;
    i->args[1] = hi.kind == IRO_NONE ? lower_word(x, 1) : hi;
    i->args[2] = max;
    return lower_result(l, i, dst, lower_type(l, e->e.type));
}

static IrOperand lower_slice(Lower *l, SliceExpr *e, IrOperand dst) {
    int mark = l->hoists.len;
    lower_hoist_calls(l, (Expr *[]){e->x, e->lo, e->hi, e->max}, 4);
    IrOperand s = slice_parts(l, e, dst);
    l->hoists.len = mark;
    return s;
}

/* ---- names */

static bool is_absent(Lower *l, Object *func, Pos pos) {
    uint32_t native;
    return compiler_is_native(l->c, func, pos, &native) &&
           l->c->o.image->natives.data[native].is_absent;
}

static IrOperand lower_func_name(Lower *l, Ident *name, IrOperand dst, Pos pos) {
    if (is_absent(l, name->obj, pos)) {
        return ir_imm(0);
    }
    const TypeList *targs = ident_targs(l->c->o.checker, name);
    FuncInst *inst = targs != NULL ? lower_generic_use(l, name->obj, targs)
                                   : compiler_decl_inst(l->c, name->obj);
    return lower_make_closure(l, pos, dst, inst->func, NULL, 0);
}

static IrOperand lower_nil(Lower *l, Pos pos, Type *t, IrOperand dst) {
    Rtype *rt = layout_type(l->c, t);
    if (rt->slots == 1) {
        return ir_imm(0);
    }
    return lower_zero(l, pos, dst, rt);
}

static IrOperand lower_object(Lower *l, Expr *e, Ident *name, IrOperand dst) {
    Object *obj = name->obj;
    switch ((ObjectKind)obj->kind) {
    case OBJ_FUNC:
        return lower_func_name(l, name, dst, e->pos);
    case OBJ_NIL:
        return lower_nil(l, e->pos, lower_expr_type(l, e), dst);
    default:
    {
        Place p = lower_object_place(l, obj, e->pos);
        return lower_load(l, &p, dst);
    }
    }
}

static IrOperand lower_selector(Lower *l, SelectorExpr *e, IrOperand dst) {
    if (e->selection == NULL) {
        return lower_object(l, &e->e, e->sel, dst);
    }
    switch (e->selection->kind) {
    case SEL_FIELD:
    {
        Place p = lower_place(l, &e->e);
        return lower_load(l, &p, dst);
    }
    case SEL_METHOD_EXPR:
        return lower_method_expr(l, e, dst);
    default:
        return lower_method_value(l, e, dst);
    }
}

/* ---- any expression */

static IrOperand lower_given(Lower *l, const Expr *e) {
    const IrOperand *hoisted = l->hoists.len != 0 ? lower_hoisted(l, e) : NULL;
    if (hoisted != NULL) {
        return *hoisted;
    }
    if (l->given.live == 0) {
        return ir_none();
    }
    const Given *g = map_get(&l->given, e);
    return g != NULL && g->count == 1 ? g->values[0] : ir_none();
}

static IrOperand lower_any(Lower *l, Expr *e, IrOperand dst) {
    switch ((NodeKind)e->kind) {
    case NODE_PAREN:
        return lower_expr(l, ((ParenExpr *)e)->x, dst);
    case NODE_IDENT:
        return lower_object(l, e, (Ident *)e, dst);
    case NODE_SELECTOR:
        return lower_selector(l, (SelectorExpr *)e, dst);
    case NODE_INDEX:
        if (lower_function_name(e) != NULL) {
            return lower_func_name(l, lower_function_name(e), dst, e->pos);
        }
        /* fallthrough */
    case NODE_STAR:
    {
        Place p = lower_place(l, e);
        return lower_load(l, &p, dst);
    }
    case NODE_SLICE:
        return lower_slice(l, (SliceExpr *)e, dst);
    case NODE_CALL:
        return lower_call(l, (CallExpr *)e, dst);
    case NODE_UNARY:
        return lower_unary(l, (UnaryExpr *)e, dst);
    case NODE_BINARY:
        return lower_binary(l, (BinaryExpr *)e, dst);
    case NODE_COMPOSITE_LIT:
        return lower_composite(l, (CompositeLit *)e, dst);
    case NODE_FUNC_LIT:
        return lower_func_lit(l, (FuncLit *)e, dst);
    case NODE_TYPE_ASSERT:
        return lower_assert(l, (TypeAssertExpr *)e, dst, ir_none());
    default:
        PANIC("cannot lower a %s", node_kind_name((NodeKind)e->kind));
    }
}

IrOperand lower_expr(Lower *l, Expr *e, IrOperand dst) {
    if (lower_is_const(e)) {
        return lower_const(l, e->pos, e->val, lower_expr_type(l, e), dst);
    }
    IrOperand given = lower_given(l, e);
    return given.kind != IRO_NONE ? given : lower_any(l, e, dst);
}

/* ---- assigned to a type */

static bool is_nil(const Expr *e) {
    return e->mode == MODE_NIL || (e->type != NULL && e->type->kind == TYPE_UNTYPED_NIL);
}

IrOperand lower_expr_as(Lower *l, Expr *e, Type *to, IrOperand dst) {
    if (is_nil(e)) {
        return lower_nil(l, e->pos, to, dst);
    }
    Type *from = lower_expr_type(l, e);
    if (lower_is_const(e)) {
        if (lower_is_iface(to)) {
            return lower_const_iface(l, e->pos, e->val, from, dst);
        }
        return lower_const(l, e->pos, e->val, to, dst);
    }
    if (!lower_is_iface(to) || lower_is_iface(from)) {
        return lower_expr(l, e, dst);
    }
    return lower_to_iface(l, e->pos, lower_expr(l, e, ir_none()), from, dst);
}

void lower_expr_to(Lower *l, Expr *e, Type *to, IrOperand dst) {
    lower_move(l, e->pos, dst, lower_expr_as(l, e, to, dst), layout_type(l->c, to));
}

/* Evaluates for effects and traps only: a plain variable is not even a use (RUNTIME.md 3). */
void lower_discard(Lower *l, Expr *e) {
    e = ast_unparen(e);
    if (lower_is_const(e) || is_nil(e) || e->kind == NODE_FUNC_LIT || lower_hoisted(l, e) != NULL) {
        return;
    }
    if (e->kind == NODE_IDENT ||
        (e->kind == NODE_SELECTOR && ((SelectorExpr *)e)->selection == NULL)) {
        return;
    }
    if (e->kind == NODE_CALL) {
        lower_call_discard(l, (CallExpr *)e);
        return;
    }
    lower_expr(l, e, ir_none());
}

/* ---- conditions */

static void lower_cond_binary(Lower *l, BinaryExpr *e, IrBlock *then, IrBlock *els) {
    IrBlock *next = lower_block(l);
    if (e->op == TOK_ANDAND) {
        lower_cond(l, e->x, next, els);
    } else {
        lower_cond(l, e->x, then, next);
    }
    lower_start(l, next);
    lower_cond(l, e->y, then, els);
}

void lower_cond(Lower *l, Expr *e, IrBlock *then, IrBlock *els) {
    e = ast_unparen(e);
    if (lower_is_const(e)) {
        lower_jump(l, e->pos, const_bool_val(e->val) ? then : els);
        return;
    }
    if (lower_hoisted(l, e) != NULL) {
        lower_branch(l, e->pos, *lower_hoisted(l, e), then, els);
        return;
    }
    if (e->kind == NODE_UNARY && ((UnaryExpr *)e)->op == TOK_NOT) {
        lower_cond(l, ((UnaryExpr *)e)->x, els, then);
        return;
    }
    if (e->kind == NODE_BINARY) {
        BinaryExpr *b = (BinaryExpr *)e;
        if (b->op == TOK_ANDAND || b->op == TOK_OROR) {
            lower_cond_binary(l, b, then, els);
        } else {
            lower_compare_branch(l, b, then, els);
        }
        return;
    }
    lower_branch(l, e->pos, lower_expr(l, e, ir_none()), then, els);
}
