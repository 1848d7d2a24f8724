/* driver/live.h: what the files of a live session share (live.c, live_*.c). Included from nowhere
 * else. */
#ifndef GOL_DRIVER_LIVE_H
#define GOL_DRIVER_LIVE_H

#include "driver/driver_internal.h"

typedef struct Redirect {
    uint32_t func;
    uint32_t before;      /* where it led until then: FuncMeta.redefined_by */
} Redirect;

typedef struct Rename {
    Object *type;
    const Str *name;      /* what it was called */
} Rename;

typedef struct Applied { /* an entry in force, and what taking it back needs */
    Entry entry;
    VEC(Redirect) redirects;
    VEC(Rename) renames;
    char *text;
    SessionEnd end;       /* of its run */
} Applied;

typedef struct Live {
    SessionHooks hooks;
    int entry_count;      /* numbers sources: "repl[7]" */
    int next_result;      /* of _1, _2, … */
    VEC(Applied *) applied;
    PtrMap versions;      /* name of a type -> how often it was declared again */
} Live;

/* live_ask.c: checks a text as an entry, calls fn (e is NULL after errors), and takes it back. The
 * caller cuts the diags. */
typedef void (*LiveProbeFn)(Session *s, const File *f, const Entry *e, void *ctx);
void live_probe(Session *s, const char *text, size_t len, LiveProbeFn fn, void *ctx);
/* The package a bare name means, imported or not. */
Package *live_package(Session *s, const char *name);

/* The text of variables' values with their types; true when it tells of an error. */
bool live_show_values(Session *s, Object **vars, int count, Buf *out);

#endif
