/* compiler/lower_compare.c: comparison operators.
 *
 * Three families: words and strings, which have instructions of their own; interfaces, compared as
 * a whole or, against a value of a concrete type, by type word first; and aggregates (EQ_VAL). >
 * and >= swap their operands, which were evaluated in order before.
 */
#include "compiler/lower_internal.h"

static bool is_nil(const Expr *e) {
    return e->mode == MODE_NIL || (e->type != NULL && e->type->kind == TYPE_UNTYPED_NIL);
}

static bool is_aggregate(Type *t) {
    TypeKind k = (TypeKind)lower_under(t)->kind;
    return k == TYPE_STRUCT || k == TYPE_ARRAY;
}

static IrOperand bool_result(Lower *l, IrIns *i, IrOperand dst) {
    return lower_result(l, i, dst, lower_basic(l, TYPE_BOOL));
}

static IrOperand compare_words(Lower *l, Pos pos, TokenKind op, IrNum num, IrOperand x, IrOperand y,
                               IrOperand dst) {
    if (op == TOK_GTR || op == TOK_GEQ) {
        IrOperand swap = x;
        x = y;
        y = swap;
        op = op == TOK_GTR ? TOK_LSS : TOK_LEQ;
    }
    IrOp ir = op == TOK_EQL ? IR_EQ : op == TOK_NEQ ? IR_NE : op == TOK_LSS ? IR_LT : IR_LE;
    return lower_op2(l, ir, num, pos, dst, lower_basic(l, TYPE_BOOL), x, y);
}

/* ---- x == y as a branch, for every pair of comparable types */

static IrOperand equal_aggregates(Lower *l, Pos pos, IrOperand x, IrOperand y, Type *t) {
    IrIns *i = lower_ins(l, IR_EQ_VAL, pos);
    i->a = x;
    i->b = y;
    i->aux = layout_type(l->c, t)->id;
    return bool_result(l, i, ir_none());
}

static void equal_mixed_branch(Lower *l, Pos pos, IrOperand iface, IrOperand value, Type *vt,
                               IrBlock *then, IrBlock *els) {
    IrBlock *same_type = lower_block(l);
    lower_type_branch(l, pos, lower_word(iface, 0), lower_published(l, vt), same_type, els);
    lower_start(l, same_type);
    IrOperand held = lower_unbox(l, pos, iface, vt, ir_none());
    lower_equal_branch(l, pos, held, vt, value, vt, then, els);
}

void lower_equal_branch(Lower *l, Pos pos, IrOperand x, Type *xt, IrOperand y, Type *yt,
                        IrBlock *then, IrBlock *els) {
    bool xi = lower_is_iface(xt), yi = lower_is_iface(yt);
    if (xi && yi) {
        IrIns *i = lower_ins(l, IR_EQ_IFACE, pos);
        i->a = x;
        i->b = y;
        lower_branch(l, pos, bool_result(l, i, ir_none()), then, els);
    } else if (xi) {
        equal_mixed_branch(l, pos, x, y, yt, then, els);
    } else if (yi) {
        equal_mixed_branch(l, pos, y, x, xt, then, els);
    } else if (is_aggregate(xt)) {
        lower_branch(l, pos, equal_aggregates(l, pos, x, y, xt), then, els);
    } else {
        lower_branch(l, pos, compare_words(l, pos, TOK_EQL, lower_num(xt), x, y, ir_none()), then,
                     els);
    }
}

/* ---- comparison expressions */

/* Large aggregates are compared where they lie. */
static IrOperand compared_operand(Lower *l, Expr *e) {
    Type *t = lower_expr_type(l, e);
    if (!is_aggregate(t) || layout_type(l->c, t)->form != FORM_LARGE) {
        return lower_expr(l, e, ir_none());
    }
    Place p = lower_place(l, e);
    return lower_borrow(l, &p);
}

static IrOperand compare_nil(Lower *l, BinaryExpr *e, IrOperand dst) {
    Expr *x = is_nil(e->x) ? e->y : e->x;
    IrOperand v = is_nil(x) ? ir_imm(0) : lower_expr(l, x, ir_none());
    return compare_words(l, e->e.pos, e->op, NUM_I64, lower_word(v, 0), ir_imm(0), dst);
}

/* Whether == and != of these operands are one instruction that yields a bool. */
static bool is_word_comparison(Lower *l, BinaryExpr *e) {
    Type *xt = lower_expr_type(l, e->x), *yt = lower_expr_type(l, e->y);
    return !lower_is_iface(xt) && !lower_is_iface(yt) && !is_aggregate(xt);
}

static IrOperand branch_to_value(Lower *l, BinaryExpr *e, IrOperand dst) {
    IrOperand result = dst.kind != IRO_NONE ? dst : lower_temp(l, lower_basic(l, TYPE_BOOL));
    IrBlock *then = lower_block(l), *els = lower_block(l), *join = lower_block(l);
    lower_compare_branch(l, e, then, els);
    lower_start(l, then);
    lower_move(l, e->e.pos, result, ir_imm(1), NULL);
    lower_jump(l, e->e.pos, join);
    lower_start(l, els);
    lower_move(l, e->e.pos, result, ir_imm(0), NULL);
    lower_jump(l, e->e.pos, join);
    lower_start(l, join);
    return result;
}

static IrOperand compare_values(Lower *l, BinaryExpr *e, IrOperand dst) {
    Type *t = lower_expr_type(l, lower_is_const(e->x) ? e->y : e->x);
    int mark = l->hoists.len;
    lower_hoist_calls(l, (Expr *[]){e->x, e->y}, 2);
    IrOperand x = lower_expr_as(l, e->x, t, ir_none());
    IrOperand y = lower_expr_as(l, e->y, t, ir_none());
    l->hoists.len = mark;
    return compare_words(l, e->e.pos, e->op, lower_num(t), x, y, dst);
}

IrOperand lower_compare(Lower *l, BinaryExpr *e, IrOperand dst) {
    if (is_nil(e->x) || is_nil(e->y)) {
        return compare_nil(l, e, dst);
    }
    if (is_word_comparison(l, e)) {
        return compare_values(l, e, dst);
    }
    return branch_to_value(l, e, dst);
}

void lower_compare_branch(Lower *l, BinaryExpr *e, IrBlock *then, IrBlock *els) {
    if (is_nil(e->x) || is_nil(e->y)) {
        lower_branch(l, e->e.pos, compare_nil(l, e, ir_none()), then, els);
        return;
    }
    if (is_word_comparison(l, e)) {
        lower_branch(l, e->e.pos, compare_values(l, e, ir_none()), then, els);
        return;
    }
    int mark = l->hoists.len;
    lower_hoist_calls(l, (Expr *[]){e->x, e->y}, 2);
    IrOperand x = compared_operand(l, e->x);
    IrOperand y = compared_operand(l, e->y);
    l->hoists.len = mark;
    bool is_equal = e->op == TOK_EQL;
    lower_equal_branch(l, e->e.pos, x, lower_expr_type(l, e->x), y, lower_expr_type(l, e->y),
                       is_equal ? then : els, is_equal ? els : then);
}
