/* fmt_text.c: see fmt_text.h. The rules are those of Go's fmt, checked against it
 * (tests/lang/fmt). */
#include "vm/fmt_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/ftoa.h"
#include "base/panic.h"
#include "base/utf8.h"

enum { PER_RUNE = 8 }; /* what a watch is told of a rune or byte that is written in another form */

static const char lower_digits[] = "0123456789abcdefx";
static const char upper_digits[] = "0123456789ABCDEFX";

Spec spec_of(NatWatch *watch, uint64_t flags, int64_t width, int64_t prec) {
    return (Spec){
        .watch = watch,
        .plus = flags & FMT_PLUS,
        .minus = flags & FMT_MINUS,
        .sharp = flags & FMT_SHARP,
        .space = flags & FMT_SPACE,
        .zero = (flags & FMT_ZERO) && !(flags & FMT_MINUS), /* zeros go to the left only */
        .has_width = flags & FMT_WIDTH,
        .has_prec = flags & FMT_PREC,
        .plus_v = flags & FMT_PLUS_V,
        .sharp_v = flags & FMT_SHARP_V,
        .width = width,
        .prec = prec,
    };
}

/* ---- padding */

static void put_padding(Buf *b, const Spec *s, int64_t n) {
    for (; n > 0; n--) {
        buf_putc(b, s->zero ? '0' : ' ');
    }
}

/* buf_write, in pieces */
static void put_long(Buf *b, const Spec *s, const char *text, size_t n) {
    while (n > 0 && !s->watch->is_stopped) {
        size_t k = n < NAT_WATCH_PIECE ? n : NAT_WATCH_PIECE;
        buf_write(b, text, k);
        nat_stops(s->watch, (int64_t)k);
        text += k;
        n -= k;
    }
}

void fmt_pad(Buf *b, const Spec *s, const char *text, size_t n) {
    int64_t missing = s->has_width ? s->width - (int64_t)utf8_count(text, n) : 0;
    if (!s->minus) {
        put_padding(b, s, missing);
    }
    put_long(b, s, text, n);
    if (s->minus) {
        put_padding(b, s, missing);
    }
}

static void pad_without_zeros(Buf *b, const Spec *s, const char *text, size_t n) {
    Spec plain = *s;
    plain.zero = false;
    fmt_pad(b, &plain, text, n);
}

/* ---- strings */

/* Bytes of the first prec runes. */
static size_t cut_to_precision(const Spec *s, const char *text, size_t n) {
    if (!s->has_prec) {
        return n;
    }
    size_t at = 0;
    for (int64_t runes = 0; at < n && runes < s->prec && !nat_stops(s->watch, 1); runes++) {
        int width;
        utf8_decode(text + at, n - at, &width);
        at += (size_t)width;
    }
    return at;
}

void fmt_string(Buf *b, const Spec *s, const char *text, size_t n) {
    fmt_pad(b, s, text, cut_to_precision(s, text, n));
}

static void put_hex(Buf *b, uint32_t rune, int digits) {
    while (digits-- > 0) {
        buf_putc(b, lower_digits[rune >> 4 * digits & 15]);
    }
}

static bool put_named_escape(Buf *b, int c) {
    static const char codes[] = "\a\b\f\n\r\t\v";
    const char *at = c != 0 && c < 128 ? strchr(codes, c) : NULL;
    if (at != NULL) {
        buf_putc(b, '\\');
        buf_putc(b, "abfnrtv"[at - codes]);
    }
    return at != NULL;
}

/* One rune of a quoted text. is_bad: the byte `rune` was no UTF-8. */
static void put_quoted_rune(Buf *b, int rune, bool is_bad, char quote, bool ascii_only) {
    if (is_bad) {
        buf_puts(b, "\\x");
        put_hex(b, (uint32_t)rune, 2);
    } else if (rune == quote || rune == '\\') {
        buf_putc(b, '\\');
        buf_putc(b, (char)rune);
    } else if (rune < 128 ? rune >= ' ' && rune < 127 : !ascii_only && rune_is_printable(rune)) {
        buf_put_rune(b, rune);
    } else if (put_named_escape(b, rune)) {
        return;
    } else if (rune < ' ' || rune == 127) {
        buf_puts(b, "\\x");
        put_hex(b, (uint32_t)rune, 2);
    } else if (rune < 0x10000) {
        buf_puts(b, "\\u");
        put_hex(b, (uint32_t)rune, 4);
    } else {
        buf_puts(b, "\\U");
        put_hex(b, (uint32_t)rune, 8);
    }
}

static void put_quoted(Buf *b, const Spec *s, const char *text, size_t n) {
    buf_putc(b, '"');
    for (size_t at = 0; at < n && !nat_stops(s->watch, PER_RUNE);) {
        int width;
        int rune = utf8_decode(text + at, n - at, &width);
        bool is_bad = rune == UTF8_BAD && width == 1;
        put_quoted_rune(b, is_bad ? (uint8_t)text[at] : rune, is_bad, '"', s->plus);
        at += (size_t)width;
    }
    buf_putc(b, '"');
}

/* May the text stand between back quotes? */
static bool can_backquote(const Spec *s, const char *text, size_t n) {
    for (size_t at = 0; at < n && !nat_stops(s->watch, PER_RUNE);) {
        int width;
        int rune = utf8_decode(text + at, n - at, &width);
        at += (size_t)width;
        if (width > 1
                ? rune == 0xFEFF
                : rune == UTF8_BAD || (rune < ' ' && rune != '\t') || rune == '`' || rune == 127) {
            return false;
        }
    }
    return true;
}

void fmt_quoted(Buf *b, const Spec *s, const char *text, size_t n) {
    Buf quoted;
    buf_init(&quoted);
    n = cut_to_precision(s, text, n);
    if (s->sharp && can_backquote(s, text, n)) {
        buf_putc(&quoted, '`');
        buf_write(&quoted, text, n);
        buf_putc(&quoted, '`');
    } else {
        put_quoted(&quoted, s, text, n);
    }
    fmt_pad(b, s, quoted.data, quoted.len);
    buf_deinit(&quoted);
}

void fmt_hex_bytes(Buf *b, const Spec *s, const char *bytes, size_t n, bool upper) {
    const char *digits = upper ? upper_digits : lower_digits;
    if (s->has_prec && (int64_t)n > s->prec) {
        n = s->prec < 0 ? 0 : (size_t)s->prec;
    }
    Buf text;
    buf_init(&text);
    for (size_t i = 0; i < n && !nat_stops(s->watch, PER_RUNE); i++) {
        if (i > 0 && s->space) {
            buf_putc(&text, ' ');
        }
        if (s->sharp && (i == 0 || s->space)) {
            buf_putc(&text, '0');
            buf_putc(&text, digits[16]);
        }
        buf_putc(&text, digits[(uint8_t)bytes[i] >> 4]);
        buf_putc(&text, digits[bytes[i] & 15]);
    }
    fmt_pad(b, s, text.len == 0 ? "" : text.data, text.len);
    buf_deinit(&text);
}

/* ---- integers */

/* How many digits there must be at least; -1: the number is not shown at all. */
static int64_t least_digits(const Spec *s, uint64_t u, bool is_negative) {
    if (s->has_prec) {
        return s->prec == 0 && u == 0 ? -1 : s->prec;
    }
    if (s->zero && s->has_width) {
        return s->width - (is_negative || s->plus || s->space);
    }
    return 0;
}

/* 0b 0x 0o or 0; its length. */
static size_t put_prefix(char *text, const Spec *s, unsigned base, int verb, char x,
                         bool leads_with_zero) {
    size_t len = 0;
    if (verb == 'O') {
        text[len++] = '0';
        text[len++] = 'o';
    }
    if (s->sharp && (base == 2 || base == 16)) {
        text[len++] = '0';
        text[len++] = base == 2 ? 'b' : x;
    } else if (s->sharp && base == 8 && !leads_with_zero) {
        text[len++] = '0';
    }
    return len;
}

void fmt_integer(Buf *b, const Spec *s, uint64_t u, unsigned base, bool is_signed, int verb,
                 bool upper) {
    const char *digits = upper ? upper_digits : lower_digits;
    bool is_negative = is_signed && (int64_t)u < 0;
    u = is_negative ? -u : u;
    int64_t least = least_digits(s, u, is_negative);
    if (least < 0 && s->has_prec) {
        pad_without_zeros(b, s, "", 0);
        return;
    }
    char small[64]; /* digits, last first */
    int n = 0;
    do {
        small[n++] = digits[u % base];
        u /= base;
    } while (u != 0);
    char local[128];
    size_t most = 8 + (least > n ? (size_t)least : (size_t)n), len = 0;
    char *text = most <= sizeof local ? local : base_alloc(most);
    if (is_negative || s->plus || s->space) {
        text[len++] = is_negative ? '-' : s->plus ? '+' : ' ';
    }
    len += put_prefix(text + len, s, base, verb, digits[16], least > n || small[n - 1] == '0');
    for (int64_t i = n; i < least; i++) {
        text[len++] = '0';
    }
    while (n > 0) {
        text[len++] = small[--n];
    }
    pad_without_zeros(b, s, text, len);
    if (text != local) {
        free(text);
    }
}

void fmt_hex_0x(Buf *b, const Spec *s, uint64_t u, bool with_prefix) {
    Spec with = *s;
    with.sharp = with_prefix;
    fmt_integer(b, &with, u, 16, false, 'v', false);
}

static int valid_rune(uint64_t u) {
    return u > RUNE_MAX || !rune_is_valid((int)u) ? UTF8_BAD : (int)u;
}

void fmt_rune(Buf *b, const Spec *s, uint64_t rune) {
    char text[UTF8_MAX];
    int n = utf8_encode(text, valid_rune(rune));
    fmt_pad(b, s, text, (size_t)n);
}

void fmt_quoted_rune(Buf *b, const Spec *s, uint64_t rune) {
    Buf text;
    buf_init(&text);
    buf_putc(&text, '\'');
    put_quoted_rune(&text, valid_rune(rune), false, '\'', s->plus);
    buf_putc(&text, '\'');
    fmt_pad(b, s, text.data, text.len);
    buf_deinit(&text);
}

void fmt_unicode(Buf *b, const Spec *s, uint64_t u) {
    Buf text;
    buf_init(&text);
    buf_puts(&text, "U+");
    Spec digits = {
        .watch = s->watch, .has_prec = true, .prec = s->has_prec && s->prec > 4 ? s->prec : 4};
    fmt_integer(&text, &digits, u, 16, false, 'v', true);
    if (s->sharp && u <= RUNE_MAX && rune_is_printable((int)u)) {
        buf_puts(&text, " '");
        buf_put_rune(&text, (int)u);
        buf_putc(&text, '\'');
    }
    pad_without_zeros(b, s, text.data, text.len);
    buf_deinit(&text);
}

/* ---- floats */

/* %#g and the like: a decimal point always, and zeros up to the number of digits asked for. text
 * starts with the sign. */
static void keep_zeros(Buf *text, int verb, int prec) {
    char tail[16] = "";
    int digits = 0;
    bool has_point = false, saw_nonzero = false;
    if (verb == 'g' || verb == 'G' || verb == 'x' || verb == 'X') {
        digits = prec == -1 && (verb == 'g' || verb == 'G') ? 6 : prec;
    }
    for (size_t i = 1; i < text->len; i++) {
        char c = text->data[i];
        bool is_hex = verb == 'x' || verb == 'X';
        if (c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && !is_hex)) {
            memcpy(tail, text->data + i, text->len - i);
            tail[text->len - i] = 0;
            text->len = i;
        } else if (c == '.') {
            has_point = true;
        } else {
            saw_nonzero |= c != '0';
            digits -= saw_nonzero;
        }
    }
    if (!has_point) {
        if (text->len == 2 && text->data[1] == '0') {
            digits--; /* a zero before the point is a digit too */
        }
        buf_putc(text, '.');
    }
    for (; digits > 0; digits--) {
        buf_putc(text, '0');
    }
    buf_puts(text, tail);
}

/* text begins with + or - or the space that stands for +. */
static void put_signed_text(Buf *b, const Spec *s, const Buf *text) {
    bool shows_sign = s->plus || text->data[0] != '+';
    if (!shows_sign) {
        fmt_pad(b, s, text->data + 1, text->len - 1);
    } else if (s->zero && s->has_width && s->width > (int64_t)text->len) {
        buf_putc(b, text->data[0]); /* the sign, then zeros */
        put_padding(b, s, s->width - (int64_t)text->len);
        buf_write(b, text->data + 1, text->len - 1);
    } else {
        fmt_pad(b, s, text->data, text->len);
    }
}

void fmt_float(Buf *b, const Spec *s, double d, int bits, int verb, int prec) {
    if (s->has_prec) {
        prec = (int)s->prec;
    }
    Buf text;
    buf_init(&text);
    buf_putc(&text, '+');
    ftoa_append(&text, d, (char)verb, prec, bits);
    if (text.data[1] == '-' || text.data[1] == '+') {
        memmove(text.data, text.data + 1, --text.len);
    }
    if (s->space && text.data[0] == '+' && !s->plus) {
        text.data[0] = ' ';
    }
    bool is_nan = text.data[1] == 'N';
    if (is_nan || text.data[1] == 'I') {
        bool bare = is_nan && !s->space && !s->plus; /* infinity keeps its sign */
        pad_without_zeros(b, s, text.data + bare, text.len - bare);
    } else {
        if (s->sharp && verb != 'b') {
            keep_zeros(&text, verb, prec);
        }
        put_signed_text(b, s, &text);
    }
    buf_deinit(&text);
}
