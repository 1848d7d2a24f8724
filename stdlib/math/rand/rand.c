/* rand.c: natives of package math/rand.
 *
 * Seeding. A Lehmer generator (x = 48271 x mod 2^31-1) makes 607 numbers of three draws each; they
 * are combined with 607 numbers from far down the lagged Fibonacci sequence itself, so that the
 * ring is well mixed from the first draw on. Those (lagged.def) are the ring after 7.8e12 steps
 * from the state that seed 1 makes with shifts 20 and 10; they were computed by raising x to that
 * power modulo the sequence's characteristic polynomial x^607 - x^334 - 1 over the integers modulo
 * 2^64.
 *
 * Ziggurats. Layer edges x[i] divide the area under the curve into equal parts `area`; the tables
 * follow from the edge of the tail and the area (Marsaglia and Tsang 2000), and are made when first
 * asked for.
 */
#include "stdlib/natives.h"

#include <math.h>
#include <stdbool.h>

enum { LAG = 607, LAG_FIRST = 333, NORM_LAYERS = 128, EXP_LAYERS = 256 };

static const uint64_t lagged[LAG] = {
#define LAGGED(value) value,
#include "stdlib/math/rand/lagged.def"
#undef LAGGED
};

/* seed.gol's type of that name. */
typedef struct Lagged {
    uint64_t ring[LAG];
    int64_t at, shorter;
} Lagged;

static uint64_t draw64(Vm *vm, Lagged *s) {
    if (!s) {
        return nat_random(vm);
    }
    uint64_t x = s->ring[s->at] += s->ring[s->shorter];
    s->at = s->at + 1 == LAG ? 0 : s->at + 1;
    s->shorter = s->shorter + 1 == LAG ? 0 : s->shorter + 1;
    return x;
}

static int64_t draw63(Vm *vm, Lagged *s) {
    return (int64_t)(draw64(vm, s) & INT64_MAX);
}

static int32_t draw31(Vm *vm, Lagged *s) {
    return (int32_t)(draw63(vm, s) >> 32);
}

NativeResult rand_draw64(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = draw64(vm, args[0].p);
    return NAT_DONE;
}

NativeResult rand_draw63(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    return return_int(args, draw63(vm, args[0].p));
}

/* drawBelow(s *lagged, n int32) int32, n > 0: what would favour small results is drawn again. */
NativeResult rand_draw_below(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Lagged *s = args[0].p;
    int32_t n = (int32_t)args[1].i, v = draw31(vm, s);
    if ((n & (n - 1)) == 0) {
        return return_int(args, v & (n - 1));
    }
    int32_t limit = (int32_t)(INT32_MAX - ((uint32_t)1 << 31) % (uint32_t)n);
    while (v > limit) {
        v = draw31(vm, s);
    }
    return return_int(args, v % n);
}

NativeResult rand_draw_unit(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Lagged *s = args[0].p;
    double f;
    do {
        f = (double)draw63(vm, s) / 0x1p63;
    } while (f >= 1); /* rounding may reach 1 */
    args[0].f = f;
    return NAT_DONE;
}

static uint64_t lehmer_next(uint64_t *x) {
    *x = *x * 48271 % 0x7FFFFFFF;
    return *x;
}

/* seedRing(seed int64, ring []uint64). The generator runs through its ring downwards from
 * LAG_FIRST; the .gol side numbers it by age instead. */
NativeResult rand_seed_ring(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int64_t seed = args[0].i % 0x7FFFFFFF;
    uint64_t *ring = args[1].p;
    uint64_t x = (uint64_t)(seed < 0 ? seed + 0x7FFFFFFF : seed);
    if (x == 0) {
        x = 89482311;
    }
    for (int i = 0; i < 20; i++) {
        lehmer_next(&x);
    }
    for (int i = 0; i < LAG; i++) {
        uint64_t v = lehmer_next(&x) << 40;
        v ^= lehmer_next(&x) << 20;
        v ^= lehmer_next(&x);
        ring[(LAG_FIRST - i + LAG) % LAG] = v ^ lagged[i];
    }
    return NAT_DONE;
}

typedef struct Layer {
    uint32_t inside;
    float width, top;
} Layer;

typedef struct Ziggurats {
    bool is_made;
    Layer norm[NORM_LAYERS], exp[EXP_LAYERS];
} Ziggurats;

static double norm_curve(double x) {
    return exp(-.5 * x * x);
}

static double norm_inverse(double y) {
    return sqrt(-2 * log(y));
}

static double exp_curve(double x) {
    return exp(-x);
}

static double exp_inverse(double y) {
    return -log(y);
}

/* Layers from the tail's edge inwards; unit is how many steps a draw has. */
static void make_layers(Layer *layers, int n, double edge, double area, double unit,
                        double (*curve)(double), double (*inverse)(double)) {
    double base = area / curve(edge), outer = edge;
    layers[0] = (Layer){(uint32_t)(edge / base * unit), (float)(base / unit), 1};
    layers[1].inside = 0;
    layers[n - 1].width = (float)(edge / unit);
    layers[n - 1].top = (float)curve(edge);
    for (int i = n - 2; i >= 1; i--) {
        double inner = inverse(area / outer + curve(outer));
        layers[i + 1].inside = (uint32_t)(inner / outer * unit);
        layers[i].width = (float)(inner / unit);
        layers[i].top = (float)curve(inner);
        outer = inner;
    }
}

static const char ziggurats_key = 0;

static void nothing_to_free(void *state) {
    (void)state;
}

static Ziggurats *ziggurats(Vm *vm) {
    Ziggurats *z = nat_state(vm, &ziggurats_key, sizeof *z, nothing_to_free);
    if (!z->is_made) {
        make_layers(z->norm, NORM_LAYERS, 3.442619855899, 9.91256303526217e-3, 0x1p31, norm_curve,
                    norm_inverse);
        make_layers(z->exp, EXP_LAYERS, 7.69711747013104972, 3.9496598225815571993e-3, 0x1p32,
                    exp_curve, exp_inverse);
        z->is_made = true;
    }
    return z;
}

/* (i int) (inside uint32, width, top, above float32) */
static NativeResult return_layer(Slot *args, const Layer *layers) {
    int64_t i = args[0].i;
    args[0].u = layers[i].inside;
    args[1].u = args[2].u = args[3].u = 0;
    args[1].f32 = layers[i].width;
    args[2].f32 = layers[i].top;
    args[3].f32 = i > 0 ? layers[i - 1].top : 0;
    return NAT_DONE;
}

NativeResult rand_norm_layer(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    return return_layer(args, ziggurats(vm)->norm);
}

NativeResult rand_exp_layer(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    return return_layer(args, ziggurats(vm)->exp);
}
