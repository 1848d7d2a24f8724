/* driver/gol.h: gol as a library: a session that loads, checks, compiles and runs Go programs.
 *
 * A Session owns everything a program needs (sources, trees, types, image, heap, vm) and frees it
 * together; two sessions live in one process side by side. The calls go in this order:
 *
 *   Session *s = session_new(&options);
 *   SessionStatus st = session_load(s, &input);    text of the program, its imports, all errors
 *   if (st == SESSION_OK) st = session_check(s);   types; with check_all also code of every function
 *   if (st == SESSION_OK) code = session_run(s);   exit status of the program
 *   session_free(s);
 *
 * Errors in the program text go to options.err, in Go's words, ten at most unless all_errors.
 */
#ifndef GOL_DRIVER_GOL_H
#define GOL_DRIVER_GOL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Session Session;

typedef enum SessionStatus {
    SESSION_OK = 0,
    SESSION_ERRORS = 1, /* the program text is wrong (or a file cannot be read); reported */
    SESSION_USAGE = 2,  /* no such file, nothing to run; reported */
} SessionStatus;

/* -leaks-at FILE:LINE[:N] */
typedef struct LeaksAt {
    const char *text;        /* as given; it begins with the file. NULL: nowhere */
    int file_len;
    int line, turn;          /* the turn-th time that the line is reached */
} LeaksAt;

typedef struct SessionOptions {
    FILE *err;               /* diagnostics; NULL: stderr */
    bool all_errors;         /* no limit of ten */
    bool show_source;        /* full reports: the source line and a caret under each message, and
                                after a deadlock who waits for what */
    bool colour;
    bool diag_json;          /* reports as objects of JSON, one a line, in place of text */
    bool strict, lax;        /* DESIGN.md 2: .gol as Go, .go as .gol */
    bool virtual_time;
    int64_t until_ns;        /* end after this much virtual time; 0: none */
    int64_t max_time_ns;     /* real time; 0: none */
    uint64_t max_mem_bytes;  /* 0: none */
    bool has_seed;
    uint64_t seed;
    bool perturb;
    const char *debug;       /* GOLDEBUG text, or NULL */
    bool sandbox;            /* reads files below the working directory; nothing else of the system */
    const char *path_list;   /* folders to look for packages in, by colons (GOLPATH); NULL: none */
    const char *ffi;         /* NULL, "on", "off", or the C libraries allowed, by commas */
    int arg_count;           /* os.Args[1:] */
    char **args;
    /* NULL, or where the program's standard output and error go instead of descriptors 1 and 2. */
    void (*write)(void *ctx, int fd, const void *data, size_t n);
    void *write_ctx;
    const char *html;        /* -html: write the page of the run there; NULL: none */
    const char *trace;       /* -trace: write its events there; NULL: none */
    /* The leak report (inspect/leaks.h): after the program, at a deadlock, at os.Exit, on
     * SIGQUIT. */
    bool leaks;
    bool leaks_warn;         /* proven leaks do not change the exit status */
    bool leaks_json;
    const char *leaks_out;   /* file for the report; NULL: standard error */
    LeaksAt leaks_at;        /* where to report besides */
    bool chinese;
    const char *record;      /* -record: write what comes from outside there; NULL: none */
    const char *replay;      /* -replay: take it from there */
    bool keeps_timeline;     /* for session_take_timeline */
    bool draws_heap;         /* the timeline has pictures of the heap; html has them always */
    const char *why;         /* with leaks: a type or variable; who holds it, in place of the report */
    /* Files for profiles of the run (inspect/pprof.h), or NULL. */
    const char *cpuprofile, *memprofile, *leakprofile;
    /* NULL, or told each file and folder that the program's text is from, once it has been
     * checked. */
    void (*source)(void *ctx, const char *path);
    void *source_ctx;
    const char *test_vet;    /* gol test: checks of vet that come first, by commas; NULL: none */
    const char *dump;        /* -d: tokens ast types ir code; NULL: none */
} SessionOptions;

/* Which statements gol test counts. */
typedef struct CoverOptions {
    const char *mode;        /* set, count, atomic */
    const char *patterns;    /* of -coverpkg as written; NULL: the package under test alone */
    char *const *dirs;       /* the folders they match */
    int dir_count;
} CoverOptions;

/* What session_load_tests found. Texts live as long as the session. */
typedef struct TestedPackage {
    const char *path;        /* import path; NULL: the folder could not be read */
    bool is_read;            /* the text is Go's, and its tests have the right signatures */
    bool has_test_files;
    bool has_statements;     /* some that are counted */
} TestedPackage;

typedef struct SessionInput {
    const char *path;        /* file, directory, or "-" for stdin; NULL with code */
    const char **paths;      /* several files of one package, or NULL */
    int path_count;
    const char *code;        /* -e: a script's text */
    bool is_expr;            /* -p: code is an expression, whose value or values are to be printed */
    bool with_tests;         /* also _test files (gol test) */
    const CoverOptions *cover; /* with tests: count statements; NULL: do not */
} SessionInput;

Session *session_new(const SessionOptions *options);
void session_free(Session *s);

SessionStatus session_load(Session *s, const SessionInput *input);
/* Instead of session_load: the package of a folder or files with its tests, made runnable if it has
 * test files. It is the program that session_check and session_run take. */
SessionStatus session_load_tests(Session *s, SessionInput input, TestedPackage *tested);
/* Instead of session_check: type-checks, and looks in a program without errors for likely mistakes
 * (docs/internals/vet.md). They go to options.err, or as JSON to json when that is not NULL.
 * The text form also lists the C functions that the package declares; they are no findings.
 * SESSION_ERRORS when there were errors or findings. */
SessionStatus session_vet(Session *s, FILE *json);
/* May the list be options.test_vet: "all", or names of checks by commas? */
bool session_knows_checks(const char *list);
/* Type-checks everything; check_all also compiles and verifies every function, of packages that are
 * no program too: nothing can be run after it. */
SessionStatus session_check(Session *s, bool check_all);
/* Compiles what is reachable and runs it. Returns the exit status; stdout is flushed. */
int session_run(Session *s);
/* What happened in the run (inspect/timeline.h), if options.keeps_timeline: the caller's now. */
struct Timeline *session_take_timeline(Session *s);
/* Has Ctrl-C ended the program? The process should then end by that signal too. */
bool session_was_interrupted(const Session *s);
/* Writes what -d asked for to out. */
SessionStatus session_dump(Session *s, FILE *out);

/* ---- A long session: entries, one after the other (docs/internals/repl.md) --------------------------
 *
 *   Session *s = session_new(&options);
 *   if (session_open(s, &hooks)) …              instead of session_load, check and run
 *   end = session_enter(s, text, len);          once a line (or block) is complete
 *   session_background(s, ns);                  while nobody types
 *   session_free(s);
 */

typedef enum SessionEnd {
    SESSION_DONE,
    SESSION_REJECTED,    /* the text is wrong: reported; nothing has happened */
    SESSION_STOPPED,     /* a statement panicked or deadlocked: reported; what came before it counts,
                            names it was to declare are not declared */
    SESSION_INTERRUPTED, /* the same, by Ctrl-C */
    SESSION_EXITED,      /* os.Exit: the session is over */
} SessionEnd;

/* How an entry that is paused goes on (driver/breaks.h). */
typedef enum SessionGo {
    GO_ON,
    GO_INTO,             /* to the next line, into functions that are called */
    GO_OVER,             /* to the next line of the function or its caller */
    GO_OUT,              /* to the caller's next statement */
    GO_QUIT,             /* it is given up; deferred calls run */
} SessionGo;

typedef struct SessionHooks {
    void *ctx;
    /* A value of an expression statement: "3  // int". */
    void (*value)(void *ctx, const char *text, bool is_error);
    /* Something the user should know: an import made, a function that no longer compiles. */
    void (*note)(void *ctx, const char *text);
    /* The entry is paused; NULL: it goes on at once. */
    SessionGo (*paused)(void *ctx);
} SessionHooks;

bool session_open(Session *s, const SessionHooks *hooks);

typedef enum SessionText { TEXT_COMPLETE, TEXT_INCOMPLETE, TEXT_BROKEN } SessionText;
/* Whether text is a list of whole statements and declarations; INCOMPLETE: more lines may make it
 * one. */
SessionText session_text(const char *text, size_t len);
SessionEnd session_enter(Session *s, const char *text, size_t len);
bool session_has_exited(const Session *s); /* by os.Exit, in an entry or a goroutine */
int session_exit_code(const Session *s);
/* Takes the last entry in force back: bindings, never values. False: there is none. */
bool session_undo(Session *s);

/* Lets goroutines run for about max_ns; after how many ns it should be called again: 0 at once, -1
 * when session_wait_fd is readable. */
int64_t session_background(Session *s, int64_t max_ns);
int session_wait_fd(Session *s);
/* Has Ctrl-C come while no entry ran? The second answers true once. */
bool session_is_interrupted(const Session *s);
bool session_take_interrupt(Session *s);

#endif
