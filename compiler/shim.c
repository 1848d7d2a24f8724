/* compiler/shim.c: functions between values that reflect holds and code (ShimKind in
 * bytecode/image.h says what each does).
 *
 * Each is compiled when the program first asks for it, for one func type, and then costs what a
 * function costs that somebody wrote. So neither the vm nor the collector has to know of calls,
 * sends or receives with types found out at run time; and a goroutine that waits in one waits
 * in ordinary code.
 *
 * The frame's type is a struct, laid out and scanned like any other.
 */
#include <stdlib.h>

#include "compiler/lower_internal.h"

typedef struct Frame {
    Type *type;
    int64_t *offsets; /* of its fields */
    int count;
    uint32_t symbol;  /* METHOD */
} Frame;

/* ---- frames */

static void add_field(Compiler *c, NewField *list, int *count, Type *t) {
    list[*count] = (NewField){.name = compiler_str(c, "F%d", *count), .type = t};
    ++*count;
}

static int frame_fields(Compiler *c, ShimKind kind, const Type *sig, NewField *list) {
    int n = 0;
    for (int i = 0; i < sig->func.param_count; i++) {
        Type *t = sig->func.params[i]->type;
        add_field(c, list, &n, t);
        if (kind == SHIM_SELECT) {
            add_field(c, list, &n, type_underlying(t)->chan.elem);
        }
    }
    if (kind == SHIM_SELECT) {
        add_field(c, list, &n, checker_basic(c->o.checker, TYPE_INT));
        add_field(c, list, &n, checker_basic(c->o.checker, TYPE_BOOL));
        return n;
    }
    for (int i = 0; i < sig->func.result_count; i++) {
        add_field(c, list, &n, sig->func.results[i]->type);
    }
    return n;
}

static Frame frame_new(Compiler *c, ShimKind kind, const Type *sig) {
    size_t most = (size_t)(2 * sig->func.param_count + sig->func.result_count + 2);
    NewField *list = base_alloc(most * sizeof *list);
    Frame f;
    f.count = frame_fields(c, kind, sig, list);
    f.type = type_new_struct(c->o.checker, list, f.count);
    f.offsets = base_alloc(most * sizeof *f.offsets);
    type_field_offsets(f.type, f.offsets);
    free(list);
    return f;
}

static Place frame_place(Lower *l, const Frame *f, IrOperand ptr, int i) {
    return lower_mem_place(l, 0, ptr, f->type->strukt.fields[i]->type, f->offsets[i], true);
}

static IrOperand frame_load(Lower *l, const Frame *f, IrOperand ptr, int i) {
    Place p = frame_place(l, f, ptr, i);
    return lower_load(l, &p, ir_none());
}

static void frame_store(Lower *l, const Frame *f, IrOperand ptr, int i, IrOperand value) {
    Place p = frame_place(l, f, ptr, i);
    lower_store(l, &p, value);
}

/* ---- calls in, calls out */

static IrOperand *result_temps(Lower *l, const Type *sig) {
    IrOperand *results = ir_operands(l->f, (uint32_t)sig->func.result_count);
    for (int i = 0; i < sig->func.result_count; i++) {
        results[i] = lower_temp(l, lower_type(l, sig->func.results[i]->type));
    }
    return results;
}

static void lower_call_shim(Lower *l, const Frame *f, Type *sig, const IrOperand *params) {
    int n = sig->func.param_count, m = sig->func.result_count;
    IrOperand *args = ir_operands(l->f, (uint32_t)n), *results = result_temps(l, sig);
    for (int i = 0; i < n; i++) {
        args[i] = frame_load(l, f, params[1], i);
    }
    Callee callee = {.kind = CALLEE_CLOSURE, .target = params[0], .sig = sig};
    lower_emit_call(l, 0, &callee, args, n, results, m);
    for (int i = 0; i < m; i++) {
        frame_store(l, f, params[1], n + i, results[i]);
    }
}

static void lower_make_shim(Lower *l, const Frame *f, Type *sig, const IrOperand *params) {
    int n = sig->func.param_count, m = sig->func.result_count, word = 0;
    IrIns *make = lower_ins(l, IR_NEW, 0);
    make->aux = lower_type(l, f->type)->id;
    IrOperand frame = lower_result(l, make, ir_none(), lower_pointer_type(l));
    for (int i = 0; i < n; i++) {
        frame_store(l, f, frame, i, params[i]);
    }
    Callee handler = {.kind = CALLEE_CLOSURE,
                      .target = lower_captured(l, 0, &word, lower_func_type(l)),
                      .sig = sig};
    lower_emit_call(l, 0, &handler, &frame, 1, NULL, 0);
    IrOperand *results = ir_operands(l->f, (uint32_t)m);
    for (int i = 0; i < m; i++) {
        results[i] = frame_load(l, f, frame, n + i);
    }
    IrIns *ret = lower_ins(l, IR_RET, 0);
    ret->args = results;
    ret->arg_count = (uint16_t)m;
}

/* ---- select */

static bool is_send(const Type *sig, int i) {
    return type_underlying(sig->func.params[i]->type)->chan.dir == CHAN_SEND_ONLY;
}

static IrSelectCase select_case(Lower *l, const Frame *f, const Type *sig, IrOperand frame, int i) {
    IrSelectCase s = {.is_send = is_send(sig, i), .chan = frame_load(l, f, frame, 2 * i)};
    if (s.is_send) {
        s.value = frame_load(l, f, frame, 2 * i + 1);
    } else {
        s.recv = lower_temp(l, lower_type(l, f->type->strukt.fields[2 * i + 1]->type));
        s.ok = lower_temp(l, lower_basic(l, TYPE_BOOL));
    }
    return s;
}

static void store_received(Lower *l, const Frame *f, IrOperand frame, int i,
                           const IrSelectCase *s) {
    frame_store(l, f, frame, 2 * i + 1, s->recv);
    frame_store(l, f, frame, f->count - 1, s->ok);
}

/* One case without default is the plain operation, and so named where it waits. */
static void lower_one_case(Lower *l, const Frame *f, IrOperand frame, const IrSelectCase *s) {
    IrIns *i = lower_ins(l, s->is_send ? IR_SEND : IR_RECV, 0);
    i->a = s->chan;
    i->aux = lower_type(l, f->type->strukt.fields[1]->type)->id;
    if (s->is_send) {
        i->b = s->value;
    } else {
        i->dst = s->recv;
        i->dst2 = s->ok;
        store_received(l, f, frame, 0, s);
    }
    frame_store(l, f, frame, f->count - 2, ir_imm(0));
}

static void lower_select_shim(Lower *l, const Frame *f, Type *sig, const IrOperand *params) {
    int n = sig->func.param_count;
    IrOperand frame = params[1];
    IrSelectCase *cases = ARENA_ARRAY(l->c->work, IrSelectCase, n + 1);
    for (int i = 0; i < n; i++) {
        cases[i] = select_case(l, f, sig, frame, i);
    }
    if (n == 1 && sig->func.result_count == 0) {
        lower_one_case(l, f, frame, &cases[0]);
        return;
    }
    IrIns *select = lower_ins(l, IR_SELECT, 0);
    select->cases = cases;
    select->arg_count = (uint16_t)n;
    select->select_default = sig->func.result_count != 0;
    IrOperand chosen = lower_result(l, select, ir_none(), lower_basic(l, TYPE_INT));
    frame_store(l, f, frame, f->count - 2, chosen);
    for (int i = 0; i < n; i++) {
        if (cases[i].is_send) {
            continue;
        }
        IrBlock *hit = lower_block(l), *miss = lower_block(l);
        IrOperand is_it = lower_op2(l, IR_EQ, NUM_I64, 0, ir_none(), lower_basic(l, TYPE_BOOL),
                                    chosen, ir_imm(i));
        lower_branch(l, 0, is_it, hit, miss);
        lower_start(l, hit);
        store_received(l, f, frame, i, &cases[i]);
        lower_jump(l, 0, miss);
        lower_start(l, miss);
    }
}

/* ---- methods */

/* The receiver becomes an interface, whose method is called: no frame is needed. */
static void lower_method_shim(Lower *l, const Frame *f, Type *sig, const IrOperand *params) {
    Type *recv = sig->func.params[0]->type;
    Callee method = {.kind = CALLEE_IFACE,
                     .index = f->symbol,
                     .target = lower_to_iface(l, 0, params[0], recv, ir_none()),
                     .sig = sig};
    lower_forward(l, 0, &method, params + 1, sig->func.param_count - 1);
}

/* ---- the function */

static uint32_t lower_shim(Compiler *c, ShimKind kind, Type *sig, const Frame *f) {
    static void (*const bodies[])(Lower *, const Frame *, Type *, const IrOperand *) = {
        [SHIM_CALL] = lower_call_shim, [SHIM_MAKE] = lower_make_shim,
        [SHIM_SELECT] = lower_select_shim, [SHIM_METHOD] = lower_method_shim};
    static const char *const names[] = {
        [SHIM_CALL] = "reflect.call", [SHIM_MAKE] = "reflect.makeFuncStub",
        [SHIM_SELECT] = "reflect.rselect", [SHIM_METHOD] = "reflect.methodFunc"};
    bool has_that_type = kind == SHIM_MAKE || kind == SHIM_METHOD;
    uint16_t flags = FUNC_WRAPPER | FUNC_IS_STD | (kind == SHIM_MAKE ? FUNC_IS_CLOSURE : 0);
    FuncInst *inst = compiler_inst(c, INST_SYNTH, compiler_str(c, "%s", names[kind]), 0, flags);
    inst->is_address_taken = true;
    Type *word = checker_basic(c->o.checker, TYPE_UNSAFE_POINTER);
    Type *two_words = type_new_func(c->o.checker, (Type *[]){word, word}, 2, NULL, 0, false);
    Lower l;
    IrOperand *params;
    int n;
    lower_synth_begin(&l, c, inst, has_that_type ? sig : two_words, NULL, NULL, &params, &n);
    bodies[kind](&l, f, sig, params);
    lower_end(&l);
    return inst->func;
}

uint32_t compiler_make_shim(void *compiler, ShimKind kind, const Rtype *func, uint32_t symbol,
                            Rtype **frame) {
    Compiler *c = compiler;
    Type *sig = type_underlying(func->backend);
    int messages = c->o.diags->len;
    Frame f = frame_new(c, kind, sig);
    f.symbol = symbol;
    *frame = compiler_rtype(c, f.type);
    uint32_t index = lower_shim(c, kind, sig, &f);
    free(f.offsets);
    if (!compiler_end_batch(c)) { /* too large a frame: not a mistake in the program's text */
        diags_cut(c->o.diags, messages);
        return UINT32_MAX;
    }
    return index;
}
