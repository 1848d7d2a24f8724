/* gc/gcshape.c — shapes: which words of an object are pointers.
 *
 * A shape is interned by its shortest period, so types that look alike to the collector share
 * spans. Two are there from the start: no pointers (0) and pointers only (1). A shape is never
 * freed: a program has as many as it has types. Scanning uses lists of word offsets; the byte kinds
 * stay for elements so big that they are scanned in pieces.
 */
#include <stdlib.h>
#include <string.h>

#include "gc/gc_internal.h"

enum { INDEX_MIN = 64 };

static uint32_t hash_kinds(uint32_t words, const uint8_t *kinds) {
    uint64_t x = 0xcbf29ce484222325u ^ words;
    for (uint32_t i = 0; i < words; i++) {
        x = (x ^ kinds[i]) * 0x100000001b3u;
    }
    return (uint32_t)(x ^ x >> 32);
}

/* The shortest p that divides words with kinds[i] == kinds[i - p] for all i >= p, from the failure
 * function of Knuth, Morris and Pratt. */
static uint32_t shortest_period(uint32_t words, const uint8_t *kinds) {
    uint32_t *border = base_alloc(((size_t)words + 1) * sizeof *border);
    border[0] = 0;
    border[1] = 0;
    uint32_t k = 0;
    for (uint32_t i = 1; i < words; i++) {
        while (k > 0 && kinds[i] != kinds[k]) {
            k = border[k];
        }
        k += kinds[i] == kinds[k];
        border[i + 1] = k;
    }
    uint32_t period = words - border[words];
    free(border);
    return words % period == 0 ? period : words;
}

static void index_insert(HeapImpl *h, uint32_t hash, uint32_t place) {
    uint32_t at = hash & (h->shape_index_cap - 1);
    while (h->shape_index[at] != 0) {
        at = (at + 1) & (h->shape_index_cap - 1);
    }
    h->shape_index[at] = place;
}

static void index_grow(HeapImpl *h) {
    free(h->shape_index);
    h->shape_index_cap = h->shape_index_cap == 0 ? INDEX_MIN : h->shape_index_cap * 2;
    h->shape_index = base_calloc(h->shape_index_cap, sizeof *h->shape_index);
    for (int i = 0; i < h->shapes.len; i++) {
        index_insert(h, h->shapes.data[i]->hash, (uint32_t)i + 1);
    }
}

static const GcShape *index_find(const HeapImpl *h, uint32_t hash, uint32_t words,
                                 const uint8_t *kinds) {
    for (uint32_t at = hash;; at++) {
        uint32_t place = h->shape_index[at & (h->shape_index_cap - 1)];
        if (place == 0) {
            return NULL;
        }
        const GcShape *s = h->shapes.data[place - 1];
        if (s->hash == hash && s->words == words && memcmp(s->kinds, kinds, words) == 0) {
            return s;
        }
    }
}

static void list_offsets(GcShape *s) {
    for (uint32_t i = 0; i < s->words; i++) {
        s->ptr_count += s->kinds[i] == GC_POINTER;
        s->iface_count += s->kinds[i] == GC_IFACE;
    }
    s->ptrs = base_alloc(((size_t)s->ptr_count + s->iface_count + 1) * sizeof *s->ptrs);
    s->ifaces = s->ptrs + s->ptr_count;
    uint32_t ptr = 0;
    uint32_t iface = 0;
    for (uint32_t i = 0; i < s->words; i++) {
        if (s->kinds[i] == GC_POINTER) {
            s->ptrs[ptr++] = i;
        } else if (s->kinds[i] == GC_IFACE) {
            s->ifaces[iface++] = i;
        }
    }
}

static GcShape *shape_add(HeapImpl *h, uint32_t hash, uint32_t words, const uint8_t *kinds) {
    GcShape *s = base_calloc(1, sizeof *s);
    s->words = words;
    s->hash = hash;
    s->kinds = base_alloc(words);
    memcpy(s->kinds, kinds, words);
    list_offsets(s);
    if (s->ptr_count == words) {
        s->form = SHAPE_ALL_POINTERS;
    } else {
        s->form = s->ptr_count + s->iface_count == 0 ? SHAPE_NOSCAN : SHAPE_MIXED;
    }
    s->index = (uint32_t)h->shapes.len;
    VEC_PUSH(&h->shapes, s);
    if ((uint32_t)h->shapes.len * 2 > h->shape_index_cap) {
        index_grow(h);
    } else {
        index_insert(h, hash, s->index + 1);
    }
    return s;
}

void shapes_init(HeapImpl *h) {
    static const uint8_t scalar[] = {GC_SCALAR};
    static const uint8_t pointer[] = {GC_POINTER};
    index_grow(h);
    shape_add(h, hash_kinds(1, scalar), 1, scalar);
    shape_add(h, hash_kinds(1, pointer), 1, pointer);
}

void shapes_deinit(HeapImpl *h) {
    for (int i = 0; i < h->shapes.len; i++) {
        free(h->shapes.data[i]->kinds);
        free(h->shapes.data[i]->ptrs);
        free(h->shapes.data[i]);
    }
    VEC_FREE(&h->shapes);
    free(h->shape_index);
}

const GcShape *gc_shape_intern(Heap *heap, uint32_t words, const uint8_t *kinds) {
    HeapImpl *h = impl(heap);
    if (kinds == NULL || words == 0) {
        return h->shapes.data[0];
    }
    words = shortest_period(words, kinds);
    CHECK(kinds[0] != GC_IFACE);
    uint32_t hash = hash_kinds(words, kinds);
    const GcShape *s = index_find(h, hash, words, kinds);
    return s != NULL ? s : shape_add(h, hash, words, kinds);
}

const GcShape *gc_shape_noscan(const Heap *h) { return impl_const(h)->shapes.data[0]; }
const GcShape *gc_shape_pointers(const Heap *h) { return impl_const(h)->shapes.data[1]; }
bool gc_shape_is_noscan(const GcShape *shape) { return shape->form == SHAPE_NOSCAN; }
uint32_t gc_shape_index(const GcShape *shape) { return shape->index; }
uint32_t gc_shape_words(const GcShape *shape) { return shape->words; }

const GcShape *gc_shape_at(const Heap *h, uint32_t index) {
    CHECK(index < (uint32_t)impl_const(h)->shapes.len);
    return impl_const(h)->shapes.data[index];
}

GcWordKind gc_shape_kind(const GcShape *shape, uint32_t word) {
    return (GcWordKind)shape->kinds[word % shape->words];
}
