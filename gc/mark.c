/* gc/mark.c — marking: snapshot at the beginning, in slices.
 *
 * The stack holds *addresses still to be visited* (edges, not objects; duplicates are harmless), in
 * chunks so that it never moves. Between the stack and the visit lies a ring of MARK_RING addresses
 * whose memory has been asked for: by the time an address leaves the ring, its page entry and
 * object are in the cache (Cher, Hosking, Vitek 2004, "Software prefetching for mark-sweep"), worth
 * a factor of three in a shuffled heap. In a heap much larger than the caches the word with the
 * mark bit is asked for too, half-way through the ring, when the page entry is there. A visit
 * resolves the address, sets the mark bit and pushes what the object refers to. Objects above
 * RANGE_WORDS are noted as ranges and scanned in pieces.
 *
 * Invariant (snapshot at the beginning): whatever was reachable when the cycle started is marked
 * before it ends, because every pointer that is overwritten meanwhile is pushed here by the
 * barrier, and what is born meanwhile is born marked.
 *
 * mark_drain is long by nature: the hot loop of the collector, its state in locals.
 */
#include <stdlib.h>
#include <string.h>

#include "gc/gc_internal.h"

enum { SMALL_SCAN_WORDS = 512, CHUNK_ROOM = SMALL_SCAN_WORDS, LARGE_HEAP_BYTES = 64 << 20 };

void mark_init(HeapImpl *h) {
    GcMarker *m = &h->marker;
    m->h = h;
    m->chunk = base_alloc(sizeof *m->chunk);
    m->chunk->below = NULL;
    m->top = m->chunk->items;
}

static void free_chunks(MarkChunk *c) {
    while (c != NULL) {
        MarkChunk *below = c->below;
        free(c);
        c = below;
    }
}

void mark_deinit(HeapImpl *h) {
    free_chunks(h->marker.chunk);
    free_chunks(h->marker.spare);
    VEC_FREE(&h->marker.ranges);
}

/* ---- The stack ---- */

static void __attribute__((noinline)) chunk_push(GcMarker *m) {
    MarkChunk *c = m->spare;
    if (c == NULL) {
        c = base_alloc(sizeof *c);
    }
    /* A chunk is left when it has less than CHUNK_ROOM left, so its end is marked by a 0. */
    *m->top = 0;
    m->spare = NULL;
    c->below = m->chunk;
    m->chunk = c;
    m->top = c->items;
}

/* The current chunk is empty: back to the one below. False: there is none. */
static bool __attribute__((noinline)) chunk_pop(GcMarker *m) {
    MarkChunk *c = m->chunk;
    if (c->below == NULL) {
        return false;
    }
    free(m->spare);
    m->spare = c;
    m->chunk = c->below;
    c->below = NULL;
    uintptr_t *end = m->chunk->items + MARK_CHUNK_ITEMS - CHUNK_ROOM;
    while (*end != 0) {
        end++;
    }
    m->top = end;
    return true;
}

static inline bool chunk_is_full(const GcMarker *m, const uintptr_t *top) {
    return top > m->chunk->items + MARK_CHUNK_ITEMS - CHUNK_ROOM - 1;
}

void mark_push(GcMarker *m, uintptr_t p) {
    if (p - m->h->pub.arena_base < m->h->pub.arena_size) {
        if (chunk_is_full(m, m->top)) {
            chunk_push(m);
        }
        *m->top++ = p;
    }
}

/* ---- Scanning memory ---- */

static inline uintptr_t iface_target(const uint64_t *data) {
    return gc_iface_data_is_ptr((const void *)data[-1]) ? (uintptr_t)*data : 0;
}

static void range_add(GcMarker *m, MarkRange r) { VEC_PUSH(&m->ranges, r); }

/* Runs body with p = every pointer among words [from, to) of a range; p may be 0. */
#define EACH_POINTER(r, from, to, p, body)                                                         \
    do {                                                                                           \
        const uint8_t *kinds_ = (r)->shape != NULL ? (r)->shape->kinds : (r)->kinds;               \
        size_t period_ = (r)->shape != NULL ? (r)->shape->words : (r)->count;                      \
        size_t k_ = (from) % period_;                                                              \
        for (size_t i_ = (from); i_ < (to); i_++) {                                                \
            uint8_t kind_ = kinds_[k_];                                                            \
            k_ = k_ + 1 == period_ ? 0 : k_ + 1;                                                   \
            if (kind_ != GC_SCALAR) {                                                              \
                uintptr_t p = kind_ == GC_POINTER ? (r)->words[i_] : iface_target(&(r)->words[i_]);\
                body;                                                                              \
            }                                                                                      \
        }                                                                                          \
    } while (0)

static void scan_words(GcMarker *m, const MarkRange *r, size_t from, size_t to) {
    EACH_POINTER(r, from, to, p, {
        if (p - r->skip_base >= r->skip_size) {
            mark_push(m, p);
        }
    });
}

/* A piece of the newest range. */
static void scan_range_piece(GcMarker *m) {
    MarkRange *r = &m->ranges.data[m->ranges.len - 1];
    size_t to = r->count - r->at > RANGE_WORDS ? r->at + RANGE_WORDS : r->count;
    MarkRange piece = *r;
    r->at = to;
    if (to == r->count) {
        m->ranges.len--;
    }
    scan_words(m, &piece, piece.at, to);
    m->units -= 1 + (int64_t)(to - piece.at) / 16;
}

/* All elements of a small object; room for its pointers has been made. */
static inline uintptr_t *scan_small(uintptr_t *top, uintptr_t base, uintptr_t size,
                                    const uint64_t *words, uint32_t count, const GcShape *shape) {
    if (shape->form == SHAPE_ALL_POINTERS) {
        for (uint32_t i = 0; i < count; i++) {
            uintptr_t p = words[i];
            *top = p;
            top += p - base < size;
        }
        return top;
    }
    for (uint32_t left = count; left >= shape->words; left -= shape->words) {
        for (uint32_t i = 0; i < shape->ptr_count; i++) {
            uintptr_t p = words[shape->ptrs[i]];
            *top = p;
            top += p - base < size;
        }
        for (uint32_t i = 0; i < shape->iface_count; i++) {
            uintptr_t p = iface_target(&words[shape->ifaces[i]]);
            *top = p;
            top += p - base < size;
        }
        words += shape->words;
    }
    return top;
}

/* An object too big for scan_small. */
static void scan_big(GcMarker *m, const uint64_t *words, size_t count, const GcShape *shape) {
    MarkRange r = {.words = words, .count = count - count % shape->words, .shape = shape};
    if (r.count > RANGE_WORDS) {
        range_add(m, r);
    } else {
        scan_words(m, &r, 0, r.count);
        m->units -= (int64_t)r.count / 16;
    }
}

/* ---- The loop ---- */

/* Visits addresses until the stack and the ring are empty or the budget is used up. */
static void mark_drain(GcMarker *m) {
    const PageEntry *pages = m->h->ph.pages;
    const uintptr_t base = m->h->pub.arena_base;
    const uintptr_t size = m->h->pub.arena_size;
    uintptr_t *top = m->top;
    uintptr_t *bottom = m->chunk->items;
    uint32_t at = m->ring_at;
    uint32_t count = m->ring_live;
    const bool is_large = m->is_large;
    int64_t units = m->units;
    uint64_t live = 0;
    while (units > 0) {
        while (count < MARK_RING && top != bottom) {
            uintptr_t next = *--top;
            __builtin_prefetch((const void *)next);
            __builtin_prefetch(&pages[(next - base) >> PAGE_SHIFT]);
            m->ring[(at + count++) % MARK_RING] = next;
            if (is_large && count > MARK_RING / 2) {
                uintptr_t middle = m->ring[(at + count - MARK_RING / 2) % MARK_RING];
                const PageEntry *e = &pages[(middle - base) >> PAGE_SHIFT];
                __builtin_prefetch(&e->span->bits[entry_index(e, middle) / 64], 1);
            }
        }
        if (unlikely(count == 0)) {
            if (!chunk_pop(m)) {
                break;
            }
            top = m->top;
            bottom = m->chunk->items;
            continue;
        }
        uintptr_t p = m->ring[at];
        at = (at + 1) % MARK_RING;
        count--;
        units--;
        const PageEntry *e = &pages[(p - base) >> PAGE_SHIFT];
        ASSERT(e->span != NULL);
        if (unlikely(e->span == NULL)) {
            continue;       /* one past the end of a span: a mistake, but not one to crash on */
        }
        uint32_t index = entry_index(e, p);
        uint64_t *mark = &e->span->bits[index / 64];
        uint64_t bit = (uint64_t)1 << (index % 64);
        if ((*mark & bit) != 0) {
            continue;
        }
        *mark |= bit;
        uint64_t words = e->words;
        live += words * 8;
        const GcShape *shape = e->shape;
        if (shape->form == SHAPE_NOSCAN) {
            continue;
        }
        const uint64_t *object = (const uint64_t *)(e->base + (uintptr_t)index * words * 8);
        m->top = top;
        if (words > SMALL_SCAN_WORDS) {
            m->units = units;
            scan_big(m, object, words, shape);
            units = m->units;
            top = m->top;
        } else {
            if (chunk_is_full(m, top)) {
                chunk_push(m);
                top = m->top;
            }
            top = scan_small(top, base, size, object, (uint32_t)words, shape);
            units -= (int64_t)words / 16;
        }
        bottom = m->chunk->items;
    }
    m->top = top;
    m->ring_at = at;
    m->ring_live = count;
    m->units = units;
    m->live_bytes += live;
}

static bool is_drained(const GcMarker *m) {
    return m->top == m->chunk->items && m->chunk->below == NULL && m->ring_live == 0;
}

void mark_start(HeapImpl *h) {
    GcMarker *m = &h->marker;
    m->is_open = true;
    m->is_large = h->cycle.heap_start > LARGE_HEAP_BYTES;
    m->live_bytes = 0;
    m->units_done = 0;
    m->units = SLICE_UNITS;
    h->black = true;
    h->pub.barrier = 1;
    h->pub.scan_epoch++;
    cursors_blacken(h);
    roots_start(h);
    m->units_done += (uint64_t)(SLICE_UNITS - m->units);
}

bool mark_slice(HeapImpl *h, int64_t *units) {
    GcMarker *m = &h->marker;
    int64_t before = m->units = *units;
    bool is_done = false;
    while (m->units > 0 && !is_done) {
        mark_drain(m);
        if (m->units > 0 && is_drained(m)) {
            if (m->ranges.len > 0) {
                scan_range_piece(m);
            } else {
                is_done = roots_next(h) && is_drained(m) && m->ranges.len == 0;
            }
        }
    }
    m->units_done += (uint64_t)(before - m->units);
    *units = m->units;
    return is_done;
}

/* ---- Single objects ---- */

bool mark_is_marked(const HeapImpl *h, const void *p) {
    const PageEntry *e = page_of(h, (uintptr_t)p);
    return bit_get(span_marks(e->span), entry_index(e, (uintptr_t)p));
}

void mark_object_only(HeapImpl *h, const void *p) {
    const PageEntry *e = page_of(h, (uintptr_t)p);
    uint32_t i = entry_index(e, (uintptr_t)p);
    if (!bit_get(span_marks(e->span), i)) {
        span_marks(e->span)[i / 64] |= (uint64_t)1 << (i % 64);
        h->marker.live_bytes += (uint64_t)e->words * 8;
    }
}

void mark_refs_of(GcMarker *m, const void *object) {
    const PageEntry *e = page_of(m->h, (uintptr_t)object);
    if (e->shape->form == SHAPE_NOSCAN) {
        return;
    }
    MarkRange r = {.words = object, .shape = e->shape};
    r.count = e->words - e->words % e->shape->words;
    r.skip_base = (uintptr_t)object;
    r.skip_size = (size_t)e->words * 8;
    if (r.count > RANGE_WORDS) {
        range_add(m, r);
    } else {
        scan_words(m, &r, 0, r.count);
        m->units -= 1 + (int64_t)r.count / 16;
    }
}

/* ---- For providers ---- */

static void mark_root(GcMarker *m, uintptr_t p) {
    if (m->visit != NULL) {
        if (p - m->h->pub.arena_base < m->h->pub.arena_size) {
            m->label.target = (void *)p;
            m->visit(m->visit_ctx, &m->label);
        }
    } else if (m->is_open) {
        mark_push(m, p);
    }
}

void gc_mark_ptr(GcMarker *m, const void *p) {
    mark_root(m, (uintptr_t)p);
    m->units--;
}

void gc_mark_iface(GcMarker *m, const void *type_word, const void *data_word) {
    if (gc_iface_data_is_ptr(type_word)) {
        mark_root(m, (uintptr_t)data_word);
    }
    m->units--;
}

/* A root range: visited at once when it is short or an inspector listens. */
static void mark_words(GcMarker *m, MarkRange r) {
    if (m->visit == NULL && r.count > RANGE_WORDS) {
        if (m->is_open) {
            range_add(m, r);
        }
        return;
    }
    EACH_POINTER(&r, 0, r.count, p, mark_root(m, p));
    m->units -= 1 + (int64_t)r.count / 16;
}

void gc_mark_range(GcMarker *m, const void *words, size_t bytes, const GcShape *shape) {
    if (shape->form != SHAPE_NOSCAN) {
        mark_words(m, (MarkRange){.words = words, .count = bytes / 8, .shape = shape});
    }
}

void gc_mark_typed(GcMarker *m, const void *words, size_t n, const uint8_t *kinds) {
    mark_words(m, (MarkRange){.words = words, .count = n, .kinds = kinds});
}

void gc_mark_slots(GcMarker *m, const uint64_t *slots, uint32_t n, const uint8_t *kinds) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t kind = kinds[i / 4] >> (i % 4 * 2) & 3;
        if (kind == GC_POINTER) {
            mark_root(m, slots[i]);
        } else if (kind == GC_IFACE) {
            mark_root(m, iface_target(&slots[i]));
        }
    }
    m->units -= 1 + n / 16;
}

bool gc_marker_spent(const GcMarker *m) { return m->units <= 0; }

void gc_root_label(GcMarker *m, uint32_t kind, const void *what, uint64_t detail) {
    m->label.label_kind = kind;
    m->label.label_what = what;
    m->label.label_detail = detail;
}

GcMarker *gc_task_scan_begin(Heap *h) { return &impl(h)->marker; }

/* ---- Barrier ---- */

void gc_shade(Heap *heap, const void *old) {
    GcMarker *m = &impl(heap)->marker;
    if (m->is_open && gc_in_arena(heap, old) && !mark_is_marked(impl(heap), old)) {
        mark_push(m, (uintptr_t)old);
    }
}

void gc_shade_iface(Heap *h, const void *old_type, const void *old_data) {
    if (gc_iface_data_is_ptr(old_type)) {
        gc_shade(h, old_data);
    }
}

void gc_shade_range(Heap *heap, const void *words, size_t bytes, const GcShape *shape) {
    GcMarker *m = &impl(heap)->marker;
    if (m->is_open && shape->form != SHAPE_NOSCAN) {
        MarkRange r = {.words = words, .count = bytes / 8, .shape = shape};
        scan_words(m, &r, 0, r.count);
    }
}
