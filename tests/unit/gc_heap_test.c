/* Allocation, sizes, shapes, figures, limits, handles, sites, looking at objects. */
#include "base/platform.h"
#include "base/rng.h"
#include "gc/gc.h"
#include "tests/unit/unit.h"

enum { ROOTS = 64 };

typedef struct Fixture {
    Heap *h;
    void *roots[ROOTS];
    int events[3];
    GcCycle last;
} Fixture;

static bool fixture_roots(void *ctx, GcMarker *m, GcRootStage stage)
{
    Fixture *f = ctx;
    if (stage != GC_ROOTS_SLICE) {
        gc_root_label(m, 77, f, 5);
        gc_mark_range(m, f->roots, sizeof f->roots, gc_shape_pointers(f->h));
    }
    return true;
}

static void note_cycle(void *ctx, GcEvent event, const GcCycle *cycle)
{
    Fixture *f = ctx;
    f->events[event]++;
    if (event == GC_EVENT_MARK_END) {
        f->last = *cycle;
    }
}

static void setup(Fixture *f, const GcOptions *options)
{
    *f = (Fixture){.h = heap_new(options)};
    gc_roots_add(f->h, fixture_roots, f);
    gc_set_hooks(f->h, &(GcHooks){.ctx = f, .cycle = note_cycle});
}

static GcStats stats_of(Fixture *f)
{
    GcStats s;
    gc_stats(f->h, &s);
    IS_INT(s.heap_objects, s.mallocs - s.frees);
    IS_INT(s.heap_sys, s.heap_inuse + s.heap_idle);
    IS(s.heap_alloc <= s.heap_inuse);
    IS(s.sys >= s.heap_sys);
    return s;
}

static bool is_zero(const void *p, size_t bytes)
{
    const char *c = p;
    return bytes == 0 || (c[0] == 0 && memcmp(c, c + 1, bytes - 1) == 0);
}

static void test_sizes_are_gos(void)
{
    static const size_t asked[] = {0, 1, 9, 17, 33, 1025, 4865, 5121, 32768, 32769, 100000};
    static const size_t given[] = {0, 8, 16, 24, 48, 1152, 5376, 5376, 32768, 40960, 106496};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        IS_INT(gc_round_size(asked[i]), given[i]);
    }
}

/* Every size up to 32 KiB: zeroed, aligned, found from each of its ends, and as big as
 * announced. */
static void test_every_size(void)
{
    Fixture f;
    setup(&f, NULL);
    bool good = true;
    for (size_t bytes = 1; bytes <= 33000; bytes += bytes < 1100 ? 1 : 37) {
        for (int again = 0; again < 3; again++) {
            GcObject o;
            char *p = gc_new(f.h, gc_shape_noscan(f.h), bytes);
            good = good && p != NULL && is_zero(p, gc_round_size(bytes));
            good = good && (uintptr_t)p % (gc_round_size(bytes) % 16 == 0 ? 16 : 8) == 0;
            good = good && gc_find(f.h, p, &o) && o.base == p && o.size == gc_round_size(bytes);
            good = good && gc_find(f.h, p + o.size - 1, &o) && o.base == p;
            memset(p, 0xff, bytes);
        }
    }
    IS(good);
    gc_collect(f.h);
    IS_STR(gc_verify(f.h), NULL);
    IS_INT(stats_of(&f).heap_alloc, 0);
    IS_INT(stats_of(&f).heap_inuse, 0);
    good = true;
    for (size_t bytes = 1; bytes <= 33000; bytes += 111) {
        good = good && is_zero(gc_new(f.h, gc_shape_noscan(f.h), bytes), bytes);
    }
    IS(good);
    heap_free(f.h);
}

/* Pages start at multiples of their size, even where the usual place is taken and the system puts
 * the next heap below something of an odd number of its own pages. */
static void test_heaps_side_by_side(void)
{
    enum { HEAPS = 6, PAGE = 8192, ODD = (64 << 20) + PAGE / 2 };
    Heap *heaps[HEAPS];
    void *between[HEAPS];
    for (int i = 0; i < HEAPS; i++) {
        heaps[i] = heap_new(NULL);
        IS_INT((uintptr_t)gc_new(heaps[i], gc_shape_noscan(heaps[i]), PAGE) % PAGE, 0);
        between[i] = platform_reserve(NULL, ODD);
    }
    for (int i = 0; i < HEAPS; i++) {
        heap_free(heaps[i]);
        platform_unreserve(between[i], ODD);
    }
}

static void test_shapes(void)
{
    Heap *h = heap_new(NULL);
    const uint8_t twice[] = {1, 0, 1, 0};
    const uint8_t odd[] = {1, 0, 1};
    const uint8_t all[] = {1, 1, 1};
    const uint8_t none[] = {0, 0};
    const uint8_t iface[] = {0, 2, 0, 2};
    const GcShape *s = gc_shape_intern(h, 4, twice);
    IS(s == gc_shape_intern(h, 2, twice));
    IS_INT(gc_shape_words(s), 2);
    IS_INT(gc_shape_kind(s, 2), GC_POINTER);
    IS_INT(gc_shape_words(gc_shape_intern(h, 3, odd)), 3);
    IS(gc_shape_intern(h, 3, all) == gc_shape_pointers(h));
    IS(gc_shape_intern(h, 2, none) == gc_shape_noscan(h));
    IS(gc_shape_intern(h, 5, NULL) == gc_shape_noscan(h));
    IS(gc_shape_is_noscan(gc_shape_at(h, 0)));
    IS(gc_shape_at(h, gc_shape_index(s)) == s);
    IS_INT(gc_shape_words(gc_shape_intern(h, 4, iface)), 2);
    for (uint32_t i = 0; i < 300; i++) {
        uint8_t kinds[400] = {0};
        kinds[i] = GC_POINTER;
        IS_INT(gc_shape_index(gc_shape_intern(h, i + 1, kinds)),
               i == 0 ? 1 : gc_shape_index(gc_shape_intern(h, i + 1, kinds)));
    }
    heap_free(h);
}

static void test_figures_add_up(void)
{
    Fixture f;
    setup(&f, NULL);
    for (int i = 0; i < 1000; i++) {
        void **p = gc_new(f.h, gc_shape_pointers(f.h), 24);
        p[0] = f.roots[0];
        f.roots[0] = i % 2 == 0 ? p : f.roots[0];
    }
    GcStats s = stats_of(&f);
    IS_INT(s.heap_objects, 1000);
    IS_INT(s.heap_alloc, 24000);
    IS_INT(s.total_alloc, 24000);
    gc_collect(f.h);
    s = stats_of(&f);
    IS_INT(s.heap_objects, 500);
    IS_INT(s.heap_alloc, 12000);
    IS_INT(s.by_size[3].mallocs, 1000);
    IS_INT(s.by_size[3].frees, 500);
    IS_INT(s.num_gc, 1);
    IS_INT(s.num_forced, 1);
    IS_INT(f.last.heap_start, 24000);
    IS_INT(f.last.heap_live, 12000);
    IS_INT(f.events[GC_EVENT_MARK_START], 1);
    IS_INT(f.events[GC_EVENT_SWEEP_END], 1);
    IS_INT(s.next_gc, 4 << 20);
    heap_free(f.h);
}

static void test_large_objects(void)
{
    Fixture f;
    setup(&f, NULL);
    char *big = f.roots[0] = gc_new(f.h, gc_shape_noscan(f.h), 1000000);
    memset(big, 1, 1000000);
    IS_INT(stats_of(&f).heap_alloc, gc_round_size(1000000));
    f.roots[0] = big + 999999;  /* an interior pointer keeps all of it */
    gc_collect(f.h);
    IS_INT(stats_of(&f).heap_objects, 1);
    f.roots[0] = NULL;
    gc_collect(f.h);
    IS_INT(stats_of(&f).heap_objects, 0);
    IS(is_zero(gc_new(f.h, gc_shape_noscan(f.h), 1000000), 1000000));
    IS(gc_new_raw(f.h, 50000) != NULL);
    gc_collect(f.h);
    IS_STR(gc_verify(f.h), NULL);
    gc_free_os_memory(f.h);
    IS_INT(stats_of(&f).heap_released, stats_of(&f).heap_idle);
    IS(is_zero(gc_new(f.h, gc_shape_noscan(f.h), 2000000), 2000000));
    heap_free(f.h);
}

static void test_hard_limit(void)
{
    Fixture f;
    setup(&f, &(GcOptions){.max_bytes = 16 << 20});
    int got = 0;
    while (got < 1000 && gc_new(f.h, gc_shape_noscan(f.h), 1 << 20) != NULL) {
        got++;
    }
    IS(got >= 14 && got < 16);
    IS(gc_new(f.h, gc_shape_noscan(f.h), (size_t)1 << 46) == NULL);
    IS(gc_new(f.h, gc_shape_noscan(f.h), SIZE_MAX / 2) == NULL);
    gc_collect(f.h);
    IS(gc_new(f.h, gc_shape_noscan(f.h), 8 << 20) != NULL);
    IS(!gc_would_fit(f.h, 16 << 20));
    gc_collect(f.h);
    void **list = NULL;
    for (got = 0; got < 2000000; got++) {
        void **p = gc_new(f.h, gc_shape_pointers(f.h), 16);
        if (p == NULL) {
            break;
        }
        p[0] = list;
        f.roots[0] = list = p;
    }
    IS(got > 900000 && got < 1048577);
    gc_collect(f.h);
    IS_STR(gc_verify(f.h), NULL);
    heap_free(f.h);
}

static void test_pacing(void)
{
    Fixture f;
    setup(&f, NULL);
    uint64_t most = 0;
    for (int i = 0; i < 400000; i++) {
        (void)gc_new(f.h, gc_shape_noscan(f.h), 100);
        if (gc_should_step(f.h)) {
            gc_step(f.h);
            uint64_t alloc = stats_of(&f).heap_alloc;
            most = alloc > most ? alloc : most;
        }
    }
    GcStats s = stats_of(&f);
    IS(s.num_gc >= 8 && s.num_gc <= 16);
    IS(most <= 5 << 20);        /* the goal, and garbage not swept yet */
    IS_INT(gc_set_percent(f.h, -1), 100);
    uint32_t before = s.num_gc;
    for (int i = 0; i < 100000; i++) {
        (void)gc_new(f.h, gc_shape_noscan(f.h), 100);
        if (gc_should_step(f.h)) {
            gc_step(f.h);
        }
    }
    IS(stats_of(&f).num_gc <= before + 1);
    IS_INT(gc_set_percent(f.h, 50), -1);
    IS_INT(gc_set_memory_limit(f.h, -1), INT64_MAX);
    IS_INT(gc_set_memory_limit(f.h, 1 << 20), INT64_MAX);
    IS_INT(gc_set_memory_limit(f.h, -1), 1 << 20);
    heap_free(f.h);
}

static void test_handles(void)
{
    Fixture f;
    setup(&f, NULL);
    GcHandle handles[100];
    for (int i = 0; i < 100; i++) {
        handles[i] = gc_handle_new(f.h, gc_new(f.h, gc_shape_pointers(f.h), 16));
    }
    void *target = gc_handle_get(f.h, handles[7]);
    GcHandle weak = gc_weak_new(f.h, target);
    gc_collect(f.h);
    IS_INT(stats_of(&f).heap_objects, 100);
    IS(gc_weak_get(f.h, weak) == target);
    for (int i = 0; i < 100; i += 2) {
        gc_handle_free(f.h, handles[i]);
    }
    gc_handle_set(f.h, handles[7], NULL);
    IS_INT(gc_handle_count(f.h), 50);
    gc_collect(f.h);
    IS_INT(stats_of(&f).heap_objects, 49);
    IS(gc_weak_get(f.h, weak) == NULL);
    gc_weak_free(f.h, weak);
    heap_free(f.h);
}

static void test_sites(void)
{
    Fixture f;
    GcObject o;
    setup(&f, &(GcOptions){.record_sites = true});
    void *a = f.roots[0] = gc_new_at(f.h, gc_shape_noscan(f.h), 16, 5);
    void *b = f.roots[1] = gc_new_at(f.h, gc_shape_noscan(f.h), 16, 70000);
    void *c = f.roots[2] = gc_cursor_new_at(f.h, gc_cursor(f.h, gc_shape_noscan(f.h), 16), 6);
    void *d = f.roots[3] = gc_new_at(f.h, gc_shape_noscan(f.h), 100000, 9);
    IS(gc_find(f.h, a, &o) && o.site == 5);
    IS(gc_find(f.h, b, &o) && o.site == 70000);
    IS(gc_find(f.h, c, &o) && o.site == 6);
    IS(gc_find(f.h, d, &o) && o.site == 9);
    f.roots[0] = NULL;
    gc_collect(f.h);
    f.roots[0] = gc_new(f.h, gc_shape_noscan(f.h), 16);
    IS(f.roots[0] == a);
    IS(gc_find(f.h, a, &o) && o.site == 0);
    heap_free(f.h);
}

typedef struct Seen {
    int count;
    void *target;
    GcRoot root;
} Seen;

static void see_ref(void *ctx, size_t offset, void *target)
{
    Seen *s = ctx;
    s->count += (int)offset;
    s->target = target;
}

static void see_root(void *ctx, const GcRoot *root)
{
    Seen *s = ctx;
    s->count++;
    s->root = *root;
}

static void test_looking(void)
{
    Fixture f;
    GcObject o;
    Seen seen = {0};
    static const uint32_t type_ptr = GC_TYPE_DATA_IS_PTR;
    const uint8_t kinds[] = {GC_SCALAR, GC_IFACE, GC_POINTER};
    setup(&f, NULL);
    uint64_t *p = gc_new(f.h, gc_shape_intern(f.h, 3, kinds), 24);
    void *q = gc_new(f.h, gc_shape_noscan(f.h), 8);
    gc_store_iface(f.h, p, (uint64_t)&type_ptr, (uint64_t)q);
    f.roots[3] = p;
    IS(gc_find(f.h, p, &o));
    gc_each_ref(f.h, &o, see_ref, &seen);
    IS_INT(seen.count, 8);
    IS(seen.target == q);
    IS(!gc_find(f.h, p + 3, &o));
    IS(!gc_find(f.h, &seen, &o));
    IS(!gc_find(f.h, NULL, &o));
    seen.count = 0;
    gc_visit_roots(f.h, see_root, &seen);
    IS_INT(seen.count, 1);
    IS(seen.root.target == p && seen.root.label_kind == 77 && seen.root.label_detail == 5);
    gc_collect(f.h);
    IS_INT(stats_of(&f).heap_objects, 2);
    IS(gc_scratch_mark(f.h, p) && !gc_scratch_mark(f.h, p) && gc_scratch_marked(f.h, p));
    gc_scratch_clear(f.h);
    IS(!gc_scratch_marked(f.h, p));
    gc_collect(f.h);
    p[0] = 0;                   /* no type: the data word is no pointer */
    gc_collect(f.h);
    IS_INT(stats_of(&f).heap_objects, 1);
    heap_free(f.h);
}

/* Many more addresses to visit than one chunk of the marker's stack holds. */
static void test_fan_out(void)
{
    enum { N = 100000 };
    Fixture f;
    setup(&f, NULL);
    for (int round = 0; round < 3; round++) {
        void **table = f.roots[0] = gc_new(f.h, gc_shape_pointers(f.h), N * 8);
        for (int i = 0; i < N; i++) {
            void **fan = table[i] = gc_new(f.h, gc_shape_pointers(f.h), 400);
            for (int k = 0; k < 50; k++) {
                fan[k] = &table[(i * 7 + k) % N];
            }
            fan[49] = gc_new(f.h, gc_shape_noscan(f.h), 8);
        }
        gc_collect(f.h);
        IS_INT(stats_of(&f).heap_objects, 2 * N + 1);
    }
    IS_STR(gc_verify(f.h), NULL);
    heap_free(f.h);
}

/* Roots in a frame, in a typed range, and in a range so long that it is scanned later. */
static void *far_words[5000];
static uint64_t frame[6];

static bool many_roots(void *ctx, GcMarker *m, GcRootStage stage)
{
    Heap *h = ctx;
    static uint8_t kinds[5000];
    const uint8_t frame_kinds[] = {1 << 2 | 2 << 6, 1 << 2};
    if (stage != GC_ROOTS_SLICE) {
        memset(kinds, GC_POINTER, sizeof kinds);
        gc_mark_typed(m, far_words, 5000, kinds);
        gc_mark_range(m, far_words, sizeof far_words, gc_shape_pointers(h));
        gc_mark_slots(m, frame, 6, frame_kinds);
    }
    return true;
}

static void test_ranges_and_frames(void)
{
    static const uint32_t type_scalar = 0;
    Heap *h = heap_new(NULL);
    GcStats s;
    gc_roots_add(h, many_roots, h);
    for (int i = 0; i < 5000; i += 7) {
        far_words[i] = gc_new(h, gc_shape_noscan(h), 8);
    }
    for (int i = 0; i < 6; i++) {
        frame[i] = (uint64_t)gc_new(h, gc_shape_noscan(h), 8);
    }
    frame[2] = (uint64_t)&type_scalar;
    gc_collect(h);
    gc_stats(h, &s);
    IS_INT(s.heap_objects, 715 + 2);
    gc_roots_remove(h, many_roots, h);
    gc_collect(h);
    gc_stats(h, &s);
    IS_INT(s.heap_objects, 0);
    heap_free(h);
}

int main(void)
{
    RUN(test_sizes_are_gos);
    RUN(test_every_size);
    RUN(test_heaps_side_by_side);
    RUN(test_shapes);
    RUN(test_figures_add_up);
    RUN(test_large_objects);
    RUN(test_hard_limit);
    RUN(test_pacing);
    RUN(test_handles);
    RUN(test_sites);
    RUN(test_looking);
    RUN(test_fan_out);
    RUN(test_ranges_and_frames);
    return unit_report();
}
