/* limbs.c: the arithmetic of math/big, GMP's over the program's own words.
 *
 * A number is a []Word of the program, lowest word first, without zero words at its end; GMP calls
 * that an array of limbs. Every native here is one Operation: some arrays it reads, one or two it
 * writes, which the program made long enough, and the lengths of what it wrote. Nothing of GMP's
 * outlives a call.
 *
 * What takes long would hold up timers, other goroutines and Ctrl-C, since GMP does not stop
 * half-way. So each operation estimates its cost first, charges it to the budget, and beyond
 * LARGE_BYTES is done by a worker thread on copies, while the goroutine sleeps (nat_offload). The
 * copies are what makes that safe: the collector may free the program's arrays meanwhile, if nobody
 * waits for the result any more.
 */
#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "stdlib/natives.h"

_Static_assert(sizeof(mp_limb_t) == sizeof(Slot) && GMP_NAIL_BITS == 0, "a Word is a limb");

/* About 20 ms of work, in the unit of nat_charge. */
enum { LARGE_BYTES = 200 << 20, MAX_IN = 3, MAX_OUT = 2 };

typedef struct Limbs {
    mp_limb_t *at;
    mp_size_t len;
} Limbs;

typedef struct Operation {
    Limbs out[MAX_OUT], in[MAX_IN];
    int64_t extra;              /* an argument that is no array */
    int64_t result[MAX_OUT];
    void (*work)(struct Operation *op);
    uint32_t outs, ins;
    mp_limb_t copies[];         /* of a worker's */
} Operation;

static Limbs limbs_of(const Slot *a) { return (Limbs){a[0].p, a[1].i}; }

/* Arguments are the arrays to write, those to read, and perhaps an int. */
static void take_arguments(Operation *op, const Slot *args) {
    for (uint32_t i = 0; i < op->outs; i++, args += 3) {
        op->out[i] = limbs_of(args);
    }
    for (uint32_t i = 0; i < op->ins; i++, args += 3) {
        op->in[i] = limbs_of(args);
    }
    op->extra = args[0].i;
}

static NativeResult give_results(const Operation *op, Slot *args) {
    uint32_t n = op->outs > 0 ? op->outs : 1;
    for (uint32_t i = 0; i < n; i++) {
        args[i].i = op->result[i];
    }
    return NAT_DONE;
}

static size_t total_limbs(const Operation *op) {
    size_t n = 0;
    for (uint32_t i = 0; i < op->outs; i++) {
        n += (size_t)op->out[i].len;
    }
    for (uint32_t i = 0; i < op->ins; i++) {
        n += (size_t)op->in[i].len;
    }
    return n;
}

static mp_limb_t *move_to_copy(Limbs *l, mp_limb_t *to) {
    memcpy(to, l->at, (size_t)l->len * sizeof *to);
    l->at = to;
    return to + l->len;
}

static Operation *operation_copy(const Operation *op) {
    Operation *copy = base_alloc(sizeof *copy + total_limbs(op) * sizeof *copy->copies);
    *copy = *op;
    mp_limb_t *to = copy->copies;
    for (uint32_t i = 0; i < op->outs; i++) {
        to = move_to_copy(&copy->out[i], to);
    }
    for (uint32_t i = 0; i < op->ins; i++) {
        to = move_to_copy(&copy->in[i], to);
    }
    return copy;
}

static void work_elsewhere(void *ctx) {
    Operation *op = ctx;
    op->work(op);
}

/* The worker is done: its results go to the program's arrays. */
static NativeResult finish_elsewhere(Operation *copy, Operation *op, Slot *args) {
    for (uint32_t i = 0; i < op->outs; i++) {
        memcpy(op->out[i].at, copy->out[i].at, (size_t)op->out[i].len * sizeof(mp_limb_t));
        op->result[i] = copy->result[i];
    }
    op->result[0] = copy->result[0];
    free(copy);
    return give_results(op, args);
}

static NativeResult run_operation(Vm *vm, Goro *g, Slot *args, Operation *op, double cost_bytes) {
    if (cost_bytes < LARGE_BYTES) {
        op->work(op);
        charge_bytes(vm, (int64_t)cost_bytes);
        return give_results(op, args);
    }
    Operation *done = nat_offloaded(vm, g);
    if (done != NULL) {
        return finish_elsewhere(done, op, args);
    }
    return nat_offload(vm, g, work_elsewhere, free, operation_copy(op));
}

/* ---- what operations cost, in bytes that could be copied meanwhile: measured, roughly */

static double log2_of(double x) {
    return x < 2 ? 0 : (double)(63 - __builtin_clzll((unsigned long long)x));
}

static double mul_cost(double a, double b) {
    double small = a < b ? a : b;
    double each = small <= 32 ? 4 * small : 128 + 60 * (log2_of(small) - 5);
    return (a + b) * each;
}

static double in_len(const Operation *op, int i) { return (double)op->in[i].len; }

static double div_cost(const Operation *op) {
    return 16 + 3 * mul_cost(in_len(op, 0) - in_len(op, 1) + 1, in_len(op, 1));
}

static double power_cost(double mod, double exponent_words) {
    return 64 * exponent_words * 3 * mul_cost(mod, mod);
}

/* Divide and conquer: a multiplication at each of log n levels. */
static double tree_cost(double n) { return mul_cost(n, n) * (1 + log2_of(n)) * 2; }

/* ---- the operations */

static int64_t significant(const mp_limb_t *at, mp_size_t n) {
    while (n > 0 && at[n - 1] == 0) {
        n--;
    }
    return n;
}

static void set_length(Operation *op, int i, mp_size_t n) {
    op->result[i] = significant(op->out[i].at, n);
}

static void do_add(Operation *op) {
    Limbs z = op->out[0], x = op->in[0], y = op->in[1];
    z.at[x.len] =
        y.len == 0 ? (mpn_copyi(z.at, x.at, x.len), 0) : mpn_add(z.at, x.at, x.len, y.at, y.len);
    set_length(op, 0, x.len + 1);
}

static void do_sub(Operation *op) {
    Limbs z = op->out[0], x = op->in[0], y = op->in[1];
    if (y.len == 0) {
        mpn_copyi(z.at, x.at, x.len);
    } else {
        mpn_sub(z.at, x.at, x.len, y.at, y.len);
    }
    set_length(op, 0, x.len);
}

static void do_mul(Operation *op) {
    Limbs z = op->out[0], x = op->in[0], y = op->in[1];
    if (x.at == y.at && x.len == y.len) {
        mpn_sqr(z.at, x.at, x.len);
    } else {
        mpn_mul(z.at, x.at, x.len, y.at, y.len);
    }
    set_length(op, 0, x.len + y.len);
}

static void do_div(Operation *op) {
    Limbs q = op->out[0], r = op->out[1], x = op->in[0], y = op->in[1];
    mpn_tdiv_qr(q.at, r.at, 0, x.at, x.len, y.at, y.len);
    set_length(op, 0, x.len - y.len + 1);
    set_length(op, 1, y.len);
}

static void do_shl(Operation *op) {
    Limbs z = op->out[0], x = op->in[0];
    mp_size_t words = op->extra / GMP_LIMB_BITS, bits = op->extra % GMP_LIMB_BITS;
    mp_limb_t *to = z.at + words;
    if (bits != 0) {
        to[x.len] = mpn_lshift(to, x.at, x.len, (unsigned)bits);
    } else {
        mpn_copyd(to, x.at, x.len);
        to[x.len] = 0;
    }
    mpn_zero(z.at, words);
    set_length(op, 0, words + x.len + 1);
}

static void do_shr(Operation *op) {
    Limbs z = op->out[0], x = op->in[0];
    mp_size_t words = op->extra / GMP_LIMB_BITS, bits = op->extra % GMP_LIMB_BITS;
    mp_size_t n = x.len - words;
    if (bits != 0) {
        mpn_rshift(z.at, x.at + words, n, (unsigned)bits);
    } else {
        mpn_copyi(z.at, x.at + words, n);
    }
    set_length(op, 0, n);
}

enum { LOGIC_AND, LOGIC_OR, LOGIC_XOR, LOGIC_AND_NOT };

static mp_limb_t combine(int64_t how, mp_limb_t x, mp_limb_t y) {
    switch (how) {
    case LOGIC_AND:
        return x & y;
    case LOGIC_OR:
        return x | y;
    case LOGIC_XOR:
        return x ^ y;
    default:
        return x & ~y;
    }
}

static void do_logic(Operation *op) {
    Limbs z = op->out[0], x = op->in[0], y = op->in[1];
    mp_size_t n = x.len > y.len ? x.len : y.len;
    for (mp_size_t i = 0; i < n; i++) {
        z.at[i] = combine(op->extra, i < x.len ? x.at[i] : 0, i < y.len ? y.at[i] : 0);
    }
    set_length(op, 0, n);
}

static void do_sqrt(Operation *op) {
    Limbs z = op->out[0], x = op->in[0];
    mpn_sqrtrem(z.at, NULL, x.at, x.len);
    set_length(op, 0, (x.len + 1) / 2);
}

/* An array as GMP's integers, to be read only. GMP looks at a first limb even where there is
 * none. */
static mpz_srcptr view(mpz_ptr header, Limbs l) {
    static const mp_limb_t none[1];
    return mpz_roinit_n(header, l.len > 0 ? l.at : none, l.len);
}

static void store(Operation *op, int i, const mpz_t value) {
    mp_size_t n = (mp_size_t)mpz_size(value);
    CHECK(n <= op->out[i].len);
    mpn_copyi(op->out[i].at, mpz_limbs_read(value), n);
    op->result[i] = n;
}

static void do_power(Operation *op) {
    mpz_t result, x, y, m;
    mpz_init(result);
    mpz_powm(result, view(x, op->in[0]), view(y, op->in[1]), view(m, op->in[2]));
    store(op, 0, result);
    mpz_clear(result);
}

/* g = gcd(x, y) = s*x + t*y; the length of s is negative when s is. */
static void do_gcd(Operation *op) {
    mpz_t g, s, x, y;
    mpz_inits(g, s, NULL);
    mpz_gcdext(g, s, NULL, view(x, op->in[0]), view(y, op->in[1]));
    store(op, 0, g);
    store(op, 1, s);
    op->result[1] *= mpz_sgn(s) < 0 ? -1 : 1;
    mpz_clears(g, s, NULL);
}

/* GMP takes 24 of the rounds for its Baillie-PSW test, which Go always makes besides. */
static void do_prime(Operation *op) {
    mpz_t x;
    int64_t rounds = op->extra < 1000 ? op->extra : 1000;
    op->result[0] = mpz_probab_prime_p(view(x, op->in[0]), 24 + (int)rounds) != 0;
}

static void do_jacobi(Operation *op) {
    mpz_t x, y;
    op->result[0] = mpz_jacobi(view(x, op->in[0]), view(y, op->in[1]));
}

/* ---- the natives; math/big/nat.gol declares them */

/* An operation that goes once over its arrays; the first it reads says what that costs. */
static NativeResult run_linear(Vm *vm, Goro *g, Slot *args, void (*work)(Operation *),
                               uint32_t ins) {
    Operation op = {.work = work, .outs = 1, .ins = ins};
    take_arguments(&op, args);
    return run_operation(vm, g, args, &op, 8 * in_len(&op, 0));
}

NativeResult limbs_add(Vm *vm, Goro *g, Slot *args) {
    return run_linear(vm, g, args, do_add, 2);
}

NativeResult limbs_sub(Vm *vm, Goro *g, Slot *args) {
    return run_linear(vm, g, args, do_sub, 2);
}

NativeResult limbs_cmp(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Limbs x = limbs_of(args), y = limbs_of(args + 3);
    if (x.len != y.len) {
        return return_int(args, x.len < y.len ? -1 : 1);
    }
    int order = x.len == 0 ? 0 : mpn_cmp(x.at, y.at, x.len);
    charge_bytes(vm, 8 * x.len);
    return return_int(args, order < 0 ? -1 : order > 0);
}

NativeResult limbs_mul(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_mul, .outs = 1, .ins = 2};
    take_arguments(&op, args);
    return run_operation(vm, g, args, &op, mul_cost(in_len(&op, 0), in_len(&op, 1)));
}

NativeResult limbs_div(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_div, .outs = 2, .ins = 2};
    take_arguments(&op, args);
    return run_operation(vm, g, args, &op, div_cost(&op));
}

NativeResult limbs_shl(Vm *vm, Goro *g, Slot *args) {
    return run_linear(vm, g, args, do_shl, 1);
}

NativeResult limbs_shr(Vm *vm, Goro *g, Slot *args) {
    return run_linear(vm, g, args, do_shr, 1);
}

NativeResult limbs_logic(Vm *vm, Goro *g, Slot *args) {
    return run_linear(vm, g, args, do_logic, 2);
}

NativeResult limbs_sqrt(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_sqrt, .outs = 1, .ins = 1};
    take_arguments(&op, args);
    return run_operation(vm, g, args, &op, 3 * mul_cost(in_len(&op, 0), in_len(&op, 0)));
}

NativeResult limbs_power(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_power, .outs = 1, .ins = 3};
    take_arguments(&op, args);
    return run_operation(vm, g, args, &op, power_cost(in_len(&op, 2), in_len(&op, 1)));
}

NativeResult limbs_gcd(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_gcd, .outs = 2, .ins = 2};
    take_arguments(&op, args);
    double longer = in_len(&op, 0) > in_len(&op, 1) ? in_len(&op, 0) : in_len(&op, 1);
    return run_operation(vm, g, args, &op, 16 * tree_cost(longer));
}

NativeResult limbs_prime(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_prime, .ins = 1};
    take_arguments(&op, args);
    double n = in_len(&op, 0), rounds = (double)op.extra + 3;
    return run_operation(vm, g, args, &op, rounds * power_cost(n, n));
}

NativeResult limbs_jacobi(Vm *vm, Goro *g, Slot *args) {
    Operation op = {.work = do_jacobi, .ins = 2};
    take_arguments(&op, args);
    return run_operation(vm, g, args, &op, 8 * tree_cost(in_len(&op, 1)));
}
