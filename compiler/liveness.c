/* compiler/liveness.c: backward liveness, word by word.
 *
 * The usual data flow (live before = live after - written + read), with three particulars:
 *  - MAP_NEXT writes on its way to the body only;
 *  - in a function with defers, whatever may panic after a DEFER may go on at the epilogue, so what
 *    the epilogue reads (the result variables) is live there;
 *  - a write nobody reads still takes its slot for a moment.
 * On the way, writes that nothing reads are dropped (a struct zeroed, then filled).
 * Registers that only one block sees get words above shared_count and no bits in the blocks' sets;
 * most registers are such, which keeps the sets small.
 *
 * All walks go over the table of accesses (access.h). A function whose jumps all lead forward needs
 * one walk: what lives at the end of a block is known when its turn comes. In the others the
 * blocks' sets are found first (solve), and once more when something was dropped.
 */
#include "compiler/liveness.h"

#include "base/panic.h"

static bool writes_early(IrOp op) {
    return op == IR_RECV || op == IR_SELECT || op == IR_MAP_NEXT || op == IR_MAP_GET ||
           op == IR_CONCAT;
}

/* ---- blocks and words */

static void order_blocks(Liveness *lv) {
    for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
        BlockLife *bl = &lv->blocks[b->id];
        lv->order[lv->order_count++] = b;
        bl->first = b->first->number;
        bl->last = b->last->number;
        bl->defer_from = UINT32_MAX;
    }
}

static void find_back_targets(Liveness *lv) {
    lv->is_straight = lv->f->epilogue == NULL;
    for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
        for (int k = 0; k < ir_successor_count(b->last); k++) {
            IrBlock *to = *ir_successor(b->last, k);
            if (lv->blocks[to->id].first <= lv->blocks[b->id].first) {
                lv->blocks[to->id].is_back_target = true;
                lv->is_straight = false;
            }
        }
    }
}

static void place_words(Liveness *lv) {
    IrFunc *f = lv->f;
    for (int local = 0; local < 2; local++) {
        for (uint32_t r = 1; r < f->reg_count; r++) {
            if (lv->access.is_local[r] == local) {
                lv->word_base[r] = lv->word_count;
                lv->word_count += f->regs[r].words;
            }
        }
        if (local == 0) {
            lv->shared_count = lv->word_count;
        }
    }
    lv->word_reg = ARENA_TAKE(f->scratch, uint32_t, lv->word_count);
    lv->word_class = ARENA_TAKE(f->scratch, uint8_t, lv->word_count);
    for (uint32_t r = 1; r < f->reg_count; r++) {
        for (uint32_t w = 0; w < f->regs[r].words; w++) {
            lv->word_reg[lv->word_base[r] + w] = r;
            lv->word_class[lv->word_base[r] + w] = (uint8_t)ir_word_class(&f->regs[r], w);
        }
    }
}

/* ---- defers: from where on may the epilogue be entered by a panic? */

static bool block_defers(const Liveness *lv, IrBlock *b) {
    return lv->blocks[b->id].defer_from != UINT32_MAX;
}

static void find_defers(Liveness *lv) {
    if (lv->f->epilogue == NULL) {
        return;
    }
    for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->last; i != NULL; i = i->prev) {
            if (ir_op_adds_defer(i->op)) {
                lv->blocks[b->id].defer_from = i->number;
            }
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
            if (!block_defers(lv, b)) {
                continue;
            }
            for (int k = 0; k < ir_successor_count(b->last); k++) {
                BlockLife *to = &lv->blocks[(*ir_successor(b->last, k))->id];
                changed |= to->defer_from > to->first;
                to->defer_from = to->defer_from > to->first ? to->first : to->defer_from;
            }
        }
    }
}

/* ---- one block, backward */

typedef struct Walk {
    const Liveness *lv;
    BitSet now;
    Spans *spans;            /* to be built (lv's, which is then ours to change), or NULL */
    uint32_t *open_end;      /* by live word, with spans: where its span ends */
    uint32_t time;           /* of the reads or writes being noted */
} Walk;

IR_INLINE void open_word(Walk *w, uint32_t word) {
    if (!bitset_has(&w->now, word)) {
        bitset_add(&w->now, word);
        if (w->spans != NULL) {
            w->open_end[word] = w->time + 1;
        }
    }
}

/* In the arena. Most words have one span, for which there is room from the start. */
static void push_span(Arena *a, Spans *s, Span span) {
    if (s->len == s->cap) {
        Span *data = ARENA_TAKE(a, Span, 3 * s->len);
        memcpy(data, s->data, (size_t)s->len * sizeof *data);
        s->data = data;
        s->cap = 3 * s->len;
    }
    s->data[s->len++] = span;
}

/* Spans are found from the end of the function to its start. */
static void add_span(Walk *w, uint32_t word, uint32_t from, uint32_t to) {
    Spans *s = &w->spans[word];
    if (s->len != 0 && s->data[s->len - 1].from <= to) {
        s->data[s->len - 1].from = from;
    } else {
        push_span(w->lv->f->scratch, s, (Span){from, to});
    }
}

IR_INLINE void close_word(Walk *w, uint32_t word) {
    bool live = bitset_has(&w->now, word);
    bitset_remove(&w->now, word);
    if (w->spans != NULL) {
        uint32_t end = live ? w->open_end[word] : w->time + 1;
        add_span(w, word, w->time, end < w->time + 1 ? w->time + 1 : end);
    }
}

IR_INLINE void close_defs(Walk *w, uint32_t number) {
    FOR_EACH_DEF(&w->lv->access, number, a) {
        uint32_t word = w->lv->word_base[a->reg] + a->first;
        for (uint32_t end = word + a->count; word < end; word++) {
            close_word(w, word);
        }
    }
}

IR_INLINE void open_uses(Walk *w, uint32_t number) {
    FOR_EACH_USE(&w->lv->access, number, a) {
        uint32_t word = w->lv->word_base[a->reg] + a->first;
        for (uint32_t end = word + a->count; word < end; word++) {
            open_word(w, word);
        }
    }
}

/* fn(word) for every member below limit. */
#define FOR_EACH_BIT(set, limit, word)                                                             \
    for (uint32_t word##_q = 0; word##_q < ((limit) + 63) / 64; word##_q++)                        \
        for (uint64_t word##_bits = (set)->bits[word##_q], word = 0; word##_bits != 0 &&           \
             (word = word##_q * 64u + (uint32_t)__builtin_ctzll(word##_bits), true);               \
             word##_bits &= word##_bits - 1)

static void join_live_in(Walk *w, const IrBlock *b) {
    const BitSet *in = &w->lv->blocks[b->id].live_in;
    for (uint32_t k = 0; k < in->words; k++) {
        w->now.bits[k] |= in->bits[k];
    }
}

/* Live at the end of b, before its MAP_NEXT writes if it ends in one. */
static void start_at_end(Walk *w, IrBlock *b) {
    bitset_clear(&w->now);
    int count = ir_successor_count(b->last);
    for (int k = 0; k < count; k++) {
        join_live_in(w, *ir_successor(b->last, k));
    }
}

/* What MAP_NEXT writes stays live before it when it is live where the iteration has ended. */
static void undo_conditional_writes(Walk *w, const IrIns *last) {
    const BitSet *in = &w->lv->blocks[last->els->id].live_in;
    for (uint32_t k = 0; k < in->words; k++) {
        uint64_t again = in->bits[k] & ~w->now.bits[k];
        while (again != 0) {
            uint32_t word = k * 64 + (uint32_t)__builtin_ctzll(again);
            again &= again - 1;
            w->time = moment(last->number, MOMENT_WRITE);
            open_word(w, word);
        }
    }
}

/* A panic in i may go on at the epilogue, which reads these. They must outlive a call that panics,
 * so they count as live after i already. */
static void open_epilogue(Walk *w, const IrIns *i) {
    if ((ir_op_flags(i->op) & (IRF_T | IRF_S)) == 0) {
        return;
    }
    const BitSet *in = &w->lv->blocks[w->lv->f->epilogue->id].live_in;
    w->time = moment(i->number, MOMENT_WRITE);
    FOR_EACH_BIT(in, w->lv->shared_count, word) {
        open_word(w, (uint32_t)word);
    }
}

/* Over the writes of an instruction: from here on, now is what lives across it. */
IR_INLINE void step_over_defs(Walk *w, const BlockLife *bl, uint32_t number) {
    const IrIns *i = w->lv->access.of[number].ins;
    w->time = moment(number, writes_early(i->op) ? MOMENT_EARLY : MOMENT_WRITE);
    close_defs(w, number);
    if (i->op == IR_MAP_NEXT) {
        undo_conditional_writes(w, i);
    }
    if (number >= bl->defer_from) {
        open_epilogue(w, i);
    }
}

IR_INLINE void step_over_uses(Walk *w, uint32_t number) {
    w->time = moment(number, MOMENT_READ);
    open_uses(w, number);
}

/* ---- the blocks' sets */

/* Is what lives at the end of b, or where its panics lead, more than when it was last walked? */
static bool is_stale(const Liveness *lv, IrBlock *b) {
    const BlockLife *bl = &lv->blocks[b->id];
    if (bl->walked == 0 ||
        (bl->defer_from != UINT32_MAX && lv->blocks[lv->f->epilogue->id].changed > bl->walked)) {
        return true;
    }
    for (int k = 0; k < ir_successor_count(b->last); k++) {
        if (lv->blocks[(*ir_successor(b->last, k))->id].changed > bl->walked) {
            return true;
        }
    }
    return false;
}

/* What the walk found live at b's head; true when it is more than known. */
static bool note_live_in(Liveness *lv, const Walk *w, IrBlock *b) {
    BitSet *in = &lv->blocks[b->id].live_in;
    uint64_t more = 0;
    for (uint32_t q = 0; q < in->words; q++) {
        bool is_last = q == lv->shared_count / 64;
        uint64_t shared = is_last ? (UINT64_C(1) << (lv->shared_count % 64)) - 1 : UINT64_MAX;
        more |= w->now.bits[q] & shared & ~in->bits[q];
        in->bits[q] |= w->now.bits[q] & shared;
    }
    return more != 0;
}

static bool solve_block(Liveness *lv, Walk *w, IrBlock *b) {
    const BlockLife *bl = &lv->blocks[b->id];
    start_at_end(w, b);
    for (uint32_t n = bl->last + 1; n-- > bl->first;) {
        step_over_defs(w, bl, n);
        step_over_uses(w, n);
    }
    return note_live_in(lv, w, b);
}

static void solve(Liveness *lv) {
    Walk w = {.lv = lv, .now = lv->scratch};
    uint32_t time = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t k = lv->order_count; k-- > 0;) {
            IrBlock *b = lv->order[k];
            BlockLife *bl = &lv->blocks[b->id];
            if (is_stale(lv, b)) {
                bl->walked = ++time;
                if (solve_block(lv, &w, b)) {
                    bl->changed = ++time;
                    changed = true;
                }
            }
        }
    }
}

/* ---- dead stores: writes of registers that nothing reads before the next write */

typedef struct Needed { /* live words of what an instruction writes: [first, last), when any */
    uint32_t first, last;
    bool any;
} Needed;

static void need_words(const Walk *w, Needed *n, IrRegId r, uint32_t first, uint32_t count) {
    for (uint32_t k = first; k < first + count; k++) {
        if (bitset_has(&w->now, w->lv->word_base[r] + k)) {
            n->first = n->any ? n->first : k;
            n->last = k + 1;
            n->any = true;
        }
    }
}

static Needed needed_words(const Walk *w, const IrIns *i) {
    Needed n = {0};
    FOR_EACH_DEF(&w->lv->access, i->number, a) {
        need_words(w, &n, a->reg, a->first, a->count);
    }
    if (i->op == IR_SETFIELD) {
        IrWords words = ir_words_of(w->lv->f, &i->dst);
        need_words(w, &n, i->dst.reg, words.first, words.count);
    }
    return n;
}

static void become_nop(const Walk *w, IrIns *i) {
    FOR_EACH_DEF(&w->lv->access, i->number, d) {
        d->count = 0;
    }
    FOR_EACH_USE(&w->lv->access, i->number, u) {
        u->count = 0;
    }
    i->op = IR_NOP;
    i->dst = i->a = i->b = i->c = ir_none();
    i->args = NULL;
    i->arg_count = 0;
}

/* The walk stands after i. */
static bool drop_if_dead(const Walk *w, IrIns *i) {
    bool pure = (ir_op_flags(i->op) & (IRF_T | IRF_S | IRF_E | IRF_X)) == 0;
    if (!pure || i->dst.kind == IRO_NONE || i->op == IR_RET_IF || i->result_count != 0) {
        return false;
    }
    Needed n = needed_words(w, i);
    if (!n.any) {
        become_nop(w, i);
        return true;
    }
    if (i->op == IR_ZERO && n.last - n.first < ir_words_of(w->lv->f, &i->dst).count) {
        i->dst = ir_part(i->dst.reg, n.first, n.last - n.first);
        FOR_EACH_DEF(&w->lv->access, i->number, a) {
            *a = (Access){i->dst.reg, (uint16_t)n.first, (uint16_t)(n.last - n.first)};
        }
        return true;
    }
    return false;
}

/* ---- spans */

static uint64_t live_at_end(const Liveness *lv, IrIns *last, uint32_t q) {
    uint64_t bits = 0;
    int count = last == NULL ? 0 : ir_successor_count(last);
    for (int k = 0; k < count; k++) {
        const BitSet *in = &lv->blocks[(*ir_successor(last, k))->id].live_in;
        bits |= q < in->words ? in->bits[q] : 0;
    }
    return bits;
}

/* From the head of a block to the end of the block laid out before it, which ends in last (NULL:
 * there is none). What is live on one side only begins or ends between them. */
static void step_over_gap(Walk *w, uint32_t number, IrIns *last) {
    uint32_t time = moment(number, MOMENT_BEFORE);
    for (uint32_t q = 0; q < w->now.words; q++) {
        uint64_t below = w->now.bits[q], above = live_at_end(w->lv, last, q);
        w->now.bits[q] = above;
        for (uint64_t begin = below & ~above; begin != 0; begin &= begin - 1) {
            uint32_t word = q * 64 + (uint32_t)__builtin_ctzll(begin);
            add_span(w, word, time, w->open_end[word]);
        }
        for (uint64_t end = above & ~below; end != 0; end &= end - 1) {
            w->open_end[q * 64 + (uint32_t)__builtin_ctzll(end)] = time;
        }
    }
}

static void put_in_order(Liveness *lv) {
    for (uint32_t word = 0; word < lv->word_count; word++) {
        Spans *s = &lv->spans[word];
        for (int a = 0, b = s->len - 1; a < b; a++, b--) {
            Span t = s->data[a];
            s->data[a] = s->data[b];
            s->data[b] = t;
        }
    }
}

/* Has b less to read now than is known, so that this does not hold for the blocks before it? */
static bool reads_less(const Liveness *lv, const Walk *w, const IrBlock *b) {
    const BitSet *in = &lv->blocks[b->id].live_in;
    for (uint32_t q = 0; q < in->words; q++) {
        if ((in->bits[q] & ~w->now.bits[q]) != 0) {
            return true;
        }
    }
    return false;
}

static bool record_block(Liveness *lv, Walk *w, const BlockLife *bl, bool drops) {
    bool dropped = false;
    for (uint32_t n = bl->last + 1; n-- > bl->first;) {
        dropped |= drops && drop_if_dead(w, lv->access.of[n].ins);
        step_over_defs(w, bl, n);
        step_over_uses(w, n);
    }
    return dropped;
}

/* From the end of the function to its start. True when the sets are too large after what was
 * dropped. */
static bool record(Liveness *lv, bool drops) {
    Walk w = {.lv = lv, .now = lv->scratch, .spans = lv->spans};
    w.open_end = ARENA_TAKE(lv->f->scratch, uint32_t, lv->word_count + 1);
    bitset_clear(&w.now);
    step_over_gap(&w, lv->access.ins_count, lv->f->last_block->last);
    bool too_large = false;
    for (uint32_t k = lv->order_count; k-- > 0;) {
        IrBlock *b = lv->order[k];
        const BlockLife *bl = &lv->blocks[b->id];
        bool dropped = record_block(lv, &w, bl, drops);
        if (lv->is_straight) {
            note_live_in(lv, &w, b);
        } else if (dropped) {
            too_large |= reads_less(lv, &w, b);
        }
        step_over_gap(&w, bl->first, k == 0 ? NULL : lv->order[k - 1]->last);
    }
    put_in_order(lv);
    return too_large;
}

static void forget(Liveness *lv) {
    for (uint32_t k = 0; k < lv->f->block_count; k++) {
        bitset_clear(&lv->blocks[k].live_in);
        lv->blocks[k].changed = lv->blocks[k].walked = 0;
    }
    for (uint32_t word = 0; word < lv->word_count; word++) {
        lv->spans[word].len = 0;
    }
}

/* ---- the whole function */

static void make_sets(Liveness *lv) {
    uint32_t words = (lv->shared_count + 63) / 64, count = lv->f->block_count;
    uint64_t *bits = ARENA_ARRAY(lv->f->scratch, uint64_t, (size_t)words * count + 1);
    for (uint32_t k = 0; k < count; k++) {
        lv->blocks[k].live_in = (BitSet){bits + (size_t)k * words, words};
    }
    lv->scratch = bitset_new(lv->f->scratch, lv->word_count);
}

static void make_spans(Liveness *lv) {
    lv->spans = ARENA_TAKE(lv->f->scratch, Spans, lv->word_count);
    Span *first = ARENA_TAKE(lv->f->scratch, Span, lv->word_count);
    for (uint32_t word = 0; word < lv->word_count; word++) {
        lv->spans[word] = (Spans){.data = first + word, .cap = 1};
    }
}

static void find_calls(Liveness *lv) {
    const Accesses *t = &lv->access;
    lv->calls = ARENA_TAKE(lv->f->scratch, uint32_t, t->call_count);
    lv->call_from = ARENA_TAKE(lv->f->scratch, uint32_t, t->ins_count + 1);
    uint32_t count = 0;
    for (uint32_t n = 0; n < t->ins_count; n++) {
        lv->call_from[n] = count;
        if (ir_is_call(t->of[n].ins->op)) {
            lv->calls[count++] = n;
        }
    }
    lv->call_from[t->ins_count] = count;
}

void liveness_init(Liveness *lv, IrFunc *f) {
    *lv = (Liveness){.f = f};
    accesses_init(&lv->access, f);
    lv->blocks = ARENA_ARRAY(f->scratch, BlockLife, f->block_count);
    lv->order = ARENA_TAKE(f->scratch, IrBlock *, f->block_count);
    lv->word_base = ARENA_TAKE(f->scratch, uint32_t, f->reg_count);
    order_blocks(lv);
    find_back_targets(lv);
    place_words(lv);
    make_sets(lv);
    find_defers(lv);
    make_spans(lv);
    find_calls(lv);
    if (!lv->is_straight) {
        solve(lv);
    }
    if (record(lv, true)) {
        forget(lv);
        solve(lv);
        record(lv, false);
    }
}

/* ---- questions about spans */

/* The first span at or after index `at` that ends after `time`, found in leaps: in enormous
 * functions a slot has spans by the thousand, a register few. */
static int first_ending_after(const Spans *s, int at, uint32_t time) {
    int step = 1;
    while (at + step < s->len && s->data[at + step].to <= time) {
        at += step;
        step *= 2;
    }
    int high = at + step < s->len ? at + step : s->len;
    while (at < high) {
        int mid = at + (high - at) / 2;
        if (s->data[mid].to <= time) {
            at = mid + 1;
        } else {
            high = mid;
        }
    }
    return at;
}

bool spans_meet_within(const Spans *a, const Spans *b) {
    int i = 0, k = 0;
    while (i < a->len && k < b->len) {
        i = first_ending_after(a, i, b->data[k].from);
        if (i < a->len && a->data[i].from < b->data[k].to) {
            return true;
        }
        if (i < a->len) {
            k = first_ending_after(b, k, a->data[i].from);
        }
    }
    return false;
}
