/* heaptype.c: what objects hold, learnt from the static types of what points to them.
 *
 * The heap itself knows sizes and shapes only. But every root has a type (package variables and the
 * variables of frames do), interfaces carry theirs, and a closure begins with the number of its
 * function, of which the compiler noted the captures. So types spread from the roots along with the
 * search for shortest paths: the Layout of a type says for each pointer in it what it leads to.
 *
 * Types only name things; which words are pointers is the shape's to say. A layout serves an object
 * only if both have the same shape, else the one made of the object's shape does, whose targets are
 * unknown.
 *
 * Several pointers to an object may say different things: one into its middle, of a field's type,
 * another of the whole. The better fit wins: the start and the very size (exact), then elements of
 * the same shape, then "some part is a T".
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/heapgraph_internal.h"

/* ---- layouts */

typedef VEC(LayoutRef) RefVec;

LayoutRef pointer_ref(const Rtype *t, uint32_t word) {
    LayoutRef r = {.word = word, .kind = REF_UNKNOWN, .type = t};
    switch ((RtypeKind)t->kind) {
    case RK_POINTER:
        if (t->elem == NULL) { /* never published, see CompilerOptions.whole_types */
            return r;
        }
        r.kind = REF_POINTER;
        r.type = t->elem;
        r.target = desc_of(HEAP_VALUE, t->elem->id);
        return r;
    case RK_MAP:
        r.kind = REF_MAP;
        r.target = desc_of(HEAP_MAP, t->id);
        return r;
    case RK_CHAN:
        r.kind = REF_CHAN;
        r.target = desc_of(HEAP_CHAN, t->id);
        return r;
    case RK_FUNC: r.kind = REF_FUNC; return r;
    default: r.type = NULL; return r;
    }
}

static LayoutRef ref_to(uint32_t word, HeapRefKind kind, const Rtype *type, HeapKind target,
                        uint32_t index) {
    return (LayoutRef){word, desc_of(target, index), kind, type};
}

static void add_type(RefVec *v, const Rtype *t, uint32_t word) {
    if (!t->has_pointers) {
        return;
    }
    switch ((RtypeKind)t->kind) {
    case RK_STRING: VEC_PUSH(v, ref_to(word, REF_STRING, t, HEAP_STRING, 0)); break;
    case RK_SLICE: VEC_PUSH(v, ref_to(word, REF_SLICE, t->elem, HEAP_ARRAY, t->elem->id)); break;
    case RK_INTERFACE: VEC_PUSH(v, ref_to(word + 1, REF_IFACE, NULL, HEAP_UNKNOWN, 0)); break;
    case RK_STRUCT:
        for (uint32_t i = 0; i < t->field_count; i++) {
            add_type(v, t->fields[i].type, word + t->fields[i].offset / 8);
        }
        break;
    case RK_ARRAY:
        for (uint64_t i = 0; i < t->len; i++) {
            add_type(v, t->elem, word + (uint32_t)(i * t->elem->size / 8));
        }
        break;
    default: VEC_PUSH(v, pointer_ref(t, word)); break;
    }
}

static void add_captures(RefVec *v, const FuncMeta *f) {
    for (uint32_t i = 0; i < f->capture_count; i++) {
        const CaptureInfo *c = &f->captures[i];
        if (c->is_boxed || c->type->form == FORM_LARGE) {
            VEC_PUSH(v, ref_to(1 + c->word, REF_POINTER, c->type, HEAP_VALUE, c->type->id));
        } else {
            add_type(v, c->type, 1 + c->word);
        }
    }
}

static void add_chan(RefVec *v, const Rtype *t) {
    VEC_PUSH(v, ref_to(offsetof(Chan, ring) / 8, REF_UNKNOWN, NULL, HEAP_CHAN_RING, t->id));
    VEC_PUSH(v, ref_to(offsetof(Chan, timer) / 8, REF_UNKNOWN, NULL, HEAP_UNKNOWN, 0));
}

static void add_map(RefVec *v, const Rtype *t) {
    VEC_PUSH(v, ref_to(MAP_WORD_GROWTH, REF_UNKNOWN, NULL, HEAP_MAP_GROWTH, t->id));
    VEC_PUSH(v, ref_to(MAP_WORD_TAGS, REF_UNKNOWN, NULL, HEAP_MAP_AUX, t->id));
    VEC_PUSH(v, ref_to(MAP_WORD_ENTRIES, REF_UNKNOWN, NULL, HEAP_MAP_ENTRIES, t->id));
}

static void add_map_growth(RefVec *v, const Rtype *t) {
    VEC_PUSH(v, ref_to(MAP_GROWTH_WORD_TAGS, REF_UNKNOWN, NULL, HEAP_MAP_AUX, t->id));
    VEC_PUSH(v, ref_to(MAP_GROWTH_WORD_ENTRIES, REF_UNKNOWN, NULL, HEAP_MAP_ENTRIES, t->id));
}

static void add_ring(RefVec *v, const Rtype *t) {
    if (t->elem->form == FORM_LARGE) {
        VEC_PUSH(v, ref_to(0, REF_POINTER, t->elem, HEAP_VALUE, t->elem->id));
    } else {
        add_type(v, t->elem, 0);
    }
}

/* Words of an element: 0: the whole object is one. */
static uint32_t add_desc(const HeapGraph *g, RefVec *v, Desc d) {
    uint32_t index = desc_index(d);
    const Rtype *t = desc_kind(d) == HEAP_CLOSURE || desc_kind(d) == HEAP_STRING
                         ? NULL : g->image->rtypes.data[index];
    switch (desc_kind(d)) {
    case HEAP_VALUE:
    case HEAP_ARRAY: add_type(v, t, 0); return (uint32_t)(t->size / 8);
    case HEAP_MAP: add_map(v, t); return 0;
    case HEAP_MAP_GROWTH: add_map_growth(v, t); return 0;
    case HEAP_MAP_ENTRIES:
        add_type(v, t->key, 0);
        add_type(v, t->elem, t->map_value_offset / 8);
        return t->map_entry_size / 8;
    case HEAP_CHAN: add_chan(v, t); return 0;
    case HEAP_CHAN_RING:
        add_ring(v, t);
        return t->elem->form == FORM_LARGE ? 1 : (uint32_t)(t->elem->size / 8);
    case HEAP_CLOSURE: add_captures(v, g->image->funcs.data[index]); return 0;
    case HEAP_BOUND: VEC_PUSH(v, ref_to(2, REF_IFACE, NULL, HEAP_UNKNOWN, 0)); return 0;
    default: return 0;
    }
}

/* Does the layout name just the pointers of the shape? Then it serves objects of this shape. */
static bool agrees(const Layout *l, const GcShape *shape) {
    uint32_t period = gc_shape_words(shape), count = 0;
    if (l->words == 0 || l->words % period != 0) {
        return false;
    }
    for (uint32_t w = 0; w < period; w++) {
        count += gc_shape_kind(shape, w) != GC_SCALAR;
    }
    for (uint32_t i = 0; i < l->count; i++) {
        GcWordKind want = l->refs[i].kind == REF_IFACE ? GC_IFACE : GC_POINTER;
        if (l->refs[i].word >= l->words || gc_shape_kind(shape, l->refs[i].word) != want) {
            return false;
        }
    }
    return l->count == count * (l->words / period);
}

static Layout *layout_take(RefVec *v, uint32_t words) {
    Layout *l = base_alloc(sizeof *l + (size_t)v->len * sizeof *l->refs);
    *l = (Layout){.words = words, .count = (uint32_t)v->len};
    if (v->len > 0) {
        memcpy(l->refs, v->data, (size_t)v->len * sizeof *l->refs);
    }
    VEC_FREE(v);
    return l;
}

static Layout *layout_of_shape(HeapGraph *g, const GcShape *shape) {
    Layout **place = &g->by_shape[gc_shape_index(shape)];
    if (*place == NULL) {
        RefVec v = {0};
        for (uint32_t w = 0; w < gc_shape_words(shape); w++) {
            GcWordKind kind = gc_shape_kind(shape, w);
            if (kind != GC_SCALAR) {
                HeapRefKind ref = kind == GC_IFACE ? REF_IFACE : REF_UNKNOWN;
                VEC_PUSH(&v, ref_to(w, ref, NULL, HEAP_UNKNOWN, 0));
            }
        }
        *place = layout_take(&v, gc_shape_words(shape));
        (*place)->shape = shape;
    }
    return *place;
}

/* Made for the first object of this kind: all others have its shape, but for closures of a function
 * that different instructions make. */
static Layout *layout_make(const HeapGraph *g, Desc d, const GcShape *shape) {
    RefVec v = {0};
    uint32_t words = add_desc(g, &v, d);
    Layout *l = layout_take(&v, words != 0 ? words : gc_shape_words(shape));
    l->shape = agrees(l, shape) ? shape : NULL;
    return l;
}

const Layout *layout_of_type(HeapGraph *g, const Rtype *t) {
    Layout **place = &g->by_rtype[t->id];
    if (*place == NULL) {
        *place = layout_make(g, desc_of(HEAP_VALUE, t->id), t->shape);
    }
    return *place;
}

static const Layout *layout_of_desc(HeapGraph *g, Desc d, const GcShape *shape) {
    if (desc_kind(d) == HEAP_VALUE || desc_kind(d) == HEAP_ARRAY) {
        return layout_of_type(g, g->image->rtypes.data[desc_index(d)]);
    }
    const void *key = (const void *)(uintptr_t)(d & ~(Desc)DESC_EXACT);
    Layout *l = map_get(&g->layouts, key);
    if (l == NULL) {
        l = layout_make(g, d, shape);
        map_put(&g->layouts, key, l);
    }
    return l;
}

const Layout *layout_of(HeapGraph *g, Desc d, const GcShape *shape) {
    HeapKind kind = desc_kind(d);
    if (kind != HEAP_UNKNOWN && kind != HEAP_PART && !gc_shape_is_noscan(shape)) {
        const Layout *l = layout_of_desc(g, d, shape);
        if (l->shape == shape) {
            return l;
        }
    }
    return layout_of_shape(g, shape);
}

void layouts_free(HeapGraph *g) {
    for (uint32_t i = 0; i < g->layouts.len; i++) {
        free(g->layouts.entries[i].value);
    }
    map_deinit(&g->layouts);
    for (uint32_t i = 0; i < g->shape_count; i++) {
        free(g->by_shape[i]);
    }
    for (int i = 0; i < g->image->rtypes.len; i++) {
        free(g->by_rtype[i]);
    }
    free(g->by_shape);
    free(g->by_rtype);
}

/* ---- targets */

Desc dynamic_target(const HeapGraph *g, const LayoutRef *ref, const uint64_t *word,
                    const Rtype **type) {
    *type = ref->type;
    if (ref->kind == REF_IFACE) {
        const Rtype *t = (const Rtype *)(uintptr_t)word[-1];
        *type = t;
        if (!t->is_direct) {
            return desc_of(HEAP_VALUE, t->id);
        }
        LayoutRef inner = pointer_ref(t, 0);
        return inner.kind == REF_FUNC ? dynamic_target(g, &inner, word, &inner.type) : inner.target;
    }
    if (ref->kind == REF_FUNC) {
        uint64_t func = *(const uint64_t *)(uintptr_t)*word;
        if (func == CLOSURE_BOUND) {
            return desc_of(HEAP_BOUND, 0);
        }
        return func < (uint64_t)g->image->funcs.len ? desc_of(HEAP_CLOSURE, (uint32_t)func) : 0;
    }
    return ref->target;
}

/* d as far as it holds for an object of this shape and size that is pointed to at offset. */
static Desc desc_fit(const HeapGraph *g, Desc d, uint64_t offset, uint64_t size,
                     const GcShape *shape) {
    HeapKind kind = desc_kind(d);
    if (kind == HEAP_STRING || (kind != HEAP_VALUE && kind != HEAP_ARRAY)) {
        return offset == 0 ? d | DESC_EXACT : kind == HEAP_STRING ? d : 0;
    }
    const Rtype *t = g->image->rtypes.data[desc_index(d)];
    bool has_elements = t->shape == shape && t->size != 0 && offset % t->size == 0;
    if (!has_elements) {
        return desc_of(HEAP_PART, t->id);
    }
    bool fits = kind == HEAP_ARRAY || gc_round_size(t->size) == size;
    if (offset == 0 && fits) {
        return d | DESC_EXACT;
    }
    return desc_of(HEAP_ARRAY, t->id);
}

static int desc_rank(Desc d) {
    HeapKind kind = desc_kind(d);
    return (d & DESC_EXACT) != 0 ? 3 : kind == HEAP_UNKNOWN ? 0 : kind == HEAP_PART ? 1 : 2;
}

bool desc_offer(HeapGraph *g, uint32_t node, const void *p, Desc d) {
    Desc have = g->node[node].desc;
    if ((have & DESC_EXACT) != 0 || d == 0) {
        return false;
    }
    const GraphPage *page = node_page(g, node);
    Desc fit = desc_fit(g, d, (uintptr_t)p - node_address(g, node), page->size,
                        gc_shape_at(g->heap, page->shape));
    if (desc_rank(fit) <= desc_rank(have)) {
        return false;
    }
    g->node[node].desc = fit;
    return true;
}
