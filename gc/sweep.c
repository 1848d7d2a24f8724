/* gc/sweep.c — giving back what was not marked.
 *
 * A span is swept by moving its mark bits to its alloc bits; no object is touched. That happens
 * lazily, when allocation wants room in the class, and in slices besides, so that all is swept
 * before the next cycle starts. Empty spans return their pages. Finalizers have been queued before
 * (finalizer.c), what they need is marked, so the sweep knows nothing of them.
 */
#include <string.h>

#include "gc/gc_internal.h"

enum { UNITS_A_SPAN = 8, POISON_BYTE = 0xdb };

void sweep_start(HeapImpl *h) {
    for (SpanClass *cls = h->classes; cls != NULL; cls = cls->next_class) {
        span_list_join(&cls->unswept, &cls->partial);
        span_list_join(&cls->unswept, &cls->full);
    }
    span_list_join(&h->large_unswept, &h->large_swept);
    h->sweep_at = h->classes;
}

static void poison_freed(Span *s, uint32_t word, uint64_t freed) {
    for (; freed != 0; freed &= freed - 1) {
        uint32_t i = word * 64 + (uint32_t)__builtin_ctzll(freed);
        memset((char *)s->base + i * s->size, POISON_BYTE, s->size);
    }
}

static void forget_sites(Span *s, uint32_t word, uint64_t freed) {
    for (; freed != 0; freed &= freed - 1) {
        uint32_t i = word * 64 + (uint32_t)__builtin_ctzll(freed);
        if (s->wide_sites) {
            ((uint32_t *)s->sites)[i] = 0;
        } else {
            ((uint16_t *)s->sites)[i] = 0;
        }
    }
}

void sweep_span(HeapImpl *h, Span *s) {
    uint64_t *marks = span_marks(s);
    uint64_t *alloc = span_alloc(s);
    uint32_t live = 0;
    /* A pointer one past the last object, if one slipped in, has marked nothing. */
    marks[s->objects / 64] &= ((uint64_t)1 << (s->objects % 64)) - 1;
    for (uint32_t w = 0; w < s->bitmap_words; w++) {
        uint64_t freed = alloc[w] & ~marks[w];
        if (h->poison) {
            poison_freed(s, w, freed);
        }
        if (s->sites != NULL) {
            forget_sites(s, w, freed);
        }
        live += (uint32_t)__builtin_popcountll(marks[w]);
        alloc[w] = marks[w];
        marks[w] = 0;
    }
    h->freed_bytes += (uint64_t)(s->taken - live) * s->size;
    if (s->cls != NULL) {
        s->cls->frees += s->taken - live;
    } else {
        h->large_frees += s->taken - live;
    }
    s->taken = live;
    s->scan_from = 0;
    s->needs_zero = 1;
}

static int64_t sweep_and_file(HeapImpl *h, Span *s) {
    int64_t cost = UNITS_A_SPAN;
    sweep_span(h, s);
    if (s->taken == 0) {
        cost += s->pages / 32;
        span_free(h, s);
    } else if (s->cls == NULL) {
        span_list_push(&h->large_swept, s);
    } else if (s->taken < s->objects) {
        span_list_push(&s->cls->partial, s);
    } else {
        span_list_push(&s->cls->full, s);
    }
    return cost;
}

bool sweep_slice(HeapImpl *h, int64_t *units) {
    while (*units > 0) {
        Span *s = span_list_pop(&h->large_unswept);
        while (s == NULL && h->sweep_at != NULL) {
            s = span_list_pop(&h->sweep_at->unswept);
            h->sweep_at = s != NULL ? h->sweep_at : h->sweep_at->next_class;
        }
        if (s == NULL) {
            return true;
        }
        *units -= sweep_and_file(h, s);
    }
    return false;
}
