/* compiler/slots.c: which slots a register lies in.
 *
 *     fp[0 ..]   parameters, then the closure pointer: fixed
 *     fp[p ..]   everything else, first fit by start of life, one class a slot (integer, pointer,
 *                interface data, float) for the whole function
 *     fp[base..] a call's arguments and results, base above all that lives across the call and two
 *                link words
 *
 * Registers joined by a MOV whose lives do not meet are *coalesced* first, most deeply nested MOVs
 * first: they become a web, registers at fixed distances from each other, which is placed as a
 * whole. So a MOV of one word into a group merges at that distance, and the MOV vanishes. Slots are
 * many (65,535), so merging never makes placing impossible.
 *
 * Calls. The argument group and the result group of a call form a web from the start. It takes in
 * other registers only when they are local to one block and every call they live across comes
 * earlier in that block than theirs. Then placing the call webs of a block from its last call to
 * its first always knows the slots of all that lives across a call: what is placed raises the tops
 * of the calls it lives across.
 */
#include "compiler/slots.h"

#include "base/panic.h"

enum { FRAME_MAX = 60000, NO_CALL = UINT32_MAX };

typedef struct Web {         /* of the register that leads it */
    uint32_t size;           /* members */
    uint32_t call;           /* number of the call whose groups are in it, or NO_CALL */
    bool is_fixed;           /* holds parameters: offset = slot */
    int32_t low, high;       /* offsets of its words: [low, high) */
} Web;

/* Spans of one slot, rising. Ordinary webs come from the function's start on, those of calls from
 * its end, so there is room to grow at both ends. */
typedef struct Taken {
    Span *room;
    int cap;
    Spans spans;             /* a view into room */
} Taken;

typedef struct Assign {
    const Liveness *lv;
    IrFunc *f;
    Slots *out;
    uint32_t *leader, *next; /* by register: its web; the next member (0: last) */
    int32_t *offset;         /* by register: distance from the web's origin */
    Web *webs;
    uint32_t params;         /* the web of the fixed ones, 0: none */
    Taken *taken;            /* by slot */
    Span *last;              /* by slot: the last span taken, for a quick look */
    uint8_t *classes;        /* by slot: IrClass + 1, 0: not used yet */
    uint32_t slot_cap;
    const uint32_t *calls;   /* instruction numbers of calls, rising */
    uint32_t call_count;
    uint32_t *tops;          /* by call: above all slots known to live across it */
    bool failed;
} Assign;

/* ---- webs */

static const Spans *spans_of(const Assign *a, uint32_t r, uint32_t w) {
    return &a->lv->spans[a->lv->word_base[r] + w];
}

static uint32_t words_of(const Assign *a, uint32_t r) {
    return a->f->regs[r].words;
}

static void init_webs(Assign *a) {
    for (uint32_t r = 1; r < a->f->reg_count; r++) {
        a->leader[r] = r;
        a->webs[r] = (Web){.size = 1, .call = NO_CALL, .high = (int32_t)words_of(a, r)};
    }
}

static IrClass class_of(const Assign *a, uint32_t r, uint32_t w) {
    return (IrClass)a->lv->word_class[a->lv->word_base[r] + w];
}

/* Does register x, with word 0 at offset `at` of web y, meet a member of y? Different classes meet,
 * but for calls: what lies at a call's base is the callee's anyway. */
static bool register_meets(const Assign *a, uint32_t x, int32_t at, uint32_t y) {
    bool any_class = a->webs[y].call != NO_CALL;
    for (uint32_t m = y; m != 0; m = a->next[m]) {
        int32_t from = at > a->offset[m] ? at : a->offset[m];
        int32_t x_end = at + (int32_t)words_of(a, x);
        int32_t m_end = a->offset[m] + (int32_t)words_of(a, m);
        int32_t to = x_end < m_end ? x_end : m_end;
        for (int32_t k = from; k < to; k++) {
            uint32_t xw = (uint32_t)(k - at), mw = (uint32_t)(k - a->offset[m]);
            if (spans_meet(spans_of(a, x, xw), spans_of(a, m, mw)) ||
                (!any_class && class_of(a, x, xw) != class_of(a, m, mw))) {
                return true;
            }
        }
    }
    return false;
}

/* May x be laid where call `call` has its groups? See the head. */
static bool may_join_call(const Assign *a, uint32_t x, int32_t at, const Web *web) {
    if (!a->lv->access.is_local[x] || at < web->low || at + (int32_t)words_of(a, x) > web->high) {
        return false;
    }
    for (uint32_t w = 0; w < words_of(a, x); w++) {
        const Spans *s = spans_of(a, x, w);
        for (int k = 0; k < s->len; k++) {
            InsRange across = span_across(a->lv->call_from, s->data[k]);
            if (across.first < across.end && a->calls[across.end - 1] >= web->call) {
                return false;
            }
        }
    }
    return true;
}

/* Lays web `from` over web `to`, its origin at distance `shift` from that of `to`. */
static void merge(Assign *a, uint32_t to, uint32_t from, int32_t shift) {
    Web *t = &a->webs[to], *s = &a->webs[from];
    uint32_t last = from;
    for (uint32_t m = from; m != 0; m = a->next[m]) {
        a->leader[m] = to;
        a->offset[m] += shift;
        last = m;
    }
    a->next[last] = a->next[to];
    a->next[to] = from;
    t->size += s->size;
    t->low = t->low < s->low + shift ? t->low : s->low + shift;
    t->high = t->high > s->high + shift ? t->high : s->high + shift;
}

enum { WEB_MAX = 200 }; /* members: bounds the cost of merging in enormous functions */

static void try_merge(Assign *a, uint32_t dst, int32_t dst_word, uint32_t src, int32_t src_word) {
    uint32_t to = a->leader[dst], from = a->leader[src];
    if (to == from) {
        return;
    }
    int32_t shift = a->offset[dst] + dst_word - (a->offset[src] + src_word);
    Web *t = &a->webs[to], *s = &a->webs[from];
    bool from_is_special = s->is_fixed || s->call != NO_CALL;
    bool to_is_special = t->is_fixed || t->call != NO_CALL;
    if ((from_is_special && to_is_special) || t->size + s->size > WEB_MAX) {
        return;
    }
    if (from_is_special) { /* the special one stays where it is */
        uint32_t x = to;
        to = from;
        from = x;
        shift = -shift;
        t = &a->webs[to];
        s = &a->webs[from];
    }
    if (t->is_fixed && s->low + shift < 0) {
        return;
    }
    for (uint32_t m = from; m != 0; m = a->next[m]) {
        if (register_meets(a, m, a->offset[m] + shift, to) ||
            (t->call != NO_CALL && !may_join_call(a, m, a->offset[m] + shift, t))) {
            return;
        }
    }
    merge(a, to, from, shift);
}

/* ---- which webs exist from the start */

static void fix_params(Assign *a) {
    IrFunc *f = a->f;
    uint32_t slot = 0, first = 0;
    for (uint32_t k = 0; k <= f->param_count; k++) {
        IrRegId r = k < f->param_count ? f->params[k] : f->closure;
        if (r == 0) {
            continue;
        }
        a->webs[r].is_fixed = true;
        a->offset[r] = 0;
        if (first == 0) {
            first = r;
            slot += words_of(a, r);
            continue;
        }
        merge(a, first, r, (int32_t)slot);
        slot += words_of(a, r);
    }
    a->params = first;
}

static const IrIns *call_ins(const Assign *a, uint32_t call) {
    return a->lv->access.of[a->calls[call]].ins;
}

static void join_call_groups(Assign *a) {
    for (uint32_t k = 0; k < a->call_count; k++) {
        const IrIns *i = call_ins(a, k);
        uint32_t args = i->args[0].reg, results = i->results[0].reg;
        merge(a, args, results, 0);
        a->webs[args].call = i->number;
    }
}

/* ---- coalescing */

/* What its destination should share a slot with its first operand for. */
static bool is_copy(const IrIns *i) {
    bool is_append = i->op == IR_APPEND || i->op == IR_APPEND_SLICE; /* s = append(s, …) in place */
    return (i->op == IR_MOV || is_append) && ir_is_slot(&i->a);
}

typedef struct Copies { /* by loop depth: lists in layout order */
    IrIns **first;      /* by depth */
    IrIns **next;       /* by instruction number */
    uint32_t depths;
} Copies;

static void collect_copies(const Assign *a, Copies *c) {
    const Accesses *t = &a->lv->access;
    for (uint32_t k = 0; k < a->lv->order_count; k++) {
        uint32_t depth = a->lv->order[k]->loop_depth;
        c->depths = depth + 1 > c->depths ? depth + 1 : c->depths;
    }
    c->first = ARENA_ARRAY(a->f->scratch, IrIns *, c->depths);
    c->next = ARENA_TAKE(a->f->scratch, IrIns *, t->ins_count);
    for (uint32_t k = a->lv->order_count; k-- > 0;) {
        const IrBlock *b = a->lv->order[k];
        for (IrIns *i = b->last; i != NULL; i = i->prev) {
            if (is_copy(i)) {
                c->next[i->number] = c->first[b->loop_depth];
                c->first[b->loop_depth] = i;
            }
        }
    }
}

static void coalesce(Assign *a) {
    Copies c = {.depths = 0};
    collect_copies(a, &c);
    for (uint32_t depth = c.depths; depth-- > 0;) {
        for (IrIns *i = c.first[depth]; i != NULL; i = c.next[i->number]) {
            try_merge(a, i->dst.reg, ir_words_of(a->f, &i->dst).first, i->a.reg,
                      ir_words_of(a->f, &i->a).first);
        }
    }
}

/* ---- placing */

#define GROWN(a, array, cap, old)                                           \
    (memcpy(ARENA_ARRAY((a)->f->scratch, __typeof__(*(array)), cap), array, \
            (old) * sizeof *(array)))

static void need_slots(Assign *a, uint32_t count) {
    if (count <= a->slot_cap) {
        return;
    }
    uint32_t cap = count + count / 2 + 32, old = a->slot_cap;
    a->taken = GROWN(a, a->taken, cap, old);
    a->last = GROWN(a, a->last, cap, old);
    a->classes = GROWN(a, a->classes, cap, old);
    a->slot_cap = cap;
}

static bool word_fits(const Assign *a, uint32_t slot, const Spans *s, uint8_t cls) {
    if (slot >= a->slot_cap) {
        return true;
    }
    if (cls != 0 && a->classes[slot] != 0 && a->classes[slot] != cls) {
        return false;
    }
    return !spans_meet(&a->taken[slot].spans, s);
}

static bool web_fits(const Assign *a, uint32_t web, int32_t origin, bool any_class) {
    for (uint32_t m = web; m != 0; m = a->next[m]) {
        for (uint32_t w = 0; w < words_of(a, m); w++) {
            uint8_t cls = any_class ? 0 : (uint8_t)(class_of(a, m, w) + 1);
            uint32_t slot = (uint32_t)(origin + a->offset[m]) + w;
            if (!word_fits(a, slot, spans_of(a, m, w), cls)) {
                return false;
            }
        }
    }
    return true;
}

/* Room for one more at either end. */
static void make_room(Arena *arena, Taken *t) {
    int len = t->spans.len, cap = 3 * (len + 2), before = len + 2;
    Span *room = ARENA_TAKE(arena, Span, cap);
    if (len != 0) {
        memcpy(room + before, t->spans.data, (size_t)len * sizeof *room);
    }
    *t = (Taken){.room = room, .cap = cap, .spans = {.data = room + before, .len = len}};
}

static int index_after(const Spans *s, uint32_t time) {
    int low = 0, high = s->len;
    while (low < high) {
        int mid = (low + high) / 2;
        if (s->data[mid].from < time) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* Puts in a span that meets none of those there; the shorter side makes way. */
static void take_span(Arena *arena, Taken *t, Span new) {
    Spans *s = &t->spans;
    bool is_last = s->len == 0 || s->data[s->len - 1].from < new.from;
    int at = is_last ? s->len : index_after(s, new.from);
    if (at > 0 && s->data[at - 1].to == new.from) {
        s->data[at - 1].to = new.to;
        return;
    }
    if (at < s->len && s->data[at].from == new.to) {
        s->data[at].from = new.from;
        return;
    }
    if (s->data == t->room || s->data + s->len == t->room + t->cap) {
        make_room(arena, t);
    }
    if (at < s->len - at) {
        memmove(s->data - 1, s->data, (size_t)at * sizeof new);
        s->data--;
    } else if (at < s->len) {
        memmove(s->data + at + 1, s->data + at, (size_t)(s->len - at) * sizeof new);
    }
    s->data[at] = new;
    s->len++;
}

static void raise_tops(Assign *a, Span s, uint32_t slot) {
    InsRange across = span_across(a->lv->call_from, s);
    for (uint32_t c = across.first; c < across.end; c++) {
        a->tops[c] = slot + 1 > a->tops[c] ? slot + 1 : a->tops[c];
    }
}

static void insert_spans(Assign *a, uint32_t slot, const Spans *s) {
    Taken *t = &a->taken[slot];
    for (int k = 0; k < s->len; k++) {
        take_span(a->f->scratch, t, s->data[k]);
        raise_tops(a, s->data[k], slot);
    }
    a->last[slot] = t->spans.data[t->spans.len - 1];
}

static void place(Assign *a, uint32_t web, int32_t origin, bool any_class) {
    uint32_t end = (uint32_t)(origin + a->webs[web].high);
    a->failed |= end > FRAME_MAX;
    need_slots(a, end);
    if (end > a->out->frame_slots) {
        a->out->frame_slots = end;
    }
    for (uint32_t m = web; m != 0; m = a->next[m]) {
        uint32_t slot = (uint32_t)(origin + a->offset[m]);
        a->out->of_reg[m] = slot;
        for (uint32_t w = 0; w < words_of(a, m); w++) {
            if (spans_of(a, m, w)->len == 0) {
                continue;
            }
            insert_spans(a, slot + w, spans_of(a, m, w));
            if (!any_class) {
                a->classes[slot + w] = (uint8_t)(class_of(a, m, w) + 1);
            }
        }
    }
}

typedef struct Start {
    uint32_t time;
    int32_t offset; /* of the word whose life begins then */
    uint8_t cls;    /* its IrClass + 1 */
} Start;

static Start web_start(const Assign *a, uint32_t web) {
    Start start = {.time = UINT32_MAX};
    for (uint32_t m = web; m != 0; m = a->next[m]) {
        for (uint32_t w = 0; w < words_of(a, m); w++) {
            const Spans *s = spans_of(a, m, w);
            if (s->len != 0 && s->data[0].from < start.time) {
                start.time = s->data[0].from;
                start.offset = a->offset[m] + (int32_t)w;
                start.cls = (uint8_t)(class_of(a, m, w) + 1);
            }
        }
    }
    return start;
}

/* A quick look: most slots that a web does not fit are told by its first word. */
static bool is_busy(const Assign *a, uint32_t slot, const Start *s) {
    return slot < a->slot_cap &&
           ((a->last[slot].from <= s->time && s->time < a->last[slot].to) ||
            (a->classes[slot] != 0 && a->classes[slot] != s->cls));
}

static void place_web(Assign *a, uint32_t web, const Start *s) {
    int32_t origin = -a->webs[web].low;
    while (is_busy(a, (uint32_t)(origin + s->offset), s) || !web_fits(a, web, origin, false)) {
        origin++;
    }
    place(a, web, origin, false);
}

typedef struct Queue {   /* webs to be placed, by when their lives begin */
    uint32_t *at;        /* by time / 2: the first web that begins then, 0: none */
    uint32_t *next;      /* by web */
    Start *start;        /* by web */
    uint32_t times;
} Queue;

static void fill_queue(Assign *a, Queue *q) {
    uint32_t n = a->f->reg_count;
    q->times = moment(a->lv->access.ins_count, MOMENT_BEFORE) / 2 + 1;
    q->at = ARENA_ARRAY(a->f->scratch, uint32_t, q->times);
    q->next = ARENA_TAKE(a->f->scratch, uint32_t, n);
    q->start = ARENA_TAKE(a->f->scratch, Start, n);
    for (uint32_t r = n; r-- > 1;) {
        if (a->leader[r] != r || a->webs[r].call != NO_CALL || a->webs[r].is_fixed) {
            continue;
        }
        Start start = web_start(a, r);
        if (start.time != UINT32_MAX) {
            q->start[r] = start;
            q->next[r] = q->at[start.time / 2];
            q->at[start.time / 2] = r;
        }
    }
}

static void place_webs(Assign *a) {
    if (a->params != 0) {
        place(a, a->params, 0, false);
    }
    Queue q;
    fill_queue(a, &q);
    for (uint32_t time = 0; time < q.times; time++) {
        for (uint32_t web = q.at[time]; web != 0 && !a->failed; web = q.next[web]) {
            place_web(a, web, &q.start[web]);
        }
    }
}

static void place_call(Assign *a, uint32_t call) {
    const IrIns *i = call_ins(a, call);
    uint32_t web = i->args[0].reg;
    int32_t base = (int32_t)a->tops[call] + LINK_SLOTS;
    while (!web_fits(a, web, base, true)) {
        base++;
    }
    place(a, web, base, true);
    a->out->call_base[i->number] = (uint32_t)base;
}

/* Block by block, and in each from the last call to the first. */
static void place_calls(Assign *a) {
    uint32_t first = 0;
    for (uint32_t k = 0; k < a->lv->order_count; k++) {
        uint32_t last = a->lv->order[k]->last->number, end = first;
        while (end < a->call_count && a->calls[end] <= last) {
            end++;
        }
        for (uint32_t call = end; call-- > first && !a->failed;) {
            place_call(a, call);
        }
        first = end;
    }
}

bool slots_assign(Slots *s, const Liveness *lv) {
    Arena *arena = lv->f->scratch;
    uint32_t n = lv->f->reg_count;
    *s = (Slots){.of_reg = ARENA_ARRAY(arena, uint32_t, n),
                 .call_base = ARENA_TAKE(arena, uint32_t, lv->access.ins_count)};
    Assign a = {.lv = lv, .f = lv->f, .out = s};
    a.leader = ARENA_TAKE(arena, uint32_t, n);
    a.next = ARENA_ARRAY(arena, uint32_t, n);
    a.offset = ARENA_ARRAY(arena, int32_t, n);
    a.webs = ARENA_TAKE(arena, Web, n);
    a.calls = lv->calls;
    a.call_count = lv->access.call_count;
    a.tops = ARENA_ARRAY(arena, uint32_t, a.call_count);
    init_webs(&a);
    fix_params(&a);
    join_call_groups(&a);
    coalesce(&a);
    place_webs(&a);
    place_calls(&a);
    return !a.failed;
}
