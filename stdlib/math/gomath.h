/* stdlib/math/gomath.h: elementary functions with Go's results on amd64, to the last digit where
 * that could be had. */
#ifndef GOL_STDLIB_GOMATH_H
#define GOL_STDLIB_GOMATH_H

#include <stdint.h>

double gomath_exp(double x);
double gomath_exp2(double x);
double gomath_log(double x);
double gomath_log2(double x);
double gomath_log10(double x);
double gomath_pow(double x, double y);
double gomath_pow10(int64_t n);
double gomath_cbrt(double x);
double gomath_hypot(double x, double y);

double gomath_sin(double x);
double gomath_cos(double x);
double gomath_tan(double x);
double gomath_asin(double x);
double gomath_acos(double x);
double gomath_atan(double x);
double gomath_atan2(double y, double x);
double gomath_sinh(double x);
double gomath_cosh(double x);
double gomath_tanh(double x);

double gomath_erfinv(double x);
double gomath_gamma(double x);

#endif
