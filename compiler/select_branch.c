/* compiler/select_branch.c: branches, tables, returns.
 *
 * Every jump to a block that is already placed is a back-edge and must charge the budget: it is one
 * of the *_LOOP opcodes, or the inverted branch over a LOOP. That, and nothing else, is why every
 * cycle of the flow graph holds an L op.
 */
#include "compiler/emit.h"

#include "base/panic.h"

enum { BRANCH_REACH = 32000 }; /* words a 16-bit distance may span */

typedef struct Cond { /* what a conditional branch tests */
    uint8_t kind;     /* COND_… */
    IrCmp cmp;
    IrNum num;
    uint8_t what;     /* BRANCH_REM, BRANCH_AND or 0 */
    const IrOperand *a, *b;
    uint64_t type;    /* COND_TYPE */
} Cond;
enum { COND_CMP, COND_BOOL, COND_TYPE };

typedef struct Test { /* the opcode that tests it */
    Opcode op, loop;  /* loop: OP_NOP when there is none */
    uint16_t a, b;
    bool has_word;
    uint64_t word;
} Test;

static bool is_placed(const Emit *e, const IrBlock *b) {
    return e->block_pc[b->id] != UINT32_MAX;
}

/* ---- plain jumps */

static void fix_or_add(Emit *e, FixKind kind, uint32_t from, uint32_t at, IrBlock *to) {
    VEC_PUSH(&e->fixups, ((Fixup){.kind = (uint8_t)kind, .from = from, .at = at, .to = to}));
}

static void want_map_at_target(Emit *e, const IrBlock *to) {
    VEC_PUSH(&e->maps, ((MapRequest){e->block_pc[to->id], to->first->number}));
}

void emit_jump(Emit *e, IrBlock *to) {
    if (to == e->block->next && !is_placed(e, to)) {
        return;
    }
    bool is_back = is_placed(e, to);
    uint32_t pc = emit_x(e, is_back ? OP_LOOP : OP_JMP, 0, 0);
    fix_or_add(e, FIX_BC, pc, pc, to);
    if (is_back) {
        want_map_at_target(e, to);
    }
}

/* ---- choosing the test */

static Opcode loop_form(Opcode op) {
    switch (op) {
    case OP_BT: return OP_BT_LOOP;
    case OP_BF: return OP_BF_LOOP;
    case OP_BEQ: return OP_BEQ_LOOP;
    case OP_BNE: return OP_BNE_LOOP;
    case OP_BLT: return OP_BLT_LOOP;
    case OP_BLE: return OP_BLE_LOOP;
    case OP_BNEI: return OP_BNEI_LOOP;
    case OP_BGTI: return OP_BGTI_LOOP;
    case OP_BGEI: return OP_BGEI_LOOP;
    default: return OP_NOP;
    }
}

static Test test_slots(const Emit *e, Opcode op, const IrOperand *a, const IrOperand *b) {
    return (Test){.op = op, .a = slot_of(e, a), .b = slot_of(e, b)};
}

static Test test_imm(const Emit *e, Opcode op, const IrOperand *a, int64_t imm) {
    return (Test){.op = op, .a = slot_of(e, a), .b = (uint16_t)imm};
}

static Test test_int_imm(const Emit *e, const Cond *c) {
    static const Opcode right[] = {OP_BEQI, OP_BNEI, OP_BLTI, OP_BLEI, OP_BGEI, OP_BGTI};
    static const Opcode left[] = {OP_BEQI, OP_BNEI, OP_BGTI, OP_BGEI, OP_BLEI, OP_BLTI};
    if (c->b->kind == IRO_IMM) {
        return test_imm(e, right[c->cmp], c->a, c->b->imm);
    }
    return test_imm(e, left[c->cmp], c->b, c->a->imm);
}

static Test test_int(const Emit *e, const Cond *c) {
    if (c->a->kind == IRO_IMM || c->b->kind == IRO_IMM) {
        return test_int_imm(e, c);
    }
    bool u = c->num == NUM_U64;
    switch (c->cmp) {
    case CMP_EQ: return test_slots(e, OP_BEQ, c->a, c->b);
    case CMP_NE: return test_slots(e, OP_BNE, c->a, c->b);
    case CMP_LT: return test_slots(e, u ? OP_BLTU : OP_BLT, c->a, c->b);
    case CMP_LE: return test_slots(e, u ? OP_BLEU : OP_BLE, c->a, c->b);
    case CMP_NLT: return test_slots(e, u ? OP_BLEU : OP_BLE, c->b, c->a);
    default: return test_slots(e, u ? OP_BLTU : OP_BLT, c->b, c->a);
    }
}

static Test test_cmp(const Emit *e, const Cond *c) {
    static const Opcode floats[] = {OP_BEQF, OP_BNEF, OP_BLTF, OP_BLEF, OP_BNLTF, OP_BNLEF};
    if (c->what != 0) {
        bool eq = c->cmp == CMP_EQ;
        return test_imm(e, c->what == BRANCH_REM ? (eq ? OP_BREMZ : OP_BREMNZ)
                                                 : (eq ? OP_BANDZ : OP_BANDNZ),
                        c->a, c->b->imm);
    }
    if (c->num == NUM_F64) {
        return test_slots(e, floats[c->cmp], c->a, c->b);
    }
    if (c->num == NUM_STR) {
        return test_slots(e, c->cmp == CMP_EQ ? OP_BEQ_STR : OP_BNE_STR, c->a, c->b);
    }
    return test_int(e, c);
}

static Test choose_test(const Emit *e, Cond c, bool negate) {
    Test t;
    if (c.kind == COND_CMP) {
        c.cmp = negate ? cmp_not(c.cmp) : c.cmp;
        t = test_cmp(e, &c);
    } else if (c.kind == COND_BOOL) {
        t = (Test){.op = negate ? OP_BF : OP_BT, .a = slot_of(e, c.a)};
    } else {
        t = (Test){.op = negate ? OP_BNTYPE : OP_BTYPE, .a = slot_of(e, c.a), .has_word = true,
                   .word = c.type};
    }
    t.loop = loop_form(t.op);
    return t;
}

/* ---- placing it */

static uint32_t put_test(Emit *e, const Test *t, Opcode op, int32_t distance) {
    uint32_t pc = emit_ins(e, op, t->a, t->b, (uint16_t)distance);
    if (t->has_word) {
        emit_word(e, t->word);
    }
    return pc;
}

static void put_inverted_jump(Emit *e, const Cond *c, IrBlock *to) {
    Test inverse = choose_test(e, *c, true);
    put_test(e, &inverse, inverse.op, inverse.has_word ? 3 : 2);
    bool is_back = is_placed(e, to);
    uint32_t pc = emit_x(e, is_back ? OP_LOOP : OP_JMP, 0, 0);
    fix_or_add(e, FIX_BC, pc, pc, to);
    if (is_back) {
        want_map_at_target(e, to);
    }
}

/* The preceding a++ or a-- and the test of a in one opcode, if that is what there is. */
static bool put_counting_loop(Emit *e, const Cond *c, const Test *t, IrBlock *to) {
    (void)c;
    if (e->code.len == 0 || e->after_call) {
        return false;
    }
    IrIns *before = e->ins->prev;
    uint32_t pc = (uint32_t)e->code.len - 1;
    Ins *last = &e->code.data[pc];
    if (before == NULL || before->op != IR_ADD || e->ins_pc[before->number] != pc ||
        last->op != OP_ADDI || last->a != last->b || last->a != t->a) {
        return false;
    }
    int step = (int16_t)last->c;
    Opcode op;
    if (step == 1 && t->op == OP_BLT && t->b != t->a) {
        op = OP_INC_LT_LOOP;
    } else if (step == 1 && t->op == OP_BLTI) {
        op = OP_INC_LTI_LOOP;
    } else if (step == 1 && t->op == OP_BLE && t->b != t->a) {
        op = OP_INC_LE_LOOP;
    } else if (step == -1 && t->op == OP_BGEI) {
        op = OP_DEC_GE_LOOP;
    } else {
        return false;
    }
    int32_t distance = (int32_t)e->block_pc[to->id] - (int32_t)pc;
    *last = (Ins){(uint16_t)op, t->a, t->b, (uint16_t)distance};
    VEC_PUSH(&e->maps, ((MapRequest){pc, before->number}));
    want_map_at_target(e, to);
    return true;
}

static void put_back_branch(Emit *e, const Cond *c, IrBlock *to) {
    Test t = choose_test(e, *c, false);
    int32_t distance = (int32_t)e->block_pc[to->id] - e->code.len;
    if (distance < -BRANCH_REACH) {
        put_inverted_jump(e, c, to);
        return;
    }
    if (put_counting_loop(e, c, &t, to)) {
        return;
    }
    if (t.loop == OP_NOP) {
        put_inverted_jump(e, c, to);
        return;
    }
    put_test(e, &t, t.loop, distance);
    want_map_at_target(e, to);
}

static void put_branch(Emit *e, const Cond *c, IrBlock *to) {
    if (is_placed(e, to)) {
        put_back_branch(e, c, to);
    } else if (e->long_branches) {
        put_inverted_jump(e, c, to);
    } else {
        Test t = choose_test(e, *c, false);
        uint32_t pc = put_test(e, &t, t.op, 0);
        fix_or_add(e, FIX_C, pc, pc, to);
    }
}

static Cond negated(Cond c) {
    CHECK(c.kind == COND_CMP);
    c.cmp = cmp_not(c.cmp);
    return c;
}

static Cond cond_of(const IrIns *i) {
    if (i->op == IR_BRANCH_CMP) {
        return (Cond){.kind = COND_CMP, .cmp = (IrCmp)i->imm, .num = i->num,
                      .what = i->num2, .a = &i->a, .b = &i->b};
    }
    if (i->op == IR_BRANCH_TYPE) {
        return (Cond){.kind = COND_TYPE, .a = &i->a, .type = i->aux};
    }
    return (Cond){.kind = COND_BOOL, .a = &i->a};
}

/* If the test fails goto els, else fall through: for tests that are no comparison. */
static void put_branch_if_not(Emit *e, const Cond *c, IrBlock *to) {
    if (c->kind == COND_CMP) {
        Cond n = negated(*c);
        put_branch(e, &n, to);
        return;
    }
    Test t = choose_test(e, *c, true);
    if (!is_placed(e, to) && !e->long_branches) {
        uint32_t pc = put_test(e, &t, t.op, 0);
        fix_or_add(e, FIX_C, pc, pc, to);
        return;
    }
    int32_t distance = is_placed(e, to) ? (int32_t)e->block_pc[to->id] - e->code.len : 0;
    if (is_placed(e, to) && t.loop != OP_NOP && distance >= -BRANCH_REACH) {
        put_test(e, &t, t.loop, distance);
        want_map_at_target(e, to);
        return;
    }
    Test straight = choose_test(e, *c, false);
    put_test(e, &straight, straight.op, straight.has_word ? 3 : 2);
    emit_jump(e, to);
}

void select_branch(Emit *e, IrIns *i) {
    Cond c = cond_of(i);
    if (i->then == i->els) {
        emit_jump(e, i->then);
    } else if (i->then == e->block->next && !is_placed(e, i->then)) {
        put_branch_if_not(e, &c, i->els);
    } else {
        put_branch(e, &c, i->then);
        emit_jump(e, i->els);
    }
}

/* ---- tables. A target that is placed already is reached through a LOOP at the function's end. */

static void add_stub_or_fix(Emit *e, Fixup fix) {
    if (is_placed(e, fix.to)) {
        VEC_PUSH(&e->stubs, fix);
    } else {
        VEC_PUSH(&e->fixups, fix);
    }
}

void select_switch(Emit *e, IrIns *i) {
    uint32_t table = image_add_jump_table(e->f->image, i->arg_count);
    uint32_t pc = emit_ins(e, OP_JTAB, slot_of(e, &i->a), 0, i->arg_count);
    emit_word(e, (uint32_t)(int32_t)i->imm | (uint64_t)table << 32);
    for (uint32_t k = 0; k < i->arg_count; k++) {
        add_stub_or_fix(e, (Fixup){.kind = FIX_TABLE, .from = pc, .at = k, .table = table,
                                   .to = i->targets[k]});
    }
    emit_jump(e, i->els);
}

static uint32_t slot_or_none(const Emit *e, const IrOperand *o) {
    return o->kind == IRO_NONE || ir_words_of(e->f, o).count == 0 ? NO_SLOT : slot_of(e, o);
}

void select_map_next(Emit *e, IrIns *i) {
    uint32_t pc = emit_ins(e, OP_MAP_NEXT, slot_or_none(e, &i->dst), slot_or_none(e, &i->dst2),
                           slot_of(e, &i->a));
    emit_word(e, i->aux);
    emit_word(e, 0);
    add_stub_or_fix(e, (Fixup){.kind = FIX_WORD, .from = pc, .at = pc + 2, .to = i->els});
    emit_jump(e, i->then);
}

void emit_stubs(Emit *e) {
    for (int k = 0; k < e->stubs.len; k++) {
        Fixup fix = e->stubs.data[k];
        uint32_t pc = emit_x(e, OP_LOOP, 0, 0);
        VEC_PUSH(&e->maps, ((MapRequest){pc, fix.to->first->number}));
        want_map_at_target(e, fix.to);
        fix_or_add(e, FIX_BC, pc, pc, fix.to);
        int32_t distance = (int32_t)pc - (int32_t)fix.from;
        if (fix.kind == FIX_TABLE) {
            e->f->image->jump_tables.data[fix.table][fix.at] = distance;
        } else {
            uint64_t word = (uint64_t)(int64_t)distance;
            memcpy(&e->code.data[fix.at], &word, sizeof word);
        }
    }
}

/* ---- returning: a parallel move of the results to fp[0..] */

typedef struct Move {
    uint32_t dst, src;
    bool is_imm, is_done;
    int64_t imm;
} Move;
typedef VEC(Move) Moves;

static bool is_read_by_others(const Moves *m, uint32_t slot, int except) {
    for (int k = 0; k < m->len; k++) {
        if (k != except && !m->data[k].is_done && !m->data[k].is_imm && m->data[k].src == slot) {
            return true;
        }
    }
    return false;
}

static int do_ready_moves(Emit *e, Moves *m) {
    int left = 0;
    for (bool progress = true; progress;) {
        progress = false;
        left = 0;
        for (int k = 0; k < m->len; k++) {
            Move *x = &m->data[k];
            if (x->is_done) {
                continue;
            }
            if (!x->is_imm && x->dst == x->src) {
                x->is_done = true;
                progress = true;
            } else if (!is_read_by_others(m, x->dst, k)) {
                if (x->is_imm) {
                    emit_const(e, x->dst, x->imm);
                } else {
                    emit_ins(e, OP_MOV, x->dst, x->src, 0);
                }
                x->is_done = true;
                progress = true;
            } else {
                left++;
            }
        }
    }
    return left;
}

static void parallel_move(Emit *e, Moves *m) {
    while (do_ready_moves(e, m) != 0) { /* only cycles are left: free one slot */
        int k = 0;
        while (m->data[k].is_done) {
            k++;
        }
        e->uses_scratch = true;
        emit_ins(e, OP_MOV, e->scratch, m->data[k].src, 0);
        uint32_t freed = m->data[k].src;
        for (int j = 0; j < m->len; j++) {
            if (!m->data[j].is_done && !m->data[j].is_imm && m->data[j].src == freed) {
                m->data[j].src = e->scratch;
            }
        }
    }
}

static void collect_results(const Emit *e, const IrIns *i, Moves *m) {
    uint32_t dst = 0;
    for (int k = 0; k < i->arg_count; k++) {
        const IrOperand *o = &i->args[k];
        if (o->kind == IRO_IMM) {
            VEC_PUSH(m, ((Move){.dst = dst++, .is_imm = true, .imm = o->imm}));
            continue;
        }
        uint32_t words = o->kind == IRO_NONE ? 0 : ir_words_of(e->f, o).count;
        for (uint32_t w = 0; w < words; w++) {
            VEC_PUSH(m, ((Move){.dst = dst++, .src = slot_of(e, o) + w}));
        }
    }
}

static bool is_adjacent(const Moves *m) {
    for (int k = 0; k < m->len; k++) {
        if (m->data[k].is_imm || m->data[k].src != m->data[0].src + (uint32_t)k) {
            return false;
        }
    }
    return true;
}

void select_return(Emit *e, IrIns *i) {
    Moves m = {0};
    collect_results(e, i, &m);
    bool adjacent = m.len != 0 && is_adjacent(&m);
    if (adjacent && m.data[0].src != 0 && m.len <= 2) {
        emit_ins(e, m.len == 1 ? OP_RET1 : OP_RET2, m.data[0].src, 0, 0);
    } else {
        if (adjacent) {
            emit_moves(e, 0, m.data[0].src, (uint32_t)m.len);
        } else {
            parallel_move(e, &m);
        }
        emit_ins(e, OP_RET, 0, 0, 0);
    }
    VEC_FREE(&m);
}
