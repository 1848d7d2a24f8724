/* compiler/lower_builtin.c: the predeclared functions, unsafe's, print, and library calls that have
 * instructions of their own.
 */
#include "compiler/lower_internal.h"

#include <string.h>

/* ---- len and cap */

/* Word w of the slice or string at p, loading no more than that word. */
static IrOperand group_word(Lower *l, Place p, int w, IrOperand dst) {
    if (p.kind == PLACE_VALUE) {
        return lower_word(p.base, w);
    }
    if (p.kind == PLACE_MEM || p.kind == PLACE_GLOBAL || p.kind == PLACE_PART) {
        p.type = checker_basic(l->c->o.checker, TYPE_INT);
        p.rtype = layout_type(l->c, p.type);
        p.offset += 8 * w;
        return lower_load(l, &p, dst);
    }
    return lower_word(lower_load(l, &p, ir_none()), w);
}

IrOperand lower_len(Lower *l, Pos pos, Expr *x, bool want_cap, IrOperand dst) {
    Type *t = lower_expr_type(l, x), *under = lower_under(t);
    switch ((TypeKind)under->kind) {
    case TYPE_MAP:
        return lower_op1(l, IR_MAP_LEN, pos, dst, lower_basic(l, TYPE_INT),
                         lower_expr(l, x, ir_none()));
    case TYPE_CHAN:
        return lower_op1(l, want_cap ? IR_CHAN_CAP : IR_CHAN_LEN, pos, dst,
                         lower_basic(l, TYPE_INT), lower_expr(l, x, ir_none()));
    case TYPE_ARRAY:
        lower_discard(l, x);
        return ir_imm(under->array.len);
    case TYPE_POINTER:
        lower_discard(l, x);
        return ir_imm(lower_under(under->pointer.elem)->array.len);
    default:
        if (lower_is_const(x)) {
            return lower_word(lower_expr(l, x, ir_none()), 1);
        }
        return group_word(l, lower_place(l, x), want_cap ? 2 : 1, dst);
    }
}

/* ---- append, copy, make … */

static IrOperand lower_append(Lower *l, CallExpr *e, IrOperand dst) {
    Type *t = lower_expr_type(l, &e->e);
    Type *elem = lower_subst(l, lower_under(t)->slice.elem);
    IrOperand s = lower_expr_as(l, e->args[0], t, ir_none());
    if (e->arg_count == 1) {
        return s;
    }
    if (e->has_dots) {
        bool is_string = type_is_string(lower_expr_type(l, e->args[1]));
        IrOperand more = is_string ? lower_expr(l, e->args[1], ir_none())
                                   : lower_expr_as(l, e->args[1], t, ir_none());
        IrIns *i = lower_ins(l, IR_APPEND_SLICE, e->e.pos);
        i->a = s;
        i->b = more;
        i->imm = is_string;
        i->aux = layout_type(l->c, elem)->id;
        return lower_result(l, i, dst, layout_type(l->c, t));
    }
    IrOperand *args = ir_operands(l->f, (uint32_t)e->arg_count);
    for (int k = 1; k < e->arg_count; k++) {
        args[k - 1] = lower_expr_as(l, e->args[k], elem, ir_none());
    }
    IrIns *i = lower_ins(l, IR_APPEND, e->e.pos);
    i->a = s;
    i->args = args;
    i->arg_count = (uint16_t)(e->arg_count - 1);
    i->aux = layout_type(l->c, elem)->id;
    return lower_result(l, i, dst, layout_type(l->c, t));
}

static IrOperand lower_copy(Lower *l, CallExpr *e, IrOperand dst) {
    IrOperand to = lower_expr(l, e->args[0], ir_none());
    bool is_string = type_is_string(lower_expr_type(l, e->args[1]));
    IrOperand from = lower_expr(l, e->args[1], ir_none());
    IrIns *i = lower_ins(l, IR_COPYS, e->e.pos);
    i->a = to;
    i->b = from;
    i->imm = is_string;
    i->aux = lower_type(l, lower_under(lower_expr_type(l, e->args[0]))->slice.elem)->id;
    return lower_result(l, i, dst, lower_basic(l, TYPE_INT));
}

static IrOperand lower_make(Lower *l, CallExpr *e, IrOperand dst) {
    Type *t = lower_expr_type(l, &e->e), *under = lower_under(t);
    IrOperand n = e->arg_count > 1 ? lower_expr(l, e->args[1], ir_none()) : ir_imm(0);
    IrOperand cap = e->arg_count > 2 ? lower_expr(l, e->args[2], ir_none()) : n;
    Rtype *rt = layout_type(l->c, t);
    IrOp op = under->kind == TYPE_SLICE ? IR_MAKE_SLICE
              : under->kind == TYPE_MAP ? IR_MAKE_MAP : IR_MAKE_CHAN;
    IrIns *i = lower_ins(l, op, e->e.pos);
    i->a = n;
    if (op == IR_MAKE_SLICE) {
        i->b = cap;
        i->aux = lower_type(l, under->slice.elem)->id;
    } else {
        i->aux = rt->id;
    }
    return lower_result(l, i, dst, rt);
}

static IrOperand lower_new(Lower *l, CallExpr *e, IrOperand dst) {
    IrIns *i = lower_ins(l, IR_NEW, e->e.pos);
    i->aux = lower_type(l, lower_under(lower_expr_type(l, &e->e))->pointer.elem)->id;
    return lower_result(l, i, dst, lower_pointer_type(l));
}

static void lower_clear(Lower *l, CallExpr *e) {
    Type *t = lower_expr_type(l, e->args[0]), *under = lower_under(t);
    IrOperand x = lower_expr(l, e->args[0], ir_none());
    bool is_map = under->kind == TYPE_MAP;
    IrIns *i = lower_ins(l, is_map ? IR_MAP_CLEAR : IR_CLEARS, e->e.pos);
    i->a = x;
    i->aux = is_map ? layout_type(l->c, t)->id : lower_type(l, under->slice.elem)->id;
}

static void lower_delete(Lower *l, CallExpr *e) {
    Type *t = lower_expr_type(l, e->args[0]);
    IrOperand m = lower_expr(l, e->args[0], ir_none());
    IrOperand key =
        lower_expr_as(l, e->args[1], lower_subst(l, lower_under(t)->map.key), ir_none());
    IrIns *i = lower_ins(l, IR_MAP_DELETE, e->e.pos);
    i->a = m;
    i->b = key;
    i->aux = layout_type(l->c, t)->id;
}

static void lower_panic(Lower *l, CallExpr *e) {
    Type *any = checker_universe(l->c->o.checker, "any")->type;
    IrOperand v = lower_expr_as(l, e->args[0], any, ir_none());
    lower_ins(l, IR_PANIC, e->e.pos)->a = v;
}

/* ---- complex numbers */

static IrOperand lower_complex(Lower *l, CallExpr *e, IrOperand dst) {
    Type *t = lower_expr_type(l, &e->e);
    Type *part = checker_basic(l->c->o.checker,
                               lower_num(t) == NUM_C64 ? TYPE_FLOAT32 : TYPE_FLOAT64);
    IrOperand re = lower_expr_as(l, e->args[0], part, ir_none());
    IrOperand im = lower_expr_as(l, e->args[1], part, ir_none());
    return lower_op2(l, IR_MKCOMPLEX, lower_num(t), e->e.pos, dst, layout_type(l->c, t), re, im);
}

static IrOperand lower_complex_part(Lower *l, CallExpr *e, IrOp op, IrOperand dst) {
    Type *z = lower_expr_type(l, e->args[0]);
    IrOperand x = lower_expr(l, e->args[0], ir_none());
    return lower_op2(l, op, lower_num(z), e->e.pos, dst, lower_type(l, e->e.type), x, ir_none());
}

/* ---- min and max */

static IrOperand float_extreme(Lower *l, Pos pos, bool is_max, Type *t, IrOperand x, IrOperand y) {
    Type *f64 = checker_basic(l->c->o.checker, TYPE_FLOAT64);
    IrOperand args[] = {lower_convert(l, pos, x, t, f64, ir_none()),
                        lower_convert(l, pos, y, t, f64, ir_none())};
    if (lower_num(t) == NUM_F32) { /* immediates have the bits of their own width */
        for (int i = 0; i < 2; i++) {
            IrOperand o = i == 0 ? x : y;
            if (o.kind == IRO_IMM) {
                uint32_t bits = (uint32_t)o.imm;
                float f;
                memcpy(&f, &bits, sizeof f);
                double d = f;
                args[i] = ir_imm(0);
                memcpy(&args[i].imm, &d, sizeof d);
            }
        }
    }
    IrOperand result = lower_temp(l, layout_type(l->c, f64));
    lower_runtime_call(l, pos, is_max ? RT_MAX_F64 : RT_MIN_F64, args, 2, result);
    return lower_convert(l, pos, result, f64, t, ir_none());
}

static void ordered_extreme(Lower *l, Pos pos, bool is_max, Type *t, IrOperand best, IrOperand x) {
    IrBlock *better = lower_block(l), *next = lower_block(l);
    IrOperand less = lower_op2(l, IR_LT, lower_num(t), pos, ir_none(), lower_basic(l, TYPE_BOOL),
                               is_max ? best : x, is_max ? x : best);
    lower_branch(l, pos, less, better, next);
    lower_start(l, better);
    lower_move(l, pos, best, x, layout_type(l->c, t));
    lower_jump(l, pos, next);
    lower_start(l, next);
}

static IrOperand lower_extreme(Lower *l, CallExpr *e, bool is_max) {
    Type *t = lower_expr_type(l, &e->e);
    IrOperand *args = ir_operands(l->f, (uint32_t)e->arg_count);
    for (int i = 0; i < e->arg_count; i++) {
        args[i] = lower_expr_as(l, e->args[i], t, ir_none());
    }
    IrOperand best = lower_temp(l, layout_type(l->c, t));
    lower_move(l, e->e.pos, best, args[0], layout_type(l->c, t));
    for (int i = 1; i < e->arg_count; i++) {
        if (type_is_float(t)) {
            best = float_extreme(l, e->e.pos, is_max, t, best, args[i]);
        } else {
            ordered_extreme(l, e->e.pos, is_max, t, best, args[i]);
        }
    }
    return best;
}

/* ---- print */

static RuntimeCall print_call(Type *t) {
    switch (lower_num(t)) {
    case NUM_F32: case NUM_F64:
        return RT_PRINT_FLOAT;
    case NUM_C64: case NUM_C128:
        return RT_PRINT_COMPLEX;
    case NUM_STR:
        return RT_PRINT_STRING;
    default:
        break;
    }
    TypeKind k = (TypeKind)lower_under(t)->kind;
    if (k == TYPE_BOOL || k == TYPE_UNTYPED_BOOL) {
        return RT_PRINT_BOOL;
    }
    if (k == TYPE_SLICE) {
        return RT_PRINT_SLICE;
    }
    if (k == TYPE_INTERFACE) {
        return RT_PRINT_IFACE;
    }
    if (type_is_integer(t)) {
        return type_is_unsigned(t) ? RT_PRINT_UINT : RT_PRINT_INT;
    }
    return RT_PRINT_HEX;
}

static void print_value(Lower *l, Pos pos, IrOperand v, Type *t) {
    TypeKind wide = lower_num(t) == NUM_F32 ? TYPE_FLOAT64
                    : lower_num(t) == NUM_C64 ? TYPE_COMPLEX128 : TYPE_INVALID;
    if (wide != TYPE_INVALID) {
        if (v.kind == IRO_IMM) {
            IrOperand reg = lower_temp(l, layout_type(l->c, t));
            lower_move(l, pos, reg, v, layout_type(l->c, t));
            v = reg;
        }
        v = lower_convert(l, pos, v, t, checker_basic(l->c->o.checker, wide), ir_none());
    }
    lower_runtime_call(l, pos, print_call(t), &v, 1, ir_none());
}

static void lower_print(Lower *l, CallExpr *e) {
    bool is_println = e->builtin == BUILTIN_PRINTLN;
    IrOperand *args = ir_operands(l->f, (uint32_t)e->arg_count);
    for (int i = 0; i < e->arg_count; i++) {
        args[i] = lower_expr_as(l, e->args[i], lower_expr_type(l, e->args[i]), ir_none());
    }
    for (int i = 0; i < e->arg_count; i++) {
        if (is_println && i > 0) {
            lower_runtime_call(l, e->e.pos, RT_PRINT_SP, NULL, 0, ir_none());
        }
        print_value(l, e->args[i]->pos, args[i], lower_expr_type(l, e->args[i]));
    }
    if (is_println) {
        lower_runtime_call(l, e->e.pos, RT_PRINT_NL, NULL, 0, ir_none());
    }
}

/* ---- unsafe */

static IrOperand unsafe_group(Lower *l, Pos pos, IrOperand ptr, IrOperand len, Type *t) {
    Rtype *rt = layout_type(l->c, t);
    IrOperand g = lower_temp(l, rt);
    lower_move(l, pos, ir_word(g.reg, 0), ptr, lower_pointer_type(l));
    lower_move(l, pos, ir_word(g.reg, 1), len, lower_basic(l, TYPE_INT));
    if (rt->slots == 3) {
        lower_move(l, pos, ir_word(g.reg, 2), len, lower_basic(l, TYPE_INT));
    }
    return g;
}

static IrOperand lower_unsafe_slice(Lower *l, CallExpr *e) {
    Type *t = lower_expr_type(l, &e->e);
    IrOperand ptr = lower_expr(l, e->args[0], ir_none());
    IrOperand len = lower_expr(l, e->args[1], ir_none());
    if (type_is_string(t)) {
        lower_runtime_call(l, e->e.pos, RT_UNSAFE_STRING, (IrOperand[]){ptr, len}, 2, ir_none());
    } else {
        IrOperand size = ir_imm((int64_t)lower_type(l, lower_under(t)->slice.elem)->size);
        lower_runtime_call(l, e->e.pos, RT_UNSAFE_SLICE, (IrOperand[]){ptr, len, size}, 3,
                           ir_none());
    }
    return unsafe_group(l, e->e.pos, ptr, len, t);
}

/* In a generic function: where the instance's struct has the field. */
static int64_t instance_offset(Lower *l, const Expr *arg) {
    const Selection *s = ((const SelectorExpr *)ast_unparen((Expr *)arg))->selection;
    Type *t = lower_subst(l, s->recv);
    int64_t offset = 0;
    for (int i = 0; i < s->path_len; i++) {
        offset += type_field_offset(t, s->path[i]);
        t = lower_under(t)->strukt.fields[s->path[i]]->type;
    }
    return offset;
}

static IrOperand lower_unsafe(Lower *l, CallExpr *e, IrOperand dst) {
    IrOperand x;
    switch ((BuiltinId)e->builtin) {
    case BUILTIN_UNSAFE_ADD:
        x = lower_expr(l, e->args[0], ir_none());
        return lower_op2(l, IR_ADD, NUM_I64, e->e.pos, dst, lower_pointer_type(l), x,
                         lower_expr(l, e->args[1], ir_none()));
    case BUILTIN_UNSAFE_SLICE:
    case BUILTIN_UNSAFE_STRING:
        return lower_unsafe_slice(l, e);
    case BUILTIN_UNSAFE_SLICE_DATA:
    case BUILTIN_UNSAFE_STRING_DATA:
        return group_word(l, lower_place(l, e->args[0]), 0, dst);
    case BUILTIN_UNSAFE_SIZEOF:
        return ir_imm((int64_t)lower_type(l, e->args[0]->type)->size);
    case BUILTIN_UNSAFE_ALIGNOF:
        return ir_imm(lower_type(l, e->args[0]->type)->align);
    case BUILTIN_UNSAFE_OFFSETOF:
        return ir_imm(instance_offset(l, e->args[0]));
    default:
        PANIC("builtin %d is not lowered", e->builtin);
    }
}

/* ---- the switchboard */

static IrOperand lower_builtin_stmt(Lower *l, CallExpr *e) {
    switch ((BuiltinId)e->builtin) {
    case BUILTIN_CLEAR:
        lower_clear(l, e);
        break;
    case BUILTIN_CLOSE:
    {
        IrOperand ch = lower_expr(l, e->args[0], ir_none());
        lower_ins(l, IR_CLOSE, e->e.pos)->a = ch;
        break;
    }
    case BUILTIN_DELETE:
        lower_delete(l, e);
        break;
    case BUILTIN_PANIC:
        lower_panic(l, e);
        break;
    default:
        lower_print(l, e);
        break;
    }
    return ir_none();
}

static IrOperand builtin_value(Lower *l, CallExpr *e, IrOperand dst);

/* print(f()) with several results: a call whose arguments are names for them. */
static CallExpr *spread_call(Lower *l, CallExpr *e) {
    IrOperand *values;
    Type **types;
    int n = lower_expr_list(l, e->args, 1, &values, &types);
    CallExpr *call = ARENA_NEW(l->c->work, CallExpr);
    *call = *e;
    call->arg_count = n;
    call->args = ARENA_ARRAY(l->c->work, Expr *, n + 1);
    for (int i = 0; i < n; i++) {
        Ident *name = ARENA_NEW(l->c->work, Ident);
        name->e = (Expr){.kind = NODE_IDENT, .mode = MODE_VALUE, .pos = e->e.pos, .type = types[i]};
        call->args[i] = &name->e;
        Given *g = ARENA_NEW(l->c->work, Given);
        g->values = &values[i];
        g->count = 1;
        map_put(&l->given, name, g);
    }
    return call;
}

IrOperand lower_builtin(Lower *l, CallExpr *e, IrOperand dst) {
    if (e->arg_count == 1 && lower_is_tuple_call(e->args[0])) {
        return lower_builtin(l, spread_call(l, e), dst);
    }
    int mark = l->hoists.len;
    lower_hoist_calls(l, e->args, e->arg_count);
    IrOperand value = builtin_value(l, e, dst);
    l->hoists.len = mark;
    return value;
}

static IrOperand builtin_value(Lower *l, CallExpr *e, IrOperand dst) {
    switch ((BuiltinId)e->builtin) {
    case BUILTIN_APPEND:
        return lower_append(l, e, dst);
    case BUILTIN_CAP:
    case BUILTIN_LEN:
        return lower_len(l, e->e.pos, e->args[0], e->builtin == BUILTIN_CAP, dst);
    case BUILTIN_COMPLEX:
        return lower_complex(l, e, dst);
    case BUILTIN_REAL:
        return lower_complex_part(l, e, IR_REAL, dst);
    case BUILTIN_IMAG:
        return lower_complex_part(l, e, IR_IMAG, dst);
    case BUILTIN_COPY:
        return lower_copy(l, e, dst);
    case BUILTIN_MAKE:
        return lower_make(l, e, dst);
    case BUILTIN_MAX:
    case BUILTIN_MIN:
        return lower_extreme(l, e, e->builtin == BUILTIN_MAX);
    case BUILTIN_NEW:
        return lower_new(l, e, dst);
    case BUILTIN_RECOVER:
        return lower_result(l, lower_ins(l, IR_RECOVER, e->e.pos), dst,
                            lower_type(l, checker_universe(l->c->o.checker, "any")->type));
    case BUILTIN_CLEAR:
    case BUILTIN_CLOSE:
    case BUILTIN_DELETE:
    case BUILTIN_PANIC:
    case BUILTIN_PRINT:
    case BUILTIN_PRINTLN:
        return lower_builtin_stmt(l, e);
    default:
        return lower_unsafe(l, e, dst);
    }
}

/* ---- library functions with instructions of their own */

typedef enum Intrinsic {
    NOT_INTRINSIC,
    IN_SQRT,
    IN_ABS,
    IN_F64_BITS,
    IN_F64_FROM,
    IN_KEEP_ALIVE,
    IN_NOTE_LOCK            /* for the leak report; nothing unless it is asked for */
} Intrinsic;

static Intrinsic intrinsic_of(Expr *fun) {
    static const struct { const char *pkg, *name; Intrinsic what; } table[] = {
        {"math", "Sqrt", IN_SQRT}, {"math", "Abs", IN_ABS}, {"math", "Float64bits", IN_F64_BITS},
        {"math", "Float64frombits", IN_F64_FROM}, {"runtime", "KeepAlive", IN_KEEP_ALIVE},
        {"sync", "noteLock", IN_NOTE_LOCK}, {"sync", "noteUnlock", IN_NOTE_LOCK},
    };
    fun = ast_unparen(fun);
    Object *obj = fun->kind == NODE_SELECTOR && ((SelectorExpr *)fun)->selection == NULL
                      ? ((SelectorExpr *)fun)->sel->obj
                  : fun->kind == NODE_IDENT ? ((Ident *)fun)->obj : NULL;
    if (obj == NULL || obj->kind != OBJ_FUNC || obj->pkg == NULL || !obj->pkg->is_std) {
        return NOT_INTRINSIC;
    }
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(obj->pkg->path->text, table[i].pkg) == 0 &&
            strcmp(obj->name->text, table[i].name) == 0) {
            return table[i].what;
        }
    }
    return NOT_INTRINSIC;
}

static IrOperand reinterpret(Lower *l, CallExpr *e, IrOperand x, IrOperand dst) {
    Rtype *t = lower_type(l, e->e.type);
    IrOperand out = dst.kind != IRO_NONE ? dst : lower_temp(l, t);
    lower_move(l, e->e.pos, out, x, t);
    return out;
}

bool lower_intrinsic(Lower *l, CallExpr *e, IrOperand dst, IrOperand *value) {
    Intrinsic in = intrinsic_of(e->fun);
    if (in == NOT_INTRINSIC || e->arg_count != 1 || lower_is_tuple_call(e->args[0])) {
        return false;
    }
    if (in == IN_NOTE_LOCK) {
        *value = ir_none();
        return !l->c->o.note_slicing;
    }
    if (in == IN_KEEP_ALIVE) {
        if (lower_is_const(e->args[0]) || e->args[0]->mode == MODE_NIL) {
            return false;
        }
        IrOperand kept = lower_expr(l, e->args[0], ir_none());
        lower_ins(l, IR_KEEPALIVE, e->e.pos)->a = kept;
        *value = ir_none();
        return true;
    }
    Type *param = checker_basic(l->c->o.checker, in == IN_F64_FROM ? TYPE_UINT64 : TYPE_FLOAT64);
    IrOperand x = lower_expr_as(l, e->args[0], param, ir_none());
    if (in == IN_SQRT || in == IN_ABS) {
        *value = lower_op1(l, in == IN_SQRT ? IR_SQRT : IR_ABS, e->e.pos, dst,
                           lower_type(l, e->e.type), x);
    } else {
        *value = reinterpret(l, e, x, dst);
    }
    return true;
}
