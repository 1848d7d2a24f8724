/* gc/heapview.c — looking at objects: which one an address belongs to, all of them, what they hold,
 * and whether the heap's own books are right.
 */
#include <string.h>

#include "gc/gc_internal.h"

/* alloc bits cover the cursor's whole run; what it has not handed out yet is no object. */
static bool is_allocated(const Span *s, uint32_t index, uintptr_t base) {
    if (index >= s->objects || !bit_get(span_alloc_const(s), index)) {
        return false;
    }
    if (s->cls == NULL || s->cls->current != s) {
        return true;
    }
    return base < (uintptr_t)s->cls->cursor.cur || base >= (uintptr_t)s->cls->cursor.end;
}

static void describe(const Span *s, uint32_t index, GcObject *out) {
    out->base = (void *)(s->base + index * s->size);
    out->size = s->size;
    out->shape = s->shape;
    out->site = span_site(s, index);
}

bool gc_in_used_page(const Heap *heap, const void *p) {
    const HeapImpl *h = impl_const(heap);
    return gc_in_arena(heap, p) && ((uintptr_t)p - h->pub.arena_base) >> PAGE_SHIFT < h->ph.top;
}

bool gc_find(const Heap *heap, const void *p, GcObject *out) {
    const HeapImpl *h = impl_const(heap);
    if (!gc_in_used_page(heap, p)) {
        return false;
    }
    const PageEntry *e = page_of(h, (uintptr_t)p);
    if (e->span == NULL) {
        return false;
    }
    uint32_t index = entry_index(e, (uintptr_t)p);
    describe(e->span, index, out);
    return is_allocated(e->span, index, (uintptr_t)out->base);
}

static bool each_in_span(const Span *s, GcObjectFn fn, void *ctx) {
    for (uint32_t i = 0; i < s->objects; i++) {
        GcObject object;
        describe(s, i, &object);
        if (is_allocated(s, i, (uintptr_t)object.base) && !fn(ctx, &object)) {
            return false;
        }
    }
    return true;
}

void gc_each_object(Heap *heap, GcObjectFn fn, void *ctx) {
    const HeapImpl *h = impl(heap);
    for (size_t page = 0; page < h->ph.top;) {
        const Span *s = h->ph.pages[page].span;
        if (s != NULL && !each_in_span(s, fn, ctx)) {
            return;
        }
        page += s != NULL ? s->pages : 1;
    }
}

void gc_each_ref(const Heap *heap, const GcObject *object, GcRefFn fn, void *ctx) {
    const GcShape *shape = object->shape;
    const uint64_t *words = object->base;
    size_t count = object->size / 8;
    if (shape->form == SHAPE_NOSCAN) {
        return;
    }
    count -= count % shape->words;
    for (size_t i = 0; i < count; i++) {
        uint8_t kind = shape->kinds[i % shape->words];
        bool is_pointer = kind == GC_POINTER ||
                          (kind == GC_IFACE && gc_iface_data_is_ptr((const void *)words[i - 1]));
        if (is_pointer && gc_in_arena(heap, (const void *)words[i]) &&
            page_of(impl_const(heap), words[i])->span != NULL) { /* else forged with unsafe */
            fn(ctx, i * 8, (void *)words[i]);
        }
    }
}

/* ---- Scratch marks: the mark bits, which are all zero while no cycle runs ---- */

bool gc_scratch_mark(Heap *heap, const void *p) {
    HeapImpl *h = impl(heap);
    GcObject found;
    CHECK(h->phase == PHASE_IDLE);
    if (!gc_find(heap, p, &found)) {
        return false;
    }
    const PageEntry *e = page_of(h, (uintptr_t)p);
    uint32_t i = entry_index(e, (uintptr_t)p);
    bool is_new = !bit_get(span_marks(e->span), i);
    span_marks(e->span)[i / 64] |= (uint64_t)1 << (i % 64);
    return is_new;
}

bool gc_scratch_marked(const Heap *heap, const void *p) {
    GcObject found;
    return gc_find(heap, p, &found) && mark_is_marked(impl_const(heap), p);
}

void gc_scratch_clear(Heap *heap) {
    HeapImpl *h = impl(heap);
    for (size_t page = 0; page < h->ph.top;) {
        Span *s = h->ph.pages[page].span;
        if (s != NULL) {
            memset(span_marks(s), 0, s->bitmap_words * sizeof(uint64_t));
        }
        page += s != NULL ? s->pages : 1;
    }
}

/* ---- Verifying ---- */

typedef struct Verifier {
    const HeapImpl *h;
    const char *fault;
} Verifier;

static void verify_ref(void *ctx, size_t offset, void *target) {
    Verifier *v = ctx;
    GcObject found;
    (void)offset;
    if (!gc_find(&v->h->pub, target, &found)) {
        v->fault = "a live object points to free memory";
    }
}

static bool verify_object(void *ctx, const GcObject *object) {
    Verifier *v = ctx;
    gc_each_ref(&v->h->pub, object, verify_ref, v);
    return v->fault == NULL;
}

/* Snapshot marking leaves no pointer from a marked object to an unmarked one. */
static void verify_marked_ref(void *ctx, size_t offset, void *target) {
    Verifier *v = ctx;
    (void)offset;
    if (!mark_is_marked(v->h, target)) {
        v->fault = "a marked object points to an unmarked one: a store without the barrier";
    }
}

static bool verify_if_marked(void *ctx, const GcObject *object) {
    Verifier *v = ctx;
    if (mark_is_marked(v->h, object->base)) {
        gc_each_ref(&v->h->pub, object, verify_marked_ref, v);
    }
    return v->fault == NULL;
}

const char *verify_marked(HeapImpl *h) {
    Verifier v = {h, NULL};
    gc_each_object(&h->pub, verify_if_marked, &v);
    return v.fault;
}

static const char *verify_span(const HeapImpl *h, const Span *s) {
    uint32_t taken = 0;
    uint64_t marks = 0;
    for (uint32_t w = 0; w < s->bitmap_words; w++) {
        taken += (uint32_t)__builtin_popcountll(span_alloc_const(s)[w]);
        marks |= s->bits[w];
    }
    if (taken != s->taken) {
        return "a span's count is not the number of its alloc bits";
    }
    if (marks != 0 && h->phase == PHASE_IDLE) {
        return "a mark bit is set while no cycle runs";
    }
    const PageEntry *e = page_of(h, s->base);
    for (uint32_t i = 0; i < s->pages; i++) {
        if (e[i].span != s || e[i].base != s->base || e[i].shape != s->shape) {
            return "a page entry does not name its span";
        }
    }
    return NULL;
}

static const char *verify_books(HeapImpl *h) {
    uint64_t bytes = 0;
    for (size_t page = 0; page < h->ph.top;) {
        const Span *s = h->ph.pages[page].span;
        if (s != NULL) {
            const char *fault = verify_span(h, s);
            if (fault != NULL) {
                return fault;
            }
            bytes += (uint64_t)s->taken * s->size;
        }
        page += s != NULL ? s->pages : 1;
    }
    if (bytes != h->alloc_bytes - h->freed_bytes) {
        return "bytes allocated and freed do not add up";
    }
    return pages_verify(h);
}

const char *gc_verify(Heap *heap) {
    Verifier v = {impl(heap), NULL};
    v.fault = verify_books(impl(heap));
    if (v.fault == NULL && impl(heap)->phase == PHASE_IDLE) {
        gc_each_object(heap, verify_object, &v);
    }
    return v.fault;
}
