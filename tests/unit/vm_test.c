/* vm_test.c: the interpreter on hand-assembled bytecode, before and beside the compiler.
 *
 * Functions are arrays of words made with I(op, a, b, c) and K(literal). Each function has one
 * stack map, used for all its instructions: a mask of the slots that hold pointers throughout.
 */
#include "tests/unit/unit.h"

#include <time.h>

#include "base/panic.h"
#include "vm/native.h"
#include "vm/vm.h"

typedef struct World {
    Heap *heap;
    Interns *interns;
    SourceSet *sources;
    Image *image;
    Vm *vm;
} World;

static struct { /* what the natives of these tests saw */
    int64_t values[64];
    int count;
    void *closure; /* for the nested call */
    Buf text;      /* standard error */
} seen;

static NativeResult nat_see(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    if (seen.count < 64) {
        seen.values[seen.count++] = args[0].i;
    }
    return NAT_DONE;
}

static NativeResult nat_gc(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    (void)args;
    gc_collect(vm_image(vm)->heap);
    return NAT_DONE;
}

static NativeResult nat_nested(Vm *vm, Goro *g, Slot *args) {
    Slot io[2] = {{.i = args[0].i}, {.i = 0}};
    GcHandle h = gc_handle_new(vm_image(vm)->heap, args[1].p);
    bool ok = vm_run_nested(vm, g, gc_handle_get(vm_image(vm)->heap, h), io, 1, 1);
    gc_handle_free(vm_image(vm)->heap, h);
    seen.values[seen.count++] = ok ? io[0].i : -1;
    return NAT_DONE;
}

/* twice(f) calls f(1), then f(2), and sees the sum of what they return. */
static NativeResult nat_twice(Vm *vm, Goro *g, Slot *args) {
    const Slot *results;
    uint32_t state = nat_call_returned(vm, &results);
    (void)g;
    if (state == 0) {
        return nat_call(vm, args[1].p, &(Slot){.i = 1}, 1, 1);
    }
    if (state == 1) {
        args[0].i = results[0].i;
        return nat_call(vm, args[1].p, &(Slot){.i = 2}, 1, 2);
    }
    seen.values[seen.count++] = args[0].i + results[0].i;
    return NAT_DONE;
}

static void see_write(void *ctx, int fd, const void *data, size_t n) {
    (void)ctx;
    if (fd == 2) {
        buf_write(&seen.text, data, n);
    }
}

enum { NATIVE_SEE, NATIVE_GC, NATIVE_NESTED, NATIVE_TWICE };

static World world_new(void) {
    World w;
    memset(&seen, 0, sizeof seen);
    w.heap = heap_new(NULL);
    w.interns = interns_new();
    w.sources = sources_new();
    w.image = image_new(w.heap, w.interns, w.sources);
    const Str *main_pkg = intern_cstr(w.interns, "main");
    image_add_native(w.image, main_pkg, intern_cstr(w.interns, "see"), (void *)nat_see, 1, 0);
    image_add_native(w.image, main_pkg, intern_cstr(w.interns, "gc"), (void *)nat_gc, 0, 0);
    image_add_native(w.image, main_pkg, intern_cstr(w.interns, "nested"), (void *)nat_nested, 2, 0);
    image_add_native(w.image, main_pkg, intern_cstr(w.interns, "twice"), (void *)nat_twice, 2, 0);
    return w;
}

static void world_free(World *w) {
    vm_free(w->vm);
    image_free(w->image);
    heap_free(w->heap);
    sources_free(w->sources);
    interns_free(w->interns);
    buf_deinit(&seen.text);
}

#define I(o, x, y, z) ((Ins){OP_##o, (uint16_t)(x), (uint16_t)(y), (uint16_t)(z)})
#define IJ(o, x, j) ((Ins){OP_##o, (uint16_t)(x), (uint16_t)(j), (uint16_t)((uint32_t)(j) >> 16)})
#define CODE(...) ((const Ins[]){__VA_ARGS__}), (sizeof((const Ins[]){__VA_ARGS__}) / sizeof(Ins))

static Ins K(uint64_t literal) {
    Ins i;
    memcpy(&i, &literal, 8);
    return i;
}

static uint32_t add_func(World *w, const char *name) {
    return image_add_func(w->image, intern_cstr(w->interns, name), 0);
}

static FuncMeta *define(World *w, uint32_t func, uint32_t frame_slots, uint64_t pointers,
                        const Ins *code, size_t n) {
    Image *im = w->image;
    Ins *at = image_reserve_code(im, func, (uint32_t)n, frame_slots);
    memcpy(at, code, n * sizeof *code);
    FuncMeta *f = im->funcs.data[func];
    uint64_t no_ifaces = 0;
    uint32_t map = image_add_map(im, &pointers, &no_ifaces, frame_slots < 64 ? frame_slots : 64);
    f->maps = image_static(im, NULL, n * sizeof *f->maps);
    f->map_count = (uint32_t)n;
    for (uint32_t pc = 0; pc < n; pc++) {
        f->maps[pc] = (StackMapEntry){pc, map};
    }
    return f;
}

static Ins call(World *w, uint32_t func, uint32_t base, const Ins *from_entry, uint32_t at) {
    const Ins *target = w->image->funcs.data[func]->entry;
    return IJ(CALL, base, (int32_t)(target - (from_entry + at)));
}

static int run(World *w, uint32_t entry) {
    VmOptions o = {.write = see_write};
    o.sched.seed = 7;
    w->image->entry_func = entry;
    w->vm = vm_new(w->image, &o);
    return vm_run_main(w->vm);
}

/* The entry of what is defined next. */
static const Ins *next_entry(const World *w) {
    return w->image->code + w->image->code_len + 1;
}

/* func fib(n int) int */
static uint32_t define_fib(World *w) {
    uint32_t fib = add_func(w, "main.fib");
    define(w, fib, 8, 0,
           CODE(I(RET_IF_LTI, 0, 2, 0), I(ADDI, 4, 0, -1), IJ(CALL, 4, -2), I(ADDI, 7, 0, -2),
                IJ(CALL, 7, -4), I(ADD, 0, 4, 7), I(RET, 0, 0, 0)));
    return fib;
}

static uint32_t define_main_fib(World *w, uint32_t fib, int n) {
    uint32_t m = add_func(w, "main.main");
    const Ins *entry = next_entry(w);
    define(w, m, 8, 0,
           CODE(IJ(LDI, 3, n), call(w, fib, 3, entry, 1), IJ(CALL_NATIVE, 3, NATIVE_SEE),
                I(RET, 0, 0, 0)));
    return m;
}

static void test_fib(void) {
    World w = world_new();
    uint32_t fib = define_fib(&w);
    IS_INT(run(&w, define_main_fib(&w, fib, 30)), 0);
    IS_INT(seen.values[0], 832040);
    world_free(&w);
}

/* Recursion to 100,000 frames: the stack moves and grows. */
static void test_deep_recursion(void) {
    World w = world_new();
    uint32_t f = add_func(&w, "main.f");
    define(&w, f, 8, 0,
           CODE(I(RET_IF_LTI, 0, 1, 0), I(ADDI, 4, 0, -1), IJ(CALL, 4, -2), I(ADDI, 0, 4, 1),
                I(RET, 0, 0, 0)));
    IS_INT(run(&w, define_main_fib(&w, f, 100000)), 0);
    IS_INT(seen.values[0], 100000);
    world_free(&w);
}

static void test_stack_overflow(void) {
    World w = world_new();
    uint32_t f = add_func(&w, "main.f");
    define(&w, f, 8, 0, CODE(I(NOP, 0, 0, 0), IJ(CALL, 3, -1), I(RET, 0, 0, 0)));
    IS_INT(run(&w, define_main_fib(&w, f, 1)), 2);
    IS(strstr(seen.text.data, "goroutine stack exceeds 1000000000-byte limit\n") != NULL);
    IS(strstr(seen.text.data, "\nfatal error: stack overflow\n\ngoroutine 1 [running]:\n") != NULL);
    IS(strstr(seen.text.data, " frames elided...\n") != NULL);
    world_free(&w);
}

static void test_divide_by_zero(void) {
    World w = world_new();
    uint32_t m = add_func(&w, "main.main");
    define(&w, m, 4, 0, CODE(I(ZERO, 0, 0, 0), I(DIV, 1, 0, 0), I(RET, 0, 0, 0)));
    IS_INT(run(&w, m), 2);
    IS(strstr(seen.text.data, "integer divide by zero") != NULL);
    IS(strncmp(seen.text.data, "panic: ", 7) == 0);
    world_free(&w);
}

/* A list of boxes kept alive over collections, dead ones dropped. */
static void test_collect(void) {
    World w = world_new();
    Rtype node = {.kind = RK_STRUCT, .size = 16, .align = 8};
    static const uint8_t kinds[] = {GC_POINTER, GC_SCALAR};
    Rtype *t = image_add_rtype(w.image, &node);
    t->shape = gc_shape_intern(w.heap, 2, kinds);
    t->has_pointers = true;
    uint32_t m = add_func(&w, "main.main");
    /* 0: head  1: new  2: i  3: n  4: sum */
    define(&w, m, 12, 3,
           CODE(I(ZERO, 0, 0, 0), I(ZERO, 1, 0, 0), I(ZERO, 2, 0, 0), IJ(LDI, 3, 100000),
                IJ(NEW, 1, t->id),                       /* 4 */
                I(STORE_PTR, 1, 0, 0), I(STORE, 1, 2, 8), I(MOV, 0, 1, 0),
                I(INC_LT_LOOP, 2, 3, -4),                /* 8 */
                I(ZERO, 1, 0, 0), IJ(CALL_NATIVE, 8, NATIVE_GC), I(ZERO, 4, 0, 0),
                I(BEQI, 0, 0, 5),                        /* 12 */
                I(LOAD, 5, 0, 8), I(ADD, 4, 4, 5), I(LOAD, 0, 0, 0), IJ(LOOP, 0, -4),
                I(MOV, 8, 4, 0), IJ(CALL_NATIVE, 8, NATIVE_SEE), IJ(CALL_NATIVE, 8, NATIVE_GC),
                I(RET, 0, 0, 0)));
    IS_INT(run(&w, m), 0);
    IS_INT(seen.values[0], 4999950000);
    GcStats s;
    gc_stats(w.heap, &s);
    IS(s.heap_objects < 10);
    world_free(&w);
}

/* defer, panic, recover: f panics; its deferred closure recovers; the named result comes back. */
static void test_recover(void) {
    World w = world_new();
    uint32_t d = add_func(&w, "main.f.func1");
    FuncMeta *df = define(&w, d, 4, 0,
                          CODE(I(RECOVER, 1, 0, 0), I(MOV, 6, 2, 0), I(RET, 0, 0, 0)));
    df->flags = FUNC_IS_CLOSURE;
    uint32_t f = add_func(&w, "main.f");
    Rtype *string = image_add_rtype(w.image, &(Rtype){.kind = RK_INT, .size = 8, .align = 8});
    string->string = intern_cstr(w.interns, "int");
    string->is_direct = true;
    FuncMeta *ff = define(&w, f, 8, 0,
                          CODE(IJ(LDI, 0, 42), IJ(LDCLO, 1, d), I(DEFER, 1, 0, 0),
                               IJ(LDTYPE, 2, string->id), IJ(LDI, 3, 5), I(PANIC, 2, 0, 0),
                               I(DEFER_RUN, 0, 0, 0), I(RET, 0, 0, 0)));
    ff->flags = FUNC_HAS_DEFER;
    ff->recover_pc = 6;
    IS_INT(run(&w, define_main_fib(&w, f, 1)), 0);
    IS_INT(seen.count, 1);
    IS_INT(seen.values[0], 42);
    world_free(&w);
}

static void test_uncaught(void) {
    World w = world_new();
    Rtype *t = image_add_rtype(w.image, &(Rtype){.kind = RK_INT, .size = 8, .align = 8});
    t->string = intern_cstr(w.interns, "int");
    uint32_t m = add_func(&w, "main.main");
    define(&w, m, 4, 0, CODE(IJ(LDTYPE, 0, t->id), IJ(LDI, 1, 42), I(PANIC, 0, 0, 0)));
    IS_INT(run(&w, m), 2);
    IS(strncmp(seen.text.data, "panic: 42\n\ngoroutine 1 [running]:\n", 34) == 0);
    world_free(&w);
}

static Rtype *chan_of_int(World *w) {
    Rtype *i = image_add_rtype(w->image, &(Rtype){.kind = RK_INT, .size = 8, .align = 8});
    image_rtype_finish(w->image, i);
    Rtype *c =
        image_add_rtype(w->image, &(Rtype){.kind = RK_CHAN, .size = 8, .align = 8, .elem = i});
    image_rtype_finish(w->image, c);
    return c;
}

/* Two goroutines pass a number to and fro over unbuffered channels. */
static uint32_t define_pingpong(World *w, int n) {
    Rtype *c = chan_of_int(w);
    uint32_t g = add_func(w, "main.main.func1");
    FuncMeta *gf = define(w, g, 8, 7, /* 0: closure 1: in 2: out 3: value */
                          CODE(I(LDCAP, 1, 0, 0), I(LDCAP, 2, 0, 1), I(RECV, 3, 1, 0),
                               I(ADDI, 3, 3, 1), I(SEND, 2, 3, 0), IJ(LOOP, 0, -3)));
    gf->flags = FUNC_IS_CLOSURE;
    uint32_t m = add_func(w, "main.main");
    define(w, m, 12, 7, /* 0, 1: channels 2: closure 3: value 4: i */
           CODE(I(ZERO, 0, 0, 0), I(ZERO, 1, 0, 0), I(ZERO, 2, 0, 0), I(ZERO, 4, 0, 0),
                I(MAKE_CHAN, 0, 4, 0), K(c->id), I(MAKE_CHAN, 1, 4, 0), K(c->id),
                I(MAKE_CLO, 2, 0, 2), K(g), I(GO, 2, 0, 0), I(ZERO, 3, 0, 0), IJ(LDI, 5, n),
                I(SEND, 0, 3, 0), I(RECV, 3, 1, 0), I(INC_LT_LOOP, 4, 5, -2), /* 13.. */
                I(MOV, 8, 3, 0), IJ(CALL_NATIVE, 8, NATIVE_SEE), I(RET, 0, 0, 0)));
    return m;
}

static void test_pingpong(void) {
    World w = world_new();
    IS_INT(run(&w, define_pingpong(&w, 1000)), 0);
    IS_INT(seen.values[0], 1000);
    world_free(&w);
}

static void test_deadlock(void) {
    World w = world_new();
    Rtype *c = chan_of_int(&w);
    uint32_t m = add_func(&w, "main.main");
    define(&w, m, 4, 1, CODE(I(ZERO, 0, 0, 0), I(ZERO, 1, 0, 0), I(MAKE_CHAN, 0, 1, 0), K(c->id),
                             I(RECV, 1, 0, 0), I(RET, 0, 0, 0)));
    IS_INT(run(&w, m), 2);
    const char *want = "fatal error: all goroutines are asleep - deadlock!\n\n"
                       "goroutine 1 [chan receive]:\n";
    IS(strncmp(seen.text.data, want, strlen(want)) == 0);
    world_free(&w);
}

/* A native calls a closure: nested loop, result back. */
static void test_nested(void) {
    World w = world_new();
    uint32_t twice = add_func(&w, "main.twice");
    define(&w, twice, 4, 0, CODE(I(ADD, 0, 0, 0), I(RET, 0, 0, 0)));
    uint32_t m = add_func(&w, "main.main");
    define(&w, m, 8, 0, CODE(IJ(LDI, 4, 21), IJ(LDCLO, 5, twice), IJ(CALL_NATIVE, 4, NATIVE_NESTED),
                             I(RET, 0, 0, 0)));
    IS_INT(run(&w, m), 0);
    IS_INT(seen.values[0], 42);
    world_free(&w);
}

/* The native gives up the machine to call, and is entered again with each result. The closure
 * collects meanwhile. */
static void test_native_call(void) {
    World w = world_new();
    uint32_t f = add_func(&w, "main.f");
    define(&w, f, 8, 0, CODE(IJ(CALL_NATIVE, 4, NATIVE_GC), I(MULI, 0, 0, 10), I(RET, 0, 0, 0)));
    uint32_t m = add_func(&w, "main.main");
    define(&w, m, 8, 0, CODE(IJ(LDI, 4, 0), IJ(LDCLO, 5, f), IJ(CALL_NATIVE, 4, NATIVE_TWICE),
                             I(RET, 0, 0, 0)));
    IS_INT(run(&w, m), 0);
    IS_INT(seen.values[0], 30);
    world_free(&w);
}

/* A panic inside the nested call waits for C, then is recovered below it. */
static void test_nested_panic(void) {
    World w = world_new();
    uint32_t bad = add_func(&w, "main.bad");
    define(&w, bad, 4, 0, CODE(I(ZERO, 1, 0, 0), I(DIV, 0, 0, 1), I(RET, 0, 0, 0)));
    uint32_t d = add_func(&w, "main.f.func1");
    define(&w, d, 8, 0, CODE(I(RECOVER, 1, 0, 0), I(NE, 5, 1, 7), I(RET, 0, 0, 0)))->flags =
        FUNC_IS_CLOSURE;
    uint32_t f = add_func(&w, "main.f");
    FuncMeta *ff = define(&w, f, 8, 0,
                          CODE(IJ(LDI, 0, 77), IJ(LDCLO, 1, d), I(DEFER, 1, 0, 0), IJ(LDI, 4, 1),
                               IJ(LDCLO, 5, bad), IJ(CALL_NATIVE, 4, NATIVE_NESTED),
                               IJ(LDI, 0, 78), I(DEFER_RUN, 0, 0, 0), I(RET, 0, 0, 0)));
    ff->flags = FUNC_HAS_DEFER;
    ff->recover_pc = 7;
    IS_INT(run(&w, define_main_fib(&w, f, 1)), 0);
    IS_INT(seen.count, 2);
    IS_INT(seen.values[0], -1);
    IS_INT(seen.values[1], 77);
    world_free(&w);
}

/* With record_sites every object knows the instruction that made it. */
static void test_sites(void) {
    World w = world_new();
    heap_free(w.heap);
    image_free(w.image);
    w.heap = heap_new(&(GcOptions){.record_sites = true});
    w.image = image_new(w.heap, w.interns, w.sources);
    image_add_native(w.image, intern_cstr(w.interns, "main"), intern_cstr(w.interns, "see"),
                     (void *)nat_see, 1, 0);
    Rtype *t = image_add_rtype(w.image, &(Rtype){.kind = RK_INT, .size = 64, .align = 8});
    t->shape = gc_shape_noscan(w.heap);
    uint32_t m = add_func(&w, "main.main");
    FuncMeta *f = define(&w, m, 8, 1, CODE(I(ZERO, 0, 0, 0), IJ(NEW, 0, t->id), I(MOV, 4, 0, 0),
                                           IJ(CALL_NATIVE, 4, NATIVE_SEE), I(RET, 0, 0, 0)));
    IS_INT(run(&w, m), 0);
    GcObject o;
    IS(gc_find(w.heap, (void *)(intptr_t)seen.values[0], &o));
    IS_INT(o.site, f->entry + 1 - w.image->code);
    world_free(&w);
}

static void count_events(void *ctx, const SchedEvent *event) {
    int *counts = ctx;
    counts[event->kind]++;
}

static void test_event_sink(void) {
    World w = world_new();
    int counts[EVENT_KINDS] = {0};
    w.image->entry_func = define_pingpong(&w, 10);
    VmOptions o = {.write = see_write, .sink = count_events, .sink_ctx = counts};
    w.vm = vm_new(w.image, &o);
    IS_INT(vm_run_main(w.vm), 0);
    IS_INT(counts[EVENT_TASK_BORN], 2);
    IS_INT(counts[EVENT_CHAN_MAKE], 2);
    IS(counts[EVENT_TASK_PARK] >= 10);
    world_free(&w);
}

/* Entries of a session run one after the other; goroutines they leave behind go on. A redefined
 * function's callers get its successor. */
static void test_entries(void) {
    World w = world_new();
    uint32_t f = add_func(&w, "main.f"), g = add_func(&w, "main.f");
    define(&w, f, 4, 0, CODE(I(NOP, 0, 0, 0), IJ(LDI, 0, 1), I(RET, 0, 0, 0)));
    uint32_t m = define_main_fib(&w, f, 0);
    define(&w, g, 40, 0, CODE(I(NOP, 0, 0, 0), IJ(LDI, 39, 2), I(MOV, 0, 39, 0), I(RET, 0, 0, 0)));
    VmOptions o = {.write = see_write};
    w.vm = vm_new(w.image, &o);
    IS_INT(vm_run_entry(w.vm, m), ENTRY_RETURNED);
    vm_redirect(w.vm, f, g);
    IS_INT(vm_run_entry(w.vm, m), ENTRY_RETURNED);
    IS_INT(vm_run_entry(w.vm, define_pingpong(&w, 10)), ENTRY_RETURNED);
    IS_INT(vm_run_entry(w.vm, define_pingpong(&w, 20)), ENTRY_RETURNED);
    image_restore(w.image, f);
    IS_INT(vm_run_entry(w.vm, m), ENTRY_RETURNED);
    IS_INT(seen.count, 5);
    IS_INT(seen.values[0], 1);
    IS_INT(seen.values[1], 2);
    IS_INT(seen.values[3], 20);
    IS_INT(seen.values[4], 1);
    world_free(&w);
}

/* An endless loop ends at the interrupt; its deferred call runs, recover sees nothing. */
static void test_interrupt(void) {
    World w = world_new();
    uint32_t d = add_func(&w, "main.main.func1");
    define(&w, d, 8, 0, CODE(I(RECOVER, 1, 0, 0), I(MOV, 5, 1, 0),
                             IJ(CALL_NATIVE, 5, NATIVE_SEE), I(RET, 0, 0, 0)))->flags =
        FUNC_IS_CLOSURE;
    uint32_t m = add_func(&w, "main.main");
    FuncMeta *mf = define(&w, m, 4, 0,
                          CODE(I(NOP, 0, 0, 0), IJ(LDCLO, 1, d), I(DEFER, 1, 0, 0), IJ(LOOP, 0, 0),
                               I(DEFER_RUN, 0, 0, 0), I(RET, 0, 0, 0)));
    mf->flags = FUNC_HAS_DEFER;
    mf->recover_pc = 4;
    w.image->entry_func = m;
    VmOptions o = {.write = see_write};
    w.vm = vm_new(w.image, &o);
    vm_interrupt(w.vm, INTERRUPT_MAX_TIME);
    IS_INT(vm_run_main(w.vm), 124);
    IS_INT(seen.count, 1);
    IS_INT(seen.values[0], 0);
    world_free(&w);
}

static double cpu_seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

/* `vm_test bench`: the figures of DESIGN.md 7. */
static void bench(void) {
    World w = world_new();
    uint32_t fib = define_fib(&w);
    double t = cpu_seconds();
    run(&w, define_main_fib(&w, fib, 38));
    printf("fib(38)    %.3f s\n", cpu_seconds() - t);
    world_free(&w);
    w = world_new();
    t = cpu_seconds();
    run(&w, define_pingpong(&w, 5000000));
    printf("round trip %.1f ns\n", (cpu_seconds() - t) / 5e6 * 1e9);
    world_free(&w);
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "bench") == 0) {
        bench();
        return 0;
    }
    RUN(test_fib);
    RUN(test_deep_recursion);
    RUN(test_stack_overflow);
    RUN(test_divide_by_zero);
    RUN(test_collect);
    RUN(test_recover);
    RUN(test_uncaught);
    RUN(test_pingpong);
    RUN(test_deadlock);
    RUN(test_nested);
    RUN(test_native_call);
    RUN(test_nested_panic);
    RUN(test_sites);
    RUN(test_event_sink);
    RUN(test_entries);
    RUN(test_interrupt);
    return unit_report();
}
