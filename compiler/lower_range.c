/* compiler/lower_range.c: for … range, one function for each kind of operand.
 *
 * All counted forms share one shape, with a hidden index that the body cannot touch:
 *
 *     i = 0; if i < n goto body else done
 *     body:  key = i; value = x[i]; …
 *     next:  i++; if i < n goto body
 *     done:
 *
 * A key that is a variable of this loop, never assigned in the body and never boxed, simply is the
 * hidden index. Every iteration declares its variables anew (Go 1.22), so boxed ones get a new box.
 */
#include "compiler/lower_internal.h"

typedef struct Loop {
    RangeStmt *s;
    Pos pos;
    IrOperand index, count;
    IrBlock *body, *next, *done;
    Target target;
} Loop;

static bool is_wanted(const Expr *e) {
    if (e == NULL) {
        return false;
    }
    const Expr *x = ast_unparen((Expr *)e);
    return !(x->kind == NODE_IDENT && ((const Ident *)x)->name->len == 1 &&
             ((const Ident *)x)->name->text[0] == '_');
}

static void assign_var(Lower *l, Loop *o, Expr *var, IrOperand value, Type *type) {
    if (is_wanted(var)) {
        lower_assign_to(l, o->pos, var, o->s->is_define, value, type);
    }
}

/* key, value = k, v: both places are evaluated before either is assigned. */
static void assign_pair(Lower *l, Loop *o, IrOperand k, Type *kt, IrOperand v, Type *vt) {
    if (o->s->is_define || !is_wanted(o->s->key) || !is_wanted(o->s->value)) {
        assign_var(l, o, o->s->key, k, kt);
        assign_var(l, o, o->s->value, v, vt);
        return;
    }
    Place kp = lower_place(l, o->s->key), vp = lower_place(l, o->s->value);
    lower_place_snapshot(l, &vp);
    lower_store(l, &kp, lower_assignable(l, o->pos, k, kt, kp.type, ir_none()));
    lower_store(l, &vp, lower_assignable(l, o->pos, v, vt, vp.type, ir_none()));
}

/* The register of a fresh loop variable that may be written directly, else none. */
static IrOperand direct_variable(Lower *l, Loop *o, Expr *var) {
    if (!is_wanted(var) || !o->s->is_define) {
        return ir_none();
    }
    Object *obj = ((Ident *)ast_unparen(var))->obj;
    if (obj->is_package_level || escape_is_boxed(obj) ||
        lower_type(l, obj->type)->form == FORM_LARGE) {
        return ir_none();
    }
    return ir_reg(lower_declare(l, obj)->reg);
}

/* ---- the counted shape */

static void loop_blocks(Lower *l, Loop *o) {
    o->done = lower_block(l);
    l->loop_depth++;
    o->body = lower_block(l);
    o->next = lower_block(l);
}

static void count_test(Lower *l, Loop *o, Type *t) {
    IrOperand less = lower_op2(l, IR_LT, lower_num(t), o->pos, ir_none(), lower_basic(l, TYPE_BOOL),
                               o->index, o->count);
    lower_branch(l, o->pos, less, o->body, o->done);
}

static void counted_begin(Lower *l, Loop *o, Type *t) {
    o->index = lower_temp(l, layout_type(l->c, t));
    lower_move(l, o->pos, o->index, ir_imm(0), NULL);
    loop_blocks(l, o);
    count_test(l, o, t);
    lower_start(l, o->body);
}

static void loop_body(Lower *l, Loop *o) {
    lower_push_target(l, &o->target, &o->s->s, o->done, o->next);
    lower_loop_body(l, o->s->body);
    lower_pop_target(l);
    lower_jump(l, o->pos, o->next);
    lower_start(l, o->next);
}

static void loop_end(Lower *l, Loop *o) {
    l->loop_depth--;
    lower_start(l, o->done);
}

static void counted_end(Lower *l, Loop *o, Type *t) {
    loop_body(l, o);
    lower_op2(l, IR_ADD, lower_num(t), o->pos, o->index, layout_type(l->c, t), o->index, ir_imm(1));
    count_test(l, o, t);
    loop_end(l, o);
}

/* key = the hidden index, or the other way round. */
static void bind_key(Lower *l, Loop *o, Type *t) {
    if (!is_wanted(o->s->key)) {
        return;
    }
    Object *obj = o->s->is_define ? ((Ident *)ast_unparen(o->s->key))->obj : NULL;
    if (obj != NULL && !obj->is_package_level && !obj->is_reassigned && !escape_is_boxed(obj)) {
        lower_bind(l, obj, false, o->index.reg);
    } else {
        assign_var(l, o, o->s->key, o->index, t);
    }
}

/* ---- operands */

static void range_int(Lower *l, Loop *o) {
    Type *t = lower_expr_type(l, o->s->x);
    if (o->s->key != NULL && is_wanted(o->s->key)) { /* an untyped n takes the variable's type */
        Expr *key = ast_unparen(o->s->key);
        t = o->s->is_define ? lower_subst(l, ((Ident *)key)->obj->type) : lower_expr_type(l, key);
    }
    IrOperand n = lower_expr_as(l, o->s->x, t, ir_none());
    o->count = lower_snapshot(l, o->pos, n, layout_type(l->c, t));
    counted_begin(l, o, t);
    bind_key(l, o, t);
    counted_end(l, o, t);
}

static void range_group(Lower *l, Loop *o, IrOperand group, Type *elem) {
    Type *int_type = checker_basic(l->c->o.checker, TYPE_INT);
    o->count = lower_word(group, 1);
    counted_begin(l, o, int_type);
    if (is_wanted(o->s->value)) {
        Rtype *rt = layout_type(l->c, elem);
        IrOperand direct = direct_variable(l, o, o->s->value);
        IrIns *i = lower_ins(l, IR_ELEM, o->pos);
        i->a = group;
        i->b = o->index;
        i->aux = rt->id;
        IrOperand v = lower_result(l, i, direct, rt);
        if (!o->s->is_define) {
            assign_pair(l, o, o->index, int_type, v, elem);
        } else if (direct.kind == IRO_NONE) {
            assign_var(l, o, o->s->value, v, elem);
        }
    }
    if (o->s->is_define || !is_wanted(o->s->value)) {
        bind_key(l, o, int_type);
    }
    counted_end(l, o, int_type);
}

static void range_slice(Lower *l, Loop *o) {
    Type *t = lower_expr_type(l, o->s->x);
    IrOperand x = lower_expr(l, o->s->x, ir_none());
    Rtype *rt = layout_type(l->c, t);
    IrOperand group = lower_snapshot(l, o->pos, x, rt);
    range_group(l, o, group, lower_subst(l, lower_under(t)->slice.elem));
}

/* Only the length of an array counts when the values are not wanted; then x is not even evaluated,
 * unless something in it has an effect. */
static void range_length(Lower *l, Loop *o, int64_t len) {
    Type *int_type = checker_basic(l->c->o.checker, TYPE_INT);
    if (o->s->x->has_side_exit) {
        lower_discard(l, o->s->x);
    }
    o->count = ir_imm(len);
    counted_begin(l, o, int_type);
    bind_key(l, o, int_type);
    counted_end(l, o, int_type);
}

static void range_array(Lower *l, Loop *o) {
    Type *t = lower_expr_type(l, o->s->x), *under = lower_under(t);
    bool is_pointer = under->kind == TYPE_POINTER;
    Type *array = is_pointer ? lower_subst(l, under->pointer.elem) : t;
    if (!is_wanted(o->s->value)) {
        range_length(l, o, lower_under(array)->array.len);
        return;
    }
    Place p;
    if (is_pointer) {
        p = lower_deref(l, lower_value_place(l, o->pos, lower_expr(l, o->s->x, ir_none()), t));
    } else { /* a copy: the body may change the array */
        IrOperand copy = lower_expr(l, o->s->x, ir_none());
        IrIns *box = lower_ins(l, IR_BOX, o->pos);
        box->aux = layout_type(l->c, array)->id;
        box->a = copy;
        p = lower_mem_place(l, o->pos, lower_result(l, box, ir_none(), lower_pointer_type(l)),
                            array, 0, true);
    }
    range_group(l, o, lower_elem_view(l, &p), lower_subst(l, lower_under(array)->array.elem));
}

static void range_string(Lower *l, Loop *o) {
    Type *int_type = checker_basic(l->c->o.checker, TYPE_INT);
    Type *rune_type = checker_basic(l->c->o.checker, TYPE_INT32);
    Rtype *string = lower_basic(l, TYPE_STRING);
    IrOperand s = lower_snapshot(l, o->pos, lower_expr(l, o->s->x, ir_none()), string);
    IrOperand at = lower_temp(l, lower_basic(l, TYPE_INT));
    lower_move(l, o->pos, at, ir_imm(0), NULL);
    o->index = at;
    o->count = lower_word(s, 1);
    loop_blocks(l, o);
    count_test(l, o, int_type);
    lower_start(l, o->body);
    IrIns *i = lower_ins(l, IR_STR_NEXT, o->pos);
    i->a = s;
    i->b = at;
    IrOperand rune = lower_result(l, i, ir_none(), layout_words2(l->c));
    if (o->s->is_define) {
        bind_key(l, o, int_type);
        assign_var(l, o, o->s->value, ir_word(rune.reg, 0), rune_type);
    } else {
        assign_pair(l, o, at, int_type, ir_word(rune.reg, 0), rune_type);
    }
    loop_body(l, o);
    lower_move(l, o->pos, at, ir_word(rune.reg, 1), lower_basic(l, TYPE_INT));
    count_test(l, o, int_type);
    loop_end(l, o);
}

static void range_map(Lower *l, Loop *o) {
    Type *t = lower_expr_type(l, o->s->x), *under = lower_under(t);
    Type *key = lower_subst(l, under->map.key), *elem = lower_subst(l, under->map.elem);
    Rtype *rt = layout_type(l->c, t);
    IrOperand m = lower_expr(l, o->s->x, ir_none());
    IrIns *iter = lower_ins(l, IR_MAP_ITER, o->pos);
    iter->a = m;
    iter->aux = rt->id;
    IrOperand it = lower_result(l, iter, ir_none(), lower_pointer_type(l));
    loop_blocks(l, o);
    lower_jump(l, o->pos, o->next);
    lower_start(l, o->body);
    /* The instruction that fills them comes last in the text, at `next`. */
    bool has_key = is_wanted(o->s->key), has_value = is_wanted(o->s->value);
    IrOperand k = direct_variable(l, o, o->s->key), v = direct_variable(l, o, o->s->value);
    bool k_direct = k.kind != IRO_NONE, v_direct = v.kind != IRO_NONE;
    if (has_key && !k_direct) {
        k = lower_temp(l, layout_type(l->c, key));
    }
    if (has_value && !v_direct) {
        v = lower_temp(l, layout_type(l->c, elem));
    }
    if (!o->s->is_define) {
        assign_pair(l, o, k, key, v, elem);
    } else {
        assign_var(l, o, k_direct ? NULL : o->s->key, k, key);
        assign_var(l, o, v_direct ? NULL : o->s->value, v, elem);
    }
    loop_body(l, o);
    IrIns *i = lower_ins(l, IR_MAP_NEXT, o->pos);
    i->a = it;
    i->aux = rt->id;
    i->dst = k;
    i->dst2 = v;
    i->then = o->body;
    i->els = o->done;
    loop_end(l, o);
}

static void range_chan(Lower *l, Loop *o) {
    Type *t = lower_expr_type(l, o->s->x);
    Type *elem = lower_subst(l, lower_under(t)->chan.elem);
    IrOperand ch =
        lower_snapshot(l, o->pos, lower_expr(l, o->s->x, ir_none()), layout_type(l->c, t));
    loop_blocks(l, o);
    lower_jump(l, o->pos, o->next);
    lower_start(l, o->body);
    IrOperand value = direct_variable(l, o, o->s->key);
    if (value.kind == IRO_NONE) {
        value = lower_temp(l, layout_type(l->c, elem));
        assign_var(l, o, o->s->key, value, elem);
    }
    loop_body(l, o);
    IrIns *i = lower_ins(l, IR_RECV, o->pos);
    i->a = ch;
    i->aux = layout_type(l->c, elem)->id;
    i->dst = value;
    i->dst2 = lower_temp(l, lower_basic(l, TYPE_BOOL));
    lower_branch(l, o->pos, i->dst2, o->body, o->done);
    loop_end(l, o);
}

void lower_range(Lower *l, RangeStmt *s) {
    Loop o = {.s = s, .pos = s->s.pos};
    switch ((RangeKind)s->range_kind) {
    case RANGE_INT:
        range_int(l, &o);
        break;
    case RANGE_STRING:
        range_string(l, &o);
        break;
    case RANGE_SLICE:
        range_slice(l, &o);
        break;
    case RANGE_ARRAY:
    case RANGE_ARRAY_PTR:
        range_array(l, &o);
        break;
    case RANGE_MAP:
        range_map(l, &o);
        break;
    case RANGE_CHAN:
        range_chan(l, &o);
        break;
    case RANGE_FUNC:
        lower_range_func(l, s);
        break;
    }
}
