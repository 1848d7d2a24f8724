/* lexer/literal.c: numbers, runes and strings: finding their end, checking them, decoding them.
 *
 * Checking and decoding are apart: the lexer reports what is wrong (at the column Go reports it)
 * and marks the token bad; the parser decodes only good ones. Numbers stay text: their value is
 * the checker's business (base/bignum.h).
 */
#include <string.h>

#include "base/panic.h"
#include "base/utf8.h"
#include "lexer/lexer_internal.h"

static void finish(Lexer *lx, TokenKind tok, const char *p, bool ok)
{
    lx->tok = tok;
    lx->p = p;
    lx->len = (uint32_t)(p - lx->start);
    lx->is_bad = !ok;
    lx->nl_is_semi = true;
}

static char lower(char c)
{
    return (char)(c | 0x20);
}

/* ---- numbers */

typedef struct NumberScan {
    Lexer *lx;
    const char *p;
    int base;
    char prefix;          /* x o b, 0 for a leading zero, or NUL */
    bool has_digit, has_separator;
    const char *bad_digit; /* first digit that is too large for the base, or NULL */
    bool ok;
} NumberScan;

static const char *base_name(int base)
{
    switch (base) {
    case 2: return "binary";
    case 8: return "octal";
    case 10: return "decimal";
    default: return "hexadecimal";
    }
}

/* Only the first error of a number is reported. */
static void complain(NumberScan *n, const char *at, const char *text, const char *detail)
{
    if (n->ok) {
        lex_error(n->lx, at, text, detail);
        n->ok = false;
    }
}

static void digits(NumberScan *n, int base)
{
    unsigned accepted = base == 16 ? CLASS_HEX : CLASS_DIGIT;
    for (; n->p < n->lx->end && (*n->p == '_' || is_class(*n->p, accepted)); n->p++) {
        if (*n->p == '_') {
            n->has_separator = true;
            continue;
        }
        n->has_digit = true;
        if (base < 10 && *n->p >= '0' + base && !n->bad_digit) {
            n->bad_digit = n->p;
        }
    }
}

static void base_prefix(NumberScan *n)
{
    n->base = 10;
    if (byte_at(n->lx, n->p) != '0') {
        return;
    }
    n->p++;
    n->prefix = lower(byte_at(n->lx, n->p));
    n->base = n->prefix == 'x' ? 16 : n->prefix == 'b' ? 2 : 8;
    if (n->prefix == 'x' || n->prefix == 'o' || n->prefix == 'b') {
        n->p++;
    } else {
        n->prefix = '0';
        n->has_digit = true;
    }
}

/* Returns whether there is an exponent. */
static bool exponent(NumberScan *n)
{
    char e = lower(byte_at(n->lx, n->p));
    if (e != 'e' && e != 'p') {
        return false;
    }
    char quoted[] = {'\'', *n->p, '\'', 0};
    if (e == 'e' && n->prefix != 0 && n->prefix != '0') {
        complain(n, n->p, "%s exponent requires decimal mantissa", quoted);
    } else if (e == 'p' && n->prefix != 'x') {
        complain(n, n->p, "%s exponent requires hexadecimal mantissa", quoted);
    }
    n->p++;
    char sign = byte_at(n->lx, n->p);
    n->p += sign == '+' || sign == '-';
    n->has_digit = false;
    digits(n, 10);
    if (!n->has_digit) {
        complain(n, n->p, "%s has no digits", "exponent");
    }
    return true;
}

/* The first `_` that does not stand between digits (a prefix counts as a digit), or NULL. */
static const char *misplaced_separator(const NumberScan *n)
{
    const char *s = n->lx->start, *end = n->p;
    bool after_digit = false;
    if (n->prefix != 0 && n->prefix != '0') {
        s += 2;
        after_digit = true;
    }
    for (; s < end; s++) {
        bool is_digit = is_class(*s, n->prefix == 'x' ? CLASS_HEX : CLASS_DIGIT);
        if (*s == '_') {
            bool before_digit = s + 1 < end &&
                                (s[1] == '_' ||
                                 is_class(s[1], n->prefix == 'x' ? CLASS_HEX : CLASS_DIGIT));
            if (!after_digit || !before_digit) {
                return s;
            }
        }
        after_digit = is_digit;
    }
    return NULL;
}

static void check_digits(NumberScan *n, TokenKind kind)
{
    if (kind == TOK_INT && n->bad_digit && n->ok) {
        lex_error(n->lx, n->bad_digit, "invalid digit '%c' in %s literal", *n->bad_digit,
                  base_name(n->base));
        n->ok = false;
    }
    const char *separator = n->has_separator && n->ok ? misplaced_separator(n) : NULL;
    if (separator) {
        complain(n, separator, "%s must separate successive digits", "'_'");
    }
}

void lex_number(Lexer *lx)
{
    NumberScan n = {.lx = lx, .p = lx->start, .ok = true, .base = 10};
    TokenKind kind = TOK_INT;
    if (*n.p != '.') {
        base_prefix(&n);
        digits(&n, n.base);
    }
    if (byte_at(lx, n.p) == '.') {
        if (n.prefix == 'o' || n.prefix == 'b') {
            complain(&n, n.p, "invalid radix point in %s literal", base_name(n.base));
        }
        n.p++;
        kind = TOK_FLOAT;
        digits(&n, n.base);
    }
    if (!n.has_digit) {
        complain(&n, n.p, "%s literal has no digits", base_name(n.base));
    }
    if (exponent(&n)) {
        kind = TOK_FLOAT;
    } else if (n.prefix == 'x' && kind == TOK_FLOAT) {
        complain(&n, n.p, "hexadecimal mantissa requires a %s exponent", "'p'");
    }
    if (byte_at(lx, n.p) == 'i') {
        kind = TOK_IMAG;
        n.p++;
    }
    check_digits(&n, kind);
    finish(lx, kind, n.p, n.ok);
}

/* ---- escapes */

typedef struct EscapeForm {
    int digits, base;
    int64_t max;
} EscapeForm;

static EscapeForm escape_form(char c)
{
    switch (c) {
    case '0' ... '7': return (EscapeForm){3, 8, 255};
    case 'x': return (EscapeForm){2, 16, 255};
    case 'u': return (EscapeForm){4, 16, RUNE_MAX};
    case 'U': return (EscapeForm){8, 16, RUNE_MAX};
    default: return (EscapeForm){0, 0, 0};
    }
}

static int digit_value(char c)
{
    if (is_class(c, CLASS_DIGIT)) {
        return c - '0';
    }
    return is_class(c, CLASS_HEX) ? lower(c) - 'a' + 10 : 99;
}

static void bad_escape_digit(Lexer *lx, const char *p, int base)
{
    int width;
    Buf b;
    buf_init(&b);
    lex_put_quoted_rune(&b, utf8_decode(p, (size_t)(lx->end - p), &width));
    lex_error(lx, p, "invalid character %s in %s escape", b.data, base_name(base));
    buf_deinit(&b);
}

static bool check_escape_value(Lexer *lx, const char *p, int64_t value, EscapeForm form)
{
    if (value > form.max && form.base == 8) {
        lex_error(lx, p, "octal escape value %d > 255", (int)value);
        return false;
    }
    if (value > form.max || (value >= 0xD800 && value < 0xE000)) {
        Buf b;
        buf_init(&b);
        lex_put_unicode(&b, value);
        lex_error(lx, p, "escape is invalid Unicode code point %s", b.data);
        buf_deinit(&b);
        return false;
    }
    return true;
}

/* *at stands behind a backslash and is moved behind the escape. False when an error was reported;
 * the end of the text is left to the caller to complain about. */
static bool check_escape(Lexer *lx, const char **at, char quote)
{
    const char *p = *at;
    if (p >= lx->end) {
        return true;
    }
    if (*p == quote || (*p && strchr("abfnrtv\\", *p))) {
        *at = p + 1;
        return true;
    }
    EscapeForm form = escape_form(*p);
    if (form.digits == 0) {
        lex_error(lx, p, "unknown escape");
        return false;
    }
    p += form.base == 16;
    int64_t value = 0;
    for (int i = 0; i < form.digits; i++, p++) {
        if (p >= lx->end) {
            *at = p;
            return true;
        }
        if (digit_value(*p) >= form.base) {
            bad_escape_digit(lx, p, form.base);
            *at = p;
            return false;
        }
        value = value * form.base + digit_value(*p);
    }
    *at = p;
    return check_escape_value(lx, p, value, form);
}

/* ---- strings and runes */

void lex_string(Lexer *lx)
{
    bool ok = true;
    const char *p = lx->start + 1;
    for (;;) {
        if (unlikely(p >= lx->end)) {
            lex_error(lx, lx->start, "string not terminated");
            ok = false;
            break;
        }
        char c = *p;
        if (c == '"') {
            p++;
            break;
        }
        if (c == '\\') {
            p++;
            ok &= check_escape(lx, &p, '"');
        } else if (unlikely(c == '\n')) {
            lex_error(lx, p, "newline in string");
            ok = false;
            break;
        } else {
            p++;
        }
    }
    finish(lx, TOK_STRING, p, ok);
}

void lex_raw_string(Lexer *lx)
{
    const char *from = lx->start + 1;
    const char *close = memchr(from, '`', (size_t)(lx->end - from));
    if (!close) {
        lex_error(lx, lx->start, "string not terminated");
        lx->is_cut_short = true;
    }
    finish(lx, TOK_STRING, close ? close + 1 : lx->end, close != NULL);
}

static const char *skip_rune(const Lexer *lx, const char *p)
{
    int width;
    utf8_decode(p, (size_t)(lx->end - p), &width);
    return p + width;
}

void lex_char(Lexer *lx)
{
    bool ok = true;
    const char *p = lx->start + 1;
    for (int count = 0;; count++) {
        const char *problem = NULL, *at = lx->start;
        bool is_end = true;
        if (p >= lx->end) {
            problem = "rune literal not terminated";
        } else if (*p == '\'') {
            problem = count == 1 ? NULL : count == 0 ?
                      "empty rune literal or unescaped '" :
                      "more than one character in rune literal";
            at = count == 0 ? p : lx->start;
            p++;
        } else if (*p == '\n') {
            problem = "newline in rune literal";
            at = p;
        } else if (*p == '\\') {
            p++;
            ok &= check_escape(lx, &p, '\'');
            is_end = false;
        } else {
            p = skip_rune(lx, p);
            is_end = false;
        }
        if (problem && ok) {
            lex_error(lx, at, "%s", problem);
            ok = false;
        }
        if (is_end) {
            break;
        }
    }
    finish(lx, TOK_CHAR, p, ok);
}

/* ---- values */

/* Decodes the escape behind a backslash; *is_byte: \x and octal give a byte, not a rune. */
static int32_t escape_value(const char **at, bool *is_byte)
{
    static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
    const char *p = *at;
    EscapeForm form = escape_form(*p);
    *is_byte = form.max == 255;
    if (form.digits == 0) {
        const char *letter = strchr(letters, *p);
        *at = p + 1;
        return letter ? values[letter - letters] : *p;
    }
    p += form.base == 16;
    int32_t value = 0;
    for (int i = 0; i < form.digits; i++) {
        value = value * form.base + digit_value(*p++);
    }
    *at = p;
    return value;
}

static const Str *raw_value(Interns *interns, const char *s, const char *end)
{
    if (!memchr(s, '\r', (size_t)(end - s))) {
        return intern(interns, s, (size_t)(end - s));
    }
    Buf b;
    buf_init(&b);
    for (; s < end; s++) {
        if (*s != '\r') {
            buf_putc(&b, *s);
        }
    }
    const Str *value = intern(interns, b.data ? b.data : "", b.len);
    buf_deinit(&b);
    return value;
}

const Str *lex_string_value(Interns *interns, const char *text, size_t len)
{
    const char *s = text + 1, *end = text + len - 1;
    if (text[0] == '`') {
        return raw_value(interns, s, end);
    }
    if (!memchr(s, '\\', (size_t)(end - s))) {
        return intern(interns, s, (size_t)(end - s));
    }
    Buf b;
    buf_init(&b);
    while (s < end) {
        if (*s != '\\') {
            buf_putc(&b, *s++);
            continue;
        }
        s++;
        bool is_byte;
        int32_t value = escape_value(&s, &is_byte);
        if (is_byte) {
            buf_putc(&b, (char)value);
        } else {
            buf_put_rune(&b, value);
        }
    }
    const Str *value = intern(interns, b.data, b.len);
    buf_deinit(&b);
    return value;
}

int32_t lex_char_value(const char *text, size_t len)
{
    const char *s = text + 1;
    if (*s == '\\') {
        bool is_byte;
        s++;
        return escape_value(&s, &is_byte);
    }
    int width;
    return utf8_decode(s, len - 2, &width);
}

/* ---- runes in messages */

void lex_put_unicode(Buf *out, int64_t rune)
{
    buf_printf(out, "U+%04llX", (unsigned long long)rune);
    if (rune <= RUNE_MAX && rune_is_printable((int)rune)) {
        buf_puts(out, " '");
        buf_put_rune(out, (int)rune);
        buf_putc(out, '\'');
    }
}

void lex_put_quoted_rune(Buf *out, int rune)
{
    static const char codes[] = "\a\b\f\n\r\t\v\\'", letters[] = "abfnrtv\\'";
    const char *code = rune > 0 && rune < 0x80 ? strchr(codes, rune) : NULL;
    buf_putc(out, '\'');
    if (code) {
        buf_putc(out, '\\');
        buf_putc(out, letters[code - codes]);
    } else if (rune_is_printable(rune)) {
        buf_put_rune(out, rune);
    } else if (rune < ' ' || rune == 0x7F) {
        buf_printf(out, "\\x%02x", (unsigned)rune);
    } else {
        buf_printf(out, rune < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)rune);
    }
    buf_putc(out, '\'');
}
