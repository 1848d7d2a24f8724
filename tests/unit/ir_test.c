/* tests/unit/ir_test.c: the compiler's back half, from IR built by hand to verified bytecode. */
#include "tests/unit/unit.h"

#include "compiler/ir.h"

typedef struct Fixture {
    Arena arena;
    Interns *interns;
    Heap *heap;
    Image *im;
    Rtype *t_int, *t_uint8, *t_bool, *t_float, *t_string, *t_ptr, *t_ints, *t_any, *t_pair;
    IrFunc *f;
    IrBlock *b; /* where ins() appends */
    Buf text;
} Fixture;

static Rtype *add_type(Fixture *x, RtypeKind kind, uint64_t size, uint8_t align, Rtype *elem,
                       const char *name) {
    Rtype proto = {.kind = (uint8_t)kind, .size = size, .align = align, .elem = elem,
                   .string = intern_cstr(x->interns, name)};
    Rtype *t = image_add_rtype(x->im, &proto);
    image_rtype_finish(x->im, t);
    return t;
}

static void add_pair(Fixture *x) {
    RtypeField fields[2] = {{.name = intern_cstr(x->interns, "p"), .type = x->t_ptr},
                            {.name = intern_cstr(x->interns, "n"), .type = x->t_int, .offset = 8}};
    Rtype proto = {.kind = RK_STRUCT, .size = 16, .align = 8, .field_count = 2,
                   .fields = image_static(x->im, fields, sizeof fields),
                   .string = intern_cstr(x->interns, "pair")};
    x->t_pair = image_add_rtype(x->im, &proto);
    image_rtype_finish(x->im, x->t_pair);
}

static void fixture_init(Fixture *x) {
    *x = (Fixture){0};
    arena_init(&x->arena);
    buf_init(&x->text);
    x->interns = interns_new();
    x->heap = heap_new(&(GcOptions){0});
    x->im = image_new(x->heap, x->interns, NULL);
    x->t_int = add_type(x, RK_INT, 8, 8, NULL, "int");
    x->t_uint8 = add_type(x, RK_UINT8, 1, 1, NULL, "uint8");
    x->t_bool = add_type(x, RK_BOOL, 1, 1, NULL, "bool");
    x->t_float = add_type(x, RK_FLOAT64, 8, 8, NULL, "float64");
    x->t_string = add_type(x, RK_STRING, 16, 8, NULL, "string");
    x->t_ptr = add_type(x, RK_POINTER, 8, 8, x->t_int, "*int");
    x->t_ints = add_type(x, RK_SLICE, 24, 8, x->t_int, "[]int");
    x->t_any = add_type(x, RK_INTERFACE, 16, 8, NULL, "any");
    add_pair(x);
}

static void fixture_deinit(Fixture *x) {
    buf_deinit(&x->text);
    image_free(x->im);
    heap_free(x->heap);
    interns_free(x->interns);
    arena_deinit(&x->arena);
}

static void begin(Fixture *x, const char *name) {
    uint32_t func = image_add_func(x->im, intern_cstr(x->interns, name), 0);
    x->f = ir_func_new(&x->arena, x->im, func);
    x->b = ir_block_new(x->f);
    ir_block_place(x->f, x->b);
}

static IrBlock *block(Fixture *x) {
    return ir_block_new(x->f);
}

static void place(Fixture *x, IrBlock *b) {
    ir_block_place(x->f, b);
    x->b = b;
}

static IrRegId reg(Fixture *x, Rtype *t) {
    return ir_reg_new(x->f, t, NULL);
}

static IrRegId param(Fixture *x, Rtype *t) {
    IrRegId *grown = ARENA_ARRAY(&x->arena, IrRegId, x->f->param_count + 1);
    for (uint32_t k = 0; k < x->f->param_count; k++) {
        grown[k] = x->f->params[k];
    }
    x->f->params = grown;
    return grown[x->f->param_count++] = reg(x, t);
}

static void results(Fixture *x, Rtype *a, Rtype *b) {
    x->f->results = ARENA_ARRAY(&x->arena, Rtype *, 2);
    x->f->results[0] = a;
    x->f->results[1] = b;
    x->f->result_count = a == NULL ? 0 : b == NULL ? 1 : 2;
}

static IrIns *ins(Fixture *x, IrOp op, IrOperand dst, IrOperand a, IrOperand b) {
    IrIns *i = ir_append(x->f, x->b, op, 0);
    i->dst = dst;
    i->a = a;
    i->b = b;
    return i;
}

static IrIns *arith(Fixture *x, IrOp op, IrNum num, IrRegId dst, IrOperand a, IrOperand b) {
    IrIns *i = ins(x, op, ir_reg(dst), a, b);
    i->num = (uint8_t)num;
    return i;
}

static void jump(Fixture *x, IrBlock *to) {
    ins(x, IR_JUMP, ir_none(), ir_none(), ir_none())->then = to;
}

static void branch(Fixture *x, IrRegId cond, IrBlock *then, IrBlock *els) {
    IrIns *i = ins(x, IR_BRANCH, ir_none(), ir_reg(cond), ir_none());
    i->then = then;
    i->els = els;
}

static void ret(Fixture *x, int n, IrOperand a, IrOperand b) {
    IrIns *i = ins(x, IR_RET, ir_none(), ir_none(), ir_none());
    i->args = ir_operands(x->f, 2);
    i->args[0] = a;
    i->args[1] = b;
    i->arg_count = (uint16_t)n;
}

static IrIns *call(Fixture *x, uint32_t func, IrOperand result, int n, IrOperand a, IrOperand b) {
    IrIns *i = ir_append(x->f, x->b, IR_CALL, 0);
    i->aux = func;
    i->args = ir_operands(x->f, 2);
    i->args[0] = a;
    i->args[1] = b;
    i->arg_count = (uint16_t)n;
    i->results = ir_operands(x->f, 1);
    i->results[0] = result;
    i->result_count = result.kind == IRO_NONE ? 0 : 1;
    return i;
}

/* Emits x->f (after the passes when asked), verifies it, and leaves its listing in x->text. */
static const char *finish(Fixture *x, bool optimize) {
    Buf why;
    buf_init(&why);
    if (!IS(ir_check(x->f, &why))) {
        printf("%s\n", why.data);
    }
    if (optimize) {
        ir_optimize(x->f, NULL);
    }
    if (!IS(ir_emit(x->f, &why)) || !IS(image_verify_func(x->im, x->f->func, &why))) {
        printf("%s\n", why.data);
    }
    buf_deinit(&why);
    x->text.len = 0;
    image_disasm_func(x->im, x->f->func, &x->text);
    return x->text.data;
}

static int count_ops(Fixture *x, Opcode op) {
    const FuncMeta *f = x->im->funcs.data[x->f->func];
    int n = 0;
    for (uint32_t pc = 0; pc < f->code_words; pc += 1u + op_info((Opcode)f->entry[pc].op)->extra) {
        n += f->entry[pc].op == op;
    }
    return n;
}

/* func sum(n int) int { s := 0; for i := 0; i < n; i++ { s += i }; return s } */
static void build_sum(Fixture *x) {
    begin(x, "main.sum");
    IrRegId n = param(x, x->t_int), s = reg(x, x->t_int), i = reg(x, x->t_int);
    results(x, x->t_int, NULL);
    IrBlock *body = block(x), *done = block(x);
    ins(x, IR_CONST, ir_reg(s), ir_none(), ir_none());
    ins(x, IR_CONST, ir_reg(i), ir_none(), ir_none());
    IrRegId c = reg(x, x->t_bool), c2 = reg(x, x->t_bool);
    arith(x, IR_LT, NUM_I64, c, ir_reg(i), ir_reg(n));
    branch(x, c, body, done);
    place(x, body);
    IrRegId t = reg(x, x->t_int), u = reg(x, x->t_int);
    arith(x, IR_ADD, NUM_I64, t, ir_reg(s), ir_reg(i));
    ins(x, IR_MOV, ir_reg(s), ir_reg(t), ir_none());
    arith(x, IR_ADD, NUM_I64, u, ir_reg(i), ir_imm(1));
    ins(x, IR_MOV, ir_reg(i), ir_reg(u), ir_none());
    arith(x, IR_LT, NUM_I64, c2, ir_reg(i), ir_reg(n));
    branch(x, c2, body, done);
    place(x, done);
    ret(x, 1, ir_reg(s), ir_none());
}

static void test_loop_plain(void) {
    Fixture x;
    fixture_init(&x);
    build_sum(&x);
    finish(&x, false);
    IS_INT(count_ops(&x, OP_MOV), 0); /* all copies coalesced */
    IS_INT(count_ops(&x, OP_BT_LOOP), 1);
    fixture_deinit(&x);
}

static void test_loop_fused(void) {
    Fixture x;
    fixture_init(&x);
    build_sum(&x);
    const char *text = finish(&x, true);
    IS_INT(count_ops(&x, OP_INC_LT_LOOP), 1);
    IS_INT(count_ops(&x, OP_LOOP), 0);
    if (unit_state.failed) {
        printf("%s", text);
    }
    fixture_deinit(&x);
}

/* f(a, b) { g(a); return h(b, a) }: b and a live across the first call, in the map of its
 * return. */
static void test_maps_across_calls(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t g = image_add_func(x.im, intern_cstr(x.interns, "main.g"), 0);
    begin(&x, "main.f");
    IrRegId a = param(&x, x.t_ptr), b = param(&x, x.t_any), r = reg(&x, x.t_int);
    results(&x, x.t_int, NULL);
    call(&x, g, ir_none(), 1, ir_reg(a), ir_none());
    call(&x, g, ir_reg(r), 2, ir_reg(b), ir_reg(a));
    ret(&x, 1, ir_reg(r), ir_none());
    const char *text = finish(&x, false);
    const FuncMeta *f = x.im->funcs.data[x.f->func];
    int calls = 0;
    for (uint32_t pc = 0; pc < f->code_words; pc++) {
        StackMap map;
        if (f->entry[pc].op != OP_CALL || !IS(image_map_at(x.im, f, f->entry + pc + 1, &map))) {
            continue;
        }
        unsigned live = 0;
        for (uint32_t s = 0; s < map.slots && s < f->entry[pc].a; s++) {
            live += (map.kinds[s / 4] >> (2 * (s % 4)) & 3) != GC_SCALAR;
        }
        IS_INT(live, calls == 0 ? 2 : 0); /* a and b's data word; nothing across the second */
        calls++;
    }
    IS_INT(calls, 2);
    if (unit_state.failed) {
        printf("%s", text);
    }
    fixture_deinit(&x);
}

/* swap(a, b) returns b, a: a parallel move through a scratch slot. */
static void test_swapped_results(void) {
    Fixture x;
    fixture_init(&x);
    begin(&x, "main.swap");
    IrRegId a = param(&x, x.t_int), b = param(&x, x.t_int);
    results(&x, x.t_int, x.t_int);
    ret(&x, 2, ir_reg(b), ir_reg(a));
    finish(&x, false);
    IS_INT(count_ops(&x, OP_MOV), 3);
    fixture_deinit(&x);
}

static void test_unassigned_is_reported(void) {
    Fixture x;
    fixture_init(&x);
    begin(&x, "main.bad");
    IrRegId c = param(&x, x.t_bool), v = reg(&x, x.t_ptr);
    results(&x, x.t_ptr, NULL);
    IrBlock *set = block(&x), *end = block(&x);
    branch(&x, c, set, end);
    place(&x, set);
    ins(&x, IR_CONST, ir_reg(v), ir_none(), ir_none());
    jump(&x, end);
    place(&x, end);
    ret(&x, 1, ir_reg(v), ir_none());
    Buf why;
    buf_init(&why);
    IS(!ir_check(x.f, &why));
    buf_deinit(&why);
    fixture_deinit(&x);
}

/* A call's result that is the next call's argument lies in the right place by itself. */
static void test_nested_calls(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t g = image_add_func(x.im, intern_cstr(x.interns, "main.g"), 0);
    begin(&x, "main.f");
    IrRegId n = param(&x, x.t_int);
    IrRegId t1 = reg(&x, x.t_int), t2 = reg(&x, x.t_int), s = reg(&x, x.t_int);
    IrRegId n1 = reg(&x, x.t_int), n2 = reg(&x, x.t_int);
    results(&x, x.t_int, NULL);
    arith(&x, IR_SUB, NUM_I64, n1, ir_reg(n), ir_imm(1));
    call(&x, g, ir_reg(t1), 1, ir_reg(n1), ir_none());
    arith(&x, IR_SUB, NUM_I64, n2, ir_reg(n), ir_imm(2));
    call(&x, g, ir_reg(t2), 1, ir_reg(n2), ir_none());
    arith(&x, IR_ADD, NUM_I64, s, ir_reg(t1), ir_reg(t2));
    ret(&x, 1, ir_reg(s), ir_none());
    const char *text = finish(&x, false);
    IS_INT(count_ops(&x, OP_MOV), 1); /* only t1 leaves the call area */
    if (unit_state.failed) {
        printf("%s", text);
    }
    fixture_deinit(&x);
}

/* defer c; r = new pointer, twice, with a call between: a panic in the call returns the first one,
 * so the map at its return must hold r although r is written again right after. */
static void test_results_outlive_calls(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t g = image_add_func(x.im, intern_cstr(x.interns, "main.g"), 0);
    begin(&x, "main.f");
    IrRegId c = param(&x, x.t_ptr), r = reg(&x, x.t_ptr);
    results(&x, x.t_ptr, NULL);
    x.f->regs[r].is_result_var = true;
    IrBlock *epilogue = block(&x);
    ins(&x, IR_CONST, ir_reg(r), ir_none(), ir_none());
    ins(&x, IR_DEFER, ir_none(), ir_reg(c), ir_none());
    ins(&x, IR_NEW, ir_reg(r), ir_none(), ir_none())->aux = x.t_int->id;
    call(&x, g, ir_none(), 0, ir_none(), ir_none());
    ins(&x, IR_NEW, ir_reg(r), ir_none(), ir_none())->aux = x.t_int->id;
    jump(&x, epilogue);
    place(&x, epilogue);
    ins(&x, IR_DEFER_RUN, ir_none(), ir_none(), ir_none());
    ret(&x, 1, ir_reg(r), ir_none());
    x.f->epilogue = epilogue;
    finish(&x, true);
    const FuncMeta *f = x.im->funcs.data[x.f->func];
    IS((f->flags & FUNC_HAS_DEFER) != 0);
    for (uint32_t pc = 0; pc < f->code_words; pc++) {
        StackMap map;
        if (f->entry[pc].op == OP_CALL && IS(image_map_at(x.im, f, f->entry + pc + 1, &map))) {
            unsigned live = 0;
            for (uint32_t s = 0; s < map.slots && s < f->entry[pc].a; s++) {
                live += (map.kinds[s / 4] >> (2 * (s % 4)) & 3) == GC_POINTER;
            }
            IS_INT(live, 1);
        }
    }
    fixture_deinit(&x);
}

/* ch = <-ch: a parked receiver's operand stays as it is until the value is there. */
static void test_receive_into_itself(void) {
    Fixture x;
    fixture_init(&x);
    begin(&x, "main.f");
    Rtype *chan = add_type(&x, RK_CHAN, 8, 8, x.t_ptr, "chan *int");
    IrRegId ch = param(&x, chan);
    results(&x, chan, NULL);
    ins(&x, IR_RECV, ir_reg(ch), ir_reg(ch), ir_none())->aux = chan->id;
    ret(&x, 1, ir_reg(ch), ir_none());
    finish(&x, true);
    const FuncMeta *f = x.im->funcs.data[x.f->func];
    for (uint32_t pc = 0; pc < f->code_words; pc++) {
        IS(f->entry[pc].op != OP_RECV || f->entry[pc].a != f->entry[pc].b);
    }
    IS_INT(count_ops(&x, OP_RECV), 1);
    fixture_deinit(&x);
}

/* s.n += k through a pointer: load, add and store in one. */
static void test_memory_update(void) {
    Fixture x;
    fixture_init(&x);
    begin(&x, "main.f");
    IrRegId p = param(&x, x.t_ptr), k = param(&x, x.t_int);
    IrRegId old = reg(&x, x.t_int), sum = reg(&x, x.t_int);
    results(&x, NULL, NULL);
    IrIns *load = ins(&x, IR_LOAD, ir_reg(old), ir_reg(p), ir_none());
    load->aux = x.t_int->id;
    load->imm = 16;
    arith(&x, IR_ADD, NUM_I64, sum, ir_reg(old), ir_reg(k));
    IrIns *store = ins(&x, IR_STORE, ir_none(), ir_reg(p), ir_reg(sum));
    store->aux = x.t_int->id;
    store->imm = 16;
    ret(&x, 0, ir_none(), ir_none());
    finish(&x, true);
    IS_INT(count_ops(&x, OP_MEM_ADD), 1);
    IS_INT(count_ops(&x, OP_LOAD) + count_ops(&x, OP_STORE), 0);
    fixture_deinit(&x);
}

static const IrFunc *leaf_body(void *ctx, uint32_t func) {
    const IrFunc *leaf = ctx;
    return leaf->func == func ? leaf : NULL;
}

/* f(n) { return leaf(n) + 1 } with leaf(a) { return *p of a }: no call is left, but the tree
 * knows. */
static void test_inlining(void) {
    Fixture x;
    fixture_init(&x);
    begin(&x, "main.leaf");
    IrRegId a = param(&x, x.t_ptr), v = reg(&x, x.t_int);
    results(&x, x.t_int, NULL);
    ins(&x, IR_LOAD, ir_reg(v), ir_reg(a), ir_none())->aux = x.t_int->id;
    ret(&x, 1, ir_reg(v), ir_none());
    ir_optimize(x.f, NULL);
    IrFunc *leaf = x.f;
    IS(ir_is_inlinable(leaf));
    begin(&x, "main.f");
    IrRegId n = param(&x, x.t_ptr), r = reg(&x, x.t_int), s = reg(&x, x.t_int);
    results(&x, x.t_int, NULL);
    call(&x, leaf->func, ir_reg(r), 1, ir_reg(n), ir_none());
    arith(&x, IR_ADD, NUM_I64, s, ir_reg(r), ir_imm(1));
    ret(&x, 1, ir_reg(s), ir_none());
    IrInlineSource source = {leaf, leaf_body};
    ir_optimize(x.f, &source);
    finish(&x, false);
    IS_INT(count_ops(&x, OP_CALL), 0);
    const FuncMeta *f = x.im->funcs.data[x.f->func];
    IS_INT(f->inline_count, 1);
    for (uint32_t pc = 0; pc < f->code_words; pc++) {
        int node = image_inline_at(x.im, f, f->entry + pc);
        if (f->entry[pc].op == OP_LOAD && IS_INT(node, 0)) {
            IS_INT(f->inlines[node].func, leaf->func);
        } else {
            IS_INT(node, -1);
        }
    }
    fixture_deinit(&x);
}

/* Only word 1 of the string is read after the call: its pointer is dead there. */
static void test_liveness_by_word(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t g = image_add_func(x.im, intern_cstr(x.interns, "main.g"), 0);
    begin(&x, "main.f");
    IrRegId s = param(&x, x.t_string);
    results(&x, x.t_int, NULL);
    call(&x, g, ir_none(), 0, ir_none(), ir_none());
    ret(&x, 1, ir_word(s, 1), ir_none());
    finish(&x, true);
    const FuncMeta *f = x.im->funcs.data[x.f->func];
    StackMap map;
    if (IS_INT(f->entry[0].op, OP_CALL) && IS(image_map_at(x.im, f, f->entry + 1, &map))) {
        IS_INT(map.slots, 0);
    }
    fixture_deinit(&x);
}

int main(void) {
    RUN(test_loop_plain);
    RUN(test_loop_fused);
    RUN(test_maps_across_calls);
    RUN(test_swapped_results);
    RUN(test_unassigned_is_reported);
    RUN(test_nested_calls);
    RUN(test_results_outlive_calls);
    RUN(test_receive_into_itself);
    RUN(test_memory_update);
    RUN(test_inlining);
    RUN(test_liveness_by_word);
    return unit_report();
}
