/* gc/span.c — spans, cursors, allocation.
 *
 * Allocation bumps a cursor through a *run*: free neighbours of a span, at most 8 KiB, zeroed when
 * the cursor takes it. The next run comes from the rest of the current span, else from a span of
 * the class that has free room, else from sweeping one that has not been swept, else from new
 * pages. A class's first span is one page, later ones double to 64 KiB, so that 500 rare shapes
 * cost 4 MiB and a busy one seldom gets here. While the heap is black (marking), a run is marked as
 * a whole when it is taken.
 *
 * alloc bits cover the cursor's whole run; what is at or behind cursor.cur is not allocated yet.
 */
#include <stdlib.h>
#include <string.h>

#include "gc/gc_internal.h"

static const uint16_t class_bytes[GC_SIZE_CLASSES] = {
    0,
#define SIZE(bytes) bytes,
#include "gc/sizeclass.def"
#undef SIZE
};

enum { SWEEPS_PER_REFILL = 8 };     /* full spans looked at before new pages are taken */

/* ---- Classes ---- */

uint32_t span_class_bytes(uint32_t size_class) { return class_bytes[size_class]; }

static uint32_t least_pages(uint32_t size) {
    uint32_t pages = 1;
    while ((pages * PAGE_BYTES) % size > pages * PAGE_BYTES / 8) {
        pages++;
    }
    return pages;
}

void classes_init(HeapImpl *h) {
    uint8_t c = 1;
    for (uint32_t i = 0; i < sizeof h->class_of_8; i++) {
        c += i * 8 > class_bytes[c];
        h->class_of_8[i] = i == 0 ? 0 : c;
    }
    for (uint32_t i = 0; i < sizeof h->class_of_128; i++) {
        while (1024 + i * 128 > class_bytes[c]) {
            c++;
        }
        h->class_of_128[i] = c;
    }
    for (c = 1; c < GC_SIZE_CLASSES; c++) {
        h->class_pages[c] = least_pages(class_bytes[c]);
        h->class_recip[c] = (uint32_t)((((uint64_t)1 << 32) + class_bytes[c] - 1) / class_bytes[c]);
    }
}

static uint32_t class_of(const HeapImpl *h, size_t bytes) {
    if (bytes <= 1024) {
        return h->class_of_8[(bytes + 7) / 8];
    }
    return h->class_of_128[(bytes - 1024 + 127) / 128];
}

static SpanClass *class_get(HeapImpl *h, const GcShape *shape, uint32_t size_class) {
    GcShape *s = h->shapes.data[shape->index];  /* the same, writable */
    SpanClass *cls = s->classes[size_class];
    if (cls == NULL) {
        cls = base_calloc(1, sizeof *cls);
        cls->cursor.size = class_bytes[size_class];
        cls->cursor.size_class = size_class;
        cls->shape = s;
        cls->next_pages = h->class_pages[size_class];
        cls->next_class = h->classes;
        h->classes = cls;
        s->classes[size_class] = cls;
    }
    return cls;
}

static void free_spans(Span *s) {
    while (s != NULL) {
        Span *next = s->next;
        free(s->sites);
        free(s);
        s = next;
    }
}

void classes_deinit(HeapImpl *h) {
    for (SpanClass *cls = h->classes; cls != NULL;) {
        SpanClass *next = cls->next_class;
        free_spans(cls->unswept.first);
        free_spans(cls->partial.first);
        free_spans(cls->full.first);
        if (cls->current != NULL) {
            free(cls->current->sites);
            free(cls->current);
        }
        free(cls);
        cls = next;
    }
    free_spans(h->large_swept.first);
    free_spans(h->large_unswept.first);
}

size_t gc_round_size(size_t bytes) {
    if (bytes > MAX_SMALL_BYTES) {
        return (bytes + PAGE_BYTES - 1) & ~(size_t)(PAGE_BYTES - 1);
    }
    uint32_t low = 0;
    uint32_t high = GC_SIZE_CLASSES - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (class_bytes[middle] < bytes) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return class_bytes[low];
}

/* ---- Lists ---- */

void span_list_push(SpanList *list, Span *s) {
    s->next = list->first;
    list->first = s;
    if (list->last == NULL) {
        list->last = s;
    }
}

Span *span_list_pop(SpanList *list) {
    Span *s = list->first;
    if (s != NULL) {
        list->first = s->next;
        list->last = list->first == NULL ? NULL : list->last;
        s->next = NULL;
    }
    return s;
}

/* Appends all of `from`, which is empty then. */
void span_list_join(SpanList *to, SpanList *from) {
    if (from->first == NULL) {
        return;
    }
    if (to->last != NULL) {
        to->last->next = from->first;
    } else {
        to->first = from->first;
    }
    to->last = from->last;
    from->first = from->last = NULL;
}

/* ---- Spans ---- */

static void fill_entries(HeapImpl *h, const Span *s, Span *self, uint32_t recip) {
    PageEntry *e = page_of(h, s->base);
    for (uint32_t i = 0; i < s->pages; i++) {
        e[i] = (PageEntry){s->base, self, s->shape, recip, (uint32_t)(s->size / 8)};
    }
}

static size_t span_meta_bytes(const Span *s) {
    return sizeof *s + (size_t)s->bitmap_words * 2 * sizeof(uint64_t);
}

static Span *span_new(HeapImpl *h, const GcShape *shape, size_t size, uint32_t pages,
                      uint32_t recip) {
    bool needs_zero;
    size_t first = pages_take(h, pages, &needs_zero);
    if (first == SIZE_MAX) {
        return NULL;
    }
    uint32_t objects = recip == 0 ? 1 : (uint32_t)(((size_t)pages << PAGE_SHIFT) / size);
    uint32_t words = objects / 64 + 1;   /* one bit to spare: see sweep_span */
    Span *s = base_calloc(1, sizeof *s + (size_t)words * 2 * sizeof(uint64_t));
    s->base = h->pub.arena_base + (first << PAGE_SHIFT);
    s->shape = shape;
    s->size = size;
    s->pages = pages;
    s->objects = objects;
    s->bitmap_words = words;
    s->needs_zero = needs_zero;
    if (h->pub.record_sites) {
        s->sites = base_calloc(objects, sizeof(uint16_t));
    }
    fill_entries(h, s, s, recip);
    h->meta_bytes += span_meta_bytes(s);
    return s;
}

void span_free(HeapImpl *h, Span *s) {
    size_t first = (s->base - h->pub.arena_base) >> PAGE_SHIFT;
    if (s->cls != NULL && --s->cls->span_count == 0) {
        s->cls->next_pages = h->class_pages[s->cls->cursor.size_class];
    }
    h->meta_bytes -= span_meta_bytes(s);
    pages_give(h, first, s->pages, s->needs_zero);
    free(s->sites);
    free(s);
}

static Span *span_for_class(HeapImpl *h, SpanClass *cls) {
    uint32_t size_class = cls->cursor.size_class;
    Span *s = span_new(h, cls->shape, cls->cursor.size, cls->next_pages,
                       h->class_recip[size_class]);
    if (s == NULL && cls->next_pages > h->class_pages[size_class]) {
        s = span_new(h, cls->shape, cls->cursor.size, h->class_pages[size_class],
                     h->class_recip[size_class]);
    }
    if (s != NULL) {
        s->cls = cls;
        cls->span_count++;
        if (cls->next_pages < SMALL_SPAN_PAGES) {
            uint32_t doubled = cls->next_pages * 2;
            cls->next_pages = doubled < SMALL_SPAN_PAGES ? doubled : SMALL_SPAN_PAGES;
        }
    }
    return s;
}

/* ---- Runs ---- */

static void bits_set(uint64_t *bits, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to;) {
        uint32_t end = (i | 63) + 1;
        end = end < to ? end : to;
        uint64_t ones = end - i == 64 ? ~(uint64_t)0 : (((uint64_t)1 << (end - i)) - 1) << (i % 64);
        bits[i / 64] |= ones;
        i = end;
    }
}

static void bits_clear(uint64_t *bits, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        bits[i / 64] &= ~((uint64_t)1 << (i % 64));
    }
}

/* The first object at or after i whose alloc bit is `value`; s->objects if there is none. */
static uint32_t next_with(const Span *s, uint32_t i, bool value) {
    const uint64_t *bits = span_alloc_const(s);
    uint64_t flip = value ? 0 : ~(uint64_t)0;
    while (i < s->objects) {
        uint64_t word = (bits[i / 64] ^ flip) >> (i % 64);
        if (word != 0) {
            i += (uint32_t)__builtin_ctzll(word);
            break;
        }
        i = (i | 63) + 1;
    }
    return i < s->objects ? i : s->objects;
}

/* Gives the cursor the next free run of its current span. False: the span is full. */
static bool take_run(HeapImpl *h, SpanClass *cls) {
    Span *s = cls->current;
    uint32_t size = cls->cursor.size;
    uint32_t from = next_with(s, s->scan_from, false);
    if (from == s->objects) {
        return false;
    }
    uint32_t most = size < RUN_BYTES ? RUN_BYTES / size : 1;
    uint32_t to = next_with(s, from, true);
    to = to - from > most ? from + most : to;
    uint64_t bytes = (uint64_t)(to - from) * size;
    bits_set(span_alloc(s), from, to);
    s->taken += to - from;
    s->scan_from = to;
    cls->mallocs += to - from;
    cls->cursor.cur = (char *)s->base + (size_t)from * size;
    cls->cursor.end = cls->cursor.cur + bytes;
    if (s->needs_zero) {
        memset(cls->cursor.cur, 0, bytes);
    }
    if (h->black) {
        bits_set(span_marks(s), from, to);
        h->marker.live_bytes += bytes;
    }
    account_run(h, bytes);
    return true;
}

/* A span of the class with free room that is swept already or can be swept now. */
static Span *reuse_span(HeapImpl *h, SpanClass *cls) {
    Span *s = span_list_pop(&cls->partial);
    for (int i = 0; s == NULL && i < SWEEPS_PER_REFILL; i++) {
        s = span_list_pop(&cls->unswept);
        if (s == NULL) {
            return NULL;
        }
        sweep_span(h, s);
        if (s->taken == s->objects) {
            span_list_push(&cls->full, s);
            s = NULL;
        }
    }
    return s;
}

static bool next_run(HeapImpl *h, SpanClass *cls) {
    while (cls->current == NULL || !take_run(h, cls)) {
        if (cls->current != NULL) {
            span_list_push(&cls->full, cls->current);
        }
        cls->current = reuse_span(h, cls);
        if (cls->current == NULL) {
            cls->current = span_for_class(h, cls);
        }
        if (cls->current == NULL) {
            return false;
        }
    }
    return true;
}

void *gc_cursor_refill(Heap *heap, GcCursor *c) {
    if (c->cur == c->end && !next_run(impl(heap), (SpanClass *)c)) {
        return NULL;
    }
    char *p = c->cur;
    c->cur = p + c->size;
    return p;
}

GcCursor *gc_cursor(Heap *heap, const GcShape *shape, size_t bytes) {
    HeapImpl *h = impl(heap);
    if (bytes == 0 || bytes > MAX_SMALL_BYTES) {
        return NULL;
    }
    return &class_get(h, shape, class_of(h, bytes))->cursor;
}

static uint32_t index_in(const Span *s, const void *p) {
    return (uint32_t)(((uintptr_t)p - s->base) / s->size);
}

void cursors_blacken(HeapImpl *h) {
    for (SpanClass *cls = h->classes; cls != NULL; cls = cls->next_class) {
        GcCursor *c = &cls->cursor;
        if (c->cur != c->end) {
            Span *s = cls->current;
            bits_set(span_marks(s), index_in(s, c->cur), index_in(s, c->end));
            h->marker.live_bytes += (uint64_t)(c->end - c->cur);
        }
    }
}

void cursors_flush(HeapImpl *h) {
    for (SpanClass *cls = h->classes; cls != NULL; cls = cls->next_class) {
        GcCursor *c = &cls->cursor;
        if (c->cur != c->end) {
            Span *s = cls->current;
            uint32_t from = index_in(s, c->cur);
            uint32_t to = index_in(s, c->end);
            bits_clear(span_marks(s), from, to);
            bits_clear(span_alloc(s), from, to);
            s->taken -= to - from;
            s->scan_from = from;
            cls->mallocs -= to - from;
            h->marker.live_bytes -= (uint64_t)(c->end - c->cur);
            h->alloc_bytes -= (uint64_t)(c->end - c->cur);
            s->needs_zero = 1;
        }
        c->cur = c->end = NULL;
        if (cls->current != NULL) {
            span_list_push(&cls->full, cls->current);
            cls->current = NULL;
        }
    }
}

/* ---- Large objects ---- */

enum { ZERO_PIECE = 1 << 20 };

/* False: given up on the way. */
static bool zero_large(HeapImpl *h, Span *s, size_t size) {
    for (size_t at = 0; at < size; at += ZERO_PIECE) {
        if (at != 0 && h->stop != NULL && h->stop(h->stop_ctx)) {
            h->gave_up = true;
            return false;
        }
        memset((char *)s->base + at, 0, size - at < ZERO_PIECE ? size - at : ZERO_PIECE);
    }
    return true;
}

static void *new_large(HeapImpl *h, const GcShape *shape, size_t bytes, bool zero) {
    if (bytes > h->pub.arena_size) {
        return NULL;
    }
    size_t size = (bytes + PAGE_BYTES - 1) & ~(size_t)(PAGE_BYTES - 1);
    if (size / 8 > UINT32_MAX) {
        return NULL;
    }
    Span *s = span_new(h, shape, size, (uint32_t)(size >> PAGE_SHIFT), 0);
    if (s == NULL) {
        return NULL;
    }
    if (s->needs_zero && zero && !zero_large(h, s, size)) {
        span_free(h, s);
        return NULL;
    }
    s->needs_zero = 1;
    s->taken = 1;
    *span_alloc(s) = 1;
    if (h->black) {
        *span_marks(s) = 1;
        h->marker.live_bytes += size;
    }
    span_list_push(&h->large_swept, s);
    h->large_mallocs++;
    account_run(h, size);
    return (void *)s->base;
}

/* ---- Entry points ---- */

void *gc_new(Heap *heap, const GcShape *shape, size_t bytes) {
    HeapImpl *h = impl(heap);
    if (bytes > MAX_SMALL_BYTES) {
        return new_large(h, shape, bytes, true);
    }
    if (bytes == 0) {
        return h->zero_object;
    }
    return gc_cursor_new(heap, &class_get(h, shape, class_of(h, bytes))->cursor);
}

void *gc_new_raw(Heap *heap, size_t bytes) {
    if (bytes > MAX_SMALL_BYTES) {
        return new_large(impl(heap), gc_shape_noscan(heap), bytes, false);
    }
    return gc_new(heap, gc_shape_noscan(heap), bytes);
}

/* ---- Sites ---- */

static void widen_sites(Span *s) {
    uint32_t *wide = base_alloc((size_t)s->objects * sizeof *wide);
    const uint16_t *narrow = s->sites;
    for (uint32_t i = 0; i < s->objects; i++) {
        wide[i] = narrow[i];
    }
    free(s->sites);
    s->sites = wide;
    s->wide_sites = 1;
}

static void *set_site(Heap *heap, void *p, uint32_t site) {
    if (!gc_in_arena(heap, p)) {
        return p;               /* zero size, or out of memory */
    }
    const PageEntry *e = page_of(impl(heap), (uintptr_t)p);
    Span *s = e->span;
    if (s->sites == NULL) {
        return p;
    }
    if (site > UINT16_MAX && !s->wide_sites) {
        widen_sites(s);
    }
    uint32_t i = entry_index(e, (uintptr_t)p);
    if (s->wide_sites) {
        ((uint32_t *)s->sites)[i] = site;
    } else {
        ((uint16_t *)s->sites)[i] = (uint16_t)site;
    }
    return p;
}

void gc_record_sites(Heap *h) {
    CHECK(impl(h)->alloc_bytes == 0);
    h->record_sites = true;
}

uint32_t span_site(const Span *s, uint32_t index) {
    if (s->sites == NULL) {
        return 0;
    }
    const uint16_t *narrow = s->sites;
    const uint32_t *wide = s->sites;
    return s->wide_sites ? wide[index] : narrow[index];
}

void *gc_new_at(Heap *heap, const GcShape *shape, size_t bytes, uint32_t site) {
    return set_site(heap, gc_new(heap, shape, bytes), site);
}

void *gc_cursor_new_at(Heap *heap, GcCursor *c, uint32_t site) {
    return set_site(heap, gc_cursor_new(heap, c), site);
}
