/* RUNTIME.md 1, point by point, without a vm: objects made by hand, roots in an array. */
#include "gc/gc.h"
#include "tests/unit/unit.h"

enum { ROOTS = 8 };

typedef struct Fixture {
    Heap *h;
    void *roots[ROOTS];
    size_t hook_count;          /* finalizers reported by the hook */
} Fixture;

static bool fixture_roots(void *ctx, GcMarker *m, GcRootStage stage)
{
    Fixture *f = ctx;
    if (stage != GC_ROOTS_SLICE) {
        gc_mark_range(m, f->roots, sizeof f->roots, gc_shape_pointers(f->h));
    }
    return true;
}

static void count_queued(void *ctx, size_t count) { ((Fixture *)ctx)->hook_count += count; }

static void setup(Fixture *f)
{
    *f = (Fixture){.h = heap_new(NULL)};
    gc_roots_add(f->h, fixture_roots, f);
    gc_set_hooks(f->h, &(GcHooks){.ctx = f, .finalizers_queued = count_queued});
}

/* Words: [0] and [1] are pointers; the name is the word of its finalizer. */
static void **object(Fixture *f, char name, uint32_t words)
{
    void **p = gc_new(f->h, gc_shape_pointers(f->h), words * 8);
    if (name != 0) {
        GcFinalizer fin = {.words = {(uint64_t)name}};
        IS_INT(gc_finalizer_set(f->h, p, &fin), GC_FIN_OK);
    }
    return p;
}

/* Runs all that is queued; their names in order. */
static const char *run_all(Fixture *f)
{
    static char names[8192];
    size_t n = 0;
    GcFinalizerCall call;
    while (gc_finalizer_next(f->h, &call)) {
        names[n++] = (char)call.f.words[0];
        gc_finalizer_done(f->h);
    }
    names[n] = 0;
    return names;
}

static const char *collect(Fixture *f)
{
    gc_collect(f->h);
    IS_STR(gc_verify(f->h), NULL);
    return run_all(f);
}

static uint64_t objects(Fixture *f)
{
    GcStats s;
    gc_stats(f->h, &s);
    return s.heap_objects;
}

static void test_newest_first(void)
{
    Fixture f;
    setup(&f);
    object(&f, 'A', 2);
    object(&f, 'B', 2);
    object(&f, 'C', 2);
    IS_STR(collect(&f), "CBA");
    IS_INT(f.hook_count, 3);
    IS_INT(objects(&f), 3);     /* one more cycle of life */
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 0);
    heap_free(f.h);
}

static void test_larger_class_first(void)
{
    Fixture f;
    setup(&f);
    object(&f, 's', 2);
    object(&f, 'B', 20);
    object(&f, 't', 2);
    object(&f, 'C', 20);
    object(&f, 'L', 10000);
    IS_STR(collect(&f), "LCBts");
    heap_free(f.h);
}

static void test_chain_dies_link_by_link(void)
{
    Fixture f;
    setup(&f);
    void **c = object(&f, 'c', 2);
    void **a = object(&f, 'a', 2);
    void **b = object(&f, 'b', 2);
    a[0] = b;
    b[0] = c;
    IS_STR(collect(&f), "a");
    IS_STR(collect(&f), "b");
    IS_INT(objects(&f), 2);
    IS_STR(collect(&f), "c");
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 0);
    heap_free(f.h);
}

static void test_cycle_never_dies(void)
{
    Fixture f;
    setup(&f);
    void **a = object(&f, 'a', 2);
    void **b = object(&f, 0, 2);
    a[0] = b;
    b[1] = a;
    IS_STR(collect(&f), "");
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 2);
    heap_free(f.h);
}

static void test_self_pointer_does_not_count(void)
{
    Fixture f;
    setup(&f);
    void **a = object(&f, 'a', 2);
    a[0] = a;
    a[1] = a + 1;
    void **big = object(&f, 'B', 5000);
    big[0] = big + 4000;
    IS_STR(collect(&f), "Ba");
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 0);
    heap_free(f.h);
}

static void test_function_is_a_root(void)
{
    Fixture f;
    setup(&f);
    void **a = object(&f, 0, 2);
    void **closure = object(&f, 0, 2);
    closure[1] = a;             /* captures its object: never dies */
    gc_finalizer_set(f.h, a, &(GcFinalizer){.fn = closure, .words = {'a'}});
    IS_STR(collect(&f), "");
    void **other = object(&f, 0, 2);
    void **plain = object(&f, 0, 2);
    gc_finalizer_set(f.h, other, &(GcFinalizer){.fn = plain, .words = {'o'}});
    IS_STR(collect(&f), "o");
    IS_INT(objects(&f), 4);
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 2);
    heap_free(f.h);
}

static void test_blocked_queue_pins(void)
{
    Fixture f;
    GcFinalizerCall call;
    setup(&f);
    void **b = object(&f, 'b', 2);
    b[0] = object(&f, 0, 2);
    object(&f, 'a', 2);
    gc_collect(f.h);
    IS(gc_finalizer_next(f.h, &call));
    IS_INT(call.f.words[0], 'a');
    for (int i = 0; i < 3; i++) {
        gc_collect(f.h);        /* a's finalizer runs all the while */
        IS_INT(objects(&f), 3);
    }
    IS_INT(gc_finalizer_pending(f.h), 1);
    gc_finalizer_done(f.h);
    gc_collect(f.h);
    IS_INT(objects(&f), 2);
    IS_STR(run_all(&f), "b");
    heap_free(f.h);
}

static void test_new_batch_waits(void)
{
    Fixture f;
    GcFinalizerCall call;
    setup(&f);
    object(&f, '1', 2);
    object(&f, '2', 2);
    gc_collect(f.h);
    IS(gc_finalizer_next(f.h, &call));
    gc_finalizer_done(f.h);
    object(&f, '8', 2);         /* queued while a batch is running: after it */
    object(&f, '9', 2);
    IS_STR(collect(&f), "198");
    heap_free(f.h);
}

static void test_resurrection(void)
{
    Fixture f;
    GcFinalizerCall call;
    setup(&f);
    object(&f, 'r', 2);
    gc_collect(f.h);
    IS(gc_finalizer_next(f.h, &call));
    f.roots[0] = call.obj;
    gc_finalizer_done(f.h);
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 1);
    IS_INT(gc_finalizer_set(f.h, f.roots[0], &(GcFinalizer){.words = {'R'}}), GC_FIN_OK);
    f.roots[0] = NULL;
    IS_STR(collect(&f), "R");
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 0);
    heap_free(f.h);
}

static void test_results_of_setting(void)
{
    Fixture f;
    static void *global[2];
    GcFinalizer fin = {.words = {'x'}};
    setup(&f);
    void **p = object(&f, 'p', 4);
    IS_INT(gc_finalizer_set(f.h, p, &fin), GC_FIN_ALREADY_SET);
    IS_INT(gc_finalizer_set(f.h, p + 1, &fin), GC_FIN_NOT_BEGINNING);
    IS_INT(gc_finalizer_set(f.h, NULL, &fin), GC_FIN_NOT_ALLOCATED);
    IS_INT(gc_finalizer_set(f.h, global, &fin), GC_FIN_IGNORED);
    IS_INT(gc_finalizer_set(f.h, gc_new(f.h, gc_shape_noscan(f.h), 0), &fin), GC_FIN_IGNORED);
    IS(gc_finalizer_clear(f.h, p));
    IS(!gc_finalizer_clear(f.h, p));
    IS_STR(collect(&f), "");
    IS_INT(objects(&f), 0);
    heap_free(f.h);
}

static void test_stress_queues_nothing(void)
{
    Fixture f;
    setup(&f);
    void **a = object(&f, 'a', 2);
    a[0] = object(&f, 'b', 2);
    GcHandle weak = gc_weak_new(f.h, a);
    for (int i = 0; i < 3; i++) {
        gc_stress_collect(f.h);
        IS_STR(run_all(&f), "");
    }
    IS(gc_weak_get(f.h, weak) == a);
    IS_STR(collect(&f), "a");
    IS(gc_weak_get(f.h, weak) == NULL);
    IS_STR(collect(&f), "b");
    heap_free(f.h);
}

/* Many, set and cleared in between, with marking going on in slices: table and passes keep step. */
static void test_many_while_marking(void)
{
    Fixture f;
    enum { N = 3000 };
    static void **kept[N];
    size_t ran = 0;
    setup(&f);
    void **list = NULL;
    for (int i = 0; i < N; i++) {
        void **o = object(&f, 'k', 4);
        o[0] = list;
        o[1] = o;
        gc_store_ptr(f.h, &f.roots[0], o);
        list = o;
        kept[i] = o;
        object(&f, 'g', 2);
        (void)gc_new(f.h, gc_shape_noscan(f.h), 3000);
        if (gc_should_step(f.h)) {
            gc_step(f.h);
        }
        if (i % 3 == 2) {
            IS(gc_finalizer_clear(f.h, kept[i - 1]));
        }
        ran += strlen(run_all(&f));
    }
    f.roots[0] = NULL;
    for (int i = 0; i < N; i++) {
        ran += strlen(collect(&f));
        if (ran == N + N - N / 3) {
            break;
        }
    }
    IS_INT(ran, N + N - N / 3);
    (void)collect(&f);
    IS_INT(objects(&f), 0);
    heap_free(f.h);
}

static void note_state(void *ctx, const GcFinalizerCall *call, GcFinState state)
{
    char *text = ctx;
    size_t n = strlen(text);
    text[n] = (char)call->f.words[0];
    text[n + 1] = "sqr"[state];
    text[n + 2] = 0;
}

static void test_each_names_states(void)
{
    Fixture f;
    GcFinalizerCall call;
    char text[32] = "";
    setup(&f);
    object(&f, 'a', 2);
    object(&f, 'b', 2);
    gc_collect(f.h);
    object(&f, 'c', 2);
    IS(gc_finalizer_next(f.h, &call));
    gc_finalizer_each(f.h, note_state, text);
    IS_STR(text, "csbraq");
    gc_finalizer_done(f.h);
    heap_free(f.h);
}

int main(void)
{
    RUN(test_newest_first);
    RUN(test_larger_class_first);
    RUN(test_chain_dies_link_by_link);
    RUN(test_cycle_never_dies);
    RUN(test_self_pointer_does_not_count);
    RUN(test_function_is_a_root);
    RUN(test_blocked_queue_pins);
    RUN(test_new_batch_waits);
    RUN(test_resurrection);
    RUN(test_results_of_setting);
    RUN(test_stress_queues_nothing);
    RUN(test_many_while_marking);
    RUN(test_each_names_states);
    return unit_report();
}
