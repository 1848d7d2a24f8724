/* format_num.c: integers and floats for package fmt. */
#include <math.h>
#include <string.h>

#include "base/ftoa.h"
#include "vm/format_internal.h"

/* Pads without zeros: those of a number are inside it. */
static void pad_blank(Fmt *f, const char *text, size_t len) {
    unsigned saved = f->flags;
    f->flags &= ~(unsigned)FMT_ZERO;
    fmt_pad(f, text, len);
    f->flags = saved;
}

/* Digits the number must at least have: its precision, or the width when that is filled with zeros. */
static int64_t least_digits(const Fmt *f, bool is_negative) {
    if (fmt_has(f, FMT_PREC)) {
        return f->prec;
    }
    if (!fmt_has(f, FMT_ZERO) || fmt_has(f, FMT_MINUS) || !fmt_has(f, FMT_WIDTH)) {
        return 0;
    }
    return f->wid - (is_negative || fmt_has(f, FMT_PLUS | FMT_SPACE));
}

static void put_prefix(const Fmt *f, Buf *b, int base, int verb, bool is_upper, bool begins_with_0) {
    if (fmt_has(f, FMT_SHARP)) {
        if (base == 2) {
            buf_puts(b, "0b");
        } else if (base == 16) {
            buf_puts(b, is_upper ? "0X" : "0x");
        } else if (base == 8 && !begins_with_0 && verb != 'O') {
            buf_putc(b, '0');
        }
    }
    if (verb == 'O') {
        buf_puts(b, "0o");
    }
}

static void put_sign(const Fmt *f, Buf *b, bool is_negative) {
    if (is_negative) {
        buf_putc(b, '-');
    } else if (fmt_has(f, FMT_PLUS)) {
        buf_putc(b, '+');
    } else if (fmt_has(f, FMT_SPACE)) {
        buf_putc(b, ' ');
    }
}

void fmt_integer(Fmt *f, uint64_t u, int base, bool is_signed, int verb, bool is_upper) {
    bool is_negative = is_signed && (int64_t)u < 0;
    u = is_negative ? -u : u;
    if (fmt_has(f, FMT_PREC) && f->prec == 0 && u == 0) {
        unsigned saved = f->flags;
        f->flags &= ~(unsigned)FMT_ZERO;
        fmt_padding(f, fmt_has(f, FMT_WIDTH) ? f->wid : 0);
        f->flags = saved;
        return;
    }
    char digits[64];
    int n = 0;
    do {
        digits[n++] = (is_upper ? "0123456789ABCDEF" : "0123456789abcdef")[u % (unsigned)base];
        u /= (unsigned)base;
    } while (u > 0);
    int64_t zeros = least_digits(f, is_negative) - n;
    Buf b;
    buf_init(&b);
    put_sign(f, &b, is_negative);
    put_prefix(f, &b, base, verb, is_upper, zeros > 0 || digits[n - 1] == '0');
    for (; zeros > 0; zeros--) {
        buf_putc(&b, '0');
    }
    while (n > 0) {
        buf_putc(&b, digits[--n]);
    }
    pad_blank(f, b.data, b.len);
    buf_deinit(&b);
}

void fmt_hex64(Fmt *f, uint64_t u, bool has_prefix) {
    unsigned saved = f->flags;
    f->flags = has_prefix ? f->flags | FMT_SHARP : f->flags & ~(unsigned)FMT_SHARP;
    fmt_integer(f, u, 16, false, 'v', false);
    f->flags = saved;
}

/* ---- floats */

/* With # a float keeps its point, and %g its trailing zeros up to the precision. num has no sign. */
static void keep_zeros(Buf *num, char verb, int prec) {
    size_t end = 0; /* of the mantissa */
    bool is_hex = verb == 'x' || verb == 'X', has_point = false, has_digit = false;
    int missing = strchr("gGxX", verb) == NULL ? 0 : prec >= 0 ? prec : 6;
    size_t start = is_hex && num->len > 1 && (num->data[1] | 32) == 'x' ? 2 : 0;
    for (; end < num->len; end++) {
        char c = num->data[end];
        if ((c | 32) == 'p' || ((c | 32) == 'e' && !is_hex)) {
            break;
        }
        if (c == '.') {
            has_point = true;
        } else if (end >= start) {
            has_digit |= c != '0';
            missing -= has_digit;
        }
    }
    Buf out;
    buf_init(&out);
    buf_write(&out, num->data, end);
    if (!has_point) {
        missing -= end == 1 && num->data[0] == '0';
        buf_putc(&out, '.');
    }
    for (; missing > 0; missing--) {
        buf_putc(&out, '0');
    }
    buf_write(&out, num->data + end, num->len - end);
    buf_deinit(num);
    *num = out;
}

static void pad_signed(Fmt *f, char sign, const char *num, size_t len) {
    Buf b;
    buf_init(&b);
    bool fills = fmt_has(f, FMT_ZERO) && !fmt_has(f, FMT_MINUS) && fmt_has(f, FMT_WIDTH);
    if (sign != 0 && fills && f->wid > (int64_t)len + 1) {
        buf_putc(&f->out, sign);
        fmt_padding(f, f->wid - (int64_t)len - 1);
        buf_write(&f->out, num, len);
    } else {
        if (sign != 0) {
            buf_putc(&b, sign);
        }
        buf_write(&b, num, len);
        fmt_pad(f, b.data, b.len);
    }
    buf_deinit(&b);
}

void fmt_float(Fmt *f, double v, int bits, char verb, int prec) {
    if (fmt_has(f, FMT_PREC)) {
        prec = (int)f->prec;
    }
    Buf num;
    buf_init(&num);
    ftoa_append(&num, fabs(v), verb, prec, bits);
    if (isinf(v)) { /* "+Inf": the sign is put back below */
        num.len = 0;
        buf_puts(&num, "Inf");
    }
    bool is_negative = signbit(v) && !isnan(v);
    char sign = is_negative ? '-' : fmt_has(f, FMT_PLUS) ? '+' : fmt_has(f, FMT_SPACE) ? ' ' : 0;
    if (!isfinite(v)) {
        sign = sign == 0 && isinf(v) ? '+' : sign;
        Buf b;
        buf_init(&b);
        if (sign != 0) {
            buf_putc(&b, sign);
        }
        buf_write(&b, num.data, num.len);
        pad_blank(f, b.data, b.len);
        buf_deinit(&b);
    } else {
        if (fmt_has(f, FMT_SHARP) && verb != 'b') {
            keep_zeros(&num, verb, prec);
        }
        pad_signed(f, sign, num.data, num.len);
    }
    buf_deinit(&num);
}
