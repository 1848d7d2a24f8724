/* compiler/emit.c: writes a function: code, stack maps, lines, inline tree, variables.
 *
 * One pass over the blocks in layout order (select*.c choose the opcodes), then branches get their
 * distances, then the spans of all pointers fill the stack maps that were asked for. Code is built
 * aside and copied into the image whole: distances inside it are relative, and calls of other
 * functions are bound last (or when those get their code).
 *
 * Stack maps. A map is asked for at the entry (a goroutine that has not run yet), at every S op, at
 * the target of every back-edge, at the instruction after a call or after an op that may park (a
 * woken goroutine waits there), and at the epilogue (a frame that panicked is only ever resumed
 * there). It says what is live before that instruction. What the epilogue reads counts as live
 * wherever the epilogue may be entered.
 */
#include "compiler/emit.h"

#include "base/panic.h"
#include "compiler/legalize.h"

/* ---- code */

static void request_map(Emit *e, uint32_t pc) {
    VEC_PUSH(&e->maps, ((MapRequest){pc, e->ins->number}));
}

static uint32_t push(Emit *e, Ins word) {
    VEC_PUSH(&e->code, word);
    return (uint32_t)e->code.len - 1;
}

static bool may_park(Opcode op) {
    return op == OP_SEND || op == OP_RECV || op == OP_RECV_OK || op == OP_SELECT;
}

static uint32_t push_op(Emit *e, Ins word) {
    uint32_t pc = push(e, word);
    if (e->after_call || (op_info((Opcode)word.op)->flags & FS) != 0) {
        request_map(e, pc);
    }
    e->after_call = may_park((Opcode)word.op);
    return pc;
}

uint32_t emit_ins(Emit *e, Opcode op, uint32_t a, uint32_t b, uint32_t c) {
    return push_op(e, (Ins){(uint16_t)op, (uint16_t)a, (uint16_t)b, (uint16_t)c});
}

uint32_t emit_x(Emit *e, Opcode op, uint32_t a, uint32_t x) {
    Ins word = {(uint16_t)op, (uint16_t)a, (uint16_t)x, (uint16_t)(x >> 16)};
    /* the second word of a call is no instruction of its own */
    return op == OP_IFACE_CACHE ? push(e, word) : push_op(e, word);
}

void emit_word(Emit *e, uint64_t word) {
    Ins literal;
    memcpy(&literal, &word, sizeof literal);
    push(e, literal);
}

void emit_moves(Emit *e, uint32_t dst, uint32_t src, uint32_t words) {
    if (words == 0 || dst == src) {
        return;
    }
    static const Opcode ops[] = {OP_NOP, OP_MOV, OP_MOV2, OP_MOV3};
    emit_ins(e, words <= 3 ? ops[words] : OP_MOVN, dst, src, words <= 3 ? 0 : words);
}

void emit_const(Emit *e, uint32_t dst, int64_t value) {
    if (value == (int32_t)value) {
        emit_x(e, OP_LDI, dst, (uint32_t)(int32_t)value);
    } else {
        emit_ins(e, OP_LDK, dst, 0, 0);
        emit_word(e, (uint64_t)value);
    }
}

/* ---- where things are in the source */

static void note_position(Emit *e, IrIns *i) {
    uint32_t pc = (uint32_t)e->code.len;
    if (i->pos != 0) {
        linetable_put(&e->lines, pc, i->pos);
    }
    if (i->inline_node != e->inline_node) {
        pctable_put(&e->inline_ranges, pc - e->inline_pc);
        pctable_put(&e->inline_ranges, i->inline_node);
        e->inline_pc = pc;
        e->inline_node = i->inline_node;
    }
}

/* ---- the whole body */

/* Nothing may branch to pc 0: a redefinition puts a jump there. A goroutine that has not run yet
 * stands there, so it has a map. */
static void emit_entry(Emit *e) {
    e->block = e->f->entry;
    e->ins = e->f->entry->first;
    request_map(e, 0);
    note_position(e, e->ins);
    request_map(e, 0);
    if (e->f->is_recursive) {
        emit_ins(e, OP_PREEMPT, 0, 0, 0);
    }
}

static void emit_blocks(Emit *e) {
    emit_entry(e);
    for (IrBlock *b = e->f->entry; b != NULL; b = b->next) {
        e->block = b;
        if (e->code.len == 0 && e->lv->blocks[b->id].is_back_target) { /* the blocks before are empty */
            emit_ins(e, OP_NOP, 0, 0, 0);
        }
        e->block_pc[b->id] = (uint32_t)e->code.len;
        if (b == e->f->epilogue) {
            VEC_PUSH(&e->maps, ((MapRequest){e->block_pc[b->id], b->first->number}));
        }
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            e->ins = i;
            e->ins_pc[i->number] = (uint32_t)e->code.len;
            note_position(e, i);
            select_ins(e, i);
        }
    }
    e->ins_pc[e->lv->access.ins_count] = (uint32_t)e->code.len;
    emit_stubs(e);
}

/* False when a distance does not fit: the function must be written with long branches. */
static bool apply_fixups(Emit *e) {
    for (int k = 0; k < e->fixups.len; k++) {
        Fixup fix = e->fixups.data[k];
        int32_t distance = (int32_t)e->block_pc[fix.to->id] - (int32_t)fix.from;
        if (fix.kind == FIX_TABLE) {
            e->f->image->jump_tables.data[fix.table][fix.at] = distance;
            continue;
        }
        Ins *at = &e->code.data[fix.at];
        if (fix.kind == FIX_WORD) {
            uint64_t word = (uint64_t)(int64_t)distance;
            memcpy(at, &word, sizeof word);
        } else if (fix.kind == FIX_BC) {
            at->b = (uint16_t)distance;
            at->c = (uint16_t)((uint32_t)distance >> 16);
        } else if (distance == (int16_t)distance) {
            at->c = (uint16_t)distance;
        } else {
            return false;
        }
    }
    return true;
}

/* ---- stack maps */

typedef struct MapBuilder {
    Emit *e;
    uint32_t *numbers, count; /* of the instructions that need a map, rising */
    uint32_t *index_from;     /* by instruction number: index of the first of them from there on */
    uint32_t *maps;           /* by index */
    uint32_t words;           /* of a set of slots */
    uint32_t first, end;      /* the running batch */
    uint64_t *sets;           /* of the batch: each has the set of pointers, then the one of
                                 interface data */
} MapBuilder;

enum { BATCH_WORDS = 1 << 15 }; /* of sets at most: most functions need one batch */

static uint64_t *sets_of(const MapBuilder *m, uint32_t index) {
    return m->sets + (size_t)(index - m->first) * 2 * m->words;
}

static void add_slot(const MapBuilder *m, uint32_t index, unsigned kind, uint32_t slot) {
    uint64_t *set = sets_of(m, index) + (kind == GC_POINTER ? 0 : m->words);
    set[slot / 64] |= UINT64_C(1) << (slot % 64);
}

static void add_word(const MapBuilder *m, unsigned kind, const Spans *s, uint32_t slot) {
    for (int k = 0; k < s->len; k++) {
        InsRange r = span_before(m->index_from, s->data[k]);
        r.end = r.end < m->end ? r.end : m->end;
        for (uint32_t at = r.first < m->first ? m->first : r.first; at < r.end; at++) {
            add_slot(m, at, kind, slot);
        }
    }
}

static bool is_scanned(uint8_t cls) {
    return cls == CLASS_PTR || cls == CLASS_IFACE;
}

static void add_words(const MapBuilder *m) {
    const Liveness *lv = m->e->lv;
    for (uint32_t word = 0; word < lv->word_count; word++) {
        uint8_t cls = lv->word_class[word];
        if (is_scanned(cls)) {
            add_word(m, cls, &lv->spans[word], slot_of_word(m->e->slots, lv, word));
        }
    }
}

/* What the epilogue reads is live wherever a panic may go on there. */
static void add_at_epilogue(const MapBuilder *m, uint32_t word) {
    const Liveness *lv = m->e->lv;
    uint32_t slot = slot_of_word(m->e->slots, lv, word), block = 0;
    for (uint32_t at = m->first; at < m->end; at++) {
        while (lv->blocks[lv->order[block]->id].last < m->numbers[at]) {
            block++;
        }
        if (m->numbers[at] >= lv->blocks[lv->order[block]->id].defer_from) {
            add_slot(m, at, lv->word_class[word], slot);
        }
    }
}

static void add_epilogue(const MapBuilder *m) {
    const Liveness *lv = m->e->lv;
    const BitSet *in = &lv->blocks[m->e->f->epilogue->id].live_in;
    for (uint32_t word = 0; word < lv->shared_count; word++) {
        if (bitset_has(in, word) && is_scanned(lv->word_class[word])) {
            add_at_epilogue(m, word);
        }
    }
}

static uint32_t slots_in(const MapBuilder *m, const uint64_t *sets) {
    for (uint32_t q = m->words; q-- > 0;) {
        uint64_t both = sets[q] | sets[m->words + q];
        if (both != 0) {
            return q * 64 + 64 - (uint32_t)__builtin_clzll(both);
        }
    }
    return 0;
}

static void add_batch(const MapBuilder *m) {
    if (m->first != 0) {
        memset(m->sets, 0, (size_t)(m->end - m->first) * 2 * m->words * sizeof *m->sets);
    }
    add_words(m);
    if (m->e->f->epilogue != NULL) {
        add_epilogue(m);
    }
    for (uint32_t at = m->first; at < m->end; at++) {
        const uint64_t *sets = sets_of(m, at);
        m->maps[at] = image_add_map(m->e->f->image, sets, sets + m->words, slots_in(m, sets));
    }
}

static void add_maps(MapBuilder *m) {
    m->words = m->e->slots->frame_slots / 64 + 1;
    uint32_t batch = BATCH_WORDS / (2 * m->words) + 1;
    batch = batch < m->count ? batch : m->count;
    m->sets = ARENA_ARRAY(m->e->f->scratch, uint64_t, (size_t)batch * 2 * m->words);
    m->maps = ARENA_TAKE(m->e->f->scratch, uint32_t, m->count);
    for (m->first = 0; m->first < m->count; m->first = m->end) {
        m->end = m->count - m->first < batch ? m->count : m->first + batch;
        add_batch(m);
    }
}

static int by_pc(const void *x, const void *y) {
    const MapRequest *a = x, *b = y;
    return a->pc < b->pc ? -1 : a->pc > b->pc;
}

static void sort_requests(Emit *e) {
    for (int k = 1; k < e->maps.len; k++) { /* they mostly are */
        if (e->maps.data[k].pc < e->maps.data[k - 1].pc) {
            qsort(e->maps.data, (size_t)e->maps.len, sizeof *e->maps.data, by_pc);
            return;
        }
    }
}

static void collect_maps(const MapBuilder *m, FuncMeta *meta) {
    Emit *e = m->e;
    sort_requests(e);
    meta->maps = image_static(e->f->image, NULL, (uint64_t)e->maps.len * sizeof *meta->maps);
    meta->map_count = 0;
    for (int k = 0; k < e->maps.len; k++) {
        MapRequest r = e->maps.data[k];
        if (meta->map_count == 0 || meta->maps[meta->map_count - 1].pc != r.pc) {
            uint32_t map = m->maps[m->index_from[r.number]];
            meta->maps[meta->map_count++] = (StackMapEntry){r.pc, map};
        }
    }
}

static void collect_numbers(MapBuilder *m) {
    Arena *scratch = m->e->f->scratch;
    uint32_t ins_count = m->e->lv->access.ins_count;
    BitSet wanted = bitset_new(scratch, ins_count);
    for (int k = 0; k < m->e->maps.len; k++) {
        bitset_add(&wanted, m->e->maps.data[k].number);
    }
    m->numbers = ARENA_TAKE(scratch, uint32_t, m->e->maps.len);
    m->index_from = ARENA_TAKE(scratch, uint32_t, ins_count + 1);
    for (uint32_t n = 0; n < ins_count; n++) {
        m->index_from[n] = m->count;
        if (bitset_has(&wanted, n)) {
            m->numbers[m->count++] = n;
        }
    }
    m->index_from[ins_count] = m->count;
}

static void write_maps(Emit *e, FuncMeta *meta) {
    MapBuilder m = {.e = e};
    collect_numbers(&m);
    add_maps(&m);
    collect_maps(&m, meta);
}

/* ---- variables, for reports */

/* Is there a stack map at one of the pcs [from, to)? */
static bool has_map_in(const FuncMeta *meta, uint32_t from, uint32_t to) {
    uint32_t low = 0, high = meta->map_count;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (meta->maps[mid].pc < from) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < meta->map_count && meta->maps[low].pc < to;
}

/* Temporaries are told as well, without a name, where a collection can see pointers in them: what
 * they hold then has a type. */
static bool is_told(const IrReg *reg) {
    bool is_named = reg->name != NULL && (reg->is_user_var || reg->is_boxed_var);
    return reg->words != 0 && (is_named || (reg->type != NULL && reg->type->has_pointers));
}

static bool is_covered(const Spans *s, Span by) {
    for (int k = 0; k < s->len; k++) {
        if (s->data[k].from <= by.from && s->data[k].to >= by.to) {
            return true;
        }
    }
    return false;
}

/* Are the other words live wherever the first is? */
static bool is_whole_in(const Emit *e, uint32_t reg, Span span) {
    uint32_t words = e->f->regs[reg].words;
    for (uint32_t w = 1; w < words; w++) {
        if (!is_covered(&e->lv->spans[e->lv->word_base[reg] + w], span)) {
            return false;
        }
    }
    return true;
}

/* Of the first instruction that begins no earlier, but for what it writes early. */
static uint32_t pc_at(const Emit *e, uint32_t time) {
    return e->ins_pc[(time + MOMENTS - MOMENT_READ) / MOMENTS];
}

static void write_vars(Emit *e, FuncMeta *meta) {
    VEC(VarInfo) vars = {0};
    for (uint32_t r = 1; r < e->f->reg_count; r++) {
        const IrReg *reg = &e->f->regs[r];
        if (!is_told(reg)) {
            continue;
        }
        bool is_named = reg->is_user_var || reg->is_boxed_var;
        Rtype *type = reg->is_boxed_var ? reg->boxed_type : reg->type;
        const Spans *s = &e->lv->spans[e->lv->word_base[r]];
        for (int k = 0; k < s->len; k++) {
            uint32_t from = pc_at(e, s->data[k].from), to = pc_at(e, s->data[k].to);
            if (is_named || has_map_in(meta, from, to)) {
                VEC_PUSH(&vars, ((VarInfo){.name = is_named ? reg->name : NULL, .type = type,
                                           .slot = (uint16_t)e->slots->of_reg[r],
                                           .is_boxed = reg->is_boxed_var,
                                           .is_whole = is_named && is_whole_in(e, r, s->data[k]),
                                           .from_pc = from, .to_pc = to}));
            }
        }
    }
    meta->vars = image_static(e->f->image, vars.data, (uint64_t)vars.len * sizeof *vars.data);
    meta->var_count = (uint32_t)vars.len;
    VEC_FREE(&vars);
}

/* ---- into the image */

static uint32_t param_slots(const IrFunc *f) {
    uint32_t n = 0;
    for (uint32_t k = 0; k < f->param_count; k++) {
        n += f->regs[f->params[k]].words;
    }
    return n;
}

static uint32_t result_slots(const IrFunc *f) {
    uint32_t n = 0;
    for (uint32_t k = 0; k < f->result_count; k++) {
        n += f->results[k]->slots;
    }
    return n;
}

static void write_meta(Emit *e, FuncMeta *meta) {
    IrFunc *f = e->f;
    Image *im = f->image;
    meta->param_slots = (uint16_t)param_slots(f);
    meta->result_slots = (uint16_t)result_slots(f);
    meta->flags |= f->flags;
    if (f->epilogue != NULL) {
        meta->flags |= FUNC_HAS_DEFER;
        meta->recover_pc = e->block_pc[f->epilogue->id];
    }
    meta->lines = image_static(im, e->lines.bytes.data, e->lines.bytes.len);
    meta->line_bytes = (uint32_t)e->lines.bytes.len;
    meta->inline_ranges = image_static(im, e->inline_ranges.data, e->inline_ranges.len);
    meta->inline_range_bytes = (uint32_t)e->inline_ranges.len;
    meta->inlines = image_static(im, f->inlines.data,
                                 (uint64_t)f->inlines.len * sizeof *f->inlines.data);
    meta->inline_count = (uint32_t)f->inlines.len;
    write_maps(e, meta);
    write_vars(e, meta);
}

static bool publish(Emit *e, Buf *why) {
    Image *im = e->f->image;
    uint32_t func = e->f->func, frame = e->slots->frame_slots, results = result_slots(e->f);
    frame = frame < results ? results : frame;
    frame += e->uses_scratch ? 1 : 0;
    write_meta(e, im->funcs.data[func]);
    if (share_code(e, frame)) {
        image_patch_calls(im, func);
        return true;
    }
    Ins *code = image_reserve_code(im, func, (uint32_t)e->code.len, frame);
    if (code == NULL) {
        buf_puts(why, "the program's code is too large");
        return false;
    }
    memcpy(code, e->code.data, (size_t)e->code.len * sizeof *code);
    for (int k = 0; k < e->calls.len; k++) {
        image_call_site(im, &code[e->calls.data[k].pc], e->calls.data[k].func);
    }
    image_patch_calls(im, func);
    return true;
}

static void emit_init(Emit *e, IrFunc *f, const Liveness *lv, const Slots *slots) {
    *e = (Emit){.f = f, .lv = lv, .slots = slots};
    e->block_pc = ARENA_TAKE(f->scratch, uint32_t, f->block_count);
    memset(e->block_pc, 0xff, f->block_count * sizeof *e->block_pc);
    VEC_RESERVE(&e->code, 2 * (int)lv->access.ins_count);
    VEC_RESERVE(&e->fixups, (int)f->block_count);
    VEC_RESERVE(&e->calls, (int)lv->access.call_count);
    VEC_RESERVE(&e->maps, 2 * (int)lv->access.call_count + 8);
    e->ins_pc = ARENA_TAKE(f->scratch, uint32_t, lv->access.ins_count + 2);
    uint32_t results = result_slots(f);
    e->scratch = slots->frame_slots < results ? results : slots->frame_slots;
}

static void emit_deinit(Emit *e) {
    VEC_FREE(&e->code);
    VEC_FREE(&e->fixups);
    VEC_FREE(&e->stubs);
    VEC_FREE(&e->maps);
    VEC_FREE(&e->calls);
    buf_deinit(&e->lines.bytes);
    buf_deinit(&e->inline_ranges);
}

static bool emit_function(IrFunc *f, const Liveness *lv, const Slots *slots, Buf *why) {
    Emit e;
    emit_init(&e, f, lv, slots);
    emit_blocks(&e);
    if (!apply_fixups(&e)) {
        emit_deinit(&e);
        emit_init(&e, f, lv, slots);
        e.long_branches = true;
        emit_blocks(&e);
        CHECK(apply_fixups(&e));
    }
    bool ok = publish(&e, why);
    emit_deinit(&e);
    return ok;
}

bool ir_emit(IrFunc *f, Buf *why) {
    ir_legalize(f);
#ifdef GOL_DEBUG
    if (!ir_check(f, why)) {
        PANIC("after legalizing: %s", why->data);
    }
#endif
    Liveness lv;
    Slots slots;
    liveness_init(&lv, f);
    bool ok = slots_assign(&slots, &lv);
    if (ok) {
        ok = emit_function(f, &lv, &slots, why);
    } else {
        buf_printf(why, "function %s needs too large a frame",
                   f->image->funcs.data[f->func]->name->text);
    }
    return ok;
}
