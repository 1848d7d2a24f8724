/* interp.c: the interpreter loop, one handler an opcode.
 *
 * The handlers are in the ops_*.inc files, written once in the macros below and built in one of two
 * ways (VM-DESIGN.md 1, 12):
 *   A  clang >= 19: each handler is a function; dispatch is a tail call (musttail). preserve_none
 * keeps
 *      the four live values ip, fp, vm, budget in registers that survive calls of C.
 *   B  anything else, and sanitizers: one function, computed goto.
 *
 * Invariants
 * - A handler has a straight hot path and no address-taken locals; every rare case is a
 * TO(cold_...).
 * - Before anything that may collect, switch, panic or look at the stack: SAVE(), afterwards
 * RELOAD().
 *   Saved state is always (ip AT the instruction, destinations not yet written), so an instruction
 * can
 *   be executed again after its stack has grown.
 * - The collector's slice comes first in a safepoint instruction (SAFEPOINT), when the map of its
 * pc,
 *   its live-in state, is true. Then it executes; allocation itself never collects.
 * - fp changes only by the displacement of calls and returns; nothing in a stack points into it.
 */
#include "vm/vm_internal.h"

#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/rng.h"
#include "base/utf8.h"

#define IMM(f) ((int16_t)ip->f)
#define R(f) fp[ip->f]
#define LIT(n) (((const uint64_t *)(const void *)ip)[n])
#define LIT_LO(n) ((uint32_t)LIT(n))
#define LIT_HI(n) ((uint32_t)(LIT(n) >> 32))
#define GOTO(t)                                                                                    \
    do {                                                                                           \
        ip = (t);                                                                                  \
        NEXT();                                                                                    \
    } while (0)
#define STEP GOTO(ip + 1)
#define STEP2 GOTO(ip + 2) /* over one literal word */
#define BRANCH(cond)                                                                               \
    do {                                                                                           \
        if (cond) {                                                                                \
            GOTO(ip + IMM(c));                                                                     \
        }                                                                                          \
        STEP;                                                                                      \
    } while (0)
/* A branch that closes a cycle: taken, it is charged, and its target is a safepoint. */
#define BACK_EDGE(distance)                                                                        \
    do {                                                                                           \
        ip += (distance);                                                                          \
        if (unlikely(--budget < 0)) {                                                              \
            TO(cold_preempt);                                                                      \
        }                                                                                          \
        NEXT();                                                                                    \
    } while (0)
#define LOOP_BRANCH(cond)                                                                          \
    do {                                                                                           \
        if (likely(cond)) {                                                                        \
            BACK_EDGE(IMM(c));                                                                     \
        }                                                                                          \
        STEP;                                                                                      \
    } while (0)
#define TRAP_IF(cond)                                                                              \
    do {                                                                                           \
        if (unlikely(cond)) {                                                                      \
            TO(cold_trap);                                                                         \
        }                                                                                          \
    } while (0)
/* The helper left a panic. */
#define TRY(ok)                                                                                    \
    do {                                                                                           \
        if (unlikely(!(ok))) {                                                                     \
            TO(cold_raise);                                                                        \
        }                                                                                          \
    } while (0)
/* Work in proportion to n elements or bytes: what keeps the next look at interrupts and timers
 * near. */
#define CHARGE(n) (budget -= (int64_t)((uint64_t)(n) >> 6))
#define FRAME_INDEX ((uint32_t)(fp - (Slot *)vm->cur->task.stack))
#define SAVE() goro_set(vm->cur, ip, FRAME_INDEX)
#define RELOAD()                                                                                   \
    do {                                                                                           \
        ip = goro_ip(vm->cur);                                                                     \
        fp = goro_fp(vm->cur);                                                                     \
    } while (0)
#define SAFEPOINT()                                                                                \
    do {                                                                                           \
        if (gc_should_step(vm->heap)) {                                                            \
            SAVE();                                                                                \
            vm_safepoint(vm);                                                                      \
        }                                                                                          \
    } while (0)
/* For allocating instructions: allocation sites are read from the saved ip, or from the whole
 * stack. */
#define ALLOC_POINT()                                                                              \
    do {                                                                                           \
        SAFEPOINT();                                                                               \
        SAVE();                                                                                    \
    } while (0)
/* Helpers with locals that have addresses must stay out of the handlers. */
#define NOINLINE __attribute__((noinline))
#define RTYPE(index) (vm->image->rtypes.data[index])

const Ins pseudo_code[PF_COUNT][2] = {
    [PF_GO] = {{.op = OP_NOP}, {.op = OP_GO_DONE}},
    [PF_FINALIZER] = {{.op = OP_NOP}, {.op = OP_GO_DONE}},
    [PF_DEFER] = {{.op = OP_NOP}, {.op = OP_DEFER_RET}},
    [PF_PANIC] = {{.op = OP_NOP}, {.op = OP_DEFER_RET}},
    [PF_PRINT] = {{.op = OP_NOP}, {.op = OP_DEFER_RET}},
    [PF_NATIVE] = {{.op = OP_NOP}, {.op = OP_NATIVE_RET}},
    [PF_NESTED] = {{.op = OP_NOP}, {.op = OP_STOP}},
};

/* ---- conversions with Go's answers out of range (amd64) */

static inline int64_t float_to_int(double d) {
    return d >= -0x1p63 && d < 0x1p63 ? (int64_t)d : INT64_MIN;
}

static inline int32_t float_to_int32(double d) {
    return d > -0x1p31 - 1 && d < 0x1p31 ? (int32_t)d : INT32_MIN;
}

static inline uint64_t float_to_uint(double d) {
    if (d < 0x1p63) {
        return (uint64_t)float_to_int(d);
    }
    return (uint64_t)float_to_int(d - 0x1p63) | 1ull << 63;
}

/* sqrt without errno, which would cost the handler a C frame. */
static inline double square_root(double d) {
#ifdef __SSE2__
    __m128d x = _mm_set_sd(d);
    return _mm_cvtsd_f64(_mm_sqrt_sd(x, x));
#else
    return sqrt(d);
#endif
}

/* Most operands fit 32 bits without a sign, and dividing those is much faster. d is not 0 or -1. */
static inline bool are_small(int64_t n, int64_t d) {
    return likely(((uint64_t)n | (uint64_t)d) >> 32 == 0);
}

static inline int64_t quotient(int64_t n, int64_t d) {
    return are_small(n, d) ? (int64_t)((uint32_t)n / (uint32_t)d) : n / d;
}

static inline int64_t remainder_of(int64_t n, int64_t d) {
    return are_small(n, d) ? (int64_t)((uint32_t)n % (uint32_t)d) : n % d;
}

typedef union Complex64 { /* one slot */
    uint64_t u;
    float part[2];
} Complex64;

static inline uint64_t complex64_pack(float re, float im) {
    return ((Complex64){.part = {re, im}}).u;
}

static inline float complex64_part(Slot s, int i) {
    return ((Complex64){.u = s.u}).part[i];
}

static NOINLINE uint64_t complex64_div(Slot n, Slot m) {
    double out[2];
    double a[2] = {complex64_part(n, 0), complex64_part(n, 1)};
    double b[2] = {complex64_part(m, 0), complex64_part(m, 1)};
    complex_div(out, a, b);
    return complex64_pack((float)out[0], (float)out[1]);
}

static NOINLINE void complex_slots_div(Slot *dst, const Slot *n, const Slot *m) {
    double out[2];
    double a[2] = {n[0].f, n[1].f};
    double b[2] = {m[0].f, m[1].f};
    complex_div(out, a, b);
    dst[0].f = out[0];
    dst[1].f = out[1];
}

/* ---- helpers of handlers that need locals with addresses */

/* Word loops that the compiler must not turn into calls: groups are short, and a call costs the
 * handler a C frame. Forward, so the groups do not overlap or dst is below src. */
static inline void copy_words(Slot *dst, const Slot *src, uint64_t n) {
    for (; n != 0; n--) {
        *dst++ = *src++;
        __asm__("" : "+r"(dst));
    }
}

static inline void zero_words(Slot *dst, uint64_t n) {
    for (; n != 0; n--) {
        dst++->u = 0;
        __asm__("" : "+r"(dst));
    }
}

static NOINLINE void load_ragged(Slot *dst, const void *src, uint64_t bytes) {
    dst[bytes >> 3].u = 0;
    memmove(dst, src, bytes);
}

/* Loads a value group from memory; its last slot may be partial. */
static inline void load_bytes(Slot *dst, const void *src, uint64_t bytes) {
    if (likely((bytes & 7) == 0)) {
        copy_words(dst, src, bytes >> 3);
    } else {
        load_ragged(dst, src, bytes);
    }
}

static NOINLINE void load_sub_bytes(Slot *dst, const void *src, uint64_t bytes) {
    char copy[MAX_FRAME_VALUE]; /* source and destination may overlap */
    memcpy(copy, src, bytes);
    if (bytes & 7) {
        dst[bytes >> 3].u = 0;
    }
    memcpy(dst, copy, bytes);
}

static const Rtype *iface_type(Slot s) {
    return s.p;
}

static int64_t jump_of(const Vm *vm, const Ins *ip, uint64_t literal, int64_t value) {
    int64_t first = (int32_t)(uint32_t)literal;
    uint64_t at = (uint64_t)value - (uint64_t)first;
    if (at >= ip->c) {
        return 2;
    }
    return vm->image->jump_tables.data[literal >> 32][at];
}

static NOINLINE bool map_load(Vm *vm, const Rtype *t, Slot *dst, Map *m, const Slot *key,
                              Slot *ok) {
    void *found;
    if (!map_find(vm, t, m, slot_mem(t->key, key), &found)) {
        return false;
    }
    if (found == NULL) {
        if (!value_zero(vm, t->elem, dst)) {
            return false;
        }
    } else if (!value_load(vm, t->elem, dst, found)) {
        return false;
    }
    if (ok != NULL) {
        ok->u = found != NULL;
    }
    return true;
}

static NOINLINE bool map_set(Vm *vm, const Rtype *t, Map *m, const Slot *key, const Slot *value) {
    void *where;
    if (!map_insert(vm, t, m, slot_mem(t->key, key), &where)) {
        return false;
    }
    value_store(vm, t->elem, where, value);
    return true;
}

static NOINLINE bool map_ref(Vm *vm, const Rtype *t, Slot *dst, Map *m, const Slot *key) {
    void *where;
    if (!map_insert(vm, t, m, slot_mem(t->key, key), &where)) {
        return false;
    }
    dst->p = where;
    return true;
}

/* 1: key and value loaded; 0: at the end; -1: out of memory. */
static NOINLINE int map_next(Vm *vm, const Rtype *t, void *iter, Slot *key_slot, Slot *value_slot) {
    const void *key, *value;
    if (!map_iter_next(vm, t, iter, &key, &value)) {
        return 0;
    }
    if (key_slot != NULL && !value_load(vm, t->key, key_slot, key)) {
        return -1;
    }
    if (value_slot != NULL && !value_load(vm, t->elem, value_slot, value)) {
        return -1;
    }
    return 1;
}

static inline Slot *wanted_slot(Slot *fp, uint16_t slot) {
    return slot == NO_SLOT ? NULL : fp + slot;
}

/* The cursor for objects of rtype x; NULL: allocate one by one. */
static GcCursor *cursor_of(Vm *vm, uint32_t x) {
    const Rtype *t = RTYPE(x);
    if (vm->heap->record_sites || vm->options.gc_stress != 0) {
        return NULL;
    }
    return vm->cursors[x] = gc_cursor(vm->heap, t->shape, t->size);
}

static void *object_new(Vm *vm, uint32_t x) {
    const Rtype *t = RTYPE(x);
    GcCursor *c = cursor_of(vm, x);
    return c != NULL ? gc_cursor_new(vm->heap, c) : vm_new_object(vm, t->shape, t->size);
}

/* The shape of a closure: captured words are live pointers in the map of the instruction that makes
 * it, which is where their kinds are known. */
static GcCursor *closure_cursor_of(Vm *vm, const Ins *ip, uint32_t func) {
    uint8_t kinds[1 + 255] = {GC_SCALAR};
    StackMap map;
    const FuncMeta *f = image_func_at(vm->image, ip);
    CHECK(ip->c < sizeof kinds && f != NULL && image_map_at(vm->image, f, ip, &map));
    for (uint32_t i = 0; i < ip->c; i++) {
        uint32_t slot = ip->b + i;
        kinds[1 + i] = slot < map.slots ? map.kinds[slot / 4] >> 2 * (slot % 4) & 3 : GC_SCALAR;
    }
    const GcShape *shape = gc_shape_intern(vm->heap, 1u + ip->c, kinds);
    GcCursor *c = gc_cursor(vm->heap, shape, 8 * (1u + ip->c));
    vm->closure_cursors[func] = c;
    return c;
}

static bool closure_make(Vm *vm, const Ins *ip, Slot *fp, uint32_t func) {
    GcCursor *c = vm->closure_cursors[func];
    if (unlikely(c == NULL)) {
        c = closure_cursor_of(vm, ip, func);
    }
    Slot *p = unlikely(vm->heap->record_sites)
                  ? gc_cursor_new_at(vm->heap, c, alloc_site(vm, ip, fp, c->size))
                  : gc_cursor_new(vm->heap, c);
    if (p == NULL) {
        return raise_memory(vm);
    }
    p[0].u = func;
    const Slot *captured = fp + ip->b;
    for (uint32_t i = 0; i < ip->c; i++) {
        p[1 + i] = captured[i];
    }
    fp[ip->a].p = p;
    return true;
}

static NOINLINE bool chan_new(Vm *vm, Slot *dst, const Rtype *t, int64_t size) {
    SchedAnswer answer = SCHED_DONE;
    /* reports tell of the program's own line, which costs a look at the stack */
    const Ins *ip = unlikely(vm->watch != NULL) ? vm_caller_ip(vm) : goro_ip(vm->cur);
    Chan *c = chan_make(vm->sched, chan_type_of(vm, t), size, vm_site(vm, ip), &answer);
    if (c == NULL) {
        return answer == SCHED_SIZE_RANGE ? raise_plain(vm, "makechan: size out of range")
                                          : raise_memory(vm);
    }
    dst->p = c;
    return true;
}

static bool chan_close_or_raise(Vm *vm, Chan *c) {
    switch (chan_close(vm->sched, c)) {
    case SCHED_CLOSE_NIL: return raise_plain(vm, "close of nil channel");
    case SCHED_CLOSE_CLOSED: return raise_plain(vm, "close of closed channel");
    default: return true;
    }
}

static bool box_new(Vm *vm, Slot *dst, const Rtype *t, const Slot *src) {
    void *p = vm_new_object(vm, t->shape, t->size);
    if (p == NULL) {
        return raise_memory(vm);
    }
    value_init(t, p, src);
    dst->p = p;
    return true;
}

static bool assert_type(Vm *vm, const Rtype *t, Slot *dst, const Slot *src, const Rtype *from) {
    if (iface_type(src[0]) != t) {
        return raise_not_type(vm, src[0].p, t, from);
    }
    return iface_unbox(vm, t, dst, src[1].u);
}

static bool assert_type_ok(Vm *vm, const Rtype *t, Slot *dst, const Slot *src) {
    bool ok = iface_type(src[0]) == t;
    if (!(ok ? iface_unbox(vm, t, dst, src[1].u) : value_zero(vm, t, dst))) {
        return false;
    }
    dst[t->slots].u = ok;
    return true;
}

static bool assert_iface(Vm *vm, const Rtype *t, Slot *dst, const Slot *src, const Rtype *from) {
    if (!rtype_implements(vm, src[0].p, t, NULL)) {
        return raise_not_iface(vm, src[0].p, t, from);
    }
    Slot data = src[1];
    dst[0] = src[0];
    dst[1] = data;
    return true;
}

static void assert_iface_ok(Vm *vm, const Rtype *t, Slot *dst, const Slot *src) {
    Slot type = src[0], data = src[1];
    bool ok = rtype_implements(vm, type.p, t, NULL);
    dst[0].u = ok ? type.u : 0;
    dst[1].u = ok ? data.u : 0;
    dst[2].u = ok;
}

/* Where to enter the method; once it is bound, fills the inline cache of the CALL_IFACE and the
 * global table. */
static NOINLINE const Ins *iface_call_miss(Vm *vm, const Rtype *t, InlineCache *cache) {
    const Ins *entry = method_entry(vm, t, cache->symbol);
    if (method_place(vm, t, cache->symbol)->entry == entry) {
        cache->entry = entry;
        cache->type = t;
    }
    return entry;
}

static bool bound_method_make(Vm *vm, Slot *dst, const Slot *iface, uint32_t symbol) {
    void *p = bound_method_new(vm, iface[0].p, iface[1].u, symbol);
    if (p == NULL) {
        return raise_memory(vm);
    }
    dst->p = p;
    return true;
}

/* ---- the two ways to build ------------------------------------------------------------------- */

#define COLD_LIST(X)                                                                               \
    X(cold_trap) X(cold_raise) X(cold_preempt) X(cold_new) X(cold_grow) X(cold_call_closure)       \
    X(cold_call_iface) X(cold_park) X(cold_switch) X(cold_resume) X(cold_after_native)             \
    X(cold_native) X(cold_send_closed)

#define LEAVE()                                                                                    \
    do {                                                                                           \
        vm->budget = budget;                                                                       \
        return;                                                                                    \
    } while (0)

#if defined(__has_feature)
#if __has_feature(address_sanitizer) /* its stack frames don't go with preserve_none */
#define NO_TAIL_CALLS 1
#endif
#endif

#if defined(__clang__) && __clang_major__ >= 19 && !defined(NO_TAIL_CALLS)

#define CC __attribute__((preserve_none))
#define ARGS const Ins *ip, Slot *fp, Vm *vm, int64_t budget
typedef CC void Handler(ARGS);
extern Handler *const op_handlers[];
#define JUMP(h) __attribute__((musttail)) return (h)(ip, fp, vm, budget)
#define NEXT() JUMP(op_handlers[ip->op])
#define OP(n) static CC void op_##n(ARGS)
#define COLD(n) static CC __attribute__((noinline, cold)) void n(ARGS)
#define TO(n) JUMP(n)
#define DECLARE(n) static CC void n(ARGS);
COLD_LIST(DECLARE)

#include "vm/ops_arith.inc"
#include "vm/ops_branch.inc"
#include "vm/ops_mem.inc"
#include "vm/ops_data.inc"
#include "vm/ops_call.inc"
#include "vm/ops_conc.inc"
#undef OP

#define OP(name, a, b, c, extra, flags, text) op_##name,
Handler *const op_handlers[] = {
#include "bytecode/opcodes.def"
};
#undef OP

static void run_from(Vm *vm) {
    const Ins *ip = goro_ip(vm->cur);
    op_handlers[ip->op](ip, goro_fp(vm->cur), vm, vm->budget);
}

#else

#define NEXT() goto *op_labels[ip->op]
#define OP(n) L_##n:
#define COLD(n) n:
#define TO(n) goto n

static void run_from(Vm *vm) {
    static const void *const op_labels[] = {
#undef OP
#define OP(name, a, b, c, extra, flags, text) &&L_##name,
#include "bytecode/opcodes.def"
#undef OP
#define OP(n) L_##n:
    };
    const Ins *ip = goro_ip(vm->cur);
    Slot *fp = goro_fp(vm->cur);
    int64_t budget = vm->budget;
    NEXT();
#include "vm/ops_arith.inc"
#include "vm/ops_branch.inc"
#include "vm/ops_mem.inc"
#include "vm/ops_data.inc"
#include "vm/ops_call.inc"
#include "vm/ops_conc.inc"
}

#endif

static void choose_first(Vm *vm) {
    Task *t = sched_take(vm->sched);
    vm->cur = t != NULL ? GORO(t) : vm_wait(vm);
    if (vm->cur->task.trap != TRAP_NONE) {
        vm_task_trap(vm);
    }
}

void vm_loop(Vm *vm) {
    jmp_buf here;
    jmp_buf *outer = vm->leave;
    vm->leave = &here;
    if (setjmp(here) == 0) {
        while (vm->cur == NULL) {
            choose_first(vm);
        }
        vm->limit = (Slot *)vm->cur->task.stack + vm->cur->stack_slots;
        run_from(vm);
    }
    vm->leave = outer;
}
