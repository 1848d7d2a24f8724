/* strconv.c: natives of package strconv: digits in, digits out.
 *
 * The grammar of numbers is checked here, byte by byte, as Go's literals have it; glibc's strtod
 * and strtof, which round correctly, then see only what they and Go agree on.
 */
#include "stdlib/natives.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ftoa.h"
#include "base/panic.h"

/* As the constants of number.gol. */
enum { CODE_OK, CODE_SYNTAX, CODE_RANGE, CODE_BASE, CODE_BIT_SIZE };

enum { PRECISION_MAX = 1 << 30 };

typedef struct Text {
    const char *ptr;
    int64_t len;
} Text;

static int lower(char c) {
    return c | ('a' - 'A');
}

static bool is_digit(char c) {
    return '0' <= c && c <= '9';
}

static bool is_hex(char c) {
    return is_digit(c) || ('a' <= lower(c) && lower(c) <= 'f');
}

static bool is_sign(char c) {
    return c == '+' || c == '-';
}

/* A prefix 0b 0o 0x; *kind is its letter. */
static bool has_prefix(Text s, int *kind) {
    if (s.len < 2 || s.ptr[0] != '0') {
        return false;
    }
    *kind = lower(s.ptr[1]);
    return *kind == 'b' || *kind == 'o' || *kind == 'x';
}

/* Underscores must have a digit, or the base prefix, before them and a digit behind them. */
static bool underscores_ok(Text s) {
    int kind = 0;
    int64_t i = s.len > 0 && is_sign(s.ptr[0]);
    bool after_digit = has_prefix((Text){s.ptr + i, s.len - i}, &kind);
    bool after_underscore = false;
    for (i += after_digit ? 2 : 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '_') {
            if (!after_digit) {
                return false;
            }
            after_digit = false;
            after_underscore = true;
        } else {
            after_digit = kind == 'x' ? is_hex(c) : is_digit(c);
            if (after_underscore && !after_digit) {
                return false;
            }
            after_underscore = false;
        }
    }
    return !after_underscore;
}

/* -------- integers */

static int digit_value(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    return 'a' <= lower(c) && lower(c) <= 'z' ? lower(c) - 'a' + 10 : 99;
}

/* Base 0 means: by the prefix, which is taken off. */
static int base_of(Text *s) {
    int kind;
    if (s->ptr[0] != '0') {
        return 10;
    }
    if (s->len >= 3 && has_prefix(*s, &kind)) {
        s->ptr += 2;
        s->len -= 2;
        return kind == 'b' ? 2 : kind == 'o' ? 8 : 16;
    }
    s->ptr++;
    s->len--;
    return 8;
}

static int read_digits(Text s, uint64_t base, bool allow_underscore, uint64_t max, uint64_t *v) {
    for (int64_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '_' && allow_underscore) {
            continue;
        }
        uint64_t digit = (uint64_t)digit_value(s.ptr[i]);
        if (digit >= base) {
            *v = 0;
            return CODE_SYNTAX;
        }
        uint64_t next;
        if (__builtin_mul_overflow(*v, base, &next) || __builtin_add_overflow(next, digit, &next) ||
            next > max) {
            *v = max;
            return CODE_RANGE;
        }
        *v = next;
    }
    return CODE_OK;
}

static int parse_uint(Text s, int64_t base, int64_t bit_size, uint64_t *v) {
    Text whole = s;
    bool by_prefix = base == 0;
    *v = 0;
    if (s.len == 0) {
        return CODE_SYNTAX;
    }
    if (by_prefix) {
        base = base_of(&s);
    } else if (base < 2 || base > 36) {
        return CODE_BASE;
    }
    if (bit_size < 0 || bit_size > 64) {
        return CODE_BIT_SIZE;
    }
    uint64_t max = bit_size == 0 || bit_size == 64 ? UINT64_MAX : ((uint64_t)1 << bit_size) - 1;
    int code = read_digits(s, (uint64_t)base, by_prefix, max, v);
    if (code == CODE_OK && by_prefix && !underscores_ok(whole)) {
        *v = 0;
        return CODE_SYNTAX;
    }
    return code;
}

static int parse_int(Text s, int64_t base, int64_t bit_size, int64_t *v) {
    bool negative = s.len > 0 && s.ptr[0] == '-';
    uint64_t size;
    if (s.len > 0 && is_sign(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    int code = parse_uint(s, base, bit_size, &size);
    if (code != CODE_OK && code != CODE_RANGE) {
        *v = 0;
        return code;
    }
    uint64_t limit = (uint64_t)1 << ((bit_size == 0 ? 64 : bit_size) - 1);
    if (size > limit - !negative) {
        size = limit - !negative;
        code = CODE_RANGE;
    }
    *v = (int64_t)(negative ? -size : size);
    return code;
}

/* parseUint(s string, base, bitSize int) (v uint64, code int) */
NativeResult strconv_parse_uint(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    uint64_t v;
    int code = parse_uint((Text){args[0].p, args[1].i}, args[2].i, args[3].i, &v);
    args[0].u = v;
    args[1].i = code;
    return NAT_DONE;
}

NativeResult strconv_parse_int(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    charge_bytes(vm, args[1].i);
    int64_t v;
    int code = parse_int((Text){args[0].p, args[1].i}, args[2].i, args[3].i, &v);
    args[0].i = v;
    args[1].i = code;
    return NAT_DONE;
}

/* formatBits(u uint64, base int, isNegative bool) string */
NativeResult strconv_format_bits(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[65];
    char *end = text + sizeof text, *at = end;
    uint64_t u = args[0].u, base = args[1].u;
    bool is_negative = args[2].u & 1;
    do {
        *--at = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
        u /= base;
    } while (u != 0);
    if (is_negative) {
        *--at = '-';
    }
    return nat_set_string(vm, &args[0], at, (size_t)(end - at)) ? NAT_DONE : NAT_PANIC;
}

/* -------- floats */

/* How many bytes s and the lower-case word have in common, whatever the case. */
static int64_t common_prefix(Text s, const char *word) {
    int64_t n = 0;
    while (n < s.len && word[n] && lower(s.ptr[n]) == word[n]) {
        n++;
    }
    return n;
}

/* inf, infinity and nan; the length, 0 if s starts with none of them. */
static int64_t read_special(Text s, double *f) {
    int64_t sign = s.len > 0 && is_sign(s.ptr[0]);
    if (!sign && common_prefix(s, "nan") == 3) {
        *f = NAN;
        return 3;
    }
    int64_t n = common_prefix((Text){s.ptr + sign, s.len - sign}, "infinity");
    if (n < 3) {
        return 0;
    }
    *f = s.ptr[0] == '-' ? -INFINITY : INFINITY;
    return sign + (n < 8 ? 3 : 8);
}

/* The end of the mantissa that starts at i, or -1 if it has no digits. */
static int64_t mantissa_end(Text s, int64_t i, bool hex) {
    bool has_dot = false, has_digits = false;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '.' && !has_dot) {
            has_dot = true;
        } else if (hex ? is_hex(c) : is_digit(c)) {
            has_digits = true;
        } else if (c != '_') {
            break;
        }
    }
    return has_digits ? i : -1;
}

/* The length of the number literal s starts with, or 0. A hexadecimal one must have an exponent. */
static int64_t literal_length(Text s) {
    int64_t i = s.len > 0 && is_sign(s.ptr[0]);
    bool hex = i + 2 < s.len && s.ptr[i] == '0' && lower(s.ptr[i + 1]) == 'x';
    i = mantissa_end(s, hex ? i + 2 : i, hex);
    if (i < 0) {
        return 0;
    }
    if (i == s.len || lower(s.ptr[i]) != (hex ? 'p' : 'e')) {
        return hex ? 0 : i;
    }
    i++;
    i += i < s.len && is_sign(s.ptr[i]);
    if (i >= s.len || !is_digit(s.ptr[i])) {
        return 0;
    }
    while (i < s.len && (is_digit(s.ptr[i]) || s.ptr[i] == '_')) {
        i++;
    }
    return i;
}

/* The value of a literal, which is copied: strtod wants a 0 at the end and no underscores. */
static double literal_value(Text s, int bits) {
    char small[128];
    char *text = s.len < (int64_t)sizeof small ? small : base_alloc((unsigned long)s.len + 1);
    int64_t n = 0;
    for (int64_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '_') {
            text[n++] = s.ptr[i];
        }
    }
    text[n] = 0;
    double f = bits == 32 ? (double)strtof(text, NULL) : strtod(text, NULL);
    if (text != small) {
        free(text);
    }
    return f;
}

/* parseFloat(s string, bitSize int) (f float64, size, code int) */
NativeResult strconv_parse_float(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text s = {args[0].p, args[1].i};
    int bits = args[2].i == 32 ? 32 : 64, code = CODE_OK;
    double f = 0;
    charge_bytes(vm, s.len);
    int64_t n = read_special(s, &f);
    if (n == 0) {
        n = literal_length(s);
        Text literal = {s.ptr, n};
        if (n == 0 || (memchr(s.ptr, '_', (size_t)n) && !underscores_ok(literal))) {
            n = 0;
            code = CODE_SYNTAX;
        } else {
            f = literal_value(literal, bits);
            code = isinf(f) ? CODE_RANGE : CODE_OK;
        }
    }
    args[0].f = f;
    args[1].i = n;
    args[2].i = code;
    return NAT_DONE;
}

/* formatFloat(f float64, verb byte, prec, bitSize int) string */
NativeResult strconv_format_float(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Buf out;
    buf_init(&out);
    int64_t prec = args[2].i < -1 ? -1 : args[2].i;
    int digits = (int)(prec < PRECISION_MAX ? prec : PRECISION_MAX);
    double f = args[3].i == 32 ? (double)(float)args[0].f : args[0].f;
    ftoa_append(&out, f, (char)args[1].u, digits, (int)args[3].i);
    charge_bytes(vm, (int64_t)out.len);
    bool ok = nat_set_string(vm, &args[0], out.data, out.len);
    buf_deinit(&out);
    return ok ? NAT_DONE : NAT_PANIC;
}

/* quotable(s string, quote byte) int */
NativeResult strconv_quotable(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const char *s = args[0].p;
    int64_t n = args[1].i, i = 0;
    char quote = (char)args[2].u;
    NatWatch watch = nat_watch(vm);
    while (i < n && s[i] >= ' ' && s[i] < 0x7F && s[i] != '\\' && s[i] != quote &&
           !nat_stops(&watch, 1)) {
        i++;
    }
    charge_bytes(vm, i);
    return watch.is_stopped ? nat_again(vm) : return_int(args, i);
}
