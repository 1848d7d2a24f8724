/* Exact constants: what Go's compiler computes and prints for the same expressions. */
#include <float.h>
#include <math.h>

#include "base/bignum.h"
#include "tests/unit/unit.h"

static Arena arena;

static const Big *whole(const char *text)
{
    return big_parse_int(&arena, text, strlen(text));
}

static const Big *real(const char *text)
{
    return big_parse_float(&arena, text, strlen(text));
}

static const char *text_of(const Big *x)
{
    return x ? big_text(&arena, x) : "NULL";
}

static void test_int_literals(void)
{
    IS_STR(text_of(whole("0")), "0");
    IS_STR(text_of(whole("1_234_567")), "1234567");
    IS_STR(text_of(whole("0x_FF")), "255");
    IS_STR(text_of(whole("0b1010")), "10");
    IS_STR(text_of(whole("0o17")), "15");
    IS_STR(text_of(whole("0O17")), "15");
    IS_STR(text_of(whole("017")), "15");
    IS_STR(text_of(whole("9223372036854775807")), "9223372036854775807");
    IS_STR(text_of(whole("9223372036854775808")), "9223372036854775808");
    IS_STR(text_of(whole("0xFFFFFFFFFFFFFFFFFF")), "4722366482869645213695");
    IS(whole("08") == NULL);
    IS(whole("12x") == NULL);
    IS(whole("") == NULL);
    IS(whole("1.5") == NULL);
}

static void test_int_operations(void)
{
    const Big *max = big_from_int64(&arena, INT64_MAX), *min = big_from_int64(&arena, INT64_MIN);
    const Big *one = big_from_int64(&arena, 1), *minus = big_from_int64(&arena, -1);
    IS_STR(text_of(big_add(&arena, max, one)), "9223372036854775808");
    IS_STR(text_of(big_sub(&arena, min, one)), "-9223372036854775809");
    IS_STR(text_of(big_neg(&arena, min)), "9223372036854775808");
    IS_STR(text_of(big_neg(&arena, big_neg(&arena, min))), "-9223372036854775808");
    IS_STR(text_of(big_mul(&arena, max, max)), "85070591730234615847396907784232501249");
    IS_STR(text_of(big_quo(&arena, min, minus)), "9223372036854775808");
    IS_STR(text_of(big_rem(&arena, min, minus)), "0");
    IS_STR(text_of(big_quo(&arena, whole("7"), big_from_int64(&arena, -2))), "-3");
    IS_STR(text_of(big_rem(&arena, big_from_int64(&arena, -7), whole("2"))), "-1");
    IS_STR(text_of(big_shl(&arena, one, 100)), "1267650600228229401496703205376");
    IS_STR(text_of(big_shr(&arena, big_shl(&arena, one, 100), 98)), "4");
    IS_STR(text_of(big_shr(&arena, minus, 200)), "-1");
    IS_STR(text_of(big_shr(&arena, big_neg(&arena, big_shl(&arena, one, 70)), 200)), "-1");
    IS_STR(text_of(big_and(&arena, minus, whole("0xFFFFFFFFFFFFFFFFF"))), "295147905179352825855");
    IS_STR(text_of(big_or(&arena, whole("6"), whole("9"))), "15");
    IS_STR(text_of(big_xor(&arena, whole("6"), minus)), "-7");
    IS_STR(text_of(big_and_not(&arena, whole("7"), whole("2"))), "5");
    IS_STR(text_of(big_not(&arena, whole("18446744073709551615"))), "-18446744073709551616");
    IS_INT(big_bit_len(whole("255")), 8);
    IS_INT(big_bit_len(whole("0")), 0);
    IS_INT(big_bit_len(min), 64);
    IS_INT(big_bit_len(big_shl(&arena, one, 512)), 513);
}

static void test_int_conversions(void)
{
    int64_t i;
    uint64_t u;
    IS(big_int64(whole("9223372036854775807"), &i) && i == INT64_MAX);
    IS(!big_int64(whole("9223372036854775808"), &i));
    IS(big_uint64(whole("18446744073709551615"), &u) && u == UINT64_MAX);
    IS(!big_uint64(whole("18446744073709551616"), &u));
    IS(!big_uint64(big_from_int64(&arena, -1), &u));
    IS_STR(text_of(big_from_uint64(&arena, UINT64_MAX)), "18446744073709551615");
    IS_STR(text_of(big_to_int(&arena, real("1e20"))), "100000000000000000000");
    IS(big_to_int(&arena, real("1.5")) == NULL);
    IS(big_to_int(&arena, real("1e-5000")) == NULL);
    IS(big_is_int(big_to_int(&arena, real("3.0"))));
    IS(!big_is_int(big_to_float(&arena, whole("3"))));
}

static void test_float_literals(void)
{
    IS(big_float64(real("0.1")) == 0.1);
    IS(big_float64(real("1_0.2_5")) == 10.25);
    IS(big_float64(real(".5e1")) == 5);
    IS(big_float64(real("5.")) == 5);
    IS(big_float64(real("0x1p-2")) == 0.25);
    IS(big_float64(real("0x1.8p3")) == 12);
    IS(big_float64(real("0X.8p0")) == 0.5);
    IS(big_float64(real("0123")) == 123);
    IS(big_float64(real("0x_1F")) == 31);
    IS(big_float64(real("0b11")) == 3);
    IS(real("1e1000000000") == NULL);
    IS(real("1e99999999999999999999") == NULL);
    IS_INT(big_sign(real("1e-1000000000")), 0);
    IS_INT(big_sign(real("1e-100000000")), 1);
    IS_INT(big_sign(real("0e1000000000")), 0);
}

static void test_rounding(void)
{
    IS(big_float64(real("1.7976931348623157e308")) == DBL_MAX);
    IS(big_float64(real("1.7976931348623158e308")) == DBL_MAX);
    IS(isinf(big_float64(real("1.7976931348623159e308"))));
    IS(isinf(big_float64(real("1e5000"))));
    IS(big_float64(real("5e-324")) == 5e-324);
    IS(big_float64(real("2.4703282292062327e-324")) == 0);
    IS(big_float64(real("2.4703282292062328e-324")) == 5e-324);
    IS(big_float64(real("0x1p-1075")) == 0);
    IS(big_float64(real("0x1.8p-1074")) == 0x1p-1073);
    IS(big_float64(real("0x1.4p-1074")) == 0x1p-1074);
    IS(big_float64(real("2.2250738585072011e-308")) == 2.2250738585072011e-308);
    IS(big_float64(real("9007199254740993")) == 9007199254740992.0);
    IS(big_float64(real("9007199254740993.0000000000000000001")) == 9007199254740994.0);
    IS(big_float64(whole("36893488147419103233")) == 36893488147419103232.0);
    IS(big_float32(real("0.1")) == 0.1f);
    IS(big_float32(real("16777217")) == 16777216.0f);
    IS(big_float32(real("16777217.0000001")) == 16777218.0f);
    IS(big_float32(real("3.4028234663852886e38")) == FLT_MAX);
    IS(isinf(big_float32(real("3.4028236e38"))));
    IS(big_float32(real("1e-46")) == 0);
    IS(big_float32(real("1e-45")) == 1e-45f);
    IS(big_float64(big_neg(&arena, real("0.3"))) == -0.3);
}

static void test_float_operations(void)
{
    const Big *third = big_div(&arena, whole("1"), whole("3"));
    IS_INT(big_cmp(big_mul(&arena, third, whole("3")), whole("1")), 0);
    IS_STR(text_of(third), "0.333333");
    IS_STR(text_of(big_add(&arena, real("0.1"), real("0.2"))), "0.3");
    IS_INT(big_cmp(big_add(&arena, real("0.1"), real("0.2")), real("0.3")), 0);
    const Big *huge = real("1e100000"), *tiny = real("1e-100000");
    IS_STR(text_of(big_mul(&arena, huge, huge)), "1e+200000");
    IS_STR(text_of(big_mul(&arena, huge, tiny)), "1");
    IS_STR(text_of(big_to_int(&arena, big_mul(&arena, huge, tiny))), "1");
    IS_STR(text_of(big_div(&arena, huge, real("1e99999"))), "10");
    IS_STR(text_of(big_sub(&arena, huge, huge)), "0");
    IS_INT(big_cmp(big_add(&arena, huge, tiny), huge), 0);
    IS_INT(big_cmp(huge, tiny), 1);
    IS_INT(big_cmp(big_neg(&arena, huge), tiny), -1);
    IS_INT(big_cmp(huge, huge), 0);
    const Big *x = real("1e300000000");
    IS(big_mul(&arena, big_mul(&arena, x, x), x) == NULL);
}

static void test_text(void)
{
    IS_STR(text_of(real("1000000.5")), "1.0000005e+06");
    IS_STR(text_of(real("123456.7")), "123456.7");
    IS_STR(text_of(real("123456789.75")), "1.23457e+08");
    IS_STR(text_of(real("1e-7")), "1e-07");
    IS_STR(text_of(real("1e1000")), "1e+1000");
    IS_STR(text_of(real("1e30")), "1e+30");
    IS_STR(text_of(real("100000.")), "100000");
    IS_STR(text_of(real("1.0e-5000")), "1e-5000");
    IS_STR(text_of(real("9.9999996e999")), "1e+1000");
    IS_STR(text_of(real("1e-1000000000")), "0");
    IS_STR(text_of(real("1e5000")), "1e+5000");
    IS_STR(text_of(big_from_double(&arena, -2.5)), "-2.5");
    IS_STR(text_of(big_from_double(&arena, -0.0)), "0");
    IS(big_from_double(&arena, NAN) == NULL);
}

int main(void)
{
    arena_init(&arena);
    RUN(test_int_literals);
    RUN(test_int_operations);
    RUN(test_int_conversions);
    RUN(test_float_literals);
    RUN(test_rounding);
    RUN(test_float_operations);
    RUN(test_text);
    arena_deinit(&arena);
    return unit_report();
}
