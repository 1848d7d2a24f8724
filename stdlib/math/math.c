/* math.c: natives of package math.
 *
 * One line a function: what IEEE 754 defines exactly is the processor's or glibc's; the elementary
 * functions that programs print most come from gomath.c, whose last digits are Go's; the rest is
 * glibc's, whose special cases are Go's too but where a line says otherwise.
 */
#include "stdlib/natives.h"

#include <limits.h>
#include <math.h>

#include "stdlib/math/gomath.h"

#define UNARY(name, result)                                                                        \
    NativeResult math_##name(Vm *vm, Goro *g, Slot *args)                                          \
    {                                                                                              \
        (void)vm;                                                                                  \
        (void)g;                                                                                   \
        double x = args[0].f;                                                                      \
        args[0].f = (result);                                                                      \
        return NAT_DONE;                                                                           \
    }
#define BINARY(name, result)                                                                       \
    NativeResult math_##name(Vm *vm, Goro *g, Slot *args)                                          \
    {                                                                                              \
        (void)vm;                                                                                  \
        (void)g;                                                                                   \
        double x = args[0].f, y = args[1].f;                                                       \
        args[0].f = (result);                                                                      \
        return NAT_DONE;                                                                           \
    }

UNARY(abs, fabs(x))
UNARY(sqrt, sqrt(x))
UNARY(floor, floor(x))
UNARY(ceil, ceil(x))
UNARY(trunc, trunc(x))
UNARY(round, round(x))
UNARY(round_to_even, rint(x))
UNARY(exp, gomath_exp(x))
UNARY(exp2, gomath_exp2(x))
UNARY(expm1, expm1(x))
UNARY(log, gomath_log(x))
UNARY(log2, gomath_log2(x))
UNARY(log10, gomath_log10(x))
UNARY(log1p, log1p(x))
UNARY(cbrt, gomath_cbrt(x))
UNARY(sin, gomath_sin(x))
UNARY(cos, gomath_cos(x))
UNARY(tan, gomath_tan(x))
UNARY(asin, gomath_asin(x))
UNARY(acos, gomath_acos(x))
UNARY(atan, gomath_atan(x))
UNARY(sinh, gomath_sinh(x))
UNARY(cosh, gomath_cosh(x))
UNARY(tanh, gomath_tanh(x))
UNARY(asinh, asinh(x))
UNARY(acosh, acosh(x))
UNARY(atanh, atanh(x))
UNARY(erf, erf(x))
UNARY(erfc, erfc(x))
UNARY(gamma, gomath_gamma(x))
UNARY(erfinv, gomath_erfinv(x))

BINARY(mod, fmod(x, y))
BINARY(remainder, remainder(x, y))
BINARY(pow, gomath_pow(x, y))
BINARY(hypot, gomath_hypot(x, y))
BINARY(atan2, gomath_atan2(x, y))

NativeResult math_fma(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].f = fma(args[0].f, args[1].f, args[2].f);
    return NAT_DONE;
}

/* A float64 and its bits are the same slot. */
NativeResult math_same_bits(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    (void)args;
    return NAT_DONE;
}

/* A float32 lies in the low half; an integer fills the slot. */
NativeResult math_low_half(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].u = (uint32_t)args[0].u;
    return NAT_DONE;
}

/* Frexp(f float64) (frac float64, exp int) */
NativeResult math_frexp(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int exponent = 0;
    double f = args[0].f;
    args[0].f = isfinite(f) ? frexp(f, &exponent) : f;
    args[1].i = exponent;
    return NAT_DONE;
}

static int clamp_int(int64_t n) {
    return n > INT_MAX ? INT_MAX : n < INT_MIN ? INT_MIN : (int)n;
}

/* Ldexp(frac float64, exp int) float64 */
NativeResult math_ldexp(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].f = ldexp(args[0].f, clamp_int(args[1].i));
    return NAT_DONE;
}

NativeResult math_pow10(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].f = gomath_pow10(args[0].i);
    return NAT_DONE;
}

/* Lgamma(x float64) (lgamma float64, sign int) */
NativeResult math_lgamma(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int sign = 1;
    double x = args[0].f;
    args[0].f = isinf(x) && x < 0 ? x : lgamma_r(x, &sign);
    args[1].i = sign;
    return NAT_DONE;
}

/* Jn(n int, x float64) float64 */
NativeResult math_jn(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    double y = jn(clamp_int(args[0].i), args[1].f);
    args[0].f = y == 0 ? 0 : y; /* no -0 */
    return NAT_DONE;
}

/* Yn(n int, x float64) float64: NaN below 0; at 0 an infinity, positive for odd n below 0 only. */
NativeResult math_yn(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int64_t n = args[0].i;
    double x = args[1].f;
    if (x < 0 || isnan(x)) {
        args[0].f = NAN;
    } else if (x == 0) {
        args[0].f = n < 0 && n % 2 != 0 ? INFINITY : -INFINITY;
    } else {
        args[0].f = yn(clamp_int(n), x);
    }
    return NAT_DONE;
}
