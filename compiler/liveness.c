/* compiler/liveness.c: backward liveness, word by word.
 *
 * The usual data flow (live before = live after - written + read), with four particulars:
 *  - MAP_NEXT writes on its way to the body only;
 *  - reading an interface's data word reads its type word too, because a stack map with the one
 *    needs the other;
 *  - in a function with defers, whatever may panic after a DEFER may go on at the epilogue, so what
 *    the epilogue reads (the result variables) is live there;
 *  - a write nobody reads still takes its slot for a moment.
 * On the way, writes that nothing reads are dropped (a struct zeroed, then filled).
 * Registers that only one block sees get words above shared_count and no bits in the blocks' sets;
 * most registers are such, which keeps the sets small.
 */
#include "compiler/liveness.h"

#include "base/panic.h"

bool ir_is_call(IrOp op) {
    return op == IR_CALL || op == IR_CALL_CLO || op == IR_CALL_IFACE || op == IR_CALL_NATIVE;
}

static bool writes_early(IrOp op) {
    return op == IR_RECV || op == IR_SELECT || op == IR_MAP_NEXT || op == IR_MAP_GET ||
           op == IR_CONCAT;
}

/* ---- numbering */

static void number_all(Liveness *lv) {
    uint32_t n = 0;
    for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
        BlockLife *bl = &lv->blocks[b->id];
        lv->order[lv->order_count++] = b;
        bl->first = n;
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            i->number = n++;
        }
        bl->last = n - 1;
        bl->defer_from = UINT32_MAX;
    }
    lv->ins_count = n;
    lv->by_number = ARENA_ARRAY(lv->f->arena, IrIns *, n + 1);
    for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            lv->by_number[i->number] = i;
        }
    }
}

static void find_back_targets(Liveness *lv) {
    for (IrBlock *b = lv->f->entry; b != NULL; b = b->next) {
        for (int k = 0; k < ir_successor_count(b->last); k++) {
            IrBlock *to = *ir_successor(b->last, k);
            if (lv->blocks[to->id].first <= lv->blocks[b->id].first) {
                lv->blocks[to->id].is_back_target = true;
            }
        }
    }
}

/* ---- which registers are local to a block */

typedef struct Sight {
    Liveness *lv;
    uint32_t *seen_in; /* block id + 1, by register */
    uint32_t block;
} Sight;

static void see(void *ctx, IrOperand *o, IrWords words) {
    (void)words;
    Sight *s = ctx;
    if (!ir_is_slot(o)) {
        return;
    }
    if (s->seen_in[o->reg] == 0) {
        s->seen_in[o->reg] = s->block + 1;
    } else if (s->seen_in[o->reg] != s->block + 1) {
        s->lv->is_local[o->reg] = false;
    }
}

static void see_param(Sight *s, IrRegId r) {
    IrOperand o = ir_reg(r);
    see(s, &o, (IrWords){0, 0});
}

static void find_local(Liveness *lv) {
    IrFunc *f = lv->f;
    memset(lv->is_local, 1, f->reg_count);
    Sight s = {.lv = lv, .seen_in = ARENA_ARRAY(f->arena, uint32_t, f->reg_count)};
    s.block = f->block_count; /* parameters come from outside, so no block has them to itself */
    for (uint32_t k = 0; k < f->param_count; k++) {
        see_param(&s, f->params[k]);
    }
    if (f->closure != 0) {
        see_param(&s, f->closure);
    }
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        s.block = b->id;
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            ir_visit_uses(f, i, see, &s);
            ir_visit_defs(f, i, see, &s);
        }
    }
}

static void place_words(Liveness *lv) {
    IrFunc *f = lv->f;
    for (int local = 0; local < 2; local++) {
        for (uint32_t r = 1; r < f->reg_count; r++) {
            if (lv->is_local[r] == local) {
                lv->word_base[r] = lv->word_count;
                lv->word_count += f->regs[r].words;
            }
        }
        if (local == 0) {
            lv->shared_count = lv->word_count;
        }
    }
    lv->word_reg = ARENA_ARRAY(f->arena, uint32_t, lv->word_count + 1);
    for (uint32_t r = 1; r < f->reg_count; r++) {
        for (uint32_t w = 0; w < f->regs[r].words; w++) {
            lv->word_reg[lv->word_base[r] + w] = r;
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
    bool record;             /* build spans (into lv, which is then ours to change) */
    Spans *spans;
    uint32_t *open_end;      /* by live word: where its span ends */
    uint32_t time;           /* of the reads or writes being noted */
} Walk;

static void open_word(Walk *w, uint32_t word) {
    if (!bitset_has(&w->now, word)) {
        bitset_add(&w->now, word);
        if (w->record) {
            w->open_end[word] = w->time + 1;
        }
    }
}

/* In the arena: most words have one span. */
static void push_span(Arena *a, Spans *s, Span span) {
    if (s->len == s->cap) {
        Span *data = ARENA_ARRAY(a, Span, 2 * s->len + 1);
        if (s->len != 0) {
            memcpy(data, s->data, (size_t)s->len * sizeof *data);
        }
        s->data = data;
        s->cap = 2 * s->len + 1;
    }
    s->data[s->len++] = span;
}

/* Spans are found from the end of the function to its start. */
static void add_span(Walk *w, uint32_t word, uint32_t from, uint32_t to) {
    Spans *s = &w->spans[word];
    if (s->len != 0 && s->data[s->len - 1].from <= to) {
        s->data[s->len - 1].from = from;
    } else {
        push_span(w->lv->f->arena, s, (Span){from, to});
    }
}

static void close_word(Walk *w, uint32_t word) {
    bool live = bitset_has(&w->now, word);
    bitset_remove(&w->now, word);
    if (w->record) {
        uint32_t end = live ? w->open_end[word] : w->time + 1;
        add_span(w, word, w->time, end < w->time + 1 ? w->time + 1 : end);
    }
}

static void walk_use(void *ctx, IrOperand *o, IrWords words) {
    Walk *w = ctx;
    for (uint32_t k = words.first; k < (uint32_t)words.first + words.count; k++) {
        open_word(w, w->lv->word_base[o->reg] + k);
        if (k != 0 && ir_word_class(&w->lv->f->regs[o->reg], k) == CLASS_IFACE) {
            open_word(w, w->lv->word_base[o->reg] + k - 1);
        }
    }
}

static void walk_def(void *ctx, IrOperand *o, IrWords words) {
    Walk *w = ctx;
    for (uint32_t k = words.first; k < (uint32_t)words.first + words.count; k++) {
        close_word(w, w->lv->word_base[o->reg] + k);
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
    IrIns *last = b->last;
    int count = ir_successor_count(last);
    for (int k = 0; k < count; k++) {
        join_live_in(w, *ir_successor(last, k));
    }
    if (w->record) {
        uint32_t end = 2 * (last->number + 1);
        FOR_EACH_BIT(&w->now, w->lv->shared_count, word) {
            w->open_end[word] = end;
        }
    }
}

/* What MAP_NEXT writes stays live before it when it is live where the iteration has ended. */
static void undo_conditional_writes(Walk *w, IrBlock *b) {
    const BitSet *in = &w->lv->blocks[b->last->els->id].live_in;
    for (uint32_t k = 0; k < in->words; k++) {
        uint64_t again = in->bits[k] & ~w->now.bits[k];
        while (again != 0) {
            uint32_t word = k * 64 + (uint32_t)__builtin_ctzll(again);
            again &= again - 1;
            w->time = 2 * b->last->number + 1;
            open_word(w, word);
        }
    }
}

/* A panic in i may go on at the epilogue, which reads these. They must outlive a call that panics,
 * so they count as live after i already. */
static void open_epilogue(Walk *w, const BlockLife *bl, const IrIns *i) {
    if (i->number < bl->defer_from || (ir_op_flags(i->op) & (IRF_T | IRF_S)) == 0) {
        return;
    }
    const BitSet *in = &w->lv->blocks[w->lv->f->epilogue->id].live_in;
    w->time = 2 * i->number + 1;
    FOR_EACH_BIT(in, w->lv->shared_count, word) {
        open_word(w, (uint32_t)word);
    }
}

static void step_back(Walk *w, IrBlock *b, IrIns *i, LiveFn *fn, void *ctx) {
    w->time = 2 * i->number + (writes_early(i->op) ? 0 : 1);
    ir_visit_defs(w->lv->f, i, walk_def, w);
    if (i->op == IR_MAP_NEXT) {
        undo_conditional_writes(w, b);
    }
    open_epilogue(w, &w->lv->blocks[b->id], i);
    if (fn != NULL) {
        fn(ctx, i, &w->now, false);
    }
    w->time = 2 * i->number;
    ir_visit_uses(w->lv->f, i, walk_use, w);
    if (fn != NULL) {
        fn(ctx, i, &w->now, true);
    }
}

static void walk_back(Walk *w, IrBlock *b, LiveFn *fn, void *ctx) {
    start_at_end(w, b);
    for (IrIns *i = b->last; i != NULL; i = i->prev) {
        step_back(w, b, i, fn, ctx);
    }
}

void liveness_walk(const Liveness *lv, IrBlock *b, LiveFn *fn, void *ctx) {
    Walk w = {.lv = lv, .now = lv->scratch};
    walk_back(&w, b, fn, ctx);
}

/* ---- the whole function */

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

/* Walks b; true when more is live at its head than known. */
static bool solve_block(Liveness *lv, Walk *w, IrBlock *b) {
    BlockLife *bl = &lv->blocks[b->id];
    walk_back(w, b, NULL, NULL);
    BitSet low = {.bits = w->now.bits, .words = bl->live_in.words};
    if (lv->shared_count % 64 != 0 && low.words != 0) {
        low.bits[low.words - 1] &= (UINT64_C(1) << (lv->shared_count % 64)) - 1;
    }
    return bitset_join(&bl->live_in, &low);
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

typedef struct Needed {
    const Liveness *lv;
    const BitSet *now;
    uint32_t first, last; /* live words the instruction writes: [first, last) of dst, 0 0: none */
    bool any;
} Needed;

static void see_needed(void *ctx, IrOperand *o, IrWords words) {
    Needed *n = ctx;
    for (uint32_t k = words.first; k < (uint32_t)words.first + words.count; k++) {
        if (bitset_has(n->now, n->lv->word_base[o->reg] + k)) {
            n->first = n->any ? n->first : k;
            n->last = k + 1;
            n->any = true;
        }
    }
}

static void become_nop(IrIns *i) {
    i->op = IR_NOP;
    i->dst = i->dst2 = i->a = i->b = i->c = ir_none();
    i->args = NULL;
    i->arg_count = 0;
}

static bool drop_if_dead(const Liveness *lv, IrIns *i, const BitSet *now) {
    bool pure = (ir_op_flags(i->op) & (IRF_T | IRF_S | IRF_E | IRF_X)) == 0;
    if (!pure || i->dst.kind == IRO_NONE || i->op == IR_RET_IF || i->result_count != 0) {
        return false;
    }
    Needed n = {.lv = lv, .now = now};
    ir_visit_defs(lv->f, i, see_needed, &n);
    if (i->op == IR_SETFIELD) {
        see_needed(&n, &i->dst, ir_words_of(lv->f, &i->dst));
    }
    if (!n.any) {
        become_nop(i);
        return true;
    }
    if (i->op == IR_ZERO && n.last - n.first < ir_words_of(lv->f, &i->dst).count) {
        i->dst = ir_part(i->dst.reg, n.first, n.last - n.first);
        return true;
    }
    return false;
}

static bool drop_dead_stores(Liveness *lv) {
    bool changed = false;
    Walk w = {.lv = lv, .now = lv->scratch};
    for (uint32_t k = lv->order_count; k-- > 0;) {
        IrBlock *b = lv->order[k];
        start_at_end(&w, b);
        for (IrIns *i = b->last; i != NULL; i = i->prev) {
            changed |= drop_if_dead(lv, i, &w.now);
            step_back(&w, b, i, NULL, NULL);
        }
    }
    return changed;
}

static void solve_exactly(Liveness *lv) {
    solve(lv);
    if (drop_dead_stores(lv)) { /* what only those read is not live after all */
        for (uint32_t k = 0; k < lv->f->block_count; k++) {
            bitset_clear(&lv->blocks[k].live_in);
            lv->blocks[k].changed = lv->blocks[k].walked = 0;
        }
        solve(lv);
    }
}

static void build_spans(Liveness *lv) {
    Walk w = {.lv = lv, .now = lv->scratch, .record = true, .spans = lv->spans};
    w.open_end = ARENA_ARRAY(lv->f->arena, uint32_t, lv->word_count + 1);
    for (uint32_t k = lv->order_count; k-- > 0;) {
        IrBlock *b = lv->order[k];
        walk_back(&w, b, NULL, NULL);
        FOR_EACH_BIT(&w.now, lv->word_count, word) {
            add_span(&w, (uint32_t)word, 2 * lv->blocks[b->id].first, w.open_end[word]);
        }
    }
    for (uint32_t word = 0; word < lv->word_count; word++) {
        Spans *s = &lv->spans[word];
        for (int a = 0, b = s->len - 1; a < b; a++, b--) {
            Span t = s->data[a];
            s->data[a] = s->data[b];
            s->data[b] = t;
        }
    }
}

static void make_sets(Liveness *lv) {
    uint32_t words = (lv->shared_count + 63) / 64, count = lv->f->block_count;
    uint64_t *bits = ARENA_ARRAY(lv->f->arena, uint64_t, (size_t)words * count + 1);
    for (uint32_t k = 0; k < count; k++) {
        lv->blocks[k].live_in = (BitSet){bits + (size_t)k * words, words};
    }
    words = (lv->word_count + 63) / 64;
    lv->scratch = (BitSet){ARENA_ARRAY(lv->f->arena, uint64_t, words + 1), words};
}

void liveness_init(Liveness *lv, IrFunc *f) {
    *lv = (Liveness){.f = f};
    lv->blocks = ARENA_ARRAY(f->arena, BlockLife, f->block_count);
    lv->order = ARENA_ARRAY(f->arena, IrBlock *, f->block_count);
    lv->word_base = ARENA_ARRAY(f->arena, uint32_t, f->reg_count);
    lv->is_local = ARENA_ARRAY(f->arena, uint8_t, f->reg_count);
    number_all(lv);
    find_back_targets(lv);
    find_local(lv);
    place_words(lv);
    make_sets(lv);
    find_defers(lv);
    solve_exactly(lv);
    lv->spans = ARENA_ARRAY(f->arena, Spans, lv->word_count + 1);
    build_spans(lv);
}

/* ---- spans */

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

bool spans_meet(const Spans *a, const Spans *b) {
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

bool spans_contain(const Spans *s, uint32_t time) {
    int low = 0, high = s->len;
    while (low < high) {
        int mid = (low + high) / 2;
        if (s->data[mid].to <= time) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < s->len && s->data[low].from <= time;
}
