/* cmd/options.h: the command line, read into one struct. */
#ifndef GOL_CMD_OPTIONS_H
#define GOL_CMD_OPTIONS_H

#include "doc/doc.h"
#include "driver/gol.h"

typedef enum Verb {
#define VERB(name, id, help) VERB_##id,
#include "cmd/verbs.def"
#undef VERB
} Verb;

typedef struct Options {
    Verb verb;
    const char *code;   /* -e, -p */
    bool prints_value;  /* -p: code is an expression */
    const char *path;   /* file, folder or "-"; NULL: none named */
    const char **paths; /* several .go files before the program's own arguments */
    int path_count;
    char **words;       /* of a verb that runs no program: everything that is no flag */
    int word_count;
    DocStyle doc;       /* doc */
    bool has_verb;      /* one was written */
    bool wants_help;
    char *environment_flags; /* GOLFLAGS, cut into words */
    bool has_diag;      /* -diag was given */
    const char *color;  /* auto, always, never */
    bool verbose, failfast, is_short, json;
    bool quiet, noinit, transcript; /* repl */
    bool interactive;   /* -i: a prompt after the program */
    /* test; NULL: not given */
    const char *run_pattern, *skip_pattern, *bench_pattern, *list_pattern, *benchtime, *timeout, *shuffle, *cpu;
    const char *covermode, *coverprofile, *coverpkg;
    const char *unfit;  /* a flag of go test that gol has no use for */
    bool benchmem, cover;
    int64_t timeout_ns;
    int test_count, parallel; /* parallel 0: not given */
    const char *versus; /* -vs: the mended program */
    bool watch;         /* -watch */
    bool steps;         /* -step */
    int schedules;      /* -schedules; 0: none */
    SessionOptions session; /* its args: of the program, or of the verb fmt */
} Options;

void options_free(Options *o);
/* False after one line on stderr that says what is wrong (exit status 2). */
bool options_parse(Options *o, int argc, char **argv);
void options_help(void);
/* The form of a verb and its own flags. False, and reported: there is no such verb. */
bool options_help_verb(const char *name);
const char *options_verb_name(Verb verb);

#endif
