/* gomath.c: exponentials and logarithms with Go's digits.
 *
 * glibc's functions are a little more exact than Go's, which shows in the last digit of every third
 * printed result. Programs of a class are compared with what real Go prints, so the functions they
 * print most follow the published methods that Go follows: fdlibm (Sun Microsystems 1993) for log
 * and cbrt, Shibata's squaring scheme for exp, repeated multiplication for pow. The trigonometric
 * ones are in gotrig.c.
 *
 * All arithmetic must stay as written: no fused multiply-add, no reordering.
 */
#include "stdlib/math/gomath.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t bits_of(double x) {
    uint64_t u;
    memcpy(&u, &x, sizeof u);
    return u;
}

static double from_bits(uint64_t u) {
    double x;
    memcpy(&x, &u, sizeof x);
    return x;
}

/* e^r = (e^(r/16))^16: a short Taylor series, then y <- (1+y)^2 - 1 four times, but 1 is not taken
 * off again at the end. Go fuses the multiplications and additions where the processor can, and
 * all of today's can. */
double gomath_exp(double x) {
    static const double ln2_high = 0.69314718055966295651160180568695068359375,
                        ln2_low = 0.28235290563031577122588448175013436025525412068e-12;
    static const double taylor[] = {1.9841269841269841270e-4, 1.3888888888888888889e-3,
                                    8.3333333333333333333e-3, 4.1666666666666666667e-2,
                                    1.6666666666666666667e-1, 0.5, 1};
    if (isnan(x) || isinf(x)) {
        return x < 0 ? 0 : x;
    }
    if (x > 7.09782712893384e+02) {
        return INFINITY;
    }
    if (x < -745.13321910194122) {
        return 0;
    }
    double k = rint(x * M_LOG2E);
    double r = fma(-k, ln2_low, fma(-k, ln2_high, x)) * 0.0625;
    double y = 2.4801587301587301587e-5;
    for (int i = 0; i < 7; i++) {
        y = fma(y, r, taylor[i]);
    }
    y *= r;
    for (int i = 0; i < 3; i++) {
        y *= y + 2;
    }
    return ldexp(fma(y, y + 2, 1), (int)k);
}

double gomath_log(double x) {
    static const double l1 = 6.666666666666735130e-01, l2 = 3.999999999940941908e-01,
                        l3 = 2.857142874366239149e-01, l4 = 2.222219843214978396e-01,
                        l5 = 1.818357216161805012e-01, l6 = 1.531383769920937332e-01,
                        l7 = 1.479819860511658591e-01, ln2_high = 6.93147180369123816490e-01,
                        ln2_low = 1.90821492927058770002e-10;
    if (isnan(x) || x <= 0 || isinf(x)) {
        return x == 0 ? -INFINITY : x < 0 ? NAN : x;
    }
    int exponent;
    double f = frexp(x, &exponent);
    if (f < M_SQRT1_2) {
        f *= 2;
        exponent--;
    }
    f -= 1;
    double k = exponent, s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
    double t1 = s2 * (l1 + s4 * (l3 + s4 * (l5 + s4 * l7)));
    double t2 = s4 * (l2 + s4 * (l4 + s4 * l6));
    double half = 0.5 * f * f;
    return k * ln2_high - ((half - (s * (half + (t1 + t2)) + k * ln2_low)) - f);
}

double gomath_log2(double x) {
    if (isnan(x) || x <= 0 || isinf(x)) {
        return gomath_log(x);
    }
    int exponent;
    double f = frexp(x, &exponent);
    if (f == 0.5) {
        return exponent - 1;
    }
    return gomath_log(f) * (1 / M_LN2) + exponent;
}

double gomath_log10(double x) {
    return gomath_log(x) * 0.434294481903251827651128918916605082;
}

/* fdlibm's e^(high-low) * 2^k for a small exponent in two parts. */
double gomath_exp2(double x) {
    static const double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10,
                        p1 = 1.66666666666666657415e-01, p2 = -2.77777777770155933842e-03,
                        p3 = 6.61375632143793436117e-05, p4 = -1.65339022054652515390e-06,
                        p5 = 4.13813679705723846039e-08;
    if (isnan(x) || isinf(x) || x > 1023.9999999999999 || x < -1074) {
        return isnan(x) ? x : x > 0 ? INFINITY : 0;
    }
    int k = (int)(x > 0 ? x + 0.5 : x - 0.5);
    double t = x - k, high = t * ln2_high, low = -t * ln2_low, r = high - low, rr = r * r;
    double c = r - rr * (p1 + rr * (p2 + rr * (p3 + rr * (p4 + rr * p5))));
    return ldexp(1 - ((low - (r * c) / (2 - c)) - high), k);
}

/* What both parameters decide without arithmetic. Returns 0 if nothing. */
static int pow_special(double x, double y, double *result) {
    if (isnan(x) || isnan(y) || isinf(x) || isinf(y) || x == 0 || y == 0 || x == 1) {
        *result = pow(x, y); /* C99 and Go agree on all of these */
    } else if (y == 1) {
        *result = x;
    } else if (y == 0.5) {
        *result = sqrt(x);
    } else if (y == -0.5) {
        *result = 1 / sqrt(x);
    } else if (x < 0 && trunc(y) != y) {
        *result = NAN;
    } else if (fabs(y) >= 0x1p63) {
        *result = x == -1 ? 1 : (fabs(x) < 1) == (y > 0) ? 0 : INFINITY;
    } else {
        return 0;
    }
    return 1;
}

/* x^y by the bits of y's whole part, in numbers of the form f * 2^e so that nothing overflows on
 * the way; the fraction, at most 1/2, by exp and log. */
double gomath_pow(double x, double y) {
    double result;
    if (pow_special(x, y, &result)) {
        return result;
    }
    double whole, fraction = modf(fabs(y), &whole);
    double f = 1;
    int64_t e = 0;
    if (fraction != 0) {
        if (fraction > 0.5) {
            fraction--;
            whole++;
        }
        f = gomath_exp(fraction * gomath_log(x));
    }
    int start;
    double square = frexp(x, &start);
    int64_t square_e = start;
    for (int64_t i = (int64_t)whole; i != 0; i >>= 1) {
        if (square_e < -(1 << 12) || square_e > 1 << 12) {
            e += square_e; /* far out of range already */
            break;
        }
        if (i & 1) {
            f *= square;
            e += square_e;
        }
        square *= square;
        square_e <<= 1;
        if (square < 0.5) {
            square += square;
            square_e--;
        }
    }
    if (y < 0) {
        f = 1 / f;
        e = -e;
    }
    return ldexp(f, (int)e);
}

/* 1e0 to 1e31 are read, multiples of 32 too, and one multiplication or division joins them. */
static double power_of_ten(int64_t n) {
    char text[16];
    snprintf(text, sizeof text, "1e%d", (int)n);
    return strtod(text, NULL);
}

double gomath_pow10(int64_t n) {
    if (n < -323) {
        return 0;
    }
    if (n > 308) {
        return INFINITY;
    }
    if (n >= 0) {
        return power_of_ten(n / 32 * 32) * power_of_ten(n % 32);
    }
    return power_of_ten(n / 32 * 32) / power_of_ten(-n % 32);
}

/* fdlibm's: a guess by dividing the exponent, improved to 23 bits, then one Newton step. */
double gomath_cbrt(double x) {
    static const double c = 5.42857142857142815906e-01, d = -7.05306122448979611050e-01,
                        e = 1.41428571428571436819e+00, f = 1.60714285714285720630e+00,
                        g = 3.57142857142857150787e-01;
    static const uint64_t guess = (uint64_t)715094163 << 32;
    static const uint64_t guess_small = (uint64_t)696219795 << 32;
    if (x == 0 || isnan(x) || isinf(x)) {
        return x;
    }
    double size = fabs(x);
    double t = from_bits(bits_of(size) / 3 + guess);
    if (size < 0x1p-1022) {
        t = from_bits(bits_of(0x1p54 * size) / 3 + guess_small);
    }
    double r = t * t / size, s = c + r * t;
    t *= g + f / (s + e + d / s);
    t = from_bits((bits_of(t) & (uint64_t)0xFFFFFFFFC << 28) + (1 << 30));
    s = t * t;
    r = size / s;
    r = (r - t) / (t + t + r);
    return copysign(t + t * r, x);
}

double gomath_hypot(double x, double y) {
    if (isinf(x) || isinf(y)) {
        return INFINITY;
    }
    if (isnan(x) || isnan(y)) {
        return NAN;
    }
    double p = fabs(x), q = fabs(y);
    if (p < q) {
        double t = p;
        p = q;
        q = t;
    }
    if (p == 0) {
        return 0;
    }
    q /= p;
    return p * sqrt(1 + q * q);
}

/* The root of erf(y) - x by Halley's steps in long double, from Winitzki's approximation. Far out
 * the complement is what still has digits: 1 - |x| is exact there. */
double gomath_erfinv(double x) {
    if (isnan(x) || fabs(x) > 1) {
        return NAN;
    }
    if (fabs(x) == 1 || x == 0) {
        return x == 0 ? x : copysign(INFINITY, x);
    }
    const long double two_over_root_pi = 1.12837916709551257389615890312154517L, a = 0.147L;
    long double size = fabs(x), l = log1pl(-size * size);
    long double b = 2 / (3.14159265358979323846L * a) + l / 2;
    long double y = sqrtl(sqrtl(b * b - l / a) - b);
    for (int i = 0; i < 4; i++) {
        long double error = size < 0.5L ? erfl(y) - size : (1 - size) - erfcl(y);
        long double step = error / (two_over_root_pi * expl(-y * y));
        y -= step / (1 + y * step);
    }
    return copysign((double)y, x);
}

/* Stirling's formula, with Cephes's correction, for 33 and above. */
static double gamma_stirling(double x) {
    if (x > 171.625) {
        return INFINITY;
    }
    double w = 1 / x, p = 7.87311395793093628397e-4;
    p = p * w + -2.29549961613378126380e-4;
    p = p * w + -2.68132617805781232825e-3;
    p = p * w + 3.47222221605458667310e-3;
    p = p * w + 8.33333333333482257126e-2;
    w = 1 + w * p;
    double y1 = gomath_exp(x), y2 = 1;
    if (x > 143.01608) { /* in two parts, lest the power overflow */
        double v = gomath_pow(x, 0.5 * x - 0.25), whole = y1;
        y1 = v;
        y2 = v / whole;
    } else {
        y1 = gomath_pow(x, x - 0.5) / y1;
    }
    return 2.506628274631000502417 * y1 * w * y2;
}

static double gamma_rational(double z, double x) {
    static const double p[] = {1.60119522476751861407e-04, 1.19135147006586384913e-03,
                               1.04213797561761569935e-02, 4.76367800457137231464e-02,
                               2.07448227648435975150e-01, 4.94214826801497100753e-01,
                               9.99999999999999996796e-01};
    static const double q[] = {-2.31581873324120129819e-05, 5.39605580493303397842e-04,
                               -4.45641913851797240494e-03, 1.18139785222060435552e-02,
                               3.58236398605498653373e-02,  -2.34591795718243348568e-01,
                               7.14304917030273074085e-02,  1.00000000000000000320e+00};
    double above = p[0], below = q[0];
    for (int i = 1; i < 7; i++) {
        above = above * x + p[i];
    }
    for (int i = 1; i < 8; i++) {
        below = below * x + q[i];
    }
    return z * above / below;
}

/* Cephes's: x is brought into [2, 3) by the recurrence. */
double gomath_gamma(double x) {
    if (!isfinite(x) || x == 0 || (x < 0 && x == floor(x)) || x < -33) {
        return tgamma(x);
    }
    if (x > 33) {
        return gamma_stirling(x);
    }
    double z = 1;
    while (x >= 3) {
        x--;
        z *= x;
    }
    while (x < 2) {
        if (fabs(x) < 1e-9) {
            return z / ((1 + 0.57721566490153286060651209008240243 * x) * x);
        }
        z /= x;
        x++;
    }
    return x == 2 ? z : gamma_rational(z, x - 2);
}
