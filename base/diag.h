/* base/diag.h: messages about the program text.
 *
 * Every phase reports into one Diags and goes on; the driver sorts, limits and prints. Wording is
 * Go 1.22's compiler: lower case, no full stop. As there, one "syntax error: …" a line is kept (the
 * first reported), and a message repeated for the same line is kept once; other errors may share a
 * line.
 */
#ifndef GOL_BASE_DIAG_H
#define GOL_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/source.h"

/* Each kind is one line of diag.def: DIAG(NAME, "explanation"). */
typedef enum DiagKind {
#define DIAG(name, text) DIAG_##name,
#include "base/diag.def"
#undef DIAG
    DIAG_COUNT
} DiagKind;

typedef struct Diag {
    Pos pos;
    DiagKind kind;
    bool is_warning;
    const char *text;  /* may hold "\n\t" continuation lines, as gc prints them */
    const char *hint;  /* "did you mean …", or NULL */
} Diag;

typedef struct Diags {
    Arena *arena;
    const SourceSet *sources;
    Diag *list;
    int len, cap;
    int errors; /* warnings not counted */
    int syntax_errors; /* those whose text begins with "syntax error": after one, a file is not
                          checked any further; other errors of the parser do not prevent that */
    uint64_t syntax_line; /* where the last "syntax error" was reported */
    uint64_t other_line;  /* the last other error: where, and what */
    const char *other_text;
} Diags;

void diags_init(Diags *d, Arena *arena, const SourceSet *sources);
void diags_deinit(Diags *d);
void diag_error(Diags *d, Pos pos, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_verror(Diags *d, Pos pos, DiagKind kind, const char *format, va_list args);
void diag_warn(Diags *d, Pos pos, DiagKind kind, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_hint(Diags *d, const char *format, ...) /* on the message reported last */
    __attribute__((format(printf, 2, 3)));

/* Forgets the messages from number `from` on; 0: all, for the next entry of a session. */
void diags_cut(Diags *d, int from);

/* Sorts by file order and position and drops repeated messages of a line. */
void diags_sort(Diags *d);
typedef struct DiagStyle {
    int limit;        /* errors shown, then "too many errors" as gc does it; 0: all */
    bool show_source; /* the line and a caret below */
    bool colour;
    bool json;        /* instead of all that: an object a line, and no limit */
} DiagStyle;
/* One message as a line of JSON: {"file","line","col","end","severity","code","message","notes",
 * "suggestion"}. end, {"line","col"} behind the name at pos, notes and suggestion are there only
 * where there is something to say. */
typedef struct DiagJson {
    Pos pos;
    const char *severity; /* "error" or "warning" */
    const char *code;
    const char *text;     /* what follows its first line are the notes */
    const char *suggestion; /* or NULL */
} DiagJson;
void diag_write_json(const SourceSet *sources, const DiagJson *x, FILE *out);

/* Sorts, then prints "path:line:col: text" lines (no column where gc prints none: from 255 on).
 * Returns the number of errors (not warnings) there are. */
int diags_print(Diags *d, FILE *out, DiagStyle style);

#endif
