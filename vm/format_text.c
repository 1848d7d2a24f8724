/* format_text.c: strings, runes and padding for package fmt. */
#include <string.h>

#include "base/utf8.h"
#include "vm/format_internal.h"

void fmt_padding(Fmt *f, int64_t n) {
    char c = fmt_has(f, FMT_ZERO) && !fmt_has(f, FMT_MINUS) ? '0' : ' ';
    for (; n > 0; n--) {
        buf_putc(&f->out, c);
    }
}

void fmt_pad(Fmt *f, const char *text, size_t len) {
    int64_t room = fmt_has(f, FMT_WIDTH) ? f->wid - (int64_t)utf8_count(text, len) : 0;
    if (room > 0 && !fmt_has(f, FMT_MINUS)) {
        fmt_padding(f, room);
    }
    buf_write(&f->out, text, len);
    if (room > 0 && fmt_has(f, FMT_MINUS)) {
        fmt_padding(f, room);
    }
}

/* Bytes of the first `precision` runes. */
static size_t fmt_cut(const Fmt *f, const char *s, size_t len) {
    if (!fmt_has(f, FMT_PREC)) {
        return len;
    }
    size_t at = 0;
    for (int64_t n = f->prec; n > 0 && at < len; n--) {
        int width;
        utf8_decode(s + at, len - at, &width);
        at += (size_t)width;
    }
    return at;
}

void fmt_string(Fmt *f, const char *s, size_t len) {
    fmt_pad(f, s, fmt_cut(f, s, len));
}

/* ---- quoting: strconv.Quote, QuoteToASCII, and their rune forms */

static void put_hex(Buf *b, unsigned rune, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        buf_putc(b, "0123456789abcdef"[rune >> shift & 15]);
    }
}

static void put_escaped_rune(Buf *b, int rune, char quote, bool ascii) {
    static const char names[] = "abtnvfr"; /* \a is 7, then on */
    if (rune == quote || rune == '\\') {
        buf_putc(b, '\\');
        buf_putc(b, (char)rune);
    } else if (rune < 0x80 ? rune >= ' ' && rune < 0x7f : !ascii && rune_is_printable(rune)) {
        buf_put_rune(b, rune);
    } else if (rune >= 7 && rune <= 13) {
        buf_putc(b, '\\');
        buf_putc(b, names[rune - 7]);
    } else if (rune < ' ' || rune == 0x7f) {
        buf_puts(b, "\\x");
        put_hex(b, (unsigned)rune, 2);
    } else if (rune < 0x10000) {
        buf_puts(b, "\\u");
        put_hex(b, (unsigned)rune, 4);
    } else {
        buf_puts(b, "\\U");
        put_hex(b, (unsigned)rune, 8);
    }
}

static void put_quoted(Buf *b, const char *s, size_t len, bool ascii) {
    buf_putc(b, '"');
    for (size_t at = 0; at < len;) {
        int width, rune = utf8_decode(s + at, len - at, &width);
        if (rune == UTF8_BAD && width == 1) {
            buf_puts(b, "\\x");
            put_hex(b, (unsigned char)s[at], 2);
        } else {
            put_escaped_rune(b, rune, '"', ascii);
        }
        at += (size_t)width;
    }
    buf_putc(b, '"');
}

/* Whether s may stand between backquotes as it is. */
static bool can_backquote(const char *s, size_t len) {
    for (size_t at = 0; at < len;) {
        int width, rune = utf8_decode(s + at, len - at, &width);
        if (width > 1 ? rune == 0xFEFF : rune == UTF8_BAD || (rune < ' ' && rune != '\t') ||
                                             rune == '`' || rune == 0x7f) {
            return false;
        }
        at += (size_t)width;
    }
    return true;
}

void fmt_quoted(Fmt *f, const char *s, size_t len) {
    len = fmt_cut(f, s, len);
    Buf b;
    buf_init(&b);
    if (fmt_has(f, FMT_SHARP) && can_backquote(s, len)) {
        buf_putc(&b, '`');
        buf_write(&b, s, len);
        buf_putc(&b, '`');
    } else {
        put_quoted(&b, s, len, fmt_has(f, FMT_PLUS));
    }
    fmt_pad(f, b.data, b.len);
    buf_deinit(&b);
}

/* ---- bytes as hex */

void fmt_hex_string(Fmt *f, const char *s, size_t len, bool is_upper) {
    const char *digits = is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
    const char *prefix = is_upper ? "0X" : "0x";
    if (fmt_has(f, FMT_PREC) && f->prec < (int64_t)len) {
        len = (size_t)f->prec;
    }
    if (len == 0) {
        fmt_padding(f, fmt_has(f, FMT_WIDTH) ? f->wid : 0);
        return;
    }
    Buf b;
    buf_init(&b);
    bool spaced = fmt_has(f, FMT_SPACE), sharp = fmt_has(f, FMT_SHARP);
    for (size_t i = 0; i < len; i++) {
        if (spaced && i > 0) {
            buf_putc(&b, ' ');
        }
        if (sharp && (spaced || i == 0)) {
            buf_puts(&b, prefix);
        }
        buf_putc(&b, digits[(unsigned char)s[i] >> 4]);
        buf_putc(&b, digits[s[i] & 15]);
    }
    fmt_pad(f, b.data, b.len);
    buf_deinit(&b);
}

/* ---- runes */

static int as_rune(uint64_t c) {
    return c > RUNE_MAX ? UTF8_BAD : (int)c;
}

void fmt_char(Fmt *f, uint64_t c) {
    char text[UTF8_MAX];
    fmt_pad(f, text, (size_t)utf8_encode(text, as_rune(c)));
}

void fmt_quoted_char(Fmt *f, uint64_t c) {
    int rune = rune_is_valid(as_rune(c)) ? as_rune(c) : UTF8_BAD;
    Buf b;
    buf_init(&b);
    buf_putc(&b, '\'');
    put_escaped_rune(&b, rune, '\'', fmt_has(f, FMT_PLUS));
    buf_putc(&b, '\'');
    fmt_pad(f, b.data, b.len);
    buf_deinit(&b);
}

void fmt_unicode(Fmt *f, uint64_t c) {
    Buf b;
    buf_init(&b);
    int digits = fmt_has(f, FMT_PREC) && f->prec > 4 ? (int)f->prec : 4;
    buf_printf(&b, "U+%0*llX", digits, (unsigned long long)c);
    if (fmt_has(f, FMT_SHARP) && c <= RUNE_MAX && rune_is_printable((int)c)) {
        buf_puts(&b, " '");
        buf_put_rune(&b, (int)c);
        buf_putc(&b, '\'');
    }
    unsigned saved = f->flags;
    f->flags &= ~(unsigned)FMT_ZERO;
    fmt_pad(f, b.data, b.len);
    f->flags = saved;
    buf_deinit(&b);
}
