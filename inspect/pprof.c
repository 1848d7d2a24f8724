/* pprof.c: see pprof.h. Package runtime/pprof asks for whole profiles as bytes and writes them
 * itself. */
#include "inspect/pprof.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/platform.h"
#include "base/platform_signal.h"
#include "inspect/leaks.h"
#include "inspect/profile.h"
#include "vm/native.h"

enum { SAMPLE_NS = 10 * 1000 * 1000 };

#define COUNT_SPEC(what) \
    {.name = what, .values = 1, .types = {what}, .units = {"count"}, .period_type = what, \
     .period_unit = "count", .period = 1}
#define HEAP_SPEC(what, first) \
    {.name = what, .values = 4, \
     .types = {"alloc_objects", "alloc_space", "inuse_objects", "inuse_space"}, \
     .units = {"count", "bytes", "count", "bytes"}, .shown = first, .period_type = "space", \
     .period_unit = "bytes", .period = 1}
#define WAIT_SPEC(what)                                                                          \
    {                                                                                            \
        .name = what, .values = 2, .types = {"contentions", "delay"},                            \
        .units = {"count", "nanoseconds"}, .period_type = "contentions", .period_unit = "count", \
        .period = 1                                                                              \
    }

static const ProfileSpec specs[PPROF_KINDS] = {
    [PPROF_GOROUTINE] = COUNT_SPEC("goroutine"),
    [PPROF_HEAP] = HEAP_SPEC("heap", 3),
    [PPROF_ALLOCS] = HEAP_SPEC("allocs", 1),
    [PPROF_GOROUTINELEAK] = COUNT_SPEC("goroutineleak"),
    [PPROF_THREADCREATE] = COUNT_SPEC("threadcreate"),
    [PPROF_BLOCK] = WAIT_SPEC("block"),
    [PPROF_MUTEX] = WAIT_SPEC("mutex"),
};
static const ProfileSpec cpu_spec = {.name = "cpu",
                                     .values = 2,
                                     .types = {"samples", "cpu"},
                                     .units = {"count", "nanoseconds"},
                                     .shown = 1,
                                     .period_type = "cpu",
                                     .period_unit = "nanoseconds",
                                     .period = SAMPLE_NS};

/* ---- goroutines */

typedef struct GoroutineTaker {
    Vm *vm;
    Profile *profile;
} GoroutineTaker;

static bool add_goroutine(void *ctx, Task *t) {
    static const int64_t one[] = {1};
    GoroutineTaker *c = ctx;
    const Ins *stack[PROFILE_DEPTH];
    uint32_t depth = profile_stack_of(c->vm, (Goro *)t, stack, PROFILE_DEPTH);
    bool is_shown = !t->is_system || depth > 0; /* the finalizer goroutine in a finalizer */
    if (is_shown) {
        profile_add(c->profile, stack, depth, vm_labels_of(c->vm, (Goro *)t), one);
    }
    return true;
}

static void collect_goroutines(Vm *vm, Profile *p) {
    GoroutineTaker c = {vm, p};
    sched_each_task(vm_sched(vm), add_goroutine, &c);
}

/* ---- the heap */

typedef struct SiteTotal {
    uint32_t site;
    int64_t objects, bytes;
} SiteTotal;

typedef struct HeapCount {
    PtrMap by_site;             /* site + 1 -> place in totals + 1 */
    VEC(SiteTotal) totals;
} HeapCount;

static SiteTotal *total_of(HeapCount *c, uint32_t site) {
    const void *key = (const void *)((uintptr_t)site + 1);
    uintptr_t place = (uintptr_t)map_get(&c->by_site, key);
    if (place == 0) {
        VEC_PUSH(&c->totals, ((SiteTotal){.site = site}));
        place = (uintptr_t)c->totals.len;
        map_put(&c->by_site, key, (void *)place);
    }
    return &c->totals.data[place - 1];
}

static bool count_object(void *ctx, const GcObject *o) {
    SiteTotal *t = total_of(ctx, o->site);
    t->objects++;
    t->bytes += (int64_t)o->size;
    return true;
}

static void add_site(Vm *vm, Profile *p, const uint32_t *sites, uint32_t count,
                     const int64_t *values) {
    const Ins *stack[PROFILE_DEPTH];
    uint32_t depth = 0;
    for (uint32_t i = 0; i < count && depth < PROFILE_DEPTH; i++) {
        const Ins *pc = vm_image(vm)->code + sites[i];
        if (sites[i] != 0 && profile_tells(vm, pc)) {
            stack[depth++] = pc;
        }
    }
    profile_add(p, stack, depth, NULL, values);
}

/* Of places that hold nothing any more, only what was made there is known. */
static void collect_heap(Vm *vm, Profile *p) {
    HeapCount c = {.totals = {0}};
    gc_each_object(vm_image(vm)->heap, count_object, &c);
    for (uint32_t i = 0; i < vm_alloc_stack_count(vm); i++) {
        VmAllocStack s = vm_alloc_stack_at(vm, i);
        SiteTotal *now = total_of(&c, s.site);
        int64_t values[] = {(int64_t)s.objects, (int64_t)s.bytes, now->objects, now->bytes};
        add_site(vm, p, s.sites, s.count, values);
        now->objects = 0;
    }
    for (int i = 0; i < c.totals.len; i++) {
        const SiteTotal *t = &c.totals.data[i];
        if (t->objects != 0) { /* channels, and what C code made: by one place, or none */
            int64_t values[] = {t->objects, t->bytes, t->objects, t->bytes};
            add_site(vm, p, &t->site, 1, values);
        }
    }
    map_deinit(&c.by_site);
    VEC_FREE(&c.totals);
}

bool pprof_wants_alloc_stacks(const Image *image) {
    for (int i = 0; i < image->natives.len; i++) {
        const NativeRef *n = &image->natives.data[i];
        if (strcmp(n->pkg->text, "runtime/pprof") == 0 && strcmp(n->name->text, "profile") == 0) {
            return true;
        }
    }
    return false;
}

/* ---- any of them */

static void put_text(Profile *p, PprofKind kind, Buf *out) {
    if (kind == PPROF_HEAP || kind == PPROF_ALLOCS) {
        profile_put_heap(p, out);
    } else if (kind == PPROF_BLOCK) {
        buf_puts(out, "--- contention:\ncycles/second=1000000000\n");
    } else if (kind == PPROF_MUTEX) {
        buf_puts(out, "--- mutex:\ncycles/second=1000000000\nsampling period=0\n");
    } else {
        profile_put_counts(p, out);
    }
}

/* Writes it and frees it. */
static void finish(Profile *p, PprofKind kind, int debug, Buf *out) {
    if (debug == 0) {
        profile_put_gzip(p, 0, out);
    } else {
        put_text(p, kind, out);
    }
    profile_free(p);
}

typedef struct Listing {
    Vm *vm;
    Buf *out;
} Listing;

static bool list_goroutine(void *ctx, Task *t) {
    Listing *l = ctx;
    if (l->out->len > 0) {
        buf_putc(l->out, '\n');
    }
    vm_trace_one(l->vm, (Goro *)t, l->out);
    return true;
}

/* As an uncaught panic lists goroutines, but only those. */
static void list_stuck(Vm *vm, Buf *out) {
    Listing l = {vm, out};
    if (vm_can_look(vm)) {
        leaks_each_stuck(vm, WATCH_ASKED, list_goroutine, &l);
    }
}

void pprof_put(Vm *vm, PprofKind kind, int debug, Buf *out) {
    if (kind == PPROF_GOROUTINELEAK && debug >= 2) {
        list_stuck(vm, out);
        return;
    }
    if (kind == PPROF_GOROUTINELEAK) {
        pprof_put_stuck(vm, WATCH_ASKED, debug, out);
        return;
    }
    Profile *p = profile_new(vm, &specs[kind]);
    if (kind == PPROF_GOROUTINE) {
        collect_goroutines(vm, p);
    } else if (kind == PPROF_HEAP || kind == PPROF_ALLOCS) {
        collect_heap(vm, p);
    }
    finish(p, kind, debug, out);
}

void pprof_put_stuck(Vm *vm, WatchMoment moment, int debug, Buf *out) {
    GoroutineTaker c = {vm, profile_new(vm, &specs[PPROF_GOROUTINELEAK])};
    if (vm_can_look(vm)) {
        leaks_each_stuck(vm, moment, add_goroutine, &c);
    }
    finish(c.profile, PPROF_GOROUTINELEAK, debug, out);
}

/* ---- cpu */

typedef struct CpuProfile {     /* the vm's; profile NULL: none is under way */
    Vm *vm;
    Profile *profile;
    int64_t start_ns;
} CpuProfile;

static void cpu_destroy(void *state) {
    CpuProfile *c = state;
    if (c->profile != NULL) {
        platform_profile_clock(0);
        profile_free(c->profile);
    }
}

static CpuProfile *cpu_of(Vm *vm) {
    static const char key;
    CpuProfile *c = nat_state(vm, &key, sizeof *c, cpu_destroy);
    c->vm = vm;
    return c;
}

static void take_sample(void *ctx, Goro *running, uint32_t samples) {
    CpuProfile *c = ctx;
    const Ins *stack[PROFILE_DEPTH];
    int64_t values[] = {samples, (int64_t)samples * SAMPLE_NS};
    uint32_t depth = profile_stack_of(c->vm, running, stack, PROFILE_DEPTH);
    if (depth > 0) {
        profile_add(c->profile, stack, depth, vm_labels_of(c->vm, running), values);
    }
}

bool pprof_cpu_start(Vm *vm) {
    CpuProfile *c = cpu_of(vm);
    if (c->profile != NULL) {
        return false;
    }
    c->profile = profile_new(vm, &cpu_spec);
    c->start_ns = platform_monotonic_ns();
    vm_set_sampler(vm, take_sample, c);
    platform_profile_clock(SAMPLE_NS);
    return true;
}

void pprof_cpu_stop(Vm *vm, Buf *out) {
    CpuProfile *c = cpu_of(vm);
    if (c->profile == NULL) {
        return;
    }
    platform_profile_clock(0);
    vm_set_sampler(vm, NULL, NULL);
    profile_put_gzip(c->profile, platform_monotonic_ns() - c->start_ns, out);
    profile_free(c->profile);
    c->profile = NULL;
}

/* ---- package runtime/pprof */

extern NativeFn pprof_profile, pprof_custom, pprof_start_cpu, pprof_stop_cpu;

static NativeResult give_bytes(Vm *vm, Slot *result, Buf *b) {
    uint8_t *bytes = nat_new_bytes(vm, result, b->len);
    bool ok = bytes != NULL;
    if (ok && b->len > 0) {
        memcpy(bytes, b->data, b->len);
    }
    buf_deinit(b);
    return ok ? NAT_DONE : NAT_PANIC;
}

/* profile(kind, debug int) []byte */
NativeResult pprof_profile(Vm *vm, Goro *g, Slot *args) {
    Buf b;
    (void)g;
    CHECK(args[0].u < PPROF_KINDS);
    buf_init(&b);
    pprof_put(vm, (PprofKind)args[0].u, (int)args[1].i, &b);
    return give_bytes(vm, args, &b);
}

/* A pc as runtime.Callers gives it: address of the call + 1 + how many inlined functions to leave
 * out. */
static const Ins *ins_of(uint64_t pc) {
    return (const Ins *)(uintptr_t)((pc - 1) & ~(uint64_t)7);
}

/* The callers of one inlined function stand for the same instruction as it does. */
static uint32_t stack_of_callers(const uint64_t *pcs, uint64_t n, const Ins **stack) {
    uint32_t depth = 0;
    for (uint64_t i = 0; i < n && depth < PROFILE_DEPTH; i++) {
        bool is_same = i > 0 && ins_of(pcs[i]) == ins_of(pcs[i - 1]) && pcs[i] > pcs[i - 1];
        if (!is_same) {
            stack[depth++] = ins_of(pcs[i]);
        }
    }
    return depth;
}

/* custom(name string, debug int, stacks []uintptr) []byte: each stack is its length, then its
 * pcs. */
NativeResult pprof_custom(Vm *vm, Goro *g, Slot *args) {
    static const int64_t one[] = {1};
    NativeSlice stacks = nat_slice(args + 3);
    const uint64_t *at = stacks.ptr, *end = at + stacks.len;
    const Ins *stack[PROFILE_DEPTH];
    Buf name, b;
    (void)g;
    buf_init(&name);
    buf_init(&b);
    buf_write(&name, args[0].p, args[1].u);
    buf_putc(&name, 0);
    ProfileSpec spec = COUNT_SPEC(name.data);
    Profile *p = profile_new(vm, &spec);
    while (at < end) {
        uint64_t n = *at++;
        profile_add(p, stack, stack_of_callers(at, n, stack), NULL, one);
        at += n;
    }
    if (args[2].i == 0) {
        profile_put_gzip(p, 0, &b);
    } else {
        profile_put_counts(p, &b);
    }
    profile_free(p);
    buf_deinit(&name);
    return give_bytes(vm, args, &b);
}

/* startCPU() bool */
NativeResult pprof_start_cpu(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = pprof_cpu_start(vm);
    return NAT_DONE;
}

/* stopCPU() []byte */
NativeResult pprof_stop_cpu(Vm *vm, Goro *g, Slot *args) {
    Buf b;
    (void)g;
    buf_init(&b);
    pprof_cpu_stop(vm, &b);
    return give_bytes(vm, args, &b);
}
