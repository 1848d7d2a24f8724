/* re2_shim.h: RE2, a C++ library, as C sees it.
 *
 * re2_shim.cc is built into a shared library of its own, which the binary carries and loads when a
 * program first compiles an expression: libstdc++ would cost every start of gol half a millisecond.
 * It has one symbol to look up, RE2_SHIM_SYMBOL, an Re2Shim.
 *
 * A pattern may be used by several threads at once.
 */
#ifndef GOL_STDLIB_REGEXP_RE2_SHIM_H
#define GOL_STDLIB_REGEXP_RE2_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RE2_SHIM_SYMBOL "re2_shim"

/* What is wrong with an expression; in the order of regexp.gol's texts. */
typedef enum Re2Error {
    RE2_OK,
    RE2_INTERNAL,
    RE2_BAD_ESCAPE,
    RE2_BAD_CLASS,
    RE2_BAD_RANGE,
    RE2_MISSING_BRACKET,
    RE2_MISSING_PAREN,
    RE2_UNEXPECTED_PAREN,
    RE2_TRAILING_BACKSLASH,
    RE2_NOTHING_TO_REPEAT,
    RE2_BAD_REPEAT_COUNT,
    RE2_NESTED_REPEAT,
    RE2_BAD_PERL,
    RE2_BAD_UTF8,
    RE2_BAD_NAME,
    RE2_TOO_LARGE,
} Re2Error;

enum { RE2_LONGEST = 1, RE2_POSIX = 2 }; /* flags */

typedef struct Re2Pattern Re2Pattern;

typedef struct Re2Shim {
    /* Always a pattern, to be freed; whether it is any good, error tells. NULL: out of memory. */
    Re2Pattern *(*compile)(const char *expr, size_t len, int flags);
    void (*free)(Re2Pattern *);
    /* RE2_OK, or what is wrong, and the part of the expression (the pattern owns it) where it
     * is. */
    Re2Error (*error)(const Re2Pattern *, const char **part, size_t *len);
    /* Groups besides the whole match. */
    int (*groups)(const Re2Pattern *);
    /* The leftmost match in text[from..len), in which `^` and `\b` see all of text. Writes the byte
     * offsets of the first `pairs` groups, the whole match first, two each, -1 for what took no
     * part. */
    bool (*match)(const Re2Pattern *, const char *text, size_t len, size_t from, int64_t *offsets,
                  int pairs);
} Re2Shim;

#endif
