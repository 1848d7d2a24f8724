/* leak_windows.c: small views that keep big arrays: substrings, subslices, elements outside every
 * slice.
 *
 * An array is kept whole by whatever points into it. How much of it can be used is the union of all
 * the windows that reach it: a string's bytes, a slice's elements up to its capacity, one element
 * behind a pointer. References that do not say how much they mean count for the whole array. Every
 * window counts, those of stuck goroutines too: what they still see is their leak, not the array's.
 *
 * A slice may grow up to its capacity, so a short one with all the rest in its capacity is no proven
 * waste. It is a suspicion when a slicing is known that made it just so long (other than s = s[:n],
 * which keeps room for later), and more than running functions hold it.
 *
 * No window that exists can ever become larger, so what none of them shows is waste. It is proven
 * waste when it also lasts: when others than goroutines hold the array. What only running functions
 * hold may be on its way (a parser at the end of its text, a batch taken from a channel) and goes
 * when they return: a suspicion. So is what depends on a variable in a frame: of that only the
 * pointer is sure to be kept up to date (the length of a slice that a loop walks may be gone), and
 * its length is believed only when a slicing is known that made just this window; otherwise it
 * counts for the whole array.
 *
 *   bytes of an array        [................####............]     used < 1/8 and more than 4 KiB unused
 *   pointers of an array     [p0 | p1 p2 | p3]                      p0, p3 outside; what they alone hold
 *
 * For pointers the arrays in question are blocked, all the rest is marked, then what their windows
 * show; what the elements outside add to that is theirs alone. Elements behind the length of every
 * slice, but within a capacity, may be overwritten any time: a suspicion, if they keep much.
 */
#include <stdio.h>
#include <stdlib.h>

#include "inspect/leaks_internal.h"

enum { WASTE_LEAST = 4096, BEHIND_LEAST = 64 << 10, USED_PART = 8, RANGES_MOST = 32 };

typedef struct Range {
    uint64_t from, to;          /* bytes in the object */
} Range;

typedef struct Cover { /* a part of an object */
    bool is_whole;
    VEC(Range) ranges;          /* sorted, apart from each other */
    const void *ptr;            /* of the narrowest string or slice; NULL: there is none */
    uint64_t bytes;             /* of that */
} Cover;

typedef struct Window { /* what can be seen of one array */
    uint32_t node;
    Cover usable;               /* up to the capacity */
    Cover shown;                /* by the lengths, as far as slicings made them */
    Cover inside;               /* by the lengths; of arrays of pointers */
    /* one of the windows is a variable's: its length may be out of date */
    bool is_guess;
    bool is_string, has_pointers;
    uint32_t elem_size;
} Window;

typedef struct WindowWalk {
    Report *r;
    const HeapGraph *graph;
    HeapReach *lasting;         /* what others than goroutines hold; made when first asked for */
    PtrMap by_node;             /* node + 1 -> Window* */
    VEC(Window *) windows;      /* by the order they were met in */
    Arena *arena;
} WindowWalk;

/* ---- unions of ranges */

static void insert_range(Cover *c, Range add) {
    int i = 0, kept = 0;
    for (; i < c->ranges.len; i++) {
        Range x = c->ranges.data[i];
        if (x.to >= add.from && x.from <= add.to) {
            add.from = x.from < add.from ? x.from : add.from;
            add.to = x.to > add.to ? x.to : add.to;
        } else {
            c->ranges.data[kept++] = x;
        }
    }
    c->ranges.len = kept;
    VEC_PUSH(&c->ranges, add);
    for (i = kept; i > 0 && c->ranges.data[i - 1].from > add.from; i--) {
        c->ranges.data[i] = c->ranges.data[i - 1];
    }
    c->ranges.data[i] = add;
    c->is_whole |= c->ranges.len > RANGES_MOST;
}

/* Adds the `bytes` bytes that ref means, or shows, of object o. */
static void cover(Cover *c, const HeapRef *ref, uint64_t bytes, const GcObject *o) {
    uint64_t from = ref->words[0] - (uint64_t)(uintptr_t)o->base;
    c->is_whole |= from >= o->size || bytes >= o->size;
    if (c->is_whole) {
        return;
    }
    insert_range(c, (Range){from, from + bytes});
    if (ref->kind != REF_POINTER && (c->ptr == NULL || bytes < c->bytes)) {
        c->ptr = (const void *)(uintptr_t)ref->words[0];
        c->bytes = bytes;
    }
}

static uint64_t covered_bytes(const Cover *c) {
    uint64_t used = 0;
    for (int i = 0; i < c->ranges.len; i++) {
        used += c->ranges.data[i].to - c->ranges.data[i].from;
    }
    return used;
}

static bool is_covered(const Cover *c, uint64_t at) {
    for (int i = 0; i < c->ranges.len; i++) {
        if (c->ranges.data[i].from <= at && at < c->ranges.data[i].to) {
            return true;
        }
    }
    return c->is_whole;
}

/* ---- collecting windows */

static Window *window_of(WindowWalk *w, uint32_t node) {
    void *key = (void *)((uintptr_t)node + 1);
    Window *x = map_get(&w->by_node, key);
    if (x == NULL) {
        x = ARENA_NEW(w->arena, Window);
        x->node = node;
        map_put(&w->by_node, key, x);
        VEC_PUSH(&w->windows, x);
    }
    return x;
}

/* The bytes a reference means; false: not known, so all. */
static bool extent(const HeapRef *ref, uint64_t *bytes, uint32_t *elem_size) {
    *elem_size = 1;
    if (ref->words == NULL) {
        return false;
    }
    switch (ref->kind) {
    case REF_STRING:
        *bytes = ref->words[1];
        return true;
    case REF_SLICE:
        if (ref->type == NULL) {
            return false;
        }
        *elem_size = (uint32_t)ref->type->size;
        *bytes = ref->words[2] * ref->type->size;
        return true;
    case REF_POINTER: /* to a byte: unsafe.StringData and its like mean what follows it, too */
        *bytes = ref->type != NULL ? ref->type->size : 0;
        return *bytes > 1;
    default: return false;
    }
}

static bool was_sliced(const WindowWalk *w, const HeapRef *ref, uint64_t bytes) {
    return vm_was_sliced(w->r->vm, (const void *)(uintptr_t)ref->words[0], bytes);
}

/* What the length of a slice shows; of all else what it means. */
static void add_shown(WindowWalk *w, Window *x, const HeapRef *ref, uint64_t bytes,
                      const GcObject *o) {
    uint64_t shown = ref->kind == REF_SLICE ? ref->words[1] * ref->type->size : bytes;
    x->shown.is_whole |= ref->kind == REF_SLICE && !was_sliced(w, ref, shown);
    cover(&x->shown, ref, shown, o);
    cover(&x->inside, ref, shown, o);
}

static void add_window(WindowWalk *w, const HeapRef *ref, const GcObject *o) {
    uint64_t bytes;
    uint32_t elem_size;
    Window *x = window_of(w, ref->to);
    if (x->usable.is_whole && x->shown.is_whole && x->inside.is_whole) {
        return;
    }
    if (!extent(ref, &bytes, &elem_size)) {
        x->usable.is_whole = x->shown.is_whole = x->inside.is_whole = true;
        return;
    }
    if (heapgraph_is_holder(w->graph, ref->from) &&
        heapgraph_holder(w->graph, ref->from).kind == HOLDER_GOROUTINE) {
        x->is_guess = true;
        x->usable.is_whole |= !was_sliced(w, ref, bytes);
        x->inside.is_whole = true;
    }
    if (ref->kind != REF_POINTER) {
        x->elem_size = elem_size;
        x->is_string = ref->kind == REF_STRING;
        x->has_pointers = ref->kind == REF_SLICE && ref->type->has_pointers;
    }
    cover(&x->usable, ref, bytes, o);
    add_shown(w, x, ref, bytes, o);
}

/* Worth counting: a big array, or one of pointers. */
static void look_at_ref(void *ctx, const HeapRef *ref) {
    WindowWalk *w = ctx;
    GcObject o = heapgraph_object(w->graph, ref->to);
    if (o.size > WASTE_LEAST || !gc_shape_is_noscan(o.shape)) {
        HeapKind kind = heapgraph_contents(w->graph, ref->to).kind;
        if (kind == HEAP_STRING || kind == HEAP_ARRAY) {
            add_window(w, ref, &o);
        }
    }
}

static void collect_windows(WindowWalk *w) {
    for (uint32_t n = 0; n < heapgraph_nodes(w->graph); n++) {
        heapgraph_each_ref(w->graph, n, look_at_ref, w);
    }
}

/* ---- telling */

static const char *grouped(Report *r, uint64_t n) {
    char digits[24], out[32];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n), k = 0;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0) {
            out[k++] = ',';
        }
        out[k++] = digits[i];
    }
    return arena_strndup(&r->arena, out, (size_t)k);
}

/* Will it be kept when the functions that run now have returned? */
static bool is_lasting(WindowWalk *w, const Window *x) {
    if (w->lasting == NULL) {
        w->lasting = leak_reach_without(w->graph, HOLDER_GOROUTINE);
    }
    return heapreach_has(w->lasting, x->node);
}

/* seen: what tells of the waste, x's usable or shown part. */
static Finding *window_finding(WindowWalk *w, LeakId id, const Window *x, const Cover *seen,
                               bool *is_new) {
    Report *r = w->r;
    uint32_t site = vm_slicing_site(r->vm, seen->ptr, seen->bytes);
    uint32_t made = heapgraph_object(r->graph, x->node).site;
    bool lasts = is_lasting(w, x), is_proven = lasts && !x->is_guess && seen == &x->usable;
    Finding *f = finding_for(r, id, is_proven, site, made, 0);
    *is_new = f->count++ == 0;
    if (*is_new) {
        finding_site(r, f, ROLE_SLICE, site);
        finding_made(r, f, ROLE_ALLOC, x->node);
        finding_path(r, f, lasts ? w->lasting : r->live, x->node);
    }
    return f;
}

static void tell_bytes(WindowWalk *w, const Window *x, const Cover *seen) {
    bool is_new;
    Report *r = w->r;
    uint64_t size = heapgraph_size(r->graph, x->node);
    Finding *f = window_finding(w, x->is_string ? LEAK_SUBSTRING : LEAK_SUBSLICE, x, seen, &is_new);
    f->bytes += size;
    if (is_new) {
        f->reason = arena_printf(&r->arena, say(r, seen == &x->usable ? SAY_WINDOW : SAY_SHOWN),
                                 grouped(r, covered_bytes(seen)), grouped(r, size));
    }
}

/* Arrays that only stuck goroutines hold are told with them. */
static bool is_cut(const WindowWalk *w, const Window *x, const Cover *seen) {
    return !seen->is_whole && seen->ptr != NULL && heapreach_has(w->r->live, x->node);
}

static bool wastes_bytes(const WindowWalk *w, const Window *x, const Cover *seen) {
    uint64_t size = heapgraph_size(w->graph, x->node), used = covered_bytes(seen);
    return is_cut(w, x, seen) && used < size / USED_PART && size - used > WASTE_LEAST;
}

/* Short slices of an array that the program holds for nothing else. What library code cut off is
 * not the reader's to mend. */
static bool shows_little(WindowWalk *w, const Window *x) {
    const Cover *seen = &x->shown;
    return wastes_bytes(w, x, seen) && !x->is_guess && is_lasting(w, x) &&
           !vm_site_is_library(w->r->vm, vm_slicing_site(w->r->vm, seen->ptr, seen->bytes));
}

/* ---- elements outside every slice */

/* Outside of what. */
typedef enum Bound { BOUND_CAPACITY, BOUND_LENGTH } Bound;

typedef struct Outside {
    Report *r;
    HeapReach *known;
    const Window *window;
    const Cover *seen;          /* the part of the window that counts */
    bool wants_seen;            /* add the elements inside of it, or those outside */
    Buf names;
} Outside;

static const Cover *seen_of(const Window *x, Bound bound) {
    return bound == BOUND_CAPACITY ? &x->usable : &x->inside;
}

static void add_elements(void *ctx, const HeapRef *ref) {
    Outside *o = ctx;
    uint64_t at = 8ull * ref->where;
    bool is_seen_here = is_covered(o->seen, at);
    if (is_seen_here == o->wants_seen) {
        uint64_t before = heapreach_bytes(o->known);
        heapreach_add(o->known, ref->to);
        if (!o->wants_seen && heapreach_bytes(o->known) > before) {
            uint32_t elem = o->window->elem_size != 0 ? o->window->elem_size : 8;
            buf_printf(&o->names, "%s[%llu]", o->names.len > 0 ? ", " : "",
                       (unsigned long long)(at / elem));
        }
    }
}

static bool has_outside(const WindowWalk *w, const Window *x, Bound bound) {
    const Cover *seen = seen_of(x, bound);
    return is_cut(w, x, seen) && x->has_pointers &&
           covered_bytes(seen) < heapgraph_size(w->graph, x->node);
}

/* Everything but what only the elements outside lead to. */
static HeapReach *reach_inside(WindowWalk *w, Bound bound) {
    HeapReach *known = heapreach_new(w->graph);
    for (int i = 0; i < w->windows.len; i++) {
        if (has_outside(w, w->windows.data[i], bound)) {
            heapreach_block(known, w->windows.data[i]->node);
        }
    }
    for (uint32_t n = heapgraph_objects(w->graph); n < heapgraph_nodes(w->graph); n++) {
        heapreach_add(known, n);
    }
    Outside o = {.r = w->r, .known = known, .wants_seen = true};
    for (int i = 0; i < w->windows.len; i++) {
        o.window = w->windows.data[i];
        o.seen = seen_of(o.window, bound);
        if (has_outside(w, o.window, bound)) {
            heapgraph_each_ref(w->graph, o.window->node, add_elements, &o);
        }
    }
    return known;
}

enum { NAMES_MOST = 60 };

static const char *outside_names(Report *r, const Buf *names) {
    size_t n = names->len;
    if (n <= NAMES_MOST) {
        return arena_strndup(&r->arena, names->data, n);
    }
    while (n > NAMES_MOST || names->data[n - 1] != ']') {
        n--;
    }
    return arena_printf(&r->arena, "%.*s …", (int)n, names->data);
}

static void tell_outside(WindowWalk *w, const Window *x, HeapReach *known, Bound bound) {
    Outside o = {.r = w->r, .known = known, .window = x, .seen = seen_of(x, bound)};
    uint64_t least = bound == BOUND_CAPACITY ? WASTE_LEAST : BEHIND_LEAST;
    buf_init(&o.names);
    uint64_t before = heapreach_bytes(known);
    heapgraph_each_ref(w->graph, x->node, add_elements, &o);
    uint64_t bytes = heapreach_bytes(known) - before;
    uint32_t made = heapgraph_object(w->graph, x->node).site;
    if (bytes > least && !vm_site_is_library(w->r->vm, made)) {
        bool is_new;
        Finding *f = window_finding(w, LEAK_PTRSLICE, x, o.seen, &is_new);
        f->bytes += bytes;
        if (is_new) {
            SayId words = bound == BOUND_CAPACITY ? SAY_OUTSIDE : SAY_BEHIND;
            f->reason =
                arena_printf(&w->r->arena, say(w->r, words), outside_names(w->r, &o.names));
        }
    }
    buf_deinit(&o.names);
}

typedef struct Beyond {
    const Cover *seen;
    bool found;
} Beyond;

static void look_beyond(void *ctx, const HeapRef *ref) {
    Beyond *b = ctx;
    b->found |= !is_covered(b->seen, 8ull * ref->where);
}

/* What append has not used yet is nil: most arrays have nothing there. */
static bool holds_beyond_length(const WindowWalk *w, const Window *x) {
    Beyond b = {&x->inside, false};
    heapgraph_each_ref(w->graph, x->node, look_beyond, &b);
    return b.found;
}

/* An array is told once, by the first bound that it exceeds. */
static bool is_asked(const WindowWalk *w, const Window *x, Bound bound) {
    return has_outside(w, x, bound) &&
           (bound == BOUND_CAPACITY ||
            (!has_outside(w, x, BOUND_CAPACITY) && holds_beyond_length(w, x)));
}

static void find_outside(WindowWalk *w, Bound bound) {
    bool any = false;
    for (int i = 0; i < w->windows.len; i++) {
        any |= is_asked(w, w->windows.data[i], bound);
    }
    if (!any) {
        return;
    }
    HeapReach *known = reach_inside(w, bound);
    for (int i = 0; i < w->windows.len; i++) {
        if (is_asked(w, w->windows.data[i], bound)) {
            tell_outside(w, w->windows.data[i], known, bound);
        }
    }
    heapreach_free(known);
}

void leak_find_windows(Report *r) {
    WindowWalk w = {.r = r, .graph = r->graph, .arena = &r->arena};
    collect_windows(&w);
    for (int i = 0; i < w.windows.len; i++) {
        const Window *x = w.windows.data[i];
        if (wastes_bytes(&w, x, &x->usable)) {
            tell_bytes(&w, x, &x->usable);
        } else if (shows_little(&w, x)) {
            tell_bytes(&w, x, &x->shown);
        }
    }
    find_outside(&w, BOUND_CAPACITY);
    find_outside(&w, BOUND_LENGTH);
    for (int i = 0; i < w.windows.len; i++) {
        VEC_FREE(&w.windows.data[i]->usable.ranges);
        VEC_FREE(&w.windows.data[i]->shown.ranges);
        VEC_FREE(&w.windows.data[i]->inside.ranges);
    }
    VEC_FREE(&w.windows);
    map_deinit(&w.by_node);
    heapreach_free(w.lasting);
}
