/* tests/unit/constant_test.c: constant values: small and large, exact and rounded, and their
 * text. */
#include "types/constant.h"

#include "tests/unit/unit.h"

static Arena arena;
static Interns *interns;

static const ConstVal *lit(TokenKind kind, const char *text)
{
    return const_from_literal(&arena, kind, text, strlen(text));
}

static const ConstVal *num(const char *text)
{
    return lit(strpbrk(text, ".p") != NULL ? TOK_FLOAT : TOK_INT, text);
}

static const ConstVal *op(const ConstVal *x, TokenKind kind, const ConstVal *y, bool integer)
{
    const_match(&arena, &x, &y);
    return const_binary(&arena, interns, x, kind, y, integer);
}

static const ConstVal *str(const char *text)
{
    return const_string(&arena, intern_cstr(interns, text));
}

static void test_integers(void)
{
    IS_STR(const_text(&arena, num("42")), "42");
    IS_STR(const_text(&arena, num("0x7fff_ffff_ffff_ffff")), "9223372036854775807");
    IS_STR(const_text(&arena, num("0777")), "511");
    IS_STR(const_text(&arena, num("0b101")), "5");
    IS_STR(const_text(&arena, num("340282366920938463463374607431768211456")),
           "340282366920938463463374607431768211456");
    IS_STR(const_text(&arena, op(num("9223372036854775807"), TOK_ADD, num("1"), true)),
           "9223372036854775808");
    IS_STR(const_text(&arena, op(num("3037000500"), TOK_MUL, num("3037000500"), true)),
           "9223372037000250000");
    const ConstVal *min = const_unary(&arena, TOK_SUB, num("9223372036854775808"), 0);
    IS_STR(const_text(&arena, min), "-9223372036854775808");
    int64_t small;
    IS(const_int64(min, &small) && small == INT64_MIN);
    IS_STR(const_text(&arena, op(min, TOK_QUO, const_int(&arena, -1), true)),
           "9223372036854775808");
    IS_STR(const_text(&arena, op(min, TOK_REM, const_int(&arena, -1), true)), "0");
    IS_STR(const_text(&arena, op(const_int(&arena, -7), TOK_QUO, num("2"), true)), "-3");
    IS_STR(const_text(&arena, op(const_int(&arena, -7), TOK_REM, num("2"), true)), "-1");
    IS_STR(const_text(&arena, op(num("6"), TOK_AND_NOT, num("3"), true)), "4");
}

static void test_bounds(void)
{
    uint64_t u;
    IS(const_uint64(num("18446744073709551615"), &u) && u == UINT64_MAX);
    IS(!const_uint64(num("18446744073709551616"), &u));
    IS(!const_uint64(const_int(&arena, -1), &u));
    int64_t i;
    IS(!const_int64(num("9223372036854775808"), &i));
    IS(const_bit_len(num("0")) == 0);
    IS(const_bit_len(num("255")) == 8);
    IS(const_bit_len(const_int(&arena, INT64_MIN)) == 64);
    IS(const_bit_len(const_shift(&arena, num("1"), TOK_SHL, 512)) == 513);
}

static void test_shifts(void)
{
    IS_STR(const_text(&arena, const_shift(&arena, num("1"), TOK_SHL, 62)), "4611686018427387904");
    IS_STR(const_text(&arena, const_shift(&arena, num("1"), TOK_SHL, 64)), "18446744073709551616");
    IS_STR(const_text(&arena, const_shift(&arena, const_int(&arena, -1), TOK_SHR, 100)), "-1");
    IS_STR(const_text(&arena, const_shift(&arena, const_int(&arena, -1), TOK_SHL, 63)),
           "-9223372036854775808");
    IS_STR(const_text(&arena, const_shift(&arena, const_shift(&arena, num("3"), TOK_SHL, 200),
                                          TOK_SHR, 200)),
           "3");
}

static void test_complement(void)
{
    IS_STR(const_text(&arena, const_unary(&arena, TOK_XOR, num("0"), 8)), "255");
    IS_STR(const_text(&arena, const_unary(&arena, TOK_XOR, num("1"), 64)), "18446744073709551614");
    IS_STR(const_text(&arena, const_unary(&arena, TOK_XOR, num("0"), 0)), "-1");
    IS_STR(const_text(&arena, const_unary(&arena, TOK_XOR, num("18446744073709551615"), 64)), "0");
}

static void test_floats(void)
{
    IS_STR(const_text(&arena, op(num("1"), TOK_QUO, num("3.0"), false)), "0.333333");
    /* exact: a third three times is one */
    const ConstVal *third = op(num("1"), TOK_QUO, num("3.0"), false);
    IS(const_compare(op(third, TOK_MUL, num("3.0"), false), TOK_EQL,
                             const_to_float(&arena, num("1"))));
    IS(const_kind(const_to_int(&arena, num("3.0"))) == CONST_INT);
    IS(const_kind(const_to_int(&arena, num("3.5"))) == CONST_UNKNOWN);
    IS(const_round(&arena, num("1.0e400"), 64) == NULL);
    IS(const_round(&arena, num("1.0e39"), 32) == NULL);
    IS(const_round(&arena, num("1.0e39"), 64) != NULL);
    IS(const_float32(num("0.1")) == 0.1f);
    IS(const_float64(const_round(&arena, num("0.1"), 32)) == (double)0.1f);
    IS(const_float64(num("0x1.8p1")) == 3.0);
    IS_STR(const_text(&arena, num("1.0e1000")), "1e+1000");
}

static void test_complex(void)
{
    const ConstVal *i = lit(TOK_IMAG, "1i");
    IS_STR(const_text(&arena, op(i, TOK_MUL, i, false)), "(-1 + 0i)");
    const ConstVal *z = op(num("1"), TOK_ADD, lit(TOK_IMAG, "2i"), false);
    IS_STR(const_text(&arena, z), "(1 + 2i)");
    IS_STR(const_text(&arena, op(z, TOK_QUO, z, false)), "(1 + 0i)");
    IS(const_kind(const_to_int(&arena, z)) == CONST_UNKNOWN);
    IS_STR(const_text(&arena, const_to_int(&arena, op(i, TOK_MUL, i, false))), "-1");
    IS_STR(const_text(&arena, const_real(&arena, z)), "1");
    IS_STR(const_text(&arena, const_imag(&arena, num("5"))), "0");
}

static void test_strings(void)
{
    const ConstVal *s = op(op(str("a"), TOK_ADD, str("b\n"), false), TOK_ADD,
                           op(str("c"), TOK_ADD, str("\"d"), false), false);
    IS(const_string_val(s)->len == 6);
    IS(strcmp(const_string_val(s)->text, "ab\nc\"d") == 0);
    IS_STR(const_text(&arena, s), "\"ab\\nc\\\"d\"");
    IS(const_compare(str("a"), TOK_LSS, str("ab")));
    IS(const_compare(str("b"), TOK_GTR, str("ab")));
    char many[200];
    memset(many, 'x', sizeof many);
    many[sizeof many - 1] = '\0';
    const char *text = const_text(&arena, str(many));
    IS(strlen(text) == 72 && strcmp(text + 69, "...") == 0);
    IS_STR(const_text(&arena, str("\x01\xff\u00e9")), "\"\\x01\\xff\u00e9\"");
}

/* Joining a long chain must not copy every prefix. */
static void test_long_chain(void)
{
    const ConstVal *s = str("");
    for (int i = 0; i < 20000; i++) {
        s = op(s, TOK_ADD, str("0123456789"), false);
    }
    IS(const_string_val(s)->len == 200000);
    IS(memcmp(const_string_val(s)->text + 199990, "0123456789", 10) == 0);
}

/* … nor nest as deep as it is long when it grows on the left. */
static void test_long_right_chain(void)
{
    const ConstVal *s = str("end");
    for (int i = 0; i < 100000; i++) {
        s = op(str("x"), TOK_ADD, s, false);
    }
    IS(const_string_val(s)->len == 100003);
    IS(memcmp(const_string_val(s)->text + 99999, "xend", 4) == 0);
}

int main(void)
{
    arena_init(&arena);
    interns = interns_new();
    RUN(test_integers);
    RUN(test_bounds);
    RUN(test_shifts);
    RUN(test_complement);
    RUN(test_floats);
    RUN(test_complex);
    RUN(test_strings);
    RUN(test_long_chain);
    RUN(test_long_right_chain);
    interns_free(interns);
    arena_deinit(&arena);
    return unit_report();
}
