/* types/constant.h: untyped and typed constant values of any size (the idea of go/constant).
 *
 * Immutable, in the checker's arena. Integers that fit an int64 are stored inline; others,
 * rationals and floats go through base/bignum.h. Kinds are ordered: an operation takes the larger
 * kind.
 */
#ifndef GOL_TYPES_CONSTANT_H
#define GOL_TYPES_CONSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "lexer/token.h"

typedef enum ConstKind {
    CONST_UNKNOWN, /* after an error */
    CONST_BOOL,
    CONST_STRING,
    CONST_INT,
    CONST_FLOAT,
    CONST_COMPLEX,
} ConstKind;

typedef struct ConstVal ConstVal;

/* Making. `interns` strings are borrowed for the session. */
ConstVal *const_unknown(Arena *a);
ConstVal *const_bool(Arena *a, bool b);
ConstVal *const_string(Arena *a, const Str *s);
ConstVal *const_int(Arena *a, int64_t i);
ConstVal *const_uint(Arena *a, uint64_t u);
ConstVal *const_float(Arena *a, double d);
ConstVal *const_complex(Arena *a, const ConstVal *re, const ConstVal *im);
/* From a literal's text (TOK_INT TOK_FLOAT TOK_IMAG). NULL when the value is out of all bounds. */
ConstVal *const_from_literal(Arena *a, TokenKind kind, const char *text, size_t len);

/* Looking. */
ConstKind const_kind(const ConstVal *v);
bool const_bool_val(const ConstVal *v);
const Str *const_string_val(const ConstVal *v);
/* Its length, without joining what was concatenated. */
uint64_t const_string_len(const ConstVal *v);
bool const_int64(const ConstVal *v, int64_t *out);   /* false when it does not fit */
bool const_uint64(const ConstVal *v, uint64_t *out);
double const_float64(const ConstVal *v);             /* nearest; ±Inf when too large */
float const_float32(const ConstVal *v);
const ConstVal *const_real(Arena *a, const ConstVal *v);
const ConstVal *const_imag(Arena *a, const ConstVal *v);
int const_sign(const ConstVal *v); /* -1 0 1; for complex: 0 iff zero */
int const_bit_len(const ConstVal *v); /* of an integer's magnitude */

/* Converting between kinds; CONST_UNKNOWN when not representable (e.g. 1.5 to int). */
ConstVal *const_to_int(Arena *a, const ConstVal *v);
ConstVal *const_to_float(Arena *a, const ConstVal *v);
ConstVal *const_to_complex(Arena *a, const ConstVal *v);
/* Rounds to float32/float64 (and the parts of a complex); NULL on overflow. */
ConstVal *const_round(Arena *a, const ConstVal *v, int bits);

/* Operating. Operands of one kind after const_match. Division by zero is the caller's to refuse.
 * const_unary ^ takes the unsigned width in bits, or 0 for signed and untyped. */
void const_match(Arena *a, const ConstVal **x, const ConstVal **y);
ConstVal *const_unary(Arena *a, TokenKind op, const ConstVal *x, int unsigned_bits);
ConstVal *const_binary(Arena *a, Interns *t, const ConstVal *x, TokenKind op, const ConstVal *y,
                       bool integer_division);
ConstVal *const_shift(Arena *a, const ConstVal *x, TokenKind op, unsigned count);
bool const_compare(const ConstVal *x, TokenKind op, const ConstVal *y);

/* As Go's compiler prints a constant in a message (short form: long strings and numbers cut). */
const char *const_text(Arena *a, const ConstVal *v);
/* Exact decimal text of an integer constant. */
const char *const_int_text(Arena *a, const ConstVal *v);

#endif
