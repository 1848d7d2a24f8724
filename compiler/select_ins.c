/* compiler/select_ins.c: one opcode for each legal instruction: moves, numbers, calls.
 * Memory is in select_memory.c, strings, slices, maps, channels, interfaces in select_object.c. */
#include "base/panic.h"
#include "compiler/emit.h"

static uint32_t sa(const Emit *e, const IrIns *i) {
    return slot_of(e, &i->a);
}

static uint32_t sb(const Emit *e, const IrIns *i) {
    return slot_of(e, &i->b);
}

static uint32_t sd(const Emit *e, const IrIns *i) {
    return slot_of(e, &i->dst);
}

/* ---- moves and constants */

static void select_mov(Emit *e, IrIns *i) {
    uint32_t words = ir_words_of(e->f, &i->a).count;
    uint32_t dst_words = ir_words_of(e->f, &i->dst).count;
    CHECK(words == dst_words);
    emit_moves(e, sd(e, i), sa(e, i), words);
}

static void select_zero(Emit *e, IrIns *i) {
    uint32_t words = ir_words_of(e->f, &i->dst).count;
    if (words == 1) {
        emit_ins(e, OP_ZERO, sd(e, i), 0, 0);
    } else if (words > 1) {
        emit_ins(e, OP_ZERON, sd(e, i), 0, words);
    }
}

/* ---- arithmetic tables: by operation, then by kind of number */

static Opcode float_op(IrOp op, IrNum num) {
    static const Opcode f64[] = {OP_ADDF, OP_SUBF, OP_MULF, OP_DIVF, OP_NEGF};
    static const Opcode f32[] = {OP_ADDF32, OP_SUBF32, OP_MULF32, OP_DIVF32, OP_NEGF32};
    static const Opcode c64[] = {OP_ADDC64, OP_SUBC64, OP_MULC64, OP_DIVC64, OP_NEGC64};
    static const Opcode c128[] = {OP_ADDC, OP_SUBC, OP_MULC, OP_DIVC, OP_NEGC};
    int k = op == IR_ADD ? 0 : op == IR_SUB ? 1 : op == IR_MUL ? 2 : op == IR_DIV ? 3 : 4;
    switch (num) {
    case NUM_F64: return f64[k];
    case NUM_F32: return f32[k];
    case NUM_C64: return c64[k];
    default: return c128[k];
    }
}

static Opcode int_op(IrOp op, IrNum num) {
    bool u = !num_is_signed(num);
    switch (op) {
    case IR_ADD:
        return num == NUM_I32   ? OP_ADD_I32
               : num == NUM_U32 ? OP_ADD_U32
               : num == NUM_U8  ? OP_ADD_U8
                                : OP_ADD;
    case IR_SUB: return num == NUM_I32 ? OP_SUB_I32 : num == NUM_U32 ? OP_SUB_U32 : OP_SUB;
    case IR_MUL: return num == NUM_I32 ? OP_MUL_I32 : num == NUM_U32 ? OP_MUL_U32 : OP_MUL;
    case IR_SHL: return num == NUM_I32 ? OP_SHL_I32 : num == NUM_U32 ? OP_SHL_U32 : OP_SHL;
    case IR_SHR: return u ? OP_SHRU : OP_SHR;
    case IR_DIV: return u ? OP_DIVU : OP_DIV;
    case IR_REM: return u ? OP_REMU : OP_REM;
    case IR_AND: return OP_AND;
    case IR_OR: return OP_OR;
    case IR_XOR: return OP_XOR;
    default: return OP_ANDNOT;
    }
}

static Opcode int_op_imm(IrOp op, IrNum num) {
    bool u = !num_is_signed(num);
    switch (op) {
    case IR_ADD:
        return num == NUM_I32   ? OP_ADDI_I32
               : num == NUM_U32 ? OP_ADDI_U32
               : num == NUM_U8  ? OP_ADDI_U8
                                : OP_ADDI;
    case IR_MUL: return OP_MULI;
    case IR_DIV: return u ? OP_DIVUI : OP_DIVI;
    case IR_REM: return u ? OP_REMUI : OP_REMI;
    case IR_AND: return OP_ANDI;
    case IR_OR: return OP_ORI;
    case IR_XOR: return OP_XORI;
    case IR_SHL: return OP_SHLI;
    default: return u ? OP_SHRUI : OP_SHRI;
    }
}

static void select_binary(Emit *e, IrIns *i) {
    if (!num_is_int(i->num)) {
        emit_ins(e, float_op(i->op, i->num), sd(e, i), sa(e, i), sb(e, i));
    } else if (i->a.kind == IRO_IMM) {
        CHECK(i->op == IR_SUB);
        emit_ins(e, OP_SUBRI, sd(e, i), sb(e, i), (uint16_t)i->a.imm);
    } else if (i->b.kind == IRO_IMM) {
        emit_ins(e, int_op_imm(i->op, i->num), sd(e, i), sa(e, i), (uint16_t)i->b.imm);
    } else {
        emit_ins(e, int_op(i->op, i->num), sd(e, i), sa(e, i), sb(e, i));
    }
}

static void select_unary(Emit *e, IrIns *i) {
    Opcode op = OP_NEG;
    switch ((IrOp)i->op) {
    case IR_COM: op = OP_COM; break;
    case IR_NOT: op = OP_NOT; break;
    case IR_SQRT: op = OP_SQRTF; break;
    case IR_ABS: op = OP_ABSF; break;
    default: op = num_is_int(i->num) ? OP_NEG : float_op(IR_NEG, i->num); break;
    }
    emit_ins(e, op, sd(e, i), sa(e, i), 0);
}

static void select_ext(Emit *e, IrIns *i) {
    static const Opcode ops[] = {[NUM_I8] = OP_EXT_I8,   [NUM_I16] = OP_EXT_I16,
                                 [NUM_I32] = OP_EXT_I32, [NUM_U8] = OP_EXT_U8,
                                 [NUM_U16] = OP_EXT_U16, [NUM_U32] = OP_EXT_U32};
    emit_ins(e, ops[i->num], sd(e, i), sa(e, i), 0);
}

static Opcode conv_op(IrNum to, IrNum from) {
    if (to == NUM_F64) {
        return from == NUM_F32 ? OP_F32_F64 : from == NUM_U64 ? OP_U_F64 : OP_I_F64;
    }
    if (to == NUM_F32) {
        return from == NUM_F64 ? OP_F64_F32 : from == NUM_U64 ? OP_U_F32 : OP_I_F32;
    }
    if (to == NUM_C128) {
        return OP_C64_C128;
    }
    if (to == NUM_C64) {
        return OP_C128_C64;
    }
    return to == NUM_U64 ? OP_F64_U : to == NUM_I32 ? OP_F64_I32 : OP_F64_I;
}

/* ---- comparisons to a bool */

static void select_compare_imm(Emit *e, IrIns *i) {
    bool left = i->a.kind == IRO_IMM;
    int64_t imm = left ? i->a.imm : i->b.imm;
    uint32_t x = left ? sb(e, i) : sa(e, i);
    Opcode op = OP_EQI;
    switch ((IrOp)i->op) {
    case IR_EQ: op = OP_EQI; break;
    case IR_NE: op = OP_NEI; break;
    case IR_LT: op = left ? OP_GTI : OP_LTI; break;
    default: op = left ? OP_GEI : OP_LEI; break;
    }
    emit_ins(e, op, sd(e, i), x, (uint16_t)imm);
}

static Opcode compare_op(IrOp op, IrNum num) {
    static const Opcode ints[] = {OP_EQ, OP_NE, OP_LT, OP_LE};
    static const Opcode uints[] = {OP_EQ, OP_NE, OP_LTU, OP_LEU};
    static const Opcode f64[] = {OP_EQF, OP_NEF, OP_LTF, OP_LEF};
    static const Opcode f32[] = {OP_EQF32, OP_NEF32, OP_LTF32, OP_LEF32};
    static const Opcode strings[] = {OP_EQ_STR, OP_NE_STR, OP_LT_STR, OP_LE_STR};
    int k = op - IR_EQ;
    switch (num) {
    case NUM_F64: return f64[k];
    case NUM_F32: return f32[k];
    case NUM_STR: return strings[k];
    case NUM_U64: return uints[k];
    default: return ints[k];
    }
}

static void select_compare(Emit *e, IrIns *i) {
    if (i->a.kind == IRO_IMM || i->b.kind == IRO_IMM) {
        select_compare_imm(e, i);
    } else if (i->num == NUM_C64 || i->num == NUM_C128) {
        Opcode op = i->num == NUM_C64 ? OP_EQC64 : OP_EQC;
        emit_ins(e, op, sd(e, i), sa(e, i), sb(e, i));
        if (i->op == IR_NE) {
            emit_ins(e, OP_NOT, sd(e, i), sd(e, i), 0);
        }
    } else {
        emit_ins(e, compare_op(i->op, i->num), sd(e, i), sa(e, i), sb(e, i));
    }
}

/* ---- calls */

static void select_call(Emit *e, IrIns *i) {
    uint32_t base = e->slots->call_base[i->number], pc;
    switch ((IrOp)i->op) {
    case IR_CALL:
        pc = emit_ins(e, OP_CALL, base, 0, 0);
        VEC_PUSH(&e->calls, ((CallSite){pc, i->aux}));
        break;
    case IR_CALL_CLO:
        emit_ins(e, OP_CALL_CLO, base, sa(e, i), (uint32_t)i->imm);
        break;
    case IR_CALL_IFACE:
        emit_ins(e, OP_CALL_IFACE, base, sa(e, i), 0);
        emit_x(e, OP_IFACE_CACHE, base, image_add_cache(e->f->image, i->aux));
        break;
    case IR_CALL_NATIVE:
        emit_x(e, OP_CALL_NATIVE, base, i->aux);
        break;
    default:
        UNREACHABLE();
    }
    e->after_call = true;
}

/* ---- dispatch */

void select_ins(Emit *e, IrIns *i) {
    switch ((IrOp)i->op) {
    case IR_NOP:
        break;
    case IR_KEEPALIVE: /* so that a call right before it returns to a pc where a still lives */
        emit_ins(e, OP_NOP, 0, 0, 0);
        break;
    case IR_MOV:
        select_mov(e, i);
        break;
    case IR_ZERO:
        select_zero(e, i);
        break;
    case IR_CONST:
        emit_const(e, sd(e, i), i->imm);
        break;
    case IR_STR:
        emit_x(e, OP_LDSTR, sd(e, i), i->aux);
        break;
    case IR_ICONST:
        emit_x(e, OP_LDIFACE, sd(e, i), i->aux);
        break;
    case IR_FUNC:
        emit_x(e, OP_LDCLO, sd(e, i), i->aux);
        break;
    case IR_TYPE:
        emit_x(e, OP_LDTYPE, sd(e, i), i->aux);
        break;
    case IR_ADD: case IR_SUB: case IR_MUL: case IR_DIV: case IR_REM: case IR_AND: case IR_OR:
    case IR_XOR: case IR_ANDNOT: case IR_SHL: case IR_SHR:
        select_binary(e, i);
        break;
    case IR_NEG: case IR_COM: case IR_NOT: case IR_SQRT: case IR_ABS:
        select_unary(e, i);
        break;
    case IR_EXT:
        select_ext(e, i);
        break;
    case IR_CONV:
        emit_ins(e, conv_op(i->num, i->num2), sd(e, i), sa(e, i), 0);
        break;
    case IR_MADD: case IR_MSUB:
        emit_ins(e, i->op == IR_MADD ? OP_MADDF : OP_MSUBF, sd(e, i), sa(e, i), sb(e, i));
        break;
    case IR_SHIFTCHK:
        emit_ins(e, OP_SHIFTCHK, sa(e, i), 0, 0);
        break;
    case IR_MKCOMPLEX:
        emit_ins(e, OP_MKC64, sd(e, i), sa(e, i), sb(e, i));
        break;
    case IR_REAL: case IR_IMAG:
        emit_ins(e, i->op == IR_REAL ? OP_REALC64 : OP_IMAGC64, sd(e, i), sa(e, i), 0);
        break;
    case IR_EQ: case IR_NE: case IR_LT: case IR_LE:
        select_compare(e, i);
        break;
    case IR_CALL: case IR_CALL_CLO: case IR_CALL_IFACE: case IR_CALL_NATIVE:
        select_call(e, i);
        break;
    case IR_DEFER_RUN: /* what it calls lies above the whole frame */
        emit_ins(e, OP_DEFER_RUN, 0, 0, 0);
        break;
    case IR_JUMP:
        emit_jump(e, i->then);
        break;
    case IR_BRANCH: case IR_BRANCH_CMP: case IR_BRANCH_TYPE:
        select_branch(e, i);
        break;
    case IR_SWITCH:
        select_switch(e, i);
        break;
    case IR_MAP_NEXT:
        select_map_next(e, i);
        break;
    case IR_RET:
        select_return(e, i);
        break;
    case IR_RET_IF:
        emit_ins(e, OP_RET_IF_LTI, sa(e, i), (uint16_t)i->imm, sb(e, i));
        break;
    case IR_PANIC:
        emit_ins(e, OP_PANIC, sa(e, i), 0, 0);
        break;
    case IR_TRAP:
        emit_ins(e, OP_TRAP, (uint32_t)i->imm, 0, 0);
        break;
    case IR_LOAD: case IR_STORE: case IR_COPY: case IR_CLEAR: case IR_LOADG: case IR_STOREG:
    case IR_GADDR: case IR_FIELD: case IR_SETFIELD: case IR_LEA: case IR_NILCHK: case IR_ELEM:
    case IR_SETELEM: case IR_ELEMADDR: case IR_BOUNDS: case IR_CAPTURE: case IR_MEM_ADD:
    case IR_MEM_SUB: case IR_MEM_MADD: case IR_MEM_MSUB: case IR_LOADS_SUB: case IR_LOAD_OP:
    case IR_ELEM_OP: case IR_ELEM2: case IR_LOAD_AT: case IR_STORE_AT:
        select_memory(e, i);
        break;
    default:
        select_object(e, i);
        break;
    }
}
