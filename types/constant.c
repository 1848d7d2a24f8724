/* types/constant.c: constant values.
 *
 * An integer that fits an int64 is stored as one, and the common operations on such integers never
 * touch base/bignum.h; everything larger, and every float, is a Big. A float constant stays exact
 * (a fraction, or 512 bits) until it is rounded to a type.
 *
 * A concatenation keeps its two halves and is only joined when somebody asks for the bytes: a
 * program that adds ten thousand literals would otherwise copy every prefix. Joining writes the
 * result into the node, the one exception to immutability, which nobody can observe.
 *
 * A result beyond all bounds is CONST_UNKNOWN; the checker reports it once and goes on.
 */
#include "types/constant.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/bignum.h"
#include "base/buf.h"
#include "base/panic.h"
#include "base/utf8.h"

struct ConstVal {
    uint8_t kind;
    bool is_big; /* CONST_INT: big, not i */
    union {
        bool b;
        int64_t i;
        const Big *big; /* large CONST_INT, CONST_FLOAT */
        struct {
            const ConstVal *re, *im; /* each CONST_INT or CONST_FLOAT */
        } z;
        struct {
            const Str *str; /* NULL: left + right, not joined yet */
            /* depth: of nodes along right halves, what joining recurses into */
            uint32_t len, depth;
            const ConstVal *left, *right; /* these three: of a concatenation only */
            Interns *interns;
        } s;
    };
};

/* ---- making */

/* Allocated up to the last member it uses: tables have tens of thousands of numbers. */
static ConstVal *val_up_to(Arena *a, ConstKind kind, size_t bytes)
{
    ConstVal *v = arena_alloc(a, bytes);
    v->kind = (uint8_t)kind;
    return v;
}

static ConstVal *new_val(Arena *a, ConstKind kind)
{
    size_t bytes = kind == CONST_STRING    ? offsetof(ConstVal, s.left)
                   : kind == CONST_COMPLEX ? offsetof(ConstVal, z) + sizeof(((ConstVal *)0)->z)
                                           : offsetof(ConstVal, i) + sizeof(int64_t);
    return val_up_to(a, kind, bytes);
}

ConstVal *const_unknown(Arena *a) { return new_val(a, CONST_UNKNOWN); }

ConstVal *const_bool(Arena *a, bool b)
{
    ConstVal *v = new_val(a, CONST_BOOL);
    v->b = b;
    return v;
}

ConstVal *const_string(Arena *a, const Str *s)
{
    ConstVal *v = new_val(a, CONST_STRING);
    v->s.str = s;
    v->s.len = s->len;
    return v;
}

ConstVal *const_int(Arena *a, int64_t i)
{
    ConstVal *v = new_val(a, CONST_INT);
    v->i = i;
    return v;
}

/* An integer Big as a constant, back in an int64 where it fits; NULL is out of bounds. */
static ConstVal *from_big_int(Arena *a, const Big *big)
{
    int64_t i;
    if (big == NULL) {
        return const_unknown(a);
    }
    if (big_int64(big, &i)) {
        return const_int(a, i);
    }
    ConstVal *v = new_val(a, CONST_INT);
    v->is_big = true;
    v->big = big;
    return v;
}

static ConstVal *from_big_float(Arena *a, const Big *big)
{
    if (big == NULL) {
        return const_unknown(a);
    }
    ConstVal *v = new_val(a, CONST_FLOAT);
    v->big = big;
    return v;
}

ConstVal *const_uint(Arena *a, uint64_t u)
{
    return u <= INT64_MAX ? const_int(a, (int64_t)u) : from_big_int(a, big_from_uint64(a, u));
}

ConstVal *const_float(Arena *a, double d) { return from_big_float(a, big_from_double(a, d)); }

ConstVal *const_complex(Arena *a, const ConstVal *re, const ConstVal *im)
{
    if (re->kind == CONST_UNKNOWN || im->kind == CONST_UNKNOWN) {
        return const_unknown(a);
    }
    ConstVal *v = new_val(a, CONST_COMPLEX);
    v->z.re = re;
    v->z.im = im;
    return v;
}

/* The value of a digit, 16 for what is none. */
static int digit_value(char c)
{
    char lower = c | 0x20;
    return c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

/* Plain decimal or hexadecimal digits that cannot overflow: nearly every literal. */
static bool parse_small_int(const char *text, size_t len, int64_t *out)
{
    enum { SAFE_DIGITS = 15 };
    bool is_hex = len > 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
    size_t start = is_hex ? 2 : 0;
    if (len - start > SAFE_DIGITS || (!is_hex && len > 1 && text[0] == '0')) {
        return false;
    }
    int64_t value = 0;
    int base = is_hex ? 16 : 10;
    for (size_t i = start; i < len; i++) {
        int digit = digit_value(text[i]);
        if (digit >= base) {
            return false;
        }
        value = value * base + digit;
    }
    *out = value;
    return true;
}

ConstVal *const_from_literal(Arena *a, TokenKind kind, const char *text, size_t len)
{
    int64_t small;
    if (kind == TOK_INT) {
        if (parse_small_int(text, len, &small)) {
            return const_int(a, small);
        }
        const Big *big = big_parse_int(a, text, len);
        return big != NULL ? from_big_int(a, big) : NULL;
    }
    if (kind == TOK_IMAG) {
        len--; /* the i */
    }
    const Big *big = big_parse_float(a, text, len);
    if (big == NULL) {
        return NULL;
    }
    ConstVal *v = from_big_float(a, big);
    return kind == TOK_IMAG ? const_complex(a, const_int(a, 0), v) : v;
}

/* ---- looking */

ConstKind const_kind(const ConstVal *v) { return (ConstKind)v->kind; }

bool const_bool_val(const ConstVal *v) { return v->kind == CONST_BOOL && v->b; }

/* Copies the bytes of v to the end of what lies before `end`, walking down the left side, which is
 * where long chains of + hang. */
static void join_into(char *end, const ConstVal *v)
{
    while (v->s.str == NULL) {
        join_into(end, v->s.right);
        end -= v->s.right->s.len;
        v = v->s.left;
    }
    memcpy(end - v->s.len, v->s.str->text, v->s.len);
}

const Str *const_string_val(const ConstVal *v)
{
    ASSERT(v->kind == CONST_STRING);
    if (v->s.str == NULL) {
        char *text = base_alloc(v->s.len + 1);
        join_into(text + v->s.len, v);
        ((ConstVal *)v)->s.str = intern(v->s.interns, text, v->s.len);
        free(text);
    }
    return v->s.str;
}

uint64_t const_string_len(const ConstVal *v)
{
    ASSERT(v->kind == CONST_STRING);
    return v->s.len;
}

/* v as a Big of its own family (integer or float); v is a number and not complex. */
static const Big *as_big(Arena *a, const ConstVal *v)
{
    return v->kind == CONST_INT && !v->is_big ? big_from_int64(a, v->i) : v->big;
}

static const Big *as_big_float(Arena *a, const ConstVal *v)
{
    return v->kind == CONST_FLOAT ? v->big : big_to_float(a, as_big(a, v));
}

bool const_int64(const ConstVal *v, int64_t *out)
{
    if (v->kind != CONST_INT || v->is_big) {
        return false;
    }
    *out = v->i;
    return true;
}

bool const_uint64(const ConstVal *v, uint64_t *out)
{
    if (v->kind != CONST_INT) {
        return false;
    }
    if (v->is_big) {
        return big_uint64(v->big, out);
    }
    *out = (uint64_t)v->i;
    return v->i >= 0;
}

double const_float64(const ConstVal *v)
{
    switch (v->kind) {
    case CONST_INT:
        return v->is_big ? big_float64(v->big) : (double)v->i;
    case CONST_FLOAT:
        return big_float64(v->big);
    case CONST_COMPLEX:
        return const_float64(v->z.re);
    default:
        return 0;
    }
}

float const_float32(const ConstVal *v)
{
    switch (v->kind) {
    case CONST_INT:
        return v->is_big ? big_float32(v->big) : (float)v->i;
    case CONST_FLOAT:
        return big_float32(v->big);
    case CONST_COMPLEX:
        return const_float32(v->z.re);
    default:
        return 0;
    }
}

const ConstVal *const_real(Arena *a, const ConstVal *v)
{
    (void)a;
    return v->kind == CONST_COMPLEX ? v->z.re : v;
}

const ConstVal *const_imag(Arena *a, const ConstVal *v)
{
    return v->kind == CONST_COMPLEX ? v->z.im : const_int(a, 0);
}

int const_sign(const ConstVal *v)
{
    switch (v->kind) {
    case CONST_INT:
        return v->is_big ? big_sign(v->big) : (v->i > 0) - (v->i < 0);
    case CONST_FLOAT:
        return big_sign(v->big);
    case CONST_COMPLEX:
        return const_sign(v->z.re) | const_sign(v->z.im);
    default:
        return 1;
    }
}

int const_bit_len(const ConstVal *v)
{
    if (v->kind != CONST_INT) {
        return 0;
    }
    if (v->is_big) {
        return (int)big_bit_len(v->big);
    }
    uint64_t magnitude = v->i < 0 ? -(uint64_t)v->i : (uint64_t)v->i;
    return magnitude == 0 ? 0 : 64 - __builtin_clzll(magnitude);
}

/* ---- converting */

ConstVal *const_to_int(Arena *a, const ConstVal *v)
{
    switch (v->kind) {
    case CONST_INT:
        return (ConstVal *)v;
    case CONST_FLOAT:
        return from_big_int(a, big_to_int(a, v->big));
    case CONST_COMPLEX:
        return const_sign(v->z.im) == 0 ? const_to_int(a, v->z.re) : const_unknown(a);
    default:
        return const_unknown(a);
    }
}

ConstVal *const_to_float(Arena *a, const ConstVal *v)
{
    switch (v->kind) {
    case CONST_INT:
        return from_big_float(a, as_big_float(a, v));
    case CONST_FLOAT:
        return (ConstVal *)v;
    case CONST_COMPLEX:
        return const_sign(v->z.im) == 0 ? const_to_float(a, v->z.re) : const_unknown(a);
    default:
        return const_unknown(a);
    }
}

ConstVal *const_to_complex(Arena *a, const ConstVal *v)
{
    switch (v->kind) {
    case CONST_INT:
    case CONST_FLOAT:
        return const_complex(a, v, const_int(a, 0));
    case CONST_COMPLEX:
        return (ConstVal *)v;
    default:
        return const_unknown(a);
    }
}

ConstVal *const_round(Arena *a, const ConstVal *v, int bits)
{
    if (v->kind == CONST_COMPLEX) {
        ConstVal *re = const_round(a, v->z.re, bits), *im = const_round(a, v->z.im, bits);
        return re != NULL && im != NULL ? const_complex(a, re, im) : NULL;
    }
    double d = bits == 32 ? (double)const_float32(v) : const_float64(v);
    return __builtin_isinf(d) ? NULL : const_float(a, d);
}

void const_match(Arena *a, const ConstVal **x, const ConstVal **y)
{
    const ConstVal **low = (*x)->kind < (*y)->kind ? x : y;
    ConstKind high = (ConstKind)(low == x ? (*y)->kind : (*x)->kind);
    if ((*low)->kind == high || (*low)->kind < CONST_INT) {
        return;
    }
    *low = high == CONST_FLOAT ? const_to_float(a, *low) : const_to_complex(a, *low);
}

/* ---- unary operators */

static ConstVal *complement(Arena *a, const ConstVal *x, int unsigned_bits)
{
    uint64_t u;
    if (unsigned_bits != 0 && const_uint64(x, &u)) {
        uint64_t mask = unsigned_bits == 64 ? UINT64_MAX : ((uint64_t)1 << unsigned_bits) - 1;
        return const_uint(a, ~u & mask);
    }
    return x->is_big ? from_big_int(a, big_not(a, x->big)) : const_int(a, ~x->i);
}

static ConstVal *negate(Arena *a, const ConstVal *x)
{
    switch (x->kind) {
    case CONST_INT:
        if (!x->is_big && x->i != INT64_MIN) {
            return const_int(a, -x->i);
        }
        return from_big_int(a, big_neg(a, as_big(a, x)));
    case CONST_FLOAT:
        return from_big_float(a, big_neg(a, x->big));
    case CONST_COMPLEX:
        return const_complex(a, negate(a, x->z.re), negate(a, x->z.im));
    default:
        return const_unknown(a);
    }
}

ConstVal *const_unary(Arena *a, TokenKind op, const ConstVal *x, int unsigned_bits)
{
    switch (op) {
    case TOK_ADD:
        return (ConstVal *)x;
    case TOK_SUB:
        return negate(a, x);
    case TOK_NOT:
        return const_bool(a, !x->b);
    case TOK_XOR:
        return x->kind == CONST_INT ? complement(a, x, unsigned_bits) : const_unknown(a);
    default:
        return const_unknown(a);
    }
}

/* ---- binary operators */

/* Small integers whose result is small; false: try with Bigs. */
static bool small_binary(int64_t x, TokenKind op, int64_t y, int64_t *out)
{
    switch (op) {
    case TOK_ADD:
        return !__builtin_add_overflow(x, y, out);
    case TOK_SUB:
        return !__builtin_sub_overflow(x, y, out);
    case TOK_MUL:
        return !__builtin_mul_overflow(x, y, out);
    case TOK_QUO:
        *out = y == -1 ? 0 : x / y;
        return y != -1;
    case TOK_REM:
        *out = y == -1 ? 0 : x % y;
        return true;
    case TOK_AND:
        *out = x & y;
        return true;
    case TOK_OR:
        *out = x | y;
        return true;
    case TOK_XOR:
        *out = x ^ y;
        return true;
    case TOK_AND_NOT:
        *out = x & ~y;
        return true;
    default:
        return false;
    }
}

static const Big *big_int_binary(Arena *a, const Big *x, TokenKind op, const Big *y)
{
    switch (op) {
    case TOK_ADD:
        return big_add(a, x, y);
    case TOK_SUB:
        return big_sub(a, x, y);
    case TOK_MUL:
        return big_mul(a, x, y);
    case TOK_QUO:
        return big_quo(a, x, y);
    case TOK_REM:
        return big_rem(a, x, y);
    case TOK_AND:
        return big_and(a, x, y);
    case TOK_OR:
        return big_or(a, x, y);
    case TOK_XOR:
        return big_xor(a, x, y);
    default:
        return big_and_not(a, x, y);
    }
}

static ConstVal *int_binary(Arena *a, const ConstVal *x, TokenKind op, const ConstVal *y,
                            bool integer_division)
{
    int64_t small;
    if (op == TOK_QUO && !integer_division) {
        return from_big_float(a, big_div(a, as_big(a, x), as_big(a, y)));
    }
    if (!x->is_big && !y->is_big && small_binary(x->i, op, y->i, &small)) {
        return const_int(a, small);
    }
    return from_big_int(a, big_int_binary(a, as_big(a, x), op, as_big(a, y)));
}

static ConstVal *float_binary(Arena *a, const Big *x, TokenKind op, const Big *y)
{
    switch (op) {
    case TOK_ADD:
        return from_big_float(a, big_add(a, x, y));
    case TOK_SUB:
        return from_big_float(a, big_sub(a, x, y));
    case TOK_MUL:
        return from_big_float(a, big_mul(a, x, y));
    case TOK_QUO:
        return from_big_float(a, big_div(a, x, y));
    default:
        return const_unknown(a);
    }
}

/* Parts of complex numbers: integers and floats mixed. */
static const ConstVal *part_binary(Arena *a, const ConstVal *x, TokenKind op, const ConstVal *y)
{
    if (x->kind == CONST_UNKNOWN || y->kind == CONST_UNKNOWN) {
        return const_unknown(a);
    }
    const_match(a, &x, &y);
    return x->kind == CONST_INT ? int_binary(a, x, op, y, false)
                                : float_binary(a, x->big, op, y->big);
}

static ConstVal *complex_mul(Arena *a, const ConstVal *x, const ConstVal *y)
{
    const ConstVal *ac = part_binary(a, x->z.re, TOK_MUL, y->z.re);
    const ConstVal *bd = part_binary(a, x->z.im, TOK_MUL, y->z.im);
    const ConstVal *bc = part_binary(a, x->z.im, TOK_MUL, y->z.re);
    const ConstVal *ad = part_binary(a, x->z.re, TOK_MUL, y->z.im);
    return const_complex(a, part_binary(a, ac, TOK_SUB, bd), part_binary(a, bc, TOK_ADD, ad));
}

/* (a+bi)/(c+di) = ((ac+bd) + (bc-ad)i) / (cc+dd) */
static ConstVal *complex_quo(Arena *a, const ConstVal *x, const ConstVal *y)
{
    const ConstVal *ac = part_binary(a, x->z.re, TOK_MUL, y->z.re);
    const ConstVal *bd = part_binary(a, x->z.im, TOK_MUL, y->z.im);
    const ConstVal *bc = part_binary(a, x->z.im, TOK_MUL, y->z.re);
    const ConstVal *ad = part_binary(a, x->z.re, TOK_MUL, y->z.im);
    const ConstVal *cc = part_binary(a, y->z.re, TOK_MUL, y->z.re);
    const ConstVal *dd = part_binary(a, y->z.im, TOK_MUL, y->z.im);
    const ConstVal *s = part_binary(a, cc, TOK_ADD, dd);
    if (s->kind == CONST_UNKNOWN || const_sign(s) == 0) {
        return const_unknown(a);
    }
    const ConstVal *re = part_binary(a, ac, TOK_ADD, bd), *im = part_binary(a, bc, TOK_SUB, ad);
    return const_complex(a, part_binary(a, re, TOK_QUO, s), part_binary(a, im, TOK_QUO, s));
}

static ConstVal *complex_binary(Arena *a, const ConstVal *x, TokenKind op, const ConstVal *y)
{
    switch (op) {
    case TOK_ADD:
    case TOK_SUB:
        return const_complex(a, part_binary(a, x->z.re, op, y->z.re),
                             part_binary(a, x->z.im, op, y->z.im));
    case TOK_MUL:
        return complex_mul(a, x, y);
    case TOK_QUO:
        return complex_quo(a, x, y);
    default:
        return const_unknown(a);
    }
}

static uint32_t join_depth(const ConstVal *v) { return v->s.str != NULL ? 0 : v->s.depth; }

static ConstVal *concat(Arena *a, Interns *t, const ConstVal *x, const ConstVal *y)
{
    enum { MAX_DEPTH = 1000 };
    if ((uint64_t)x->s.len + y->s.len > INT32_MAX) {
        return const_unknown(a); /* no string of that length can be held */
    }
    ConstVal *v = val_up_to(a, CONST_STRING, sizeof *v);
    if (join_depth(y) >= MAX_DEPTH) { /* const c2 = "x" + c1; const c3 = "x" + c2; … */
        (void)const_string_val(y);
    }
    v->s.depth = join_depth(y) + 1 > join_depth(x) ? join_depth(y) + 1 : join_depth(x);
    v->s.left = x;
    v->s.right = y;
    v->s.interns = t;
    v->s.len = x->s.len + y->s.len;
    return v;
}

ConstVal *const_binary(Arena *a, Interns *t, const ConstVal *x, TokenKind op, const ConstVal *y,
                       bool integer_division)
{
    if (x->kind != y->kind) {
        return const_unknown(a);
    }
    switch (x->kind) {
    case CONST_BOOL:
        return const_bool(a, op == TOK_ANDAND ? x->b && y->b : x->b || y->b);
    case CONST_STRING:
        return concat(a, t, x, y);
    case CONST_INT:
        return int_binary(a, x, op, y, integer_division);
    case CONST_FLOAT:
        return float_binary(a, x->big, op, y->big);
    case CONST_COMPLEX:
        return complex_binary(a, x, op, y);
    default:
        return const_unknown(a);
    }
}

ConstVal *const_shift(Arena *a, const ConstVal *x, TokenKind op, unsigned count)
{
    if (x->kind != CONST_INT) {
        return const_unknown(a);
    }
    if (op == TOK_SHR) {
        return x->is_big ? from_big_int(a, big_shr(a, x->big, count))
                         : const_int(a, x->i >> (count < 63 ? count : 63));
    }
    if (!x->is_big && (x->i == 0 || const_bit_len(x) + (int64_t)count < 63)) {
        return const_int(a, (int64_t)((uint64_t)x->i << (x->i == 0 ? 0 : count)));
    }
    return from_big_int(a, big_shl(a, as_big(a, x), count));
}

/* ---- comparing */

static bool holds(int order, TokenKind op)
{
    switch (op) {
    case TOK_EQL:
        return order == 0;
    case TOK_NEQ:
        return order != 0;
    case TOK_LSS:
        return order < 0;
    case TOK_LEQ:
        return order <= 0;
    case TOK_GTR:
        return order > 0;
    default:
        return order >= 0;
    }
}

static int int_order(const ConstVal *x, const ConstVal *y)
{
    if (!x->is_big && !y->is_big) {
        return (x->i > y->i) - (x->i < y->i);
    }
    if (x->is_big && y->is_big) {
        return big_cmp(x->big, y->big);
    }
    /* a large one is beyond every small one, on the side of its sign */
    return x->is_big ? big_sign(x->big) : -big_sign(y->big);
}

static int string_order(const ConstVal *x, const ConstVal *y)
{
    const Str *a = const_string_val(x), *b = const_string_val(y);
    size_t n = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->text, b->text, n);
    return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

static bool parts_equal(const ConstVal *x, const ConstVal *y)
{
    if (x->kind == CONST_INT && y->kind == CONST_INT) {
        return int_order(x, y) == 0;
    }
    Arena scratch;
    arena_init(&scratch);
    bool equal = big_cmp(as_big(&scratch, x), as_big(&scratch, y)) == 0;
    arena_deinit(&scratch);
    return equal;
}

bool const_compare(const ConstVal *x, TokenKind op, const ConstVal *y)
{
    if (x->kind != y->kind) {
        return false;
    }
    switch (x->kind) {
    case CONST_BOOL:
        return (x->b == y->b) == (op == TOK_EQL);
    case CONST_STRING:
        return holds(string_order(x, y), op);
    case CONST_INT:
        return holds(int_order(x, y), op);
    case CONST_FLOAT:
        return holds(big_cmp(x->big, y->big), op);
    case CONST_COMPLEX:
        return (parts_equal(x->z.re, y->z.re) && parts_equal(x->z.im, y->z.im)) ==
               (op == TOK_EQL);
    default:
        return false;
    }
}

/* ---- printing */

static void put_quoted_rune(Buf *b, int rune, int width, const char *bytes)
{
    static const char escapes[] = "abtnvfr"; /* 7 to 13 */
    if (rune == '"' || rune == '\\') {
        buf_printf(b, "\\%c", rune);
    } else if (rune == UTF8_BAD && width == 1) {
        buf_printf(b, "\\x%02x", (unsigned char)bytes[0]);
    } else if (rune_is_printable(rune)) {
        buf_write(b, bytes, (size_t)width);
    } else if (rune >= 7 && rune <= 13) {
        buf_printf(b, "\\%c", escapes[rune - 7]);
    } else if (rune < ' ' || rune == 0x7F) {
        buf_printf(b, "\\x%02x", rune);
    } else {
        buf_printf(b, rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune);
    }
}

/* Quoted as Go would write it, at most 72 runes with the quotes. */
static const char *string_text(Arena *a, const Str *s)
{
    enum { MAX_RUNES = 72, MAX_LOOK = 400 };
    Buf b;
    buf_init(&b);
    buf_putc(&b, '"');
    size_t limit = s->len < MAX_LOOK ? s->len : MAX_LOOK; /* what is longer is cut anyway */
    for (size_t i = 0; i < limit;) {
        int width;
        int rune = utf8_decode(s->text + i, s->len - i, &width);
        put_quoted_rune(&b, rune, width, s->text + i);
        i += (size_t)width;
    }
    buf_putc(&b, '"');
    if (utf8_count(b.data, b.len) > MAX_RUNES) {
        size_t end = 0;
        for (int n = 0; n < MAX_RUNES - 3; n++) {
            int width;
            utf8_decode(b.data + end, b.len - end, &width);
            end += (size_t)width;
        }
        b.len = end;
        buf_puts(&b, "...");
    }
    const char *text = arena_strndup(a, b.data, b.len);
    buf_deinit(&b);
    return text;
}

const char *const_text(Arena *a, const ConstVal *v)
{
    switch (v->kind) {
    case CONST_BOOL:
        return v->b ? "true" : "false";
    case CONST_STRING:
        return string_text(a, const_string_val(v));
    case CONST_INT:
        return const_int_text(a, v);
    case CONST_FLOAT:
        return big_text(a, v->big);
    case CONST_COMPLEX:
        return arena_printf(a, "(%s + %si)", const_text(a, v->z.re), const_text(a, v->z.im));
    default:
        return "unknown";
    }
}

const char *const_int_text(Arena *a, const ConstVal *v)
{
    return v->is_big ? big_text(a, v->big) : arena_printf(a, "%lld", (long long)v->i);
}
