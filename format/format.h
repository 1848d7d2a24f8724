/* format/format.h: source bytes in, gofmt's bytes out; knows tokens, comments and the syntax tree,
 * no types.
 *
 * The result is byte for byte what gofmt of Go 1.22 writes (without -s). A script, which gofmt
 * would refuse, is laid out by the same rules: its statements stand at the left margin, and empty
 * lines set functions and imports apart. Formatting twice changes nothing more.
 */
#ifndef GOL_FORMAT_FORMAT_H
#define GOL_FORMAT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"

typedef struct FormatInput {
    const char *path; /* as messages show it */
    const char *text;
    size_t len;
    bool is_script;
} FormatInput;

/* Appends the formatted text to *out. On a syntax error: prints the messages, as style says, to
 * errors (which may be NULL: then in silence), leaves *out alone and returns false. */
bool format_source(const FormatInput *in, Buf *out, FILE *errors, DiagStyle style);

#endif
