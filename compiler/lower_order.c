/* compiler/lower_order.c: the order of calls and of everything else.
 *
 * The spec orders calls, receives and logical operators among themselves and leaves the reading of
 * variables around them open. Go's compiler makes the calls of a list of operands first and reads
 * variables afterwards: with `func f() int { x = 2; return 1 }`, x + f() sees the new x. So do we:
 * before a list of operands is evaluated, the calls in it are *hoisted*: evaluated in order, their
 * values kept in l->hoists, where lower_expr finds them when it comes to the same node. Map reads
 * and type assertions are hoisted along with the calls, so that they keep their place among them.
 *
 * Nothing is hoisted when no operand but the first calls anything... which is nearly always.
 */
#include "compiler/lower_internal.h"

const IrOperand *lower_hoisted(const Lower *l, const Expr *e) {
    for (int i = l->hoists.len - 1; i >= 0; i--) {
        if (l->hoists.data[i].expr == e) {
            return &l->hoists.data[i].value;
        }
    }
    return NULL;
}

static void hoist(Lower *l, Expr *e) {
    if (lower_hoisted(l, e) != NULL || map_get(&l->given, e) != NULL) {
        return;
    }
    IrOperand value = lower_expr(l, e, ir_none());
    value = lower_snapshot(l, e->pos, value, lower_type(l, e->type));
    VEC_PUSH(&l->hoists, ((Hoist){e, value}));
}

static void walk(Lower *l, Expr *e);

static void walk_call(Lower *l, CallExpr *e) {
    bool is_call = e->call_kind == CALL_FUNC || e->call_kind == CALL_METHOD ||
                   e->call_kind == CALL_IFACE_METHOD;
    bool is_builtin = e->call_kind == CALL_BUILTIN && e->builtin < BUILTIN_UNSAFE_ADD;
    if ((is_call || is_builtin) && e->e.type != NULL && e->e.type->kind != TYPE_TUPLE) {
        hoist(l, &e->e);
        return;
    }
    for (int i = 0; i < e->arg_count && e->call_kind != CALL_FUNC; i++) {
        if (e->args[i]->mode != MODE_TYPE) {
            walk(l, e->args[i]);
        }
    }
}

static void walk_binary(Lower *l, BinaryExpr *e) {
    if (e->op != TOK_ANDAND && e->op != TOK_OROR) {
        walk(l, e->x);
        walk(l, e->y);
    } else if (e->e.has_side_exit) {
        hoist(l, &e->e);
    }
}

static void walk_index(Lower *l, IndexExpr *e, bool is_place) {
    if (lower_function_name(&e->e) != NULL) {
        return;
    }
    if (!is_place && lower_is_kind(lower_expr_type(l, e->x), TYPE_MAP)) {
        hoist(l, &e->e);
        return;
    }
    walk(l, e->x);
    walk(l, e->index[0]);
}

static void walk_slice(Lower *l, SliceExpr *e) {
    Expr *parts[] = {e->x, e->lo, e->hi, e->max};
    for (int i = 0; i < 4; i++) {
        if (parts[i] != NULL) {
            walk(l, parts[i]);
        }
    }
}

static void walk_literal(Lower *l, CompositeLit *e) {
    for (int i = 0; i < e->elem_count; i++) {
        Expr *x = e->elems[i];
        walk(l, x->kind == NODE_KEY_VALUE ? ((KeyValue *)x)->value : x);
    }
}

static void walk(Lower *l, Expr *e) {
    e = ast_unparen(e);
    if (lower_is_const(e)) {
        return;
    }
    switch ((NodeKind)e->kind) {
    case NODE_CALL:
        walk_call(l, (CallExpr *)e);
        break;
    case NODE_BINARY:
        walk_binary(l, (BinaryExpr *)e);
        break;
    case NODE_UNARY:
        if (((UnaryExpr *)e)->op == TOK_ARROW) {
            hoist(l, e);
        } else {
            walk(l, ((UnaryExpr *)e)->x);
        }
        break;
    case NODE_STAR:
        walk(l, ((StarExpr *)e)->x);
        break;
    case NODE_SELECTOR:
        if (((SelectorExpr *)e)->selection != NULL &&
            ((SelectorExpr *)e)->selection->kind != SEL_METHOD_EXPR) {
            walk(l, ((SelectorExpr *)e)->x);
        }
        break;
    case NODE_INDEX:
        walk_index(l, (IndexExpr *)e, false);
        break;
    case NODE_SLICE:
        walk_slice(l, (SliceExpr *)e);
        break;
    case NODE_TYPE_ASSERT:
        hoist(l, e);
        break;
    case NODE_COMPOSITE_LIT:
        if (!lower_is_kind(lower_expr_type(l, e), TYPE_MAP)) {
            walk_literal(l, (CompositeLit *)e);
        }
        break;
    default:
        break;
    }
}

static bool has_call(const Expr *e) {
    if (e->kind == NODE_KEY_VALUE) {
        e = ((const KeyValue *)e)->value;
    }
    return e->has_side_exit && !lower_is_const(e);
}

void lower_hoist_calls(Lower *l, Expr *const *list, int count) {
    int last = count - 1;
    while (last > 0 && (list[last] == NULL || !has_call(list[last]))) {
        last--;
    }
    for (int i = 0; last > 0 && i <= last; i++) {
        if (list[i] != NULL && list[i]->mode != MODE_TYPE) {
            walk(l, list[i]->kind == NODE_KEY_VALUE ? ((KeyValue *)list[i])->value : list[i]);
        }
    }
}

/* The operands on the left of an assignment. */
static void walk_place(Lower *l, Expr *e) {
    e = ast_unparen(e);
    if (e->kind == NODE_INDEX) {
        walk_index(l, (IndexExpr *)e, true);
    } else if (e->kind != NODE_IDENT) {
        walk(l, e);
    }
}

void lower_hoist_assignment(Lower *l, Expr *const *lhs, int lhs_count, Expr *const *rhs,
                            int rhs_count) {
    bool any = false;
    for (int i = 0; i < rhs_count; i++) {
        any |= has_call(rhs[i]) && !lower_is_tuple_call(rhs[i]);
    }
    for (int i = 0; any && i < lhs_count; i++) {
        walk_place(l, lhs[i]);
    }
    for (int i = 0; any && i < rhs_count; i++) {
        walk(l, rhs[i]);
    }
}
