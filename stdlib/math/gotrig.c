/* gotrig.c: trigonometric and hyperbolic functions with Go's digits; see gomath.c.
 *
 * The methods and coefficients are those of Cephes (Moshier 1989): the angle less a multiple of
 * pi/4, subtracted in three parts so that it stays exact, then a polynomial. Angles beyond 2^29
 * need more of pi than three parts have and are left to glibc.
 */
#include "stdlib/math/gomath.h"

#include <math.h>
#include <stdbool.h>

static const double half_pi = M_PI_2, quarter_pi = M_PI_4;
static const double reduce_limit = 1 << 29;

typedef struct Angle {
    double z;    /* within pi/4 of 0 */
    int octant;  /* even: 0, 2, 4, 6 */
} Angle;

static Angle reduce(double x) {
    static const double part1 = 7.85398125648498535156E-1, part2 = 3.77489470793079817668E-8,
                        part3 = 2.69515142907905952645E-15;
    uint64_t j = (uint64_t)(x * (4 / M_PI));
    j += j & 1;
    double y = (double)j;
    return (Angle){((x - y * part1) - y * part2) - y * part3, (int)(j & 7)};
}

static double sin_polynomial(double z) {
    double zz = z * z;
    double p = 1.58962301576546568060E-10;
    p = p * zz + -2.50507477628578072866E-8;
    p = p * zz + 2.75573136213857245213E-6;
    p = p * zz + -1.98412698295895385996E-4;
    p = p * zz + 8.33333333332211858878E-3;
    p = p * zz + -1.66666666666666307295E-1;
    return z + z * zz * p;
}

static double cos_polynomial(double z) {
    double zz = z * z;
    double p = -1.13585365213876817300E-11;
    p = p * zz + 2.08757008419747316778E-9;
    p = p * zz + -2.75573141792967388112E-7;
    p = p * zz + 2.48015872888517045348E-5;
    p = p * zz + -1.38888888888730564116E-3;
    p = p * zz + 4.16666666666665929218E-2;
    return 1.0 - 0.5 * zz + zz * zz * p;
}

double gomath_sin(double x) {
    if (x == 0 || !isfinite(x)) {
        return x == 0 ? x : NAN;
    }
    if (fabs(x) >= reduce_limit) {
        return sin(x);
    }
    Angle a = reduce(fabs(x));
    bool negative = (x < 0) != (a.octant > 3);
    double y = a.octant & 2 ? cos_polynomial(a.z) : sin_polynomial(a.z);
    return negative ? -y : y;
}

double gomath_cos(double x) {
    if (!isfinite(x)) {
        return NAN;
    }
    if (fabs(x) >= reduce_limit) {
        return cos(x);
    }
    Angle a = reduce(fabs(x));
    bool negative = a.octant == 2 || a.octant == 4;
    double y = a.octant & 2 ? sin_polynomial(a.z) : cos_polynomial(a.z);
    return negative ? -y : y;
}

double gomath_tan(double x) {
    if (x == 0 || !isfinite(x)) {
        return x == 0 ? x : NAN;
    }
    if (fabs(x) >= reduce_limit) {
        return tan(x);
    }
    Angle a = reduce(fabs(x));
    double z = a.z, zz = z * z, y = z;
    if (zz > 1e-14) {
        double p = (-1.30936939181383734205E4 * zz + 1.15351664838587416140E6) * zz +
                   -1.79565251976484877988E7;
        double q = (((zz + 1.36812963470692954678E4) * zz + -1.32089234440210967447E6) * zz +
                    2.50083801823357915839E7) * zz + -5.38695755929454629881E7;
        y = z + z * (zz * p / q);
    }
    if (a.octant & 2) {
        y = -1 / y;
    }
    return x < 0 ? -y : y;
}

/* |x| at most 0.66 */
static double atan_small(double x) {
    double z = x * x;
    double p = -8.750608600031904122785e-01;
    p = p * z + -1.615753718733365076637e+01;
    p = p * z + -7.500855792314704667340e+01;
    p = p * z + -1.228866684490136173410e+02;
    p = p * z + -6.485021904942025371773e+01;
    double q = z + 2.485846490142306297962e+01;
    q = q * z + 1.650270098316988542046e+02;
    q = q * z + 4.328810604912902668951e+02;
    q = q * z + 4.853903996359136964868e+02;
    q = q * z + 1.945506571482613964425e+02;
    z = z * p / q;
    return x * z + x;
}

static double atan_positive(double x) {
    static const double more_of_half_pi = 6.123233995736765886130e-17;
    static const double tan_3pi_8 = 2.41421356237309504880;
    if (x <= 0.66) {
        return atan_small(x);
    }
    if (x > tan_3pi_8) {
        return half_pi - atan_small(1 / x) + more_of_half_pi;
    }
    return quarter_pi + atan_small((x - 1) / (x + 1)) + 0.5 * more_of_half_pi;
}

double gomath_atan(double x) {
    if (x == 0 || isnan(x)) {
        return x;
    }
    return x > 0 ? atan_positive(x) : -atan_positive(-x);
}

double gomath_asin(double x) {
    if (x == 0 || isnan(x)) {
        return x;
    }
    double size = fabs(x);
    if (size > 1) {
        return NAN;
    }
    double other = sqrt(1 - size * size);
    double y = size > 0.7 ? half_pi - atan_positive(other / size) : atan_positive(size / other);
    return x < 0 ? -y : y;
}

double gomath_acos(double x) {
    return half_pi - gomath_asin(x);
}

double gomath_atan2(double y, double x) {
    if (x == 0 || y == 0 || !isfinite(x) || !isfinite(y)) {
        return atan2(y, x); /* C99 and Go agree on all of these */
    }
    double q = gomath_atan(y / x);
    if (x < 0) {
        return q <= 0 ? q + M_PI : q - M_PI;
    }
    return q;
}

double gomath_sinh(double x) {
    double size = fabs(x), y;
    if (size > 21) {
        y = gomath_exp(size) * 0.5;
    } else if (size > 0.5) {
        double e = gomath_exp(size);
        y = (e - 1 / e) * 0.5;
    } else {
        double z = size * size;
        double p = ((-0.2630563213397497062819489e+2 * z + -0.2894211355989563807284660366e+4) * z +
                    -0.8991272022039509355398013511e+5) * z + -0.6307673640497716991184787251e+6;
        double q = ((z + -0.173678953558233699533450911e+3) * z +
                    0.1521517378790019070696485176e+5) * z + -0.6307673640497716991212077277e+6;
        y = p * size / q;
    }
    return signbit(x) ? -y : y;
}

double gomath_cosh(double x) {
    double size = fabs(x);
    if (size > 21) {
        return gomath_exp(size) * 0.5;
    }
    double e = gomath_exp(size);
    return (e + 1 / e) * 0.5;
}

double gomath_tanh(double x) {
    double size = fabs(x);
    if (x == 0 || isnan(x)) {
        return x;
    }
    if (size > 0.5 * 8.8029691931113054295988e+01) {
        return x < 0 ? -1 : 1;
    }
    if (size >= 0.625) {
        double s = gomath_exp(2 * size), y = 1 - 2 / (s + 1);
        return x < 0 ? -y : y;
    }
    double s = x * x;
    double p = (-9.64399179425052238628E-1 * s + -9.92877231001918586564E1) * s +
               -1.61468768441708447952E3;
    double q = ((s + 1.12811678491632931402E2) * s + 2.23548839060100448583E3) * s +
               4.84406305325125486048E3;
    return x + x * s * p / q;
}
