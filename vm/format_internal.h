/* vm/format_internal.h: what the files of the value formatter share. Included from nowhere else. */
#ifndef GOL_VM_FORMAT_INTERNAL_H
#define GOL_VM_FORMAT_INTERNAL_H

#include "base/buf.h"
#include "vm/vm_internal.h"

enum { /* flags, numbered as in stdlib/fmt/print.gol */
    FMT_PLUS = 1, FMT_MINUS = 2, FMT_SHARP = 4, FMT_SPACE = 8, FMT_ZERO = 16, FMT_WIDTH = 32,
    FMT_PREC = 64, FMT_PLUS_V = 128, FMT_SHARP_V = 256,
};

enum { CALL_FORMAT, CALL_GO_STRING, CALL_ERROR, CALL_STRING, CALL_KINDS }; /* kinds of holes */

typedef struct FmtHole {
    const Rtype *type;
    uint64_t data;       /* the interface's data word */
    int64_t at, kind;
} FmtHole;

/* One verb with its flags, and where the text goes. */
typedef struct Fmt {
    Vm *vm;
    Buf out;
    int verb;
    unsigned flags;
    int64_t wid, prec;
    const Rtype *interfaces[CALL_KINDS]; /* whose methods leave holes */
    VEC(FmtHole) holes;
    int64_t base;        /* offset of out's start in the caller's buffer */
    bool is_erring;      /* inside %!verb(…): no methods */
    bool is_out_of_memory;
} Fmt;

static inline bool fmt_has(const Fmt *f, unsigned flag) {
    return (f->flags & flag) != 0;
}

/* ---- format_text.c */
/* Text between blanks or zeros up to the width, counted in runes. */
void fmt_pad(Fmt *f, const char *text, size_t len);
void fmt_padding(Fmt *f, int64_t n);
void fmt_string(Fmt *f, const char *s, size_t len);         /* %s: cut to the precision */
void fmt_quoted(Fmt *f, const char *s, size_t len);         /* %q */
void fmt_hex_string(Fmt *f, const char *s, size_t len, bool is_upper); /* %x of bytes */
void fmt_char(Fmt *f, uint64_t c);                          /* %c */
void fmt_quoted_char(Fmt *f, uint64_t c);                   /* %q of an integer */
void fmt_unicode(Fmt *f, uint64_t c);                       /* %U */

/* ---- format_num.c */
void fmt_integer(Fmt *f, uint64_t u, int base, bool is_signed, int verb, bool is_upper);
void fmt_hex64(Fmt *f, uint64_t u, bool has_prefix);
void fmt_float(Fmt *f, double v, int bits, char verb, int prec);

/* ---- format_sort.c */
/* Keys of a map in fmt's order: arrays of addresses, malloc'ed, and their number. */
typedef struct FmtEntry {
    const void *key, *value;
} FmtEntry;
FmtEntry *fmt_sorted_map(const Rtype *t, const Map *m, uint64_t *count);

#endif
