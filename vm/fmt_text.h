/* vm/fmt_text.h: the leaves of formatting: text, padding, integers, floats, as package fmt has
 * them.
 *
 * All append to a Buf. A Spec is what stood between % and the verb.
 */
#ifndef GOL_VM_FMT_TEXT_H
#define GOL_VM_FMT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "vm/native.h"

enum { /* flags as stdlib/fmt/print.gol numbers them */
    FMT_PLUS = 1, FMT_MINUS = 2, FMT_SHARP = 4, FMT_SPACE = 8, FMT_ZERO = 16, FMT_WIDTH = 32,
    FMT_PREC = 64, FMT_PLUS_V = 128, FMT_SHARP_V = 256,
};

typedef struct Spec {
    NatWatch *watch; /* stopped, texts are cut short anywhere */
    bool plus, minus, sharp, space, zero, has_width, has_prec, plus_v, sharp_v;
    int64_t width, prec;
} Spec;

Spec spec_of(NatWatch *watch, uint64_t flags, int64_t width, int64_t prec);

/* Text to the width, counted in runes. */
void fmt_pad(Buf *b, const Spec *s, const char *text, size_t n);
/* %s: cut to the precision, padded. */
void fmt_string(Buf *b, const Spec *s, const char *text, size_t n);
/* %q */
void fmt_quoted(Buf *b, const Spec *s, const char *text, size_t n);
/* %x %X of bytes. */
void fmt_hex_bytes(Buf *b, const Spec *s, const char *bytes, size_t n, bool upper);
/* An integer; verb is only asked for 'O'. */
void fmt_integer(Buf *b, const Spec *s, uint64_t u, unsigned base, bool is_signed, int verb,
                 bool upper);
void fmt_hex_0x(Buf *b, const Spec *s, uint64_t u, bool with_prefix);
void fmt_rune(Buf *b, const Spec *s, uint64_t rune);
void fmt_quoted_rune(Buf *b, const Spec *s, uint64_t rune);
void fmt_unicode(Buf *b, const Spec *s, uint64_t u);
/* verb b e E f g G x X; prec -1 shortest, unless s has one. */
void fmt_float(Buf *b, const Spec *s, double d, int bits, int verb, int prec);

#endif
