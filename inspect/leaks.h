/* inspect/leaks.h: the leak report: what a program leaks, who holds it, how to mend it.
 *
 *   Leaks *leaks = leaks_new(vm, &options);    before vm_run_main
 *   int code = vm_run_main(vm);                the report is made where the program ends
 *   if (code == 0 && leaks_proven(leaks) > 0) code = LEAKS_EXIT_CODE;
 *   leaks_free(leaks);                         before vm_free
 *
 * A report is made when main returns, at os.Exit, a deadlock, SIGQUIT, at the line of -leaks-at and
 * when the program calls debug.LeakReport(); none after a panic. It goes to the program's standard
 * error, after its own output. The program itself cannot see that it is watched.
 *
 * PROVEN is what no way of going on could ever use or end; everything else is SUSPECT. The proofs
 * are in the files leak_*.c, one for each kind of leak; leak.def has the codes.
 */
#ifndef GOL_INSPECT_LEAKS_H
#define GOL_INSPECT_LEAKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "vm/leakwatch.h"

enum { LEAKS_EXIT_CODE = 3 };

typedef enum LeakLang { LEAK_ENGLISH, LEAK_CHINESE } LeakLang;

typedef struct LeakOptions {
    const char *program;    /* as the report calls it */
    const char *line;       /* of -leaks-at, as it was given; or NULL */
    uint64_t line_turn;     /* -leaks-at: the report is made when its line is reached for the Nth time */
    bool json;
    const char *path;       /* -o, of the latest report; NULL: standard error */
    LeakLang lang;
    bool colour;
    bool is_test;           /* testing: goroutines of the harness are none of the program */
    uint64_t seed;          /* for the JSON */
    const char *why;        /* -why: not the report, but who holds this type or variable */
    bool is_silent;         /* no report: only keeps_profile */
    bool only_asked;        /* a report only when one is asked for, not where the program ends */
    bool keeps_profile;     /* of stuck goroutines when the program ended, for leaks_profile */
    Buf *keep_json;         /* NULL, or gets the last report as JSON, whatever form is shown */
} LeakOptions;

typedef struct Leaks Leaks;
Leaks *leaks_new(Vm *vm, const LeakOptions *options);
void leaks_free(Leaks *leaks);

/* Findings of the last report: proven ones, all. */
int leaks_proven(const Leaks *leaks);
int leaks_found(const Leaks *leaks);
/* The gzipped goroutineleak profile; NULL: no report was made. */
const Buf *leaks_profile(const Leaks *leaks);
/* -why asked for what there is not; reported. */
bool leaks_why_failed(const Leaks *leaks);
/* A report now, at a safepoint (the REPL's :leaks). */
void leaks_report(Leaks *leaks, WatchMoment moment);
/* The same against the report before: what is new, has grown, is gone. The first is a whole one. */
void leaks_report_since(Leaks *leaks);

/* Every goroutine that nothing can ever wake, as the report proves it; fn returns false to stop. */
void leaks_each_stuck(Vm *vm, WatchMoment moment, TaskFn fn, void *ctx);

/* Handles of C code that nobody has freed: the ffi names its own. fn is called for each open
 * handle. */
typedef struct LeakHandle {
    const char *type;       /* "*main.DB" */
    const char *closer;     /* "sqlite3_close" */
    uint32_t site;          /* where it was made */
} LeakHandle;
typedef void (*LeakHandleFn)(void *ctx, const LeakHandle *handle);
typedef void (*LeakHandleSource)(void *source_ctx, LeakHandleFn fn, void *ctx);
/* Of the reports to come. */
void leaks_set_lang(Leaks *leaks, LeakLang lang);
void leaks_set_handles(Leaks *leaks, LeakHandleSource source, void *source_ctx);

/* `gol explain`: the code's short title and how to mend it; NULL: no such code. */
typedef struct LeakCode {
    const char *code, *title, *title_zh, *fix, *fix_zh;
} LeakCode;
int leak_code_count(void);
const LeakCode *leak_code_at(int index);

#endif
