/* driver/live.h: what the files of a live session share (live.c, live_*.c). Included from nowhere
 * else. */
#ifndef GOL_DRIVER_LIVE_H
#define GOL_DRIVER_LIVE_H

#include "driver/driver_internal.h"
#include "inspect/show.h"

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

typedef struct Break { /* breaks.h */
    int number;
    char *where;          /* as it was asked for */
    uint32_t pos;         /* of the statement; 0: nowhere any more */
    int hits;
} Break;

typedef struct PausedAt { /* the latest breakpoint that was reached */
    uint32_t pos;
    int number;
} PausedAt;

typedef struct Live {
    SessionHooks hooks;
    int entry_count;      /* numbers sources: "repl[7]" */
    int next_result;      /* of _1, _2, … */
    VEC(Applied *) applied;
    PtrMap versions;      /* name of a type -> how often it was declared again */
    VEC(Break) breaks;
    int break_count;      /* set so far */
    PausedAt last_break;
    ShowOptions show;     /* as :set has it */
    bool has_pauses;      /* functions are compiled with pauses */
    bool steps_in;        /* the entry pauses before its first statement */
    int pause_depth;      /* entries that may be paused just now */
} Live;

/* live_ask.c: checks a text as an entry, calls fn (e is NULL after errors), and takes it back. The
 * caller cuts the diags. */
typedef void (*LiveProbeFn)(Session *s, const File *f, const Entry *e, void *ctx);
void live_probe(Session *s, const char *text, size_t len, LiveProbeFn fn, void *ctx);
/* The package a bare name means, imported or not. */
Package *live_package(Session *s, const char *name);

/* live_ask.c: what a dotted name means; *package is set instead when it is one. NULL for both:
 * nothing. */
Object *live_find(Session *s, const char *name, Package **package);

/* live_break.c: an entry has been applied; has been taken back. */
void live_breaks_follow(Session *s);
void live_breaks_undone(Session *s);
void live_breaks_free(Live *l);
/* Asks how to go on while the entry is paused, to its end. */
VmEntryEnd live_attend(Session *s, VmEntryEnd end);
/* vm_run_background, asking likewise. */
int64_t live_run_background(Session *s, int64_t max_ns);

/* live.c: hands the values of an expression statement to the hook. */
void live_show_results(Session *s, const EntryStep *step);

/* live_show.c */
void live_put_type(Session *s, const Rtype *t, Buf *out);
/* mem: in Go's layout. True when the text tells of an error. */
bool live_put_value(Session *s, Rtype *t, const void *mem, Buf *out);
/* The text of variables' values with their types; true when it tells of an error. */
bool live_show_values(Session *s, Object **vars, int count, Buf *out);

#endif
