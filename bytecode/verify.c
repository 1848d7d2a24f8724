/* bytecode/verify.c: everything about a function that could crash the vm and that can be seen
 * without knowing types: opcodes, slots within the frame, indices within their tables, branches to
 * instructions of this function, back-edges only by ops that charge the budget, stack maps where
 * the collector will ask for them.
 *
 * It does not prove that a slot holds what an op takes it for; that is the compiler's part, whose
 * IR is checked for definite assignment (compiler/ir_check.c).
 */
#include <stdarg.h>
#include <stdlib.h>

#include "base/panic.h"
#include "bytecode/image.h"
#include "bytecode/operands.h"

typedef struct Verify {
    const Image *im;
    const FuncMeta *f;
    uint8_t *starts; /* by word: an instruction begins here */
    uint32_t map;    /* index of the first stack map at or after pc, or the last one looked for */
    Buf *why;
    uint32_t pc;
    bool ok;
} Verify;

static void fail(Verify *v, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void fail(Verify *v, const char *format, ...) {
    if (!v->ok) {
        return;
    }
    v->ok = false;
    buf_printf(v->why, "%s: %04u: ", v->f->name != NULL ? v->f->name->text : "?", v->pc);
    va_list args;
    va_start(args, format);
    buf_vprintf(v->why, format, args);
    va_end(args);
}

/* ---- indices */

static uint32_t table_size(const Image *im, RefKind kind) {
    switch (kind) {
    case REF_STRING: return (uint32_t)im->strings.len;
    case REF_IFACE: return (uint32_t)im->ifaces.len;
    case REF_FUNC: return (uint32_t)im->funcs.len;
    case REF_RTYPE: case REF_LOW_RTYPE: return (uint32_t)im->rtypes.len;
    case REF_GLOBAL: return im->globals_len;
    case REF_NATIVE: return (uint32_t)im->natives.len;
    case REF_SELECT: return (uint32_t)im->selects.len;
    case REF_CACHE: return im->cache_len;
    case REF_SYMBOL: return (uint32_t)im->symbols.len;
    case REF_TABLE: return (uint32_t)im->jump_tables.len;
    default: return UINT32_MAX;
    }
}

static void check_index(Verify *v, RefKind kind, uint64_t index) {
    if (kind != REF_NONE && index >= table_size(v->im, kind)) {
        fail(v, "index %llu is out of its table", (unsigned long long)index);
    }
}

static uint32_t global_words(Opcode op) {
    return op == OP_LDG2 ? 2 : op == OP_LDG3 ? 3 : op == OP_GADDR ? 0 : 1;
}

static void check_x(Verify *v, const Ins *i) {
    RefKind kind = op_ref_of_x((Opcode)i->op);
    check_index(v, kind, ins_x(i));
    if (kind == REF_GLOBAL &&
        ins_x(i) + 8ull * global_words((Opcode)i->op) > ((v->im->globals_len + 7ull) & ~7ull)) {
        fail(v, "global word outside the globals");
    }
}

static void check_words(Verify *v, const Ins *i) {
    for (int k = 0; k < op_info((Opcode)i->op)->extra && i->op != OP_CALL_IFACE; k++) {
        RefKind kind = op_ref_of_word((Opcode)i->op, k);
        uint64_t word = ins_word(i, k);
        if (kind == REF_TABLE) {
            check_index(v, kind, word >> 32);
        } else if (kind == REF_LOW_RTYPE) {
            check_index(v, kind, (uint32_t)word);
        } else if (kind == REF_SLOT) {
            if (word >= v->f->frame_slots) {
                fail(v, "slot %llu is outside the frame", (unsigned long long)word);
            }
        } else if (kind != REF_TARGET) {
            check_index(v, kind, word);
        }
    }
}

static bool map_type_is_map(const Image *im, const Ins *i) {
    switch ((Opcode)i->op) {
    case OP_MAKE_MAP: case OP_MAP_GET: case OP_MAP_GET_OK: case OP_MAP_SET: case OP_MAP_REF:
    case OP_MAP_DELETE: case OP_MAP_CLEAR: case OP_MAP_ITER: case OP_MAP_NEXT:
        return im->rtypes.data[ins_word(i, 0)]->kind == RK_MAP;
    default:
        return true;
    }
}

/* ---- slots */

static void check_slots(Verify *v, const Ins *i) {
    for (int k = 0; k < 3; k++) {
        uint32_t count = ins_slots(v->im, i, k);
        if (count != 0 && ins_field(i, k) + (uint64_t)count > v->f->frame_slots) {
            fail(v, "slot %u is outside the frame of %u", ins_field(i, k) + count - 1,
                 v->f->frame_slots);
        }
    }
}

static void check_select(Verify *v, const Ins *i) {
    const SelectDesc *d = &v->im->selects.data[ins_x(i)];
    for (int k = 0; k < d->count; k++) {
        const SelectCase *c = &d->cases[k];
        if (c->chan >= v->f->frame_slots ||
            (c->value != NO_SLOT && c->value >= v->f->frame_slots) ||
            (c->ok != NO_SLOT && c->ok >= v->f->frame_slots)) {
            fail(v, "a slot of select case %d is outside the frame", k);
        }
    }
}

static void check_base(Verify *v, const Ins *i, uint32_t words) {
    if (i->a < LINK_SLOTS || i->a + words > v->f->frame_slots) {
        fail(v, "call base %u does not fit the frame of %u", i->a, v->f->frame_slots);
    }
}

static void check_call(Verify *v, const Ins *i) {
    if (i->op == OP_CALL) {
        const Ins *target = i + ins_j(i);
        const FuncMeta *callee = image_func_at(v->im, target);
        if (target != v->im->code + 1 && (callee == NULL || callee->entry != target)) {
            fail(v, "call of no function's entry");
            return;
        }
        check_base(v, i, callee != NULL ? callee->param_slots : 0);
    } else if (i->op == OP_CALL_NATIVE) {
        const NativeRef *n = &v->im->natives.data[ins_x(i)];
        check_base(v, i, n->param_slots);
    } else if (i->op == OP_CALL_CLO) {
        check_base(v, i, i->c + 1u);
    } else if (i->op == OP_CALL_IFACE) {
        check_base(v, i, 1);
        if (i[1].op != OP_IFACE_CACHE || i[1].a != i->a) {
            fail(v, "CALL_IFACE without its second word");
        } else {
            check_index(v, REF_CACHE, ins_x(&i[1]));
        }
    }
}

/* ---- branches */

static void check_target(Verify *v, int64_t distance, bool may_go_back) {
    int64_t to = (int64_t)v->pc + distance;
    if (to < 0 || to >= v->f->code_words || !v->starts[to]) {
        fail(v, "branch to word %lld, which is no instruction", (long long)to);
    } else if (to == 0) {
        fail(v, "branch to the entry");
    } else if (to <= v->pc && !may_go_back) {
        fail(v, "branch back to %04lld without charging the budget", (long long)to);
    } else if (to <= v->pc) {
        StackMap map;
        if (!image_map_at(v->im, v->f, v->f->entry + to, &map)) {
            fail(v, "no stack map at the target %04lld", (long long)to);
        }
    }
}

static void check_branches(Verify *v, const Ins *i) {
    const OpInfo *info = op_info((Opcode)i->op);
    bool back = (info->flags & FL) != 0;
    if (info->operand[2] == OPERAND_R) {
        check_target(v, (int16_t)i->c, back);
    } else if (i->op == OP_JMP || i->op == OP_LOOP) {
        check_target(v, ins_j(i), back);
    } else if (i->op == OP_MAP_NEXT) {
        check_target(v, (int64_t)ins_word(i, 1), false);
    } else if (i->op == OP_JTAB) {
        const int32_t *table = v->im->jump_tables.data[ins_word(i, 0) >> 32];
        for (uint32_t k = 0; k < i->c; k++) {
            check_target(v, table[k], false);
        }
    }
}

/* Does control never go on to the next word? */
static bool ends_here(Opcode op) {
    return op == OP_JMP || op == OP_LOOP || op == OP_RET || op == OP_RET1 || op == OP_RET2 ||
           op == OP_PANIC || op == OP_TRAP || op == OP_STOP;
}

/* ---- maps */

/* Ops after which a goroutine may stand while others run. */
static bool leaves(Opcode op) {
    return op == OP_CALL || op == OP_CALL_CLO || op == OP_CALL_IFACE || op == OP_CALL_NATIVE ||
           op == OP_SEND || op == OP_RECV || op == OP_RECV_OK || op == OP_SELECT;
}

/* Places asked for mostly rise, so the last one found is a good start. */
static void need_map(Verify *v, uint32_t pc) {
    const FuncMeta *f = v->f;
    while (v->map < f->map_count && f->maps[v->map].pc < pc) {
        v->map++;
    }
    while (v->map > 0 && (v->map == f->map_count || f->maps[v->map].pc > pc)) {
        v->map--;
    }
    if (v->map == f->map_count || f->maps[v->map].pc != pc) {
        fail(v, "no stack map at %04u", pc);
    } else if (v->im->map_words.data[f->maps[v->map].map] > f->frame_slots) {
        fail(v, "the stack map at %04u is larger than the frame", pc);
    }
}

static void check_maps(Verify *v, const Ins *i, uint32_t next) {
    if ((op_info((Opcode)i->op)->flags & FS) != 0) {
        need_map(v, v->pc);
    }
    if (leaves((Opcode)i->op) && next < v->f->code_words) {
        need_map(v, next);
    }
}

static void check_map_order(Verify *v) {
    for (uint32_t k = 0; k < v->f->map_count && v->ok; k++) {
        const StackMapEntry *m = &v->f->maps[k];
        v->pc = m->pc;
        if (m->pc >= v->f->code_words || !v->starts[m->pc]) {
            fail(v, "a stack map where no instruction is");
        } else if (k != 0 && m->pc <= v->f->maps[k - 1].pc) {
            fail(v, "stack maps out of order");
        } else if (m->map >= (uint32_t)v->im->map_words.len) {
            fail(v, "no such stack map");
        }
    }
}

/* ---- the function */

static bool find_starts(Verify *v) {
    uint32_t pc = 0;
    Opcode last = OP_NOP;
    while (pc < v->f->code_words) {
        const Ins *i = v->f->entry + pc;
        v->pc = pc;
        if (i->op >= OP_COUNT) {
            fail(v, "no opcode %u", i->op);
            return false;
        }
        v->starts[pc] = 1;
        last = (Opcode)i->op;
        pc += 1u + op_info(last)->extra;
    }
    if (pc != v->f->code_words || !ends_here(last)) {
        fail(v, "control runs off the end");
        return false;
    }
    return true;
}

static void check_ins(Verify *v, const Ins *i) {
    const OpInfo *info = op_info((Opcode)i->op);
    if (i->op == OP_IFACE_CACHE || i->op == OP_GO_DONE || i->op == OP_NATIVE_RET ||
        i->op == OP_DEFER_RET || i->op == OP_BIND) {
        fail(v, "%s is no instruction of a function", info->name);
        return;
    }
    check_x(v, i);
    check_words(v, i);
    if (v->ok && !map_type_is_map(v->im, i)) {
        fail(v, "not a map type");
    }
    if (!v->ok) {
        return; /* widths below go by types */
    }
    check_slots(v, i);
    check_branches(v, i);
    check_call(v, i);
    if (i->op == OP_SELECT) {
        check_select(v, i);
    }
    check_maps(v, i, v->pc + 1u + info->extra);
}

bool image_verify_func(const Image *im, uint32_t func, Buf *why) {
    const FuncMeta *f = im->funcs.data[func];
    if (f->entry == NULL) {
        return true;
    }
    Verify v = {.im = im, .f = f, .why = why, .ok = true};
    v.starts = base_calloc(f->code_words + 1u, 1);
    if (find_starts(&v)) {
        check_map_order(&v);
        for (uint32_t pc = 0; pc < f->code_words && v.ok; pc++) {
            v.pc = pc;
            if (v.starts[pc]) {
                check_ins(&v, f->entry + pc);
            }
        }
        if (v.ok) {
            need_map(&v, 0);
        }
        v.pc = f->recover_pc;
        if (v.ok && (f->flags & FUNC_HAS_DEFER) != 0) {
            need_map(&v, f->recover_pc);
        }
    }
    const EntryWord *word = (const EntryWord *)(f->entry - 1);
    bool is_known = word->func < (uint32_t)im->funcs.len;
    const Ins *owned = is_known ? im->funcs.data[word->func]->entry : NULL; /* two may share it */
    if (v.ok && (owned != f->entry || word->frame_slots < f->frame_slots)) {
        v.pc = 0;
        fail(&v, "the entry word does not belong to the function");
    }
    free(v.starts);
    return v.ok;
}
